"""The words behind answers: whole sentences, the right words marked."""

from __future__ import annotations

import csv
import io

import pytest
from test_questions import kg_query

from kg.ask.answer import ask
from kg.ask.evidence import Evidence
from kg.ask.question import questions
from kg.store.folder import TEXTS
from kg.store.store import open_store


def test_every_question_with_items_shows_their_words(sample_store):
    """Each row of each question that has a column of items has marked words, and these stand in the article."""
    with open_store(sample_store, read_only=True) as store:
        evidence = Evidence(store)
        texts = [store.text_of(str(row[0])) for row in store.select("SELECT ?h { ?a kg:sha256 ?h }").rows]
        for question in questions():
            items = [column.name for column in question.columns if column.type == "item"]
            if not items:
                continue
            parameters = {"actor": "Sharaa"} if question.name == "meetings" else {}
            rows = ask(store, question.name, iris=True, **parameters)
            found = evidence.of_rows(rows, items)
            for number, row in enumerate(rows.rows):
                if getattr(row, "kind", "") == "article":
                    continue
                for passage in found[number]:
                    plain = passage.replace(">>", "").replace("<<", "")
                    assert passage.count(">>") == passage.count("<<") >= 1
                    assert any(all(piece in text for piece in plain.split(" … ")) or plain in text for text in texts), (
                        plain
                    )


def test_the_words_are_marked_in_their_sentence(sample_store):
    """A figure's words, and a statement's content with the sentence that names its speaker."""
    with open_store(sample_store, read_only=True) as store:
        figure = ask(store, "figures", iris=True, claimant="monitoring group").rows[0].figure
        (passage,) = Evidence(store).passages(figure)
        assert ">>more than 700 civilians<< were killed in Syria" in passage
        comparison = ask(store, "comparisons", iris=True, verdict="conflicts").rows[0].comparison
        assert len(Evidence(store).passages(comparison)) == 2


def test_the_command_line_prints_evidence(sample_store):
    """Under each row of a table; in a column of CSV; for plain SPARQL by the IRIs in its rows."""
    table = kg_query(sample_store, "--name", "figures", "-p", "claimant=monitoring group", "--evidence")
    assert ">>more than 700 civilians<<" in table.stdout
    assert "claimant: monitoring group in Tartous <" in table.stderr
    query = "SELECT ?f ?w { ?f a kg:Figure ; kg:asWritten ?w FILTER(STRSTARTS(?w, '148')) }"
    rows = list(csv.DictReader(io.StringIO(kg_query(sample_store, query, "-e", "-F", "csv").stdout, newline="")))
    assert [(row["w"], ">>148 fighters<<" in row["evidence"]) for row in rows] == [("148 fighters", True)]
    mention = "SELECT ?m { ?m a kg:Mention ; oa:exact 'SOHR' }"
    assert ">>SOHR<<" in kg_query(sample_store, mention, "-e").stdout
    refused = kg_query(sample_store, "ASK {}", "-e")
    assert (refused.returncode, refused.stderr) == (1, "Error: --evidence goes with the rows of a SELECT\n")


def test_without_the_text_the_graph_shows_what_it_has(sample_store, tmp_path):
    """Where the text is gone, what stands around the words is shown, and nothing fails."""
    import shutil

    copy = tmp_path / "store"
    shutil.copytree(sample_store, copy)
    shutil.rmtree(copy / TEXTS)
    with open_store(copy, read_only=True) as store:
        figure = ask(store, "figures", iris=True, claimant="monitoring group").rows[0].figure
        (passage,) = Evidence(store).passages(figure)
        assert passage.startswith("…")
        assert ">>more than 700 civilians<<" in passage


@pytest.mark.parametrize("name", ["events", "said"])
def test_iris_come_on_request(sample_store, name):
    """Names first: no IRI column without --iris."""
    plain = kg_query(sample_store, "--name", name, "-F", "csv").stdout.splitlines()[0]
    full = kg_query(sample_store, "--name", name, "-F", "csv", "--iris").stdout.splitlines()[0]
    assert "_iri" not in plain
    assert full.startswith(plain)
    assert "article_iri" in full
