"""Article text to paragraphs, sentences and quotations, all as half-open offsets in code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kg.model import Offsets

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_BLANK = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)|[\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…\"”’')\]*–—-]\s*\Z")
_WRAP_AT_MOST = 120  # characters; no mail or wire format wraps wider


def find_paragraphs(text: str) -> list[Offsets]:
    """The paragraphs of `text` without outer white space: its lines, or its blocks where lines are wrapped by hand.

    >>> find_paragraphs("One.\\n\\nTwo.\\nThree.")
    [(0, 4), (6, 10), (11, 17)]
    """
    lines = [trimmed for m in _LINE.finditer(text) if (trimmed := trim(text, *m.span()))[0] < trimmed[1]]
    inner = [
        (a, b) for a, b in zip(lines, lines[1:], strict=False) if not _BLANK.search(text, a[1], b[0])
    ]  # pairs of lines with no blank line between them
    wrapped = [(a, b) for a, b in inner if a[1] - a[0] <= _WRAP_AT_MOST and not _ENDED.search(text[a[0] : a[1]])]
    if not inner or 2 * len(wrapped) <= len(inner):
        return lines
    joined = set(inner)
    paragraphs = lines[:1]
    for a, b in zip(lines, lines[1:], strict=False):
        if (a, b) in joined:
            paragraphs[-1] = (paragraphs[-1][0], b[1])
        else:
            paragraphs.append(b)
    return paragraphs


def trim(text: str, start: int, end: int) -> Offsets:
    """`start, end` without the white space at either end of that run.

    >>> trim(" a b ", 0, 5)
    (1, 4)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True)
class Segments:
    """An article's text cut up: paragraphs, the sentences in them, and the quotations with their marks."""

    text: str
    paragraphs: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    quotations: tuple[Offsets, ...]

    def sentence_at(self, offset: int) -> Offsets:
        """The sentence that holds `offset`; between two sentences, the one before."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def paragraph_at(self, offset: int) -> Offsets:
        """The paragraph that holds `offset`; between two paragraphs, the one before."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]


def segment(text: str) -> Segments:
    """The paragraphs, sentences and quotations of `text`."""
    paragraphs = find_paragraphs(text)
    return Segments(text, tuple(paragraphs), tuple(find_sentences(text, paragraphs)), tuple(find_quotations(text, paragraphs)))


def find_sentences(text: str, paragraphs: list[Offsets]) -> list[Offsets]:
    """The sentences of each paragraph, without outer white space."""
    sentences = []
    for start, end in paragraphs:
        at = start
        for m in re.finditer(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])", text[start:end]):
            sentences.append(trim(text, at, start + m.end()))
            at = start + m.end()
        sentences.append(trim(text, at, end))
    return sentences


def find_quotations(text: str, paragraphs: list[Offsets]) -> list[Offsets]:
    """The runs in quotation marks, marks included."""
    return [(s + m.start(), s + m.end()) for s, e in paragraphs for m in re.finditer(r"“[^”]*”|\"[^\"]*\"", text[s:e])]
