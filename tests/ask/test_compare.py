"""Rule 3, case by case: what is compared, what conflicts, what agrees, and why the rest is left alone."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.compare import HOT, FigureView, Named, Verdict, compare_figures, compare_pair
from kg.model import Bound, EntityType, Figure, Node, Outcome, Unit, Victims

AGREES, CONFLICTS, NOT = Verdict.AGREES, Verdict.CONFLICTS, Verdict.NOT_COMPARABLE
COAST, TOWN = Named("urn:place/coast", "the coast"), Named("urn:place/town", "Tartous")

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
MORE_THAN = {"bound": Bound.MORE_THAN}


def figure(number: int, low: object, high: object, **changes: object) -> FigureView:
    """A figure of civilians killed on the coast in two days, but for `changes`."""
    return FigureView(**{**USUAL, "iri": f"urn:figure/{number}", "low": low, "high": high, **changes})


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


def bucket(size: int, different: int) -> list[FigureView]:
    """Figures that all count the same, in so many different numbers."""
    numbers = ((number, number % different) for number in range(size))
    return [figure(number, low, low, article=f"urn:bucket/{number}") for number, low in numbers]


def test_what_counts_the_same_is_compared_however_many_there_are():
    """Of many figures each conflict and agreement is there; of pairs apart, those that stand in one article."""
    figures = [
        *bucket(30, 30),
        *(figure(100 + n, n, n, place=TOWN, article=f"urn:{n % 2}") for n in range(10)),
        *(figure(200 + n, n, n, outcome=Outcome.INJURED, victims=Victims.ANY) for n in range(5)),
    ]
    every = compare_figures(figures)
    few = compare_figures(figures, most_apart=10)
    decided = [c for c in every if c.verdict is not NOT]
    assert decided == [c for c in few if c.verdict is not NOT]
    assert len(decided) == 30 * 29 // 2 + 10 * 9 // 2 + 5 * 4 // 2
    article = {f.iri: f.article for f in figures}
    assert {article[c.first] == article[c.second] for c in few if c.verdict is NOT} == set()
    assert len([c for c in every if c.verdict is NOT]) == 30 * 10
    within = compare_figures([figure(1, 1, 1), figure(2, 2, 2, place=TOWN), figure(3, 3, 3, place=None)], most_apart=0)
    assert len(within) == 3


def test_a_hot_bucket_compares_ranges_once():
    """Of very many that count the same, those of one range agree with their first, and the firsts with each other."""
    figures = bucket(HOT + 50, 7)
    found = compare_figures(figures, most_apart=0)
    pairs = {(c.first, c.second): c.verdict for c in found}
    firsts = [f.iri for f in sorted(figures, key=lambda f: f.iri)]
    low = {f.iri: f.low for f in figures}
    assert len(pairs) == len(found) == (HOT + 50 - 7) + 7 * 6 // 2
    for (one, other), verdict in pairs.items():
        assert verdict is (AGREES if low[one] == low[other] else CONFLICTS)
    reached, waiting = set(), [firsts[0]]
    while waiting:
        iri = waiting.pop()
        if iri not in reached:
            reached.add(iri)
            waiting += [o if iri == f else f for f, o in pairs if iri in (f, o)]
    assert reached == set(firsts), "every figure is held against others, and through them against all"


def test_comparing_is_quick_where_nothing_counts_the_same():
    """The pairs are not so much as looked at: thousands of figures of places of their own give none."""
    figures = [figure(n, n, n, place=Named(f"urn:{n}", str(n)), article=f"urn:a{n}") for n in range(5000)]
    assert compare_figures(figures) == []
