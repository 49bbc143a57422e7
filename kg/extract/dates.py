"""Time expressions and the days they mean, against the day of publication (DESIGN 2, "Dates").

`date_words` holds the patterns, `date_terms` says what each means, `tense` whether a verb looks ahead. Here the terms
are taken in order of the text, then neighbours are joined ("from Monday to Wednesday") and the words that bound a term
are taken in ("since"). What has gone on "since Thursday" runs to publication, though the words name that Thursday alone
(`named_days`); "since 2019" and "since last week" name that year and that week. A span includes "on" and the words that
make the interval ("since", "between … and …"), not "in".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.extract import date_words as words
from kg.extract.date_terms import REACH, UNDATED, Place, Term, resolved
from kg.extract.days import Interval, as_day, follows, month_days
from kg.extract.tokens import has_any, may_begin, tokens_within
from kg.model import DateMention, Offsets
from kg.read.segment import Segments

UP_TO_PUBLICATION = "up to publication"


def find_dates(segments: Segments, published: date | None) -> tuple[DateMention, ...]:
    """The time expressions of an article in order, each with the days it covers where it covers definite ones.

    >>> from kg.read.segment import segment
    >>> [(d.start.day, d.until.day) for d in find_dates(segment("Rain fell on Friday and Saturday."), date(2025, 3, 9))]
    [(7, 8)]
    """
    found: list[DateMention] = []
    anchor: Interval | None = None
    for sentence in segments.sentences:
        terms = []
        for term in _terms(segments.text, sentence, published, anchor):
            terms.append(term)
            anchor = term.days or anchor
        for term in _joined(terms, segments.text):
            whole = _bounded(term, segments.text, sentence, published)
            start, until = whole.days or (None, None)
            found.append(DateMention(whole.span, start, until, whole.why))
    return tuple(found)


def named_days(dates: Iterable[DateMention]) -> tuple[DateMention, ...]:
    """The days that the words themselves name: of "since Thursday" the Thursday, though what it dates goes on."""
    return tuple(replace(day, until=day.start) if day.why == UP_TO_PUBLICATION else day for day in dates)


def _terms(text: str, sentence: Offsets, published: date | None, anchor: Interval | None) -> Iterator[Term]:
    """The single terms of one sentence."""
    if not has_any(text, sentence, words.ANY_WORD) and not words.DIGIT.search(text, *sentence):
        return
    places = [start for start, _, word in tokens_within(text, sentence) if may_begin(word, words.BEGINS)]
    at = sentence[0]
    while m := next((m for start in places if start >= at and (m := words.TERM.match(text, start, sentence[1]))), None):
        name = str(m.lastgroup)
        rule = words.RULES[name].match(text, m.start(), m.end())
        at = m.end()
        if not rule:  # a lookaround that the end of the sentence decides
            continue
        if term := resolved(name, rule, Place(text, sentence, published, anchor)):
            term = _closed(term, text)
            at = term.span[1]
            anchor = term.days or anchor
            yield term
        else:  # the next word may begin another
            at = m.start() + len(m[0].split(maxsplit=1)[0])


# --- neighbours and the words around them


def _closed(term: Term, text: str) -> Term:
    """The term with the bracket that it opens: "Sunday (28 May)"."""
    start, end = term.span
    return replace(term, span=(start, end + 1)) if "(" in text[start:end] and text[end : end + 1] == ")" else term


def _joined(terms: list[Term], text: str) -> Iterator[Term]:
    """The terms, with those that one interval spans made one; what is a time expression only when joined goes."""
    held: list[Term] = []
    for term in terms:
        if held and (whole := _join(held[-1], term, text)):
            held[-1] = whole
            continue
        if term.unsure and held and held[-1].kind.startswith(term.kind) and not held[-1].unsure:
            listed = words.CONNECTOR.fullmatch(text[held[-1].span[1] : term.span[0]])  # "in 2008 and 2012"
            held.append(replace(term, unsure=not listed))
        else:
            held.append(term)
    return (term for term in _listed(held, text) if not term.unsure)


def _listed(terms: list[Term], text: str) -> list[Term]:
    """The terms, with "Friday," before "Saturday and Sunday" taken in."""
    merged: list[Term] = []
    for term in reversed(terms):
        if merged and term.days and merged[-1].days and text[term.span[1] : merged[-1].span[0]].strip() == ",":
            following = merged[-1]
            next_day = follows(merged[-1].days[0], term.days[1])
            if next_day and term.kind == "weekday" and following.kind == "weekday-range":
                merged[-1] = replace(
                    following, span=(term.span[0], following.span[1]), days=(term.days[0], merged[-1].days[1])
                )
                continue
        merged.append(term)
    return merged[::-1]


def _join(left: Term, right: Term, text: str) -> Term | None:
    """One term for "Friday and Saturday", "March to May", "30 April to 2 May"; None where they stay two."""
    between = text[left.span[1] : right.span[0]]
    if left.kind != right.kind or left.kind in ("vague", "other") or not words.CONNECTOR.fullmatch(between):
        return None
    span = (left.span[0], right.span[1])
    if not left.days or not right.days:
        if left.month_day and right.days and not right.month_day:
            left = _with_year(left, right.days[0].year)
        if not left.days or not right.days:
            return None if left.days or right.days else Term(span, None, right.why, f"{left.kind}-range")
    elif left.month_day and not right.month_day:
        left = _with_year(left, right.days[0].year)
    assert left.days and right.days
    first, last = left.days, right.days
    try:
        if left.kind == "weekday" and first[0] > last[1]:
            first = (first[0] - timedelta(weeks=1), first[1] - timedelta(weeks=1))
        if left.kind == "month" and first[0] > last[1]:
            first = month_days(first[0].year - 1, first[0].month)
    except (ValueError, OverflowError):  # before the first day of the calendar
        return None
    if first[0] > last[1] and left.month_day and right.month_day:
        first = _years_later(first, -1)  # "from 20 December to 5 January"
    if first[0] >= last[1]:
        return None
    lead = text[max(0, span[0] - REACH) : span[0]]
    ranged = words.RANGING.match(between) or ((m := words.RANGE_BEFORE.search(lead)) and m[0][0] in "Bb")
    adjacent = follows(last[0], first[1])
    if not ranged and not (adjacent and between.strip() in ("and", "or", "and on", "or on")):
        return None
    return Term(span, (first[0], last[1]), "one interval", f"{left.kind}-range")


def _years_later(days: Interval, years: int) -> Interval:
    """The same days in another year; the day before the end of February where it has no leap day."""
    start, until = (as_day(d.year + years, d.month, d.day) or as_day(d.year + years, 2, 28) or d for d in days)
    return start, until


def _with_year(term: Term, year: int) -> Term:
    month, day = term.month_day or (1, 1)
    start = as_day(year, month, day)
    return replace(term, days=(start, start) if start else None)


def _bounded(term: Term, text: str, sentence: Offsets, published: date | None) -> Term:
    """`term` with "on" or "from" before it in its span, and "since" counted."""
    before = text[max(sentence[0], term.span[0] - REACH) : term.span[0]]
    after = text[term.span[1] : min(sentence[1], term.span[1] + REACH)]
    if (m := words.SINCE_BEFORE.search(before)) and not words.POINT_AFTER.match(after):
        if term.kind in ("month", "year") or (term.days and term.days[0] < term.days[1]):
            return term  # "since 2019" names a year; a day or a weekday begins a stretch that is told day by day
        start = term.span[0] - len(before) + m.start()
        days = (term.days[0], published) if term.days and published and term.days[0] <= published else None
        why = UP_TO_PUBLICATION if days else (term.why if term.days is None else UNDATED)
        return replace(term, span=(start, term.span[1]), days=days, why=why)
    ranged = term.kind.endswith("-range") or (term.days is not None and term.days[0] != term.days[1])
    for pattern, fits in (
        (words.RANGE_BEFORE, ranged and term.kind not in ("other", "month", "year")),
        (words.ON_BEFORE, True),
    ):
        if fits and (m := pattern.search(before)):
            return replace(term, span=(term.span[0] - len(before) + m.start(), term.span[1]))
    return term
