"""Shapes of strangers: they reach nothing, they end, and what cannot be used is refused in one line."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from kg.confined import environment
from kg.errors import DataError, InputError, KgError
from kg.graph.user_shapes import open_shapes
from kg.graph.vocab import KG, OA

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix kg: <https://w3id.org/news-kg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix ex: <https://example.org/> .
"""
ARTICLE = "ex:S a sh:NodeShape ; sh:targetClass kg:Article ; "
NODE = URIRef("https://example.org/article")


@pytest.fixture
def graph() -> Graph:
    """An article with words that a bad pattern takes for ever to refuse."""
    graph = Graph()
    graph.add((NODE, RDF.type, KG.Article))
    graph.add((NODE, OA.exact, Literal("a" * 60 + "!")))
    return graph


def apply(tmp_path, graph: Graph, shapes: str, **limits: float):
    """What breaks some shapes."""
    path = tmp_path / "shapes.ttl"
    path.write_text(HEAD + shapes, encoding="utf-8")
    with open_shapes(path, **limits) as opened:
        return opened.apply(graph)


@pytest.fixture
def leak():
    """An address that somebody listens at, and what has called there."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                calls.append(b"called")
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/leak", calls


SELECT = "SELECT $this WHERE { $this a ?c . SERVICE <URL> { ?s ?p ?o } }"
REACHING = {
    "SERVICE": ARTICLE + f'sh:sparql [ sh:select "{SELECT}" ] .',
    "silent": ARTICLE + f'sh:sparql [ sh:select "{SELECT.replace("SERVICE", "SERVICE SILENT")}" ] .',
    "without a blank": ARTICLE + f'sh:sparql [ sh:select "{SELECT.replace(". SERVICE <", "FILTER(true)SERVICE<")}" ] .',
    "glued to a word": ARTICLE + f'sh:sparql [ sh:select "{SELECT.replace(". SERVICE <", "FILTER trueSERVICE<")}" ] .',
    "in a namespace": 'ex:d sh:declare [ sh:prefix "k" ; sh:namespace "http://x/>\\n' + SELECT + '\\n#" ] . '
    + ARTICLE + 'sh:sparql [ sh:prefixes ex:d ; sh:select "SELECT $this WHERE { $this a ?c }" ] .',
    "in a prefix": 'ex:d sh:declare [ sh:prefix "k: <urn:x> ' + SELECT + ' #" ; sh:namespace "http://x/" ] . '
    + ARTICLE + 'sh:sparql [ sh:prefixes ex:d ; sh:select "SELECT $this WHERE { $this a ?c }" ] .',
    "in a path": "ex:S a sh:PropertyShape ; sh:targetClass kg:Article ; "
    "sh:path <http://x/\\u003E?v.SERVICE\\u003CURL\\u003E> ; "
    'sh:sparql [ sh:select "SELECT $this WHERE { $this $PATH ?value }" ] .',
    "in an ASK": "ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:p ] ; sh:validator "
    '[ a sh:SPARQLAskValidator ; sh:ask "ASK { $value a ?x . SERVICE <URL> { ?s ?p ?o } }" ] . ' + ARTICLE + "ex:p 1 .",
    "FROM": ARTICLE + 'sh:sparql [ sh:select "SELECT $this FROM <URL> WHERE { $this a ?c }" ] .',
    "a file": ARTICLE + 'sh:sparql [ sh:select "SELECT*FROM<file:///etc/passwd>WHERE { $this a ?c }" ] .',
    "a target": ARTICLE + 'sh:target [ a sh:SPARQLTarget ; sh:select "' + SELECT + '" ] .',
    "a rule": ARTICLE + 'sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT { $this a ?x } WHERE { ?s ?p ?o }" ] .',
    "JavaScript": ARTICLE + 'sh:js [ sh:jsFunctionName "f" ; sh:jsLibrary [ sh:jsLibraryURL "URL" ] ] .',
}  # fmt: skip


@pytest.mark.parametrize("how", REACHING)
def test_what_reaches_out_is_refused(tmp_path, graph, leak, how):
    """Nobody is called, however the call is hidden, and one line says that it was tried or is not run."""
    address, calls = leak
    with pytest.raises(KgError, match=r"shapes\.ttl: ") as caught:
        apply(tmp_path, graph, REACHING[how].replace("URL", address))
    assert calls == []
    assert "\n" not in str(caught.value)


def test_imports_and_pointers_to_other_graphs_are_not_followed(tmp_path, graph, leak):
    """owl:imports and sh:shapesGraph, in the shapes and in the data."""
    address, calls = leak
    pointing = f"<urn:o> a owl:Ontology ; owl:imports <{address}> ; sh:shapesGraph <{address}> . "
    graph.add((NODE, URIRef("http://www.w3.org/2002/07/owl#imports"), URIRef(address)))
    graph.add((NODE, URIRef("http://www.w3.org/ns/shacl#shapesGraph"), URIRef(address)))
    assert apply(tmp_path, graph, pointing + ARTICLE + "sh:property [ sh:path ex:p ; sh:minCount 1 ] .")
    assert calls == []


@pytest.mark.parametrize(
    "code",
    [
        "from rdflib import Graph, URIRef; g = Graph().add((URIRef('urn:a'),) * 3); "
        "list(g.query('SELECT * { ?s ?p ?o . SERVICE <URL> { ?a ?b ?c } }'))",
        "from rdflib import Graph; Graph().parse('URL')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('news.invalid', 80)",
        "open('/etc/hostname')",
        "open(HERE, 'w')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_confined_process_does_not_get_out(tmp_path, leak, code):
    """Whatever slipped past the checks: the process itself opens no socket, file or program, and notes the attempt."""
    address, calls = leak
    code = code.replace("URL", address).replace("HERE", repr(str(tmp_path / "made")))
    program = (
        "import rdflib.plugins.sparql, contextlib\nfrom kg.confined import stay_inside\ntried = stay_inside()\n"
        f"with contextlib.suppress(Exception):\n    {code}\nprint(bool(tried))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout == "True\n", done.stderr
    assert calls == []
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "*", "(?P<a", "a{2,1}", "(?<=a+)b", "(" * 5000 + ")" * 5000, "\\\\"])
def test_a_broken_pattern_is_named(tmp_path, graph, pattern):
    """What is no regular expression is said with the pattern, used or not."""
    shapes = (
        f'ex:S a sh:NodeShape ; sh:targetClass kg:Span ; sh:property [ sh:path oa:exact ; sh:pattern "{pattern}" ] .'
    )
    with pytest.raises(InputError, match=r"shapes\.ttl: sh:pattern .* is no regular expression \(") as caught:
        apply(tmp_path, graph, shapes)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "shapes",
    [
        ARTICLE + 'sh:property [ sh:path oa:exact ; sh:pattern "^(a+)+$" ] .',
        ARTICLE + 'sh:property [ sh:path oa:exact ; sh:pattern "^(.|.|a)*#$" ] .',
    ],
)
def test_what_never_ends_is_stopped(tmp_path, graph, shapes):
    """A pattern that takes for ever costs its time and no more."""
    with pytest.raises(DataError, match=r"shapes\.ttl: the shapes take more than 6 seconds for one article"):
        apply(tmp_path, graph, shapes, timeout=6)


@pytest.mark.parametrize(
    "shapes",
    [
        ARTICLE + 'sh:sparql [ sh:select "SELECT nonsense" ] .',
        ARTICLE + "sh:property [ sh:path \"x\" ; sh:minCount 1 ] .",
        ARTICLE + "sh:property [ sh:path ex:p ; sh:minCount \"x\" ] .",
        ARTICLE + "sh:property ex:none ; sh:or ( 1 2 ) .",
        ARTICLE + "sh:in _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .",
        ARTICLE + "sh:property [ sh:path _:a ; sh:minCount 3 ] . _:a sh:inversePath _:a .",
    ],
)  # fmt: skip
def test_shapes_that_are_none_are_one_line(tmp_path, graph, shapes):
    """What pySHACL or SPARQL's parser stumbles over names the file, and has no traceback."""
    with pytest.raises(DataError, match=r"shapes\.ttl: the shapes c") as caught:
        apply(tmp_path, graph, shapes)
    assert "\n" not in str(caught.value)


def test_sparql_constraints_and_relative_iris_work(tmp_path, graph):
    """What is harmless is applied, and says which node it found; a second graph is asked with the same shapes."""
    path = tmp_path / "shapes.ttl"
    path.write_text(
        HEAD + "<#S> a sh:NodeShape ; sh:targetClass kg:Article ; sh:sparql [ sh:message 'Found.' ; "
        'sh:select "SELECT $this ?value WHERE { $this a ?value }" ] .',
        encoding="utf-8",
    )
    with open_shapes(path) as opened:
        (result,) = opened.apply(graph)
        assert (result.focus, result.severity) == (NODE, "Violation")
        assert result.message.startswith("Found.")
        assert opened.apply(Graph()) == []


def test_the_evil_cases_end_with_a_line(shared, graph):
    """The files that once called out, hung or broke off."""
    for name, message in (("evil-shapes-prefix.ttl", "sh:namespace"), ("evil-shapes-rdos.ttl", "sh:pattern")):
        path = shared / "cases" / "breaking" / name
        if not path.is_file():
            pytest.skip(f"needs {name}")
        with pytest.raises(InputError, match=message), open_shapes(path) as opened:
            opened.apply(graph)
