"""Finding an article or a speaker by what people call them: one match, or an error that says what there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, URIRef
from small_extraction import ARTICLE, IRI, JANE_DOE, KNOWN, SMALL

from kg.ask.articles import find_article
from kg.ask.names import find_namesakes
from kg.errors import InputError, QueryError
from kg.exports import select
from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.ids import article_iri
from kg.store.graphs import KNOWN as KNOWN_GRAPH
from kg.store.store import open_store

URL = "https://example.org/raid"


@pytest.fixture
def store(tmp_path):
    """Two versions of one article under a URL, and another article with a JSON line's id."""
    articles = [
        replace(ARTICLE, identity=URL),
        replace(ARTICLE, identity=URL, text=ARTICLE.text + " More."),
        replace(ARTICLE, identity="wire-7", headline="A raid near Hama", url=None),
    ]
    with open_store(tmp_path / "store") as store:
        store.replace_graph(KNOWN_GRAPH, known_graph())
        for article in articles:
            store.save_article(article_iri(article), build_graph(replace(SMALL, article=article), KNOWN), article.text)
        yield store, [article_iri(article) for article in articles]


@pytest.mark.parametrize("name", [URL, "A raid near Homs", "a RAID near homs", "homs"])
def test_an_article_by_its_url_or_headline_is_its_newest_version(store, name):
    """Case does not matter, and a part of a headline that fits one article is enough."""
    opened, (_, newest, _) = store
    assert find_article(opened, "article", name).iri == newest


def test_an_article_by_id_or_iri(store):
    """The id that a JSON line gave; the IRI of a version, or its last part, means that version where that is asked."""
    opened, (first, _, other) = store
    assert find_article(opened, "article", "wire-7").iri == other
    for name in (first, f"<{first}>", first.rpartition("/")[2]):
        assert find_article(opened, "article", name, older=True).iri == first
        with pytest.raises(QueryError, match="article: there is a newer version of that article"):
            find_article(opened, "article", name)


def test_an_article_that_cannot_be_told(store):
    """Several that fit are listed; where none does, what comes close."""
    opened, (_, newest, other) = store
    with pytest.raises(QueryError) as caught:
        find_article(opened, "article", "raid")
    assert str(caught.value).splitlines() == [
        "article: 'raid' fits 2; name one of them:",
        f"  A raid near Hama, {ARTICLE.publisher}, {ARTICLE.published}  article={other}",
        f"  A raid near Homs, {ARTICLE.publisher}, {ARTICLE.published}  article={newest}",
    ]
    with pytest.raises(QueryError, match="nothing in the store is called 'A rad near Hama'; did you mean"):
        find_article(opened, "article", "A rad near Hama")
    with pytest.raises(QueryError, match="nothing in the store has the address or IRI https://"):
        find_article(opened, "article", "https://example.org/x")


def test_a_changed_headline_still_leads_to_the_article(tmp_path):
    """What an older version was called names the newest."""
    newer = replace(ARTICLE, identity=URL, text=ARTICLE.text + " More.", headline="Flood in Hama")
    with open_store(tmp_path / "store") as store:
        for article in (replace(ARTICLE, identity=URL), newer):
            store.save_article(article_iri(article), build_graph(replace(SMALL, article=article), KNOWN), article.text)
        assert find_article(store, "article", "A raid near Homs").iri == article_iri(newer)


def test_a_speaker_by_name(tmp_path):
    """A name, part of one, without case; the IRI; an error that lists several, or comes close."""
    with open_store(tmp_path / "store") as store:
        store.replace_graph(KNOWN_GRAPH, known_graph())
        store.save_article(IRI, build_graph(SMALL, KNOWN), ARTICLE.text)
        for name in ("Jane Doe", "jane doe", "Doe", JANE_DOE.iri):
            selection = select(store, speaker=name)
            assert selection.speakers == {JANE_DOE.iri}
            told = () if name == JANE_DOE.iri else (f"speaker: Jane Doe <{JANE_DOE.iri}>",)
            assert selection.chosen == told
        for name, message in (
            ("a", r"speaker: 'a' fits 2; name one of them:\n  A nurse in Homs \(unnamed source\).*\n  army"),
            ("Jane Dow", r"nothing in the store is called 'Jane Dow'; did you mean 'Jane Doe'"),
            ("Reuters", "Reuters says nothing in this store; kg query --name speakers lists who does"),
            ("Xqzt", "nothing in the store is called 'Xqzt'; kg query --name speakers"),
            ("", "speaker: '' is no name"),
        ):
            with pytest.raises(InputError, match=message):
                select(store, speaker=name)


def test_a_name_that_two_articles_have_of_their_own(tmp_path):
    """It is two nodes, and asking for the name means both."""
    with open_store(tmp_path / "store") as store:
        store.save_article(IRI, build_graph(SMALL, KNOWN), ARTICLE.text)
        again = Graph()
        for triple in store.graph(IRI):
            again.add(
                tuple(
                    URIRef(t.replace("Jane", "x").replace(IRI, "urn:b")) if isinstance(t, URIRef) else t for t in triple
                )
            )
        store.replace_graph("urn:b", again)
        found = find_namesakes(store, "speaker", "Jane Doe", does=("kg:statedBy",))
        assert {match.iri for match in found} == {JANE_DOE.iri, JANE_DOE.iri.replace(IRI, "urn:b")}
        assert select(store, speaker="jane doe").chosen == (
            "speaker: Jane Doe, 2 nodes: an unknown name is each article's own",
        )
