"""Shapes read and applied: the ontology's own and a user's, with what breaks them as one-line messages. pySHACL's home.

A shapes file of the user's may come from anywhere: imports are not followed, and a SPARQL constraint that would ask
another server or read a file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import DataError, InputError
from kg.graph.lexicon import ontology_folder, read_turtle
from kg.graph.vocab import ENTITY_CLASS, RDF, RDFS

_AGENT = URIRef("https://w3id.org/news-kg/shapes#Agent")
_REACHES_OUT = re.compile(r"\b(?:SERVICE|LOAD|FROM)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SPARQL = (SH.select, SH.ask, SH.construct, SH.update)


class Result(NamedTuple):
    """One result of a validation: which node, what about it, and how grave it is."""

    focus: Node | None
    message: str
    severity: str


@cache
def own_shapes(name: str) -> Graph:
    """The shapes in the ontology's file `name`."""
    return Graph().parse(ontology_folder() / name, format="turtle")


def read_shapes(path: Path) -> Graph:
    """The user's shapes in the Turtle file `path`; one without any shape, or whose shapes reach out, is an error."""
    shapes = read_turtle(path)
    kinds = (SH.NodeShape, SH.PropertyShape)
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    if not any((None, RDF.type, kind) in shapes for kind in kinds) and not any(
        (None, target, None) in shapes for target in targets
    ):
        raise InputError(f"{path}: no SHACL shapes in it; a shape is a sh:NodeShape with a sh:targetClass")
    for term in _SPARQL:
        for text in shapes.objects(None, term):
            plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), str(text))
            if found := _REACHES_OUT.search(plain):
                raise InputError(
                    f"{path}: a SPARQL constraint uses {found[0].upper()}, which may reach out; take it out"
                )
    return shapes


def apply_shapes(graph: Graph, shapes: Graph) -> list[Result]:
    """What breaks `shapes` in `graph`; both stay as they are."""
    from pyshacl import validate
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    try:
        _, report, _ = validate(graph, shacl_graph=shapes, ont_graph=_agents())
    except (ShapeLoadError, ReportableRuntimeError, SyntaxError, ValueError) as error:
        raise DataError(f"the shapes cannot be used: {' '.join(str(error).split())[:200]}; correct them") from None
    if not isinstance(report, Graph):
        raise DataError(f"the shapes could not be applied: {' '.join(str(report).split())[:200]}; correct them")
    return list(_results(report))


def show(value: Node) -> str:
    """A value as a message shows it: on one line, and not all of a long one."""
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else text[:79] + "…"


@cache
def _agents() -> Graph:
    """Every class of entities and sources as a sub-class of the one that shapes.ttl asks for."""
    graph = Graph()
    for class_ in ENTITY_CLASS.values():
        graph.add((class_, RDFS.subClassOf, _AGENT))
    return graph


def _results(report: Graph) -> Iterator[Result]:
    for result in report.objects(None, SH.result):  # not their sh:detail, which says the same of inner shapes
        focus = report.value(result, SH.focusNode)
        value = report.value(result, SH.value)
        messages = sorted(" ".join(str(message).split()) for message in report.objects(result, SH.resultMessage))
        found = f" Found: {show(value)}." if value is not None and value != focus else ""
        yield Result(focus, " ".join(messages) + found, str(report.value(result, SH.resultSeverity)).rpartition("#")[2])
