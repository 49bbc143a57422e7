"""The first lines of a plain text: date of publication and publisher, where the words leave no doubt.

`kg.read.article` asks this for texts that come without metadata. A date in running text is never taken: only a line
that begins with "date 2025-03-09" or "Published: 9 March 2025", a line that is nothing but a date among short pieces
("By Ana Lind | 9 March 2025"), or a dateline ("GENEVA, 9 March 2025 (Agency) – …").
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_LINES_READ = 3  # headline, byline, date
_LINE_AT_MOST = 400  # characters looked at; what stands further on is running text

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_DAYS = "monday mon tuesday tues tue wednesday wed thursday thurs thu friday fri saturday sat sunday sun".split()
_MONTH = rf"(?P<month{{0}}>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATE = (
    rf"(?:(?P<weekday>{'|'.join(_DAYS)})\.?,?\s+)?(?:"
    r"(?P<year1>\d{4})-(?P<number1>\d{1,2})-(?P<day1>\d{1,2})(?=\W|_|T|\Z)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format(2)},?\s+(?P<year2>\d{{4}})\b"
    rf"|{_MONTH.format(3)}\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year3>\d{{4}})\b"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year4>\d{4})\b)"
)
_NAME = r"(?:the\s+)?(?P<publisher>[^\W\d_a-z][^|,;:.]{1,60}?)"
_ZONE = r"(?:am|pm|a\.m\.|p\.m\.|Z|[+-]\d\d:?\d\d|[A-Z]{2,4})"
_TIME = rf"(?:[T,]?\s*+(?:at\s++)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\.\d++)?(?:\s*+{_ZONE})*)?"
_LABEL = r"(?:date(?:\s+published)?|dated|(?:first\s+)?published|posted|publication\s+date)"
_LINE_ENDS = r"\s*+(?:[|·•.]|\Z)"
_LABELLED = tuple(
    re.compile(rf"\W*{form}", re.IGNORECASE)
    for form in (
        rf"published\s+by\s+(?-i:{_NAME})\s*(?:,|\||\bon\b)\s*{_DATE}{_TIME}{_LINE_ENDS}",
        rf"{_LABEL}(?:\s+on|\s*:)?\s+{_DATE}{_TIME}(?:\s*+[|·•,]?\s*+by\s++(?-i:{_NAME}))?{_LINE_ENDS}",
        rf"{_LABEL}\s*:\s*{_DATE}",
        r"date\s+(?=\d{4}-)" + _DATE,
    )
)
_DATELINE = re.compile(
    rf"(?-i:[A-Z][A-Z .'’-]+),\s+(?:[\w .'’-]{{2,30}},\s+)?{_DATE}\s*+(?:\([\w ./-]{{2,40}}\))?\s*+[-–—:]\s",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(
    r"^[^\S\n]*(?:(?P<caps>[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,3})|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?(?= [(–—-]))?"
    r"(?P<day>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?"
    r"(?P<agency> \([A-Z][\w ./]{1,30}\))?(?: ?[–—-]{1,2} |: (?=[A-Z“\"‘]))",
    re.MULTILINE,
)
_WHOLE = re.compile(rf"{_DATE}{_TIME}", re.IGNORECASE)
_PIECE = re.compile(r"(?:(?<!\s)\s++)?+[|·•]\s*+|(?<!\s)\s++[–—-]\s++|(?<=\w),\s++(?=\d{1,2}\s)(?<!day, )")
_BYLINE = re.compile(r"(?:By|Reported by|Reporting by) [A-Z][\w.'’-]+(?:(?: | and |, )[A-Z][\w.'’-]+){1,7}")
_PUBLISHER = re.compile(r"\W*publisher\s*:\s*(?P<publisher>[^|\n]{2,60}?)\s*(?:\||\Z)", re.IGNORECASE)


class Header(NamedTuple):
    """What the first lines of a text say about it."""

    published: date | None = None
    publisher: str | None = None


def read_header(text: str) -> Header:
    r"""The date and the publisher that the first lines of `text` give beyond doubt.

    >>> read_header("Published by Harbour Post, 4 June 2024\n\nThe ferry sails again.")
    Header(published=datetime.date(2024, 6, 4), publisher='Harbour Post')
    >>> read_header("On 4 June 2024 the ferry sailed again.")
    Header(published=None, publisher=None)
    """
    published: date | None = None
    publisher: str | None = None
    for line in _first_lines(text):
        match = next((m for form in _LABELLED if (m := form.match(line))), None) or _DATELINE.match(line)
        published = published or (_day(match) if match else _only_date(line))
        named = _PUBLISHER.match(line) or match
        publisher = publisher or (named.groupdict().get("publisher") if named else None)
    return Header(published, publisher)


def is_header_line(line: str) -> bool:
    """Is `line` nothing but a date, a byline or the like: about the article, not part of what it tells?

    >>> is_header_line("Published by Harbour Post, 4 June 2024"), is_header_line("By Ana Lind and Jo Park")
    (True, True)
    >>> is_header_line("Ferry sails again"), is_header_line("On 4 June 2024 the ferry sailed.")
    (False, False)
    """
    line = line.strip()
    labelled = any((m := form.match(line)) and m.end() == len(line) for form in _LABELLED)
    return labelled or _only_date(line) is not None or _BYLINE.fullmatch(line) is not None


def find_datelines(text: str) -> list[tuple[int, int]]:
    """Where the first paragraphs begin with a place and an agency or day: "LIMA, May 3 (Agency) – ", "NEW DELHI: ".

    >>> find_datelines("LIMA, May 3 (Agency) - Rain fell."), find_datelines("Rain fell - again.")
    ([(0, 23)], [])
    """
    head = text[: _LINES_READ * _LINE_AT_MOST]
    return [m.span() for m in _PLACE_LINE.finditer(head) if m["caps"] or m["agency"] or m["day"]]


def parse_day(written: str) -> date | None:
    """The day that `written` names, alone or with a time of day after it; None where it names none or several.

    >>> parse_day("2025-03-09T21:14:00Z"), parse_day("Sunday, 9 March 2025"), parse_day("9/3/2025")
    (datetime.date(2025, 3, 9), datetime.date(2025, 3, 9), None)
    """
    match = _WHOLE.fullmatch(written.strip())
    return _day(match) if match else None


def _first_lines(text: str) -> list[str]:
    """The first lines with words in them, read no further than a header can reach."""
    lines = [line.strip() for line in text[: _LINES_READ * _LINE_AT_MOST].splitlines()]
    return [line[:_LINE_AT_MOST] for line in lines if line][:_LINES_READ]


def _only_date(line: str) -> date | None:
    """The date of a line of short pieces, if exactly one of them is a date and none is a sentence."""
    if len(line) > 120 or line.endswith((".", "?", "!", ":", "”", '"')):
        return None
    days = {day for piece in _PIECE.split(line) if (day := parse_day(piece))}
    return days.pop() if len(days) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    """The day of a match of `_DATE`; None if there is no such day, its weekday differs, or it reads two ways."""
    parts = match.groupdict()
    if parts["year1"]:
        numbers = (parts["year1"], parts["number1"], parts["day1"])
    elif parts["year2"]:
        numbers = (parts["year2"], str(_MONTHS[parts["month2"].casefold()]), parts["day2"])
    elif parts["year3"]:
        numbers = (parts["year3"], str(_MONTHS[parts["month3"].casefold()]), parts["day3"])
    else:
        first, second = int(parts["first"]), int(parts["second"])
        if min(first, second) <= 12 and max(first, second) <= 12 and first != second:
            return None  # the third of April in one country, the fourth of March in another
        numbers = (parts["year4"], str(min(first, second)), str(max(first, second)))
    try:
        day = date(*map(int, numbers))
    except ValueError:
        return None
    weekday = parts["weekday"]
    return day if not weekday or f"{day:%A}".casefold().startswith(weekday.casefold()[:3]) else None
