"""Extraction to triples: the graph of one article, with deterministic IRIs, no blank nodes and no clock.

What RDF can hold decides two things here. A literal keeps every character but half of a surrogate pair, so an article
with one is refused whole. And an IRI made from characters alone would fall together for two figures over the same
words, so figures, events and relations count those that are otherwise alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rdflib import Graph, Literal, URIRef

from kg import __version__
from kg.errors import DataError, InputError
from kg.graph.vocab import (
    BOUND,
    CERTAINTY,
    EFFECT,
    ENTITY_CLASS,
    EVENT_TYPE,
    FORM,
    KG,
    MODE,
    OA,
    OUTCOME,
    PROV,
    RDF,
    RDFS,
    RELATION_TYPE,
    SCHEMA,
    SEM,
    SKOS,
    UNIT,
    VERIFICATION,
    VICTIM_CLASS,
    XSD,
    bind_prefixes,
)
from kg.ids import BASE, article_iri, identity_iri, item_iri, span_iri, statement_iri
from kg.model import Article, DateMention, Entity, Event, Extraction, Figure, Mode, Node, Offsets, Relation, Statement

CONTEXT = 32  # characters of text before and after a span, for finding it again in another copy of the article
GAP = " … "  # between the pieces of a content or cue


def build_graph(extraction: Extraction, known: Collection[str], base: str = BASE, *, inputs: str = "") -> Graph:
    """The graph of `extraction`'s article; of the entities whose IRIs are `known`, only what the article says.

    `inputs` is a digest of what the extraction was made from, if it is to be known when the article comes again.
    """
    article = extraction.article
    _refuse_surrogates(article)
    iri = URIRef(article_iri(article, base))
    emitter = _Emitter(article.text, iri, frozenset(known), bind_prefixes(Graph(identifier=iri)))
    emitter.article(article, identity_iri(article, base), extraction.model, inputs)
    for entity in extraction.entities:
        emitter.entity(entity)
    statements = [emitter.statement(statement) for statement in extraction.statements]
    figures = [emitter.item("figure", *_figure_key(figure)) for figure in extraction.figures]
    for figure_iri, figure in zip(figures, extraction.figures, strict=True):
        emitter.figure(figure_iri, figure, statements, figures)
    for event in extraction.events:
        emitter.event(event, extraction.statements, statements)
    for relation in extraction.relations:
        emitter.relation(relation)
    for day in extraction.dates:
        emitter.day(day)
    return emitter.graph


@dataclass
class _Emitter:
    """The graph of one article while it is being made."""

    text: str
    iri: URIRef
    known: frozenset[str]
    graph: Graph
    _described: set[str] = field(default_factory=set)  # IRIs of the spans and nodes that the graph already describes
    _alike: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def article(self, article: Article, identity: str, model: str, inputs: str) -> None:
        """The article's own node, and the activity that read it."""
        activity = URIRef(f"{self.iri}/reading")
        self._add(self.iri, RDF.type, KG.Article)
        self._add(self.iri, KG.sha256, Literal(article.sha256))
        self._add(self.iri, KG.versionOf, URIRef(identity))
        self._add(self.iri, PROV.wasGeneratedBy, activity)
        self._text(self.iri, SCHEMA.headline, article.headline)
        self._text(self.iri, SCHEMA.publisher, article.publisher)
        self._day(self.iri, SCHEMA.datePublished, article.published)
        if article.url:  # a literal, for an address from outside need not be a valid IRI
            self._add(self.iri, SCHEMA.url, Literal(article.url, datatype=XSD.anyURI))
        self._typed(activity, PROV.Activity)
        self._text(activity, KG.programVersion, f"news-kg {__version__}")
        self._text(activity, KG.model, model)
        self._text(activity, KG.inputDigest, inputs)

    def entity(self, entity: Entity) -> None:
        """An entity's mentions, and, unless it is known, itself with its variants."""
        iri = self.node(entity.node)
        if entity.node.iri not in self.known:
            for name in entity.alt:
                self._add(iri, SKOS.altLabel, Literal(name, lang="en"))
        for mention in entity.mentions:
            span = self.span(mention.span)
            self._add(span, RDF.type, KG.Mention)
            self._add(span, KG.refersTo, iri)
            self._add(span, KG.form, FORM[mention.form])
            self._text(span, KG.why, mention.why)

    def statement(self, statement: Statement) -> URIRef:
        """One statement; its IRI."""
        iri = URIRef(statement_iri(self.iri, statement))
        content = statement.content or statement.cue  # a bare "declined to comment" has its cue as content
        if not content:
            raise DataError(
                f"{self.iri}: a statement has neither content nor cue; report this as a fault of the reader"
            )
        self._typed(iri, KG.Statement)
        if statement.mode is not Mode.INDIRECT:
            self._add(iri, RDF.type, KG.Quotation)
        self._text(iri, SCHEMA.text, self._pieces(content))
        self._text(iri, KG.cue, self._pieces(statement.cue))
        self._add(iri, KG.mode, MODE[statement.mode])
        self._add(iri, KG.effect, EFFECT[statement.effect])
        self._add(iri, KG.certainty, CERTAINTY[statement.certainty])
        self._add(iri, KG.score, Literal(str(round(statement.score, 2)), datatype=XSD.decimal))
        self._text(iri, KG.via, statement.via)
        self._day(iri, KG.statedFrom, statement.start)
        self._day(iri, KG.statedUntil, statement.until)
        self._spans(iri, KG.contentSpan, content)
        self._spans(iri, KG.cueSpan, statement.cue)
        self._spans(iri, KG.sourceSpan, statement.source)
        self._spans(iri, KG.sentenceSpan, statement.sentences)
        self._nodes(iri, KG.statedBy, statement.speaker, *statement.also_speakers)
        self._nodes(iri, KG.relayedBy, *statement.relayed_by)
        self._nodes(iri, KG.addressedTo, *statement.addressee)
        self._nodes(iri, KG.about, *statement.about)
        self._nodes(iri, KG.accused, *statement.accused)
        self._nodes(iri, KG.statedIn, statement.place)
        self._chain(iri, statement)
        return iri

    def figure(self, iri: URIRef, figure: Figure, statements: Sequence[URIRef], figures: Sequence[URIRef]) -> None:
        """One figure; `statements` and `figures` are the IRIs that its indices count in."""
        self._typed(iri, KG.Figure)
        self._spans(iri, KG.span, [figure.span])
        self._text(iri, KG.asWritten, self._pieces([figure.span]))
        self._number(iri, SCHEMA.minValue, figure.low)
        self._number(iri, SCHEMA.maxValue, figure.high)
        self._add(iri, KG.bound, BOUND[figure.bound])
        self._add(iri, KG.unit, UNIT[figure.unit])
        self._add(iri, KG.certainty, CERTAINTY[figure.certainty])
        if figure.outcome:
            self._add(iri, KG.outcome, OUTCOME[figure.outcome])
        if figure.victims:
            self._add(iri, KG.victimClass, VICTIM_CLASS[figure.victims])
        if figure.verification:
            self._add(iri, KG.verification, VERIFICATION[figure.verification])
        if figure.statement is not None:
            self._add(iri, KG.inStatement, statements[figure.statement])
        if figure.part_of is not None:
            self._add(iri, KG.partOfTotal, figures[figure.part_of])
        self._nodes(iri, KG.claimedBy, figure.claimant)
        self._nodes(iri, KG.relayedBy, *figure.relayed_by)
        self._nodes(iri, KG.victimGroup, figure.group)
        self._nodes(iri, KG.perpetrator, figure.perpetrator)
        self._nodes(iri, KG.place, figure.place)
        self._day(iri, KG["from"], figure.start)
        self._day(iri, KG.until, figure.until)

    def event(self, event: Event, statements: Sequence[Statement], iris: Sequence[URIRef]) -> None:
        """One event; `statements` and their `iris` are what its index counts in."""
        iri = self.item("event", *event.span, event.type)
        self._typed(iri, KG.Event)
        self._spans(iri, KG.span, [event.span])
        self._add(iri, RDFS.label, Literal(event.label, lang="en"))
        self._add(iri, KG.eventType, EVENT_TYPE[event.type])
        self._add(iri, KG.certainty, CERTAINTY[event.certainty])
        if event.statement is not None:
            claimed = statements[event.statement].is_claim
            self._add(iri, KG.reportedIn if claimed else KG.inStatement, iris[event.statement])
        self._nodes(iri, SEM.hasActor, *event.actors)
        self._nodes(iri, SEM.hasPlace, event.place)
        self._day(iri, KG["from"], event.start)
        self._day(iri, KG.until, event.until)

    def relation(self, relation: Relation) -> None:
        """One relation."""
        iri = self.item("relation", *relation.evidence, relation.relation, relation.role)
        self._typed(iri, KG.Relation)
        self._spans(iri, KG.span, [relation.evidence])
        self._nodes(iri, KG.subject, relation.subject)
        self._nodes(iri, KG.object, relation.object)
        self._add(iri, KG.relationType, RELATION_TYPE[relation.relation])
        self._text(iri, KG.roleTitle, relation.role)
        self._day(iri, KG.asOf, relation.as_of)

    def day(self, day: DateMention) -> None:
        """A date as written with the days that it means; one that means none known has no triple."""
        if day.start is None or day.until is None:
            return
        span = self.span(day.span)
        self._add(span, RDF.type, KG.TimeExpression)
        self._day(span, KG["from"], day.start)
        self._day(span, KG.until, day.until)

    def item(self, kind: str, *parts: object) -> URIRef:
        """A new IRI for a figure, event or relation; those with the same `parts` are told apart by their order."""
        key = (kind, *parts)
        alike = self._alike[key]
        self._alike[key] += 1
        return URIRef(item_iri(self.iri, kind, *parts, alike))

    def node(self, node: Node) -> URIRef:
        """The IRI of an entity or source, which is described here unless it is known."""
        iri = URIRef(node.iri)
        if node.iri not in self.known and node.iri not in self._described:
            self._described.add(node.iri)
            self._typed(iri, ENTITY_CLASS[node.type])
            self._add(iri, RDFS.label, Literal(node.label, lang="en"))
            self._nodes(iri, KG.affiliation, node.affiliation)
        return iri

    def span(self, span: Offsets) -> URIRef:
        """The IRI of a run of characters, which is described here; one outside the text is an error."""
        start, end = span
        if not 0 <= start < end <= len(self.text):
            raise DataError(
                f"{self.iri}: no characters {start} to {end} in a text of {len(self.text)}; "
                "report this as a fault of the program"
            )
        iri = URIRef(span_iri(self.iri, span))
        if iri not in self._described:
            self._described.add(iri)
            self._typed(iri, KG.Span)
            self._number(iri, OA.start, start)
            self._number(iri, OA.end, end)
            self._add(iri, OA.exact, Literal(self.text[start:end]))
            self._add(iri, OA.prefix, Literal(self.text[max(0, start - CONTEXT) : start]))
            self._add(iri, OA.suffix, Literal(self.text[end : end + CONTEXT]))
        return iri

    def _chain(self, iri: URIRef, statement: Statement) -> None:
        """The order of a chain with several relays: the originators first, then each relay, nearest to them first."""
        if len(statement.relayed_by) < 2:
            return
        originators = [node for node in (statement.speaker, *statement.also_speakers) if node]
        steps = [(1, node) for node in originators] + list(enumerate(statement.relayed_by, start=2))
        for place, (step, node) in enumerate(steps, start=1):
            attribution = URIRef(f"{iri}/attribution/{place}")
            self._add(iri, PROV.qualifiedAttribution, attribution)
            self._typed(attribution, PROV.Attribution)
            self._nodes(attribution, PROV.agent, node)
            self._number(attribution, KG.step, step)

    def _pieces(self, pieces: Sequence[Offsets]) -> str:
        return GAP.join(self.text[start:end] for start, end in pieces)

    def _typed(self, iri: URIRef, type_iri: URIRef) -> None:
        self._add(iri, RDF.type, type_iri)
        self._add(iri, KG.inArticle, self.iri)

    def _spans(self, iri: URIRef, term: URIRef, pieces: Sequence[Offsets]) -> None:
        for piece in pieces:
            self._add(iri, term, self.span(piece))

    def _nodes(self, iri: URIRef, term: URIRef, *nodes: Node | None) -> None:
        for node in nodes:
            if node is not None:
                self._add(iri, term, self.node(node))

    def _text(self, iri: URIRef, term: URIRef, text: str | None) -> None:
        if text:
            self._add(iri, term, Literal(text))

    def _day(self, iri: URIRef, term: URIRef, day: date | None) -> None:
        if day:
            self._add(iri, term, Literal(day))

    def _number(self, iri: URIRef, term: URIRef, number: int | float | None) -> None:
        if number is not None:
            self._add(iri, term, _to_literal(number))

    def _add(self, subject: URIRef, term: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((subject, term, value))


def _figure_key(figure: Figure) -> tuple[object, ...]:
    """What tells a figure from others: its words and how they were read, not the entities they were resolved to."""
    return (*figure.span, figure.unit, figure.outcome, figure.victims, figure.low, figure.high, figure.bound)


def _to_literal(number: int | float) -> Literal:
    """A whole number as `xsd:integer`, a fraction as `xsd:decimal`.

    >>> _to_literal(745.0), _to_literal(12.5)
    (rdflib.term.Literal('745', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#integer')), \
rdflib.term.Literal('12.5', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#decimal')))
    """
    if number == int(number):
        return Literal(int(number))
    return Literal(format(Decimal(repr(number)), "f"), datatype=XSD.decimal)


def _refuse_surrogates(article: Article) -> None:
    for name, text in (
        ("text", article.text),
        ("headline", article.headline),
        ("publisher", article.publisher),
        ("url", article.url),
    ):
        try:
            (text or "").encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"{article.id}: character {error.start} of the {name} is half of a surrogate pair, "
                "which no graph can hold; save the article as UTF-8"
            ) from None
