"""`import kg`: quick to import, and it reads, ingests, asks, and gives rdflib's and networkx's own things."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from rdflib import RDF, Dataset, Graph, URIRef
from test_cli import ARTICLES, LAZY, write_lines

import kg
from kg.errors import InputError, MissingExtraError, QueryError
from kg.extract.pipeline import Extractor
from kg.model import Article, Extraction
from kg.read.article import read_articles
from kg.store.values import Rows


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A file of articles, and the store that `kg.ingest` makes of it."""
    folder = tmp_path_factory.mktemp("notebook")
    articles = write_lines(folder / "articles.jsonl", ARTICLES)
    extractions = kg.ingest(articles, store=folder / "store")
    assert [extraction.article.id for extraction in extractions] == ["a0", "a1", "a2"]
    return articles, folder / "store"


def test_importing_loads_nothing():
    """`import kg` and looking what there is bring in no library."""
    heavy = (*LAZY, "networkx", "click")
    code = f"import sys, kg; dir(kg); print([m for m in {heavy!r} if m in sys.modules], kg.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"[] {kg.__version__}\n"


def test_packages_stay_packages():
    """`kg.read` is a function and a package at once, in whichever way it was imported first."""
    code = (
        "import kg; assert callable(kg.read) and callable(kg.ask); import kg.read.article\n"
        "assert kg.read.article.read_articles and callable(kg.read)\n"
        "from kg.extract import pipeline; assert callable(kg.extract) and kg.extract.pipeline is pipeline"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert set(kg.__all__) <= set(dir(kg))
    assert kg.extract.pipeline.Extractor is Extractor
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def test_read_and_extract(case):
    """Articles come as values; extractions are the same from files and from articles; errors say what."""
    path, _ = case
    articles = kg.read(path, publisher="The Example")
    assert articles == list(read_articles([str(path)], publisher="The Example"))
    assert [article.publisher for article in articles] == ["The Example"] * 3
    assert all(isinstance(article, Article) for article in articles)
    found = kg.extract(path)
    assert all(isinstance(extraction, Extraction) for extraction in found)
    assert kg.extract(*kg.read(path)) == found
    assert len(kg.extract(path, min_score=1.0)[0].statements) < len(found[0].statements)
    assert kg.read(path, published="2024-01-02")[0].published == date(2024, 1, 2)
    with pytest.raises(InputError, match="'Sunday' is no day"):
        kg.read(path, published="Sunday")
    with pytest.raises(InputError, match="nowhere"):
        kg.read("nowhere.txt")


def test_ask_gives_what_the_query_asks_for(case):
    """Rows for SELECT, a boolean for ASK, an rdflib graph for CONSTRUCT; errors are the package's."""
    _, store = case
    rows = kg.ask(
        "SELECT ?who (COUNT(*) AS ?n) { ?s kg:statedBy/rdfs:label ?who } GROUP BY ?who ORDER BY ?who", store=store
    )
    assert isinstance(rows, Rows)
    assert rows.columns == ("who", "n")
    assert ("Jane Roe", 1) in rows.rows or ("Jane Roe", 2) in rows.rows
    assert kg.ask("ASK { ?s a kg:Statement }", store=store) is True
    assert kg.ask("ASK { ?s a kg:Nothing }", store=store) is False
    graph = kg.ask("CONSTRUCT { ?s a kg:Statement } { ?s a kg:Statement }", store=store)
    assert isinstance(graph, Graph)
    assert len(graph) >= 3
    with pytest.raises(QueryError, match="not SPARQL"):
        kg.ask("SELECT ?who {", store=store)
    with pytest.raises(InputError, match=r"takes no parameters \(speaker\)"):
        kg.ask("SELECT ?s { ?s ?p ?o }", store=store, speaker="Jane Roe")


def test_ask_by_name(case):
    """A named question with its parameters; a name that is none is an error that helps."""
    pytest.importorskip("kg.ask.answer", reason="needs the named questions")
    _, store = case
    rows = kg.ask("speakers", store=store)
    assert "Jane Roe" in {row["who"] for row in rows.dicts()}
    assert {row["who"] for row in kg.ask("said", store=store, speaker="jane roe").dicts()} == {"Jane Roe"}
    with pytest.raises(QueryError, match="no question 'spekers'"):
        kg.ask("spekers", store=store)


def test_rows_become_a_data_frame(case, monkeypatch):
    """With pandas, columns and types; without it, one line that installs it."""
    _, store = case
    rows = kg.ask("SELECT ?low ?words { ?f kg:asWritten ?words OPTIONAL { ?f schema:minValue ?low } }", store=store)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match="pip install pandas"):
        rows.to_frame()
    monkeypatch.undo()
    pytest.importorskip("pandas", reason="pandas is an optional part")
    frame = rows.to_frame()
    assert list(frame.columns) == ["low", "words"]
    assert len(frame) == len(rows.rows) == 3
    assert set(frame["words"]) == {row[1] for row in rows.rows}


def test_the_store_as_a_dataset(case):
    """One graph an article, and their union as the default graph."""
    _, store = case
    dataset = kg.open_graph(store)
    assert isinstance(dataset, Dataset)
    statement = URIRef("https://w3id.org/news-kg/ontology#Statement")
    assert len({graph for *_, graph in dataset.quads((None, RDF.type, statement, None))}) == 3
    assert len(set(dataset.subjects(None, statement))) >= 3


def test_the_store_as_a_network(case, monkeypatch):
    """Nodes with labels, lines with words; a part of it by names; the default store is KG_STORE's."""
    _, store = case
    network = kg.network(store)
    assert {data["label"] for _, data in network.nodes(data=True)} >= {"Jane Roe", "Kim Lee", "Reuters"}
    assert all(data["kind"] for *_, data in network.edges(data=True))
    monkeypatch.setenv("KG_STORE", str(store))
    one = kg.network(speaker="Jane Roe")
    assert 0 < len(one.edges) < len(network.edges)
    assert kg.network(day="2024-05-11").number_of_nodes() < network.number_of_nodes()


def test_entities_of_ones_own(case, tmp_path):
    """One file or several, as the command's --entities."""
    path, _ = case
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "<https://example.org/roe> a <https://schema.org/Person> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "Jane Roe"@en .',
        encoding="utf-8",
    )
    for entities in (mine, [mine], str(mine)):
        speakers = [s.speaker for s in kg.extract(path, entities=entities)[0].statements if s.speaker]
        assert "https://example.org/roe" in {speaker.iri for speaker in speakers}
