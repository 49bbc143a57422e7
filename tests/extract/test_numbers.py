"""Quantities: golden cases, and odd input."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers import find_quantities, parse_number

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/numbers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case):
    """Each case's words are found with their bounds, and what is no count is not."""
    text = case["text"]
    found = []
    for q in find_quantities(text, (0, len(text))):
        row = {
            "words": text[slice(*q.span)],
            "low": q.low,
            "high": q.high,
            "bound": q.bound,
            "percent": q.percent or None,
        }
        found.append({key: value for key, value in row.items() if value is not None})
    assert found == case["quantities"]


def test_inside_the_span_only():
    """Only the characters of the span are read."""
    text = "12 men and 30 women and 45 dogs"
    assert [q.low for q in find_quantities(text, (10, 20))] == [30]


@pytest.mark.parametrize("words", ["hundred and", "a", "seven twelve", "thirty forty", ""])
def test_no_number(words):
    """Words that do not make one number are none."""
    assert parse_number(words) is None


def test_long_runs():
    """A long run of digits, of number words and of commas is read to its end."""
    for run in ("9" * 200_000, "ten " * 50_000, "1,234," * 30_000, "a million " * 20_000, "million " * 30_000):
        find_quantities(run, (0, len(run)))


WORDS = st.sampled_from(
    [
        "at least",
        "more than",
        "up to",
        "about",
        "12",
        "1,000",
        "2.5",
        "million",
        "dozen",
        "hundreds",
        "of",
        "and",
        "to",
        "-",
        "%",
        "per cent",
        "half",
        "three",
        "twenty",
        "a",
        "people",
        "or more",
        "or",
        "between",
        "$",
        "m",
        "one in five",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words(text):
    """Whatever the words: spans lie in order inside the text, and no quantity's highest is below its lowest."""
    found = find_quantities(text, (0, len(text)))
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(0 <= q.span[0] < q.span[1] <= len(text) for q in found)
    assert all(q.low <= q.high for q in found if q.low is not None and q.high is not None)
