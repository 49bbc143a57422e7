"""Triples -> network: an `rdflib.Graph` laid out as DESIGN 2 becomes a `networkx.MultiDiGraph` that a reader can see.

Nodes are persons, organisations, groups, places, events and unnamed sources; lines are statements (from who speaks to
whom or what it is about), relations, part in events, and known containment. Every line that comes from an article
carries its words as `Evidence`. A statement about no one named leads to a node of its speaker's own with its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import networkx as nx  # type: ignore[import-untyped]
from rdflib import URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, SCHEMA
from kg.show.figures import compare_rows, read_figures
from kg.show.lines import Lines
from kg.show.nodes import Nodes
from kg.show.reading import read_texts
from kg.show.reports import Reports
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, FigureRow
from kg.show.triples import Triple, Triples
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
_REFUSALS = (EdgeKind.DENIES, EdgeKind.DECLINES, EdgeKind.NOT_VERIFIED)  # they put nothing forward, firmly or not
_MODES = {KG.Direct: "direct", KG.Mixed: "mixed", KG.Indirect: "indirect"}


def build_network(
    graph: Iterable[Triple], texts: Mapping[str, str] | None = None, *, beliefs: bool = False, reading: bool = True
) -> nx.MultiDiGraph:
    """The network of `graph`, an `rdflib.Graph` or any triples; `texts` (article IRI -> text) show whole sentences.

    Nodes have `label`, `kind`, `alt`, `note`, `days`, `known` (not an article's own); edges `kind`, `basis`,
    `evidence`. The network itself holds `articles`, `evidence` (statements first), `figures`, `comparisons` and `texts`
    (with their highlights), each in a fixed order. Beliefs stay out unless asked; without `reading`,
    the comparisons and the highlighted texts, which only a reader of the page wants, are left out.
    """
    return _Builder(Triples(graph, texts or {}), beliefs).build(reading=reading)


class _Builder:
    """One network in the making."""

    def __init__(self, read: Triples, beliefs: bool) -> None:
        self._read = read
        # Statements that stay out, and with them the events and figures that stand on nothing else.
        self._left_out = frozenset[Term]() if beliefs else frozenset(read.subjects(KG.effect, KG.Believes))
        self._network: nx.MultiDiGraph = nx.MultiDiGraph()
        self._nodes = Nodes(read, self._network, self._left_out)
        self._lines = Lines(self._network)
        self._articles: dict[str, ArticleRow] = {}
        self._figures: dict[str, FigureRow] = {}

    def build(self, *, reading: bool) -> nx.MultiDiGraph:
        """The whole network, statements first."""
        self._add_articles()
        self._nodes.add_entities()
        self._figures = read_figures(self._read, self._nodes, self._articles, self._left_out)
        self._complete_event_labels()
        for statement in self._read.in_text_order(KG.Statement):
            if statement not in self._left_out:
                self._add_statement(statement)
        Reports(self._read, self._nodes, self._lines, self._articles).add_all()
        self._network.graph.update(
            articles=tuple(self._articles.values()),
            evidence=tuple(self._lines.evidence.values()),
            figures=tuple(self._figures.values()),
            comparisons=compare_rows(self._read, self._nodes, self._figures) if reading else (),
            texts=read_texts(self._read, self._network, self._lines.evidence, self._figures) if reading else (),
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
        accused = self._nodes.all(statement, KG.accused)
        events = self._events_in.get(str(statement), ())
        evidence = Evidence(
            iri=str(statement),
            kind=kind,
            basis=Basis.SPOKEN_OF if kind in _REFUSALS else Basis.CLAIMED,
            passage=read.statement_passage(statement),
            article=self._articles.get(read.text(statement, KG.inArticle)),
            speakers=speakers,
            about=(*about, *(event for event in events if event not in about)),
            accused=accused,
            others=(*relayers, *told),
            who=self._nodes.chain(relayers, speakers),
            cue=read.text(statement, KG.cue),
            mode=_MODES.get(read.one(statement, KG.mode) or KG.Indirect, "indirect"),  # type: ignore[call-overload]
            certainty="" if kind in _REFUSALS else read.name(statement, KG.certainty).lower(),
            said=read.days(statement, KG.statedFrom, KG.statedUntil),
            start=read.text(statement, KG.statedFrom),
            until=read.text(statement, KG.statedUntil),
            place=self._nodes.names(self._nodes.all(statement, KG.statedIn)),
            via=read.text(statement, KG.via),
            told=self._nodes.names(told),
            figures=self._figures_in.get(str(statement), ()),
        )
        targets = accused if kind is EdgeKind.ACCUSES else evidence.about
        for speaker in speakers:
            for target in targets or (self._nodes.claims(speaker, evidence),):
                self._lines.add(speaker, target, kind, evidence)
            for listener in told:
                self._lines.add(speaker, listener, EdgeKind.TELLS, evidence)
        for at, relayer in enumerate(relayers):
            for target in relayers[at + 1 : at + 2] or speakers:
                self._lines.add(relayer, target, EdgeKind.RELAYS, evidence)

    @cached_property
    def _figures_in(self) -> dict[str, tuple[FigureRow, ...]]:
        found: dict[str, tuple[FigureRow, ...]] = {}
        for figure in self._figures.values():
            found[figure.statement] = (*found.get(figure.statement, ()), figure)
        return found

    @cached_property
    def _events_in(self) -> dict[str, tuple[str, ...]]:
        """The events that each statement claims or speaks of."""
        found: dict[str, tuple[str, ...]] = {}
        for event in self._read.of_class(KG.Event):
            if (statement := self._nodes.spoken_in(event)) is not None:
                found[str(statement)] = (*found.get(str(statement), ()), str(event))
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
