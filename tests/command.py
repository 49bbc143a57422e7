"""The command line run as a person runs it, and a few articles of our own to run it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def environment_of(**more: str) -> dict[str, str]:
    """The environment in which the command finds the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), **more}


def kg(
    *arguments: str, at: Path, stdin: bytes | None = None, seed: str = "0", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder `at`."""
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        cwd=at,
        input=stdin,
        capture_output=True,
        check=False,
        env=environment_of(PYTHONHASHSEED=seed, **environment),
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def write_lines(path: Path, articles: list[dict[str, str]]) -> Path:
    """Articles as JSON lines in a file."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


ARTICLES = [
    {
        "id": f"a{i}",
        "published": f"2024-05-{10 + i}",
        "text": f"{name}, the mayor of {town}, said on Monday that {count} people were killed in the flood.\n\n"
        f"“We are doing what we can,” {name.split()[1]} told Reuters. Officials in {town} declined to comment.",
    }
    for i, (name, town, count) in enumerate(
        [("Jane Roe", "Larnaca", "at least 12"), ("Kim Lee", "Nairobi", "about 300"), ("Ann Moss", "Lima", "dozens of")]
    )
]
