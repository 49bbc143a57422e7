"""What a query of a stranger may say: reading queries only, and nothing that reaches for the network.

pyoxigraph has no switch against SERVICE, so the text is checked before it runs. The check reads tokens, so that the
word in a string, an IRI or a comment does not matter. It must never read less than pyoxigraph's parser does; that one
needs no space around a keyword (`trueSERVICE<http://…>`, `SERVICEex:a` were tried and do call out), takes `<` for "less
than" where it suits (`?a<'x'&&'>'=?b`), and goes back from `p:SERVICE` to `p:` where the whole would be a bad IRI
(`PREFIX p: <http://x:>`). Hence the two readings of some `<`, and the search inside bare words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.store.tokens import Token, read_tokens
from kg.terminal import point_at

READS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

LONGEST = 100_000  # characters; beyond it, reading tokens could take longer than the query may

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_AMBIGUOUS = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*['#]")
_LINE_END = re.compile(r"\r\n|\r|\n")


def check_query(sparql: str) -> None:
    """Raise `QueryError`, with line and column, unless `sparql` is a reading query that stays in the store."""
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"the query is not Unicode text at character {error.start + 1}") from error
    if len(sparql) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST} characters; shorten it")
    _check_form(sparql)
    _check_words(sparql)
    unescaped = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)
    if unescaped != sparql:  # SPARQL replaces \u0053 before it reads; this pyoxigraph does not, another may
        _check_words(unescaped)


def _check_form(sparql: str) -> None:
    tokens = read_tokens(sparql)
    for token in tokens:
        word = token.text.upper()
        if word == "BASE":
            next(tokens, None)
        elif word == "PREFIX":
            next(tokens, None)
            next(tokens, None)
        elif word in READS:
            return
        elif word in UPDATES:
            raise _error(sparql, token, f"{word} changes the store; only {_listed()} may be asked")
        else:
            raise _error(sparql, token, f"a query begins with {_listed()}, not with {token.text[:40]!r}")
    raise QueryError(f"the query is empty; write {_listed()} …")


def _check_words(sparql: str) -> None:
    glued = _may_split_names(sparql)
    for token in _all_readings(sparql):
        word = token.text.upper()
        if token.kind == "word" and word in ("FROM", "LOAD"):
            raise _error(sparql, token, f"{word} is refused: every query asks the union of all graphs")
        if "SERVICE" in word and (token.kind == "word" or (token.kind == "name" and _calls(word, glued=glued))):
            raise _error(sparql, token, "SERVICE is refused: no query may reach the network")


def _calls(name: str, *, glued: bool) -> bool:
    """Whether a prefixed name may be read as a call: the word in its prefix, or in a part that may come loose."""
    return glued or not name.isascii() or "SERVICE" in name.partition(":")[0]


def _may_split_names(sparql: str) -> bool:
    """Whether a declared prefix ends so that an added name could make a bad IRI, and the parser take the name apart."""
    tokens = [token for token in read_tokens(sparql) if token.kind in ("word", "name", "iri")]
    return any(
        word.text.upper() == "PREFIX" and not iri.text.endswith(("/>", "#>"))
        for word, iri in zip(tokens, tokens[2:], strict=False)
    )


def _all_readings(sparql: str) -> Iterator[Token]:
    """All tokens, and from each `<` that may also mean "less than" on, those of that reading until both agree again."""
    seen: set[int] = set()
    starts = [0]
    while starts:
        for token in read_tokens(sparql, starts.pop()):
            if token.start in seen:
                break
            seen.add(token.start)
            yield token
            if token.kind == "iri" and _AMBIGUOUS.match(token.text):
                starts.append(token.start + 1)


def _error(sparql: str, token: Token, message: str) -> QueryError:
    lines = _LINE_END.split(sparql[: token.start])
    line, column = len(lines), len(lines[-1]) + 1
    return QueryError(f"{message} (line {line}, column {column})\n{point_at(sparql, line, column)}")


def _listed() -> str:
    return "SELECT, ASK, CONSTRUCT or DESCRIBE"
