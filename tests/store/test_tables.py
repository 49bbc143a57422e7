"""CSV for spreadsheets: names, words and offsets in the right columns, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from small_extraction import ARTICLE, DEAD, IRI, JANE_DOE, KNOWN, NURSE, SMALL, TEXT, at

from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.ids import article_iri
from kg.model import Effect
from kg.store.export import write_figures_csv, write_statements_csv
from kg.store.export.selection import Selection
from kg.store.graphs import KNOWN as KNOWN_GRAPH
from kg.store.store import open_store


@pytest.fixture
def store(tmp_path):
    """The small article and the known entities."""
    with open_store(tmp_path / "store") as store:
        store.save_article(IRI, build_graph(SMALL, KNOWN), TEXT)
        store.replace_graph(KNOWN_GRAPH, known_graph())
        yield store


def table(store, write, **options) -> list[dict[str, str]]:
    """The rows that `write` writes, read as a spreadsheet reads them."""
    stream = io.BytesIO()
    write(store, stream, **options)
    assert not stream.closed
    data = stream.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_statements_have_names_words_and_where_they_stand(store):
    """Each statement in the order of the text, its chain with the outermost first, and offsets that hold its words."""
    rows = table(store, write_statements_csv)
    assert [row["speaker"] for row in rows] == ["A nurse in Homs", "Jane Doe", "army"]
    first = rows[0]
    assert first["relayed by"] == "Reuters; a colleague"
    assert first["quotation"] == "“at least 30 villagers” had died in a raid on Friday"
    assert (first["mode"], first["effect"], first["certainty"]) == ("mixed", "asserts", "certain")
    assert (first["about"], first["place"], first["via"]) == ("Homs", "Homs", "telephone")
    assert (first["said from"], first["published"]) == ("2025-03-07", "2025-03-09")
    assert (first["headline"], first["publisher"], first["url"]) == (ARTICLE.headline, ARTICLE.publisher, ARTICLE.url)
    start, end = map(int, first["characters"].split(" to "))
    assert TEXT[start:end] == first["quotation"]
    assert first["speaker IRI"] == NURSE.iri
    assert rows[2]["effect"] == "declines comment"


def test_figures_have_their_claimant_range_and_wording(store):
    """Each figure with what it counts; an open end is an empty cell; a part names its total."""
    first, second = table(store, write_figures_csv)
    assert first["claimant"] == "A nurse in Homs"
    assert (first["at least"], first["at most"], first["bound"]) == ("30", "", "at least")
    assert (first["outcome"], first["victims"], first["unit"]) == ("killed", "civilian", "person")
    assert (first["perpetrator"], first["certainty"], first["place"]) == ("army", "alleged", "Homs")
    assert first["verification"] == "could not verify"
    assert first["characters"] == "{} to {}".format(*at("at least 30 villagers"))
    assert first["quotation"] == "“at least 30 villagers” had died in a raid on Friday"
    assert (second["as written"], second["at least"], second["part of"]) == ("12.5%", "12.5", "at least 30 villagers")


def test_a_speakers_rows(store):
    """Of a speaker, the statements that the speaker makes and the figures that the speaker claims, and no others."""
    jane = Selection(speakers=frozenset({JANE_DOE.iri}))
    assert [row["speaker"] for row in table(store, write_statements_csv, selection=jane)] == ["Jane Doe"]
    assert [row["as written"] for row in table(store, write_figures_csv, selection=jane)] == ["12.5%"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", "＝"])
def test_formulas_are_defused(store, start):
    """A name, a headline or words that a spreadsheet would run come with an apostrophe before them."""
    evil = start + 'HYPERLINK("https://example.org","x")'
    article = replace(ARTICLE, text=f"{evil} {TEXT}", headline=evil)
    words = (0, len(evil))
    said = replace(SMALL.statements[0], content=(words,), sentences=(words,))
    dead = replace(DEAD, span=words)
    extraction = replace(SMALL, article=article, statements=(said,), figures=(dead,), events=())
    store.save_article(article_iri(article), build_graph(extraction, KNOWN), article.text)
    rows = table(store, write_statements_csv) + table(store, write_figures_csv)
    cells = [cell for row in rows for cell in row.values()]
    assert f"'{evil}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


def test_the_basis_says_on_whose_word_a_figure_stands(store):
    """Claimed by a source, reported by the article, or only spoken of, and then passed on by nobody."""
    others = (replace(DEAD, claimant=None, relayed_by=()), replace(DEAD, low=31, claimant=None, statement=None))
    said = replace(SMALL.statements[0], effect=Effect.ACCUSES, accused=(JANE_DOE,))
    extraction = replace(SMALL, statements=(said,), figures=(DEAD, *others), events=())
    store.save_article(IRI, build_graph(extraction, KNOWN), TEXT)
    found = {row["basis"]: (row["claimant"], row["relayed by"]) for row in table(store, write_figures_csv)}
    assert found == {
        "claimed": ("A nurse in Homs", "Reuters; a colleague"),
        "spoken of": ("", ""),
        "reported": ("", "Reuters; a colleague"),
    }
    (row,) = table(store, write_statements_csv)
    assert row["accused"] == "Jane Doe"


def test_a_refusal_puts_nothing_forward(store):
    """Who declines to comment has no certainty about what is asked."""
    assert [row["certainty"] for row in table(store, write_statements_csv)] == ["certain", "certain", ""]
