"""Network -> GraphML and GEXF, for Gephi, Cytoscape, yEd and networkx itself: every line with its words.

An article's network at a time is taken over and let go again, so memory grows with the nodes and lines of the file, not
with all that the graph says. Nothing in the files is of today: the same network gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import networkx as nx  # type: ignore[import-untyped]

from kg.show.rows import Evidence

# What XML 1.0 cannot hold, even escaped: https://www.w3.org/TR/xml/#charsets
_XML_FORBIDS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


def to_plain(networks: Iterable[nx.MultiDiGraph]) -> nx.MultiDiGraph:
    """The union of networks of `build_network`, with strings and booleans for attributes; the earliest label stays."""
    nodes: dict[str, dict[str, Any]] = {}
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    for network in networks:
        for node, data in network.nodes(data=True):
            nodes.setdefault(node, _node(data))
        for start, end, key, data in network.edges(keys=True, data=True):
            edges.setdefault((start, end, key), _edge(data["kind"], data["basis"], data["evidence"]))
    plain: nx.MultiDiGraph = nx.MultiDiGraph(name="news-kg: who said what")
    plain.add_nodes_from((node, nodes[node]) for node in sorted(nodes))
    for number, (start, end, key) in enumerate(sorted(edges)):
        plain.add_edge(start, end, key=key, id=f"e{number}", **edges[start, end, key])
    return plain


def write_graphml(network: nx.MultiDiGraph, stream: BinaryIO) -> None:
    """Write a network of `to_plain` as GraphML."""
    nx.write_graphml_lxml(network, stream, named_key_ids=True, edge_id_from_attribute="id")


def write_gexf(network: nx.MultiDiGraph, stream: BinaryIO) -> None:
    """Write a network of `to_plain` as GEXF 1.2, without the day and the version that networkx puts in."""
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network)
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "news-kg"
    writer.write(stream)


def _node(data: dict[str, Any]) -> dict[str, Any]:
    found = {
        "label": data["label"],
        "kind": data["kind"].value,
        "other_names": "; ".join(data["alt"]),
        "note": data["note"],
    }
    return _filled(found) | {"known": bool(data["known"])}


def _edge(kind: Any, basis: Any, evidence: Evidence) -> dict[str, Any]:
    article = evidence.article
    found = {
        "label": kind.value,  # what Gephi shows
        "kind": kind.value,
        "basis": basis.value,
        "who": evidence.who,
        "quotation": evidence.passage.quotation,
        "sentence": evidence.passage.text,
        "cue": evidence.cue,
        "mode": evidence.mode,
        "certainty": evidence.certainty,
        "when": evidence.said,
        "where": evidence.place,
        "via": evidence.via,
        "told": evidence.told,
        "note": evidence.note,
        "article": article.headline if article else "",
        "published": article.published if article else "",
        "publisher": article.publisher if article else "",
        "url": article.url if article else "",
        "article_iri": article.iri if article else "",
        "evidence_iri": evidence.iri,
    }
    return _filled(found)


def _filled(values: dict[str, str]) -> dict[str, Any]:
    return {name: value.translate(_XML_FORBIDS) for name, value in values.items() if value}
