"""Numbers without a noun ("12 were killed", "a panel of twelve", "it was 40%"): what the words beside them count.

Stands between `outcomes` and `tallies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract import countables as nouns
from kg.extract import elliptic_cues as cues
from kg.extract.counts import Count, count_of, counted_noun, thing_end
from kg.extract.numbers import Quantity
from kg.extract.outcome_cues import AFTER, OF_PARTED, OR_HURT, PART, PARTED, TOLL_LINK
from kg.extract.outcomes import REACH, is_active, outcome_after, outcome_named
from kg.model import Bound, Offsets, Outcome, Unit, Victims


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What was counted before a number: from there it takes its noun."""

    last: Count | None  # the one before in the sentence, or the total that the sentence takes apart
    parted: bool  # whether the sentence takes a total apart
    recent: Sequence[tuple[Count, Outcome | None]]  # those of this sentence and the one before, the latest last


Reading = tuple[Count, Outcome | None]  # what a number counts, and what befell them


def read_bare(
    text: str,
    sentence: Offsets,
    quantity: Quantity,
    room: Offsets,
    object_of: Outcome | None,
    neighbours: Neighbours,
) -> Reading | None:
    """A number without a noun, and its outcome: a figure only where the words beside it say what it counts.

    `room` reaches to the neighbouring quantities; `object_of` is what the verb before does to those counted.
    """
    if quantity.percent:
        return _share(text, sentence, quantity, neighbours)
    end, last = quantity.span[1], neighbours.last
    others, of_them = cues.OTHERS.match(text, end, room[1]), cues.OF_THEM.match(text, end, room[1])
    victims = last.victims if last and last.unit is Unit.PERSON and not others else Victims.ANY
    more = others or of_them
    count = Count((quantity.span[0], more.end() if more else end), quantity, Unit.PERSON, victims)
    if parted := OF_PARTED.match(text, end, sentence[1]):  # "14 of those arrested"
        named = replace(count, span=(quantity.span[0], parted.end()))
        return named, PARTED[parted["which"].lower()]
    after = text[end : min(room[1], end + REACH)]
    m = AFTER.search(after)
    if m and cues.BARE_AFTER.fullmatch(f"{after[: m.start()].rstrip()} ") and not is_active(text, end, m, room[1]):
        either = m["killed"] and OR_HURT.match(after, m.end())  # "were killed or injured" says neither number
        return count, None if either else Outcome(str(outcome_named(m)))
    if object_of and cues.OBJECT_ENDS.match(text, end, sentence[1]):
        return count, object_of
    if thing_end(text, end, sentence[1]) is None:
        return (
            _crowd(text, count, room, sentence[1], neighbours)
            or _gapped(text, quantity, sentence, neighbours)
            or _of_noun_before(text, sentence, quantity)
            or _same_number(text, sentence, quantity, neighbours)
            or _part(text, count, room, neighbours)
        )
    return _part(text, count, room, neighbours)


def _crowd(text: str, count: Count, room: Offsets, limit: int, neighbours: Neighbours) -> Reading | None:
    """A number of those who act together: "a crowd of 300", "a panel of twelve", "Thousands attended"."""
    start, end = count.quantity.span
    before = text[room[0] : start]
    m = cues.HEADCOUNT.search(before)
    if m and not cues.NAMED_GROUP.search(text, room[0], end):
        noun = "members" if m["met"] else None  # a crowd or a crew is news without a verb, a population is not
    elif _is_crowd(text, before, count.quantity, limit):
        noun = "people"
    else:
        return None
    outcome = outcome_after(text, end, room[1], room[1])
    if outcome is None and cues.JOINED_IN.match(text, end, limit):  # what they joined in, those counted before did
        protested = any(befell is Outcome.PROTESTED for _, befell in neighbours.recent)
        outcome = Outcome.PROTESTED if protested else None
    return replace(count, victims=Victims.ANY, noun=noun), outcome


def _part(text: str, count: Count, room: Offsets, neighbours: Neighbours) -> Reading | None:
    """A part of those counted before: "five of them were children", "12 were held; ten have been charged"."""
    start, end = count.quantity.span
    last = neighbours.last
    follows = last is not None and last.unit is Unit.PERSON
    role = cues.ROLE_AFTER.match(text, end, room[1])
    said = nouns.PERSONS.get(role[1].lower()) if role else None
    recent = any(counted.unit is Unit.PERSON for counted, _ in neighbours.recent)
    if recent and cues.OF_THEM.match(text, end, room[1]):
        return replace(count, victims=said or count.victims), None
    before = text[room[0] : start]
    if said and follows and (PART.search(before) or cues.APPOSED.search(before)):
        return replace(count, victims=said), None
    if neighbours.parted and cues.LIES_IN.match(text, end, room[1]):
        return count, None
    goes_on = last and follows and cues.FURTHER.fullmatch(text, last.span[1], start)
    if goes_on and cues.DO_MORE.match(text, end, room[1]):
        return replace(count, noun="people"), None
    return None


def _is_crowd(text: str, before: str, quantity: Quantity, limit: int) -> bool:
    """Whether a number alone is of people: "Thousands attended", "It drew hundreds", "12,000 took part"."""
    end = quantity.span[1]
    if cues.CROWD_AFTER.match(text, end, limit):
        return quantity.high != 1
    taken = cues.HIRES.search(before) or (quantity.bound is Bound.VAGUE and cues.CROWD_BEFORE.search(before))
    return bool(taken and cues.OBJECT_ENDS.match(text, end, limit))


def _gapped(text: str, quantity: Quantity, sentence: Offsets, neighbours: Neighbours) -> Reading | None:
    """A number that shares noun and verb with the one before: "14 people were held in Porto, 9 in Braga"."""
    if not neighbours.recent:
        return None
    count, outcome = neighbours.recent[-1]
    if count.unit is Unit.PERCENT or count.span[0] < sentence[0]:
        return None
    listed = cues.LIST_OPENS.fullmatch(text, count.span[1], quantity.span[0])
    if not listed and not cues.GAPPED.fullmatch(text, count.span[1], quantity.span[0]):
        return None
    if not cues.SOMEWHERE.match(text, quantity.span[1], sentence[1]):
        return None
    return replace(count, span=quantity.span, quantity=quantity), outcome


def _of_noun_before(text: str, sentence: Offsets, quantity: Quantity) -> Reading | None:
    """A count whose noun stands before it: "the number of pupils fell to 900", "air strikes – eight since Monday"."""
    start, end = quantity.span
    before = max(sentence[0], start - REACH)
    if m := cues.NUMBER_OF.search(text, before, start):
        noun = counted_noun(text, m.end(), start)
        if noun and (not TOLL_LINK.search(text[noun[0] : start]) or cues.NEW_CLAUSE.search(text, noun[0], start)):
            return None
    else:
        apposed = cues.NOUN_DASH.search(text[before:start])
        noun = counted_noun(text, before + apposed.start(), start) if apposed else None
        if not cues.APART.match(text, end, sentence[1]):
            return None
    if not noun:
        return None
    count = count_of(text, quantity, noun[1], noun[0])
    return (replace(count, span=quantity.span), count.outcome) if count else None


def _same_number(text: str, sentence: Offsets, quantity: Quantity, neighbours: Neighbours) -> Reading | None:
    """A count of what was counted before: "the church says that number is closer to 40"."""
    before = text[max(sentence[0], quantity.span[0] - REACH) : quantity.span[0]]
    is_same = cues.THAT_NUMBER.search(before) and TOLL_LINK.search(before)
    compared = cues.COMPARED.search(before) and cues.OBJECT_ENDS.match(text, quantity.span[1], sentence[1])
    reported = cues.REPORTED.match(text, quantity.span[1], sentence[1])  # "below the 1,200 reported by the union"
    if not neighbours.recent or not (is_same or compared or reported):
        return None
    count, outcome = neighbours.recent[-1]
    if count.unit is Unit.PERCENT:
        return None
    return replace(count, span=quantity.span, quantity=quantity), outcome


def _share(text: str, sentence: Offsets, quantity: Quantity, neighbours: Neighbours) -> Reading | None:
    """A share that leaves unsaid of whom, beside one that says it: "… it was 40%", "and 15 percent backed Rubio"."""
    before = text[max(sentence[0], quantity.span[0] - REACH) : quantity.span[0]]
    units = {count.unit for count, _ in neighbours.recent}
    of_people = (
        Unit.PERCENT in units or (Unit.PERSON in units and cues.SURVEYED.search(before)) or cues.TURNOUT.search(before)
    )
    if Unit.PERSON in units and cues.OF_THEM.match(text, quantity.span[1], sentence[1]):
        return Count(quantity.span, quantity, Unit.PERCENT, None), None
    if (
        not of_people
        or cues.SHARE_OF_THINGS.search(before)
        or not cues.SHARE_ENDS.match(text, quantity.span[1], sentence[1])
    ):
        return None
    return Count(quantity.span, quantity, Unit.PERCENT, None), None
