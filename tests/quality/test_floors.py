"""Floors are only ever raised (see measure.py and README.md); test_readings.py holds the scores against them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from measure import FLOORED, FLOORS, Reading, fallen, floors_under, margin, raised, read, report
from scoring.noise import Noisy
from sets import CORPORA, Use

from kg.model import Article, Extraction

Readings = Callable[[str], tuple[Reading, ...]]


def test_an_article_that_breaks_the_program_is_named_and_scores_nothing() -> None:
    """The others are measured all the same."""

    class Broken:
        """Fails as a fault in a rule would."""

        def extract(self, article: Article) -> Extraction:
            """Break."""
            raise ValueError("no rule for this")

    corpus = replace(CORPORA["own"], read=lambda: iter(CORPORA["own"].articles()[:1]))
    readings = read(corpus, Broken())  # type: ignore[arg-type]  # all that is asked of a reader
    assert readings[0].marks["statements"] == (0.0, 1.0)
    assert (
        "could not be read, which is a fault of kg: ValueError: no rule for this" in list(report(corpus, readings))[1]
    )


def test_only_sets_that_nobody_mends_from_have_floors() -> None:
    """A floor under a set that was mended from would freeze what was learnt by heart."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) == set(FLOORED)
    assert {CORPORA[name].use for name in pinned} == {Use.DEV}


def test_a_floor_is_raised_and_never_lowered_by_itself() -> None:
    """Each score has the higher of its two floors, and those that would fall are named."""
    old, new = {"mean": 70.0, "dates": 80.0}, {"mean": 71.5, "dates": 79.9, "events": 50.0}
    assert raised(old, new) == {"mean": 71.5, "dates": 80.0, "events": 50.0}
    assert fallen(old, new) == ["dates"]


def test_a_margin_grows_with_the_noise() -> None:
    """A floor under few articles stands lower than one under many."""
    sure, unsure = Noisy(80.0, 79.0, 81.0, 0.5), Noisy(80.0, 72.0, 88.0, 4.0)
    assert (margin(sure), margin(unsure)) == (0.3, 1.0)
    assert floors_under(["a", "b"], {"a": sure, "b": unsure, "c": sure}) == {"a": 79.7, "b": 79.0}


def test_a_set_that_is_not_here_is_said_to_be_missing() -> None:
    """In a bare clone the sets of the shared folder are named, and nothing fails."""
    missing = replace(CORPORA["polnear-dev"], needs=Path("no such place"))
    assert not missing.is_there
    [line] = report(missing, ())
    assert line.startswith("polnear-dev: not here")


def test_the_clone_holds_articles_to_measure() -> None:
    """Articles of our own have their texts in the repository, and each is read with its gold."""
    here = [CORPORA[name] for name in ("own", "heldout", "heldout2", "heldout3")]
    assert all(corpus.is_there for corpus in here)
    first = here[0].articles()[0]
    assert isinstance(first.article, Article)
    for statement in first.gold["statements"]:
        for start, end, words in [*statement["cue"], *statement["content"]]:
            assert first.article.text[start:end] == words


def test_parts_of_a_set_are_reported_apart() -> None:
    """Where a set has parts, each has a line of its own with its number of articles and their scores."""
    [annotated, *_] = CORPORA["own"].articles()
    readings = [
        Reading(replace(annotated, part=part), {}, {"mean": (value, 1.0)})
        for part, value in (("Wikinews", 70.0), ("newspapers", 60.0), ("newspapers", 50.0))
    ]
    lines = [line.strip() for line in report(CORPORA["newsgold-dev"], readings)]
    assert lines[0] == "newsgold-dev (3 articles, scored only)"
    assert lines[1].startswith("mean 60.0 ±")
    assert lines[2:4] == ["Wikinews (1)", "mean 70.0 ±0.0"]
    assert lines[4] == "newspapers (2)" and lines[5].startswith("mean 55.0 ±")
