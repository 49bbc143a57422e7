"""Bodies of state by the words for them: "the new Syrian government", "Peru's mines ministry", "the army"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.gazetteer import Gazetteer
from kg.extract.name_types import NameSpan
from kg.extract.nations import Nation, first_words_of_nations, nation_named, nation_of_adjective
from kg.extract.near import Spans
from kg.extract.tokens import WORD, lines_around, matches_in, tokens
from kg.extract.words import BODIES, BODY_IS_MODIFIER, DEPARTMENTS
from kg.model import EntityType, Offsets

_DEPARTMENT = r"(?:[A-Za-z]+ and )?[A-Za-z]+(?: [Aa]ffairs)?"
_MINISTRY = re.compile(
    rf"\b(?:(?P<before>{_DEPARTMENT}) [Mm]inistry"
    r"|[Mm]inistry of (?:the )?(?P<of>[A-Za-z]+(?: [Aa]ffairs)?(?: and [A-Za-z]+)?))\b"
)
_MINISTRY_OF = re.compile(rf"\b[Mm]inistry of (?:the )?(?P<of>{_DEPARTMENT}) of (?P<country>(?:[A-Z]\w++ ?){{1,3}})")
_BARE = re.compile(
    r"\b[Tt]he (?P<modifiers>(?:[\w-]+ ){0,3}?)(?P<body>government|presidency|parliament|army|military|cabinet|"
    r"navy|air force|coast ?guard|central bank|supreme court|constitutional court|armed forces)\b"
    r"|\b(?:[Tt]old|[Ii]n|[Bb]y|[Tt]o|[Bb]efore|[Ff]rom|[Dd]issolved?) (?P<bare>parliament)\b"
    r"|(?:\b[Aa]|(?<=[.!?]|\n)) ?(?P<own>[Gg]overnment|[Aa]rmy|[Mm]ilitary) (?=spokes|official|source|minister)"
    rf"|{_MINISTRY.pattern}"
)
_NOUN = re.compile(r"\w")
_BARE_NOUNS = frozenset(  # every bare body has one of these
    "government presidency parliament army military cabinet navy force forces coast coastguard bank court ministry "
    "agovernment aarmy amilitary".split()
)
_MODIFIERS = re.compile(r"[a-z][a-z-]*|[A-Z][a-z]+-led|[A-Z][a-z]+-backed|[A-Z][a-z]+-run")


def find_bodies(text: str, gazetteer: Gazetteer) -> Iterator[NameSpan]:
    """Bodies of state named by their country: "the new Syrian government", "Iran's foreign ministry"."""
    split = tokens(text)
    words = [(start, end) for start, end, _ in split]
    begins = first_words_of_nations()
    at = 0
    while at < len(words):
        if split[at][2] not in begins:
            at += 1
            continue
        nation, last = _nation_at(text, words, at)
        found = _body_after(text, words, last + 1) if nation else None
        if not nation:
            nation, last = _noun_nation_at(text, words, at)
            found = _body_after(text, words, last + 1, skips=1) if nation else None
        if nation and found:
            body, end = found
            owner = gazetteer.countries[nation.name]
            label = f"{body} of {owner.label}"
            start = words[at][0]
            royal = text[max(0, start - 6) : start] == "Royal "
            span = start - 6 * royal, words[end][1]
            named = [*gazetteer.named(label), *gazetteer.named(text[slice(*span)])]
            known = tuple(e for e in named if e.type is EntityType.ORGANIZATION)
            yield NameSpan(span, EntityType.ORGANIZATION, known, label)
            at = end + 1
            continue
        at += 1
    for m in matches_in(_MINISTRY_OF, lines_around(_NOUN, {"ministry"}, text), text):
        nation = nation_named(m["country"].strip())
        department = _department(m["of"])
        if department and nation:
            label = f"Ministry of {department} of {gazetteer.countries[nation.name].label}"
            known = tuple(e for e in gazetteer.named(label) if e.type is EntityType.ORGANIZATION)
            yield NameSpan((m.start(), m.start() + len(m.group().rstrip())), EntityType.ORGANIZATION, known, label)


def _department(words: str | None) -> str | None:
    """What a ministry is for, as its name has it.

    >>> _department("energy and mines"), _department("Interior"), _department("new")
    ('Energy and Mines', 'Interior', None)
    """
    parts = [DEPARTMENTS.get(part) for part in (words or "").lower().split(" and ")]
    return " and ".join(part for part in parts if part) if all(parts) else None


def _nation_at(text: str, words: Sequence[Offsets], at: int) -> tuple[Nation | None, int]:
    """The country whose adjective, or possessive name, stands at word `at`, and the index of its last word."""
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        start, end = words[at][0], words[at + length - 1][1]
        if not text[start].isupper() or end - start > 40:
            continue
        written = text[start:end]
        if written[:4].lower() == "the ":
            continue
        after = text[end : end + 2]
        if after in ("'s", "’s") and (nation := nation_named(written)):
            return nation, at + length  # the "s" is a word of its own
        if nation := nation_of_adjective(written) or (
            nation_named(written) if written.isupper() or "." in written else None
        ):
            return nation, at + length - 1
    return None, at


def _noun_nation_at(text: str, words: Sequence[Offsets], at: int) -> tuple[Nation | None, int]:
    """The country whose bare name stands at word `at` before a noun, as headlines have it: "Sri Lanka navy"."""
    for length in (3, 2, 1):
        if at + length >= len(words):
            continue
        start, end = words[at][0], words[at + length - 1][1]
        noun = text[slice(*words[at + length])]
        if text[start : start + 4].lower() == "the " or text[end : end + 1] != " ":
            continue
        if (nation := nation_named(text[start:end])) is not None:
            placed = _PREPOSITION.search(text, max(0, start - 16), start) is not None
            return (None, at) if placed and noun.islower() else (nation, at + length - 1)
    return None, at


_PREPOSITION = re.compile(
    r"\b(?:in|from|near|across|of|to|with|and|at|on|into|inside|outside|around|through|over|for|leave|left|entered|"
    r"neighbou?ring|northern|southern|eastern|western|central)\s\Z",
    re.IGNORECASE,
)


def _body_after(text: str, words: Sequence[Offsets], at: int, skips: int = 4) -> tuple[str, int] | None:
    """The body of state whose noun follows within a few modifiers from word `at`: its name, and its last word."""
    for skip in range(skips):
        i = at + skip
        if i >= len(words) or not re.fullmatch(r"[\s\u00a0-]*", text[words[i - 1][1] : words[i][0]]):
            return None
        ministry = _MINISTRY.match(text, words[i][0])
        department = _department(ministry["before"] or ministry["of"]) if ministry else None
        if ministry and department:
            return f"Ministry of {department}", bisect_left(words, (ministry.end(), 0)) - 1
        word = text[slice(*words[i])].lower()
        pair = text[words[i][0] : words[i + 1][1]].lower() if i + 1 < len(words) else ""
        if pair in BODIES:
            return _unless_modifier(text, words, BODIES[pair], i + 1)
        if word in BODIES:
            return _unless_modifier(text, words, BODIES[word], i)
        if not _MODIFIERS.fullmatch(text[slice(*words[i])]) and not text[words[i][0] : words[i][0] + 30].split(" ", 1)[
            0
        ].endswith(("-led", "-backed", "-run")):
            return None
    return None


def _unless_modifier(text: str, words: Sequence[Offsets], body: str, last: int) -> tuple[str, int] | None:
    if is_modifier(text, words[last]) or _names_another(text, words[last]):
        return None
    return body, last


def _names_another(text: str, noun: Offsets) -> bool:
    """Does the name go on after the noun: "Supreme Court of Cassation"?"""
    after = re.match(r" of (?:the )?([A-Z]\w+)", text[noun[1] : noun[1] + 40])
    return text[noun[0]].isupper() and after is not None and nation_named(after[1]) is None


def is_modifier(text: str, span: Offsets) -> bool:
    """Does a body's noun at the end of `span` only qualify the next word ("military base", "government forces")?"""
    last = text[slice(*span)].rpartition(" ")[2].lower()
    following = WORD.match(text, span[1] + 1)
    return bool(
        last in BODIES and following and text[span[1]] in " -\u00a0" and following.group().lower() in BODY_IS_MODIFIER
    )


def _is_bare_ministry(text: str, name: NameSpan) -> bool:
    """Is the name nothing but a ministry's, so that its country has to be found?"""
    m = _MINISTRY.fullmatch(text, *name.span)
    return not name.known and m is not None and _department(m["before"] or m["of"]) is not None


_FUNCTION_WORDS = frozenset("of in and that who which by for to from with on as at".split())


def find_bare_bodies(text: str, names: Iterable[NameSpan]) -> Iterator[tuple[Offsets, str]]:
    """Bodies of state without their country: "the presidency", "a defence ministry spokesman"; and what they are."""
    taken = Spans(n.span for n in names if n.type is EntityType.ORGANIZATION and not _is_bare_ministry(text, n))
    for m in matches_in(_BARE, lines_around(_NOUN, _BARE_NOUNS, text), text):
        modifiers = (m["modifiers"] or "").split()
        span = m.span("own") if m["own"] else (m.start("modifiers") if m["body"] else m.start(), m.end())
        span = m.span("bare") if m["bare"] else span
        if taken.overlap(span):
            continue
        if not all(w.islower() or "-" in w for w in modifiers) or not _FUNCTION_WORDS.isdisjoint(modifiers):
            continue
        department = _department(m["before"] or m["of"])
        body = (
            f"Ministry of {department}"
            if department
            else BODIES.get((m["body"] or m["own"] or m["bare"] or "").lower())
        )
        if body and (m["own"] or not is_modifier(text, span)):
            yield span, body
