"""Text to windows: what the tagger's network is fed, one run of whole paragraphs at a time.

Training and inference share this module, so that a model never sees at run time what it was not trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 256  # word pieces in a window, the two markers included; MiniLM was trained with 256 at most
PARAGRAPH_START = 5  # added to the casing of a paragraph's first piece
SHAPES = 10  # five ways of casing, each at a paragraph's start or elsewhere
CLS, SEP = 101, 102  # BERT's uncased vocabulary

_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"'”’)]»")


@dataclass(frozen=True, slots=True)
class Window:
    """A run of word pieces: their ids, casings, and half-open offsets (code points) into the article's text.

    The first and the last piece are BERT's markers; their offsets are empty.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer saved in `path`, without the truncation and padding that some files switch on."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exceptions
        reason = " ".join(str(error).split())[:200]
        raise DataError(f"{path} is not a tokenizer that can be read: {reason}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Iterator[Window]:
    """Yield the windows of `text`: whole paragraphs up to LIMIT pieces; a longer one is cut at a sentence's end."""
    pending: list[tuple[int, int, int, int]] = []  # id, shape, start, end
    room = LIMIT - 2
    for start, end in paragraphs:
        pieces = _pieces(text, start, end, tokenizer)
        if pending and len(pending) + len(pieces) > room:
            yield _window(pending)
            pending = []
        while len(pieces) > room:
            cut = _cut(text, pieces, room)
            yield _window(pieces[:cut])
            pieces = pieces[cut:]
        pending += pieces
    if pending:
        yield _window(pending)


def _pieces(text: str, start: int, end: int, tokenizer: Tokenizer) -> list[tuple[int, int, int, int]]:
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    return [
        (piece, _casing(text[start + a : start + b]) + (PARAGRAPH_START if i == 0 else 0), start + a, start + b)
        for i, (piece, (a, b)) in enumerate(zip(coded.ids, coded.offsets, strict=True))
    ]


def _casing(piece: str) -> int:
    if not any(c.isalpha() for c in piece):
        return 4
    if piece.islower():
        return 0
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    return 1 if piece[0].isupper() and piece[1:].islower() else 3


def _cut(text: str, pieces: list[tuple[int, int, int, int]], room: int) -> int:
    """Where to cut a long paragraph: after the last sentence's end in the second half, else at the limit."""
    for i in range(room, room // 2, -1):
        last = text[pieces[i - 1][2] : pieces[i - 1][3]]
        before = text[pieces[i - 2][2] : pieces[i - 2][3]]
        gap = pieces[i][2] > pieces[i - 1][3]
        if gap and (last in _ENDS or (last in _CLOSERS and before in _ENDS)):
            return i
    return room


def _window(pieces: list[tuple[int, int, int, int]]) -> Window:
    first, last = pieces[0][2], pieces[-1][3]
    return Window(
        ids=(CLS, *(p[0] for p in pieces), SEP),
        shapes=(4, *(p[1] for p in pieces), 4),
        offsets=((first, first), *((p[2], p[3]) for p in pieces), (last, last)),
    )
