"""Processes that die and processes that meet: an article is in the store whole or not at all."""

from __future__ import annotations

import hashlib
import signal
import time

import pytest
from store_samples import ARTICLE, article_graph, article_text, python

from kg.errors import StoreError
from kg.ids import BASE
from kg.store.store import open_store

LENGTHS = (3, 12)

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
        for length in (3, 12):
            graph, text = article_graph(number, length), article_text(number, length)
            store.save_article(f"{BASE}article/{number:04}", graph, text)
            print(number, length, flush=True)
"""

HOLD = """
import sys
from pathlib import Path
from store_samples import article_graph
from kg.store.store import open_store

with open_store(Path(sys.argv[1]), read_only=sys.argv[3] == "read") as store:
    for number in range(int(sys.argv[2])):
        store.replace_graph(f"urn:{number}", article_graph(number))
    print("holding", flush=True)
    sys.stdin.read()
"""


def check_whole(store, articles):
    """Each article's graph is one that was written, to the triple, and its text lies beside it."""
    for article in articles:
        number = int(article.rpartition("/")[2])
        found = set(store.graph(article))
        (length,) = [n for n in LENGTHS if found == set(article_graph(number, n))]
        text = article_text(number, length)
        ((sha256,),) = store.select(f"SELECT ?sha {{ <{article}> kg:sha256 ?sha }}").rows
        assert sha256 == hashlib.sha256(text.encode()).hexdigest()
        assert store.text_of(sha256) == text


def numbers_said(said):
    """The numbers of the articles that the process said it had written; a line cut off by death does not count."""
    return {int(line.split()[0]) for line in said.decode().splitlines(keepends=True) if line.endswith("\n")}


def test_killed_at_any_moment_the_store_holds_each_article_whole_or_not_at_all(tmp_path):
    """Sixteen deaths of one store, from before its opening to well into its writing; it opens and goes on each time."""
    path = tmp_path / "store"
    written = set()
    for death, wait in enumerate([0.0, 0.15, *(0.003 + 0.017 * step for step in range(14))]):
        process = python(INGEST, path, death * 100)
        if death >= 2:
            assert process.stdout.readline() == b"open\n", process.stderr.read()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        written |= numbers_said(said.removeprefix(b"open\n"))
        with open_store(path) as store:
            articles = store.articles()
            assert {f"{BASE}article/{number:04}" for number in written} <= set(articles)
            check_whole(store, [article for article in articles if article >= f"{BASE}article/{death * 100:04}"])
    with open_store(path, read_only=True) as store:
        check_whole(store, store.articles())
    assert written


def test_a_second_process_cannot_write_but_read(tmp_path):
    """While one process holds the store, another's writing is refused in one line, and its reading works."""
    path = tmp_path / "store"
    holder = python(HOLD, path, 3, "write")
    try:
        assert holder.stdout.readline() == b"holding\n", holder.stderr.read()
        with pytest.raises(StoreError, match="in use by another kg"), open_store(path):
            pass
        with open_store(path, read_only=True) as store:
            assert store.graphs() == ["urn:0", "urn:1", "urn:2"]
            assert set(store.graph("urn:2")) == set(article_graph(2))
    finally:
        holder.communicate()
    with open_store(path) as store:
        assert store.replace_graph(ARTICLE, article_graph(1)) is True


def test_readers_beside_a_busy_writer_see_whole_articles(tmp_path):
    """A dozen readers, one after another, while another process writes: each sees whole graphs, never fewer."""
    path = tmp_path / "store"
    writer = python(INGEST, path, 0)
    try:
        assert writer.stdout.readline() == b"open\n", writer.stderr.read()
        seen = 0
        for _ in range(12):
            with open_store(path, read_only=True) as store:
                articles = store.articles()
                assert len(articles) >= seen
                seen = len(articles)
                check_whole(store, articles[-3:])
    finally:
        writer.kill()
        writer.communicate()


def test_what_a_killed_reader_leaves_is_cleared_by_the_next(tmp_path):
    """A reader that was killed leaves its copy; it goes with the next reader, and that one's own goes too."""
    path = tmp_path / "store"
    with open_store(path) as store:
        store.replace_graph(ARTICLE, article_graph(1))
    reader = python(HOLD, path, 0, "read")
    assert reader.stdout.readline() == b"holding\n", reader.stderr.read()
    reader.kill()
    reader.communicate()
    assert len(list((path / "readers").iterdir())) == 2
    with open_store(path, read_only=True) as store:
        assert store.graphs() == [ARTICLE]
    assert [file.name for file in (path / "readers").iterdir()] == ["LOCK"]
