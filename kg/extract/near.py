"""Spans by where they stand, so that asking what lies at a place does not look at all of an article."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from kg.model import Offsets

T = TypeVar("T")
_CELL = 256  # characters; most spans lie in one or two


class Near:
    """Numbered spans, of which it is asked which share a character with another; a number may have several.

    >>> near = Near([((0, 4), 0), ((2, 900), 1)])
    >>> near.add((5, 6), 2)
    >>> near.numbers((3, 5)), near.numbers((5, 6)), near.numbers((900, 999))
    ([0, 1], [1, 2], [])
    """

    def __init__(self, spans: Iterable[tuple[Offsets, int]] = ()) -> None:
        self._cells: dict[int, list[tuple[Offsets, int]]] = {}
        for span, number in spans:
            self.add(span, number)

    def add(self, span: Offsets, number: int) -> None:
        """Take in a span under its number."""
        for cell in cells(span):
            self._cells.setdefault(cell, []).append((span, number))

    def numbers(self, span: Offsets) -> list[int]:
        """The numbers that have a span which shares a character with `span`, in order."""
        return sorted(set(self._found(span)))

    def touches(self, span: Offsets) -> bool:
        """Does any share a character with `span`?"""
        return next(self._found(span), None) is not None

    def _found(self, span: Offsets) -> Iterator[int]:
        for cell in cells(span):
            for (start, end), number in self._cells.get(cell, ()):
                if start < span[1] and span[0] < end:
                    yield number


class Trail(Generic[T]):
    """What happened where, in the order in which it was noted; mostly, not always, that of the text."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []  # where, and the number in `_noted`, in order of the text
        self._noted: list[T] = []

    def note(self, at: int, what: T) -> None:
        """Note what happened at a place."""
        insort(self._places, (at, len(self._noted)))
        self._noted.append(what)

    def between(self, start: int, end: int) -> list[tuple[int, T]]:
        """What was noted from `start` on and before `end`, each with its place, in the order of noting."""
        here = self._places[bisect_left(self._places, (start, -1)) : bisect_left(self._places, (end, -1))]
        return [(at, self._noted[number]) for at, number in sorted(here, key=lambda place: place[1])]


class Spans:
    """A set of spans that answers quickly which of them overlap another."""

    def __init__(self, spans: Iterable[Offsets]) -> None:
        self._cells: dict[int, list[Offsets]] = {}
        for span in sorted(set(spans)):
            for cell in cells(span):
                self._cells.setdefault(cell, []).append(span)

    def overlapping(self, span: Offsets) -> Iterator[Offsets]:
        """The spans that share a character with `span`, in order."""
        around = cells(span)
        for cell in around:
            for other in self._cells.get(cell, ()):
                begins_here = cell == around[0] or cells(other)[0] == cell  # each once
                if begins_here and other[0] < span[1] and other[1] > span[0]:
                    yield other

    def overlap(self, span: Offsets) -> bool:
        """Does any share a character with `span`?"""
        return next(self.overlapping(span), None) is not None


def cells(span: Offsets) -> range:
    """The numbers of the stretches of text that a span reaches into."""
    return range(span[0] // _CELL, max(span[1] - 1, span[0]) // _CELL + 1)
