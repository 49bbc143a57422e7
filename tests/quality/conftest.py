"""Reads each set once, for all tests here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from measure import Reading, read
from sets import CORPORA

from kg.jobs import Reader


@pytest.fixture(scope="session")
def readings() -> Callable[[str], tuple[Reading, ...]]:
    """The articles of a set by its name, read by the reader that `kg extract` uses; skips where they are not here."""
    reader, known = Reader(), dict[str, tuple[Reading, ...]]()

    def of(name: str) -> tuple[Reading, ...]:
        if not CORPORA[name].is_there:
            pytest.skip(f"needs {name} in the folder shared/ beside the repository")
        if name not in known:
            known[name] = read(CORPORA[name], reader)
        return known[name]

    return of
