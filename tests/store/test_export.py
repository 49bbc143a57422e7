"""Exports: readable back, and the same bytes whatever the hash seed, the order and the batches."""

from __future__ import annotations

import io

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from store_samples import SCHEMA, XSD, article_graph, python, version_graph

from kg.exports import FORMATS
from kg.ids import BASE
from kg.store.export import write_nquads, write_turtle
from kg.store.store import open_store

EXPORT = """
import sys
from pathlib import Path
from rdflib import Graph, Literal, URIRef
from store_samples import article_graph, article_text, version_graph
from kg.ids import BASE
from kg.exports import FORMATS, write_export
from kg.store.export import write_nquads, write_turtle
from kg.store.store import open_store

graphs = {f"{BASE}article/{n:04}": article_graph(n, 5) for n in range(8)}
for name, day in [("v1", "2025-03-01"), ("v2", "2025-03-05"), ("v3", "2025-03-09")]:
    graphs[f"{BASE}article/{name}"] = version_graph(f"{BASE}article/{name}", day)
odd = graphs[f"{BASE}article/0003"]
for n in range(6):
    odd.add((URIRef(f"{BASE}article/0003"), URIRef(f"https://example.org/{n}/term"), Literal(f"odd {n}", lang="en-GB")))
background = Graph()
for n in range(9):
    background.add((URIRef(f"{BASE}place/{n}"), URIRef("https://schema.org/name"), Literal(f"Place {n}")))

path, order, batch = Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
names = sorted(graphs)
names = [names[int(i)] for i in order]
for start in range(0, len(names), batch):
    with open_store(path) as store:
        for name in names[start : start + batch]:
            store.replace_graph(name, graphs[name])
        store.replace_graph("urn:known", background)
        for n in range(8):
            store.keep_text(article_text(n, 5))
with open_store(path, read_only=True) as store:
    with (path.parent / "out.ttl").open("wb") as stream:
        write_turtle(store, stream, background=background)
    with (path.parent / "out.nq").open("wb") as stream:
        write_nquads(store, stream)
    for name in FORMATS:
        with (path.parent / name).open("wb") as stream:
            write_export(store, stream, name)
"""

RUNS = [("0", range(11), 11), ("1", range(10, -1, -1), 1), ("random", [5, 1, 9, 3, 0, 10, 7, 2, 8, 4, 6], 3)]


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """The exports of each of three runs in processes of their own: Turtle with a background, N-Quads, all formats."""
    made = []
    for seed, order, batch in RUNS:
        folder = tmp_path_factory.mktemp("export")
        run = python(EXPORT, folder / "store", ",".join(map(str, order)), batch, PYTHONHASHSEED=seed)
        _, errors = run.communicate()
        assert run.returncode == 0, errors.decode()
        made.append([(folder / name).read_bytes() for name in ("out.ttl", "out.nq", *FORMATS)])
    return made


def test_bytes_depend_on_nothing_but_the_content(exports):
    """Other hash seeds, orders and batches, the same bytes in every format."""
    for name, versions in zip(("Turtle", "N-Quads", *FORMATS), zip(*exports, strict=True), strict=True):
        assert len(set(versions)) == 1, name
        assert versions[0], name


def test_turtle_is_prefixed_and_holds_the_articles_and_the_background(exports):
    """People can read it, and it says what the articles' graphs and the background say, without the other graphs."""
    turtle = exports[0][0].decode()
    assert "@prefix kg: <https://w3id.org/news-kg/ontology#> ." in turtle
    assert " a kg:Article" in turtle
    graph = Graph().parse(data=turtle, format="turtle")
    assert len(graph) == len(set(graph))
    assert (URIRef(BASE + "place/3"), SCHEMA.name, Literal("Place 3")) in graph
    for number in (0, 7):
        assert set(article_graph(number, 5)) <= set(graph)


def test_nquads_are_sorted_lines_that_read_back(exports):
    """Every line is one quad, in order; reading them gives the graphs that were written."""
    nquads = exports[0][1].decode()
    lines = nquads.splitlines(keepends=True)
    assert lines == sorted(lines, key=str.encode)
    dataset = Dataset()
    dataset.parse(data=nquads, format="nquads")
    assert isomorphic(dataset.graph(URIRef(f"{BASE}article/0000")), article_graph(0, 5))


def test_values_survive_both_exports(tmp_path):
    """Odd characters, dates and fractions are the same after writing and reading."""
    graph = version_graph(BASE + "v1", "2025-03-01", words='a "b" \\ \r\n\t\u2028 \x01 ש <script>')
    graph.add((URIRef(BASE + "v1"), SCHEMA.minValue, Literal("12.75", datatype=XSD.decimal)))
    with open_store(tmp_path / "store") as store:
        store.replace_graph(BASE + "v1", graph)
        turtle, nquads = io.BytesIO(), io.BytesIO()
        write_turtle(store, turtle)
        write_nquads(store, nquads)
    assert isomorphic(Graph().parse(data=turtle.getvalue(), format="turtle"), graph)
    dataset = Dataset()
    dataset.parse(data=nquads.getvalue(), format="nquads")
    assert isomorphic(dataset.graph(URIRef(BASE + "v1")), graph)
