"""The hard cases, through the library and through the command line; those that fail today are listed with a reason."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hard_cases import FOLDER, Case, Json, differences, load_cases

from kg.jobs import Reader
from kg.model import Article

CASES = load_cases()
FAILING: dict[str, str] = tomllib.loads(FOLDER.with_name("hard_failing.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def by_library() -> dict[str, Json]:
    """What the library extracts from each case."""
    reader = Reader()
    articles = [Article(case.text, case.id, date.fromisoformat(case.published), identity=case.id) for case in CASES]
    return {article.id: reader.extract(article).to_json() for article in articles}


@pytest.fixture(scope="session")
def by_command(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Json]:
    """What one `kg extract` over all cases prints."""
    path = tmp_path_factory.mktemp("hard") / "cases.jsonl"
    path.write_text("".join(json.dumps(case.input) + "\n" for case in CASES), encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", "extract", str(path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True)
    return {row["id"]: row for row in map(json.loads, done.stdout.decode().splitlines())}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=FAILING[case.id], strict=True)] if case.id in FAILING else [],
        )
        for case in CASES
    ],
)
def test_case(case: Case, by_library: dict[str, Json]) -> None:
    """The library gives what the case states."""
    assert differences(case, by_library[case.id]) == []


def test_command_line_agrees(by_library: dict[str, Json], by_command: dict[str, Json]) -> None:
    """The command line gives what the library does, so that each case holds there too."""
    assert list(by_command) == [case.id for case in CASES]
    for case in CASES:
        assert by_command[case.id] == json.loads(json.dumps(by_library[case.id]))


def test_failing_list_names_cases() -> None:
    """Every entry of the list of failing cases is a case."""
    assert set(FAILING) <= {case.id for case in CASES}
