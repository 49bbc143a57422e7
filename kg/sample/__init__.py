"""The sample: two short articles of this project's own writing, by invented outlets, on the same days.

They retell what was widely reported of the Syrian coast in March 2025, with short quotations of public figures. What
their unnamed sources say is invented, so that some figures agree, some conflict and some cannot be compared.
"""

from __future__ import annotations

from pathlib import Path


def sample_paths() -> list[Path]:
    """The files of the sample, in order.

    >>> [path.name for path in sample_paths()]
    ['coast-herald.txt', 'levant-courier.txt']
    """
    return sorted(Path(__file__).parent.glob("*.txt"))
