"""Triples -> network: an `rdflib.Graph` laid out as DESIGN 2 becomes a `networkx.MultiDiGraph` that a reader can see.

Nodes are persons, organisations, groups, places, events and unnamed sources; lines are statements (from who speaks to
whom or what it is about), relations, part in events, and known containment. Every line that comes from an article
carries its words as `Evidence`. A statement about no one named leads to a node of its speaker's own with its words.
Where the graph also holds comparisons, the figures that conflict come in pairs with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

import networkx as nx  # type: ignore[import-untyped]
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, OA, PROV, RDF, RDFS, SCHEMA, SEM, SKOS
from kg.read.segment import Segments, segment
from kg.show.rows import (
    ArticleRow,
    Basis,
    ConflictRow,
    EdgeKind,
    Evidence,
    FigureRow,
    NodeKind,
    Passage,
    Span,
    as_said,
    make_passage,
    period,
    range_text,
    sentence_around,
)

# The first class that a node has decides: a ministry is both an organisation and a government organisation.
_KINDS = (
    (SCHEMA.NewsMediaOrganization, NodeKind.MEDIA),
    (SCHEMA.Person, NodeKind.PERSON),
    (SCHEMA.GovernmentOrganization, NodeKind.ORGANIZATION),
    (KG.ArmedGroup, NodeKind.ORGANIZATION),
    (SCHEMA.Organization, NodeKind.ORGANIZATION),
    (KG.PopulationGroup, NodeKind.GROUP),
    (SCHEMA.Country, NodeKind.PLACE),
    (SCHEMA.Place, NodeKind.PLACE),
    (KG.UnnamedSource, NodeKind.UNNAMED),
    (KG.Event, NodeKind.EVENT),
)
_EFFECTS = {
    KG.Asserts: EdgeKind.SAYS,
    KG.Denies: EdgeKind.DENIES,
    KG.DeclinesComment: EdgeKind.DECLINES,
    KG.Accuses: EdgeKind.ACCUSES,
    KG.CallsFor: EdgeKind.CALLS_FOR,
    KG.Announces: EdgeKind.ANNOUNCES,
    KG.NotIndependentlyVerified: EdgeKind.NOT_VERIFIED,
    KG.Believes: EdgeKind.BELIEVES,
}
_RELATIONS = {
    KG.HoldsRole: (EdgeKind.OFFICE, "holds the office"),
    KG.HeldRole: (EdgeKind.OFFICE, "held the office"),
    KG.MemberOf: (EdgeKind.MEMBER, ""),
    KG.LocatedIn: (EdgeKind.LOCATED, "is in"),
    KG.LocatedNear: (EdgeKind.LOCATED, "is near"),
}
_MODES = {KG.Direct: "direct", KG.Mixed: "mixed", KG.Indirect: "indirect"}
_SNIPPET = 58  # characters of a claim that its node shows: three lines at most


def build_network(graph: Graph, texts: Mapping[str, str] | None = None, *, beliefs: bool = False) -> nx.MultiDiGraph:
    """The network of `graph`; `texts` (article IRI -> text) lets figures and events show whole sentences.

    Nodes have `label`, `kind`, `alt`, `note`, `known` (not an article's own); edges `kind`, `basis`, `evidence`. The
    network itself holds `articles`, `evidence` (statements first), `figures` and `conflicts`, each in a fixed order.
    Beliefs stay out unless asked.
    """
    return _Builder(_Reader(graph, texts or {}), beliefs).build()


class _Reader:
    """Plain access to the triples, in an order that depends on nothing but their content."""

    def __init__(self, graph: Graph, texts: Mapping[str, str]) -> None:
        self._graph = graph
        self._texts = texts
        self._segments: dict[str, Segments] = {}

    def of_class(self, cls: Term) -> list[URIRef]:
        return sorted(s for s in set(self._graph.subjects(RDF.type, cls)) if isinstance(s, URIRef))

    def in_text_order(self, cls: Term) -> list[URIRef]:
        """What has `cls`, by article (the earliest first), then by where its words stand."""
        keys: dict[URIRef, tuple[str, str, int, str]] = {}
        for thing in self.of_class(cls):
            article = self.one(thing, KG.inArticle)
            day = self.text(article, SCHEMA.datePublished) if article is not None else ""
            spans = [*self.spans(thing, KG.sourceSpan), *self.spans(thing, KG.contentSpan), *self.spans(thing, KG.span)]
            keys[thing] = (day, str(article or ""), min((span.start for span in spans), default=0), str(thing))
        return sorted(keys, key=lambda thing: keys[thing])

    def subjects(self, predicate: Term, term: Term) -> set[Term]:
        return set(self._graph.subjects(predicate, term))

    def pairs(self, predicate: Term) -> list[tuple[Term, Term]]:
        return sorted(set(self._graph.subject_objects(predicate)), key=lambda pair: (str(pair[0]), str(pair[1])))

    def all(self, subject: Term, predicate: Term) -> list[Term]:
        return sorted(set(self._graph.objects(subject, predicate)), key=lambda term: (str(term), repr(term)))

    def one(self, subject: Term, predicate: Term) -> Term | None:
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Term, predicate: Term) -> str:
        return str(self.one(subject, predicate) or "")

    def number(self, subject: Term, predicate: Term) -> float | None:
        term = self.one(subject, predicate)
        try:
            value = float(str(term)) if isinstance(term, Literal) else None
        except ValueError:
            return None
        return int(value) if value is not None and value.is_integer() else value

    def name(self, subject: Term, predicate: Term) -> str:
        """The local name of a term of a code list, `MoreThan` for `kg:MoreThan`."""
        return self.text(subject, predicate).rpartition("#")[2]

    def days(self, subject: Term, start: Term, until: Term) -> str:
        return period(self.text(subject, start), self.text(subject, until))

    def spans(self, subject: Term, predicate: Term) -> list[Span]:
        return sorted((self.span(term) for term in self.all(subject, predicate)), key=lambda s: (s.start, s.end))

    def span(self, term: Term) -> Span:
        exact, start = self.text(term, OA.exact), int(self.number(term, OA.start) or 0)
        return Span(start, start + len(exact), exact, self.text(term, OA.prefix), self.text(term, OA.suffix))

    def passage(self, article: Term | None, spans: list[Span]) -> Passage:
        """`spans` marked in their sentences: the text's own, a statement's, or else what stands around them."""
        sentences = [self._sentence(str(article or ""), span) for span in spans]
        return make_passage({"content": spans}, sentences, self._texts.get(str(article or ""), ""))

    def statement_passage(self, statement: Term) -> Passage:
        return make_passage(
            {
                "content": self.spans(statement, KG.contentSpan),
                "cue": self.spans(statement, KG.cueSpan),
                "source": self.spans(statement, KG.sourceSpan),
            },
            self.spans(statement, KG.sentenceSpan),
            self._texts.get(self.text(statement, KG.inArticle), ""),
        )

    def _sentence(self, article: str, span: Span) -> Span:
        if text := self._texts.get(article):
            segments = self._segments.setdefault(article, segment(text))
            start, end = segments.sentence_at(span.start)
            return Span(start, max(end, span.end), text[start : max(end, span.end)])
        known = [s for s in self._sentences.get(article, ()) if s.start <= span.start and span.end <= s.end]
        return known[0] if known else sentence_around(span)

    @cached_property
    def _sentences(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for statement, _ in self.pairs(KG.sentenceSpan):
            found.setdefault(self.text(statement, KG.inArticle), []).extend(self.spans(statement, KG.sentenceSpan))
        return found


class _Builder:
    """One network in the making."""

    def __init__(self, read: _Reader, beliefs: bool) -> None:
        self._read = read
        # Statements that stay out, and with them the events and figures that stand on nothing else.
        self._left_out = frozenset[Term]() if beliefs else frozenset(read.subjects(KG.effect, KG.Believes))
        self._network: nx.MultiDiGraph = nx.MultiDiGraph()
        self._evidence: dict[str, Evidence] = {}
        self._articles: dict[str, ArticleRow] = {}
        self._figures: dict[str, FigureRow] = {}

    def build(self) -> nx.MultiDiGraph:
        """The whole network, statements first."""
        self._add_articles()
        self._add_entities()
        self._figures = {
            str(figure): self._figure(figure)
            for figure in self._read.in_text_order(KG.Figure)
            if self._read.one(figure, KG.inStatement) not in self._left_out
        }
        self._complete_event_labels()
        for statement in self._read.in_text_order(KG.Statement):
            if statement not in self._left_out:
                self._add_statement(statement)
        for event in self._read.in_text_order(KG.Event):
            if str(event) in self._network:
                self._add_event(event)
        for relation in self._read.in_text_order(KG.Relation):
            self._add_relation(relation)
        self._add_affiliations()
        self._add_containment()
        self._network.graph.update(
            articles=tuple(self._articles.values()),
            evidence=tuple(self._evidence.values()),
            figures=tuple(self._figures.values()),
            conflicts=self._conflicts(),
        )
        return self._network

    # nodes

    def _add_articles(self) -> None:
        rows = [
            ArticleRow(
                str(article),
                self._read.text(article, SCHEMA.headline),
                period(day := self._read.text(article, SCHEMA.datePublished), day),
                self._publisher(article),
                self._read.text(article, SCHEMA.url),
            )
            for article in self._read.of_class(KG.Article)
        ]
        self._articles = {row.iri: row for row in rows}

    def _publisher(self, article: Term) -> str:
        publisher = self._read.one(article, SCHEMA.publisher)
        return self._label(publisher) if isinstance(publisher, URIRef) else str(publisher or "")

    def _add_entities(self) -> None:
        for cls, kind in _KINDS:
            for entity in self._read.of_class(cls):
                if str(entity) in self._network or self._read.one(entity, KG.reportedIn) in self._left_out:
                    continue
                in_article = self._read.one(entity, KG.inArticle) is not None
                self._network.add_node(
                    str(entity),
                    label=self._label(entity),
                    kind=kind,
                    alt=tuple(str(term) for term in self._read.all(entity, SKOS.altLabel)),
                    note=self._node_note(entity, kind),
                    known=not in_article,
                )

    def _node_note(self, entity: Term, kind: NodeKind) -> str:
        if kind is not NodeKind.EVENT:
            return ""
        kind_of_event = self._read.name(entity, KG.eventType).removesuffix("Event")
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind_of_event).lower()
        return ", ".join(part for part in (words, self._read.days(entity, KG["from"], KG.until)) if part)

    def _label(self, entity: Term) -> str:
        return self._read.text(entity, RDFS.label) or str(entity).rstrip("/").rpartition("/")[2]

    def _node(self, term: Term | None) -> str | None:
        """The id of a node, made on the spot for an entity whose class the graph does not give."""
        if term is None:
            return None
        if str(term) not in self._network:
            self._network.add_node(
                str(term), label=self._label(term), kind=NodeKind.ORGANIZATION, alt=(), note="", known=False
            )
        return str(term)

    def _nodes(self, subject: Term, predicate: Term) -> tuple[str, ...]:
        return tuple(node for term in self._read.all(subject, predicate) if (node := self._node(term)))

    def _names(self, nodes: Iterable[str]) -> str:
        return " and ".join(self._network.nodes[node]["label"] for node in nodes)

    # statements and figures

    def _add_statement(self, statement: URIRef) -> None:
        read = self._read
        kind = _EFFECTS.get(read.one(statement, KG.effect) or KG.Asserts, EdgeKind.SAYS)  # type: ignore[call-overload]
        speakers = self._nodes(statement, KG.statedBy) or (self._unsaid(statement),)
        relayers, told = self._relayers(statement, speakers), self._nodes(statement, KG.addressedTo)
        about = tuple(node for node in self._nodes(statement, KG.about) if node not in speakers)
        events = self._events_claimed.get(str(statement), ())
        who = self._names(speakers)
        evidence = Evidence(
            iri=str(statement),
            kind=kind,
            basis=Basis.CLAIMED,
            passage=read.statement_passage(statement),
            article=self._articles.get(read.text(statement, KG.inArticle)),
            speakers=speakers,
            about=(*about, *(event for event in events if event not in about)),
            others=(*relayers, *told),
            who=", from ".join([*(self._names([node]) for node in relayers), who]),
            cue=read.text(statement, KG.cue),
            mode=_MODES.get(read.one(statement, KG.mode) or KG.Indirect, "indirect"),  # type: ignore[call-overload]
            certainty=read.name(statement, KG.certainty).lower(),
            said=read.days(statement, KG.statedFrom, KG.statedUntil),
            place=self._names(self._nodes(statement, KG.statedIn)),
            via=read.text(statement, KG.via),
            told=self._names(told),
            figures=self._figures_in.get(str(statement), ()),
        )
        for speaker in speakers:
            for target in evidence.about or (self._claims_node(speaker, evidence),):
                self._add_edge(speaker, target, kind, evidence)
            for listener in told:
                self._add_edge(speaker, listener, EdgeKind.TELLS, evidence)
        for at, relayer in enumerate(relayers):
            for target in relayers[at + 1 : at + 2] or speakers:
                self._add_edge(relayer, target, EdgeKind.RELAYS, evidence)

    def _relayers(self, statement: Term, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Those who pass it on, the outermost first; `kg:step` counts away from the one who speaks."""
        steps: dict[str, float] = {}
        for qualified in self._read.all(statement, PROV.qualifiedAttribution):
            steps[self._read.text(qualified, PROV.agent)] = self._read.number(qualified, KG.step) or 0
        found = [node for node in self._nodes(statement, KG.relayedBy) if node not in speakers]
        return tuple(sorted(found, key=lambda node: (-steps.get(node, 0), node)))

    def _unsaid(self, statement: Term) -> str:
        node = f"unsaid:{self._read.text(statement, KG.inArticle)}"
        if node not in self._network:
            label = "(speaker not named)"
            self._network.add_node(node, label=label, kind=NodeKind.UNNAMED, alt=(), note="", known=False)
        return node

    def _claims_node(self, speaker: str, evidence: Evidence) -> str:
        """The node with what `speaker` says about no one named: the first claim, in marks if it is quoted."""
        node = f"claims:{speaker}"
        if node not in self._network:
            words = " ".join((evidence.passage.quotation or evidence.cue).split())
            label = _snippet(as_said(words, evidence.mode))
            self._network.add_node(node, label=label, kind=NodeKind.CLAIMS, alt=(), note="", known=False)
        return node

    @cached_property
    def _figures_in(self) -> dict[str, tuple[FigureRow, ...]]:
        found: dict[str, tuple[FigureRow, ...]] = {}
        for figure in self._figures.values():
            found[figure.statement] = (*found.get(figure.statement, ()), figure)
        return found

    @cached_property
    def _events_claimed(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for event, claim in self._read.pairs(KG.reportedIn):
            found[str(claim)] = (*found.get(str(claim), ()), str(event))
        return found

    def _figure(self, figure: URIRef) -> FigureRow:
        read = self._read
        claimants = self._nodes(figure, KG.claimedBy)
        statement = read.one(figure, KG.inStatement)
        relayers = self._relayers(statement, claimants) if statement is not None and claimants else ()
        low, high = read.number(figure, SCHEMA.minValue), read.number(figure, SCHEMA.maxValue)
        unit = read.name(figure, KG.unit)
        group, culprit = self._nodes(figure, KG.victimGroup), self._nodes(figure, KG.perpetrator)
        place, events = self._nodes(figure, KG.place), self._nodes(figure, KG.ofEvent)
        article = read.text(figure, KG.inArticle)
        return FigureRow(
            iri=str(figure),
            claimants=claimants,
            who=", from ".join([*(self._names([node]) for node in relayers), self._names(claimants)]),
            wording=read.text(figure, KG.asWritten) or " … ".join(s.exact for s in read.spans(figure, KG.span)),
            range=range_text(low, high, read.name(figure, KG.bound), unit),
            low=low,
            high=high,
            outcome=read.name(figure, KG.outcome).lower(),
            counted=_counted(unit, read.name(figure, KG.victimClass)),
            of=(*group, *culprit, *events),
            group=self._names(group),
            perpetrator=self._names(culprit),
            certainty=read.name(figure, KG.certainty).lower(),
            period=read.days(figure, KG["from"], KG.until),
            place=self._names(place),
            place_id=place[0] if place else "",
            verification=_VERIFICATION.get(read.name(figure, KG.verification), ""),
            statement=str(statement or ""),
            passage=read.passage(URIRef(article), read.spans(figure, KG.span)),
            article=self._articles.get(article) or ArticleRow(article, "", "", "", ""),
        )

    def _conflicts(self) -> tuple[ConflictRow, ...]:
        """The pairs of figures that the comparisons found in conflict, in order of the text; a repeated pair once."""
        read, order = self._read, list(self._figures)
        found: dict[tuple[tuple[str, str], ...], ConflictRow] = {}
        for comparison in read.of_class(KG.Comparison):
            pair = [str(figure) for figure in read.all(comparison, KG.figure) if str(figure) in self._figures]
            if read.one(comparison, KG.verdict) != KG.Conflicts or len(pair) != 2:
                continue
            first, second = sorted(pair, key=order.index)
            rows = [self._figures[iri] for iri in (first, second)]
            key = tuple(sorted((row.who, row.wording) for row in rows))
            row = ConflictRow(first, second, read.text(comparison, KG.reason))
            if key not in found or _before(row, found[key], order):
                found[key] = row
        return tuple(sorted(found.values(), key=lambda row: (order.index(row.first), order.index(row.second))))

    def _complete_event_labels(self) -> None:
        """An event's label that starts inside a figure of its sentence starts with the whole, "about" and all."""
        for event in self._read.of_class(KG.Event):
            if str(event) not in self._network:
                continue
            article = self._read.one(event, KG.inArticle)
            sentence = self._read.passage(article, self._read.spans(event, KG.span)).text
            data = self._network.nodes[str(event)]
            for figure in self._figures.values():
                if figure.article.iri == str(article) and figure.passage.text == sentence:
                    data["label"] = _with_figure(data["label"], figure.wording)

    # what the article itself reports, and what is known without it

    def _add_event(self, event: URIRef) -> None:
        read, node = self._read, str(event)
        article = read.one(event, KG.inArticle)
        claim = self._evidence.get(read.text(event, KG.reportedIn))
        passage = read.passage(article, read.spans(event, KG.span))
        actors, places = self._nodes(event, SEM.hasActor), self._nodes(event, SEM.hasPlace)
        for kind, ends in (
            (EdgeKind.INVOLVED, [(actor, node) for actor in actors]),
            (EdgeKind.HAPPENED_IN, [(node, place) for place in places]),
        ):
            evidence = self._reported(event, kind, passage, claim)
            for start, end in ends:
                self._add_edge(start, end, kind, evidence)

    def _add_relation(self, relation: URIRef) -> None:
        read = self._read
        subject, target = self._node(read.one(relation, KG.subject)), self._node(read.one(relation, KG.object))
        kind, note = _RELATIONS.get(  # type: ignore[call-overload]
            read.one(relation, KG.relationType), (EdgeKind.MEMBER, "")
        )
        if subject is None or target is None:
            return
        passage = read.passage(read.one(relation, KG.inArticle), read.spans(relation, KG.span))
        role = read.text(relation, KG.roleTitle)
        evidence = self._reported(relation, kind, passage, None, note=f"{note}: {role}" if role else note)
        self._add_edge(subject, target, kind, evidence)

    def _reported(
        self, thing: URIRef, kind: EdgeKind, passage: Passage, claim: Evidence | None, note: str = ""
    ) -> Evidence:
        """Evidence for what stands in no statement, or in `claim`, whose speaker then vouches for it."""
        return Evidence(
            iri=f"{thing} {kind}",
            kind=kind,
            basis=Basis.CLAIMED if claim else Basis.REPORTED,
            passage=passage,
            article=self._articles.get(self._read.text(thing, KG.inArticle)),
            who=claim.who if claim else "",
            certainty=self._read.name(thing, KG.certainty).lower(),
            said=self._read.days(thing, KG["from"], KG.until) or period(day := self._read.text(thing, KG.asOf), day),
            note=note,
        )

    def _add_affiliations(self) -> None:
        """Unnamed sources and the body they speak from, where a mention of the source gives the words for it."""
        mentions: dict[Term, list[Term]] = {}
        for mention, entity in self._read.pairs(KG.refersTo):
            mentions.setdefault(entity, []).append(mention)
        for source, body in self._read.pairs(KG.affiliation):
            spans = sorted((self._read.span(m) for m in mentions.get(source, ())), key=lambda s: (s.start, s.end))[:1]
            start, end = self._node(source), self._node(body)
            if spans and start and end:
                passage = self._read.passage(self._read.one(source, KG.inArticle), spans)
                evidence = self._reported(URIRef(str(source)), EdgeKind.AFFILIATED, passage, None)
                self._add_edge(start, end, EdgeKind.AFFILIATED, evidence)

    def _add_containment(self) -> None:
        """Places in places as the known entities have them: no words, no article."""
        for inner, outer in self._read.pairs(SCHEMA.containedInPlace):
            if str(inner) in self._network and str(outer) in self._network:
                evidence = Evidence(f"{inner} {outer}", EdgeKind.CONTAINED, Basis.KNOWN, Passage(""), None)
                self._add_edge(str(inner), str(outer), EdgeKind.CONTAINED, evidence)

    def _add_edge(self, start: str, end: str, kind: EdgeKind, evidence: Evidence) -> None:
        if start == end:
            return
        self._evidence[evidence.iri] = evidence
        key = f"{kind} {evidence.iri}"
        self._network.add_edge(start, end, key=key, kind=kind, basis=evidence.basis, evidence=evidence)


def _before(one: ConflictRow, other: ConflictRow, order: list[str]) -> bool:
    return [order.index(one.first), order.index(one.second)] < [order.index(other.first), order.index(other.second)]


def _with_figure(label: str, wording: str) -> str:
    """`label` from the start of `wording` on, where it begins in the middle of it.

    >>> _with_figure("45 people were hurt", "about 45 people"), _with_figure("45 people were hurt", "145 people")
    ('about 45 people were hurt', '45 people were hurt')
    """
    words = wording.split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        if label == rest or label.startswith(f"{rest} "):
            return " ".join([*words[:at], label])
    return label


def _snippet(words: str) -> str:
    """As much of `words` as a node shows, with the quotation marks that the cut left open closed again.

    >>> _snippet("They spoke of “a day that nobody in the whole of the valley will ever forget”")
    'They spoke of “a day that nobody in the whole of the …”'
    """
    if len(words) <= _SNIPPET + 2:
        return words
    cut = words[:_SNIPPET].rsplit(" ", 1)[0] + " …"
    return cut + ("”" if cut.count("“") > cut.count("”") else "")


_VERIFICATION = {
    "CouldNotVerify": "not independently verified",
    "Verified": "verified",
    "Disputed": "disputed",
}
_COUNTED = {
    "Civilian": "civilians",
    "Combatant": "combatants",
    "AnyPerson": "people",
    "FamilyUnit": "families",
    "EventUnit": "events",
    "PercentUnit": "share",
    "PersonUnit": "people",
}


def _counted(unit: str, victims: str) -> str:
    """What a figure counts, in words.

    >>> _counted("PersonUnit", "Civilian"), _counted("FamilyUnit", "Civilian"), _counted("EventUnit", "")
    ('civilians', 'families of civilians', 'events')
    """
    if unit in ("FamilyUnit", "EventUnit", "PercentUnit"):
        return " of ".join(_COUNTED[part] for part in (unit, victims) if part in _COUNTED and part != "AnyPerson")
    return _COUNTED.get(victims) or _COUNTED.get(unit, "")
