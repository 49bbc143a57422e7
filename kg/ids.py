"""Values to IRIs: the same content gives the same IRI, everywhere and always. No RDF library, no clock, no counter."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from kg.model import Article, Offsets, Statement

BASE = "https://w3id.org/news-kg/id/"
ONTOLOGY = "https://w3id.org/news-kg/ontology#"

_NOT_WORD = re.compile(r"[\W_]+")


def article_iri(article: Article, base: str = BASE) -> str:
    """The IRI of one version of an article, also the name of its graph: made from its identity and its text."""
    return f"{base}article/{_digest(article.identity or '', article.sha256)}"


def identity_iri(article: Article, base: str = BASE) -> str:
    """The IRI that all versions of an article share (`kg:versionOf`)."""
    return f"{base}source/{_digest(article.identity or article.sha256)}"


def reading_digest(article: Article, *state: str) -> str:
    """A digest of what a reading depends on: the text and the data of the article, and the reader's `state`."""
    data = (article.identity, article.published, article.publisher, article.url, article.headline)
    return digest_of(article.sha256, *(str(value) for value in data), *state)


def digest_of(*parts: str) -> str:
    """The SHA-256 of several strings, in hex."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def span_iri(article: str, span: Offsets) -> str:
    """The IRI of the characters from `span[0]` to `span[1]` of the article with the IRI `article`.

    >>> span_iri("https://example.org/a", (3, 9))
    'https://example.org/a#char=3,9'
    """
    return f"{article}#char={span[0]},{span[1]}"


def entity_iri(article: str, kind: str, name: str) -> str:
    """The IRI of a name that only this article knows; letters of any script stay as they are.

    >>> entity_iri("https://example.org/a", "person", "Khalid al-Falih")
    'https://example.org/a/person/khalid-al-falih'
    """
    return f"{article}/{kind}/{slug(name)}"


def statement_iri(article: str, statement: Statement) -> str:
    """The IRI of a statement: where its words stand, not to whom they were resolved, so that a merge can be undone."""
    pieces = (statement.source, statement.cue, statement.content)
    return f"{article}/statement/{_digest(*(_offsets(p) for p in pieces))}"


def item_iri(article: str, kind: str, *parts: object) -> str:
    """The IRI of a figure, event or relation (`kind`), made from `parts`, which must tell it from its like."""
    return f"{article}/{kind}/{_digest(*map(str, parts))}"


def slug(name: str) -> str:
    """`name` as a part of an IRI: lower case, Latin letters without accents, words joined by hyphens.

    >>> slug("Volker Türk"), slug("«Сана»")
    ('volker-turk', 'сана')
    """
    plain = _NOT_WORD.sub("-", fold(name)).strip("-")
    return quote(plain, safe="-", encoding="utf-8") if not _iri_safe(plain) else plain or _digest(name)


def fold(name: str) -> str:
    """`name` for comparing: lower case, one kind of apostrophe and space, Latin letters without accents.

    >>> fold("  Volker  TÜRK ’s")
    "volker turk 's"
    """
    return _folded(name) if len(name) <= _SHORT else _folded.__wrapped__(name)


_SHORT = 64  # characters of what is remembered: words and names come again and again, a broken line need not be kept


@lru_cache(maxsize=1 << 13)
def _folded(name: str) -> str:
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name).replace("’", "'").replace("‘", "'")
    bare = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")  # other scripts' vowel signs stay
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def _iri_safe(text: str) -> bool:
    return all(c.isalnum() or c in "-" for c in text)


def _offsets(pieces: Iterable[Offsets]) -> str:
    return " ".join(f"{start},{end}" for start, end in pieces)


def _digest(*parts: str) -> str:
    return digest_of(*parts)[:16]
