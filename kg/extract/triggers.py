"""The words that name events, and whether their sentence says that the event happened.

`data/triggers.tsv` lists them by type: a lemma, its forms, and the words beside which it means something else ("heart
attack", "met the criteria"). `senses` says what an ambiguous one means in its sentence, `happened` whether its clause
says that it happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from kg.extract.event_frames import begin_frames, frames_at
from kg.extract.happened import certainty_of, mentioned_only, to_come
from kg.extract.senses import sense_of
from kg.model import Certainty, EventType, Offsets


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One row of the table: an event word and its forms."""

    type: EventType
    lemma: str
    forms: tuple[str, ...]
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word in the text, and how firmly its clause puts what it names."""

    span: Offsets
    lexeme: Lexeme
    certainty: Certainty
    passing: bool = False  # a noun that no words tell to have taken place: "the election", "a treaty"


_WORD: Final = re.compile(r"(?<![\w-])[^\W\d_]+")
_Word = tuple[int, str]  # where it begins, and its small letters
_REACH: Final = 250  # characters on either side of a word that are read as its sentence; more than nearly all have


@cache
def lexemes() -> tuple[Lexeme, ...]:
    """The whole table, in its own order."""
    table = files("kg.extract").joinpath("data/triggers.tsv").read_text(encoding="utf-8")
    return tuple(_lexeme(line.split("\t")) for line in table.splitlines()[1:])


def find_triggers(text: str, sentence: Offsets) -> list[Trigger]:
    """The event words of one sentence that its clauses do not take back, in order.

    >>> [t.lexeme.lemma for t in find_triggers("Police arrested two men to prevent attacks.", (0, 43))]
    ['arrest']
    """
    start, end = sentence
    words = [(m.start(), m.group().lower()) for m in _WORD.finditer(text, *sentence)]
    found = []
    for m in _form_matches(text, words, end):
        lexeme = _by_form()[m.group().lower().replace("’", "'")]
        near = (max(start, m.start() - _REACH), min(end, m.end() + _REACH))
        before, after = text[near[0] : m.start()], text[m.end() : near[1]]
        form = m.group().lower().replace("’", "'")
        sense = None if _means_else(lexeme, before, after) else sense_of(lexeme.type, lexeme.lemma, form, before, after)
        certainty = certainty_of(form, before) if sense and not to_come(after) else None
        if sense and certainty is not None:
            passing = mentioned_only(*sense, form, before, after)
            found.append(Trigger(m.span(), replace(lexeme, type=sense[0], lemma=sense[1]), certainty, passing))
    taken = [trigger.span for trigger in found]
    framed = (t for t in _framed(text, sentence, words) if not any(a < t.span[1] and t.span[0] < b for a, b in taken))
    return sorted((*found, *framed), key=lambda trigger: trigger.span)


def _framed(text: str, sentence: Offsets, words: Sequence[_Word]) -> Iterator[Trigger]:
    """The everyday verbs of a sentence that tell of an event with what stands beside them."""
    start, end = sentence
    framed = begin_frames()
    for at, word in (pair for pair in words if pair[1] in framed):
        for frame, m in frames_at(text, at, end, word):
            before, after = text[max(start, m.start() - _REACH) : m.start()], text[m.end() : min(end, m.end() + _REACH)]
            certainty = certainty_of(m.group().lower(), before) if frame.fits(before, after) else None
            if certainty is not None:
                yield Trigger(m.span(), Lexeme(frame.type, frame.lemma, (), None, None), certainty)
                break


def _means_else(lexeme: Lexeme, before: str, after: str) -> bool:
    return bool(
        (lexeme.not_after and lexeme.not_after.search(before)) or (lexeme.not_before and lexeme.not_before.match(after))
    )


def _lexeme(cells: list[str]) -> Lexeme:
    kind, lemma, forms, after, before = cells
    return Lexeme(
        EventType(kind),
        lemma,
        tuple(forms.split("; ")),
        re.compile(rf"(?<!\w)(?:{_any(after)})[\s-]*\Z", re.IGNORECASE) if after else None,
        re.compile(rf"[\s-]*(?:{_any(before)})\b", re.IGNORECASE) if before else None,
    )


def _any(cell: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in cell.split("; "))


def _form_matches(text: str, words: Sequence[_Word], end: int) -> Iterator[re.Match[str]]:
    """The listed forms in a sentence, the longest one where several begin together."""
    patterns, free = _by_first_word(), 0
    for at, word in words:
        pattern = patterns.get(word)
        if pattern and at >= free and (m := pattern.match(text, at, end)):
            free = m.end()
            yield m


@cache
def _by_form() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    for lexeme in lexemes():
        for form in lexeme.forms:
            table.setdefault(form, lexeme)
    return table


@cache
def _by_first_word() -> dict[str, re.Pattern[str]]:
    """For each word that begins a form, a pattern of those forms: one pattern of all is a hundred times slower."""
    forms: dict[str, list[str]] = {}
    for form in sorted(_by_form(), key=lambda form: (-len(form), form)):
        first = _WORD.match(form)
        if first:
            forms.setdefault(first.group(), []).append(re.escape(form).replace("'", "['’]"))
    return {first: re.compile(rf"(?:{'|'.join(alike)})(?![\w-])", re.IGNORECASE) for first, alike in forms.items()}
