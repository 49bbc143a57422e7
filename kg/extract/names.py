"""What the model takes for names, cleaned: halves joined, titles and possessives cut off, types put right.

The model is right about where most names stand; where its halves, its types or its ends are wrong, the words beside
them say so: a bracketed acronym spells out the name before it, "in" comes before a place, a family name follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.gazetteer import WORD
from kg.extract.nations import nation_named, nation_of_adjective, nation_of_capital, nation_of_demonym
from kg.extract.tagger import Name
from kg.extract.words import DEPARTMENTS, HEADED, OFFICES, PEOPLES, TITLES
from kg.ids import fold
from kg.model import EntityType, KnownEntity, Offsets
from kg.read.header import find_datelines

NAME_FLOOR = 0.5  # the model's mean probability below which a run is no name

_KINDS = {"person": EntityType.PERSON, "organisation": EntityType.ORGANIZATION, "place": EntityType.PLACE}
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OUTER = " \t\r\n\u00a0.,;:\"“”'’‘«»()[]–—-"
_LOOSE_END = re.compile(r"(?:\s+(?:of|and|for|from|the|in|at|to|by|on|with|a|an|de|&)|\s+\W+)+\Z")
_DECORATIONS = re.compile(r",?\s+(?:KC|QC|SC|MP|MEP|MD|PhD|CBE|OBE|MBE|Jr\.?|Sr\.?|Esq\.?)\Z")
_BRIDGE = re.compile(r"\s+(?:of|for|on)(?:\s+the)?\s*\Z")
_AND = re.compile(rf"(?!.*\b(?:{'|'.join(HEADED)})\b)\S+(?: \S+){{0,2}} (?:and|&)\s*\Z")  # "National Air and"
_LEAD = re.compile(rf"\b((?:[A-Z][\w’'-]+ ){{0,3}}(?:{'|'.join(HEADED)})) (?:for|of|on|against)(?: the)? \Z")
_PARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|bin|ibn|ben|de|da|di|du|del|der|den|van|von|le|la|ter|abu)\b")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,7})s?\)")
_DATELINE_PLACE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
_IN = re.compile(
    r"\b(?:in|near|outside|around|across|towards?|(?:town|city|village|port|district|province|region|suburb) of)"
    r"(?: (?:the )?(?:\w+ )?(?:town|city|village|port|district|suburb) of)? \Z"
)
_AREA_AFTER = re.compile(r" (?:province|district|county|region|governorate|state|airport|prefecture|oblast)\b")
_BODIES = frozenset("Navy Army Police Ministry Department Government Parliament Court Council Agency Bank".split())
_KIND = (
    r"(?:group|charity|agency|newspaper|broadcaster|channel|station|network|website|company|firm|airline|bank|party|"
    r"association|union|mission|organi[sz]ation|NGO|watchdog|think tank|militia|movement|university|club|retailer|"
    r"operator|outlet|magazine|daily|federation|foundation|manufacturer|publisher|insurer|carmaker|supermarket)"
)
_BODY_BEFORE = re.compile(rf"\b{_KIND},? \Z|\b{_KIND} (?:in|for|of) (?:the )?\w+, \Z", re.IGNORECASE)
_DESCRIBED = re.compile(rf"\b{_KIND},? (?P<name>[A-Z]{{2,6}})\b(?![’'-]?\w)")
_CONNECTED = re.compile(r" (?:do|da|de|dos|das|del|di|della|du|des) ")
_TAIL = re.compile(r" and (?:the )?[A-Z][\w-]+(?! [A-Z])\b")


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


class Spans:
    """A set of spans that answers quickly which of them overlap another; none of them is very long."""

    def __init__(self, spans: Iterable[Offsets]) -> None:
        self._spans = sorted(set(spans))
        self._longest = max((end - start for start, end in self._spans), default=0)

    def overlapping(self, span: Offsets) -> Iterator[Offsets]:
        """The spans that share a character with `span`, in order."""
        at = bisect_left(self._spans, (span[0] - self._longest, 0))
        while at < len(self._spans) and self._spans[at][0] < span[1]:
            if self._spans[at][1] > span[0]:
                yield self._spans[at]
            at += 1

    def overlap(self, span: Offsets) -> bool:
        """Does any share a character with `span`?"""
        return next(self.overlapping(span), None) is not None


def clean_names(text: str, tagged: Sequence[Name]) -> list[NameSpan]:
    """The model's names as name spans, with those that a bracketed acronym spells out."""
    names = [span for name in _joined(text, tagged) if (span := _cleaned(text, name))]
    names = [replace(name, span=_tailed(text, _led(text, name), name.type)) for name in names]
    spelt = [*_spelt_out(text), *_datelines(text), *_described_acronyms(text)]
    taken = Spans(name.span for name in spelt)
    names = [name for name in names if not taken.overlap(name.span)] + spelt
    return sorted(_retyped(text, names), key=lambda name: (name.span[0], -name.span[1]))


def strip_titles(text: str, span: Offsets) -> Offsets:
    """`span` without the titles before a person's name and without a possessive after it.

    >>> strip_titles("President Sharaa’s", (0, 18))
    (10, 16)
    """
    start, end = span
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s]+", text[start:end])]
    while len(words) > 1 and (
        fold(text[slice(*words[0])]).strip(".,") in TITLES | OFFICES
        or (text[words[0][0]].islower() and not _PARTICLE.match(text, words[0][0]))
    ):
        words.pop(0)
    start, end = bare_span(text, (words[0][0], end)) if words else span
    return start, start + len(_DECORATIONS.sub("", text[start:end]))


def bare_span(text: str, span: Offsets) -> Offsets:
    """`span` without outer marks and without a possessive at its end."""
    start, end = span
    end = start + len(_POSSESSIVE.sub("", text[start:end]))
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    while start < end and text[start] in _OUTER:
        start += 1
    return start, end


def people_word(word: str) -> str | None:
    """The singular of a population group's name, or None.

    >>> people_word("Tamils"), people_word("Sydney")
    ('tamil', None)
    """
    plain = fold(word)
    if nation_of_adjective(word) or nation_of_demonym(word):
        return None  # "Tajik" is an adjective of Tajikistan before it is a people
    return next((w for w in (plain, plain.removesuffix("s"), plain.removesuffix("es")) if w in PEOPLES), None)


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """The model's names, with those joined that are halves of one: "Bank of" and "England", "Jane" and "Roe"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.kind == name.kind and _CONNECTED.fullmatch(text, last.span[1], name.span[0]):
            joined[-1] = Name((last.span[0], name.span[1]), name.kind, min(last.score, name.score))
            continue
        if last and last.kind == name.kind and 0 <= name.span[0] - last.span[1] <= 1:
            before, between = text[slice(*last.span)], text[last.span[1] : name.span[0]]
            beside = between == " " and not _POSSESSIVE.search(before)
            if beside or _BRIDGE.search(before) or _AND.match(before):
                joined[-1] = Name((last.span[0], name.span[1]), name.kind, min(last.score, name.score))
                continue
        joined.append(name)
    return joined


def _cleaned(text: str, name: Name) -> NameSpan | None:
    kind = _KINDS.get(name.kind)
    if name.score < NAME_FLOOR or kind is None:
        return None
    span = strip_titles(text, name.span) if kind is EntityType.PERSON else bare_span(text, name.span)
    words = _LOOSE_END.sub("", text[slice(*span)])
    end = span[0] + len(words)
    words = re.sub(r"^(?:[Tt]he|[Aa]n?)(?:\s+|\Z)", "", words)
    if not any(c.isupper() for c in words) or fold(words) in TITLES | OFFICES or people_word(words):
        return None  # population groups have their own list, in any casing
    if kind is EntityType.PERSON and fold(words) in DEPARTMENTS:
        return None  # of "Interior Minister Jane Roe"
    if nation_of_adjective(words) or (nation_of_demonym(words) and not nation_named(words)):
        return None  # "Syrian" and "Syrians" are no mention of Syria
    return NameSpan((end - len(words), end), kind)


def _led(text: str, name: NameSpan) -> Offsets:
    """The span with the head of an organisation's name that the model left out: "Centre for" before "Civic Rights"."""
    lead = _LEAD.search(text, max(0, name.span[0] - 60), name.span[0]) if name.type is not EntityType.PERSON else None
    return (lead.start(1), name.span[1]) if lead and name.type is EntityType.ORGANIZATION else name.span


def _tailed(text: str, span: Offsets, type_: EntityType) -> Offsets:
    """`span` with the last part of a body's name that the model left out: "and Atmosphere" after "for Sea"."""
    tail = _TAIL.match(text, span[1]) if type_ is EntityType.ORGANIZATION else None
    return (span[0], tail.end()) if tail and re.search(r" (?:for|of) ", text[slice(*span)]) else span


def _described_acronyms(text: str) -> Iterator[NameSpan]:
    """Acronyms that the word before them says are bodies: "broadcaster RTP"."""
    for m in _DESCRIBED.finditer(text):
        yield NameSpan(m.span("name"), EntityType.ORGANIZATION)


def _spelt_out(text: str) -> Iterator[NameSpan]:
    """Names that an acronym in brackets follows, letter for word, and the acronym: "Minera Valle Hondo (MVH)"."""
    for m in _IN_BRACKETS.finditer(text):
        words = [w for w in WORD.finditer(text, max(0, m.start() - 120), m.start()) if w.group()[0].isupper()]
        last = words[-len(m[1]) :]
        if len(last) != len(m[1]) or "".join(w.group()[0] for w in last) != m[1]:
            continue
        start, end = last[0].start(), last[-1].end()
        if re.fullmatch(r"\s", text[end : m.start()]) and not re.search(r"[.!?;:\n]", text[start:end]):
            yield NameSpan((start, end), EntityType.ORGANIZATION)
            yield NameSpan((m.start(1), m.end(1)), EntityType.ORGANIZATION)


def _datelines(text: str) -> Iterator[NameSpan]:
    """The place that a wire report's first line begins with: "LIMA, May 3 (Agency) –"."""
    for start, end in find_datelines(text):
        place = _DATELINE_PLACE.match(text, start, end)
        if place:
            yield NameSpan(place.span(), EntityType.PLACE)


def _retyped(text: str, names: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The names, a single word that the model took for a person put right where its neighbours say it is none."""
    texts = [text[slice(*name.span)] for name in names]
    persons = {
        word for n, words in zip(names, texts, strict=True) if n.type is EntityType.PERSON for word in words.split()[1:]
    }
    bodies = {words for n, words in zip(names, texts, strict=True) if _BODY_BEFORE.search(text, *_before(n.span))}
    areas = {words for n, words in zip(names, texts, strict=True) if _AREA_AFTER.match(text, n.span[1])}
    placed = {
        words for n, words in zip(names, texts, strict=True) if words in areas or _IN.search(text, *_before(n.span))
    }
    placed = {words for words in placed if " " not in words or words in areas}  # "grew around Rafael Correa"
    capitals = {words for words in texts if nation_of_capital(words)}
    for name, words in zip(names, texts, strict=True):
        type_, single = name.type, " " not in words
        if (words in bodies and words not in persons) or (
            type_ is EntityType.PERSON and single and words.isupper() and 2 <= len(words) <= 6
        ):
            type_ = EntityType.ORGANIZATION
        elif type_ is EntityType.PERSON and words not in persons and words in placed | capitals:
            type_ = EntityType.PLACE
        elif type_ is EntityType.PLACE and not single and words.rpartition(" ")[2] in _BODIES:
            type_ = EntityType.ORGANIZATION
        yield replace(name, type=type_)


def _before(span: Offsets) -> Offsets:
    """The forty characters before `span`, where the words stand that say what a name is."""
    return max(0, span[0] - 40), span[0]
