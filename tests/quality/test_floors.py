"""How well articles are read is held against floors, which are only ever raised (see measure.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from measure import FLOORS, PARTS, SETS, digest, measure

from kg.jobs import Reader

# What the reader was asked to reach at least, whatever the floors.
WANTED = {
    "first": dict.fromkeys(PARTS, 88.0) | {"mean": 95.0, "few extra": 98.0},
    "polnear-dev": {"linked": 77.0, "source": 78.0, "cue": 71.0, "content": 61.0},
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that `kg extract` uses."""
    return Reader()


@pytest.mark.parametrize("name", SETS)
def test_scores_stay_above_their_floors(name: str, reader: Reader, shared: Path) -> None:
    """No part of any set scores under its floor; floors hold for the data that they were measured on alone."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    assert digest(name) == pinned["digest"], f"the data of {name} changed: measure again with {shared} beside"
    scores = measure(name, reader)
    floors = {part: max(floor, WANTED.get(name, {}).get(part, 0.0)) for part, floor in pinned["floors"].items()}
    assert {part: (scores[part], floor) for part, floor in floors.items() if scores[part] < floor} == {}
    assert set(WANTED.get(name, {})) <= set(floors)
