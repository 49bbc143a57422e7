"""An article's words, found once for all the steps that ask for them, and looked up instead of searched for.

What is kept belongs to the text last asked for: a pure function of it, so that the order of articles changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from kg.ids import fold
from kg.model import Offsets

WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\w+")
_TEXTS = 2  # kept; the steps of one article follow each other

_DOTLESS = "ı"

Token = tuple[int, int, str]  # start, end, and the word folded


def split_words(text: str) -> list[Token]:
    """The words of `text` in order.

    >>> split_words("Café d’été")
    [(0, 4, 'cafe'), (5, 6, 'd'), (7, 10, 'ete')]
    """
    return [(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text)]


def without_possessive(name: str) -> str:
    """`name` without the mark of a possessive at its end.

    >>> without_possessive("Iran’s"), without_possessive("workers'"), without_possessive("Acme")
    ('Iran', 'workers', 'Acme')
    """
    if name.endswith(("'", "’")):
        return name[:-1]
    return name[:-2] if name.endswith(("'s", "’s")) else name


@lru_cache(maxsize=_TEXTS)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a whole article."""
    return tuple(split_words(text))


@lru_cache(maxsize=_TEXTS)
def _runs(text: str) -> Mapping[str, int]:
    return Counter(_RUN.findall(text))


def count_of(text: str, words: str) -> int:
    r"""How often `words` stand in an article as words of their own: the matches of \bwords\b.

    >>> count_of("a cat, a cat's and cats", "cat"), count_of("a cat, a cat's and cats", "cat's")
    (2, 1)
    """
    if _RUN.fullmatch(words):
        return _runs(text).get(words, 0)
    return _count_of(text, words)


@lru_cache(maxsize=1 << 12)  # asked again of each mention
def _count_of(text: str, words: str) -> int:
    count, end = 0, 0
    for at in places_of(text, words):
        if at >= end and _is_edge(text, at) and _is_edge(text, at + len(words)):
            count, end = count + 1, at + len(words)
    return count


def has_word_start(text: str, start: str) -> bool:
    """Does a word of an article begin with `start`, as it is written?

    >>> has_word_start("A harbourside bar", "harbour"), has_word_start("A harbourside bar", "side")
    (True, False)
    """
    first = _RUN.match(start)
    if not first or first.end() < len(start):  # "al-nour": its first word stands there whole
        return first is not None and any(text.startswith(start, at) for at in _run_places(text).get(first[0], ()))
    runs = _sorted_runs(text)
    at = bisect_left(runs, start)
    return at < len(runs) and runs[at].startswith(start)


def places_of(text: str, words: str) -> list[int]:
    """Where `words` begin in an article, as they are written; the rarest of them is a word of its own there.

    >>> places_of("Homs, New Homs and Homsi", "Homs")
    [0, 10]
    """
    places = _run_places(text)
    first = min(_RUN.finditer(words), key=lambda m: len(places.get(m[0], ())), default=None)
    if first is None:  # marks alone
        return [at for at in range(len(text)) if text.startswith(words, at)]
    starts = (at - first.start() for at in places.get(first[0], ()))
    return [at for at in starts if at >= 0 and text.startswith(words, at)]


@lru_cache(maxsize=_TEXTS)
def _run_places(text: str) -> Mapping[str, list[int]]:
    """Where each run of letters and digits begins, as it is written."""
    places: dict[str, list[int]] = {}
    for m in _RUN.finditer(text):
        places.setdefault(m[0], []).append(m.start())
    return places


@lru_cache(maxsize=_TEXTS)
def _sorted_runs(text: str) -> list[str]:
    return sorted(_runs(text))


@lru_cache(maxsize=_TEXTS)
def _is_dotless(text: str) -> bool:
    return _DOTLESS in text


@lru_cache(maxsize=_TEXTS)
def _columns(text: str) -> tuple[list[int], list[str]]:
    """Where the words of an article begin, and the words folded."""
    split = tokens(text)
    return [start for start, _, _ in split], [word for _, _, word in split]


@lru_cache(maxsize=_TEXTS)
def _places(text: str) -> Mapping[str, list[int]]:
    """Where each word, folded, begins."""
    places: dict[str, list[int]] = {}
    for start, _, word in tokens(text):
        places.setdefault(word, []).append(start)
    return places


def has_any(text: str, span: Offsets, words: frozenset[str]) -> bool:
    """Does a stretch of an article hold one of `words`? Also true where it cannot be told: the stretch cuts a word.

    >>> has_any("Ten men left.", (0, 13), frozenset({"ten"})), has_any("Ten men left.", (4, 13), frozenset({"ten"}))
    (True, False)
    """
    if _cuts_word(text, span[0]) or _cuts_word(text, span[1]) or _is_dotless(text):
        return True
    starts, folded = _columns(text)
    return not words.isdisjoint(folded[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])


def tokens_within(text: str, span: Offsets) -> tuple[Token, ...]:
    """The words of an article that begin in a stretch of it."""
    starts, _ = _columns(text)
    return tokens(text)[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]


def may_begin(word: str, firsts: Collection[str]) -> bool:
    """Can a pattern begin at a folded word, where all of its matches begin with one of `firsts` or with a digit?"""
    return word in firsts or word[0].isdigit() or _DOTLESS in word


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def first_words(choices: str) -> frozenset[str]:
    r"""The first words, folded, of a pattern's alternatives, which are plain words: for `matches_at`.

    >>> sorted(first_words(r"[Pp]rime [Mm]inister|Gen\.|co-founder"))
    ['co', 'gen', 'prime']
    """
    plain = re.sub(r"\[(\w)\w\]", r"\1", choices)
    assert "(" not in plain, plain
    return frozenset(word for choice in plain.split("|") for _, _, word in split_words(choice)[:1])


def matches_at(pattern: re.Pattern[str], firsts: Collection[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, for a pattern whose every match begins with one of the words `firsts`."""
    if pattern.flags & re.IGNORECASE and _is_dotless(text):  # to such a pattern it is an i, to `fold` it is not
        yield from pattern.finditer(text)
        return
    places = _places(text)
    at = 0
    for start in sorted(start for word in firsts for start in places.get(word, ())):
        if start >= at and (m := pattern.match(text, start)):
            at = m.end()
            yield m


def lines_with(hint: re.Pattern[str], text: str) -> Iterator[Offsets]:
    """The lines in which `hint` is found: a costly pattern that needs it, and stays in a line, is tried there alone."""
    at = 0
    while m := hint.search(text, at):
        line = _line_at(text, m.start())
        yield line
        at = line[1]


def lines_around(hint: re.Pattern[str], firsts: Collection[str], text: str) -> Iterator[Offsets]:
    """The same, for a hint that begins with one of the words `firsts`."""
    end = 0
    for m in matches_at(hint, firsts, text):
        if m.start() >= end:
            line = _line_at(text, m.start())
            yield line
            end = line[1]


def matches_in(pattern: re.Pattern[str], lines: Iterable[Offsets], text: str) -> Iterator[re.Match[str]]:
    """What a pattern whose matches stay in a line finds in some lines."""
    return (m for start, end in lines for m in pattern.finditer(text, start, end))


def _line_at(text: str, at: int) -> Offsets:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _is_edge(text: str, at: int) -> bool:
    """Does a word begin or end before character `at`?"""
    return _is_word(text[at - 1 : at] if at else "") != _is_word(text[at : at + 1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
