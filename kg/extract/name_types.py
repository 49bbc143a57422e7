"""Of what type each name of an article is: all that its occurrences say is weighed, and each name gets one type.

The model types a name anew in every sentence, a family name in one of them as a place. What the words beside the
occurrences say ("in X", "Mr X", "the X regime") and the names that it is part of count with the model's own scores.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kg.extract.nations import nation_of_capital
from kg.extract.shown import KIND, KINDS
from kg.extract.words import HONORIFICS
from kg.ids import fold
from kg.model import EntityType, KnownEntity, Offsets

_IN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|towards?|next to|close to|(?:north|south|east|"
    r"west|outskirts|mayor|streets|people|residents) of|miles from|km from|kilomet(?:re|er)s from|"
    r"(?:town|city|village|port|district|province|region|suburb) of)"
    r"(?: (?:the )?(?:\w+ )?(?:town|city|village|port|district|suburb) of)? \Z"
)
_NEAR = re.compile(r"\b(?:[Nn]ear|[Oo]utside|(?:town|city|village|port|district|province|suburb) of) \Z")
_TAKEN = re.compile(
    r"\b(?:besieged?|besieging|retook|retake|recaptured?|recapturing|overran|overrun|shelled|shelling|bombarded|fled|"
    r"fleeing|reached|reaching|entered|entering|stormed|storming|seized|took|(?:fall|capture|siege|battle|bombing|"
    r"shelling|control|liberation|outskirts) of) \Z"
)
_AREA_NOUNS = frozenset("County Parish Province Governorate Prefecture Oblast Township Borough Municipality".split())
_THE = re.compile(r"\b[Tt]he \Z")
_REPORTED_AFTER = re.compile(
    r" (?:first )?(?:reported|reports|said|says|wrote|writes|quoted|editorial|newspaper|columnist|reporter)\b"
)
_FIGHTERS_AFTER = re.compile(
    r"(?:-linked|-affiliated)? (?:fighters|militants|gunmen|guerrillas|rebels|insurgents|jihadists|mercenar(?:y|ies)|"
    r"militia|battalion|brigade|gang|cartel|commanders?)\b"
)
BODY_AFTER_COMMA: Final = re.compile(
    r",? [–—]?(?:an?|the|one of \w+|\w+['’]s) (?:(?!(?:of|for|from|at|with|in|by|to|on|who|that|and)\b)"
    rf"[\w-]+(?:['’]s)? ){{0,4}}?{KIND}"
    r"(?=[,.;]| (?:that|which|based|tracking|monitoring|representing|working|in|of|for|founded|close|linked|owned)\b)"
)
_SECT_AFTER = re.compile(r" (?:sect|cartel|party|faction|movement|(?:militant|rebel|insurgent|armed|jihadist) group)\b")
_HOUSES = frozenset("Kremlin Pentagon Vatican Elysee Élysée Gambia Netherlands Hague".split())
_ARTICLED = re.compile(r"(?:Al|Ar|As|Ash|Ad|An|Az|At|El|Ayn|Ain|Tel|Tell|Kafr|Umm|Deir|Bab|Khan|Beit|Wadi)[ -]")
_MEMBERS_BEFORE = re.compile(
    r"\b(?:members?|factions?|offshoots?|splinter groups?|ranks|cells?|armed wing|foot soldiers|leadership) of "
    r"(?:the )?\Z"
    r"|\b(?:gunmen|fighters|militants|rebels|assailants|jihadists|gang members) from (?:the )?\Z"
    r"|\b(?:gangs?|cartel|mob|syndicate|militias?|(?:armed|rebel|militant|insurgent|splinter|jihadist|criminal) "
    r"groups?)(?: (?:called|known as|named|dubbed)|,)? (?:the )?\Z"
)
_FORCE_NAME = re.compile(r"(?:Los|Las|Tren|Comando|Primeiro|Barrio|Clan) (?!Angeles|Cabos|Vegas|Palmas|Alamos|Cruces)")
_AREA_AFTER = re.compile(r" (?:province|district|county|region|governorate|state|airport|prefecture|oblast)\b")
_BODY_BEFORE = re.compile(rf"\b{KIND} \Z|\b{KIND} (?:in|for|of) (?:the )?\w+, \Z", re.IGNORECASE)
_BODY_BEFORE_COMMA = re.compile(rf"\b{KIND}, \Z", re.IGNORECASE)
_RULE_AFTER = re.compile(r" (?:regime|dictatorship|administration|presidency|family|campaign|cabinet|era|loyalists)\b")
_GOVERNMENT_AFTER = re.compile(r" government\b")
_PEOPLES_AFTER = re.compile(r"(?:(?:, [A-Z]\w+)? and [A-Z][\w-]+)? (?:tribes?|clans?|peoples|ethnic (?:group|minorit))")
_TRIBE_AFTER = re.compile(r" (?:tribe|clan|people|ethnic group|community|tribesmen|militiamen)\b")
_ACRONYM_AFTER = re.compile(r" \(([A-Z][A-Z0-9&-]{1,8})\)")
_HONORIFIC_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(HONORIFICS - {'father', 'lord'}))})\.? \Z", re.IGNORECASE)
_BODIES = frozenset("Navy Army Police Ministry Department Government Parliament Court Council Agency Bank".split())

# What follows the first word of a company's name or a movement's that may stand for the whole.
PRIVATE_HEADS: Final = frozenset(
    "Estates Holdings Group Industries Enterprises Pharmaceuticals Motors Airlines Airways Logistics Systems "
    "Studios Ventures Laboratories Telecom Productions Publishing Corporation Company Associates Partners "
    "Energy Foods Bank Insurance Brewery Technologies Technology Software Media Entertainment Mining Minerals "
    "Resources Petroleum Oil Gas Capital Inc Ltd plc Limited Incorporated LLC GmbH AG Corp Co Magazine Chemical "
    "Chemicals Steel Metals Gold Copper Lithium Aluminium Aluminum Cement Power Electric Electronics Auto Automotive "
    "Aerospace Aviation Shipping Lines Marine Rail Railways Semiconductor Pharma Biotech Labs Healthcare Financial "
    "Securities Investments Properties Realty Construction Engineering Textiles Garments Tobacco Dairy Farms Meats "
    "Stores Supermarkets Robotics Dynamics Solutions Renewables Utilities Telecommunications Communications".split()
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words that name something of a type.

    `known` are the known entities that bear the name, `body` what the words make of a country's name ("Government of
    Syria"), `weight` how sure the type is: the model's own score, or more where the words beside it show the type.
    """

    span: Offsets
    type: EntityType
    known: tuple[KnownEntity, ...] = ()
    body: str = ""
    weight: float = 1.0


def settle_types(text: str, names: Sequence[NameSpan]) -> list[NameSpan]:
    """The names, each with the type for which most speaks in the whole article."""
    words = [" ".join(text[slice(*name.span)].split()) for name in names]
    parts = _parts_of_persons(names, words)
    bodies = _parts_of_bodies(names, words)
    votes: dict[str, Counter[EntityType]] = {}
    for name, said in zip(names, words, strict=True):
        count = votes.setdefault(fold(said), Counter())
        count[name.type] += name.weight  # type: ignore[assignment]
        if said in bodies and said not in parts:
            count[EntityType.ORGANIZATION] += 1  # as much as a sure name
        for type_, weight in _evidence(text, name, said, parts):
            count[type_] += weight  # type: ignore[assignment]
    winners = (_winner(votes[fold(said)], name.type) for name, said in zip(names, words, strict=True))
    return [
        name if type_ is name.type else replace(name, type=type_) for name, type_ in zip(names, winners, strict=True)
    ]


def _parts_of_persons(names: Sequence[NameSpan], words: Sequence[str]) -> Collection[str]:
    """The family and middle names of the people named in full."""
    return {
        word
        for name, said in zip(names, words, strict=True)
        if name.type is EntityType.PERSON
        for word in said.split()[1:]
    }


def _parts_of_bodies(names: Sequence[NameSpan], words: Sequence[str]) -> Collection[str]:
    """The words that stand alone for a company ("Acme" for "Acme Holdings") or a club ("Betis" for "Real Betis")."""
    bodies = [said.split() for n, said in zip(names, words, strict=True) if n.type is EntityType.ORGANIZATION]
    first = {said[0] for said in bodies if len(said) == 2 and said[1] in PRIVATE_HEADS}
    return first | {said[-1] for said in bodies if len(said) == 2 and said[0] in _CLUB_LEADS}


_CLUB_LEADS: Final = frozenset(
    "Real Atlético Atletico Sporting Olympique Borussia Bayern Dynamo Dinamo Inter Ajax FC AC AS".split()
)


_GIVEN_AS: Final = tuple(
    f"{whose} {name} {as_} "
    for whose in ("his", "her", "their")
    for name in ("name", "first name")
    for as_ in ("as", "only as")
)


def _evidence(text: str, name: NameSpan, said: str, persons: Collection[str]) -> list[tuple[EntityType, float]]:
    """What the words of a name and those beside it say about its type, each with its weight."""
    before = max(0, name.span[0] - 40), name.span[0]
    lead = text[slice(*before)]
    low = lead.lower() if lead.isascii() else None
    end = name.span[1]
    single = " " not in said
    found: list[tuple[EntityType, float]] = []
    if said in persons or lead.endswith(_GIVEN_AS):
        found.append((EntityType.PERSON, 2.0))
    elif single and name.type is EntityType.PERSON and said.isupper() and 2 <= len(said) <= 6:
        found.append((EntityType.ORGANIZATION, 1.5))
    if single and (
        _RULE_AFTER.match(text, end) or (_ends_so(low, _HONORIFICS) and _HONORIFIC_BEFORE.search(text, *before))
    ):
        found.append((EntityType.PERSON, 1.5))
    if single and _GOVERNMENT_AFTER.match(text, end):
        found.append((EntityType.PERSON, 0.0 if nation_of_capital(said) else 1.0))
    if said not in persons and (
        (_ends_so(low, _KINDS_OR_COMMA) and _BODY_BEFORE.search(text, *before))
        or (
            (single or name.type is EntityType.PLACE)
            and _ends_so(low, _KINDS_COMMA)
            and _BODY_BEFORE_COMMA.search(text, *before)
        )
    ):
        found.append((EntityType.ORGANIZATION, 2.0))
    if said not in persons and name.type is not EntityType.ORGANIZATION:
        if _ends_so(low, _MEMBERS) and _MEMBERS_BEFORE.search(text, *before):
            found.append((EntityType.ORGANIZATION, 1.5))
        if _FORCE_NAME.match(said):
            found.append((EntityType.ORGANIZATION, 1.0))
        if single and name.type is EntityType.PERSON and _FIGHTERS_AFTER.match(text, end):
            found.append((EntityType.ORGANIZATION, 1.5))
        if text[end : end + 1] == "," and BODY_AFTER_COMMA.match(text, end):
            found.append((EntityType.ORGANIZATION, 2.0))
        if single and _SECT_AFTER.match(text, end):
            found.append((EntityType.ORGANIZATION, 1.0))
        if single and _THE.search(text, *before) and _REPORTED_AFTER.match(text, end) and said not in _HOUSES:
            found.append((EntityType.ORGANIZATION, 1.5))  # "The Tennessean first reported it"
    acronym = _ACRONYM_AFTER.match(text, end)
    if not single and acronym and acronym[1][0] == said[0] and name.type is not EntityType.PLACE:
        found.append((EntityType.ORGANIZATION, 2.0))
    if _PEOPLES_AFTER.match(text, end):
        found.append((EntityType.GROUP, 2.0))
    if _TRIBE_AFTER.match(text, end) and name.type is not EntityType.ORGANIZATION and not said.isupper():
        found.append((EntityType.GROUP, 0.7))
    if _AREA_AFTER.match(text, end) or (not single and said.rpartition(" ")[2] in _AREA_NOUNS):
        found.append((EntityType.PLACE, 2.0))
    elif single and said not in persons and _TAKEN.search(text, *before):
        found.append((EntityType.PLACE, 0.7))
    elif single and _ends_so(low, _PLACING) and _IN.search(text, *before):
        found.append((EntityType.PLACE, 1.0))
    elif name.type is EntityType.PERSON and said not in persons and _NEAR.search(text, *before):
        found.append((EntityType.PLACE, 1.5 if _ARTICLED.match(said) else 0.7))
    if not single and name.type is not EntityType.PERSON and _is_of_family(text, said):
        found.append((EntityType.PERSON, 2.0))
    if single and name.type is EntityType.PERSON and nation_of_capital(said):
        found.append((EntityType.PLACE, 2.0))
    if name.type is EntityType.PLACE and not single and said.rpartition(" ")[2] in _BODIES:
        found.append((EntityType.ORGANIZATION, 2.0))
    return found


_KINDS_OR_COMMA: Final = (", ", *(f"{kind.lower()} " for kind in KINDS))
_KINDS_COMMA: Final = tuple(f"{kind.lower()}, " for kind in KINDS)
_HONORIFICS: Final = tuple(f"{word}{end}" for word in HONORIFICS for end in (" ", ". "))


_GROUPS: Final = "gang gangs cartel mob syndicate militia militias group groups".split()
_MEMBERS: Final = tuple(f"{word} " for word in (*"of from the , called as named dubbed".split(), *_GROUPS))
_PLACING: Final = tuple(f"{word} " for word in "in near outside around across toward towards to of from".split())


def _ends_so(low: str | None, endings: tuple[str, ...]) -> bool:
    """Can words in small letters end with what a pattern looks for, which is one of `endings`? None is not told.

    The pattern alone would try every character.
    """
    return low is None or low.endswith(endings)


def _is_of_family(text: str, said: str) -> bool:
    """Does the article call somebody by the end of a name of two to four words: "Ms Le Pen"?"""
    words = said.split()
    if len(words) > 4 or any(word.islower() for word in words):
        return False
    honoured = _honoured(text)
    return any(" ".join(words[i:]) in honoured for i in range(1, len(words)))


@lru_cache(maxsize=1)
def _honoured(text: str) -> frozenset[str]:
    """What may be the names after honorifics: up to three words, to the end of a word that no further name follows."""
    return frozenset(
        text[m.end() : end.start()]
        for m in _MISTER.finditer(text)
        if (name := _UP_TO_THREE.match(text, m.end()))
        for end in _NAME_ENDS.finditer(text, m.end() + 1, name.end() + 2)
        if end.start() <= name.end()
    )


_MISTER = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir)\.? ")
_UP_TO_THREE = re.compile(r"\S{1,60}(?: \S{1,60}){0,2}")
_NAME_ENDS = re.compile(r"\b(?! [A-Z])")


def _winner(votes: Counter[EntityType], own: EntityType) -> EntityType:
    """The type with the most votes; the occurrence's own where two are level."""
    best = max(votes.values())
    return own if votes[own] == best else max(votes, key=lambda type_: (votes[type_], type_.value))
