"""Rows as a table that fits the terminal: columns of long text get most of the room, no cell is cut; else lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from math import sqrt

from kg.store.prefixes import shorten
from kg.store.values import Iri, Rows, Value
from kg.terminal import cell_width, columns_of, harmless, pad, wrap_cell

_GAP = "  "
_READABLE = 14  # a column is not made narrower than its longest word, or than this where a word is longer
_SHORT = 40  # columns of a value that may stand below for all rows; longer text stays in its column
_TEXT_SHARE = 0.3  # of the width, for the column with the most text, where it has so much


def render_table(
    rows: Rows,
    width: int,
    *,
    evidence: Mapping[int, Sequence[str]] | None = None,
    details: Sequence[str] | None = None,
) -> str:
    """Rows as an aligned table at most `width` wide, with the number of rows below, and a row's `evidence` under it.

    With `details`, the names of columns that matter less, least first, columns without any value are left out; and so,
    where the rest has no room, are those with one value for all rows, then one detail after another. What is left out
    is said below. Where the columns do not fit even then, each row becomes lines of name and value.

    >>> print(render_table(Rows(("who", "killed"), (("Observatory", 745), ("Ministry", 12))), 40), end="")
    who          killed
    -----------  ------
    Observatory     745
    Ministry         12
    2 rows
    """
    evidence = evidence or {}
    cells = [[show_value(value) for value in row] for row in rows.rows]
    names = [harmless(name) for name in rows.columns]
    lines, below = _records(names, cells, width, evidence), list[str]()
    selections = list(_selections(names, cells, None if details is None else [harmless(name) for name in details]))
    tries = [(one, _TEXT_SHARE) for one in selections] + [(selections[-1], 0.0)]
    for (shown, left_out), share in tries:
        columns = [[names[i], *(row[i] for row in cells)] for i in shown]
        widths = _fit(columns, width, share)
        if widths is not None:
            right = [bool(cells) and all(_is_number(row[i]) for row in rows.rows) for i in shown]
            picked = [[row[i] for i in shown] for row in cells]
            lines, below = _grid([names[i] for i in shown], picked, widths, right, evidence), left_out
            break
    count = f"{len(cells)} row" if len(cells) == 1 else f"{len(cells)} rows"
    return "\n".join([*lines, *wrap_cell("; ".join([count, *below]), max(width, 20))]) + "\n"


def _selections(
    names: Sequence[str], cells: Sequence[Sequence[str]], details: Sequence[str] | None
) -> Iterator[tuple[list[int], list[str]]]:
    """Which columns to show, ever fewer, each time with what to say of the others."""
    shown = list(range(len(names)))
    if details is None or not cells:
        yield shown, []
        return
    empty = [i for i in shown if not any(row[i] for row in cells)]
    shown = [i for i in shown if i not in empty]
    below = [f"nothing in: {', '.join(names[i] for i in empty)}"] if empty else []
    yield shown, below
    alike = [i for i in shown if len(cells) > 1 and len({row[i] for row in cells}) == 1]
    constant = [i for i in alike if cell_width(cells[0][i]) <= _SHORT]
    if len(constant) < len(shown):
        shown = [i for i in shown if i not in constant]
        said = ", ".join(f"{names[i]} {cells[0][i]}" for i in constant)
        below = [*below, f"in all: {said}"] if constant else below
        yield shown, below
    going = [name for name in details if any(names[i] == name for i in shown)]
    for most in range(1, len(going) + 1):
        left_out = [names[i] for i in shown if names[i] in going[:most]]
        kept = [i for i in shown if names[i] not in left_out]
        if kept:
            yield kept, [*below, f"no room for: {', '.join(left_out)} (csv has all)"]


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


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _fit(columns: Sequence[Sequence[str]], total: int, share: float) -> list[int] | None:
    """Widths that together fit `total`; None where the columns cannot be read then.

    The column with the most text has at least `share` of the width, if it needs that. What is left goes, step by step,
    to the column whose cells are wrapped into the most lines, so that long text gets most.
    """
    most = [max(map(cell_width, column)) for column in columns]
    if columns_of(most, len(_GAP)) <= total:
        return most
    widths = [min(width, _least(column)) for width, column in zip(most, columns, strict=True)]
    amounts = [sqrt(sum(cell_width(cell) ** 2 for cell in column[1:]) / len(column)) for column in columns]
    longest = max(range(len(columns)), key=lambda place: amounts[place])
    widths[longest] = max(widths[longest], min(most[longest], int(total * share)))
    room = total - columns_of(widths, len(_GAP))
    if room < 0:
        return None
    for _ in range(room):
        place = max(
            (place for place, width in enumerate(widths) if width < most[place]),
            key=lambda place: amounts[place] / widths[place],
        )
        widths[place] += 1
    return widths


def _least(column: Sequence[str]) -> int:
    return max(2, *(min(_READABLE, cell_width(word)) for cell in column for word in cell.split()), 2)


def _grid(
    names: Sequence[str],
    cells: Sequence[Sequence[str]],
    widths: Sequence[int],
    right: Sequence[bool],
    evidence: Mapping[int, Sequence[str]],
) -> list[str]:
    if not names:
        return []
    wrapped = [[wrap_cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in [names, *cells]]
    apart = any(len(cell) > 1 for row in wrapped[1:] for cell in row) or bool(evidence)
    lines = [*_lines(wrapped[0], widths, right), _GAP.join("-" * width for width in widths)]
    for number, row in enumerate(wrapped[1:]):
        lines += [""] if apart and number else []
        lines += _lines(row, widths, right)
        lines += _beneath(evidence.get(number, ()), columns_of(widths, len(_GAP)))
    return lines + ([""] if apart and cells else [])


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    return [
        _GAP.join(pad(cell, width, right=to) for cell, width, to in zip(line, widths, right, strict=True)).rstrip()
        for line in zip_longest(*row, fillvalue="")
    ]


def _records(
    names: Sequence[str], cells: Sequence[Sequence[str]], width: int, evidence: Mapping[int, Sequence[str]]
) -> list[str]:
    """Each row as lines of a column's name and its value, those without a value left out."""
    indent = max(map(cell_width, names), default=0) + len(_GAP)
    lines: list[str] = []
    for number, row in enumerate(cells):
        for name, cell in zip(names, row, strict=True):
            first, *rest = wrap_cell(cell, max(width - indent, _READABLE))
            lines += (
                [pad(name, indent) + pad(first, 0), *(" " * indent + pad(line, 0) for line in rest)] if cell else []
            )
        lines += _beneath(evidence.get(number, ()), width)
        lines.append("")
    return lines


def _beneath(passages: Sequence[str], width: int) -> list[str]:
    return [f"    {line}" for passage in passages for line in wrap_cell(harmless(passage), max(width - 4, 40))]
