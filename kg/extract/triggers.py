"""The words that name events, and whether their sentence says that the event happened.

`data/triggers.tsv` lists them by type: a lemma, its forms, and the words beside which it means something else ("heart
attack", "met the criteria"). A word is looked at with its clause: what is feared, planned, denied, demanded or only
possible has not happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from kg.model import Certainty, EventType, Offsets


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One row of the table: an event word and its forms."""

    type: EventType
    lemma: str
    forms: tuple[str, ...]
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word in the text, and how firmly its clause puts what it names."""

    span: Offsets
    lexeme: Lexeme
    certainty: Certainty
    passing: bool = False  # a noun that no words tell to have taken place: "the election", "a treaty"


_AUXILIARY: Final = (
    r"(?:also|already|still|never|now|soon|be|been|being|have|had|get|then|later|only|eventually|further)"
)
_UNREAL: Final = re.compile(
    rf"\b(?:will|would|shall|should|must|can|cannot|could|ought to|going to|about to|set to|due to|’ll|'ll|won['’]t"
    rf"|let['’]s|let us|whoever|whichever)\s+(?:not\s+)?(?:{_AUXILIARY}\s+)*\Z",
    re.IGNORECASE,
)
_BARE_BE: Final = re.compile(r"\bbe\s+\Z", re.IGNORECASE)  # "that he be arrested", "to be arrested"
_TO_COME: Final = re.compile(
    r"\s+(?:(?:\w+\s+)?(?:could|would|may|might|will|should|can)|(?:(?:is|are)\s+)?(?:set|due|scheduled"
    r"|expected|planned|to be))\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"(?<![\w-])[^\W\d_]+")
_REACH: Final = 250  # characters on either side of a word that are read as its sentence; more than nearly all have
_TO: Final = re.compile(r"\bto\s+(?:not\s+)?(?:\w+ly\s+)?(?:be\s+|being\s+|get\s+)?\Z", re.IGNORECASE)
_TO_HAVE: Final = re.compile(r"\bto\s+have\s+(?:been\s+)?(?:\w+ly\s+)?\Z", re.IGNORECASE)
_POSSIBLE: Final = re.compile(
    rf"\b(?:may|might|could)\s+(?:{_AUXILIARY}\s+)*have\s+(?:been\s+)?\Z|\bmay\s+(?:be\s+)?\Z", re.IGNORECASE
)
_NEGATED: Final = re.compile(
    r"\b(?:no|not|n['’]t|never|without|neither|nor|cannot|didn['’]t|hasn['’]t|haven['’]t|wasn['’]t|weren['’]t)\s+"
    r"(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_FEARED: Final = re.compile(
    r"\b(?:if|unless|whether|threat|threats|threaten|threatens|threatened|threatening|risk|risks|risking"
    r"|prevent|prevents"
    r"|prevented|preventing|avoid|avoids|avoided|avoiding|avert|averted|averting|deter|stop|stopping|fear"
    r"|fears|feared"
    r"|fearing|plan|plans|planned|planning|plot|plotted|plotting|possible|potential|future|prepare|prepares|preparing"
    r"|hope|hopes|hoped|want|wants|wanted|refuse|refuses|refused|refusing|deny|denies|denied|denying"
    r"|attempt|attempted"
    r"|trying|tried|vow|vowed|vows|pledged|pledge|demand|demands|demanded|demanding|urge|urged|urges|urging|propose"
    r"|proposed|proposal for|call for|calls for|called for|calling for|upcoming|forthcoming|next|warned of|warn of"
    r"|warning of|warns of|in case of|in the event of|foiled|thwarted|thwart|against any|ready to|seeking|seek|sought"
    r"|negotiating|considering|hypothetical|imminent|looming|charged with|charges? of|counts? of"
    r"|convicted of|guilty of|suspicion of|allegations? of|promised|ahead of|fail|failed|failing|unable)\s+"
    r"(?:\S+\s+){0,4}\Z",
    re.IGNORECASE,
)
_ALLEGED: Final = re.compile(
    r"\b(?:allegedly|alleged|reportedly|accused of|accuses|suspected of|suspected|purported|purportedly|said to have"
    r"|rumou?red|claimed to have)\b",
    re.IGNORECASE,
)
_PROBABLE: Final = re.compile(
    r"\b(?:probably|likely|apparently|apparent|believed to have|thought to have|presumed|presumably|appears? to have"
    r"|appeared to have|seems? to have)\b",
    re.IGNORECASE,
)
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
    r"|ongoing|further|more|new|largest|biggest)|['’]s?|-day|-week|-hour|-month)\s+\Z",
    re.IGNORECASE,
)


_DISPLACED: Final = re.compile(
    r"(?:\A|\b(?:the|a|an|for|of|by|to|from|with|among|between|in|on|at|and|many|most|some|other|internally|newly"
    r"|recently|housing|hosting|sheltering|million|thousand|hundred|\d[\d,.]*)|[^\w\s])\s*\Z",
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


def _says_other(lexeme: Lexeme, form: str, before: str, after: str) -> bool:
    """Whether a form that the table lists says something else here: "displaced people", "he dismissed as rumours"."""
    if form == "displaced":
        return _DISPLACED.search(before) is not None and _THE_DISPLACED.match(after) is not None
    if form in {"dismissed as", "sacked as"}:
        return not (_PASSIVE.search(before) and _POST.match(after))
    if lexeme.lemma == "pull":
        return not _rescues(before, after)
    return lexeme.lemma == "stoppage" and not _is_stoppage(form, before)


def _rescues(before: str, after: str) -> bool:
    """Whether "pulled" and its like tell that living people came out of danger."""
    m = _OUT_OF.match(after)
    words = clause_before(before) + (m.group() if m else "")
    return m is not None and _PEOPLE.search(words) is not None and _BODIES.search(words) is None


def _is_stoppage(form: str, before: str) -> bool:
    """Whether the word is no verb: "the strike", not "an earthquake strikes"."""
    return not form.startswith("strike") or _STRIKE_NOUN.search(before) is not None


_CALM: Final = frozenset(
    {EventType.ELECTION, EventType.MEETING, EventType.AGREEMENT, EventType.COURT_CASE, EventType.DISASTER}
)
_OCCURS_BEFORE: Final = re.compile(
    r"\b(?:held|holds|signed|sign|reached|began|opened|won|lost|hosted|attended|brokered|after|during"
    r"|rigged|caused by"
    r"|hit by|struck by|there was|there were|announced|agreed|filed|faces|faced)\s+(?:\S+\s+){0,3}\Z",
    re.IGNORECASE,
)
_OCCURS_AFTER: Final = re.compile(
    r"(?:,[^,;.]{1,80},)?\s+(?:\S+\s+){0,3}?(?:took place|held|began|begins|started|ended|ends|broke|hit"
    r"|hits|struck|strikes"
    r"|killed|destroyed"
    r"|swept|took|came into|signed|reached|opened|forced|left|burned|burnt|caused|flattened|damaged|collapsed|resumed"
    r"|adjourned|found|filed|says|said|continues|continued|resumes|concluded|heard)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[,;:()–—“”\"]|\s-\s|\b(?:but|after|while|because|although|when|where|which|who|that)\b")


@cache
def lexemes() -> tuple[Lexeme, ...]:
    """The whole table, in its own order."""
    table = files("kg.extract").joinpath("data/triggers.tsv").read_text(encoding="utf-8")
    return tuple(_lexeme(line.split("\t")) for line in table.splitlines()[1:])


def find_triggers(text: str, sentence: Offsets) -> list[Trigger]:
    """The event words of one sentence that its clauses do not take back, in order.

    >>> [t.lexeme.lemma for t in find_triggers("Police arrested two men to prevent attacks.", (0, 43))]
    ['arrest']
    """
    start, end = sentence
    found = []
    for m in _form_matches(text, sentence):
        lexeme = _by_form()[m.group().lower().replace("’", "'")]
        near = (max(start, m.start() - _REACH), min(end, m.end() + _REACH))
        before, after = text[near[0] : m.start()], text[m.end() : near[1]]
        needs = _NEEDS.get(lexeme.lemma)
        if _means_else(lexeme, before, after) or (needs and not needs.search(text, *near)):
            continue
        if _says_other(lexeme, m.group().lower(), before, after):
            continue
        certainty = _certainty(m.group().lower(), before) if not _TO_COME.match(after) else None
        if certainty is not None:
            found.append(
                Trigger(m.span(), lexeme, certainty, _mentioned_only(lexeme, m.group().lower(), before, after))
            )
    return found


def clause_before(before: str) -> str:
    """The part of `before`, the sentence up to a word, that stands in the word's own clause."""
    ends = [m.end() for m in _BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def _means_else(lexeme: Lexeme, before: str, after: str) -> bool:
    return bool(
        (lexeme.not_after and lexeme.not_after.search(before)) or (lexeme.not_before and lexeme.not_before.match(after))
    )


def _certainty(form: str, before: str) -> Certainty | None:
    """How firmly a word in `form` after `before` is put; None where it is not said to have happened."""
    clause = clause_before(before)
    if _POSSIBLE.search(clause):
        return Certainty.POSSIBLE
    if _TO_HAVE.search(clause):
        return Certainty.PROBABLE if _PROBABLE.search(clause) else Certainty.ALLEGED
    if _UNREAL.search(clause) or _BARE_BE.search(clause) or _NEGATED.search(clause) or _FEARED.search(clause):
        return None
    if _TO.search(clause) and _is_bare(form):
        return None
    if _ALLEGED.search(clause):
        return Certainty.ALLEGED
    return Certainty.PROBABLE if _PROBABLE.search(clause) else Certainty.CERTAIN


def _mentioned_only(lexeme: Lexeme, form: str, before: str, after: str) -> bool:
    """Whether a noun is only spoken of; of violence, accidents and protests the mere word is taken to tell of them."""
    if lexeme.type not in _CALM or " " in form or form.endswith(("ed", "met")):
        return False
    return not (_OCCURS_BEFORE.search(clause_before(before)) or _OCCURS_AFTER.match(after))


def _is_bare(form: str) -> bool:
    """Whether `form` can be an infinitive: it is neither a past, nor a participle, nor a plural."""
    return not form.split(maxsplit=1)[0].endswith(("s", "ed", "ing", "ght", "fled", "met"))


def _lexeme(cells: list[str]) -> Lexeme:
    kind, lemma, forms, after, before = cells
    return Lexeme(
        EventType(kind),
        lemma,
        tuple(forms.split("; ")),
        re.compile(rf"(?<!\w)(?:{_any(after)})[\s-]*\Z", re.IGNORECASE) if after else None,
        re.compile(rf"[\s-]*(?:{_any(before)})\b", re.IGNORECASE) if before else None,
    )


def _any(cell: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in cell.split("; "))


def _form_matches(text: str, sentence: Offsets) -> Iterator[re.Match[str]]:
    """The listed forms in a sentence, the longest one where several begin together."""
    patterns, at = _by_first_word(), sentence[0]
    for word in _WORD.finditer(text, *sentence):
        pattern = patterns.get(word.group().lower())
        m = pattern.match(text, word.start(), sentence[1]) if pattern and word.start() >= at else None
        if m:
            at = m.end()
            yield m


@cache
def _by_form() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    for lexeme in lexemes():
        for form in lexeme.forms:
            table.setdefault(form, lexeme)
    return table


@cache
def _by_first_word() -> dict[str, re.Pattern[str]]:
    """For each word that begins a form, a pattern of those forms: one pattern of all is a hundred times slower."""
    forms: dict[str, list[str]] = {}
    for form in sorted(_by_form(), key=lambda form: (-len(form), form)):
        first = _WORD.match(form)
        if first:
            forms.setdefault(first.group(), []).append(re.escape(form).replace("'", "['’]"))
    return {first: re.compile(rf"(?:{'|'.join(alike)})(?![\w-])", re.IGNORECASE) for first, alike in forms.items()}
