"""Queries of strangers against a real store: right answers, clear errors, and an end in time and memory."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef

from kg.ask.query import run_query
from kg.errors import QueryError, StoreError
from kg.store.answer import Form
from kg.store.store import open_store
from kg.store.values import Iri

PEOPLE = "https://example.org/people/"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A store of two graphs, three people in each."""
    path = tmp_path_factory.mktemp("query") / "store"
    with open_store(path) as store:
        for name in ("a", "b"):
            graph = Graph()
            for number in range(3):
                person = URIRef(f"{PEOPLE}{name}{number}")
                graph.add((person, URIRef("https://schema.org/age"), Literal(30 + number)))
                graph.add((person, URIRef("https://schema.org/name"), Literal(f"Person {name}{number}", lang="en")))
            graph.add((URIRef(PEOPLE + name), URIRef("https://schema.org/datePublished"), Literal(date(2025, 3, 9))))
            store.replace_graph(f"urn:{name}", graph)
    return path


def test_a_select_asks_the_union_of_all_graphs_with_the_usual_prefixes(path):
    """No GRAPH and no PREFIX is needed, and values are typed."""
    result = run_query(path, "SELECT ?who ?age { ?who schema:age ?age } ORDER BY ?age ?who LIMIT 3")
    assert result.form is Form.ROWS
    assert result.rows.columns == ("who", "age")
    assert result.rows.rows == ((Iri(PEOPLE + "a0"), 30), (Iri(PEOPLE + "b0"), 30), (Iri(PEOPLE + "a1"), 31))
    days = run_query(path, "SELECT DISTINCT ?day { GRAPH ?g { ?x schema:datePublished ?day } }").rows.rows
    assert days == ((date(2025, 3, 9),),)


def test_ask_construct_and_describe(path):
    """The other three forms give what they should, triples sorted."""
    assert run_query(path, "ASK { ?s schema:age 31 }").boolean is True
    assert run_query(path, "ASK { ?s schema:age 99 }").boolean is False
    made = run_query(path, "CONSTRUCT { ?s a schema:Person } { ?s schema:age 30 }")
    assert made.form is Form.TRIPLES
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert made.rows.rows == tuple((PEOPLE + name, a, "https://schema.org/Person") for name in ("a0", "b0"))
    described = run_query(path, f"DESCRIBE <{PEOPLE}a0>")
    assert described.payload.count(b"\n") == 2
    with pytest.raises(QueryError, match="not yes or no"):
        _ = made.boolean


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        (
            "SELECT * {\n  ?s ?p ?o . FOO }",
            "the query is not SPARQL at line 2, column 14: unexpected 'FOO'\n    ?s ?p ?o . FOO }\n               ^",
        ),
        (
            "SELECT * { ?s ?p ?o }\nLIMIT x",
            "the query is not SPARQL at line 2, column 7: unexpected 'x'\n  LIMIT x\n        ^",
        ),
        (
            "SELECT * { ?s ?p",
            "the query is not SPARQL at line 1, column 17: something before its end is wrong or missing\n"
            "  SELECT * { ?s ?p\n                  ^",
        ),
        (
            "SELECT * { ?s foo:bar ?o }",
            "the query is not SPARQL at line 1, column 22: a prefix before this place is not declared\n"
            "  SELECT * { ?s foo:bar ?o }\n                       ^",
        ),
        (
            "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }",
            "the query is not SPARQL at line 1, column 41: "
            "the SELECT names a variable that the pattern or GROUP BY does not give\n"
            "  SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }\n                                          ^",
        ),
        (
            "INSERT DATA {}",
            "INSERT changes the store; only SELECT, ASK, CONSTRUCT or DESCRIBE may be asked (line 1, column 1)\n"
            "  INSERT DATA {}\n  ^",
        ),
    ],
)
def test_a_broken_query_says_where(path, sparql, message):
    """One message, with line and column, and the line with a caret."""
    with pytest.raises(QueryError) as caught:
        run_query(path, sparql)
    assert str(caught.value) == message


def test_an_endless_query_is_stopped(path):
    """A product of fourteen copies of everything would take years; the process is gone afterwards."""
    triples = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(14))
    with pytest.raises(QueryError, match="took more than 2 seconds and was stopped"):
        run_query(path, f"SELECT (COUNT(*) AS ?n) {{ {triples} }}", timeout=2)
    assert run_query(path, "ASK {}").boolean is True


def test_a_greedy_query_is_stopped(path):
    """A sort of five million rows does not fit the worker's memory, and costs nobody else theirs."""
    triples = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(6))
    with pytest.raises(QueryError, match="needs more than 512 MB of memory"):
        run_query(path, f"SELECT * {{ {triples} }} ORDER BY ?s0 ?o5", memory=512 * 1024**2)


def test_a_query_runs_beside_a_writer_and_from_any_thread(path):
    """It reads a copy, so a writer neither waits nor is in the way."""
    found = []
    with open_store(path):
        thread = threading.Thread(target=lambda: found.append(run_query(path, "ASK { ?s schema:age 31 }").boolean))
        thread.start()
        thread.join()
    assert found == [True]


def test_a_store_that_is_not_there_is_named(tmp_path):
    """The error of the worker arrives as the error that it was."""
    with pytest.raises(StoreError, match="there is no store at"):
        run_query(tmp_path / "none", "ASK {}")
