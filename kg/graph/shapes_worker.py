"""The process in which a stranger's shapes are applied: `python -m kg.graph.shapes_worker`, see `kg.graph.user_shapes`.

It reads pickles from standard input, which only its parent writes: the shapes, then the triples of one graph after
another. To each it answers one line of JSON: `answer`, or `error` and its type.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.confined import limit_memory, stay_inside
from kg.errors import KgError
from kg.graph.shapes import Result, apply_shapes, check_shapes, own_shapes


def main() -> None:
    """Answer until standard input ends."""
    task = pickle.load(sys.stdin.buffer)
    limit_memory(task["memory"])
    shapes = _graph(task["shapes"])
    for prefix, namespace in task["prefixes"]:
        shapes.bind(prefix, namespace, replace=True)
    _warm_up()
    tried = stay_inside()
    _answer(lambda: _check(shapes), tried)
    while True:
        try:
            triples = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _answer(lambda: [_plain(result) for result in apply_shapes(_graph(triples), shapes)], tried)  # noqa: B023


def _answer(work: Callable[[], Any], tried: list[str]) -> None:
    try:
        said = {"answer": work()}
    except KgError as error:
        said = {"error": str(error), "type": type(error).__name__}
    if tried:
        said = {"error": f"the shapes reach out ({tried[0]}), which is refused; take that out", "type": "InputError"}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _check(shapes: Graph) -> None:
    check_shapes(shapes)
    apply_shapes(Graph(), shapes)


def _warm_up() -> None:
    """Load all that a validation loads, SPARQL too, while files may still be opened."""
    apply_shapes(Graph(), own_shapes("shapes.ttl"))
    list(Graph().query("SELECT * { ?s ?p ?o }"))


def _graph(triples: list[tuple[Node, Node, Node]]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def _plain(result: Result) -> tuple[tuple[str, str], str, str]:
    kinds = {URIRef: "iri", BNode: "blank", Literal: "literal"}
    kind = next((name for class_, name in kinds.items() if isinstance(result.focus, class_)), "")
    return (kind, str(result.focus)), result.message, result.severity


if __name__ == "__main__":
    main()
