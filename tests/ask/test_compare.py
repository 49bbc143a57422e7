"""Rule 3, case by case: what is compared, what conflicts, what agrees, and why the rest is left alone."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.compare import FigureView, Named, Verdict, compare_figures, compare_pair
from kg.model import Bound, EntityType, Figure, Node, Outcome, Unit, Victims

AGREES, CONFLICTS, NOT = Verdict.AGREES, Verdict.CONFLICTS, Verdict.NOT_COMPARABLE
COAST, TOWN = Named("urn:place/coast", "the coast"), Named("urn:place/town", "Tartous")
OTHER_TOWN = Named("urn:b/place/tartous", "Tartous")
ALAWITES, SUNNIS = Named("urn:group/alawites", "Alawites"), Named("urn:group/sunnis", "Sunni Muslims")

USUAL = {
    "article": "urn:a",
    "bound": Bound.EXACT,
    "unit": Unit.PERSON,
    "outcome": Outcome.KILLED,
    "victims": Victims.CIVILIAN,
    "place": COAST,
    "start": date(2025, 3, 7),
    "until": date(2025, 3, 8),
}
ABOUT = {"bound": Bound.ABOUT}
VAGUE = {"bound": Bound.VAGUE}
AT_LEAST = {"bound": Bound.AT_LEAST}
AT_MOST = {"bound": Bound.AT_MOST}
MORE_THAN = {"bound": Bound.MORE_THAN}
BETWEEN = {"bound": Bound.BETWEEN}
PERCENT = {"unit": Unit.PERCENT, "victims": None}


def figure(number: int, low: object, high: object, **changes: object) -> FigureView:
    """A figure of civilians killed on the coast in two days, but for `changes`."""
    return FigureView(**{**USUAL, "iri": f"urn:figure/{number}", "low": low, "high": high, **changes})


# low, high, what else of the first; the same of the second; verdict; a piece of the reason
CASES = [
    # The numbers
    ((745, 745, {}), (745, 745, {}), AGREES, "745 and 745 can both be right"),
    ((745, 745, {}), (746, 746, {}), CONFLICTS, "745 and 746 do not meet"),
    ((1000, 1000, {}), (1200, 1200, {}), CONFLICTS, "1,000 and 1,200 do not meet"),
    ((745, 745, ABOUT), (800, 800, {}), AGREES, "about 745 (taken as 670.5 to 819.5) and 800"),
    ((745, 745, ABOUT), (820, 820, {}), CONFLICTS, "do not meet"),
    ((100, 100, ABOUT), (110, 110, {}), AGREES, "about 100 (taken as 90 to 110)"),
    ((100, 100, ABOUT), (111, 111, {}), CONFLICTS, "do not meet"),
    ((100, 100, ABOUT), (90, 90, {}), AGREES, "can both be right"),
    ((100, 100, ABOUT), (89, 89, {}), CONFLICTS, "do not meet"),
    ((100, 100, ABOUT), (120, 120, ABOUT), AGREES, "about 120 (taken as 108 to 132)"),
    ((100, 100, ABOUT), (130, 130, ABOUT), CONFLICTS, "do not meet"),
    ((100, 100, {}), (110, 110, {}), CONFLICTS, "do not meet"),
    ((200, None, AT_LEAST), (745, 745, {}), AGREES, "at least 200 and 745 can both be right"),
    ((200, None, AT_LEAST), (200, 200, {}), AGREES, "can both be right"),
    ((200, None, AT_LEAST), (199, 199, {}), CONFLICTS, "at least 200 and 199 do not meet"),
    ((200, None, AT_LEAST), (5000, None, AT_LEAST), AGREES, "can both be right"),
    ((1001, None, MORE_THAN), (1000, 1000, {}), CONFLICTS, "at least 1,001 and 1,000"),
    ((1001, None, MORE_THAN), (1000, 1000, ABOUT), AGREES, "about 1,000 (taken as 900 to 1,100)"),
    ((0, 50, AT_MOST), (51, None, MORE_THAN), CONFLICTS, "0 to 50 and at least 51"),
    ((0, 50, AT_MOST), (40, 60, BETWEEN), AGREES, "0 to 50 and 40 to 60"),
    ((None, 50, AT_MOST), (60, 60, {}), CONFLICTS, "at most 50 and 60"),
    ((40, 50, BETWEEN), (50, 60, BETWEEN), AGREES, "can both be right"),
    ((40, 50, BETWEEN), (51, 60, BETWEEN), CONFLICTS, "do not meet"),
    ((200, 999, VAGUE), (745, 745, {}), AGREES, "200 to 999 and 745"),
    ((24, 99, VAGUE), (745, 745, {}), CONFLICTS, "24 to 99 and 745"),
    ((2_000_000, None, VAGUE), (1_900_000, 1_900_000, {}), CONFLICTS, "at least 2,000,000"),
    ((None, None, VAGUE), (3, 3, {}), NOT, "one of the two gives no number"),
    # What is counted
    ((5, 5, {}), (9, 9, {"outcome": Outcome.INJURED}), NOT, "one counts killed, the other injured"),
    ((5, 5, {"outcome": None}), (9, 9, {"outcome": None}), NOT, "not known for both what happened"),
    ((5, 5, {}), (9, 9, {"outcome": None}), NOT, "not known for both what happened"),
    ((5, 5, {}), (9, 9, {"unit": Unit.FAMILY}), NOT, "one counts people, the other families"),
    ((30, 30, {"unit": Unit.EVENT, "victims": None}), (745, 745, {}), NOT, "one counts events, the other people"),
    ((30, 30, {"unit": Unit.EVENT, "victims": None}), (25, 25, {"unit": Unit.EVENT, "victims": None}), CONFLICTS, "25"),
    ((5, 5, {}), (9, 9, {"victims": Victims.COMBATANT}), NOT, "one counts civilians, the other fighters"),
    ((5, 5, {}), (9, 9, {"victims": Victims.ANY}), NOT, "people of any kind"),
    ((5, 5, {}), (9, 9, {"victims": None}), NOT, "people of an unknown kind"),
    # Whom
    ((5, 5, {"group": ALAWITES}), (9, 9, {"group": ALAWITES}), CONFLICTS, "5 and 9 do not meet"),
    (
        (5, 5, {"group": ALAWITES}),
        (9, 9, {"group": SUNNIS}),
        NOT,
        "one is about Alawites, the other about Sunni Muslims",
    ),
    ((5, 5, {"group": ALAWITES}), (9, 9, {}), NOT, "only one says which group it counts (Alawites)"),
    # Where
    ((5, 5, {"place": TOWN}), (9, 9, {"place": TOWN}), CONFLICTS, "do not meet"),
    ((5, 5, {"place": TOWN}), (9, 9, {}), NOT, "one is about Tartous, the other about the coast"),
    ((5, 5, {"place": None}), (9, 9, {}), NOT, "only one says which place it counts (the coast)"),
    ((5, 5, {"place": None}), (9, 9, {"place": None}), NOT, "neither says where"),
    ((5, 5, {"place": TOWN}), (9, 9, {"place": OTHER_TOWN}), NOT, "nobody has decided that it is the same place"),
    # When
    ((5, 5, {"start": None, "until": None}), (9, 9, {}), NOT, "the period is known for one only"),
    ((5, 5, {"until": None}), (9, 9, {"start": None}), NOT, "the period is known for neither"),
    ((5, 5, {"until": date(2025, 3, 7)}), (9, 9, {}), NOT, "one covers 2025-03-07, the other 2025-03-07 to 2025-03-08"),
    ((5, 5, {"article": "urn:b"}), (9, 9, {}), CONFLICTS, "5 and 9 do not meet"),
    # Shares
    ((10, 10, {**PERCENT, **ABOUT}), (11, 11, PERCENT), AGREES, "about 10% (taken as 9 to 11%) and 11%"),
    (
        (Decimal("0.1"), Decimal("0.1"), {**PERCENT, **ABOUT}),
        (Decimal("0.11"), Decimal("0.11"), PERCENT),
        AGREES,
        "0.11%",
    ),
    ((0.3, 0.3, PERCENT), (Decimal("0.3"), Decimal("0.3"), PERCENT), AGREES, "0.3% and 0.3%"),
    # Parts
    (
        (125, 125, {"part_of": "urn:figure/3"}),
        (148, 148, {"part_of": "urn:figure/3"}),
        NOT,
        "both are parts of one total",
    ),
    ((125, 125, {"part_of": "urn:figure/2"}), (1001, None, MORE_THAN), AGREES, "fit together"),
    ((1200, 1200, {"part_of": "urn:figure/2"}), (1000, 1000, {}), CONFLICTS, "a part cannot be larger than its total"),
    ((1050, 1050, {**ABOUT, "part_of": "urn:figure/2"}), (1000, 1000, {}), AGREES, "fit together"),
    ((1000, 1000, {}), (1200, None, {**AT_LEAST, "part_of": "urn:figure/1"}), CONFLICTS, "the part, at least 1,200"),
    (
        (148, 148, {"victims": Victims.COMBATANT, "part_of": "urn:figure/2"}),
        (1000, 1000, {"place": None}),
        AGREES,
        "fit",
    ),
    ((5, 5, {"outcome": Outcome.INJURED, "part_of": "urn:figure/2"}), (3, 3, {}), NOT, "a part and its total"),
    ((None, None, {"part_of": "urn:figure/2"}), (3, 3, {}), NOT, "one of the two gives no number"),
]


@pytest.mark.parametrize(("one", "other", "verdict", "reason"), CASES)
def test_two_figures(one, other, verdict, reason):
    """One row of the table, both ways round."""
    first, second = figure(1, *one[:2], **one[2]), figure(2, *other[:2], **other[2])
    comparison = compare_pair(first, second)
    assert (comparison.first, comparison.second) == (first.iri, second.iri)
    assert comparison.verdict is verdict, comparison.reason
    assert reason in comparison.reason
    assert compare_pair(second, first) == comparison


def test_the_first_articles_figures_do_not_conflict():
    """745 and 125 and 148 stand beside "more than 1,000": kinds of victims differ, and the parts fit."""
    figures = [
        figure(1, 745, 745, **ABOUT),
        figure(2, 1001, None, **MORE_THAN | {"victims": Victims.ANY, "place": None, "start": None, "until": None}),
        figure(3, 125, 125, **ABOUT | {"victims": Victims.COMBATANT, "part_of": "urn:figure/2"}),
        figure(4, 148, 148, victims=Victims.COMBATANT, part_of="urn:figure/2", place=None),
    ]
    found = {(c.first[-1], c.second[-1]): c.verdict for c in compare_figures(figures)}
    assert found == {
        ("1", "2"): NOT, ("1", "3"): NOT, ("1", "4"): NOT,
        ("2", "3"): AGREES, ("2", "4"): AGREES, ("3", "4"): NOT,
    }  # fmt: skip


def test_all_pairs_of_one_outcome_and_unit_are_listed_once_in_order():
    """Whatever the order they come in; figures of other outcomes or units are not paired at all."""
    figures = [
        figure(1, 1, 1),
        figure(2, 2, 2),
        figure(3, 3, 3, outcome=Outcome.INJURED),
        figure(4, 4, 4, unit=Unit.FAMILY),
        figure(5, 5, 5),
    ]
    expected = [("urn:figure/1", "urn:figure/2"), ("urn:figure/1", "urn:figure/5"), ("urn:figure/2", "urn:figure/5")]
    for order in itertools.permutations(figures):
        assert [(c.first, c.second) for c in compare_figures([*order, figures[0]])] == expected


def test_a_view_of_an_extractions_figure_keeps_what_decides():
    """The constructor takes the model's figure as it is; entities count by their IRI."""
    place = Node("urn:place/coast", "the coast", EntityType.PLACE)
    read = Figure(
        span=(3, 9), low=745, high=745, bound=Bound.ABOUT, unit=Unit.PERSON, outcome=Outcome.KILLED,
        victims=Victims.CIVILIAN, place=place, start=date(2025, 3, 7), until=date(2025, 3, 8),
    )  # fmt: skip
    assert FigureView.of(read, iri="urn:figure/1", article="urn:a") == figure(1, 745, 745, **ABOUT)


numbers = st.one_of(st.none(), st.integers(0, 60), st.decimals(0, 60, places=1))
views = st.builds(
    lambda low, high, bound, place, victims: {
        "low": min(low, high) if None not in (low, high) else low,
        "high": max(low, high) if None not in (low, high) else high,
        "bound": bound,
        "place": place,
        "victims": victims,
    },
    numbers, numbers, st.sampled_from(Bound), st.sampled_from([COAST, TOWN, None]), st.sampled_from(Victims),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(views, views)
def test_no_order_and_no_widening_makes_a_conflict(one, other):
    """The verdict is the same both ways, a figure never conflicts with itself, and "about" only brings closer."""
    a, b = figure(1, **one), figure(2, **other)
    verdict = compare_pair(a, b).verdict
    assert compare_pair(b, a).verdict is verdict
    assert compare_pair(a, figure(2, **one)).verdict is not CONFLICTS
    closer = compare_pair(figure(1, **{**one, "bound": Bound.ABOUT}), b).verdict
    assert not (closer is CONFLICTS and verdict is AGREES)
