"""Titles in a sentence and whose they are by their own words: "Iran's ambassador to Lebanon".

A title is read outward from its head noun ("ambassador"): leftward over what qualifies it to the body that owns it,
rightward over what it is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named, nation_of_adjective, nation_of_seat
from kg.extract.title_words import (
    ABBREVIATIONS,
    AFTER_HEAD,
    AREA_NOUNS,
    BODY_NOUNS,
    FORMER,
    HEADS,
    HONORIFICS,
    LEGISLATORS,
    MEASURES,
    MILITARY_TITLES,
    MODIFIERS,
    NATIONAL,
    NOT_MODIFIERS,
    OCCUPATIONS,
    OF_GROUPS,
    PARTS,
    PASSING,
    PLACE_NOUNS,
    PORTFOLIO_HEADS,
    PORTFOLIOS,
    PREPOSITIONS,
    SERVICES,
    STATE_HEADS,
    STATE_NOUNS,
)
from kg.model import EntityType, Node

_REACH: Final = 6  # words between an owner and the head of the title; longer ones were misreadings


@dataclass(frozen=True, slots=True)
class Described:
    """A body that the words around a title describe: "the agency's" (`noun`), or only "its" (no noun)."""

    noun: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands in a row of items: from `start` to `end` there, its owner where the words give it."""

    start: int
    end: int
    role: str  # in small letters, without "former" and without the body
    former: bool
    owner: Node | Nation | Described | None
    preposition: str  # joins role and owner: "of", "for", "at"
    definite: bool  # "the", a possessive, or no determiner at all
    address: bool  # a form of address alone ("Dr", "General")
    legislator: bool
    body: str = ""  # a body's noun that begins the role: "hospital" in "hospital spokeswoman"

    @property
    def of_some_body(self) -> bool:
        """Whether it speaks for a body although it names none: "a spokesman", "a government minister"."""
        return bool(self.body) or self.role.rpartition(" ")[2].startswith("spokes")


def read_title(items: Sequence[Item], head: int) -> Title:
    """The title whose head noun stands at `head`."""
    left, owned_by, adjectival = _read_left(items, head)
    if left > 1 and items[left].place and items[left - 1].possessive and _organisation(items[left - 2]):
        left, owned_by = left - 2, items[left - 2].node  # "UNICEF's Yemen representative"
    owner: Node | Nation | Described | None = owned_by
    words = [item for item in items[left : head + 1] if item.node is None]
    former = any(word.low in FORMER or word.low.startswith("ex-") for word in words)
    role_from = _role_start(items, left, head)
    start, more_former = _widen(items, left)
    body = _body_noun(items, role_from, head) if owned_by is None else ""
    if body and items[role_from].low != body:
        role_from, start = role_from - 1, min(start, role_from - 1)
    bare_place = items[left].place and not items[left + 1].possessive and items[head].low not in STATE_HEADS
    owned = owner is not None and not (adjectival or bare_place)
    end, tail, target, preposition = _read_right(items, head, owned=owned)
    own_words = [_plain(item.text) for item in items[role_from : head + 1] if item.low not in _PASSED]
    role = " ".join(own_words) + tail
    if (adjectival or bare_place) and target is not None and (preposition == "of" or _is_body(target)):
        owner = target  # "the Izmir head of the union", "senior Myanmar adviser at the institute": not the place's
    elif target is not None and owner is None:
        owner = None if items[head].low == "major" else target
    elif owned_by is not None:
        studies = items[head].text == "major" and items[head - 1].word and items[head - 1].low not in SERVICES
        if studies or _inside_name(items, left, owned_by) or _is_scene(items, left, role_from):
            owner = None  # "a Hill College art major"
        elif (
            _names_origin(items, role_from, owned_by, adjectival) and items[head].low.rpartition("-")[2] not in NATIONAL
        ):
            owner = None  # "a Swiss economist", "a Miami lawyer"
        preposition = "of"
    elif described := _described_before(items, start):
        start, owner, preposition, body = *described, "of", ""
    return Title(
        start,
        end,
        role,
        former or more_former,
        owner,
        preposition,
        items[start].low not in {"a", "an"},
        role in MILITARY_TITLES,
        items[head].low in LEGISLATORS,
        body if owner is None else "",
    )


_PASSED = FORMER | PASSING


def _body_noun(items: Sequence[Item], role_from: int, head: int) -> str:
    """The noun of a body or site that begins a title, or stands right before it: "Hospital spokeswoman"."""
    nouns = BODY_NOUNS if items[head].low in OCCUPATIONS else _BODIES_AND_PLACES  # a market analyst is of none
    at = role_from if role_from < head and items[role_from].low in nouns else role_from - 1
    if at < 0 or items[at].low not in nouns:
        return ""
    before = items[at - 1] if at else None
    name_goes_on = before is not None and items[at].text.istitle() and before.text.istitle()
    plain = before is not None and before.word and (before.text.islower() or at == 1)
    another = before is not None and plain and before.low not in _BEFORE_BODY
    return "" if name_goes_on or another else items[at].low  # "disco club owner": some club


_BODIES_AND_PLACES = BODY_NOUNS | PLACE_NOUNS


_BEFORE_BODY: Final = NOT_MODIFIERS | FORMER | PASSING | MODIFIERS


def _is_body(target: Node | Described) -> bool:
    """Whether a title's target is a body rather than a place."""
    return isinstance(target, Described) or target.type is EntityType.ORGANIZATION


def _described_before(items: Sequence[Item], start: int) -> tuple[int, Described] | None:
    """What owns a title by a possessive that is no name, and where that begins: "its", "the aid agency's"."""
    if start > 0 and items[start - 1].low in {"its", "their"}:
        return start - 1, Described()
    noun = start - 2
    if noun < 1 or not items[start - 1].possessive or items[noun].low not in _OWNING:
        return None
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if items[at].low in {"the", "this"}:
            return at, Described(items[noun].low)
        if not (items[at].word and items[at].text.islower()):
            return None
    return None


_OWNING = BODY_NOUNS | STATE_NOUNS | PLACE_NOUNS


def _organisation(item: Item) -> bool:
    return item.node is not None and item.node.type is EntityType.ORGANIZATION


def _inside_name(items: Sequence[Item], left: int, owner: Node | Nation) -> bool:
    """Whether the place that seems to own a title ends a longer name: "Environment Canada spokesman"."""
    if isinstance(owner, Node) and owner.type is not EntityType.PLACE:
        return False
    before = items[left - 1] if left > 1 else None
    known = _KNOWN
    return before is not None and before.word and before.text.istitle() and before.low not in known


_PARTIES: Final = frozenset(
    (
        "democratic republican labour conservative liberal green socialist communist independent tory centrist leftist"
        " populist nationalist moderate democrat"
    ).split()
)


_KNOWN = FORMER | PASSING | NOT_MODIFIERS | _PARTIES


def _is_scene(items: Sequence[Item], left: int, role_from: int) -> bool:
    """Whether the place before a title is only where it happened: "In Turkey Minister Jane Roe met"."""
    return left > 0 and items[left - 1].low == "in" and items[left].place and not items[role_from - 1].possessive


def _names_origin(items: Sequence[Item], role_from: int, owner: Node | Nation, adjectival: bool) -> bool:
    """Whether the owner is only a place or an adjective before the title, and no possessive."""
    if isinstance(owner, Node) and owner.type is not EntityType.PLACE:
        return False
    return adjectival or not (role_from > 0 and items[role_from - 1].possessive)


def is_head(item: Item) -> bool:
    """Whether the item is the head noun of a title."""
    low = item.low
    if "-" not in low:
        return low in HEADS
    low = low.removesuffix("-elect").removesuffix("-designate")
    return bool(low) and (low in HEADS or low.rpartition("-")[2] in HEADS)


def _read_left(items: Sequence[Item], head: int) -> tuple[int, Node | Nation | None, bool]:
    """Where the title begins, and its owner before the head; the flag marks a country's adjective."""
    at = head
    while at > 0 and head - at <= _REACH:
        nation, size = nation_ending(items, at)
        if nation is not None:
            return at - size, nation, nation_of_adjective(items[at - 1].text) is not None
        if not _modifies(items, at - 1):
            break
        at -= 1
    owner = _owner_ending(items, at, items[head])
    if owner:
        return owner[0], owner[1], False
    faith = items[at - 1].node if at > 1 else None
    loose = at - (faith is not None and faith.type is EntityType.GROUP)
    if loose < at and items[loose - 1].possessive and (owner := _owner_ending(items, loose, items[head])):
        return owner[0], owner[1], False  # "London's Muslim mayor"
    while loose > 0 and head - loose < _REACH and items[loose - 1].word and items[loose - 1].low not in NOT_MODIFIERS:
        loose -= 1
        if _verbal(items[loose]):
            break
        owner = _owner_ending(items, loose, items[head])
        if owner and (items[loose - 1].possessive or head - loose <= 3):
            return owner[0], owner[1], False
    return at, None, False


def _owner_ending(items: Sequence[Item], end: int, head: Item) -> tuple[int, Node] | None:
    """The body whose name, or whose possessive, ends just before `end`."""
    at = end - 1
    if at > 2 and items[at].text == ")":  # "Bharatiya Janata Party (BJP) leader"
        at = next((i - 1 for i in range(at - 2, max(0, at - 5), -1) if items[i].text == "("), at)
    if at > 0 and items[at].possessive:
        at -= 1
        if at > 0 and items[at].low in AREA_NOUNS and items[at - 1].place:
            at -= 1  # "the Lombardy region's prosecutor"
    node = items[at].node if at >= 0 else None
    if node is None or not items[at].body:
        return None
    if node.type is EntityType.GROUP and at == end - 1 and head.low not in OF_GROUPS:
        return None  # "the city's Muslim mayor"
    return at, node


def nation_ending(items: Sequence[Item], end: int) -> tuple[Nation | None, int]:
    """The country that plain words just before `end` name or describe, and how many items they are."""
    at = end - 1 if not (end > 1 and items[end - 1].possessive) else end - 2
    for size in (2, 1):
        first = at - size + 1
        if first >= 0 and all(item.word for item in items[first : at + 1]):
            words = " ".join(item.text for item in items[first : at + 1])
            nation = nation_of_adjective(words) or nation_named(words) or nation_of_seat(words)
            if nation:
                return nation, end - first
    return None, 0


def _modifies(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if not item.word:
        return False
    if item.low == "and":  # "founder and chief executive", "trade and industry secretary"
        return at > 0 and (is_head(items[at - 1]) or items[at - 1].low in _MODIFYING)
    return (
        item.low in MODIFIERS
        or (item.low in PORTFOLIOS and _of_portfolio(items, at))
        or is_head(item)
        or item.low.startswith("ex-")
    )


_MODIFYING = MODIFIERS | PORTFOLIOS


def _of_portfolio(items: Sequence[Item], at: int) -> bool:
    """Whether what a minister is for stands at `at`, up to the word "minister"."""
    while at < len(items) and items[at].low in _PORTFOLIO_WORDS:
        at += 1
    return at < len(items) and items[at].low in PORTFOLIO_HEADS


_PORTFOLIO_WORDS = PORTFOLIOS | {"and"}


def _verbal(item: Item) -> bool:
    ending = item.low.endswith(("ed", "ing")) and "-" not in item.low and item.low not in _ADJECTIVES
    return item.text.islower() and ending


_ADJECTIVES: Final = frozenset(
    "ruling governing leading outgoing incoming opposing united armed allied banned outlawed exiled divided".split()
)
"""Words that look like forms of verbs and describe bodies: "the ruling AK Party"."""


def _role_start(items: Sequence[Item], left: int, head: int) -> int:
    """Where the role's own words begin: after the owner and its possessive."""
    at = head
    while at > left and items[at - 1].word and not nation_ending(items, at)[0]:
        at -= 1
    return at


def _widen(items: Sequence[Item], start: int) -> tuple[int, bool]:
    """The start of the title with "former" and the determiner before its owner."""
    former = False
    while start > 0 and (items[start - 1].low in _PASSED):
        start -= 1
        former = former or items[start].low in FORMER
    if items[start].body:
        while start > 0 and items[start - 1].low in _RANKING:  # "a senior Myanmar adviser"
            start -= 1
    origin = start - 1 if start > 1 and items[start].body and items[start - 1].place else start
    if origin > 0 and items[origin - 1].low in {"the", "a", "an"}:  # "an Ottawa Liberal MP"
        return origin - 1, former
    return start, former


_RANKING: Final = frozenset("senior junior chief lead principal deputy".split())


def _read_right(items: Sequence[Item], head: int, *, owned: bool) -> tuple[int, str, Node | Described | None, str]:
    """What follows the head: the title's end, more words of the role, the body it is of, and the word that joins it."""
    at, tail = head + 1, ""
    if at < len(items) and items[at].low in AFTER_HEAD:
        tail, at = f" {items[at].low}", at + 1
    elif [item.low for item in items[at : at + 2]] == ["in", "charge"]:
        tail, at = " in charge", at + 2
    at = past_brackets(items, at)
    while at + 1 < len(items) and items[at].low in PREPOSITIONS:
        preposition = items[at].low
        begin = at + 1
        begin = _past_part(items, begin) if not owned else begin
        stop = _phrase_end(items, begin)
        if stop is None:
            break
        if stop < len(items) and items[stop].body and (node := items[stop].node) is not None:
            after = _past_name(items, stop)
            if after < len(items) and items[after].possessive:  # "head of Kenya's fire service"
                last, inner, part = _part_of(items, after + 1)
                if last is None:
                    break
                tail += inner
                return (
                    (last, tail, part or node, preposition if part else "of") if not owned else (last, tail, None, "")
                )
            aimed = preposition == "for" and node.type is EntityType.PLACE
            seat = items[head].low in STATE_HEADS and items[head].low not in LEGISLATORS
            aimed = aimed and (seat or _has_place(items, after))
            if owned or aimed or preposition in {"to", "on"}:  # "minister for Africa" is no minister of Africa's
                tail += f" {preposition} {_join(items[begin : stop + 1])}"
                at = stop + 1
                continue
            if preposition == "in" and node.type is EntityType.PLACE and items[head].low in _GOVERN and not owned:
                return after, tail, node, "in"  # "a senior minister in Sindh province"
            if preposition == "in" or (node.type is EntityType.PLACE and _goes_on(items, stop, after)):
                break
            if node.type is EntityType.PLACE and (stop_at := _office_of_place(items, after)):
                return stop_at, f"{tail} of {_join(items[after:stop_at])}", node, "of"
            return after, tail, node, preposition  # what stands between describes the body: "for the charity Acme"
        if not owned and preposition != "on" and (body := _described_body(items, begin, stop)):
            if stop < len(items) and items[stop].possessive:  # "head of the agency's field office"
                last, inner, part = _part_of(items, stop + 1)
                return (last, tail + inner, body, "of") if last and not part else (stop, tail, None, "of")
            return stop, tail, body, preposition
        if stop == begin:
            break
        aimed = preposition == "for" and (owned or _has_place(items, stop)) and items[begin].low not in MEASURES
        learned = preposition == "in" and _says_in_what(items, head, begin, stop)
        if not (aimed or learned or _says_what_for(preposition, items[begin]) or _to_another(preposition, items, stop)):
            break
        tail += f" {preposition} {_join(items[begin:stop])}"
        at = stop
    return at, tail, None, "of"


_GOVERN: Final = frozenset({"minister", "premier", "governor"})


def _past_part(items: Sequence[Item], begin: int) -> int:
    """Where the body begins of which only a part is named first: "of the Ulm chapter of the Red Cross"."""
    for at in range(begin, min(begin + 5, len(items) - 2)):
        if items[at].low in PARTS and items[at + 1].low == "of":
            return at + 2
        if items[at].text in {",", "."} or items[at].possessive or items[at].person or items[at].low in {"of", "and"}:
            break
    return begin


def _office_of_place(items: Sequence[Item], at: int) -> int:
    """The end of what a place's name only describes: "of the Donetsk regional administration"; 0 where nothing is."""
    end = at
    while end < len(items) and items[end].word and items[end].low in _MODIFYING:
        end += 1
    governs = end < len(items) and items[end].low in _GOVERNING
    return end + 1 if governs else 0


_GOVERNING: Final = frozenset("administration government council office authority department police force".split())


def _goes_on(items: Sequence[Item], place: int, after: int) -> bool:
    """Whether a place is only the beginning of what the words name: "the Warsaw prosecutor's office"."""
    if items[place - 1].low in {"a", "an"}:
        return True
    possessed = after + 1 < len(items) and items[after].word and items[after + 1].possessive
    return possessed or (after < len(items) and items[after].low in BODY_NOUNS)


def _has_place(items: Sequence[Item], at: int) -> bool:
    """Whether the words go on to where somebody works: "for Africa at Amnesty"."""
    return at < len(items) and items[at].low in {"at", "of", "with"}


def past_brackets(items: Sequence[Item], at: int) -> int:
    """Where the items after brackets at `at` begin: "(CEO)"; `at` itself where none stand there."""
    if at < len(items) and items[at].text == "(":
        for close in range(at + 2, min(at + 5, len(items))):
            if items[close].text == ")":
                return close + 1
    return at


def _past_name(items: Sequence[Item], name: int) -> int:
    """Where the items after a body's name begin, and after what it is called: "Kano state", "ICB (Cocoa Board)"."""
    at = name + 1
    if at < len(items) and items[at].low in AREA_NOUNS:
        after = items[at + 1] if at + 1 < len(items) else None
        at += after is None or not after.word
    return past_brackets(items, at)


def _part_of(items: Sequence[Item], begin: int) -> tuple[int | None, str, Node | None]:
    """What a possessive before `begin` owns: where it ends, as words of the role, or as a body by its own name."""
    stop = begin
    while stop < len(items) and stop - begin < 3 and items[stop].word and items[stop].low in MODIFIERS:
        stop += 1
    named = stop < len(items) and items[stop].node is not None and items[stop].body
    area = stop + 1 < len(items) and items[stop + 1].low in AREA_NOUNS
    if named and (area or not items[stop].place):
        return _past_name(items, stop), "", items[stop].node
    last = _phrase_end(items, begin, names=False)
    if last is None or last == begin:
        return None, "", None
    return last, f" of {_join(items[begin:last])}", None


def _described_body(items: Sequence[Item], begin: int, stop: int) -> Described | None:
    """What "the union" in "vice president of the union" describes."""
    noun = items[stop - 1].low
    if stop - begin not in {2, 3} or items[begin].low not in {"the", "this"}:
        return None
    return Described(noun) if noun in _DESCRIBING else None


_DESCRIBING = BODY_NOUNS | STATE_NOUNS


def _says_what_for(preposition: str, first: Item) -> bool:
    """Whether the plain words after a head belong to its role ("of state", "for health") and are no time or place."""
    if preposition == "of":
        return True
    plain = first.text.islower() or first.low in PORTFOLIOS
    return preposition in {"for", "on"} and plain and first.low not in MEASURES


def _says_in_what(items: Sequence[Item], head: int, begin: int, stop: int) -> bool:
    """Whether "in" begins what somebody is learned in, with where they are after it: "lecturer in law at"."""
    plain = begin < stop and all(item.text.islower() for item in items[begin:stop])
    return plain and items[head].low in OCCUPATIONS and items[begin].low not in MEASURES and _has_place(items, stop)


def _to_another(preposition: str, items: Sequence[Item], stop: int) -> bool:
    """Whether the words before `stop` are another's title: "undersecretary to the prime minister"."""
    return preposition == "to" and is_head(items[stop - 1])


def _phrase_end(items: Sequence[Item], begin: int, *, names: bool = True) -> int | None:
    """The item after the words at `begin`, which is a body's name or whatever ends the phrase; None if it runs on."""
    at = begin
    while at < len(items) and at - begin < _REACH:
        item = items[at]
        if item.node is not None and (names or item.person):
            return at
        if item.node is not None or not item.word or (at > begin and item.low in HONORIFICS and item.text.istitle()):
            return at
        if item.low in _ENDS_PHRASE or (at > begin and _verbal(item)):
            return at
        at += 1
    return at if at == len(items) else None


_ENDS_PHRASE = NOT_MODIFIERS - {"the", "a", "an", "its", "their", "and"}


def _join(items: Sequence[Item]) -> str:
    words = [item.low if item.low in _SMALL else item.text for item in items]
    while words and words[0].lower() in {"the", "a", "an"}:
        del words[0]
    return " ".join(words)


_SMALL = PORTFOLIOS | {"state", "staff"}


def _plain(word: str) -> str:
    low = word.lower().removeprefix("ex-").removeprefix("then-")
    low = ABBREVIATIONS.get(low, low)
    return word if word.isupper() and len(word) > 1 else low
