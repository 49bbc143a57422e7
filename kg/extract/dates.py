"""Time expressions and the days they mean, against the day of publication (DESIGN 2, "Dates").

`date_words` holds the patterns, `tense` says whether a verb looks ahead. Here each term is resolved in order of the
text, then neighbours are joined ("from Monday to Wednesday") and the words that bound a term are taken in ("since").
"Since Thursday" runs to publication; "since 2019" and "since March" name that year and that month.
A span includes "on" and the words that make the interval ("since", "between … and …"), not "in".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract import date_words as words
from kg.extract.tense import Tense, tense_at
from kg.model import DateMention, Offsets
from kg.read.segment import Segments

Interval = tuple[date, date]

_UNDATED = "relative to a day of publication that is unknown"
_NO_ANCHOR = "relative to a date that the text does not give before it"
_VAGUE = "vague: no interval"
_REACH = 40  # characters looked at before and after a term
_CALENDAR_UNITS = ("day", "week", "weekend", "month", "year")
_COUNTS = {word: n for n, word in enumerate(words.NUMBERS, 1)} | {"a": 1, "an": 1}
_ABBREVIATED = {name[:3]: n for n, name in enumerate(words.MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class _Term:
    """One time expression: `kind` says what it can be joined with, `unsure` that it is one only if it is joined."""

    span: Offsets
    days: Interval | None
    why: str
    kind: str
    month_day: tuple[int, int] | None = None  # of a day whose year the text does not give
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term stands: what its resolution may ask for."""

    text: str
    sentence: Offsets
    published: date | None
    anchor: Interval | None  # of the term before it

    def before(self, start: int) -> str:
        return self.text[max(self.sentence[0], start - _REACH) : start]

    def after(self, end: int) -> str:
        return self.text[end : min(self.sentence[1], end + _REACH)]

    def tense(self, span: Offsets) -> Tense | None:
        return tense_at(self.text, self.sentence, span)


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


def _terms(text: str, sentence: Offsets, published: date | None, anchor: Interval | None) -> Iterator[_Term]:
    """The single terms of one sentence."""
    at = sentence[0]
    while m := words.TERM.search(text, at, sentence[1]):
        name = str(m.lastgroup)
        rule = words.RULES[name].match(text, m.start(), m.end())
        at = m.end()
        if not rule:  # a lookaround that the end of the sentence decides
            continue
        if term := _resolved(name, rule, _Place(text, sentence, published, anchor)):
            at = term.span[1]
            anchor = term.days or anchor
            yield term
        else:  # the next word may begin another
            at = m.start() + len(m[0].split(maxsplit=1)[0])


def _resolved(name: str, rule: re.Match[str], place: _Place) -> _Term | None:
    try:
        return _RESOLVERS[name](rule, place)
    except (ValueError, OverflowError):  # "999 years earlier", twice
        return _Term(rule.span(), None, "outside the calendar", "vague")


# --- one resolver a rule: None where the words are no time expression after all


def _iso(m: re.Match[str], place: _Place) -> _Term | None:
    day = _day(int(m["year"]), int(m["month"]), int(m["day"]))
    return _Term(m.span(), (day, day), "a full date", "day") if day else None


def _slashed(m: re.Match[str], place: _Place) -> _Term | None:
    first, second = int(m["first"]), int(m["second"])
    readings = {_day(int(m["year"]), second, first), _day(int(m["year"]), first, second)} - {None}
    if len(readings) == 1 and (day := readings.pop()):
        return _Term(m.span(), (day, day), "a full date with one reading", "day")
    return _Term(m.span(), None, "day or month first?", "vague") if readings else None


def _month_and_day(m: re.Match[str], place: _Place) -> _Term | None:
    month, first, end = _month_number(m["month"]), int(m["day"]), m.end()
    last = int(m["last"]) if m["last"] else first
    between = words.RANGE_BEFORE.search(place.before(m.start()))
    if m["last"] and (last <= first or (m["join"].strip() == "and" and last != first + 1 and not between)):
        if m.re is words.RULES["day_month"]:  # "between 30 and 3 May" says nothing sure; the last one stands alone
            first = last
            span = (m.start("last"), end)
        else:
            span, last = (m.start(), m.end("day")), first
    else:
        span = m.span()
    said = _said_year(m["year"], place.published) if span[1] == end else None
    if m["year"] and span[1] == end and said is None:
        return _Term(span, None, _UNDATED, "day")
    if said:
        days = _days(said, month, first, last)
        return _Term(span, days, "a full date", "day") if days else None
    if not _day(2000, month, last):
        return None
    if words.NAMED_DATE_AFTER.match(place.after(span[1])):
        return _Term(span, None, "names an event whose year is not said", "vague")
    if not place.published:
        return _Term(span, None, _UNDATED, "day", (month, first))
    days, why = _nearest_year(place.published, month, first, last, place.tense(span))
    return _Term(span, days, why, "day", (month, first))


def _month_year(m: re.Match[str], place: _Place) -> _Term | None:
    year = _said_year(m["year"], place.published)
    if not year:
        return _Term(m.span(), None, _UNDATED, "month")
    return _Term(m.span(), _month_days(year, _month_number(m["month"])), "a month of a year", "month")


def _month(m: re.Match[str], place: _Place) -> _Term | None:
    number, which, before = _month_number(m["month"]), (m["which"] or "").lower(), place.before(m.start())
    unsure = not which
    if not which:
        name_follows = words.NAME_AFTER.match(place.after(m.end()))
        pattern = words.SURE_MONTH_BEFORE if m["month"] in words.DOUBTFUL_MONTHS else words.MONTH_BEFORE
        adjective = words.ARTICLE_BEFORE.search(before) and words.PLAIN_NOUN_AFTER.match(place.after(m.end()))
        unsure = not pattern.search(before) and not adjective
        if unsure and (name_follows or m["month"] in words.DOUBTFUL_MONTHS) and not words.JOINED_BEFORE.search(before):
            return None
        unsure = unsure and (m["month"] in words.DOUBTFUL_MONTHS or bool(name_follows))
    elif m["month"] in ("March", "May") and words.NAME_AFTER.match(place.after(m.end())):
        return None
    if not place.published:
        return _Term(m.span(), None, _UNDATED, "month", None, unsure)
    now = (place.published.year, place.published.month)
    year = now[0] if number <= now[1] else now[0] - 1
    why = "the latest month of that name"
    if which == "last" and number == now[1]:
        year, why = year - 1, "the month of that name before this one"
    elif which == "next" or (not which and place.tense(m.span()) is Tense.FUTURE):
        later = number > now[1] or (number == now[1] and not which)
        year, why = (now[0] if later else now[0] + 1), "the next month of that name"
    elif which == "this":
        year, why = now[0], "the month of this year"
    return _Term(m.span(), _month_days(year, number), why, "month", None, unsure)


def _weekday(m: re.Match[str], place: _Place) -> _Term | None:
    if words.NOT_A_DAY_AFTER.match(place.after(m.end("weekday"))) or words.NOT_A_DAY_AFTER.match(place.after(m.end())):
        return None
    which = " ".join((m["which"] or "").lower().split())
    if not which and words.NOT_A_DAY_BEFORE.search(place.before(m.start())):
        return None
    number = words.WEEKDAYS.index(m["weekday"])
    if which.startswith("the ") and place.anchor and not _is_point(place.anchor, "week"):
        return _Term(m.span(), None, "the weekday next to a longer time is not a definite one", "vague")
    if which.startswith("the ") and place.anchor:
        base, later = place.anchor, which != "the previous"
        day = _weekday_after(base[1], number) if later else _weekday_before(base[0], number)
        return _Term(m.span(), (day, day), "counted from the date before it", "weekday")
    if not place.published:
        return _Term(m.span(), None, _UNDATED, "weekday")
    day, why = _resolve_weekday(place, m.span(), number, which, m["week"])
    return _Term(m.span(), (day, day), why, "weekday")


def _resolve_weekday(place: _Place, span: Offsets, number: int, which: str, week: str | None) -> tuple[date, str]:
    today = place.published or date.min
    if week:
        monday = _monday(today) + timedelta(weeks={"last": -1, "this": 0, "next": 1}[week])
        return monday + timedelta(days=number), f"of {week} week"
    latest = today - timedelta(days=(today.weekday() - number) % 7)
    if which in ("next", "the next", "the following", "this coming"):
        return _weekday_after(today, number), "the first one after publication"
    if which in ("last", "the previous"):
        return _weekday_before(today, number), "the last one before publication"
    if which == "this":
        in_week = _monday(today) + timedelta(days=number)
        ahead = in_week < today and place.tense(span) is Tense.FUTURE
        return in_week + timedelta(weeks=int(ahead)), "of the week of publication"
    if place.tense(span) is Tense.FUTURE:
        return today + timedelta(days=(number - today.weekday()) % 7), "the next one: the verb is future"
    return latest, "the latest one not after publication"


def _around_today(m: re.Match[str], place: _Place) -> _Term | None:
    return _from_today(m, place, -2 if "before" in m[0] else 2)


def _today(m: re.Match[str], place: _Place) -> _Term | None:
    word = m["word"]
    if (
        word[0].isupper()
        and m.start() != place.sentence[0]
        and not place.before(m.start()).endswith(("“", '"', "‘", "'"))
    ):
        return None  # "USA Today", "the Today programme"
    return _from_today(m, place, {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0))


def _from_today(m: re.Match[str], place: _Place, shift: int) -> _Term:
    if not place.published:
        return _Term(m.span(), None, _UNDATED, "other")
    day = place.published + timedelta(days=shift)
    return _Term(m.span(), (day, day), "counted from publication", "weekday")


def _neighbour_day(m: re.Match[str], place: _Place) -> _Term | None:
    return _from_anchor(m.span(), place, "day", -1 if m["side"] == "before" else 1)


def _neighbour(m: re.Match[str], place: _Place) -> _Term | None:
    if m["that"]:
        return _from_anchor(m.span(), place, "day", 0)
    which, unit = m["which"].lower(), m["unit"]
    unit = unit if unit in ("week", "month", "year", "weekend") else "day"
    if which == "next":
        return _next(m.span(), place, unit)
    return _from_anchor(m.span(), place, unit, {"previous": -1, "same": 0}.get(which, 1))


def _next(span: Offsets, place: _Place, unit: str) -> _Term | None:
    """The next week is the one after the date before it, but "over the next week" runs from publication on."""
    if unit != "day" and words.WITHIN_BEFORE.search(place.before(span[0])):
        return _coming(span, place, 1, unit)
    return _from_anchor(span, place, unit, 1)


def _from_anchor(span: Offsets, place: _Place, unit: str, steps: int) -> _Term:
    if not place.anchor:
        return _Term(span, None, _NO_ANCHOR, "other")
    if not _is_point(place.anchor, unit):
        return _Term(span, None, f"the {unit} next to a longer time is not a definite one", "vague")
    base = place.anchor[0] if steps < 0 else place.anchor[1]
    return _Term(span, _unit_days(base, unit, steps), "counted from the date before it", "other")


def _shift(m: re.Match[str], place: _Place) -> _Term | None:
    count, unit, side = _count(m["count"]), m["unit"], m["side"]
    if unit == "hour":
        return None
    inexact = bool(words.ABOUT_BEFORE.search(place.before(m.start())))
    if count is None or inexact or m["half"] or m["half_after"] or unit == "decade":
        return _Term(m.span(), None, _VAGUE, "vague")
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    if side == "ago":
        if not place.published:
            return _Term(m.span(), None, _UNDATED, "other")
        return _Term(m.span(), _unit_days(place.published, unit, -count), "counted back from publication", "other")
    return _from_anchor(m.span(), place, unit, -count if side in ("earlier", "before") else count)


def _period(m: re.Match[str], place: _Place) -> _Term | None:
    side, unit, plural = m["side"] or m["bare"], m["unit"], m["plural"]
    if not m["count"] and side == "next" and not plural and unit in _CALENDAR_UNITS:
        return _next(m.span(), place, unit)
    count = _count(m["count"]) if m["count"] else (None if plural else 1)
    if unit == "weekend" and side in ("past", "last"):
        return _weekend_term(m.span(), place, past=True)
    if count is None or unit == "weekend":
        return _Term(m.span(), None, _VAGUE, "vague")
    if not place.published:
        return _Term(m.span(), None, _UNDATED, "other")
    if side in ("next", "coming"):
        return _coming(m.span(), place, count, unit)
    if unit == "hour":
        return _Term(
            m.span(),
            (place.published - timedelta(days=-(-count // 24)), place.published),
            "hours up to publication",
            "other",
        )
    start = _back(place.published, count, unit) + timedelta(days=1)
    return _Term(m.span(), (start, place.published), "up to publication, which it includes", "other")


def _coming(span: Offsets, place: _Place, count: int, unit: str) -> _Term | None:
    if not place.published:
        return _Term(span, None, _UNDATED, "other")
    if unit in ("hour", "weekend"):
        return _Term(span, None, _VAGUE, "vague")
    until = _back(place.published, -count, unit)
    return _Term(span, (place.published + timedelta(days=1), until), "from the day after publication on", "other")


def _calendar(m: re.Match[str], place: _Place) -> _Term | None:
    which, unit, today = m["which"].lower(), m["unit"], place.published
    if which == "this" and m["which"][0].isupper() and m.start() != place.sentence[0] and not m["part"]:
        return None
    if not today:
        return _Term(m.span(), None, _UNDATED, "other")
    steps = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "weekend":
        return _weekend_term(m.span(), place, past=which == "last", steps=steps)
    if unit not in ("week", "month", "year"):
        days = _unit_days(today, "day", steps)
        return _Term(m.span(), days, "counted from publication", "weekday")
    days = _unit_days(today, unit, steps)
    if m["part"] and steps == 0:
        days = (days[0], today) if m["part"].lower() == "earlier" else (today, days[1])
    return _Term(m.span(), days, f"the calendar {unit}", "other")


def _weekend(m: re.Match[str], place: _Place) -> _Term | None:
    future = place.tense(m.span()) is Tense.FUTURE
    return _weekend_term(m.span(), place, past=not future, steps=int(future))


def _weekend_term(span: Offsets, place: _Place, past: bool, steps: int = -1) -> _Term:
    """The weekend that has begun last, or the one of this or a later calendar week."""
    today = place.published
    if not today:
        return _Term(span, None, _UNDATED, "other")
    saturday = _monday(today) + timedelta(days=5)
    behind = saturday > today and place.tense(span) is Tense.PAST  # "killed this weekend", written on a Monday
    if past or (steps == 0 and behind):
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        if place.text[span[0] : span[0] + 4].lower() == "last" and today.weekday() >= 5:
            saturday -= timedelta(weeks=1)
    elif steps == 1 and today.weekday() >= 5:
        saturday += timedelta(weeks=1)
    return _Term(span, (saturday, saturday + timedelta(days=1)), "a Saturday and Sunday", "other")


def _no_interval(m: re.Match[str], place: _Place) -> _Term | None:
    return _Term(m.span(), None, _VAGUE, "vague")


def _season(m: re.Match[str], place: _Place) -> _Term | None:
    if re.match(r"(?:the|in)\b", m[0], re.IGNORECASE) and not re.search(r"\d$", m[0]):
        return None  # "the fall", "in spring water"
    if m["year"] and "winter" not in m[0]:
        return _Term(
            m.span(), (date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31)), "a season, within its year", "other"
        )
    return _Term(m.span(), None, "a season has no fixed days", "vague")


def _quarter(m: re.Match[str], place: _Place) -> _Term | None:
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(m["nth"].lower())
    months = 3 if m["size"] == "quarter" else 6
    nth = 12 // months if nth is None else nth
    if nth * months > 12:
        return None
    year, last = int(m["year"]), nth * months
    return _Term(m.span(), (date(year, last - months + 1, 1), _month_days(year, last)[1]), "part of a year", "other")


def _decade(m: re.Match[str], place: _Place) -> _Term | None:
    year = int(m["year"])
    return _Term(m.span(), (date(year, 1, 1), date(year + 9, 12, 31)), "ten years", "other")


def _years(m: re.Match[str], place: _Place) -> _Term | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    before = place.before(m.start())
    if last <= first or not (words.YEAR_BEFORE.search(before) or before.endswith("(")):
        return None
    return _Term(m.span(), (date(first, 1, 1), date(last, 12, 31)), "years", "other")


def _year(m: re.Match[str], place: _Place) -> _Term | None:
    before, after, year = place.before(m.start()), place.after(m.end()), int(m["year"])
    joined = words.JOINED_BEFORE.search(before)
    if not joined and not words.YEAR_BEFORE.search(before):
        return None
    if words.TITLE_AFTER.match(after):
        return None
    if words.COUNTING_BEFORE.search(before) and (words.COUNTED_AFTER.match(after) or words.NAME_AFTER.match(after)):
        return None
    return _Term(m.span(), (date(year, 1, 1), date(year, 12, 31)), "a year", "year", None, bool(joined))


_RESOLVERS: dict[str, Callable[[re.Match[str], _Place], _Term | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "around_today": _around_today,
    "neighbour_day": _neighbour_day,
    "shift": _shift,
    "period": _period,
    "neighbour": _neighbour,
    "calendar": _calendar,
    "weekend": _weekend,
    "season": _season,
    "today": _today,
    "vague": _no_interval,
    "quarter": _quarter,
    "decade": _decade,
    "years": _years,
    "year": _year,
}


# --- neighbours and the words around them


def _joined(terms: list[_Term], text: str) -> Iterator[_Term]:
    """The terms, with those that one interval spans made one; what is a time expression only when joined goes."""
    held: list[_Term] = []
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


def _listed(terms: list[_Term], text: str) -> list[_Term]:
    """The terms, with "Friday," before "Saturday and Sunday" taken in."""
    merged: list[_Term] = []
    for term in reversed(terms):
        if merged and term.days and merged[-1].days and text[term.span[1] : merged[-1].span[0]].strip() == ",":
            following = merged[-1]
            next_day = term.days[1] + timedelta(days=1) == merged[-1].days[0]
            if next_day and term.kind == "weekday" and following.kind == "weekday-range":
                merged[-1] = replace(
                    following, span=(term.span[0], following.span[1]), days=(term.days[0], merged[-1].days[1])
                )
                continue
        merged.append(term)
    return merged[::-1]


def _join(left: _Term, right: _Term, text: str) -> _Term | None:
    """One term for "Friday and Saturday", "March to May", "30 April to 2 May"; None where they stay two."""
    between = text[left.span[1] : right.span[0]]
    if left.kind != right.kind or left.kind in ("vague", "other") or not words.CONNECTOR.fullmatch(between):
        return None
    span = (left.span[0], right.span[1])
    if not left.days or not right.days:
        if left.month_day and right.days and not right.month_day:
            left = _with_year(left, right.days[0].year)
        if not left.days or not right.days:
            return None if left.days or right.days else _Term(span, None, right.why, f"{left.kind}-range")
    elif left.month_day and not right.month_day:
        left = _with_year(left, right.days[0].year)
    assert left.days and right.days
    first, last = left.days, right.days
    if left.kind == "weekday" and first[0] > last[1]:
        first = (first[0] - timedelta(weeks=1), first[1] - timedelta(weeks=1))
    if left.kind == "month" and first[0] > last[1]:
        first = _month_days(first[0].year - 1, first[0].month)
    if first[0] >= last[1]:
        return None
    ranged = words.FULL_RANGE.fullmatch(between.removesuffix("on ")) or re.search(
        r"\b[Bb]etween\s+$", text[max(0, span[0] - 12) : span[0]]
    )
    adjacent = first[1] + timedelta(days=1) == last[0]
    if not ranged and not (adjacent and between.strip() in ("and", "or", "and on", "or on")):
        return None
    return _Term(span, (first[0], last[1]), "one interval", f"{left.kind}-range")


def _with_year(term: _Term, year: int) -> _Term:
    month, day = term.month_day or (1, 1)
    start = _day(year, month, day)
    return replace(term, days=(start, start) if start else None)


def _bounded(term: _Term, text: str, sentence: Offsets, published: date | None) -> _Term:
    """`term` with "on" or "from" before it in its span, and "since" counted."""
    before = text[max(sentence[0], term.span[0] - _REACH) : term.span[0]]
    after = text[term.span[1] : min(sentence[1], term.span[1] + _REACH)]
    if (m := words.SINCE_BEFORE.search(before)) and not words.POINT_AFTER.match(after):
        if term.kind in ("month", "year"):
            return term  # "since 2019" names a year; a day or a weekday begins a stretch that is told day by day
        start = term.span[0] - len(before) + m.start()
        days = (term.days[0], published) if term.days and published and term.days[0] <= published else None
        why = "up to publication" if days else (term.why if term.days is None else _UNDATED)
        return replace(term, span=(start, term.span[1]), days=days, why=why)
    ranged = term.kind.endswith("-range") or (term.days is not None and term.days[0] != term.days[1])
    for pattern, fits in (
        (words.RANGE_BEFORE, ranged and term.kind not in ("other", "month", "year")),
        (words.ON_BEFORE, True),
    ):
        if fits and (m := pattern.search(before)):
            return replace(term, span=(term.span[0] - len(before) + m.start(), term.span[1]))
    return term


# --- the calendar


def _is_point(days: Interval, unit: str) -> bool:
    """Whether days can be counted from in this unit: "the next day" after a whole month names none."""
    longest = {"day": 4, "week": 7, "weekend": 7, "month": 31}.get(unit, 366)
    return (days[1] - days[0]).days < longest


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def _days(year: int, month: int, first: int, last: int) -> Interval | None:
    start, until = _day(year, month, first), _day(year, month, last)
    return (start, until) if start and until else None


def _month_days(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _nearest_year(
    published: date, month: int, first: int, last: int, tense: Tense | None
) -> tuple[Interval | None, str]:
    """The latest such days not after publication, or the next ones where the verb is future."""
    years = range(published.year - 8, published.year + 9)  # a leap day may be eight years away
    all_days = [days for year in years if (days := _days(year, month, first, last))]
    if tense is Tense.FUTURE:
        return next((d for d in all_days if d[1] >= published), None), "the next one: the verb is future"
    return next((d for d in reversed(all_days) if d[0] <= published), None), "the latest one not after publication"


def _month_number(name: str) -> int:
    return _ABBREVIATED[name[:3]]


def _said_year(said: str | None, published: date | None) -> int | None:
    if not said:
        return None
    if said.isdigit():
        return int(said)
    return published.year + {"last": -1, "this": 0, "next": 1}[said.split()[0]] if published else None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _COUNTS.get(word.lower())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday_after(day: date, number: int) -> date:
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def _weekday_before(day: date, number: int) -> date:
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


def _back(day: date, count: int, unit: str) -> date:
    """`day` moved back by `count` units (forward where negative), to the month's end where it has no such day."""
    if unit in ("day", "week", "fortnight"):
        return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _unit_days(day: date, unit: str, steps: int) -> Interval:
    """The calendar day, week, weekend, month or year `steps` units after the one that holds `day`."""
    if unit == "day":
        return day + timedelta(days=steps), day + timedelta(days=steps)
    if unit == "week":
        monday = _monday(day) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = _monday(day) + timedelta(days=5, weeks=steps)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        moved = _back(day.replace(day=1), -steps, "month")
        return _month_days(moved.year, moved.month)
    return date(day.year + steps, 1, 1), date(day.year + steps, 12, 31)
