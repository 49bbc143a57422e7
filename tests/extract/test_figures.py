"""Figures: golden cases of many kinds of events, the first article, and odd input."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import find_dates
from kg.extract.figures import find_figures
from kg.model import Certainty, Effect, Entity, EntityType, Form, Mention, Mode, Node, Statement
from kg.read.segment import segment

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/figures.toml").read_text(encoding="utf-8"))
GOLD = ROOT / "../shared/gold/syria-2025-03-09.json"
DEFAULTS = {"bound": "exact", "unit": "person", "certainty": "certain"}


def node(name, type_=EntityType.UNNAMED):
    """A node named by its label alone."""
    return Node(f"urn:{name}", name, type_)


def statement(content, speaker, effect="asserts", relayed_by=(), source=(), cue=()):
    """A statement of `speaker` with the pieces `content`."""
    parts = {"source": source, "cue": cue, "sentences": (), "mode": Mode.INDIRECT, "certainty": Certainty.CERTAIN}
    return Statement(
        content=content, speaker=speaker, effect=Effect(effect), score=1.0, relayed_by=tuple(relayed_by), **parts
    )


def place(text, words):
    """Where `words` stand in `text`."""
    return text.index(words), text.index(words) + len(words)


def row(text, figure):
    """What a case says of a figure, without what is as usual."""
    said = {
        "words": text[slice(*figure.span)],
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "outcome": figure.outcome,
        "victims": figure.victims,
        "certainty": figure.certainty,
        "part_of": figure.part_of,
        "verification": figure.verification,
        "from": figure.start and str(figure.start),
        "until": figure.until and str(figure.until),
        **{key: (n := getattr(figure, key)) and n.label for key in ("claimant", "group", "perpetrator", "place")},
    }
    return {key: value for key, value in said.items() if value is not None and DEFAULTS.get(key) != value}


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_cases(case):
    """Each case's figures come out whole, and nothing else does."""
    text = case["text"]
    segments = segment(text)
    entities = [
        Entity(
            node(e["name"], EntityType(e["type"])),
            mentions=tuple(Mention(m.span(), Form.NAME, "") for m in re.finditer(re.escape(e["name"]), text)),
        )
        for e in case.get("entities", [])
    ]
    statements = [
        statement(
            (place(text, said["content"]),),
            node(said["speaker"]),
            said.get("effect", "asserts"),
            **{key: (place(text, said[key]),) for key in ("source", "cue") if key in said},
        )
        for said in [*([case] if "content" in case else []), *case.get("statements", [])]
    ]
    found = find_figures(segments, find_dates(segments, CASES["published"]), entities, statements)
    assert [row(text, figure) for figure in found] == case["figures"]


def first_article(optional=True):
    """The first article's text and gold, with the figures found from the gold's statements and entities."""
    if not GOLD.exists():
        pytest.skip("../shared is not here")
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = (ROOT / "../shared/article/syria-2025-03-09.txt").read_text(encoding="utf-8")
    types = {e["name"]: EntityType(e["type"]) for e in gold["entities"]}
    entities = [
        Entity(
            node(e["name"], types[e["name"]]),
            mentions=tuple(Mention((a, b), Form.NAME, "") for a, b, _ in e["mentions"]),
        )
        for e in gold["entities"]
    ]
    statements = [
        statement(
            tuple((a, b) for a, b, _ in s["content"]),
            s["speaker"] and node(s["speaker"], types.get(s["speaker"], EntityType.UNNAMED)),
            s.get("effect", "asserts"),
            [node(r) for r in s.get("relayed_by", [])],
        )
        for s in gold["statements"]
        if optional or not s.get("optional")
    ]
    segments = segment(text)
    published = date.fromisoformat(gold["published"])
    return gold["figures"], find_figures(segments, find_dates(segments, published), entities, statements)


def test_first_article():
    """On the first article, with the gold's statements, every figure is the gold's and there is no other."""
    gold, found = first_article()
    gold = sorted(gold, key=lambda f: f["span"][0])
    places = [f["id"] for f in gold]
    assert [f.span for f in found] == [tuple(f["span"][:2]) for f in gold]
    for figure, wanted in zip(found, gold, strict=True):
        assert (figure.low, figure.high, figure.bound) == (wanted["low"], wanted["high"], wanted["bound"])
        assert (figure.outcome, figure.victims) == (wanted["outcome"], wanted.get("victims"))
        assert figure.unit == wanted.get("unit", "person")
        assert (figure.claimant and figure.claimant.label) == wanted["claimant"]
        assert figure.certainty == wanted.get("certainty", "certain")
        assert (figure.start and str(figure.start), figure.until and str(figure.until)) == (
            wanted.get("from"),
            wanted.get("to"),
        )
        assert (figure.group and figure.group.label) == wanted.get("group")
        assert figure.part_of == (places.index(wanted["part_of"]) if "part_of" in wanted else None)
    verified = [wanted["id"] for figure, wanted in zip(found, gold, strict=True) if figure.verification]
    assert verified == ["f02"]
    assert [n.label for n in found[places.index("f07")].relayed_by] == ["Reuters"]


def test_claim_carried_over():
    """Without a statement that holds it, the sentence after a total keeps the total's claimant."""
    _, found = first_article(optional=False)
    parts = [f for f in found if f.part_of is not None]
    assert [(f.claimant.label, f.statement) for f in parts] == [("SOHR", None), ("SOHR", None)]


def test_innermost_statement():
    """A figure belongs to the innermost statement; who passes that on relays the figure."""
    text = "An agency reported doctors saying 40 people had died."
    outer = statement(((19, 52),), node("an agency"))
    inner = statement(((34, 52),), node("doctors"))
    (figure,) = find_figures(segment(text), (), (), (outer, inner))
    assert (figure.statement, figure.claimant.label) == (1, "doctors")
    assert [n.label for n in figure.relayed_by] == ["an agency"]


def claimed(text, content, source, cue):
    """The figures of `text`, whose one statement of "the mayor" has these words, each with its claimant's label."""
    said = statement((place(text, content),), node("the mayor"), source=(place(text, source),), cue=(place(text, cue),))
    found = find_figures(segment(text), (), (), (said,))
    return [(text[slice(*f.span)], f.claimant and f.claimant.label) for f in found]


@pytest.mark.parametrize(
    ("text", "content", "labels"),
    [
        ("The mayor said 12 people had died, with 30 more missing.", "12 people had died", ["the mayor", "the mayor"]),
        (
            "The dead now number 12, The mayor said on Monday, with 30 people hurt.",
            "The dead now number 12",
            ["the mayor"],
        ),
        ("The mayor said 12 people had died, but police said 30 were hurt.", "12 people had died", ["the mayor", None]),
    ],
)
def test_what_a_statement_adds(text, content, labels):
    """What comes after a comma, with no other voice, is the speaker's too."""
    assert [label for _, label in claimed(text, content, "The mayor", "said")][-len(labels) :] == labels


def test_headline_is_nobodys_claim():
    """Content that a tagger let begin in the headline does not give the headline's figure a claimant."""
    text = "At least 12 people killed in fire\n\nAt least 12 people died in Asti, the mayor said."
    content = text[: text.index(", the")]
    assert [label for _, label in claimed(text, content, "the mayor", "said")] == [None, "the mayor"]


def test_one_long_line():
    """A long line with no sentence end is read to its end."""
    text = "gunmen killed 12 people in the town on Friday and " * 3_000
    segments = segment(text)
    assert len(find_figures(segments, find_dates(segments, date(2023, 6, 14)), (), ())) == 3_000


WORDS = st.sampled_from(
    [
        "at least",
        "12",
        "hundreds",
        "of",
        "of the",
        "people",
        "soldiers",
        "families",
        "attacks",
        "were",
        "killed",
        "killing",
        "and",
        "wounding",
        ",",
        ". This included",
        "including",
        "of whom",
        "half",
        "the death toll rose to",
        "30",
        "others",
        "could not independently verify the figures",
        ".",
        "fled",
        "arrested",
        "10%",
        "the population",
        "“",
        "”",
    ]
)


@given(st.lists(WORDS, max_size=16).map(" ".join))
def test_any_words(text):
    """Whatever the words: spans lie in order inside the text, and a part comes after its total."""
    segments = segment(text)
    found = find_figures(segments, (), (), ())
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(0 <= f.span[0] < f.span[1] <= len(text) for f in found)
    assert all(f.part_of < i for i, f in enumerate(found) if f.part_of is not None)
