"""Asking a named question: parameters bound, the query answered, its rows typed as the question's header says."""

from __future__ import annotations

import csv
import io
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.ask.articles import find_article
from kg.ask.coverage import uncovered
from kg.ask.matching import Match, named
from kg.ask.names import find_entity
from kg.ask.parameters import Term, to_flag, to_term
from kg.ask.question import GIVEN, Parameter, Question, find_question
from kg.errors import QueryError
from kg.store.store import Store
from kg.store.values import Iri, Rows, Value

_LONGEST_CELL = 2**31 - 1  # Python's reader refuses 128 KiB, and an article may be one quotation
_LIST = "; "  # between the parts of a column of the type list, which a query cannot put in order


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question with its parameters: what to ask the store, and whom the names were taken for."""

    question: Question
    sparql: str
    flags: frozenset[str]
    chosen: tuple[str, ...]


def ask(store: Store, name: str, *, iris: bool = False, **parameters: Value) -> Rows:
    """The rows of the question `name`, typed: days as `date`, numbers as `int` or `Decimal`, the rest as `str`.

    Parameters are those of the question (`kg query --list --name NAME`); an entity may be given in any spelling. With
    `iris` the columns that hold IRIs come too. A `QueryError` says what is wrong with a name or a value.

        with open_store(Path("output/store"), read_only=True) as store:
            for row in ask(store, "said", speaker="Sharaa", effect="announces").rows:
                print(row.who, row.said)
    """
    prepared = prepare(store, name, parameters)
    return to_answer(store, prepared, store.select_csv(prepared.sparql), iris=iris)


def prepare(store: Store, name: str, parameters: Mapping[str, Value]) -> Prepared:
    """The question `name` with `parameters` bound; names are looked up in the store."""
    question = find_question(name)
    given = {key: value for key, value in parameters.items() if value is not None}
    for key in given:
        question.parameter(key)
    terms: dict[str, Term] = {}
    flags: set[str] = set()
    chosen: list[str] = []
    article: Iri | None = None
    for parameter in sorted(question.parameters, key=lambda one: one.type != "article"):  # an article tells names apart
        value = given.get(parameter.name, parameter.default)
        if value is None:
            if parameter.required:
                raise QueryError(f"the question {name} needs {parameter.name}: {parameter.meaning}")
        elif parameter.type == "flag":
            flags |= {parameter.name} if to_flag(parameter, value) else set()
        elif parameter.type in ("article", "entity"):
            match = _resolve(store, parameter, value, article)
            article = match.iri if parameter.type == "article" else article
            terms[parameter.name] = to_node(match)
            chosen += named(parameter.name, value, (match,))
        else:
            terms[parameter.name] = to_term(parameter, value)
    sparql = _bound(question.text([*terms, *flags]), terms)
    return Prepared(question, sparql, frozenset(flags), tuple(chosen))


def to_answer(store: Store, prepared: Prepared, answer: bytes, *, iris: bool) -> Rows:
    """The typed rows of what the store answered, in SPARQL's CSV; `store` gives the texts where these are needed."""
    question = prepared.question
    csv.field_size_limit(_LONGEST_CELL)
    names, *found = csv.reader(io.StringIO(answer.decode(), newline=""))
    if question.step:
        names, found = _STEPS[question.step](store, names, found, prepared.flags)
    by_name = dict(zip(names, zip(*found, strict=True) if found else ((),) * len(names), strict=True))
    shown = [column for column in question.columns if iris or not column.is_iri]
    columns = [_CONVERT[column.type](by_name[column.name]) for column in shown]
    row = _row_type(tuple(column.name for column in shown))
    return Rows(row._fields, tuple(map(row, *columns)))


@cache
def _row_type(names: tuple[str, ...]) -> Any:
    """A tuple whose values can also be had by their columns' names."""
    return namedtuple("Row", names)  # the names are known only now


def to_node(match: Match) -> ox.NamedNode:
    """The term of what a name was taken for."""
    return ox.NamedNode(match.iri)


def _resolve(store: Store, parameter: Parameter, value: Value, article: Iri | None) -> Match:
    if parameter.type == "article":
        return find_article(store, parameter.name, value)
    return find_entity(store, parameter.name, value, does=parameter.of, article=article)


def _bound(sparql: str, terms: Mapping[str, Term]) -> str:
    """`sparql` with each `$given_NAME` as the term it stands for.

    pyoxigraph made and wrote each term, so it is one whole term whatever characters it holds, and what was put in is
    not looked through again. Its own substitutions want each variable in the SELECT, and VALUES do not reach into a
    part of a query that is answered first.
    """
    return GIVEN.sub(lambda found: str(terms[found[1]]), sparql)


def _texts(cells: Iterable[str]) -> list[Value]:
    return [cell or None for cell in cells]


def _iris(cells: Iterable[str]) -> list[Value]:
    return [Iri(cell) if cell else None for cell in cells]


def _days(cells: Iterable[str]) -> list[Value]:
    return [date.fromisoformat(cell) if cell else None for cell in cells]


def _numbers(cells: Iterable[str]) -> list[Value]:
    return [None if not cell else int(cell) if cell.lstrip("-").isdigit() else Decimal(cell) for cell in cells]


def _lists(cells: Iterable[str]) -> list[Value]:
    return [_LIST.join(sorted(cell.split(_LIST))) if _LIST in cell else cell or None for cell in cells]


_CONVERT: Mapping[str, Callable[[Iterable[str]], list[Value]]] = {
    "text": _texts,
    "iri": _iris,
    "item": _iris,
    "day": _days,
    "number": _numbers,
    "list": _lists,
}
_STEPS = {"uncovered": uncovered}
