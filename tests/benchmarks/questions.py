"""Time of each named question: `python tests/benchmarks/questions.py [--sizes 10000 100000 1000000] [--keep FOLDER]`.

Every question of ontology/queries that needs no parameter, the best of so many rounds, in CPU time, which other work on
the machine disturbs least: by turns in one process through `kg.ask` (typed rows) and as the same query text in bare
pyoxigraph on the same state of the store (wanted: a ratio of at most 1.1), and, up to 100,000 quads, in rdflib in
memory, each there with a limit of time. Of `coverage`, `kg.ask` also cuts the texts up, which bare pyoxigraph does not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from big_store import build_store

from kg.ask.answer import ask, prepare
from kg.ask.question import questions
from kg.store.engine import open_reader
from kg.store.prefixes import PREFIXES
from kg.store.store import open_store

SIZES = (10_000, 100_000, 1_000_000)
RDFLIB_MOST = 100_000  # quads
RDFLIB_LIMIT = 60.0  # seconds a question
ROUNDS = 5


def main() -> None:
    """Make the stores, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="quads")
    parser.add_argument("--keep", type=Path, help="folder for the stores, which are used again from there")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rdflib-limit", type=float, default=RDFLIB_LIMIT, help="seconds a question; 0 leaves it out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as temporary:
        for size in options.sizes:
            store = (options.keep or Path(temporary)) / f"s{size}"
            if not store.exists():
                build_store(store, size)
            limit = options.rdflib_limit if size <= RDFLIB_MOST else 0
            _compare(store, size, options.rounds, limit)


def _compare(path: Path, size: int, rounds: int, limit: float) -> None:
    print(f"\n{size:,} quads\n{'question':20}{'rows':>8}{'kg.ask ms':>11}{'bare ms':>10}{'ratio':>7}{'rdflib ms':>12}")
    slow = _in_rdflib(path, limit) if limit else {}
    with open_store(path, read_only=True) as store, open_reader(path) as bare:
        for question in questions():
            if any(parameter.required for parameter in question.parameters):
                continue
            text = prepare(store, question.name, {}).sparql

            def through_kg(name: str = question.name) -> int:
                return len(ask(store, name).rows)

            def in_bare(text: str = text) -> int:
                found = bare.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
                return sum(1 for _ in found)  # type: ignore[misc, union-attr]

            rows = through_kg()
            ours, theirs = _best([through_kg, in_bare], rounds)
            other = slow.get(question.name)
            shown = "" if not limit else f"> {limit * 1000:,.0f}"
            if other is not None:
                shown = f"  {other}" if isinstance(other, str) else f"{other * 1000:,.0f}"
            print(
                f"{question.name:20}{rows:8,}{ours * 1000:11,.1f}{theirs * 1000:10,.1f}{ours / theirs:7.2f}{shown:>12}",
                flush=True,
            )


def _best(ways: list[Callable[[], int]], rounds: int) -> list[float]:
    """The least CPU seconds of each way, taken by turns."""
    best = [float("inf")] * len(ways)
    for turn in range(rounds):
        for at in range(len(ways)) if turn % 2 else reversed(range(len(ways))):
            started = time.process_time()
            ways[at]()
            best[at] = min(best[at], time.process_time() - started)
    return best


def _in_rdflib(path: Path, limit: float) -> dict[str, float | str]:
    """CPU seconds of each question in rdflib's memory, or why it fails; what takes longer than `limit` is left out."""
    found: dict[str, float | str] = {}
    context = multiprocessing.get_context("fork")  # the child has the graph without loading it again
    with open_store(path, read_only=True) as store:
        dataset = store.rdf_dataset()
        texts = {
            question.name: prepare(store, question.name, {}).sparql
            for question in questions()
            if not any(parameter.required for parameter in question.parameters)
        }
    for name, text in texts.items():
        receiver, sender = context.Pipe(duplex=False)

        def work(text: str = text, sender: object = sender) -> None:
            started = time.process_time()
            try:
                len(list(dataset.query(text, initNs=PREFIXES)))
            except Exception as error:  # whatever rdflib makes of a query that pyoxigraph answers is worth reading
                sender.send(f"{type(error).__name__}: {error}")  # type: ignore[attr-defined]
            else:
                sender.send(time.process_time() - started)  # type: ignore[attr-defined]

        child = context.Process(target=work, daemon=True)
        child.start()
        if receiver.poll(limit):
            found[name] = receiver.recv()
        child.terminate()
        child.join()
    return found


if __name__ == "__main__":
    main()
