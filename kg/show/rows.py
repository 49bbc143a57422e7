"""What the page shows, as frozen values: the words behind a line, a figure, an article. No RDF, no HTML.

`network` makes these from triples, `page` turns them into JSON. Words are kept as a `Passage`: the sentence as it
stands in the article, with offsets of the pieces that matter inside it, so that every line leads to marked words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model import Offsets

_NEAR = 2  # characters: sentences this close are one space or line end apart
_OUTER = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


class NodeKind(StrEnum):
    """What a node of the network is, as the legend names it."""

    PERSON = "person"
    ORGANIZATION = "organisation"
    MEDIA = "media"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    UNNAMED = "unnamed source"
    CLAIMS = "quotation"


class EdgeKind(StrEnum):
    """What a line of the network says; its value is read between the two names that it joins."""

    SAYS = "says"
    ACCUSES = "accuses"
    DENIES = "denies"
    CALLS_FOR = "calls for"
    ANNOUNCES = "announces"
    DECLINES = "declines to comment"
    NOT_VERIFIED = "could not verify"
    BELIEVES = "believes"
    RELAYS = "relays"
    TELLS = "tells"
    OFFICE = "holds or held office"
    MEMBER = "is a member of"
    AFFILIATED = "unnamed, works for"
    INVOLVED = "is involved in"
    HAPPENED_IN = "happened in"
    LOCATED = "is in or near"
    CONTAINED = "lies in"


class Basis(StrEnum):
    """On whose word a line stands: a source's, the article's own, or the known entities'."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    KNOWN = "known"


# A past tense goes with one speaker as with many ("witnesses said"), which a present tense does not.
_PAST = {
    EdgeKind.SAYS: "said",
    EdgeKind.ACCUSES: "accused",
    EdgeKind.DENIES: "denied",
    EdgeKind.CALLS_FOR: "called for",
    EdgeKind.ANNOUNCES: "announced",
    EdgeKind.DECLINES: "declined to comment",
    EdgeKind.NOT_VERIFIED: "could not verify",
    EdgeKind.BELIEVES: "believed",
}
_PLAIN = frozenset({"said", "told", "wrote", "added"})  # these do not say what was done by saying it
_OTHERS_DID = frozenset({"cited", "quoted", "asked", "based"})  # cues that may stand in the passive
_IRREGULAR = frozenset({"said", "wrote", "spoke", "saw", "put", "swore", "gave", "made", "drew", "did", "could", "was"})


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the evidence names it; empty strings where nothing is known."""

    iri: str
    headline: str
    published: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the article's characters as the graph holds it."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with the marked pieces inside them, as offsets into `text`."""

    text: str
    content: tuple[Offsets, ...] = ()
    cue: tuple[Offsets, ...] = ()
    source: tuple[Offsets, ...] = ()

    @property
    def quotation(self) -> str:
        """The marked words, pieces joined as `schema:text` joins them."""
        return " … ".join(self.text[start:end] for start, end in self.content)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A reported number: who claims it, in which words, what range they give, of what, when and where."""

    iri: str
    claimants: tuple[str, ...]  # node ids; none where the article itself reports it
    who: str
    wording: str
    range: str
    low: float | None
    high: float | None
    outcome: str
    counted: str
    of: tuple[str, ...]  # node ids of the group, the alleged perpetrator and the event that it speaks of
    group: str
    perpetrator: str
    certainty: str
    period: str
    place: str
    place_id: str
    verification: str
    statement: str  # IRI, empty where it stands in no statement
    passage: Passage
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a line: a statement, or what the article itself reports (`who` is empty then)."""

    iri: str
    kind: EdgeKind
    basis: Basis
    passage: Passage
    article: ArticleRow | None
    speakers: tuple[str, ...] = ()  # node ids
    about: tuple[str, ...] = ()  # node ids
    others: tuple[str, ...] = ()  # node ids of those who relay it or are told
    who: str = ""  # with the chain: "Reuters, from sources in the government"
    cue: str = ""
    mode: str = ""
    certainty: str = ""
    said: str = ""
    place: str = ""
    via: str = ""
    told: str = ""
    note: str = ""
    figures: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two figures (IRIs, as the text has them) that cannot both be right, and why."""

    first: str
    second: str
    reason: str


def verb(kind: EdgeKind, cue: str) -> str:
    """What a speaker did, in the article's own word where that reads as a verb after any number of speakers.

    >>> verb(EdgeKind.SAYS, "described"), verb(EdgeKind.SAYS, "according to"), verb(EdgeKind.ACCUSES, "said")
    ('described', 'said', 'accused')
    """
    word = " ".join(cue.split()).lower()
    first = word.partition(" ")[0]
    finite = first in _IRREGULAR or (first.endswith("ed") and first not in _OTHERS_DID)
    if not finite or first == "was" or (kind is not EdgeKind.SAYS and first in _PLAIN):
        return _PAST.get(kind, kind.value)
    return word


def as_said(words: str, mode: str) -> str:
    """`words` in quotation marks where the article quotes them, else as they stand, with what marks they hold inside.

    >>> as_said("We stay,”", "direct"), as_said("they “stay”", "mixed"), as_said("“We stay,” … “for now.”", "direct")
    ('“We stay,”', 'they “stay”', '“We stay,” … “for now.”')
    """
    plain = words.strip()
    marked = any(plain.startswith(opening) and plain.endswith(closing) for opening, closing in _OUTER)
    return plain if mode != "direct" or marked or not plain else f"“{_without_marks(plain)}”"


def _without_marks(words: str) -> str:
    """`words` without a quotation mark at one end that has no partner: that of a span cut beside the other.

    >>> _without_marks("We stay,”"), _without_marks("We stay, he said. “Go!”")
    ('We stay,', 'We stay, he said. “Go!”')
    """
    for opening, closing in _OUTER:
        bare = words.removeprefix(opening).removesuffix(closing)
        if bare != words and not re.search(f"[{opening}{closing}]", bare):
            return bare.strip()
    return words


def make_passage(spans: Mapping[str, Iterable[Span]], sentences: Iterable[Span], text: str = "") -> Passage:
    """The sentences with the pieces of `spans` (under "content", "cue", "source") marked inside them.

    What lies between two sentences comes from `text` where it is given, else from the pieces themselves; a gap of more
    than a space shows as " … ".

    >>> make_passage({"content": [Span(7, 10, "Yes")]}, [Span(0, 11, "Anna: “Yes”")])
    Passage(text='Anna: “Yes”', content=((7, 10),), cue=(), source=())
    """
    pieces = {role: sorted(found, key=lambda s: (s.start, s.end)) for role, found in spans.items()}
    characters: dict[int, str] = {}
    for span in (*sentences, *(s for found in pieces.values() for s in found)):
        characters.update(zip(range(span.start, span.end), span.exact, strict=False))
    shown, at = _join_runs(characters, text)
    marks = {
        role: tuple((at[s.start], at[s.end - 1] + 1) for s in found if s.start in at and s.end - 1 in at)
        for role, found in pieces.items()
    }
    return Passage(shown, marks.get("content", ()), marks.get("cue", ()), marks.get("source", ()))


def _join_runs(characters: Mapping[int, str], text: str) -> tuple[str, dict[int, int]]:
    """The characters in order with their gaps filled, and where each offset of the article came to stand."""
    shown: list[str] = []
    at: dict[int, int] = {}
    last: int | None = None
    for offset in sorted(characters):
        if last is not None and offset > last + 1:
            gap = offset - last - 1
            shown.extend((text[last + 1 : offset] or " ") if gap <= _NEAR else " … ")
        at[offset] = len(shown)
        shown.append(characters[offset])
        last = offset
    return "".join(shown), at


def sentence_around(span: Span) -> Span:
    """`span` with the words that the graph keeps before and after it, where no sentence is known."""
    start = span.start - len(span.prefix)
    return Span(start, span.end + len(span.suffix), span.prefix + span.exact + span.suffix)


def period(start: str, until: str) -> str:
    """Two ISO days as a reader writes them.

    >>> period("2025-03-07", "2025-03-08"), period("2025-03-09", "2025-03-09"), period("2025-03-09", "")
    ('7 Mar 2025 to 8 Mar 2025', '9 Mar 2025', 'from 9 Mar 2025')
    """
    first, last = _day(start), _day(until)
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def range_text(low: float | None, high: float | None, bound: str, unit: str = "") -> str:
    """A figure's range in words that show which end is open.

    >>> range_text(1001, None, "MoreThan"), range_text(24, 99, "Vague"), range_text(745, 745, "About")
    ('1,001 or more', '24 to 99 (vague)', 'about 745')
    """
    sign = "%" if unit == "PercentUnit" else ""
    if low is None and high is None:
        return "not given"
    if high is None:
        return f"{low:,}{sign} or more"
    if low is None or bound == "AtMost":
        return f"up to {high:,}{sign}"
    between = f"{low:,}{sign}" if low == high else f"{low:,} to {high:,}{sign}"
    return f"about {between}" if bound == "About" else f"{between} (vague)" if bound == "Vague" else between
