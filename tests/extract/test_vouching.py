"""No word put into a mouth: whose claim a figure or an event is where somebody denies, declines, asks or corrects."""

from __future__ import annotations

import pytest
from attributed import read

from kg.model import Certainty, Effect, Event, Extraction, Figure, Statement, Verification

DISPUTED, UNVERIFIED = Verification.DISPUTED, Verification.COULD_NOT_VERIFY


def figure(extraction: Extraction) -> Figure:
    """The one figure."""
    (found,) = extraction.figures
    return found


# What nobody claims, and what the article says of its truth.
NOBODYS = {
    "denied": ("{s:The {o:Army of Larnaca}} {c:denied} {x:that 40 villagers had been killed}.", DISPUTED),
    "rejected": ("{s:{p:Jane Roe}} {c:rejected} {x:reports that 30 people had been arrested}.", DISPUTED),
    "declined": (
        "{s:{p:Jane Roe}} {c:declined to comment on} {x:accusations that 12 teachers had been abducted}.",
        None,
    ),
    "did not answer": ("{s:{p:Jane Roe}} {c:did not respond to} {x:claims that 70 hostages were dead}.", None),
    "neither": ("{s:{p:Jane Roe}} {c:neither confirmed nor denied} {x:that 9 sailors had died}.", None),
    "would not say": ("{s:{p:Jane Roe}} {c:would not say} {x:whether 15 people had been injured}.", None),
    "has yet to say": ("{s:{p:Jane Roe}} {c:has yet to say} {x:whether 15 people were injured}.", None),
    "did not claim": ("{s:{p:Jane Roe}} {c:did not claim} {x:that 15 people were injured}.", None),
    "nor did": ("Nobody came, nor did {s:{p:Jane Roe}} {c:claim} {x:that 15 people were injured}.", None),
    "not verified": (
        "{s:{o:Larnaca Post}} {c:could not independently verify} {x:reports that 60 miners had died}.",
        UNVERIFIED,
    ),
    "was asked": ("{s:{p:Jane Roe}} {c:was asked} {x:whether 15 marchers had been shot dead}.", None),
    "asked": ("{s:Reporters} {c:asked} {x:if 30 students had been injured}.", None),
    "question": ("{x:“Were 300 people killed in the raid?”} {s:{p:Jane Roe}} {c:said}.", None),
    "if": ("{s:{p:Jane Roe}} {c:said} {x:if the mayor says 40 people were killed nobody will believe him}.", None),
    "correction": ("{s:An earlier version of this article} {c:said} {x:that 12 people had died}.", DISPUTED),
    "misstated": ("{s:This story} {c:originally said} {x:that 12 people had died}.", DISPUTED),
    "no speaker": ("It {c:was reported} {x:that 12 people had died}.", None),
}


@pytest.mark.parametrize(("marked", "verification"), NOBODYS.values(), ids=NOBODYS)
def test_nobodys_claim(marked, verification):
    """The figure stands in its statement, without a claimant and a relay, and is certain on nobody's word."""
    _, extraction = read(marked)
    found = figure(extraction)
    assert found.statement is not None
    assert (found.claimant, found.relayed_by, found.verification) == (None, (), verification)
    assert found.certainty is not Certainty.CERTAIN


# Where the words name whose claim it is, it is theirs.
ACCUSERS = {
    "claim by": (
        "{s:{p:Jane Roe}} {c:denied} {x:claims by the {o:Larnaca Rights Centre} that 25 people were shot dead}.",
        DISPUTED,
    ),
    "possessive": (
        "{s:{p:Jane Roe}} {c:did not comment on} {x:{o:Larnaca Rights Centre}'s accusation that 25 people died}.",
        None,
    ),
    "report from": (
        "{s:{o:Larnaca Post}} {c:could not verify} {x:a report from the {o:Larnaca Rights Centre} that 25 died}.",
        UNVERIFIED,
    ),
}


@pytest.mark.parametrize(("marked", "verification"), ACCUSERS.values(), ids=ACCUSERS)
def test_the_accuser_whom_the_words_name(marked, verification):
    """Who is denied, left unanswered or not verified claims the figure, never who denies it."""
    found = figure(read(marked)[1])
    assert found.claimant is not None
    assert (found.claimant.label, found.verification) == ("Larnaca Rights Centre", verification)


def test_what_is_put_forward_stays_a_claim():
    """An assertion, an accusation, a definite condition and a part of a claim keep their claimant."""
    for marked in (
        "{s:{p:Jane Roe}} {c:said} {x:that 40 people had been killed}.",
        "{s:{p:Jane Roe}} {c:accused} {x:{p:Kim Lee} of killing 40 people}.",
        "{s:{p:Jane Roe}} {c:said} {x:she asked for help after 40 people had been killed}.",
    ):
        claimant = figure(read(marked)[1]).claimant
        assert claimant is not None
        assert claimant.label == "Jane Roe"


def test_who_denies_passes_nothing_on():
    """What Lee said stays Lee's where Roe denies that it was said; where Roe says so, it came through Roe."""
    said = "{{s:{{p:Jane Roe}}}} {{c:{}}} {{x:that {{s2:{{p:Kim Lee}}}} had {{c2:said}} {{x2:40 people were killed}}}}."
    for cue, through in (("denied", []), ("said", ["Jane Roe"])):
        _, extraction = read(said.format(cue))
        inner = max(extraction.statements, key=lambda s: s.cue[0])
        assert [node.label for node in inner.relayed_by] == through
        assert [node.label for node in figure(extraction).relayed_by] == through


def test_who_is_asked_or_charged_says_nothing():
    """The subject of a passive is no speaker: who is asked is spoken to, who is charged is accused."""
    (asked,) = read("{s:{p:Jane Roe}} {c:was asked} {x:whether the quay was shut}.")[1].statements
    assert (asked.speaker, [n.label for n in asked.addressee], asked.certainty) == (
        None,
        ["Jane Roe"],
        Certainty.POSSIBLE,
    )
    (charged,) = read("{s:{p:Jane Roe}} {c:was charged with} {x:theft}.")[1].statements
    assert (charged.speaker, [n.label for n in charged.accused]) == (None, ["Jane Roe"])


@pytest.mark.parametrize(
    "marked",
    [
        "Did {s:the police} {c:say} {x:that five people had died}? They did not.",
        "No official {c:has said} {x:that 12 people were shot}.",
    ],
)
def test_no_claim_of_the_one_asked_about(marked):
    """What an article asks, or says that nobody said, is neither a statement nor a figure of its own."""
    _, extraction = read(marked)
    assert not [s for s in extraction.statements if s.speaker]
    assert extraction.figures == ()


def test_a_misquotation_says_nothing():
    """Nobody said what an article takes back as misquoted."""
    assert not read("The paper {c:misquoted} {s:{p:Jane Roe}} {x:as saying the quay was safe}.")[1].statements


def spoken_of(marked: str) -> list[tuple[Event, Statement | None]]:
    """The events, each with the statement that holds it."""
    _, extraction = read(marked)
    return [
        (event, None if event.statement is None else extraction.statements[event.statement])
        for event in extraction.events
    ]


def test_an_event_that_is_only_spoken_of_is_certain_on_no_word():
    """An event in a refusal to comment or a failure to verify is alleged, and its statement no claim."""
    for marked in (
        "{s:{p:Jane Roe}} {c:did not comment on} {x:accusations that troops had attacked the village}.",
        "{s:{o:Larnaca Post}} {c:could not verify} {x:reports that troops had attacked the village}.",
    ):
        ((event, statement),) = spoken_of(marked)
        assert event.certainty is Certainty.ALLEGED
        assert statement is not None
        assert not statement.is_claim


def test_an_event_that_a_refusal_takes_for_granted_is_the_articles():
    """Who does not comment on the explosion, or had no part in it, grants that there was one."""
    for marked in (
        "{s:{p:Jane Roe}} {c:declined to comment on} {x:the explosion at the quay}.",
        "{s:{p:Jane Roe}} {c:denied} {x:involvement in the bombing of the quay}.",
    ):
        ((event, statement),) = spoken_of(marked)
        assert (event.certainty, statement) == (Certainty.CERTAIN, None)


@pytest.mark.parametrize(
    "marked",
    [
        "{s:{p:Jane Roe}} {c:was asked} {x:whether troops had attacked the village}.",
        "{x:“Did troops attack the village?”} {s:{p:Jane Roe}} {c:asked}.",
        "{s:An earlier version of this article} {c:said} {x:that troops had attacked the village}.",
        "{s:{p:Jane Roe}} {c:denied} {x:that troops had attacked the village}.",
        "Did troops attack the village on Monday? Nobody knows.",
    ],
)
def test_an_event_that_nobody_puts_forward_is_none(marked):
    """What is asked, denied or taken back is not said to have happened."""
    assert spoken_of(marked) == []


def test_what_is_told_as_well_is_told():
    """An event that the article tells itself is not only spoken of because somebody would not comment on it."""
    marked = (
        "{s:{p:Jane Roe}} {c:did not comment on} {x:reports of an explosion at the quay}.\n\n"
        "The explosion happened on Monday."
    )
    ((_, statement),) = spoken_of(marked)
    assert statement is None


@pytest.mark.parametrize("cue", ["did not deny", "has not announced", "never claimed", "declined to accuse"])
def test_not_saying_is_no_saying(cue):
    """A verb of saying that is denied of somebody is a refusal to say, whatever the verb."""
    (statement,) = read(f"{{s:{{p:Jane Roe}}}} {{c:{cue}}} {{x:that the quay was shut}}.")[1].statements
    assert statement.effect is Effect.NO_COMMENT
