"""Figures: counts and shares of people, families and events, each tied to its words and to the one who gives it.

Comes after `dates`, the statements and the entities. Within a sentence: `numbers` finds the quantities, `counts` what
they count, and the words around them (`figure_cues`) what happened. What one figure leaves unsaid ("12 killed and 30
injured", "including three children", "This included …") it takes from its neighbour.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract import figure_cues as cues
from kg.extract.counts import Count, read_count
from kg.extract.date_words import POINT_AFTER, SINCE_BEFORE
from kg.extract.index import MentionIndex
from kg.extract.numbers import Quantity, find_quantities
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
    Victims,
)
from kg.read.segment import Segments

_REACH = 120  # characters between a figure and the verb that governs it
_WIDE = 600  # characters on either side of a figure in which its date and place are looked for
_NESTED = 40  # pieces of content that begin before a figure and may still hold it
_DATELINE = re.compile(r"\s*(?:date|published)?:?\s*\d", re.IGNORECASE)
_HARM = (Outcome.KILLED, Outcome.INJURED, Outcome.DISPLACED, Outcome.DETAINED)
_LOOK_BACK = 3  # paragraphs between a toll and the sentence that says nobody could check it
_PARTS_BACK = 4  # sentences between a total and the one that begins "Of the dead"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A count with its outcome, before the article's statements, dates and places are asked."""

    count: Count
    sentence: Offsets
    outcome: Outcome | None
    part_of: int | None = None  # index of the total among the article's drafts
    carried: int | None = None  # index of the draft of the sentence before that this one continues

    @property
    def span(self) -> Offsets:
        return self.count.span


def find_figures(
    segments: Segments,
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
) -> tuple[Figure, ...]:
    """The figures of an article, in order of the text."""
    drafts = _find_drafts(segments, sorted(d.span for d in dates))
    context = _Context(segments, dates, MentionIndex(entities), statements)
    figures: list[Figure] = []
    for i in range(len(drafts)):
        figures.append(_figure(drafts, i, context, figures))
    return tuple(_with_verification(figures, segments, statements))


# --- what is counted, and what happened to it


def _find_drafts(segments: Segments, dated: Sequence[Offsets]) -> list[_Draft]:
    """The drafts of all sentences; `dated` are the spans of the dates, whose numbers count nothing."""
    drafts: list[_Draft] = []
    firsts: list[int] = []  # of each sentence, the place of its first draft
    paragraph = None
    for i, sentence in enumerate(segments.sentences):
        here = segments.paragraph_at(sentence[0])
        firsts.append(len(drafts))
        before = firsts[i - 1] if i and here == paragraph else len(drafts)
        paragraph = here
        if quantities := [q for q in find_quantities(segments.text, sentence) if not _overlaps(q.span, dated)]:
            total = _total(segments.text, sentence, drafts, before, firsts[max(0, i - _PARTS_BACK)])
            drafts.extend(_sentence_drafts(segments.text, sentence, quantities, drafts, total))
    return drafts


def _overlaps(span: Offsets, sorted_spans: Sequence[Offsets]) -> bool:
    last = bisect_left(sorted_spans, span[1], key=lambda s: s[0]) - 1
    return last >= 0 and sorted_spans[last][1] > span[0]


def _sentence_drafts(
    text: str, sentence: Offsets, quantities: list[Quantity], earlier: list[_Draft], total: int | None
) -> list[_Draft]:
    """The drafts of one sentence; `total` is the place among `earlier` of the figure that it takes apart."""
    drafts: list[_Draft] = []
    head = cues.PARTED_HEAD.match(text, *sentence)
    skip = False
    for i, quantity in enumerate(quantities):
        if skip:
            skip = False
            continue
        following = quantities[i + 1] if i + 1 < len(quantities) else None
        skip = following is not None and bool(cues.TAKEN_FROM.fullmatch(text, quantity.span[1], following.span[0]))
        if (
            skip
            and quantity.high == 1
            and cues.IS_ONE.search(text[max(sentence[0], quantity.span[0] - 12) : quantity.span[0]])
        ):
            skip = False
            continue  # the whole is what is counted
        after = i + 2 if skip else i + 1
        limit = quantities[after].span[0] if after < len(quantities) else sentence[1]
        start = quantities[i - 1].span[1] if i else sentence[0]
        last = drafts[-1] if drafts else None if total is None else earlier[total]
        parted = total is not None or head is not None or _opens_parts(text, drafts)
        if draft := _draft(text, sentence, (quantity, following if skip else None), (start, limit), last, parted):
            drafts.append(draft)
    if head and total is None:  # "Of the dead, …" whose total the article does not give, or gives far off
        outcome = cues.PARTED[head["which"].lower()]
        drafts = [d if d.outcome or d.count.unit is not Unit.PERSON else replace(d, outcome=outcome) for d in drafts]
    drafts = _shared_forward(text, drafts)
    drafts = [d if total is None else _continued(d, earlier[total], total) for d in _parts(text, drafts, len(earlier))]
    drafts = [_part_of_named(text, d, earlier) for d in drafts]
    return (
        [_settled(d) for d in drafts]
        if all(_is_figure(text, d) for d in drafts)
        else _dropped(text, drafts, len(earlier))
    )


def _total(text: str, sentence: Offsets, drafts: list[_Draft], before: int, earliest: int) -> int | None:
    """The place of the total that a sentence takes apart.

    "Of the dead" asks for the last one of that outcome, `earliest` at the soonest; "This included" and the like for
    the last one of the sentence before, whose drafts begin at `before`.
    """
    if (head := cues.PARTED_HEAD.match(text, *sentence)) and (outcome := cues.PARTED[head["which"].lower()]):
        fitting = (i for i in range(earliest, len(drafts)) if _whole(drafts[i]) and drafts[i].outcome is outcome)
        return max(fitting, default=None)
    if not cues.CONTINUES.match(text, *sentence):
        return None
    totals = [drafts[i].part_of if drafts[i].carried is not None else i for i in range(before, len(drafts))]
    people = [t for t in totals if t is not None and _whole(drafts[t])]
    return people[-1] if people else None


def _opens_parts(text: str, drafts: list[_Draft]) -> bool:
    """Whether a sentence names its total first: "Of the 23 victims, 17 were in Turin"."""
    return (
        bool(drafts)
        and drafts[0].count.unit is Unit.PERSON
        and bool(cues.OF_TOTAL.fullmatch(text, drafts[0].sentence[0], drafts[0].span[0]))
    )


def _whole(draft: _Draft) -> bool:
    return draft.count.unit is Unit.PERSON and draft.part_of is None


def _draft(
    text: str,
    sentence: Offsets,
    taken: tuple[Quantity, Quantity | None],
    room: Offsets,
    last: _Draft | None,
    parted: bool,
) -> _Draft | None:
    """A draft of one quantity (and what it is taken from), with the outcome that its own words give.

    `room` reaches to the neighbouring quantities; `last` is the draft before; `parted` says that the sentence takes a
    total apart.
    """
    quantity, whole = taken
    count = read_count(text, sentence, quantity, whole)
    if count and count.unit in (Unit.PERCENT, Unit.EVENT):
        return _Draft(count, sentence, count.outcome)
    object_of = _outcome_before(text, sentence, quantity.span[0], room[0], count.noun if count else None)
    if count is None and quantity.percent:
        return None
    if count is None:
        bare = _bare(text, quantity, room, object_of, last, parted)
        return _Draft(bare[0], sentence, bare[1]) if bare else None
    limit = max(room[1], count.span[1])
    return _Draft(count, sentence, _outcome_of(text, sentence, count, object_of, limit))


def _outcome_of(text: str, sentence: Offsets, count: Count, object_of: Outcome | None, limit: int) -> Outcome | None:
    """What befell those counted: their verb says it before the noun or adjective does ("15 injured were rescued")."""
    end = count.span[1]
    if cues.TO_DEATH.match(text, end) and not cues.SENTENCED.search(
        text[max(sentence[0], count.span[0] - 40) : count.span[0]]
    ):
        return Outcome.KILLED
    if count.outcome is None:
        return object_of or _outcome_after(text, end, limit, sentence[1])
    if not _is_state(count):
        return count.outcome
    adjective = count.noun not in cues.OUTCOME_OF_NOUN
    return (object_of if adjective else None) or _own_verb(text, end, limit, sentence[1]) or count.outcome


def _is_state(count: Count) -> bool:
    """Whether a count's own outcome is the state they were in ("12 injured passengers"), not what is counted."""
    if count.outcome is Outcome.KILLED:
        return False
    return count.noun in ("wounded", "injured", "missing") or count.noun not in cues.OUTCOME_OF_NOUN


def _own_verb(text: str, end: int, limit: int, sentence_end: int) -> Outcome | None:
    """The outcome of the verb that those counted are surely the subject of."""
    clause = cues.PARENTHESIS.sub(lambda m: " " * len(m[0]), text[end : min(limit, end + _REACH)])
    if other := cues.OTHER_SUBJECT.search(clause):
        limit = end + other.start()
    return _outcome_after(text, end, limit, sentence_end)


def _bare(
    text: str, quantity: Quantity, room: Offsets, object_of: Outcome | None, last: _Draft | None, parted: bool
) -> tuple[Count, Outcome | None] | None:
    """A number without a noun, and its outcome: a figure only where the words beside it say what it counts."""
    end, before = quantity.span[1], text[room[0] : quantity.span[0]]
    after = text[end : min(room[1], end + _REACH)]
    victims = last.count.victims if last and last.count.unit is Unit.PERSON else Victims.ANY
    others = cues.OTHERS.match(after)
    span = (quantity.span[0], end + others.end()) if others else quantity.span
    count = Count(span, quantity, Unit.PERSON, Victims.ANY if others else victims)
    m = cues.AFTER.search(after)
    if m and cues.BARE_AFTER.fullmatch(f"{after[: m.start()].rstrip()} ") and not _is_active(text, end, m, room[1]):
        return count, Outcome(str(_name(m)))
    if object_of and cues.OBJECT_ENDS.match(text, end, end + 30):
        return count, object_of
    if m := cues.HEADCOUNT.search(before):
        noun = "people" if m["met"] else None  # a crowd is news without a verb, a population is not
        return replace(count, victims=Victims.ANY, noun=noun), _outcome_after(text, end, room[1], room[1])
    role = cues.ROLE_AFTER.match(after)
    follows = last is not None and last.count.unit is Unit.PERSON
    said = cues.PERSONS.get(role[1].lower()) if role else None
    if said and follows and (cues.PART.search(before) or cues.APPOSED.search(before)):
        return replace(count, victims=said), None
    if parted and cues.LIES_IN.match(after):
        return count, None
    return None


def _name(m: re.Match[str]) -> str | None:
    """The outcome whose group matched (`aux` and `also` are helpers)."""
    return next((name for name, value in m.groupdict().items() if value and name not in ("aux", "also", "rest")), None)


def _outcome_before(text: str, sentence: Offsets, start: int, left: int, noun: str | None) -> Outcome | None:
    """The outcome whose verb has the figure as its object, or whose toll it is."""
    before = text[max(sentence[0], start - _REACH) : start]
    if m := cues.BEFORE.search(before[-60:]):
        name = str(_name(m))
        also = m["also"]
        if also and not re.match(cues.TRANSITIVE, also):
            return None
        if also and (Outcome(name) is Outcome.KILLED or re.search(r"\bor\s", m[0])):
            return None  # "killed or wounded 40" says neither number
        if also and name == "detained" and re.match(cues.KILLED_VERB, also, re.IGNORECASE):
            return Outcome.KILLED  # "kidnapped and killed 11"
        if name in ("killed", "injured", "detained", "displaced", "rescued") and _is_passive(before[-60:], m):
            return None
        return None if m[name].lower() == "lost" and noun not in cues.LOSABLE else Outcome(name)
    since = text[max(left, sentence[0], start - _REACH) : start]
    if (m := cues.TOLL.search(since)) and cues.TOLL_LINK.search(m["rest"]):
        return Outcome(str(_name(m)))
    return None


def _is_passive(before: str, m: re.Match[str]) -> bool:
    """Whether the verb before a figure is a passive, whose subject another figure is ("were killed, 30")."""
    said = before[m.start() : m.end()].strip()
    return bool(re.search(r"(?:ed|slain|hurt)$", said)) and bool(
        re.search(r"\b(?:were|was|been|being|are|is|be)\s+(?:\w+ly\s+)?$", before[: m.start()])
    )


def _outcome_after(text: str, end: int, limit: int, sentence_end: int) -> Outcome | None:
    """The outcome whose verb has the figure as its subject, in the same clause."""
    after = text[end : min(limit, end + _REACH)]
    if cues.TELLS.match(after):
        return None  # what witnesses tell of did not happen to them
    after = cues.WHOSE.sub(lambda m: f"{' ' * (len(m[0]) - 1)},", after)
    cut = cues.CLAUSE_CUT.search(after)
    clause = after[: cut.start()] if cut else after
    for m in cues.AFTER.finditer(clause):
        if _is_active(text, end, m, sentence_end):
            return None
        name = str(_name(m))
        if name == "killed" and cues.OR_HURT.match(after, m.end()):
            return None  # "were killed or injured" says neither number
        if (
            name == "protested"
            and m["protested"].lower().startswith("gather")
            and cues.PEACEFUL_GATHERING.search(after)
        ):
            return None
        if (name == "killed" and m["killed"].lower() in ("deaths", "fatalities")) or m[name].lower() == "injuries":
            continue
        return Outcome(name)
    return None


def _is_active(text: str, end: int, m: re.Match[str], sentence_end: int) -> bool:
    """Whether those counted do what the verb says ("20 gunmen killed a guard")."""
    verb = m[str(_name(m))]
    if m["aux"] or not cues.TRANSITIVE.fullmatch(verb):
        return False
    return not cues.NO_OBJECT.match(text[end + m.end() : min(sentence_end, end + m.end() + 20)])


def _shared_forward(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """Outcomes shared in a list: "12 soldiers and three civilians were killed", "killing 12 men and three women"."""
    drafts = list(drafts)
    for i in reversed(range(len(drafts) - 1)):
        if drafts[i].outcome is None and _coordinated(text, drafts[i], drafts[i + 1]):
            drafts[i] = replace(drafts[i], outcome=drafts[i + 1].outcome)
    for i in range(1, len(drafts)):
        if drafts[i].outcome is None and _coordinated(text, drafts[i - 1], drafts[i]):
            drafts[i] = replace(drafts[i], outcome=drafts[i - 1].outcome)
    return drafts


def _coordinated(text: str, left: _Draft, right: _Draft) -> bool:
    people = (Unit.PERSON, Unit.FAMILY)
    if left.count.unit not in people or right.count.unit not in people:
        return False
    return bool(cues.COORDINATION.fullmatch(text, left.span[1], right.span[0]))


def _parts(text: str, drafts: list[_Draft], offset: int) -> list[_Draft]:
    """The drafts, those that "including", "among them" and "of whom" make parts tied to the total before them."""
    tied: list[_Draft] = []
    total: int | None = None
    of_first = _opens_parts(text, drafts)
    for i, draft in enumerate(drafts):
        between = text[drafts[i - 1].span[1] if i else draft.sentence[0] : draft.span[0]]
        is_people = draft.count.unit in (Unit.PERSON, Unit.FAMILY)
        if i and is_people and of_first:
            total = 0
        elif i and is_people and (cues.PART.search(between) or _says_part(text, draft)):
            if total is None:
                total = next((j for j in reversed(range(i)) if drafts[j].count.unit is Unit.PERSON), None)
        elif not (total is not None and i and _coordinated(text, drafts[i - 1], draft)):
            total = None
        if total is None:
            tied.append(draft)
        else:
            tied.append(replace(draft, outcome=draft.outcome or drafts[total].outcome, part_of=offset + total))
    return tied


def _says_part(text: str, draft: _Draft) -> bool:
    """Whether the figure itself says that it is a part: "two of them nurses"."""
    return bool(cues.OF_THEM.match(text, draft.count.quantity.span[1]))


def _part_of_named(text: str, draft: _Draft, earlier: Sequence[_Draft]) -> _Draft:
    """A draft that names its total ("11 of the dead"), tied to the last one in the article that can hold it."""
    m = cues.OF_PARTED.match(text, draft.count.quantity.span[1], draft.span[1])
    if not m or draft.part_of is not None:
        return draft
    outcome, low = cues.PARTED[m["which"].lower()], draft.count.quantity.low or 0
    for i in reversed(range(len(earlier))):
        high = earlier[i].count.quantity.high
        if _whole(earlier[i]) and earlier[i].outcome is outcome and (high is None or low <= high):
            return replace(draft, part_of=i)
    return draft


def _continued(draft: _Draft, total: _Draft, index: int) -> _Draft:
    """A draft of a sentence that takes the total of the one before apart."""
    if draft.count.unit is not Unit.PERSON or draft.part_of is not None:
        return draft
    low, high = draft.count.quantity.low, total.count.quantity.high
    if low is not None and high is not None and low > high:
        return draft  # more than the total cannot be a part of it
    return replace(draft, outcome=draft.outcome or total.outcome, part_of=index, carried=index)


def _is_figure(text: str, draft: _Draft) -> bool:
    """Whether a draft says enough: few people to whom nothing happens are only a way of naming them."""
    count, quantity = draft.count, draft.count.quantity
    if count.unit is Unit.PERCENT or draft.part_of is not None:
        return True
    if count.unit is Unit.EVENT:
        return quantity.high is None or quantity.high >= (2 if draft.outcome else cues.FEW)
    if draft.outcome is not None or (count.noun in cues.OUTCOME_OF_ROLE and (quantity.low or 0) >= cues.FEW):
        return True
    if count.noun and cues.SOUGHT.match(text, count.span[1], draft.sentence[1]):
        return True
    if not count.noun or (quantity.high or quantity.low or 0) < cues.FEW or count.noun == "others":
        return False
    return not cues.SPEAKS.match(text, count.span[1], draft.sentence[1])


def _dropped(text: str, drafts: list[_Draft], offset: int) -> list[_Draft]:
    """The drafts that are figures, their places in the list counted anew."""
    kept = [i for i, d in enumerate(drafts) if _is_figure(text, d)]
    new_place = {offset + old: offset + new for new, old in enumerate(kept)}
    settled = []
    for i in kept:
        part_of = drafts[i].part_of
        if part_of is not None and part_of >= offset:
            part_of = new_place.get(part_of)
        settled.append(_settled(replace(drafts[i], part_of=part_of)))
    return settled


def _settled(draft: _Draft) -> _Draft:
    """The draft, with the outcome that its noun implies where no verb gave one."""
    if draft.outcome or not draft.count.noun:
        return draft
    return replace(draft, outcome=cues.OUTCOME_OF_ROLE.get(draft.count.noun))


# --- who says it, when, where, of whom


@dataclass(frozen=True)
class _Context:
    """What the steps before found in the article."""

    segments: Segments
    dates: Sequence[DateMention]
    index: MentionIndex
    statements: Sequence[Statement]

    @property
    def text(self) -> str:
        return self.segments.text

    def around(self, draft: _Draft) -> Offsets:
        """The draft's sentence, cut where it is longer than any that a person writes."""
        return max(draft.sentence[0], draft.span[0] - _WIDE), min(draft.sentence[1], draft.span[1] + _WIDE)

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
    def _pieces(self) -> list[tuple[int, int, int]]:
        return sorted((*piece, i) for i, s in enumerate(self.statements) for piece in s.content)


def _figure(drafts: list[_Draft], i: int, context: _Context, done: list[Figure]) -> Figure:
    draft = drafts[i]
    count, quantity = draft.count, draft.count.quantity
    held_by = context.statements_holding(draft.span)
    inner = context.statements[held_by[0]] if held_by else None
    room = _room(drafts, i)
    figure = Figure(
        span=draft.span,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=count.unit,
        outcome=draft.outcome,
        victims=count.victims,
        certainty=_certainty(draft, room, context.text, inner),
        claimant=_claimant(draft, inner, context) if inner else None,
        relayed_by=_relays([context.statements[s] for s in held_by]),
        place=_place(draft, room, inner, context),
        statement=held_by[0] if held_by else None,
        part_of=draft.part_of,
        verification=Verification.DISPUTED if inner and inner.effect is Effect.DENIES else None,
    )
    if count.unit in (Unit.PERSON, Unit.FAMILY) and draft.outcome:
        harmed = draft.outcome in _HARM
        figure = replace(
            figure,
            group=(_group(draft, context) if harmed else None) or _body(draft, context),
            perpetrator=_perpetrator(draft, room, figure, context) if harmed else None,
        )
    if day := _period(draft, inner, context):
        figure = replace(figure, start=day.start, until=day.until)
    if draft.carried is not None and draft.carried < len(done):
        figure = _carried(figure, done[draft.carried])
    elif figure.statement is None and draft.part_of is not None and drafts[draft.part_of].sentence == draft.sentence:
        total = done[draft.part_of]  # "70 were hurt, the ministry said, of whom three …"
        figure = replace(figure, claimant=total.claimant, relayed_by=total.relayed_by)
    return figure


def _room(drafts: list[_Draft], i: int) -> Offsets:
    """The part of the sentence that is nearer to this draft than to its neighbours."""
    sentence = drafts[i].sentence
    start = drafts[i - 1].span[1] if i and drafts[i - 1].sentence == sentence else sentence[0]
    end = drafts[i + 1].span[0] if i + 1 < len(drafts) and drafts[i + 1].sentence == sentence else sentence[1]
    return start, max(end, drafts[i].span[1])


def _carried(figure: Figure, total: Figure) -> Figure:
    """A part in the sentence after its total: it keeps the claimant, and the period and place unless it has its own."""
    if figure.statement is None:
        figure = replace(figure, claimant=total.claimant, relayed_by=total.relayed_by)
    if figure.start is None:
        figure = replace(figure, start=total.start, until=total.until)
    return figure if figure.place else replace(figure, place=total.place)


def _claimant(draft: _Draft, inner: Statement, context: _Context) -> Node | None:
    """Who gives the figure: the speaker; where the speaker denies it or is silent, the accuser whom the words name."""
    if inner.effect not in (Effect.DENIES, Effect.NO_COMMENT):
        return inner.speaker
    text, (start, _) = context.text, context.around(draft)
    actors = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP, EntityType.UNNAMED)
    for mention, node in reversed(context.index.within((start, draft.span[0]))):
        if node.type not in actors or (inner.speaker and node.iri == inner.speaker.iri):
            continue
        before = text[max(start, mention.span[0] - 60) : mention.span[0]]
        if cues.ACCUSER_BEFORE.search(before) or cues.ACCUSER_AFTER.match(text, mention.span[1], draft.span[0]):
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


def _certainty(draft: _Draft, room: Offsets, text: str, inner: Statement | None) -> Certainty:
    before = text[max(room[0], draft.span[0] - 60) : draft.span[0]]
    after = text[draft.span[1] : min(room[1], draft.span[1] + 60)]
    cuts = [m.end() for m in re.finditer(rf"{cues.CLAUSE_CUT.pattern}|,\s", before)]
    before = before[cuts[-1] :] if cuts else before
    cut = cues.CLAUSE_CUT.search(after)
    words = f"{before} {text[slice(*draft.span)]} {after[: cut.start()] if cut else after}"
    for certainty, pattern in cues.CERTAINTIES:
        if pattern.search(words):
            return certainty
    return inner.certainty if inner else Certainty.CERTAIN


def _period(draft: _Draft, inner: Statement | None, context: _Context) -> DateMention | None:
    """The date that governs the figure: the nearest in its sentence that does not say when somebody spoke."""
    text, sentence = context.text, draft.sentence
    if cues.RUNNING_TOTAL.search(text[max(sentence[0], draft.span[0] - _REACH) : draft.span[0]]):
        return None  # a running total has no beginning
    near = context.dates_within(context.around(draft))
    if inner:
        said = [d for d in near if any(a <= d.span[0] and d.span[1] <= b for a, b in inner.content)]
        near = said or [d for d in near if _opens(d, sentence, text)]
    else:
        near = [d for d in near if not cues.REPORTING_BEFORE.search(text[max(sentence[0], d.span[0] - 40) : d.span[0]])]
    near = [d for d in near if not _in_other_clause(draft, d, text)]
    nearest = min(near, key=lambda d: _distance(draft.span, d.span), default=None)
    return None if nearest and _is_beginning(nearest, sentence, text) else nearest


def _opens(day: DateMention, sentence: Offsets, text: str) -> bool:
    """Whether a sentence begins with a term longer than a day ("Last month, …"): nobody speaks for so long."""
    opening = cues.OPENING.fullmatch(text, sentence[0], day.span[0])
    return day.start != day.until and bool(opening) and text[day.span[1] : day.span[1] + 1] == ","


def _in_other_clause(draft: _Draft, day: DateMention, text: str) -> bool:
    """Whether a date tells when something else happened: "on Monday, after a fire that killed 40", "40 … until May"."""
    if day.span[1] <= draft.span[0]:
        return bool(cues.DATE_CUT.search(text, day.span[1], draft.span[0]))
    return bool(cues.DATE_CUT_AFTER.search(text, draft.span[1], day.span[0]))


def _is_beginning(day: DateMention, sentence: Offsets, text: str) -> bool:
    """Whether the words give a beginning alone ("since 2019"): a count of all that time is none of that year."""
    before = SINCE_BEFORE.search(text, max(sentence[0], day.span[0] - 40), day.span[0])
    return bool(before) and not POINT_AFTER.match(text, day.span[1], sentence[1])


def _distance(a: Offsets, b: Offsets) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _place(draft: _Draft, room: Offsets, inner: Statement | None, context: _Context) -> Node | None:
    """The place that the figure's clause names, else the nearest in its sentence, else the only one just before."""
    text, sentence = context.text, context.around(draft)
    named = [(m.span, node) for m, node in context.index.within(sentence) if node.type is EntityType.PLACE]
    if inner:
        named = [(s, node) for s, node in named if any(a <= s[0] and s[1] <= b for a, b in inner.content)]
    if draft.count.unit is Unit.PERCENT:
        of = [(s, n) for s, n in named if s[0] >= draft.span[1] and text[s[1] : s[1] + 2] in ("'s", "’s")]
        if of:
            return of[0][1]
    located = _located(named, sentence, text)
    after = [(s, n) for s, n in located if s[0] >= draft.span[1]]
    before = [(s, n) for s, n in located if s[1] <= draft.span[0]]
    beside = [
        *[n for s, n in after if s[1] <= room[1] and not cues.OPENS_NEXT.fullmatch(text, s[1], room[1])][:1],
        *[n for s, n in before if s[0] >= room[0]][-1:],
        *[n for _, n in after[:1]],
        *[n for _, n in before[-1:]],
    ]
    if beside or named or draft.outcome is None:
        return beside[0] if beside else None
    if context.names_place(sentence) or any(map(context.names_place, inner.source if inner else ())):
        return _place_of_source(inner, context)
    return _place_before(draft, context)


def _place_of_source(inner: Statement | None, context: _Context) -> Node | None:
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


def _place_before(draft: _Draft, context: _Context) -> Node | None:
    """The one place that the sentence before, in the same paragraph, names as the scene."""
    sentences = context.segments.sentences
    i = bisect_left(sentences, draft.sentence[0], key=lambda s: s[0])
    if not i or context.segments.paragraph_at(sentences[i - 1][0]) != context.segments.paragraph_at(draft.sentence[0]):
        return None
    before = sentences[i - 1]
    if before[1] - before[0] > _WIDE or cues.OWN_PLACE.search(context.text, *context.around(draft)):
        return None
    named = [(m.span, node) for m, node in context.index.within(before) if node.type is EntityType.PLACE]
    told = [s for s, _ in named if cues.TOLD_IN.search(context.text, before[0], s[0])]
    located = [(s, n) for s, n in _located(named, before, context.text) if not context.is_far_source(s)]
    return located[0][1] if not told and len({n.iri for _, n in located}) == 1 else None


def _group(draft: _Draft, context: _Context) -> Node | None:
    """The population group that those counted belong to, where the sentence names exactly one as such."""
    text, (_, end) = context.text, context.around(draft)
    inside = [n for m, n in context.index.within(draft.span) if n.type is EntityType.GROUP]
    named = inside or [
        node
        for mention, node in context.index.within((draft.span[1], end))
        if node.type is EntityType.GROUP
        and cues.GROUP_BEFORE.search(text[max(draft.span[1], mention.span[0] - 40) : mention.span[0]])
    ]
    return named[0] if len({n.iri for n in named}) == 1 else None


def _body(draft: _Draft, context: _Context) -> Node | None:
    """The body or group that those counted are of: "12 Zora Brigade fighters", "40 members of the union"."""
    fitting = (EntityType.ORGANIZATION, EntityType.GROUP)
    inside = [n for m, n in context.index.within(draft.span) if n.type in fitting]
    _, end = context.around(draft)
    following = [
        n
        for m, n in context.index.within((draft.span[1], end))
        if n.type in fitting and cues.BELONGS_TO.fullmatch(context.text, draft.span[1], m.span[0])
    ]
    named = inside or following
    return named[0] if len({n.iri for n in named}) == 1 else None


def _perpetrator(draft: _Draft, room: Offsets, figure: Figure, context: _Context) -> Node | None:
    """Who did it, as "X killed N", "N killed by X" or "the killing of N by X" say; never the article's own claim."""
    if figure.statement is None and figure.certainty is Certainty.CERTAIN:
        return None
    text, (start, end) = context.text, context.around(draft)
    base = max(start, draft.span[0] - 60)
    if m := cues.BEFORE.search(text[base : draft.span[0]]):
        verb = base + m.start()
        for mention, node in reversed(context.index.within((start, verb))):
            before = text[max(start, mention.span[0] - 50) : mention.span[0]]
            if cues.ACCUSED_GAP.fullmatch(text, mention.span[1], verb) and cues.ACCUSES.search(before):
                return node
            if cues.ACTOR_GAP.fullmatch(text, mention.span[1], verb):
                scene = node.type is EntityType.PLACE and cues.PLACE_BEFORE.search(before)
                return None if scene or cues.NO_ACTOR_BEFORE.search(before) else node
    limit = min(room[1], end)
    by = cues.DONE_BY.match(text, draft.span[1], limit)
    if not by and cues.KILLING_OF.search(text[base : draft.span[0]]):
        by = cues.BY.match(text, draft.span[1], limit)
    if by is None:
        return None
    for mention, node in context.index.within((by.end(), end)):
        if mention.span[0] == by.end() and not cues.TALLIED.match(text, mention.span[1]):
            return node
    return None


# --- whether somebody checked


def _with_verification(figures: list[Figure], segments: Segments, statements: Sequence[Statement]) -> list[Figure]:
    """The figures, those that the article says nobody could check, or somebody disputes, marked so."""
    marked = list(figures)
    for sentence, words in _doubts(segments, statements):
        for i in _doubted(figures, sentence, words, segments):
            marked[i] = replace(marked[i], verification=Verification.COULD_NOT_VERIFY)
    for m in cues.DISPUTES.finditer(segments.text):
        for i in _disputed(figures, m, segments):
            marked[i] = replace(marked[i], verification=Verification.DISPUTED)
    return marked


def _disputed(figures: list[Figure], m: re.Match[str], segments: Segments) -> list[int]:
    """The figures that "rejected that figure" speaks of: the last before it, all of its sentence where it is plural.

    They stand in the same sentence or the one before.
    """
    sentences = segments.sentences
    here = bisect_right(sentences, m.start(), key=lambda s: s[0]) - 1
    first = sentences[max(0, here - 1)][0]
    start = bisect_left(figures, max(first, m.start() - _WIDE), key=lambda f: f.span[0])
    before = list(range(start, bisect_right(figures, m.start(), key=lambda f: f.span[1])))
    if not before or not cues.SEVERAL.search(m[0]):
        return before[-1:]
    nearest = segments.sentence_at(figures[before[-1]].span[0])
    return [i for i in before if segments.sentence_at(figures[i].span[0]) == nearest]


def _doubts(segments: Segments, statements: Sequence[Statement]) -> Iterator[tuple[Offsets, str]]:
    """Each sentence that says something could not be verified, with the words that say what."""
    text = segments.text
    marked = {
        segments.sentence_at(s.content[0][0]): s for s in statements if s.effect is Effect.NOT_VERIFIED and s.content
    }
    for sentence in segments.sentences:
        if statement := marked.get(sentence):
            yield sentence, " ".join(text[start:end] for start, end in statement.content)
        elif (m := cues.NOT_VERIFIED.search(text, *sentence)) and cues.INDEPENDENTLY.search(text, *sentence):
            after = text[m.end() : min(sentence[1], m.end() + 80)]
            yield sentence, after if cues.ANY_TOPIC.search(after) or len(after) > 30 else text[sentence[0] : m.end()]


def _doubted(figures: list[Figure], sentence: Offsets, words: str, segments: Segments) -> list[int]:
    """The figures spoken of: those of the nearest sentence, its own or one before, that fit the words.

    Where the words are of several ("the figures", "neither account"), every toll of that kind that a source gave so
    far; of a pair the two last sources' alone. What a person tells of his own family is no toll.
    """
    topics = [outcome for outcome, pattern in cues.VERIFIED_TOPIC if pattern.search(words)]
    several = cues.EACH_ACCOUNT.search(segments.text, *sentence)
    if not (topics or several or cues.ANY_TOPIC.search(words)):
        return []
    earliest = 0 if several else _paragraphs_back(sentence, segments)
    fitting = [
        i
        for i, f in enumerate(figures)
        if f.unit in (Unit.PERSON, Unit.FAMILY)
        and earliest <= f.span[0] < sentence[1]
        and f.outcome is not None
        and (not topics or f.outcome in topics)
    ]
    fitting = [i for i in fitting if not _is_personal(figures[i], segments)]
    claimed = [i for i in fitting if figures[i].claimant or figures[i].statement is not None]
    if several and claimed:
        return _tolls_like_last(figures, claimed, bool(cues.PAIR.search(several[0])), segments)
    if not fitting:
        return []
    nearest = segments.sentence_at(figures[fitting[-1]].span[0])
    return [i for i in fitting if segments.sentence_at(figures[i].span[0]) == nearest]


def _is_personal(figure: Figure, segments: Segments) -> bool:
    """Whether a figure is of one household's loss, as "My neighbour lost four children"."""
    sentence = segments.sentence_at(figure.span[0])
    return bool(sentence and cues.PERSONAL.search(segments.text, max(sentence[0], figure.span[0] - 80), figure.span[1]))


def _tolls_like_last(figures: list[Figure], claimed: list[int], pair: bool, segments: Segments) -> list[int]:
    """Of the claimed figures, those of an outcome and unit that the last sentence with one counts."""
    nearest = segments.sentence_at(figures[claimed[-1]].span[0])
    last = [figures[i] for i in claimed if segments.sentence_at(figures[i].span[0]) == nearest]
    kinds = {(f.outcome, f.unit) for f in last}
    alike = [i for i in claimed if (figures[i].outcome, figures[i].unit) in kinds]
    if not pair:
        return alike
    sources: list[str | None] = []
    for i in reversed(alike):
        if (iri := _iri(figures[i].claimant)) not in sources:
            sources.append(iri)
    return [i for i in alike if _iri(figures[i].claimant) in sources[:2]]


def _iri(node: Node | None) -> str | None:
    return node.iri if node else None


def _paragraphs_back(sentence: Offsets, segments: Segments) -> int:
    here = bisect_right(segments.paragraphs, sentence[0], key=lambda p: p[0]) - 1
    return segments.paragraphs[max(0, here - _LOOK_BACK)][0]
