"""Query text and parameters of strangers: they change nothing, reach nothing, and get one clear message."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from test_questions import kg_query

from kg.ask.answer import ask, prepare
from kg.ask.query import run_query
from kg.errors import KgError, QueryError
from kg.store.store import open_store

BREAKOUTS = [
    '" } ; DROP ALL #',
    "' } ; DROP ALL #",
    '""" } ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    "\\u0022 } ; DROP ALL",
    "\\",
    '\\\\"',
    "x> } ; DROP ALL #",
    "<urn:x> } ; DROP ALL #>",
    "https://example.org/a b",
    "https://example.org/a> } ; DROP ALL #",
    "urn:x\\u003E } ; CLEAR ALL",
    "$given_speaker",
    "?who_iri",
    "kg:Believes",
    "a\nb\r\nc\x00d",
    "#if speaker: x",
    "\u202e\u2066abc",
]
ENTITIES = ["speaker", "subject", "article"]


@pytest.mark.parametrize("value", BREAKOUTS)
def test_a_parameter_is_one_value_whatever_it_holds(value, sample_store):
    """As a text it finds nothing; as a name, day, choice or number it is refused; the store stays as it was."""
    with open_store(sample_store, read_only=True) as store:
        before = len(store.quads())
        assert ask(store, "said", words=value).rows == ()
        for name in (*ENTITIES, "day", "effect", "mode", "beliefs"):
            with pytest.raises(QueryError):
                ask(store, "said", **{name: value})
        with pytest.raises(QueryError):
            ask(store, "figures", least=value)
        assert len(store.quads()) == before


@pytest.mark.parametrize("value", BREAKOUTS)
def test_a_text_is_found_as_it_is(value, tmp_path):
    """Bound, never pasted: a statement that holds these very characters is found by them, and only it."""
    import rdflib

    kg, oa, schema = (rdflib.Namespace(iri) for iri in (
        "https://w3id.org/news-kg/ontology#", "http://www.w3.org/ns/oa#", "https://schema.org/"))  # fmt: skip
    graph = rdflib.Graph()
    for number, text in enumerate((f"they said {value} and left", "something else")):
        node, span = rdflib.URIRef(f"urn:s{number}"), rdflib.URIRef(f"urn:span{number}")
        for term, thing in (
            (rdflib.RDF.type, kg.Statement),
            (kg.inArticle, rdflib.URIRef("urn:a")), (schema.text, rdflib.Literal(text)),
            (kg.effect, kg.Asserts), (kg.mode, kg.Direct), (kg.certainty, kg.Certain), (kg.contentSpan, span),
        ):  # fmt: skip
            graph.add((node, term, thing))
        graph.add((span, oa.start, rdflib.Literal(number)))
    with open_store(tmp_path / "store") as store:
        store.replace_graph("urn:a", graph)
        assert [row.at for row in ask(store, "said", words=value).rows] == [0]


def test_names_from_articles_are_harmless_to_the_terminal(tmp_path):
    """A source's name may hold what a terminal obeys; what is printed of it does not."""
    import rdflib

    graph = rdflib.Graph()
    kg = rdflib.Namespace("https://w3id.org/news-kg/ontology#")
    for number, name in enumerate(("evil\x1b[2J one", "evil\x1b[2J two")):
        graph.add((rdflib.URIRef(f"urn:e{number}"), rdflib.RDF.type, kg.UnnamedSource))
        graph.add((rdflib.URIRef(f"urn:e{number}"), rdflib.RDFS.label, rdflib.Literal(name, lang="en")))
    with open_store(tmp_path / "store") as store:
        store.replace_graph("urn:a", graph)
        assert prepare(store, "said", {"speaker": "one"}).chosen == ("speaker: evil\ufffd[2J one <urn:e0>",)
        with pytest.raises(QueryError) as caught:
            prepare(store, "said", {"speaker": "evil"})
        assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("key", ['speaker" }', "$given_speaker", "speaker ; DROP ALL", "", "__class__"])
def test_a_parameters_name_is_looked_up_and_nothing_else(key, sample_store):
    """What is no parameter is refused."""
    with open_store(sample_store, read_only=True) as store, pytest.raises(QueryError, match="has no parameter"):
        prepare(store, "said", {key: "x"})


def test_a_question_cannot_name_a_file(sample_store):
    """Only the questions of the ontology's folder are there."""
    for name in ("../schema", "/etc/passwd", "said.rq", ""):
        done = kg_query(sample_store, "--name", name)
        assert done.returncode == 1, done.stdout
        assert done.stderr.startswith("Error: no question ")


@pytest.fixture
def ear() -> Iterator[tuple[int, list[str]]]:
    """A listening socket on this machine, and whoever connected to it."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                heard.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        stop.set()
        thread.join()


REACHING = [
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{url}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
    "PREFIX e: <{url}> SELECT * {{ ?s ?p ?o . SERVICEe:a {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(trueSERVICE<{url}> {{ }}) }}",
    "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <urn:g>",
    "ASK {{}} ; LOAD <{url}>",
    "DESCRIBE <{url}>",
    "SELECT * {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
]


def test_no_query_reaches_the_network(sample_store, ear):
    """SERVICE, LOAD, FROM and their disguises, and IRIs that only look like addresses: nobody connects."""
    port, heard = ear
    url = f"http://127.0.0.1:{port}/data.ttl"
    with socket.create_connection(("127.0.0.1", port)):  # the ear hears
        pass
    for query in REACHING:
        try:
            result = run_query(sample_store, query.format(url=url))
            assert (
                result.payload in (b"", b'{"head":{"vars":["o","p","s"]},"results":{"bindings":[]}}')
                or "GRAPH" in query
            )
        except KgError as error:
            assert "\n" not in str(error).split("\n  ")[0]
    with open_store(sample_store, read_only=True) as store:
        for name in ENTITIES:
            with pytest.raises(QueryError):
                ask(store, "said", **{name: url})
    assert len(heard) == 1


def test_no_query_reads_the_disk(sample_store, tmp_path):
    """A file's address is an IRI like any other."""
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:a> <urn:secret> 'found' .", encoding="utf-8")
    for query in REACHING:
        try:
            assert b"found" not in run_query(sample_store, query.format(url=secret.as_uri())).payload
        except KgError:
            continue


def test_a_syntax_error_is_shown_on_the_command_line(sample_store):
    """Line, column, the line itself and a caret; harmless to the terminal, and exit code 1."""
    done = kg_query(sample_store, "SELECT *\nWHERE {\n  ?s ?p '新闻\x1b[2J' OPTIONL { ?s ?p ?o }\n}")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Error: the query is not SPARQL at line 3, column 18: unexpected 'OPTIONL'",
        "    ?s ?p '新闻\ufffd[2J' OPTIONL { ?s ?p ?o }",
        "                     ^",
    ]


def test_usage_of_kg_query(sample_store):
    """What does not go together is a usage error."""
    for arguments in (
        [],
        ["ASK {}", "--name", "said"],
        ["ASK {}", "-p", "a=b"],
        ["ASK {}", "--iris"],
        ["--name", "said", "-p", "speaker"],
        ["--name", "said", "-p", "speaker=a", "-p", "speaker=b"],
        ["--list", "-p", "a=b"],
    ):
        assert kg_query(sample_store, *arguments).returncode == 2, arguments
    assert kg_query(sample_store, "--list").stdout.count("\n") > 18
    assert "speaker" in kg_query(sample_store, "--list", "--name", "said").stdout
    assert kg_query(sample_store, "--name", "said", "-F", "turtle").returncode == 1
