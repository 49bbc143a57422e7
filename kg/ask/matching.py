"""Which of many names a person means: the rules that entities and articles share, and what is said where none fits.

A name finds what bears it in any known spelling, without regard to accents, small letters or punctuation; else what has
all its words at the beginning of words of its own. One match is taken; several are listed, and nobody is picked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

from kg.ask.question import close_to
from kg.errors import QueryError
from kg.ids import fold
from kg.store.values import Iri, Value
from kg.terminal import harmless

_MOST_LISTED = 20
_LONGEST = 500  # characters of a name
_WORD = re.compile(r"\w+")
_IRI = re.compile(r"<?(?P<iri>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+)>?")


class Match(NamedTuple):
    """Something in the store that a name fits."""

    iri: Iri
    label: str


@dataclass(slots=True)
class Candidate:
    """What a name may mean, with all that it is called."""

    match: Match
    spellings: set[str] = field(default_factory=set)


def checked(what: str, value: Value) -> str:
    """`value` as a name on one line; one that cannot be a name is a `QueryError`. `what` it is for begins the message.

    >>> checked("speaker", " Volker \\n Türk ")
    'Volker Türk'
    """
    text = " ".join(str(value).split())
    if not text or len(text) > _LONGEST or any(0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise QueryError(f"{what}: {text[:40]!r} is no name; write one of at most {_LONGEST} characters")
    return text


def iri_in(text: str) -> str | None:
    """The IRI that `text` is, with or without angle brackets."""
    found = _IRI.fullmatch(text)
    return found["iri"] if found else None


def best(text: str, candidates: Iterable[Candidate]) -> list[Match]:
    """Those that fit best: labelled exactly so; so but for accents and the like; called so; having such words.

    >>> turk = Match(Iri("urn:a"), "Volker Türk")
    >>> best("turk", [Candidate(turk, {"Volker Türk"}), Candidate(Match(Iri("urn:b"), "Turkey"), {"Turkey"})])[0].label
    'Turkey'
    >>> best("volker t", [Candidate(turk, {"Volker Türk"})]) == [turk]
    True
    """
    wanted = _words(text)
    if not wanted:
        return []
    ranks: list[set[Match]] = [set(), set(), set(), set()]
    for candidate in candidates:
        label, match = candidate.match.label, candidate.match
        if label == text:
            ranks[0].add(match)
        elif _words(label) == wanted:
            ranks[1].add(match)
        elif any(_words(name) == wanted for name in candidate.spellings):
            ranks[2].add(match)
        elif any(_has_words(_words(name), wanted) for name in candidate.spellings):
            ranks[3].add(match)
    return sorted(next((rank for rank in ranks if rank), ()), key=lambda match: (match.label, match.iri))


def named(what: str, value: Value, matches: Sequence[Match]) -> list[str]:
    """What to tell the person who wrote `value`: what it was taken for; nothing where it was an IRI, no guess.

    >>> named("speaker", "turk", [Match(Iri("urn:a"), "Volker Türk")])
    ['speaker: Volker Türk <urn:a>']
    """
    if iri_in(str(value).strip()) == matches[0].iri:
        return []
    if len(matches) == 1:
        return [f"{what}: {harmless(matches[0].label)} <{matches[0].iri}>"]
    return [f"{what}: {harmless(matches[0].label)}, {len(matches)} nodes: an unknown name is each article's own"]


def several_fit(what: str, text: str, found: Sequence[Match], kinds: Mapping[str, str]) -> QueryError:
    """The `QueryError` that lists what `text` fits, each with its kind and its IRI."""
    lines = [f"  {harmless(match.label)}{kinds.get(match.iri, '')}  {what}={match.iri}" for match in found]
    more = [f"  and {len(lines) - _MOST_LISTED} more"] if len(lines) > _MOST_LISTED else []
    raise QueryError(
        "\n".join([f"{what}: {text!r} fits {len(found)}; name one of them:", *lines[:_MOST_LISTED], *more])
    )


def none_fits(what: str, text: str, candidates: Iterable[Candidate], where: str) -> QueryError:
    """The `QueryError` that says what comes close to `text`, which nothing is called, else `where` to find names."""
    spellings = {fold(name): name for candidate in candidates for name in sorted(candidate.spellings) if name}
    close = close_to(fold(text), sorted(spellings))
    for folded, name in spellings.items():
        close = close.replace(repr(folded), repr(harmless(name)))
    return QueryError(f"{what}: nothing in the store is called {text[:60]!r}; {close or where}")


def node_of(what: str, iri: str) -> ox.NamedNode:
    """`iri` as a term that may stand in a query."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{what}: {iri[:60]!r} is no IRI; give a name") from None


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(name))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _has_words(words: Iterable[str], wanted: Iterable[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)
