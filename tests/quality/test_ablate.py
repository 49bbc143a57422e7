"""What a rule earns is measured right: on rules whose worth is plain, with articles of our own."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from ablate import SETS, Earned, ablate, table
from ablation.finding import Pattern, find_patterns, find_rules, modules, within
from ablation.replacing import Places
from ablation.switches import find_switches
from ablation.trials import Bench
from scoring.noise import Noisy
from sets import CORPORA

import kg.extract
from kg.extract import drafts, settle, unsaid
from kg.extract.draft import Draft
from kg.extract.tagger import Attribution


def bench(folder: Path, articles: int = 2) -> Bench:
    """A bench with the first of our own articles."""
    own = CORPORA["own"]
    return Bench([replace(own, read=lambda: iter(own.articles()[:articles]))], jobs=2, folder=folder)


def test_every_module_of_the_rules_is_found() -> None:
    """But for the model's own, each module of kg.extract with a function or a pattern in it can be switched off."""
    files = {path.stem for path in Path(kg.extract.__path__[0]).glob("**/*.py")} - {"__init__"}
    assert {module.__name__.rpartition(".")[2] for module in modules()} == files - {"encode", "labels", "tagger"}
    names = [rule.name for rule in find_rules()]
    assert len(set(names)) == len(names) > 400
    assert len(find_patterns()) > 600
    assert "numbers.find_quantities" in names
    assert "title_words._set" not in names  # makes a table at import


def test_each_rule_is_switched_off_by_what_its_types_allow() -> None:
    """A step gives back what it was given, also as another type; a finder finds nothing; a condition says no."""
    rules = {rule.name: rule for rule in find_rules()}
    draft = Draft(((0, 3),), ((4, 8),), ((9, 12),), 0.5)
    attribution = Attribution(draft.source, draft.cue, draft.content, draft.score)
    [given] = rules["drafts._without_company"].ways
    assert given.call((None, draft), {}) is draft
    turned = rules["settle.settle_attributions"].ways[0]
    assert turned.keeps
    assert turned.call((None, [attribution]), {}) == [draft]
    assert rules["unsaid.says_nothing"].ways[0].call((), {}) is False
    kinds = {switch.name: switch.kind for switch in find_switches(list(rules.values()), [], dict.fromkeys(rules, 0))}
    assert (kinds["drafts._without_company"], kinds["unsaid.says_nothing"], kinds["unsaid"]) == (
        "step",
        "rule",
        "module",
    )


def test_a_pattern_that_always_matches_goes_on_matching_nothing() -> None:
    """Code that counts on a match finds one, with all its groups; any other pattern matches nowhere."""
    optional = Pattern("x", "x", re.compile(r"(?P<a>\s*)(\w*)")).off()
    m = optional.match("  word")
    assert m is not None
    assert (m.end(), m["a"], m[2]) == (0, "", "")
    assert Pattern("x", "x", re.compile(r"\w+")).off().search("word") is None


def test_patterns_in_tables_are_found_and_replaced_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function is replaced where it is imported, a pattern within the table that holds it."""
    for module, name in ((drafts, "settle_attributions"), (settle, "settle_attributions"), (unsaid, "_TABLE")):
        monkeypatch.setattr(module, name, getattr(module, name, None), raising=False)  # puts it back
    pattern, other = re.compile("one"), re.compile("other")
    unsaid._TABLE = {"a": (("x", pattern), ("y", other))}  # type: ignore[attr-defined]
    assert [path for path, _ in within(unsaid._TABLE, re.Pattern)] == ["[a][0][1]", "[a][1][1]"]  # type: ignore[attr-defined]
    new, original = object(), settle.settle_attributions
    Places().replace({id(original): new, id(pattern): other})
    assert drafts.settle_attributions is settle.settle_attributions is new
    assert unsaid._TABLE["a"] == (("x", other), ("y", other))  # type: ignore[attr-defined]


def test_what_a_rule_earns_is_what_its_absence_costs(tmp_path: Path) -> None:
    """Without relations, the score of relations falls to nought; a rule that never fires earns nothing."""
    only = ["relations.find_relations", "days.easter", "statements.find_statements"]
    earned = {one.name: one for one in ablate(bench(tmp_path), ["step", "rule"], only)}
    assert set(earned) == {
        "relations.find_relations",
        "statements.find_statements",
    }  # a day has nothing to give instead
    relations = earned["relations.find_relations"]
    assert relations.changed == {"own": 2}
    assert relations.earns["own"]["relations"].value == 100
    assert relations.earns["own"]["statements"] == Noisy(0, 0, 0, 0)
    assert relations.verdict == "earns"
    assert earned["statements.find_statements"].earns["own"]["statements"].value > 90
    lines = table(earned.values(), ["own"])
    assert sorted(line.split(" | ")[:3] for line in lines[2:]) == [
        ["| relations.find_relations", "rule", "2"],
        ["| statements.find_statements", "rule", "2"],
    ]


@pytest.mark.parametrize(
    ("fires", "changed", "broken", "gain", "verdict"),
    [
        (0, 0, {}, Noisy(0, 0, 0, 0), "never fires"),
        (3, 0, {}, Noisy(0, 0, 0, 0), "changes nothing"),
        (3, 2, {}, Noisy(0.2, -0.1, 0.4, 0.1), "nothing beyond noise"),
        (3, 2, {}, Noisy(0.2, 0.1, 0.4, 0.1), "earns"),
        (3, 2, {}, Noisy(-0.2, -0.4, -0.1, 0.1), "costs"),
        (3, 2, {"TypeError": 1}, Noisy(0.2, 0.1, 0.4, 0.1), "the code counts on it"),
    ],
)
def test_a_verdict_says_what_the_numbers_do(
    fires: int, changed: int, broken: dict[str, int], gain: Noisy, verdict: str
) -> None:
    """What lies within the noise is not said to earn, nor what broke something else to be measured."""
    numbers = {"own": {"mean": gain, "dates": gain}}
    one = Earned("rule", "some.rule", "finds nothing", {"own": fires}, {"own": changed}, broken, numbers)
    assert one.verdict == verdict


def test_the_sets_of_the_table_are_there() -> None:
    """What is asked of every rule is what it earns on train and on both dev sets."""
    assert set(SETS) <= set(CORPORA)
