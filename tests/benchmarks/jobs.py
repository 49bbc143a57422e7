"""How much faster more processes read: `python tests/benchmarks/jobs.py ARTICLES.jsonl [--jobs 1 2] [--rounds 3]`.

Runs `kg extract` and `kg ingest` on the articles with each number of processes, in turn and in one run, and prints
seconds of wall clock, articles a second, and how many times as fast as with the first number. Then once more the
ingest of what is in already. Wants a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Parse the options, time each command, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    number = sum(1 for line in args.articles.open("rb") if line.strip())
    with tempfile.TemporaryDirectory() as folder:
        for command in ("extract", "ingest"):
            seconds: dict[int, list[float]] = {jobs: [] for jobs in args.jobs}
            for round_ in range(args.rounds):
                for jobs in args.jobs:
                    store = ["--store", f"{folder}/{jobs}-{round_}"] if command == "ingest" else []
                    seconds[jobs].append(run(command, str(args.articles), "--jobs", str(jobs), *store))
            first = statistics.median(seconds[args.jobs[0]])
            for jobs, times in seconds.items():
                median = statistics.median(times)
                spread = f"{min(times):.1f} to {max(times):.1f}"
                rate = f"{number / median:5.1f} articles a second"
                print(f"{command:8s} --jobs {jobs}: {median:6.1f} s ({spread})  {rate}  {first / median:.2f} times")
        again = run("ingest", str(args.articles), "--store", f"{folder}/{args.jobs[0]}-0")
        print(f"ingest again, nothing changed: {again:.1f} s")


def run(*arguments: str) -> float:
    """The seconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg.cli", *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
