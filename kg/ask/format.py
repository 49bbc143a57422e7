"""A query's result as text: a table for people, the SPARQL results formats and Turtle for machines."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence

from kg.ask.query import Result
from kg.ask.table import render_table
from kg.errors import InputError
from kg.store.answer import Form, payload_of, to_format, to_turtle
from kg.store.values import Rows

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
EVIDENCE = "evidence"  # the column that holds the words in formats other than the table

Passages = Mapping[int, Sequence[str]]  # under each row, by its number


def render(result: Result, format: str = "table", *, width: int | None = None, evidence: Passages | None = None) -> str:
    """`result` in one of `FORMATS`, ending with a line end; a table fits `width` columns, else the terminal's."""
    _check_format(format)
    if evidence is not None or (format == "table" and result.form is not Form.BOOLEAN):
        return render_rows(result.rows, format, width=width, evidence=evidence)
    if format == "table":
        return "yes\n" if result.boolean else "no\n"
    if (format == "turtle") != (result.form is Form.TRIPLES):
        raise InputError(_mismatch(result.form, format))
    return _ended(to_turtle(result.payload) if format == "turtle" else to_format(result.payload, format))


def render_rows(
    rows: Rows,
    format: str = "table",
    *,
    width: int | None = None,
    evidence: Passages | None = None,
    details: Sequence[str] | None = None,
) -> str:
    """`rows` in one of `FORMATS`; `evidence` stands under each row of a table, else in a column of its own.

    `details`: see `kg.ask.table.render_table`.
    """
    _check_format(format)
    if format == "table":
        return render_table(rows, width or terminal_width(), evidence=evidence, details=details)
    if format == "turtle":
        raise InputError(_mismatch(Form.ROWS, format))
    if evidence is not None:
        cells = [(*row, "\n".join(evidence.get(number, ())) or None) for number, row in enumerate(rows.rows)]
        rows = Rows((*rows.columns, EVIDENCE), tuple(cells))
    return _ended(to_format(payload_of(rows), format))


def terminal_width() -> int:
    """How many columns the terminal has; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def _check_format(format: str) -> None:
    if format not in FORMATS:
        raise InputError(f"no format {format!r}; take one of {', '.join(FORMATS)}")


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else text + "\n"


def _mismatch(form: Form, format: str) -> str:
    if form is Form.TRIPLES:
        return f"CONSTRUCT and DESCRIBE give a graph, which {format} cannot hold; take --format turtle or table"
    return "turtle is for CONSTRUCT and DESCRIBE; take --format table, csv, tsv, json or xml"
