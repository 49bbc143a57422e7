"""Persons, bodies, places and sources by what people call them, for questions and exports alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.ask.matching import Candidate, Match, best, checked, iri_in, node_of, none_fits, several_fit
from kg.errors import QueryError
from kg.ids import fold
from kg.store.store import Store
from kg.store.values import Iri, Value

# Who or what does something ({does}), by its label and its other names.
_IN_ROLE = """
SELECT DISTINCT ?iri ?label ?name WHERE {{
  ?item {does} ?iri ; kg:inArticle ?article .
  {newest}
  ?iri rdfs:label ?label .
  {spellings}
}}"""
# Everybody and everything that has a name.
_ANY = """
SELECT DISTINCT ?iri ?label ?name WHERE {{
  VALUES ?class {{ schema:Person schema:Organization kg:PopulationGroup schema:Place kg:UnnamedSource }}
  ?iri a ?class ; rdfs:label ?label .
  {newest}
  {spellings}
}}"""
_DONE_IN_NEWEST = "FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?article }"
_NAMED_IN_NEWEST = "FILTER NOT EXISTS { ?iri kg:inArticle/^prov:wasRevisionOf ?newer }"
_KNOWN_NAMES = "OPTIONAL { ?iri skos:altLabel ?name }"
_WRITTEN_NAMES = "?mention kg:refersTo ?iri ; kg:form kg:Name ; oa:exact ?name ."

_KINDS = {
    "https://schema.org/Person": "person",
    "https://schema.org/Organization": "organization",
    "https://w3id.org/news-kg/ontology#PopulationGroup": "population group",
    "https://schema.org/Place": "place",
    "https://w3id.org/news-kg/ontology#UnnamedSource": "unnamed source",
}


def find_entity(
    store: Store, what: str, value: Value, *, does: Sequence[str] = (), article: Iri | None = None
) -> Match:
    """The one entity or unnamed source that `value` names; a `QueryError` lists several, or says what comes close.

    Those that do something (`does`: prefixed properties) are looked through first, then everybody; with `article`, a
    source or name of that article goes before the same in others. `what` it is for begins the message.
    """
    found = _find(store, what, value, does, older=False)
    if article and len(found) > 1:
        found = [match for match in found if match.iri.startswith(f"{article}/")] or found
    if len(found) > 1:
        raise several_fit(what, checked(what, value), found, _kinds(store, found))
    return found[0]


def find_namesakes(store: Store, what: str, value: Value, *, does: Sequence[str]) -> tuple[Match, ...]:
    """The same for what may be of several: all nodes that bear the one name, older versions' too.

    A name that the known entities lack is each article's own, so one name may be several nodes.
    """
    found = _find(store, what, value, does, older=True)
    if len({fold(match.label) for match in found}) > 1:
        raise several_fit(what, checked(what, value), found, _kinds(store, found))
    return tuple(found)


def _find(store: Store, what: str, value: Value, does: Sequence[str], *, older: bool) -> list[Match]:
    """Those that fit best, one at least."""
    if match := _by_iri(store, what, value):
        return [match]
    text = checked(what, value)
    seen: list[Candidate] = []
    for query in _searches(does, older=older):
        candidates = _candidates(store, query)
        seen += candidates
        if found := best(text, candidates):
            return found
    raise none_fits(what, text, seen, "kg query --name speakers lists who speaks")


def _searches(does: Collection[str], *, older: bool) -> Iterator[str]:
    """Queries for candidates, those that are likelier first."""
    role = "|".join(does)
    for template, newest in ((_IN_ROLE, _DONE_IN_NEWEST), (_ANY, _NAMED_IN_NEWEST)):
        if role or template is _ANY:
            for names in (_KNOWN_NAMES, _WRITTEN_NAMES):
                yield template.format(does=role, newest="" if older else newest, spellings=names)


def _candidates(store: Store, query: str) -> list[Candidate]:
    found: dict[Value, Candidate] = {}
    for iri, label, name in store.select(query).rows:
        one = found.setdefault(iri, Candidate(Match(Iri(str(iri)), str(label)), {str(label)}))
        if name is not None:
            one.spellings.add(str(name))
    return list(found.values())


def _by_iri(store: Store, what: str, value: Value) -> Match | None:
    iri = iri_in(str(value).strip())
    if not iri:
        return None
    term = node_of(what, iri)
    found = store.select(f"SELECT ?label {{ {term} rdfs:label ?label }} ORDER BY ?label LIMIT 1").rows
    if found:
        return Match(Iri(iri), str(found[0][0]))
    if isinstance(value, Iri) or "/" in iri:
        raise QueryError(f"{what}: nothing in the store has the IRI {iri[:200]}; give a name")
    return None  # "Source: Reuters" is a name


def _kinds(store: Store, found: Sequence[Match]) -> Mapping[str, str]:
    """What each is, in brackets, to tell those of one name apart."""
    values = " ".join(str(ox.NamedNode(match.iri)) for match in found)
    rows = store.select(f"SELECT ?iri ?class {{ VALUES ?iri {{ {values} }} ?iri a ?class }} ORDER BY ?class").rows
    return {str(iri): f" ({_KINDS[str(kind)]})" for iri, kind in rows if str(kind) in _KINDS}
