"""Processes that die and processes that meet: an article is in the store whole or not at all."""

from __future__ import annotations

import hashlib
import signal
import time

import pytest
from rdflib.compare import isomorphic
from store_samples import ARTICLE, article_graph, article_text, python

from kg.errors import StoreError
from kg.ids import BASE
from kg.store.store import open_store

# Articles come in, and each is written again with more lines: a death may fall into a first or a second writing.
INGEST = """
import sys
from pathlib import Path
from store_samples import article_graph, article_text
from kg.ids import BASE
from kg.store.store import open_store

with open_store(Path(sys.argv[1])) as store:
    print("open", flush=True)
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 2000):
        for length in (20, 60):
            store.save_article(f"{BASE}article/{number:04}", article_graph(number, length), article_text(number, length))
            print(number, length, flush=True)
"""

HOLD = """
import sys
from pathlib import Path
from store_samples import article_graph
from kg.store.store import open_store

with open_store(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2])):
        store.replace_graph(f"urn:{number}", article_graph(number))
    print("holding", flush=True)
    sys.stdin.read()
"""


def check_whole(store):
    """Every article's graph is one that was written, and its text lies beside it."""
    for article in store.articles():
        number = int(article.rpartition("/")[2])
        (found,) = [length for length in (20, 60) if isomorphic(store.graph(article), article_graph(number, length))]
        ((sha256,),) = store.select(f"SELECT ?sha {{ <{article}> kg:sha256 ?sha }}").rows
        assert sha256 == hashlib.sha256(article_text(number, found).encode()).hexdigest()
        assert store.text_of(sha256) == article_text(number, found)


def test_killed_at_any_moment_the_store_holds_each_article_whole_or_not_at_all(tmp_path):
    """Sixteen deaths of one store, from before its opening to well into its writing; it opens and goes on each time."""
    path = tmp_path / "store"
    last_seen = set()
    for death, wait in enumerate([0.0, 0.05, *(0.003 + 0.017 * step for step in range(14))]):
        process = python(INGEST, path, death * 100)
        if death >= 2:
            assert process.stdout.readline() == b"open\n", process.stderr.read()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        done = {
            int(line.split()[0])
            for line in said.decode().splitlines(keepends=True)
            if line[0].isdigit() and line[-1] == "\n"
        }
        last_seen |= done
        with open_store(path) as store:
            check_whole(store)
            assert {f"{BASE}article/{number:04}" for number in last_seen} <= set(store.articles())
        with open_store(path, read_only=True) as store:
            check_whole(store)
    assert len(last_seen) > 16


def test_a_second_process_cannot_write_but_read(tmp_path):
    """While one process holds the store, another's writing is refused in one line, and its reading works."""
    path = tmp_path / "store"
    holder = python(HOLD, path, 3)
    try:
        assert holder.stdout.readline() == b"holding\n", holder.stderr.read()
        with pytest.raises(StoreError, match="in use by another kg"), open_store(path):
            pass
        with open_store(path, read_only=True) as store:
            assert store.graphs() == ["urn:0", "urn:1", "urn:2"]
            assert isomorphic(store.graph("urn:2"), article_graph(2))
    finally:
        holder.communicate()
    with open_store(path) as store:
        assert store.replace_graph(ARTICLE, article_graph(1)) is True


def test_readers_beside_a_busy_writer_see_whole_articles(tmp_path):
    """Forty readers, one after another, while another process writes: each sees whole graphs, never fewer than before."""
    path = tmp_path / "store"
    writer = python(INGEST, path, 0)
    try:
        assert writer.stdout.readline() == b"open\n", writer.stderr.read()
        seen = 0
        for _ in range(40):
            with open_store(path, read_only=True) as store:
                articles = store.articles()
                assert len(articles) >= seen
                seen = len(articles)
                for article in articles[-2:]:
                    number = int(article.rpartition("/")[2])
                    assert any(isomorphic(store.graph(article), article_graph(number, n)) for n in (20, 60))
    finally:
        writer.kill()
        writer.communicate()


def test_what_a_killed_reader_leaves_is_cleared_by_the_next(tmp_path):
    """A reader that was killed leaves its copy; it goes with the next reader, and that one's own goes too."""
    path = tmp_path / "store"
    with open_store(path) as store:
        store.replace_graph(ARTICLE, article_graph(1))
    code = HOLD.replace("open_store(Path(sys.argv[1]))", "open_store(Path(sys.argv[1]), read_only=True)")
    reader = python(code, path, 0)
    assert reader.stdout.readline() == b"holding\n", reader.stderr.read()
    reader.kill()
    reader.communicate()
    assert len(list((path / "readers").iterdir())) == 2
    with open_store(path, read_only=True) as store:
        assert store.graphs() == [ARTICLE]
    assert [file.name for file in (path / "readers").iterdir()] == ["LOCK"]
