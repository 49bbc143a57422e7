"""Between rdflib's terms and pyoxigraph's: each passes pyoxigraph's own check, so none can leave its quotes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Identifier, Node

from kg.errors import StoreError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple  # what pyoxigraph may have; triple terms never come in

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_quads(graph: Graph, name: ox.NamedNode) -> list[ox.Quad]:
    """The triples of `graph` as quads of the graph `name`, in the form that the store gives back (`canonical`)."""
    return canonical(
        ox.Quad(_iri(subject, name), _iri(predicate, name), _term(value, name), name)
        for subject, predicate, value in graph
    )


def to_nquads(graph: Graph, name: str) -> bytes:
    """The quads of `to_quads` as N-Quads, to be sent to another process."""
    return ox.serialize(to_quads(graph, iri(name)), format=ox.RdfFormat.N_QUADS) or b""


def from_nquads(sent: bytes, name: ox.NamedNode) -> list[ox.Quad]:
    """The quads that `to_nquads` wrote; one of another graph than `name` is refused."""
    quads = list(ox.parse(sent, format=ox.RdfFormat.N_QUADS))
    if any(quad.graph_name != name for quad in quads):
        raise StoreError(f"what was read for the graph {name.value} speaks of another one; nothing was written")
    return quads


def canonical(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` as they come back from a store, sorted: numbers and language tags are canonical there (`007` is `7`).

    Strings stay as they are. Two lists that say the same are equal, which is what tells a change from none.
    """
    memory = ox.Store()
    memory.extend(list(quads))
    return sorted(memory, key=str)


def iri(text: str) -> ox.NamedNode:
    """`text` as an IRI, refused where it is none."""
    try:
        return ox.NamedNode(str(text))
    except ValueError as error:
        raise StoreError(f"{text[:120]!r} is no IRI ({_line(error)}); nothing was written") from error


def to_rdflib(term: Term | None) -> Identifier:
    """A stored term as rdflib's, its lexical form untouched."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = None if term.datatype.value == XSD_STRING else URIRef(term.datatype.value)
        return Literal(term.value, datatype=datatype, normalize=False)
    raise StoreError(f"the blank node {term} has no place in this graph; give the node an IRI")


def _iri(node: Node, graph: ox.NamedNode) -> ox.NamedNode:
    if not isinstance(node, URIRef):
        raise StoreError(f"{str(node)[:120]!r} in the graph {graph.value} must be an IRI; nothing was written")
    return iri(node)


def _term(node: Node, graph: ox.NamedNode) -> ox.NamedNode | ox.Literal:
    if not isinstance(node, Literal):
        return _iri(node, graph)
    try:
        if node.language:
            return ox.Literal(str(node), language=node.language)
        if node.datatype is None or str(node.datatype) == XSD_STRING:
            return ox.Literal(str(node))
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)))
    except ValueError as error:
        shown = ascii(str(node)[:60])
        raise StoreError(f"the value {shown} in the graph {graph.value} cannot be kept ({_line(error)})") from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
