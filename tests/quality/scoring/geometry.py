"""Stretches of text and names, as the scorers compare them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

Span = tuple[int, int]
Spans = tuple[Span, ...]


def span_of(row: Sequence[Any]) -> Span:
    """The offsets of a row of JSON: the gold writes the words themselves after them."""
    return int(row[0]), int(row[1])


def spans_of(rows: Iterable[Sequence[Any]] | None) -> Spans:
    """The offsets of several rows."""
    return tuple(span_of(row) for row in rows or ())


def meet(some: Spans, others: Spans) -> bool:
    """Do any two share a character?"""
    return any(start < last and first < end for start, end in some for first, last in others)


def shared(some: Spans, others: Spans) -> int:
    """How many characters they share, counted for each pair."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def fold(name: str | None) -> str:
    """A name to compare by: ASCII letters and digits, lower case, no article."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip().removeprefix("the ")
