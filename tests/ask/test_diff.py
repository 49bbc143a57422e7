"""Versions held against each other: what is one claim in two wordings, what are two claims, and what changed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.ask.diff import Change, diff_figures, diff_statements
from kg.store.export.records import FigureRecord, StatementRecord

SAID = StatementRecord(
    iri="urn:1", speakers=("Anna Berg",), speaker_iris=("urn:anna",), relayed_by=(), addressed_to=(), about=(),
    accused=(), cue="said", content="the road is closed", mode="indirect", effect="asserts", certainty="certain",
    start=None, until=None, place="", via="", spans=((10, 28),),
)  # fmt: skip
DEAD = FigureRecord(
    iri="urn:f", claimant="Anna Berg", claimant_iri="urn:anna", basis="claimed", relayed_by=(),
    wording="more than 800 people", low=801, high=None, bound="more than", unit="person", outcome="killed",
    victims="any", group="", perpetrator="",
    certainty="certain", start=date(2025, 3, 7), until=date(2025, 3, 7), place="Homs", verification="", part_of="",
    quotation="more than 800 people were killed in Homs on Friday", spans=((10, 30),),
)  # fmt: skip
EXACT = {"wording": "1,018 people", "low": 1018, "high": 1018, "bound": "exact"}


def says(content: str, speaker: str = "Anna Berg", cue: str = "said") -> StatementRecord:
    """A statement of that content."""
    return replace(SAID, content=content, speakers=(speaker,), cue=cue)


# One claim in two wordings.
SAME = [
    (says("more than 800 people were killed on Friday"), says("1,018 people were killed on Friday")),
    (says("at least 12 people were injured in the blast"), says("15 people had been injured by the blast")),
    (says("the road is closed"), says("the road is closed", cue="told reporters")),
    (says("the road is closed"), says("the road is closed until Monday", cue="added")),
    (says("the talks will go on in Doha next week"), says("the talks will go on in Doha next week", "Anna Bergh")),
    (says("no one was hurt"), says("no one was badly hurt")),
]
# Two claims.
OTHER = [
    (says("the road is closed"), says("the harvest was good this year")),
    (says("more than 800 people were killed on Friday"), says("schools will open again on Monday")),
    (says("the talks will go on in Doha next week"), says("aid must reach the north", "Bert Holm")),
    (says("12 people were killed in Homs on Friday"), says("the army had left by then")),
    (says("calm"), says("an inquiry", cue="called for")),
    (says("12 people were killed", "Bert Holm"), says("12 roads were closed", "Anna Berg", "announced")),
]


@pytest.mark.parametrize(("old", "new"), SAME, ids=lambda s: s.content)
def test_one_claim_in_two_wordings_has_changed(old, new):
    """It is one difference, which names the fields."""
    (found,) = diff_statements([old], [new])
    assert found.change is Change.CHANGED
    assert set(found.changes) <= {"content", "cue", "speakers"}
    assert (found.old, found.new) == (old, new)


@pytest.mark.parametrize(("old", "new"), OTHER, ids=lambda s: s.content)
def test_two_claims_came_and_went(old, new):
    """Neither is a version of the other."""
    assert [found.change for found in diff_statements([old], [new])] == [Change.CAME, Change.WENT]


def test_what_moved_has_not_changed():
    """Other places in the text, other IRIs and other line breaks are no difference; nor is another order."""
    one, other = says("the road\nis closed"), says("the harvest was good")
    moved = [replace(other, iri="urn:9", spans=((1, 2),)), replace(says("the road is closed"), speaker_iris=("urn:z",))]
    assert diff_statements([one, other], moved) == []


def test_each_statement_is_paired_once_and_with_the_likest():
    """Of several that are alike, the likest are one claim; what is left over came or went."""
    old = [says("12 people were killed in Homs"), says("12 people were killed in Hama")]
    new = [says("13 people were killed in Hama"), says("12 people were killed in Homs"), says("it rained all day long")]
    found = diff_statements(old, new)
    assert [(d.change, d.new and d.new.content) for d in found] == [
        (Change.CHANGED, "13 people were killed in Hama"),
        (Change.CAME, "it rained all day long"),
    ]
    assert found[0].old == old[1]


def test_the_same_statement_twice_is_two():
    """One of two equal statements that goes is one that went."""
    assert [d.change for d in diff_statements([SAID, SAID], [SAID])] == [Change.WENT]


def test_a_figure_that_became_exact_has_changed():
    """The issue's own example: "more than 800" became "1,018", with wording, range and bound."""
    (found,) = diff_figures([DEAD], [replace(DEAD, **EXACT, iri="urn:g", quotation="1,018 people were killed in Homs")])
    assert found.change is Change.CHANGED
    assert found.changes == ("wording", "low", "high", "bound")


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": "injured"},
        {"unit": "family"},
        {"claimant": "Bert Holm", "place": "Hama", "victims": "civilian"},
    ],
)
def test_figures_that_count_something_else_came_and_went(other):
    """Another outcome or unit is another figure, however alike the rest; so are other victims, elsewhere, by others."""
    assert [d.change for d in diff_figures([DEAD], [replace(DEAD, **EXACT, **other)])] == [Change.CAME, Change.WENT]


def test_figures_are_paired_by_what_they_count():
    """Two of one claimant change each for itself, though the numbers cross."""
    fighters = replace(DEAD, wording="125 fighters", low=125, high=125, bound="exact", victims="combatant", place="")
    new = [replace(fighters, wording="900 fighters", low=900, high=900), replace(DEAD, **EXACT)]
    found = diff_figures([DEAD, fighters], new)
    assert [(d.old.wording, d.new.wording) for d in found] == [
        ("125 fighters", "900 fighters"),
        ("more than 800 people", "1,018 people"),
    ]
    assert all(d.change is Change.CHANGED for d in found)


def test_a_claimant_who_is_named_later_is_a_change():
    """The same count in the same place, claimed by somebody else now."""
    (found,) = diff_figures([replace(DEAD, claimant="officials")], [DEAD])
    assert (found.change, found.changes) == (Change.CHANGED, ("claimant",))
