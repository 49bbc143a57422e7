"""The golden answers of the named questions: what is asked, how answers are kept, and how they are written anew.

    python tests/ask/golden.py          # after a change to the reader or to a question; then look at the difference

Of the first article, which is somebody's, only names, numbers, days and offsets are kept: no column of its prose, and
no phrase for an unnamed source.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.ask.answer import ask
from kg.jobs import Reader, ingest_all
from kg.model import Article
from kg.read.article import read_articles
from kg.sample import sample_paths
from kg.store.store import Store, open_store
from kg.store.values import Rows

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "questions"
FIRST = Path(__file__).resolve().parents[3] / "shared" / "article" / "syria-2025-03-09.txt"
PROSE = frozenset("said cue words event what detail title first second reason part_of medium".split())


@dataclass(frozen=True, slots=True)
class Case:
    """A question with parameters, asked of one of the two stores."""

    store: str
    question: str
    parameters: dict[str, Any]

    @property
    def id(self) -> str:
        """How the case is called in the files of answers."""
        return " ".join([self.question, *(f"{key}={value}" for key, value in self.parameters.items())])


def cases(store: str) -> list[Case]:
    """The cases of one store, `sample` or `first`."""
    found = tomllib.loads((FOLDER / "asked.toml").read_text(encoding="utf-8"))["case"]
    return [Case(store, one["question"], one.get("parameters", {})) for one in found if store in one["of"]]


def answers(store: str) -> dict[str, Any]:
    """The golden answers of one store, by the cases' ids."""
    return dict(json.loads((FOLDER / f"{store}.json").read_text(encoding="utf-8")))


def make_store(paths: Iterable[Path], folder: Path) -> Path:
    """A store at `folder` with the articles at `paths`."""
    articles = [one for one in read_articles([str(path) for path in paths]) if isinstance(one, Article)]
    with open_store(folder) as store:
        list(ingest_all(articles, store, Reader()))
    return folder


def kept(case: Case, rows: Rows, store: Store) -> dict[str, Any]:
    """What of an answer stands in a file: all of the sample's, of the first article's no prose."""
    columns = [name for name in rows.columns if case.store == "sample" or name not in PROSE]
    phrases = {str(row[0]) for row in store.select("SELECT ?l { ?s a kg:UnnamedSource ; rdfs:label ?l }").rows}
    hidden = phrases if case.store == "first" else set()
    table = [[_shown(row[name], hidden) for name in columns] for row in rows.dicts()]
    return {"columns": columns, "rows": table}


def _shown(value: object, hidden: set[str]) -> object:
    if value is None or isinstance(value, int):
        return value
    return "; ".join("(unnamed)" if part in hidden else part for part in str(value).split("; "))


def main() -> None:
    """Write the answers anew."""
    for name, paths in {"sample": sample_paths(), "first": [FIRST]}.items():
        if not all(path.is_file() for path in paths):
            print(f"{name}: not there, left as it is")
            continue
        with tempfile.TemporaryDirectory() as folder, open_store(make_store(paths, Path(folder) / "store")) as store:
            made = {case.id: kept(case, ask(store, case.question, **case.parameters), store) for case in cases(name)}
        lines = [f"{json.dumps(key)}: {_lines(answer)}" for key, answer in made.items()]
        (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        print(f"{name}: {len(made)} answers")


def _lines(answer: dict[str, Any]) -> str:
    """One row a line, so that a difference can be read."""
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in answer["rows"])
    return f'{{"columns": {json.dumps(answer["columns"])}, "rows": [\n{rows}\n]}}'


if __name__ == "__main__":
    main()
