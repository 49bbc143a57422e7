"""Turtle files and shapes of the user's own: checked by article, with names and words, and never reaching out."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from small_extraction import IRI, KNOWN, SMALL

from kg.errors import DataError, InputError
from kg.graph.emit import build_graph
from kg.graph.lexicon import background_graph, known_graph
from kg.graph.user_shapes import open_shapes
from kg.graph.validate_files import check_file
from kg.graph.vocab import KG, RDF, RDFS

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
@prefix kg: <https://w3id.org/news-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""
NEEDS_PLACE = (
    SHAPES
    + """ex:Statement a sh:NodeShape ; sh:targetClass kg:Statement ;
    sh:property [ sh:path kg:statedIn ; sh:minCount 1 ; sh:message "Our desk wants a place." ] ."""
)


@pytest.fixture
def graph() -> Graph:
    """The small article's graph with the known entities in it, as an export has it."""
    return build_graph(SMALL, KNOWN) + background_graph(KNOWN, known_graph())


def check(tmp_path, graph: Graph, shapes: str | None = None):
    """The parts of a file with `graph`, checked."""
    path, own = tmp_path / "graph.ttl", tmp_path / "shapes.ttl"
    graph.serialize(path, format="turtle")
    if shapes is None:
        return list(check_file(path))
    own.write_text(shapes, encoding="utf-8")
    with open_shapes(own) as opened:
        return list(check_file(path, opened))


def test_an_export_is_right(tmp_path, graph):
    """The article and the known entities are parts of their own, with nothing wrong in either."""
    parts = check(tmp_path, graph)
    assert [(part.iri, part.name, part.violations) for part in parts] == [
        (IRI, "article “A raid near Homs”", []),
        ("", "known entities", []),
    ]


def test_what_is_wrong_is_found_in_its_part(tmp_path, graph):
    """A figure without bounds in its article, a claim without an article apart, an entity with two labels as entity."""
    figure = min(graph.subjects(RDF.type, KG.Figure))
    graph.remove((figure, KG.bound, None))
    graph.add((URIRef("urn:lost"), RDF.type, KG.Statement))
    graph.add((URIRef(KNOWN[0]), RDFS.label, Literal("Emesa", lang="en")))
    article, lost, entities = check(tmp_path, graph)
    assert [v.label for v in article.violations] == [f"figure “{graph.value(figure, KG.asWritten)}”"]
    assert lost.name == "what belongs to no article"
    assert {v.focus for v in lost.violations} == {"urn:lost"}
    assert any("comes from exactly one article" in v.message for v in lost.violations)
    assert any("known already as “Homs”" in v.message for v in entities.violations)


def test_own_shapes_come_on_top(tmp_path, graph):
    """They find what they ask for, beside what ours find, and see the labels of known entities."""
    (article, _) = check(tmp_path, graph, NEEDS_PLACE)
    assert {v.message for v in article.violations} == {"Our desk wants a place."}
    assert len(article.violations) == 2, "two of three statements have none"
    labelled = (
        NEEDS_PLACE
        + """
        ex:Speaker a sh:NodeShape ; sh:targetObjectsOf kg:relayedBy ;
        sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:message "No name." ] ."""
    )
    assert "No name." not in {v.message for part in check(tmp_path, graph, labelled) for v in part.violations}


def test_own_shapes_without_a_message_still_say_something(tmp_path, graph):
    """SHACL's own words are then on one line."""
    shapes = (
        SHAPES + "ex:S a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property [ sh:path kg:via ; sh:minCount 1 ] ."
    )
    messages = {v.message for v in check(tmp_path, graph, shapes)[0].violations}
    assert messages
    assert not [message for message in messages if "\n" in message or not message.strip()]


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        ("ex:a a schema:Person .", "no SHACL shapes in it"),
        ("# nothing", "no SHACL shapes in it"),
        (
            "ex:S a sh:NodeShape ; sh:targetClass kg:Statement ; sh:sparql [ sh:select "
            '"SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ] .',
            "uses SERVICE, which may reach out",
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetClass kg:Statement ; sh:sparql [ sh:select "
            "'SELECT $this WHERE { \\\\u0053ervice <http://127.0.0.1:9/> { $this ?p ?o } }' ] .",
            "uses SERVICE",
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetClass kg:Statement ; sh:sparql [ sh:select "
            '"SELECT $this FROM <file:///etc/hostname> WHERE { $this ?p ?o }" ] .',
            "uses FROM",
        ),
    ],
)
def test_shapes_that_cannot_be_used_are_refused(tmp_path, graph, shapes, message):
    """A file without shapes, and one whose queries would ask another server or read a file."""
    with pytest.raises(InputError, match=message):
        check(tmp_path, graph, SHAPES + shapes)


def test_shapes_that_pyshacl_refuses_are_one_line(tmp_path, graph):
    """A shape that contradicts SHACL itself is the file's fault, said without a traceback."""
    shapes = SHAPES + "ex:S a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property [ sh:minCount 1 ] ."
    with pytest.raises(DataError, match="the shapes cannot be used: ") as caught:
        check(tmp_path, graph, shapes)
    assert "\n" not in str(caught.value)


def test_imports_are_not_followed(tmp_path, graph):
    """An owl:imports in a shapes file is no reason to read anything else."""
    shapes = (
        NEEDS_PLACE
        + " <urn:s> a <http://www.w3.org/2002/07/owl#Ontology> ; "
        + (f"<http://www.w3.org/2002/07/owl#imports> <{(tmp_path / 'nowhere.ttl').as_uri()}> .")
    )
    assert check(tmp_path, graph, shapes)[0].violations
