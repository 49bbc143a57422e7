"""A Turtle file held against the shapes: what articles say by article, known entities as entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.graph.entity_files import check_entities
from kg.graph.lexicon import TYPES, background_graph, known_graph
from kg.graph.turtle import read_turtle
from kg.graph.user_shapes import UserShapes
from kg.graph.validate import Violation, name_of, validate_by, validate_graph
from kg.graph.vocab import KG, RDF
from kg.ids import ONTOLOGY


class Checked(NamedTuple):
    """A part of a file or store that was checked: an article or entities, by IRI and name, and what is wrong in it."""

    iri: str
    name: str
    violations: list[Violation]


def check_file(path: Path, shapes: UserShapes | None = None) -> Iterator[Checked]:
    """Each article in the Turtle file `path`, then what belongs to no article, then its known entities.

    A file without anything that an article says is a file of known entities, which may not speak of claims at all.
    """
    graph, known = read_turtle(path), known_graph()
    around = graph + known
    owners: dict[Node, Node] = dict(graph.subject_objects(KG.inArticle))
    owners |= {article: article for article in graph.subjects(RDF.type, KG.Article)}
    articles = sorted(set(owners.values()), key=str)
    rest = set(graph.subjects()) - owners.keys()
    claims = {s for s in rest if articles and any(_is_claim(t) for t in graph.objects(s, RDF.type))}
    for article in articles:
        part = _part(graph, {subject for subject, owner in owners.items() if owner == article})
        yield Checked(str(article), name_of(graph, article), check_part(part, around, shapes))
    if claims:
        yield Checked("", "what belongs to no article", check_part(_part(graph, claims), around, shapes))
    if rest - claims:
        entities = _part(graph, rest - claims)
        found = set(check_entities(entities, known))
        if shapes is not None:
            found |= set(validate_by(entities, shapes))
        yield Checked("", "known entities", sorted(found))


def check_part(part: Graph, around: Graph, shapes: UserShapes | None = None) -> list[Violation]:
    """What is wrong with an article's graph `part`; `around` says what the nodes are that it only points at.

    Of those, another article's (the version that this one revises) are checked with their article.
    """
    outside = set(part.objects()) - set(part.subjects())
    typed = part + _types(around, outside)
    found = set(validate_graph(typed))
    if shapes is not None:
        pointed_at = sorted(str(node) for node in outside if isinstance(node, URIRef))
        found |= set(validate_by(part + background_graph(pointed_at, around), shapes))
    others = {str(n) for n in outside if (n, RDF.type, KG.Article) in around or (n, KG.inArticle, None) in around}
    return sorted(v for v in found if v.focus not in others)


def _part(graph: Graph, subjects: set[Node]) -> Graph:
    part = Graph()
    for subject in subjects:
        for triple in graph.triples((subject, None, None)):
            part.add(triple)
    return part


def _types(graph: Graph, nodes: set[Node]) -> Graph:
    types = Graph()
    for node in nodes:
        for triple in graph.triples((node, RDF.type, None)):
            types.add(triple)
    return types


def _is_claim(type_: Node) -> bool:
    return str(type_).startswith(ONTOLOGY) and type_ not in TYPES
