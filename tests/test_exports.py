"""Every export by its name, through the library and the command line alike, of the whole store and of parts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from small_extraction import ARTICLE, IRI, JANE_DOE, KNOWN, SMALL, TEXT

from kg import cli, exports
from kg.errors import InputError
from kg.exports import FORMATS, networks, select, write_export
from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.ids import article_iri
from kg.show.interchange import to_plain
from kg.show.network import build_network
from kg.store.graphs import KNOWN as KNOWN_GRAPH
from kg.store.store import open_store

URL = "https://example.org/raid"
OTHER = replace(ARTICLE, identity="wire-7", headline="A raid near Hama", url=None, published=date(2025, 3, 10))


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """A store of two articles and the known entities."""
    path = tmp_path_factory.mktemp("exports") / "store"
    with open_store(path) as store:
        store.replace_graph(KNOWN_GRAPH, known_graph())
        for article in (replace(ARTICLE, identity=URL), OTHER):
            store.save_article(article_iri(article), own_graph(article), article.text)
    return path


def own_graph(article) -> Graph:
    """The small extraction's graph as that of `article`, its unknown names minted under that."""
    made = article_iri(article)
    graph = Graph()
    for triple in build_graph(replace(SMALL, article=article), KNOWN):
        moved = (URIRef(t.replace(f"{IRI}/", f"{made}/")) if isinstance(t, URIRef) else t for t in triple)
        graph.add(tuple(moved))
    return graph


def export(store: Path, *arguments: str, seed: str = "7") -> subprocess.CompletedProcess[bytes]:
    """`kg export` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", "export", "--store", str(store), *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONHASHSEED": seed},
    )


def library(path: Path, format_: str, **parts: object) -> bytes:
    """The same through the library."""
    stream = io.BytesIO()
    with open_store(path, read_only=True) as store:
        write_export(store, stream, format_, select(store, **parts))
    return stream.getvalue()


def test_the_command_line_offers_what_there_is():
    """The list of formats that `kg --help` can show without loading anything is the real one."""
    assert cli.FORMATS == FORMATS


@pytest.mark.parametrize("format_", FORMATS)
def test_the_command_line_writes_what_the_library_writes(path, tmp_path, format_):
    """To standard output and to a file, the same bytes."""
    wanted = library(path, format_)
    done = export(path, "--format", format_)
    assert (done.returncode, done.stdout) == (0, wanted), done.stderr.decode()
    done = export(path, "--format", format_, "-o", str(tmp_path / "new" / "file"), seed="8")
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert (tmp_path / "new" / "file").read_bytes() == wanted
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["file"]


@pytest.mark.parametrize("format_", FORMATS)
def test_parts_in_every_format(path, format_):
    """One article, one speaker, one day: the other article's words and the other speakers' are not in the file."""
    other, jane = article_iri(OTHER).encode(), library(path, format_, speaker="Jane Doe")
    assert other in library(path, format_)
    assert other not in library(path, format_, article=URL)
    assert other not in library(path, format_, day=date(2025, 3, 9))
    assert b"A nurse in Homs" in library(path, format_, day=date(2025, 3, 9))
    if format_.endswith("csv"):
        assert b"A nurse in Homs" not in jane.replace(b"part of", b"")
    assert b"12.5" in jane


def test_parts_by_the_command_line(path):
    """Options narrow each other down; a name that nothing bears is one clear line and exit code 1."""
    done = export(path, "--format", "statements-csv", "--speaker", JANE_DOE.label, "--day", "2025-03-10")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8-sig").count("\r\n") == 2
    assert done.stderr.decode() == "speaker: Jane Doe, 2 nodes: an unknown name is each article's own\n"
    for arguments, message in (
        (("--article", "Aleppo"), "article: nothing in the store is called 'Aleppo'; kg query"),
        (("--day", "1999-01-01"), "no article of the store was published on 1999-01-01"),
        (("--speaker", "Nobody"), "speaker: nothing in the store is called 'Nobody'"),
        (("--article", "wire-7", "--day", "2025-03-09"), "was not published on 2025-03-09"),
    ):
        done = export(path, *arguments)
        errors = done.stderr.decode().splitlines()
        assert (done.returncode, done.stdout, len(errors)) == (1, b"", 1)
        assert message in errors[0]


def test_a_failed_export_leaves_the_old_file(path, tmp_path):
    """Nothing half written: the file stays as it was when the export cannot be made."""
    file = tmp_path / "graph.ttl"
    file.write_text("old", encoding="utf-8")
    assert export(path, "--speaker", "Nobody", "-o", str(file)).returncode == 1
    assert export(path, "-o", str(file / "below")).returncode == 1
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_an_unknown_format_is_an_error(path):
    """The library names the formats that there are."""
    with pytest.raises(InputError, match="no export is called 'word'; there are turtle, trig"):
        library(path, "word")


def test_networks_one_by_one_are_the_pages_network(path):
    """The union of the articles' networks is the network that the page builds of all at once."""
    with open_store(path, read_only=True) as store:
        articles = store.articles()
        union = exports.background_of(store)
        for article in articles:
            union += store.graph(article)
        whole = build_network(union, dict.fromkeys(articles, TEXT))
        merged = to_plain(networks(store))
    plain = to_plain([whole])
    assert set(plain.nodes) == set(merged.nodes)
    assert dict(plain.nodes(data=True)) == dict(merged.nodes(data=True))
    assert list(plain.edges(keys=True, data=True)) == list(merged.edges(keys=True, data=True))
    assert isinstance(union, Graph)
