"""The frozen values that flow through the program: no I/O, no RDF.

`Article -> Extraction` is the seam of the whole product. Terms are DESIGN's: a statement has a source (the words that
name the speaker), a cue (the words that attribute) and a content (what is stated); each is one or more pieces of text.
All offsets are code points, half-open, into `Article.text` exactly as read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

Offsets = tuple[int, int]


class EntityType(StrEnum):
    """The type of a node, as the extraction JSON writes it."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    PLACE = "Place"
    UNNAMED = "UnnamedSource"


class Form(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mode(StrEnum):
    """How much of a content stands in quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Effect(StrEnum):
    """What the speaker does by the statement."""

    ASSERTS = "asserts"
    DENIES = "denies"
    NO_COMMENT = "no-comment"
    ACCUSES = "accuses"
    CALLS_FOR = "calls-for"
    ANNOUNCES = "announces"
    NOT_VERIFIED = "not-independently-verified"
    BELIEVES = "believes"

    @property
    def refuses(self) -> bool:
        """Whether the speaker does not stand behind the words: who denies, does not comment or could not verify."""
        return self in (Effect.DENIES, Effect.NO_COMMENT, Effect.NOT_VERIFIED)


class Certainty(StrEnum):
    """How firmly the one who speaks puts it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    ALLEGED = "alleged"


class Bound(StrEnum):
    """How a figure's number bounds what it counts."""

    EXACT = "exact"
    ABOUT = "about"
    BETWEEN = "between"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    VAGUE = "vague"


class Unit(StrEnum):
    """What a figure counts."""

    PERSON = "person"
    FAMILY = "family"
    EVENT = "event"
    PERCENT = "percent"


class Outcome(StrEnum):
    """What happened to those counted, or what they did."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    DETAINED = "detained"
    MISSING = "missing"
    RESCUED = "rescued"
    PROTESTED = "protested"


class Victims(StrEnum):
    """What kind of people a figure counts."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    ANY = "any"


class EventType(StrEnum):
    """What kind of thing happened."""

    KILLING = "killing"
    CLASH = "clash"
    ATTACK = "attack"
    PROTEST = "protest"
    DISPLACEMENT = "displacement"
    ARREST = "arrest"
    RESCUE = "rescue"
    ACCIDENT = "accident"
    DISASTER = "disaster"
    MEETING = "meeting"
    ELECTION = "election"
    COURT_CASE = "court case"
    AGREEMENT = "agreement"
    REGIME_CHANGE = "regime change"
    OTHER = "other"


class RelationType(StrEnum):
    """How the subject of a relation stands to its object."""

    HOLDS_ROLE = "holds role"
    HELD_ROLE = "held role"
    MEMBER_OF = "member of"
    LOCATED_IN = "located in"
    LOCATED_NEAR = "located near"


class Verification(StrEnum):
    """What the article says about checking a figure."""

    COULD_NOT_VERIFY = "couldNotVerify"
    VERIFIED = "verified"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Article:
    """One article as read: its text untouched, and what is known about it.

    `id` is for display (the input's id, else the file's name). `identity` is what versions share: the URL, or the id
    that a JSON line gave; None makes the text its own identity.
    """

    text: str
    id: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    headline: str | None = None
    identity: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Node:
    """A reference to an entity or an unnamed source; `affiliation` is an unnamed source's, where the words give it."""

    iri: str
    label: str
    type: EntityType
    affiliation: Node | None = None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the ontology: what the lexicon knows about a name."""

    iri: str
    label: str
    type: EntityType
    alt: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # IRIs of the places that directly contain it
    classes: tuple[str, ...] = ()  # IRIs of its classes, finer than `type`


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity; `why` says in a few words how it was resolved."""

    span: Offsets
    form: Form
    why: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity or unnamed source of an article, with all its mentions in order of the text."""

    node: Node
    alt: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression and the days it covers, both included; `start` is None where it has no interval."""

    span: Offsets
    start: date | None
    until: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. An empty `source` leaves the speaker unsaid; `sentences` covers every piece."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    mode: Mode
    effect: Effect
    certainty: Certainty
    score: float
    speaker: Node | None = None
    also_speakers: tuple[Node, ...] = ()
    relayed_by: tuple[Node, ...] = ()  # nearest to the originator first
    addressee: tuple[Node, ...] = ()
    about: tuple[Node, ...] = ()
    accused: tuple[Node, ...] = ()  # of an accusation: whom it is made against, where the words name them
    place: Node | None = None
    via: str | None = None
    start: date | None = None
    until: date | None = None

    @property
    def is_claim(self) -> bool:
        """Whether somebody speaks here and stands behind the words; a belief nobody is said to have uttered."""
        return self.speaker is not None and not self.effect.refuses and self.effect is not Effect.BELIEVES


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported count or share. `statement` and `part_of` are indices into the extraction's lists.

    Without a claimant it is the article's own where it stands in no statement, and nobody's claim where it does.
    """

    span: Offsets
    low: int | float | None
    high: int | float | None
    bound: Bound
    unit: Unit
    outcome: Outcome | None = None
    victims: Victims | None = None
    group: Node | None = None
    perpetrator: Node | None = None
    certainty: Certainty = Certainty.CERTAIN
    claimant: Node | None = None
    relayed_by: tuple[Node, ...] = ()
    start: date | None = None
    until: date | None = None
    place: Node | None = None
    statement: int | None = None
    part_of: int | None = None
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An office, a membership or a containment, as the article says it."""

    subject: Node
    relation: RelationType
    role: str | None
    object: Node
    evidence: Offsets
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the article says happened; `statement` is the index of the statement that speaks of it, if any.

    It is that statement's claim only where the statement vouches for its words (`Statement.is_claim`).
    """

    span: Offsets
    type: EventType
    label: str
    actors: tuple[Node, ...] = ()
    start: date | None = None
    until: date | None = None
    place: Node | None = None
    statement: int | None = None
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that the program could not resolve, and why: reported, never guessed."""

    span: Offsets
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    model: str = ""  # names the tagger's model, for the graph's prov:Activity

    def to_json(self) -> dict[str, Any]:
        """The extraction JSON of DESIGN 3, ready for `json.dumps`."""
        return {
            "id": self.article.id,
            "published": _day(self.article.published),
            "publisher": self.article.publisher,
            "statements": [_statement(s) for s in self.statements],
            "figures": [_figure(f) for f in self.figures],
            "entities": [
                {
                    "iri": e.node.iri,
                    "label": e.node.label,
                    "type": e.node.type,
                    "alt": list(e.alt),
                    "mentions": [list(m.span) for m in e.mentions],
                }
                for e in self.entities
            ],
            "dates": [{"span": list(d.span), "from": _day(d.start), "until": _day(d.until)} for d in self.dates],
            "relations": [
                {
                    "subject": _node(r.subject),
                    "relation": r.relation,
                    "role": r.role,
                    "object": _node(r.object),
                    "evidence": list(r.evidence),
                }
                for r in self.relations
            ],
            "events": [
                {
                    "span": list(e.span),
                    "type": e.type,
                    "label": e.label,
                    "actors": [_node(a) for a in e.actors],
                    "from": _day(e.start),
                    "until": _day(e.until),
                    "place": _node(e.place),
                    "statement": e.statement,
                    "certainty": e.certainty,
                }
                for e in self.events
            ],
        }


def _statement(s: Statement) -> dict[str, Any]:
    return {
        "source": _pieces(s.source),
        "cue": _pieces(s.cue),
        "content": _pieces(s.content),
        "mode": s.mode,
        "effect": s.effect,
        "certainty": s.certainty,
        "score": s.score,
        "speaker": _node(s.speaker),
        "also_speakers": [_node(n) for n in s.also_speakers],
        "relayed_by": [_node(n) for n in s.relayed_by],
        "addressee": [_node(n) for n in s.addressee],
        "about": [_node(n) for n in s.about],
        "accused": [_node(n) for n in s.accused],
        "place": _node(s.place),
        "via": s.via,
        "from": _day(s.start),
        "until": _day(s.until),
    }


def _figure(f: Figure) -> dict[str, Any]:
    return {
        "span": list(f.span),
        "low": f.low,
        "high": f.high,
        "bound": f.bound,
        "unit": f.unit,
        "outcome": f.outcome,
        "victims": f.victims,
        "group": _node(f.group),
        "perpetrator": _node(f.perpetrator),
        "certainty": f.certainty,
        "claimant": _node(f.claimant),
        "relayed_by": [_node(n) for n in f.relayed_by],
        "from": _day(f.start),
        "until": _day(f.until),
        "place": _node(f.place),
        "statement": f.statement,
        "part_of": f.part_of,
        "verification": f.verification,
    }


def _node(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    plain: dict[str, Any] = {"iri": node.iri, "label": node.label, "type": node.type}
    if node.type is EntityType.UNNAMED:
        plain["affiliation"] = _node(node.affiliation)
    return plain


def _pieces(pieces: tuple[Offsets, ...]) -> list[list[int]]:
    return [list(piece) for piece in pieces]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
