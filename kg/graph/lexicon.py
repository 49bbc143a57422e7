"""The ontology folder read: known entities for the extraction, and the graphs of terms and entities for the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.errors import DataError
from kg.graph.vocab import ENTITY_CLASS, KG, RDF, RDFS, SCHEMA, SKOS, bind_prefixes
from kg.model import EntityType, KnownEntity

TYPES: dict[Node, EntityType] = {
    **{iri: entity_type for entity_type, iri in ENTITY_CLASS.items() if entity_type is not EntityType.UNNAMED},
    SCHEMA.Country: EntityType.PLACE,
    SCHEMA.GovernmentOrganization: EntityType.ORGANIZATION,
    SCHEMA.NewsMediaOrganization: EntityType.ORGANIZATION,
    SCHEMA.NGO: EntityType.ORGANIZATION,
    KG.ArmedGroup: EntityType.ORGANIZATION,
}
CONTAINERS = (SCHEMA.containedInPlace, SCHEMA.location)  # of places, of organisations
_ENTITIES = "entities.ttl"
_TERMS = ("schema.ttl", "alignment.ttl")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,60}+:[^\x00-\x20<>\"{}|^`\\]+")


def ontology_folder() -> Path:
    """Where the ontology's files are: in the installed package, else in the checkout that the package runs from.

    >>> (ontology_folder() / "entities.ttl").is_file()
    True
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / _ENTITIES).is_file():
            return folder
    raise DataError(f"no ontology folder in {package} or beside it; install news-kg again")


def ontology_graph() -> Graph:
    """The terms of the vocabulary and their outward mappings."""
    folder = ontology_folder()
    graph = bind_prefixes(Graph())
    for name in _TERMS:
        graph.parse(folder / name, format="turtle")
    return graph


def known_graph(extra: Sequence[Path] = ()) -> Graph:
    """The known entities of the ontology and of the user's own files `extra`, each with its general class too."""
    graph = bind_prefixes(Graph())
    graph.parse(ontology_folder() / _ENTITIES, format="turtle")
    if extra:
        from kg.graph.turtle import read_turtle  # another library, which our own files do not need

        for path in extra:
            graph += read_turtle(path)
    return with_general_classes(graph)


def with_general_classes(graph: Graph) -> Graph:
    """`graph` itself, each of its entities typed with its general class too."""
    for finer, entity_type in TYPES.items():
        for subject in list(graph.subjects(RDF.type, finer)):
            graph.add((subject, RDF.type, ENTITY_CLASS[entity_type]))
    return graph


def read_known_entities(extra: Sequence[Path] = ()) -> tuple[KnownEntity, ...]:
    """The known entities of the ontology and of the user's own files `extra`, sorted by IRI.

    >>> [entity.label for entity in read_known_entities() if "SOHR" in entity.alt]
    ['Syrian Observatory for Human Rights']
    """
    return to_known_entities(known_graph(extra))


def to_known_entities(graph: Graph) -> tuple[KnownEntity, ...]:
    """The entities of `graph`, sorted by IRI; one without a class we know or without one English label is an error."""
    return tuple(to_known_entity(graph, subject) for subject in sorted(set(graph.subjects()), key=str))


def background_graph(iris: Iterable[str], known: Graph) -> Graph:
    """What `known` says of the entities `iris`, and of the places that contain them, all the way up.

    >>> homs = "https://w3id.org/news-kg/id/place/homs-city"
    >>> sorted(str(label) for label in background_graph([homs], known_graph()).objects(None, RDFS.label))
    ['Homs', 'Homs city', 'Syria']
    """
    graph = bind_prefixes(Graph())
    for triple in background_triples(iris, known):
        graph.add(triple)
    return graph


def background_triples(iris: Iterable[str], known: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """The same, one triple after another."""
    waiting: list[Node] = [URIRef(iri) for iri in iris]
    done: set[Node] = set()
    while waiting:
        subject = waiting.pop()
        if subject in done:
            continue
        done.add(subject)
        for triple in known.triples((subject, None, None)):
            yield triple
            if triple[1] in CONTAINERS:
                waiting.append(triple[2])


def to_known_entity(graph: Graph, subject: Node) -> KnownEntity:
    """The entity `subject` of `graph`; one that cannot be known so is a `DataError`."""
    if not (isinstance(subject, URIRef) and _IRI.fullmatch(subject)):
        name = f'"{subject}", which is none' if isinstance(subject, URIRef) else "none"
        raise DataError(
            f"a known entity needs an IRI and has {name}; give it one, such as <https://example.org/person/jane-doe>"
        )
    classes = sorted(str(iri) for iri in graph.objects(subject, RDF.type))
    types = {TYPES[iri] for iri in graph.objects(subject, RDF.type) if iri in TYPES}
    if len(types) != 1:
        wanted = ", ".join(sorted(graph.qname(str(iri)) for iri in TYPES))
        problem = "a class that is known" if not types else "classes of one kind"
        raise DataError(f"known entity {subject} needs {problem}; use one of {wanted}")
    labels = [str(label) for label in graph.objects(subject, RDFS.label) if getattr(label, "language", None) == "en"]
    if len(labels) != 1 or not labels[0].strip():
        raise DataError(f'known entity {subject} needs exactly one rdfs:label in English, such as "Jane Doe"@en')
    return KnownEntity(
        iri=str(subject),
        label=labels[0],
        type=types.pop(),
        alt=tuple(sorted({str(name) for name in graph.objects(subject, SKOS.altLabel)} - {labels[0]})),
        within=tuple(sorted(str(place) for prop in CONTAINERS for place in graph.objects(subject, prop))),
        classes=tuple(classes),
    )
