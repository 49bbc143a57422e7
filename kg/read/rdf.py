"""Telling RDF from articles: a graph that was exported is no news, and would be read as megabytes of odd prose."""

from __future__ import annotations

import re
from io import BufferedReader
from typing import BinaryIO, cast

from kg.errors import InputError

_AHEAD = 512  # bytes
_ENDINGS = {
    ".ttl": "Turtle", ".n3": "Turtle", ".nt": "N-Triples", ".nq": "N-Quads", ".trig": "TriG", ".rdf": "RDF/XML",
    ".owl": "RDF/XML", ".jsonld": "JSON-LD",
}  # fmt: skip
_IRI = r"<[A-Za-z][A-Za-z0-9+.-]*+:[^<>\"{}|^`\\\s]*+>"
_NODE = rf"(?:{_IRI}|_:[^\s<]++)"
_CLASS = rf"a\s++(?:{_IRI}|[\w.-]*+:\w)"
_COMMENTS = r"\s*+(?:\#[^\n]*+(?:\n\s*+|\Z))*+"
# How each begins, after what may stand before it. Nothing here goes back over what it has read.
_BEGINNINGS = {
    "Turtle": re.compile(
        rf"{_COMMENTS}(?:(?i:@(?:prefix|base)\s|prefix\s++[\w.-]*+:\s*+<|base\s*+<[a-z])"
        rf"|{_NODE}\s++(?:{_CLASS}|[\w.-]++:[\w.-]++\s)|\[\s*+(?:\]\s*+)?(?:{_CLASS}|{_IRI}\s))"
    ),
    "N-Triples": re.compile(rf"{_COMMENTS}{_NODE}\s*+{_IRI}\s*+(?:[<\"\[(]|_:)"),
    "TriG": re.compile(rf"{_COMMENTS}(?:(?:(?i:graph)\s++)?{_NODE}\s*+\{{|\{{\s*+{_NODE}\s)"),
    "RDF/XML": re.compile(
        r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+(?:<!DOCTYPE\s++rdf|<rdf:RDF\b)", re.I
    ),
    "JSON-LD": re.compile(r"\s*+(?:\[\s*+)?+\{\s*+\"@(?:context|graph|id|type)\""),
}


def start_of(first: bytes, stream: BinaryIO) -> bytes:
    """The first line, with what is known of the rest where that line is a bracket at most, as JSON may begin."""
    return first if len(first.strip()) > 2 else first + cast(BufferedReader, stream).peek(_AHEAD)


def refuse_rdf(name: str, ending: str, start: str) -> None:
    """Raise an `InputError` where the file's `ending` or its `start` says that it is RDF; messages call it `name`.

    >>> refuse_rdf("graph", "", "@prefix kg: <https://w3id.org/news-kg/ontology#> .")
    Traceback (most recent call last):
        ...
    kg.errors.InputError: graph: is a graph (Turtle), not an article; check it with kg validate, give known names with \
--entities, and read the articles themselves
    """
    kind = _ENDINGS.get(ending) or next((kind for kind, begins in _BEGINNINGS.items() if begins.match(start)), None)
    if kind:
        raise InputError(
            f"{name}: is a graph ({kind}), not an article; check it with kg validate, give known names with "
            "--entities, and read the articles themselves"
        )
