"""JSON-LD 1.1: the graphs of the store under their names, with a context made from the ontology, a node a line.

The context gives each term its short name and no prefixes, so that no IRI (`geo:35.5,35.7` is one) can be mistaken for
a shortened one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.graph.lexicon import ontology_graph
from kg.graph.vocab import OWL, RDF, RDFS, SKOS
from kg.ids import ONTOLOGY
from kg.store.convert import XSD_STRING, Term, iri, to_quads
from kg.store.export.index import TYPE, GraphIndex, full
from kg.store.export.selection import ALL, Selection, article_parts, other_graphs
from kg.store.graphs import KNOWN
from kg.store.prefixes import PREFIXES
from kg.store.store import Store

_DATE = PREFIXES["xsd"] + "date"
_INTEGER = PREFIXES["xsd"] + "integer"
_SAFE = 2**53  # whole numbers below it are the same in every JSON reader

# The terms that the graphs reuse, by what their values are; our own come from the ontology.
_LABELS = ("rdfs:label", "skos:altLabel")
_LINKS = (
    "schema:sameAs", "schema:containedInPlace", "schema:location", "prov:wasGeneratedBy", "prov:wasRevisionOf",
    "prov:qualifiedAttribution", "prov:agent", "sem:hasActor", "sem:hasPlace",
)  # fmt: skip
_PLAIN = (
    "schema:headline", "schema:publisher", "schema:text", "schema:minValue", "schema:maxValue",
    "oa:start", "oa:end", "oa:exact", "oa:prefix", "oa:suffix", "geo:lat", "geo:long",
    "schema:Person", "schema:Organization", "schema:GovernmentOrganization", "schema:NewsMediaOrganization",
    "schema:NGO", "schema:Place", "schema:Country", "prov:Activity", "prov:Attribution",
)  # fmt: skip
_REUSED: dict[str, dict[str, str]] = {
    **{name: {"@language": "en"} for name in _LABELS},
    **{name: {"@type": "@id"} for name in _LINKS},
    **{name: {} for name in _PLAIN},
    "schema:datePublished": {"@type": _DATE},
    "schema:url": {"@type": PREFIXES["xsd"] + "anyURI"},
}


def write_jsonld(
    store: Store, stream: BinaryIO, *, background: Graph | None = None, selection: Selection = ALL
) -> None:
    """Write all graphs; of a selection, its articles and `background` as the known entities' graph."""
    stream.write(b'{"@context": ' + json.dumps(context(), indent=1, sort_keys=True).encode() + b',\n"@graph": [')
    before = "\n"
    for name, nodes in _graphs(store, background, selection):
        stream.write(f'{before}{{"@id": {_json(name)}, "@graph": ['.encode())
        inner = "\n"
        for subject, values in nodes:
            stream.write((inner + _json(_node(subject, values))).encode())
            inner = ",\n"
        stream.write(b"\n]}")
        before = ",\n"
    stream.write(b"\n]}\n")


@cache
def context() -> dict[str, Any]:
    """The context: short name to IRI and kind of value.

    >>> context()["Killed"]["@id"], context()["outcome"]["@type"], context()["statedBy"]["@type"]
    ('https://w3id.org/news-kg/ontology#Killed', '@vocab', '@id')
    """
    made: dict[str, Any] = {"@version": 1.1}
    for name, kind in _REUSED.items():
        made[name.partition(":")[2]] = {"@id": full(name), **kind}
    schema = ontology_graph()
    for term in sorted(set(schema.subjects(RDFS.isDefinedBy)) | set(schema.subjects(SKOS.inScheme)), key=str):
        if str(term).startswith(ONTOLOGY):
            made[str(term).removeprefix(ONTOLOGY)] = {"@id": str(term), **_kind(schema, URIRef(str(term)))}
    return made


def _kind(schema: Graph, term: URIRef) -> dict[str, str]:
    range_ = schema.value(term, RDFS.range)
    if (term, RDF.type, OWL.ObjectProperty) in schema:
        return {"@type": "@vocab" if range_ == SKOS.Concept else "@id"}
    return {"@type": _DATE} if str(range_) == _DATE else {}


@cache
def _short() -> Mapping[str, str]:
    return {definition["@id"]: name for name, definition in context().items() if name != "@version"}


def _graphs(
    store: Store, background: Graph | None, selection: Selection
) -> Iterator[tuple[str, Iterable[tuple[str, dict[str, list[Term]]]]]]:
    for index in article_parts(store, selection):
        yield index.name, sorted(index.about.items())
    if selection.everything:
        for name in other_graphs(store):
            yield name, _described(store, name)
    elif background:
        yield KNOWN, sorted(GraphIndex(KNOWN, to_quads(background, iri(KNOWN))).about.items())


def _described(store: Store, name: str) -> Iterator[tuple[str, dict[str, list[Term]]]]:
    for subject in store.subjects_in(name):
        yield subject, GraphIndex(name, store.quads_about(subject, name)).about[subject]


def _node(subject: str, values: dict[str, list[Term]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    types = sorted({_short().get(t.value, t.value) for t in values.get(TYPE, ()) if isinstance(t, ox.NamedNode)})
    if types:
        node["@type"] = types if len(types) > 1 else types[0]
    for predicate in sorted(values, key=lambda p: _short().get(p, p)):
        if predicate != TYPE:
            name = _short().get(predicate, predicate)
            objects = sorted((_value(term, context().get(name, {})) for term in values[predicate]), key=_json)
            node[name] = objects if len(objects) > 1 else objects[0]
    return node


def _value(term: Term, definition: dict[str, str]) -> Any:
    """A value as JSON-LD has it under a name with `definition`: bare where the definition says the rest."""
    coerced = definition.get("@type")
    if isinstance(term, ox.NamedNode):
        if coerced == "@vocab":
            return _short().get(term.value, term.value)
        return term.value if coerced == "@id" else {"@id": term.value}
    if not isinstance(term, ox.Literal):
        raise TypeError(f"{term} has no place in a store")
    if term.language:
        same = term.language == definition.get("@language")
        return term.value if same else {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == XSD_STRING:
        return {"@value": term.value} if definition.keys() & {"@type", "@language"} else term.value
    if datatype == coerced:
        return term.value
    if datatype == _INTEGER and not coerced and str(int(term.value)) == term.value and abs(int(term.value)) < _SAFE:
        return int(term.value)
    return {"@value": term.value, "@type": datatype}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
