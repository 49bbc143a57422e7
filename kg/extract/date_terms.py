"""What a single time expression means: one resolver for each rule of `date_words`, against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract import date_words as words
from kg.extract.days import (
    Interval,
    as_day,
    as_days,
    is_point,
    month_days,
    moved_back,
    nearest_year,
    unit_days,
    week_start,
    weekday_after,
    weekday_before,
)
from kg.extract.tense import Tense, tense_at
from kg.model import Offsets

UNDATED = "relative to a day of publication that is unknown"
_NO_ANCHOR = "relative to a date that the text does not give before it"
_VAGUE = "vague: no interval"
REACH = 40  # characters looked at before and after a term
_CALENDAR_UNITS = ("day", "week", "weekend", "month", "year")
_COUNTS = {word: n for n, word in enumerate(words.NUMBERS, 1)} | {"a": 1, "an": 1}
_ABBREVIATED = {name[:3]: n for n, name in enumerate(words.MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class Term:
    """One time expression: `kind` says what it can be joined with, `unsure` that it is one only if it is joined."""

    span: Offsets
    days: Interval | None
    why: str
    kind: str
    month_day: tuple[int, int] | None = None  # of a day whose year the text does not give
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands: what its resolution may ask for."""

    text: str
    sentence: Offsets
    published: date | None
    anchor: Interval | None  # of the term before it

    def before(self, start: int) -> str:
        """The words of the sentence just before `start`."""
        return self.text[max(self.sentence[0], start - REACH) : start]

    def after(self, end: int) -> str:
        """The words of the sentence just after `end`."""
        return self.text[end : min(self.sentence[1], end + REACH)]

    def tense(self, span: Offsets) -> Tense | None:
        """What the verb nearest to a term says about when."""
        return tense_at(self.text, self.sentence, span)


def resolved(name: str, rule: re.Match[str], place: Place) -> Term | None:
    """What the words that a rule matched mean; None where they are no time expression after all."""
    try:
        return _RESOLVERS[name](rule, place)
    except (ValueError, OverflowError):  # "999 years earlier", twice
        return Term(rule.span(), None, "outside the calendar", "vague")


# --- one resolver a rule: None where the words are no time expression after all


def _iso(m: re.Match[str], place: Place) -> Term | None:
    day = as_day(int(m["year"]), int(m["month"]), int(m["day"]))
    return Term(m.span(), (day, day), "a full date", "day") if day else None


def _slashed(m: re.Match[str], place: Place) -> Term | None:
    first, second = int(m["first"]), int(m["second"])
    readings = {as_day(int(m["year"]), second, first), as_day(int(m["year"]), first, second)} - {None}
    if len(readings) == 1 and (day := readings.pop()):
        return Term(m.span(), (day, day), "a full date with one reading", "day")
    return Term(m.span(), None, "day or month first?", "vague") if readings else None


def _month_and_day(m: re.Match[str], place: Place) -> Term | None:
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
        return Term(span, None, UNDATED, "day")
    if said:
        days = as_days(said, month, first, last)
        return Term(span, days, "a full date", "day") if days else None
    if not as_day(2000, month, last):
        return None
    if words.NAMED_DATE_AFTER.match(place.after(span[1])):
        return Term(span, None, "names an event whose year is not said", "vague")
    if not place.published:
        return Term(span, None, UNDATED, "day", (month, first))
    days, why = nearest_year(place.published, month, first, last, place.tense(span))
    return Term(span, days, why, "day", (month, first))


def _month_year(m: re.Match[str], place: Place) -> Term | None:
    year = _said_year(m["year"], place.published)
    if not year:
        return Term(m.span(), None, UNDATED, "month")
    return Term(m.span(), month_days(year, _month_number(m["month"])), "a month of a year", "month")


def _month(m: re.Match[str], place: Place) -> Term | None:
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
        return Term(m.span(), None, UNDATED, "month", None, unsure)
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
    return Term(m.span(), month_days(year, number), why, "month", None, unsure)


def _weekday(m: re.Match[str], place: Place) -> Term | None:
    if words.NOT_A_DAY_AFTER.match(place.after(m.end("weekday"))) or words.NOT_A_DAY_AFTER.match(place.after(m.end())):
        return None
    which = " ".join((m["which"] or "").lower().split())
    if not which and words.NOT_A_DAY_BEFORE.search(place.before(m.start())):
        return None
    number = words.WEEKDAYS.index(m["weekday"])
    if which.startswith("the ") and place.anchor and not is_point(place.anchor, "week"):
        return Term(m.span(), None, "the weekday next to a longer time is not a definite one", "vague")
    if which.startswith("the ") and place.anchor:
        base, later = place.anchor, which != "the previous"
        day = weekday_after(base[1], number) if later else weekday_before(base[0], number)
        return Term(m.span(), (day, day), "counted from the date before it", "weekday")
    if not place.published:
        return Term(m.span(), None, UNDATED, "weekday")
    day, why = _resolve_weekday(place, m.span(), number, which, m["week"])
    return Term(m.span(), (day, day), why, "weekday")


def _resolve_weekday(place: Place, span: Offsets, number: int, which: str, week: str | None) -> tuple[date, str]:
    today = place.published or date.min
    if week:
        start = week_start(today) + timedelta(weeks={"last": -1, "this": 0, "next": 1}[week])
        return start + timedelta(days=number), f"of {week} week"
    latest = today - timedelta(days=(today.weekday() - number) % 7)
    if which in ("next", "the next", "the following", "this coming"):
        return weekday_after(today, number), "the first one after publication"
    if which in ("last", "the previous"):
        return weekday_before(today, number), "the last one before publication"
    if which == "this":
        in_week = week_start(today) + timedelta(days=number)
        ahead = in_week < today and place.tense(span) is Tense.FUTURE
        return in_week + timedelta(weeks=int(ahead)), "of the week of publication"
    if place.tense(span) is Tense.FUTURE:
        return today + timedelta(days=(number - today.weekday()) % 7), "the next one: the verb is future"
    return latest, "the latest one not after publication"


def _around_today(m: re.Match[str], place: Place) -> Term | None:
    return _from_today(m, place, -2 if "before" in m[0] else 2)


def _today(m: re.Match[str], place: Place) -> Term | None:
    word = m["word"]
    if (
        word[0].isupper()
        and m.start() != place.sentence[0]
        and not place.before(m.start()).endswith(("“", '"', "‘", "'"))
    ):
        return None  # "USA Today", "the Today programme"
    return _from_today(m, place, {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0))


def _from_today(m: re.Match[str], place: Place, shift: int) -> Term:
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    day = place.published + timedelta(days=shift)
    return Term(m.span(), (day, day), "counted from publication", "weekday")


def _neighbour_day(m: re.Match[str], place: Place) -> Term | None:
    return _from_anchor(m.span(), place, "day", -1 if m["side"] == "before" else 1)


def _neighbour(m: re.Match[str], place: Place) -> Term | None:
    if m["that"]:
        return _from_anchor(m.span(), place, "day", 0)
    which, unit = m["which"].lower(), m["unit"]
    unit = unit if unit in ("week", "month", "year", "weekend") else "day"
    if which == "next":
        return _next(m.span(), place, unit)
    return _from_anchor(m.span(), place, unit, {"previous": -1, "same": 0}.get(which, 1))


def _next(span: Offsets, place: Place, unit: str) -> Term | None:
    """The next week is the one after the date before it, but "over the next week" runs from publication on."""
    if unit != "day" and words.WITHIN_BEFORE.search(place.before(span[0])):
        return _coming(span, place, 1, unit)
    return _from_anchor(span, place, unit, 1)


def _from_anchor(span: Offsets, place: Place, unit: str, steps: int) -> Term:
    if not place.anchor:
        return Term(span, None, _NO_ANCHOR, "other")
    if not is_point(place.anchor, unit):
        return Term(span, None, f"the {unit} next to a longer time is not a definite one", "vague")
    base = place.anchor[0] if steps < 0 else place.anchor[1]
    return Term(span, unit_days(base, unit, steps), "counted from the date before it", "other")


def _shift(m: re.Match[str], place: Place) -> Term | None:
    count, unit, side = _count(m["count"]), m["unit"], m["side"]
    if unit == "hour":
        return None
    inexact = bool(words.ABOUT_BEFORE.search(place.before(m.start())))
    if count is None or inexact or m["half"] or m["half_after"] or unit == "decade":
        return Term(m.span(), None, _VAGUE, "vague")
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    if side == "ago":
        if not place.published:
            return Term(m.span(), None, UNDATED, "other")
        return Term(m.span(), unit_days(place.published, unit, -count), "counted back from publication", "other")
    return _from_anchor(m.span(), place, unit, -count if side in ("earlier", "before") else count)


def _period(m: re.Match[str], place: Place) -> Term | None:
    side, unit, plural = m["side"] or m["bare"], m["unit"], m["plural"]
    if not m["count"] and side == "next" and not plural and unit in _CALENDAR_UNITS:
        return _next(m.span(), place, unit)
    count = _count(m["count"]) if m["count"] else (None if plural else 1)
    if unit == "weekend" and side in ("past", "last"):
        return _weekend_term(m.span(), place, past=True)
    if count is None or unit == "weekend":
        return Term(m.span(), None, _VAGUE, "vague")
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    if side in ("next", "coming"):
        return _coming(m.span(), place, count, unit)
    if unit == "hour":
        return Term(
            m.span(),
            (place.published - timedelta(days=-(-count // 24)), place.published),
            "hours up to publication",
            "other",
        )
    start = moved_back(place.published, count, unit) + timedelta(days=1)
    return Term(m.span(), (start, place.published), "up to publication, which it includes", "other")


def _coming(span: Offsets, place: Place, count: int, unit: str) -> Term | None:
    if not place.published:
        return Term(span, None, UNDATED, "other")
    if unit in ("hour", "weekend"):
        return Term(span, None, _VAGUE, "vague")
    until = moved_back(place.published, -count, unit)
    return Term(span, (place.published + timedelta(days=1), until), "from the day after publication on", "other")


def _calendar(m: re.Match[str], place: Place) -> Term | None:
    which, unit, today = m["which"].lower(), m["unit"], place.published
    if which == "this" and m["which"][0].isupper() and m.start() != place.sentence[0] and not m["part"]:
        return None
    if not today:
        return Term(m.span(), None, UNDATED, "other")
    steps = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "weekend":
        return _weekend_term(m.span(), place, past=which == "last", steps=steps)
    if unit not in ("week", "month", "year"):
        days = unit_days(today, "day", steps)
        return Term(m.span(), days, "counted from publication", "weekday")
    days = unit_days(today, unit, steps)
    if m["part"] and steps == 0:
        days = (days[0], today) if m["part"].lower() == "earlier" else (today, days[1])
    return Term(m.span(), days, f"the calendar {unit}", "other")


def _weekend(m: re.Match[str], place: Place) -> Term | None:
    future = place.tense(m.span()) is Tense.FUTURE
    return _weekend_term(m.span(), place, past=not future, steps=int(future))


def _weekend_term(span: Offsets, place: Place, past: bool, steps: int = -1) -> Term:
    """The weekend that has begun last, or the one of this or a later calendar week."""
    today = place.published
    if not today:
        return Term(span, None, UNDATED, "other")
    saturday = week_start(today) + timedelta(days=5)
    behind = saturday > today and place.tense(span) is Tense.PAST  # "killed this weekend", written on a Monday
    if past or (steps == 0 and behind):
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        if place.text[span[0] : span[0] + 4].lower() == "last" and today.weekday() >= 5:
            saturday -= timedelta(weeks=1)
    elif steps == 1 and today.weekday() >= 5:
        saturday += timedelta(weeks=1)
    return Term(span, (saturday, saturday + timedelta(days=1)), "a Saturday and Sunday", "other")


def _no_interval(m: re.Match[str], place: Place) -> Term | None:
    return Term(m.span(), None, _VAGUE, "vague")


def _season(m: re.Match[str], place: Place) -> Term | None:
    if re.match(r"(?:the|in)\b", m[0], re.IGNORECASE) and not re.search(r"\d$", m[0]):
        return None  # "the fall", "in spring water"
    if m["year"] and "winter" not in m[0]:
        return Term(
            m.span(), (date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31)), "a season, within its year", "other"
        )
    return Term(m.span(), None, "a season has no fixed days", "vague")


def _quarter(m: re.Match[str], place: Place) -> Term | None:
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(m["nth"].lower())
    months = 3 if m["size"] == "quarter" else 6
    nth = 12 // months if nth is None else nth
    if nth * months > 12:
        return None
    year, last = int(m["year"]), nth * months
    return Term(m.span(), (date(year, last - months + 1, 1), month_days(year, last)[1]), "part of a year", "other")


def _decade(m: re.Match[str], place: Place) -> Term | None:
    year = int(m["year"])
    return Term(m.span(), (date(year, 1, 1), date(year + 9, 12, 31)), "ten years", "other")


def _years(m: re.Match[str], place: Place) -> Term | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    before = place.before(m.start())
    if last <= first or not (words.YEAR_BEFORE.search(before) or before.endswith("(")):
        return None
    return Term(m.span(), (date(first, 1, 1), date(last, 12, 31)), "years", "other")


def _year(m: re.Match[str], place: Place) -> Term | None:
    before, after, year = place.before(m.start()), place.after(m.end()), int(m["year"])
    joined = words.JOINED_BEFORE.search(before)
    if not joined and not words.YEAR_BEFORE.search(before):
        return None
    if words.TITLE_AFTER.match(after):
        return None
    if words.COUNTING_BEFORE.search(before) and (words.COUNTED_AFTER.match(after) or words.NAME_AFTER.match(after)):
        return None
    return Term(m.span(), (date(year, 1, 1), date(year, 12, 31)), "a year", "year", None, bool(joined))


_RESOLVERS: dict[str, Callable[[re.Match[str], Place], Term | None]] = {
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
