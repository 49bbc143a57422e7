"""A query's result as text: a table for people, the SPARQL results formats and Turtle for machines."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kg.ask.query import Result
from kg.errors import InputError
from kg.store.answer import Form, to_format, to_turtle
from kg.store.prefixes import shorten
from kg.store.values import Iri, Rows, Value

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")

_GAP = "  "
_LEAST = 6  # no column is cut below this


def render(result: Result, format: str = "table", *, width: int | None = None) -> str:
    """`result` in one of `FORMATS`, ending with a line end; a table fits `width` columns, else the terminal's."""
    if format not in FORMATS:
        raise InputError(f"no format {format!r}; take one of {', '.join(FORMATS)}")
    if format == "table":
        return _table_of(result, width or shutil.get_terminal_size((100, 24)).columns)
    if (format == "turtle") != (result.form is Form.TRIPLES):
        raise InputError(_mismatch(result.form, format))
    text = to_turtle(result.payload) if format == "turtle" else to_format(result.payload, format)
    return text if text.endswith("\n") or not text else text + "\n"


def _mismatch(form: Form, format: str) -> str:
    if form is Form.TRIPLES:
        return f"CONSTRUCT and DESCRIBE give a graph, which {format} cannot hold; take --format turtle or table"
    return "turtle is for CONSTRUCT and DESCRIBE; take --format table, csv, tsv, json or xml"


def _table_of(result: Result, width: int) -> str:
    if result.form is Form.BOOLEAN:
        return "yes\n" if result.boolean else "no\n"
    return render_table(result.rows, width)


def render_table(rows: Rows, width: int) -> str:
    """Rows as an aligned table at most `width` wide, where its columns allow it, with the number of rows below.

    >>> print(render_table(Rows(("who", "killed"), (("Observatory", 745), ("Ministry", 12))), 40), end="")
    who          killed
    -----------  ------
    Observatory     745
    Ministry         12
    2 rows
    """
    cells = [[show_value(value) for value in row] for row in rows.rows]
    columns = [[name, *(row[i] for row in cells)] for i, name in enumerate(map(harmless, rows.columns))]
    widths = _fit([max(map(cell_width, column)) for column in columns], width)
    right = [bool(rows.rows) and all(_is_number(row[i]) for row in rows.rows) for i in range(len(columns))]
    lines = [_line([column[0] for column in columns], widths, right), _GAP.join("-" * w for w in widths)]
    lines += [_line(row, widths, right) for row in cells]
    count = f"{len(cells)} row" if len(cells) == 1 else f"{len(cells)} rows"
    return "\n".join([*(line.rstrip() for line in lines if columns), count]) + "\n"


def show_value(value: Value) -> str:
    r"""One value for people: IRIs with their usual prefix, nothing for what is unbound, nothing that a terminal obeys.

    >>> show_value(Iri("https://schema.org/Person")), show_value(None), show_value("a\x1b[2Jb")
    ('schema:Person', '', 'a�[2Jb')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return harmless(shorten(value) if isinstance(value, Iri) else str(value))


def harmless(text: str) -> str:
    """`text` on one line, without control characters and without marks that turn the direction of what follows."""
    return "".join(_safe(char) for char in " ".join(text.split()))


def cell_width(text: str) -> int:
    r"""How many columns of a terminal `text` takes: wide characters two, combining ones none.

    >>> cell_width("abc"), cell_width("新闻"), cell_width("e\u0301")
    (3, 4, 1)
    """
    return sum(_char_width(char) for char in text)


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp") or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return "\ufffd"
    return char


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _fit(widths: list[int], total: int) -> list[int]:
    """Column widths that together fit `total`: the widest gives way first, none below `_LEAST`."""
    widths = list(widths)
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - total
    while over > 0 and widths and max(widths) > _LEAST:
        widest = max(widths)
        second = max([w for w in widths if w < widest], default=_LEAST)
        share = [i for i, w in enumerate(widths) if w == widest]
        cut = max(1, min(widest - max(second, _LEAST), over // len(share)))
        for i in share:
            if over > 0:
                widths[i] -= cut
                over -= cut
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    return _GAP.join(_pad(cell, w, r) for cell, w, r in zip(cells, widths, right, strict=True))


def _pad(cell: str, width: int, right: bool) -> str:
    cut = _cut(cell, width)
    space = " " * (width - cell_width(cut))
    return space + cut if right else cut + space


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _char_width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"
