"""Where names stand: the gazetteer and the model each propose, and here one place decides.

A known name wins over the same words tagged by the model; a longer name that only the model saw ("Maher al-Assad",
"Bank of Syria") wins over a known one inside it, which is then no mention, save where it owns the rest ("Iran" in
"Iran's government").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.gazetteer import WORD, Gazetteer, Hit
from kg.extract.nations import Nation, nation_named, nation_of_adjective, nation_of_demonym
from kg.extract.tagger import Name
from kg.extract.words import BODIES, BODY_IS_MODIFIER, DEPARTMENTS, DESCRIPTORS, OFFICES, PEOPLES, TITLES
from kg.ids import fold
from kg.model import EntityType, KnownEntity, Offsets
from kg.read.segment import Segments

NAME_FLOOR = 0.5  # the model's mean probability below which a run is no name
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OUTER = " \t\r\n\u00a0.,;:\"“”'’‘«»()[]–—-"
_MODIFIERS = re.compile(r"[a-z][a-z-]*|[A-Z][a-z]+-led|[A-Z][a-z]+-backed|[A-Z][a-z]+-run")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words that name something of a type.

    `known` are the known entities that bear the name, `body` what the words make of a country's name ("Government of
    Syria").
    """

    span: Offsets
    type: EntityType
    known: tuple[KnownEntity, ...] = ()
    body: str = ""


def find_names(segments: Segments, tagged: Sequence[Name], gazetteer: Gazetteer) -> list[NameSpan]:
    """The names in the text, in order; one may lie inside another, none crosses another."""
    text = segments.text
    hits = gazetteer.find(text)
    owners = [hit for outer in hits for hit in _owner(text, outer, gazetteer)]
    proposed = [span for name in _joined(text, tagged) if (span := _from_model(text, name))]
    found = [
        NameSpan(hit.span, hit.entities[0].type, hit.entities)
        for hit in [*hits, *owners]
        if not _is_modifier(text, hit.span)
    ]
    found = [known for known in found if not _beaten(text, known, proposed, owners)]
    found += [
        name
        for name in proposed
        if not any(_overlap(name.span, known.span) for known in found if not _inside(known, name))
    ]
    found += [group for group in _peoples(segments) if not any(_overlap(group.span, other.span) for other in found)]
    bodies = list(_bodies(text, gazetteer))
    taken = [body.span for body in bodies]
    found = [
        name for name in found if not any(_overlap(name.span, span) and not _owns(text, name, span) for span in taken)
    ]
    return sorted(found + bodies, key=lambda name: (name.span[0], -name.span[1]))


def strip_titles(text: str, span: Offsets) -> Offsets:
    """`span` without the titles before a person's name and without a possessive after it.

    >>> strip_titles("President Sharaa’s", (0, 18))
    (10, 16)
    """
    start, end = span
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s]+", text[start:end])]
    while len(words) > 1 and fold(text[slice(*words[0])]).strip(".,") in TITLES | OFFICES:
        words.pop(0)
    return _bare(text, (words[0][0], end)) if words else span


def _bare(text: str, span: Offsets) -> Offsets:
    """`span` without outer marks and without a possessive at its end."""
    start, end = span
    end = start + len(_POSSESSIVE.sub("", text[start:end]))
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    while start < end and text[start] in _OUTER:
        start += 1
    return start, end


_LOOSE_END = re.compile(r"(?:\s+(?:of|and|for|from|the|in|at|to|by|on|with|a|an|de|&)|\s+\W+)+\Z")
_BRIDGE = re.compile(r"\s+(?:of|and|for|&)(?:\s+the)?\s*\Z")


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """The model's names, with those joined that "of" or "and" at the end of one shows to be halves of one name."""
    joined: list[Name] = []
    for name in names:
        if (
            joined
            and joined[-1].kind == name.kind
            and name.span[0] - joined[-1].span[1] <= 1
            and _BRIDGE.search(text[slice(*joined[-1].span)])
        ):
            joined[-1] = Name((joined[-1].span[0], name.span[1]), name.kind, min(joined[-1].score, name.score))
        else:
            joined.append(name)
    return joined


def _from_model(text: str, name: Name) -> NameSpan | None:
    if name.score < NAME_FLOOR:
        return None
    kind = {"person": EntityType.PERSON, "organisation": EntityType.ORGANIZATION, "place": EntityType.PLACE}.get(
        name.kind
    )
    span = strip_titles(text, name.span) if kind is EntityType.PERSON else _bare(text, name.span)
    words = _LOOSE_END.sub("", text[slice(*span)])
    span = (span[0], span[0] + len(words))
    words_only = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", words)
    span = (span[1] - len(words_only), span[1])
    if (
        words_only.lower() in ("the", "a", "an")
        or not any(c.isupper() for c in words_only)
        or not any(c.isalpha() for c in words_only)
    ):
        return None
    if nation_of_adjective(words_only) or (nation_of_demonym(words_only) and not nation_named(words_only)):
        return None  # "Syrian" and "Syrians" are no mention of Syria
    if fold(words_only) in TITLES or _people_word(words_only):
        return None  # groups have their own list, in any casing
    if kind is None:
        return None
    return NameSpan(span, kind)


def _owner(text: str, hit: Hit, gazetteer: Gazetteer) -> Iterator[Hit]:
    """The known name that owns the rest of a known name: "Iran" in "Iran's government"."""
    start, end = hit.span
    mark = re.search(r"['’]s?\s", text[start:end])
    if mark:
        for inner in gazetteer.find(text[start : start + mark.start()]):
            yield Hit((start + inner.span[0], start + inner.span[1]), inner.entities)


def _beaten(text: str, known: NameSpan, proposed: Sequence[NameSpan], owners: Sequence[Hit]) -> bool:
    """Is a known name only a part of a longer name that the model saw, or the same word used for somebody else?"""
    for name in proposed:
        if name.span == known.span:
            # a country or city whose name is also a person's (Jordan, Chad, Sydney): the sentence decides
            if name.type is EntityType.PERSON and known.type is EntityType.PLACE and not known.known[0].iri:
                return True
        elif name.span[0] <= known.span[0] and known.span[1] <= name.span[1]:
            if any(hit.span == known.span for hit in owners) or _owns(text, known, name.span):
                continue
            rest = text[name.span[0] : known.span[0]] + " " + text[known.span[1] : name.span[1]]
            extra = [word for word in WORD.findall(rest) if word[0].isupper() and fold(word) not in TITLES]
            if extra and (name.type is not known.type or not {fold(w) for w in extra} <= DESCRIPTORS):
                return True
    return False


def _inside(known: NameSpan, name: NameSpan) -> bool:
    """May a known name stay beside a longer one around it? Only one that owns it is still here."""
    return (
        name.span[0] <= known.span[0]
        and known.span[1] < name.span[1]
        and known.type is EntityType.PLACE
        and name.type is not EntityType.PLACE
    )


def _owns(text: str, name: NameSpan, span: Offsets) -> bool:
    return (
        name.span[0] >= span[0]
        and name.span[1] < span[1]
        and bool(re.match(r"['’]s?\s", text[name.span[1] : name.span[1] + 3]))
    )


def _overlap(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _people_word(word: str) -> str | None:
    """The singular of a population group's name, or None."""
    plain = fold(word)
    for candidate in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if candidate in PEOPLES:
            return candidate
    return None


def _peoples(segments: Segments) -> Iterator[NameSpan]:
    """Religious and ethnic groups by name: "Tamils", "the Rohingya", "Christian villages" (an adjective counts)."""
    text = segments.text
    for m in re.finditer(r"\b[A-Z][\w’']*\b", text):
        word = _POSSESSIVE.sub("", m.group())
        if _people_word(word) and not _in_longer_name(text, m.start(), m.start() + len(word)):
            yield NameSpan((m.start(), m.start() + len(word)), EntityType.GROUP)


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Is a capitalised word of a name right beside it ("Christian Dior", "Arab League")?"""
    return bool(re.match(r"[ \u00a0][A-Z]\w", text[end : end + 3])) and not _people_word(
        (WORD.match(text, end + 1) or [""])[0]
    )


def _bodies(text: str, gazetteer: Gazetteer) -> Iterator[NameSpan]:
    """Bodies of state named by their country: "the new Syrian government", "Iran's foreign ministry"."""
    words = [m.span() for m in WORD.finditer(text)]
    at = 0
    while at < len(words):
        nation, last = _nation_at(text, words, at)
        if nation:
            found = _body_after(text, words, last + 1)
            if found:
                body, end = found
                owner = gazetteer.countries[nation.name]
                label = f"{body} of {owner.label}"
                known = tuple(e for e in gazetteer.named(label) if e.type is EntityType.ORGANIZATION)
                yield NameSpan((words[at][0], words[end][1]), EntityType.ORGANIZATION, known, label)
                at = end + 1
                continue
        at += 1
    for m in re.finditer(r"\b[Mm]inistry of (?:the )?([A-Za-z]+(?: [Aa]ffairs)?)(?: of ((?:[A-Z]\w+ ?){1,3}))?", text):
        department = DEPARTMENTS.get(m.group(1).lower())
        nation = nation_named(m.group(2).strip()) if m.group(2) else None
        if department and nation:
            label = f"Ministry of {department} of {gazetteer.countries[nation.name].label}"
            known = tuple(e for e in gazetteer.named(label) if e.type is EntityType.ORGANIZATION)
            yield NameSpan((m.start(), m.start() + len(m.group().rstrip())), EntityType.ORGANIZATION, known, label)


def _nation_at(text: str, words: Sequence[Offsets], at: int) -> tuple[Nation | None, int]:
    """The country whose adjective, or possessive name, stands at word `at`, and the index of its last word."""
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        start, end = words[at][0], words[at + length - 1][1]
        if not text[start].isupper() or end - start > 40:
            continue
        written = text[start:end]
        after = text[end : end + 2]
        if after in ("'s", "’s") and (nation := nation_named(written)):
            return nation, at + length  # the "s" is a word of its own
        if nation := nation_of_adjective(written) or (
            nation_named(written) if written.isupper() or "." in written else None
        ):
            return nation, at + length - 1
    return None, at


def _body_after(text: str, words: Sequence[Offsets], at: int) -> tuple[str, int] | None:
    """The body of state whose noun follows within a few modifiers from word `at`: its name, and its last word."""
    for skip in range(4):
        i = at + skip
        if i >= len(words) or not re.fullmatch(r"[\s\u00a0-]*", text[words[i - 1][1] : words[i][0]]):
            return None
        word = text[slice(*words[i])].lower()
        pair = text[words[i][0] : words[i + 1][1]].lower() if i + 1 < len(words) else ""
        if pair.endswith((" ministry", " department")) and word in DEPARTMENTS:
            return f"Ministry of {DEPARTMENTS[word]}", i + 1
        if pair in BODIES:
            return _unless_modifier(text, words, BODIES[pair], i + 1)
        if word == "ministry" and re.match(r" of (the )?\w+", text[words[i][1] :][:30]):
            last = i + (3 if text[slice(*words[i + 2])].lower() == "the" else 2)
            department = DEPARTMENTS.get(text[slice(*words[last])].lower()) if last < len(words) else None
            return (f"Ministry of {department}", last) if department else None
        if word in BODIES:
            return _unless_modifier(text, words, BODIES[word], i)
        if not _MODIFIERS.fullmatch(text[slice(*words[i])]) and not text[words[i][0] :][:30].split(" ", 1)[0].endswith(
            ("-led", "-backed", "-run")
        ):
            return None
    return None


def _unless_modifier(text: str, words: Sequence[Offsets], body: str, last: int) -> tuple[str, int] | None:
    return None if _is_modifier(text, words[last]) else (body, last)


def _is_modifier(text: str, span: Offsets) -> bool:
    """Does a body's noun at the end of `span` only qualify the next word ("military base", "government forces")?"""
    last = text[slice(*span)].rpartition(" ")[2].lower()
    following = WORD.match(text, span[1] + 1)
    return bool(
        last in BODIES and following and text[span[1]] in " -\u00a0" and following.group().lower() in BODY_IS_MODIFIER
    )


_FUNCTION_WORDS = frozenset("of in and that who which by for to from with on as at".split())


_BARE_BODY = re.compile(
    r"\b[Tt]he (?P<modifiers>(?:[\w-]+ ){0,3}?)(?P<body>government|presidency|parliament|army|military|cabinet)\b"
    r"|(?P<department>[A-Za-z]+) [Mm]inistry\b|\b[Mm]inistry of (?:the )?(?P<of>[A-Za-z]+)\b"
)


def find_bare_bodies(text: str, names: Iterable[NameSpan]) -> Iterator[tuple[Offsets, str]]:
    """Bodies of state without their country: "the presidency", "a defence ministry spokesman"; and what they are."""
    taken = sorted(name.span for name in names if name.type is EntityType.ORGANIZATION)
    for m in _BARE_BODY.finditer(text):
        modifiers = (m["modifiers"] or "").split()
        span = (m.start("modifiers") if m["body"] else m.start(), m.end())
        if any(_overlap(span, other) for other in _around(taken, span)):
            continue
        if not all(w.islower() or "-" in w for w in modifiers) or not _FUNCTION_WORDS.isdisjoint(modifiers):
            continue
        department = DEPARTMENTS.get((m["department"] or m["of"] or "").lower())
        body = f"Ministry of {department}" if department else BODIES.get(m["body"] or "")
        if body and not _is_modifier(text, span):
            yield span, body


def _around(spans: Sequence[Offsets], span: Offsets) -> Sequence[Offsets]:
    """Those of the sorted `spans` that can overlap `span`, and few others."""
    at = bisect_left(spans, span)
    return spans[max(0, at - 3) : at + 3]
