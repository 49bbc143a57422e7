"""Named questions: golden answers from library and command line alike, and headers that keep their word."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from golden import answers, cases, kept

from kg.ask.answer import ask, prepare
from kg.ask.explain import explain, explain_all
from kg.ask.question import Question, close_to, find_question, questions, read_question
from kg.errors import DataError, QueryError
from kg.graph.lexicon import ontology_graph
from kg.graph.vocab import RDF, SKOS
from kg.store.prefixes import PREFIXES
from kg.store.store import open_store
from kg.store.values import Iri

NAMES = [question.name for question in questions()]
SAMPLE, FIRST = cases("sample"), cases("first")


def kg_query(store: Path, *arguments: str, columns: str = "100") -> subprocess.CompletedProcess[str]:
    """Run `kg query` as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "COLUMNS": columns}
    command = [sys.executable, "-m", "kg.cli", "query", "--store", str(store), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.id)
def test_golden_answers_of_the_sample(case, sample_store):
    """The library gives the golden rows, and `kg query --name` the same."""
    with open_store(sample_store, read_only=True) as store:
        rows = ask(store, case.question, **case.parameters)
        assert kept(case, rows, store) == answers("sample")[case.id], "if this is right: python tests/ask/golden.py"
    arguments = [part for key, value in case.parameters.items() for part in ("-p", f"{key}={value}")]
    done = kg_query(sample_store, "--name", case.question, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["head"]["vars"] == list(rows.columns)
    shown = [[row.get(name, {}).get("value") for name in rows.columns] for row in made["results"]["bindings"]]
    assert shown == [[None if value is None else str(value) for value in row] for row in rows.rows]


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case.id)
def test_golden_answers_of_the_first_article(case, first_store):
    """Names, numbers, days and offsets of a real article."""
    with open_store(first_store, read_only=True) as store:
        rows = ask(store, case.question, **case.parameters)
        assert kept(case, rows, store) == answers("first")[case.id], "if this is right: python tests/ask/golden.py"


def test_every_question_has_golden_answers():
    """None is left out, and no answer stands there that nobody asks for."""
    assert {case.question for case in SAMPLE} == {case.question for case in FIRST} == set(NAMES)
    for name in ("sample", "first"):
        assert set(answers(name)) == {case.id for case in cases(name)}
        assert all(answers(name)[question] for question in NAMES if question in answers(name))


@pytest.mark.parametrize("question", questions(), ids=NAMES)
def test_a_file_runs_as_it_stands(question, sample_store):
    """Any engine takes the file unchanged, which then asks with no parameter; its columns are those of the header."""
    from kg.graph.lexicon import ontology_folder

    text = (ontology_folder() / "queries" / f"{question.name}.rq").read_text(encoding="utf-8")
    with open_store(sample_store, read_only=True) as store:
        found = store.select(text)
        if not any(parameter.required for parameter in question.parameters):
            prepared = prepare(store, question.name, {})
            assert store.select(prepared.sparql) == found
    if not question.step:
        assert found.columns == tuple(column.name for column in question.columns)
    assert sum(column.type == "item" for column in question.columns) <= 1
    labels = [column for column in question.columns if not column.is_iri]
    assert labels
    assert question.columns[: len(labels)] == tuple(labels), "names first, IRIs last"


def test_words_for_codes_are_those_of_the_schema():
    """What the questions make of a code's IRI is its skos:prefLabel, so that no second list of words is kept."""
    graph = ontology_graph()
    for code in graph.subjects(RDF.type, SKOS.Concept):
        name = str(code).removeprefix(PREFIXES["kg"])
        words = re.sub("([a-z])([A-Z])", r"\1 \2", re.sub("(Event|Unit)$", "", name)).lower()
        label = str(graph.value(code, SKOS.prefLabel)).lower().removesuffix(" event")
        assert words == label, code


@pytest.mark.parametrize("columns", ["80", "160"])
def test_every_question_fits_the_terminal(columns, sample_store):
    """As a table, not as lines; what is printed ends with a line end, on both streams."""
    for question in questions():
        parameters = ["-p", "actor=Sharaa"] if question.name == "meetings" else []
        done = kg_query(sample_store, "--name", question.name, *parameters, columns=columns)
        lines = done.stdout.splitlines()
        assert done.returncode == 0, done.stderr
        assert max(map(len, lines)) <= int(columns)
        assert any(set(line) == {"-", " "} for line in lines), question.name
        assert done.stdout.endswith("\n")
        assert not done.stderr or done.stderr.endswith("\n")


def test_rows_are_typed(sample_store):
    """Days are dates, numbers numbers, IRIs marked as such and only there on request; a row's values have names."""
    with open_store(sample_store, read_only=True) as store:
        rows = ask(store, "figures", claimant="SOHR", victims="civilian").rows
        row = rows[0]
        assert (row.low, row.since, row.who) == (745, date(2025, 3, 7), "Syrian Observatory for Human Rights")
        assert not hasattr(row, "figure")
        full = ask(
            store, "figures", iris=True, claimant=Iri(PREFIXES_ID + "organization/syrian-observatory-for-human-rights")
        )
        assert isinstance(full.rows[0].figure, Iri)
        open_ended = ask(store, "figures", least=Decimal("1000.5"), day=date(2025, 3, 8)).rows
        assert [row.low for row in open_ended] == [701, 1001]
        assert ask(store, "said", beliefs=False) == ask(store, "said")


PREFIXES_ID = "https://w3id.org/news-kg/id/"


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("speakrs", {}, "no question 'speakrs'; did you mean 'speakers'?"),
        ("said", {"speeker": "x"}, "the question said has no parameter 'speeker'; did you mean 'speaker'?"),
        ("said", {"day": "9 March"}, "day: '9 March' is no day; write it as 2025-03-09"),
        ("said", {"beliefs": "perhaps"}, "beliefs: 'perhaps' is neither yes nor no"),
        ("figures", {"least": "many"}, "least: 'many' is no number; write it as 1000 or 12.5"),
        ("figures", {"least": "1e99"}, "least: '1e99' is out of range"),
        ("meetings", {}, "the question meetings needs actor: one of the two"),
        ("said", {"words": " "}, "words: ' ' is empty or longer than 10000 characters"),
        (
            "timeline",
            {"kind": "events"},
            "kind: 'events' is not in the list: event, statement, figure, article; did you mean 'event'?",
        ),
    ],
)
def test_a_wrong_name_or_value_says_what_is_right(name, parameters, message, sample_store):
    """One line: what, and what instead."""
    with open_store(sample_store, read_only=True) as store, pytest.raises(QueryError) as caught:
        ask(store, name, **parameters)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "spelling", ["no-comment", "DeclinesComment", "declines comment", "kg:DeclinesComment", "No Comment"]
)
def test_a_choice_in_any_spelling(spelling, sample_store):
    """As the JSON, the schema and the answers write it."""
    with open_store(sample_store, read_only=True) as store:
        value = spelling.replace("kg:", PREFIXES["kg"])
        assert {row.effect for row in ask(store, "said", effect=value).rows} == {"declines comment"}


def test_beliefs_are_left_out_unless_asked(first_store):
    """A belief that nobody uttered is no statement of a source."""
    with open_store(first_store, read_only=True) as store:
        said = ask(store, "said").rows
        assert "believes" not in {row.effect for row in said}
        assert len(ask(store, "said", beliefs=True).rows) > len(said)


def test_the_list_explains_every_question_parameter_and_column():
    """Nothing that can be asked or answered is left unexplained, and it fits a narrow terminal."""
    overview = explain_all(questions(), 60)
    for question in questions():
        assert question.name in overview
        text = " ".join(explain(question, 60).split())
        for part in (*question.parameters, *question.columns):
            assert part.name in text
            assert " ".join(part.meaning.split()) in text
        assert max(map(len, explain(question, 60).splitlines())) <= 60


HEADER = """# What it is.
#
# param who (entity kg:statedBy): someone
#
# column x (text): something
SELECT ?x WHERE {
  #if who: ?x kg:statedBy $given_who .
}
"""


def test_a_question_is_read_with_its_conditional_lines():
    """A line counts when its parameter is given, or when it is not."""
    question = read_question("it", HEADER.replace("}\n", "  FILTER(true)  #unless who\n}\n"))
    assert isinstance(question, Question)
    assert (question.summary, question.parameters[0].of) == ("What it is.", ("kg:statedBy",))
    assert "statedBy $given_who" in question.text(["who"])
    assert "FILTER" not in question.text(["who"])
    assert "statedBy" not in question.text([])
    assert "FILTER(true)\n" in question.text([])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# param who (entity", "# param whom (entity"),
        ("# column x (text)", "# column x (strange)"),
        ("# column x (text): something\n", ""),
        ("# param", "# parameter"),
    ],
)
def test_a_broken_header_is_an_error_of_the_file(before, after):
    """It is never taken for a question without that parameter."""
    with pytest.raises(DataError, match=r"correct it\.rq"):
        read_question("it", HEADER.replace(before, after))


def test_find_question_and_close_to():
    """A name is found as it is; nothing is suggested where nothing comes close."""
    assert find_question("said").name == "said"
    assert close_to("zzz", NAMES) == ""


def test_questions_use_the_newest_version(tmp_path):
    """A changed text under the same address replaces what it said before; the old version is not asked."""
    from golden import make_store

    path = tmp_path / "articles.jsonl"
    rows = [
        {"url": "https://example.org/flood", "published": f"2024-05-1{day}", "headline": f"Flood {day}",
         "text": f"At least {count} people were killed in the flood, mayor Anna Berg said on Monday."}
        for day, count in ((3, 12), (4, 40))
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with open_store(make_store([path], tmp_path / "store"), read_only=True) as store:
        assert [row.low for row in ask(store, "figures").rows] == [40]
        for name in NAMES:
            parameters = {"actor": "Anna Berg"} if name == "meetings" else {}
            found = ask(store, name, iris=True, **parameters)
            text = json.dumps(found.dicts(), default=str, ensure_ascii=False)
            assert "Flood 3" not in text, name
        assert [row.versions for row in ask(store, "articles", since="2024-05-14").rows] == [2]
        old = next(
            version.iri for version in store.versions_of(_identity(store)) if version.published == date(2024, 5, 13)
        )
        with pytest.raises(QueryError, match="there is a newer version"):
            ask(store, "said", article=Iri(old))


def _identity(store):
    return str(store.select("SELECT DISTINCT ?i { ?a kg:versionOf ?i }").rows[0][0])
