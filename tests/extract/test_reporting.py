"""Clear reporting clauses are found without the tagger, nested, coordinated or alone; what nobody says is not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from attributed import read

from kg.model import Effect, Mode, Offsets


def words(text: str, pieces: Iterable[Offsets]) -> str:
    """The words of the pieces."""
    return " … ".join(text[start:end] for start, end in pieces)


def said(marked: str) -> list[tuple[str, str, str | None]]:
    """Cue, content and speaker of each statement."""
    text, extraction = read(marked)
    return [
        (words(text, s.cue), words(text, s.content), s.speaker.label if s.speaker else None)
        for s in extraction.statements
    ]


@pytest.mark.parametrize(
    ("marked", "cue", "content", "speaker"),
    [
        ("{p:Jane Roe} accused {o:Acme Water} of theft.", "accused", "Acme Water of theft", "Jane Roe"),
        ("{p:Jane Roe} told police that the gate was open.", "told", "that the gate was open", "Jane Roe"),
        ("The union has called for a strike.", "has called for", "a strike", "union"),
        ("{p:Jane Roe} is urging farmers to leave.", "is urging", "farmers to leave", "Jane Roe"),
        ("{p:Jane Roe} said: “We are lost.”", "said", "“We are lost.”", "Jane Roe"),
        ("“We are lost,” {p:Jane Roe} said.", "said", "“We are lost,”", "Jane Roe"),
        ("The court ruled that the ban was void.", "ruled", "that the ban was void", "court"),
        ("A man who was held for theft told police he was innocent.", "told", "he was innocent", None),
    ],
)
def test_found_alone(marked: str, cue: str, content: str, speaker: str | None) -> None:
    """A clear verb with its subject and object needs no tagger."""
    ((found_cue, found_content, found_speaker),) = said(marked)
    assert (found_cue, found_content) == (cue, content)
    assert speaker in (None, found_speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The man accused of theft fled.",
        "The plan announced on Monday failed.",
        "His claim that it rained was false.",
        "Three reports that it rained were lost.",
        "The clinic maintains a list of the sick.",
        "He called her twice.",
    ],
)
def test_participles_and_nouns_are_no_clauses(text: str) -> None:
    """A participle after its noun, a noun that looks like a verb, and a verb of doing say nothing."""
    assert said(text) == []


def test_nested_in_a_content() -> None:
    """What is told within a statement is its own speaker's, through the outer one."""
    text, extraction = read("{s:{p:Jane Roe}} {c:said} {x:prosecutors had refused to say what he did}.")
    inner = max(extraction.statements, key=lambda s: s.cue[0])
    assert inner.effect is Effect.NO_COMMENT
    assert [text[a:b] for a, b in inner.content] == ["what he did"]
    assert [n.label for n in inner.relayed_by] == ["Jane Roe"]


def test_going_on_after_a_content() -> None:
    """The words "and called for" go on with the same speaker, and the content before it ends there."""
    assert said("{s:{p:Jane Roe}} {c:said} {x:the vote was a farce and called for a recount}.") == [
        ("said", "the vote was a farce", "Jane Roe"),
        ("called for", "a recount", "Jane Roe"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "If {s:the mayor} {c:says} {x:the water is clean}, people drink it.",
        "{s:Nobody} {c:has said} {x:that the tower is safe}.",
        "{s:The court} {c:will say} on Friday {x:whether the ban stands}.",
        "A choir {c:known as} {x:“Larks”} sang.",
        "{s:Explainer}{c::} {x:how the deal works}\n\nIt has three parts.",
        "{s:The rules} {c:require} {x:members to pay}.",
    ],
)
def test_unsaid(marked: str) -> None:
    """What somebody might say, nobody said, or only is named so, is no statement."""
    assert said(marked) == []


def test_edges() -> None:
    """Cue, content and source end where the grammar has them end."""
    for marked, cue, content in (
        ("{s:{p:Jane Roe}} {c:declined} {x:to say when it began}.", "declined to say", "when it began"),
        ("{s:{p:Jane Roe}} {c:declined} {x:to comment}.", "declined to comment", "declined to comment"),
        ("{s:{p:Jane Roe}} {c:declined} {x:to comment when asked}.", "declined to comment", "declined to comment"),
        ("{s:{p:Jane Roe}} {c:called} {x:on both sides to stop}.", "called on", "both sides to stop"),
    ):
        assert said(marked)[0][:2] == (cue, content)
    marked = "{s:The {o:Acme Fund}} {c:notes} {x:“wells are dry”, highlighting the drought}."
    assert said(marked)[0][1] == "“wells are dry”"
    text, extraction = read("Acme's head, {s:{p:Jane Roe}}, {c:said} {x:it rained}.")
    assert [text[a:b] for a, b in extraction.statements[0].source] == ["Acme's head, Jane Roe"]


def test_that_before_a_quotation_leaves_it_direct() -> None:
    """Of "wrote that “…”" the cue has its whole content in quotation marks."""
    _, extraction = read("{s:{p:Jane Roe}} {c:wrote} {x:that “all wells are dry”}.")
    assert extraction.statements[0].mode is Mode.DIRECT


def test_headline_and_unchecked_claims() -> None:
    """A headline's colon speaks for whom stands before it; a claim may be unverified by nobody in particular."""
    assert said("Reports: Minister to resign\n\nThe ferry is idle.") == [(":", "Minister to resign", "Reports")]
    _, extraction = read("Neither claim could be independently verified.")
    assert [s.effect for s in extraction.statements] == [Effect.NOT_VERIFIED]


def test_second_round() -> None:
    """Another's clause after "while", one's own second verb, who told by whom, and a chant before the main verb."""
    assert said("{s:{o:Acme}} {c:said} {x:it rained, while Oslo} {c2:claimed} {x2:to be dry}.")[1] == (
        "claimed",
        "to be dry",
        "Oslo",
    )
    marked = "{s:{p:Jane Roe}} {c:admitted} {x:this but insisted the effect was real}."
    assert [row[:2] for row in said(marked)] == [("admitted", "this"), ("insisted", "the effect was real")]
    assert said("The boy {c:was told} by {s:his coach} {x:that he had won}.")[0][2] == "his coach"
    assert said("{s:Protesters} {c:chanting} {x:“No cuts” blocked the road}.")[0][1] == "“No cuts”"
    assert said("Police denied using force.") == [("denied", "using force", "Police")]
    assert said("Two wells {c:confirmed} {x:to be poisoned} were closed.") == []
