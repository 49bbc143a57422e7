"""Our scorers on small articles of our own words; test_readings.py holds them against those of the shared folder."""

from __future__ import annotations

from collections.abc import Callable
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
