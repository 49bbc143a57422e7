"""The shapes: they accept what we emit, and each of them rejects what it is there to reject, in words that help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD
from small_extraction import DEAD, IRI, JANE_DOE, KNOWN, NURSE, RAID, REUTERS, SMALL, at

from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph, ontology_folder
from kg.graph.validate import Violation, name_of, validate_graph
from kg.graph.vocab import KG, OA, SCHEMA, SEM
from kg.ids import item_iri, span_iri, statement_iri

ARTICLE = URIRef(IRI)
STATEMENT = URIRef(statement_iri(IRI, RAID))
STEP = URIRef(f"{STATEMENT}/attribution/1")
SPAN = URIRef(span_iri(IRI, at("told")))
MENTION = URIRef(span_iri(IRI, at("Homs")))
SOURCE = URIRef(NURSE.iri)
PERSON = URIRef(JANE_DOE.iri)
DAY = URIRef(span_iri(IRI, at("on Friday")))
COMPARISON = URIRef("https://example.org/comparison")
Break = Callable[[Graph], object]


@pytest.fixture(scope="module")
def known_types() -> Graph:
    """The types of the known entities that the small extraction names."""
    known, graph = known_graph(), Graph()
    for iri in KNOWN:
        for triple in known.triples((URIRef(iri), RDF.type, None)):
            graph.add(triple)
    return graph


@pytest.fixture
def data(known_types: Graph) -> Graph:
    """A fresh graph of the small extraction with the types of the known entities."""
    graph = build_graph(SMALL, KNOWN)
    for triple in known_types:
        graph.add(triple)
    return graph


def only(graph: Graph, class_: URIRef) -> URIRef:
    """The first node of a class, by IRI."""
    return min(graph.subjects(RDF.type, class_))


def dead(graph: Graph) -> URIRef:
    """The figure that counts persons."""
    return next(graph.subjects(KG.unit, KG.PersonUnit))


def without(subject: URIRef, term: URIRef) -> Break:
    """Takes a property away."""
    return lambda graph: graph.remove((subject, term, None))


def changed(subject: URIRef, term: URIRef, value: URIRef | Literal) -> Break:
    """Puts another value in a property's place."""
    return lambda graph: graph.set((subject, term, value))


def more(subject: URIRef, term: URIRef, value: URIRef | Literal) -> Break:
    """Gives a property a further value."""
    return lambda graph: graph.add((subject, term, value))


EARLIER = Literal("2025-03-01", datatype=XSD.date)


def compare(graph: Graph, *, figures: int, verdict: URIRef = KG.Agrees) -> None:
    """Adds a comparison of some figures."""
    graph.add((COMPARISON, RDF.type, KG.Comparison))
    graph.add((COMPARISON, KG.verdict, verdict))
    graph.add((COMPARISON, KG.reason, Literal("They count the same.")))
    for figure in sorted(graph.subjects(RDF.type, KG.Figure))[:figures]:
        graph.add((COMPARISON, KG.figure, figure))


def test_what_we_emit_keeps_the_shapes(data):
    """The small extraction breaks nothing."""
    assert validate_graph(data) == []


def test_a_right_comparison_keeps_the_shapes(data):
    """A comparison of two figures with a verdict and a reason breaks nothing."""
    compare(data, figures=2)
    assert validate_graph(data) == []


def test_the_data_is_left_as_it_was(data):
    """Validating adds nothing to the graph and takes nothing away."""
    before = set(data)
    validate_graph(data)
    assert set(data) == before


BROKEN: dict[str, tuple[Break, str]] = {
    "article without hash": (without(ARTICLE, KG.sha256), "SHA-256"),
    "article with a short hash": (changed(ARTICLE, KG.sha256, Literal("abc")), "SHA-256"),
    "article of nothing": (without(ARTICLE, KG.versionOf), "kg:versionOf"),
    "article that nothing made": (without(ARTICLE, PROV.wasGeneratedBy), "prov:Activity"),
    "article published at no date": (changed(ARTICLE, SCHEMA.datePublished, Literal("Sunday")), "date of publication"),
    "reading without program": (without(URIRef(f"{IRI}/reading"), KG.programVersion), "kg:programVersion"),
    "span without text": (without(SPAN, OA.exact), "oa:exact"),
    "span with other text": (changed(SPAN, OA.exact, Literal("said so")), "not as long as its offsets"),
    "span without start": (without(SPAN, OA.start), "oa:start"),
    "span that ends before it starts": (changed(SPAN, OA.end, Literal(2)), "before its end"),
    "span in two articles": (more(SPAN, KG.inArticle, URIRef("https://example.org/other")), "exactly one article"),
    "mention of nobody": (without(MENTION, KG.refersTo), "kg:refersTo"),
    "mention of something unknown": (changed(MENTION, KG.refersTo, URIRef("https://example.org/x")), "--entities"),
    "mention without form": (without(MENTION, KG.form), "kg:form"),
    "entity with two labels": (more(PERSON, RDFS.label, Literal("J. Doe", lang="en")), "one label, in English"),
    "entity with a German label": (changed(PERSON, RDFS.label, Literal("Jane", lang="de")), "one label, in English"),
    "entity without label": (without(PERSON, RDFS.label), "has a label"),
    "entity of two articles": (more(PERSON, KG.inArticle, URIRef("https://example.org/o")), "at most one article"),
    "source without label": (without(SOURCE, RDFS.label), "has a label"),
    "source of no article": (without(SOURCE, KG.inArticle), "An unnamed source comes from exactly one article"),
    "statement of no article": (without(STATEMENT, KG.inArticle), "A statement comes from exactly one article"),
    "statement without content span": (without(STATEMENT, KG.contentSpan), "kg:contentSpan"),
    "statement without text": (without(STATEMENT, SCHEMA.text), "schema:text"),
    "statement without effect": (without(STATEMENT, KG.effect), "kg:EffectScheme"),
    "statement with an effect of its own": (changed(STATEMENT, KG.effect, KG.Killed), "kg:EffectScheme"),
    "statement in two modes": (more(STATEMENT, KG.mode, KG.Direct), "kg:ModeScheme"),
    "statement by nobody we know": (changed(STATEMENT, KG.statedBy, URIRef("https://example.org/x")), "Who speaks"),
    "statement made in a body": (changed(STATEMENT, KG.statedIn, URIRef(REUTERS.iri)), "kg:statedIn"),
    "statement that ends before it begins": (
        changed(STATEMENT, KG.statedUntil, EARLIER),
        "not end before",
    ),
    "score out of range": (changed(STATEMENT, KG.score, Literal("1.2", datatype=XSD.decimal)), "kg:score"),
    "accused without accusation": (more(STATEMENT, KG.accused, URIRef(REUTERS.iri)), "Only an accusation"),
    "accused by themselves": (more(STATEMENT, KG.accused, SOURCE), "by themselves"),
    "claim of who denies it": (changed(STATEMENT, KG.effect, KG.Denies), "does not claim it"),
    "claim of who could not verify it": (changed(STATEMENT, KG.effect, KG.NotIndependentlyVerified), "not claim it"),
    "event reported in a refusal": (changed(STATEMENT, KG.effect, KG.DeclinesComment), "reported in no denial"),
    "event reported by nobody": (without(STATEMENT, KG.statedBy), "a statement with a speaker"),
    "event reported and only spoken of": (
        lambda g: g.add((only(g, KG.Event), KG.inStatement, STATEMENT)),
        "not both",
    ),
    "nobody's figure that is passed on": (lambda g: g.remove((dead(g), KG.claimedBy, None)), "nobody passes on"),
    "date without an end": (without(DAY, KG.until), "exactly one kg:until"),
    "date that ends before it begins": (changed(DAY, KG.until, EARLIER), "does not end before"),
    "date that is no span": (lambda g: g.remove((DAY, RDF.type, KG.Span)), "also typed kg:Span"),
    "quotation without quotation marks": (changed(STATEMENT, KG.mode, KG.Indirect), "kg:Direct or kg:Mixed"),
    "quotation that is no statement": (
        lambda g: g.remove((STATEMENT, RDF.type, KG.Statement)),
        "also typed kg:Statement",
    ),
    "step without number": (without(STEP, KG.step), "kg:step"),
    "step without agent": (without(STEP, PROV.agent), "prov:agent"),
    "figure without span": (lambda g: g.remove((dead(g), KG.span, None)), "points at its words"),
    "figure without bound": (lambda g: g.remove((dead(g), KG.bound, None)), "kg:BoundScheme"),
    "figure without number": (lambda g: g.remove((dead(g), SCHEMA.minValue, None)), "a minimum or a maximum"),
    "figure upside down": (lambda g: g.set((dead(g), SCHEMA.maxValue, Literal(3))), "not above its maximum"),
    "figure below nothing": (lambda g: g.set((dead(g), SCHEMA.minValue, Literal(-3))), "0 or more"),
    "figure that is a string": (lambda g: g.set((dead(g), SCHEMA.minValue, Literal("dozens"))), "one number"),
    "figure that ends before it begins": (
        lambda g: g.set((dead(g), KG.until, EARLIER)),
        "not end before",
    ),
    "figure part of a statement": (lambda g: g.set((dead(g), KG.partOfTotal, STATEMENT)), "kg:partOfTotal"),
    "event without type": (lambda g: g.remove((only(g, KG.Event), KG.eventType, None)), "kg:EventTypeScheme"),
    "event without span": (lambda g: g.remove((only(g, KG.Event), KG.span, None)), "An event points at its words"),
    "event without label": (lambda g: g.remove((only(g, KG.Event), RDFS.label, None)), "exactly one label"),
    "event in a person": (lambda g: g.set((only(g, KG.Event), SEM.hasPlace, PERSON)), "sem:hasPlace"),
    "event that ends before it begins": (lambda g: g.set((only(g, KG.Event), KG.until, EARLIER)), "An event"),
    "relation without object": (lambda g: g.remove((only(g, KG.Relation), KG.object, None)), "kg:object"),
    "relation of no kind": (lambda g: g.remove((only(g, KG.Relation), KG.relationType, None)), "kg:RelationTypeScheme"),
    "relation without span": (lambda g: g.remove((only(g, KG.Relation), KG.span, None)), "A relation points at"),
    "comparison of one figure": (lambda g: compare(g, figures=1), "exactly two figures"),
    "comparison without verdict of the list": (lambda g: compare(g, figures=2, verdict=KG.Exact), "kg:VerdictScheme"),
}


@pytest.mark.parametrize(("break_it", "message"), BROKEN.values(), ids=BROKEN)
def test_each_shape_rejects_what_it_is_there_for(data, break_it, message):
    """Breaking one thing is reported in words that name it, on one line."""
    break_it(data)
    found = validate_graph(data)
    assert any(message in violation.message for violation in found), found
    assert not [violation for violation in found if "\n" in violation.message]
    assert found == sorted(found)


def test_every_shape_is_broken_once():
    """The cases above reach every node shape that has a target."""
    shapes = Graph().parse(ontology_folder() / "shapes.ttl")
    messages = [message for _, message in BROKEN.values()]
    targeted = {*shapes.subjects(URIRef("http://www.w3.org/ns/shacl#targetClass"))}
    for shape in targeted:
        said = " ".join(
            str(shapes.value(inner, URIRef("http://www.w3.org/ns/shacl#message")))
            for inner in (shape, *shapes.objects(shape, URIRef("http://www.w3.org/ns/shacl#property")))
        )
        assert any(message in said for message in messages), shape


def test_a_violation_says_where(data):
    """It names the article, the node, what is wrong and how grave it is, and cannot be changed."""
    figure = URIRef(item_iri(IRI, "figure", *DEAD.span, "person", "killed", "civilian", 30, None, "at-least", 0))
    data.remove((figure, KG.bound, None))
    (violation,) = validate_graph(data)
    assert violation == Violation(
        IRI,
        str(figure),
        "A figure has exactly one kg:bound, out of kg:BoundScheme. Ingest the article again.",
        "Violation",
        "figure “at least 30 villagers”",
    )
    with pytest.raises(FrozenInstanceError):
        violation.message = "fine"  # type: ignore[misc]


def test_the_offending_value_is_shown_short(data):
    """A value of many lines is shown on one, and cut."""
    data.set((ARTICLE, SCHEMA.datePublished, Literal("some\r\n day " * 40)))
    (violation,) = validate_graph(data)
    assert "Found: some day some day" in violation.message
    assert violation.message.endswith("….")
    assert len(violation.message) < 200


def test_nodes_are_called_by_their_words(data):
    """Each kind by its class and its label or words; one without any by its class, and nothing by nothing."""
    assert name_of(data, ARTICLE) == "article “A raid near Homs”"
    said = "“at least 30 villagers” had died in a raid on Friday"
    assert name_of(data, STATEMENT) == f"statement “{said}”"
    assert name_of(data, MENTION) == "mention “Homs”"
    assert name_of(data, SOURCE) == "unnamed source “A nurse in Homs”"
    assert name_of(data, PERSON) == "Jane Doe"
    assert name_of(data, STEP) == "step of a chain"
    data.remove((ARTICLE, SCHEMA.headline, None))
    assert name_of(data, ARTICLE) == "article of The Example, 2025-03-09"
    assert name_of(data, None) == name_of(data, URIRef("urn:x")) == ""
