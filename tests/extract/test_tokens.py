"""Looking words up finds what searching for them does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import cues, date_words, dates, numbers, shown, verification
from kg.extract.recurring import _occurrences
from kg.extract.tokens import count_of, has_any, lines_around, lines_with, matches_at, matches_in, tokens, tokens_within
from kg.read.segment import segment

CASES = Path(__file__).resolve().parents[1] / "cases"
TEXTS = [path.read_bytes().decode() for path in sorted(CASES.glob("*/*.txt"))]
TEXTS += [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.toml"))]

AT_WORDS = {  # patterns, and the words with which their matches are said to begin
    "described": (shown._DESCRIBED, shown._BEGINS_DESCRIBED),
    "described two": (shown._DESCRIBED_TWO, shown._BEGINS_DESCRIBED_TWO),
    "national": (shown._NATIONAL, shown._BEGINS_NATIONAL),
    "titled": (shown._TITLED, shown._BEGINS_TITLED),
    "site": (shown._SITE, shown._BEGINS_SITE),
    "official": (shown._OFFICIAL, shown._BEGINS_OFFICIAL),
    "disputes": (verification._DISPUTES, verification._BEGINS_DISPUTE),
}
IN_LINES = {  # patterns, and what the lines with their matches are said to hold
    "described after": (shown._DESCRIBED_AFTER, shown._PRESS_AFTER, shown._BEGINS_PRESS),
    "officer": (shown._OFFICER, shown._OFFICER_AFTER, shown._BEGINS_OFFICER),
    "office": (shown._OFFICE, shown._OFFICE_AFTER, shown._BEGINS_OFFICE),
    "chief": (shown._CHIEF, shown._CHIEF_NAMED, shown._BEGINS_CHIEF),
    "set off": (shown._SET_OFF, shown._KIND_BEFORE_SET_OFF, shown._OF_KIND),
    "before comma": (shown._BODY_BEFORE_COMMA, shown._KIND_AFTER_COMMA, shown._OF_KIND),
    "nicknamed": (shown._NICKNAMED, shown._NICKNAME_INSIDE, None),
    "domain": (shown._DOMAIN, shown._DOMAIN_END, None),
    "led": (shown._LED_BODY, shown._LED_BY, None),
    "society": (shown._SOCIETY, shown._RED_CROSS, None),
    "spelt after": (shown._SPELT_AFTER, shown._BRACKET, None),
}
WORDS = st.text(alphabet="ab’'-_. \nA1", max_size=30)


def spans(matches):
    """Where matches stand."""
    return [m.span() for m in matches]


@pytest.mark.parametrize("name", AT_WORDS)
def test_matches_at_words_are_all_matches(name):
    """A pattern tried at the words that can begin it finds what it finds everywhere."""
    pattern, firsts = AT_WORDS[name]
    for text in TEXTS:
        assert spans(matches_at(pattern, firsts, text)) == spans(pattern.finditer(text))


@pytest.mark.parametrize("name", IN_LINES)
def test_matches_in_lines_are_all_matches(name):
    """A pattern tried in the lines with its hint finds what it finds in the whole text."""
    pattern, hint, firsts = IN_LINES[name]
    for text in TEXTS:
        lines = lines_with(hint, text) if firsts is None else lines_around(hint, firsts, text)
        assert spans(matches_in(pattern, lines, text)) == spans(pattern.finditer(text))


def test_a_dotless_i_is_an_i_to_patterns_that_ignore_case():
    """A word that only `re.IGNORECASE` takes for one of those that begin a pattern is not missed."""
    pattern = re.compile(r"\bdisputed\b", re.IGNORECASE)
    assert spans(matches_at(pattern, {"disputed"}, "It was dısputed.")) == [(7, 15)]


@given(WORDS, WORDS.filter(lambda words: words.strip() == words != ""))
def test_count_of_is_what_a_pattern_counts(text, words):
    """Words are counted as a pattern with word boundaries counts them."""
    assert count_of(text, words) == len(re.findall(rf"\b{re.escape(words)}\b", text))


@given(WORDS, st.sets(WORDS.filter(lambda words: words.strip() == words != ""), min_size=1, max_size=4))
def test_occurrences_are_what_a_pattern_of_all_forms_finds(text, forms):
    """Names are found again where one pattern of all of them would find them."""
    choices = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    wanted = re.finditer(rf"(?<![\w’'-])(?:{choices})(?![\w-])(?![’'](?!s?\b)\w)", text)
    assert list(_occurrences(text, sorted(forms))) == [(m.start(), m.group()) for m in wanted]


def test_a_stretch_that_cuts_a_word_may_hold_it():
    """Of half a word nothing is said."""
    assert has_any("millionaires", (0, 7), frozenset({"million"}))
    assert not has_any("two millionaires", (0, 16), frozenset({"million"}))


def test_tokens_within_are_those_that_begin_there():
    """The words of a stretch are those of the text that begin in it."""
    text = "One two, three."
    assert [word for _, _, word in tokens_within(text, (4, 15))] == ["two", "three"]
    assert tokens_within(text, (0, len(text))) == tokens(text)


def test_sentences_without_a_word_of_time_have_no_term():
    """Where no word of time or digit stands the pattern of all terms finds nothing, and it begins with known words."""
    for text in TEXTS:
        for sentence in segment(text).sentences:
            found = date_words.TERM.search(text, *sentence)
            hint = has_any(text, sentence, date_words.ANY_WORD) or date_words.DIGIT.search(text, *sentence)
            assert hint or not found
            first = tokens_within(text, (found.start(), found.end()))[0] if found else None
            assert not first or dates.may_begin(first[2], date_words.BEGINS)


def test_sentences_without_a_number_word_have_no_quantity():
    """Where no number word or digit stands nothing is counted."""
    for text in TEXTS:
        for sentence in segment(text).sentences:
            if not has_any(text, sentence, numbers._ANY_WORD) and not numbers._DIGIT.search(text, *sentence):
                assert not list(numbers._quantities(text, sentence))


def test_media_stand_only_where_their_letters_do():
    """The letters that a medium's words are said to hold are in every match of them."""
    for text in TEXTS:
        for _, letters, pattern in cues._VIA:
            assert all(letters in m.group().lower() for m in pattern.finditer(text))
