"""How the page words things: verbs, quotation marks, days, ranges. Values in, English out."""

from __future__ import annotations

import re
from datetime import date
from math import ceil, floor

from kg.show.rows import EdgeKind

ELLIPSIS = "\u00a0…"  # with a space that does not break, so that the dots never stand alone
_OUTER = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"))
_SNIPPET = 58  # characters of a claim that its node shows: three lines at most
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
# A past tense goes with one speaker as with many ("witnesses said"), which a present tense does not.
_PAST = {
    EdgeKind.SAYS: "said",
    EdgeKind.ACCUSES: "accused",
    EdgeKind.DENIES: "denied",
    EdgeKind.CALLS_FOR: "called for",
    EdgeKind.ANNOUNCES: "announced",
    EdgeKind.DECLINES: "declined to comment",
    EdgeKind.NOT_VERIFIED: "could not verify",
    EdgeKind.BELIEVES: "believed",
}
_PLAIN = frozenset({"said", "told", "wrote", "added"})  # these do not say what was done by saying it
_OTHERS_DID = frozenset({"cited", "quoted", "asked", "based"})  # cues that may stand in the passive
_IRREGULAR = frozenset({"said", "wrote", "spoke", "saw", "put", "swore", "gave", "made", "drew", "did", "could", "was"})


def verb(kind: EdgeKind, cue: str) -> str:
    """What a speaker did, in the article's own word where that reads as a verb after any number of speakers.

    >>> verb(EdgeKind.SAYS, "described"), verb(EdgeKind.SAYS, "according to"), verb(EdgeKind.ACCUSES, "said")
    ('described', 'said', 'accused')
    >>> verb(EdgeKind.SAYS, "was asked")
    'asked'
    """
    word = " ".join(cue.split()).lower()
    if kind is EdgeKind.SAYS and word.removeprefix("was ").removeprefix("were ").startswith("asked"):
        return "asked"
    first = word.partition(" ")[0]
    finite = first in _IRREGULAR or (first.endswith("ed") and first not in _OTHERS_DID)
    if not finite or first == "was" or (kind is not EdgeKind.SAYS and first in _PLAIN):
        return _PAST.get(kind, kind.value)
    return word


def as_said(words: str, mode: str) -> str:
    """`words` in quotation marks where the article quotes them, else as they stand, with what marks they hold inside.

    >>> as_said("We stay,”", "direct"), as_said("they “stay”", "mixed"), as_said("“We stay,” … “for now.”", "direct")
    ('“We stay,”', 'they “stay”', '“We stay,” … “for now.”')
    """
    plain = words.strip()
    marked = any(plain.startswith(opening) and plain.endswith(closing) for opening, closing in _OUTER)
    return plain if mode != "direct" or marked or not plain else f"“{_without_marks(plain)}”"


def _without_marks(words: str) -> str:
    """`words` without a quotation mark at one end that has no partner: that of a span cut beside the other.

    >>> _without_marks("We stay,”"), _without_marks("We stay, he said. “Go!”")
    ('We stay,', 'We stay, he said. “Go!”')
    """
    for opening, closing in _OUTER:
        bare = words.removeprefix(opening).removesuffix(closing)
        if bare != words and not re.search(f"[{opening}{closing}]", bare):
            return bare.strip()
    return words


def period(start: str, until: str) -> str:
    """Two ISO days as a reader writes them.

    >>> period("2025-03-07", "2025-03-08"), period("2025-03-09", "2025-03-09"), period("2025-03-09", "")
    ('7 Mar 2025 to 8 Mar 2025', '9 Mar 2025', 'from 9 Mar 2025')
    """
    first, last = _day(start), _day(until)
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def range_text(low: float | None, high: float | None, bound: str, unit: str = "") -> str:
    """A figure's range in words that show which end is open.

    >>> range_text(1001, None, "MoreThan"), range_text(24, 99, "Vague"), range_text(745, 745, "About")
    ('1,001 or more', '24 to 99 (vague)', 'about 745')
    """
    sign = "%" if unit == "PercentUnit" else ""
    if low is None and high is None:
        return "not given"
    if high is None:
        return f"{low:,}{sign} or more"
    if low is None or bound == "AtMost":
        return f"up to {high:,}{sign}"
    between = f"{low:,}{sign}" if low == high else f"{low:,} to {high:,}{sign}"
    return f"about {between}" if bound == "About" else f"{between} (vague)" if bound == "Vague" else between


_TAKEN = re.compile(r"taken as ([\d.,]*\d) to ([\d.,]*\d)")
_MEET = " can both be right"


def whole_reason(reason: str, unit: str) -> str:
    """Why two figures agree or conflict, as it goes on after "can both be right" or "conflict"; people are whole.

    What "about 125" may mean ends at whole numbers inside its range; of shares it stays as it is.

    >>> whole_reason("about 125 (taken as 112.5 to 137.5) and at least 130 can both be right", "PersonUnit")
    'about 125 (taken as 113 to 137) and at least 130 meet'
    >>> whole_reason("about 2 (taken as 1.8 to 2.2) and 5 do not meet", "PersonUnit")
    'about 2 (taken as 2) and 5 do not meet'
    """
    said = f"{reason.removesuffix(_MEET)} meet" if reason.endswith(_MEET) else reason
    return said if unit == "PercentUnit" else _TAKEN.sub(_whole, said)


def _whole(taken: re.Match[str]) -> str:
    low, high = (float(number.replace(",", "")) for number in taken.groups())
    least, most = ceil(low), floor(high)
    if least > most:
        return taken[0]
    return f"taken as {least:,}" if least == most else f"taken as {least:,} to {most:,}"


_COUNTED = {
    "Civilian": "civilians",
    "Combatant": "combatants",
    "AnyPerson": "people",
    "FamilyUnit": "families",
    "EventUnit": "events",
    "PercentUnit": "share",
    "PersonUnit": "people",
}


def counted(unit: str, victims: str) -> str:
    """What a figure counts, in words.

    >>> counted("PersonUnit", "Civilian"), counted("FamilyUnit", "Civilian"), counted("EventUnit", "")
    ('civilians', 'families of civilians', 'events')
    """
    if unit in ("FamilyUnit", "EventUnit", "PercentUnit"):
        return " of ".join(_COUNTED[part] for part in (unit, victims) if part in _COUNTED and part != "AnyPerson")
    return _COUNTED.get(victims) or _COUNTED.get(unit, "")


def with_figure(label: str, wording: str) -> str:
    """`label` from the start of `wording` on, where it begins in the middle of it.

    >>> with_figure("45 people were hurt", "about 45 people"), with_figure("45 people were hurt", "145 people")
    ('about 45 people were hurt', '45 people were hurt')
    """
    words = wording.split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        if label == rest or label.startswith(f"{rest} "):
            return " ".join([*words[:at], label])
    return label


def snippet(words: str) -> str:
    """As much of `words` as a node shows, with the quotation marks that the cut left open closed again.

    >>> snippet("They spoke of “a day that nobody in the whole of the valley will ever forget”")
    'They spoke of “a day that nobody in the whole of the …”'
    """
    if len(words) <= _SNIPPET + 2:
        return words
    cut = words[:_SNIPPET].rsplit(" ", 1)[0] + " …"
    return cut + ("”" if cut.count("“") > cut.count("”") else "")
