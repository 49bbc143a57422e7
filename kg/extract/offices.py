"""Who bears a title: the person named beside it, before or after, or said by a verb to lead the body.

Between `titles`, which reads the titles, and `relations`, which states the offices.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named, nation_of_adjective
from kg.extract.title_words import (
    DENIED,
    DOUBTED,
    FORMER,
    HONORIFICS,
    LEGISLATORS,
    NOT_MODIFIERS,
    OCCUPATIONS,
    PARTS,
    PREPOSITIONS,
    SERVICES,
    STATE_HEADS,
    is_state_office,
)
from kg.extract.titles import Title, is_head, nation_ending, read_title
from kg.model import EntityType, Node, Offsets

_AGE: Final = r"(?:,\s*\d{1,3})?"
_APPOSED: Final = re.compile(
    rf"{_AGE}\s*[,(–—-]\s*(?P<when>(?:now|currently|then|formerly|once|who is|who was|who served as)\s+)?"
    r"(?:\d+(?:st|nd|rd|th)\s+)?"
)

_LOOSE: Final = re.compile(
    rf"(?P<comma>{_AGE}\s*[,–—]\s*)(?:an?|the)\s+"
    rf"(?:(?!(?:{'|'.join(sorted(NOT_MODIFIERS | DOUBTED | FORMER))})\s)[a-z][a-z’'-]*\s+){{1,3}}"
)
_HOLDS: Final = re.compile(
    rf"{_AGE}(?:,\s++(?:an?|the|who)\s++[^,;:.?!“”\"]{{2,80}}?,|,)?\s*+"
    r"(?:who\s++(?:[^\s,;:.?!“”\"][^,;:.?!“”\"]{0,79}?(?<!\s)\s++and\s++)?)?"
    r"(?:also\s+)?(?:is|became|becomes|remains|remained|has been|serves as|works as"
    r"|acts as|is serving as"
    r"|took over as|takes over as|took office as|(?:was|were|has been|is being"
    r"|had been)\s+(?:re-?)?(?:elected|appointed"
    r"|named|chosen|confirmed|installed|inaugurated|hired|promoted|unveiled|sworn in)(?:\s+(?:as|to be))?)"
    r"\s++(?:also|now|currently|still)?\s*+"
)

_LEFT: Final = r"(?:resign(?:ed)?|step(?:ped)? down|quit|st(?:and|ood) down)"
_HELD: Final = re.compile(
    rf"{_AGE},?\s*+(?:who\s++)?(?:also\s++)?(?:was|had been|(?:had\s+)?(?:served|worked) as"
    rf"|(?:(?:(?:was|were|has been|had been)\s+)?(?:later\s+)?(?:forced|obliged) to\s+|had to\s+|has\s+|had\s+)?{_LEFT}"
    r"(?: from (?:her|his) (?:post|job|role|position))? as"
    r"|(?:was|has been|had been)\s+(?:ousted|sacked|fired|dismissed|removed|deposed|replaced|suspended) as)"
    r"\s++(?:once|then|formerly|also)?\s*+"
)
_HYPOTHETICAL: Final = frozenset("if unless whether should before until".split())
"""Words before a name after which it "becomes" something that it is not: "if Jane Roe becomes mayor"."""

_AS: Final = re.compile(r"\s+(?:as|to be)\s+")
_INSTALS: Final = frozenset(
    (
        "appointed appoints appoint named names elected elects chose hired hires installed confirmed appointing naming"
    ).split()
)
_REMOVES: Final = frozenset(
    (
        "replaced replaces replacing succeeded succeeds succeeding sacked fired dismissed removed ousted deposed"
        " suspended"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Office:
    """One person's title, with the stretch of text that says so."""

    person: Node
    title: Title
    former: bool
    evidence: Offsets
    bare: Offsets  # the title with the name: the evidence where the owner has to be inferred


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One person said to hold in `nation` the office that somebody else holds in another country."""

    person: Node
    nation: Nation
    evidence: Offsets


def find_counterparts(items: Sequence[Item]) -> list[Counterpart]:
    """The people in a sentence's `items` whom "counterpart" sets beside somebody of another country."""
    found = []
    for at, item in enumerate(items):
        if item.low not in {"counterpart", "opposite"}:
            continue
        nation, size = nation_ending(items, at)
        if nation is None:
            nation, size = _group_nation(items, at)
        start = at - size - 1
        if nation is None or start < 0 or items[start].low not in _POSSESSORS:
            continue
        person = at + 1 + (item.low == "opposite" and at + 1 < len(items) and items[at + 1].low == "number")
        person += person < len(items) and items[person].text == ","
        if person < len(items) and items[person].person and (node := items[person].node) is not None:
            found.append(Counterpart(node, nation, (items[start].span[0], items[person].span[1])))
    return found


_POSSESSORS: Final = frozenset("his her their the".split())


def _group_nation(items: Sequence[Item], end: int) -> tuple[Nation | None, int]:
    """The country whose adjective, taken for the name of its people or of itself, ends just before `end`."""
    before = items[end - 1] if end else None
    if before is None or before.node is None:
        return None, 0
    return nation_of_adjective(before.text) or nation_named(before.text), 1


def find_offices(text: str, items: Sequence[Item]) -> list[Office]:
    """The titles in a sentence's `items` that a named person beside them bears, in order."""
    offices: list[Office] = []
    for at, item in enumerate(items):
        if is_head(item) and not _goes_on(items, at):
            title = read_title(items, at)
            if _is_doubted(items, title):
                continue
            bearer = (
                _bearer_after(items, title)
                or _bearer_before(text, items, title)
                or next((both for last in reversed(offices) if (both := _bearer_of_both(items, last, title))), None)
            )
            if bearer:
                offices.append(bearer)
                offices += _seat(items, bearer)
    return offices + _leads(text, items)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether the head at `at` is no whole title: another follows it ("chief executive"), or it is a rank after one.

    In "army spokesman Captain Roe" the rank is only how he is called.
    """
    if _is_rank_after(items, at):
        return True
    after = items[at + 1] if at + 1 < len(items) else None
    if items[at].low == "chief" and after is not None and after.word and after.low not in NOT_MODIFIERS:
        return any(is_head(item) for item in items[at + 1 : at + 3]) and not _is_rank_after(items, at + 1)
    return after is not None and is_head(after) and items[at].low != "mp" and not _is_rank_after(items, at + 1)


def _is_rank_after(items: Sequence[Item], at: int) -> bool:
    """Whether the head at `at` is a rank between another title and a name."""
    if at == 0 or not is_head(items[at - 1]) or items[at - 1].low in _NOT_RANKED:
        return False
    name = _past_ranks(items, at)
    return name > at and name < len(items) and items[name].person and items[at].text.istitle()


_BEFORE_RANKS: Final = frozenset("chief deputy assistant senior attorney solicitor surgeon judge executive".split())
"""Heads that are a part of the rank after them: "chief inspector", "deputy commissioner"."""


_NOT_RANKED = HONORIFICS | _BEFORE_RANKS


def _is_doubted(items: Sequence[Item], title: Title) -> bool:
    """Whether the words before a title deny it or leave it open: "the alleged leader", "is not the head"."""
    before = items[title.start - 1].low if title.start else ""
    return before in (DENIED if items[title.start].low in {"the", "a", "an"} else DOUBTED)


def _seat(items: Sequence[Item], office: Office) -> list[Office]:
    """The seat of a legislator whose title names the party: "Republican Sen. Jane Roe of Ohio"."""
    title = office.title
    owner = title.owner
    person = next((i for i in range(title.end, len(items)) if items[i].person), None)
    if not (title.legislator and isinstance(owner, Node) and owner.type is EntityType.ORGANIZATION) or person is None:
        return []
    seat = body_after(items, person)
    if seat is None or not items[seat].place or office.evidence[1] < items[person].span[1]:
        return []
    bare = replace(title, end=seat + 1, owner=items[seat].node, preposition="for")
    evidence = (office.evidence[0], items[seat].span[1])
    return [Office(office.person, bare, office.former, evidence, evidence)]


def _bearer_of_both(items: Sequence[Item], last: Office, title: Title) -> Office | None:
    """Who bears the title as well as the one before it: "Jane Roe, founder of Acme and chair of Bolt"."""
    if title.owner is None or last.evidence[1] != items[last.title.end - 1].span[1]:
        return None  # the bearer stands after the first title
    aimed_at = last.title.end < title.start and items[last.title.end].person  # "a former adviser to Jane Roe and"
    between = [item.low for item in items[last.title.end + aimed_at : title.start]]
    if between not in (["and"], [",", "and"], [",", "and", "also"], ["and", "also"], [","]):
        return None
    evidence = (last.evidence[0], items[title.end - 1].span[1])
    return Office(last.person, title, title.former, evidence, evidence)


def _bearer_after(items: Sequence[Item], title: Title) -> Office | None:
    if _OF_ANOTHER.search(title.role) and is_head(items[title.end - 1]):
        return None  # "a former adviser to President Roe"
    at = title.end
    comma = at < len(items) and items[at].text == ","
    at = _past_ranks(items, at + comma)
    if at >= len(items) or not items[at].person:
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if comma and after is not None and (after.possessive or after.low in {"and", "or"}):
        return None  # "the president, Roe's cousin", "the president, Roe and Doe"
    closed = after is None or (after.word is False and after.text in {",", "."})
    if comma and title.owner is None and items[title.start].low != "the" and not (closed and title.of_some_body):
        return None  # "the strike killed a commander, Roe said"
    if comma and title.start > 1 and items[title.start - 1].low in PREPOSITIONS and is_head(items[title.start - 2]):
        return None  # "a spokeswoman for the president, Jane Roe": either may be Jane Roe
    return _office(items, at, _completed(items, title, at), title.former)


_OF_ANOTHER: Final = re.compile(r"\w to \w")


def _past_ranks(items: Sequence[Item], at: int) -> int:
    """Where the name begins after forms of address: "Navy Capt.", "Dr", "HE"."""
    rank = at
    while rank < len(items) and items[rank].text.lower() in SERVICES:  # a service may be an entity, too
        rank += 1
    if rank < len(items) and items[rank].low in HONORIFICS:
        at = rank
    begin = at
    while at < len(items) and (
        items[at].low in HONORIFICS or items[at].text == "HE" or (items[at].text == "." and at > begin)
    ):
        at += 1
    return at


def _completed(items: Sequence[Item], title: Title, person: int) -> Title:
    """The title with the body that stands after the name: "Gov. Jane Roe of Ohio", "Sen. Jane Roe (D-Ohio)"."""
    seat = (
        body_after(items, person) if title.owner is None and title.role.rpartition(" ")[2] not in OCCUPATIONS else None
    )
    if seat is None or items[seat].node is None or (items[seat].place and not _of_places(title)):
        return title
    return replace(title, end=seat + 1, owner=items[seat].node, preposition="for" if title.legislator else "of")


def _of_places(title: Title) -> bool:
    """Whether places have such an office: governors, not chief executives."""
    return title.role.rpartition(" ")[2].rpartition("-")[2] in STATE_HEADS


def body_after(items: Sequence[Item], person: int) -> int | None:
    """Where the body stands that a name is of: "Jane Roe of the World Bank", "Jane Roe (D-Ohio)"; None without one.

    The name of one who is accused of something, or told of it, is not followed by a body of theirs.
    """
    at = person + 1
    if at + 1 < len(items) and items[at].possessive and items[at + 1].text == "(":
        at += 1  # "Sen. Jane Roe’s (D-Ohio) bill"
    if at < len(items) and items[at].text == "(":
        party = items[at + 1 : at + 3]
        if len(party) == 2 and party[0].text.isupper() and party[1].text in "-–,":
            at += 3
            return at if at + 1 < len(items) and items[at].body and items[at + 1].text == ")" else None
        return None
    comma = at < len(items) and items[at].text == ","
    if comma and [item.text for item in items[at + 2 : at + 3]] in (["-"], ["–"]) and items[at + 1].text.isupper():
        at += 3
        return at if at < len(items) and items[at].place else None
    at += comma
    if at < len(items) and items[at].low == "from" and person and items[person - 1].low in LEGISLATORS:
        at += 1
        return at if at < len(items) and items[at].place else None  # "Senator Jane Roe from Ohio"
    if at >= len(items) or items[at].low != "of" or (person and items[person - 1].low in _OF_VERBS):
        return None
    at += 1
    while at < len(items) and items[at].low in {"the", "neighbouring", "neighboring", "nearby"}:
        at += 1
    if at >= len(items) or not items[at].body:
        return None
    told = person > 0 and items[person - 1].low in _TELLS  # "told Jane Roe of Acme's losses"
    return None if told and at + 1 < len(items) and items[at + 1].possessive else at


_TELLS: Final = frozenset({"tell", "tells", "told"})
_OF_VERBS: Final = frozenset(
    (
        "accuse accused accuses accusing inform informed informs warn warned warns warning remind"
        " reminded reminds notify notified rid strip stripped convict convicted suspect suspected assure assured"
        " convince convinced"
        " advise advised acquit acquitted clear cleared deprive deprived rob robbed relieve relieved cure absolve"
        " absolved front because ahead instead"
    ).split()
)
"""Verbs that say what somebody is told or charged with: "accused Jane Roe of"."""


_LEADS: Final = {
    "leads": "leader",
    "heads": "head",
    "chairs": "chair",
    "runs": "head",
    "directs": "director",
    "edits": "editor",
    "coaches": "coach",
    "captains": "captain",
    "manages": "manager",
    "commands": "commander",
    "represents": "representative",
}
_LED: Final = {
    "led": "leader",
    "headed": "head",
    "chaired": "chair",
    "ran": "head",
    "directed": "director",
    "edited": "editor",
    "coached": "coach",
    "managed": "manager",
    "commanded": "commander",
}
_ADVERBS: Final = frozenset("now also currently still once previously formerly then jointly".split())
_WHO: Final = re.compile(
    rf"{_AGE}(?:,\s++(?:an?|the)\s++[^\s,;:.?!“”\"][^,;:.?!“”\"]{{0,78}}?[^\s,;:.?!“”\"])?"
    r",?\s++who\s++(?:\w++\s++)?(?:has\s++)?"
)

_ENDED: Final = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:in\s+[A-Z][\w-]+\s+)?(?:until|till|from\s+\d|between\s+\d|before\s|during\s"
    r"|for\s+(?:\w+\s+){1,3}?(?:years|months|decades))"
)
_STILL: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:since\b|for\s+(?:\w+\s+){1,3}?(?:years|months|decades))")
_GOES_ON: Final = frozenset("by with against to".split())


def _leads(text: str, items: Sequence[Item]) -> list[Office]:
    """Who leads what, said by a verb: "Jane Roe, who chairs the Green Party", "who ran Acme until last year"."""
    offices = []
    for at, item in enumerate(items):
        role = _LEADS.get(item.low) or _LED.get(item.low)
        if not role:
            continue
        body = _led_body(items, at)
        person = _who_leads(text, items, at) if body else None
        if body is None or person is None:
            continue
        end, former = items[body].span[1], False
        if item.low in _LED:
            since = items[at - 1].low == "has" and _STILL.match(text, end)
            if not since and not _ENDED.match(text, end, items[-1].span[1]):
                continue  # "led the march": nothing says that it was an office
            former = not since
        title = Title(at, body + 1, role, former, items[body].node, "of", True, False, False)
        bearer = _office(items, person, title, former)
        offices += [bearer] if bearer else []
    return offices + _led_by(text, items)


_LED_BY: Final = re.compile(
    r"(?:\s*\([^)]*\))?(?:,|,?\s+(?:which|that))?\s+(?:(?P<now>is|has been)\s+|(?P<then>was|had been)\s+)?"
    r"(?:(?:now|currently|still|jointly|(?P<once>previously|formerly|then|once|subsequently|later))\s+)?"
    rf"(?P<verb>{'|'.join(_LED)})\s+by\s+(?:(?:an?|the|its|his|her)\s+)?(?P<called>(?:[\w.’'-]+\s+){{0,4}})"
)


def _led_by(text: str, items: Sequence[Item]) -> list[Office]:
    """Who is said to lead a body in the passive: "the front, led by Jane Roe", "which was chaired by John Doe"."""
    offices = []
    for at, item in enumerate(items):
        if not item.body:
            continue
        person = next((i for i in range(at + 1, min(at + 12, len(items))) if items[i].node is not None), None)
        if person is None or not items[person].person:
            continue
        led = _LED_BY.fullmatch(text, item.span[1], items[person].span[0])
        if led is None or (item.place and nation_named(item.text) is None):
            continue
        title = Title(at, at + 1, _LED[led["verb"]], False, item.node, "of", True, False, False)
        bearer = _office(items, person, title, former=bool(led["then"] or led["once"]))
        offices += [bearer] if bearer else []
    return offices


def _led_body(items: Sequence[Item], verb: int) -> int | None:
    """The body that is the object of the verb: its name follows, with what it is before it, and ends the phrase."""
    for at in range(verb + 1, min(verb + 7, len(items))):
        item = items[at]
        if item.node is None:
            of_part = item.low == "of" and items[at - 1].low in PARTS
            if not item.word or (item.low in _ENDS_PHRASE and not of_part):
                return None
            continue
        country = item.place and (nation_named(item.text) is not None or items[verb].low == "represents")
        if not (item.body and (country or not item.place)):
            return None
        after = items[at + 1] if at + 1 < len(items) else None
        goes_on = after is not None and (after.possessive or after.low in _GOES_ON)
        modifies = after is not None and after.word and after.low not in _NOT_MODIFYING
        return None if goes_on or modifies else at
    return None


_ENDS_PHRASE = NOT_MODIFIERS - {"the", "a", "an"}


_NOT_MODIFYING = NOT_MODIFIERS | {"until", "till"}


def _who_leads(text: str, items: Sequence[Item], verb: int) -> int | None:
    """The person who is the verb's subject: straight before it, or before "who"."""
    at = verb - 1
    while at >= 0 and (items[at].low in _ADVERBS or items[at].low == "has"):
        at -= 1
    if at >= 0 and items[at].person:
        return at
    person = next((i for i in range(at, max(-1, at - 16), -1) if items[i].person), None)
    if person is None or not _WHO.fullmatch(text, items[person].span[1], items[verb].span[0]):
        return None
    return person


def _bearer_before(text: str, items: Sequence[Item], title: Title) -> Office | None:
    """The person to whom the title is attached from behind: by a comma, a form of "be", or an appointment."""
    for at in range(title.start - 1, max(-1, title.start - 14), -1):
        item = items[at]
        if item.node is None or item.node.type is not EntityType.PERSON:
            continue
        between = text[item.span[1] : items[title.start].span[0]]
        before = items[at - 1].low if at else ""
        if item.person and title.owner is not None and (loose := _LOOSE.fullmatch(between)):
            between = loose["comma"]  # "Jane Roe, a leading climate scientist at Acme"
        if item.person and (apposed := _APPOSED.fullmatch(between)):
            when = (apposed["when"] or "").strip()
            former = title.former or when in {"then", "formerly", "once", "who was", "who served as"}
            if not when and items[title.start].low not in {"the", "a", "an"} and title.owner is None:
                listed = _listed_body(items, title)
                return _office(items, at, listed, former) if listed else None
            return _office(items, at, title, former)
        if _HOLDS.fullmatch(between) and not any(before.low in _HYPOTHETICAL for before in items[:at]):
            return _office(items, at, title, title.former)
        if _HELD.fullmatch(between):
            return _office(items, at, title, former=True)
        if between.isspace() and before in _INSTALS and is_state_office(title.role):
            return _office(items, at, title, former=False)  # "elected Jane Roe president"
        if _AS.fullmatch(between) and before in _CHANGES:
            return _office(items, at, title, title.former or before in _REMOVES)
        return None
    return None


_CHANGES = _INSTALS | _REMOVES


def _listed_body(items: Sequence[Item], title: Title) -> Title | None:
    """A title without a determiner after a name and a comma: whole in itself, or before its body and a comma.

    "Jane Roe, mayor, said", "Jane Roe, commander, Joint Task Force".
    """
    at = title.end
    if at < len(items) and items[at].low not in {",", "and", ".", ")"}:
        return None
    body = at + 1
    ends = body + 1 >= len(items) or items[body + 1].text in {",", ".", ";", ")", "”", '"'}
    if at < len(items) and items[at].text == "," and body < len(items) and items[body].body and ends:
        node = items[body].node
        if node is not None and node.type is EntityType.ORGANIZATION:
            return replace(title, end=body + 1, owner=node, preposition="of")
    return title


def _office(items: Sequence[Item], person: int, title: Title, former: bool) -> Office | None:
    node = items[person].node
    if node is None:
        return None
    first, last = min(person, title.start), max(person, title.end - 1)
    bare = first
    while bare < person and items[bare].low in {"the", "a", "an"}:
        bare += 1
    end = items[last].span[1]
    return Office(node, title, former, (items[first].span[0], end), (items[bare].span[0], end))
