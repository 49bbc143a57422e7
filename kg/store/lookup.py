"""Articles and speakers of a store by what people call them: one match or an error that lists what there is."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.errors import InputError
from kg.ids import fold, identity_iri
from kg.model import Article
from kg.store.store import Store

_SHOWN = 6  # articles or names that an error lists


@dataclass(frozen=True, slots=True)
class _Found:
    """An article version with what it may be called."""

    iri: str
    identity: str
    headline: str
    url: str
    publisher: str
    published: str

    def __str__(self) -> str:
        parts = (self.headline, self.url, self.publisher, self.published, self.iri)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name and the IRIs of the nodes that bear it."""

    label: str
    iris: frozenset[str]


def find_article(store: Store, text: str) -> str:
    """The IRI of the newest version of the article that `text` names: its URL or id, IRI, headline or part of one.

    The IRI of a version, or the last part of it, names that version itself.
    """
    versions = _versions(store)
    for version in versions:
        if text in (version.iri, version.iri.rpartition("/")[2]):
            return version.iri
    identity = identity_iri(Article(text="", id="", identity=text))
    wanted = fold(text)
    tests: tuple[Callable[[_Found], bool], ...] = (
        lambda v: identity == v.identity or text in (v.url, v.identity),
        lambda v: wanted == fold(v.headline),
        lambda v: bool(wanted) and wanted in fold(v.headline),
    )
    for test in tests:
        identities = sorted({v.identity for v in versions if test(v)})
        if len(identities) == 1:
            return store.versions_of(identities[0])[-1].iri
        if identities:
            raise InputError(
                f"several articles are called {text!r}; name one by its IRI: "
                + _listed(v for v in versions if v.identity in identities)
            )
    raise InputError(f"no article is called {text!r}; there are: {_listed(versions)}")


def find_speaker(store: Store, text: str) -> Speaker:
    """Who is called `text` among those who state something: by IRI, name, other spelling, or part of a name.

    A name that the known entities lack is each article's own, so one name may be several nodes: all of them are meant.
    """
    labels: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for who, label, other in store.select(_SPEAKERS).rows:
        labels.setdefault(str(who), str(label))
        names.setdefault(str(who), {str(label)}).update([str(other)] if other else [])
    if text in labels:
        return Speaker(labels[text], frozenset({text}))
    wanted = fold(text)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda who: wanted == fold(labels[who]),
        lambda who: wanted in map(fold, names[who]),
        lambda who: bool(wanted) and any(wanted in fold(name) for name in names[who]),
    )
    for test in tests:
        found = {who for who in labels if test(who)}
        called = sorted({labels[who] for who in found})
        if len({fold(label) for label in called}) == 1:
            return Speaker(called[0], frozenset(found))
        if found:
            more = f" and {len(called) - _SHOWN} more" if len(called) > _SHOWN else ""
            raise InputError(f"several speakers are called {text!r}: {'; '.join(called[:_SHOWN])}{more}; name one")
    close = difflib.get_close_matches(text, sorted(set().union(*names.values())), n=3)
    hint = f"; did you mean {' or '.join(map(repr, close))}?" if close else "; kg query lists who speaks"
    raise InputError(f"nobody called {text!r} says anything in this store{hint}")


_SPEAKERS = """
SELECT DISTINCT ?who ?label ?other
WHERE {
  ?statement kg:statedBy ?who .
  ?who rdfs:label ?label
  OPTIONAL { ?who skos:altLabel ?other }
}
ORDER BY ?who ?label ?other
"""
_VERSIONS = """
SELECT ?article ?identity ?headline ?url ?publisher ?day
WHERE {
  ?article a kg:Article ; kg:versionOf ?identity .
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:datePublished ?day }
}
ORDER BY ?day ?article
"""


def _versions(store: Store) -> list[_Found]:
    rows = store.select(_VERSIONS).rows
    return [_Found(*("" if value is None else str(value) for value in row)) for row in rows]


def _listed(versions: Iterable[_Found]) -> str:
    found = [str(version) for version in versions]
    more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return "; ".join([*found[:_SHOWN], *more]) or "none"
