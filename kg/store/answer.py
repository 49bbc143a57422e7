"""Answering one query over a store in plain bytes, which may cross to another process, and reading them again."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.engine import open_reader
from kg.store.prefixes import PREFIXES
from kg.store.values import Rows, to_rows

_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_XML_FORBIDS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


class Form(StrEnum):
    """What a query gives: solutions (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE)."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    TRIPLES = "triples"


class Answer(NamedTuple):
    """What a query gave, in bytes: SPARQL results JSON for rows and booleans, sorted N-Triples for triples."""

    form: Form
    payload: bytes


def answer_query(path: Path, sparql: str) -> Answer:
    """Answer `sparql` over the union of all graphs of the store at `path`, as it is now."""
    with open_reader(path) as database:
        try:
            found = database.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
            return _answer(found)
        except SyntaxError as error:
            raise QueryError(syntax_message(sparql, str(error))) from error
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the query could not be answered from {path}: {' '.join(str(error).split())}") from error


def syntax_message(sparql: str, error: str) -> str:
    """Pyoxigraph's message about a broken query as one line that a person can read.

    >>> syntax_message("SELECT * { ?s ?p }", "error at 1:18: expected one of ...")
    "the query is not SPARQL at line 1, column 18: unexpected '}'"
    """
    place = _PLACE.match(error)
    if not place:
        return f"the query is not SPARQL: {' '.join(error.split())[:200]}"
    line, column, expected = int(place[1]), int(place[2]), place[3]
    lines = re.split(r"\r\n|\n|\r", sparql)
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    found = re.match(r"\w+|\S", rest.lstrip())
    what = f"unexpected {found[0]!r}" if found else "something before its end is wrong or missing"
    for hint, why in _HINTS.items():
        if hint in expected:
            what = why
    return f"the query is not SPARQL at line {line}, column {column}: {what}"


# Of what pyoxigraph expects, mostly a page of character classes, these say what is wrong.
_HINTS = {
    "Prefix not found": "a prefix before this place is not declared",
    "variable that is unbound": "the SELECT names a variable that the pattern or GROUP BY does not give",
}


def rows_of(payload: bytes) -> Rows:
    """The rows of an answer of the form `Form.ROWS`."""
    found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError("this query gives yes or no, not rows")
    return to_rows(found)


def to_format(payload: bytes, name: str) -> str:
    """Rows or a boolean in one of the SPARQL results formats `json`, `csv`, `tsv`, `xml`."""
    if name == "json":
        return payload.decode()
    found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
    text = found.serialize(format=_FORMATS[name])
    made = (text or b"").decode()
    return made.translate(_XML_FORBIDS) if name == "xml" else made


def to_turtle(payload: bytes) -> str:
    """Triples as Turtle, with the usual prefixes where they are used."""
    triples = [quad.triple for quad in ox.parse(payload, format=ox.RdfFormat.N_TRIPLES)]
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    lines = text.splitlines(keepends=True)
    body = "".join(lines[len(PREFIXES) :])  # pyoxigraph writes the prefixes in an order of its own, used or not
    used = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in body]
    return "".join(used) + body


def triples_of(payload: bytes) -> Rows:
    """Triples as rows of a subject, a predicate and an object, each as N-Triples writes it."""
    triples = (quad.triple for quad in ox.parse(payload, format=ox.RdfFormat.N_TRIPLES))
    terms = tuple(tuple(_shown(term) for term in (t.subject, t.predicate, t.object)) for t in triples)
    return Rows(("subject", "predicate", "object"), terms)


def _shown(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryTriples):
        lines = sorted({f"{triple} .\n" for triple in found})
        return Answer(Form.TRIPLES, "".join(lines).encode())
    form = Form.BOOLEAN if isinstance(found, ox.QueryBoolean) else Form.ROWS
    return Answer(form, found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
