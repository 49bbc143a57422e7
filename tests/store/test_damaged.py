"""A store whose files somebody or something has overwritten: one line that says so, whoever opens it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from kg.ask.query import run_query
from kg.errors import QueryError, StoreError
from kg.store.folder import MARKER, QUADS
from kg.store.store import open_store


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A small store."""
    path = tmp_path_factory.mktemp("damaged") / "store"
    with open_store(path) as store:
        graph = Graph()
        for number in range(50):
            graph.add((URIRef(f"urn:{number}"), URIRef("urn:p"), Literal(number)))
        store.replace_graph("urn:g", graph)
    with open_store(path) as store:  # opened again, so that there is a table too
        store.replace_graph("urn:h", graph)
    return path


DAMAGE = {
    "other bytes": lambda file: file.write_bytes(bytes(range(128, 256)) * 4),
    "zeros": lambda file: file.write_bytes(b"\0" * 64),
    "a word": lambda file: file.write_text("hello\n", encoding="utf-8"),
    "a path": lambda file: file.write_text("../../../etc\n", encoding="utf-8"),
    "a folder's name": lambda file: file.write_text(".\n", encoding="utf-8"),
    "nothing": lambda file: file.write_bytes(b""),
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "flipped bits": lambda file: file.write_bytes(bytes(byte ^ 255 for byte in file.read_bytes())),
    "one flipped bit early": lambda file: _flip(file, 40),
    "one flipped bit late": lambda file: _flip(file, file.stat().st_size * 2 // 3),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "gone": lambda file: file.unlink(),
}


def _flip(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    if data:
        data[min(at, len(data) - 1)] ^= 1
    file.write_bytes(data)


FILES = (MARKER, f"{QUADS}/CURRENT", f"{QUADS}/MANIFEST-*", f"{QUADS}/*.sst", f"{QUADS}/OPTIONS-*", f"{QUADS}/*.log")


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("name", FILES)
def test_damage_is_one_line(sound, tmp_path, name, how):
    """Reading, asking and writing either go on as before or end with one line that names the store."""
    path = tmp_path / "store"
    shutil.copytree(sound, path)
    for file in path.glob(name):
        DAMAGE[how](file)
    if name.endswith(("CURRENT", MARKER)) and "one" not in how:
        with pytest.raises(StoreError):
            _read(path)
    for work in (_read, _ask, _write):
        try:
            work(path)
        except (StoreError, QueryError) as error:
            assert str(path) in str(error), error
            assert "\n" not in str(error)


def test_damage_that_reading_finds_late_is_one_line(tmp_path):
    """Blocks of data are read when they are needed: the store opens, and reading its quads says that it is damaged."""
    path = tmp_path / "store"
    graph = Graph()
    for number in range(20_000):
        graph.add((URIRef(f"urn:{number}"), URIRef("urn:p"), Literal(f"{number * 7919 % 20_011} lies in {number}")))
    for name in ("urn:g", "urn:h"):  # what was flushed is in tables, and opening again leaves the logs behind
        with open_store(path) as store:
            store.replace_graph(name, graph)
    for file in path.glob(f"{QUADS}/*.sst"):
        data = bytearray(file.read_bytes())
        if len(data) > 50_000:
            for at in range(100, len(data) // 2, 1000):
                data[at] ^= 255
            file.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged") as caught, open_store(path, read_only=True) as store:
        store.quads()
    assert "\n" not in str(caught.value)


def _read(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        store.quads()


def _ask(path: Path) -> None:
    run_query(path, "SELECT * { ?s ?p ?o }")


def _write(path: Path) -> None:
    with open_store(path) as store:
        store.replace_graph("urn:i", Graph().add((URIRef("urn:a"), URIRef("urn:p"), Literal(1))))
