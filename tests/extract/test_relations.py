"""Relations: golden sentences on many topics, and the first article's own where it is at hand."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from marked_text import read_marked

from kg.extract.nations import Nation
from kg.extract.relations import find_relations
from kg.model import Entity, EntityType, Form, Mention, Node, Relation, RelationType
from kg.read.segment import segment

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/relations.toml").read_text(encoding="utf-8"))["case"]
GOLD = ROOT.parent / "shared/gold/syria-2025-03-09.json"


def nation_node(nation: Nation) -> Node:
    """A country as a pipeline would give it."""
    return Node(f"test:{nation.name}", nation.name, EntityType.PLACE)


def render(relation: Relation, text: str, *, evidence: bool) -> str:
    """A relation as the cases write it."""
    fields = [relation.subject.label, relation.relation, relation.role or "", relation.object.label]
    return " | ".join([*fields, text[slice(*relation.evidence)]] if evidence else fields)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, object]) -> None:
    """A sentence yields exactly the relations that its words state, with those words as evidence."""
    text, entities = read_marked(str(case["text"]))
    wanted = [str(line) for line in case["relations"]]  # type: ignore[attr-defined]
    found = find_relations(segment(text), entities, nation_node)
    lines = [render(r, text, evidence=False) for r in found]
    full = [render(r, text, evidence=True) for r in found]
    assert sorted(lines) == sorted(" | ".join(line.split(" | ")[:4]) for line in wanted)
    assert [line for line in wanted if line.count(" | ") == 4 and line not in full] == []


def test_without_a_country_node_nothing_is_minted() -> None:
    """An adjective whose country the caller does not know yields no relation."""
    text, entities = read_marked("French President {P:Luc Martin} arrived.")
    assert find_relations(segment(text), entities) == ()


def test_same_office_twice_is_stated_once() -> None:
    """The first words that state a relation are its evidence."""
    text, entities = read_marked("{O:Acme} boss {P:Jane Roe} left. {O:Acme} boss {P:Roe=Jane Roe} wept.")
    (relation,) = find_relations(segment(text), entities)
    assert text[slice(*relation.evidence)] == "Acme boss Jane Roe"


def test_order_and_empty_article() -> None:
    """Relations come in order of the text; an article without entities has none."""
    text, entities = read_marked("{L:Ulm} in {L:Germany}. {O:Acme} boss {P:Jane Roe} left.")
    kinds = [r.relation for r in find_relations(segment(text), entities)]
    assert kinds == [RelationType.LOCATED_IN, RelationType.HOLDS_ROLE]
    assert find_relations(segment(""), ()) == ()


def gold_entities(gold: dict[str, list[dict[str, object]]]) -> tuple[Entity, ...]:
    """The entities of the gold file."""
    return tuple(
        Entity(
            Node(f"gold:{e['name']}", str(e["name"]), EntityType(str(e["type"]))),
            (),
            tuple(Mention((m[0], m[1]), Form.NAME, "gold") for m in e["mentions"]),  # type: ignore[attr-defined]
        )
        for e in gold["entities"]
    )


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is not here")
def test_first_article() -> None:
    """Every relation of the gold is found, with few beside them."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = (GOLD.parents[1] / gold["article"]).read_bytes().decode("utf-8")
    found = find_relations(segment(text), gold_entities(gold), nation_node)
    stated = {(r.subject.label, r.relation, r.object.label, r.role, r.evidence) for r in found}
    for r in gold["relations"]:
        for target in r["object"]:
            assert (r["subject"], r["relation"], target, r["role"], tuple(r["evidence"][:2])) in stated
    assert len(found) <= 14
