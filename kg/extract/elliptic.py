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
from kg.extract.outcome_cues import AFTER, PART, TOLL_LINK
from kg.extract.outcomes import REACH, is_active, outcome_after, outcome_named
from kg.model import Bound, Offsets, Outcome, Unit, Victims


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What was counted before a number: from there it takes its noun."""

    last: Count | None  # the one before in the sentence, or the total that the sentence takes apart
    parted: bool  # whether the sentence takes a total apart
    recent: Sequence[tuple[Count, Outcome | None]]  # those of this sentence and the one before, the latest last


def read_bare(
    text: str,
    sentence: Offsets,
    quantity: Quantity,
    room: Offsets,
    object_of: Outcome | None,
    neighbours: Neighbours,
) -> tuple[Count, Outcome | None] | None:
    """A number without a noun, and its outcome: a figure only where the words beside it say what it counts.

    `room` reaches to the neighbouring quantities; `object_of` is what the verb before does to those counted.
    """
    if quantity.percent:
        return _share(text, sentence, quantity, neighbours)
    end, before = quantity.span[1], text[room[0] : quantity.span[0]]
    after = text[end : min(room[1], end + REACH)]
    last = neighbours.last
    victims = last.victims if last and last.unit is Unit.PERSON else Victims.ANY
    others = cues.OTHERS.match(after)
    span = (quantity.span[0], end + others.end()) if others else quantity.span
    count = Count(span, quantity, Unit.PERSON, Victims.ANY if others else victims)
    m = AFTER.search(after)
    if m and cues.BARE_AFTER.fullmatch(f"{after[: m.start()].rstrip()} ") and not is_active(text, end, m, room[1]):
        return count, Outcome(str(outcome_named(m)))
    if object_of and cues.OBJECT_ENDS.match(text, end, sentence[1]):
        return count, object_of
    if thing_end(text, end, sentence[1]) is None:
        if (m := cues.HEADCOUNT.search(before)) and not cues.NAMED_GROUP.search(before + text[slice(*quantity.span)]):
            noun = "members" if m["met"] else None  # a crowd or a crew is news without a verb, a population is not
            return replace(count, victims=Victims.ANY, noun=noun), outcome_after(text, end, room[1], room[1])
        if _is_crowd(text, before, quantity, sentence[1]):
            return replace(count, victims=Victims.ANY, noun="people"), outcome_after(text, end, room[1], room[1])
        if found := _of_noun_before(text, sentence, quantity) or _same_number(text, sentence, quantity, neighbours):
            return found
    role = cues.ROLE_AFTER.match(after)
    said = nouns.PERSONS.get(role[1].lower()) if role else None
    if said and last and last.unit is Unit.PERSON and (PART.search(before) or cues.APPOSED.search(before)):
        return replace(count, victims=said), None
    if neighbours.parted and cues.LIES_IN.match(after):
        return count, None
    return None


def _is_crowd(text: str, before: str, quantity: Quantity, limit: int) -> bool:
    """Whether a number alone is of people: "Thousands attended", "It drew hundreds", "12,000 took part"."""
    end = quantity.span[1]
    if cues.CROWD_AFTER.match(text, end, limit):
        return quantity.high != 1
    vague = quantity.bound is Bound.VAGUE
    return vague and bool(cues.CROWD_BEFORE.search(before) and cues.OBJECT_ENDS.match(text, end, limit))


def _of_noun_before(text: str, sentence: Offsets, quantity: Quantity) -> tuple[Count, Outcome | None] | None:
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


def _same_number(
    text: str, sentence: Offsets, quantity: Quantity, neighbours: Neighbours
) -> tuple[Count, Outcome | None] | None:
    """A count of what was counted before: "the church says that number is closer to 40"."""
    if not neighbours.recent or not cues.THAT_NUMBER.search(text, sentence[0], quantity.span[0]):
        return None
    count, outcome = neighbours.recent[-1]
    if count.unit is Unit.PERCENT or not TOLL_LINK.search(text[sentence[0] : quantity.span[0]]):
        return None
    return replace(count, span=quantity.span, quantity=quantity), outcome


def _share(
    text: str, sentence: Offsets, quantity: Quantity, neighbours: Neighbours
) -> tuple[Count, Outcome | None] | None:
    """A share that leaves unsaid of whom, beside one that says it: "… it was 40%", "and 15 percent backed Rubio"."""
    shares = [c for c, _ in neighbours.recent if c.unit is Unit.PERCENT]
    if not shares or cues.SHARE_OF_THINGS.search(text, sentence[0], quantity.span[0]):
        return None
    if not cues.SHARE_ENDS.match(text, quantity.span[1], sentence[1]):
        return None
    return Count(quantity.span, quantity, Unit.PERCENT, None), None
