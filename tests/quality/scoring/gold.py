"""An article's gold in nine parts, from the JSON that annotators wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .geometry import Span, Spans, fold, span_of, spans_of

UNNAMED = "unnamed:"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entity as the gold names it, with every form of the name that the article uses, folded."""

    name: str
    forms: frozenset[str]

    @property
    def unnamed(self) -> bool:
        """Is this a source that the article does not name?"""
        return self.name.startswith(UNNAMED)


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement; what the annotator left open is None or empty."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: Wanted | None
    mode: str
    effect: str | None
    day: str | None
    place: Wanted | None
    related: tuple[tuple[str, Wanted], ...]  # role (relayed_by, addressee, about) and who
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A count or share, with who claims it."""

    span: Span
    low: float | None
    high: float | None
    bound: str
    outcome: str | None
    victims: str | None
    claimant: Wanted | None


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity with all its mentions."""

    wanted: Wanted
    type: str
    mentions: Spans


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A time expression and its first and last day."""

    span: Span
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One pair: where the gold gives several objects, each is a relation."""

    subject: Wanted
    kind: str
    object: Wanted


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """Something that happened, and every stretch that names it."""

    type: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Gold:
    """All that an annotator found in one article."""

    published: str | None
    statements: tuple[GoldStatement, ...]
    figures: tuple[GoldFigure, ...]
    entities: tuple[GoldEntity, ...]
    dates: tuple[GoldDate, ...]
    relations: tuple[GoldRelation, ...]
    events: tuple[GoldEvent, ...]


def read_gold(row: Mapping[str, Any]) -> Gold:
    """The gold of one article from its JSON."""
    names = _Names(row.get("entities", ()))
    return Gold(
        published=row.get("published"),
        statements=tuple(_statement(s, names) for s in row["statements"]),
        figures=tuple(_figure(f, names) for f in row.get("figures", ())),
        entities=tuple(
            GoldEntity(names.wanted(e["name"]), e["type"], spans_of(e["mentions"])) for e in row.get("entities", ())
        ),
        dates=tuple(GoldDate(span_of(d["span"]), d["from"], d["to"]) for d in row.get("dates", ())),
        relations=tuple(
            GoldRelation(names.wanted(r["subject"]), relation_kind(r["relation"]), names.wanted(o))
            for r in row.get("relations", ())
            for o in r["object"]
        ),
        events=tuple(GoldEvent(e["type"], spans_of(e["spans"])) for e in row.get("events", ())),
    )


def relation_kind(kind: str) -> str:
    """The kind to compare by: that an office is no longer held is not asked for."""
    return "holds role" if kind == "held role" else kind


class _Names:
    """Every form of each entity of the gold."""

    def __init__(self, entities: Iterable[Mapping[str, Any]]) -> None:
        self._forms = {
            entity["name"]: {fold(m[2]) for m in entity["mentions"] if len(m) > 2}
            | {fold(name) for name in entity.get("alt", ())}
            for entity in entities
        }

    def wanted(self, name: str) -> Wanted:
        return Wanted(name, frozenset({fold(name)} | self._forms.get(name, set())))

    def wanted_or_none(self, name: str | None) -> Wanted | None:
        return None if name is None else self.wanted(name)


def _statement(row: Mapping[str, Any], names: _Names) -> GoldStatement:
    return GoldStatement(
        source=spans_of(row["source"]),
        cue=spans_of(row["cue"]),
        content=spans_of(row["content"]),
        speaker=names.wanted_or_none(row["speaker"]),
        mode=row["mode"],
        effect=row.get("effect") or None,
        day=row.get("on") or None,
        place=names.wanted_or_none(row.get("at") or None),
        related=tuple(
            (role, names.wanted(name)) for role in ("relayed_by", "addressee", "about") for name in row.get(role, ())
        ),
        optional=bool(row.get("optional")),
    )


def _figure(row: Mapping[str, Any], names: _Names) -> GoldFigure:
    return GoldFigure(
        span=span_of(row["span"]),
        low=row.get("low"),
        high=row.get("high"),
        bound=row["bound"],
        outcome=row["outcome"],
        victims=row.get("victims"),
        claimant=names.wanted_or_none(row["claimant"]),
    )
