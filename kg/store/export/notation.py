"""A term as Turtle and TriG write it: prefixed where a prefix fits, bare numbers, everything else as in N-Triples."""

from __future__ import annotations

import re
from functools import lru_cache

import pyoxigraph as ox

from kg.ids import BASE
from kg.store.convert import XSD_STRING, Term
from kg.store.prefixes import PREFIXES

# The known entities' own namespaces, as ontology/entities.ttl names them.
DATA_PREFIXES = {name: f"{BASE}{name}/" for name in ("group", "organization", "person", "place")}
TURTLE_PREFIXES = dict(sorted({**PREFIXES, **DATA_PREFIXES}.items()))
_PREFIX_OF = {namespace: prefix for prefix, namespace in TURTLE_PREFIXES.items()}

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")  # of PN_LOCAL what needs no escape
_XSD = PREFIXES["xsd"]
_BARE = {  # the forms that Turtle's grammar gives these types without quotation marks
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"(?<![0-9])[+-]?[0-9]*+\.[0-9]++"),
    _XSD + "boolean": re.compile(r"true|false"),
}


def preamble() -> str:
    """The `@prefix` lines, in order of their names."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in TURTLE_PREFIXES.items())


@lru_cache(maxsize=4096)
def iri_notation(iri: str) -> str:
    """An IRI, which the store has checked, with a prefix where one fits.

    >>> iri_notation("https://w3id.org/news-kg/ontology#Killed"), iri_notation("https://example.org/a#char=3,9")
    ('kg:Killed', '<https://example.org/a#char=3,9>')
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1  # every namespace ends with one of the two
    prefix = _PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else f"<{iri}>"


def term_notation(term: Term) -> str:
    """A term of the store.

    >>> term_notation(ox.Literal(7)), term_notation(ox.Literal("a\\nb", language="en"))
    ('7', '"a\\\\nb"@en')
    """
    if isinstance(term, ox.NamedNode):
        return iri_notation(term.value)
    if not isinstance(term, ox.Literal) or term.language or term.datatype.value == XSD_STRING:
        return str(term)
    datatype = term.datatype.value
    bare = _BARE.get(datatype)
    if bare and bare.fullmatch(term.value):
        return str(term.value)
    return f"{ox.Literal(term.value)}^^{iri_notation(datatype)}"
