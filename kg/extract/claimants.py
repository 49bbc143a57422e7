"""Who gives a figure: the speaker of the innermost statement that holds it, or the one whose count the words call it.

A statement that does not vouch for its words gives none: there the claimant is the accuser whom the words name, or
nobody. Stands between `scenes` and `figures`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import scene_cues as cues
from kg.extract.scenes import Context
from kg.extract.tallies import Tally
from kg.extract.vouching import vouches_for
from kg.model import Effect, EntityType, Mode, Node, Statement

_ACTORS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP, EntityType.UNNAMED)


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose figure it is: all None and empty where the article itself reports it; nobody's with a statement alone."""

    statement: int | None = None  # index of the innermost statement
    claimant: Node | None = None
    relayed_by: tuple[Node, ...] = ()


def find_claim(tally: Tally, context: Context) -> Claim:
    """Who gives the figure, in which statement, passed on by whom."""
    held_by = [
        i
        for i in context.statements_holding(tally.count.quantity.span)
        if not _is_headline(tally, context.statements[i], context)
    ]
    if not held_by and (beside := _told_beside(tally, context)) is not None:
        held_by = [beside]
    own = _own_count(tally, context)
    if not held_by:
        return Claim(claimant=own)
    inner = context.statements[held_by[0]]
    if _is_presupposed(tally, inner, context):
        return Claim(claimant=own)
    around = [context.statements[i] for i in held_by[1:]]
    outer = [said for said in around if vouches_for(context.text, said, tally.span)]
    if not vouches_for(context.text, inner, tally.span):
        accuser = own if own and not _is_speaker(own, inner) else _accuser(tally, inner, context)
        return Claim(held_by[0], accuser, _each_once(_relays(inner, outer), accuser)) if accuser else Claim(held_by[0])
    if own and not _is_speaker(own, inner):
        chain = [*([inner.speaker] if inner.speaker else []), *_relays(inner, outer)]
        return Claim(held_by[0], own, _each_once(chain, own))
    if inner.speaker is None:
        return Claim(held_by[0])
    return Claim(held_by[0], inner.speaker, _each_once(_relays(inner, outer), inner.speaker))


def _is_speaker(node: Node, said: Statement) -> bool:
    return any(speaker.iri == node.iri for speaker in (said.speaker, *said.also_speakers) if speaker)


def _is_headline(tally: Tally, said: Statement, context: Context) -> bool:
    """Whether the figure stands in the article's first lines, before the paragraph of an indirect statement's verb."""
    if said.mode is not Mode.INDIRECT or not said.cue:
        return False
    here, there = (context.segments.paragraph_at(at) for at in (tally.span[0], said.cue[0][0]))
    return here < there and here == context.segments.paragraphs[0]


def _told_beside(tally: Tally, context: Context) -> int | None:
    """The statement whose "…, she said, …" takes in a figure that its content was cut short of."""
    text, (start, end) = context.text, tally.sentence
    for i in context.statements_within(tally.sentence):
        said = context.statements[i]
        if said.effect.refuses:
            continue  # what stands beside a denial is not denied
        pieces = [*said.source, *said.cue]
        if _goes_on(said, tally, text):
            return i
        opens, closes = min(a for a, _ in pieces), max(b for _, b in pieces)
        if opens <= start or not cues.COMMA_BEFORE.search(text, max(start, opens - 4), opens):
            continue
        if not cues.COMMA_AFTER.match(text, closes, end):
            continue
        between = (closes, tally.span[0]) if closes <= tally.span[0] else (tally.span[1], opens)
        if between[0] <= between[1] and not cues.OTHER_VOICE.search(text, *between):
            return i
    return None


def _goes_on(said: Statement, tally: Tally, text: str) -> bool:
    """Whether the figure stands in what a statement adds after a comma: "He said 12 had died, with 30 more missing"."""
    end = max((b for _, b in said.content), default=tally.span[1])
    if end > tally.span[0] or end < tally.sentence[0] or max(b for _, b in said.cue) > end:
        return False
    between = (end, tally.span[0])
    return bool(cues.GOES_ON.fullmatch(text, *between)) and not cues.OTHER_VOICE.search(text, *between)


def _own_count(tally: Tally, context: Context) -> Node | None:
    """The one whose count the clause says it is: "the charity had reported 14 deaths", "the bank's estimate of 300"."""
    start, end = context.around(tally)
    for mention, node in context.index.within((tally.span[1], end)):
        if node.type in _ACTORS and cues.COUNTED_AFTER.fullmatch(context.text, tally.span[1], mention.span[0]):
            return node
    for mention, node in reversed(context.index.within((start, tally.span[0]))):
        if node.type in _ACTORS and cues.COUNTED_BY.fullmatch(context.text, mention.span[1], tally.span[0]):
            return node
    return None


def _is_presupposed(tally: Tally, inner: Statement, context: Context) -> bool:
    """Whether blame only takes for granted what the article tells: "blamed for a clash that left 12 dead"."""
    if not inner.content or inner.effect is not Effect.ACCUSES:
        return False
    return bool(cues.BLAMED_FOR.fullmatch(context.text, inner.content[0][0], tally.span[0]))


def _accuser(tally: Tally, inner: Statement, context: Context) -> Node | None:
    """Whose claim the words call what is denied, unanswered or not verified: "the Centre's claim that 25 died"."""
    text, (start, _) = context.text, context.around(tally)
    for mention, node in reversed(context.index.within((start, tally.span[0]))):
        if node.type not in _ACTORS or _is_speaker(node, inner):
            continue
        before = text[max(start, mention.span[0] - 60) : mention.span[0]]
        if cues.ACCUSER_BEFORE.search(before) or cues.ACCUSER_AFTER.match(text, mention.span[1], tally.span[0]):
            return node
    return None


def _relays(inner: Statement, outer: Sequence[Statement]) -> list[Node]:
    """Who passed the innermost statement on, nearest to the originator first."""
    chain = [*inner.relayed_by]
    for said in outer:
        chain += [*([said.speaker] if said.speaker else []), *said.relayed_by]
    return chain


def _each_once(chain: Sequence[Node], speaker: Node | None) -> tuple[Node, ...]:
    """The links of a chain, each once, without the originator."""
    links = {node.iri: node for node in reversed(chain) if not speaker or node.iri != speaker.iri}
    return tuple(sorted(links.values(), key=lambda node: [n.iri for n in chain].index(node.iri)))
