"""Two versions of an article held against each other: which statements and figures came, went or changed.

A pure function over plain values (`kg.store.export.records`). What only moved in the text has not changed. Statements
are paired by who speaks, the cue and how alike the contents are; figures by what they count, then by their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, TypeVar

from kg.store.export.records import FigureRecord, StatementRecord

# Two statements are versions of one where this much of them is alike. On the pairs in tests/ask/test_diff.py all is
# told right from 0.55 to 0.65; at 0.5 two claims of one speaker are taken for one, at 0.7 one in other words for two.
ALIKE = 0.6
_CONTENT, _SPEAKER, _CUE = 0.6, 0.3, 0.1  # the weights of the parts, 1 in all

Record = TypeVar("Record", StatementRecord, FigureRecord)


class Change(StrEnum):
    """What became of a statement or figure from the older version to the newer."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement or figure that is not the same in both versions; `changes` names the fields that differ."""

    change: Change
    kind: str  # "statement" or "figure"
    old: StatementRecord | FigureRecord | None
    new: StatementRecord | FigureRecord | None
    changes: tuple[str, ...] = ()


def diff_statements(old: Sequence[StatementRecord], new: Sequence[StatementRecord]) -> list[Difference]:
    """How the statements differ, in the order of the newer text; what went comes last."""
    return _diff("statement", old, new, _statement_likeness)


def diff_figures(old: Sequence[FigureRecord], new: Sequence[FigureRecord]) -> list[Difference]:
    """How the figures differ, in the order of the newer text; what went comes last."""
    return _diff("figure", old, new, _figure_likeness)


def _diff(
    kind: str, old: Sequence[Record], new: Sequence[Record], likeness: Callable[[Record, Record], float]
) -> list[Difference]:
    pairs = _paired(old, new, likeness)
    found = []
    for at, record in enumerate(new):
        if at not in pairs:
            found.append(Difference(Change.CAME, kind, None, record))
        elif changes := _changes(old[pairs[at]], record):
            found.append(Difference(Change.CHANGED, kind, old[pairs[at]], record, changes))
    kept = set(pairs.values())
    return found + [Difference(Change.WENT, kind, record, None) for at, record in enumerate(old) if at not in kept]


def _paired(
    old: Sequence[Record], new: Sequence[Record], likeness: Callable[[Record, Record], float]
) -> dict[int, int]:
    """For each place in `new` the place of its counterpart in `old`: those that are the same first, then the likest."""
    pairs: dict[int, int] = {}
    free = list(range(len(old)))
    for at, record in enumerate(new):
        same = next((place for place in free if not _changes(old[place], record)), None)
        if same is not None:
            pairs[at] = same
            free.remove(same)
    scored = [
        (-score, abs(place - at), at, place)
        for at in range(len(new))
        if at not in pairs
        for place in free
        if (score := likeness(old[place], new[at])) >= ALIKE
    ]
    taken: set[int] = set()
    for _, _, at, place in sorted(scored):
        if at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    return pairs


# What is the article's way to tell a record from others, not what it says.
_IDENTITY = frozenset({"iri", "spans", "speaker_iris", "claimant_iri", "quotation"})


def _changes(old: Any, new: Any) -> tuple[str, ...]:
    names = (field.name for field in fields(old) if field.name not in _IDENTITY)
    return tuple(name for name in names if _plain(getattr(old, name)) != _plain(getattr(new, name)))


def _plain(value: object) -> object:
    """Texts without regard to line breaks, which move when an article is set anew."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _statement_likeness(old: StatementRecord, new: StatementRecord) -> float:
    speaker = 1.0 if set(old.speakers) & set(new.speakers) or old.speakers == new.speakers else 0.0
    cue = 1.0 if old.cue == new.cue else 0.0
    rest = _SPEAKER * speaker + _CUE * cue
    matcher = SequenceMatcher(None, old.content.split(), new.content.split(), autojunk=False)
    if rest + _CONTENT * matcher.quick_ratio() < ALIKE:
        return 0.0
    return rest + _CONTENT * matcher.ratio()


def _figure_likeness(old: FigureRecord, new: FigureRecord) -> float:
    """Only figures of one unit and outcome can be one; each other thing that they have in common makes them liker."""
    if (old.unit, old.outcome) != (new.unit, new.outcome):
        return 0.0
    shared = (
        (0.2, old.victims == new.victims),
        (0.2, old.claimant == new.claimant),
        (0.15, old.place == new.place),
        (0.1, (old.start, old.until) == (new.start, new.until)),
        (0.1, old.group == new.group),
        (0.05, old.part_of == new.part_of),
    )
    weight = sum(weight for weight, same in shared if same)
    words = SequenceMatcher(None, old.quotation.split(), new.quotation.split(), autojunk=False).ratio()
    return weight + 0.1 * words + 0.1 * _nearness(old, new)


def _nearness(old: FigureRecord, new: FigureRecord) -> float:
    """1 where the numbers are the same, down to 0 where one is many times the other."""
    numbers = [next((n for n in (f.low, f.high) if n is not None), None) for f in (old, new)]
    if None in numbers or not all(numbers):
        return 0.0
    one, other = sorted(float(n) for n in numbers if n is not None)
    return one / other


def summary(differences: Iterable[Difference]) -> dict[str, int]:
    """How many of each change there are.

    >>> summary([])
    {'came': 0, 'went': 0, 'changed': 0}
    """
    found = [difference.change for difference in differences]
    return {change.value: found.count(change) for change in Change}
