"""The words that name a source, resolved to whom they mean: a named entity, an unnamed source, or nobody yet.

"The UN's special envoy, Geir Pedersen" is the person; "a spokesman for Acme" is unnamed, of Acme; "he" and "the interim
president" are whoever was last named or quoted and fits. What fits nobody stays unresolved.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.extract.index import MentionIndex
from kg.extract.link import Registry
from kg.extract.names import ACRONYM_AFTER
from kg.extract.nations import nation_of_adjective
from kg.extract.near import Near, Trail
from kg.extract.sexes import Sexes
from kg.extract.source_words import (
    AND,
    APPOSED,
    BY_AGE,
    COMMON,
    DESCRIBED,
    DETERMINER,
    ENSEMBLES,
    FAR,
    GENERIC,
    HE,
    HONOURED,
    JOINED,
    NAMED,
    OF_STATE,
    OFFICE_OF,
    ORGANISATIONAL,
    OTHERS,
    OUTLETS,
    PARENT,
    PEOPLE,
    PEOPLE_FIRST,
    RELATIVE,
    SELF_NAMED,
    SHE,
    STOP,
    SURE_ENOUGH,
    THE,
    THING,
    TITLED,
    TWO_PHRASES,
    UNCOUNTED,
    UNTAGGED,
    UTTERANCES,
    WISH,
    WITH_RELATIVE,
    apposed_so,
    called_so,
    descriptive,
    is_people,
    is_plural,
    last_word,
    named_so,
    only_titles,
    plural_head_of,
    trimmed,
)
from kg.extract.tagger import Antecedent
from kg.extract.tokens import without_possessive
from kg.extract.words import CALLED, DESCRIPTORS, FEMALE, MALE, OFFICES, PLURAL_PEOPLE, SPEAKING_NOUNS, TITLES
from kg.ids import fold
from kg.model import EntityType, Form, Mention, Node, Offsets, Unresolved
from kg.read.segment import Segments, trim


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who a source's words mean: the first speaker, and those who speak with them. None where nobody fits."""

    speaker: Node | None
    others: tuple[Node, ...] = ()


_KIN = r"(?:father|mother|brother|sister|son|daughter|husband|wife|widow|parents|uncle|aunt|grandfather|grandmother)\b"


def _told_apart(phrase: str, head: str) -> frozenset[str]:
    """The names and adjectives of names before the head of a phrase: "Democratic" of "the Democratic nominee"."""
    words = phrase.split()[1:]
    before = words[: next((i for i, word in enumerate(words) if fold(word) == fold(head)), 0)]
    return frozenset(without_possessive(word) for word in before if word[0].isupper())


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one article in order of the text, remembering who spoke."""

    segments: Segments
    index: MentionIndex
    registry: Registry
    offices: dict[str, list[str]]  # IRI of a person -> the offices that the article gives them, folded
    antecedents: Sequence[Antecedent] = ()  # whom the model takes pronouns and nameless sources for
    _spoke: Trail[Node] = field(default_factory=Trail)
    _spoke_at: dict[str, list[int]] = field(default_factory=dict)  # of each speaker's IRI, in order of the text
    _heard: Trail[Node] = field(default_factory=Trail)
    _phrases: dict[tuple[str, ...], list[Node]] = field(default_factory=dict)  # by head noun, and with each word
    _beside_phrases: dict[str, Node | None] = field(default_factory=dict)
    _offices_of: dict[str, set[str]] = field(default_factory=dict)  # IRIs of persons by a word of their offices
    _sure: list[Antecedent] = field(init=False)
    _sure_at: Near = field(init=False)
    _sexes: Sexes = field(init=False)

    def __post_init__(self) -> None:
        self._sexes = Sexes(self.segments.text, self.index)
        self._sure = [a for a in sorted(self.antecedents, key=lambda a: -a.score) if a.score >= SURE_ENOUGH]
        self._sure_at = Near((a.mention, number) for number, a in enumerate(self._sure))
        for iri, offices in self.offices.items():
            for word in {word for office in offices for word in office.split()}:
                self._offices_of.setdefault(word, set()).add(iri)

    def resolve(self, source: Sequence[Offsets], cue: Offsets, quoted: Node | None = None) -> Speakers:
        """The speakers whom the pieces of `source` name; `cue` says where the statement stands.

        `quoted` is the speaker of the quotation in which the source itself stands: whom its "I" means.
        """
        if not source:
            return Speakers(None)
        span = trimmed(self.segments.text, source[0])
        if quoted and fold(self.segments.text[slice(*span)]) in OTHERS:
            self.registry.mention(quoted, span, Form.PRONOUN, "the speaker of the quotation")
            return Speakers(quoted)
        found = self._resolve(span)
        if found.speaker:
            self._spoke.note(cue[0], found.speaker)
            insort(self._spoke_at.setdefault(found.speaker.iri, []), cue[0])
        return found

    def spoken_to(self, at: int, nodes: Sequence[Node]) -> None:
        """Note whom the statement at `at` was made to: "the newspaper" may mean them later."""
        for node in nodes:
            if node.type is EntityType.ORGANIZATION:
                self._heard.note(at, node)

    def _resolve(self, span: Offsets) -> Speakers:
        if antecedent := WITH_RELATIVE.fullmatch(self.segments.text, *span):
            return self._resolve(trimmed(self.segments.text, antecedent.span(1)))
        words = self.segments.text[slice(*span)]
        folded = fold(words)
        acronym = len(words) > 1 and words.isupper()  # the WHO is not "who"
        if not acronym and folded in _PRONOUNS:
            return Speakers(self._pronoun(span, folded))
        if folded == "we" and (release := self._own_voice(span[0])):
            self.registry.mention(release, span, Form.PRONOUN, "the body in whose name the text speaks")
            return Speakers(release)
        if not acronym and folded in OTHERS:
            self._unresolved(span, "whom a pronoun of the first or second person means is not said")
            return Speakers(None)
        if several := self._coordinated(span):
            return Speakers(several[0], tuple(several[1:]))
        if halves := self._halves(span):
            nodes = [self._resolve(half).speaker for half in halves]
            both = tuple({node.iri: node for node in nodes if node}.values())
            return Speakers(both[0] if both else None, both[1:])
        head, mention = self._head(span)
        if mention:
            return Speakers(mention[1])
        if namesake := self._namesake(span):
            self.registry.mention(namesake, span, Form.NAME, "the one of this name whom the title fits")
            return Speakers(namesake)
        return Speakers(self._nominal(span, head))

    def _own_voice(self, at: int) -> Node | None:
        """The body or state whose statement the text itself is: its paragraph opens "The United States condemns"."""
        text = self.segments.text
        home = self.segments.paragraph_at(at)
        if self.segments.is_quoted(at):
            return None
        where, first = next(iter(self._spoke.between(home[0], at)), (0, None))
        if first is None or first.type not in (EntityType.ORGANIZATION, EntityType.PLACE):
            return None
        opens = any(
            node.iri == first.iri and THE.fullmatch(text, home[0], mention.span[0])
            for mention, node in self.index.within((home[0], where))
        )
        return first if opens and _PRESENT.match(text, where) else None

    def _halves(self, span: Offsets) -> tuple[Offsets, Offsets] | None:
        """The two noun phrases of "a police officer and a doctor", who speak together."""
        m = TWO_PHRASES.fullmatch(self.segments.text, *span)
        return (m.span(1), m.span(2)) if m and not plural_head_of(m[1]) else None

    def _namesake(self, span: Offsets) -> Node | None:
        """Which of several people of one family name a title or an honorific means: "General Vega", "Mrs Okafor"."""
        text = self.segments.text
        m = TITLED.fullmatch(text, *span)
        bearers = {n.iri: n for _, n in (self.index.persons_of(m["name"]) if m else ()) if m and n.label != m["name"]}
        if age := BY_AGE.fullmatch(text, *span):
            return self._by_age(age["name"], elder=age["age"] != "younger")
        title = fold(m["title"].split()[-1]).strip(".") if m else ""
        if len(bearers) == 1 and title in CALLED:
            return next(iter(bearers.values()))
        if m is None or not bearers:
            return None
        sex = "male" if title in MALE else "female" if title in FEMALE else None
        if sex:
            fitting = [n for n in bearers.values() if self._sexes.of(n) == sex]
        else:
            fitting = [n for n in bearers.values() if n.iri in self._bearing(title, span[0])]
        return fitting[0] if len(fitting) == 1 else None

    def _coordinated(self, span: Offsets) -> list[Node]:
        """Two or more names that "and" joins, with nothing else between them than titles and offices."""
        text = self.segments.text
        named = [(m, n) for m, n in self.index.within(span) if m.form is Form.NAME and n.type in NAMED]
        persons = [(m, n) for m, n in named if n.type is EntityType.PERSON]
        for chosen in (persons, named):
            if len({node.iri for _, node in chosen}) < 2 or not re.search(
                r"\band\b", text[chosen[-2][0].span[1] : chosen[-1][0].span[0]]
            ):
                continue
            gaps = [text[a.span[1] : b.span[0]] for (a, _), (b, _) in itertools.pairwise(chosen)]
            if all(
                AND.fullmatch(gap) or (AND.match(gap) and only_titles(AND.sub("", gap, count=1))) for gap in gaps
            ) and (
                chosen is persons
                or (THE.fullmatch(text, span[0], chosen[0][0].span[0]) and chosen[-1][0].span[1] == span[1])
            ):
                return list({node.iri: node for _, node in chosen}.values())
        return []

    def _by_age(self, name: str, *, elder: bool) -> Node | None:
        """Which of two of one family name is a parent of the other ("his father, Ken Ashdown"), or the other one."""
        text = self.segments.text
        named = [(m, n) for m, n in self.index.persons_of(name) if n.label != name]
        parents = {n.iri: n for m, n in named if PARENT.search(text, max(0, m.span[0] - 30), m.span[0])}
        children = {n.iri: n for _, n in named if n.iri not in parents}
        fitting = list((parents if elder else children).values())
        return fitting[0] if parents and len(fitting) == 1 else None

    def _head(self, span: Offsets) -> tuple[str, tuple[Mention, Node] | None]:
        """The head noun of the source's words, and the name that is, or stands beside, that head."""
        text = self.segments.text
        start, end = span
        stop = STOP.search(text, start + 1, end)
        # a preposition or comma inside a name ("Bank of England") ends nothing
        while stop and any(m.span[0] < stop.start() < m.span[1] for m, _ in self.index.within(span)):
            stop = STOP.search(text, stop.end(), end)
        core = (start, stop.start() if stop else end)
        names = [(m, n) for m, n in self.index.within(core) if m.form is not Form.PRONOUN and n.type in NAMED]
        last = max(names, key=lambda pair: (pair[0].span[1], pair[0].span[1] - pair[0].span[0]), default=None)
        head = last_word(text[slice(*core)])
        joined = JOINED.search(text[start : last[0].span[0] if last else core[1]])
        if joined:
            return head, None  # "police and the mayor Jane Roe" speak together: no one of them alone
        if last:
            rest = _GENERATION.sub("", text[last[0].span[1] : core[1]])
            if not rest.strip(" .,'’\"”)"):
                return head, last
            if last[1].type is not EntityType.PERSON and descriptive(rest):
                return head, last
        return head, (
            self._beside(span, core, fold(head))
            or self._utterer(core, fold(head))
            or self._self_named((core[1], span[1]))
        )

    def _self_named(self, rest: Offsets) -> tuple[Mention, Node] | None:
        """The name in "a woman who gave her name only as Zahra"."""
        given = SELF_NAMED.search(self.segments.text, *rest)
        names = self.index.within((given.end(), rest[1])) if given else []
        return next(
            ((m, n) for m, n in names if n.type is EntityType.PERSON and given and m.span[0] == given.end()), None
        )

    def _beside(self, span: Offsets, core: Offsets, head: str) -> tuple[Mention, Node] | None:
        """The name that stands beside an office or a kind of body: "Iran's ambassador to Lebanon, Mojtaba Amani".

        Of a singular head that is in no list ("the harbour master, Sven Dahl") the person straight after the comma.
        """
        wanted = EntityType.PERSON if head in CALLED else EntityType.ORGANIZATION
        listed = head in _LISTED
        if not listed and (is_plural(self.segments.text[slice(*core)]) or not head):
            return None
        text = self.segments.text
        for mention, node in self.index.within((core[1], span[1])):
            before = (span[0], mention.span[0])
            if not listed:
                apposed = re.fullmatch(
                    r"(?:\s(?:of|for|in|from|at)\s[^,]{2,50})?,\s(?:[A-Z]\w+\.?\s)?", text[core[1] : mention.span[0]]
                )
                alone = re.match(r"\W*(?:\Z|,)", text[mention.span[1] : span[1]])
                if mention.form is Form.NAME and node.type is EntityType.PERSON and apposed and alone:
                    return mention, node
                continue
            after_comma = re.search(r",\s*(?:(?:the|an?)\s(?:[\w’'-]+\s){1,3}|\w+\.?\s)?\Z", text[slice(*before)])
            # straight after the name of what the office is of: "governor of Texas Ann Roe"
            after_name = OFFICE_OF.fullmatch(text, core[1], mention.span[0]) or any(
                re.fullmatch(r"(?:['’]s)?\s+", text[m.span[1] : mention.span[0]]) for m, _ in self.index.within(before)
            )
            if mention.form is Form.NAME and node.type is wanted and (after_comma or after_name):
                return mention, node
        return None

    def _utterer(self, core: Offsets, head: str) -> tuple[Mention, Node] | None:
        """Whose statement, letter or tweet speaks: "Roe's letter said"."""
        if head not in UTTERANCES:
            return None
        for mention, node in self.index.within(core):
            owns = re.match(r"['’]s?\s", self.segments.text[mention.span[1] : mention.span[1] + 3])
            if owns and node.type in (EntityType.PERSON, EntityType.ORGANIZATION):
                return mention, node
        return None

    def _nominal(self, span: Offsets, head: str) -> Node | None:
        """A source without a name: somebody named elsewhere by that office, an earlier unnamed one, or a new one."""
        text = self.segments.text
        phrase = WISH.sub("", text[slice(*span)])
        noun = fold(head)
        # "his lawyer" is not any lawyer named before; "his father" is the father of whom the article speaks
        definite = bool(re.match(r"(?:the|this|that)\b|(?:his|her|their)\s" + _KIN, phrase, re.IGNORECASE))
        told = _told_apart(phrase, head)
        short = len(phrase.split()) <= 5 and not re.search(r"\b(?:of|for|from|at|in)\b", phrase)
        if definite and short:
            if holder := self._holder(noun, span[0], told):
                self.registry.mention(holder, span, Form.NOMINAL, f"the {head} named before")
                return holder
            if (body := self._body(noun, span[0])) and self._is_told(body, told, span[0]):
                self.registry.mention(body, span, Form.NOMINAL, f"the {head} named before")
                return body
            wanted = {fold(word) for word in told}
            alike = [self._phrases.get((noun, *word), []) for word in ((), *((word,) for word in wanted))]
            for node in reversed(min(alike, key=len)):
                if wanted <= set(fold(node.label).split()):
                    self.registry.mention(node, span, Form.NOMINAL, f"the {head} spoken of before")
                    return node
        if body := self._named_beside(span, noun):
            self.registry.mention(body, span, Form.NOMINAL, f"the {head} that the text calls so")
            return body
        if aged := self._of_age(span):
            self.registry.mention(aged, span, Form.NOMINAL, "the one of this age")
            return aged
        if not definite and (named := self._named_later(noun, span)):
            self.registry.mention(named, span, Form.NOMINAL, f"the {head} named after")
            return named
        if definite and short and (meant := self._antecedent(span)) and self._is_told(meant, told, span[0]):
            self.registry.mention(meant, span, Form.NOMINAL, "the name before it that the model takes for the same")
            return meant
        if m := HONOURED.search(text, *span):
            person = self.registry.named(m["name"]) or self.registry.minted(EntityType.PERSON, m["name"])
            self.registry.mention(person, m.span("name"), Form.NAME, "name after an honorific")
            return person
        if (m := DESCRIBED.fullmatch(text, *span)) and fold(m["kind"]) in _KINDS:
            body = self.registry.named(m["name"]) or self.registry.minted(EntityType.ORGANIZATION, m["name"])
            self.registry.mention(body, m.span("name"), Form.NAME, "name after what kind of body it is")
            return body
        if name := self._untagged_name(span):
            words = text[slice(*name)]
            organisation = self.registry.named(words) or self.registry.minted(EntityType.ORGANIZATION, words)
            self.registry.mention(organisation, name, Form.NAME, "name before a verb of saying")
            return organisation
        node = self.registry.unnamed(phrase, self._affiliation(span, noun))
        for word in ((), *((word,) for word in set(fold(node.label).split()))):
            self._phrases.setdefault((noun, *word), []).append(node)
        self.registry.mention(node, span, Form.NOMINAL, "a source that the article does not name")
        return node

    def _antecedent(self, span: Offsets, *, pronoun: str = "") -> Node | None:
        """The name that the model is sure enough the words in `span` go back to, where its type and sex allow it."""
        wanted = (
            (EntityType.PERSON,)
            if pronoun in _OF_A_PERSON
            else (EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE)
            if pronoun in _OF_SEVERAL
            else NAMED
        )
        other_sex = "male" if pronoun in SHE else "female" if pronoun in HE else ""
        for a in (self._sure[number] for number in self._sure_at.numbers(span)):
            if not (span[0] <= a.mention[0] and a.mention[1] <= span[1]):
                continue
            if not pronoun and fold(self.segments.text[slice(*a.mention)]) in _PERSONAL:
                continue  # "her" of "her brother"
            for _, node in self.index.within((a.name[0] - 1, a.name[1] + 1)):
                if node.type in wanted and (not other_sex or self._sexes.of(node) != other_sex):
                    return node
        return None

    def _named_beside(self, span: Offsets, noun: str) -> Node | None:
        """The body that the text names beside these words somewhere: "the prison service (SNAI)".

        Of one noun alone ("the service") that would say too little.
        """
        text = self.segments.text
        m = _BODY_PHRASE.match(text, *span)
        if m is None or noun in OFFICES or fold(m["phrase"].split()[-1]) not in _KINDS | _SERVICES:
            return None
        phrase = m["phrase"]
        if " " not in phrase or not _BARE_END.fullmatch(text, m.end("phrase"), span[1]):
            return None
        if phrase not in self._beside_phrases:
            self._beside_phrases[phrase] = self._body_beside(phrase)
        return self._beside_phrases[phrase]

    def _body_beside(self, phrase: str) -> Node | None:
        """The one organisation that is named beside a phrase, wherever it stands."""
        text = self.segments.text
        found: dict[str, Node] = {}
        at = text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            acronym = ACRONYM_AFTER.match(text, end)
            apposed = _THE_BEFORE.search(text, max(0, at - 30), at)
            for mention, node in self.index.within((max(0, at - 90), min(len(text), end + 90))):
                after = mention.span == acronym.span("acronym") if acronym else text[end : mention.span[0]] == ", "
                before = apposed and mention.span[1] == apposed.start() and text[end : end + 1] in (",", ".")
                after = after and (acronym is not None or text[mention.span[1] : mention.span[1] + 1] == ",")
                if node.type is EntityType.ORGANIZATION and mention.form is Form.NAME and (after or before):
                    found[node.iri] = node
            at = text.find(phrase, end)
        return next(iter(found.values())) if len(found) == 1 else None

    def _of_age(self, span: Offsets) -> Node | None:
        """Whom "the 39-year-old" means: the person before it of that age, else the last person to speak."""
        age = re.fullmatch(r"[Tt]he (\d+)-year-old", self.segments.text[slice(*span)])
        if age is None:
            return None
        given = re.compile(rf",\s(?:aged\s|an?\s)?{age[1]}\b")
        before = self.index.within((max(0, span[0] - FAR), span[0]))
        aged = [n for m, n in before if n.type is EntityType.PERSON and given.match(self.segments.text, m.span[1])]
        return aged[-1] if aged else self._last_spoken(span[0], lambda n: n.type is EntityType.PERSON)

    def _named_later(self, noun: str, span: Offsets) -> Node | None:
        """The person whom the next sentences name as "the spokeswoman, Jane Roe" after "a spokeswoman"."""
        named = named_so(noun).search(self.segments.text, span[1], span[1] + 600) if noun in OFFICES else None
        after = self.index.within((named.end(), named.end() + 40)) if named else []
        return next((n for m, n in after if named and m.span[0] == named.end() and n.type is EntityType.PERSON), None)

    def _untagged_name(self, span: Offsets) -> Offsets | None:
        """The name of a body that the tagger passed over: capitalised words, perhaps with what kind of outlet it is."""
        m = UNTAGGED.fullmatch(self.segments.text, *span)
        if (
            m is None
            or m["name"] in ("The", "A", "An")
            or all(word.removesuffix("s") in COMMON for word in fold(m["name"]).split())
        ):
            return None
        first, *others = fold(m["name"]).split()
        if (
            first in TITLES
            or fold(m["name"]) in UNCOUNTED
            or (first.removesuffix("s") in COMMON and not (others and m["name"].split()[1][0].isupper()))
        ):
            return None
        begins = span[0] == self.segments.sentence_at(span[0])[0]
        # at the head of a sentence a singular without an article is no common noun: "Telegram said"
        sure = m["kind"] or m["the"] or m["name"].isupper() or others or not first.endswith("s")
        return m.span("name") if sure or not begins else None

    def _affiliation(self, span: Offsets, noun: str) -> Node | None:
        """Whom an unnamed source belongs to: the body in "a Syrian defence ministry spokesman", "sources in the …"."""
        text = self.segments.text
        bodies = [
            (m, n)
            for m, n in self.index.within(span)
            if n.type is EntityType.ORGANIZATION or (n.type is EntityType.PERSON and noun in _OF_PEOPLE)
        ]
        for mention, node in bodies:
            after, before = text[mention.span[1] : span[1]], text[span[0] : mention.span[0]]
            if ORGANISATIONAL.search(before) or re.match(r"(?:['’]s?)?\s+\w", after):
                return node
        return None

    def _holder(self, noun: str, at: int, told: frozenset[str]) -> Node | None:
        """The person last mentioned before `at` to whom the article gives the office, or calls so, `noun`.

        Of several, or where more than an adjective of a country tells them apart, one whom the words `told` describe.
        """
        holders = self._bearing(noun, at)
        before = [n for m, n in self.index.within((max(0, at - FAR), at)) if n.iri in holders]
        fitting = [node for node in before if self._is_told(node, told, at)]
        by_country = all(nation_of_adjective(word) for word in told)
        return next(reversed(fitting or (before if by_country else [])), None)

    def _is_told(self, node: Node, told: frozenset[str], at: int) -> bool:
        """Do the words beside a name before `at`, or the offices given to it, hold all of `told`, or their lands?"""
        if not told:
            return True
        text = self.segments.text
        named = [m.span for m, n in self.index.within((max(0, at - FAR), at)) if n == node]
        beside = [text[max(0, start - 40) : min(at, end + 60)] for start, end in named]
        words = set(fold(" ".join([node.label, *self.offices.get(node.iri, ()), *beside])).split())
        for word in told:
            nation = nation_of_adjective(word)
            if not set(fold(word).split()) <= words and not (nation and set(fold(nation.name).split()) <= words):
                return False
        return True

    def _bearing(self, noun: str, at: int) -> set[str]:
        """The IRIs of those who hold the office `noun`, or beside one of whose names before `at` it stands."""
        text = self.segments.text
        called, apposed = called_so(noun), apposed_so(noun)
        return self._offices_of.get(noun, set()) | {
            n.iri
            for m, n in self.index.within((max(0, at - FAR), at))
            if n.type is EntityType.PERSON
            and m.form is Form.NAME
            and (called.search(text, max(0, m.span[0] - 40), m.span[0]) or apposed.match(text, m.span[1]))
        }

    def _body(self, noun: str, at: int) -> Node | None:
        """The organisation last mentioned before `at` whose name holds the noun or the last one to speak."""
        fits: Callable[[Node], bool] = lambda n: (  # noqa: E731
            n.type is EntityType.ORGANIZATION
            and (noun in fold(n.label).split() if noun in DESCRIPTORS else noun == fold(n.label).split()[-1])
        )
        before = [n for m, n in self.index.within((max(0, at - FAR), at)) if fits(n)]
        if before:
            return before[-1]
        if noun not in DESCRIPTORS:
            return None
        since = self._paragraphs_before(at, 1)
        if noun in OUTLETS:  # "told the Herald … The newspaper could not verify"
            return next((n for _, n in reversed(self._heard.between(since, at))), None)
        spoke = [n for _, n in self._spoke.between(since, at) if n.type is EntityType.ORGANIZATION]
        fitting = [n for n in spoke if not OF_STATE.match(n.label)]
        return fitting[-1] if fitting and noun in GENERIC else None

    def _pronoun(self, span: Offsets, word: str) -> Node | None:
        if word in RELATIVE:
            node = self._before_relative(span[0])
        elif word in PEOPLE:
            node = self._people_meant(span[0])
        elif word in THING:
            node = self._body_meant(span[0])
        else:
            node = self._person(span[0], "female" if word in SHE else "male")
        if node is None and (node := self._antecedent(span, pronoun=word)):
            self.registry.mention(node, span, Form.PRONOUN, "the name before it that the model takes for the same")
            return node
        if node is None:
            self._unresolved(span, f"whom “{self.segments.text[slice(*span)]}” means is not clear")
            return None
        self.registry.mention(node, span, Form.PRONOUN, "the one last named or quoted who fits")
        return node

    def _people_meant(self, at: int) -> Node | None:
        """Whom "they" means: the people whom the sentence before is about, else the last several to speak."""
        sentence = self.segments.sentence_at(at)
        first = self._paragraphs_before(at, 1)
        before = self.segments.sentence_at(max(first, sentence[0] - 2)) if sentence[0] > first else sentence
        spoken = self._last_spoken(
            at,
            lambda n: (
                n.type in (EntityType.GROUP, EntityType.ORGANIZATION)
                or (n.type is EntityType.UNNAMED and is_plural(n.label))
            ),
        )
        since = self._spoke.between(before[0], at)
        subject = PEOPLE_FIRST.match(self.segments.text, *before)
        if since or subject is None or not is_people(subject["head"]):
            return spoken
        span = subject.span("phrase")
        node = self.registry.unnamed(subject["phrase"], self._affiliation(span, fold(subject["head"])))
        self.registry.mention(node, span, Form.NOMINAL, "a source that the article does not name")
        return node

    def _body_meant(self, at: int) -> Node | None:
        """Whom "it" means: the body that the nearest sentence is about, or the last to speak, whichever comes later."""
        spoken = self._last_spoken(at, lambda n: n.type in (EntityType.ORGANIZATION, EntityType.UNNAMED))
        named = self._subject(at, EntityType.ORGANIZATION)
        return self._later(spoken, named, at)

    def _later(self, spoken: Node | None, named: Node | None, at: int) -> Node | None:
        """Of the last speaker and the last subject the one who comes nearer: a subject named since takes over."""
        if spoken is None or named is None:
            return spoken or named
        places = self._spoke_at[spoken.iri]
        where = places[bisect_left(places, at) - 1]
        last = max(m.span[0] for m, n in self.index.within((max(0, at - FAR), at)) if n.iri == named.iri)
        return named if self.segments.sentence_at(last)[0] > where else spoken

    def _person(self, at: int, sex: str) -> Node | None:
        """Whom "he" or "she" means: a person named before in the sentence, else the last speaker or subject."""
        fits: Callable[[Node], bool] = lambda n: (  # noqa: E731
            n.type is EntityType.PERSON and self._sexes.of(n) in (None, sex)
        )
        sentence = self.segments.sentence_at(at)
        here = [n for m, n in self.index.within((sentence[0], at)) if m.form is Form.NAME and fits(n)]
        spoken = self._last_spoken(at, lambda n: fits(n) or (n.type is EntityType.UNNAMED and not is_plural(n.label)))
        named = self._subject(at, EntityType.PERSON, fits)
        if here:
            node: Node | None = here[0]
        elif spoken is None and named and self._rivals(named, at, fits):
            node = None
        else:
            node = self._later(spoken, named, at)
        if node and node.type is EntityType.PERSON:
            self._sexes.learn(node, sex)
        return node

    def _rivals(self, named: Node, at: int, fits: Callable[[Node], bool]) -> bool:
        """Is another person, who fits as well, named in the sentence that last names this one?"""
        mentions = self.index.within((max(0, at - FAR), at))
        sentence = self.segments.sentence_at(max(m.span[0] for m, n in mentions if n.iri == named.iri))
        return any(
            n.iri != named.iri and m.form is Form.NAME and fits(n) and self._sexes.of(n) == self._sexes.of(named)
            for m, n in self.index.within(sentence)
        )

    def _last_spoken(self, at: int, fits: Callable[[Node], bool]) -> Node | None:
        """The last speaker who fits, from this paragraph or the three before it."""
        first = self._paragraphs_before(at, 3)
        return next((n for _, n in reversed(self._spoke.between(first, at)) if fits(n)), None)

    def _subject(self, at: int, type_: EntityType, fits: Callable[[Node], bool] = lambda n: True) -> Node | None:
        """The first entity of the type that is named in the nearest sentence before `at` that names one."""
        first = self._paragraphs_before(at, 2)
        nodes: dict[Offsets, Node] = {}
        for mention, node in self.index.within((first, at)):
            if node.type is type_ and mention.form is Form.NAME and fits(node):
                sentence = self.segments.sentence_at(mention.span[0])
                # "the UN mission, Acme, said": the one in apposition is whom the sentence is about
                apposed = mention.span[0] - sentence[0] < 80 and APPOSED.search(
                    self.segments.text[sentence[0] : mention.span[1] + 1]
                )
                if apposed or sentence not in nodes:
                    nodes[sentence] = node
        return nodes[max(nodes)] if nodes else None

    def _paragraphs_before(self, at: int, count: int) -> int:
        """Where the paragraph `count` before that of `at` begins."""
        number = bisect_right(self.segments.paragraphs, (at, len(self.segments.text))) - 1
        return self.segments.paragraphs[max(0, number - count)][0]

    def _before_relative(self, at: int) -> Node | None:
        """Whom "who" means: the noun phrase right before it, named or not."""
        text = self.segments.text
        sentence = self.segments.sentence_at(at)
        clause = re.split(r"[;:“”\"(]|,\s(?:and|but|while|when)\s", text[sentence[0] : at])[-1]
        phrase = re.sub(r"(?:,?\s{0,40}\([^)]{0,200}\))?,?\s{0,40}(?:\d{1,3},\s{0,40})?\Z", "", clause)
        nouns = phrase.rpartition(", ")[2] if phrase.count(", ") else phrase
        end = at - len(clause) + len(phrase)
        for beside, node in self.index.within((max(sentence[0], end - 80), end)):
            named = node.type in (EntityType.PERSON, EntityType.ORGANIZATION)
            if named and beside.span[1] == end and beside.form is Form.NAME:
                return node
        for words in dict.fromkeys((nouns, phrase)):
            start = end - len(words)
            starts = [m.start() for m in DETERMINER.finditer(words)]
            span = trim(text, start + (starts[-1] if starts and not self.index.within((start, end)) else 0), end)
            head, mention = self._head(span)
            if mention and mention[1].type is not EntityType.PLACE:
                return mention[1]
            if fold(head) in SPEAKING_NOUNS:
                first = [m.start() for m in DETERMINER.finditer(text, *span)]
                return self._nominal((first[0] if first else span[0], span[1]), head)
        return None

    def _unresolved(self, span: Offsets, reason: str) -> None:
        self.registry.unresolved.append(Unresolved(span, reason))


_BODY_PHRASE = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir) (?:(?:[Cc]ountry|[Nn]ation|[Cc]ity|[Ss]tate|[A-Z]\w+)['’]s )?"
    r"(?P<phrase>[a-z][a-z-]*(?: [a-z-]+){0,3}?)"
    r"(?=\Z|[,.(]| \(| said| says)"
)
_BARE_END = re.compile(r"(?:,? \([^)]*\)|, (?:also )?(?:known|or|abbreviated)\b[^,]*)?,?")
_THE_BEFORE = re.compile(r", (?:the|its) (?:(?:country|nation|city|state)['’]s )?\Z")
_SERVICES = frozenset("service authority directorate office force centre center board corps unit".split())
_PRESENT = re.compile(r"(?:(?:also|further|once again|again|[a-z]+ly) )*(?!has |is |was )[a-z]{2,}[^s\W]s\b")
_GENERATION = re.compile(r"\A,? (?:Jr|Sr|II|III|IV)\b\.?")


_PRONOUNS = HE | SHE | PEOPLE | THING | RELATIVE


_LISTED = OFFICES | TITLES | DESCRIPTORS


_KINDS = DESCRIPTORS | ENSEMBLES


_OF_A_PERSON = HE | SHE


_OF_SEVERAL = THING | PEOPLE


_PERSONAL = HE | SHE | PEOPLE | THING


_OF_PEOPLE = OFFICES | PLURAL_PEOPLE
