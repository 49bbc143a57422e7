"""Finding an article or a speaker by what people call them: one match, or an error that says what there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, URIRef
from small_extraction import ARTICLE, IRI, JANE_DOE, KNOWN, SMALL

from kg.errors import InputError
from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.ids import article_iri
from kg.store.graphs import KNOWN as KNOWN_GRAPH
from kg.store.lookup import Speaker, find_article, find_speaker
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
    assert find_article(opened, name) == newest


def test_an_article_by_id_or_iri(store):
    """The id that a JSON line gave; the IRI of a version, or its last part, means that version."""
    opened, (first, _, other) = store
    assert find_article(opened, "wire-7") == other
    assert find_article(opened, first) == first
    assert find_article(opened, first.rpartition("/")[2]) == first


def test_an_article_that_cannot_be_told(store):
    """Several that fit are listed; where none does, those that there are."""
    opened, (first, _, other) = store
    with pytest.raises(InputError, match=r"several articles are called 'raid'.*Homs.*Hama"):
        find_article(opened, "raid")
    with pytest.raises(InputError, match=f"no article is called 'Aleppo'; there are: .*{other}"):
        find_article(opened, "Aleppo")
    assert first != IRI


def test_a_speaker_by_name(tmp_path):
    """A name, part of one, without case; the IRI; an error that lists several, or comes close."""
    with open_store(tmp_path / "store") as store:
        store.save_article(IRI, build_graph(SMALL, KNOWN), ARTICLE.text)
        for name in ("Jane Doe", "jane doe", "Doe", JANE_DOE.iri):
            assert find_speaker(store, name) == Speaker("Jane Doe", frozenset({JANE_DOE.iri}))
        with pytest.raises(
            InputError, match="several speakers are called 'a': A nurse in Homs; Jane Doe; army; name one"
        ):
            find_speaker(store, "a")
        with pytest.raises(InputError, match=r"nobody called 'Jane Dow' says anything.*'Jane Doe'"):
            find_speaker(store, "Jane Dow")
        with pytest.raises(InputError, match="nobody called 'Reuters'"):
            find_speaker(store, "Reuters")
        with pytest.raises(InputError, match="nobody called ''"):
            find_speaker(store, "")


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
        assert find_speaker(store, "Jane Doe").iris == {JANE_DOE.iri, JANE_DOE.iri.replace(IRI, "urn:b")}
