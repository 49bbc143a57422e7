"""Events: golden sentences on many topics, and the first article's own where it is at hand."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from marked_text import parse_marked

from kg.extract.events import find_events
from kg.extract.triggers import lexemes
from kg.model import (
    Certainty,
    DateMention,
    Effect,
    Entity,
    EntityType,
    Event,
    EventType,
    Form,
    Mention,
    Mode,
    Node,
    Statement,
)
from kg.read.segment import segment

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/events.toml").read_text(encoding="utf-8"))["case"]
GOLD = ROOT.parent / "shared/gold/syria-2025-03-09.json"


def described(event: Event) -> dict[str, str]:
    """What a case may ask of an event."""
    return {
        "place": event.place.label if event.place else "",
        "from": event.start.isoformat() if event.start else "",
        "until": event.until.isoformat() if event.until else "",
        "actors": ", ".join(node.label for node in event.actors),
        "certainty": str(event.certainty),
        "statement": "" if event.statement is None else str(event.statement),
        "label": event.label,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, object]) -> None:
    """A sentence yields exactly the events that it says happened, with what its clauses tie to them."""
    marked = parse_marked(str(case["text"]))
    wanted = [str(line).split(" | ") for line in case["events"]]  # type: ignore[attr-defined]
    found = find_events(segment(marked.text), marked.dates, marked.entities, marked.statements)
    named = [[str(event.type), marked.text[slice(*event.span)]] for event in found]
    assert named == [[part.strip(" |") for part in parts[:2]] for parts in wanted]
    for event, parts in zip(found, wanted, strict=True):
        asked = dict(part.strip(" |").split("=", 1) for part in parts[2:])
        assert {key: described(event)[key] for key in asked} == asked


def test_every_type_has_words() -> None:
    """The closed list of types is covered, no form is listed under two lemmas, and every form is in small letters."""
    table = lexemes()
    assert {lexeme.type for lexeme in table} == set(EventType)
    forms = [form for lexeme in table for form in lexeme.forms]
    assert sorted(forms) == sorted(set(forms))
    assert all(form == form.lower().strip() for form in forms)


def test_labels_are_words_of_the_text() -> None:
    """A label is made of the article's own words around the event word, and a span is that word."""
    text = "On Friday, police in the old town arrested two men, who had fled."
    found = find_events(segment(text), (), (), ())
    assert [(event.label, text[slice(*event.span)]) for event in found] == [
        ("police in the old town arrested two men", "arrested"),
        ("fled", "fled"),
    ]


def test_empty_article() -> None:
    """Nothing happens in an empty text."""
    assert find_events(segment(""), (), (), ()) == ()


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is not here")
def test_first_article() -> None:
    """Every event of the gold is found under its type on one of its words, and few others are."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = (GOLD.parents[1] / gold["article"]).read_bytes().decode("utf-8")
    entities = tuple(
        Entity(
            Node(f"gold:{e['name']}", e["name"], EntityType(e["type"])),
            (),
            tuple(Mention((m[0], m[1]), Form.NAME, "gold") for m in e["mentions"]),
        )
        for e in gold["entities"]
    )
    dates = tuple(
        DateMention((d["span"][0], d["span"][1]), date.fromisoformat(d["from"]), date.fromisoformat(d["to"]))
        for d in gold["dates"]
    )
    statements = tuple(
        Statement(
            (),
            tuple((p[0], p[1]) for p in s["cue"]),
            tuple((p[0], p[1]) for p in s["content"]),
            (),
            Mode(s["mode"]),
            Effect(s.get("effect", "asserts")),
            Certainty.CERTAIN,
            1.0,
        )
        for s in gold["statements"]
    )
    found = find_events(segment(text), dates, entities, statements)
    missed = [
        e["id"]
        for e in gold["events"]
        if not any(
            x.type == e["type"] and any(a < x.span[1] and x.span[0] < b for a, b, _ in e["spans"]) for x in found
        )
    ]
    assert missed == []
    assert len(found) <= 24
    banias = next(x for x in found if x.type is EventType.CLASH and x.place and x.place.label == "Banias")
    assert banias.statement is not None
    ambush = next(x for x in found if text[slice(*x.span)] == "ambushes")
    assert (ambush.start, ambush.until) == (date(2025, 3, 6), date(2025, 3, 6))
