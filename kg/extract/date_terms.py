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
    easter,
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
_COUNTS = (
    {word: n for n, word in enumerate(words.NUMBERS, 1)}
    | dict(zip(words.TENS, range(20, 100, 10), strict=True))
    | {"a": 1, "an": 1, "hundred": 100}
)
_YEARS_FROM_ANCHOR = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1}
_NTH = {word: n for n, word in enumerate(words.ORDINALS, 1)}
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
        term = _RESOLVERS[name](rule, place)
    except (ValueError, OverflowError):  # "999 years earlier", twice
        return Term(rule.span(), None, "outside the calendar", "vague")
    if term and term.days and term.days[0] > term.days[1]:  # "the past 0 days"
        return Term(term.span, None, "names no days", "vague")
    return term


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
    listed = [first, *(int(day) for day in re.findall(r"\d+", m["list"])), *([last] if m["last"] else [])]
    running = listed == list(range(first, last + 1))  # "10, 11 and 12 May"
    apart = bool(m["list"]) or (m["join"] or "").strip() == "and"
    if (m["last"] or m["list"]) and (last <= first or (apart and not running and not between)):
        if m.re is words.RULES["day_month"]:  # "between 30 and 3 May" says nothing sure; the last one stands alone
            first = last = listed[-1]
            span = (
                m.start("last") if m["last"] else m.start("list") + len(m["list"].rstrip("sthndr")) - len(str(last)),
                end,
            )
        else:
            span, last = (m.start(), m.end("day")), first
    else:
        span = m.span()
    said = _said_year(m["year"], place) if span[1] == end else None
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


def _ordinal_day(m: re.Match[str], place: Place) -> Term | None:
    return _one_day(m.span(), _month_number(m["month"]), _NTH[m["nth"].lower()], m["year"], place)


def _feast(m: re.Match[str], place: Place) -> Term | None:
    """A feast of a fixed day, or of Easter, where the words speak of the day: not "the Boxing Day sales"."""
    name = m["feast"].replace("’", "'")
    if not (m["year"] or words.FEAST_BEFORE.search(place.before(m.start()))):
        return None
    said = _said_year(m["year"], place)
    if name in words.FEASTS:
        return _one_day(m.span(), *words.FEASTS[name], m["year"], place)
    if not place.published and not said:
        return Term(m.span(), None, UNDATED, "day")
    today = place.published or date(said or 2, 1, 1)
    days = {year: easter(year) + timedelta(days=words.EASTER[name]) for year in range(today.year - 1, today.year + 2)}
    if said:
        day = easter(said) + timedelta(days=words.EASTER[name])
    elif place.tense(m.span()) is Tense.FUTURE:
        day = next(day for day in days.values() if day >= today or day.year > today.year)
    else:
        day = [day for day in days.values() if day <= today][-1]
    return Term(m.span(), (day, day), "a movable feast", "day")


def _one_day(span: Offsets, month: int, day: int, said: str | None, place: Place) -> Term | None:
    """A day of a month, in the year that is said or in the nearest one."""
    year = _said_year(said, place)
    if year:
        days = as_days(year, month, day, day)
        return Term(span, days, "a full date", "day") if days else None
    if not as_day(2000, month, day):
        return None
    if said or not place.published:
        return Term(span, None, UNDATED, "day", None if said else (month, day))
    days, why = nearest_year(place.published, month, day, day, place.tense(span))
    return Term(span, days, why, "day", (month, day))


def _day_alone(m: re.Match[str], place: Place) -> Term | None:
    """A day whose month is that of the date before it, else of publication or the month before."""
    number, which = int(m["day"]), m["which"]
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    ahead = place.tense(m.span()) is Tense.FUTURE
    base = place.anchor[1] if place.anchor and is_point(place.anchor, "month") and which != "this" else place.published
    if which in ("last", "next"):
        base = unit_days(place.published, "month", -1 if which == "last" else 1)[0]
    elif base == place.published and number > base.day and not ahead and which is None:
        base = unit_days(base, "month", -1)[0]
    elif base == place.published and number < base.day and ahead and which is None:
        base = unit_days(base, "month", 1)[0]
    day = as_day(base.year, base.month, number)
    return Term(m.span(), (day, day), "a day of the month spoken of", "other") if day else None


def _month_year(m: re.Match[str], place: Place) -> Term | None:
    year = _said_year(m["year"], place)
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
        if m["month"] in words.DOUBTFUL_MONTHS and words.MAYS_OWN_AFTER.match(place.after(m.end())):
            return None
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
    if _is_nowadays(m, place):
        return None
    return _from_today(m, place, {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0))


def _is_nowadays(m: re.Match[str], place: Place) -> bool:
    """Whether "today" means the times we live in: "even today", "Today, most people live in cities"."""
    if m["word"].lower() != "today":
        return False
    before, after = place.before(m.start()), place.text[m.end() : place.sentence[1]]
    if words.NOWADAYS_BEFORE.search(before) or words.NOWADAYS_AFTER.match(after):
        return True
    general = m.start() == place.sentence[0] and words.ABOUT_ALL.match(after) and place.tense(m.span()) is None
    return bool(general) and not words.IN_PROGRESS.search(after)


def _from_today(m: re.Match[str], place: Place, shift: int) -> Term:
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    day = place.published + timedelta(days=shift)
    return Term(m.span(), (day, day), "counted from publication", "weekday")


def _before_last(m: re.Match[str], place: Place) -> Term | None:
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    if m["unit"] == "weekend":
        saturday = place.published - timedelta(days=(place.published.weekday() - 5) % 7 + 7)
        return Term(m.span(), (saturday, saturday + timedelta(days=1)), "counted back from publication", "other")
    return Term(
        m.span(), unit_days(place.published, _calendar_unit(m["unit"]), -2), "counted back from publication", "other"
    )


def _calendar_unit(unit: str) -> str:
    """The unit of a word for it; a part of a day stands for its day."""
    return unit if unit in _CALENDAR_UNITS else "day"


def _beside(m: re.Match[str], place: Place) -> Term | None:
    return _from_anchor(m.span(), place, _calendar_unit(m["unit"]), -1 if m["side"] == "before" else 1)


def _neighbour(m: re.Match[str], place: Place) -> Term | None:
    if m["that"]:
        return _from_anchor(m.span(), place, _calendar_unit(m["its"]), 0)
    which, unit = m["which"].lower(), _calendar_unit(m["unit"])
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
    if unit == "hour" and count and count % 24 == 0:
        unit, count = "day", count // 24
        inexact = False
    elif unit == "hour":
        return None
    else:
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
    if unit == "weekend" and side == "coming" and not plural:
        return _weekend_term(m.span(), place, past=False, steps=1)
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


def _within(m: re.Match[str], place: Place) -> Term | None:
    """Of "earlier in the week" the week of the date before it, up to that day."""
    unit, days = m["unit"], place.anchor
    if days is None or not is_point(days, unit):
        days = (place.published, place.published) if place.published and unit != "day" else None
    if days is None:
        return Term(m.span(), None, _NO_ANCHOR, "other")
    whole = unit_days(days[1], unit, 0)
    earlier = m["part"].lower() == "earlier"
    span = (whole[0], max(whole[0], days[1])) if earlier else (min(days[0], whole[1]), whole[1])
    return Term(m.span(), span, f"within the {unit} spoken of", "other")


def _end_of(m: re.Match[str], place: Place) -> Term | None:
    """Of "by the end of the year" this one, but of a story told in the past the one spoken of."""
    unit, past = m["unit"], place.tense(m.span()) is Tense.PAST
    if past:
        return _from_anchor(m.span(), place, unit, 0)
    if not place.published:
        return Term(m.span(), None, UNDATED, "other")
    return Term(m.span(), unit_days(place.published, unit, 0), f"the calendar {unit}", "other")


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
    if not m["year"] and (m["lead"] or "the").lower() in ("the", "in"):
        return None  # "the fall", "in spring water"
    if m["year"] and "winter" not in m[0].lower():
        return Term(
            m.span(), (date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31)), "a season, within its year", "other"
        )
    return Term(m.span(), None, "a season has no fixed days", "vague")


def _quarter(m: re.Match[str], place: Place) -> Term | None:
    months = 6 if m["size"] == "half" else 3
    nth = int(m["q"]) if m["q"] else _NTH.get(m["nth"].lower(), 12 // months)  # "final"
    last = nth * months
    return _part_of_year(m.span(), m["year"] or m["q_year"], last - months + 1, last, place)


def _first_months(m: re.Match[str], place: Place) -> Term | None:
    count = _count(m["count"]) or 0
    first, last = (1, count) if m["end"].lower() == "first" else (13 - count, 12)
    return _part_of_year(m.span(), m["year"], first, last, place)


def _part_of_year(span: Offsets, said: str, first: int, last: int, place: Place) -> Term | None:
    """Whole months of a year; "the year" is the latest in which they have begun, where the verb is not future."""
    year = _said_year(said, place)
    if not 1 <= first <= last <= 12:
        return None
    if year is None:
        return Term(span, None, UNDATED, "other")
    ahead = place.published and date(year, first, 1) > place.published and place.tense(span) is not Tense.FUTURE
    year -= int(bool(said.startswith("the") and ahead))
    return Term(span, (date(year, first, 1), month_days(year, last)[1]), "part of a year", "other")


def _decade(m: re.Match[str], place: Place) -> Term | None:
    year = int(m["year"])
    return Term(m.span(), (date(year, 1, 1), date(year + 9, 12, 31)), "ten years", "other")


def _short_decade(m: re.Match[str], place: Place) -> Term | None:
    """A decade of the last century said short; "in the 70s" can also be what a thermometer shows."""
    before, after = place.before(m.start()), place.after(m.end())
    if not words.DECADE_BEFORE.search(before) or words.DEGREES.search(before) or words.DEGREES.search(after):
        return None
    tens = int(m["short"]) if m["short"] else 20 + 10 * words.DECADES.index(m["named"])
    return Term(m.span(), (date(1900 + tens, 1, 1), date(1909 + tens, 12, 31)), "ten years", "other")


def _years(m: re.Match[str], place: Place) -> Term | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    before = place.before(m.start())
    sure = len(m["last"]) == 4 or words.YEAR_BEFORE.search(before) or before.endswith("(")
    if last <= first or not sure or before.endswith(("-", "–")) or words.COUNTED_AFTER.match(place.after(m.end())):
        return None
    return Term(m.span(), (date(first, 1, 1), date(last, 12, 31)), "years", "other")


def _year(m: re.Match[str], place: Place) -> Term | None:
    before, after, year = place.before(m.start()), place.after(m.end()), int(m["year"])
    stated = words.YEAR_BEFORE.search(before) or (
        words.OF_BEFORE.search(before) and words.YEAR_ITSELF_AFTER.match(after)
    )
    if _is_near(year, place.published) and (words.YEAR_OF_AFTER.match(after) or words.YEAR_OF_LISTED.match(after)):
        stated = stated or words.YEAR_OF_BEFORE.search(before)
    joined = not stated and words.JOINED_BEFORE.search(before)
    if not joined and not stated:
        return None
    if words.TITLE_AFTER.match(after):
        return None
    if words.COUNTING_BEFORE.search(before) and (words.COUNTED_AFTER.match(after) or words.NAME_AFTER.match(after)):
        return None
    return Term(m.span(), (date(year, 1, 1), date(year, 12, 31)), "a year", "year", None, bool(joined))


def _is_near(year: int, published: date | None) -> bool:
    """Whether a bare number is more likely a year than a count: not far from the day of publication."""
    return (published or date(2000, 1, 1)).year - 150 <= year <= (published or date(2030, 1, 1)).year + 20


_RESOLVERS: dict[str, Callable[[re.Match[str], Place], Term | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "around_today": _around_today,
    "before_last": _before_last,
    "beside": _beside,
    "ordinal_day": _ordinal_day,
    "day_alone": _day_alone,
    "feast": _feast,
    "within": _within,
    "end_of": _end_of,
    "first_months": _first_months,
    "short_decade": _short_decade,
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


def _said_year(said: str | None, place: Place) -> int | None:
    """The year of "2019", "last year" or, counted from the date before it, "that year"."""
    if not said:
        return None
    if said.isdigit():
        return int(said)
    which = said.split()[-2]
    if which in _YEARS_FROM_ANCHOR and (which != "next" or said.startswith("the")):
        years = {day.year for day in place.anchor or ()}
        return years.pop() + _YEARS_FROM_ANCHOR[which] if len(years) == 1 else None
    return place.published.year + {"last": -1, "next": 1}.get(which, 0) if place.published else None


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    parts = [_COUNTS.get(part) for part in re.split(r"[-\s]", word.lower())]  # "twenty-five"
    numbers = [part for part in parts if part is not None]
    return sum(numbers) if len(numbers) == len(parts) else None
