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
from kg.extract.located import Whereabouts
from kg.extract.members import find_memberships
from kg.extract.nations import Nation, nation_named, nation_of_adjective
from kg.extract.offices import (
    Office,
    find_counterparts,
    find_offices,
)
from kg.extract.owners import Owners
from kg.extract.title_rows import plain_row
from kg.extract.title_words import NOT_MODIFIERS, is_state_office, is_town_office
from kg.extract.titles import Described, Title
from kg.model import Entity, EntityType, Node, Offsets, Relation, RelationType
from kg.read.segment import Segments

NationNode = Callable[[Nation], Node | None]

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
        self.rows = {span: plain_row(read_items(segments.text, span, self.index)) for span in segments.sentences}
        self._places = {
            name: entity.node
            for entity in reversed(entities)
            if entity.node.type is EntityType.PLACE
            for name in (*entity.alt, entity.node.label)
        }
        self._mint = nation_node
        self._offices = {span: find_offices(self.text, items) for span, items in self.rows.items()}
        self._ties = self._read_ties()
        self._owners = Owners(self.rows, self._country_at, self.nation, self.text)
        self._holders = self._read_holders()
        self._whereabouts = Whereabouts(self.text, self.nation, self._country_at, self._owners.country)

    def read(self, sentence: Offsets) -> Iterator[Relation]:
        """The relations of one sentence."""
        items = self.rows[sentence]
        offices = [*self._offices_in(sentence), *self._counterparts_in(sentence)]
        held = {(office.subject.iri, office.object.iri) for office in offices}
        yield from offices
        yield from (m for m in find_memberships(self.text, items) if (m.subject.iri, m.object.iri) not in held)
        yield from self._whereabouts.read(items)

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
        if _GOVERNOR.fullmatch(role):
            return self._owners.region(sentence), role
        if is_state_office(role):
            before = self.rows[sentence][title.start - 1] if title.start else None
            if role == "leader" and before is not None and before.word and before.low not in NOT_MODIFIERS:
                return None, role  # "student leader Jane Roe"
            one_of_many = not title.definite and role.rpartition(" ")[2] in _ONE_OF_EACH  # "a leader", "a president"
            if one_of_many or (role in _ALSO_OF_STATES and self._owners.names_region()):
                return None, role
            tied = self._ties.get(office.person.iri) or self._free_country(office)
            return tied or self._owners.acting_state(sentence, office.bare[0]), role
        if _SPEAKS.fullmatch(role) and not title.body:
            return self._owners.speaks_for(sentence), role
        return None, role

    def _free_country(self, office: Office) -> Node | None:
        """The article's one country, unless more than one person would hold the same office of it."""
        country = self._owners.country(office.title.role)
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
        phrases = [" ".join(word.text for word in items[max(0, at - size) : at + 1]) for size in (2, 1, 0)]
        found = (nation_of_adjective(phrase) or nation_named(phrase) for phrase in phrases)  # "Papua New Guinea" first
        nation = next((nation for nation in found if nation), None)
        return self.nation(nation) if nation else None


_ALSO_OF_STATES: Final = frozenset({"attorney general", "chief justice", "secretary of state"})
"""Offices that states within a country have as well as the country."""

_GOVERNOR: Final = re.compile(r"(?:(?:acting|deputy|lieutenant|regional|provincial|state) )*governor")
_ONE_OF_EACH: Final = frozenset("president leader ruler dictator king queen chancellor premier".split())
"""Heads of offices that a country has one of, so that "a leader" is not its leader."""

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
