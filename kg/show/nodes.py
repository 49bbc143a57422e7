"""The nodes of the network in the making: who and what stands in it, under which name, and in which chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

import networkx as nx  # type: ignore[import-untyped]
from rdflib import URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, PROV, RDFS, SCHEMA, SKOS
from kg.show.rows import Evidence, NodeKind
from kg.show.triples import Triples
from kg.show.wording import as_said, snippet

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


class Nodes:
    """The nodes of `network`, made from the triples; ids are IRIs, but for `unsaid:` and `claims:`."""

    def __init__(self, read: Triples, network: nx.MultiDiGraph, left_out: Set[Term]) -> None:
        self._read = read
        self._network = network
        self._left_out = left_out  # statements; events that stand in these alone stay out

    def add_entities(self) -> None:
        """A node for every entity, unnamed source and event of the graph."""
        for cls, kind in _KINDS:
            for entity in self._read.of_class(cls):
                if str(entity) in self._network or (cls == KG.Event and self.spoken_in(entity) in self._left_out):
                    continue
                in_article = self._read.one(entity, KG.inArticle) is not None
                event = kind is NodeKind.EVENT
                days = (self._read.text(entity, KG["from"]), self._read.text(entity, KG.until))
                self._add(
                    str(entity),
                    self.label(entity),
                    kind,
                    alt=tuple(str(term) for term in self._read.all(entity, SKOS.altLabel)),
                    note=self._event_note(entity) if event else "",
                    known=not in_article,
                    days=days if event else ("", ""),
                )

    def _add(
        self,
        node: str,
        label: str,
        kind: NodeKind,
        *,
        alt: tuple[str, ...] = (),
        note: str = "",
        known: bool = False,
        days: tuple[str, str] = ("", ""),
    ) -> None:
        self._network.add_node(node, label=label, kind=kind, alt=alt, note=note, known=known, days=days)

    def spoken_in(self, event: Term) -> Term | None:
        """The statement that claims an event, or only speaks of it."""
        return self._read.one(event, KG.reportedIn) or self._read.one(event, KG.inStatement)

    def _event_note(self, event: Term) -> str:
        kind = self._read.name(event, KG.eventType).removesuffix("Event")
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
        return ", ".join(part for part in (words, self._read.days(event, KG["from"], KG.until)) if part)

    def label(self, entity: Term) -> str:
        """The name of an entity, or the end of its IRI."""
        return self._read.text(entity, RDFS.label) or str(entity).rstrip("/").rpartition("/")[2]

    def one(self, term: Term | None) -> str | None:
        """The id of a node, made on the spot for an entity whose class the graph does not give."""
        if term is None:
            return None
        if str(term) not in self._network:
            self._add(str(term), self.label(term), NodeKind.ORGANIZATION)
        return str(term)

    def all(self, subject: Term, predicate: Term) -> tuple[str, ...]:
        """The nodes that `subject` has under `predicate`."""
        return tuple(node for term in self._read.all(subject, predicate) if (node := self.one(term)))

    def names(self, nodes: Iterable[str]) -> str:
        """Their names as a sentence would list them."""
        return " and ".join(self._network.nodes[node]["label"] for node in nodes)

    def relayers(self, statement: Term, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Those who pass it on, the outermost first; `kg:step` counts away from the one who speaks."""
        steps: dict[str, float] = {}
        for qualified in self._read.all(statement, PROV.qualifiedAttribution):
            steps[self._read.text(qualified, PROV.agent)] = self._read.number(qualified, KG.step) or 0
        found = [node for node in self.all(statement, KG.relayedBy) if node not in speakers]
        return tuple(sorted(found, key=lambda node: (-steps.get(node, 0), node)))

    def chain(self, relayers: tuple[str, ...], speakers: tuple[str, ...]) -> str:
        """Who speaks through whom: "Reuters, from sources in the government"."""
        return ", from ".join([*(self.names([node]) for node in relayers), self.names(speakers)])

    def unsaid(self, statement: Term) -> str:
        """The node for whoever speaks in an article without being named or described."""
        node = f"unsaid:{self._read.text(statement, KG.inArticle)}"
        if node not in self._network:
            self._add(node, "(speaker not named)", NodeKind.UNNAMED)
        return node

    def claims(self, speaker: str, evidence: Evidence) -> str:
        """The node with what `speaker` says about no one named: the first claim, in marks if it is quoted."""
        node = f"claims:{speaker}"
        if node not in self._network:
            words = " ".join((evidence.passage.quotation or evidence.cue).split())
            self._add(node, snippet(as_said(words, evidence.mode)), NodeKind.CLAIMS)
        return node

    def rename(self, event: URIRef, label: str) -> None:
        """Give an event another label."""
        self._network.nodes[str(event)]["label"] = label
