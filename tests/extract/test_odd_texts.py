"""Texts that are hardly any, and days at the calendar's ends: read or left alone, never an exception."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kg.extract.dates import find_dates
from kg.extract.pipeline import Extractor
from kg.graph.lexicon import read_known_entities
from kg.model import Article
from kg.read.article import read_articles
from kg.read.segment import segment

_ENDS = (date(1, 1, 1), date(1, 3, 1), date(9999, 12, 1), date(9999, 12, 25), date(9999, 12, 31))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One reader for all."""
    return Extractor(read_known_entities())


@pytest.mark.parametrize(
    "line",
    [
     "___", "_", "---", "***", "...", "…", "—", "🙂", "👩‍👩‍👧", "\u200b", "\u200d", "\u0301", "²", "½", "1", "0" * 300,
     "(", "“”", "_ _ _", "#", "&", "\u202e", "\x1b", "Ⅷ", "٣", "。", "__Ana Lind__", "_said_", "$", "%", "''", "``"],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["Hello.\n\n{}\n\nBye.", "{}", "{}\nAna Lind said so.", "Ana Lind said {} so.", "“{}” he said."]
)
def test_a_line_of_anything_is_read(extractor, line, around):
    """Beside words, between them, alone: what says nothing is no reason to give up an article."""
    text = around.format(line)
    found = extractor.extract(Article(text, "a", published=date(2025, 3, 9)))
    assert all(text[slice(*piece)] for statement in found.statements for piece in statement.content)


def test_the_case_of_underscores(extractor, shared):
    """The file that took a whole batch down."""
    path = shared / "cases" / "breaking" / "underscores.txt"
    if not path.is_file():
        pytest.skip("needs the cases in shared/")
    (article,) = read_articles([str(path)])
    assert isinstance(article, Article)
    extractor.extract(article)


_WORDS = (
    "the past 0 days | the past 1 days | the past 99999999999 years | the past 9999 years | the next 9999 "
    "years | in 10 years | 9999 years ago | 2,025 years ago | 12 decades ago | last week | next week | last "
    "month | next month | last year | next year | the year before last | the weekend | last weekend | next "
    "weekend | this week | today | tomorrow | yesterday | Monday | on Sunday and Monday | from Friday to "
    "Sunday | from December to January | between 30 December and 2 January | 29 February | 31 December 9999 | "
    "1 January 0001 | 1 January 0000 | since Monday | the following day | the next day | the day before | the "
    "same month | Easter Sunday | Christmas Day | the 31st | early December | late December | the first "
    "quarter of the year | the week to 2 January | in 9999 | in the 9990s | 2 to 30 December | the past 24 "
    "hours | the past 999999 hours | two fortnights ago | the past two weeks"
).split(" | ")


@pytest.mark.parametrize("published", _ENDS)
@pytest.mark.parametrize("tense", ["It happened {}.", "It will happen {}.", "{}, {} it is over."])
def test_no_interval_ends_before_it_begins(published, tense):
    """Nor does any arithmetic leave the calendar with an exception, however near its ends the article was written."""
    for words in _WORDS:
        for other in ("", *_WORDS[::7]):
            text = tense.format(words, other).replace(" .", ".")
            for found in find_dates(segment(text), published):
                assert (found.start is None) == (found.until is None)
                assert found.start is None or found.start <= found.until, (text, published)


@pytest.mark.parametrize("case", ["dates.jsonl", "past-0-years.txt"])
def test_the_cases_of_days(extractor, shared, case):
    """Impossible days are refused with a line, what stands around the calendar's ends is read."""
    path = shared / "cases" / "breaking" / case
    if not path.is_file():
        pytest.skip("needs the cases in shared/")
    items = list(read_articles([str(path)]))
    assert items
    texts = path.read_text("utf-8").splitlines() if case.endswith(".jsonl") else [path.read_text("utf-8")]
    assert len(items) == len(texts)
    for written in texts:
        for published in _ENDS:
            found = extractor.extract(Article(json.loads(written)["text"], "a", published=published))
            for dated in (*found.dates, *found.figures, *found.events, *found.statements):
                assert dated.start is None or dated.start <= dated.until
