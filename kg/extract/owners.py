"""Whose office a title is where its own words do not name the body: "Its chairman, Jane Roe", "Mayor Jane Roe".

Between `offices`, which reads the titles, and `relations`, which states them. The owner is what the words before
describe ("the agency's"), or the one country, town or organisation that the article leaves to choose; where two fit,
there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.extract.governments import has_office, tells_countries_apart, works_abroad
from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named, nation_of_adjective, nation_of_capital, nation_of_seat
from kg.extract.title_words import AREA_NOUNS, BODY_NOUNS, PLACE_NOUNS
from kg.model import EntityType, Node, Offsets

CountryAt = Callable[[Sequence[Item], int], Node | None]

_KINDS: Final = {
    "union": "union alliance federation association brotherhood guild teamsters workers congress",
    "hospital": "hospital infirmary medical clinic",
    "charity": "charity trust foundation relief aid appeal",
    "company": "company group inc ltd plc corp corporation holdings industries motors energy airlines",
    "firm": "company group inc ltd plc corp corporation holdings industries partners",
    "party": "party congress democrats movement alliance front",
    "university": "university college institute polytechnic",
    "school": "school academy college",
    "airline": "airlines airline airways air",
    "club": "club fc afc united rovers athletic",
    "team": "club fc afc united rovers athletic team",
    "military": "military army forces",
    "army": "army forces",
    "organisation": "organisation organization",
    "organization": "organisation organization",
    "agency": "agency authority service administration bureau office commission institute department",
    "group": "company group inc ltd plc corp corporation holdings industries motors energy airlines militia movement"
    " front brigade brigades rebels rebel network alliance coalition liberation resistance",
    "militia": "militia movement front brigade brigades rebels",
    "movement": "movement front party",
    "society": "society cross crescent association",
    "watchdog": "authority commission agency office",
    "regulator": "authority commission agency office",
    "network": "network channel tv television radio",
    "broadcaster": "network channel tv television radio broadcasting",
    "newspaper": "times post herald tribune gazette daily",
    "centre": "centre center",
    "center": "centre center",
}
"""Words of names by which a body is known to be of a kind; of other kinds the name itself says the noun."""

_VAGUE: Final = frozenset(
    (
        "group agency charity company firm organisation organization movement union club society watchdog regulator"
        " network association federation foundation trust"
    ).split()
)
"""Nouns that can speak of a body whose name says nothing of its kind: "MSF ... The charity's"."""

_COUNTRY_NOUNS: Final = frozenset({"country", "nation", "kingdom", "republic"})
_TOWN_NOUNS: Final = frozenset({"city", "town"})
_LEAD: Final = 3  # sentences that say which country an article is about: its headline, dateline and first sentence
_INSTITUTION: Final = re.compile(
    r"(?:interim|transitional|new|current|former|national|federal|caretaker|ruling|military|armed|defen[cs]e|foreign"
    r"|interior|health|education|justice|finance|security|central|supreme|state|air)*"
    r"(?:government|army|military|police|ministry|parliament|presidency|forces|authorities|regime|court"
    r"|cabinet|senate"
    r"|congress|navy|president|premier|leadership|constitution|troops|security|minister|administration"
    r"|guard|judiciary|people|embassy|delegation)"
)
_STATE_BODY: Final = re.compile(
    r"\b(?:government|army|armed forces|police|ministry|parliament|presidency|commission|authority|council|agency"
    r"|senate|congress|assembly|navy|court|central bank|electoral)\b",
    re.IGNORECASE,
)
REGIONS: Final = frozenset(
    (
        "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,Hawaii,Idaho,Illinois"
        ",Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri"
        ",Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,North"
        " Dakota,Ohio,Oklahoma"
        ",Oregon,Pennsylvania,Rhode Island,South Carolina,South"
        " Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington"
        ",West Virginia,Wisconsin,Wyoming,Alberta,British Columbia,Manitoba,New Brunswick,Nova Scotia,Ontario,Quebec"
        ",Saskatchewan,New South Wales,Queensland,South Australia,Tasmania,Victoria,Western Australia"
    ).split(",")
)
"""Regions that news puts after a town with a bare comma, as it does countries: "Austin, Texas"."""

_CITY_REGIONS: Final = frozenset({"New York", "Washington", "Quebec", "Luxembourg", "Singapore"})
_WIDER: Final = frozenset(
    "neighborhood neighbourhood suburb borough quarter"
    " regional provincial oblast region province state county district governorate prefecture department"
    " island peninsula valley river sea lake"
    " mountains desert coast strip border gulf ocean bay".split()
)
_NO_TOWN: Final = re.compile(
    r"\b(?:Africa|Europe|Asia|America|Middle East|Caribbean|Balkans|Gulf|West Bank|Strip|Province|Region|County|State"
    r"|Memorial|Museum|Tower|Hall|Monument|Cathedral|Temple|Reserve|Forest|Desert|Peninsula|Border|Line|Parish"
    r"|District|River|Sea|Ocean|Lake|Mountains?|Island|Islands|Valley|Street|Road|Avenue|Square|Park|Bridge|Airport"
    r"|Hospital|Stadium|House|Palace|Mosque|Church|School|University|Prison|Mine|Camp|Wall)\b",
    re.IGNORECASE,
)


class Owners:
    """The countries, towns and bodies of one article that a title without its body can belong to."""

    def __init__(
        self,
        rows: Mapping[Offsets, Sequence[Item]],
        country_at: CountryAt,
        nation: Callable[[Nation], Node | None],
        text: str,
    ) -> None:
        self._rows = rows
        self._nation = nation
        self._sentences = sorted(rows)
        self._country_at = country_at
        self._text = text
        self._bodies = [
            (item.span, item.node)
            for sentence in self._sentences
            for item in rows[sentence]
            if item.node is not None and item.node.type is EntityType.ORGANIZATION
        ]
        self._kinds = self._read_kinds()
        self._acting, self._leading = self._read_countries()
        self._country = self._one_country("")

    def country(self, role: str = "") -> Node | None:
        """The one country whose institutions the article is about and that can have the office; None where two fit."""
        return self._one_country(role) if role else self._country

    def town(self, sentence: Offsets) -> Node | None:
        """The one town named up to the end of `sentence`, where no city that is also a region is named anywhere.

        A town that the sentence begins with comes first: "In Ulm, mayor Jane Roe said".
        """
        opening = self._opening_place(sentence)
        if opening is not None and _is_town(self._rows[sentence], opening):
            return self._rows[sentence][opening].node
        named = [(node, _is_town(items, i)) for items in self._rows.values() for i, node in _places(items)]
        other = {node.iri for node, town in named if not town}  # "the Chelsea neighbourhood" is no town's name
        if any(node.label in _CITY_REGIONS for node, _ in named):
            return None
        return _only(node for items in self._up_to(sentence) for _, node in _places(items) if node.iri not in other)

    def region(self, sentence: Offsets) -> Node | None:
        """The one region named up to the end of `sentence`, or the one that it begins with."""
        opening = self._opening_place(sentence)
        if opening is not None and _is_region(self._rows[sentence], opening):
            return self._rows[sentence][opening].node
        return _only(node for items in self._up_to(sentence) for i, node in _places(items) if _is_region(items, i))

    def acting_state(self, sentence: Offsets, before: int) -> Node | None:
        """The country whose government is what the sentence begins with: "Kenyan authorities closed it, ..."."""
        items = self._rows[sentence]
        if not self._text[sentence[0] : before].rstrip().endswith(","):
            return None  # "Kenyan authorities said that Minister Jane Roe ..."
        for at in range(min(3, len(items))):
            node = self._country_at(items, at)
            after = at + 1 + (at + 1 < len(items) and items[at + 1].possessive)
            if node is not None and after < len(items) and items[after].span[1] <= before:
                return node if items[after].low in _RULING else None
        return None

    def _opening_place(self, sentence: Offsets) -> int | None:
        """Where the place stands that the sentence puts first: "In the town of Ulm, "."""
        items = self._rows[sentence]
        if not items or items[0].low not in {"in", "at"}:
            return None
        at = next((i for i, item in enumerate(items[:6]) if item.node is not None), None)
        if at is None or not items[at].place:
            return None
        then = at + 1 + (at + 1 < len(items) and items[at + 1].low in _WIDER)
        return at if then < len(items) and items[then].text == "," else None

    def names_region(self) -> bool:
        """Whether the article names a state or province anywhere."""
        return any(_is_region(items, i) for items in self._rows.values() for i, _ in _places(items))

    def described(self, noun: str, sentence: Offsets, at: int, *, body_office: bool = True) -> Node | None:
        """What "the agency" (`noun`), or "its" (no noun), at the offset `at` of `sentence` stands for."""
        if noun in _COUNTRY_NOUNS:
            return self._country_spoken_of(sentence, at) or self.country()
        if noun in _TOWN_NOUNS:
            return self._town_spoken_of(sentence, at) or self._site(noun, at) or self.town(sentence)
        if noun in PLACE_NOUNS:
            return self._site(noun, at)
        if noun:
            return self._of_kind(noun, sentence, at)
        for span in self._back_from(sentence):
            found = self._possessors(span, at, body_office=body_office)
            if found:
                return _only(found)
        return None

    def _country_spoken_of(self, sentence: Offsets, at: int) -> Node | None:
        """The one country that the nearest sentence up to `at` which names any speaks of.

        A country that only owns something does not count: "Brazil's president".
        """
        for span in self._back_from(sentence):
            items = self._rows[span]
            here = [i for i, item in enumerate(items) if item.place and item.span[1] <= at]
            named = [node for i in here if (node := self._country_at(items, i)) is not None]
            if named:
                owns = any(self._country_at(items, i) and items[i + 1].possessive for i in here if i + 1 < len(items))
                return self._country or self._lead("") or _only(named) if owns else _only(named)
        return None

    def _town_spoken_of(self, sentence: Offsets, at: int) -> Node | None:
        """The one town in the nearest sentence up to `at` that names any."""
        for span in self._back_from(sentence):
            items = self._rows[span]
            towns = [node for i, node in _places(items) if items[i].span[1] <= at and _is_town(items, i)]
            if towns:
                return _only(towns)
        return None

    def speaks_for(self, sentence: Offsets) -> Node | None:
        """The organisation of a chief executive or spokesman of whom only the title is said.

        It is the one that the sentence goes on to describe ("the hospital had offered"), or the one of which the
        sentence before is about, or the only one named so far.
        """
        described = _only(self._described_in(sentence, len(self._text)))
        if described is not None:
            return described
        before = [span for span in self._sentences if span < sentence]
        first = next(iter(self._rows[before[-1]]), None) if before else None
        if first is not None and first.node is not None and first.node.type is EntityType.ORGANIZATION:
            return first.node
        return _only(node for span, node in self._bodies if span[1] <= sentence[0] and not self._is_told(span))

    def _of_kind(self, noun: str, sentence: Offsets, at: int) -> Node | None:
        before = [(span, node) for span, node in self._bodies if span[1] <= at]
        fitting = [pair for pair in before if noun in self._kinds[pair[1].iri]]
        if not fitting:  # no name says it: "the hospital" after "Grace Medical Center"
            alike = {*_KINDS.get(noun, noun).split()}
            fitting = [pair for pair in before if self._kinds[pair[1].iri] & alike]
        if (single := _only(node for _, node in fitting)) is not None:
            return single
        near = self._back_from(sentence)[-1][0]
        if not fitting and noun in _VAGUE:
            fitting = [
                (span, node)
                for span, node in before
                if not self._kinds[node.iri] & _OWN_KIND and not (self._is_told(span) or self._reports(span))
            ]
        return _only(node for span, node in fitting if span[0] >= near)

    def _read_kinds(self) -> dict[str, set[str]]:
        """The kinds that organisations' names, and what the article calls them ("Acme, a local company"), say."""
        kinds: dict[str, set[str]] = {}
        for span, node in self._bodies:
            words = kinds.setdefault(node.iri, set(re.findall(r"[^\W\d_]+", node.label.lower())))
            words.update(re.findall(r"[^\W\d_]+", self._text[slice(*span)].lower()))
            called = _CALLED.match(self._text, span[1])
            before = _NOUN_BEFORE.search(self._text[max(0, span[0] - 24) : span[0]])
            words.update(m["noun"].lower() for m in (called, before) if m and m["noun"].lower() in BODY_NOUNS)
        return kinds

    def _site(self, noun: str, at: int) -> Node | None:
        """The one place or body that is called `noun`, in its name or by a word beside it: "the Zobo camp".

        Those before `at` come first; a title in a headline or lead may come before the name: "the mine's manager".
        """
        areas = noun in AREA_NOUNS  # a body whose name ends in "State" is no state
        called = [
            (items[i], by_name)
            for items in self._rows.values()
            for i, item in enumerate(items)
            if (item.place if areas else item.body) and (by_name := _is_called(items, i, noun)) is not None
        ]
        before = [pair for pair in called if pair[0].span[1] <= at] or called
        by_own_name = [pair for pair in before if pair[1]]  # "Roe Chemical plant" before "the Ulm plant blast"
        return _only(item.node for item, _ in (by_own_name or before) if item.node)

    def _possessors(self, sentence: Offsets, at: int, *, body_office: bool) -> list[Node]:
        """The bodies and, for offices of a state, countries that "its" at `at` can mean in `sentence`."""
        items = [item for item in self._rows[sentence] if item.span[1] <= at]
        bodies = [item.node for item in items if item.node and item.node.type is EntityType.ORGANIZATION]
        bodies += self._described_in(sentence, at)
        if bodies and body_office:
            return bodies
        return bodies + [item.node for item in items if item.node and item.place and nation_named(item.node.label)]

    def _described_in(self, sentence: Offsets, before: int) -> list[Node]:
        """The bodies that "the hospital" or "the electoral commission" describe in `sentence`."""
        items = self._rows[sentence]
        found = []
        for i, item in enumerate(items):
            if item.span[1] > before or item.low not in BODY_NOUNS or not _definite(items, i):
                continue
            node = self._of_kind(item.low, sentence, item.span[0])
            if node is not None:
                found.append(node)
        return found

    def _reports(self, span: Offsets) -> bool:
        """Whether the organisation is only who reports: "Reuters reported"."""
        return re.match(r"\s+(?:has\s+)?report(?:ed|s)\b", self._text[span[1] : span[1] + 20]) is not None

    def _is_told(self, span: Offsets) -> bool:
        """Whether the organisation is only who was told: "told Reuters"."""
        return re.search(r"\b(?:told|tells|to|by|with)\s+(?:the\s+)?\Z", self._text[: span[0]][-16:]) is not None

    def _up_to(self, sentence: Offsets) -> Iterator[Sequence[Item]]:
        return (self._rows[span] for span in self._sentences if span <= sentence)

    def _back_from(self, sentence: Offsets) -> list[Offsets]:
        """`sentence` and the one before it."""
        at = self._sentences.index(sentence)
        return [sentence, *self._sentences[max(0, at - 1) : at]]

    def _one_country(self, role: str) -> Node | None:
        acting, leading = dict(self._acting), self._leading or self._hinted
        if tells_countries_apart(role):
            acting = {iri: n for iri, n in acting.items() if _can_have(self._nodes[iri], role)}
            leading = [node for node in leading if _can_have(node, role)]
        if works_abroad(role) and not acting:
            return None  # "the foreign secretary spoke of Syria"
        if role and not works_abroad(role) and (lead := self._lead(role)) is not None:
            return lead
        if len(acting) == 1 and (max(acting.values()) > 1 or leading[:1] == [self._nodes[next(iter(acting))]]):
            found: Node | None = self._nodes[next(iter(acting))]
            scene = _only(self._scene)
            if scene is not None and scene != found and _can_have(scene, role):
                found = None if works_abroad(role) else scene  # "a Russian missile hit the Ukrainian city of"
        else:
            found = _only([*(self._nodes[iri] for iri in acting), *leading])
        return found if found is not None and _can_have(found, role) else None

    def _lead(self, role: str) -> Node | None:
        """The one country that the first sentence to name any speaks of, unless only others act in the article.

        Of other countries' offices news says whose they are: "Brazil's president" in an article on Venezuela.
        """
        first = min((n for n, _ in self._named), default=0)
        lead = _only(node for n, node in self._named if n == first)
        if lead is None or not _can_have(lead, role):
            return None
        return None if lead.iri not in self._acting and max(self._acting.values(), default=0) > 1 else lead

    def _read_countries(self) -> tuple[Counter[str], list[Node]]:
        """How often the article speaks of each country's institutions, and the countries that it begins with."""
        counts: Counter[str] = Counter()
        self._nodes: dict[str, Node] = {}
        leading: list[Node] = []
        self._hinted: list[Node] = []
        self._scene: list[Node] = []
        self._named: list[tuple[int, Node]] = []
        for n, sentence in enumerate(self._sentences):
            items = self._rows[sentence]
            for at, item in enumerate(items):
                if item.node is None and not item.text[0].isupper():
                    continue  # words for countries have capitals
                node, institution = self._state_at(items, at)
                if node is not None and institution:
                    counts[node.iri] += 1
                    self._nodes.setdefault(node.iri, node)
                if node is not None and n < _LEAD and not _is_foreign(items, at):
                    leading.append(node)
                    scene = _is_scene(items, at)
                    self._scene += [node] if scene else []
                    # "Chinese tourists" and "an Israeli strike" do not make an article one on that country.
                    self._named += [(n, node)] if item.node is not None or institution or scene else []
                elif node is None and (hinted := self._hint_at(item)) is not None:
                    self._hinted.append(hinted)
        return counts, leading

    def _governed(self, country: Node | None) -> Node | None:
        """`country`, or the one that it is governed as part of: England has no ministers of its own."""
        nation = nation_named(country.label) if country is not None else None
        if nation is None or nation.name != "England":
            return country
        kingdom = nation_named("United Kingdom")
        return (self._nation(kingdom) if kingdom else None) or country

    def _hint_at(self, item: Item) -> Node | None:
        """The country that a capital, or the name of a body of no state, tells of: "Kenya Medical Association"."""
        if item.place:
            capital = nation_of_capital(item.text)
            return self._nation(capital) if capital is not None else None
        if item.node is None or item.node.type is not EntityType.ORGANIZATION:
            return None
        words = re.findall(r"[\w.’'-]+", item.text)
        heads = (" ".join(words[:size]) for size in (3, 2, 1) if len(words) > size)
        names = [*heads, item.text.rpartition(" of ")[2]]
        nation = next((found for name in names if (found := nation_named(name) or nation_of_adjective(name))), None)
        return self._nation(nation) if nation is not None else None

    def _state_at(self, items: Sequence[Item], at: int) -> tuple[Node | None, bool]:
        """The country that the item speaks of, and whether as one of its institutions."""
        item = items[at]
        seat = nation_of_seat(item.text)
        if seat is not None:
            return self._nation(seat), True
        node = self._governed(self._country_at(items, at))
        if node is not None:
            return node, _institution_follows(items, at + 1)
        if item.node is not None and item.node.type is EntityType.ORGANIZATION and _STATE_BODY.search(item.text):
            of = item.node.label.rpartition(" of ")[2]
            for name in (re.split(r"[\s'’]", item.text)[0], of):
                country = self._country_at([Item.plain(name, item.span)], 0)
                if country is not None:
                    return country, True
        return None, False


def _is_scene(items: Sequence[Item], at: int) -> bool:
    """Whether the country at `at` is where things happen: "in Peru", "the Ukrainian city of"."""
    if at and items[at - 1].low in {"in", "across", "hit", "rocked", "struck"}:
        return True
    return any(item.low in _SCENES for item in items[at + 1 : at + 4] if item.word) and not _institution_follows(
        items, at + 1
    )


def _is_foreign(items: Sequence[Item], at: int) -> bool:
    """Whether an adjective only says where somebody is from or what lies next door: "the Turkish border"."""
    return items[at].node is None and at + 1 < len(items) and items[at + 1].low in _FOREIGN


_FOREIGN: Final = frozenset(
    (
        "border frontier national nationals citizen citizens man woman men women tourist tourists migrant migrants"
        " refugee refugees visitor visitors passport passports student students couple family"
    ).split()
)
_SCENES: Final = frozenset(
    "city cities town towns village villages capital region province port coast coastline island state soil territory"
    " district resort prison airport".split()
)

_CALLED: Final = re.compile(
    r"(?:\s*\([^)]*\))?,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}?(?P<noun>[a-z]+)"
    r"(?=[\s,.;]*[,.;]|\s+(?:which|that|who|whose|based|in|of)\b)"
)
_NOUN_BEFORE: Final = re.compile(r"(?<![\w-])(?P<noun>[A-Za-z][a-z]+)\s+\Z")
_RULING: Final = frozenset("authorities government officials ministry cabinet ministers".split())
_OWN_KIND: Final = BODY_NOUNS - {"group"} | frozenset("army forces troops presidency".split())
"""Words of names that say what kind of body it is, so that no noun of another kind speaks of it."""


def _only(nodes: Iterable[Node]) -> Node | None:
    """The one entity among `nodes`, however often; None of several."""
    found = {node.iri: node for node in nodes}
    return next(iter(found.values())) if len(found) == 1 else None


def _can_have(country: Node, role: str) -> bool:
    nation = nation_named(country.label)
    return nation is None or has_office(nation.name, role)


def _places(items: Sequence[Item]) -> Iterator[tuple[int, Node]]:
    return ((i, item.node) for i, item in enumerate(items) if item.place and item.node is not None)


def _is_town(items: Sequence[Item], at: int) -> bool:
    text = items[at].text
    if nation_named(text) or nation_of_adjective(text) or text in REGIONS or _NO_TOWN.search(text):
        return False
    after = items[at + 1].low if at + 1 < len(items) else ""
    return after not in _WIDER and not (at >= 2 and items[at - 1].low == "of" and items[at - 2].low in _WIDER)


def _is_region(items: Sequence[Item], at: int) -> bool:
    after = items[at + 1].low if at + 1 < len(items) else ""
    kinds = {"region", "province", "state", "county", "governorate"}
    if at > 1 and items[at - 1].low == "of" and items[at - 2].low in kinds:
        return True
    return items[at].text in REGIONS or bool(kinds & {after, items[at].text.rpartition(" ")[2].lower()})


def _is_called(items: Sequence[Item], at: int, noun: str) -> bool | None:
    """True where the name at `at` ends with `noun`, False where `noun` stands beside it, else None."""
    if items[at].text.lower().endswith(f" {noun}"):
        return True
    after = items[at + 1].low if at + 1 < len(items) else ""
    of = at > 1 and items[at - 1].low == "of" and items[at - 2].low == noun
    return False if of or after == noun else None


def _definite(items: Sequence[Item], at: int) -> bool:
    """Whether "the" stands before the noun at `at` with no more than two words between, or the noun begins a title."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if items[back].low in {"the", "this"}:
            return True
        if not (items[back].word and items[back].text.islower()):
            return False
    return False


def _institution_follows(items: Sequence[Item], at: int) -> bool:
    """Whether an institution of state is named within a few words: "'s interim government"."""
    for item in items[at : at + 4]:
        if item.possessive:
            continue
        if not item.word:
            return False
        if _INSTITUTION.fullmatch(item.low) and item.low not in {"new", "former", "current", "foreign", "state"}:
            return True
    return False
