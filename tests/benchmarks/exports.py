"""Time and memory of each export: `python tests/benchmarks/exports.py [--sizes 10000 100000 1000000] [--keep FOLDER]`.

Each export runs in a process of its own on a store that `big_store` makes; the memory is the most that the process
held, beside what it held when the store was open and nothing written. Turtle, TriG, N-Quads, JSON-LD and CSV are
written as they are read, so their memory should not grow with the store; a network is held whole.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from big_store import build_store

from kg.exports import FORMATS, write_export
from kg.store.store import open_store

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Make the stores, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="quads")
    parser.add_argument("--keep", type=Path, help="folder for the stores, which are used again from there")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*_measure(Path(options.one[0]), options.one[1]))
        return
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as temporary:
        for size in options.sizes:
            store = (options.keep or Path(temporary)) / f"s{size}"
            if not store.exists():
                started = time.perf_counter()
                articles = build_store(store, size)
                print(f"\n{size:,} quads in {articles:,} articles, made in {time.perf_counter() - started:.0f} s")
            else:
                print(f"\n{size:,} quads, made before")
            print(f"{'export':16}{'seconds':>9}{'MB file':>9}{'MB memory':>11}{'of it for the export':>22}")
            for format_ in FORMATS:
                command = [sys.executable, __file__, "--one", str(store), format_]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds, size_mb, peak, before = map(float, done.stdout.split())
                print(f"{format_:16}{seconds:9.1f}{size_mb:9.1f}{peak:11.0f}{peak - before:22.0f}", flush=True)


def _measure(path: Path, format_: str) -> tuple[float, float, float, float]:
    """Seconds, megabytes written, and the most memory after and before."""
    with open_store(path, read_only=True) as store:
        for article in store.articles()[:20]:  # what any reader of the store has in memory
            store.graph_quads(article)
        before = _peak()
        with tempfile.TemporaryFile() as stream:
            started = time.perf_counter()
            write_export(store, stream, format_)
            seconds = time.perf_counter() - started
            stream.flush()
            written = os.fstat(stream.fileno()).st_size / 1e6
    return seconds, written, _peak(), before


def _peak() -> float:
    """The most memory that this process has held, in MB (Linux counts in KiB, macOS in bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
