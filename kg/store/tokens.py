"""The tokens of a SPARQL query: for `kg.ask.guard`, which refuses some, and for pointing at a word that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The words of SPARQL 1.1's grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), and those of the drafts that
# pyoxigraph reads.
WORDS = frozenset(
    "a abs add adjust all as asc ask avg base bind bnode bound by ceil clear coalesce concat construct contains copy "
    "count create data datatype day default delete desc describe distinct drop encode_for_uri exists false filter "
    "floor from graph group group_concat haslang haslangdir having hours if in insert into iri isblank isiri isliteral "
    "isnumeric istriple isuri lang langdir langmatches lateral lcase limit load max md5 min minus minutes month move "
    "named not now object offset optional order predicate prefix rand reduced regex replace round sameterm sample "
    "seconds select separator service sha1 sha256 sha384 sha512 silent str strafter strbefore strdt strends strlang "
    "strlangdir strlen strstarts struuid subject substr sum timezone to triple true tz ucase undef union uri using "
    "uuid values version where with year".split()
)

_IRI = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
_TOKENS = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri>{_IRI})
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:[\w.-]+)
    | (?P<name>(?:[^\W\d_][\w.-]{{0,200}})?:(?:[\w:.-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token of a query: its kind, its text, and where it begins."""

    kind: str
    text: str
    start: int


def read_tokens(sparql: str, start: int = 0) -> Iterator[Token]:
    """The tokens of `sparql`, spaces and comments left out.

    >>> [token.text for token in read_tokens("ASK { ?s kg:about 'SERVICE' } # FROM")]
    ['ASK', '{', '?s', 'kg:about', "'SERVICE'", '}']
    """
    for match in _TOKENS.finditer(sparql, start):
        if match.lastgroup not in ("space", "comment"):
            yield Token(str(match.lastgroup), match[0], match.start())


def unknown_word(sparql: str) -> Token | None:
    """The first bare word that SPARQL does not know, such as a misspelt keyword.

    >>> unknown_word("SELECT ?x { OPTIONL { ?x ?y ?z } }").text
    'OPTIONL'
    """
    return next((one for one in read_tokens(sparql) if one.kind == "word" and one.text.lower() not in WORDS), None)
