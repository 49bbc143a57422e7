"""A graph held against shapes, article by article: what breaks them, in messages that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal
from rdflib.term import Node

from kg.graph.shapes import Result, apply_shapes, own_shapes, show
from kg.graph.user_shapes import UserShapes
from kg.graph.vocab import KG, OA, RDF, RDFS, SCHEMA


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which a graph breaks its shapes; `article` is empty where `focus` belongs to none.

    `label` is what a person calls the node, such as `figure “about 745 civilians”`.
    """

    article: str
    focus: str
    message: str
    severity: str = "Violation"
    label: str = ""


def validate_graph(graph: Graph) -> list[Violation]:
    """What breaks the shapes in `graph`: an article's graph together with the types of the known entities it names."""
    return sorted({*_violations(graph, apply_shapes(graph, own_shapes("shapes.ttl"))), *_check_lengths(graph)})


def validate_by(graph: Graph, shapes: UserShapes) -> list[Violation]:
    """What breaks a user's own `shapes` in `graph`."""
    return sorted(set(_violations(graph, shapes.apply(graph))))


def name_of(graph: Graph, node: Node | None) -> str:
    """What a person calls a node: its class and its label or words, as far as `graph` has them."""
    if node is None:
        return ""
    types = {str(type_).rpartition("#")[2] for type_ in graph.objects(node, RDF.type)}
    kind = next((name for class_, name in _NAMES.items() if class_ in types), "")
    words = next((value for term in _WORDS if (value := graph.value(node, term)) is not None), None)
    if words is None:
        known = [graph.value(node, term) for term in (SCHEMA.publisher, SCHEMA.datePublished)]
        return " of ".join([kind, *filter(None, [", ".join(show(value) for value in known if value is not None)])])
    return f"{kind} “{show(words)}”" if kind else show(words)


def _violations(graph: Graph, results: Iterable[Result]) -> Iterator[Violation]:
    for result in results:
        focus = result.focus
        article = _article_of(graph, focus)
        yield Violation(article, str(focus), result.message, result.severity, name_of(graph, focus))


# The first class that a node has names it; a mention is a span too.
_NAMES = {
    "Article": "article", "Statement": "statement", "Figure": "figure", "Event": "event", "Relation": "relation",
    "Comparison": "comparison", "Mention": "mention", "Span": "words", "UnnamedSource": "unnamed source",
    "Activity": "reading", "Attribution": "step of a chain",
}  # fmt: skip
_WORDS = (RDFS.label, SCHEMA.headline, SCHEMA.text, KG.asWritten, OA.exact, KG.roleTitle)


def _check_lengths(graph: Graph) -> Iterator[Violation]:
    """The spans whose text is not as long as their offsets say, which core SHACL cannot compare."""
    for span in graph.subjects(RDF.type, KG.Span):
        start, end, exact = graph.value(span, OA.start), graph.value(span, OA.end), graph.value(span, OA.exact)
        if exact is None or not (isinstance(start, Literal) and isinstance(end, Literal)):
            continue  # the shape of spans says so already
        if start.value is not None and end.value is not None and len(str(exact)) != end.value - start.value:
            message = "A span's text is not as long as its offsets say (oa:exact). Ingest the article again."
            found = f"{message} Found: {show(exact)}."
            yield Violation(_article_of(graph, span), str(span), found, label=name_of(graph, span))


def _article_of(graph: Graph, focus: Node | None) -> str:
    if (focus, RDF.type, KG.Article) in graph:
        return str(focus)
    articles = sorted(str(article) for article in graph.objects(focus, KG.inArticle))
    return articles[0] if articles else ""
