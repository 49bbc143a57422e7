"""Our scorers: small articles of our own words, and the same numbers as the scorers of the shared folder."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from measure import Reading
from scoring import attributions, incidents
from scoring.extracted import read_extracted
from scoring.geometry import fold, meet, shared
from scoring.gold import read_gold
from scoring.nine_parts import PARTS, score_article
from scoring.noise import gains, summarise

Readings = Callable[[str], tuple[Reading, ...]]

TEXT = "Two miners died on 3 May, mayor Ada Bok said. Bok said Uri Lem would speak. Lem denied it."


def at(words: str, start: int = 0) -> list[int]:
    """Where words stand in the text."""
    first = TEXT.index(words, start)
    return [first, first + len(words)]


def gold(**changes: Any) -> dict[str, Any]:
    """The gold of the text."""
    return {
        "published": "2024-05-04",
        "statements": [
            {
                "speaker": "Ada Bok",
                "source": [[*at("mayor Ada Bok"), "mayor Ada Bok"]],
                "cue": [[*at("said"), "said"]],
                "content": [[*at("Two miners died on 3 May"), "…"]],
                "mode": "indirect",
                "effect": "asserts",
                "about": ["Uri Lem"],
            },
            {
                "speaker": "Uri Lem",
                "source": [at("Lem denied")],
                "cue": [at("denied")],
                "content": [at("it.")],
                "mode": "indirect",
                "optional": True,
            },
        ],
        "figures": [
            {
                "span": at("Two miners"),
                "low": 2,
                "high": 2,
                "bound": "exact",
                "outcome": "killed",
                "victims": "any",
                "claimant": "Ada Bok",
            }
        ],
        "entities": [
            {
                "name": "Ada Bok",
                "type": "Person",
                "alt": ["Bok"],
                "mentions": [[*at("Ada Bok"), "Ada Bok"], at("Bok said")],
            },
            {"name": "Uri Lem", "type": "Person", "mentions": [[*at("Uri Lem"), "Uri Lem"]]},
        ],
        "dates": [{"span": at("3 May"), "from": "2024-05-03", "to": "2024-05-03"}],
        "relations": [{"subject": "Ada Bok", "relation": "held role", "object": ["Uri Lem"]}],
        "events": [{"type": "accident", "spans": [at("died")]}, {"type": "other", "spans": [at("speak")]}],
    } | changes


BOK: dict[str, Any] = {"iri": "x:bok", "label": "The Bok", "type": "Person"}
LEM: dict[str, Any] = {"iri": "x:lem", "label": "Uri Lem", "type": "Person"}


def statement(**changes: Any) -> dict[str, Any]:
    """The first statement of the gold, as it would be extracted."""
    return {
        "source": [at("Ada Bok")],
        "cue": [at("said")],
        "content": [at("Two miners died")],
        "speaker": BOK,
        "mode": "indirect",
        "effect": "asserts",
        "from": None,
        "until": None,
        "place": None,
        "relayed_by": [],
        "addressee": [],
        "about": [LEM],
    } | changes


def found(**changes: Any) -> dict[str, Any]:
    """All that the gold wants, as it would be extracted."""
    figure = {"span": at("Two"), "low": 2, "high": 2, "bound": "exact", "outcome": "killed", "victims": "civilian"}
    return {
        "statements": [statement()],
        "figures": [figure | {"claimant": BOK}],
        "entities": [BOK | {"mentions": [at("Ada Bok"), at("Bok said")]}, LEM | {"mentions": [at("Uri Lem")]}],
        "dates": [{"span": at("3 May"), "from": "2024-05-03", "until": "2024-05-03"}],
        "relations": [{"subject": BOK, "relation": "holds role", "object": LEM}],
        "events": [{"span": at("died"), "type": "accident"}],
    } | changes


def parts(extracted: dict[str, Any], wanted: dict[str, Any] | None = None) -> dict[str, float | None]:
    """The nine parts of the text."""
    return dict(score_article(read_gold(wanted or gold()), read_extracted(extracted)).parts)


def test_all_that_the_gold_wants_scores_all() -> None:
    """Names match by any form, an office that was held counts as one, "optional" and "other" are not asked for."""
    assert parts(found()) == dict.fromkeys(PARTS, 100.0)


FALSE_DATELINE = {"span": [0, 3], "from": "2024-05-04", "until": "2024-05-04"}


@pytest.mark.parametrize(
    ("changes", "lower"),
    [
        ({"statements": []}, {"statements": 0.0, "speakers": 0.0, "details": 0.0}),
        ({"statements": [statement(), statement(cue=[at("denied")])]}, {"statements": 200 / 3}),
        ({"statements": [statement(), statement(cue=[at("denied")], effect="believes")]}, {}),
        ({"statements": [statement(speaker=LEM)]}, {"speakers": 0.0}),
        ({"statements": [statement(speaker=None)]}, {"speakers": 0.0}),
        ({"statements": [statement(source=[])]}, {"statements": 0.0, "speakers": 0.0, "details": 0.0}),
        ({"statements": [statement(mode="direct", about=[BOK])]}, {"details": 100 / 3}),
        ({"figures": [found()["figures"][0] | {"bound": "about"}]}, {"figures": 0.0}),
        ({"figures": [found()["figures"][0] | {"low": 3}]}, {"figures": 0.0, "claimants": 0.0}),
        ({"figures": [found()["figures"][0] | {"claimant": LEM}]}, {"claimants": 0.0}),
        ({"figures": [*found()["figures"], found()["figures"][0] | {"low": 1, "high": 1}]}, {}),
        ({"entities": found()["entities"][:1]}, {"entities": 200 / 3}),
        ({"dates": [*found()["dates"], FALSE_DATELINE]}, {}),
        ({"dates": [*found()["dates"], FALSE_DATELINE | {"until": "2024-05-05"}]}, {"dates": 200 / 3}),
        ({"relations": [{"subject": LEM, "relation": "holds role", "object": BOK}]}, {"relations": 0.0}),
        ({"relations": found()["relations"] * 16}, {"relations": 50.0}),
        ({"events": [{"span": at("died"), "type": "killing"}]}, {"events": 0.0}),
    ],
)
def test_what_is_missing_or_wrong_costs_its_part(changes: dict[str, Any], lower: dict[str, float]) -> None:
    """Each part falls for its own reason; what the rules forgive costs nothing."""
    assert parts(found(**changes)) == pytest.approx(dict.fromkeys(PARTS, 100.0) | lower)


def test_parts_without_gold_have_no_score() -> None:
    """What nobody asks for and nobody reports is no part of the mean."""
    nothing = gold(figures=[], dates=[], relations=[], events=[])
    scores = parts(found(figures=[], dates=[], relations=[], events=[]), nothing)
    assert [part for part, score in scores.items() if score is None] == [
        "figures",
        "claimants",
        "dates",
        "relations",
        "events",
    ]


def test_spans_and_names_are_compared_as_people_would() -> None:
    """Half-open spans that touch do not meet; names lose accents, case, punctuation and their article."""
    assert meet(((0, 3),), ((2, 5),)) and not meet(((0, 3),), ((3, 5),))
    assert shared(((0, 3), (4, 9)), ((2, 6),)) == 3
    assert fold("The Côte-d'Or") == "cote d or" and fold(None) == ""


def test_attributions_count_exact_spans_and_links() -> None:
    """Outer punctuation is no difference; an attribution is linked by its words, and only once."""
    wanted = [{"source": [at("Ada Bok")], "cue": [at("said")], "content": [at("Two miners died on 3 May")]}]
    one = {"source": [at("Ada Bok")], "cue": [at("said")], "content": [at("Two miners died on 3 May,")]}
    scores = attributions.scores([attributions.count(TEXT, wanted, [one, one])])
    assert (scores["linked"], scores["precision"], scores["recall"]) == (pytest.approx(200 / 3), 50.0, 100.0)
    assert (scores["content exact"], scores["all exact"], scores["indirect"]) == (100.0, pytest.approx(200 / 3), 100.0)
    unsaid = attributions.scores([attributions.count(TEXT, wanted, [one | {"source": []}])])
    assert (unsaid["linked"], unsaid["content only"]) == (0.0, 100.0)


INCIDENT = {
    "date": "2024-05-03",
    "city": "Fort Bok (Lem)",
    "city_other": "Saint Uri",
    "killed": 3,
    "victims_killed": 2,
    "injured": 0,
    "victims_injured": 0,
    "text": "In St. Uri two died.",
}


@pytest.mark.parametrize(
    ("figure", "killed", "injured"),
    [
        ({"low": 2, "high": 2, "outcome": "killed"}, True, True),
        ({"low": 2, "high": 9, "outcome": "killed"}, False, True),
        ({"low": 2, "high": None, "outcome": "killed"}, True, True),
        ({"low": 1, "high": 1, "outcome": "injured"}, False, False),
    ],
)
def test_incidents_hold_numbers_against_the_record(figure: dict[str, Any], killed: bool, injured: bool) -> None:
    """A range that is not too wide holds the number; none at all is right where nobody was harmed."""
    event = {
        "type": "attack",
        "from": "2024-05-01",
        "until": "2024-05-04",
        "place": {"iri": "x:u", "label": "St Uri, Bok"},
    }
    row = {"entities": [], "events": [event], "figures": [figure | {"unit": "person"}]}
    tally = incidents.tally(INCIDENT, row)
    assert (tally.right["killed 2+"], tally.right["injured 0"]) == (killed, injured)
    assert tally.right["date on a fitting event"] == tally.right["city on an event, if named"] == 1
    assert tally.right["city an entity"] == 0


def test_noise_is_that_of_the_articles() -> None:
    """Articles that score alike leave no noise; paired, a gain that all share has none either."""
    alike = [{"mean": (70.0, 1.0)}] * 20
    [score] = summarise(alike).values()
    assert (score.value, score.low, score.high) == (70.0, 70.0, 70.0)
    unlike = [{"mean": (float(value), 1.0)} for value in range(20)]
    assert summarise(unlike)["mean"].low < 9.5 < summarise(unlike)["mean"].high
    without = [{"mean": (marks["mean"][0] - 2, 1.0)} for marks in unlike]
    gain = gains(unlike, without)["mean"]
    assert (gain.value, gain.is_noise) == (pytest.approx(2.0), False)
    assert gains(unlike, unlike)["mean"].is_noise


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
