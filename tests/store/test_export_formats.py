"""TriG, JSON-LD and selections: everything reads back as it was, in two libraries, and a part is whole in itself."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from small_extraction import IRI as SMALL_IRI
from small_extraction import KNOWN as KNOWN_IRIS
from small_extraction import SMALL

from kg.exports import background_of
from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph, ontology_graph
from kg.graph.validate import validate_graph
from kg.graph.vocab import KG, RDF, RDFS, SCHEMA, XSD
from kg.ids import BASE
from kg.store.export import write_jsonld, write_nquads, write_trig, write_turtle
from kg.store.export.jsonld import context
from kg.store.export.nquads import sorted_lines
from kg.store.export.selection import Selection
from kg.store.graphs import KNOWN, TERMS, USER_KNOWN
from kg.store.store import open_store

ODD = f"{BASE}article/odd"
WRITERS = {
    "trig": (write_trig, ox.RdfFormat.TRIG),
    "nquads": (write_nquads, ox.RdfFormat.N_QUADS),
    "json-ld": (write_jsonld, ox.RdfFormat.JSON_LD),
}


def odd_graph() -> Graph:
    """An article with what formats trip over: quotes, controls, odd IRIs, values that fit no usual type."""
    article = URIRef(ODD)
    graph = Graph()
    graph.add((article, RDF.type, KG.Article))
    graph.add((article, KG.versionOf, URIRef("urn:odd")))
    graph.add((article, SCHEMA.headline, Literal("A \"b\" \\ \r\n# <x> a kg:Statement .\n\t\u2028 \x01 ש '''")))
    graph.add((article, SCHEMA.url, Literal("https://example.org/a b?c=d&e", datatype=XSD.anyURI)))
    for number, iri in enumerate(("geo:35.5,35.7", "about:blank", "schema:x", "https://example.org/ü(1)", "tag:a@b")):
        place = URIRef(f"{ODD}/place/{number}")
        graph.add((place, RDF.type, SCHEMA.Place))
        graph.add((place, SCHEMA.sameAs, URIRef(iri)))
        graph.add((place, RDFS.label, Literal(f"p{number}", lang="en" if number % 2 else "ar")))
    graph.add((article, RDFS.label, Literal("no language")))
    graph.add((article, KG.outcome, Literal("Killed")))
    graph.add((article, KG.statedBy, Literal("https://example.org/not-an-iri")))
    graph.add((article, URIRef("https://example.org/p/1#x"), Literal("12.50", datatype=XSD.decimal)))
    graph.add((article, URIRef("https://example.org/p/2"), Literal(2**60)))
    graph.add((article, URIRef("https://example.org/p/3"), Literal("1", datatype=XSD.boolean)))
    graph.add((article, URIRef("https://example.org/p/4"), Literal("x", datatype=URIRef("https://example.org/type"))))
    graph.add((article, URIRef("https://example.org/p/5"), Literal(1.5e300)))
    return graph


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A hand-made article, an odd one, and the graphs that are no article's."""
    with open_store(tmp_path_factory.mktemp("formats") / "store") as store:
        store.save_article(SMALL_IRI, build_graph(SMALL, KNOWN_IRIS), SMALL.article.text)
        store.replace_graph(ODD, odd_graph())
        store.replace_graph(KNOWN, known_graph())
        store.replace_graph(TERMS, ontology_graph())
        own = Graph()
        own.add((URIRef("urn:own"), RDFS.label, Literal("Own", lang="en")))
        store.replace_graph(USER_KNOWN, own)
        yield store


def written(store, write, **options) -> bytes:
    """What `write` writes."""
    stream = io.BytesIO()
    write(store, stream, **options)
    return stream.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_every_dataset_format_reads_back_the_same(store, name):
    """All graphs under their names, quad for quad, in pyoxigraph; and in rdflib, whose dataset says the same."""
    write, format_ = WRITERS[name]
    data = written(store, write)
    assert set(ox.parse(data, format=format_)) == set(store.quads())
    dataset = Dataset()
    dataset.parse(data=data, format=name)
    for graph in store.graphs():
        assert isomorphic(dataset.graph(URIRef(graph)), _read_by_rdflib(store.graph(graph))), graph
    assert {str(graph.identifier) for graph in dataset.graphs() if len(graph)} == set(store.graphs())


def _read_by_rdflib(graph: Graph) -> Graph:
    """`graph` after rdflib wrote and read it: it has a canonical form of its own for some numbers."""
    return Graph().parse(data=graph.serialize(format="nt"), format="nt")


def test_turtle_is_the_union_of_articles_and_background(store):
    """Nothing else is in it, and nothing is missing, in both libraries."""
    background = background_of(store)
    data = written(store, write_turtle, background=background)
    wanted = _read_by_rdflib(store.graph(SMALL_IRI) + store.graph(ODD) + background)
    assert isomorphic(Graph().parse(data=data, format="turtle"), wanted)
    triples = {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)}
    assert triples >= {quad.triple for name in (SMALL_IRI, ODD) for quad in store.graph_quads(name)}
    assert len(triples) == len(wanted)
    assert URIRef(f"{BASE}place/syria") in set(background.subjects()), "the container of Homs belongs to it"
    assert URIRef(f"{BASE}place/oman") not in set(background.subjects())


def test_turtle_stands_in_the_order_of_the_text(store):
    """A statement is followed by its figure and its words, before the next statement; comments hold no statement."""
    lines = written(store, write_turtle).decode().splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert "# Article: A raid near Homs, The Example, 2025-03-09" in comments
    assert [c for c in comments if "<x>" in c] == ["# Article: A \"b\" \\ # <x> a kg:Statement . ש '''"]
    blocks = "\n".join(lines).split("\n\n")
    order = [" ".join(b.split()[2:4]).strip(" ;") for b in blocks if b.startswith(f"<{SMALL_IRI}")]
    kinds = [o.rpartition("kg:")[2] for o in order]
    assert [kind for kind in kinds if kind in ("Statement", "Figure", "Event", "Relation")] == [
        "Statement", "Figure", "Event", "Statement", "Figure", "Statement", "Relation",
    ]  # fmt: skip


def test_jsonld_is_short_for_people(store):
    """Code lists, links, labels and days are plain strings under their short names."""
    document = json.loads(written(store, write_jsonld))
    nodes = {node["@id"]: node for graph in document["@graph"] for node in graph["@graph"]}
    figure = next(node for node in nodes.values() if node.get("asWritten") == "at least 30 villagers")
    assert figure["outcome"] == "Killed"
    assert figure["minValue"] == 30
    assert figure["from"] == "2025-03-07"
    assert nodes[figure["claimedBy"]]["label"] == "A nurse in Homs"
    assert nodes[f"{BASE}place/syria"]["@type"] == ["Country", "Place"]


def test_the_context_has_a_name_for_all_that_articles_use(store):
    """No predicate, class or code of an article's graph is left in full, and no two have one name."""
    named = {definition["@id"] for name, definition in context().items() if name != "@version"}
    assert len(named) == len(context()) - 1
    graph = store.graph(SMALL_IRI)
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type)) | set(graph.objects(None, KG.effect))
    assert {str(term) for term in used - {RDF.type}} <= named


def test_a_speakers_part_is_whole(store):
    """It holds the speaker's statement, its figure and words, nobody else's, breaks no shape, and leads nowhere."""
    nurse = next(str(s) for s in store.graph(SMALL_IRI).subjects(RDFS.label, Literal("A nurse in Homs", lang="en")))
    selection = Selection(speakers=frozenset({nurse}))
    data = written(store, write_turtle, background=background_of(store, selection), selection=selection)
    graph = Graph().parse(data=data, format="turtle")
    assert {str(who) for who in graph.objects(None, KG.statedBy)} == {nurse}
    assert {str(words) for words in graph.objects(None, KG.asWritten)} == {"at least 30 villagers"}
    assert {str(label) for label in graph.objects(None, RDFS.label)} >= {"raid near Homs", "Reuters", "Homs", "Syria"}
    assert validate_graph(graph) == []
    assert set(graph.objects(None, KG.inArticle)) == {URIRef(SMALL_IRI)}


def test_a_part_brings_its_total(store):
    """A figure that is part of another speaker's total keeps its link, and the total comes with its statement."""
    jane = next(str(s) for s in store.graph(SMALL_IRI).subjects(RDFS.label, Literal("Jane Doe", lang="en")))
    selection = Selection(speakers=frozenset({jane}))
    graph = Graph().parse(data=written(store, write_turtle, selection=selection), format="turtle")
    assert len(set(graph.subjects(RDF.type, KG.Statement))) == 2
    assert all((total, RDF.type, KG.Figure) in graph for total in graph.objects(None, KG.partOfTotal))


@pytest.mark.parametrize("name", WRITERS)
def test_a_selection_in_every_dataset_format(store, name):
    """One article with the known entities in it, in their graph; no ontology, no other article."""
    write, format_ = WRITERS[name]
    selection = Selection(articles=frozenset({SMALL_IRI}))
    data = written(store, write, background=background_of(store, selection), selection=selection)
    quads = set(ox.parse(data, format=format_))
    assert {str(quad.graph_name.value) for quad in quads} == {SMALL_IRI, KNOWN}
    assert {quad for quad in quads if quad.graph_name.value == SMALL_IRI} == set(store.graph_quads(SMALL_IRI))


def test_lines_are_sorted_over_many_runs():
    """Runs on the disk and in memory give the order that one sort gives, equal lines among them."""
    lines = [f"{(number * 7919) % 1000:04} \u00e9\n".encode() for number in range(2500)]
    for run_bytes in (1, 100, 5_000, 10**9):
        assert list(sorted_lines(lines, run_bytes)) == sorted(lines)
