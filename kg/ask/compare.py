"""Holding figures against each other: which agree, which conflict, and which cannot be compared, with the reason.

DESIGN's third rule, and nothing else: nobody is picked as right, and where it is not known that two figures count the
same, they are not compared. A pure function over plain values; `kg.ask.figures` reads these from a store.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kg.model import Bound, Figure, Node, Outcome, Unit, Victims

Number = int | float | Decimal

WIDENING = Fraction(1, 10)  # of what is said to be "about" a number, for comparing only

# Pairs grow with the square of the figures. An investigation of some 300 figures has 20,000 pairs that differ in what
# they count; beyond that nobody reads why, and a store of a million quads would have millions.
MOST_APART = 20_000
# Figures that count the same. Of more, those of one range are compared once for all: 200 have 19,900 pairs.
HOT = 200


class Verdict(StrEnum):
    """How two figures stand to each other."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Named:
    """A group or place for comparing: the same where the IRI is the same, and only there."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """What of a figure decides whether it can be compared; `part_of` is the IRI of its total."""

    iri: str
    article: str
    low: Number | None
    high: Number | None
    bound: Bound
    unit: Unit
    outcome: Outcome | None = None
    victims: Victims | None = None
    group: Named | None = None
    place: Named | None = None
    start: date | None = None
    until: date | None = None
    part_of: str | None = None

    @classmethod
    def of(cls, figure: Figure, *, iri: str, article: str, part_of: str | None = None) -> FigureView:
        """The view of an extraction's figure, whose IRIs the graph gave."""
        return cls(
            iri=iri,
            article=article,
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            unit=figure.unit,
            outcome=figure.outcome,
            victims=figure.victims,
            group=_named(figure.group),
            place=_named(figure.place),
            start=figure.start,
            until=figure.until,
            part_of=part_of,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures, by IRI in order, and how they stand to each other, with the reason in words."""

    first: str
    second: str
    verdict: Verdict
    reason: str


def compare_figures(figures: Sequence[FigureView], most_apart: int = MOST_APART) -> list[Comparison]:
    """The figures held against each other, in order of their IRIs.

    Figures that count the same are all compared, and so are each part and its total. Pairs of one outcome and unit that
    cannot be compared come with the reason as long as the pairs are at most `most_apart`; of more, only those within
    one article. Figures of another outcome or unit have nothing in common and are left out; `compare_pair` gives the
    reason for any two.
    """
    by_iri = {figure.iri: figure for figure in figures}
    ordered = [by_iri[iri] for iri in sorted(by_iri)]
    pairs = {*_parts_and_totals(by_iri), *_same_counted(ordered), *_apart(ordered, most_apart)}
    return [compare_pair(by_iri[one], by_iri[other]) for one, other in sorted(pairs)]


Pair = tuple[str, str]  # IRIs, the lesser first


def _parts_and_totals(by_iri: Mapping[str, FigureView]) -> Iterator[Pair]:
    for figure in by_iri.values():
        if figure.part_of in by_iri and figure.part_of != figure.iri:
            yield _pair(figure.iri, str(figure.part_of))


def _same_counted(ordered: Iterable[FigureView]) -> Iterator[Pair]:
    """The pairs that the rule lets agree or conflict: those with nothing between them in `_differences`."""
    for bucket in _grouped(figure for figure in ordered if _is_countable(figure)):
        if len(bucket) <= HOT:
            yield from _pairs(bucket)
            continue
        ranges: dict[object, list[FigureView]] = {}
        for figure in bucket:  # what holds for one holds for all of the same range
            ranges.setdefault((figure.low, figure.high, figure.bound), []).append(figure)
        for first, *again in ranges.values():
            yield from (_pair(first.iri, figure.iri) for figure in again)
        yield from _pairs([same[0] for same in ranges.values()])


def _apart(ordered: Sequence[FigureView], most: int) -> Iterator[Pair]:
    groups: dict[object, list[FigureView]] = {}
    for figure in ordered:
        groups.setdefault((figure.unit, figure.outcome), []).append(figure)
    if sum(len(group) * (len(group) - 1) // 2 for group in groups.values()) > most:
        groups = {}
        for figure in ordered:
            groups.setdefault((figure.unit, figure.outcome, figure.article), []).append(figure)
    for group in groups.values():
        yield from _pairs(group)


def _grouped(figures: Iterable[FigureView]) -> Iterable[list[FigureView]]:
    buckets: dict[object, list[FigureView]] = {}
    for f in figures:
        what = (f.unit, f.outcome, f.victims, f.group and f.group.iri, f.place and f.place.iri, f.start, f.until)
        buckets.setdefault(what, []).append(f)
    return buckets.values()


def _is_countable(figure: FigureView) -> bool:
    """Whether the rule can compare a figure with another at all."""
    known = (figure.outcome, figure.place, figure.start, figure.until)
    return None not in known and not _is_open(figure)


def _pairs(figures: Iterable[FigureView]) -> Iterator[Pair]:
    return (_pair(one.iri, other.iri) for one, other in itertools.combinations(figures, 2))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def compare_pair(one: FigureView, other: FigureView) -> Comparison:
    """How two figures stand to each other.

    >>> day = {"start": date(2025, 3, 7), "until": date(2025, 3, 7), "place": Named("urn:p", "Ortigia")}
    >>> what = {"article": "urn:a", "unit": Unit.PERSON, "outcome": Outcome.KILLED, "victims": Victims.CIVILIAN, **day}
    >>> few = FigureView(iri="urn:1", low=40, high=40, bound=Bound.ABOUT, **what)
    >>> many = FigureView(iri="urn:2", low=45, high=None, bound=Bound.AT_LEAST, **what)
    >>> compare_pair(few, many).verdict.value, compare_pair(few, many).reason
    ('conflicts', 'about 40 (taken as 36 to 44) and at least 45 do not meet')
    """
    first, second = sorted((one, other), key=lambda figure: figure.iri)
    verdict, reason = _judge(first, second)
    return Comparison(first.iri, second.iri, verdict, reason)


def _judge(a: FigureView, b: FigureView) -> tuple[Verdict, str]:
    if _related(a, b):
        part, total = (a, b) if a.part_of == b.iri else (b, a)
        return _judge_part(part, total)
    if a.part_of is not None and a.part_of == b.part_of:
        return Verdict.NOT_COMPARABLE, "both are parts of one total"
    reason = next(_differences(a, b), None)
    if reason:
        return Verdict.NOT_COMPARABLE, reason
    said = f"{_words(a)} and {_words(b)}"
    if _meet(a, b):
        return Verdict.AGREES, f"{said} can both be right"
    return Verdict.CONFLICTS, f"{said} do not meet"


def _related(a: FigureView, b: FigureView) -> bool:
    return a.part_of == b.iri or b.part_of == a.iri


def _judge_part(part: FigureView, total: FigureView) -> tuple[Verdict, str]:
    """A part may be anything up to its total; group, place and period may be narrower, so they are not asked for."""
    if (part.unit, part.outcome) != (total.unit, total.outcome) or part.outcome is None:
        return Verdict.NOT_COMPARABLE, "a part and its total that do not count the same outcome in the same unit"
    if _is_open(part) or _is_open(total):
        return Verdict.NOT_COMPARABLE, "one of the two gives no number"
    least, most = _range(part)[0], _range(total)[1]
    said = f"the part, {_words(part)}, and its total, {_words(total)}"
    if least is not None and most is not None and least > most:
        return Verdict.CONFLICTS, f"{said}: a part cannot be larger than its total"
    return Verdict.AGREES, f"{said}, fit together"


def _differences(a: FigureView, b: FigureView) -> Iterator[str]:
    """The reasons why two figures cannot be compared, the weightiest first."""
    if a.unit != b.unit:
        yield f"one counts {_UNITS[a.unit]}, the other {_UNITS[b.unit]}"
    if a.outcome is None or b.outcome is None:
        yield "it is not known for both what happened to those counted"
    elif a.outcome != b.outcome:
        yield f"one counts {a.outcome.value}, the other {b.outcome.value}"
    if a.victims != b.victims:
        yield f"one counts {_victims(a)}, the other {_victims(b)}"
    yield from _different_names("group", a.group, b.group)
    yield from _different_places(a, b)
    yield from _different_periods(a, b)
    if _is_open(a) or _is_open(b):
        yield "one of the two gives no number"


def _different_names(kind: str, a: Named | None, b: Named | None) -> Iterator[str]:
    if a is None or b is None:
        named = a or b
        if named:
            yield f"only one says which {kind} it counts ({named.label})"
    elif a.iri != b.iri:
        if a.label == b.label:
            yield f"both name {a.label}, but nobody has decided that it is the same {kind}"
        else:
            yield f"one is about {a.label}, the other about {b.label}"


def _different_places(a: FigureView, b: FigureView) -> Iterator[str]:
    """Two figures without a place may be about two places, so silence is no agreement here."""
    if a.place is None and b.place is None:
        yield "neither says where"
    yield from _different_names("place", a.place, b.place)


def _different_periods(a: FigureView, b: FigureView) -> Iterator[str]:
    periods = [(f.start, f.until) for f in (a, b)]
    unknown = sum(None in period for period in periods)
    if unknown:
        yield "the period is known for neither" if unknown == 2 else "the period is known for one only"
    elif periods[0] != periods[1]:
        yield f"one covers {_period(a)}, the other {_period(b)}"


def _meet(a: FigureView, b: FigureView) -> bool:
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return not _below(high_a, low_b) and not _below(high_b, low_a)


def _below(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low


def _range(figure: FigureView) -> tuple[Fraction | None, Fraction | None]:
    """The range for comparing: "about" is widened, an open end is None. Fractions, so that 0.1 is a tenth."""
    low, high = _exact(figure.low), _exact(figure.high)
    if figure.bound is not Bound.ABOUT:
        return low, high
    return (
        None if low is None else low - abs(low) * WIDENING,
        None if high is None else high + abs(high) * WIDENING,
    )


def _exact(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(str(number))


def _is_open(figure: FigureView) -> bool:
    return figure.low is None and figure.high is None


def _words(figure: FigureView) -> str:
    """A figure's range in words; its bound's own words cannot be told from its numbers, so it is written anew."""
    sign = "%" if figure.unit is Unit.PERCENT else ""
    low, high = (None if n is None else _number(n) + sign for n in (_exact(figure.low), _exact(figure.high)))
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    if figure.bound is Bound.ABOUT:
        least, most = (_number(n) for n in _range(figure) if n is not None)
        return f"about {low if low == high else f'{low} to {high}'} (taken as {least} to {most}{sign})"
    return low if low == high else f"{low} to {high}"


def _number(number: Fraction) -> str:
    if number.denominator == 1:
        return f"{number.numerator:,}"
    return f"{float(number):,.4f}".rstrip("0")


def _period(figure: FigureView) -> str:
    return f"{figure.start}" if figure.start == figure.until else f"{figure.start} to {figure.until}"


def _named(node: Node | None) -> Named | None:
    return Named(node.iri, node.label) if node else None


def _victims(figure: FigureView) -> str:
    return _VICTIMS[figure.victims] if figure.victims else "people of an unknown kind"


_UNITS = {Unit.PERSON: "people", Unit.FAMILY: "families", Unit.EVENT: "events", Unit.PERCENT: "a share"}
_VICTIMS = {Victims.CIVILIAN: "civilians", Victims.COMBATANT: "fighters", Victims.ANY: "people of any kind"}
