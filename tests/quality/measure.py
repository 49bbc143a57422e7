"""How well articles are read: `python tests/quality/measure.py [--sets NAME …] [--update [--allow-regression]]`.

Prints, for every set that this clone or the folder shared/ beside it holds, each score with its noise (half the
interval that holds 95 of 100 resamples of the articles) and says which sets are not here. `--update` raises the floors
in floors.json to what is measured now less a margin, and refuses to lower one unless `--allow-regression` is given too.
README.md beside this file says which sets are for what.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring.marks import marks_of
from scoring.nine_parts import PARTS
from scoring.noise import Marks, Noisy, summarise
from sets import CORPORA, Annotated, Corpus

from kg.jobs import Reader
from kg.model import Extraction

FLOORS = Path(__file__).resolve().parent / "floors.json"
FLOORED: Mapping[str, tuple[str, ...]] = {  # of sets that nobody mends from, the scores that have floors
    "newsgold-dev": ("mean", *PARTS),
    "polnear-dev": ("linked", "precision"),
    "incidents-dev": (
        "date on an event",
        "city on an event",
        *("killed 2+", "killed 1", "killed 0", "injured 2+", "injured 0"),  # of one injured there are 30 articles
    ),
}

Floors = dict[str, dict[str, Any]]  # by set: the digest of its data, and the floor of each score


@dataclass(frozen=True, slots=True)
class Reading:
    """An article of a set, what was read in it, and its marks; `failure` says why it could not be read."""

    annotated: Annotated
    extracted: Mapping[str, Any]
    marks: Marks
    failure: str = ""


def main() -> None:
    """Parse the options, measure, print, and raise the floors if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=list(CORPORA), default=list(CORPORA), metavar="NAME")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them, too")
    args = parser.parse_args()
    reader, before = Reader(), json.loads(FLOORS.read_text(encoding="utf-8"))
    after, lowered = {name: before[name] for name in FLOORED if name in before}, []
    for corpus in (CORPORA[name] for name in args.sets):
        readings = read(corpus, reader) if corpus.is_there else ()
        for line in report(corpus, readings):
            print(line, flush=True)
        if readings and corpus.name in FLOORED:
            floors = floors_under(FLOORED[corpus.name], summarise([reading.marks for reading in readings]))
            old = before.get(corpus.name, {}).get("floors", {})
            lowered += [f"{corpus.name}, {name}: {old[name]} -> {floors[name]}" for name in fallen(old, floors)]
            kept = floors if args.allow_regression else raised(old, floors)
            after[corpus.name] = {"digest": corpus.digest(), "floors": kept}
    if args.update:
        FLOORS.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")
    if lowered and not args.allow_regression:
        sys.exit("a floor stands above what is measured now less its margin, and stays:\n" + "\n".join(lowered))


def read(corpus: Corpus, reader: Reader) -> tuple[Reading, ...]:
    """Every article of a set, read and scored; one that the program breaks on scores as if nothing stood in it."""
    readings = []
    for annotated in corpus.articles():
        failure = ""
        try:
            extraction = reader.extract(annotated.article)
        except Exception as error:  # a fault of the program, which one article of many must not hide
            extraction, failure = Extraction(annotated.article), f"{type(error).__name__}: {error}"
        extracted = extraction.to_json()
        readings.append(Reading(annotated, extracted, marks_of(corpus.kind, annotated.gold, extracted), failure))
    return tuple(readings)


def report(corpus: Corpus, readings: Sequence[Reading]) -> Iterator[str]:
    """The lines about one set: all of it, then each of its parts; of a set that is not here, where it stands."""
    if not readings:
        yield f"{corpus.name}: not here; its texts stand in the folder shared/ beside the repository"
        return
    yield f"{corpus.name} ({len(readings)} articles, {corpus.use})"
    for reading in readings:
        if reading.failure:
            yield f"  {reading.annotated.article.id} could not be read, which is a fault of kg: {reading.failure}"
    yield "  " + words(readings)
    parts = dict.fromkeys(reading.annotated.part for reading in readings)
    for part in parts if len(parts) > 1 else ():
        own = [reading for reading in readings if reading.annotated.part == part]
        yield f"  {part} ({len(own)})"
        yield "    " + words(own)


def words(readings: Iterable[Reading]) -> str:
    """The scores of some articles, with their noise."""
    return "  ".join(f"{name} {score}" for name, score in summarise([reading.marks for reading in readings]).items())


def floors_under(names: Iterable[str], scores: Mapping[str, Noisy]) -> dict[str, float]:
    """The floor of each score."""
    return {name: round(scores[name].value - margin(scores[name]), 1) for name in names}


def margin(score: Noisy) -> float:
    """How far a floor stands under a score: a quarter of its standard error, and 0.3 for what differs by processor.

    A quarter, since the articles stay the same: what one rule moves among them had some 0.1 to 0.4 points of standard
    error in newsgold dev's mean, whose own, over other articles, is 1.6 (ablate.py).
    """
    return max(0.3, score.error / 4)


def fallen(old: Mapping[str, float], new: Mapping[str, float]) -> list[str]:
    """The scores whose floor would be lower than it was."""
    return [name for name in old if name in new and new[name] < old[name]]


def raised(old: Mapping[str, float], new: Mapping[str, float]) -> dict[str, float]:
    """The higher floor of each score."""
    return {name: max(floor, old.get(name, floor)) for name, floor in new.items()}


if __name__ == "__main__":
    main()
