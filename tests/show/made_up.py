"""A made-up article as the triples of DESIGN 2, for the tests of the network and the page.

`Story` writes the text and its triples together, so that every span holds. `flood_story` is a whole article about a
country that does not exist; `hostile_story` is one whose every field tries to run script or to turn the text around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rdflib import Graph, Literal, URIRef

from kg.graph.vocab import KG, OA, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, XSD
from kg.ids import slug, span_iri

BASE = "https://example.org/id/"
_MARKED = re.compile(r"(<[^>]*>|\[[^\]]*\]|\{[^}]*\})")
_SPANS = {"<": KG.sourceSpan, "[": KG.cueSpan, "{": KG.contentSpan}


def known(name: str) -> str:
    """The IRI of an entity that the made-up lexicon knows."""
    return f"{BASE}known/{slug(name)}"


class Story:
    """One article in the making: its text so far, and its triples."""

    def __init__(self, name: str, headline: str, *, published: str = "2031-05-04", publisher: str = "", url: str = ""):
        """An empty article."""
        self.iri = f"{BASE}article/{name}"
        self.graph = Graph()
        self.text = ""
        self._items = 0
        self._add(self.iri, RDF.type, KG.Article)
        self._add(self.iri, SCHEMA.headline, Literal(headline))
        self._add(self.iri, SCHEMA.datePublished, Literal(published, datatype=XSD.date))
        if publisher:
            self._add(self.iri, SCHEMA.publisher, Literal(publisher))
        if url:
            self._add(self.iri, SCHEMA.url, Literal(url))

    def entity(
        self, name: str, cls: URIRef, *, alt: Sequence[str] = (), within: Sequence[str] = (), minted: bool = False
    ) -> str:
        """An entity, known beforehand unless `minted` under the article."""
        iri = f"{self.iri}/entity/{slug(name)}" if minted else known(name)
        self._add(iri, RDF.type, cls)
        self._add(iri, RDFS.label, Literal(name, lang="en"))
        for other in alt:
            self._add(iri, SKOS.altLabel, Literal(other, lang="en"))
        for outer in within:
            self._add(iri, SCHEMA.containedInPlace, URIRef(outer))
        if minted:
            self._add(iri, KG.inArticle, URIRef(self.iri))
        return iri

    def unnamed(self, iri_name: str, label: str, affiliation: str | None = None) -> str:
        """A source without a name; its affiliation needs a mention to stand on, which `mention` gives."""
        iri = f"{self.iri}/unnamed/{iri_name}"
        self._add(iri, RDF.type, KG.UnnamedSource)
        self._add(iri, RDFS.label, Literal(label, lang="en"))
        self._add(iri, KG.inArticle, URIRef(self.iri))
        if affiliation:
            self._add(iri, KG.affiliation, URIRef(affiliation))
        return iri

    def write(self, sentence: str) -> int:
        """Append a sentence; returns where it starts."""
        self.text += "\n\n" if self.text else ""
        start = len(self.text)
        self.text += sentence
        return start

    def span(self, start: int, end: int) -> URIRef:
        """A span of the text written so far, with its words."""
        iri = URIRef(span_iri(self.iri, (start, end)))
        self._add(iri, RDF.type, KG.Span)
        self._add(iri, OA.start, Literal(start))
        self._add(iri, OA.end, Literal(end))
        self._add(iri, OA.exact, Literal(self.text[start:end]))
        self._add(iri, OA.prefix, Literal(self.text[max(0, start - 24) : start]))
        self._add(iri, KG.inArticle, URIRef(self.iri))
        return iri

    def mention(self, entity: str, words: str) -> None:
        """The first occurrence of `words` as a mention of `entity`."""
        span = self.span(self.text.index(words), self.text.index(words) + len(words))
        self._add(span, RDF.type, KG.Mention)
        self._add(span, KG.refersTo, URIRef(entity))

    def statement(
        self,
        marked: str,
        speaker: str | Sequence[str] | None,
        *,
        effect: URIRef = KG.Asserts,
        mode: URIRef = KG.Indirect,
        certainty: URIRef = KG.Certain,
        about: Sequence[str] = (),
        accused: Sequence[str] | None = None,
        relayed_by: Sequence[str] = (),
        told: Sequence[str] = (),
        said: str = "",
        place: str = "",
        via: str = "",
        fill: str = "",
    ) -> str:
        """Write a sentence and the statement in it: `<source> [cue] {content}`; `fill` takes the place of each `%`.

        An accusation is made against the first whom it is about, unless `accused` says whom.
        """
        if accused is None:
            accused = about[:1] if effect == KG.Accuses else ()
        runs = [(run[0], run[1:-1]) if run[:1] in "<[{" else ("", run) for run in _MARKED.split(marked) if run]
        runs = [(role, words.replace("%", fill) if fill else words) for role, words in runs]
        start = self.write("".join(words for _, words in runs))
        iri = self._item("statement", KG.Statement)
        if mode != KG.Indirect:
            self._add(iri, RDF.type, KG.Quotation)
        at = start
        for role, words in runs:
            if role:
                self._add(iri, _SPANS[role], self.span(at, at + len(words)))
            at += len(words)
        pieces = [words for role, words in runs if role == "{"]
        cue = next(words for role, words in runs if role == "[")
        self._add(iri, KG.sentenceSpan, self.span(start, at))
        self._add(iri, SCHEMA.text, Literal(" … ".join(pieces)))
        self._add(iri, KG.cue, Literal(cue))
        self._add(iri, KG.effect, effect)
        self._add(iri, KG.mode, mode)
        self._add(iri, KG.certainty, certainty)
        for one in [speaker] if isinstance(speaker, str) else speaker or []:
            self._add(iri, KG.statedBy, URIRef(one))
        for predicate, nodes in (
            (KG.about, about),
            (KG.accused, accused),
            (KG.relayedBy, relayed_by),
            (KG.addressedTo, told),
        ):
            for node in nodes:
                self._add(iri, predicate, URIRef(node))
        if len(relayed_by) > 1:
            for step, node in enumerate([speaker, *relayed_by], start=1):
                qualified = f"{iri}/step/{step}"
                self._add(iri, PROV.qualifiedAttribution, URIRef(qualified))
                self._add(qualified, PROV.agent, URIRef(node))
                self._add(qualified, KG.step, Literal(step))
        if said:
            self._add(iri, KG.statedFrom, Literal(said, datatype=XSD.date))
            self._add(iri, KG.statedUntil, Literal(said, datatype=XSD.date))
        if place:
            self._add(iri, KG.statedIn, URIRef(place))
        if via:
            self._add(iri, KG.via, Literal(via))
        return iri

    def figure(
        self,
        words: str,
        low: int | None,
        high: int | None,
        bound: URIRef,
        *,
        claimant: str = "",
        statement: str = "",
        outcome: URIRef | None = None,
        victims: URIRef | None = KG.AnyPerson,
        unit: URIRef = KG.PersonUnit,
        group: str = "",
        perpetrator: str = "",
        place: str = "",
        days: tuple[str, str] | None = None,
        verification: URIRef | None = None,
        certainty: URIRef = KG.Certain,
        part_of: str = "",
    ) -> str:
        """A figure whose words stand last in the text."""
        iri = self._item("figure", KG.Figure)
        at = self.text.rindex(words)
        self._add(iri, KG.span, self.span(at, at + len(words)))
        self._add(iri, KG.asWritten, Literal(words))
        for predicate, value in ((SCHEMA.minValue, low), (SCHEMA.maxValue, high)):
            if value is not None:
                self._add(iri, predicate, Literal(value))
        for predicate, term in (
            (KG.bound, bound), (KG.unit, unit), (KG.outcome, outcome), (KG.victimClass, victims),
            (KG.certainty, certainty), (KG.verification, verification),
        ):  # fmt: skip
            if term is not None:
                self._add(iri, predicate, term)
        for predicate, node in (
            (KG.claimedBy, claimant), (KG.inStatement, statement), (KG.victimGroup, group),
            (KG.perpetrator, perpetrator), (KG.place, place), (KG.partOfTotal, part_of),
        ):  # fmt: skip
            if node:
                self._add(iri, predicate, URIRef(node))
        if days:
            self._add(iri, KG["from"], Literal(days[0], datatype=XSD.date))
            self._add(iri, KG.until, Literal(days[1], datatype=XSD.date))
        return iri

    def event(
        self,
        words: str,
        label: str,
        kind: URIRef,
        *,
        actors: Sequence[str] = (),
        place: str = "",
        claim: str = "",
        spoken_of: str = "",
        day: str = "",
        until: str = "",
    ) -> str:
        """An event whose words stand last in the text: claimed by a statement, or only spoken of in one."""
        iri = self._item("event", KG.Event)
        at = self.text.rindex(words)
        self._add(iri, KG.span, self.span(at, at + len(words)))
        self._add(iri, RDFS.label, Literal(label, lang="en"))
        self._add(iri, KG.eventType, kind)
        for actor in actors:
            self._add(iri, SEM.hasActor, URIRef(actor))
        if place:
            self._add(iri, SEM.hasPlace, URIRef(place))
        if claim:
            self._add(iri, KG.reportedIn, URIRef(claim))
        if spoken_of:
            self._add(iri, KG.inStatement, URIRef(spoken_of))
        if day:
            self._add(iri, KG["from"], Literal(day, datatype=XSD.date))
            self._add(iri, KG.until, Literal(until or day, datatype=XSD.date))
        return iri

    def date(self, words: str, day: str) -> None:
        """The first occurrence of `words` as a date that means one day."""
        span = self.span(self.text.index(words), self.text.index(words) + len(words))
        self._add(span, RDF.type, KG.TimeExpression)
        self._add(span, KG["from"], Literal(day, datatype=XSD.date))
        self._add(span, KG.until, Literal(day, datatype=XSD.date))

    def relation(self, words: str, subject: str, kind: URIRef, target: str, role: str = "") -> str:
        """A relation whose words stand last in the text."""
        iri = self._item("relation", KG.Relation)
        at = self.text.rindex(words)
        self._add(iri, KG.span, self.span(at, at + len(words)))
        self._add(iri, KG.subject, URIRef(subject))
        self._add(iri, KG.object, URIRef(target))
        self._add(iri, KG.relationType, kind)
        if role:
            self._add(iri, KG.roleTitle, Literal(role))
        return iri

    def _item(self, kind: str, cls: URIRef) -> str:
        self._items += 1
        iri = f"{self.iri}/{kind}/{self._items:03}"
        self._add(iri, RDF.type, cls)
        self._add(iri, KG.inArticle, URIRef(self.iri))
        return iri

    def _add(self, subject: str, predicate: URIRef, term: URIRef | Literal) -> None:
        self.graph.add((URIRef(subject), predicate, term))


def flood_story() -> Story:
    """About thirty names and forty statements: a dam breaks in Varenia, and everybody speaks."""
    s = Story(
        "flood",
        "Dam break in Varenia: who knew what",
        publisher="The Lantern",
        url="https://example.org/news/dam?a=1&b=2",
    )
    place, org, gov, person = (SCHEMA.Place, SCHEMA.Organization, SCHEMA.GovernmentOrganization, SCHEMA.Person)
    varenia = s.entity("Varenia", SCHEMA.Country)
    province = s.entity("Ostrel Province", place, within=[varenia])
    city = s.entity("Ostrel", place, within=[province])
    port = s.entity("Port Halden", place, within=[province])
    lomnia = s.entity("Lomnia", SCHEMA.Country)
    valley = s.entity("Sorrow Valley", place, minted=True)
    president = s.entity("Ilse Varga", person, alt=["Varga", "President Varga"])
    minister = s.entity("Tomas Brandl", person)
    envoy = s.entity("Aino Lehtovaara", person, alt=["Lehtovaara"])
    mayor = s.entity("Zoë Färber", person, minted=True)
    engineer = s.entity("Piet Okonjo", person, minted=True)
    doctor = s.entity("Samira Haddou", person, minted=True)
    government = s.entity("Government of Varenia", gov)
    ministry = s.entity("Ministry of Works of Varenia", gov)
    army = s.entity("Varenian Army", org)
    front = s.entity("River Front", KG.ArmedGroup)
    observatory = s.entity("Varenian Rights Watch", org, alt=["VRW"])
    company = s.entity("Halden Hydro", org, minted=True)
    union = s.entity("Union of Nations", org)
    redcross = s.entity("Red Lifeline", org)
    lantern = s.entity("The Lantern", SCHEMA.NewsMediaOrganization)
    agency = s.entity("Meridian News Agency", SCHEMA.NewsMediaOrganization, alt=["Meridian"])
    state_tv = s.entity("Varenia State TV", SCHEMA.NewsMediaOrganization)
    hill = s.entity("Hill people", KG.PopulationGroup)
    settlers = s.entity("Valley settlers", KG.PopulationGroup)
    sources = s.unnamed("ministry-sources", "sources in the ministry of works", ministry)
    resident = s.unnamed("resident", "a resident of Ostrel")
    footage = s.unnamed("footage", "drone footage")
    soldier = s.unnamed("soldier", "an army spokesman", army)
    media = s.unnamed("media", "local media")
    dead = s.statement(
        "<Varenian Rights Watch, which counts victims,> "
        "[said] {about 310 civilians, most of them Hill people, were killed in Sorrow Valley on Friday}.",
        observatory,
        about=[hill, valley],
    )
    s.figure(
        "about 310 civilians",
        310,
        310,
        KG.About,
        claimant=observatory,
        statement=dead,
        outcome=KG.Killed,
        victims=KG.Civilian,
        group=hill,
        place=valley,
        days=("2031-05-02", "2031-05-02"),
        verification=KG.CouldNotVerify,
    )
    s.event(
        "killed", "deaths in Sorrow Valley", KG.KillingEvent, actors=[hill], place=valley, claim=dead, day="2031-05-02"
    )
    s.statement(
        "<The Lantern> [could not independently verify] {the number of deaths in the valley}.",
        lantern,
        effect=KG.NotIndependentlyVerified,
    )
    own = s.statement(
        "Meridian News Agency cited <sources in the ministry of works> as [saying] {“at least 200 people” had died}.",
        sources,
        mode=KG.Mixed,
        relayed_by=[agency],
    )
    s.mention(sources, "sources in the ministry of works")
    s.figure("at least 200 people", 200, None, KG.AtLeast, claimant=sources, statement=own, outcome=KG.Killed)
    s.statement(
        "{“We will rebuild every house, and nobody will be forgotten,”} "
        "<President Ilse Varga> [said] in Ostrel on Saturday.",
        president,
        mode=KG.Direct,
        said="2031-05-03",
        place=city,
    )
    s.relation("President Ilse Varga", president, KG.HoldsRole, varenia, "president")
    s.statement(
        "<She> [announced] {an inquiry “without any taboo” into Halden Hydro}.",
        president,
        mode=KG.Mixed,
        effect=KG.Announces,
        about=[company],
    )
    s.statement("<Varga> [called on] {Lomnia to open its reservoirs}.", president, effect=KG.CallsFor, about=[lomnia])
    s.statement(
        "<She> [did not comment on] {reports that the army had fired at crowds}.",
        president,
        effect=KG.DeclinesComment,
        about=[army],
    )
    s.statement(
        "<Zoë Färber, the mayor of Ostrel,> [accused] {the government of “criminal neglect”}.",
        mayor,
        mode=KG.Mixed,
        effect=KG.Accuses,
        about=[government],
    )
    s.relation("Zoë Färber, the mayor of Ostrel,", mayor, KG.HoldsRole, city, "mayor")
    s.statement(
        "<Färber> also [accused] {Halden Hydro of hiding two reports}.", mayor, effect=KG.Accuses, about=[company]
    )
    s.statement("{“They knew since March,”} <she> [told] Meridian News Agency.", mayor, mode=KG.Direct, told=[agency])
    s.statement("<Halden Hydro> [denied] {that the dam had been unsafe}.", company, effect=KG.Denies)
    s.statement(
        "<The company> [denied] {the mayor’s account, saying Zoë Färber had signed every permit}.",
        company,
        effect=KG.Denies,
        about=[mayor],
    )
    s.statement(
        "<Works minister Tomas Brandl> [said] on Telegraph {that the River Front had blown up the gates}.",
        minister,
        effect=KG.Accuses,
        about=[front],
        via="Telegraph",
    )
    s.relation("Works minister Tomas Brandl", minister, KG.HoldsRole, government, "works minister")
    s.statement("<Brandl> [said] {rescue teams had reached Port Halden}.", minister, about=[port])
    s.statement("<The River Front> [denied] {any part in the break}.", front, effect=KG.Denies)
    s.statement(
        "<The River Front> [accused] {the Varenian Army of shelling Hill people on the road to Port Halden}.",
        front,
        effect=KG.Accuses,
        certainty=KG.Alleged,
        about=[army, hill, port],
    )
    s.event("shelling", "shelling on the road to Port Halden", KG.AttackEvent, actors=[army, hill], place=port)
    spoke = s.statement("<An army spokesman> [said] {14 soldiers were missing}.", soldier)
    s.mention(soldier, "An army spokesman")
    s.figure(
        "14 soldiers", 14, 14, KG.Exact, claimant=soldier, statement=spoke, outcome=KG.Missing, victims=KG.Combatant
    )
    s.statement(
        "<He> [called] {claims of shelling by the Varenian Army “invented”}.",
        soldier,
        mode=KG.Mixed,
        effect=KG.Denies,
        about=[army],
    )
    fled = s.statement("<Local media> [reported] {that dozens of families had fled to Lomnia}.", media, about=[lomnia])
    s.figure(
        "dozens of families",
        24,
        99,
        KG.Vague,
        claimant=media,
        statement=fled,
        outcome=KG.Displaced,
        unit=KG.FamilyUnit,
        victims=KG.Civilian,
        place=lomnia,
    )
    s.event("fled", "flight to Lomnia", KG.DisplacementEvent, place=lomnia, claim=fled)
    s.statement(
        "<Drone footage>, broadcast by Varenia State TV, [showed] {soldiers handing out water in Ostrel}.",
        footage,
        about=[city],
        relayed_by=[state_tv],
    )
    s.statement(
        "<Varenia State TV> [said] {the situation in Ostrel was “calm”}.", state_tv, mode=KG.Mixed, about=[city]
    )
    s.statement(
        "{“Nobody came for us, nobody at all,”} <a resident of Ostrel> [told] The Lantern.",
        resident,
        mode=KG.Direct,
        told=[lantern],
    )
    s.statement("<The resident> [said] {Valley settlers had been evacuated first}.", resident, about=[settlers])
    s.statement(
        "<The Union of Nations envoy, Aino Lehtovaara,> [said] {she was “appalled” by the suffering in Varenia}.",
        envoy,
        mode=KG.Mixed,
        about=[varenia],
    )
    s.relation("The Union of Nations envoy, Aino Lehtovaara,", envoy, KG.HoldsRole, union, "envoy")
    s.statement(
        "<Lehtovaara> [called on] {the Government of Varenia and the River Front to let aid through}.",
        envoy,
        effect=KG.CallsFor,
        about=[government, front],
    )
    s.statement("<She> [said] {Hill people were “paying twice”}.", envoy, mode=KG.Mixed, about=[hill])
    s.statement(
        "<Engineer Piet Okonjo> [said] {Halden Hydro had ignored three warnings}.",
        engineer,
        effect=KG.Accuses,
        about=[company],
    )
    s.statement(
        "{“A dam like this one breaks slowly,”} <Okonjo> [added], {“and then at once.”}", engineer, mode=KG.Direct
    )
    s.relation("Okonjo", engineer, KG.MemberOf, hill)
    hurt = s.statement(
        "<Doctor Samira Haddou> [said] {more than 500 injured people had reached her ward in Port Halden}.",
        doctor,
        about=[port],
    )
    s.figure(
        "more than 500 injured people",
        501,
        None,
        KG.MoreThan,
        claimant=doctor,
        statement=hurt,
        outcome=KG.Injured,
        place=port,
    )
    s.statement(
        "<Red Lifeline> [said] {that its trucks were being held up by the Varenian Army}.", redcross, about=[army]
    )
    s.statement(
        "<Red Lifeline> [called for] {a corridor to Sorrow Valley}.", redcross, effect=KG.CallsFor, about=[valley]
    )
    s.statement("<The government> [announced] {three days of mourning}.", government, effect=KG.Announces)
    s.statement("<It> [said] {Lomnia had offered helicopters}.", government, about=[lomnia])
    s.statement(
        "<Varenian Rights Watch> [said] {the River Front and the Varenian Army had both blocked the road}.",
        observatory,
        about=[front, army],
    )
    s.statement(
        "<It> [accused] {the Varenian Army of firing at a crowd in Ostrel}.",
        observatory,
        effect=KG.Accuses,
        about=[army, city],
    )
    s.statement("<Varga> [believes] {that the worst is over}.", president, effect=KG.Believes)
    s.statement("The water, [it was said], {would fall within a week}.", None)
    s.write("Hundreds of people gathered in front of the town hall of Ostrel on Saturday.")
    s.figure(
        "Hundreds of people", 200, 999, KG.Vague, outcome=KG.Protested, place=city, days=("2031-05-03", "2031-05-03")
    )
    s.event("gathered", "gathering in Ostrel", KG.ProtestEvent, place=city, day="2031-05-03")
    s.write("The River Front is based in Ostrel Province.")
    s.relation("River Front is based in Ostrel Province", front, KG.LocatedIn, province)
    s.date("on Friday", "2031-05-02")
    return s


def tolls_story() -> tuple[Graph, dict[str, str]]:
    """Two articles with nine counts of the dead of one day in one place, and one of the missing; graph and texts."""
    s = Story("tolls", "The dead of Dunmore", publisher="Harbour Gazette", published="2031-06-02")
    day = ("2031-06-01", "2031-06-01")
    port = s.entity("Dunmore", SCHEMA.Place)
    total = ""
    for at, words in enumerate(["about 90 people", *(f"{n} people" for n in range(81, 88)), "no more than 30 people"]):
        office = s.entity(f"Office {at}", SCHEMA.Organization)
        claim = s.statement(f"<Office {at}> [estimated] {{{words} were killed in Dunmore}}.", office, said=day[0])
        number = int(words.split()[-2])
        low, bound = (0, KG.AtMost) if "no more" in words else (number, KG.About if "about" in words else KG.Exact)
        found = s.figure(
            words, low, number, bound, claimant=office, statement=claim, outcome=KG.Killed, place=port, days=day
        )
        total = total or found
        if not at:
            s.event("killed", "90 people were killed", KG.KillingEvent, place=port, claim=claim, day=day[0])
    other = Story("witnesses", "After the fire", publisher="Evening Post", published="2031-06-03")
    witnesses = other.unnamed("witnesses", "witnesses")
    other.statement("<Witnesses> [described] {a harbour on fire}.", witnesses, certainty=KG.Alleged)
    other.statement("“{The sea burned},” <witnesses> [said] on Tuesday.", witnesses, mode=KG.Direct, said="2031-06-03")
    other.statement("<Witnesses> [said] {that dozens of boats had left Dunmore}.", witnesses, about=[port])
    other.write("60 missing people were named.")
    other.figure("60 missing people", 60, 60, KG.Exact, outcome=KG.Missing)
    crew = other.statement("<Office 1> [said] {that 12 sailors were among the dead}.", known("Office 1"))
    other.figure(
        "12 sailors", 12, 12, KG.Exact, claimant=known("Office 1"), statement=crew, outcome=KG.Killed, part_of=total
    )
    return s.graph + other.graph, {s.iri: s.text, other.iri: other.text}


EVIL = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=2>{{ 7*7 }}{% raw %}{# \u202eevil\u202c \x07"
)


def hostile_story() -> Story:
    """An article whose every field holds script, markup, template braces and characters that reverse the text."""
    s = Story("hostile", f"Headline {EVIL}", publisher=f"Publisher {EVIL}", url="javascript:window.ran=3")
    anna = s.entity(f"Anna {EVIL}", SCHEMA.Person, alt=[f"href {EVIL}"])
    body = s.entity(f"Body {EVIL}", SCHEMA.Organization)
    place = s.entity(f"Place {EVIL}", SCHEMA.Place, within=[body])
    who = s.unnamed("x", f"someone {EVIL}", body)
    claim = s.statement(
        "<Anna> [said] {%} and left.",
        anna,
        about=[body],
        relayed_by=[who],
        told=[place],
        via=EVIL,
        mode=KG.Direct,
        fill=EVIL,
    )
    s.figure(
        "left", 1, None, KG.AtLeast, claimant=anna, statement=claim, outcome=KG.Killed, perpetrator=body, place=place
    )
    s.event("left", f"event {EVIL}", KG.OtherEvent, actors=[anna], place=place, claim=claim)
    s.relation("Anna said", anna, KG.HoldsRole, body, EVIL)
    s.mention(who, "Anna")
    s.statement("<Body> [hinted] {%}.", body, fill=EVIL)
    return s
