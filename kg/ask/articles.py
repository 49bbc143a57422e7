"""Articles by what people call them, for questions, exports and the comparison of versions alike."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.matching import Candidate, Match, best, checked, iri_in, none_fits, several_fit
from kg.errors import QueryError
from kg.ids import identity_iri
from kg.model import Article
from kg.store.store import Store
from kg.store.values import Iri, Value

_VERSIONS = """
SELECT ?iri ?identity ?headline ?publisher ?url ?published ?newer WHERE {
  ?iri a kg:Article .
  OPTIONAL { ?iri kg:versionOf ?identity }
  OPTIONAL { ?iri schema:headline ?headline }
  OPTIONAL { ?iri schema:publisher ?publisher }
  OPTIONAL { ?iri schema:url ?url }
  OPTIONAL { ?iri schema:datePublished ?published }
  OPTIONAL { ?newer prov:wasRevisionOf ?iri }
} ORDER BY ?published ?iri"""


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of an article with what it may be called; empty strings where nothing is known."""

    iri: str
    identity: str
    headline: str
    publisher: str
    url: str
    published: str
    newer: str

    @property
    def label(self) -> str:
        known = [part for part in (self.headline, self.publisher, self.published) if part]
        return ", ".join(known) or self.end

    @property
    def end(self) -> str:
        """The last part of its IRI."""
        return self.iri.rpartition("/")[2]


def find_article(store: Store, what: str, value: Value, *, older: bool = False) -> Match:
    """The article that `value` names, in its newest version; `what` it is for begins the message of a `QueryError`.

    It may be the IRI or its last part, the address, the id that a JSON line gave, words of the headline, the publisher,
    or the day of publication. The IRI of an older version names that version where `older` allows it, else it is
    refused.
    """
    versions = [_Version(*("" if v is None else str(v) for v in row)) for row in store.select(_VERSIONS).rows]
    text = checked(what, value)
    iri = iri_in(text) or text
    for version in versions:
        if iri in (version.iri, version.end):
            if version.newer and not older:
                newer = f"there is a newer version of that article, {version.newer}"
                raise QueryError(f"{what}: {newer}; questions use it")
            return Match(Iri(version.iri), version.label)
    newest = {version.identity or version.iri: version for version in versions if not version.newer}
    matches = {v.iri: Match(Iri(v.iri), v.label) for v in newest.values()}

    def of(found: list[_Version]) -> list[Match]:
        latest = {newest[v.identity or v.iri].iri for v in found if (v.identity or v.iri) in newest}
        return [matches[iri] for iri in matches if iri in latest]

    identity = identity_iri(Article(text="", id="", identity=text))
    candidates = [
        Candidate(match, {v.label, v.headline} - {""}) for v in versions for match in of([v])
    ]  # an older headline leads to the newest version too
    found = of([v for v in versions if identity == v.identity or text in (v.url, v.identity)])
    found = found or [matches[v.iri] for v in newest.values() if text in (v.published, v.publisher)]
    found = found or best(text, candidates)
    if not found:
        if "://" in iri:
            raise QueryError(f"{what}: nothing in the store has the address or IRI {iri[:200]}; give a name")
        raise none_fits(what, text, candidates, "kg query --name articles lists them")
    if len(found) > 1:
        raise several_fit(what, text, found, {})
    return found[0]
