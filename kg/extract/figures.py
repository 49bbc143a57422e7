"""Figures: counts and shares of people, families and events, each tied to its words and to the one who gives it.

Comes after `dates`, the statements and the entities. Within a sentence: `numbers` finds the quantities, `counts` what
they count, and the words around them (`outcomes`) what happened. What one figure leaves unsaid ("12 killed and 30
injured", "including three children", "This included …") it takes from its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract import outcome_cues
from kg.extract import scene_cues as cues
from kg.extract.index import MentionIndex
from kg.extract.scenes import Context, body_of, group_of, period_of, perpetrator_of, place_of, room_of
from kg.extract.tallies import Tally, find_tallies
from kg.extract.verification import with_verification
from kg.model import (
    Certainty,
    DateMention,
    Effect,
    Entity,
    EntityType,
    Figure,
    Node,
    Offsets,
    Outcome,
    Statement,
    Unit,
    Verification,
)
from kg.read.segment import Segments

_HARM = (Outcome.KILLED, Outcome.INJURED, Outcome.DISPLACED, Outcome.DETAINED)


def find_figures(
    segments: Segments,
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
) -> tuple[Figure, ...]:
    """The figures of an article, in order of the text."""
    tallies = find_tallies(segments, sorted(d.span for d in dates))
    context = Context(segments, dates, MentionIndex(entities), statements)
    figures: list[Figure] = []
    for i in range(len(tallies)):
        figures.append(_figure(tallies, i, context, figures))
    return tuple(with_verification(figures, segments, statements))


def _figure(tallies: list[Tally], i: int, context: Context, done: list[Figure]) -> Figure:
    tally = tallies[i]
    count, quantity = tally.count, tally.count.quantity
    held_by = context.statements_holding(tally.span)
    inner = context.statements[held_by[0]] if held_by else None
    room = room_of(tallies, i)
    figure = Figure(
        span=tally.span,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=count.unit,
        outcome=tally.outcome,
        victims=count.victims,
        certainty=_certainty(tally, room, context.text, inner),
        claimant=_claimant(tally, inner, context) if inner else None,
        relayed_by=_relays([context.statements[s] for s in held_by]),
        place=place_of(tally, room, inner, context),
        statement=held_by[0] if held_by else None,
        part_of=tally.part_of,
        verification=Verification.DISPUTED if inner and inner.effect is Effect.DENIES else None,
    )
    if count.unit in (Unit.PERSON, Unit.FAMILY) and tally.outcome:
        harmed = tally.outcome in _HARM
        figure = replace(
            figure,
            group=(group_of(tally, context) if harmed else None) or body_of(tally, context),
            perpetrator=perpetrator_of(tally, room, figure, context) if harmed else None,
        )
    if day := period_of(tally, inner, context):
        figure = replace(figure, start=day.start, until=day.until)
    if tally.carried is not None and tally.carried < len(done):
        figure = _carried(figure, done[tally.carried])
    elif figure.statement is None and tally.part_of is not None and tallies[tally.part_of].sentence == tally.sentence:
        total = done[tally.part_of]  # "70 were hurt, the ministry said, of whom three …"
        figure = replace(figure, claimant=total.claimant, relayed_by=total.relayed_by)
    return figure


def _carried(figure: Figure, total: Figure) -> Figure:
    """A part in the sentence after its total: it keeps the claimant, and the period and place unless it has its own."""
    if figure.statement is None:
        figure = replace(figure, claimant=total.claimant, relayed_by=total.relayed_by)
    if figure.start is None:
        figure = replace(figure, start=total.start, until=total.until)
    return figure if figure.place else replace(figure, place=total.place)


def _claimant(tally: Tally, inner: Statement, context: Context) -> Node | None:
    """Who gives the figure: the speaker; where the speaker denies it or is silent, the accuser whom the words name."""
    if inner.effect not in (Effect.DENIES, Effect.NO_COMMENT):
        return inner.speaker
    text, (start, _) = context.text, context.around(tally)
    actors = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP, EntityType.UNNAMED)
    for mention, node in reversed(context.index.within((start, tally.span[0]))):
        if node.type not in actors or (inner.speaker and node.iri == inner.speaker.iri):
            continue
        before = text[max(start, mention.span[0] - 60) : mention.span[0]]
        if cues.ACCUSER_BEFORE.search(before) or cues.ACCUSER_AFTER.match(text, mention.span[1], tally.span[0]):
            return node
    return None


def _relays(holding: Sequence[Statement]) -> tuple[Node, ...]:
    """Who passed the innermost statement on, nearest to the originator first."""
    if not holding:
        return ()
    chain = [*holding[0].relayed_by]
    for outer in holding[1:]:
        chain += [*([outer.speaker] if outer.speaker else []), *outer.relayed_by]
    speaker = holding[0].speaker
    seen = {speaker.iri} if speaker else set()
    return tuple(n for n in chain if not (n.iri in seen or seen.add(n.iri)))  # type: ignore[func-returns-value]


def _certainty(tally: Tally, room: Offsets, text: str, inner: Statement | None) -> Certainty:
    before = text[max(room[0], tally.span[0] - 60) : tally.span[0]]
    after = text[tally.span[1] : min(room[1], tally.span[1] + 60)]
    cuts = [m.end() for m in re.finditer(rf"{outcome_cues.CLAUSE_CUT.pattern}|,\s", before)]
    before = before[cuts[-1] :] if cuts else before
    cut = outcome_cues.CLAUSE_CUT.search(after)
    words = f"{before} {text[slice(*tally.span)]} {after[: cut.start()] if cut else after}"
    for certainty, pattern in cues.CERTAINTIES:
        if pattern.search(words):
            return certainty
    return inner.certainty if inner else Certainty.CERTAIN
