"""Relations that an article's words state: offices, memberships, what lies in or near what.

After `link` and before `graph`: entities come in with their mentions, relations go out with the words that say them.
A pattern that does not fit exactly says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.extract.index import MentionIndex
from kg.extract.items import Item, read_items
from kg.extract.nations import Nation, nation_named, nation_of_adjective
from kg.extract.offices import (
    Described,
    Office,
    Title,
    find_counterparts,
    find_offices,
    free_portfolios,
    is_state_office,
    is_town_office,
)
from kg.extract.owners import REGIONS, Owners
from kg.model import Entity, EntityType, Node, Offsets, Relation, RelationType
from kg.read.segment import Segments

NationNode = Callable[[Nation], Node | None]

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
_BELONGS: Final = re.compile(
    r",?\s*(?P<from>who\s+)?(?:also\s+)?(?:belongs|belonged|is affiliated|was affiliated)\s+(?:to"
    r"|with)\s+(?:the\s+|an?\s+)?"
    r"|,?\s*(?P<joined>who\s+|and\s+)(?:had\s+)?(?:also\s+)?joined\s+(?:the\s+)?"
    r"|(?:,?\s*(?:who\s+)?(?:also\s+)?(?:is|was|became|remains|has been)\s+|,\s+|\s+[–—]\s+)(?P<past>a\s+former\s+)?"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?members?\s+of\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}?"
)
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
_REGIME: Final = frozenset({"regime", "government", "rule", "administration", "presidency", "dictatorship"})


def find_relations(
    segments: Segments, entities: Sequence[Entity], nation_node: NationNode | None = None
) -> tuple[Relation, ...]:
    """The relations that the article states, in order of the text, each once.

    `nation_node` gives the node of a country that only an adjective names ("the French president"); the article's own
    entities are asked first.
    """
    reader = _Reader(segments, entities, nation_node)
    found = [relation for sentence in segments.sentences for relation in reader.read(sentence)]
    return tuple(_once(sorted(found, key=lambda relation: relation.evidence)))


class _Reader:
    """What one article's relations are read with: its entities by place in the text and by name."""

    def __init__(self, segments: Segments, entities: Sequence[Entity], nation_node: NationNode | None) -> None:
        self.text = segments.text
        self.index = MentionIndex(entities)
        self.rows = {span: free_portfolios(read_items(segments.text, span, self.index)) for span in segments.sentences}
        self._places = {
            name: entity.node
            for entity in reversed(entities)
            if entity.node.type is EntityType.PLACE
            for name in (*entity.alt, entity.node.label)
        }
        self._mint = nation_node
        self._offices = {span: find_offices(self.text, items) for span, items in self.rows.items()}
        self._ties = self._read_ties()
        self._owners = Owners(self.rows, self._country_at, self.text)
        self._holders = self._read_holders()

    def read(self, sentence: Offsets) -> Iterator[Relation]:
        """The relations of one sentence."""
        items = self.rows[sentence]
        yield from self._offices_in(sentence)
        yield from self._counterparts_in(sentence)
        yield from self._memberships_in(items)
        yield from self._places_in(items)

    def nation(self, nation: Nation) -> Node | None:
        """The node of a country: the article's own entity, or what the caller has for it."""
        for name in nation.names:
            if name in self._places:
                return self._places[name]
        return self._mint(nation) if self._mint else None

    def _offices_in(self, sentence: Offsets) -> Iterator[Relation]:
        for office in self._offices[sentence]:
            owner, role, evidence = self._owner(office, sentence)
            if owner is None or owner == office.person:
                continue
            title = office.title
            if title.legislator and owner.type is EntityType.ORGANIZATION and not _chamber(owner.label):
                yield Relation(office.person, RelationType.MEMBER_OF, None, owner, evidence)
                continue
            kind = RelationType.HELD_ROLE if office.former else RelationType.HOLDS_ROLE
            yield Relation(office.person, kind, f"{role} {title.preposition}", owner, evidence)

    def _counterparts_in(self, sentence: Offsets) -> Iterator[Relation]:
        """Read "her Dutch counterpart, Jane Roe": the office that the words before give someone of another country."""
        for other in find_counterparts(self.rows[sentence]):
            node = self.nation(other.nation)
            roles = self._roles_before(sentence, other.evidence[0], node)
            if node is not None and len(roles) == 1:
                yield Relation(other.person, RelationType.HOLDS_ROLE, f"{roles[0]} of", node, other.evidence)

    def _roles_before(self, sentence: Offsets, at: int, node: Node | None) -> list[str]:
        """The offices of a state that people named before `at` hold, in `sentence` or else the one before it."""
        spans = sorted(self._offices)
        n = spans.index(sentence)
        for span in (sentence, *spans[max(0, n - 1) : n]):
            held = [office for office in self._offices[span] if office.evidence[1] <= at and not office.former]
            held = [office for office in held if is_state_office(office.title.role)]
            if held:
                return list(dict.fromkeys(o.title.role for o in held if self._owner(o, span)[0] != node))
        here = {item.node.iri for item in self.rows[sentence] if item.person and item.node and item.span[1] <= at}
        known = [o for span in spans if span < sentence for o in self._offices[span] if o.person.iri in here]
        return list(dict.fromkeys(o.title.role for o in known if is_state_office(o.title.role) and not o.former))

    def _owner(self, office: Office, sentence: Offsets) -> tuple[Node | None, str, Offsets]:
        """Whose office it is, its role, and the words that say so."""
        title = office.title
        if isinstance(title.owner, Nation):
            return self.nation(title.owner), title.role, office.evidence
        if isinstance(title.owner, Described):
            state = not _is_body_office(title.role)
            at = office.evidence[1] if title.owner.noun else self._words_of(title, sentence)
            node = self._owners.described(title.owner.noun, sentence, at, body_office=not state)
            return node, title.role, office.evidence
        if title.owner is not None:
            return title.owner, title.role, office.evidence
        if title.address or _NICKNAME.search(self.text[office.bare[0] - 1 : office.bare[1] + 1]):
            return None, title.role, office.bare
        return *self._owner_by_context(office, sentence), office.bare

    def _words_of(self, title: Title, sentence: Offsets) -> int:
        return self.rows[sentence][title.start].span[0]

    def _owner_by_context(self, office: Office, sentence: Offsets) -> tuple[Node | None, str]:
        """The body that a title without any belongs to, and the role as its words say it then."""
        title, role = office.title, office.title.role
        if title.body:
            node = self._owners.described(title.body, sentence, office.bare[0])
            if node is not None:
                return node, role.removeprefix(title.body).strip()
        if is_town_office(role):
            return self._owners.town(sentence), role
        if role in {"governor", "lieutenant governor"}:
            return self._owners.region(sentence), role
        if is_state_office(role):
            if role in _ALSO_OF_STATES and self._owners.names_region():
                return None, role
            tied = self._ties.get(office.person.iri) or self._free_country(office)
            return tied or self._owners.acting_state(sentence, office.bare[0]), role
        if _SPEAKS.fullmatch(role) and not title.body:
            return self._owners.speaks_for(sentence), role
        return None, role

    def _free_country(self, office: Office) -> Node | None:
        """The article's one country, unless more than one person would hold the same office of it."""
        country = self._owners.country()
        holders = self._holders.get(office.title.role, set()) - {office.person.iri}
        return None if country is not None and holders and not office.former else country

    def _read_holders(self) -> dict[str, set[str]]:
        """Who holds each office now: titles without an owner, and those of the article's one country."""
        holders: dict[str, set[str]] = {}
        for offices in self._offices.values():
            for office in offices:
                owner = office.title.owner
                node = self.nation(owner) if isinstance(owner, Nation) else owner
                if not office.former and (node is None or node == self._owners.country()):
                    holders.setdefault(office.title.role, set()).add(office.person.iri)
        return holders

    def _read_ties(self) -> dict[str, Node]:
        """For each person the country that the words tie to them: by another office, or "Roe's rule in Ruritania"."""
        ties: dict[str, dict[str, Node]] = {}
        for items in self.rows.values():
            for at, item in enumerate(items):
                if item.node is None or item.node.type is not EntityType.PERSON or at + 3 >= len(items):
                    continue
                step = at + 1 + items[at + 1].possessive
                if items[step].low in _REGIME and step + 2 < len(items) and items[step + 1].low in {"in", "of", "over"}:
                    country = self._country_at(items, step + 2)
                    if country is not None:
                        ties.setdefault(item.node.iri, {})[country.iri] = country
        for offices in self._offices.values():
            for office in offices:
                owner = office.title.owner
                node = self.nation(owner) if isinstance(owner, Nation) else owner
                if isinstance(node, Node) and is_state_office(office.title.role) and nation_named(node.label):
                    ties.setdefault(office.person.iri, {})[node.iri] = node
        return {person: next(iter(countries.values())) for person, countries in ties.items() if len(countries) == 1}

    def _country_at(self, items: Sequence[Item], at: int) -> Node | None:
        """The country that the item names or describes."""
        item = items[at]
        if item.node is not None:
            return item.node if item.place and nation_named(item.node.label) else None
        if not item.word or not item.text[0].isupper():
            return None
        pair = f"{items[at - 1].text} {item.text}" if at else ""
        nation = nation_of_adjective(pair) or nation_of_adjective(item.text) or nation_named(item.text)
        return self.nation(nation) if nation else None

    def _memberships_in(self, items: Sequence[Item]) -> Iterator[Relation]:
        for at, item in enumerate(items):
            if item.node is None or item.node.type is EntityType.UNNAMED:
                continue
            whole = next((i for i in range(at + 1, min(at + 14, len(items))) if items[i].body), None)
            if whole is not None and (m := _BELONGS.fullmatch(self.text, item.span[1], items[whole].span[0])):
                node = items[whole].node
                if node is None or node.type is EntityType.PLACE or node == item.node or m["past"]:
                    continue
                start = m.start("from") if m["from"] else m.start("joined") if m["joined"] else item.span[0]
                end = self._community_end(items, whole)
                yield Relation(item.node, RelationType.MEMBER_OF, None, node, (start, end))
            elif self._member_before(items, at):
                owner = items[at - 2].node
                if owner is not None:
                    evidence = (items[at - 2].span[0], item.span[1])
                    yield Relation(item.node, RelationType.MEMBER_OF, None, owner, evidence)

    def _member_before(self, items: Sequence[Item], at: int) -> bool:
        """Whether "NATO member" stands before the item."""
        owner = items[at - 2].node if at >= 2 else None
        return items[at - 1].low == "member" and owner is not None and owner.type is EntityType.ORGANIZATION

    def _community_end(self, items: Sequence[Item], at: int) -> int:
        """The end of the group's phrase: "the Alawite minority", "the Labour party"."""
        words = {"minority", "community", "sect", "party", "tribe", "faith", "religious", "ethnic", "group", "church"}
        while at + 1 < len(items) and items[at + 1].low in words:
            at += 1
        return items[at].span[1]

    def _places_in(self, items: Sequence[Item]) -> Iterator[Relation]:
        named = [i for i, item in enumerate(items) if item.place or _organisation(item)]
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
        if third is not None and a.place and _BETWEEN.fullmatch(self.text, *gap):
            c = items[third]
            if c.place and c.node is not None and _AND.fullmatch(self.text, b.span[1], c.span[0]):
                both = (a.span[0], c.span[1])
                yield Relation(a.node, RelationType.LOCATED_NEAR, None, b.node, both)
                yield Relation(a.node, RelationType.LOCATED_NEAR, None, c.node, both)
                return
        if self._lies_in(items, at, following):
            yield Relation(a.node, RelationType.LOCATED_IN, None, b.node, span)
        elif (a.place or _facility(a)) and not _is_country(a) and _NEAR.fullmatch(self.text, *gap):
            yield Relation(a.node, RelationType.LOCATED_NEAR, None, b.node, span)

    def _lies_in(self, items: Sequence[Item], at: int, following: int) -> bool:
        a, b = items[at], items[following]
        gap = (a.span[1], b.span[0])
        if _BASED.fullmatch(self.text, *gap):
            return True
        if not (a.place or _facility(a)) or (_is_country(a) and not _is_region_of_state(a)):
            return False
        before = at - 1 - (at > 1 and items[at - 1].low == "the")
        if at and items[before].low in {"from", "told"}:
            return False  # "people from Lima in Spain"
        if _IN.fullmatch(self.text, *gap):
            return True
        return self.text[slice(*gap)] == ", " and _closes_address(items, at, following)

    def _based(self, items: Sequence[Item], at: int) -> Iterator[Relation]:
        """Read "the London-based Acme Group"."""
        body = items[at]
        if body.node is None or not _organisation(body):
            return
        for back in range(at - 1, max(-1, at - 5), -1):
            if items[back].low == "based" and back >= 2 and items[back - 1].text in "-–‑" and items[back - 2].place:
                place, start = items[back - 2].node, items[back - 2].span[0]
            elif items[back].low.endswith("-based"):
                nation = nation_named(items[back].text[: -len("-based")])
                place, start = self.nation(nation) if nation else None, items[back].span[0]
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
            area = _AREA_OF.fullmatch(self.text, *gap) and _AREA.match(self.text, place.span[1])
            if (area or _OF_COUNTRY.fullmatch(self.text, *gap)) and country != place.node:
                yield Relation(place.node, RelationType.LOCATED_IN, None, country, (items[back].span[0], place.span[1]))
            return


_ALSO_OF_STATES: Final = frozenset({"attorney general", "chief justice", "secretary of state"})
"""Offices that states within a country have as well as the country."""

_NICKNAME: Final = re.compile(r"\A[“‘\"'][^“”\"]*[”’\"']\Z")
_BODY_OFFICE: Final = re.compile(
    r"(?:(?:deputy|vice|acting|interim|general|managing|executive|co-?)[ -]?)*"
    r"(?:chief executive(?: officer)?|ceo|cfo|coo|chair(?:man|woman|person)?|director|manager|director[- ]general"
    r"|vice-chancellor|spokes(?:man|woman|person)|founder|owner|boss)",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(
    r"(?:(?:deputy|vice|acting|interim|co-?)[ -]?)*(?:chief executive(?: officer)?|ceo|chair(?:man|woman|person)?"
    r"|managing director|executive director|director[- ]general|spokes(?:man|woman|person))",
    re.IGNORECASE,
)
"""Offices that stand without their organisation once the article has named it; a bare "director" may make films."""


def _is_body_office(role: str) -> bool:
    """Whether `role` is an office of an organisation rather than of a state: "chief executive"."""
    return _BODY_OFFICE.fullmatch(role) is not None


def _organisation(item: Item) -> bool:
    return item.node is not None and item.node.type is EntityType.ORGANIZATION


def _facility(item: Item) -> bool:
    """Whether it is a body that stands somewhere: a hospital, a university."""
    return _organisation(item) and _FACILITY.search(item.text) is not None


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


def _chamber(label: str) -> bool:
    """Whether an organisation is a parliament, which has members by office, rather than a party."""
    return re.search(r"(?i)parliament|senate|congress|assembly|house|council|knesset|bundestag|duma", label) is not None


def _once(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each relation where it is first stated; a role's shorter title for the same office counts as said already."""
    seen: set[tuple[str, str, str | None, str]] = set()
    for relation in relations:
        key = (relation.subject.iri, relation.relation, relation.role, relation.object.iri)
        if key not in seen:
            seen.add(key)
            yield relation
