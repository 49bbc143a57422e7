"""The counts of each sentence with their outcomes, and which are parts of which: what `figures` are made from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract import countables as nouns
from kg.extract import outcome_cues as cues
from kg.extract.counts import Count, read_count
from kg.extract.elliptic import Neighbours, read_bare
from kg.extract.numbers import SAMPLE_BEFORE, Quantity, find_quantities
from kg.extract.outcomes import outcome_after, outcome_before, outcome_of
from kg.model import Offsets, Outcome, Unit
from kg.read.segment import Segments

_MARCHED = 3  # figures back to those who marched, for one who "took part"
_PARTS_BACK = 4  # sentences between a total and the one that begins "Of the dead"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with its outcome, before the article's statements, dates and places are asked."""

    count: Count
    sentence: Offsets
    outcome: Outcome | None
    part_of: int | None = None  # index of the total among the article's tallies
    carried: int | None = None  # index of the tally of the sentence before that this one continues

    @property
    def span(self) -> Offsets:
        """The words that count."""
        return self.count.span


def find_tallies(
    segments: Segments,
    dated: Sequence[Offsets],
    sources: Sequence[Offsets] = (),
    asked: Callable[[Offsets], bool] = lambda _: False,
) -> list[Tally]:
    """The tallies of all sentences.

    `dated` are the spans of the dates, whose numbers count nothing, `sources` the words for those who speak, who are
    named and not counted where they are few; `asked` tells numbers that are only asked about.
    """
    speaking = {start for start, _ in sources}
    text = segments.text
    tallies: list[Tally] = []
    firsts: list[int] = []  # of each sentence, the place of its first tally
    paragraph = None
    for i, sentence in enumerate(segments.sentences):
        here = segments.paragraph_at(sentence[0])
        firsts.append(len(tallies))
        before = firsts[i - 1] if i and here == paragraph else len(tallies)
        paragraph = here
        quantities = [
            q
            for q in find_quantities(text, sentence)
            if not _is_dated(text, q, dated)
            and not cues.NOT_SO_MANY.search(text, max(0, q.span[0] - 14), q.span[0])
            and not asked(q.span)
        ]
        if quantities := [q for q in quantities if q.percent or q.span[0] not in speaking or _size(q) >= cues.FEW]:
            total = _total(text, sentence, tallies, before, firsts[max(0, i - _PARTS_BACK)])
            found = _sentence_tallies(text, sentence, quantities, tallies, total, before)
            protested = any(tally.outcome is Outcome.PROTESTED for tally in tallies[-_MARCHED:])
            tallies.extend(_joined_in(text, tally) if protested else tally for tally in found)
    return tallies


def _joined_in(text: str, tally: Tally) -> Tally:
    """The tally, protested where those counted took part in what figures just before it marched in."""
    joined = tally.outcome is None and tally.count.unit is Unit.PERSON and cues.TOOK_PART.match(text, tally.span[1])
    return replace(tally, outcome=Outcome.PROTESTED) if joined else tally


def _size(quantity: Quantity) -> float:
    return quantity.high or quantity.low or 0


def _is_dated(text: str, quantity: Quantity, dated: Sequence[Offsets]) -> bool:
    """Whether a number is part of a date; "a survey of 1709 pupils" only looks so."""
    start, end = quantity.span
    last = bisect_left(dated, end, key=lambda s: s[0]) - 1
    return last >= 0 and dated[last][1] > start and not SAMPLE_BEFORE.search(text[max(0, start - 40) : start])


def _sentence_tallies(
    text: str, sentence: Offsets, quantities: list[Quantity], earlier: list[Tally], total: int | None, before: int
) -> list[Tally]:
    """The tallies of one sentence.

    `total` is the place among `earlier` of the figure that it takes apart, `before` that of the first tally of the
    sentence before.
    """
    tallies: list[Tally] = []
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
        limit = _next_counted(text, sentence, quantity, quantities[after:])
        start = quantities[i - 1].span[1] if i else sentence[0]
        wholes = [t for t in tallies if not _is_aside(text, t)]
        last = (wholes or tallies)[-1] if tallies else None if total is None else earlier[total]
        neighbours = Neighbours(
            last=last.count if last else None,
            parted=total is not None or head is not None or _opens_parts(text, tallies),
            recent=[(t.count, t.outcome) for t in (*earlier[before:], *tallies)],
        )
        if tally := _tally(text, sentence, (quantity, following if skip else None), (start, limit), neighbours):
            tallies.append(tally)
    if head and total is None:  # "Of the dead, …" whose total the article does not give, or gives far off
        outcome = cues.PARTED[head["which"].lower()]
        tallies = [d if d.outcome or d.count.unit is not Unit.PERSON else replace(d, outcome=outcome) for d in tallies]
    tallies = _shared_forward(text, tallies)
    tallies = [
        d if total is None else _continued(d, earlier[total], total) for d in _parts(text, tallies, len(earlier))
    ]
    tallies = _harm_of_events(text, tallies)
    tallies = [_of_them(text, _part_of_named(text, d, earlier), earlier, before) for d in tallies]
    return (
        [_settled(d) for d in tallies]
        if all(_is_figure(text, d) for d in tallies)
        else _dropped(text, tallies, len(earlier))
    )


def _next_counted(text: str, sentence: Offsets, counted: Quantity, following: list[Quantity]) -> int:
    """Where the next count begins that a verb may be about: "in 12 villages" and "of one family" only say where."""
    asides = [m.span() for m in cues.ASIDE.finditer(text, counted.span[1], sentence[1])]
    for quantity in following:
        start = quantity.span[0]
        if any(a <= start < b for a, b in asides):
            continue
        inside = cues.INSIDE_PHRASE.search(text, max(sentence[0], start - 20), start)
        if not inside or quantity.percent or quantity.span[0] != inside.end():
            return start
        count = read_count(text, sentence, quantity)
        if count and count.unit is not Unit.EVENT:
            return start
    return sentence[1]


def _total(text: str, sentence: Offsets, tallies: list[Tally], before: int, earliest: int) -> int | None:
    """The place of the total that a sentence takes apart.

    "Of the dead" asks for the last one of that outcome, `earliest` at the soonest; "This included" and the like for
    the last one of the sentence before, whose tallies begin at `before`.
    """
    if (head := cues.PARTED_HEAD.match(text, *sentence)) and (outcome := cues.PARTED[head["which"].lower()]):
        fitting = (i for i in range(earliest, len(tallies)) if _whole(tallies[i]) and tallies[i].outcome is outcome)
        return max(fitting, default=None)
    if not cues.CONTINUES.match(text, *sentence):
        return None
    totals = [tallies[i].part_of if tallies[i].carried is not None else i for i in range(before, len(tallies))]
    people = [t for t in totals if t is not None and (_whole(tallies[t]) or tallies[t].count.unit is Unit.FAMILY)]
    return people[-1] if people else None


def _opens_parts(text: str, tallies: list[Tally]) -> bool:
    """Whether a sentence names its total first: "Of the 23 victims, 17 were in Turin"."""
    return (
        bool(tallies)
        and tallies[0].count.unit is Unit.PERSON
        and bool(cues.OF_TOTAL.fullmatch(text, tallies[0].sentence[0], tallies[0].span[0]))
    )


def _whole(tally: Tally) -> bool:
    return tally.count.unit is Unit.PERSON and tally.part_of is None


def _tally(
    text: str,
    sentence: Offsets,
    taken: tuple[Quantity, Quantity | None],
    room: Offsets,
    neighbours: Neighbours,
) -> Tally | None:
    """A tally of one quantity (and what it is taken from), with the outcome that its own words give.

    `room` reaches to the neighbouring quantities.
    """
    quantity, whole = taken
    count = read_count(text, sentence, quantity, whole)
    if count and count.unit in (Unit.PERCENT, Unit.EVENT):
        return Tally(count, sentence, count.outcome)
    last = neighbours.last if neighbours.last and neighbours.last.unit is Unit.PERSON else None
    tolled_from = last.span[1] if last else sentence[0]  # "the toll of the two raids rose to 93"
    object_of = outcome_before(text, sentence, quantity.span[0], tolled_from, count.noun if count else None)
    if count is None:
        bare = read_bare(text, sentence, quantity, room, object_of, neighbours)
        return Tally(bare[0], sentence, bare[1]) if bare else None
    limit = max(room[1], count.span[1])
    return Tally(count, sentence, outcome_of(text, sentence, count, object_of, limit))


def _shared_forward(text: str, tallies: list[Tally]) -> list[Tally]:
    """Outcomes shared in a list: "12 soldiers and three civilians were killed", "killing 12 men and three women"."""
    tallies = list(tallies)
    for i in reversed(range(len(tallies) - 1)):
        if tallies[i].outcome is None and cues.ASIDE_PART.fullmatch(text, tallies[i].span[1], tallies[i + 1].span[0]):
            tallies[i] = replace(tallies[i], outcome=_outcome_past(text, tallies[i + 1]))
        elif tallies[i].outcome is None and _coordinated(text, tallies[i], tallies[i + 1]):
            if _says_part(text, tallies[i + 1]):
                tallies[i] = replace(tallies[i], outcome=_outcome_past(text, tallies[i + 1]))
            elif tallies[i + 1].count.noun not in nouns.HARM_NOUNS:
                tallies[i] = replace(tallies[i], outcome=tallies[i + 1].outcome)
    for i in range(1, len(tallies)):
        if tallies[i].outcome is None and _coordinated(text, tallies[i - 1], tallies[i]):
            tallies[i] = replace(tallies[i], outcome=tallies[i - 1].outcome)
    return tallies


def _outcome_past(text: str, part: Tally) -> Outcome | None:
    """What befell a total whose part stands between it and its verb: "12 people, nine of them children, were held"."""
    apposed = cues.APPOSITION.match(text, part.span[1], part.sentence[1])
    return outcome_after(text, apposed.end(), part.sentence[1], part.sentence[1]) if apposed else part.outcome


def _coordinated(text: str, left: Tally, right: Tally) -> bool:
    people = (Unit.PERSON, Unit.FAMILY)
    if left.count.unit not in people or right.count.unit not in people:
        return False
    return bool(cues.COORDINATION.fullmatch(text, left.span[1], right.span[0]))


def _parts(text: str, tallies: list[Tally], offset: int) -> list[Tally]:
    """The tallies, those that "including", "among them" and "of whom" make parts tied to the total before them."""
    tied: list[Tally] = []
    total: int | None = None
    of_first = _opens_parts(text, tallies)
    for i, tally in enumerate(tallies):
        between = text[tallies[i - 1].span[1] if i else tally.sentence[0] : tally.span[0]]
        is_people = tally.count.unit in (Unit.PERSON, Unit.FAMILY)
        if i and is_people and of_first:
            total = 0
        elif i and is_people and (cues.PART.search(between) or _says_part(text, tally)):
            if total is None:
                total = next((j for j in reversed(range(i)) if tallies[j].count.unit is Unit.PERSON), None)
        elif not (total is not None and i and _coordinated(text, tallies[i - 1], tally)) or (
            tally.count.outcome and tally.count.outcome is not tallies[total].outcome
        ):
            total = None
        if total is None:
            tied.append(tally)
        else:
            tied.append(replace(tally, outcome=tally.outcome or tallies[total].outcome, part_of=offset + total))
    return tied


def _is_aside(text: str, tally: Tally) -> bool:
    """Whether a figure is a part of another, whose kind of people the figure after it need not be."""
    before = text[max(tally.sentence[0], tally.span[0] - 40) : tally.span[0]]
    return _says_part(text, tally) or bool(cues.PART.search(before))


def _says_part(text: str, tally: Tally) -> bool:
    """Whether the figure itself says that it is a part: "two of them nurses"."""
    return bool(cues.OF_THEM.match(text, tally.count.quantity.span[1]))


def _part_of_named(text: str, tally: Tally, earlier: Sequence[Tally]) -> Tally:
    """A tally that names its total ("11 of the dead"), tied to the last one in the article that can hold it."""
    m = cues.OF_PARTED.match(text, tally.count.quantity.span[1], tally.span[1])
    if not m or tally.part_of is not None:
        return tally
    outcome, low = cues.PARTED[m["which"].lower()], tally.count.quantity.low or 0
    for i in reversed(range(len(earlier))):
        high = earlier[i].count.quantity.high
        if _whole(earlier[i]) and earlier[i].outcome is outcome and (high is None or low <= high):
            return replace(tally, part_of=i)
    return tally


def _of_them(text: str, tally: Tally, earlier: Sequence[Tally], before: int) -> Tally:
    """A tally that is "of them", tied to the last total of the sentence before, which begins at `before`."""
    if tally.part_of is None and _says_part(text, tally):
        for i in reversed(range(before, len(earlier))):
            if _whole(earlier[i]):
                return _continued(tally, earlier[i], i)
    return tally


def _continued(tally: Tally, total: Tally, index: int) -> Tally:
    """A tally of a sentence that takes the total of the one before apart."""
    if tally.count.unit is not Unit.PERSON or tally.part_of is not None:
        return tally
    low, high = tally.count.quantity.low, total.count.quantity.high
    if low is not None and high is not None and low > high:
        return tally  # more than the total cannot be a part of it
    if total.count.unit is Unit.FAMILY:  # people are no part of a number of families, but share their lot
        return replace(tally, outcome=tally.outcome or total.outcome, carried=index)
    return replace(tally, outcome=tally.outcome or total.outcome, part_of=index, carried=index)


def _harm_of_events(text: str, tallies: list[Tally]) -> list[Tally]:
    """The tallies, events with what they did to the people counted after them: "two strikes left 19 people dead"."""
    harmed = list(tallies)
    for i, (left, right) in enumerate(pairwise(tallies)):
        between = left.span[1], right.span[0]
        if _is_harmless(left) and right.count.unit is Unit.PERSON and cues.DOES_HARM.fullmatch(text, *between):
            harmed[i] = replace(left, outcome=right.outcome)
        if _is_harmless(right) and left.count.unit is Unit.PERSON and cues.HARM_IN.fullmatch(text, *between):
            harmed[i + 1] = replace(right, outcome=left.outcome)
    return harmed


def _is_harmless(tally: Tally) -> bool:
    return tally.count.unit is Unit.EVENT and tally.outcome is None


def _is_figure(text: str, tally: Tally) -> bool:
    """Whether a tally says enough: those already spoken of, and those who speak, are not counted but named."""
    count, quantity = tally.count, tally.count.quantity
    if count.unit is Unit.PERCENT or tally.part_of is not None:
        return True
    size = _size(quantity)
    if count.unit is Unit.EVENT:
        return size > 1 and not _is_known(text, tally)
    if tally.outcome is not None:
        return True
    if size < 2 or not count.noun or count.noun == "others" or cues.FEWER.match(text, quantity.span[1], count.span[1]):
        return False
    if cues.SOUGHT.match(text, count.span[1], tally.sentence[1]) or count.noun == "members":
        return True
    if size >= cues.FEW and count.noun in nouns.OUTCOME_OF_ROLE:
        return True
    before = text[max(tally.sentence[0], quantity.span[0] - 20) : quantity.span[0]]
    if cues.SUBJECT_BEFORE.search(before) and cues.SPEAKS.match(text, count.span[1], tally.sentence[1]):
        return False
    return not _is_known(text, tally)


def _is_known(text: str, tally: Tally) -> bool:
    """Whether these are spoken of, not counted: "the two leaders", "two other men", "the last 12 elections"."""
    count = tally.count
    start, end = count.quantity.span
    before = text[max(tally.sentence[0], start - 40) : start]
    size = _size(count.quantity)
    if cues.LAST_BEFORE.search(before):
        return True
    if size >= cues.FEW:
        return False
    if cues.KNOWN_BEFORE.search(before):
        return True
    if count.unit is Unit.EVENT:
        return False
    other = cues.OTHER_PEOPLE.match(text, end, tally.span[1]) or cues.OWNED_BEFORE.search(before)
    return bool(other or cues.NAMES_AFTER.match(text, tally.span[1], tally.sentence[1]))


def _dropped(text: str, tallies: list[Tally], offset: int) -> list[Tally]:
    """The tallies that are figures, their places in the list counted anew."""
    kept = [i for i, d in enumerate(tallies) if _is_figure(text, d)]
    new_place = {offset + old: offset + new for new, old in enumerate(kept)}
    settled = []
    for i in kept:
        part_of = tallies[i].part_of
        if part_of is not None and part_of >= offset:
            part_of = new_place.get(part_of)
        settled.append(_settled(replace(tallies[i], part_of=part_of)))
    return settled


def _settled(tally: Tally) -> Tally:
    """The tally, with the outcome that its noun implies where no verb gave one."""
    if tally.outcome or not tally.count.noun:
        return tally
    return replace(tally, outcome=nouns.OUTCOME_OF_ROLE.get(tally.count.noun))
