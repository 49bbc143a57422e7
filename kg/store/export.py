"""The whole store as one file: pretty Turtle for people, sorted N-Quads for machines; the same bytes every time."""

from __future__ import annotations

import contextlib
from typing import BinaryIO

from rdflib import Graph

from kg.store.convert import iri, to_quads, to_rdflib
from kg.store.prefixes import PREFIXES
from kg.store.store import Store


def write_turtle(store: Store, stream: BinaryIO, *, background: Graph | None = None) -> None:
    """Write the union of all article graphs and of `background` (the known entities mentioned) as prefixed Turtle."""
    triples = {quad.triple for article in store.articles() for quad in store.graph_quads(article)}
    if background is not None:
        triples.update(quad.triple for quad in to_quads(background, iri("urn:x-kg:background")))
    union = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        union.bind(prefix, namespace)
    for triple in sorted(triples, key=str):
        union.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    _name_namespaces(union)
    union.serialize(stream, format="turtle", encoding="utf-8")


def _name_namespaces(graph: Graph) -> None:
    """Name the namespaces of foreign predicates in their order; rdflib would number them as hashes have it."""
    for predicate in sorted({str(predicate) for predicate in graph.predicates()}):
        with contextlib.suppress(ValueError):  # one that has no local name is written in full
            graph.namespace_manager.compute_qname(predicate)


def write_nquads(store: Store, stream: BinaryIO) -> None:
    """Write all graphs as N-Quads, one quad a line, in the order of the lines."""
    for line in sorted(f"{quad} .\n".encode() for quad in store.quads()):
        stream.write(line)
