"""Triples -> network: an `rdflib.Graph` laid out as DESIGN 2 becomes a `networkx.MultiDiGraph` that a reader can see.

Nodes are persons, organisations, groups, places, events and unnamed sources; lines are statements (from who speaks to
whom or what it is about), relations, part in events, and known containment. Every line that comes from an article
carries its words as `Evidence`. A statement about no one named leads to a node of its speaker's own with its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import networkx as nx  # type: ignore[import-untyped]
from rdflib import Graph, URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, SCHEMA, SEM
from kg.show.figures import compare_rows, read_figures
from kg.show.nodes import Nodes
from kg.show.reading import read_texts
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, FigureRow, Passage
from kg.show.triples import Triples
from kg.show.wording import period, with_figure

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


def build_network(graph: Graph, texts: Mapping[str, str] | None = None, *, beliefs: bool = False) -> nx.MultiDiGraph:
    """The network of `graph`; `texts` (article IRI -> text) lets figures and events show whole sentences.

    Nodes have `label`, `kind`, `alt`, `note`, `days`, `known` (not an article's own); edges `kind`, `basis`,
    `evidence`. The network itself holds `articles`, `evidence` (statements first), `figures`, `comparisons` and `texts`
    (with their highlights), each in a fixed order. Beliefs stay out unless asked.
    """
    return _Builder(Triples(graph, texts or {}), beliefs).build()


class _Builder:
    """One network in the making."""

    def __init__(self, read: Triples, beliefs: bool) -> None:
        self._read = read
        # Statements that stay out, and with them the events and figures that stand on nothing else.
        self._left_out = frozenset[Term]() if beliefs else frozenset(read.subjects(KG.effect, KG.Believes))
        self._network: nx.MultiDiGraph = nx.MultiDiGraph()
        self._nodes = Nodes(read, self._network, self._left_out)
        self._evidence: dict[str, Evidence] = {}
        self._articles: dict[str, ArticleRow] = {}
        self._figures: dict[str, FigureRow] = {}

    def build(self) -> nx.MultiDiGraph:
        """The whole network, statements first."""
        self._add_articles()
        self._nodes.add_entities()
        self._figures = read_figures(self._read, self._nodes, self._articles, self._left_out)
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
            comparisons=compare_rows(self._read, self._nodes, self._figures),
            texts=read_texts(self._read, self._network, self._evidence, self._figures),
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
                day[:10],
            )
            for article in self._read.of_class(KG.Article)
        ]
        self._articles = {row.iri: row for row in rows}

    def _publisher(self, article: Term) -> str:
        publisher = self._read.one(article, SCHEMA.publisher)
        return self._nodes.label(publisher) if isinstance(publisher, URIRef) else str(publisher or "")

    # statements and figures

    def _add_statement(self, statement: URIRef) -> None:
        read = self._read
        kind = _EFFECTS.get(read.one(statement, KG.effect) or KG.Asserts, EdgeKind.SAYS)  # type: ignore[call-overload]
        speakers = self._nodes.all(statement, KG.statedBy) or (self._nodes.unsaid(statement),)
        relayers, told = self._nodes.relayers(statement, speakers), self._nodes.all(statement, KG.addressedTo)
        about = tuple(node for node in self._nodes.all(statement, KG.about) if node not in speakers)
        events = self._events_claimed.get(str(statement), ())
        evidence = Evidence(
            iri=str(statement),
            kind=kind,
            basis=Basis.CLAIMED,
            passage=read.statement_passage(statement),
            article=self._articles.get(read.text(statement, KG.inArticle)),
            speakers=speakers,
            about=(*about, *(event for event in events if event not in about)),
            others=(*relayers, *told),
            who=self._nodes.chain(relayers, speakers),
            cue=read.text(statement, KG.cue),
            mode=_MODES.get(read.one(statement, KG.mode) or KG.Indirect, "indirect"),  # type: ignore[call-overload]
            certainty=read.name(statement, KG.certainty).lower(),
            said=read.days(statement, KG.statedFrom, KG.statedUntil),
            start=read.text(statement, KG.statedFrom),
            until=read.text(statement, KG.statedUntil),
            place=self._nodes.names(self._nodes.all(statement, KG.statedIn)),
            via=read.text(statement, KG.via),
            told=self._nodes.names(told),
            figures=self._figures_in.get(str(statement), ()),
        )
        for speaker in speakers:
            for target in evidence.about or (self._nodes.claims(speaker, evidence),):
                self._add_edge(speaker, target, kind, evidence)
            for listener in told:
                self._add_edge(speaker, listener, EdgeKind.TELLS, evidence)
        for at, relayer in enumerate(relayers):
            for target in relayers[at + 1 : at + 2] or speakers:
                self._add_edge(relayer, target, EdgeKind.RELAYS, evidence)

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

    def _complete_event_labels(self) -> None:
        """An event's label that starts inside a figure of its sentence starts with the whole, "about" and all."""
        wordings: dict[tuple[str, str], list[str]] = defaultdict(list)
        for figure in self._figures.values():
            wordings[figure.article.iri, figure.passage.text].append(figure.wording)
        for event in self._read.of_class(KG.Event):
            if str(event) not in self._network:
                continue
            article = self._read.one(event, KG.inArticle)
            sentence = self._read.passage(article, self._read.spans(event, KG.span)).text
            label = self._network.nodes[str(event)]["label"]
            for wording in wordings.get((str(article), sentence), ()):
                label = with_figure(label, wording)
            self._nodes.rename(event, label)

    # what the article itself reports, and what is known without it

    def _add_event(self, event: URIRef) -> None:
        read, node = self._read, str(event)
        article = read.one(event, KG.inArticle)
        claim = self._evidence.get(read.text(event, KG.reportedIn))
        passage = read.passage(article, read.spans(event, KG.span))
        actors, places = self._nodes.all(event, SEM.hasActor), self._nodes.all(event, SEM.hasPlace)
        for kind, ends in (
            (EdgeKind.INVOLVED, [(actor, node) for actor in actors]),
            (EdgeKind.HAPPENED_IN, [(node, place) for place in places]),
        ):
            evidence = self._reported(event, kind, passage, claim)
            for start, end in ends:
                self._add_edge(start, end, kind, evidence)
        if not actors and not places:
            alone = self._reported(event, EdgeKind.HAPPENED, passage, claim)
            self._evidence[alone.iri] = alone

    def _add_relation(self, relation: URIRef) -> None:
        read = self._read
        subject, target = (
            self._nodes.one(read.one(relation, KG.subject)),
            self._nodes.one(read.one(relation, KG.object)),
        )
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
        as_of = self._read.text(thing, KG.asOf)
        return Evidence(
            iri=f"{thing} {kind}",
            kind=kind,
            basis=Basis.CLAIMED if claim else Basis.REPORTED,
            passage=passage,
            article=self._articles.get(self._read.text(thing, KG.inArticle)),
            who=claim.who if claim else "",
            certainty=self._read.name(thing, KG.certainty).lower(),
            said=self._read.days(thing, KG["from"], KG.until) or period(as_of, as_of),
            start=self._read.text(thing, KG["from"]) or as_of,
            until=self._read.text(thing, KG.until) or as_of,
            note=note,
            thing=str(thing),
        )

    def _add_affiliations(self) -> None:
        """Unnamed sources and the body they speak from, where a mention of the source gives the words for it."""
        mentions: dict[Term, list[Term]] = {}
        for mention, entity in self._read.pairs(KG.refersTo):
            mentions.setdefault(entity, []).append(mention)
        for source, body in self._read.pairs(KG.affiliation):
            spans = sorted((self._read.span(m) for m in mentions.get(source, ())), key=lambda s: (s.start, s.end))[:1]
            start, end = self._nodes.one(source), self._nodes.one(body)
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
