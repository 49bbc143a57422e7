"""Names to entities: which name spans of an article mean the same one, and which known entity that is.

An ambiguous place goes by the word beside it ("province", "city", "port"), else to the larger area that contains the
others. A family name alone is the person of that name whom the article names in full; where two fit it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kg.extract.bodies import find_bare_bodies
from kg.extract.gazetteer import Gazetteer
from kg.extract.headed import BODY_NOUNS
from kg.extract.name_types import NameSpan
from kg.extract.names import ACRONYM_AFTER
from kg.extract.nations import Nation, nation_named, nation_of_adjective
from kg.extract.tokens import WORD, tokens, without_possessive
from kg.extract.words import CALLED, DESCRIPTORS, FEMALE, MALE, MEDIA, OFFICES, PLURAL_PEOPLE, TITLES
from kg.ids import entity_iri, fold, slug
from kg.model import Entity, EntityType, Form, KnownEntity, Mention, Node, Offsets, Unresolved
from kg.read.segment import Segments

_KINDS = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.GROUP: "group",
    EntityType.PLACE: "place",
    EntityType.UNNAMED: "unnamed",
}
_AREA = re.compile(r"\W*(province|governorate|region|state|county|district|oblast)\b", re.IGNORECASE)
_TOWN = re.compile(r"\W*(city|town|village|port|airport)\b", re.IGNORECASE)
_PARTICLES = frozenset("al el as ad an ar at ash bin ibn ben de da di du del der den van von la le abu st".split())
_WORD_BEFORE = re.compile(r"(?<!\w)(\w++)\.?\s++\Z")
_LEAST = 2  # mentions, below which an article is not about a country
_SOLE = 3  # times as many mentions as the next country has make a country the one the article is about


@dataclass(slots=True)
class _Cluster:
    """One entity in the making: its names in order of the text."""

    node: Node
    alt: tuple[str, ...] = ()
    forms: dict[str, None] = field(default_factory=dict)
    mentions: dict[Offsets, Mention] = field(default_factory=dict)


class Registry:
    """The entities of one article while it is being read: every step adds the mentions that it resolves."""

    def __init__(self, article: str, text: str) -> None:
        self._article = article
        self._text = text
        self._clusters: dict[str, _Cluster] = {}
        self._places: dict[str, int] = {}  # of each cluster, in order of their making
        self._bearers: dict[str, tuple[int, str]] = {}  # of a folded name, the first cluster that has it
        self._spans: set[Offsets] = set()
        self.unresolved: list[Unresolved] = []

    def known(self, entity: KnownEntity) -> Node:
        """The node of a known entity; a country that only the language tables know is minted for the article."""
        if not entity.iri:
            return self.minted(entity.type, entity.label)
        node = Node(entity.iri, entity.label, entity.type)
        if node.iri not in self._clusters:
            self._add(_Cluster(node, entity.alt))
        return node

    def minted(self, type_: EntityType, label: str) -> Node:
        """The node of a name that no ontology knows: of this article alone."""
        node = Node(entity_iri(self._article, _KINDS[type_], label), label, type_)
        if node.iri not in self._clusters:
            self._add(_Cluster(node))
        return self._clusters[node.iri].node

    def unnamed(self, phrase: str, affiliation: Node | None) -> Node:
        """The node of a source that the article does not name: one for each phrase, however it is cased."""
        label = re.sub(r"\s+", " ", phrase.strip())
        label = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", label) if len(label.split()) > 1 else label
        iri = entity_iri(self._article, _KINDS[EntityType.UNNAMED], label)
        if iri in self._clusters and self._clusters[iri].node.affiliation:
            return self._clusters[iri].node
        node = Node(iri, label, EntityType.UNNAMED, affiliation)
        if iri in self._clusters:
            self._clusters[iri].node = node
            self._borne(iri, label)
        else:
            self._add(_Cluster(node))
        return node

    def _add(self, cluster: _Cluster) -> None:
        self._places[cluster.node.iri] = len(self._clusters)
        self._clusters[cluster.node.iri] = cluster
        for form in (cluster.node.label, *cluster.alt):
            self._borne(cluster.node.iri, form)

    def _borne(self, iri: str, form: str) -> None:
        """Note that a cluster has a name."""
        bearer, name = (self._places[iri], iri), fold(form)
        self._bearers[name] = min(bearer, self._bearers.get(name, bearer))

    def mention(self, node: Node, span: Offsets, form: Form, why: str) -> None:
        """Note that `span` names `node`; the first reading of a span stands."""
        if span in self._spans:
            return
        self._spans.add(span)
        cluster = self._clusters[node.iri]
        cluster.mentions[span] = Mention(span, form, why)
        if form is Form.NAME:
            self.variant(node, span)

    def variant(self, node: Node, span: Offsets) -> None:
        """Note the words of `span` as another form of the node's name."""
        form = " ".join(self._text[slice(*span)].split())
        if form not in self._clusters[node.iri].forms:
            self._clusters[node.iri].forms[form] = None
            self._borne(node.iri, form)

    def named(self, name: str) -> Node | None:
        """The entity of the article that bears `name`, or whose name is its plural ("Houthi" for the Houthis)."""
        wanted = (fold(name), fold(name) + "s")
        bearers = [self._bearers[form] for form in wanted if form in self._bearers]
        return self._clusters[min(bearers)[1]].node if bearers else None

    def entities(self) -> tuple[Entity, ...]:
        """All entities that are mentioned, in order of their first mention."""
        entities = []
        for cluster in self._clusters.values():
            if cluster.mentions:
                mentions = tuple(sorted(cluster.mentions.values(), key=lambda m: m.span))
                others = dict.fromkeys((*cluster.alt, *cluster.forms))
                alt = tuple(form for form in others if form != cluster.node.label)
                entities.append(Entity(cluster.node, alt, mentions))
        return tuple(sorted(entities, key=lambda e: (e.mentions[0].span, e.node.iri)))


def link_names(segments: Segments, names: Sequence[NameSpan], gazetteer: Gazetteer, registry: Registry) -> None:
    """Give every name span its entity, in `registry`."""
    text = segments.text
    persons = [name for name in names if name.type is EntityType.PERSON]
    others = [name for name in names if name.type is not EntityType.PERSON]
    _link_persons(text, persons, registry)
    for name in others:
        if name.known:
            entity, why = _choose(text, name)
            registry.mention(registry.known(entity), name.span, Form.NAME, why)
    _link_bodies(segments, names, gazetteer, registry)
    _link_others(text, [name for name in others if not name.known and not name.body], registry)
    _link_repeats(text, registry)


def _choose(text: str, name: NameSpan) -> tuple[KnownEntity, str]:
    """The known entity that an ambiguous name means: by the word beside it, else the one that contains the others."""
    if len(name.known) == 1:
        return name.known[0], "known name"
    start, end = name.span
    areas = [e for e in name.known if any(other.within and e.iri in other.within for other in name.known)]
    towns = [e for e in name.known if e not in areas]
    before = text[max(0, start - 24) : start]
    if areas and towns:
        if _TOWN.match(text, end) or re.search(r"\b(city|town|village|port|mayor) (of|in) \Z", before):
            return towns[0], "known name, called a town"
        if _AREA.match(text, end) or re.search(r"\b(province|governorate|region)s? of (\w+ and )?\Z", before):
            return areas[0], "known name, called an area"
        return areas[0], "ambiguous known name: the larger area that contains the other"
    return name.known[0], "ambiguous known name: the first by identifier"


_Bearer = tuple[list[str], Node, list[int]]
"""A person: the words of the fullest name, the node, and where the person is named, in order."""


_PARAGRAPH_AT_MOST = 20_000  # characters before a name that are looked at for its paragraph's start


def _link_persons(text: str, names: Sequence[NameSpan], registry: Registry) -> None:
    """Full names first, then family or given names alone, each to the one person whom they fit."""
    people: dict[str, _Bearer] = {}  # by IRI
    by_family: dict[str, list[_Bearer]] = {}
    by_word: dict[str, list[_Bearer]] = {}
    later: list[NameSpan] = []
    sexes: dict[str, str] = {}
    titles: dict[str, set[str]] = {}
    families = {tail for name in names if (tail := _articled_family(text[slice(*name.span)]))}
    for name in names:
        words = _name_words(text[slice(*name.span)])
        if (
            len(words) < 2
            and _GIVEN_OR_ARTICLE.match(text, *name.span)
            and fold(text[slice(*name.span)]) not in families
        ):
            words = [fold(word) for word in WORD.findall(_label(text, name.span))]
        if len(words) < 2:
            later.append(name)
            continue
        node = registry.known(name.known[0]) if name.known else None
        if node is None:
            fitting = [p for p in by_family.get(words[-1], ()) if _same_person(words, p[0])]
            node = fitting[0][1] if fitting else registry.minted(EntityType.PERSON, _label(text, name.span))
        if node.iri not in people:
            people[node.iri] = words, node, []
            by_family.setdefault(words[-1], []).append(people[node.iri])
            for word in dict.fromkeys(words):
                by_word.setdefault(word, []).append(people[node.iri])
        insort(people[node.iri][2], name.span[0])
        why = "known name" if name.known else "full name"
        registry.mention(node, name.span, Form.NAME, why)
        if sex := sex_by_title(text, name.span):
            sexes.setdefault(node.iri, sex)
        titles.setdefault(node.iri, set()).add(_title_before(text, name.span))
    for name in later:
        words = _name_words(text[slice(*name.span)])
        fitting = by_word.get(words[0], []) if words else []
        sex = sex_by_title(text, name.span)
        if len(fitting) > 1 and sex:
            fitting = [p for p in fitting if sexes.get(p[1].iri, sex) == sex]
        if len(fitting) > 1 and (title := _title_before(text, name.span)):
            fitting = [p for p in fitting if title in titles.get(p[1].iri, ())] or fitting
        if len(fitting) > 1:
            fitting = _nearest(fitting, name.span[0], text)
        if len(fitting) > 1:
            fitting = _introduced(fitting, name.span[0])
        if len(fitting) == 1:
            registry.mention(fitting[0][1], name.span, Form.NAME, "part of a name given in full")
            insort(fitting[0][2], name.span[0])
        elif fitting:
            options = " or ".join(p[1].label for p in fitting)
            registry.unresolved.append(Unresolved(name.span, f"“{text[slice(*name.span)]}” may be {options}"))
        elif name.known:
            registry.mention(registry.known(name.known[0]), name.span, Form.NAME, "known name")
        elif words:
            node = registry.minted(EntityType.PERSON, _label(text, name.span))
            registry.mention(node, name.span, Form.NAME, "name")


def _nearest(fitting: Sequence[_Bearer], at: int, text: str) -> list[_Bearer]:
    """Of several people of one name, the one whom the paragraph has named; all of them where it named none or more."""
    paragraph = max(text.rfind("\n", max(0, at - _PARAGRAPH_AT_MOST), at), at - _PARAGRAPH_AT_MOST, 0)
    here = [p for p in fitting if bisect_left(p[2], paragraph) < bisect_left(p[2], at)]
    return here if len(here) == 1 else list(fitting)


_GIVEN_OR_ARTICLE = re.compile(r"(?:Al|Ash|Ben|Van|Le|Abu|El|Di|Del|La) [A-Z]")  # Al Gore, and Le Pen


def _articled_family(name: str) -> str:
    """The family name of somebody in full, where an article or particle begins it: "Le Pen" of "Marine Le Pen"."""
    words = WORD.findall(without_possessive(name))
    return fold(" ".join(words[-2:])) if len(words) > 2 and fold(words[-2]) in _PARTICLES else ""


def _introduced(fitting: Sequence[_Bearer], at: int) -> list[_Bearer]:
    """Of several people of one name, the only one whom the text has introduced before it uses the name alone."""
    before = [p for p in fitting if p[2][0] < at]
    return before if len(before) == 1 else list(fitting)


def _name_words(name: str) -> list[str]:
    words = [fold(word) for word in WORD.findall(without_possessive(name))]
    while len(words) > 1 and words[0] in CALLED:
        words.pop(0)
    bare = [word for word in words if word not in _PARTICLES]
    return bare or words


def _same_person(words: list[str], full: list[str]) -> bool:
    """Do two full names name one person: same family name, and given names that do not contradict each other?"""
    if words[-1] != full[-1]:
        return False
    first, other = words[0], full[0]
    return first == other or ((len(first) == 1 or len(other) == 1) and first[0] == other[0])


def _label(text: str, span: Offsets) -> str:
    return " ".join(without_possessive(text[slice(*span)]).split())


def _title_before(text: str, span: Offsets) -> str:
    """The title straight before a name, folded: it tells "General Vega" from "President Vega"; empty where none is."""
    before = _WORD_BEFORE.search(text[max(0, span[0] - 20) : span[0]])
    title = fold(before[1]) if before else ""
    return title if title in CALLED else ""


def sex_by_title(text: str, span: Offsets) -> str | None:
    """The sex that a title straight before the name at `span` gives, if one does.

    >>> sex_by_title("Mrs. Roe", (5, 8)), sex_by_title("Dr Roe", (3, 6))
    ('female', None)
    """
    before = _WORD_BEFORE.search(text[max(0, span[0] - 14) : span[0]])
    title = fold(before.group(1)) if before else ""
    return "male" if title in MALE else "female" if title in FEMALE else None


def _link_others(text: str, names: Sequence[NameSpan], registry: Registry) -> None:
    """Names of organisations, places and groups that nobody knew: one entity a folded name, acronyms included."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in names:
        votes.setdefault(_key(_other_label(text, name)), Counter())[name.type] += 1
    nodes: dict[str, Node] = {}
    bodies = _Bodies()
    acronyms: dict[str, Node] = {}
    entities = registry.entities()
    known = {fold(form): e.node for e in entities for form in (e.node.label, *e.alt)}
    for entity in entities:
        if entity.node.type is EntityType.ORGANIZATION:
            for spelt in (ACRONYM_AFTER.match(text, mention.span[1]) for mention in entity.mentions):
                acronyms |= {fold(spelt["acronym"]): entity.node} if spelt else {}
            if initials := _initials(entity.node.label):
                acronyms.setdefault(initials, entity.node)
    for name in sorted(names, key=lambda n: (text[slice(*n.span)].isupper(), n.span)):  # acronyms after full names
        label = _other_label(text, name)
        key = _key(label)
        if name.type is EntityType.GROUP:
            label = _group_label(label)
        if name.type is EntityType.PLACE and label.isupper() and len(label) > 3:
            label = label.title()  # a dateline's
        node = nodes.get(key) or acronyms.get(key) or known.get(fold(label))
        if node is None and name.type is EntityType.ORGANIZATION:
            node = bodies.longer(key) or bodies.headed_so(label)
        if node is None:
            node = registry.minted(votes[key].most_common(1)[0][0], label)
        if key not in nodes:
            nodes[key] = node
            bodies.add(key, node)
        acronyms.setdefault(_initials(text[slice(*name.span)]), node)
        if spelt := ACRONYM_AFTER.match(text, name.span[1]):
            acronyms.setdefault(fold(spelt["acronym"]), node)
        registry.mention(node, name.span, Form.NAME, "name")


_STATES = dict(
    pair.split("=")
    for pair in (
        "Ala=Alabama;Ariz=Arizona;Ark=Arkansas;Calif=California;Colo=Colorado;Conn=Connecticut;Del=Delaware;Fla=Florida;"
        "Ill=Illinois;Ind=Indiana;Kan=Kansas;Ky=Kentucky;La=Louisiana;Md=Maryland;Mass=Massachusetts;Mich=Michigan;"
        "Minn=Minnesota;Miss=Mississippi;Mo=Missouri;Mont=Montana;Neb=Nebraska;Nev=Nevada;N.H=New Hampshire;"
        "N.J=New Jersey;N.M=New Mexico;N.Y=New York;N.C=North Carolina;N.D=North Dakota;Okla=Oklahoma;Ore=Oregon;"
        "Pa=Pennsylvania;R.I=Rhode Island;S.C=South Carolina;S.D=South Dakota;Tenn=Tennessee;Tex=Texas;Vt=Vermont;"
        "Va=Virginia;Wash=Washington;W.Va=West Virginia;Wis=Wisconsin;Wyo=Wyoming;Ont=Ontario;Que=Quebec;"
        "B.C=British Columbia;N.S.W=New South Wales"
    ).split(";")
)
"""How American news shortens its states after a town: "Meridian, Ind."."""


def _link_repeats(text: str, registry: Registry) -> None:
    """Every further place where a name of two words or more, or an acronym, stands: the model need not see each."""
    entities = registry.entities()
    forms: dict[str, set[str]] = {}
    persons = {word for e in entities if e.node.type is EntityType.PERSON for word in e.node.label.split()}
    for entity in entities:
        for mention in entity.mentions:
            if mention.form is Form.NAME:
                forms.setdefault(text[slice(*mention.span)], set()).add(entity.node.iri)
    by_entity: dict[str, list[str]] = {}
    for form, iris in forms.items():
        if len(iris) == 1 and _distinctive(form, persons):
            by_entity.setdefault(next(iter(iris)), []).append(form)
    names = Gazetteer(
        [
            KnownEntity(e.node.iri, form, e.node.type)
            for e in entities
            for form in sorted(by_entity.get(e.node.iri, ()))
        ],
        countries=False,
    )
    nodes = {entity.node.iri: entity.node for entity in entities}
    found = [(hit.span, nodes[hit.entities[0].iri], "named so before") for hit in names.find(text, tokens(text))]
    family = _family_names(entities)
    for m in _WITH_HONORIFIC.finditer(text):
        if node := family.get(_name_words(m.group(1))[-1]):
            found.append((m.span(1), node, "part of a name given in full"))
    taken = sorted(mention.span for entity in entities for mention in entity.mentions)
    for span, node, why in found:
        at = bisect_left(taken, (span[1], -1))
        if not any(start < span[1] and span[0] < end for start, end in taken[max(0, at - 3) : at + 1]):
            registry.mention(node, span, Form.NAME, why)


def _distinctive(form: str, persons: Collection[str]) -> bool:
    """Do the words name this one wherever they stand: several, an acronym, or a long word that no person bears?"""
    if " " in form:
        return True
    plain = fold(form)
    return (form.isupper() and len(form) > 2) or (len(form) >= 5 and form not in persons and plain not in _COMMON)


_COMMON = DESCRIPTORS | OFFICES | TITLES | MEDIA | PLURAL_PEOPLE


_WITH_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Lord)\.? ((?:al-|Al-|van |de )?[A-Z][\w’'-]+)")


def _family_names(entities: Sequence[Entity]) -> dict[str, Node]:
    """The people of the article by their family names, where one alone has it."""
    bearers: dict[str, set[Node]] = {}
    for entity in entities:
        if entity.node.type is EntityType.PERSON:
            bearers.setdefault(_name_words(entity.node.label)[-1], set()).add(entity.node)
    return {name: next(iter(nodes)) for name, nodes in bearers.items() if len(nodes) == 1}


def _other_label(text: str, name: NameSpan) -> str:
    """The words of a name that is no person's, a state's written out: "Indiana" for "Ind."."""
    label = _label(text, name.span)
    return _STATES.get(label.rstrip("."), label) if name.type is EntityType.PLACE else label


def _key(label: str) -> str:
    return slug(label).removeprefix("the-")


def _group_label(label: str) -> str:
    """A group by its plural: "Tamil" and "Tamils" are one."""
    plural = label if label.endswith(("s", "i", "a", "ya")) else label + "s"
    return plural[0].upper() + plural[1:]


class _Bodies:
    """The organisations named so far, by what may stand for their names."""

    def __init__(self) -> None:
        self._ends: dict[str, dict[str, Node]] = {}  # by the words that begin or end a longer name
        self._by_head: dict[str, dict[str, Node]] = {}

    def add(self, key: str, node: Node) -> None:
        """Note a body under the key of its name."""
        if node.type is not EntityType.ORGANIZATION:
            return
        for at in (i for i, character in enumerate(key) if character == "-"):
            self._ends.setdefault(key[:at], {}).setdefault(node.iri, node)
            if "-" in key[at + 1 :]:
                self._ends.setdefault(key[at + 1 :], {}).setdefault(node.iri, node)
        for head in _heads(node.label):
            self._by_head.setdefault(head, {}).setdefault(node.iri, node)

    def longer(self, key: str) -> Node | None:
        """The one longer name that these words begin ("Acme" for "Acme Corporation") or, if several, end."""
        return _only(self._ends.get(key))

    def headed_so(self, label: str) -> Node | None:
        """The one body whose name has the head that stands here alone: "the Union" for "Amazon Labor Union"."""
        return None if " " in label or fold(label) not in BODY_NOUNS else _only(self._by_head.get(label))


def _only(nodes: dict[str, Node] | None) -> Node | None:
    return next(iter(nodes.values())) if nodes and len(nodes) == 1 else None


def _heads(label: str) -> tuple[str, ...]:
    words = label.split()
    return (words[-1], *(words[i - 1] for i, word in enumerate(words) if word in ("of", "for", "on") and i))


def _initials(name: str) -> str:
    words = [word for word in WORD.findall(name) if word[0].isupper()]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""


def _link_bodies(segments: Segments, names: Sequence[NameSpan], gazetteer: Gazetteer, registry: Registry) -> None:
    """Bodies of state: with their country in the words, or, where the text leaves one country to choose, without."""
    text = segments.text
    for name in names:
        if name.body and not name.known:
            node = registry.minted(EntityType.ORGANIZATION, name.body)
            registry.mention(node, name.span, Form.NAME, "body of a country")
    only = country_of_institutions(text)
    stated = [(name.span[0], name.body) for name in names if name.body]
    for span, body in find_bare_bodies(text, names):
        nation = only or _spoken_of(text, segments, span) or _named_before(body, stated, span[0])
        if nation is None:
            registry.unresolved.append(
                Unresolved(span, f"“{text[slice(*span)]}” could be that of more than one country")
            )
            continue
        label = f"{body} of {gazetteer.countries[nation.name].label}"
        known = [e for e in gazetteer.named(label) if e.type is EntityType.ORGANIZATION]
        node = registry.known(known[0]) if known else registry.minted(EntityType.ORGANIZATION, label)
        registry.variant(node, span)
        registry.mention(
            node,
            span,
            Form.NOMINAL,
            f"the one country whose institutions the {'article' if only else 'passage'} is about: {nation.name}",
        )


def _spoken_of(text: str, segments: Segments, span: Offsets) -> Nation | None:
    """The country that acts in the sentence which the body says: "India summoned the envoy, the ministry said"."""
    start, end = segments.sentence_at(span[0])
    subject = _SUBJECT.match(text, start, end)
    says = re.match(r" (?:said|says|added|announced|confirmed|reported)\b", text[span[1] : end])
    return (
        nation_named(subject[1])
        if subject and says and re.search(r", (?:the |its )\Z", text[start : span[0]])
        else None
    )


_SUBJECT = re.compile(r"(?:The )?([A-Z][\w.]*(?: [A-Z]\w+){0,2}) (?:has |had |also )?[a-z]+\b")


def _named_before(body: str, stated: Sequence[tuple[int, str]], at: int) -> Nation | None:
    """The country of the one body of that kind that the text has named before."""
    owners = {
        label.removeprefix(f"{body} of ") for start, label in stated if start < at and label.startswith(f"{body} of ")
    }
    return nation_named(owners.pop()) if len(owners) == 1 else None


def country_of_institutions(text: str) -> Nation | None:
    """The one country that the article is about: named (as noun or adjective) several times as often as any other."""
    counts: Counter[Nation] = Counter()
    for m in re.finditer(r"\b[A-Z][\w.]*(?: [A-Z]\w+)?", text):
        word = m.group()
        if nation := nation_of_adjective(word.split()[0]) or nation_named(word) or nation_named(word.split()[0]):
            counts[nation] += 1
    ranked = counts.most_common(2)
    if not ranked:
        return None
    first = ranked[0][1]
    return ranked[0][0] if first >= _LEAST and (len(ranked) == 1 or first >= _SOLE * ranked[1][1]) else None
