"""The draft of a statement: the words of one attribution before anybody is resolved, and how pieces are trimmed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Offsets
from kg.read.segment import trim

SURE = 1.0  # the score of what a fixed phrase says, without the tagger
MARKS = '"“”„«»'  # quotation marks that are never apostrophes

_NO_GAP = re.compile(r"\s*|,\s\d{1,3},\s")  # nothing, or an age
_TRAILING = " \t\r\n\u00a0,;:–—-"


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution with its content settled; `relays` are the words for those through whom it came."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    relays: tuple[Offsets, ...] = ()

    @property
    def extent(self) -> Offsets:
        """From the first word to the last."""
        pieces = [*self.source, *self.cue, *self.content]
        return min(start for start, _ in pieces), max(end for _, end in pieces)


def tidy(text: str, piece: Offsets) -> Offsets:
    """`piece` without outer space, and without a comma or dash that no quotation mark follows."""
    start, end = trim(text, *piece)
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    if end > start and text[end - 1] in ".," and text[start] not in MARKS:
        end -= 1
    while start < end and text[start] in _TRAILING + ".":
        start += 1
    return start, end


def merge_pieces(text: str, pieces: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """The pieces in order, those joined that only white space or somebody's age parts."""
    merged: list[Offsets] = []
    for start, end in sorted(set(pieces)):
        if start >= end:
            continue
        if merged and (start <= merged[-1][1] or _NO_GAP.fullmatch(text, merged[-1][1], start)):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def touches(pieces: Iterable[Offsets], span: Offsets) -> bool:
    """Does any of `pieces` share a character with `span`?"""
    return any(start < span[1] and span[0] < end for start, end in pieces)


def is_within(outer: Offsets, inner: Offsets) -> bool:
    """Does `inner` lie wholly inside `outer`?"""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
