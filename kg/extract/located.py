"""What lies in or near what, as the words between the names of places and bodies say it.

Between `items` and `relations`. A pattern that does not fit exactly says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named, nation_of_capital
from kg.extract.owners import REGIONS, CountryAt
from kg.extract.title_words import STATE_NOUNS
from kg.model import EntityType, Node, Offsets, Relation, RelationType

_DIRECTION: Final = (
    r"(?:(?:the|central|mainland|northern|southern|eastern|western|north|south|east|west|north-?eastern"
    r"|north-?western"
    r"|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|upper|lower|rural|nearby"
    r"|neighbou?ring|coastal|far|occupied|rebel-held|government-held|modern-day)\s++)*+"
)
_SETTLEMENT: Final = (
    r"(?:city|town|village|port|suburb|district|province|region|state|county|island|neighbou?rhood"
    r"|governorate|capital"
    r"|borough|resort|camp|municipality|settlement|hamlet|area|community|airport|base|prefecture|commune|enclave)"
)
_A_PLACE: Final = rf"(?:an?|the)\s++(?:[\w’'-]+\s++){{0,4}}?{_SETTLEMENT}(?:\s++and\s++[\w-]+)?"
_SITE: Final = (
    r"(?:\s++(?:(?:refugee|displacement|air|military|naval|train|railway|bus|metro|power|nuclear|border|police|primary"
    r"|high|secondary|state|international|coal|gold|copper|oil|gas|maximum-security|high-security|detention)\s++)*"
    r"(?:mine|hospital|clinic|university|school|mosque|church|temple|prison|plant|factory|refinery|dam|base|camp"
    r"|penitentiary|jail|penal colony|cent(?:re|er)|crossing|terminal|depot|field|compound|complex|site|headquarters"
    r"|beach|islet|islands?|junction|tunnel|port|harbou?r|airfield|airbase|cathedral|synagogue|palace|resort|arena"
    r"|airport|station|stadium|market|hotel|bridge|quarry|farm|region|province|district|county|village|town|city|area"
    r"|(?:mountain )?range|hills|mountains?|valley|forest|(?:national )?park|(?:nature )?reserve|desert|peninsula"
    r"|plateau|archipelago|basin|lake|river|pass|oilfield|barracks|garrison|outpost|checkpoint|shrine|monastery"
    r"|neighbou?rhood|suburb)s?)?"
)
_AREA_KIND: Final = (
    r"(?:region|province|state|district|county|governorate|prefecture|department|peninsula|island|valley|enclave"
    r"|city|town|village|municipality|oblast|canton|territory|area|suburb|neighbou?rhood)"
)
_WITHIN: Final = rf"{_DIRECTION}(?:(?:[A-Z][\w’'-]+\s++)?{_AREA_KIND}\s++of\s++{_DIRECTION})?"
_PEOPLE: Final = r"(?:\s++of\s++(?:[\w.,-]+\s++){0,3}(?:people|residents|inhabitants)|\s++of\s++[\d.,]+)?"
_ALIAS: Final = (
    r"(?:,?\s++(?:also\s++|locally\s++|better\s++)?(?:called|known\s++as)\s++[“\"‘]?[\w’' -]{1,30}?[”\"’]?)?"
)
_IN: Final = re.compile(
    rf"{_SITE}{_ALIAS},?\s++(?:which\s++(?:lies|is|sits)\s++)?in\s++{_WITHIN}"
    rf"|(?:,|\s++[–—]|\s++is|\s++was|,\s++which\s++is)\s++{_A_PLACE}{_PEOPLE}\s++(?:in|on|of)\s++{_WITHIN}"
    rf"|(?:,|\s++is|,\s++which\s++is)\s++(?:the\s++)?capital\s++of\s++{_WITHIN}"
)
_IN_COUNTRY: Final = re.compile(
    r"\s++(?:region|province|state|district|county|governorate|prefecture|department|territory)\s++of\s++"
)  # "the Donbas region of Ukraine"
_BASED: Final = re.compile(
    rf",?\s++(?:which\s++is\s++|is\s++)?(?:based|headquartered|located|situated)\s++in\s++{_WITHIN}"
)
_NEAR: Final = re.compile(
    rf"{_SITE},?\s++(?:(?:which\s++(?:lies|is)|lies|is|{_A_PLACE}(?:\s++that\s++lies)?)\s++)?"
    r"(?:just\s++)?(?:near|close to|next to|outside|not far from|(?:on|in) the (?:outskirts|edge) of"
    r"|(?:on|near|close to|along) (?:the|its) (?:[a-z]+ )?(?:border|frontier) with|just (?:north|south|east|west) of"
    r"|a few (?:kilometres"
    r"|kilometers|miles) from"
    r"|(?:(?:about|some|around|nearly|roughly|just)\s++)?[\d.,]+\s?(?:km|kms|kilomet(?:re|er)s?|miles?|mi)"
    r"(?:\s++\([^)]*\))?\s++(?:(?:to\s++the\s++)?(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\s++of"
    r"|from|outside|away from|off))\s++"
    rf"{_DIRECTION}(?:[\w-]+\s++)?(?:{_SETTLEMENT}\s++of\s++)?{_DIRECTION}"
)
_BETWEEN: Final = re.compile(
    rf",?\s++(?:(?:which\s++(?:lies|is)|lies|is|{_A_PLACE})\s++)?(?:(?:about|roughly|almost"
    rf"|exactly)\s++)?(?:half-?way|midway)?\s*+"
    r"between\s++(?:the\s++)?"
)
_AND: Final = re.compile(r"\s++and\s++(?:the\s++)?")
_OTHERS: Final = r"(?:neighbou?ring|nearby|rival|twin|sister|other)"
_OF_COUNTRY: Final = re.compile(
    rf"\s++(?:(?!{_OTHERS}\b)[\w-]+\s++){{0,2}}?{_SETTLEMENT}\s++of\s++|\s++(?:[\w-]+\s++){{0,2}}?{_SETTLEMENT},?\s++"
)  # after a country's adjective or possessive: "the Syrian city of Homs", "Kenya's capital, Nairobi"
_AREA_OF: Final = re.compile(rf"\s++{_DIRECTION}")
_AREA: Final = re.compile(rf"(?<!\s)\s++{_AREA_KIND}\b")  # "Kenya's northern Turkana region"
_OF_PLACE: Final = re.compile(
    r"\s++(?:[\w-]+\s++)?(?:town|village|suburb|borough|hamlet|camp)\s++of\s++"
)  # after a place's name: "the Chicago suburb of Evanston"; "the Harlem neighborhood of" is the other way round
_SITES: Final = (
    r"(?:hospital|clinic|university|school|college|academy|church|mosque|synagogue|temple|cathedral|prison"
    r"|jail|airport|station|plant|court|museum|base|headquarters|camp|stadium|factory|institute|theatre"
    r"|theater|hotel|refinery|mine|port|bridge|square|centre|center|park|library|monastery|shrine|palace|trust"
    r"|charity|foundation|embassy|consulate|restaurant|pub|nightclub|mall|farm|ranch|brewery|warehouse|shelter"
    r"|orphanage|nursery|kindergarten|arena|barracks|zoo|gallery|laboratory|mill|quarry|dam|garrison|shipyard)"
)
_FACILITY: Final = re.compile(rf"\b{_SITES}\b", re.IGNORECASE)
_SEAT: Final = re.compile(
    r"(?:['’]s?)?\s++(?:[a-z]+\s++)?(?:headquarters|head office|main office|offices?|base|campus|main campus"
    rf"|laboratory|factory|plant|branch|studios?|embassy|consulate)(?:\s++(?:located|based))?\s++in\s++{_WITHIN}"
)  # "Acme's headquarters in Leeds"
_COMPANIES: Final = (
    r"(?:company|firm|group|organi[sz]ation|agency|network|broadcaster|newspaper|think[- ]tank|start-?up|non-?profit"
    r"|bank|retailer|manufacturer|maker|supplier|business|club|team|ngo|union|party)"
)
_A_SITE_IN: Final = re.compile(
    rf",\s++(?:an?|the)\s++(?:[\w’'-]+\s++){{0,4}}?(?:{_SITES}|{_COMPANIES})\s++(?:(?:based|located)\s++)?in\s++{_WITHIN}",
    re.IGNORECASE,
)  # after a body's name: "St Mary's, a private school in Leeds"
_SITE_OF: Final = re.compile(r"(?<!\s)\s++of\s++(?:the\s++)?")  # "Colorado State University of the US"
_A_BASED: Final = re.compile(r",\s++(?:an?|the)\s++")
_PLACE_LISTS: Final = frozenset({",", "and", "or"})


class Whereabouts:
    """Reads where an article's places and bodies lie; countries that only an adjective names come from the caller."""

    def __init__(
        self,
        text: str,
        nation: Callable[[Nation], Node | None],
        country_at: CountryAt,
        own_country: Callable[[], Node | None],
    ) -> None:
        self._text = text
        self._nation = nation
        self._country_at = country_at
        self._own_country = own_country

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
            yield from self._likewise(items, at, following)
        elif (a.place or _facility(items, at)) and not _is_country(a) and _NEAR.fullmatch(self._text, *gap):
            yield Relation(a.node, RelationType.LOCATED_NEAR, None, b.node, span)

    def _likewise(self, items: Sequence[Item], at: int, following: int) -> Iterator[Relation]:
        """The body that is named together with the one at `at`: "St Mary and St Paul schools in Leeds"."""
        other, place = items[at - 2].node if at >= 2 else None, items[following].node
        if other is None or place is None or items[at - 1].low != "and" or items[at - 2].place != items[at].place:
            return
        if items[at + 1].text == ",":  # "Acme and Bolt, based in Leeds"
            return
        kind = items[at + 1].low
        if is_organisation(items[at]) or (kind.endswith("s") and _AREA.fullmatch(f" {kind.removesuffix('s')}")):
            span = (items[at - 2].span[0], items[following].span[1])
            yield Relation(other, RelationType.LOCATED_IN, None, place, span)

    def _lies_in(self, items: Sequence[Item], at: int, following: int) -> bool:
        a, b = items[at], items[following]
        gap = (a.span[1], b.span[0])
        if not _is_country(a) and _SEAT.fullmatch(self._text, *gap):
            return True
        if _BASED.fullmatch(self._text, *gap) or (is_organisation(a) and _A_SITE_IN.fullmatch(self._text, *gap)):
            return True
        if self._text.startswith("-based", b.span[1]) and _A_BASED.fullmatch(self._text, *gap):
            return is_organisation(a)  # "Acme, a Leeds-based firm"
        if not (a.place or _facility(items, at)) or (_is_country(a) and not _is_region_of_state(a)):
            return False
        before = at - 1 - (at > 1 and items[at - 1].low == "the")
        if at and items[before].low in {"from", "told"} and self._text[gap[0]] != ",":
            return False  # "people from Lima in Spain", but "from Ulm, a town in Germany"
        of_country = _IN_COUNTRY if a.place else _SITE_OF
        if _IN.fullmatch(self._text, *gap) or (_is_country(b) and of_country.fullmatch(self._text, *gap)):
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
            country = self._owner_at(items, back)
            if country is None:
                if items[back].word or items[back].possessive or items[back].text == ",":
                    continue
                return
            after = back + 1 + items[back + 1].possessive
            gap = (items[after - 1].span[1], place.span[0])
            if self._is_part(items, back, at, gap) and country != place.node:
                yield Relation(place.node, RelationType.LOCATED_IN, None, country, (items[back].span[0], place.span[1]))
            return

    def _owner_at(self, items: Sequence[Item], at: int) -> Node | None:
        """The country or place at `at` that what follows can lie in: "Syrian", "Ohio's", "the nation's"."""
        if items[at].low in STATE_NOUNS and items[at + 1].possessive:
            return self._own_country() if at and items[at - 1].low == "the" else None
        return items[at].node if items[at].place else self._country_at(items, at)

    def _is_part(self, items: Sequence[Item], owner: int, at: int, gap: Offsets) -> bool:
        """Whether the words between a country or place and the place at `at` say that this one is a part of it."""
        country = self._country_at(items, owner) is not None or items[owner].low in STATE_NOUNS
        if not (country or items[owner + 1].possessive):
            return _OF_PLACE.fullmatch(self._text, *gap) is not None
        if _OF_COUNTRY.fullmatch(self._text, *gap):
            return True
        if not _AREA_OF.fullmatch(self._text, *gap):
            return False
        return bool(_AREA.match(self._text, items[at].span[1]) or _AREA.search(items[at].text))


def _facility(items: Sequence[Item], at: int) -> bool:
    """Whether a body that stands somewhere is at `at`, by its name or the noun after it: a hospital, a university."""
    if not is_organisation(items[at]):
        return False
    noun = items[at + 1].low.removesuffix("s") if at + 1 < len(items) else ""
    return _FACILITY.search(items[at].text) is not None or (noun != "" and _FACILITY.fullmatch(noun) is not None)


def _is_country(item: Item) -> bool:
    return item.place and item.node is not None and nation_named(item.node.label) is not None


def _is_region_of_state(item: Item) -> bool:
    return item.text in {"Georgia", "Scotland", "Wales", "England", "Gaza", "Northern Ireland", "Hong Kong", "Tibet"}


def _closes_address(items: Sequence[Item], at: int, following: int) -> bool:
    """Whether "Austin, Texas" is a town and what it lies in, rather than the beginning of a list of places."""
    larger = items[following]
    after = items[following + 1] if following + 1 < len(items) else None
    if not (_is_country(larger) or larger.text in REGIONS):
        stands_in = at > 0 and items[at - 1].text in {"in", "at", "near", "from", "of"}
        if not stands_in or nation_of_capital(larger.text) or (after and after.text not in {",", ".", ")"}):
            return False  # of other places only the whole phrase says it: "lives in Lucca, Tuscany."
    if at >= 2 and items[at - 1].text in {",", "and"} and items[at - 2].place:
        return False
    if after is None or after.text not in _PLACE_LISTS:
        return True
    if after.low in {"and", "or"}:
        return False
    then = items[following + 2] if following + 2 < len(items) else None
    return then is None or not (then.place or then.low in {"and", "or"})


def is_organisation(item: Item) -> bool:
    """Whether the item names an organisation."""
    return item.node is not None and item.node.type is EntityType.ORGANIZATION
