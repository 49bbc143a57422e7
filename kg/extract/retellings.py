"""Which event words tell of the same event: within a sentence, and of what an earlier sentence told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from kg.extract.triggers import Trigger
from kg.model import Event, EventType

HARM: Final = frozenset({EventType.ACCIDENT, EventType.DISASTER})
_CONSEQUENCES: Final = frozenset({"kill", "die", "sink"})
"""What an accident or a disaster does to people is part of it, not an event of its own."""

_NEWS_LASTS: Final = 8  # days; a longer stretch ("in June") is that of another event than the headline's
_NEWS_AGE: Final = 60  # days before an article's newest day; what lies further back is its background
FATAL: Final = frozenset({EventType.ATTACK, EventType.CLASH})


_FURTHER: Final = frozenset({"another", "second", "third", "fourth", "separate", "further", "fresh", "subsequent"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with the trigger it was made of."""

    event: Event
    trigger: Trigger
    again: bool = False  # "the accident": one told before, if one of its type was
    counted: bool = False  # "five had died": people of whom only the number is said
    when: str | None = None  # the words of a day that only the day of publication could date
    number: str | None = None  # "another", "five": how many such events the words speak of


def without_consequences(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without the deaths that an accident or disaster of the same sentence caused."""
    harmed = any(t.lexeme.type in HARM and t.lexeme.lemma not in _CONSEQUENCES for t in triggers)
    return [t for t in triggers if not (harmed and t.lexeme.lemma in _CONSEQUENCES)]


def merge_within(drafts: Sequence[Draft]) -> list[Draft]:
    """One event for the words of a sentence that name the same: of one type, and not set apart by day or place."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, other in enumerate(kept) if _same_within(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined_drafts(kept[twin], draft)
    return kept


def _same_within(one: Draft, other: Draft) -> bool:
    a, b = one.event, other.event
    alike = a.type is b.type and a.statement == b.statement
    return alike and _agree(a.place, b.place) and _agree(a.start, b.start) and _agree(one.when, other.when)


def _joined_drafts(a: Draft, b: Draft) -> Draft:
    return replace(a, event=_joined(a.event, b.event), when=a.when or b.when, number=a.number or b.number)


def _agree(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _joined(a: Event, b: Event) -> Event:
    """`a` with what only `b` knows."""
    actors = {node.iri: node for node in (*a.actors, *b.actors)}
    return replace(
        a,
        actors=tuple(actors.values()),
        start=a.start or b.start,
        until=a.until if a.start else b.until,
        place=a.place or b.place,
    )


def first_tellings(drafts: Iterable[Draft], headline: int, newest: date | None) -> list[Draft]:
    """The events without those that an earlier sentence told: the same word, and no new day or place.

    What the headline tells gets its day and place from the sentence that tells it in full, which is no sentence about
    a month or a year, nor about a day long before the `newest` of the article.
    """
    kept: list[Draft] = []
    types: set[EventType] = set()
    heads: list[int] = []  # the places in `kept` of what the headline tells
    alike: dict[tuple[EventType, str], _Told] = {}
    for draft in drafts:
        if draft.again and draft.event.start is None and draft.event.type in types:
            continue
        if draft.counted and not types.isdisjoint(_HARMFUL):
            continue  # nameless people's deaths are those of violence or harm told before: "of the wounded, five died"
        head = next((i for i in heads if _tells_head(draft, kept[i], newest)), None)
        if head is not None:
            kept[head] = _joined_drafts(kept[head], draft)
            alike[(draft.event.type, kept[head].trigger.lexeme.lemma)] = told = _Told()
            told.add(kept[head])
            continue
        earlier = alike.setdefault((draft.event.type, draft.trigger.lexeme.lemma), _Told())
        if not earlier.has(draft):
            if draft.event.span[1] <= headline:
                heads.append(len(kept))
            kept.append(draft)
            types.add(draft.event.type)
            earlier.add(draft)
    return kept


_HARMFUL = HARM | FATAL | {EventType.KILLING}


def _is_news(event: Event, newest: date | None) -> bool:
    """Whether an event's day can be that of the headline: a day or a few, and none long past."""
    if event.start is None or newest is None:
        return False
    short = ((event.until or event.start) - event.start).days < _NEWS_LASTS or event.type is EventType.ELECTION
    return short and (newest - event.start).days < _NEWS_AGE


def _tells_head(draft: Draft, head: Draft, newest: date | None) -> bool:
    """Whether a sentence tells in full what the headline told without a day."""
    a, b = head.event, draft.event
    same = a.type is b.type and head.trigger.lexeme.lemma == draft.trigger.lexeme.lemma
    return same and a.start is None and _is_news(b, newest) and not _other_people(a, b)


class _Told:
    """The events told by one word, by what a later sentence may say of them.

    What that one leaves open fits all: each event stands under every choice of its day, number and place.
    """

    def __init__(self) -> None:
        self._people: dict[tuple[object, ...], set[str | None]] = {}  # None: of an event that names nobody

    def add(self, draft: Draft) -> None:
        """Take in an event that is told."""
        event = draft.event
        people: set[str | None] = {node.iri for node in event.actors}
        people = people or {None}
        said = (draft.when, draft.number, event.place, (event.start, event.until))
        for key in product(*((value, _OPEN) for value in said)):
            self._people.setdefault(key, set()).update(people)

    def has(self, draft: Draft) -> bool:
        """Whether one of the events is told again: nothing that the sentence says of it is new."""
        event = draft.event
        if draft.number in _FURTHER:
            return False
        when = draft.when or _OPEN
        place = _OPEN if event.place is None else event.place
        days = _OPEN if event.start is None else (event.start, event.until)
        mine = {node.iri for node in event.actors}
        for number in (draft.number, None) if draft.number else (_OPEN,):
            people = self._people.get((when, number, place, days))
            if people and (not mine or None in people or not mine.isdisjoint(people)):
                return True
        return False


_OPEN = object()


def _other_people(event: Event, earlier: Event) -> bool:
    """Whether both name those who took part, and none is the same."""
    mine, theirs = {node.iri for node in event.actors}, {node.iri for node in earlier.actors}
    return bool(mine and theirs and not mine & theirs)
