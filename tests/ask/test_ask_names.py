"""Names as people write them: one is taken, several are listed, none says what comes close."""

from __future__ import annotations

import pytest

from kg.ask import ask
from kg.ask.answer import prepare
from kg.errors import QueryError
from kg.store.store import open_store

BASE = "https://w3id.org/news-kg/id/"


@pytest.fixture(scope="module")
def store(sample_store):
    """The sample, open for reading."""
    with open_store(sample_store, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Volker Türk", "Volker Türk"),
        ("volker turk", "Volker Türk"),
        ("TURK", "Volker Türk"),
        ("Tür", "Volker Türk"),
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("the syrian observatory", "Syrian Observatory for Human Rights"),
        ("sharaa", "Ahmed al-Sharaa"),
        ("Al Sharaa", "Ahmed al-Sharaa"),
        (f"{BASE}person/volker-turk", "Volker Türk"),
        (f"<{BASE}person/volker-turk>", "Volker Türk"),
        ("local media", "local media"),
        ("shopkeeper", "shopkeeper in Banias"),
        ("official at the interior", "official at the interior ministry"),
    ],
)
def test_a_name_in_any_spelling_finds_one(store, name, label):
    """Accents, case, articles and punctuation do not matter; parts of words and phrases of unnamed sources do."""
    assert {row.who for row in ask(store, "said", speaker=name).rows} == {label}


def test_the_one_that_is_taken_is_named(store):
    """So that a wrong guess is seen; an IRI, which is no guess, is not repeated."""
    iri = f"{BASE}person/volker-turk"
    assert prepare(store, "said", {"speaker": "turk"}).chosen == (f"speaker: Volker Türk <{iri}>",)
    assert prepare(store, "said", {"speaker": iri}).chosen == ()


def test_several_are_listed(store):
    """Nobody is picked: each with what it is, and how to name it."""
    with pytest.raises(QueryError) as caught:
        ask(store, "said", speaker="official")
    first, *rest = str(caught.value).splitlines()
    assert first == "speaker: 'official' fits 2; name one of them:"
    assert [line.split(" (unnamed source)")[0].strip() for line in rest] == [
        "official at the interior ministry",
        "security official in Latakia",
    ]
    iri = rest[0].rpartition("speaker=")[2]
    assert {row.who for row in ask(store, "said", speaker=iri).rows} == {"official at the interior ministry"}


def test_an_article_tells_names_apart(store):
    """The same words in one article are one source."""
    rows = ask(store, "said", speaker="official", article="Levant Courier").rows
    assert {row.who for row in rows} == {"official at the interior ministry"}


def test_none_says_what_comes_close(store):
    """A misspelt name, and one that nothing resembles."""
    with pytest.raises(QueryError, match=r"nothing in the store is called 'Volkar Turk'; did you mean 'Volker Türk'"):
        ask(store, "said", speaker="Volkar Turk")
    with pytest.raises(QueryError, match=r"nothing in the store is called 'Xqzt'; kg query --name speakers"):
        ask(store, "said", speaker="Xqzt")
    with pytest.raises(QueryError, match="nothing in the store has the IRI"):
        ask(store, "said", speaker="https://example.org/none")


def test_one_who_is_known_but_silent_is_taken(store):
    """The answer is then empty, and whom it was asked for is said."""
    prepared = prepare(store, "said", {"speaker": "Bashar al-Assad"})
    assert prepared.chosen[0].startswith("speaker: Bashar al-Assad <")
    assert ask(store, "said", speaker="Bashar al-Assad").rows == ()


@pytest.mark.parametrize(
    "value",
    ["Coast Herald", "Coast Herald, 2025-03-10", "c4df56140e733cf0", "2025-03-10", f"{BASE}article/c4df56140e733cf0"],
)
def test_an_article_by_what_is_known_of_it(store, value):
    """Publisher, the end of its IRI, its day, its IRI, the name that answers show."""
    assert {row.article for row in ask(store, "said", article=value).rows} == {"Coast Herald, 2025-03-10"}
