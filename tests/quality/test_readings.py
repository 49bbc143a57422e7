"""Real sets as `kg extract` reads them: floors under their scores, and the same numbers from the shared scorers.

All that wants these readings stands in this file, so that each set is read once.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from measure import FLOORED, FLOORS, Reading
from scoring import attributions, incidents
from scoring.extracted import read_extracted
from scoring.gold import read_gold
from scoring.nine_parts import PARTS, score_article
from scoring.noise import summarise
from sets import CORPORA

Readings = Callable[[str], tuple[Reading, ...]]


@pytest.mark.parametrize("name", FLOORED)
def test_scores_stay_above_their_floors(name: str, readings: Readings) -> None:
    """No score falls under its floor; floors hold for the data that they were measured on alone."""
    scores = summarise([reading.marks for reading in readings(name)])
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    assert CORPORA[name].digest() == pinned["digest"], f"the data of {name} changed: measure again, with --update"
    assert set(pinned["floors"]) == set(FLOORED[name])
    under = {s: (scores[s].value, floor) for s, floor in pinned["floors"].items() if scores[s].value < floor}
    assert under == {}


def test_the_first_article_is_read_nearly_whole(readings: Readings) -> None:
    """Each part of the article that the project began with stands at 97 at least, and nothing is made up."""
    [reading] = readings("first")
    scores = {name: value / of for name, (value, of) in reading.marks.items()}
    assert {part: scores[part] for part in PARTS if scores[part] < 97} == {}
    assert scores["extra"] == 0


@pytest.mark.parametrize("name", ["newsgold-dev", "polnear-dev", "incidents-dev"])
def test_every_article_is_read(name: str, readings: Readings) -> None:
    """The program breaks on none."""
    assert [reading.failure for reading in readings(name) if reading.failure] == []


def _lines(path: Path, rows: Iterable[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _scorer(shared: Path, name: str, *arguments: Path | str) -> Any:
    """What a scorer of the shared folder says."""
    command = [sys.executable, shared / "score" / name, *arguments, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("name", ["first", "newsgold-dev"])
def test_nine_parts_are_those_of_the_shared_scorer(name: str, shared: Path, readings: Readings, tmp_path: Path) -> None:
    """Every part of every article, to the last digit."""
    for reading in readings(name):
        annotated = reading.annotated
        wanted = _lines(tmp_path / "gold.json", [annotated.gold])
        theirs = _scorer(shared, "article.py", wanted, _lines(tmp_path / "out.jsonl", [reading.extracted]))
        ours = score_article(read_gold(annotated.gold), read_extracted(reading.extracted))
        assert theirs == {**ours.parts, "mean": ours.mean, "extra_statements": ours.extra_statements}, (
            annotated.article.id
        )


def test_attributions_are_those_of_the_shared_scorer(shared: Path, readings: Readings) -> None:
    """Every score of every article, and of all together, to the last digit; their bootstrap apart, which is random."""
    theirs = runpy.run_path(str(shared / "score" / "attributions.py"))
    known = readings("polnear-dev")
    ours, others = [], []
    for reading in known:
        text, wanted, got = reading.annotated.article.text, reading.annotated.gold, reading.extracted["statements"]
        ours.append(attributions.count(text, wanted["attributions"], got))
        others.append(theirs["score_article"](text, wanted["attributions"], got))
        assert attributions.scores(ours[-1:]) == _flat(theirs["report"](others[-1:]))
    assert len(known) == 84
    assert attributions.scores(ours) == _flat(theirs["report"](others))


def _flat(report: dict[str, dict[str, float]]) -> dict[str, float]:
    """The shared scorer's report, named as ours."""
    roles = {f"{role} {name}": value for role in attributions.ROLES for name, value in report[role].items()}
    linked = {name.replace("_", " "): value for name, value in report["attributions"].items()}
    return roles | linked | report["recall_by_kind"]


def test_incidents_are_those_of_the_shared_scorer(shared: Path, readings: Readings, tmp_path: Path) -> None:
    """Of every row, what is right and of how many."""
    known = readings("incidents-dev")
    out = _lines(tmp_path / "out.jsonl", (reading.extracted for reading in known))
    theirs = _scorer(shared, "incidents.py", shared / "data" / "incidents" / "dev.jsonl.gz", out)
    tallies = [incidents.tally(reading.annotated.gold, reading.extracted) for reading in known]
    assert theirs.pop("scored") == len(known)
    assert theirs.pop("articles") > len(known)
    ours = {row: sum(tally.right[row] for tally in tallies) for tally in tallies for row in tally.of}
    of = {row: sum(tally.of[row] for tally in tallies) for row in ours}
    percent = {row: round(share, 1) for row, share in incidents.percentages(tallies).items()}
    assert theirs == {row: {"right": ours[row], "of": of[row], "percent": percent[row]} for row in ours}
