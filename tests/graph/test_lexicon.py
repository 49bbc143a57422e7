"""The ontology folder read: names for the extraction, graphs for the store, clear errors for broken files."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS

from kg.errors import DataError, InputError
from kg.graph.lexicon import background_graph, known_graph, ontology_graph, read_known_entities
from kg.graph.vocab import KG, SCHEMA
from kg.ids import BASE
from kg.model import EntityType

PREFIXES = """
@prefix ex: <https://example.org/id/> .
@prefix kg: <https://w3id.org/news-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture(scope="module")
def entities():
    """The known entities by the end of their IRI."""
    return {entity.iri.removeprefix(BASE): entity for entity in read_known_entities()}


def write(folder, turtle: str):
    """A file of the user's own with `turtle`."""
    path = folder / "mine.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path


def test_entities_come_sorted_with_names_and_types(entities):
    """A known entity brings its label, type, sorted variants, containers and finer classes."""
    sharaa = entities["person/ahmed-al-sharaa"]
    assert (sharaa.label, sharaa.type) == ("Ahmed al-Sharaa", EntityType.PERSON)
    assert {"Sharaa", "al-Shara", "Abu Mohammad al-Julani", "Abu Mohammed al-Jolani"} <= set(sharaa.alt)
    assert list(sharaa.alt) == sorted(sharaa.alt)
    assert entities["place/banias"].within == (f"{BASE}place/tartous-governorate",)
    assert entities["organization/hezbollah"].type is EntityType.ORGANIZATION
    assert str(KG.ArmedGroup) in entities["organization/hezbollah"].classes
    assert entities["group/alawites"].type is EntityType.GROUP
    assert "Alawite" in entities["group/alawites"].alt
    assert list(entities) == sorted(entities)


def test_labels_are_those_that_the_design_gives(entities):
    """The names shown are the contract's, shortened or official as it says."""
    labels = {key: entity.label for key, entity in entities.items()}
    assert labels["organization/syrian-observatory-for-human-rights"] == "Syrian Observatory for Human Rights"
    assert labels["organization/government-of-syria"] == "Government of Syria"
    assert labels["organization/presidency-of-syria"] == "Presidency of Syria"
    assert labels["organization/ministry-of-defence-of-syria"] == "Ministry of Defence of Syria"
    assert labels["organization/united-nations"] == "United Nations"
    assert labels["organization/bbc"] == "BBC"
    assert labels["person/volker-turk"] == "Volker Türk"


def test_an_ambiguous_place_name_stands_on_area_and_city(entities):
    """A bare "Latakia" or "Tartus" names the governorate and the city in it; their labels differ."""
    for name, slug in (("Latakia", "latakia"), ("Tartous", "tartous")):
        area, city = entities[f"place/{slug}-governorate"], entities[f"place/{slug}-city"]
        assert area.label == name
        assert city.label == f"{name} city"
        assert name in city.alt
        assert city.within == (area.iri,)
    assert "Tartus" in entities["place/tartous-governorate"].alt
    assert "Tartus" in entities["place/tartous-city"].alt


def test_both_spellings_of_a_ministry(entities):
    """British and American spellings, and both word orders, name the same body."""
    alt = entities["organization/ministry-of-defence-of-syria"].alt
    assert {"Syrian defence ministry", "Syrian defense ministry", "Syrian ministry of defence"} <= set(alt)


def test_the_users_own_entities_join_in(tmp_path):
    """A file of the user's own adds entities and gives known ones further names."""
    path = write(
        tmp_path,
        'ex:jane a schema:Person ; rdfs:label "Jane Doe"@en .\n'
        f'<{BASE}organization/reuters> skos:altLabel "Thomson Reuters"@en .\n'
        'ex:land a schema:Country ; rdfs:label "Freedonia"@en .',
    )
    read = {entity.iri: entity for entity in read_known_entities([path])}
    assert read["https://example.org/id/jane"].type is EntityType.PERSON
    assert "Thomson Reuters" in read[f"{BASE}organization/reuters"].alt
    assert str(SCHEMA.Place) in read["https://example.org/id/land"].classes


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("ex:jane a schema:Person ; rdfs:label 'Jane' ", r"mine\.ttl: not Turtle: line 7: "),
        ("ex:jane a schema:Person .", "exactly one rdfs:label in English"),
        ("ex:jane a schema:Person ; rdfs:label 'Jane'@en, 'Joan'@en .", "exactly one rdfs:label in English"),
        ("ex:jane a schema:Person ; rdfs:label 'Jane'@de .", "exactly one rdfs:label in English"),
        ("ex:jane a schema:Thing ; rdfs:label 'Jane'@en .", "needs a class that is known"),
        ("ex:jane a schema:Person, schema:Place ; rdfs:label 'Jane'@en .", "needs classes of one kind"),
        ("[] a schema:Person ; rdfs:label 'Jane'@en .", "needs an IRI and has none"),
        (
            "<https://example.org/jane doe> a schema:Person ; rdfs:label 'Jane'@en .",
            "7: Invalid IRI code point",
        ),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path, turtle, message):
    """What cannot be used is refused with what is wrong, on one line."""
    with pytest.raises(DataError, match=message) as caught:
        read_known_entities([write(tmp_path, turtle)])
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_the_users_matter(tmp_path):
    """A missing file and one in another encoding are input errors that name the file."""
    with pytest.raises(InputError, match=r"nowhere\.ttl: cannot be read"):
        read_known_entities([tmp_path / "nowhere.ttl"])
    (tmp_path / "latin.ttl").write_bytes("# Türk".encode("latin-1"))
    with pytest.raises(InputError, match=r"latin\.ttl: not UTF-8"):
        read_known_entities([tmp_path / "latin.ttl"])


def test_background_is_the_entities_and_their_containers():
    """Named entities come with all that is known of them and of the places above, and nothing else."""
    known = known_graph()
    graph = background_graph([f"{BASE}place/banias", f"{BASE}organization/sana", f"{BASE}person/nobody"], known)
    labels = {str(label) for label in graph.objects(None, RDFS.label)}
    assert labels == {"Banias", "Tartous", "Syrian coast", "Syria", "SANA"}
    assert set(graph) <= set(known)
    assert (URIRef(f"{BASE}place/syria"), RDF.type, SCHEMA.Country) in graph


def test_terms_and_entities_share_no_triple():
    """The two graphs can stand side by side in a store without counting anything twice."""
    terms, known = ontology_graph(), known_graph()
    assert isinstance(terms, Graph)
    assert not set(terms) & set(known)


def test_reading_names_loads_no_query_engine():
    """Importing and using the lexicon leaves rdflib's SPARQL engine and pySHACL alone."""
    code = (
        "import sys; from kg.graph.lexicon import read_known_entities; read_known_entities(); "
        "print([m for m in ('rdflib.plugins.sparql', 'pyshacl', 'pyoxigraph', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
