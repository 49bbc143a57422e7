"""The README keeps its word: its Python runs as it stands, and every command and option it names is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import COMMANDS, kg

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_there_is_python_in_it():
    """One block, short enough to read."""
    assert len(BLOCKS) == 1
    assert len(BLOCKS[0].splitlines()) <= 25


@pytest.mark.parametrize("block", BLOCKS)
def test_the_python_runs(block, tmp_path):
    """In a folder of its own, with nothing but this package; it prints what people said."""
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Syrian Observatory for Human Rights" in done.stdout.decode()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_its_table(command, tmp_path):
    """Each command has a line, and the options named there exist."""
    lines = [line for line in README.splitlines() if line.startswith(f"| `kg {command}")]
    assert lines, command
    help_ = kg(command, "--help", at=tmp_path).stdout
    for option in re.findall(r"--[a-z-]+", " ".join(lines)):
        assert option in help_, (command, option)
