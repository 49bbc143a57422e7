"""What the page shows, as frozen values: the words behind a line, a figure, an article. No RDF, no HTML.

`network` makes these from triples, `page` turns them into JSON. Words are kept as a `Passage`: the sentence as it
stands in the article, with offsets of the pieces that matter inside it, so that every line leads to marked words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.ask.compare import Verdict
from kg.model import Offsets


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
    HAPPENED = "happened"  # an event of which nobody and no place is known: words without a line
    LOCATED = "is in or near"
    CONTAINED = "lies in"


class Basis(StrEnum):
    """On whose word a line or a figure stands: a source's, the article's own, nobody's, or the known entities'."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    SPOKEN_OF = "spoken of"  # in words that nobody stands behind: a denial, a refusal to comment, a question
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the evidence names it; empty strings where nothing is known."""

    iri: str
    headline: str
    published: str
    publisher: str
    url: str
    day: str = ""  # of publication, as 2025-03-09


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
    claimants: tuple[str, ...]  # node ids; none where the article itself reports it, or nobody does
    who: str
    basis: Basis
    wording: str
    range: str
    low: float | None
    high: float | None
    outcome: str
    counted: str
    of: tuple[str, ...]  # node ids of the group, the alleged perpetrator and the event that it speaks of
    group: str
    perpetrator: str
    unit: str  # "PersonUnit"; with `outcome` it says what a group of figures counts
    bound: str  # "AtLeast"
    part_of: str  # IRI of the total that it is a part of, or empty
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
    accused: tuple[str, ...] = ()  # node ids
    others: tuple[str, ...] = ()  # node ids of those who relay it or are told
    who: str = ""  # with the chain: "Reuters, from sources in the government"
    cue: str = ""
    mode: str = ""
    certainty: str = ""
    said: str = ""
    start: str = ""  # the days of `said`, as 2025-03-09; what is said "on Sunday", or what happened then
    until: str = ""
    place: str = ""
    via: str = ""
    told: str = ""
    note: str = ""
    thing: str = ""  # IRI of the event or relation that is reported; empty for a statement
    figures: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """Two figures (IRIs, as the text has them), how they stand to each other, and why."""

    first: str
    second: str
    verdict: Verdict
    reason: str


class MarkKind(StrEnum):
    """What is highlighted in an article's text."""

    NAME = "names"
    STATEMENT = "statements"
    FIGURE = "figures"
    EVENT = "events and offices"
    DATE = "dates"


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: some characters of the text, and what was extracted there."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""  # IRI of the node, the evidence or the figure; empty for a date
    role: str = ""  # of a statement's piece: "content", "cue" or "source"
    note: str = ""  # the days that a date means


@dataclass(frozen=True, slots=True)
class TextRow:
    """An article's text with its highlights, in order of where they start."""

    article: str  # IRI
    text: str
    marks: tuple[Mark, ...]
