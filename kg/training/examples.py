"""Annotated articles to labelled windows: the second step of training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.encode import Window, encode
from kg.extract.heads import head_of
from kg.extract.labels import NAMES, ROLES
from kg.read.segment import find_paragraphs
from kg.training.corpora import Annotated

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IGNORED = -100  # the label that torch's cross entropy passes over


@dataclass(frozen=True, slots=True)
class Example:
    """A window with a role and a name label for each piece (IGNORED where unknown), its links and its mentions.

    A link is (piece, first piece of a cue): the piece belongs to the source or content of that cue. A mention is the
    last piece of its head, in order, with the number of its chain.
    """

    article: int
    window: Window
    roles: tuple[int, ...]
    names: tuple[int, ...]
    cues: tuple[int, ...]
    links: frozenset[tuple[int, int]]
    mentions: tuple[tuple[int, int], ...]


def to_examples(articles: Iterable[Annotated], tokenizer: Tokenizer) -> list[Example]:
    """The windows of all `articles`, which are numbered from 0."""
    return [example for i, article in enumerate(articles) for example in _examples(i, article, tokenizer)]


def _examples(number: int, article: Annotated, tokenizer: Tokenizer) -> Iterator[Example]:
    heads = sorted((head_of(article.text, s), c) for c, chain in enumerate(article.chains or ()) for s in chain)
    for window in encode(article.text, find_paragraphs(article.text), tokenizer):
        n = len(window.ids)
        kinds = _name_labels(article, window)
        roles, cues, links = _role_labels(article, window)
        mentions: dict[int, int] = {}
        for (start, end), chain in heads:
            if covered := _covered(window, start, end):
                mentions.setdefault(covered[-1], chain)
        for i in (0, n - 1):
            roles[i] = kinds[i] = IGNORED
        yield Example(number, window, tuple(roles), tuple(kinds), cues, links, tuple(sorted(mentions.items())))


def _role_labels(article: Annotated, window: Window) -> tuple[list[int], tuple[int, ...], frozenset[tuple[int, int]]]:
    if article.attributions is None:
        return [IGNORED] * len(window.ids), (), frozenset()
    roles, cues, links = [0] * len(window.ids), set(), set()
    for role in ("content", "source", "cue"):  # where roles overlap (rare: hardly any nesting), the last one wins
        for attribution in article.attributions:
            for start, end in attribution[role]:
                _mark(roles, window, start, end, ROLES.index("B-" + role))
    for attribution in article.attributions:
        heads = [p for start, end in attribution["cue"] for p in _covered(window, start, end)][:1]
        cues |= set(heads)
        for role in ("source", "content"):
            for start, end in attribution[role]:
                links |= {(piece, head) for piece in _covered(window, start, end) for head in heads}
    return roles, tuple(sorted(cues)), frozenset(links)


def _name_labels(article: Annotated, window: Window) -> list[int]:
    if article.names is None:
        return [IGNORED] * len(window.ids)
    kinds = [0] * len(window.ids)
    for start, end in article.unknown:
        for piece in _covered(window, start, end):
            kinds[piece] = IGNORED
    for start, end, kind in sorted(article.names, key=lambda name: (name[0] - name[1], name[0])):  # the innermost wins
        _mark(kinds, window, start, end, NAMES.index("B-" + kind))
    return kinds


def _covered(window: Window, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(window.offsets) if a < b and a < end and start < b]


def _mark(labels: list[int], window: Window, start: int, end: int, begin: int) -> None:
    for i, piece in enumerate(_covered(window, start, end)):
        labels[piece] = begin if i == 0 else begin + 1
