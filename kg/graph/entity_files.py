"""A user's file of known entities, held against the ontology's shapes for such files and against what is known already.

Shapes stand in ontology/entity-shapes.ttl. Here is what core SHACL cannot say: containment never leads back, an entity
is of one kind, no name is somebody else's, and nothing is stated that only articles state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import DataError
from kg.graph.lexicon import CONTAINERS, TYPES, known_graph, to_known_entity, with_general_classes
from kg.graph.shapes import apply_shapes, own_shapes
from kg.graph.turtle import read_turtle
from kg.graph.validate import Violation, name_of
from kg.graph.vocab import RDF, RDFS, SKOS
from kg.ids import ONTOLOGY, fold
from kg.model import EntityType


def check_entities(graph: Graph, known: Graph) -> list[Violation]:
    """What is wrong with the entities of `graph`, beside those that are `known` already; warnings among it."""
    mine = set(graph.subjects())
    data = with_general_classes(graph + _context(graph, known))
    found = {
        Violation("", str(result.focus), result.message, result.severity, name_of(graph, result.focus))
        for result in apply_shapes(data, own_shapes("entity-shapes.ttl"))
        if result.focus in mine
    }
    for check in (_other_terms, _kinds, _circles):
        found |= {_violation(graph, node, message) for node, message in check(graph, data)}
    found |= set(_clashes(graph, known))
    said = {violation.focus for violation in found if violation.severity == "Violation"}
    found |= {_violation(graph, node, message) for node, message in _unusable(mine, data) if str(node) not in said}
    labelled_twice = {v.focus for v in found if "is known already" in v.message}
    return sorted(v for v in found if v.focus not in labelled_twice or "exactly one label" not in v.message)


def read_entity_files(paths: Sequence[Path]) -> Graph:
    """The entities of the user's files `paths` as one graph; a file that cannot be used is an error that says why."""
    known, mine = known_graph(), with_general_classes(Graph())
    for path in paths:
        graph = read_turtle(path)
        wrong = [v for v in check_entities(graph, known) if v.severity == "Violation"]
        if wrong:
            more = f" (and {len(wrong) - 1} more: kg validate {path})" if len(wrong) > 1 else ""
            raise DataError(f"{path}: {wrong[0].label or wrong[0].focus}: {wrong[0].message}{more}")
        graph = with_general_classes(graph)
        known += graph
        mine += graph
    return mine


def _context(graph: Graph, known: Graph) -> Graph:
    """What is known of the nodes that `graph` speaks of, and of the places around them."""
    context, waiting = Graph(), [*graph.subjects(), *graph.objects()]
    done: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if node not in done and not isinstance(node, Literal):
            done.add(node)
            for triple in known.triples((node, None, None)):
                context.add(triple)
                if triple[1] in CONTAINERS:
                    waiting.append(triple[2])
    return context


def _other_terms(graph: Graph, _data: Graph) -> Iterator[tuple[Node, str]]:
    for subject, predicate in graph.subject_predicates():
        if str(predicate).startswith(ONTOLOGY):
            name = str(predicate).removeprefix(ONTOLOGY)
            yield subject, f"kg:{name} is for what articles say. Take it out of the file of known entities."


def _unusable(mine: Set[Node], data: Graph) -> Iterator[tuple[Node, str]]:
    """What the reader itself would refuse, and no shape has: so what is passed here is taken there."""
    for node in mine:
        try:
            to_known_entity(data, node)
        except DataError as error:
            yield node, f"{error}."


def _kinds(graph: Graph, data: Graph) -> Iterator[tuple[Node, str]]:
    for subject in set(graph.subjects()):
        if len({TYPES[type_] for type_ in data.objects(subject, RDF.type) if type_ in TYPES}) > 1:
            yield subject, "A known entity is of one kind: a person, an organisation, a group or a place. Choose one."


def _circles(graph: Graph, data: Graph) -> Iterator[tuple[Node, str]]:
    for subject in set(graph.subjects()):
        waiting = [place for term in CONTAINERS for place in data.objects(subject, term)]
        seen: set[Node] = set()
        while waiting:
            place = waiting.pop()
            if place == subject:
                yield subject, "A place does not lie in itself, not even over others. Correct schema:containedInPlace."
                break
            if place not in seen:
                seen.add(place)
                waiting += [outer for term in CONTAINERS for outer in data.objects(place, term)]


def _clashes(graph: Graph, known: Graph) -> Iterator[Violation]:
    """Names that are somebody else's, and entities that are known by another name."""
    taken: dict[tuple[str, EntityType], set[Node]] = {}
    for source in (known, graph):
        for subject, label in source.subject_objects(RDFS.label):
            for kind in _kinds_of(source, subject) or _kinds_of(known, subject):
                taken.setdefault((fold(str(label)), kind), set()).add(subject)
    for subject in set(graph.subjects()):
        before = known.value(subject, RDFS.label)
        for label in graph.objects(subject, RDFS.label):
            if before is not None and label != before:
                message = (
                    f"It is known already as “{before}”, and this file calls it “{label}”. Keep that label and put "
                    "yours into skos:altLabel, or give the entity another IRI."
                )
                yield _violation(graph, subject, message)
        for kind in _kinds_of(graph, subject) or _kinds_of(known, subject):
            yield from _taken(graph, subject, kind, taken)


def _taken(
    graph: Graph, subject: Node, kind: EntityType, taken: dict[tuple[str, EntityType], set[Node]]
) -> Iterator[Violation]:
    for term, severity in ((RDFS.label, "Violation"), (SKOS.altLabel, "Warning")):
        for name in graph.objects(subject, term):
            for other in sorted(taken.get((fold(str(name)), kind), set()) - {subject}, key=str):
                message = (
                    f"“{name}” is the label of <{other}> already. If it is the same, use that IRI; if not, tell the "
                    "labels apart."
                    if severity == "Violation"
                    else f"“{name}” is also the label of <{other}>: a text that says no more may mean either."
                )
                yield Violation("", str(subject), message, severity, name_of(graph, subject))


def _kinds_of(graph: Graph, subject: Node) -> set[EntityType]:
    return {TYPES[type_] for type_ in graph.objects(subject, RDF.type) if type_ in TYPES}


def _violation(graph: Graph, node: Node, message: str) -> Violation:
    return Violation("", str(node), message, label=name_of(graph, node) if isinstance(node, URIRef) else "a blank node")
