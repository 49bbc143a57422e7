"""Paragraphs and sentences, and what always holds of them."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.segment import find_paragraphs, find_sentences, segment, trim

_TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_characters="\x00"), max_size=300),
    st.text(alphabet="ab sS.!?…,:;“”‘’\"'`«»„()\n\r\t\u2028\u00a0-—1A", max_size=200),
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                "‘",
                "’",
                "'",
                '"',
                "''",
                "«",
                "»",
                "\n\n",
                "\r\n",
                " ",
                ". ",
                "he said",
                "Mr. Orr",
                "U.S.",
                "’s",
                ",",
            ]
        ),
        max_size=60,
    ).map("".join),
)


def _paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, find_paragraphs(text))]


@given(_TEXTS)
def test_paragraphs_are_in_order_and_hold_all_that_is_visible(text):
    """Paragraphs never overlap, start and end with a visible character, and leave out only white space."""
    paragraphs = find_paragraphs(text)
    assert all(a[1] < b[0] for a, b in pairwise(paragraphs))
    assert all(0 <= start < end <= len(text) and trim(text, start, end) == (start, end) for start, end in paragraphs)
    assert "".join("".join(_paragraphs(text)).split()) == "".join(text.split())


@given(_TEXTS)
def test_sentences_cover_every_visible_character_of_their_paragraphs_once(text):
    """Sentences are in order, inside one paragraph each, and together hold what the paragraphs hold."""
    found = segment(text)
    assert all(a[1] <= b[0] for a, b in pairwise(found.sentences))
    for start, end in found.sentences:
        assert start < end
        assert trim(text, start, end) == (start, end)
        assert any(p <= start and end <= q for p, q in found.paragraphs)
    assert "".join("".join(_sentences(text)).split()) == "".join(text.split())


@given(_TEXTS)
def test_quotations_nest_and_never_cross(text):
    """Quotations lie inside the text, start and end at marks; of two, one holds the other or they are apart."""
    quotations = segment(text).quotations
    marks = set("“”„‟«»‹›‘’‚'`\"")
    open_ends: list[int] = []
    for start, end in quotations:
        assert 0 <= start < end <= len(text)
        assert text[start] in marks
        assert text[end - 1] in marks
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        assert not open_ends or end <= open_ends[-1]
        open_ends.append(end)
    assert list(quotations) == sorted(set(quotations))


@given(_TEXTS)
def test_the_sentence_at_an_offset_holds_it(text):
    """Every visible character is in the sentence and the paragraph that are looked up for it."""
    found = segment(text)
    for offset in (i for i, character in enumerate(text[:80]) if not character.isspace()):
        assert found.sentence_at(offset)[0] <= offset < found.sentence_at(offset)[1]
        assert found.paragraph_at(offset)[0] <= offset < found.paragraph_at(offset)[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_paragraphs_whatever_ends_them(end):
    """Unix, Windows and old Mac line ends give the same paragraphs."""
    assert _paragraphs(f"The ferry sailed.{end}{end}Nobody spoke.{end}It rained.") == [
        "The ferry sailed.",
        "Nobody spoke.",
        "It rained.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_wrapped_by_hand_are_joined(end):
    """Where lines break inside sentences, a paragraph is what stands between blank lines."""
    text = end.join(
        ["The ferry that had been", "waiting since Monday", "sailed at noon.", "", "Nobody who was", "there spoke."]
    )
    assert [" ".join(p.split()) for p in _paragraphs(text)] == [
        "The ferry that had been waiting since Monday sailed at noon.",
        "Nobody who was there spoke.",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Gen. Ora Lund met U.S. officials. | He left.",
        "He moved to the U.S. | He liked it.",
        "The U.S. Treasury and the U.K. Foreign Office agreed. | Both waited.",
        "Mr. J. R. Orr sold 3.5 million. | It was No. 3 on the list.",
        "“No.” | The man left.",
        "“We go on… we stay,” he said. | “You don’t.” | She left.",
        '"Is it true?" he asked. | "Yes."',
        "Lt. Col. Hale came at 5 p.m. on Friday. | At 6 a.m. Monday it ended. | It ended at 4 p.m. | The rest slept.",
        "They paid $1.3m. | Others paid £2.5bn (Agency). | “It’s over.”",
        "Sens. Ada Roe (R-Texas) and Jo Lee (D-Ore.), said no. | Rep. Ray (D-Va.) agreed.",
        "Acme Inc. said it bought Foo Ltd. on Jan. 5. | It paid.",
        "The toll rose to 745. | More than 125 fighters died. | 148 others fled.",
        "The group said so. | (It is based in Leeds.) | It counts the dead.",
        "Wait... | What? | He asked.",
        "They left last week. | ... You know why.",
        "Visit bbc.co.uk today. | al-Sharaa spoke. | iPhone sales rose.",
        "‘We won’t go.’ | That was it.",
        "“He came.” — Al Jazeera",
        "The talks failed.” | He left.",
        "He left. | She came.",
        "FERRY SAILS AT LAST",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(written):
    """Abbreviations, initials, numbers and quoted questions end no sentence; stops with closing marks do."""
    assert _sentences(written.replace(" | ", " ")) == written.split(" | ")


def test_a_missing_space_after_a_stop_still_ends_the_sentence():
    """Pages often lose the space between sentences; addresses and names with stops are left whole."""
    assert _sentences("He left early.She came. See Node.js at example.com.") == [
        "He left early.",
        "She came.",
        "See Node.js at example.com.",
    ]


def test_five_megabytes_on_one_line_are_segmented():
    """A huge line gives all of its sentences and quotations, in paragraphs of whole sentences that are not huge."""
    piece = "He said “we won’t go”. Mr. Orr (U.S.) said ‘no’ to the workers’ party. "
    found = segment(piece * 70_000)
    assert (len(found.sentences), len(found.quotations)) == (140_000, 140_000)
    assert all(end - start <= 20_000 for start, end in found.paragraphs)
    assert {start for start, _ in found.paragraphs} <= {start for start, _ in found.sentences}
    assert {end for _, end in found.paragraphs} <= {end for _, end in found.sentences}


def test_a_sentence_that_is_too_long_is_cut_between_words():
    """At a mark where there is one, else at white space, else anywhere; nothing but white space is lost."""
    for unit in ("word ", "a list of it, ", "x", "w;", "wörd\n"):
        text = (unit * 3000).strip()
        found = segment(text)
        covered = "".join(text[slice(*sentence)] for sentence in found.sentences)
        assert "".join(covered.split()) == "".join(text.split())
        if unit != "x":
            assert all(text[slice(*sentence)][0] == unit[0] for sentence in found.sentences)


def test_quotations_are_found_where_they_stand():
    """Around a character, beginning at one, and whether it is inside: as going through all of them would say."""
    text = "He said “no ‘never’ again” and “so” ended. “Yes,” “no”"
    found = segment(text)
    for at in range(len(text)):
        assert found.quotations_around(at) == [q for q in found.quotations if q[0] <= at < q[1]]
        assert found.is_quoted(at) == any(q[0] < at < q[1] for q in found.quotations)
        assert list(found.quotations_from(at, at + 3)) == [q for q in found.quotations if at <= q[0] <= at + 3]


def test_a_quotation_has_a_most():
    """What is never closed for pages, or nested deeper than anybody does, is none; the innermost are kept."""
    assert not segment("“" + "He went on. " * 1000 + "” he said.").quotations
    assert len(segment("“" * 9 + "so" + "”" * 9).quotations) == 4


def test_one_mark_repeated_does_not_slow_reading_down():
    """Long runs of stops, spaces and marks, which trip careless patterns, are read in time proportional to length."""
    for character in ".!“'\"‘(- ":
        text = f"a {character * 200_000} b"
        found = segment(text)
        assert (found.paragraphs[0][0], found.paragraphs[-1][1]) == (0, len(text))
        assert all(end - start <= 2_000 for start, end in found.sentences)


def test_a_line_in_small_letters_goes_on_with_the_one_before():
    """What was a link on its own line is put back into its sentence, a list or a new sentence is not."""
    text = "Davis said the U.S.-led \ncoalition\n conducted five strikes.\nThe army agreed.\nCrew:\ncook"
    assert [text[s:e] for s, e in find_paragraphs(text)] == [
        "Davis said the U.S.-led \ncoalition\n conducted five strikes.",
        "The army agreed.",
        "Crew:",
        "cook",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\u2028"])
def test_a_text_without_words_has_no_segments(text):
    """Nothing visible gives nothing, without an error."""
    found = segment(text)
    assert (found.paragraphs, found.sentences, found.quotations) == ((), (), ())


@pytest.mark.parametrize(("genre", "floor"), [("news", 95.5), ("interview", 96.0), ("speech", 99.0)])
def test_sentence_boundaries_of_gum_are_found(shared, genre, floor):
    """Against GUM's hand-made boundaries inside paragraphs, F1 does not fall below what was measured."""
    path = shared / "data" / "gum" / "documents.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [document for line in lines if (document := json.loads(line))["genre"] == genre]
    hits = gold = found = 0
    for document in documents:
        text, paragraphs = document["text"], find_paragraphs(document["text"])
        ends = {end for _, end in paragraphs}
        right = {trim(text, start, min(end, len(text)))[1] for start, end in document["sentences"]} - ends
        ours = {end for _, end in find_sentences(text, paragraphs)} - ends
        hits, gold, found = hits + len(right & ours), gold + len(right), found + len(ours)
    assert 200 * hits / (gold + found) >= floor
