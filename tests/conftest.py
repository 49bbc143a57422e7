"""What tests of every part share: the data beside the repository, the sample, and repeatable property tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kg.model import Article
from kg.read.article import read_articles
from kg.sample import sample_paths

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, gold and scorers that stands beside the repository, not in it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder shared/ beside the repository")
    return folder


@pytest.fixture(scope="session")
def sample_articles() -> tuple[Article, ...]:
    """The two articles of the sample, as the program reads them."""
    articles = tuple(read_articles([str(path) for path in sample_paths()]))
    assert all(isinstance(article, Article) for article in articles)
    return articles  # type: ignore[return-value]  # just checked


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real store on disk with the two articles of the sample."""
    return _store(sample_paths(), tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def first_store(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """A real store on disk with the first article."""
    path = shared / "article" / "syria-2025-03-09.txt"
    if not path.is_file():
        pytest.skip("needs the first article in shared/")
    return _store([path], tmp_path_factory.mktemp("first"))


def _store(articles: Sequence[Path], folder: Path) -> Path:
    from golden import make_store  # tests/ask, which pytest has on its path by then

    return make_store(articles, folder / "store")
