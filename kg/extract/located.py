"""What lies in or near what, as the words between the names of places and bodies say it.

Between `items` and `relations`. A pattern that does not fit exactly says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named
from kg.extract.owners import REGIONS, CountryAt
from kg.model import EntityType, Node, Relation, RelationType

_DIRECTION: Final = (
    r"(?:(?:the|central|mainland|northern|southern|eastern|western|north|south|east|west|north-?eastern"
    r"|north-?western"
    r"|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|upper|lower|rural|nearby"
    r"|neighbou?ring|coastal|far|occupied|rebel-held|government-held|modern-day)\s+)*"
)
_SETTLEMENT: Final = (
    r"(?:city|town|village|port|suburb|district|province|region|state|county|island|neighbou?rhood"
    r"|governorate|capital"
    r"|borough|resort|camp|municipality|settlement|hamlet|area|community|airport|base|prefecture|commune|enclave)"
)
_A_PLACE: Final = rf"(?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}?{_SETTLEMENT}(?:\s+and\s+[\w-]+)?"
_SITE: Final = (
    r"(?:\s+(?:mine|hospital|clinic|university|school|mosque|church|temple|prison|plant|factory|refinery|dam|base|camp"
    r"|airport|station|stadium|market|hotel|bridge|quarry|farm|region|province|district|county|village|town|city|area"
    r"|(?:mountain )?range|hills|mountains?|valley|forest|(?:national )?park|(?:nature )?reserve|desert|peninsula"
    r"|plateau|archipelago|basin|lake|river|pass|oilfield|barracks|garrison|outpost|checkpoint|shrine|monastery"
    r"|neighbou?rhood|suburb))?"
)
_IN: Final = re.compile(
    rf"{_SITE}\s+in\s+(?:the\s+(?:province|region|state|county|district|governorate|island|city|town)\s+of\s+)?{_DIRECTION}"
    rf"|,\s+in\s+{_DIRECTION}|,\s+{_A_PLACE}\s+(?:in|on|of)\s+{_DIRECTION}|,\s+(?:the\s+capital"
    rf"|capital)\s+of\s+{_DIRECTION}"
    rf"|,\s+(?:which\s+(?:lies|is|sits)\s+)?in\s+{_DIRECTION}"
)
_BASED: Final = re.compile(
    rf",?\s+(?:which\s+is\s+|is\s+)?(?:based|headquartered|located|situated)\s+in\s+{_DIRECTION}"
)
_NEAR: Final = re.compile(
    rf"{_SITE},?\s+(?:(?:which\s+(?:lies|is)|lies|is|{_A_PLACE}(?:\s+that\s+lies)?)\s+)?"
    r"(?:just\s+)?(?:near|close to|next to|outside|(?:on|in) the outskirts of|a few (?:kilometres"
    r"|kilometers|miles) from"
    r"|(?:(?:about|some|around|nearly|roughly|just)\s+)?[\d.,]+\s?(?:km|kms|kilomet(?:re|er)s?|miles?|mi)"
    r"(?:\s+\([^)]*\))?\s+(?:(?:to\s+the\s+)?(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\s+of"
    r"|from|outside|away from|off))\s+"
    r"(?:the\s+)?(?:(?:city|town|village|port|capital)\s+of\s+)?"
)
_BETWEEN: Final = re.compile(
    rf",?\s+(?:(?:which\s+(?:lies|is)|lies|is|{_A_PLACE})\s+)?(?:(?:about|roughly|almost"
    rf"|exactly)\s+)?(?:half-?way|midway)?\s*"
    r"between\s+(?:the\s+)?"
)
_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?")
_OTHERS: Final = r"(?:neighbou?ring|nearby|rival|twin|sister|other)"
_OF_COUNTRY: Final = re.compile(
    rf"\s+(?:(?!{_OTHERS}\b)[\w-]+\s+){{0,2}}?{_SETTLEMENT}\s+of\s+|\s+(?:[\w-]+\s+){{0,2}}?{_SETTLEMENT},?\s+"
)  # after a country's adjective or possessive: "the Syrian city of Homs", "Kenya's capital, Nairobi"
_AREA_OF: Final = re.compile(rf"\s+{_DIRECTION}")
_AREA: Final = re.compile(
    r"\s+(?:region|province|state|district|county|governorate|prefecture|department|peninsula|island|valley|enclave"
    r"|city|town|village)\b"
)  # "Kenya's northern Turkana region"
_FACILITY: Final = re.compile(
    r"\b(?:hospital|clinic|university|school|college|academy|church|mosque|synagogue|temple|cathedral"
    r"|prison|jail|airport"
    r"|station|plant|court|museum|base|headquarters|camp|stadium|factory|institute|theatre|theater|hotel"
    r"|refinery|mine"
    r"|port|bridge|square|centre|center|park|library|monastery|shrine|palace|trust|charity|foundation|embassy"
    r"|consulate|restaurant|pub|nightclub|mall|farm|ranch|brewery|warehouse|shelter|orphanage|nursery|kindergarten"
    r"|arena|barracks|zoo|gallery|laboratory|mill|quarry|dam|garrison|shipyard)\b",
    re.IGNORECASE,
)


class Whereabouts:
    """Reads where an article's places and bodies lie; countries that only an adjective names come from the caller."""

    def __init__(self, text: str, nation: Callable[[Nation], Node | None], country_at: CountryAt) -> None:
        self._text = text
        self._nation = nation
        self._country_at = country_at

    def read(self, items: Sequence[Item]) -> Iterator[Relation]:
        """What the items of one sentence say lies where."""
        named = [i for i, item in enumerate(items) if item.place or is_organisation(item)]
        for k, at in enumerate(named):
            following = named[k + 1] if k + 1 < len(named) else None
            if following is not None:
                yield from self._beside(items, at, following, named[k + 2] if k + 2 < len(named) else None)
            yield from self._based(items, at)
            yield from self._of_country(items, at)

    def _beside(self, items: Sequence[Item], at: int, following: int, third: int | None) -> Iterator[Relation]:
        """What the words between one name and the next say of their places."""
        a, b = items[at], items[following]
        if a.node is None or b.node is None or a.node == b.node or not b.place:
            return
        span, gap = (a.span[0], b.span[1]), (a.span[1], b.span[0])
        if third is not None and a.place and _BETWEEN.fullmatch(self._text, *gap):
            c = items[third]
            if c.place and c.node is not None and _AND.fullmatch(self._text, b.span[1], c.span[0]):
                both = (a.span[0], c.span[1])
                yield Relation(a.node, RelationType.LOCATED_NEAR, None, b.node, both)
                yield Relation(a.node, RelationType.LOCATED_NEAR, None, c.node, both)
                return
        if self._lies_in(items, at, following):
            yield Relation(a.node, RelationType.LOCATED_IN, None, b.node, span)
        elif (a.place or _facility(a)) and not _is_country(a) and _NEAR.fullmatch(self._text, *gap):
            yield Relation(a.node, RelationType.LOCATED_NEAR, None, b.node, span)

    def _lies_in(self, items: Sequence[Item], at: int, following: int) -> bool:
        a, b = items[at], items[following]
        gap = (a.span[1], b.span[0])
        if _BASED.fullmatch(self._text, *gap):
            return True
        if not (a.place or _facility(a)) or (_is_country(a) and not _is_region_of_state(a)):
            return False
        before = at - 1 - (at > 1 and items[at - 1].low == "the")
        if at and items[before].low in {"from", "told"}:
            return False  # "people from Lima in Spain"
        if _IN.fullmatch(self._text, *gap):
            return True
        return self._text[slice(*gap)] == ", " and _closes_address(items, at, following)

    def _based(self, items: Sequence[Item], at: int) -> Iterator[Relation]:
        """Read "the London-based Acme Group"."""
        body = items[at]
        if body.node is None or not is_organisation(body):
            return
        for back in range(at - 1, max(-1, at - 5), -1):
            if items[back].low == "based" and back >= 2 and items[back - 1].text in "-–‑" and items[back - 2].place:
                place, start = items[back - 2].node, items[back - 2].span[0]
            elif items[back].low.endswith("-based"):
                nation = nation_named(items[back].text[: -len("-based")])
                place, start = self._nation(nation) if nation else None, items[back].span[0]
            elif items[back].word and items[back].low not in {"and", "in", "of", "said", "told"}:
                continue
            else:
                return
            if place is not None and place != body.node:
                yield Relation(body.node, RelationType.LOCATED_IN, None, place, (start, body.span[1]))
            return

    def _of_country(self, items: Sequence[Item], at: int) -> Iterator[Relation]:
        """Read "the Syrian city of Homs" and "Kenya's capital, Nairobi"."""
        place = items[at]
        if place.node is None or not place.place or _is_country(place):
            return
        for back in range(at - 1, max(-1, at - 7), -1):
            country = self._country_at(items, back)
            if items[back].place and items[back + 1].possessive:
                country = items[back].node  # "Ohio's town of Lima"
            if country is None:
                if items[back].word or items[back].possessive or items[back].text == ",":
                    continue
                return
            after = back + 1 + (back + 1 < at and items[back + 1].possessive)
            gap_start = items[after - 1].span[1]
            gap = (gap_start, place.span[0])
            area = _AREA_OF.fullmatch(self._text, *gap) and _AREA.match(self._text, place.span[1])
            if (area or _OF_COUNTRY.fullmatch(self._text, *gap)) and country != place.node:
                yield Relation(place.node, RelationType.LOCATED_IN, None, country, (items[back].span[0], place.span[1]))
            return


def _facility(item: Item) -> bool:
    """Whether it is a body that stands somewhere: a hospital, a university."""
    return is_organisation(item) and _FACILITY.search(item.text) is not None


def _is_country(item: Item) -> bool:
    return item.place and item.node is not None and nation_named(item.node.label) is not None


def _is_region_of_state(item: Item) -> bool:
    return item.text in {"Georgia", "Scotland", "Wales", "England", "Gaza", "Northern Ireland", "Hong Kong", "Tibet"}


def _closes_address(items: Sequence[Item], at: int, following: int) -> bool:
    """Whether "Austin, Texas" is a town and what it lies in, rather than the beginning of a list of places."""
    larger = items[following]
    if not (_is_country(larger) or larger.text in REGIONS):
        return False
    if at >= 2 and (items[at - 1].text == "," or items[at - 1].low == "and") and items[at - 2].place:
        return False
    after = items[following + 1] if following + 1 < len(items) else None
    if after is None or after.text not in {",", "and", "or"}:
        return after is None or after.low not in {"and", "or"}
    if after.low in {"and", "or"}:
        return False
    then = items[following + 2] if following + 2 < len(items) else None
    return then is None or not (then.place or then.low in {"and", "or"})


def is_organisation(item: Item) -> bool:
    """Whether the item names an organisation."""
    return item.node is not None and item.node.type is EntityType.ORGANIZATION
