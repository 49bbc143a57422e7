"""One article against its gold in nine parts, each from 0 to 100; None where there is nothing to score.

- statements: F1 of linked statements. Content, cue and source all meet the gold's, matched one to one; a source may be
  missing on both sides. What the gold calls optional, and beliefs that match nothing, count neither way.
- speakers: of the gold's statements, those found whose speaker is right.
- details: mode, effect, day, place, relays, hearers and topics, each where the gold states it.
- figures: F1. The span meets, and range, bound, outcome and kind of victims are right; counts of one are left out.
- claimants: of the gold's figures, those found whose claimant is right.
- entities: of the gold's mentions, those where an entity of the right name and type is mentioned.
- dates: F1 of time expressions with the right first and last day; a dateline with the day of publication is left out.
- relations: of the gold's pairs, those found in the right direction.
- events: of the gold's events of a type other than `other`, those with an event of that type on one of their words.

Of entities, relations and events, more than three times as many as the gold has cost proportionally.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .extracted import Extracted, FoundDate, FoundFigure, FoundStatement, Named
from .geometry import meet, shared
from .gold import Gold, GoldFigure, GoldStatement, Wanted

PARTS = ("statements", "speakers", "details", "figures", "claimants", "entities", "dates", "relations", "events")
_DATELINES = 160  # characters at the head of an article among which a dateline stands


@dataclass(frozen=True, slots=True)
class Scores:
    """What one article scored."""

    parts: Mapping[str, float | None]
    extra_statements: int  # reported, and not in the gold
    found: int  # of the gold's statements
    spoken: int  # of those found: with the right speaker

    @property
    def mean(self) -> float:
        """The mean of the parts that there is something of."""
        values = [value for value in self.parts.values() if value is not None]
        return sum(values) / len(values)


def score_article(gold: Gold, extracted: Extracted) -> Scores:
    """The nine parts of one article."""
    matching = _match(gold.statements, extracted.statements)
    needed = [i for i, statement in enumerate(gold.statements) if not statement.optional]
    linked = {i: matching.found[i] for i in needed if i in matching.found and _linked(gold, i, matching)}
    spoken = sum(_is_source(gold.statements[i].speaker, found.speaker) for i, found in linked.items())
    details = [right for i in needed for right in _details(gold.statements[i], linked.get(i))]
    figures, claimants = _figures(gold.figures, extracted.figures)
    parts = {
        "statements": _f1(len(linked), len(needed), matching.counted),
        "speakers": _share(spoken, len(needed)),
        "details": _share(sum(details), len(details)),
        "figures": figures,
        "claimants": claimants,
        "entities": _entities(gold, extracted),
        "dates": _dates(gold, extracted),
        "relations": _relations(gold, extracted),
        "events": _events(gold, extracted),
    }
    return Scores(parts, matching.extra, len(linked), spoken)


def _share(right: int, of: int) -> float | None:
    return 100.0 * right / of if of else None


def _f1(right: int, wanted: int, found: int) -> float | None:
    return 200.0 * right / (wanted + found) if wanted or found else None


def _in_measure(value: float | None, found: int, wanted: int) -> float | None:
    """`value`, less where far more was found than there is."""
    return value * min(1.0, (3 * wanted + 5) / found) if value is not None and found else value


def _is_source(wanted: Wanted | None, found: Named | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return found.type == "UnnamedSource" if wanted.unnamed else found.is_called(wanted)


@dataclass(frozen=True, slots=True)
class _Matching:
    """Which statement was found for which of the gold's, by its number."""

    found: Mapping[int, FoundStatement]
    counted: int  # statements reported that count
    extra: int  # of those: not in the gold


def _match(gold: Sequence[GoldStatement], found: Sequence[FoundStatement]) -> _Matching:
    """One to one: the most content shared first, then what the gold needs, then in order of the text."""
    pairs = [
        (-shared(wanted.content, statement.content), wanted.optional, i, j)
        for i, wanted in enumerate(gold)
        for j, statement in enumerate(found)
        if meet(wanted.content, statement.content) and meet(wanted.cue, statement.cue)
    ]
    at: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in at and j not in used:
            at[i] = j
            used.add(j)
    beliefs = sum(j not in used and statement.effect == "believes" for j, statement in enumerate(found))
    optional = sum(gold[i].optional for i in at)
    return _Matching(
        found={i: found[j] for i, j in at.items()},
        counted=len(found) - beliefs - optional,
        extra=len(found) - beliefs - len(used),
    )


def _linked(gold: Gold, i: int, matching: _Matching) -> bool:
    source, found = gold.statements[i].source, matching.found[i].source
    return meet(source, found) or not (source or found)


def _details(wanted: GoldStatement, found: FoundStatement | None) -> list[bool]:
    """Whether each detail that the gold states is right; none is where the statement was not found."""
    right = [found is not None and found.mode == wanted.mode]
    if wanted.effect:
        right.append(found is not None and found.effect == wanted.effect)
    if wanted.day:
        right.append(found is not None and found.first == found.last == wanted.day)
    if wanted.place:
        right.append(found is not None and found.place is not None and found.place.is_called(wanted.place))
    for role, who in wanted.related:
        right.append(found is not None and any(named.is_called(who) for named in found.related[role]))
    return right


def _figures(gold: Sequence[GoldFigure], found: Sequence[FoundFigure]) -> tuple[float | None, float | None]:
    """The scores of figures and claimants."""
    wanted = [figure for figure in gold if not figure.low == figure.high == 1]
    left = [figure for figure in found if not figure.low == figure.high == 1]
    all_found = len(left)
    right = credited = 0
    for figure in wanted:
        fits = (f for f in left if meet((figure.span,), (f.span,)) and (f.low, f.high) == (figure.low, figure.high))
        hit = next(fits, None)
        if hit is None:
            continue
        left.remove(hit)
        victims = figure.victims in (None, "any") or hit.victims == figure.victims
        right += victims and (hit.outcome, hit.bound) == (figure.outcome, figure.bound)
        credited += _is_source(figure.claimant, hit.claimant)
    return _f1(right, len(wanted), all_found), _share(credited, len(wanted))


def _entities(gold: Gold, extracted: Extracted) -> float | None:
    right = total = 0
    for wanted in gold.entities:
        alike = [
            found
            for found in extracted.entities
            if found.named.type == wanted.type and found.named.is_called(wanted.wanted)
        ]
        for mention in wanted.mentions:
            total += 1
            right += any(meet((mention,), found.mentions) for found in alike)
    return _in_measure(_share(right, total), len(extracted.entities), len(gold.entities))


def _dates(gold: Gold, extracted: Extracted) -> float | None:
    def is_dateline(found: FoundDate) -> bool:
        at_head = found.span[1] < _DATELINES and found.first == found.last == gold.published
        return at_head and not any(meet((date.span,), (found.span,)) for date in gold.dates)

    left = [found for found in extracted.dates if not is_dateline(found)]
    counted, right = len(left), 0
    for date in gold.dates:
        fits = (f for f in left if meet((date.span,), (f.span,)) and (f.first, f.last) == (date.first, date.last))
        hit = next(fits, None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return _f1(right, len(gold.dates), counted)


def _relations(gold: Gold, extracted: Extracted) -> float | None:
    right = sum(
        any(
            found.kind == wanted.kind
            and found.subject.is_called(wanted.subject)
            and found.object.is_called(wanted.object)
            for found in extracted.relations
        )
        for wanted in gold.relations
    )
    return _in_measure(_share(right, len(gold.relations)), len(extracted.relations), len(gold.relations))


def _events(gold: Gold, extracted: Extracted) -> float | None:
    wanted = [event for event in gold.events if event.type != "other"]
    found = [event for event in extracted.events if event.type != "other"]
    right = sum(any(f.type == event.type and meet(event.spans, (f.span,)) for f in found) for event in wanted)
    return _in_measure(_share(right, len(wanted)), len(found), len(wanted))
