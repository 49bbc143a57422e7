"""Read every text of the shared data once: `python tests/quality/crash.py [--sample N] [--jobs N] [--timeout S]`.

Nothing is scored. No text may fail, take longer than its time, point outside itself or give a graph that breaks
the shapes. Prints what went wrong, a line each, the slowest texts, and how much was read; exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.batch import TIMEOUT, Limits, Settings, processors, read_each
from kg.extract.tagger import MODEL, SCORE_FLOOR
from kg.graph.validate_files import check_part
from kg.jobs import Reader
from kg.model import Article
from kg.progress import Progress
from kg.read.article import ReadFailure
from kg.read.header import parse_day

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one text was read: its seconds of processor time, and what is wrong with what came of it."""

    id: str
    characters: int
    seconds: float
    wrong: tuple[str, ...]


def texts(data: Path = DATA) -> Iterator[Article]:
    """Every text of the data as an article, in order of files and lines."""
    for path in sorted(data.rglob("*.jsonl.gz")):
        name = path.relative_to(data).as_posix().removesuffix(".jsonl.gz")
        if name.endswith("corenlp"):  # the same texts again
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                for part, row in enumerate(_rows(json.loads(line))):
                    yield Article(
                        row["text"], f"{name}:{number}.{part}", published=parse_day(str(row.get("published")))
                    )


def _rows(row: dict[str, Any]) -> list[dict[str, Any]]:
    """What of a line has a text: itself, or the articles in it."""
    return [one for one in (row, *row.get("articles", ())) if (one.get("text") or "").strip()]


def check(reader: Reader, article: Article) -> Reading:
    """Read an article as `kg ingest` does, and hold what comes of it against the text and the shapes."""
    begun = time.process_time()
    extraction = reader.extract(article)
    written = extraction.to_json()
    graph = reader.graph(extraction)
    seconds = time.process_time() - begun
    outside = [span for span in _spans(written) if not 0 <= span[0] < span[1] <= len(article.text)]
    wrong = [f"the span {span} is not in the text" for span in outside]
    wrong += [violation.message for violation in check_part(graph, reader.known)]
    return Reading(article.id, len(article.text), seconds, tuple(wrong))


def _spans(value: object) -> Iterator[tuple[int, int]]:
    """Every pair of numbers in the JSON, all of which are offsets."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        if len(value) == 2 and all(type(one) is int for one in value):
            yield value[0], value[1]
        else:
            for one in value:
                yield from _spans(one)


def read_all(articles: list[Article], limits: Limits, progress: Progress) -> tuple[list[Reading], list[str]]:
    """How each article was read, and what went wrong, a line each."""
    readings: list[Reading] = []
    wrong: list[str] = []
    for outcome in read_each(articles, check, Settings(MODEL, SCORE_FLOOR), limits):
        if isinstance(outcome, ReadFailure):
            wrong.append(str(outcome.error))
        else:
            readings.append(outcome)
            wrong += [f"{outcome.id}: {line}" for line in outcome.wrong]
        progress.count(failed=isinstance(outcome, ReadFailure))
    return readings, wrong


def sample(articles: list[Article], number: int) -> list[Article]:
    """The same `number` of articles each time, as many of each file as of any other."""
    files: dict[str, list[Article]] = {}
    for article in articles:
        files.setdefault(article.id.partition(":")[0], []).append(article)
    each = -(-number // len(files))
    rounds = ([one[i * len(one) // each] for one in files.values() if i < len(one)] for i in range(each))
    return [article for round_ in rounds for article in round_][:number]


def main() -> None:
    """Parse the options, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, metavar="N", help="only N texts, the same each time")
    parser.add_argument("--jobs", type=int, default=processors())
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds for one text")
    args = parser.parse_args()
    articles = list(texts())
    if args.sample:
        articles = sample(articles, args.sample)
    begun = time.monotonic()
    readings, wrong = read_all(articles, Limits(args.jobs, args.timeout), Progress(sys.stderr, len(articles)))
    print("\n".join(wrong))
    for reading in sorted(readings, key=lambda r: -r.seconds)[:5]:
        print(f"{reading.seconds:6.2f} s  {reading.characters:7d} characters  {reading.id}")
    characters = sum(reading.characters for reading in readings)
    print(f"{len(readings)} texts, {characters} characters, {time.monotonic() - begun:.0f} s, {len(wrong)} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
