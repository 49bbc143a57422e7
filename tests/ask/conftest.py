"""Real stores on disk for the tests that ask: the sample, and the first article where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import make_store

from kg.sample import sample_paths


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the two articles of the sample."""
    return make_store(sample_paths(), tmp_path_factory.mktemp("sample") / "store")


@pytest.fixture(scope="session")
def first_store(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """A store with the first article."""
    path = shared / "article" / "syria-2025-03-09.txt"
    if not path.is_file():
        pytest.skip("needs the first article in shared/")
    return make_store([path], tmp_path_factory.mktemp("first") / "store")
