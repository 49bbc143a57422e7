"""Names as people write them, resolved to what the store holds: entities, unnamed sources and articles.

A name finds what bears it in any known spelling, without regard to accents, small letters or punctuation; else what has
all its words at the beginning of words of its own. One match is taken; several are listed, and nobody is picked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from kg.ask.question import Parameter, close_to
from kg.errors import QueryError
from kg.ids import fold
from kg.store.store import Store
from kg.store.values import Iri, Value
from kg.terminal import harmless

_MOST_LISTED = 20
_WORD = re.compile(r"\w+")
_IRI = re.compile(r"<?(?P<iri>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+)>?")

# Who or what does something in the newest versions ({does}), by its label and its other names.
_IN_ROLE = """
SELECT DISTINCT ?iri ?label ?name WHERE {{
  ?item {does} ?iri ; kg:inArticle ?article .
  FILTER NOT EXISTS {{ ?newer prov:wasRevisionOf ?article }}
  ?iri rdfs:label ?label .
  {spellings}
}}"""
# Everybody and everything that has a name, those of older versions left out.
_ANY = """
SELECT DISTINCT ?iri ?label ?name WHERE {{
  VALUES ?class {{ schema:Person schema:Organization kg:PopulationGroup schema:Place kg:UnnamedSource }}
  ?iri a ?class ; rdfs:label ?label .
  FILTER NOT EXISTS {{ ?iri kg:inArticle/^prov:wasRevisionOf ?newer }}
  {spellings}
}}"""
_KNOWN_NAMES = "OPTIONAL { ?iri skos:altLabel ?name }"
_WRITTEN_NAMES = "?mention kg:refersTo ?iri ; kg:form kg:Name ; oa:exact ?name ."

_ARTICLES = """
SELECT ?iri ?headline ?publisher ?url ?published WHERE {
  ?iri a kg:Article .
  FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?iri }
  OPTIONAL { ?iri schema:headline ?headline }
  OPTIONAL { ?iri schema:publisher ?publisher }
  OPTIONAL { ?iri schema:url ?url }
  OPTIONAL { ?iri schema:datePublished ?published }
}"""
_KINDS = {
    "https://schema.org/Person": "person",
    "https://schema.org/Organization": "organization",
    "https://w3id.org/news-kg/ontology#PopulationGroup": "population group",
    "https://schema.org/Place": "place",
    "https://w3id.org/news-kg/ontology#UnnamedSource": "unnamed source",
}
_ARTICLE_CLASS = "https://w3id.org/news-kg/ontology#Article"


class Match(NamedTuple):
    """Something in the store that a name fits."""

    iri: Iri
    label: str


@dataclass(slots=True)
class _Candidate:
    match: Match
    spellings: set[str]


def resolve_entity(store: Store, parameter: Parameter, value: Value, article: Iri | None = None) -> Match:
    """The one entity or unnamed source that `value` names; a `QueryError` lists several, or says what comes close.

    Those that do what the parameter is about are looked through first, then everybody; with `article`, a source or
    name of that article goes before the same in others.
    """
    if match := _by_iri(store, parameter, value):
        return match
    text = _checked(parameter, value)
    seen: list[_Candidate] = []
    for query in _searches(parameter):
        candidates = _candidates(store, query)
        seen += candidates
        found = _best(text, candidates)
        if article and len(found) > 1:
            found = [match for match in found if match.iri.startswith(f"{article}/")] or found
        if found:
            return _only(store, parameter, text, found)
    raise QueryError(_nothing(parameter, text, seen))


def resolve_article(store: Store, parameter: Parameter, value: Value) -> Match:
    """The one article, in its newest version, that `value` names.

    It may be the IRI or its last part, the address, words of the headline, the publisher, or the day of publication.
    """
    rows = store.select(_ARTICLES).dicts()
    named = {Iri(str(row["iri"])): _article_label(row) for row in rows}
    text = _checked(parameter, value)
    if found := _IRI.fullmatch(text):
        iri = Iri(found["iri"])
        if iri in named:
            return Match(iri, named[iri])
        _refuse_older(store, parameter, iri)
    exact = [row for row in rows if text in (row["url"], str(row["iri"]).rpartition("/")[2])]
    dated = [row for row in rows if text in (str(row["published"]), row["publisher"])]
    candidates = [
        _Candidate(
            Match(Iri(str(row["iri"])), named[Iri(str(row["iri"]))]),
            {str(row["headline"] or ""), named[Iri(str(row["iri"]))]},
        )
        for row in rows
    ]
    matches = [Match(Iri(str(row["iri"])), named[Iri(str(row["iri"]))]) for row in exact or dated]
    matches = matches or _best(text, candidates)
    if matches:
        return _only(store, parameter, text, matches)
    raise QueryError(_nothing(parameter, text, candidates))


def _searches(parameter: Parameter) -> list[str]:
    """Queries for candidates, those that are likelier first."""
    role = "|".join(parameter.of)
    spellings = (_KNOWN_NAMES, _WRITTEN_NAMES)
    in_role = [_IN_ROLE.format(does=role, spellings=names) for names in spellings] if role else []
    return in_role + [_ANY.format(spellings=names) for names in spellings]


def _candidates(store: Store, query: str) -> list[_Candidate]:
    found: dict[Value, _Candidate] = {}
    for iri, label, name in store.select(query).rows:
        one = found.setdefault(iri, _Candidate(Match(Iri(str(iri)), str(label)), {str(label)}))
        if name is not None:
            one.spellings.add(str(name))
    return list(found.values())


def _best(text: str, candidates: Sequence[_Candidate]) -> list[Match]:
    """Those that fit best: labelled exactly so; so but for accents and the like; called so; having such words."""
    wanted = _words(text)
    if not wanted:
        return []
    ranks: list[list[Match]] = [[], [], [], []]
    for candidate in candidates:
        label, match = candidate.match.label, candidate.match
        if label == text:
            ranks[0].append(match)
        elif _words(label) == wanted:
            ranks[1].append(match)
        elif any(_words(name) == wanted for name in candidate.spellings):
            ranks[2].append(match)
        elif any(_has_words(_words(name), wanted) for name in candidate.spellings):
            ranks[3].append(match)
    return sorted(next((rank for rank in ranks if rank), []), key=lambda match: (match.label, match.iri))


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(name))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _has_words(words: Iterable[str], wanted: Iterable[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _by_iri(store: Store, parameter: Parameter, value: Value) -> Match | None:
    found = _IRI.fullmatch(str(value).strip())
    if not found:
        return None
    term = _node(parameter, found["iri"])
    label = next(
        (str(row[0]) for row in store.select(f"SELECT ?l {{ {term} rdfs:label ?l }} ORDER BY ?l LIMIT 1").rows), None
    )
    if label is None:
        if isinstance(value, Iri) or "/" in found["iri"]:
            raise QueryError(f"{parameter.name}: nothing in the store has the IRI {found['iri'][:200]}; give a name")
        return None  # "Source: Reuters" is a name
    return Match(Iri(found["iri"]), label)


def _node(parameter: Parameter, iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{parameter.name}: {iri[:60]!r} is no IRI; give a name") from None


def _refuse_older(store: Store, parameter: Parameter, iri: Iri) -> None:
    newer = store.select(f"SELECT ?newer {{ ?newer prov:wasRevisionOf {_node(parameter, iri)} }} LIMIT 1").rows
    if newer:
        raise QueryError(f"{parameter.name}: there is a newer version of that article, {newer[0][0]}; questions use it")


def _only(store: Store, parameter: Parameter, text: str, found: Sequence[Match]) -> Match:
    if len(found) == 1:
        return found[0]
    kinds = _kinds(store, found)
    lines = [f"  {harmless(match.label)}{kinds.get(match.iri, '')}  {parameter.name}={match.iri}" for match in found]
    more = [f"  and {len(lines) - _MOST_LISTED} more"] if len(lines) > _MOST_LISTED else []
    raise QueryError(
        "\n".join([f"{parameter.name}: {text!r} fits {len(found)}; name one of them:", *lines[:_MOST_LISTED], *more])
    )


def _kinds(store: Store, found: Sequence[Match]) -> Mapping[str, str]:
    """What each is, in brackets, to tell those of one name apart."""
    values = " ".join(str(ox.NamedNode(match.iri)) for match in found[:_MOST_LISTED])
    rows = store.select(f"SELECT ?iri ?class {{ VALUES ?iri {{ {values} }} ?iri a ?class }} ORDER BY ?class").rows
    return {str(iri): f" ({_KINDS[str(kind)]})" for iri, kind in rows if str(kind) in _KINDS}


def _nothing(parameter: Parameter, text: str, candidates: Sequence[_Candidate]) -> str:
    spellings = {fold(name): name for candidate in candidates for name in sorted(candidate.spellings) if name}
    close = close_to(fold(text), sorted(spellings))
    for folded, name in spellings.items():
        close = close.replace(repr(folded), repr(name))
    hint = close or "kg query --name speakers and --name articles list names"
    return f"{parameter.name}: nothing in the store is called {text[:60]!r}; {hint}"


def _article_label(row: Mapping[str, Value]) -> str:
    known = [str(row[key]) for key in ("headline", "publisher", "published") if row[key] is not None]
    return ", ".join(known) or str(row["iri"]).rpartition("/")[2]


def _checked(parameter: Parameter, value: Value) -> str:
    text = " ".join(str(value).split())
    if not text or len(text) > 500 or any(0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise QueryError(f"{parameter.name}: {text[:40]!r} is no name; write one of at most 500 characters")
    return text
