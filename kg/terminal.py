"""Text for a terminal: nothing that it would obey, widths as it shows them, lines that fit, places pointed at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wcwidth import wcswidth, wrap

_LINE_END = re.compile(r"\r\n|\r|\n")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ISOLATE, _POP = "\u2068", "\u2069"
_AROUND = 60  # columns of a long line shown on each side of a place


def harmless(text: str) -> str:
    r"""`text` on one line, without control characters and without marks that turn the direction of what follows.

    >>> harmless("a\x1b[2J\n b")
    'a�[2J b'
    """
    return "".join(_safe(letter) for letter in " ".join(text.split()))


def cell_width(text: str) -> int:
    r"""How many columns of a terminal `text` takes: wide characters two, combining ones none.

    >>> cell_width("abc"), cell_width("新闻"), cell_width("e\u0301")
    (3, 4, 1)
    """
    return max(0, wcswidth(text))


def wrap_cell(text: str, width: int) -> list[str]:
    """`text`, harmless already, in lines at most `width` wide; words longer than that are broken.

    >>> wrap_cell("one two three", 7)
    ['one two', 'three']
    """
    return wrap(text, max(2, width)) or [""]  # a wide character needs two columns


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` with spaces up to `width`; what is written from right to left is kept from reordering its neighbours."""
    space = " " * (width - cell_width(text))
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        text = f"{_ISOLATE}{text}{_POP}"
    return space + text if right else text + space


def point_at(text: str, line: int, column: int) -> str:
    """Line `line` of `text`, with a caret under character `column`, both counted from 1; nothing where it is blank.

    >>> print(point_at("SELECT *\\nLIMIT x", 2, 7))
      LIMIT x
            ^
    """
    lines = _LINE_END.split(text)
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return ""
    shown = "".join(" " if letter == "\t" else _safe(letter) for letter in lines[line - 1])
    start = max(0, column - 1 - _AROUND)
    before, after = shown[start : column - 1], shown[column - 1 : column - 1 + _AROUND]
    return f"  {before}{after}\n  {' ' * cell_width(before)}^"


def columns_of(widths: Sequence[int], gap: int) -> int:
    """How wide columns of these widths are together, with `gap` between each two."""
    return sum(widths) + gap * max(0, len(widths) - 1)


def _safe(letter: str) -> str:
    category = unicodedata.category(letter)
    return "\ufffd" if category in ("Cc", "Cs", "Zl", "Zp") or letter in _TURNING else letter
