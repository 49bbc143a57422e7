"""What one article adds to the scores of its set, for each kind of gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from . import attributions, incidents
from .extracted import read_extracted
from .gold import read_gold
from .nine_parts import score_article

Row = Mapping[str, Any]
Marks = dict[str, tuple[float, float]]


class Kind(StrEnum):
    """What the gold of a set is, and so which scorer reads it."""

    PARTS = "nine parts"
    ATTRIBUTIONS = "attributions"
    INCIDENTS = "incidents"


def of_parts(gold: Row, extracted: Row) -> Marks:
    """The nine parts, their mean, of the statements found the share whose speaker is right, and extra statements."""
    scores = score_article(read_gold(gold), read_extracted(extracted))
    marks = {part: (0.0, 0.0) if value is None else (value, 1.0) for part, value in scores.parts.items()}
    return marks | {
        "mean": (scores.mean, 1.0),
        "speaker if found": (100.0 * scores.spoken, float(scores.found)),
        "extra": (float(scores.extra_statements), 1.0),
    }


def of_attributions(gold: Row, extracted: Row) -> Marks:
    """Linked F1, precision and recall, and the F1 of exact spans of each role."""
    counts = attributions.count(gold["text"], gold["attributions"], extracted["statements"])
    hits, wanted, found = 100.0 * counts["linked"], float(counts["gold"]), float(counts["predicted"])
    marks = {"linked": (2 * hits, wanted + found), "precision": (hits, found), "recall": (hits, wanted)}
    for role in attributions.ROLES:
        spans = float(counts[f"{role} gold spans"] + counts[f"{role} predicted spans"])
        marks[role] = (200.0 * counts[f"{role} exact"], spans)
    return marks | {"speaker if found": (hits, float(counts["cue"]))}


def of_incidents(gold: Row, extracted: Row) -> Marks:
    """Of each row of the incidents' record, the share that is right."""
    tally = incidents.tally(gold, extracted)
    return {row: (100.0 * tally.right[row], float(total)) for row, total in tally.of.items()}


_SCORERS: dict[Kind, Callable[[Row, Row], Marks]] = {
    Kind.PARTS: of_parts,
    Kind.ATTRIBUTIONS: of_attributions,
    Kind.INCIDENTS: of_incidents,
}


def marks_of(kind: Kind, gold: Row, extracted: Row) -> Marks:
    """What one article adds to the scores of its set; `extracted` is its line of `kg extract`."""
    return _SCORERS[kind](gold, extracted)
