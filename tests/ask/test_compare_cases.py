"""The table of cases in tests/cases/comparisons.toml: by the rule itself, through a store, and by the command line."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph
from test_cli import kg, write_lines

from kg.ask.compare import FigureView, compare_pair
from kg.ask.figures import COMPARISONS, comparison_graph, figures_in
from kg.graph.emit import build_graph
from kg.graph.vocab import KG
from kg.ids import article_iri
from kg.model import Article, Bound, Certainty, EntityType, Extraction, Figure, Node, Outcome, Unit, Victims
from kg.store.store import open_store

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "comparisons.toml").read_text("utf-8"))["case"]
READ = [case for case in CASES if "says" in case]
VERDICTS = {"agrees": KG.Agrees, "conflicts": KG.Conflicts, "not comparable": KG.NotComparable}
TEXT = "1 2 3"


def node(name: str, kind: EntityType, iri: str | None = None) -> Node:
    """An entity of that name."""
    return Node(iri or f"urn:{kind.value.lower()}/{name.lower()}", name, kind)


def to_figure(given: dict, span: tuple[int, int], part_of: int | None) -> Figure:
    """A case's figure as the reader gives it."""
    usual = {
        "bound": "exact", "unit": "person", "outcome": "killed", "victims": "civilian", "place": "Homs",
        "from": date(2025, 3, 7), "until": date(2025, 3, 8), "claimant": "Anna", "certainty": "certain",
    }  # fmt: skip
    said = usual | given
    number = said.get("n")
    return Figure(
        span=span,
        low=said.get("low", number),
        high=said.get("high", number),
        bound=Bound(said["bound"]),
        unit=Unit(said["unit"]),
        outcome=Outcome(said["outcome"]) if said["outcome"] else None,
        victims=Victims(said["victims"]) if said["victims"] else None,
        group=node(said["group"], EntityType.GROUP) if "group" in said else None,
        certainty=Certainty(said["certainty"]),
        claimant=node(said["claimant"], EntityType.PERSON) if said["claimant"] else None,
        relayed_by=tuple(node(name, EntityType.ORGANIZATION) for name in said.get("relayed_by", ())),
        start=said["from"] or None,
        until=said["until"] or None,
        place=node(said["place"], EntityType.PLACE, said.get("place_iri")) if said["place"] else None,
        part_of=part_of,
    )


def figures_of(case: dict) -> list[Figure]:
    """The two figures, and the total where one is a part of it."""
    totals = {"other": {"one": 1, "other": 0}, "total": {"one": 2, "other": 2}, None: {"one": None, "other": None}}
    made = [
        to_figure(case[k], (2 * at, 2 * at + 1), totals[case[k].get("part_of")][k])
        for at, k in enumerate(("one", "other"))
    ]
    if any(case[key].get("part_of") == "total" for key in ("one", "other")):
        made.append(to_figure({"low": 5001, "bound": "more-than"}, (4, 5), None))
    return made


def words(reason: str) -> set[str]:
    """What a reason says in any order: a store's figures stand in the order of their IRIs, not of the text."""
    return {word.strip("(),:;") for word in reason.split()}


def test_the_table_is_large_enough():
    """At least forty cases, each with a name of its own, every verdict among them."""
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40
    assert {case["verdict"] for case in CASES} == set(VERDICTS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_by_the_rule(case):
    """One row of the table, both ways round."""
    figures = figures_of(case)
    views = [
        FigureView.of(f, iri=f"urn:{at}", article="urn:a", part_of=None if f.part_of is None else f"urn:{f.part_of}")
        for at, f in enumerate(figures)
    ]
    found = compare_pair(*views[:2])
    assert found.verdict.value == case["verdict"], found.reason
    assert case["reason"] in found.reason
    assert compare_pair(views[1], views[0]) == found


def test_through_a_store(tmp_path):
    """Each pair again as articles' graphs in a store: written, read back, compared, and found in the derived graph.

    A pair of another outcome or unit has no comparison in the graph, because nothing would ask for it.
    """
    for number, case in enumerate(CASES):
        figures = figures_of(case)
        apart = case["other"].get("article") == 2
        parts = [figures[:1], figures[1:]] if apart else [figures]
        with open_store(tmp_path / str(number)) as store:
            for at, part in enumerate(parts):
                article = Article(TEXT, f"a{at}", identity=f"a{at}")
                graph = build_graph(Extraction(article, figures=tuple(part)), frozenset())
                store.save_article(article_iri(article), graph, TEXT)
            graph: Graph = comparison_graph(figures_in(store))
            store.update_graph(COMPARISONS, graph)
            rows = store.select(
                "SELECT ?verdict ?reason { ?c kg:verdict ?verdict ; kg:reason ?reason ; kg:figure ?a, ?b . "
                "?a kg:asWritten '1' . ?b kg:asWritten '2' }"
            ).rows
        one, other = figures[:2]
        if (one.unit, one.outcome) == (other.unit, other.outcome) or one.part_of == 1:
            assert [row[0] for row in rows] == [str(VERDICTS[case["verdict"]])], case["name"]
            assert words(case["reason"]) <= words(rows[0][1]), case["name"]
        else:
            assert rows == (), case["name"]


@pytest.mark.parametrize("case", READ, ids=lambda case: case["name"])
def test_by_the_command_line(case, tmp_path):
    """An article that says so, ingested by the real reader: one comparison, with that verdict and reason."""
    article = {"id": "a", "published": "2025-03-09", "text": case["says"]}
    path = write_lines(tmp_path / "a.jsonl", [article])
    assert kg("ingest", str(path), at=tmp_path).returncode == 0
    asked = kg(
        "query",
        "SELECT ?verdict ?reason { ?c kg:verdict ?verdict ; kg:reason ?reason }",
        "--format",
        "csv",
        at=tmp_path,
    )
    rows = list(csv.reader(io.StringIO(asked.stdout)))[1:]
    assert [row[0] for row in rows] == [str(VERDICTS[case["verdict"]])], asked.stdout + asked.stderr
    assert words(case["reason"]) <= words(rows[0][1])
