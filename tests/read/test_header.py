"""Dates and publishers from first lines: taken only where the words leave no doubt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.header import Header, parse_day, read_header

_JUNE = date(2024, 6, 4)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Published by Harbour Post, 4 June 2024", "Harbour Post"),
        ("Published by the Harbour Post on Tuesday, June 4, 2024\n\nText.", "Harbour Post"),
        ("Published 4 June 2024 by Harbour Post", "Harbour Post"),
        ("Publisher: Harbour Post\nDate: 4 June 2024\n\nText.", "Harbour Post"),
        ("Published: 4 June 2024", None),
        ("Published: 2024-06-04T10:30:00Z", None),
        (" date 2024-06-04 The ferry sailed again.", None),
        ("By Ana Lind | 4 June 2024", None),
        ("Ferry sails again\nBy Ana Lind\n4 June 2024, 10:30 BST\nThe ferry sailed.", None),
        ("Tues., June 4th, 2024", None),
        ("4 June 2024 | Updated 5 June 2024", None),
        ("GENEVA, 4 June 2024 (Agency) – The ferry sailed.", None),
        ("OSLO, Norway, June 4, 2024 - The ferry sailed.", None),
    ],
)
def test_a_dated_first_line_is_read(text, publisher):
    """Labels, bylines and datelines with a whole date give it; only a label names a publisher."""
    assert read_header(text) == Header(_JUNE, publisher)


@pytest.mark.parametrize(
    "text",
    [
        "On 4 June 2024 the ferry sailed again.",
        "Published on 4 June 2024, a report by the harbour says more.",
        "Updated: 4 June 2024",
        "4 June 2024 | 5 June 2024",
        "Monday, 4 June 2024",
        "03/04/2025",
        "Published: 31 February 2024",
        "4 June",
        "The ferry sailed.\nIt rained.\nNobody spoke.\n4 June 2024",
        "",
    ],
)
def test_a_doubtful_date_is_left_out(text):
    """Running text, two dates, a wrong weekday, a day and month that may be swapped, and later lines give nothing."""
    assert read_header(text) == Header(None, None)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%d %b %Y"]),
)
def test_every_day_is_read_back_from_its_usual_forms(day, form):
    """ISO, British and American forms, with and without the weekday, name their day."""
    assert parse_day(day.strftime(form)) == day


@given(st.text(max_size=200))
def test_any_text_has_a_header(text):
    """No text is an error."""
    assert isinstance(read_header(text), Header)
