"""Two hundred texts of the shared data, the same each time: none fails, none takes too long, all graphs are valid."""

from __future__ import annotations

import io
from pathlib import Path

from crash import read_all, sample, texts

from kg.batch import Limits, processors
from kg.progress import Progress


def test_two_hundred_real_texts_are_read(shared: Path) -> None:
    """Whatever a text is, it is read, and what comes of it points at its words."""
    articles = sample(list(texts(shared / "data")), 200)
    readings, wrong = read_all(articles, Limits(processors(), 600), Progress(io.StringIO(), None))
    assert wrong == []
    assert [reading.id for reading in readings] == [article.id for article in articles]
    assert len(readings) == 200
