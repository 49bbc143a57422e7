"""Shapes applied: what breaks them, as one-line messages, and whether a stranger's may be used at all. pySHACL's home.

What is applied here is the ontology's own shapes. Those of the user's may come from anywhere, and are applied in a
process of their own (`kg.graph.user_shapes`), which calls `check_shapes` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import DataError, InputError
from kg.graph.lexicon import ontology_folder
from kg.graph.vocab import ENTITY_CLASS, RDF, RDFS

_AGENT = URIRef("https://w3id.org/news-kg/shapes#Agent")
_SHACL = str(SH)
_REACHES_OUT = re.compile(r"\b(?:SERVICE|LOAD|FROM)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SPARQL = (SH.select, SH.ask)
# SHACL's advanced features and JavaScript: pySHACL would pass over them here, and what is not checked would pass.
_NOT_RUN = tuple(
    URIRef(_SHACL + name)
    for name in "rule construct update expression target js jsFunctionName jsLibrary jsLibraryURL".split()
)
_PREFIX = re.compile(r"(?:[^\W\d_](?:[\w.-]*[\w-])?)?")
_NAMESPACE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,60}+:[^\x00-\x20<>\"{}|^`\\]*")


class Result(NamedTuple):
    """One result of a validation: which node, what about it, and how grave it is."""

    focus: Node | None
    message: str
    severity: str


@cache
def own_shapes(name: str) -> Graph:
    """The shapes in the ontology's file `name`."""
    return Graph().parse(ontology_folder() / name, format="turtle")


def check_shapes(shapes: Graph) -> None:
    """Raise an `InputError` unless there are shapes that are applied in full, reach for nothing, and can be read."""
    kinds = (SH.NodeShape, SH.PropertyShape)
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    if not any((None, RDF.type, kind) in shapes for kind in kinds) and not any(
        (None, target, None) in shapes for target in targets
    ):
        raise InputError("no SHACL shapes in it; a shape is a sh:NodeShape with a sh:targetClass")
    for term in _NOT_RUN:
        if (None, term, None) in shapes:
            name = str(term).removeprefix(_SHACL)
            raise InputError(f"sh:{name} is none of SHACL Core or SPARQL constraints, and is not run; take it out")
    for term in _SPARQL:
        for text in shapes.objects(None, term):
            plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), str(text))
            if found := _REACHES_OUT.search(plain):
                raise InputError(f"a SPARQL constraint uses {found[0].upper()}, which may reach out; take it out")
    for term, form, what in ((SH.prefix, _PREFIX, "prefix"), (SH.namespace, _NAMESPACE, "IRI")):
        for text in shapes.objects(None, term):  # pySHACL pastes both before the query
            if not form.fullmatch(str(text)):
                name = str(term).removeprefix(_SHACL)
                raise InputError(f"sh:{name} {show(text)!r} is no {what}; correct it")
    for pattern in shapes.objects(None, SH.pattern):
        try:
            re.compile(str(pattern))
        except (re.error, OverflowError, RecursionError, MemoryError) as error:
            raise InputError(f"sh:pattern {show(pattern)!r} is no regular expression ({error}); correct it") from None


def apply_shapes(graph: Graph, shapes: Graph) -> list[Result]:
    """What breaks `shapes` in `graph`; both stay as they are."""
    from pyshacl import validate

    try:
        _, report, _ = validate(graph, shacl_graph=shapes, ont_graph=_agents())
    except Exception as error:  # its own, those of SPARQL's parser, depth, memory: the shapes' fault or the data's
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DataError(f"the shapes cannot be used: {reason}; correct them") from None
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
