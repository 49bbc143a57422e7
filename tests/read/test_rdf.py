"""Graphs are no articles: refused by their ending and by how they begin, and nothing that is an article is."""

from __future__ import annotations

import gzip
import io

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kg.model import Article
from kg.read.article import ReadFailure, read_articles

SAID = (URIRef("https://example.org/a"), URIRef("https://example.org/said"), Literal("Rain fell on Homs."))
FORMATS = ("turtle", "longturtle", "nt", "xml", "pretty-xml", "json-ld", "nquads", "trig", "n3")


def written(format_: str) -> bytes:
    """One triple in a format, as rdflib writes it."""
    dataset, graph = Dataset(), Graph()
    dataset.graph(URIRef("https://example.org/g")).add(SAID)
    graph.add(SAID)
    whole = dataset if format_ in ("nquads", "trig") else graph
    return whole.serialize(format=format_, encoding="utf-8")


def read(data: bytes) -> Article | ReadFailure:
    """What `data` on standard input is read as."""
    (found,) = read_articles(["-"], stdin=io.BytesIO(data))
    return found


@pytest.mark.parametrize("format_", FORMATS)
def test_a_graph_is_refused_by_how_it_begins(tmp_path, format_):
    """On standard input, under a text's name and packed: one line that says what it is and what to do."""
    data = written(format_)
    (tmp_path / "graph.txt").write_bytes(data)
    (tmp_path / "packed").write_bytes(gzip.compress(data))
    for found in (read(data), *read_articles([str(tmp_path / "graph.txt"), str(tmp_path / "packed")])):
        assert isinstance(found, ReadFailure)
        assert "is a graph (" in str(found.error)
        assert "kg validate" in str(found.error)
        assert "\n" not in str(found.error)


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\n#\n   # and more\n@prefix a: <urn:a> .",
        "PREFIX kg: <https://w3id.org/news-kg/ontology#>\nkg:a a kg:b .",
        "@base <https://example.org/> .\n",
        "BASE <https://example.org/>\n<a> a <b> .",
        '<urn:a> <urn:b> "c" .',
        "<urn:a><urn:b><urn:c>.",
        "<urn:a> a <urn:b> .",
        '_:b0 <urn:b> "c"@en .',
        "[] a <urn:b> .",
        "<urn:g> { <urn:a> a <urn:b> }",
        "GRAPH <urn:g> { <urn:a> a <urn:b> }",
        '<?xml version="1.0"?>\n<!-- x -->\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        '{"@context": {"a": "urn:a"},\n "@id": "urn:b"}',
        '[\n  {"@id": "urn:b", "@type": ["urn:c"]}]',
        "\ufeff@prefix a: <urn:a> .",
    ],
)
def test_other_beginnings_of_graphs(text):
    """Comments, byte-order marks and the forms without prefixes."""
    assert isinstance(read(text.encode()), ReadFailure), text


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "owl", "n3", "jsonld", "TTL", "ttl.gz"])
def test_a_graph_is_refused_by_its_ending(tmp_path, ending):
    """Whatever stands in the file."""
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(b"<> <> <> .")
    (found,) = read_articles([str(path)])
    assert isinstance(found, ReadFailure)
    assert str(found.error).startswith(f"{path}: is a graph (")


@pytest.mark.parametrize(
    "text",
    [
        "# Rain in Homs\n\nAna Lind said it rained.",
        "#rain #homs\nAna Lind said it rained.",
        "@prefixes are no news, Ana Lind said.",
        "Prefix 12 was dialled, Ana Lind said.",
        "Base camp was closed, Ana Lind said.",
        "<b>Ana Lind</b> said it rained.",
        "<https://example.org/> a reader says.",
        "<https://example.org/> says Ana Lind: it rained.",
        "<ana@example.org> a reader writes that it rained.",
        "[A photo] Ana Lind said it rained.",
        '{"text": "Ana Lind said it rained.", "@id": "x"}',
        "_: Ana Lind said it rained.",
    ],
)
def test_an_article_is_no_graph(text):
    """What only looks a little like one is read."""
    assert isinstance(read(text.encode()), Article), text
