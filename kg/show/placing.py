"""A position for every node: the overview by its layout, every other node in the free place nearest its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from kg.show.boxes import Point
from kg.show.layout import place_nodes

CELL = (150, 96)  # pixels that a node of lesser weight takes with a label of two lines

Cell = tuple[int, int]


def place_all(
    neighbours: Mapping[str, Sequence[str]], overview: Sequence[str], boxes: Mapping[str, Point]
) -> dict[str, tuple[int, int]]:
    """Positions in pixels for the keys of `neighbours`, which come in order of weight.

    Those of `overview` are laid out with care, by their `boxes`; the others follow in the cells of a grid around them,
    which takes time in proportion to their number.

    >>> places = place_all({"a": ["b"], "b": ["a"], "c": ["b"]}, ["a"], {"a": (60, 60)})
    >>> list(places), len(set(places.values()))
    (['a', 'b', 'c'], 3)
    """
    inside = set(overview)
    places = place_nodes({node: sorted(inside.intersection(neighbours[node])) for node in overview}, boxes)
    taken = {cell for node, place in places.items() for cell in _cells(place, boxes[node])}
    rings: dict[Cell, Iterator[Cell]] = {}
    for node in _outwards(neighbours, places):
        anchor = next((places[other] for other in neighbours[node] if other in places), (0, 0))
        centre = (round(anchor[0] / CELL[0]), round(anchor[1] / CELL[1]))
        ring = rings.setdefault(centre, _around(centre))
        cell = next(cell for cell in ring if cell not in taken)
        taken.add(cell)
        places[node] = (cell[0] * CELL[0], cell[1] * CELL[1])
    return places


def _outwards(neighbours: Mapping[str, Sequence[str]], placed: Mapping[str, Point]) -> list[str]:
    """The nodes that have no place yet: neighbours of those that have one first, then theirs, then the rest."""
    seen = set(placed)
    order: list[str] = []
    front = list(placed)
    while front:
        following = []
        for node in front:
            for other in neighbours[node]:
                if other not in seen:
                    seen.add(other)
                    following.append(other)
        order += following
        front = following
    return order + [node for node in neighbours if node not in seen]


def _cells(place: tuple[int, int], box: Point) -> Iterator[Cell]:
    """The cells of the grid that a box touches."""
    (x, y), (width, height) = place, box
    for column in range(round((x - width / 2) / CELL[0]), round((x + width / 2) / CELL[0]) + 1):
        for row in range(round((y - height / 2) / CELL[1]), round((y + height / 2) / CELL[1]) + 1):
            yield column, row


def _around(centre: Cell) -> Iterator[Cell]:
    """The cells around `centre`, ring by ring, without end."""
    column, row = centre
    yield centre
    for ring in count(1):
        for step in range(-ring, ring):
            yield column + step, row - ring
            yield column + ring, row + step
            yield column - step, row + ring
            yield column - ring, row - step
