"""Positions: no boxes over each other, the sheet used, the same on every run."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.show.boxes import label_box
from kg.show.layout import _clear_lines, _crosses, place_nodes


def ring_with_spokes(size: int) -> dict[str, list[str]]:
    """A ring of nodes, each of which has a leaf, and one node without any line."""
    found: dict[str, list[str]] = {f"r{i}": [f"r{(i - 1) % size}", f"r{(i + 1) % size}", f"l{i}"] for i in range(size)}
    found |= {f"l{i}": [f"r{i}"] for i in range(size)}
    return found | {"alone": []}


@pytest.mark.parametrize("size", [1, 3, 15, 29])
def test_no_two_boxes_overlap(size):
    """Up to sixty names, no node or label stands on another."""
    neighbours = ring_with_spokes(size)
    boxes = {node: label_box(f"Somebody called {node}", 14) for node in neighbours}
    places = place_nodes(neighbours, boxes)
    assert places.keys() == neighbours.keys()
    for a, b in combinations(neighbours, 2):
        dx, dy = abs(places[a][0] - places[b][0]), abs(places[a][1] - places[b][1])
        over = dx + 1 < (boxes[a][0] + boxes[b][0]) / 2 and dy + 1 < (boxes[a][1] + boxes[b][1]) / 2
        assert not over, (a, b)


def test_neighbours_stand_nearer_than_strangers():
    """A line in the graph is short on the page: leaves stand by their own node, not across the ring."""
    neighbours = ring_with_spokes(12)
    places = place_nodes(neighbours, dict.fromkeys(neighbours, (30.0, 30.0)))

    def far(a: str, b: str) -> float:
        return ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5

    assert all(far(f"l{i}", f"r{i}") < far(f"l{i}", f"r{(i + 6) % 12}") for i in range(12))


def test_nothing_to_place():
    """An empty network has no positions, and one node stands alone."""
    assert place_nodes({}, {}) == {}
    assert list(place_nodes({"a": []}, {"a": (10, 10)})) == ["a"]


def test_a_line_runs_through_no_stranger_where_there_is_room():
    """A node on the straight line of two others steps aside; it stays on the sheet and on no other box."""
    xs, ys = [0.0, 200.0, 400.0, 0.0, 400.0], [0.0, 0.0, 0.0, 300.0, 300.0]
    sizes = [(60.0, 40.0)] * 5
    assert _crosses(xs, ys, sizes, (0, 2), 1)
    _clear_lines(xs, ys, sizes, [(0, 2)])
    assert not _crosses(xs, ys, sizes, (0, 2), 1)
    assert (xs[1], 0 < ys[1] <= 50) == (200.0, True)
    assert (xs[0], ys[0], xs[2], ys[2]) == (0.0, 0.0, 400.0, 0.0)
