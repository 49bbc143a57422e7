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
from kg.extract.claimants import find_claim
from kg.extract.index import MentionIndex
from kg.extract.scenes import Context, body_of, group_of, period_of, perpetrator_of, place_of, room_of
from kg.extract.tallies import Tally, find_tallies
from kg.extract.verification import with_verification
from kg.extract.vouching import is_correction, nobody_says
from kg.model import (
    Certainty,
    DateMention,
    Effect,
    Entity,
    Figure,
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
    sources = [s.source[0] for s in statements if s.source]
    context = Context(segments, dates, MentionIndex(entities), statements)

    def asked(span: Offsets) -> bool:
        """Whether the article itself asks about a number, and so reports none."""
        sentence = segments.sentence_at(span[0])
        return nobody_says(segments.text, sentence, span[0]) and not context.statements_holding(span)

    tallies = find_tallies(segments, sorted(d.span for d in dates), sources, asked)
    figures: list[Figure] = []
    for i in range(len(tallies)):
        figures.append(_figure(tallies, i, context, figures))
    return tuple(with_verification(figures, segments, statements))


def _figure(tallies: list[Tally], i: int, context: Context, done: list[Figure]) -> Figure:
    tally = tallies[i]
    count, quantity = tally.count, tally.count.quantity
    claim = find_claim(tally, context)
    inner = context.statements[claim.statement] if claim.statement is not None else None
    room = room_of(tallies, i)
    figure = Figure(
        span=tally.span,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=count.unit,
        outcome=tally.outcome,
        victims=count.victims,
        certainty=_certainty(tally, room, context.text, inner, claimed=inner is None or claim.claimant is not None),
        claimant=claim.claimant,
        relayed_by=claim.relayed_by,
        place=place_of(tally, room, inner, context),
        statement=claim.statement,
        part_of=tally.part_of,
        verification=_verification(inner, context.text),
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
    elif tally.part_of is not None and _is_unclaimed(figure) and tallies[tally.part_of].sentence == tally.sentence:
        total = done[tally.part_of]  # "70 were hurt, the ministry said, of whom three …"
        figure = _claimed_as(figure, total)
    return figure


def _claimed_as(figure: Figure, total: Figure) -> Figure:
    """A part with its total's claimant; of a total that is nobody's claim it is none either."""
    if total.claimant is None and total.statement is not None:
        doubt = figure.verification or total.verification
        return replace(figure, statement=total.statement, certainty=total.certainty, verification=doubt)
    return replace(figure, claimant=total.claimant, relayed_by=total.relayed_by)


def _verification(inner: Statement | None, text: str) -> Verification | None:
    """What the statement that holds a figure says of its truth."""
    if inner is None:
        return None
    if inner.effect is Effect.DENIES or is_correction(text, inner):
        return Verification.DISPUTED
    return Verification.COULD_NOT_VERIFY if inner.effect is Effect.NOT_VERIFIED else None


def _is_unclaimed(figure: Figure) -> bool:
    return figure.statement is None and figure.claimant is None


def _carried(figure: Figure, total: Figure) -> Figure:
    """A part in the sentence after its total: it keeps the claimant, and the period and place unless it has its own."""
    if _is_unclaimed(figure):
        figure = _claimed_as(figure, total)
    if figure.start is None:
        figure = replace(figure, start=total.start, until=total.until)
    return figure if figure.place else replace(figure, place=total.place)


def _certainty(tally: Tally, room: Offsets, text: str, inner: Statement | None, *, claimed: bool) -> Certainty:
    """How firmly the words put the figure; what nobody claims is certain on nobody's word."""
    before = text[max(room[0], tally.span[0] - 60) : tally.span[0]]
    after = text[tally.span[1] : min(room[1], tally.span[1] + 60)]
    cuts = [m.end() for m in re.finditer(rf"{outcome_cues.CLAUSE_CUT.pattern}|,\s", before)]
    before = before[cuts[-1] :] if cuts else before
    cut = outcome_cues.CLAUSE_CUT.search(after)
    words = f"{before} {text[slice(*tally.span)]} {after[: cut.start()] if cut else after}"
    for certainty, pattern in cues.CERTAINTIES:
        if pattern.search(words):
            return certainty
    if not claimed:
        return Certainty.ALLEGED
    return inner.certainty if inner else Certainty.CERTAIN
