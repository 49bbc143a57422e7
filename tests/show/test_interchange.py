"""GraphML and GEXF: the network that the page shows, readable by others, the same bytes on any day."""

from __future__ import annotations

import io
import time
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Graph
from small_extraction import IRI, KNOWN, SMALL, TEXT, at

from kg.graph.emit import build_graph
from kg.graph.lexicon import background_graph, known_graph
from kg.show.interchange import to_plain, write_gexf, write_graphml
from kg.show.network import build_network


@pytest.fixture(scope="module")
def network():
    """The network of the small article with the known entities in it."""
    graph: Graph = build_graph(SMALL, KNOWN) + background_graph(KNOWN, known_graph())
    return build_network(graph, {IRI: TEXT})


def written(network, write) -> bytes:
    """What `write` writes."""
    stream = io.BytesIO()
    write(to_plain([network]), stream)
    return stream.getvalue()


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_networks_read_back(network, write, read):
    """Each node and line is there once, with its label, and a line with the words behind it."""
    found = read(io.BytesIO(written(network, write)))
    assert {data["label"] for _, data in found.nodes(data=True)} >= {"A nurse in Homs", "Reuters", "Jane Doe", "Homs"}
    assert set(found) == set(network)
    lines = sorted((start, end, data["kind"]) for start, end, data in found.edges(data=True))
    assert lines == sorted((start, end, data["kind"].value) for start, end, data in network.edges(data=True))
    said = [
        data for *_, data in found.edges(data=True) if data.get("who", "").startswith("Reuters, from a colleague, ")
    ]
    start, end = at("“at least 30 villagers” had died in a raid on Friday")
    assert TEXT[start:end] in {data["quotation"] for data in said}
    assert {data["published"] for data in said} == {"9 Mar 2025"}


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_bytes_are_those_of_any_day(network, write, monkeypatch):
    """No date of today and no version of a library is in the files."""
    before = written(network, write)
    monkeypatch.setattr(time, "strftime", lambda *_: "1999-12-31")
    monkeypatch.setattr(nx, "__version__", "99.0")
    assert written(network, write) == before
    assert b"1999" not in before


def test_what_xml_cannot_hold_is_replaced(network):
    """A control character in a name or in quoted words does not break the file."""
    odd = network.copy()
    node = next(iter(odd))
    odd.nodes[node]["label"] = "a\x01b\ufffe & <c>"
    for write in (write_graphml, write_gexf):
        text = ElementTree.tostring(ElementTree.fromstring(written(odd, write)), encoding="unicode")
        assert "a\ufffdb\ufffd &amp; &lt;c&gt;" in text


def test_a_union_article_by_article_is_the_union(network):
    """Taking networks over one by one gives the same as all at once, and twice the same network is that network."""
    assert nx.utils.graphs_equal(to_plain([network, network]), to_plain([network]))
