"""Answering one query over a store in plain bytes, which may cross to another process, and reading them again."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.engine import open_reader
from kg.store.prefixes import PREFIXES
from kg.store.tokens import unknown_word
from kg.store.values import XSD, Iri, Rows, Value, to_rows
from kg.terminal import point_at

_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_LINE_END = re.compile(r"\r\n|\n|\r")
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
    """Pyoxigraph's message about a broken query as one that a person can read, with the line and a caret below it.

    >>> print(syntax_message("SELECT * { ?s ?p }", "error at 1:18: expected one of ..."))
    the query is not SPARQL at line 1, column 18: unexpected '}'
      SELECT * { ?s ?p }
                       ^
    """
    found = _PLACE.match(error)
    if not found:
        return f"the query is not SPARQL: {' '.join(error.split())[:200]}"
    line, column, expected = int(found[1]), int(found[2]), found[3]
    what = next((why for hint, why in _HINTS.items() if hint in expected), "")
    if not what and (word := unknown_word(sparql)):  # pyoxigraph's place is then often a word later
        before = _LINE_END.split(sparql[: word.start])
        line, column = len(before), len(before[-1]) + 1
    if not what:
        lines = _LINE_END.split(sparql)
        rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
        token = re.match(r"\w+|\S", rest.lstrip())
        what = f"unexpected {token[0]!r}" if token else "something before its end is wrong or missing"
    pointed = point_at(sparql, line, column)
    return f"the query is not SPARQL at line {line}, column {column}: {what}" + (f"\n{pointed}" if pointed else "")


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


def payload_of(rows: Rows) -> bytes:
    """Rows as SPARQL results JSON, so that they can be written in all its formats."""
    bindings = [
        {name: _binding(value) for name, value in zip(rows.columns, row, strict=True) if value is not None}
        for row in rows.rows
    ]
    return json.dumps({"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}).encode()


def _binding(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"type": "uri", "value": str(value)}
    for kind, datatype in _DATATYPES:
        if isinstance(value, kind):
            text = str(value).lower() if kind is bool else format(value, "f") if kind is Decimal else str(value)
            return {"type": "literal", "value": text, "datatype": XSD + datatype}
    return {"type": "literal", "value": str(value)}


_DATATYPES: tuple[tuple[type, str], ...] = (  # a bool is an int too, and so stands before it
    (bool, "boolean"),
    (int, "integer"),
    (Decimal, "decimal"),
    (float, "double"),
    (date, "date"),
)


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
