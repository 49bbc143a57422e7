"""How well articles are read, held against floors: on the gold article and on PolNeAR's development articles.

Both stand beside the repository and are measured with the scorers there; a floor is what the issue asks for, or a point
or two under what was reached, and is only ever raised.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.jobs import Reader
from kg.model import Article

PARTS = ("statements", "speakers", "details", "figures", "claimants", "entities", "dates", "relations", "events")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that `kg extract` uses."""
    return Reader()


def score(shared: Path, scorer: str, *arguments: Path) -> dict[str, object]:
    """What a scorer of the shared folder says."""
    done = subprocess.run(
        [sys.executable, shared / "score" / scorer, *arguments, "--json"], capture_output=True, text=True, check=True
    )
    scores: dict[str, object] = json.loads(done.stdout)
    return scores


def test_first_article(shared: Path, reader: Reader, tmp_path: Path) -> None:
    """Of the first article every part is at least 88, the mean 95, and at most two statements are not in the gold."""
    text = (shared / "article" / "syria-2025-03-09.txt").read_bytes().decode()
    extraction = reader.extract(Article(text, "syria-2025-03-09", date(2025, 3, 9)))
    (tmp_path / "extracted.jsonl").write_text(json.dumps(extraction.to_json()), encoding="utf-8")
    scores = score(shared, "article.py", shared / "gold" / "syria-2025-03-09.json", tmp_path / "extracted.jsonl")
    assert {part: scores[part] for part in PARTS if scores[part] < 88} == {}  # type: ignore[operator]
    assert scores["mean"] >= 95  # type: ignore[operator]
    assert scores["extra_statements"] <= 2  # type: ignore[operator]


GOLD = sorted((Path(__file__).resolve().parents[1] / "cases" / "gold").glob("*.json"))


def test_our_own_articles(shared: Path, reader: Reader, tmp_path: Path) -> None:
    """Of the ten articles in tests/cases/gold each has a mean of at least 85, and all together one of at least 93.

    They were annotated by people who had not seen the program; their errors have been mended since.
    """
    means = {}
    for path in GOLD:
        published = date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["published"])
        text = path.with_suffix(".txt").read_bytes().decode()
        extraction = reader.extract(Article(text, path.stem, published))
        (tmp_path / "extracted.jsonl").write_text(json.dumps(extraction.to_json()), encoding="utf-8")
        means[path.stem] = score(shared, "article.py", path, tmp_path / "extracted.jsonl")["mean"]
    assert len(means) == 10
    assert {stem: mean for stem, mean in means.items() if mean < 85} == {}  # type: ignore[operator]
    assert sum(means.values()) / len(means) >= 93  # type: ignore[arg-type]


def test_polnear_dev(shared: Path, reader: Reader, tmp_path: Path) -> None:
    """All 84 development articles are read, and attributions are linked with an F1 of at least 75."""
    gold = shared / "data" / "polnear" / "dev.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as stream, (tmp_path / "dev.jsonl").open("w") as out:
        for line in stream:
            row = json.loads(line)
            extraction = reader.extract(Article(row["text"], row["id"], date.fromisoformat(row["published"][:10])))
            out.write(json.dumps(extraction.to_json()) + "\n")
    scores = score(shared, "attributions.py", gold, tmp_path / "dev.jsonl")
    assert (scores["articles"], scores["articles_without_prediction"]) == (84, 0)
    assert scores["attributions"]["linked"] >= 75  # type: ignore[index]
    assert scores["attributions"]["precision"] >= 78  # type: ignore[index]
