"""How much room a node takes with its label, in pixels of the drawing: an estimate of what the browser will make.

It spaces the nodes and decides nothing else: which font stands for "arial" differs by machine, so the page measures
its labels itself (`assets/labels.js`). The widths here are those of DejaVu Sans, the widest that is common.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FONT = 15  # pixels: an ordinary label's font
INSIDE_FONT = 13  # pixels: the font of a label inside its node
WRAP = 130  # pixels: the width that the page wraps an ordinary label at, first of all
_LOOSE, _TIGHT = 0.93, 0.87  # shares of it between which other fonts wrap, as measured
GAP = 8  # pixels between a node and the label below it
MARGIN = 4  # pixels around both
# Thousandths of the font size, by character, as DejaVu Sans has them.
_WIDTHS = {
    character: width
    for width, characters in {
        278: "ijl'", 295: "IJ", 318: " .,’‘\u00a0", 337: ":;/", 352: "f", 361: "-", 392: "t()", 411: "r", 460: '"',
        500: "–", 518: "“”", 521: "s", 525: "z", 550: "c", 557: "L", 577: "kF", 592: "vxy", 605: "PTY", 613: "aeo",
        635: "bdghnpquSE0123456789$?", 656: "K", 685: "ABVXZ", 697: "CR", 735: "U", 752: "HN", 780: "DGOQ&", 818: "w",
        838: "+=~", 863: "M", 974: "m", 989: "W", 1000: "…—%",
    }.items()
    for character in characters
}  # fmt: skip

Point = tuple[float, float]


def label_box(label: str, size: float, font: int = FONT) -> Point:
    """The width and height that a node of radius `size` takes with its label below it.

    >>> label_box("Iran", 10), label_box("Ministry of Interior of Syria", 10)[1]
    ((37.3, 51), 81)
    """
    wide, lines = _wrapped(label, WRAP / FONT)
    return round(max(2 * size, wide * font) + 2 * MARGIN, 1), 2 * size + GAP + lines * font + 2 * MARGIN


def text_box(label: str) -> Point:
    """The width and height of a node whose label stands inside it."""
    wide, lines = _wrapped(label, WRAP / INSIDE_FONT)
    return wide * INSIDE_FONT + 18 + 2 * MARGIN, lines * INSIDE_FONT + 18 + 2 * MARGIN


def _wrapped(label: str, most: float) -> Point:
    """The width of a label's widest line and the number of its lines, in widths and heights of the font.

    Where exactly the browser wraps is not known, so each is the larger of two tries.
    """
    loose, tight = _wrap(label, most * _LOOSE), _wrap(label, most * _TIGHT)
    return max(loose[0], tight[0]), max(loose[1], tight[1])


def _wrap(label: str, most: float) -> Point:
    widest, line, lines = 0.0, 0.0, 1
    space = _width(" ")
    for word in label.split(" "):
        wide = _width(word)
        if line and line + space + wide > most:
            lines, line = lines + 1, wide
        else:
            line += wide + (space if line else 0)
        widest = max(widest, line)
    return widest, lines


@lru_cache(maxsize=4096)
def _width(word: str) -> float:
    return sum(_WIDTHS.get(c) or _other(c) for c in word) / 1000


def _other(character: str) -> int:
    """The width of what the table lacks: none for a mark on a letter, a whole square for Chinese and its kin."""
    if unicodedata.combining(character):
        return 0
    plain = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(plain, 1000 if unicodedata.east_asian_width(character) in "WF" else 600)
