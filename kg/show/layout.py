"""Where each node of the overview stands: network -> positions in pixels, computed here so that the page need not.

Stress by stochastic gradient descent (Zheng, Pawar and Goodman 2018), each axis then blended with its rank so that the
whole sheet is used, then boxes of node and label pushed apart. In plain Python on purpose: the same bytes on every
machine, which numpy's sums do not promise, and 0.3 s for 150 nodes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from kg.show.boxes import Point

WIDTH, HEIGHT = 810, 660  # what the first view shows at a scale of 0.8 to 1 on a screen of 1440 × 900
_FILL = 0.75  # share of the sheet that boxes may take before it grows; less left labels below 11 pixels
_ROUNDS = 40
_RANK = 0.75  # share of the rank in a coordinate; of 0.4 to 0.8 this gave the largest labels on three articles
_PUSHES = 400
_GROW_EVERY, _GROW = 25, 1.05
_CLEARED = 80  # nodes; in a larger crowd lines run everywhere, and moving nodes off them takes seconds
_NUDGES = 3  # rounds of moving nodes out of the way of lines; a fourth moved none
_MIDDLE = 0.4  # share of a box, to either side of its middle, that a line of others should not touch
_WAYS = ((0, 1), (1, 0), (0, -1), (-1, 0), (0.7, 0.7), (0.7, -0.7), (-0.7, -0.7), (-0.7, 0.7))
_STEPS = tuple((far * dx, far * dy) for far in (20, 35, 50, 70, 95, 125) for dx, dy in _WAYS)  # pixels


def place_nodes(neighbours: Mapping[str, Sequence[str]], boxes: Mapping[str, Point]) -> dict[str, tuple[int, int]]:
    """A position for every key of `neighbours`, none of whose `boxes` (width, height) overlap.

    >>> place_nodes({"a": ["b"], "b": ["a"]}, {"a": (40, 40), "b": (40, 40)}).keys()
    dict_keys(['a', 'b'])
    """
    nodes = list(neighbours)
    if not nodes:
        return {}
    points = _stress(nodes, neighbours)
    spread = max(1.0, sqrt(sum(w * h for w, h in boxes.values()) / (_FILL * WIDTH * HEIGHT)))
    xs = _blend([x for x, _ in points], WIDTH * spread)
    ys = _blend([y for _, y in points], HEIGHT * spread)
    sizes = [boxes[node] for node in nodes]
    _push_apart(xs, ys, sizes)
    if len(nodes) > _CLEARED:
        return {node: (round(x), round(y)) for node, x, y in zip(nodes, xs, ys, strict=True)}
    at = {node: i for i, node in enumerate(nodes)}
    lines = sorted({(min(at[a], at[b]), max(at[a], at[b])) for a in nodes for b in neighbours[a] if a != b})
    _clear_lines(xs, ys, sizes, lines)
    return {node: (round(x), round(y)) for node, x, y in zip(nodes, xs, ys, strict=True)}


def _stress(nodes: list[str], neighbours: Mapping[str, Sequence[str]]) -> list[Point]:
    """Points whose distances follow the distances in the graph; parts without a path stand a little apart."""
    at = {node: i for i, node in enumerate(nodes)}
    paths = [_distances(i, nodes, neighbours, at) for i in range(len(nodes))]
    longest = max((d for row in paths for d in row if d), default=1)
    apart = min(longest, 3) + 1
    pairs = [(i, j, float(paths[i][j] or apart)) for i in range(len(nodes)) for j in range(i) if i != j]
    pairs.sort(key=lambda p: (p[0] * 2654435761 + p[1] * 40503) % 4294967291)  # any fixed order that mixes well
    points = [_on_spiral(i) for i in range(len(nodes))]
    step, smallest = float(longest * longest), 0.05
    shrink = (smallest / step) ** (1 / max(1, _ROUNDS - 1)) if step > smallest else 1.0
    for _ in range(_ROUNDS):
        for i, j, wanted in pairs:
            (ax, ay), (bx, by) = points[i], points[j]
            dx, dy = ax - bx, ay - by
            far = sqrt(dx * dx + dy * dy) or 1e-3
            move = min(1.0, step / (wanted * wanted)) * (far - wanted) / (2 * far)
            points[i], points[j] = (ax - move * dx, ay - move * dy), (bx + move * dx, by + move * dy)
        step *= shrink
    return points


def _distances(
    start: int, nodes: list[str], neighbours: Mapping[str, Sequence[str]], at: Mapping[str, int]
) -> list[int]:
    """The number of steps from `start` to every node; 0 where there is no path."""
    found = [0] * len(nodes)
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for name in neighbours[nodes[here]]:
            there = at[name]
            if there != start and not found[there]:
                found[there] = found[here] + 1
                queue.append(there)
    return found


def _on_spiral(i: int) -> Point:
    """A start without sines: the i-th point of a square spiral, slightly skewed so that no two share a line."""
    ring = ceil((sqrt(i + 1) - 1) / 2)
    if ring == 0:
        return 0.0, 0.0
    side, rest = divmod(i - (2 * ring - 1) ** 2, 2 * ring)
    along, out = rest - ring + 1, ring
    x, y = ((out, along), (-along, out), (-out, -along), (along, -out))[side]
    return x + 0.013 * y, y - 0.017 * x


def _blend(values: list[float], length: float) -> list[float]:
    """`values` spread over `length`, partly by position and partly by rank, around zero."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    rank = {i: at / max(1, len(values) - 1) for at, i in enumerate(order)}
    span = (high - low) or 1.0
    return [(_RANK * rank[i] + (1 - _RANK) * (v - low) / span - 0.5) * length for i, v in enumerate(values)]


def _clear_lines(xs: list[float], ys: list[float], sizes: Sequence[Point], lines: Sequence[tuple[int, int]]) -> None:
    """Move nodes off lines that join two others: each by the shortest step after which it is in fewer such places.

    A step ends inside the sheet and on no other box, so that neither the scale nor the labels suffer.
    """
    order = range(len(xs))
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    own = {node: [line for line in lines if node in line] for node in order}

    def trouble(node: int) -> int:
        through = sum(_crosses(xs, ys, sizes, line, node) for line in lines)
        return through + sum(_crosses(xs, ys, sizes, line, other) for line in own[node] for other in order)

    def free(node: int) -> bool:
        return left <= xs[node] <= right and top <= ys[node] <= bottom and not _overlaps(xs, ys, sizes, node)

    for _ in range(_NUDGES):
        moved = False
        for node in order:
            if not any(_crosses(xs, ys, sizes, line, node) for line in lines):
                continue
            start, least = (xs[node], ys[node]), trouble(node)
            for dx, dy in _STEPS:
                xs[node], ys[node] = start[0] + dx, start[1] + dy
                if free(node) and trouble(node) < least:
                    moved = True
                    break
            else:
                xs[node], ys[node] = start
        if not moved:
            return


def _crosses(
    xs: Sequence[float], ys: Sequence[float], sizes: Sequence[Point], line: tuple[int, int], node: int
) -> bool:
    """Whether the straight line of two other nodes runs through the middle of the box of `node`."""
    a, b = line
    if node in line:
        return False
    lx, ly, nx, ny = xs[b] - xs[a], ys[b] - ys[a], xs[node] - xs[a], ys[node] - ys[a]
    square = lx * lx + ly * ly
    if not 0 < nx * lx + ny * ly < square:
        return False
    width, height = sizes[node]
    return abs(nx * ly - ny * lx) < _MIDDLE * (width * abs(ly) + height * abs(lx))


def _overlaps(xs: Sequence[float], ys: Sequence[float], sizes: Sequence[Point], node: int) -> bool:
    (width, height), x, y = sizes[node], xs[node], ys[node]
    return any(
        abs(x - xs[i]) < (width + w) / 2 + 2 and abs(y - ys[i]) < (height + h) / 2 + 2
        for i, (w, h) in enumerate(sizes)
        if i != node
    )


def _push_apart(xs: list[float], ys: list[float], sizes: Sequence[Point]) -> None:
    """Move boxes that overlap away from each other, along the axis where less is needed, until none do.

    Where they stand too close to get past each other, the whole sheet grows a little every few rounds.
    """
    order = range(len(xs))
    for pushes in range(1, _PUSHES + 1):
        moved = False
        if pushes % _GROW_EVERY == 0:
            xs[:], ys[:] = [x * _GROW for x in xs], [y * _GROW for y in ys]
        for i in order:
            for j in range(i):
                dx, dy = xs[i] - xs[j], ys[i] - ys[j]
                over_x = (sizes[i][0] + sizes[j][0]) / 2 + 2 - abs(dx)
                over_y = (sizes[i][1] + sizes[j][1]) / 2 + 2 - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_x < over_y:
                    shift = over_x / 2 if dx >= 0 else -over_x / 2
                    xs[i], xs[j] = xs[i] + shift, xs[j] - shift
                else:
                    shift = over_y / 2 if dy >= 0 else -over_y / 2
                    ys[i], ys[j] = ys[i] + shift, ys[j] - shift
        if not moved:
            return
