"""What the article itself reports, and what is known without it: events, relations, affiliations, places in places."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, SCHEMA, SEM
from kg.show.lines import Lines
from kg.show.nodes import Nodes
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, Passage
from kg.show.triples import Triples
from kg.show.wording import period

_RELATIONS = {
    KG.HoldsRole: (EdgeKind.OFFICE, "holds the office"),
    KG.HeldRole: (EdgeKind.OFFICE, "held the office"),
    KG.MemberOf: (EdgeKind.MEMBER, ""),
    KG.LocatedIn: (EdgeKind.LOCATED, "is in"),
    KG.LocatedNear: (EdgeKind.LOCATED, "is near"),
}


class Reports:
    """The lines that are no statements; those of an event stand on the word of whoever claims it, if anybody does."""

    def __init__(self, read: Triples, nodes: Nodes, lines: Lines, articles: Mapping[str, ArticleRow]) -> None:
        self._read = read
        self._nodes = nodes
        self._lines = lines
        self._articles = articles

    def add_all(self) -> None:
        """Add them in order of the text, after the statements."""
        for event in self._read.in_text_order(KG.Event):
            if str(event) in self._lines.network:
                self._add_event(event)
        for relation in self._read.in_text_order(KG.Relation):
            self._add_relation(relation)
        self._add_affiliations()
        self._add_containment()

    def _add_event(self, event: URIRef) -> None:
        read, node = self._read, str(event)
        article = read.one(event, KG.inArticle)
        claim = self._lines.evidence.get(read.text(event, KG.reportedIn))
        basis = Basis.CLAIMED if claim else Basis.SPOKEN_OF if read.one(event, KG.inStatement) else Basis.REPORTED
        passage = read.passage(article, read.spans(event, KG.span))
        actors, places = self._nodes.all(event, SEM.hasActor), self._nodes.all(event, SEM.hasPlace)
        for kind, ends in (
            (EdgeKind.INVOLVED, [(actor, node) for actor in actors]),
            (EdgeKind.HAPPENED_IN, [(node, place) for place in places]),
        ):
            evidence = self._reported(event, kind, passage, claim, basis=basis)
            for start, end in ends:
                self._lines.add(start, end, kind, evidence)
        if not actors and not places:
            self._lines.keep(self._reported(event, EdgeKind.HAPPENED, passage, claim, basis=basis))

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
        self._lines.add(subject, target, kind, evidence)

    def _reported(
        self,
        thing: URIRef,
        kind: EdgeKind,
        passage: Passage,
        claim: Evidence | None,
        note: str = "",
        basis: Basis = Basis.REPORTED,
    ) -> Evidence:
        """Evidence for what stands in no statement, or in `claim`, whose speaker then vouches for it.

        What is only spoken of has neither speaker nor article behind it.
        """
        as_of = self._read.text(thing, KG.asOf)
        return Evidence(
            iri=f"{thing} {kind}",
            kind=kind,
            basis=basis,
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
                self._lines.add(start, end, EdgeKind.AFFILIATED, evidence)

    def _add_containment(self) -> None:
        """Places in places as the known entities have them: no words, no article."""
        for inner, outer in self._read.pairs(SCHEMA.containedInPlace):
            if str(inner) in self._lines.network and str(outer) in self._lines.network:
                evidence = Evidence(f"{inner} {outer}", EdgeKind.CONTAINED, Basis.KNOWN, Passage(""), None)
                self._lines.add(str(inner), str(outer), EdgeKind.CONTAINED, evidence)
