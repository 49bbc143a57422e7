"""The store on a real disk: what is written comes back, once, in order, and nothing else happens."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from store_samples import ARTICLE, IDENTITY, KG, SCHEMA, XSD, article_graph, article_text, version_graph

from kg.errors import QueryError, StoreError
from kg.graph import vocab
from kg.ids import BASE
from kg.store.prefixes import PREFIXES
from kg.store.store import Version, open_store
from kg.store.values import Iri

S, P = URIRef("https://example.org/s"), URIRef("https://example.org/p")


def one(value: Literal | URIRef | BNode) -> Graph:
    """A graph of one triple with this object."""
    graph = Graph()
    graph.add((S, P, value))
    return graph


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store"


def test_a_graph_comes_back_after_the_store_was_closed(path):
    """What was written is there for the next process, triple for triple."""
    graph = article_graph(1)
    with open_store(path) as store:
        assert store.replace_graph(ARTICLE, graph) is True
    with open_store(path) as store:
        assert store.graphs() == [ARTICLE]
        assert isomorphic(store.graph(ARTICLE), graph)


def test_the_same_graph_again_changes_nothing(path):
    """Writing twice says False the second time and leaves the same quads."""
    with open_store(path) as store:
        store.replace_graph(ARTICLE, article_graph(1))
        before = store.quads()
        assert store.replace_graph(ARTICLE, article_graph(1)) is False
        assert store.quads() == before


def test_values_that_the_store_writes_in_its_own_way_still_count_as_unchanged(path):
    """A decimal with a trailing nought and a language tag in capitals are canonical inside, and the same outside."""
    graph = one(Literal("1.50", datatype=XSD.decimal))
    graph.add((S, P, Literal("colour", lang="en-GB")))
    graph.add((S, P, Literal("007", datatype=XSD.integer, normalize=False)))
    with open_store(path) as store:
        assert store.replace_graph(ARTICLE, graph) is True
        assert store.replace_graph(ARTICLE, graph) is False
        values = {row[0] for row in store.select("SELECT ?o { ?s ?p ?o }").rows}
    assert values == {Decimal("1.5"), "colour", 7}


def test_a_changed_graph_replaces_the_old_one_whole(path):
    """No triple of the earlier graph stays behind, and other graphs are left alone."""
    with open_store(path) as store:
        store.replace_graph("urn:other", one(Literal("stays")))
        store.replace_graph(ARTICLE, article_graph(1))
        assert store.replace_graph(ARTICLE, one(Literal("new"))) is True
        assert isomorphic(store.graph(ARTICLE), one(Literal("new")))
        assert isomorphic(store.graph("urn:other"), one(Literal("stays")))
        assert store.replace_graph(ARTICLE, Graph()) is True
        assert store.graphs() == ["urn:other"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_every_string_survives_to_the_character(tmp_path_factory, texts):
    """Control characters, quotes, backslashes, line ends of all kinds and every script come back as they were."""
    graph = Graph()
    for text in texts:
        graph.add((S, P, Literal(text)))
    with open_store(tmp_path_factory.mktemp("strings") / "store") as store:
        store.replace_graph(ARTICLE, graph)
        assert {row[0] for row in store.select("SELECT ?o { ?s ?p ?o }").rows} == set(texts)
        assert isomorphic(store.graph(ARTICLE), graph)


HOSTILE = [
    '" } ; DROP ALL #',
    '\\" } } ; DROP ALL #',
    "' } ; CLEAR ALL ; INSERT DATA { <urn:x> <urn:x> <urn:x>",
    "\n} ; DROP ALL\n#",
    "\\u0022 } ; DROP ALL #",
    '"""',
    "\x00\x1b]0;x\x07",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_string_is_only_a_string(path, text):
    """Words that would end the update early are kept as words, and what was there stays."""
    with open_store(path) as store:
        store.replace_graph("urn:other", article_graph(1))
        store.replace_graph(ARTICLE, one(Literal(text)))
        assert store.select(f"SELECT ?o {{ GRAPH <{ARTICLE}> {{ ?s ?p ?o }} }}").rows == ((text,),)
        assert isomorphic(store.graph("urn:other"), article_graph(1))
        assert store.graphs() == [ARTICLE, "urn:other"]


@pytest.mark.parametrize("bad", ["urn:x> } ; DROP ALL #", "no iri", "", "urn:a b", 'urn:"', "urn:\n", "urn:{x}"])
def test_a_hostile_iri_is_refused_and_nothing_is_written(path, bad):
    """As graph, subject, object or datatype: one line of error, and the store as it was."""
    spoilt = [one(URIRef(bad)), one(Literal("x", datatype=URIRef(bad or "x y")))]
    subject = Graph()
    subject.add((URIRef(bad), P, S))
    with open_store(path) as store:
        store.replace_graph(ARTICLE, article_graph(1))
        before = store.quads()
        with pytest.raises(StoreError):
            store.replace_graph(bad, article_graph(2))
        for graph in [*spoilt, subject]:
            with pytest.raises(StoreError) as caught:
                store.replace_graph(ARTICLE, graph)
            assert "\n" not in str(caught.value)
        assert store.quads() == before


@pytest.mark.parametrize("value", [BNode("blank"), Literal("half \ud800 pair")])
def test_what_cannot_be_kept_is_refused(path, value):
    """A blank node and half a surrogate pair have no place in a graph that is to be the same everywhere."""
    with open_store(path) as store, pytest.raises(StoreError):
        store.replace_graph(ARTICLE, one(value))


def test_texts_are_kept_to_the_byte(path):
    """Line ends, a byte-order mark in the text and half a surrogate pair come back as they were."""
    text = "\ufeffone\r\ntwo\rthree\n\x00 four \ud800 \u2028 ניסיון"
    with open_store(path) as store:
        sha256 = store.keep_text(text)
        assert store.keep_text(text) == sha256
        assert store.text_of(sha256) == text
    assert (path / "texts" / f"{sha256}.txt").read_bytes() == text.encode("utf-8", "surrogatepass")
    assert [file.name for file in (path / "texts").iterdir()] == [f"{sha256}.txt"]


def test_a_text_that_is_missing_or_altered_is_named(path):
    """No text is made up, and no path is made of what is not a hash."""
    with open_store(path) as store:
        sha256 = store.keep_text("as it was")
        (path / "texts" / f"{sha256}.txt").write_text("as it is")
        for name, why in [(sha256, "not what was kept"), ("0" * 64, "cannot be read"), ("../../etc/passwd", "no SHA")]:
            with pytest.raises(StoreError, match=why):
                store.text_of(name)


def test_articles_are_those_graphs_that_say_so(path):
    """The known entities' graph and a derived one are no articles."""
    with open_store(path) as store:
        store.save_article(f"{BASE}article/0002", article_graph(2), article_text(2))
        store.save_article(f"{BASE}article/0001", article_graph(1), article_text(1))
        store.replace_graph("urn:known", one(Literal("x")))
        assert store.articles() == [f"{BASE}article/0001", f"{BASE}article/0002"]
        rows = store.select("SELECT ?sha { ?a kg:sha256 ?sha } ORDER BY ?a").rows
        assert [store.text_of(sha) for (sha,) in rows] == [article_text(1), article_text(2)]


DATED = [("v1", "2025-03-01"), ("v2", "2025-03-05"), ("v3", "2025-03-09")]


@pytest.mark.parametrize("order", list(itertools.permutations(DATED)))
def test_versions_are_linked_by_date_in_whatever_order_they_come(tmp_path, order):
    """Six orders of ingest, one result: each version revises the one published before it."""
    with open_store(tmp_path / "store") as store:
        for name, published in order:
            assert store.replace_graph(BASE + name, version_graph(BASE + name, published))
        assert store.versions_of(IDENTITY) == [Version(BASE + n, date.fromisoformat(d)) for n, d in DATED]
        links = "SELECT ?new ?old { GRAPH ?new { ?new prov:wasRevisionOf ?old } } ORDER BY ?new"
        assert store.select(links).rows == ((BASE + "v2", BASE + "v1"), (BASE + "v3", BASE + "v2"))
        for name, published in DATED:
            assert store.replace_graph(BASE + name, version_graph(BASE + name, published)) is False


def test_versions_of_the_same_day_are_linked_in_order_of_ingest(path):
    """The one exception to "same input, same graph", and writing one again does not make it newer."""
    with open_store(path) as store:
        for name in ("b", "a", "c"):
            store.replace_graph(BASE + name, version_graph(BASE + name, "2025-03-01"))
        store.replace_graph(BASE + "b", version_graph(BASE + "b", "2025-03-01"))
        store.replace_graph(BASE + "a", version_graph(BASE + "a", "2025-03-01", words="read again, better"))
        assert [version.iri for version in store.versions_of(IDENTITY)] == [BASE + "b", BASE + "a", BASE + "c"]


def test_a_version_without_a_date_is_the_oldest_and_a_removed_one_leaves_no_gap(path):
    """What has no date cannot claim to be newer; removing the middle joins its neighbours."""
    with open_store(path) as store:
        store.replace_graph(BASE + "v3", version_graph(BASE + "v3", "2025-03-09"))
        store.replace_graph(BASE + "v2", version_graph(BASE + "v2", "2025-03-05"))
        store.replace_graph(BASE + "v0", version_graph(BASE + "v0", None))
        assert [v.iri for v in store.versions_of(IDENTITY)] == [BASE + "v0", BASE + "v2", BASE + "v3"]
        store.replace_graph(BASE + "v2", Graph())
        assert store.select("SELECT ?a ?b { ?a prov:wasRevisionOf ?b }").rows == ((BASE + "v3", BASE + "v0"),)


def test_a_version_that_gets_another_date_moves(path):
    """Read again with its date of publication corrected, a version goes to its new place."""
    with open_store(path) as store:
        for name, day in DATED:
            store.replace_graph(BASE + name, version_graph(BASE + name, day))
        store.replace_graph(BASE + "v1", version_graph(BASE + "v1", "2025-04-01"))
        assert [v.iri for v in store.versions_of(IDENTITY)] == [BASE + "v2", BASE + "v3", BASE + "v1"]
        links = store.select("SELECT ?a ?b { ?a prov:wasRevisionOf ?b } ORDER BY ?a").rows
        assert links == ((BASE + "v1", BASE + "v3"), (BASE + "v3", BASE + "v2"))


def test_select_gives_typed_values(path):
    """Numbers, dates, booleans and IRIs come as such; what is unbound is None; a bad number stays a string."""
    graph = Graph()
    values = [
        (1, Literal(745)),
        (2, Literal(Decimal("9.5"))),
        (3, Literal(date(2025, 3, 9))),
        (4, Literal(True)),
        (5, Literal(0.25)),
        (6, Literal("x", lang="en")),
        (7, URIRef("urn:x")),
        (8, Literal("many", datatype=XSD.integer)),
    ]
    for number, value in values:
        graph.add((URIRef(f"urn:{number}"), P, value))
    with open_store(path) as store:
        store.replace_graph("urn:g", graph)
        rows = store.select("SELECT ?o ?none { ?s ?p ?o } ORDER BY ?s")
        assert store.ask("ASK { <urn:1> ?p 745 }") is True
        assert isomorphic(store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"), graph)
        with pytest.raises(QueryError, match="SELECT is needed"):
            store.select("ASK {}")
    expected = [745, Decimal("9.5"), date(2025, 3, 9), True, 0.25, "x", Iri("urn:x"), "many"]
    assert rows.columns == ("o", "none")
    assert [row[0] for row in rows.rows] == expected
    assert [type(row[0]) for row in rows.rows] == [type(value) for value in expected]
    assert {row[1] for row in rows.rows} == {None}


def test_rdf_dataset_is_a_copy_with_the_same_graphs(path):
    """Python users get rdflib's own dataset, whose default graph is the union."""
    with open_store(path) as store:
        store.replace_graph("urn:1", article_graph(1))
        store.replace_graph("urn:2", article_graph(2))
        dataset = store.rdf_dataset()
    assert isomorphic(dataset.graph(URIRef("urn:1")), article_graph(1))
    assert len(dataset) == len(article_graph(1)) + len(article_graph(2))


def test_a_closed_or_read_only_store_says_so(path):
    """Neither writes in silence nor fails with a riddle."""
    with open_store(path) as store:
        store.replace_graph(ARTICLE, article_graph(1))
    with pytest.raises(StoreError, match="closed already"):
        store.articles()
    with open_store(path, read_only=True) as reader, pytest.raises(StoreError, match="reading only"):
        reader.replace_graph(ARTICLE, Graph())


def test_a_reader_keeps_the_state_at_which_it_opened(path):
    """A writer goes on beside it, in the same process too; its copy is gone afterwards."""
    with open_store(path) as store:
        store.replace_graph("urn:1", article_graph(1))
        with open_store(path, read_only=True) as reader:
            store.replace_graph("urn:2", article_graph(2))
            assert reader.graphs() == ["urn:1"]
        with open_store(path, read_only=True) as reader:
            assert reader.graphs() == ["urn:1", "urn:2"]
    assert [file.name for file in (path / "readers").iterdir()] == ["LOCK"]


def test_a_second_writer_gets_one_clear_line(path):
    """Also within one process."""
    with open_store(path), pytest.raises(StoreError) as caught, open_store(path):
        pass
    assert str(caught.value) == f"the store {path} is in use by another kg; wait or use --store"


def broken_stores(tmp_path: Path) -> dict[str, tuple[Path, str]]:
    """Paths at which no store can be opened, and a word of why."""
    cases = {}
    for name in ("current", "manifest", "quads", "format"):
        cases[name] = (tmp_path / name, "damaged" if name != "format" else "another version")
        with open_store(tmp_path / name) as store:
            store.replace_graph(ARTICLE, article_graph(1))
    (tmp_path / "current/quads/CURRENT").write_text("MANIFEST-junk")
    for file in (tmp_path / "manifest/quads").glob("MANIFEST-*"):
        file.write_bytes(b"junk" * 40)
    for file in (tmp_path / "quads/quads").iterdir():
        file.unlink()
    (tmp_path / "format/news-kg-store").write_text("news-kg store 99\n")
    (tmp_path / "file").write_text("no folder")
    cases["file"] = (tmp_path / "file", "is a file, not a store")
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").write_bytes(b"\xff\xd8")
    cases["holiday"] = (tmp_path / "holiday", "is no store")
    return cases


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_sound_store_gives_one_clear_line(tmp_path, read_only):
    """A file, a folder of something else, a damaged and a foreign store; none of them is touched."""
    for name, (path, why) in broken_stores(tmp_path).items():
        with pytest.raises(StoreError, match=why) as caught, open_store(path, read_only=read_only):
            pass
        assert "\n" not in str(caught.value), name
        assert str(path) in str(caught.value), name
    assert [file.name for file in (tmp_path / "holiday").iterdir()] == ["photo.jpg"]


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path):
    """Reading, and writing without `create`, name the command that makes one."""
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreError, match="kg ingest ARTICLE"), open_store(tmp_path / "none", **options):
            pass
    assert list(tmp_path.iterdir()) == []


def test_prefixes_are_those_of_the_vocabulary():
    """The store's list, which must load without rdflib, says what the vocabulary says."""
    assert {prefix: PREFIXES.get(prefix) for prefix in vocab.PREFIXES} == dict(vocab.PREFIXES)
    assert PREFIXES["kg"] == str(KG)
    assert PREFIXES["schema"] == str(SCHEMA)


def test_a_derived_graph_changes_by_what_differs(tmp_path):
    """Updating writes the difference, or all anew where most differs; saying the same again changes nothing."""

    def numbers(*values: int) -> Graph:
        graph = Graph()
        for value in values:
            graph.add((URIRef(f"urn:{value}"), SCHEMA.text, Literal(value)))
        return graph

    with open_store(tmp_path / "store") as store:
        for graph in (numbers(1, 2, 3, 4), numbers(1, 2, 3, 5), numbers(7, 8), numbers(7, 8, 9), numbers()):
            before = isomorphic(store.graph("urn:derived"), graph)
            assert store.update_graph("urn:derived", graph) is not before
            assert isomorphic(store.graph("urn:derived"), graph)
            assert store.update_graph("urn:derived", graph) is False
    with open_store(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.update_graph("urn:derived", numbers(1))
