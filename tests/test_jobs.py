"""Whole jobs: an ingest that is killed, output that is written whole or not at all."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.jobs import Reader, check_store, ingest_all, replacing, summarise, write_page
from kg.model import Article
from kg.read.article import read_articles
from kg.store.export import write_nquads
from kg.store.store import open_store

TOWNS = ("Lima", "Oslo", "Accra", "Quito", "Hanoi", "Tunis", "Dakar", "Sofia", "Minsk", "Doha", "Baku", "Riga")


def write_articles(path: Path) -> Path:
    """A dozen short articles as JSON lines."""
    rows = (
        {
            "id": f"a{i}",
            "published": "2024-05-08",
            "text": f"Jane Roe, the mayor of {town}, said on Monday that about {i + 10} people were killed.\n\n"
            f"“It rained,” Kim Lee told Reuters. Officials in {town} declined to comment on the toll.",
        }
        for i, town in enumerate(TOWNS)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def nquads(store: Path) -> bytes:
    """Everything in the store, as bytes."""
    stream = io.BytesIO()
    with open_store(store, read_only=True) as opened:
        write_nquads(opened, stream)
    return stream.getvalue()


def ingest(path: Path, store: Path) -> subprocess.Popen[bytes]:
    """A real `kg ingest` in a process of its own."""
    root = str(Path(__file__).resolve().parents[1])
    command = [sys.executable, "-m", "kg.cli", "ingest", str(path), "--store", str(store)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": root}, stderr=subprocess.DEVNULL)


def test_killed_ingest_leaves_articles_whole(tmp_path: Path) -> None:
    """However soon `kg ingest` is killed, what it left is whole articles, and running it again completes the store."""
    articles = write_articles(tmp_path / "articles.jsonl")
    assert ingest(articles, tmp_path / "whole").wait() == 0
    whole = set(nquads(tmp_path / "whole").splitlines())
    by_graph: dict[bytes, set[bytes]] = {}
    for line in whole:
        by_graph.setdefault(line.rsplit(b" ", 2)[1], set()).add(line)
    left = []
    for moment in (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8):  # seconds after the store has begun
        store = tmp_path / f"killed-{moment}"
        process = ingest(articles, store)
        while not (store / "texts").exists() and process.poll() is None:
            time.sleep(0.005)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found: dict[bytes, set[bytes]] = {}
        for line in nquads(store).splitlines():
            found.setdefault(line.rsplit(b" ", 2)[1], set()).add(line)
        assert all(lines == by_graph[graph] for graph, lines in found.items() if b"/article/" in graph)
        left.append(len(found))
    assert min(left) < len(by_graph), "every process was killed too late to leave anything out"
    assert ingest(articles, store).wait() == 0
    assert set(nquads(store).splitlines()) == whole


def test_ingest_check_and_summary(tmp_path: Path) -> None:
    """What a dozen articles give: valid graphs, and counts that are those of the extractions."""
    reader = Reader()
    articles = [a for a in read_articles([str(write_articles(tmp_path / "a.jsonl"))]) if isinstance(a, Article)]
    with open_store(tmp_path / "store") as store:
        extractions = list(ingest_all(articles, store, reader))
        assert [checked.violations for checked in check_store(store)] == [[]] * len(TOWNS)
        summary = summarise(store)
    assert summary.articles == len(TOWNS)
    assert summary.statements == sum(len(e.statements) for e in extractions)
    assert summary.figures == sum(len(e.figures) for e in extractions) == len(TOWNS)
    assert {verdict for verdict, *_ in summary.comparisons} == {"not comparable"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A failure halfway leaves the old file, and nothing beside it."""
    path = tmp_path / "out" / "graph.ttl"
    with replacing(path) as stream:
        stream.write(b"old")
    with pytest.raises(RuntimeError), replacing(path) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert [p.name for p in path.parent.iterdir()] == ["graph.ttl"]
    assert path.read_bytes() == b"old"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="cannot be written"), replacing(tmp_path / "file" / "graph.ttl"):
        pass


def test_the_page_shows_the_newest_version_of_an_article(tmp_path: Path) -> None:
    """What a later version no longer says is not drawn, as questions do not answer with it."""
    for day, toll in (("2024-05-08", "about 20 people"), ("2024-05-09", "about 30 people")):
        row = {"id": "one", "published": day, "text": f"Jane Roe told Reuters that {toll} were killed in Lima."}
        (tmp_path / f"{day}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    paths = [str(path) for path in sorted(tmp_path.glob("*.jsonl"))]
    with open_store(tmp_path / "store") as store:
        articles = [a for a in read_articles(paths) if isinstance(a, Article)]
        assert len(list(ingest_all(articles, store, Reader()))) == 2
        write_page(store, tmp_path / "graph.html", title="Lima")
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "about 30 people" in page
    assert "about 20 people" not in page
