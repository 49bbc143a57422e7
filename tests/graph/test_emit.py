"""Extraction to triples: a golden graph, IRIs that depend on content alone, and spans that hold their characters."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, SKOS, XSD
from small_extraction import (
    ARTICLE,
    DEAD,
    HOMS,
    IRI,
    KNOWN,
    NURSE,
    PERCENT,
    RAID,
    REUTERS,
    SILENCE,
    SMALL,
    at,
    with_figures,
    with_statement,
)

from kg.errors import DataError, InputError
from kg.graph import emit
from kg.graph.emit import build_graph
from kg.graph.vocab import KG, OA, SCHEMA
from kg.ids import article_iri, span_iri, statement_iri
from kg.model import (
    Article,
    Bound,
    Certainty,
    Effect,
    Entity,
    EntityType,
    Event,
    EventType,
    Extraction,
    Figure,
    Form,
    Mention,
    Mode,
    Node,
    Outcome,
    Relation,
    RelationType,
    Statement,
    Unit,
)

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the small extraction."""
    return build_graph(SMALL, KNOWN)


def test_golden_graph(monkeypatch):
    """The small extraction gives the triples of small.ttl, no more and no fewer."""
    monkeypatch.setattr(emit, "__version__", "0.0.0")
    golden = set(Graph().parse(HERE / "small.ttl"))
    built = set(build_graph(SMALL, KNOWN))
    assert (built - golden, golden - built) == (set(), set())


def test_every_node_has_an_iri_and_its_article(graph):
    """There is no blank node, and everything but the article carries kg:inArticle."""
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    assert {subject for subject in graph.subjects() if (subject, KG.inArticle, URIRef(IRI)) not in graph} == {
        URIRef(IRI)
    }


def test_known_entities_are_named_but_not_described(graph):
    """A known entity is an object of triples and never a subject, so that no triple stands in two graphs."""
    for iri in KNOWN:
        assert (None, None, URIRef(iri)) in graph
        assert (URIRef(iri), None, None) not in graph


def test_an_entity_that_is_not_known_is_described():
    """Without a known entity of that IRI, the node brings its own type, label and article."""
    graph = build_graph(SMALL, known=())
    assert (URIRef(HOMS.iri), RDF.type, SCHEMA.Place) in graph
    assert list(graph.objects(URIRef(HOMS.iri), RDFS.label)) == [Literal("Homs", lang="en")]


def test_mixed_and_direct_are_quotations_and_statements(graph):
    """A quotation is typed with its superclass; an indirect statement is only a statement."""
    raid, silence = URIRef(statement_iri(IRI, RAID)), URIRef(statement_iri(IRI, SILENCE))
    assert set(graph.objects(raid, RDF.type)) == {KG.Quotation, KG.Statement}
    assert set(graph.objects(silence, RDF.type)) == {KG.Statement}


def test_a_bare_no_comment_has_its_cue_as_content(graph):
    """A statement without content points at its cue, and its text is the cue's."""
    silence = URIRef(statement_iri(IRI, SILENCE))
    cue = URIRef(span_iri(IRI, at("declined to comment")))
    assert list(graph.objects(silence, KG.contentSpan)) == [cue]
    assert list(graph.objects(silence, SCHEMA.text)) == [Literal("declined to comment")]


def test_a_date_stands_with_its_days(graph):
    """A resolved date is a time expression over its words; one that means no known days is in no graph."""
    (day,) = graph.subjects(RDF.type, KG.TimeExpression)
    assert day == URIRef(span_iri(IRI, at("on Friday")))
    assert (day, RDF.type, KG.Span) in graph
    days = [str(graph.value(day, term)) for term in (KG["from"], KG.until)]
    assert days == ["2025-03-07", "2025-03-07"]
    assert (URIRef(span_iri(IRI, at("through"))), None, None) not in graph


def test_a_statement_has_the_readers_score():
    """With two places, as a decimal."""
    sure = replace(RAID, score=0.93456)
    score = build_graph(with_statement(sure), KNOWN).value(URIRef(statement_iri(IRI, sure)), KG.score)
    assert score == Literal("0.93", datatype=XSD.decimal)


def test_an_accusation_names_the_accused():
    """Whom it is made against is not all that it is about."""
    charge = replace(RAID, effect=Effect.ACCUSES, about=(HOMS, REUTERS), accused=(REUTERS,))
    graph = build_graph(with_statement(charge), KNOWN)
    assert list(graph.objects(URIRef(statement_iri(IRI, charge)), KG.accused)) == [URIRef(REUTERS.iri)]


@pytest.mark.parametrize("effect", list(Effect))
@pytest.mark.parametrize("speaker", [NURSE, None], ids=["speaker", "nobody"])
def test_an_event_is_reported_only_in_a_claim(effect, speaker):
    """A denial, a refusal, a failure to verify, a belief and words of nobody only speak of it."""
    said = replace(RAID, effect=effect, speaker=speaker)
    graph = build_graph(replace(SMALL, statements=(said,), figures=()), KNOWN)
    (event,) = graph.subjects(RDF.type, KG.Event)
    claims = speaker is not None and effect in (Effect.ASSERTS, Effect.ACCUSES, Effect.CALLS_FOR, Effect.ANNOUNCES)
    term, other = (KG.reportedIn, KG.inStatement) if claims else (KG.inStatement, KG.reportedIn)
    assert list(graph.objects(event, term)) == [URIRef(statement_iri(IRI, said))]
    assert not list(graph.objects(event, other))


def test_pieces_are_joined_with_a_gap():
    """A content in two pieces has two spans and one text."""
    pieces = (at("“at least 30 villagers”"), at("in a raid"))
    split = replace(RAID, content=pieces)
    graph = build_graph(with_statement(split), KNOWN)
    iri = URIRef(statement_iri(IRI, split))
    assert set(graph.objects(iri, KG.contentSpan)) == {URIRef(span_iri(IRI, piece)) for piece in pieces}
    assert graph.value(iri, SCHEMA.text) == Literal("“at least 30 villagers” … in a raid")


def test_a_chain_keeps_its_order(graph):
    """With two relays, each step has its number, the originator the first, and every relay is also plainly there."""
    raid = URIRef(statement_iri(IRI, RAID))
    steps = {
        int(graph.value(step, KG.step)): str(graph.value(step, PROV.agent))
        for step in graph.objects(raid, PROV.qualifiedAttribution)
    }
    assert steps == {1: NURSE.iri, 2: RAID.relayed_by[0].iri, 3: REUTERS.iri}
    assert {str(relay) for relay in graph.objects(raid, KG.relayedBy)} == {steps[2], steps[3]}


def test_one_relay_needs_no_order():
    """A chain of one relay is a plain kg:relayedBy."""
    graph = build_graph(
        replace(SMALL, statements=(replace(RAID, relayed_by=(REUTERS,)),), figures=(), events=()), KNOWN
    )
    assert (None, KG.relayedBy, URIRef(REUTERS.iri)) in graph
    assert (None, PROV.qualifiedAttribution, None) not in graph


def test_numbers_are_integers_or_decimals_and_open_ends_are_absent():
    """A whole number is an integer, a fraction a decimal in plain digits, and an open end has no triple."""
    figures = (
        replace(DEAD, low=745.0, high=None),
        replace(PERCENT, low=0.0000001, high=12.5, part_of=None),
    )
    graph = build_graph(with_figures(*figures), KNOWN)
    lows, highs = set(graph.objects(None, SCHEMA.minValue)), set(graph.objects(None, SCHEMA.maxValue))
    assert lows == {Literal("745", datatype=XSD.integer), Literal("0.0000001", datatype=XSD.decimal)}
    assert highs == {Literal("12.5", datatype=XSD.decimal)}


def test_figures_over_the_same_words_stay_two():
    """A number "killed or injured" is two figures; and even two that are alike but for an entity are two."""
    injured = replace(DEAD, outcome=Outcome.INJURED)
    elsewhere = replace(DEAD, group=REUTERS)
    graph = build_graph(with_figures(DEAD, injured, elsewhere), KNOWN)
    assert len(set(graph.subjects(RDF.type, KG.Figure))) == 3
    assert len(list(graph.subject_objects(KG.bound))) == 3


def test_relations_over_the_same_words_stay_two():
    """One place near two others, said once, is two relations with one object each."""
    near = tuple(Relation(HOMS, RelationType.LOCATED_NEAR, None, other, at("Homs")) for other in (REUTERS, NURSE))
    graph = build_graph(replace(SMALL, relations=near), KNOWN)
    assert [len(list(graph.objects(r, KG.object))) for r in graph.subjects(RDF.type, KG.Relation)] == [1, 1]


def test_another_resolution_changes_no_iri():
    """Who a speaker was resolved to is not part of a statement's or figure's IRI, so that a merge can be undone."""
    other = replace(with_statement(replace(RAID, speaker=REUTERS)), figures=(replace(DEAD, claimant=REUTERS),))
    same = replace(with_statement(RAID), figures=(DEAD,))
    for class_ in (KG.Statement, KG.Figure):
        subjects = [set(build_graph(e, KNOWN).subjects(RDF.type, class_)) for e in (other, same)]
        assert subjects[0] == subjects[1]


def test_the_base_is_the_users():
    """Another base moves every IRI that the article mints."""
    graph = build_graph(Extraction(ARTICLE), KNOWN, base="https://example.org/kg/")
    assert {subject.startswith("https://example.org/kg/article/") for subject in graph.subjects()} == {True}


def test_what_is_not_known_of_an_article_is_absent():
    """Without date, publisher, address and headline there are no triples for them."""
    graph = build_graph(Extraction(Article("Nothing was said.", "bare")), KNOWN)
    for term in (SCHEMA.datePublished, SCHEMA.publisher, SCHEMA.url, SCHEMA.headline, KG.model):
        assert (None, term, None) not in graph


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 10_000)])
def test_a_span_outside_the_text_is_an_error(span):
    """What cannot point at characters is not emitted."""
    broken = replace(SMALL, events=(Event(span, EventType.OTHER, "nothing"),))
    with pytest.raises(DataError, match="no characters"):
        build_graph(broken, KNOWN)


def test_a_statement_without_words_is_an_error():
    """Neither content nor cue: there is nothing to point at."""
    with pytest.raises(DataError, match="neither content nor cue"):
        build_graph(with_statement(replace(RAID, content=(), cue=())), KNOWN)


@pytest.mark.parametrize("name", ["text", "headline", "publisher", "url"])
def test_half_a_surrogate_pair_is_refused(name):
    """No graph format can hold a lone surrogate; the article is refused with the place where it stands."""
    article = replace(ARTICLE, **{name: "ab\ud83d"})
    with pytest.raises(InputError, match=f"raid: character 2 of the {name} is half of a surrogate pair"):
        build_graph(Extraction(article), KNOWN)


def test_same_bytes_under_another_hash_seed():
    """Turtle and sorted N-Quads do not depend on Python's hash seed."""
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from small_extraction import SMALL, KNOWN; "
        "from kg.graph.emit import build_graph; g = build_graph(SMALL, KNOWN); "
        "nt = '\\n'.join(sorted(g.serialize(format='nt').splitlines())); "
        "print(hashlib.sha256((g.serialize(format='turtle') + nt).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(HERE)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parents[1])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(digests) == 1
    graph = build_graph(SMALL, KNOWN)
    nt = "\n".join(sorted(graph.serialize(format="nt").splitlines()))
    assert digests == {hashlib.sha256((graph.serialize(format="turtle") + nt).encode()).hexdigest() + "\n"}


AWKWARD = "\x00\x01\x08\t\n\x0b\x0c\r\x1f\x7f\x85\u2028\u200f\ufeff\ufffe\uffff\"'\\<>{}^`@“”’…é́😀"
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), min_size=1, max_size=60)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An extraction with spans anywhere in any text that a graph can hold."""
    text = draw(TEXTS)
    offsets = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    pieces = st.lists(offsets, min_size=1, max_size=3).map(tuple)
    article = Article(text, "any")
    node = Node(f"{article_iri(article)}/person/x", draw(TEXTS), EntityType.PERSON)
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                source=pieces,
                cue=pieces,
                content=st.one_of(st.just(()), pieces),
                sentences=pieces,
                mode=st.just(Mode.INDIRECT),
                effect=st.sampled_from(Effect),
                certainty=st.sampled_from(Certainty),
                score=st.just(1.0),
                speaker=st.just(node),
            ),
            max_size=3,
            unique_by=lambda s: (s.source, s.cue, s.content),
        )
    )
    figures = draw(
        st.lists(
            st.builds(
                Figure,
                span=offsets,
                low=st.integers(0, 10**20) | st.floats(0, 1e12),
                high=st.none(),
                bound=st.sampled_from(Bound),
                unit=st.sampled_from(Unit),
            ),
            max_size=3,
        )
    )
    mentions = draw(st.lists(st.builds(Mention, offsets, st.sampled_from(Form), TEXTS), max_size=3))
    events = draw(st.lists(st.builds(Event, offsets, st.sampled_from(EventType), TEXTS), max_size=2))
    return Extraction(
        article, tuple(statements), tuple(figures), (Entity(node, (), tuple(mentions)),), events=tuple(events)
    )


def assert_spans_hold_their_text(graph: Graph, text: str) -> None:
    """Each span's text is the article's, from its start to its end, and everything points at some span."""
    spans = set(graph.subjects(RDF.type, KG.Span))
    for span in spans:
        start, end = (int(graph.value(span, term)) for term in (OA.start, OA.end))
        assert str(graph.value(span, OA.exact)) == text[start:end]
        assert str(graph.value(span, OA.prefix)) == text[max(0, start - 32) : start]
        assert str(graph.value(span, OA.suffix)) == text[end : end + 32]
    for class_, term in ((KG.Statement, KG.contentSpan), (KG.Figure, KG.span), (KG.Event, KG.span)):
        for subject in graph.subjects(RDF.type, class_):
            assert set(graph.objects(subject, term))
            assert set(graph.objects(subject, term)) <= spans


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_spans_hold_their_text_after_round_trips(extraction: Extraction):
    """Through Turtle and N-Triples, by rdflib and by pyoxigraph, every span still holds its very characters."""
    graph = build_graph(extraction, ())
    text = extraction.article.text
    assert len(set(graph.subjects(RDF.type, KG.Figure))) == len(extraction.figures)
    assert len(set(graph.subjects(RDF.type, KG.Statement))) == len(extraction.statements)
    assert_spans_hold_their_text(graph, text)
    for name, format_ in (("turtle", pyoxigraph.RdfFormat.TURTLE), ("nt", pyoxigraph.RdfFormat.N_TRIPLES)):
        data = graph.serialize(format=name, encoding="utf-8")
        read = Graph().parse(data=data, format=name)
        assert set(read) == set(graph)
        quads = list(pyoxigraph.parse(data, format=format_))
        assert_spans_hold_their_text(Graph().parse(data=pyoxigraph.serialize(quads, format=format_), format=name), text)


def test_labels_and_variants_of_minted_entities_are_english(graph):
    """Every entity of the article has one English label; its other forms are alternative labels."""
    doe = URIRef(f"{IRI}/person/jane-doe")
    assert graph.value(doe, RDFS.label) == Literal("Jane Doe", lang="en")
    assert list(graph.objects(doe, SKOS.altLabel)) == [Literal("Doe", lang="en")]
