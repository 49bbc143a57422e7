"""Time expressions: golden cases, the first article, and odd input."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import date_words
from kg.extract.dates import find_dates, named_days
from kg.read.segment import segment

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/dates.toml").read_text(encoding="utf-8"))
GOLD = ROOT / "../shared/gold/syria-2025-03-09.json"


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_cases(case):
    """Each case's words are found, with the days they mean, and nothing else."""
    text = case["text"]
    found = [
        [text[slice(*d.span)], str(d.start or ""), str(d.until or "")]
        for d in find_dates(segment(text), CASES["published"])
    ]
    assert found == case["dates"]


@pytest.mark.parametrize(
    "text", ["It rained on Friday.", "It rained last week.", "It rained yesterday.", "It rained on 3 May."]
)
def test_unknown_publication(text):
    """Without a day of publication a relative date stays unresolved and says why."""
    (found,) = find_dates(segment(text), None)
    assert (found.start, found.until) == (None, None)
    assert "unknown" in found.why


def test_full_date_needs_no_publication():
    """A date that gives its year is resolved in an article of unknown date."""
    (found,) = find_dates(segment("It rained on 3 May 2020."), None)
    assert (found.start, found.until) == (date(2020, 5, 3), date(2020, 5, 3))


def test_days_named():
    """What has gone on since a day runs to publication; the words name that day alone."""
    found = find_dates(segment("It has rained since 9 May, and it poured from Monday to Wednesday."), date(2023, 6, 14))
    assert [(d.start.day, d.until.day) for d in found] == [(9, 14), (12, 14)]
    assert [(d.start.day, d.until.day) for d in named_days(found)] == [(9, 9), (12, 14)]


def test_first_article():
    """On the first article the dates are the gold's, besides the dateline and what has no interval."""
    if not GOLD.exists():
        pytest.skip("../shared is not here")
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = (ROOT / "../shared/article/syria-2025-03-09.txt").read_text(encoding="utf-8")
    found = find_dates(segment(text), date.fromisoformat(gold["published"]))
    intervals = [(*d.span, str(d.start), str(d.until)) for d in found if d.start and d.span[0] > 20]
    assert intervals == [(*d["span"][:2], d["from"], d["to"]) for d in gold["dates"]]


def test_one_long_line():
    """A long line with no sentence end is read to its end."""
    text = "on Friday and 12 of the 2011 " * 6_000
    assert len(find_dates(segment(text), date(2023, 6, 14))) == 6_000


def test_outside_the_calendar():
    """A shift that leaves the calendar has no interval instead of an error."""
    text = "In 1600 it began. 999 years earlier, and 999 years earlier, all was quiet."
    assert [d.start is None for d in find_dates(segment(text), date(2023, 6, 14))] == [False, False, True]


WORDS = st.sampled_from(
    [
        *date_words.WEEKDAYS,
        *date_words.MONTHS,
        "on",
        "the",
        "last",
        "next",
        "past",
        "two",
        "31",
        "2024",
        "days",
        "years",
        "ago",
        "and",
        "to",
        "-",
        ",",
        ". ",
        "between",
        "from",
        "weekend",
        "30/02/2023",
        "later",
        "earlier",
        "since",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.none())
def test_any_words(text, published):
    """Whatever the words: spans lie in order inside the text, and no interval ends before it starts."""
    found = find_dates(segment(text), published)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(0 <= d.span[0] < d.span[1] <= len(text) for d in found)
    assert all((d.start is None) == (d.until is None) for d in found)
    assert all(d.start <= d.until for d in found if d.start)
