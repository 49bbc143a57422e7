"""Named questions: the files `ontology/queries/*.rq`, each read into a frozen value. No store, no parameters' values.

A file is SPARQL that runs as it stands and then asks without any parameter. Its header comment says the rest:

    # What it answers, in one sentence. More sentences may follow.
    #
    # param NAME (TYPE[, default VALUE | , required]): meaning
    # step NAME                 where the rows need more than SPARQL; see kg.ask.answer
    # column NAME (TYPE[, detail | , minor]): meaning

Of a parameter NAME that is given, `$given_NAME` is bound, and the lines that begin with `#if NAME:` count; a line that
ends with `#unless NAME` then does not. `HAVING(COUNT(*) > 0)` is for rdflib, which makes a group of no rows.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

from kg.errors import DataError, QueryError
from kg.graph.lexicon import ontology_folder

PARAMETER_TYPES = frozenset({"entity", "article", "day", "choice", "text", "number", "flag"})
COLUMN_TYPES = frozenset({"text", "number", "day", "list", "iri", "item"})

_PARAM = re.compile(r"param (?P<name>[a-z_]+) \((?P<type>\w+)(?P<of> [^,)]+)?(?:, (?P<more>[^)]+))?\): (?P<meaning>.+)")
_COLUMN = re.compile(r"column (?P<name>[a-z0-9_]+) \((?P<type>\w+)(?:, (?P<rank>detail|minor))?\): (?P<meaning>.+)")
_STEP = re.compile(r"step (?P<name>[a-z]+)")
_IF = re.compile(r"^(?P<indent>\s*)#if (?P<name>[a-z_]+): (?P<line>.*)$")
_UNLESS = re.compile(r"^(?P<line>(?:.*\S)?)\s*+#unless (?P<name>[a-z_]+)$")
GIVEN = re.compile(r"\$given_([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked with; `of` names what an entity does, or the list that a choice is from."""

    name: str
    type: str
    meaning: str
    of: tuple[str, ...] = ()
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What an answer's column holds; `iri` and `item` (the IRI of what has words behind it) are shown on request.

    Where a table has no room, a column of the rank `detail` goes first, a `minor` one then.
    """

    name: str
    type: str
    meaning: str
    rank: str | None = None

    @property
    def is_iri(self) -> bool:
        """Whether it holds IRIs, which people see on request only."""
        return self.type in ("iri", "item")


@dataclass(frozen=True, slots=True)
class Question:
    """One named question: what it answers, with which parameters, in which columns, and its SPARQL."""

    name: str
    summary: str
    notes: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    step: str | None
    sparql: str

    @property
    def dispensable(self) -> list[str]:
        """The columns that a table may leave out, the first to go first: details, then minor ones, from the last on."""
        last_first = self.columns[::-1]
        return [column.name for rank in ("detail", "minor") for column in last_first if column.rank == rank]

    def parameter(self, name: str) -> Parameter:
        """The parameter called `name`; a `QueryError` says what comes close where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [parameter.name for parameter in self.parameters]
        hint = close_to(name, names) or f"it takes {', '.join(names)}"
        raise QueryError(f"the question {self.name} has no parameter {name!r}; {hint}")

    def text(self, given: Sequence[str]) -> str:
        """The SPARQL with the lines that count when the parameters `given` are bound."""
        return "\n".join(line for line in (_line_for(line, given) for line in self.sparql.splitlines()) if line) + "\n"


def close_to(name: str, names: Sequence[str], most: int = 3) -> str:
    """`did you mean …?` with what comes close to `name`, or nothing.

    >>> close_to("speakrs", ["speakers", "figures"])
    "did you mean 'speakers'?"
    """
    likeness = {
        one: difflib.SequenceMatcher(None, one, name).ratio() for one in difflib.get_close_matches(name, names, most)
    }
    found = [one for one, ratio in likeness.items() if ratio > max(likeness.values()) - 0.1]
    return f"did you mean {' or '.join(repr(one) for one in found)}?" if found else ""


@cache
def questions() -> tuple[Question, ...]:
    """All named questions, by name.

    >>> "said" in [question.name for question in questions()]
    True
    """
    folder = ontology_folder() / "queries"
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def find_question(name: str) -> Question:
    """The question called `name`; a `QueryError` says what comes close where there is none."""
    for question in questions():
        if question.name == name:
            return question
    hint = close_to(name, [question.name for question in questions()]) or "kg query --list shows them all"
    raise QueryError(f"no question {name!r}; {hint}")


def read_question(name: str, text: str) -> Question:
    """The question that the file text `text` holds; a `DataError` says which line of its header cannot be read."""
    lines = text.splitlines()
    length = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = [line.removeprefix("#").strip() for line in lines[:length]]
    blank = header.index("") if "" in header else len(header)
    summary, _, notes = " ".join(header[:blank]).partition(". ")
    parameters: list[Parameter] = []
    columns: list[Column] = []
    step = None
    for number, line in enumerate(header[blank:], start=blank + 1):
        if found := _PARAM.fullmatch(line):
            parameters.append(_parameter(found))
        elif found := _COLUMN.fullmatch(line):
            columns.append(Column(found["name"], found["type"], found["meaning"], found["rank"]))
        elif found := _STEP.fullmatch(line):
            step = found["name"]
        elif line:
            _fail(name, f"line {number} of its header is no param, step or column: {line[:60]!r}")
    body = "\n".join(lines[length:]) + "\n"
    question = Question(name, summary.rstrip(".") + ".", notes, tuple(parameters), tuple(columns), step, body)
    _check(question)
    return question


def _read(path: Path) -> Question:
    return read_question(path.stem, path.read_text(encoding="utf-8"))


def _parameter(found: re.Match[str]) -> Parameter:
    more = found["more"] or ""
    return Parameter(
        name=found["name"],
        type=found["type"],
        meaning=found["meaning"],
        of=tuple((found["of"] or "").strip().split("|" if found["type"] == "choice" else None)),
        default=more.removeprefix("default ") if more.startswith("default ") else None,
        required=more == "required",
    )


def _line_for(line: str, given: Sequence[str]) -> str:
    if found := _IF.match(line):
        return found["indent"] + found["line"] if found["name"] in given else ""
    if found := _UNLESS.match(line):
        return "" if found["name"] in given else found["line"]
    return line


def _check(question: Question) -> None:
    """A header that does not fit its own SPARQL is a fault of the file, found when it is read."""
    names = {parameter.name for parameter in question.parameters}
    used = {found["name"] for line in question.sparql.splitlines() if (found := _IF.match(line) or _UNLESS.match(line))}
    used |= set(GIVEN.findall(question.sparql))
    used |= {parameter.name for parameter in question.parameters if question.step and parameter.type == "flag"}
    if used != names:
        _fail(question.name, f"its header and its SPARQL differ in the parameters {', '.join(sorted(used ^ names))}")
    odd = [p.name for p in question.parameters if p.type not in PARAMETER_TYPES]
    odd += [c.name for c in question.columns if c.type not in COLUMN_TYPES]
    if odd:
        _fail(question.name, f"its header gives no known type to {', '.join(odd)}")
    if not question.columns:
        _fail(question.name, "its header names no column")


def _fail(name: str, message: str) -> NoReturn:
    raise DataError(f"the question {name}: {message}; correct {name}.rq")
