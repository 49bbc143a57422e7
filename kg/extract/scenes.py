"""When, where, of whom and by whom: what the article around a count says of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract import outcome_cues
from kg.extract import scene_cues as cues
from kg.extract.date_words import POINT_AFTER, SINCE_BEFORE
from kg.extract.index import MentionIndex
from kg.extract.outcomes import REACH
from kg.extract.tallies import Tally
from kg.model import Certainty, DateMention, EntityType, Figure, Node, Offsets, Statement, Unit
from kg.read.segment import Segments

_WIDE = 600  # characters on either side of a figure in which its date and place are looked for
_NESTED = 40  # pieces of content that begin before a figure and may still hold it
_DATELINE = re.compile(r"\s*+(?:date|published)?:?\s*+\d", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """What the steps before found in the article."""

    segments: Segments
    dates: Sequence[DateMention]
    index: MentionIndex
    statements: Sequence[Statement]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.segments.text

    def around(self, tally: Tally) -> Offsets:
        """The tally's sentence, cut where it is longer than any that a person writes."""
        return max(tally.sentence[0], tally.span[0] - _WIDE), min(tally.sentence[1], tally.span[1] + _WIDE)

    def dates_within(self, span: Offsets) -> list[DateMention]:
        """The dates with an interval inside `span`, the dateline apart."""
        first = bisect_left(self._dated, span[0], key=lambda d: d.span[0])
        last = bisect_left(self._dated, span[1], key=lambda d: d.span[0])
        return [d for d in self._dated[first:last] if d.span[1] <= span[1]]

    def statements_holding(self, span: Offsets) -> list[int]:
        """The statements whose content holds `span`, the innermost first."""
        last = bisect_right(self._pieces, span[0], key=lambda piece: piece[0])
        holding = []
        for start, end, i in reversed(self._pieces[max(0, last - _NESTED) : last]):
            if start <= span[0] and span[1] <= end:
                holding.append((sum(b - a for a, b in self.statements[i].content), i))
        return [i for _, i in sorted(set(holding))]

    def statements_within(self, sentence: Offsets) -> list[int]:
        """The statements whose source and cue stand in `sentence`, in order."""
        first = bisect_left(self._cued, sentence[0], key=lambda cued: cued[0])
        last = bisect_left(self._cued, sentence[1], key=lambda cued: cued[0])
        return [i for _, end, i in self._cued[first:last] if end <= sentence[1]]

    def names_place(self, span: Offsets) -> bool:
        """Whether a place is named inside `span`."""
        return any(node.type is EntityType.PLACE for _, node in self.index.within(span))

    def is_far_source(self, span: Offsets) -> bool:
        """Whether `span` lies in the words for a speaker who need not be where things happened."""
        return any(a <= span[0] and span[1] <= b and not cues.LOCAL.search(self.text, a, b) for a, b in self._sources)

    @cached_property
    def _sources(self) -> list[Offsets]:
        return sorted({piece for s in self.statements for piece in s.source})

    @cached_property
    def _dated(self) -> list[DateMention]:
        dated = (d for d in self.dates if d.start and not _DATELINE.fullmatch(self.text[: d.span[0] + 1][:_WIDE]))
        return sorted(dated, key=lambda d: d.span)

    @cached_property
    def _cued(self) -> list[tuple[int, int, int]]:
        said = ((i, [*s.source, *s.cue]) for i, s in enumerate(self.statements) if s.source and s.cue)
        return sorted((min(a for a, _ in spans), max(b for _, b in spans), i) for i, spans in said)

    @cached_property
    def _pieces(self) -> list[tuple[int, int, int]]:
        return sorted((*piece, i) for i, s in enumerate(self.statements) for piece in s.content)


def room_of(tallies: list[Tally], i: int) -> Offsets:
    """The part of the sentence that is nearer to this tally than to its neighbours."""
    sentence = tallies[i].sentence
    start = tallies[i - 1].span[1] if i and tallies[i - 1].sentence == sentence else sentence[0]
    end = tallies[i + 1].span[0] if i + 1 < len(tallies) and tallies[i + 1].sentence == sentence else sentence[1]
    return start, max(end, tallies[i].span[1])


def period_of(tally: Tally, inner: Statement | None, context: Context) -> DateMention | None:
    """The date that governs the figure: the nearest in its sentence that does not say when somebody spoke."""
    text, sentence = context.text, tally.sentence
    if cues.RUNNING_TOTAL.search(text[max(sentence[0], tally.span[0] - REACH) : tally.span[0]]):
        return None  # a running total has no beginning
    near = context.dates_within(context.around(tally))
    if inner:
        said = [d for d in near if any(a <= d.span[0] and d.span[1] <= b for a, b in inner.content)]
        near = said or [d for d in near if _opens(d, sentence, text)]
    else:
        near = [d for d in near if not cues.REPORTING_BEFORE.search(text[max(sentence[0], d.span[0] - 40) : d.span[0]])]
    near = [d for d in near if not _in_other_clause(tally, d, text)]
    nearest = min(near, key=lambda d: _distance(tally.span, d.span), default=None)
    return None if nearest and _is_beginning(nearest, sentence, text) else nearest


def _opens(day: DateMention, sentence: Offsets, text: str) -> bool:
    """Whether a sentence begins with a term longer than a day ("Last month, …"): nobody speaks for so long."""
    opening = cues.OPENING.fullmatch(text, sentence[0], day.span[0])
    return day.start != day.until and bool(opening) and text[day.span[1] : day.span[1] + 1] == ","


def _in_other_clause(tally: Tally, day: DateMention, text: str) -> bool:
    """Whether a date tells when something else happened: "on Monday, after a fire that killed 40", "40 … until May"."""
    if day.span[1] <= tally.span[0]:
        return bool(cues.DATE_CUT.search(text, day.span[1], tally.span[0]))
    return bool(cues.DATE_CUT_AFTER.search(text, tally.span[1], day.span[0]))


def _is_beginning(day: DateMention, sentence: Offsets, text: str) -> bool:
    """Whether the words give a beginning alone ("since 2019"): a count of all that time is none of that year."""
    before = SINCE_BEFORE.search(text, max(sentence[0], day.span[0] - 40), day.span[0])
    return bool(before) and not POINT_AFTER.match(text, day.span[1], sentence[1])


def _distance(a: Offsets, b: Offsets) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def place_of(tally: Tally, room: Offsets, inner: Statement | None, context: Context) -> Node | None:
    """The place that the figure's clause names, else the nearest in its sentence, else the only one just before."""
    text, sentence = context.text, context.around(tally)
    named = [(m.span, node) for m, node in context.index.within(sentence) if node.type is EntityType.PLACE]
    if inner:
        named = [(s, node) for s, node in named if any(a <= s[0] and s[1] <= b for a, b in inner.content)]
    if tally.count.unit is Unit.PERCENT:
        of = [(s, n) for s, n in named if s[0] >= tally.span[1] and text[s[1] : s[1] + 2] in ("'s", "’s")]
        if of:
            return of[0][1]
    located = _located(named, sentence, text)
    after = [(s, n) for s, n in located if s[0] >= tally.span[1] and not _in_list(text, tally.span[1], s[0], room)]
    before = [(s, n) for s, n in located if s[1] <= tally.span[0]]
    beside = [
        *[n for s, n in after if cues.RIGHT_THERE.fullmatch(text, tally.span[1], s[0])],
        *[n for s, n in before if cues.HARMED_THERE.fullmatch(text, s[1], tally.span[0])],
        *[n for s, n in after if s[1] <= room[1] and not cues.OPENS_NEXT.fullmatch(text, s[1], room[1])][:1],
        *[n for s, n in before if s[0] >= room[0]][-1:],
        *[n for _, n in after[:1]],
        *[n for _, n in before[-1:]],
    ]
    if beside or named or tally.outcome is None:
        return beside[0] if beside else None
    if context.names_place(sentence) or any(map(context.names_place, inner.source if inner else ())):
        return _place_of_source(inner, context)
    return _place_before(tally, context)


def _in_list(text: str, end: int, place: int, room: Offsets) -> bool:
    """Whether a place after a figure belongs to the list that takes it apart: "35 died: 20 in Porto, 15 in Braga"."""
    return place > room[1] and ":" in text[end : room[1]]


def _place_of_source(inner: Statement | None, context: Context) -> Node | None:
    """The one place where the speakers are, if they speak of what happened around them ("Police in Lyon said")."""
    found: list[Node] = []
    for start, end in inner.source if inner else ():
        if cues.LOCAL.search(context.text, start, end):
            named = [(m.span, n) for m, n in context.index.within((start, end)) if n.type is EntityType.PLACE]
            found += [node for _, node in _located(named, (start, end), context.text)]
    return found[0] if len({n.iri for n in found}) == 1 else None


def _located(named: Sequence[tuple[Offsets, Node]], sentence: Offsets, text: str) -> list[tuple[Offsets, Node]]:
    """The places where something is said to be or to happen: of "Ancona in Italy" the first, of two listed none."""
    located: list[tuple[Offsets, Node]] = []
    chain: Offsets | None = None  # the place named last, where it belongs to the last one of `located`
    for span, node in named:
        if chain and span[0] < chain[1]:
            continue  # a place inside the name of another
        if chain and cues.HOLDS.fullmatch(text, chain[1], span[0]):
            located[-1], chain = (span, node), span
        elif chain and cues.LISTED.fullmatch(text, chain[1], span[0]):
            located.pop()
            chain = None
        elif chain and cues.INSIDE.fullmatch(text, chain[1], span[0]):
            chain = span
        elif any(pattern.search(text[max(sentence[0], span[0] - 50) : span[0]]) for pattern in cues.SCENES):
            located.append((span, node))
            chain = span
        else:
            chain = None
    return located


def _place_before(tally: Tally, context: Context) -> Node | None:
    """The one place that the sentence before, in the same paragraph, names as the scene."""
    sentences = context.segments.sentences
    i = bisect_left(sentences, tally.sentence[0], key=lambda s: s[0])
    if not i or context.segments.paragraph_at(sentences[i - 1][0]) != context.segments.paragraph_at(tally.sentence[0]):
        return None
    before = sentences[i - 1]
    if before[1] - before[0] > _WIDE or cues.OWN_PLACE.search(context.text, *context.around(tally)):
        return None
    named = [(m.span, node) for m, node in context.index.within(before) if node.type is EntityType.PLACE]
    told = [s for s, _ in named if cues.TOLD_IN.search(context.text, before[0], s[0])]
    located = [(s, n) for s, n in _located(named, before, context.text) if not context.is_far_source(s)]
    return located[0][1] if not told and len({n.iri for _, n in located}) == 1 else None


def group_of(tally: Tally, context: Context) -> Node | None:
    """The population group that those counted belong to, where the sentence names exactly one as such."""
    text, (_, end) = context.text, context.around(tally)
    inside = [n for m, n in context.index.within(tally.span) if n.type is EntityType.GROUP]
    named = inside or [
        node
        for mention, node in context.index.within((tally.span[1], end))
        if node.type is EntityType.GROUP
        and cues.GROUP_BEFORE.search(text[max(tally.span[1], mention.span[0] - 40) : mention.span[0]])
    ]
    return named[0] if len({n.iri for n in named}) == 1 else None


def body_of(tally: Tally, context: Context) -> Node | None:
    """The body or group that those counted are of: "12 Zora Brigade fighters", "40 members of the union"."""
    fitting = (EntityType.ORGANIZATION, EntityType.GROUP)
    inside = [n for m, n in context.index.within(tally.span) if n.type in fitting]
    _, end = context.around(tally)
    following = [
        n
        for m, n in context.index.within((tally.span[1], end))
        if n.type in fitting and cues.BELONGS_TO.fullmatch(context.text, tally.span[1], m.span[0])
    ]
    named = inside or following
    return named[0] if len({n.iri for n in named}) == 1 else None


def perpetrator_of(tally: Tally, room: Offsets, figure: Figure, context: Context) -> Node | None:
    """Who did it, as "X killed N", "N killed by X" or "the killing of N by X" say; never the article's own claim."""
    if figure.statement is None and figure.certainty is Certainty.CERTAIN:
        return None
    text, (start, end) = context.text, context.around(tally)
    base = max(start, tally.span[0] - 60)
    if m := outcome_cues.BEFORE.search(text[base : tally.span[0]]):
        verb = base + m.start()
        for mention, node in reversed(context.index.within((start, verb))):
            before = text[max(start, mention.span[0] - 50) : mention.span[0]]
            if cues.ACCUSED_GAP.fullmatch(text, mention.span[1], verb) and cues.ACCUSES.search(before):
                return node
            if cues.ACTOR_GAP.fullmatch(text, mention.span[1], verb):
                scene = node.type is EntityType.PLACE and cues.PLACE_BEFORE.search(before)
                return None if scene or cues.NO_ACTOR_BEFORE.search(before) else node
    limit = min(room[1], end)
    by = cues.DONE_BY.match(text, tally.span[1], limit)
    if not by and cues.KILLING_OF.search(text[base : tally.span[0]]):
        by = cues.BY.match(text, tally.span[1], limit)
    if by is None:
        return None
    for mention, node in context.index.within((by.end(), end)):
        if mention.span[0] == by.end() and not cues.TALLIED.match(text, mention.span[1]):
            return node
    return None
