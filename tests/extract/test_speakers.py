"""Whom the words of a source mean."""

from __future__ import annotations

import re

import pytest
from attributed import read

NAMED = [
    # the words of an article with one source each; the type and label of whoever speaks; the affiliation
    ("{s:{p:Jane Roe}, the mayor of {l:Larnaca},} {c:said} {x:the quay was closed}.", "Person", "Jane Roe", None),
    ("{s:The mayor of {l:Larnaca}, {p:Jane Roe},} {c:said} {x:the quay was closed}.", "Person", "Jane Roe", None),
    ("{s:Mayor {p:Jane Roe}} {c:said} {x:the quay was closed}.", "Person", "Jane Roe", None),
    ("{s:Governor of {l:Oregon} {p:Jane Roe}} {c:said} {x:it rained}.", "Person", "Jane Roe", None),
    ("{s:{o:Acme Water}, which runs the dam,} {c:said} {x:it was sound}.", "Organization", "Acme Water", None),
    ("{s:The {o:Larnaca Post} newspaper} {c:reported} {x:a fire}.", "Organization", "Larnaca Post", None),
    ("{s:A spokesman for {o:Acme Water}} {c:said} {x:it was sound}.", "UnnamedSource", "spokesman for Acme Water", "Acme Water"),
    ("{s:An {o:Acme Water} spokeswoman} {c:said} {x:it was sound}.", "UnnamedSource", "Acme Water spokeswoman", "Acme Water"),
    ("{s:Two officials at {o:Acme Water}} {c:said} {x:it leaked}.", "UnnamedSource", "Two officials at Acme Water", "Acme Water"),
    ("{s:a resident of {l:Larnaca}} {c:said} {x:it was loud}.", "UnnamedSource", "resident of Larnaca", None),
    ("{s:Local media} {c:reported} {x:a fire}.", "UnnamedSource", "Local media", None),
    ("{s:The Kenyan government} {c:said} {x:talks had begun}.", "Organization", "Government of Kenya", None),
    ("{s:Peru’s foreign ministry} {c:said} {x:talks had begun}.", "Organization", "Ministry of Foreign Affairs of Peru", None),
    ("{s:Nairobi} {c:said} {x:talks had begun}.", "Place", "Nairobi", None),
    ("{s:{p:Jane Roe}’s letter} {c:said} {x:the quay was closed}.", "Person", "Jane Roe", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind", "label", "affiliation"), NAMED)
def test_source_words_give_the_speaker(marked: str, kind: str, label: str, affiliation: str | None) -> None:
    """Appositions, offices and descriptors lead to the named one; a spokesman stays unnamed and keeps his employer."""
    if label == "Nairobi":
        marked = marked.replace("{s:Nairobi}", "{s:{l:Nairobi}}")
    _, extraction = read(marked)
    (statement,) = extraction.statements
    assert statement.speaker is not None
    assert (statement.speaker.type, statement.speaker.label) == (kind, label)
    employer = statement.speaker.affiliation
    assert (employer.label if employer else None) == affiliation


FOLLOWED = [
    # two statements; who makes the second
    ("{s:{p:Jane Roe}} {c:said} {x:it rained}. {s2:She} {c2:added} {x2:that it hailed}.", "Jane Roe"),
    ("{s:President {p:Ali Daro}} {c:spoke} {x:of peace}.\n\nLater {s2:the president} {c2:said} {x2:it was late}.", "Ali Daro"),
    ("{s:Mr {p:Kim Lee}} {c:said} {x:no}. {p:Ann Moss} came. {s2:Mr Lee} {c2:said} {x2:yes}.", "Kim Lee"),
    ("{s:An aid worker} {c:said} {x:it burned}. {s2:He} {c2:added} {x2:that it smoked}.", "aid worker"),
    ("{s:A witness} {c:said} {x:it burned}. {s2:The witness} {c2:said} {x2:it smoked}.", "witness"),
    ("{s:{o:Acme Water}} {c:said} {x:it was sound}. {s2:It} {c2:added} {x2:that it was safe}.", "Acme Water"),
    ("{s:{p:Jane Roe}, {s2:who} {c2:says} {x2:she saw it}} {c:called} {x:for help}.", "Jane Roe"),
    ("{s:Mrs {p:Ann Moss}} {c:said} {x:yes}. Mr {p:Bo Moss} left. {s2:Mrs {p:Moss}} {c2:said} {x2:no}.", "Ann Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "label"), FOLLOWED)
def test_pronouns_and_nominals_follow(marked: str, label: str) -> None:
    """He, she, it, who, a family name or an office alone mean the one who fits and was named or quoted before."""
    text, extraction = read(marked)
    cues = [m.start() for m in re.finditer(r"added|said|says", text)]
    (second,) = [s for s in extraction.statements if s.cue[0][0] == (cues[-1] if "who" not in text else cues[0])]
    assert second.speaker is not None
    assert second.speaker.label == label


def test_two_people_of_one_family_name_stay_two() -> None:
    """A bare family name that two people of the article bear is left open and reported."""
    _, extraction = read("{p:Ann Moss} met {p:Bo Moss}.\n\n{s:{p:Moss}} {c:said} {x:it rained}.")
    names = [e.node.label for e in extraction.entities if e.node.type == "Person"]
    assert names == ["Ann Moss", "Bo Moss"]
    assert any("may be Ann Moss or Bo Moss" in u.reason for u in extraction.unresolved)


def test_another_given_name_is_another_person() -> None:
    """A family name known to the ontology under another given name makes a new person, not the known one."""
    _, extraction = read("{s:{p:Farouk al-Sharaa}} {c:said} {x:it rained}. {s2:{p:Sharaa}} {c2:left}{x2: early}.")
    assert {e.node.label for e in extraction.entities} == {"Farouk al-Sharaa"}


def test_several_speakers() -> None:
    """Of "A and B said", A is the speaker and B speaks too."""
    _, extraction = read("{s:{p:Jane Roe} and {p:Kim Lee}} {c:said} {x:it rained}.")
    (statement,) = extraction.statements
    assert statement.speaker is not None
    assert [statement.speaker.label, *(n.label for n in statement.also_speakers)] == ["Jane Roe", "Kim Lee"]


def test_pronoun_without_anybody_stays_unresolved() -> None:
    """A pronoun that nobody fits gets no speaker, and the extraction says so."""
    _, extraction = read("{s:He} {c:said} {x:it rained}.")
    assert extraction.statements[0].speaker is None
    assert [u.reason for u in extraction.unresolved] == ["whom “He” means is not clear"]


def test_first_person_inside_a_quotation_is_its_speaker() -> None:
    """The "I" that speaks inside a quotation is whoever is quoted."""
    _, extraction = read("{s:{p:Jane Roe}} {c:said}: {x:“{s2:I} {c2:think} {x2:it rained}.”}")
    assert [s.speaker.label for s in extraction.statements if s.speaker] == ["Jane Roe", "Jane Roe"]


def labels(marked: str) -> list[str | None]:
    """The labels of the speakers, in order of the text."""
    return [s.speaker.label if s.speaker else None for s in read(marked)[1].statements]


def test_sexes_tell_pronouns_apart() -> None:
    """Given names, kinship and an earlier pronoun say whom "she" and "he" mean."""
    marked = "{p:Mara Kos} met {p:Goran Lis} on Sunday. {s:She} {c:said} {x:it was cold}. {s2:He} {c2:called} {x2:it “mild”}."
    assert labels(marked) == ["Mara Kos", "Goran Lis"]
    assert labels("{p:Xyl Kos} and her son, {p:Wuq Kos}, fled. {s:He} {c:said} {x:it was cold}.") == ["Wuq Kos"]


def test_titles_tell_namesakes_apart() -> None:
    """Of two of one name, the title or honorific means one."""
    marked = "President {p:Luis Vega} met General {p:Andres Vega}. {s:General Vega} {c:said} {x:it was cold}."
    assert labels(marked) == ["Andres Vega"]


def test_they_are_the_people_of_the_sentence_before() -> None:
    """After a sentence about people who have not spoken, "they" are these."""
    assert labels("Farmers blocked the road. {s:They} {c:said} {x:it was cold}.") == ["Farmers"]


def test_two_unnamed_speak_together() -> None:
    """Two noun phrases without names are two sources."""
    _, extraction = read("{s:A guard and a nurse} {c:said} {x:it was cold}.")
    (statement,) = extraction.statements
    assert statement.speaker is not None
    assert (statement.speaker.label, [n.label for n in statement.also_speakers]) == ("guard", ["nurse"])


def test_bodies_named_after_their_kind() -> None:
    """A capitalised name after "the relief agency" is a body even where the tagger saw no name."""
    assert labels("{s:The relief agency Aidline} {c:said} {x:it was cold}.") == ["Aidline"]


TOLD_APART = [
    # the last source is somebody else than the one whose office has the same noun
    ("{p:Ann Moss}, the Liberal candidate, spoke first. {s:The Labour candidate} {c:said} {x:it was late}.", "UnnamedSource"),
    ("{s:The {p:Moss} campaign} {c:said} {x:it rained}. {s2:The {p:Roe} campaign} {c2:said} {x2:it snowed}.", "UnnamedSource"),
    ("{p:Ann Moss}, a lawyer, came in. {p:Kim Lee} left. {s:His lawyer} {c:said} {x:it was late}.", "UnnamedSource"),
    ("{p:Ann Moss}, the Liberal candidate, spoke first. {s:The Liberal candidate} {c:said} {x:it was late}.", "Person"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind"), TOLD_APART)
def test_names_before_a_noun_tell_people_apart(marked: str, kind: str) -> None:
    """Of "the Labour candidate" nothing that is known of the Liberal one says anything, nor has "his lawyer" a name."""
    _, extraction = read(marked)
    speakers = [statement.speaker for statement in extraction.statements]
    assert speakers[-1] is not None
    assert speakers[-1].type == kind
    assert len({speaker.iri for speaker in speakers if speaker}) == len(speakers)
