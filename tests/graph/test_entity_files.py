"""A user's file of known entities: what is right is taken, what is wrong is said in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from kg.errors import DataError
from kg.graph.entity_files import check_entities, read_entity_files
from kg.graph.lexicon import known_graph, ontology_folder
from kg.graph.turtle import read_turtle
from kg.graph.validate_files import check_file
from kg.graph.vocab import RDF, SCHEMA
from kg.ids import BASE

HEAD = """@prefix ex: <https://example.org/id/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix kg: <https://w3id.org/news-kg/ontology#> .
@prefix place: <https://w3id.org/news-kg/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
GOOD = """
ex:jane a schema:Person ; rdfs:label "Jane Doe"@en ; skos:altLabel "J. Doe"@en ;
    schema:sameAs <https://example.org/people/jane> .
ex:mill a schema:Place ; rdfs:label "Old Mill"@en ; schema:containedInPlace ex:valley ; geo:lat 35.5 ; geo:long 36.0 .
ex:valley a schema:Place ; rdfs:label "Green Valley"@en ; schema:containedInPlace place:homs-governorate .
ex:watch a schema:NGO ; rdfs:label "Valley Watch"@en ; schema:location place:damascus .
place:homs-governorate skos:altLabel "Governorate of Emesa"@en .
"""


def write(tmp_path: Path, turtle: str) -> Path:
    """A file of entities."""
    path = tmp_path / "mine.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    return path


def test_a_right_file_has_nothing_wrong(tmp_path):
    """People, places within known ones, bodies, and more names for a known entity."""
    path = write(tmp_path, GOOD)
    assert check_entities(read_turtle(path), known_graph()) == []
    mine = read_entity_files([path])
    assert (URIRef("https://example.org/id/watch"), RDF.type, SCHEMA.Organization) in mine
    assert (checked := list(check_file(path))) and [part.violations for part in checked] == [[]]


def test_our_own_file_keeps_the_shapes():
    """ontology/entities.ttl is held to what users' files are held to."""
    found = check_entities(read_turtle(ontology_folder() / "entities.ttl"), Graph())
    assert [violation for violation in found if violation.severity != "Warning"] == []


@pytest.mark.parametrize(
    ("turtle", "label", "message"),
    [
        ("ex:a a schema:Person .", "", "exactly one label, in English"),
        ("ex:a a schema:Person ; rdfs:label 'A'@en, 'B'@en .", "A", "exactly one label"),
        ("ex:a a schema:Person ; rdfs:label 'A' .", "A", "exactly one label, in English"),
        ("ex:a a schema:Person ; rdfs:label ' '@en .", "", "exactly one label"),
        ("ex:a rdfs:label 'A'@en .", "A", "has a class that is known. Use one of schema:Person"),
        ("ex:a a schema:Thing ; rdfs:label 'A'@en .", "A", "has a class that is known"),
        ("ex:a a schema:Person, schema:Place ; rdfs:label 'A'@en .", "A", "is of one kind"),
        ("[] a schema:Person ; rdfs:label 'A'@en .", "A", "has an IRI of its own"),
        ("ex:a a schema:Person ; rdfs:label 'A'@en ; skos:altLabel ' '@en .", "A", "a text with something in it"),
        ("ex:a a schema:Person ; rdfs:label 'A'@en ; schema:sameAs 'Q1' .", "A", "web address in angle brackets"),
        ("ex:a a schema:Person ; rdfs:label 'A'@en ; schema:sameAs <urn:isbn:1> .", "A", "web address"),
        (
            "ex:a a schema:Place ; rdfs:label 'A'@en ; schema:containedInPlace ex:b .",
            "A",
            "lies in places that are known",
        ),
        ("ex:a a schema:Place ; rdfs:label 'A'@en ; schema:containedInPlace ex:a .", "A", "does not lie in itself"),
        (
            "ex:a a schema:Place ; rdfs:label 'A'@en ; schema:containedInPlace ex:b .\n"
            "ex:b a schema:Place ; rdfs:label 'B'@en ; schema:containedInPlace ex:a .",
            "B",
            "not even over others",
        ),
        ("place:syria schema:containedInPlace place:homs-city .", "", "not even over others"),
        ("ex:a a schema:NGO ; rdfs:label 'A'@en ; schema:location ex:b .", "A", "is in places that are known"),
        ("ex:a a schema:Place ; rdfs:label 'A'@en ; geo:lat 95 ; geo:long 1 .", "A", "a latitude".capitalize()),
        ("ex:a a schema:Place ; rdfs:label 'A'@en ; geo:lat 5 ; geo:long 1, 2 .", "A", "A longitude"),
        ("ex:a a kg:Statement ; rdfs:label 'A'@en .", "statement “A”", "holds nothing that an article says"),
        ("ex:a a schema:Person ; rdfs:label 'A'@en ; kg:statedBy ex:a .", "A", "kg:statedBy is for what articles say"),
        (
            "ex:a a schema:Place ; rdfs:label 'Syria'@en .",
            "Syria",
            f"“Syria” is the label of <{BASE}place/syria> already",
        ),
        ("ex:a a schema:Place ; rdfs:label 'syria'@en .", "syria", "If it is the same, use that IRI"),
        (
            "ex:a a schema:Place ; rdfs:label 'A'@en . ex:b a schema:Place ; rdfs:label 'A'@en .",
            "A",
            "is the label of <https://example.org/id/b> already",
        ),
        ("place:syria rdfs:label 'Suriya'@en .", "Suriya", "known already as “Syria”, and this file calls it “Suriya”"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, turtle, label, message):
    """One thing wrong, one clear line with the entity's name; --entities refuses the file in the same words."""
    path = write(tmp_path, GOOD + turtle)
    (checked,) = check_file(path)
    found = [v for v in checked.violations if message in v.message]
    assert found, checked.violations
    assert label in {violation.label for violation in found}
    assert not [violation for violation in checked.violations if "\n" in violation.message]
    with pytest.raises(DataError, match=r"mine\.ttl: ") as caught:
        read_entity_files([path])
    assert "\n" not in str(caught.value)


def test_a_name_that_means_two_is_a_warning(tmp_path):
    """Another spelling may be shared, as Latakia is by the city and its province; it is said and does not fail."""
    path = write(tmp_path, "ex:a a schema:Place ; rdfs:label 'Damascus Farm'@en ; skos:altLabel 'Damascus'@en .")
    (checked,) = check_file(path)
    (warning,) = checked.violations
    assert warning.severity == "Warning"
    assert "a text that says no more may mean either" in warning.message
    assert len(read_entity_files([path])) == 3


def test_files_are_read_one_upon_another(tmp_path):
    """A second file may build on the first, and may not contradict it."""
    first = write(tmp_path, GOOD)
    second = tmp_path / "second.ttl"
    second.write_text(
        HEAD + "ex:room a schema:Place ; rdfs:label 'Mill Room'@en ; schema:containedInPlace ex:mill .",
        encoding="utf-8",
    )
    assert len(read_entity_files([first, second])) > len(read_entity_files([first]))
    second.write_text(HEAD + "ex:jane rdfs:label 'Joan'@en .", encoding="utf-8")
    with pytest.raises(DataError, match=r"second\.ttl: Joan: It is known already as “Jane Doe”"):
        read_entity_files([first, second])
