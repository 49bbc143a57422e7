"""Further places where a name of the article stands, which the model need not have seen: one reading for the text.

A name of several words is itself wherever it stands, a single word where nothing beside it makes it part of another
name and the article does not use it as a common word. A person's family name alone is that person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from kg.extract.name_types import PRIVATE_HEADS, NameSpan
from kg.extract.nations import nation_named, nation_of_adjective
from kg.extract.tokens import WORD, count_of, tokens
from kg.extract.words import CALLED, DESCRIPTORS, MEDIA, OFFICES, PLURAL_PEOPLE, TITLES
from kg.ids import fold
from kg.model import EntityType

_WORD = re.compile(r"[^\W_](?:[\w.’'&-]*[^\W_])?")
_DATELINE = re.compile(r"^([A-Z][A-Z’'-]{2,})(?=,| [(–—-])", re.MULTILINE)
_COMMON: Final = DESCRIPTORS | OFFICES | TITLES | MEDIA | PLURAL_PEOPLE
_PARTICLES: Final = frozenset(
    "al el as ad an ar at ash bin ibn ben de da di du del der den van von la le abu st jr".split()
)
_SHORTEST = 3  # letters of a single word that is looked for again
_WEIGHT = 0.5


def recurring_names(text: str, names: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The further occurrences of `names`, each of the type that the name has there."""
    forms = _forms(text, names)
    if not forms:
        return
    forms = {form: t for form, t in forms.items() if " " in form or form.isupper() or not _is_written_small(text, form)}
    if not forms:
        return
    for start, form in _occurrences(text, forms):
        end = start + len(form)
        if " " in form or not _in_other_name(text, start, end, forms):
            yield NameSpan((start, end), forms[form], weight=_WEIGHT)
    for m in _DATELINE.finditer(text):
        if forms.get(m[1].title()) is EntityType.PLACE:
            yield NameSpan(m.span(1), EntityType.PLACE, weight=_WEIGHT)


def _is_written_small(text: str, form: str) -> bool:
    """Is a single word one that the article also writes small?"""
    small = form.lower()
    return _LETTERS.fullmatch(small) is not None and count_of(text, small) > 0


def _occurrences(text: str, forms: Collection[str]) -> Iterator[tuple[int, str]]:
    """Where any of `forms` stands by itself, from left to right, the longest where several begin together."""
    by_first: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = WORD.match(form)
        by_first.setdefault(fold(first.group()) if first else "", []).append(form)
    if "" in by_first:  # a form that begins with a mark can begin anywhere
        choices = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        pattern = re.compile(rf"{_BEFORE.pattern}(?:{choices}){_AFTER.pattern}")
        yield from ((m.start(), m.group()) for m in pattern.finditer(text))
        return
    at = 0
    for start, _, word in tokens(text):
        for form in by_first.get(word, ()) if start >= at else ():
            end = start + len(form)
            if text.startswith(form, start) and _BEFORE.match(text, start) and _AFTER.match(text, end):
                yield start, form
                at = end
                break


_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(?<![\w’'-])")
_AFTER = re.compile(r"(?![\w-])(?![’'](?!s?\b)\w)")


def _forms(text: str, names: Sequence[NameSpan]) -> dict[str, EntityType]:
    """The words to look for, and of what type they are."""
    forms: dict[str, EntityType] = {}
    doubtful: set[str] = set()
    for name in names:
        said = " ".join(text[slice(*name.span)].split())
        for form, type_ in _parts(said, name.type):
            if forms.setdefault(form, type_) is not type_ and form != said:
                doubtful.add(form)
    own = {" ".join(text[slice(*name.span)].split()) for name in names}
    return {form: type_ for form, type_ in forms.items() if form not in doubtful - own and _is_telling(form)}


def _parts(said: str, type_: EntityType) -> Iterator[tuple[str, EntityType]]:
    """A name and what may stand for it: a person's family name, the first word of a company's."""
    yield said, type_
    words = said.split()
    if type_ is EntityType.PERSON and len(words) > 1:
        last = words[-1]
        yield (f"{words[-2]} {last}" if fold(words[-2]) in _PARTICLES and len(words) > 2 else last), type_
    elif type_ is EntityType.ORGANIZATION and len(words) == 2 and words[1].strip(".") in PRIVATE_HEADS:
        yield words[0], type_


def _is_telling(form: str) -> bool:
    """Do the words name something wherever they stand?"""
    if " " in form:
        return True
    plain = fold(form)
    return (
        len(form) >= _SHORTEST
        and form[0].isupper() | ("-" in form)
        and plain not in _COMMON
        and not nation_named(form)
        and not nation_of_adjective(form)
    )


def _in_other_name(text: str, start: int, end: int, forms: Collection[str]) -> bool:
    """Is a single word part of a longer run of capitals, titles apart, so that it may be another's name?"""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    if before and before[1][0].isupper() and fold(before[1]) not in CALLED and not _opens(text, start, before[1]):
        return True
    after = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return bool(after and after[0][0].isupper() and fold(after[0]) not in CALLED and after[0] not in forms)


_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]{0,40})\.? \Z")


def _opens(text: str, start: int, word: str) -> bool:
    """Does the word before begin its sentence, so that its capital says nothing ("When Reuters …")?"""
    at = start - len(word) - 1
    lead = text[max(0, at - 3) : at]
    return (not lead.strip() or lead.strip()[-1:] in ".!?:“\"‘'”’") and fold(word) in _OPENERS


_OPENERS: Final = frozenset(
    "the a when while as if but and since after before because although though in on at by for from with to of "
    "so yet or however meanwhile later then now also only even did does was is are were that this these those "
    "what why how where who according under over against about both neither either like unlike despite during "
    "until than says said".split()
)
