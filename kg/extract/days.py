"""Arithmetic of days, weeks, months and years: what `dates` counts with."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg.extract.tense import Tense

Interval = tuple[date, date]


def is_point(days: Interval, unit: str) -> bool:
    """Whether days can be counted from in this unit: "the next day" after a whole month names none."""
    longest = {"day": 4, "week": 7, "weekend": 7, "month": 31}.get(unit, 366)
    return (days[1] - days[0]).days < longest


def as_day(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it: years 1 to 9999, as far as `date` goes.

    >>> as_day(2024, 2, 29), as_day(2025, 2, 29), as_day(0, 1, 1), as_day(10_000, 1, 1)
    (datetime.date(2024, 2, 29), None, None, None)
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def as_days(year: int, month: int, first: int, last: int) -> Interval | None:
    """The days of one month from `first` to `last`, where the calendar has both."""
    start, until = as_day(year, month, first), as_day(year, month, last)
    return (start, until) if start and until else None


def follows(day: date, other: date) -> bool:
    """Is `day` the one right after `other`? The last day of the calendar has none."""
    return day.toordinal() == other.toordinal() + 1


def month_days(year: int, month: int) -> Interval:
    """The days of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def nearest_year(
    published: date, month: int, first: int, last: int, tense: Tense | None
) -> tuple[Interval | None, str]:
    """The latest such days not after publication, or the next ones where the verb is future."""
    years = range(published.year - 8, published.year + 9)  # a leap day may be eight years away
    all_days = [days for year in years if (days := as_days(year, month, first, last))]
    if tense is Tense.FUTURE:
        return next((d for d in all_days if d[1] >= published), None), "the next one: the verb is future"
    return next((d for d in reversed(all_days) if d[0] <= published), None), "the latest one not after publication"


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the method of Meeus, Jones and Butcher."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def week_start(day: date) -> date:
    """The Monday of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def weekday_after(day: date, number: int) -> date:
    """The first such weekday after `day`."""
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def weekday_before(day: date, number: int) -> date:
    """The last such weekday before `day`."""
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


def moved_back(day: date, count: int, unit: str) -> date:
    """`day` moved back by `count` units (forward where negative), to the month's end where it has no such day."""
    if unit in ("day", "week", "fortnight"):
        return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_days(day: date, unit: str, steps: int) -> Interval:
    """The calendar day, week, weekend, month or year `steps` units after the one that holds `day`."""
    if unit == "day":
        return day + timedelta(days=steps), day + timedelta(days=steps)
    if unit == "week":
        monday = week_start(day) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = week_start(day) + timedelta(days=5, weeks=steps)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        moved = moved_back(day.replace(day=1), -steps, "month")
        return month_days(moved.year, moved.month)
    return date(day.year + steps, 1, 1), date(day.year + steps, 12, 31)
