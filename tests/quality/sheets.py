"""Scores of sets: each article's marks by the kind of its set's gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scoring import marks
from scoring.noise import Marks
from sets import Kind

_SCORERS: dict[Kind, Callable[[Mapping[str, Any], Mapping[str, Any]], Marks]] = {
    Kind.PARTS: marks.of_parts,
    Kind.ATTRIBUTIONS: marks.of_attributions,
    Kind.INCIDENTS: marks.of_incidents,
}


def marks_of(kind: Kind, gold: Mapping[str, Any], extracted: Mapping[str, Any]) -> Marks:
    """What one article adds to the scores of its set; `extracted` is its line of `kg extract`."""
    return _SCORERS[kind](gold, extracted)
