"""What a reporter would ask of the first article, in SPARQL from the schema alone, with a reader's answers."""

from __future__ import annotations

import tomllib

import pytest
from golden import FOLDER

from kg.ask.query import run_query
from kg.ask.table import show_value

QUESTIONS = tomllib.loads((FOLDER / "reporter.toml").read_text(encoding="utf-8"))["question"]


def _parameter(question):
    reason = question.get("unanswered")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(question, id=question["asks"], marks=marks)


@pytest.mark.parametrize("question", [_parameter(question) for question in QUESTIONS])
def test_the_answer_is_that_of_a_reader(question, first_store):
    """Names, numbers, days and codes as the article gives them."""
    found = run_query(first_store, question["sparql"]).rows.rows
    rows = [[v if isinstance(v, int) else show_value(v).removeprefix("kg:") for v in row] for row in found]
    assert sorted(rows, key=str) == sorted(question["answer"], key=str)


def test_there_are_fifteen_at_least():
    """As many as the issue asks for, each asked once."""
    assert len({question["asks"] for question in QUESTIONS if "unanswered" not in question}) >= 15
