"""How well articles are read, by the scorers of the shared folder: `python tests/quality/measure.py [--update]`.

Nine sets: the article that the project began with (`first`), articles of our own (`own`, `heldout` and its like, by
writers who had not seen the program), Wikinews articles of GUM, reports of re3d, and PolNeAR's development articles.
Prints what each scores; `--update` raises the floors in
floors.json to a point under that, and refuses to lower one unless `--allow-regression` is given too.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.jobs import Reader
from kg.model import Article

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
CASES = HERE.parent / "cases"
SHARED = HERE.parents[2] / "shared"
PARTS = ("statements", "speakers", "details", "figures", "claimants", "entities", "dates", "relations", "events")
MARGIN = 1.0  # points that a floor stands under what was measured: processors differ in the last bits of the model
SETS = ("first", "own", "heldout", "heldout2", "heldout3", "wikinews", "wikinews2", "re3d", "polnear-dev")

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with the file of its gold."""

    id: str
    text: str
    published: date | None
    gold: Path


def main() -> None:
    """Parse the options, measure, print, and raise the floors if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them, too")
    args = parser.parse_args()
    reader = Reader()
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    new, lowered = {}, []
    for name in SETS:
        scores = measure(name, reader)
        print(f"{name:12s} " + "  ".join(f"{part} {value:.1f}" for part, value in scores.items()))
        floors = {part: round(value - MARGIN, 1) for part, value in scores.items()}
        before = old.get(name, {}).get("floors", {})
        lowered += [
            f"{name} {part}: {before[part]} -> {floors[part]}" for part in before if floors[part] < before[part]
        ]
        if not args.allow_regression:
            floors = {part: max(floor, before.get(part, floor)) for part, floor in floors.items()}
        new[name] = {"digest": digest(name), "floors": floors}
    if args.update:
        FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    if lowered and not args.allow_regression:
        sys.exit("under the floor, which stays as it is:\n" + "\n".join(lowered))


def measure(name: str, reader: Reader) -> Scores:
    """The mean of each part over the articles of a set; of PolNeAR, F1, precision and recall."""
    with tempfile.TemporaryDirectory() as folder:
        return _attributions(reader, Path(folder)) if name == "polnear-dev" else _nine_parts(name, reader, Path(folder))


def digest(name: str) -> str:
    """A digest of the texts and the gold of a set: floors hold for these alone."""
    if name == "polnear-dev":
        return hashlib.sha256((SHARED / "data" / "polnear" / "dev.jsonl.gz").read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for article in articles(name):
        whole.update(article.text.encode())
        whole.update(article.gold.read_bytes())
    return whole.hexdigest()


def articles(name: str) -> list[Annotated]:
    """The articles of a set of nine parts, in the order of their names."""
    if name == "first":
        found = _with_text([SHARED / "gold" / "syria-2025-03-09.json"], lambda path: SHARED / "article" / path.name)
    elif (CASES / name).is_dir() or name == "own":
        folder = CASES / ("gold" if name == "own" else name)
        found = _with_text(sorted(folder.glob("*.json")), lambda path: path)
    else:
        corpus = SHARED / "data" / ("gum" if name.startswith("wikinews") else name) / "documents.jsonl.gz"
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
        found = ((path, texts[path.stem]) for path in sorted((HERE / name).glob("*.json")))
    return [Annotated(path.stem, text, _published(path), path) for path, text in found]


def _with_text(golds: Iterable[Path], beside: Callable[[Path], Path]) -> Iterator[tuple[Path, str]]:
    return ((path, beside(path).with_suffix(".txt").read_bytes().decode()) for path in golds)


def _published(gold: Path) -> date | None:
    day = json.loads(gold.read_text(encoding="utf-8"))["published"]
    return date.fromisoformat(day) if day else None


def _nine_parts(name: str, reader: Reader, folder: Path) -> Scores:
    values: dict[str, list[float]] = {part: [] for part in (*PARTS, "mean", "extra_statements")}
    for article in articles(name):
        extraction = reader.extract(Article(article.text, article.id, article.published))
        (folder / "extracted.jsonl").write_text(json.dumps(extraction.to_json()), encoding="utf-8")
        scores = score("article.py", article.gold, folder / "extracted.jsonl")
        for part, found in values.items():
            if scores.get(part) is not None:  # a part that the gold has nothing of
                found.append(scores[part])
    extra = values.pop("extra_statements")
    return {part: sum(v) / len(v) for part, v in values.items() if v} | {"few extra": 100 - sum(extra) / len(extra)}


def _attributions(reader: Reader, folder: Path) -> Scores:
    gold = SHARED / "data" / "polnear" / "dev.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as rows, (folder / "dev.jsonl").open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            extraction = reader.extract(Article(row["text"], row["id"], date.fromisoformat(row["published"][:10])))
            out.write(json.dumps(extraction.to_json()) + "\n")
    scores = score("attributions.py", gold, folder / "dev.jsonl")
    if scores["articles_without_prediction"]:
        raise ValueError(f"{scores['articles_without_prediction']} articles were not read")
    exact = {role: scores[role]["exact"] for role in ("source", "cue", "content")}
    return {part: scores["attributions"][part] for part in ("linked", "precision", "recall")} | exact


def score(scorer: str, *arguments: Path) -> Any:
    """What a scorer of the shared folder says."""
    done = subprocess.run(
        [sys.executable, SHARED / "score" / scorer, *arguments, "--json"], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
