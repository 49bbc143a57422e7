"""What an event word means in its sentence: a strike of workers or of jets, a crush or a crush on somebody."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from kg.extract.happened import clause_before
from kg.model import EventType

_NEEDS: Final = {
    "collapse": re.compile(
        r"\b(?:building|bridge|tunnel|shaft|roof|ceiling|floor|wall|tower|block|house|home|school|dormitor|mine\b|dam\b"
        r"|scaffold|crane|stand\b|stage|platform|balcon|apartment|hotel|church|mosque|temple|structure|pit\b|trench"
        r"|stadium|rubble|debris|quarry|overpass|flyover|market hall|factor|hall\b|pier\b|jetty)",
        re.IGNORECASE,
    ),
    "stoppage": re.compile(
        r"\b(?:workers?|staff|nurses?|teachers?|doctors?|drivers?|pilots|crews?|miners|dockers|employees|unions?|labou?r"
        r"|pay\b|wages?|walk(?:ed|s|ing)? (?:off|out)|picket\w*|employers?|lecturers|railway|rail\b|postal|stoppage)",
        re.IGNORECASE,
    ),
    "fall": re.compile(
        r"\bfall of\s+(?:\S+\s+){0,4}?(?:regime|government|dictator|dictatorship|rule|ruler|dynasty|junta"
        r"|monarchy|empire"
        r"|president|shah|king|republic|communism|apartheid)s?\b|\b(?:downfall|collapse|collapsed|fell from)\b",
        re.IGNORECASE,
    ),
    "eruption": re.compile(r"\b(?:volcan\w+|lava|ash|crater|Mount|Mt)\b"),
    "explosion": re.compile(
        r"\b(?:explo\w+|leak|spill|meltdown)|\b(?:the|a|an|bomb|gas|two|three|several|massive"
        r"|huge)\s+(?:\w+\s+)?blasts?\b",
        re.IGNORECASE,
    ),
    "deport": re.compile(
        r"\b(?:migrant|refugee|asylum|people|famil|national|resident|Rohingya|civilian|border|countr)", re.I
    ),
}
"""What the sentence of an ambiguous lemma has to hold as well: "the fall of 2010", "anger erupted"."""
_OUT_OF: Final = re.compile(
    r"(?:\s+(?!bod(?:y|ies)\b|corpses?\b|remains\b|dead\b)[^\s,;.]+){0,7}?\s+(?:from|out of)\s+(?:[^\s,;.]+\s+){0,5}?"
    r"(?:rubble|wreckage|debris|ruins|mud|snow|sea|water|waters|river|lake|sewer|well|hole|shaft|tunnel|mine|cave|gallery"
    r"|wreck|car|bus|vehicle|train|boat|ship|building|house|home|apartment|collapse|flames|blaze|fire)\b",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\b(?:alive|survivors?|people|persons?|passengers|miners|workers|children|child|boys?|girls?|wom[ae]n|m[ae]n|bab(?:y|ies)"
    r"|toddler|pupils|students|famil(?:y|ies)|residents|villagers|sailors|fishermen|migrants|climbers|hikers|victims"
    r"|crew|others|them|him|her|mother|father|sons?|daughters?|brothers?|sisters?|couple)\b",
    re.IGNORECASE,
)
_BODIES: Final = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b", re.IGNORECASE)
_STRIKE_NOUN: Final = re.compile(
    r"(?:\b(?:the|a|an|this|that|their|its|on|of|by|during|after|since|amid|for|with|day|week|hour|month|long|rail|train|bus"
    r"|tube|school|teachers|nurses|doctors|pilots|drivers|workers|dock|port|pay|national|nationwide|first|second|latest"
    r"|ongoing|further|more|new|largest|biggest|suspends?|ends?|calls?\s+off|begins?|began|announce[sd]?)|['’]s?|-day|-week|-hour|-month)\s+\Z",
    re.IGNORECASE,
)


_DISPLACED: Final = re.compile(
    r"(?:\A|\b(?:the|a|an|for|of|by|to|from|with|among|between|in|on|at|and|many|most|some|other|internally|newly"
    r"|recently|housing|hosting|sheltering|million|thousand|hundred|\d[\d,.]{0,20})|[^\w\s])\s*+\Z",
    re.IGNORECASE,
)
_THE_DISPLACED: Final = re.compile(
    r"\s+(?:people|persons?|camps?|famil(?:y|ies)|civilians?|residents?|children|wom[ae]n|m[ae]n|villagers|communit(?:y|ies)"
    r"|population|households|workers|students|pupils|farmers|[A-Z]\w+s)\b"
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_POST: Final = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,4}?(?:[\w-]*president|premier|minister|secretary|head|chief|chair\w*|director|manager|coach"
    r"|captain|ceo|executive|governor|mayor|commander|ambassador|leader|speaker|commissioner|editor|spokes\w+|adviser"
    r"|advisor|boss|chancellor|judge|prosecutor|general|principal|trustee|treasurer)\b",
    re.IGNORECASE,
)


def _rescues(before: str, after: str) -> bool:
    """Whether "pulled" and its like tell that living people came out of danger."""
    m = _OUT_OF.match(after)
    words = clause_before(before) + (m.group() if m else "")
    return m is not None and _PEOPLE.search(words) is not None and _BODIES.search(words) is None


_WORKERS = _NEEDS["stoppage"]
_MILITARY: Final = re.compile(
    r"\b(?:troops|peacekeepers?|forces?|army|armies|soldiers?|marines|military|militar(?:y|ies)|militants?|militias?|militiam[ae]n|fighters"
    r"|rebels?|insurgents?|insurgency|guerrillas?|jihadis?ts?|paramilitar(?:y|ies)|separatists?|gunmen|warplanes?"
    r"|air\s?strikes?|artillery|battalions?|brigades?|commandos?|front\s?lines?|enemy|coalition|terrorists?|tanks|shelling|clashes"
    r"|ISI[SL]|Islamic\s+State|Da['’]?esh|Taliban|al[- ]Qa['’]?[ie]da|Boko\s+Haram|al-Shabaab|Hamas|Hezbollah"
    r"|Houthis?"
    r"|missiles?|rockets|drones|Wagner|peshmerga|PKK|RSF|M23|FARC|ELN|NATO|regime|battle(?:field|ground)?s?|fighting|stronghold|defen[cs]e\s+ministry)\b",
    re.IGNORECASE,
)
_WEAPONS: Final = re.compile(
    r"\b(?:bomb\w*|missiles?|rockets?|drones?|warplanes?|jets?|aircraft|air\s?(?:strikes?|raids?|force|base|craft)|munitions?"
    r"|targets?|targeted|retaliat\w+|precision|military|artillery|Pentagon|Centcom)\b",
    re.IGNORECASE,
)
_STRIKE_VERB: Final = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|not|they|we|you|I|he|she|it|who|that|earthquakes?|quakes?|storms?"
    r"|disasters?|tragedy|lightning|hurricanes?|typhoons?|cyclones?|tornado(?:es)?)\s+(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)
_COURT: Final = re.compile(
    r"\b(?:courts?|judges?|justices?|tribunals?|magistrates?|jury|juries|jurors?|prosecut\w+|lawyers?|attorneys?|lawsuits?|trials?"
    r"|convict\w*|sentenced|jail(?:ed)?|prison|guilty|defendants?|plaintiffs?|solicitors?|barristers?|verdicts?|bail|legal(?:ly)?"
    r"|accused|coroner|murder|manslaughter|fraud|theft|assault|police|crimes?|criminal|offen[cs]es?|indict\w+|constitutional"
    r"|inquest|hearings?|panel|acquitt\w+|charges|life\s+sentence|rape|arrested|counts?)\b",
    re.IGNORECASE,
)
_BENCH: Final = re.compile(
    r"\b(?:courts?|judges?|justices|tribunals?|jury|coroner|panel|magistrates?|regulators?|ombudsman|arbitrators?|commission"
    r"|watchdog|umpire|chamber|cassation)\b",
    re.IGNORECASE,
)
_BENCH_JUST_BEFORE: Final = re.compile(rf"{_BENCH.pattern}(?:\s+\w+)?\s+\Z", re.IGNORECASE)
_VEHICLE: Final = re.compile(
    r"\b(?:bus(?:es)?|cars?|trucks?|lorr(?:y|ies)|boats?|ferry|ferries|trains?|tractors?|vehicles?|vans?|coach(?:es)?|tankers?"
    r"|minibus(?:es)?|trams?|dingh(?:y|ies)|canoes?|barges?|ships?|vessels?|jeeps?|taxis?|motorcycles?|motorbikes?|carriages?"
    r"|trailers?|wagons?|SUVs?|pickups?)\b",
    re.IGNORECASE,
)
_CAPTIVES: Final = re.compile(
    r"\b(?:hostages?|captives?|captivity|kidnap\w*|prison\w*|jail\w*|custody|detain\w*|detention|arrest\w*|abduct\w*|inmates?"
    r"|militants|police|bail|captors|ransom|pardon\w*|amnesty)\b",
    re.IGNORECASE,
)
_LEADERS: Final = re.compile(
    r"\b(?:ministers?|leaders?|presidents?|officials?|sides|counterparts?|envoys?|delegations?|secretary|king|queen|chancellor"
    r"|diplomats?|parties|governments?|ambassadors?|negotiators?|representatives|delegates|commissioner|premier|pope|talks)\b",
    re.IGNORECASE,
)
_SIDES: Final = re.compile(
    r"\b(?:both|two|three|sides|leaders|countries|nations|ministers|parties|governments?|governors|officials|states|members"
    r"|negotiators|lawmakers|unions?|companies|presidents?|council|factions|rebels|between|powers|summit|talks|EU|UN)\b",
    re.IGNORECASE,
)
_TAKEN_BY: Final = re.compile(
    r"\s+(?:the\s+|a\s+)?(?:\w+\s+){0,2}(?:rebels|forces|troops|army|militants|insurgents|Taliban|ISI[SL]|Islamic\s+State|fighters"
    r"|Houthis|separatists|jihadists|militia|regime)\b",
    re.IGNORECASE,
)
_PURPOSE: Final = re.compile(
    r"\s+(?:to|against|in|for|around|near|on|into|targeting|aimed|that|which|has|have|had|was|were|is|are|began|begins|continues?"
    r"|started|launched|by)\b|\s*[,.;]|\Z"
)
_VIOLENT_FIGHT: Final = re.compile(
    r"\s+(?:broke\s+out|between|with\s+(?:police|security)|erupted|left|in\s+which)\b", re.IGNORECASE
)
_NOUN_OF_COURT: Final = re.compile(
    r"\b(?:the|a|an|this|that|its|his|her|their|landmark|recent|latest|court|court['’]s|judge['’]s|\w+['’]s|\w+day['’]s|unanimous"
    r"|initial|earlier)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_RULING_VERB_AFTER: Final = re.compile(
    r"\s+(?:that|on|in|against|was|by|has|had|came|means|follows?|would|could|clears|says|said|is)\b|\s*[,.;:]|\Z"
)

_SHOT_AT: Final = re.compile(
    r"\s+(?:and\s+(?:wounded|injured|seriously|critically)|by|at|him|her|them|himself|in\s+the|several|multiple|twice|police"
    r"|protesters?|a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|at\s+least|dozens|his|her|their|\d+|[A-Z])\b"
)
_SHOT_NOUN: Final = re.compile(
    r"\b(?:an?|the|long|one|screen|moon|mug|head|first|best|good|parting|of|opening|flu|vaccine|big|penalty|free|final)\s+\Z",
    re.IGNORECASE,
)
_FILMED: Final = re.compile(
    r"\b(?:films?|movie|video|scenes?|documentary|goal|basket|hoops|album|photos?|footage)\b", re.IGNORECASE
)

_VICTIMS: Final = re.compile(
    r"\b(?:police|protesters?|prison\w*|detain\w*|m[ae]n|wom[ae]n|attack\w*|gang|mob|officers?|soldiers?|victims?|hospital"
    r"|stones?|robbe\w+|bank|shop|store|spy|agent|guards?|teen\w*|boys?|girls?|students?|journalists?|activists?)\b",
    re.IGNORECASE,
)
_TERRITORY: Final = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,5}?(?:towns?|cit(?:y|ies)|villages?|territor(?:y|ies)|areas?|districts?|airports?|air\s?base|bases?"
    r"|border|crossing|bridges?|hills?|heights|capital|provinces?|neighbou?rhoods?|strongholds?|positions?|posts?|barracks|port"
    r"|region|outposts?|settlements?|headquarters|islands?|dam|square\s+(?:miles|kilomet(?:er|re)s)|control)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,4}?(?:hostages?|captives?|prisoners?|detainees|abducted|kidnapped|political\s+prisoners)\b",
    re.IGNORECASE,
)
_FIRE_NOUN: Final = re.compile(  # "the fire", "a deadly fire", "two fires"; not "troops fire"
    r"\b(?:the|an?|this|that|another|one|two|three|several|many|major|massive|huge|large|deadly|fatal|small|separate|of|by|fighting"
    r"|fight|fought|in|after|since|from|battling|house|factory|market|\d{4}|\w+day['’]s)(?:\s+[a-z-]+)?\s+\Z",
    re.IGNORECASE,
)
_GUNFIRE: Final = re.compile(
    r"\b(?:guns?|gunmen|gunfire|shots?|shooting|sniper|artillery|mortars?|machine-gun|rifles?|troops|soldiers|rebels|ceasefire|cease-fire"
    r"|missiles?|rockets?|crossfire|volley|fire(?:d)?\s+(?:on|at|upon)|set\s+(?:\S+\s+){0,4}on\s+fire|under\s+fire|open(?:ed)?\s+fire|friendly"
    r"\s+fire|line\s+of\s+fire)\b",
    re.IGNORECASE,
)
_BURNERS: Final = re.compile(  # who burns houses down on purpose
    r"\b(?:mobs?|militias?|militiam[ae]n|gunmen|attackers?|soldiers?|troops|rebels?|rioters?|protesters?|fighters|arson\w*|molotov|gangs?"
    r"|settlers|vandals?|extremists?|jihadists?|militants|insurgents|forces|looted|crowds?|raid(?:ed|ers)?|attack(?:ed|s)?|they|suspects?"
    r"|deliberately|supporters|youths|demonstrators|army|janjaweed|raiders)\b",
    re.IGNORECASE,
)
_ON_BAIL: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:on|under)\s+(?:[\w$,]+\s+){0,2}(?:bail|bond|licence|parole)\b", re.IGNORECASE
)


def _forms(listed: str) -> frozenset[str]:
    return frozenset(listed.split("; "))


_CONTEXTS: Final = {
    "military": _MILITARY,
    "court": _COURT,
    "bench": _BENCH,
    "captives": _CAPTIVES,
    "leaders": _LEADERS,
    "sides": _SIDES,
    "victims": _VICTIMS,
}


_BURNED: Final = _forms("burned down; burnt down; burning down; burned to the ground; burnt to the ground")
_SEIZED: Final = _forms("captured; captures; capture; capturing; recaptured; seized; seizes; seizing")


@cache
def _context_of_form() -> dict[str, re.Pattern[str]]:
    """For each form of `data/event_contexts.tsv`, what its sentence has to speak of for it to tell of an event."""
    table = files("kg.extract").joinpath("data/event_contexts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {form: _CONTEXTS[context] for context, forms in rows for form in forms.split("; ")}


def sense_of(kind: EventType, lemma: str, form: str, before: str, after: str) -> tuple[EventType, str] | None:
    """The type and lemma of an event word in its sentence; None where it says something else there."""
    sentence = f"{before}{form}{after}"
    if lemma == "stoppage" and form in {"strike", "strikes"}:
        return _strike(kind, lemma, before, sentence)
    if form in {"overturned", "overturns"}:
        court = _BENCH.search(sentence) or re.search(
            r"\b(?:ruling|verdict|conviction|sentence|decision|ban)\b", sentence
        )
        return (EventType.COURT_CASE, "ruling") if court else (kind, lemma) if _VEHICLE.search(sentence) else None
    if lemma == "fall":
        return _fall(kind, lemma, form, before, after)
    if form in {"fire", "fires"} and (not _FIRE_NOUN.search(before) or _GUNFIRE.search(sentence)):
        return None
    if form in _BURNED and not _BURNERS.search(sentence):
        return EventType.ACCIDENT, "fire"
    if form == "rules" and not _BENCH_JUST_BEFORE.search(before):
        return None
    if form in {"ruling", "rulings"} and not (_NOUN_OF_COURT.search(before) and _RULING_VERB_AFTER.match(after)):
        return None
    if lemma == "campaign" and not _PURPOSE.match(after):
        return None
    if form in {"fight", "fights"} and _VIOLENT_FIGHT.match(after):
        return kind, lemma
    if form in _SEIZED:
        return (
            (EventType.CLASH, "take ground")
            if _TERRITORY.match(after)
            else None
            if form.startswith("sei")
            else (kind, lemma)
        )
    if ("release" in form and _ON_BAIL.match(after)) or (form == "released" and not _HELD.match(after)):
        return None
    if form == "shot" and not _is_shooting(before, after, sentence):
        return None
    needs = _NEEDS.get(lemma)
    if needs and not needs.search(sentence):
        return None
    context = _context_of_form().get(form)
    if context and not context.search(sentence):
        return None
    return None if _says_other(lemma, form, before, after) else (kind, lemma)


def _is_shooting(before: str, after: str, sentence: str) -> bool:
    """Whether "shot" tells that somebody was, not of a film, a goal or a vaccine."""
    verb = _PASSIVE.search(before) or (_SHOT_AT.match(after) and not _SHOT_NOUN.search(before))
    return bool(verb) and not _FILMED.search(sentence)


def _strike(kind: EventType, lemma: str, before: str, sentence: str) -> tuple[EventType, str] | None:
    """A strike of workers, or of weapons; a quake that strikes is neither."""
    if _STRIKE_NOUN.search(before) and _WORKERS.search(sentence):
        return kind, lemma
    if _WEAPONS.search(sentence) and not _STRIKE_VERB.search(before):
        return EventType.ATTACK, "airstrike"
    return None


def _fall(kind: EventType, lemma: str, form: str, before: str, after: str) -> tuple[EventType, str] | None:
    """A government that falls, or a town; a fall of snow is neither."""
    falls = not form.endswith((" of", " to")) and form != "has fallen"
    if falls or (_NEEDS["fall"].search(f"{before[-60:]}{form}{after}") and not form.endswith(" to")):
        return kind, lemma
    if form.endswith(" to"):
        return (EventType.CLASH, "take ground") if _TAKEN_BY.match(after) else None
    taken = (
        form == "fall of" and re.match(r"\s+(?:the\s+\w+\s+of\s+)?[A-Z]", after) and _MILITARY.search(before + after)
    )
    return (EventType.CLASH, "take ground") if taken else None


def _says_other(lemma: str, form: str, before: str, after: str) -> bool:
    """Whether a listed form says something else here: "displaced people", "he dismissed as rumours"."""
    if form == "displaced":
        return _DISPLACED.search(before) is not None and _THE_DISPLACED.match(after) is not None
    if form in {"dismissed as", "sacked as"}:
        return not (_PASSIVE.search(before) and _POST.match(after))
    return lemma == "pull" and not _rescues(before, after)
