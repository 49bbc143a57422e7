"""The sets of articles that reading is measured on, each with its gold, and where they stand.

What may be mended from and what has floors is said in README.md beside this file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from scoring.marks import Kind

from kg.model import Article

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "cases"
SHARED = HERE.parents[2] / "shared"
DATA = SHARED / "data"
INCIDENTS = 100  # of 400: what is read in half a minute


class Use(StrEnum):
    """What a set is for."""

    TRAIN = "mended from"
    DEV = "scored only"
    SEEN = "was mended from"  # sets of before this rule; scores on them say little


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its gold as JSON; `part` is the part of the set that it belongs to, where there are parts."""

    article: Article
    gold: Mapping[str, Any]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A set: its name, what it is for, the files it stands in and how they are read."""

    name: str
    kind: Kind
    use: Use
    needs: Path
    read: Callable[[], Iterator[Annotated]]

    @property
    def is_there(self) -> bool:
        """Does this clone hold it, or the shared folder beside it?"""
        return self.needs.exists()

    def articles(self) -> tuple[Annotated, ...]:
        """The articles in a fixed order."""
        return tuple(self.read())

    def digest(self) -> str:
        """A digest of the texts and the gold: floors hold for these alone."""
        whole = hashlib.sha256()
        for annotated in self.articles():
            whole.update(annotated.article.text.encode())
            whole.update(json.dumps(annotated.gold, sort_keys=True).encode())
        return whole.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _article(row: Mapping[str, Any]) -> Article:
    """The article of a line of JSON, as the program reads it."""
    published = row.get("published")
    return Article(
        text=row["text"],
        id=row["id"],
        published=date.fromisoformat(published[:10]) if published else None,
        publisher=row.get("publisher"),
        url=row.get("url"),
        headline=row.get("headline"),
        identity=row.get("url") or row["id"],
    )


def _with_gold(text: str, gold: Path) -> Annotated:
    row = _json(gold)
    return Annotated(_article({"text": text, "id": gold.stem, "published": row["published"]}), row)


def _first() -> Iterator[Annotated]:
    gold = SHARED / "gold" / "syria-2025-03-09.json"
    yield _with_gold((SHARED / "article" / gold.name).with_suffix(".txt").read_bytes().decode(), gold)


def _newsgold(use: str) -> Iterator[Annotated]:
    for row in _rows(DATA / "newsgold" / "articles.jsonl.gz"):
        if row["set"] == use:
            part = "newspapers" if row["id"].startswith("ww-") else "Wikinews"
            yield Annotated(_article(row), _json(DATA / "newsgold" / "gold" / use / f"{row['id']}.json"), part)


def _polnear() -> Iterator[Annotated]:
    return (Annotated(_article(row), row) for row in _rows(DATA / "polnear" / "dev.jsonl.gz"))


def _incidents() -> Iterator[Annotated]:
    for incident in islice(_rows(DATA / "incidents" / "dev.jsonl.gz"), INCIDENTS):
        for row in incident["articles"]:
            record = {field: value for field, value in incident.items() if field != "articles"}
            yield Annotated(_article(row), record | {"text": row["text"]})


def _cases(folder: Path) -> Iterator[Annotated]:
    return (_with_gold(gold.with_suffix(".txt").read_bytes().decode(), gold) for gold in sorted(folder.glob("*.json")))


def _beside(name: str, corpus: Path) -> Iterator[Annotated]:
    texts = {row["id"]: row["text"] for row in _rows(corpus)}
    return (_with_gold(texts[gold.stem], gold) for gold in sorted((HERE / name).glob("*.json")))


def _own(name: str, folder: str) -> Corpus:
    return Corpus(name, Kind.PARTS, Use.SEEN, CASES / folder, lambda: _cases(CASES / folder))


def _annotated(name: str, corpus: str) -> Corpus:
    path = DATA / corpus / "documents.jsonl.gz"
    return Corpus(name, Kind.PARTS, Use.SEEN, path, lambda: _beside(name, path))


CORPORA = {
    corpus.name: corpus
    for corpus in (
        Corpus("first", Kind.PARTS, Use.SEEN, SHARED / "gold" / "syria-2025-03-09.json", _first),
        Corpus("newsgold-dev", Kind.PARTS, Use.DEV, DATA / "newsgold" / "gold" / "dev", lambda: _newsgold("dev")),
        Corpus(
            "newsgold-train", Kind.PARTS, Use.TRAIN, DATA / "newsgold" / "gold" / "train", lambda: _newsgold("train")
        ),
        Corpus("polnear-dev", Kind.ATTRIBUTIONS, Use.DEV, DATA / "polnear" / "dev.jsonl.gz", _polnear),
        Corpus("incidents-dev", Kind.INCIDENTS, Use.DEV, DATA / "incidents" / "dev.jsonl.gz", _incidents),
        _own("own", "gold"),
        _own("heldout", "heldout"),
        _own("heldout2", "heldout2"),
        _own("heldout3", "heldout3"),
        _annotated("wikinews", "gum"),
        _annotated("wikinews2", "gum"),
        _annotated("re3d", "re3d"),
    )
}
