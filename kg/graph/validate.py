"""A graph held against the ontology's shapes: what breaks them, in messages that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import DataError
from kg.graph.lexicon import ontology_folder, read_known_entities
from kg.graph.vocab import ENTITY_CLASS, KG, OA, RDF, RDFS

_AGENT = URIRef("https://w3id.org/news-kg/shapes#Agent")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which a graph breaks its shapes; `article` is empty where `focus` belongs to none."""

    article: str
    focus: str
    message: str
    severity: str = "Violation"


def validate_graph(graph: Graph) -> list[Violation]:
    """What breaks the shapes in `graph`: an article's graph together with the types of the known entities it names."""
    from pyshacl import validate

    _, report, _ = validate(graph, shacl_graph=_shapes(), ont_graph=_agents())
    if not isinstance(report, Graph):
        raise DataError(f"the shapes could not be applied: {report}; install news-kg again")
    return sorted({*_read_report(report, graph), *_check_lengths(graph)})


def validate_entities(path: Path) -> int:
    """The number of entities known with the user's file `path`; one that cannot be used is an error."""
    return len(read_known_entities([path]))


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")


@cache
def _agents() -> Graph:
    """Every class of entities and sources as a sub-class of the one that shapes.ttl asks for."""
    graph = Graph()
    for class_ in ENTITY_CLASS.values():
        graph.add((class_, RDFS.subClassOf, _AGENT))
    return graph


def _read_report(report: Graph, graph: Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):  # not their sh:detail, which says the same of inner shapes
        focus = report.value(result, SH.focusNode)
        value = report.value(result, SH.value)
        messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
        found = f" Found: {_show(value)}." if value is not None and value != focus else ""
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        yield Violation(_article_of(graph, focus), str(focus), " ".join(messages) + found, severity)


def _check_lengths(graph: Graph) -> Iterator[Violation]:
    """The spans whose text is not as long as their offsets say, which core SHACL cannot compare."""
    for span in graph.subjects(RDF.type, KG.Span):
        start, end, exact = graph.value(span, OA.start), graph.value(span, OA.end), graph.value(span, OA.exact)
        if exact is None or not (isinstance(start, Literal) and isinstance(end, Literal)):
            continue  # the shape of spans says so already
        if start.value is not None and end.value is not None and len(str(exact)) != end.value - start.value:
            message = "A span's text is not as long as its offsets say (oa:exact). Ingest the article again."
            yield Violation(_article_of(graph, span), str(span), f"{message} Found: {_show(exact)}.")


def _article_of(graph: Graph, focus: Node | None) -> str:
    if (focus, RDF.type, KG.Article) in graph:
        return str(focus)
    articles = sorted(str(article) for article in graph.objects(focus, KG.inArticle))
    return articles[0] if articles else ""


def _show(value: Node) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else text[:79] + "…"
