"""Events told by an everyday verb with what it is done by or to: "jets hit a depot", "rebels took the town".

The words of `data/triggers.tsv` name an event wherever they stand. A verb here does so only beside nouns of its frame:
a subject in its own clause before it, an object among the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extract.happened import clause_before
from kg.model import EventType as E

_WEAPONS: Final = (
    r"(?:missiles?|rockets?|drones?|UAVs?|shells|bombs?|mortars?|mortar\s+rounds|munitions|warheads?|projectiles?|grenades?"
    r"|artillery(?:\s+(?:shells|rounds|fire))?|barrel\s+bombs?)"
)
_STRIKERS: Final = (
    rf"(?:{_WEAPONS}|fighter\s+jets?|jets|warplanes?|gunships?|bombers?|(?:air\s?|drone\s+|missile\s+)?strikes?|gunfire"
    r"|shell)"
)
_FORCES: Final = (
    r"(?:troops|forces|army|rebel\s+groups?|armed\s+groups?|soldiers|tanks|fighters|rebels?|militants|militias?|militiam[ae]n|insurgents|jihadists?|paramilitaries"
    r"|separatists|guerrillas|gunmen|marines|paratroopers|commandos|battalions?|brigades?|armou?red\s+vehicles|junta|RSF|M23"
    r"|ISI[SL]|Islamic\s+State|Taliban|al-Shabaab|Boko\s+Haram|Houthis?|Hamas|Hezbollah|Wagner)"
)
_GROUND: Final = (
    r"(?:towns?|cit(?:y|ies)|villages?|districts?|provinces?|provincial\s+capital|capital|territor(?:y|ies)|neighbou?rhoods?"
    r"|suburbs?|outskirts|bases?|airports?|airfields?|barracks|outposts?|strongholds?|headquarters|crossings?|camp|ports?|hills?)"
)
_BUILT: Final = (
    r"(?:buildings?|blocks?|towers?|schools?|hospitals?|clinics?|houses?|homes|mosques?|church(?:es)?|markets?|depots?|convoys?"
    r"|ambulances?|shelters?|plants?|substations?|refiner(?:y|ies)|warehouses?|airports?|airbases?|bases?|bridges?|universit(?:y|ies)"
    r"|kindergartens?|hotels?|tents?|camps?|stations?|ships?|tankers?|vessels?|embassy)"
)
_CRAFT: Final = (
    r"(?:planes?|jets?|airliners?|airplanes?|aircraft|helicopters?|choppers?|flights?|Boeing|Airbus|Cessna|gliders?|balloons?"
    r"|boats?|ferry|ferries|ships?|vessels?|trawlers?|dingh(?:y|ies)|canoes?|tankers?|freighters?|barges?|yachts?|submarine)"
)
_VEHICLES: Final = (
    r"(?:bus(?:es)?|trains?|trams?|cars?|trucks?|lorr(?:y|ies)|coach(?:es)?|minibus(?:es)?|vans?|taxis?|motorcycles?|SUVs?"
    r"|pick-?ups?|tractors?|motorbikes?|vehicles?)"
)
_STRUCK_BY_VEHICLE: Final = (
    rf"(?:pedestrians?|cyclists?|crowds?|motorcyclists?|child(?:ren)?|m[ae]n|wom[ae]n|boys?|girls?|people|poles?|trees?|walls?"
    rf"|barriers?|trailers?|{_VEHICLES})"
)
_RESCUERS: Final = (
    r"(?:rescuers?|(?:rescue|emergency|relief|recovery|salvage|hospital)\s+(?:workers?|teams?|crews?|services|officials)|crews?|divers"
    r"|firefighters|search(?:ers|\s+teams?)|civil\s+defen[cs]e|volunteers|navy|coast\s?guards?|workers|villagers|teams)"
)
_SOUGHT: Final = (
    r"(?:missing|survivors?|trapped|victims|bodies|castaways|buried|stranded|workers|crew|passengers|fishermen|miners|hikers"
    r"|climbers|swimmers?|sailors?|people|residents|villagers|wreckage|flight\s+recorders?|rubble|debris)"
)
_MANHUNT: Final = re.compile(
    r"\b(?:suspects?|suspected|gunm[ae]n|killers?|fugitives?|attackers?|assailants?|weapons?|drugs|evidence|robbers?|warrant|wanted"
    r"|perpetrators?|flats?|apartments?|answers|jobs?|identity)\b",
    re.IGNORECASE,
)
_HOMES: Final = r"(?:own\s+)?(?:homes?|houses|villages?|lands?|towns?|neighbou?rhoods?|camps?)"
_CAPTIVES: Final = r"(?:prisoners?|captives|detainees|hostages|prisoners-of-war|POWs|soldiers)"
_POSTS: Final = (
    r"(?:[\w-]*president|premier|minister|secretary|head|chief|chair\w*|director|manager|coach|captain|CEO|executive|governor|mayor"
    r"|commander|ambassador|leader|speaker|commissioner|editor|chancellor|attorney\s+general|judge|prosecutor|envoy|adviser|advisor"
    r"|treasurer|successor|archbishop|bishop|cardinal|running\s+mate)"
)
_NATURE: Final = re.compile(
    r"\b(?:storms?|floods?|flooding|quakes?|earthquakes?|lightning|tornado(?:es)?|hurricanes?|typhoons?|cyclones?|winds?|virus|outbreaks?"
    r"|blackouts?|outages?|tariffs?|budget|cuts|strikes?\s+by|inflation|recession|pandemic|landslides?|bird)\b",
    re.IGNORECASE,
)
_TESTED: Final = re.compile(
    r"\b(?:tests?|tested|test-\w+|into\s+the\s+(?:sea|ocean)|sea\s+of\s+japan|off\s+its|satellites?|orbit|space|programmes?|programs?"
    r"|company|startup|fair|products?|deliver\w+|customers)\b",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|is|are|been|being|be|gets?|got|gett?ing)\s+(?:also\s+|later\s+|reportedly\s+|\w+ly\s+)?\Z",
    re.IGNORECASE,
)
_SKIPPED: Final = (
    r"(?:\s+(?!(?:after|when|while|because|who|which|that|before|since|and\s+then)\b)(?:[A-Z][a-z]{0,4}\.|[^\s.;:]+)){0,8}?"
    r"\s+"
)
_REACH: Final = 90  # characters before the verb in which its subject stands


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with what has to stand around it; `passive` is None where either voice will do."""

    type: E
    lemma: str
    verb: re.Pattern[str]
    subject: re.Pattern[str] | None = None
    object: re.Pattern[str] | None = None
    passive: bool | None = None
    unless: re.Pattern[str] | None = None

    def fits(self, before: str, after: str) -> bool:
        """Whether the words around the verb are those of the frame."""
        if self.passive is not None and bool(_PASSIVE.search(before)) is not self.passive:
            return False
        if self.subject and not self.subject.search(clause_before(before)[-_REACH:]):
            return False
        if self.object and not self.object.match(after):
            return False
        return not (self.unless and (self.unless.search(before) or self.unless.search(after)))


def _frame(
    kind: E,
    lemma: str,
    verbs: str,
    *,
    by: str | None = None,
    to: str | None = None,
    exact: str | None = None,
    passive: bool | None = None,
    unless: re.Pattern[str] | None = None,
) -> Frame:
    """A frame of `verbs` with subjects `by` and objects `to`, or just `exact` words after the verb."""
    after = rf"{_SKIPPED}{to}\b" if to else exact
    return Frame(
        kind,
        lemma,
        re.compile(rf"(?:{verbs.replace(' ', '|').replace('_', ' ')})\b", re.IGNORECASE),
        re.compile(rf"\b{by}\b", re.IGNORECASE) if by else None,
        re.compile(after) if after else None,
        passive,
        unless,
    )


_FRAMES: Final = (
    # fighting and violence
    _frame(
        E.CLASH,
        "street clash",
        "fired fires firing used uses using deployed deploys lobbed threw throwing sprayed spraying",
        to=r"(?:tear\s?gas|teargas|water\s+cannons?|rubber\s+bullets|stun\s+grenades|pepper\s+spray|live\s+(?:rounds|ammunition|fire"
        r"|bullets)|batons?|smoke\s+grenades|plastic\s+bullets)",
    ),
    _frame(
        E.CLASH,
        "street clash",
        "hurled hurls hurling threw throws throwing lobbed lobbing tossed",
        to=r"(?:stones|rocks|bricks|bottles|petrol\s+bombs|firebombs|molotov\s+cocktails|fireworks|flares|paving\s+stones|eggs)",
    ),
    _frame(
        E.ATTACK,
        "airstrike",
        "fired fires firing launched launches launching unleashed unleashes unleashing lobbed dropped drops dropping"
        " sent",
        to=_WEAPONS,
        unless=_TESTED,
    ),
    _frame(
        E.ATTACK,
        "airstrike",
        "hit hits hitting struck strikes striking pounded pounds slammed slams tore ripped flattened levelled leveled"
        " destroyed destroys targeted targets obliterated landed lands",
        by=_STRIKERS,
        passive=False,
        unless=_NATURE,
    ),
    _frame(
        E.ATTACK,
        "airstrike",
        "hit struck targeted destroyed damaged levelled leveled flattened killed",
        exact=rf"\s+(?:\S+\s+){{0,3}}?(?:by|in)\s+(?:[\w-]+\s+){{0,5}}?{_STRIKERS}\b",
        unless=_NATURE,
    ),
    _frame(
        E.ATTACK,
        "airstrike",
        "hit struck targeted",
        by=_BUILT,
        exact=r"(?!\s+(?:by|with|hard|hardest|worst|badly)\b)",
        passive=True,
        unless=_NATURE,
    ),
    _frame(
        E.ATTACK,
        "abduct",
        "took takes taking seized seizing seizes carried dragged",
        to=r"(?:hostages?|captives?)",
    ),
    _frame(
        E.ATTACK,
        "assault",
        "drove drives driving rammed ramming",
        exact=rf"{_SKIPPED}into\s+(?:[\w-]+\s+){{0,4}}?(?:crowds?|pedestrians|worshippers|shoppers|revellers|protesters|marchers)\b",
    ),
    _frame(
        E.ATTACK,
        "invasion",
        "burst poured swarmed crossed streamed infiltrated rolled",
        by=_FORCES,
        to=r"(?:border|frontier|fence|into\s+[A-Z]\w+)",
        passive=False,
    ),
    _frame(
        E.CLASH,
        "take ground",
        "took takes taking entered enters entering pushed_into swept_into moved_into advanced_on advanced_into stormed"
        " besieged secured surrounded retaken lost_control_of closed_in_on reached",
        by=_FORCES,
        to=_GROUND,
        passive=False,
    ),
    _frame(E.KILLING, "kill", "claimed claims claiming cost costs costing", to=r"lives"),
    _frame(E.KILLING, "kill", "left leaves leaving", exact=r"(?:\s+[^\s.;:,]+){1,6}?\s+dead\b"),
    # people who leave, are taken or are found
    _frame(
        E.DISPLACEMENT,
        "displace",
        "forced forces forcing drove drives driving driven kept keeps keeping chased",
        exact=rf"{_SKIPPED}(?:from|out\s+of|off)\s+(?:their|his|her|its)\s+{_HOMES}\b",
    ),
    _frame(
        E.DISPLACEMENT,
        "displace",
        "forced forces forcing prompted prompts prompting caused causes causing led leads leading sent sends sending"
        " compelled",
        exact=rf"{_SKIPPED}(?:to\s+(?:flee|evacuate|leave\s+(?:their|the)|abandon\s+their|relocate)|fleeing)\b",
    ),
    _frame(
        E.DISPLACEMENT,
        "evacuate",
        "moved moves moving taken bused bussed relocated transferred ordered told",
        exact=rf"{_SKIPPED}(?:to\s+(?:\w+\s+)?(?:higher\s+ground|shelters?|safer\s+\w+|evacuation\s+cent(?:re|er)s?)|to\s+evacuate)\b",
    ),
    _frame(
        E.RESCUE,
        "rescue",
        "search searches searched searching combed combing scoured scouring digging sifting sifted",
        to=_SOUGHT,
        unless=_MANHUNT,
    ),
    _frame(
        E.RESCUE,
        "rescue",
        "search searches",
        exact=r"(?:\s+and[\s-]rescue|\s+(?:operations?|efforts?)|\s+(?:is|was)\s+(?:still\s+)?(?:under\s?way|ongoing|continuing|called\s+off)"
        r"|\s+(?:has\s+|had\s+)?(?:resumed?s?|continue[sd]?|entered))\b",
        unless=_MANHUNT,
    ),
    _frame(
        E.RESCUE,
        "rescue",
        "recovered recovers recovering retrieved retrieving pulled pulls pulling dug brought found",
        by=_RESCUERS,
        to=r"(?:bodies|body|corpses|remains|survivors|alive)",
        passive=False,
    ),
    _frame(
        E.RESCUE,
        "rescue",
        "brought bringing brings pulled carried led lifted taken got helped hauled towed ferried guided saved",
        exact=rf"{_SKIPPED}(?:out\s+alive|to\s+safety|ashore|to\s+shore|back\s+to\s+land)\b",
    ),
    _frame(
        E.RESCUE,
        "rescue",
        "picked_up saved plucked",
        exact=rf"{_SKIPPED}(?:survivors|migrants|refugees|fishermen|sailors|swimmers|crew|passengers|people)\b[^.;]*?\b(?:sea|boats?|raft"
        rf"|water|ship|vessel|dinghy|coast|floods?|roofs?|rooftops?)\b",
    ),
    _frame(
        E.ARREST,
        "detain",
        "held",
        exact=r"\s+(?:by\s+(?:the\s+)?(?:\w+\s+)?(?:police|authorities|security|soldiers|army|military|agents)|in\s+connection|on\s+suspicion)\b",
    ),
    # mishaps and nature
    _frame(
        E.ACCIDENT,
        "crash",
        "came_down comes_down coming_down went_down goes_down going_down plunged plunges overshot skidded nosedived"
        " broke_apart disappeared_from_radar vanished_from_radar exploded lost_altitude turned_over rolled_over"
        " tipped_over ditched",
        by=_CRAFT,
        passive=False,
    ),
    _frame(
        E.ACCIDENT,
        "crash",
        "hit hits struck strikes knocked_down flipped rolled_over tipped_over plunged plunges swerved",
        by=_VEHICLES,
        to=_STRUCK_BY_VEHICLE,
        passive=False,
    ),
    _frame(E.DISASTER, "flood", "burst bursts bursting overflowed overflowing breached broke topped", to=r"banks"),
    _frame(
        E.DISASTER,
        "flood",
        "swept surged tore crashed engulfed inundated gushed poured",
        by=r"(?:water|waters|waves?|mud|torrents?|rivers?|surge)",
        passive=False,
    ),
    _frame(E.DISASTER, "eruption", "spewed spews spewing belched belching spitting", to=r"(?:ash|lava|smoke|magma)"),
    # courts, votes, deals and the rest
    _frame(
        E.COURT_CASE,
        "sentence",
        "handed given sent gave gets got received",
        to=r"(?:(?:jail|prison|life|death|suspended|custodial)\s+(?:terms?|sentences?)|years\s+in\s+(?:prison|jail)|life\s+in\s+prison"
        r"|to\s+(?:prison|jail|a\s+penal\s+colony)|penal\s+colony|years[’']?\s+(?:imprisonment|hard\s+labou?r))",
    ),
    _frame(
        E.COURT_CASE,
        "charge",
        "dropped drops dismissed threw_out thrown_out tossed dismisses",
        exact=r"\s+(?:(?:the|all|a|its|his|her|their)\s+)?(?:\w+\s+)?(?:case(?!\s+of)|charges|lawsuit|indictment|suit|complaint|petition)\b",
    ),
    _frame(E.COURT_CASE, "sentence", "walked walks walking", exact=r"\s+free\b"),
    _frame(E.AGREEMENT, "agreement", "swapped swaps exchanged exchanges exchanging", to=_CAPTIVES),
    _frame(
        E.ELECTION,
        "elect",
        "won wins winning lost loses losing secured secures clinched clinches retained retains regained",
        to=r"(?:(?:re-?election)|seats?\s+in|(?:outright\s+|parliamentary\s+|slim\s+|absolute\s+)?majority|(?:first|second|third|fourth"
        r"|new)\s+term|presidency|control\s+of\s+(?:the\s+)?(?:House|Senate|parliament|Congress|council)|primary|caucus(?:es)?"
        r"|(?:presidential|popular|parliamentary|general|run-?off|local)\s+(?:vote|race|election|ballot)|of\s+the\s+votes?)",
    ),
    _frame(
        E.ELECTION,
        "elect",
        "beat beats beating defeated defeats defeating ousted unseated edged_out",
        to=r"(?:elections?|run-?off|primary|vote|polls|ballot|(?:presidential|Senate|House|mayoral)\s+race)",
    ),
    _frame(
        E.OTHER,
        "appoint",
        "named names naming picked picks tapped taps chose chosen promoted appointing nominating nominate",
        exact=rf"(?:\s+[^\s.;:]+){{0,6}}?\s+(?:as|to\s+be|to\s+become|for|to\s+succeed|the|its|his|her|new)\s+(?:[\w’'-]+\s+){{0,4}}?{_POSTS}\b",
    ),
    _frame(
        E.OTHER,
        "launch",
        "cut cuts cutting axed axes axing shed sheds shedding slashed slashing slash eliminate eliminated eliminating",
        to=r"(?:jobs|posts|positions|staff|workforce|workers|roles)",
    ),
    _frame(
        E.OTHER,
        "steal",
        "broke_into breaks_into breaking_into broken_into",
        to=r"(?:homes?|houses?|shops?|stores?|pharmac(?:y|ies)|banks?|museums?|offices?|cars?|vehicles?|apartments?|church|schools?"
        r"|warehouses?|garages?|jewell?ers?|premises)",
    ),
    _frame(
        E.OTHER,
        "sanction",
        "declared declares declaring announced announces",
        exact=r"\s+(?:[\w’'-]+\s+){0,5}?(?:(?:state\s+of\s+)?emergency|mourning|martial\s+law|public\s+holiday)\b",
    ),
    _frame(
        E.OTHER,
        "legislate",
        "passed passes passing approved approves approving adopted adopts adopting adoption rejected rejects rejecting"
        " backed ratified withdrew withdraws scrapped shelved",
        to=r"(?:bills?|laws?|legislation|resolutions?|(?:constitutional\s+)?amendments?|budget|(?:aid|stimulus|rescue|relief)\s+package"
        r"|motion|decree|ban)",
        passive=False,
    ),
)


@cache
def _by_first_word() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for frame in _FRAMES:
        verbs = frame.verb.pattern.removeprefix("(?:").split(")")[0].split("|")
        for first in dict.fromkeys(verb.split()[0] for verb in verbs):
            found[first] = (*found.get(first, ()), frame)
    return found


def begin_frames() -> Collection[str]:
    """The words, in small letters, with which the verb of a frame can begin."""
    return _by_first_word().keys()


def frames_at(text: str, at: int, end: int, word: str) -> list[tuple[Frame, re.Match[str]]]:
    """The frames whose verb begins with `word` at `at`, with the verb as it stands there."""
    frames = _by_first_word().get(word, ())
    return [(frame, m) for frame in frames if (m := frame.verb.match(text, at, end))]
