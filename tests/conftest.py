"""What tests of every part share: the data beside the repository, the sample, and repeatable property tests."""

from __future__ import annotations

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
