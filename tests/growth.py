"""How processor time grows with the size of what is read: the exponent over four sizes, measured in one run."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence

MOST = 1.5  # the exponent from which on a thing is said to grow faster than its input: linear is 1, quadratic 2
NOISE = 0.004  # seconds of processor; what takes less says nothing about growth
_TICKS = 0.04  # seconds of processor that a measurement takes at least; some machines count them in steps of 0.004


def seconds(run: Callable[[], object]) -> float:
    """The processor time of one call, over as many as a clock of coarse steps needs."""
    calls = 0
    started = time.process_time()
    while True:
        run()
        calls += 1
        spent = time.process_time() - started
        if spent >= _TICKS or calls >= 10_000:
            return spent / calls


def exponent(times: Sequence[tuple[int, float]]) -> float:
    """The slope of time over size, both as logarithms, by least squares.

    >>> round(exponent([(1, 3.0), (2, 12.0), (4, 48.0), (8, 192.0)]), 2)
    2.0
    """
    points = [(math.log(size), math.log(max(spent, 1e-7))) for size, spent in times]
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return over / sum((x - middle[0]) ** 2 for x, _ in points)


def growth(run: Callable[[int], object], first: int, *, noise: float = NOISE, again: int = 2) -> float:
    """The exponent of `run(size)` over four sizes from `first` on; 0 where even the largest takes no time to speak of.

    A busy machine disturbs single measurements: of what looks too steep, `again` larger runs decide, and the least
    exponent counts.
    """
    least = math.inf
    for _ in range(1 + again):
        times = []
        for size in (first, 2 * first, 4 * first, 8 * first):
            times.append((size, seconds(lambda size=size: run(size))))
            if times[-1][1] > 8 and len(times) > 1:
                break  # far beyond linear, or far too slow; the sizes so far say it
        if times[-1][1] < noise:
            return 0.0
        least = min(least, exponent(times))
        if least <= MOST or times[-1][1] > 2:
            return least
        first *= 2
    return least
