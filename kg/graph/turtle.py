"""Turtle of strangers read into rdflib: whatever is wrong with a file, one line says what and where.

The parser is the store's own (pyoxigraph), not rdflib's: it does not recurse, gives up on the first fault with its
line, and refuses what the store would refuse later: an IRI with a blank or a bracket in it, half a surrogate pair, a
language tag that is none. Values are looked at here, because rdflib makes numbers of a billion digits of "9E999999999".
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.errors import DataError, InputError

LARGEST = 256 * 1024 * 1024  # bytes; ten thousand articles' export, read in a minute
_LONGEST_NUMBER = 100  # characters; Python compares longer ones slowly, and nothing in the news is counted so far
_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)")
_DECIMALS = frozenset(
    str(XSD[name])
    for name in (
        *("decimal", "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_LINE = re.compile(r" \(line \d+\)$")


def read_turtle(path: Path) -> Graph:
    """The Turtle file `path`; one that cannot be read or used is an `InputError` or `DataError` that says why."""
    return parse_turtle(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a file of bounded size; anything but a regular file (a device, a pipe) is refused."""
    try:
        if path.exists() and not path.is_file():
            kind = "folder" if path.is_dir() else "device or pipe"
            raise InputError(f"{path}: is a {kind}; name a Turtle file")
        if (size := path.stat().st_size) > LARGEST:
            raise InputError(f"{path}: is too large ({size:,} bytes, at most {LARGEST:,} are read); split it")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from None
    except ValueError as error:  # a path that is none
        raise InputError(f"{str(path)!r}: cannot be read ({error}); check the path") from None


def parse_turtle(text: str, path: Path, base: str | None = None) -> Graph:
    """The graph that `text` says; messages call it `path`, and relative IRIs are taken against `base`."""
    graph = Graph(bind_namespaces="none")
    try:
        quads = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=base, rename_blank_nodes=True)
        with _quiet():
            for quad in quads:
                graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
        for prefix, namespace in quads.prefixes.items():
            graph.bind(prefix, namespace, replace=True)
    except SyntaxError as error:
        raise DataError(f"{path}: not Turtle: {_reason(error)}; correct the file") from None
    except _UnusableError as error:
        raise DataError(f"{path}: <{_short(quad.subject)}> has {error}; correct the file") from None
    except Exception as error:  # whatever else the libraries cannot do with a file: memory, depth, what they forgot
        raise DataError(f"{path}: cannot be read as Turtle ({type(error).__name__}); correct the file") from None
    return graph


class _UnusableError(ValueError):
    """A term that is Turtle and of no use here."""


def _term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal) or term.direction is not None:
        raise _UnusableError("a value of RDF 1.2 (a quoted triple or a direction), which kg does not know")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    if datatype == XSD.string:
        return Literal(term.value)
    if str(datatype) in _DECIMALS and (len(term.value) > _LONGEST_NUMBER or not _NUMBER.fullmatch(term.value.strip())):
        raise _UnusableError(f"{_short(term)!r}, which is no number that kg can hold ({_name(datatype)})")
    try:
        value = Literal(term.value, datatype=datatype)
    except Exception:
        value = None
    if value is None or value.ill_typed:
        raise _UnusableError(f"{_short(term)!r}, which is no {_name(datatype)}")
    return value


def _name(datatype: URIRef) -> str:
    return str(datatype).replace(str(XSD), "xsd:")


def _short(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    text = " ".join(term.value.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _reason(error: SyntaxError) -> str:
    """What the parser found, with its line."""
    message = " ".join(str(error.msg).split())
    found = _LINE.sub("", message.partition(": ")[2] or message)  # before it stands the place, which is told apart
    if "No scheme" in found:
        found = "an IRI without a scheme; write it in full, such as <https://example.org/person/jane-doe>"
    return f"line {error.lineno}: {found[:200]}"


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Make values that are not what their type says an error of one line; rdflib prints a traceback for each."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
