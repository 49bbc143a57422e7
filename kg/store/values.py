"""What a query gives back to Python: typed values, with IRIs told from plain strings. No rdflib."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from kg.errors import MissingExtraError

XSD = "http://www.w3.org/2001/XMLSchema#"

_WHOLE = frozenset(
    XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


class Iri(str):
    """An IRI: a string that is known to be one.

    >>> Iri("https://example.org/a")
    Iri('https://example.org/a')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Iri({str(self)!r})"


Value = Iri | str | int | float | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: its columns' names, and a tuple of values for each solution (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """Each row by its columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_frame(self) -> Any:
        """The rows as a `pandas.DataFrame`; pandas is an optional part (`MissingExtraError` says how to install it)."""
        try:
            from pandas import DataFrame
        except ImportError:
            raise MissingExtraError("to_frame() needs pandas, which is not installed: pip install pandas") from None
        return DataFrame.from_records(list(self.rows), columns=list(self.columns))


def to_rows(solutions: ox.QuerySolutions) -> Rows:
    """All solutions, read to the end (pyoxigraph's own may not cross threads, and hold the store open)."""
    names = [variable.value for variable in solutions.variables]
    found: Iterable[Any] = solutions
    return Rows(tuple(names), tuple(tuple(to_python(solution[name]) for name in names) for solution in found))


def to_python(term: object) -> Value:
    """A term as the Python value it stands for; a literal whose form does not fit its datatype stays a string.

    >>> to_python(ox.Literal(7)), to_python(ox.NamedNode("urn:a")), to_python(None)
    (7, Iri('urn:a'), None)
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    try:
        return _typed(term.value, term.datatype.value)
    except (ValueError, InvalidOperation):
        return str(term.value)


def _typed(text: str, datatype: str) -> Value:
    if datatype in _WHOLE:
        return int(text)
    if datatype == XSD + "decimal":
        return Decimal(text)
    if datatype in (XSD + "double", XSD + "float"):
        return float(text.replace("INF", "inf"))
    if datatype == XSD + "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if datatype == XSD + "date":
        return date.fromisoformat(text)
    return text
