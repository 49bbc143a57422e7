"""An article as `kg extract` prints it, as far as the scorers look at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .geometry import Span, Spans, fold, span_of, spans_of
from .gold import Wanted, relation_kind


@dataclass(frozen=True, slots=True)
class Named:
    """An entity, or a reference to one, with all names that the article's entities give it, folded."""

    names: frozenset[str]
    type: str

    def is_called(self, wanted: Wanted) -> bool:
        """Has it one of the names of the gold's?"""
        return bool(self.names & wanted.forms)


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: Named | None
    mode: str
    effect: str
    first: str | None
    last: str | None
    place: Named | None
    related: Mapping[str, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A count or share."""

    span: Span
    low: float | None
    high: float | None
    bound: str
    outcome: str | None
    victims: str | None
    claimant: Named | None


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity and its mentions."""

    named: Named
    mentions: Spans


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression with an interval."""

    span: Span
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation of two."""

    subject: Named
    kind: str
    object: Named


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """Something that happened."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article's line of JSON."""

    statements: tuple[FoundStatement, ...]
    figures: tuple[FoundFigure, ...]
    entities: tuple[FoundEntity, ...]
    dates: tuple[FoundDate, ...]
    relations: tuple[FoundRelation, ...]
    events: tuple[FoundEvent, ...]


def read_extracted(row: Mapping[str, Any]) -> Extracted:
    """One article from its line of JSON."""
    names = _Names(row["entities"])
    return Extracted(
        statements=tuple(_statement(s, names) for s in row["statements"]),
        figures=tuple(_figure(f, names) for f in row["figures"]),
        entities=tuple(FoundEntity(names.named(e), spans_of(e["mentions"])) for e in row["entities"]),
        dates=tuple(FoundDate(span_of(d["span"]), d["from"], d["until"]) for d in row["dates"] if d["from"]),
        relations=tuple(
            FoundRelation(names.named(r["subject"]), relation_kind(r["relation"]), names.named(r["object"]))
            for r in row["relations"]
        ),
        events=tuple(FoundEvent(span_of(e["span"]), e["type"]) for e in row["events"]),
    )


class _Names:
    """The names of each entity of the article, by its IRI."""

    def __init__(self, entities: Iterable[Mapping[str, Any]]) -> None:
        self._by_iri = {entity["iri"]: _names_of(entity) for entity in entities}

    def named(self, node: Mapping[str, Any]) -> Named:
        return Named(_names_of(node) | self._by_iri.get(node["iri"], frozenset()), node["type"])

    def named_or_none(self, node: Mapping[str, Any] | None) -> Named | None:
        return self.named(node) if node else None


def _names_of(node: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(fold(name) for name in (node["label"], *node.get("alt", ())))


def _statement(row: Mapping[str, Any], names: _Names) -> FoundStatement:
    return FoundStatement(
        source=spans_of(row["source"]),
        cue=spans_of(row["cue"]),
        content=spans_of(row["content"]),
        speaker=names.named_or_none(row["speaker"]),
        mode=row["mode"],
        effect=row["effect"],
        first=row["from"],
        last=row["until"],
        place=names.named_or_none(row["place"]),
        related={role: tuple(map(names.named, row[role])) for role in ("relayed_by", "addressee", "about")},
    )


def _figure(row: Mapping[str, Any], names: _Names) -> FoundFigure:
    return FoundFigure(
        span=span_of(row["span"]),
        low=row["low"],
        high=row["high"],
        bound=row["bound"],
        outcome=row["outcome"],
        victims=row["victims"],
        claimant=names.named_or_none(row["claimant"]),
    )
