"""Every named question, with none of its parameters and with each, gives the same rows in rdflib, from the exports."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from golden import cases

from kg.ask.answer import ask, prepare, to_answer
from kg.ask.parameters import choices
from kg.ask.question import Parameter, Question, questions
from kg.jobs import write_graph
from kg.store.export import write_nquads
from kg.store.store import Store, open_store

DERIVED = "comparisons"  # asks the derived graph, which plain Turtle does not carry
SLOW = "coverage"  # half a minute in rdflib, which looks for its optional parts in every row: once is enough
CASES = [
    (question, parameter)
    for question in questions()
    if question.name != SLOW
    for parameter in (None, *question.parameters)
]
Exported = tuple[rdflib.Graph, rdflib.Dataset]


def exported(store: Path, folder: Path) -> Exported:
    """A store as rdflib reads it: the exported Turtle as a graph, and all N-Quads as a dataset."""
    with open_store(store, read_only=True) as opened:
        write_graph(opened, folder / "graph.ttl")
        with (folder / "all.nq").open("wb") as stream:
            write_nquads(opened, stream)
    everything = rdflib.Dataset(default_union=True)
    everything.parse(folder / "all.nq", format="nquads")
    return rdflib.Graph().parse(folder / "graph.ttl", format="turtle"), everything


@pytest.fixture(scope="module")
def sample_files(sample_store, tmp_path_factory):
    """The sample's exports."""
    return exported(sample_store, tmp_path_factory.mktemp("sample-files"))


@pytest.fixture(scope="module")
def first_files(first_store, tmp_path_factory):
    """Those of the first article."""
    return exported(first_store, tmp_path_factory.mktemp("first-files"))


def value(store: Store, question: Question, parameter: Parameter) -> object:
    """What to give for a parameter: a name or a day that the store has, or the first choice that has an answer."""
    if parameter.type == "entity":
        role = "|".join(parameter.of) or "kg:about"
        found = store.select(f"SELECT ?x (COUNT(*) AS ?n) {{ ?s {role} ?x }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1")
        return found.rows[0][0] if found.rows else "Syria"
    if parameter.type == "article":
        return store.articles()[0]
    if parameter.type == "day":
        return store.select("SELECT (MAX(?day) AS ?last) { ?a schema:datePublished ?day }").rows[0][0]
    if parameter.type == "choice":
        codes = choices(parameter)
        return next((code for code in codes if ask(store, question.name, **{parameter.name: code}).rows), codes[0])
    return {"number": 1, "flag": True, "text": "the"}[parameter.type]


def compare(store: Store, files: Exported, name: str, parameters: dict[str, object]) -> None:
    """Ask both the same, rows in the same order."""
    turtle, everything = files
    prepared = prepare(store, name, parameters)
    mine = to_answer(store, prepared, store.select_csv(prepared.sparql), iris=True)
    found = (everything if name == DERIVED else turtle).query(prepared.sparql)
    assert to_answer(store, prepared, found.serialize(format="csv") or b"", iris=True) == mine, parameters


def compare_one(path: Path, files: Exported, question: Question, parameter: Parameter | None) -> None:
    """With the parameters that are required, and with `parameter`."""
    with open_store(path, read_only=True) as store:
        given = [one for one in question.parameters if one.required or one == parameter]
        compare(store, files, question.name, {one.name: value(store, question, one) for one in given})


@pytest.mark.parametrize(("question", "parameter"), CASES, ids=[f"{q.name} {p.name if p else '-'}" for q, p in CASES])
def test_of_the_sample(question, parameter, sample_store, sample_files):
    """From the Turtle, or, where the answer is derived, from the N-Quads."""
    compare_one(sample_store, sample_files, question, parameter)


@pytest.mark.parametrize("question", [q for q, p in CASES if p is None], ids=lambda question: question.name)
def test_of_the_first_article(question, first_store, first_files):
    """The same of a real article, without parameters that may be left out."""
    compare_one(first_store, first_files, question, None)


SEVERAL = [case for case in cases("sample") if case.question != SLOW]


def test_slow_one(sample_store, sample_files):
    """What takes rdflib long, of the sample and without parameters."""
    with open_store(sample_store, read_only=True) as store:
        compare(store, sample_files, SLOW, {})


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case.id)
def test_of_several_parameters(case, sample_store, sample_files):
    """The cases of the golden answers."""
    with open_store(sample_store, read_only=True) as store:
        compare(store, sample_files, case.question, case.parameters)
