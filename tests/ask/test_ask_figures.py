"""Figures read from a store and compared across articles, with the result as a graph of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.ask.compare import FigureView, Named
from kg.ask.figures import COMPARISONS, comparison_graph, figures_in
from kg.graph.vocab import KG, PROV, RDF, RDFS, SCHEMA
from kg.ids import BASE
from kg.model import Bound, Outcome, Unit, Victims
from kg.store.store import open_store

COAST = URIRef("https://w3id.org/news-kg/id/place/coast")


def article(
    name: str, identity: str, published: date, *figures: tuple[int, object, object, URIRef]
) -> tuple[str, Graph]:
    """An article's graph with civilians killed on the coast on 7 March: (number, low, high, bound)."""
    iri = URIRef(f"{BASE}article/{name}")
    graph = Graph()
    graph.add((iri, RDF.type, KG.Article))
    graph.add((iri, KG.versionOf, URIRef(identity)))
    graph.add((iri, SCHEMA.datePublished, Literal(published)))
    for number, low, high, bound in figures:
        node = URIRef(f"{iri}/figure/{number}")
        graph.add((node, RDF.type, KG.Figure))
        graph.add((node, KG.inArticle, iri))
        for predicate, value in ((SCHEMA.minValue, low), (SCHEMA.maxValue, high)):
            if value is not None:
                graph.add((node, predicate, Literal(value)))
        graph.add((node, KG.bound, bound))
        graph.add((node, KG.unit, KG.PersonUnit))
        graph.add((node, KG.outcome, KG.Killed))
        graph.add((node, KG.victimClass, KG.Civilian))
        graph.add((node, KG.place, COAST))
        graph.add((node, KG["from"], Literal(date(2025, 3, 7))))
        graph.add((node, KG.until, Literal(date(2025, 3, 7))))
    return str(iri), graph


@pytest.fixture
def store(tmp_path):
    """Two articles, the second in two versions, and the place's label."""
    known = Graph()
    known.add((COAST, RDFS.label, Literal("the coast", lang="en")))
    graphs = [
        article("1", "urn:one", date(2025, 3, 9), (1, 40, 40, KG.About), (2, Decimal("45.5"), None, KG.AtLeast)),
        article("2old", "urn:two", date(2025, 3, 8), (1, 7, 7, KG.Exact)),
        article("2", "urn:two", date(2025, 3, 10), (1, 42, 42, KG.Exact)),
    ]
    with open_store(tmp_path / "store") as store:
        store.replace_graph("urn:known", known)
        for name, graph in graphs:
            store.replace_graph(name, graph)
        yield store


def test_figures_come_as_values_of_the_newest_versions_only(store):
    """Code lists, numbers, days and labels are read back; the replaced version's figure is left out."""
    figures = figures_in(store)
    assert [figure.iri.removeprefix(BASE) for figure in figures] == [
        "article/1/figure/1",
        "article/1/figure/2",
        "article/2/figure/1",
    ]
    assert figures[0] == FigureView(
        iri=f"{BASE}article/1/figure/1", article=f"{BASE}article/1", low=40, high=40, bound=Bound.ABOUT,
        unit=Unit.PERSON, outcome=Outcome.KILLED, victims=Victims.CIVILIAN, place=Named(str(COAST), "the coast"),
        start=date(2025, 3, 7), until=date(2025, 3, 7),
    )  # fmt: skip
    assert (figures[1].low, figures[1].high) == (Decimal("45.5"), None)


def test_comparisons_are_a_graph_that_can_be_dropped_and_rebuilt(store):
    """Each pair once, with its verdict and reason; rebuilding says the same, and the articles stay as they were."""
    before = store.quads()
    graph = comparison_graph(figures_in(store))
    assert store.replace_graph(COMPARISONS, graph) is True
    verdicts = """
        SELECT ?verdict (COUNT(?c) AS ?n) { GRAPH <%s> { ?c a kg:Comparison ; kg:verdict ?verdict ; kg:reason ?why } }
        GROUP BY ?verdict ORDER BY ?verdict
    """  # fmt: skip
    assert store.select(verdicts % COMPARISONS).rows == ((str(KG.Agrees), 1), (str(KG.Conflicts), 2))
    for comparison in graph.subjects(RDF.type, KG.Comparison):
        assert len(set(graph.objects(comparison, KG.figure))) == 2
    assert store.replace_graph(COMPARISONS, comparison_graph(figures_in(store))) is False
    assert isomorphic(store.graph(COMPARISONS), graph)
    store.replace_graph(COMPARISONS, Graph())
    assert store.quads() == before


def test_an_articles_own_reasons_reach_the_graph(store):
    """The reason names the ranges as they were compared."""
    graph = comparison_graph(figures_in(store))
    assert Literal("about 40 (taken as 36 to 44) and at least 45.5 do not meet", lang="en") in set(
        graph.objects(None, KG.reason)
    )
    assert not set(graph.predicates()) - {RDF.type, KG.figure, KG.verdict, KG.reason, PROV.wasDerivedFrom}


def test_what_nobody_claims_is_held_against_nothing(store):
    """A figure in a statement without a claimant is left out; with one, or in no statement, it is in."""
    first = URIRef(f"{BASE}article/1/figure/1")
    said = Graph()
    said.add((first, KG.inStatement, URIRef("urn:denial")))
    store.replace_graph("urn:said", said)
    assert str(first) not in {figure.iri for figure in figures_in(store)}
    said.add((first, KG.claimedBy, URIRef("urn:centre")))
    store.replace_graph("urn:said", said)
    assert str(first) in {figure.iri for figure in figures_in(store)}
