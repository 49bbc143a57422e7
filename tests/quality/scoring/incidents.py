"""Day, city, killed and injured of gun-violence incidents, article by article, against the record of the incident.

The record is the incident's, and an article may be older than its last figures or tell of other incidents too: the
ceiling of figures is below 100. A day is right when it lies in an event's interval of at most a week; a city when all
its words stand in a name of an event's place. A number of two and more is right when a figure's range holds it, begins
at half of it or more and ends at its double or less, or is open; one, when a figure is one; none, when no figure of
persons begins at one. A number may count all who took part or victims alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FITTING = frozenset(("killing", "attack", "clash", "accident"))
_LONGEST = 7  # days of an interval that says when
_SPELT = {"saint": "st", "fort": "ft", "mount": "mt"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one article got right, and of what: rows are named as the shared scorer names them."""

    right: Counter[str]
    of: Counter[str]


def tally(incident: Row, extracted: Row) -> Tally:
    """One article of an incident, whose record holds its `text`; `extracted` is what `kg extract` prints of it."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for row, ok in _rows(incident, extracted):
        of[row] += 1
        right[row] += ok
    return Tally(right, of)


def percentages(tallies: Iterable[Tally]) -> dict[str, float]:
    """The share that is right in each row, over several articles."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for one in tallies:
        right.update(one.right)
        of.update(one.of)
    return {row: 100 * right[row] / total for row, total in of.items()}


def _rows(incident: Row, extracted: Row) -> Iterator[tuple[str, bool]]:
    events = extracted["events"]
    fitting = [event for event in events if event["type"] in FITTING]
    yield "an event of a fitting type", bool(fitting)
    yield "date on an event", _dated(events, incident["date"])
    yield "date on a fitting event", _dated(fitting, incident["date"])
    names = {entity["iri"]: (entity["label"], *entity.get("alt", ())) for entity in extracted["entities"]}
    cities = [_words(city) for city in (incident["city"], incident.get("city_other")) if city]
    on_event = _placed(events, names, cities)
    yield "city an entity", any(_is_city(called, cities) for called in names.values())
    yield "city on an event", on_event
    yield "city on a fitting event", _placed(fitting, names, cities)
    told = " ".join(_words(incident["text"]))
    if any(" ".join(city) in told for city in cities):
        yield "city on an event, if named", on_event
    for outcome in ("killed", "injured"):
        yield from _counted(outcome, incident, extracted["figures"])


def _counted(outcome: str, incident: Row, figures: Iterable[Row]) -> Iterator[tuple[str, bool]]:
    recorded = incident[outcome]
    found = [figure for figure in figures if (figure["outcome"], figure["unit"]) == (outcome, "person")]
    if recorded == 0:
        yield f"{outcome} 0", not any((figure["low"] or 0) >= 1 for figure in found)
        return
    row = f"{outcome} {'1' if recorded == 1 else '2+'}"
    either = {recorded, incident[f"victims_{outcome}"]} - {0}
    yield row, any(_holds(figure, number) for figure in found for number in either)
    yield f"{row}, some figure", bool(found)


def _holds(figure: Row, number: int) -> bool:
    low, high = figure["low"], figure["high"]
    if number == 1:
        return bool(low == high == 1)
    return low is not None and low <= number <= 2 * low and (high is None or number <= high <= 2 * number)


def _dated(events: Iterable[Row], day: str) -> bool:
    for event in events:
        if event["from"]:
            first, last = event["from"], event["until"] or event["from"]
            if first <= day <= last and (date.fromisoformat(last) - date.fromisoformat(first)).days <= _LONGEST:
                return True
    return False


def _placed(events: Iterable[Row], names: Mapping[str, Sequence[str]], cities: Sequence[Sequence[str]]) -> bool:
    places = (event["place"] for event in events if event["place"])
    return any(_is_city((place["label"], *names.get(place["iri"], ())), cities) for place in places)


def _is_city(names: Iterable[str], cities: Sequence[Sequence[str]]) -> bool:
    return any(set(city) <= set(_words(name)) for name in names for city in cities)


def _words(text: str | None) -> list[str]:
    spelt = unicodedata.normalize("NFKD", (text or "").casefold())
    plain = "".join(letter for letter in spelt if not unicodedata.combining(letter))
    return [_SPELT.get(word, word) for word in re.findall(r"\w+", plain)]
