"""Running SPARQL that someone typed: checked first, then answered in a process that can be stopped.

pyoxigraph has no timeout and no bound on memory; a process has both. The worker reads a copy of the store's state, so a
query neither waits for a writer nor holds one up.
"""

from __future__ import annotations

import json
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kg import errors
from kg.ask.guard import check_query
from kg.confined import command, environment
from kg.errors import QueryError, StoreError
from kg.store.answer import Form, rows_of, triples_of
from kg.store.values import Rows

TIMEOUT = 60.0  # seconds
MEMORY = 2 * 1024**3  # bytes of address space; an empty query needs a tenth of it


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: its form, and its answer in bytes (see `kg.store.answer.Answer`)."""

    form: Form
    payload: bytes

    @property
    def rows(self) -> Rows:
        """The rows of a SELECT, or a graph's triples as rows."""
        return triples_of(self.payload) if self.form is Form.TRIPLES else rows_of(self.payload)

    @property
    def boolean(self) -> bool:
        """What an ASK answers."""
        if self.form is not Form.BOOLEAN:
            raise QueryError("this query gives rows or triples, not yes or no")
        return bool(json.loads(self.payload)["boolean"])


def run_query(store_path: Path, sparql: str, timeout: float = TIMEOUT, *, memory: int = MEMORY) -> Result:
    """Answer `sparql` over the union of all graphs of the store at `store_path`, within `timeout` seconds."""
    check_query(sparql)
    task = json.dumps({"store": str(Path(store_path).absolute()), "sparql": sparql, "memory": memory})
    try:
        done = subprocess.run(
            command("kg.ask.worker"),
            input=task.encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query took more than {timeout:g} seconds and was stopped; ask for less") from error
    return _read(done, memory)


def _read(done: subprocess.CompletedProcess[bytes], memory: int) -> Result:
    head, _, payload = done.stdout.partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError:
        said = {"type": "MemoryError"} if _out_of_memory(done) else {}
    if "form" in said:
        return Result(Form(said["form"]), payload)
    if said.get("type") == "MemoryError":
        raise QueryError(f"the query needs more than {memory // 1024**2} MB of memory; ask for less, or add a LIMIT")
    if "error" in said:
        raise getattr(errors, said["type"], StoreError)(said["error"])
    if done.returncode in _OVERFLOWN or b"RecursionError" in done.stderr:
        raise QueryError("the query is nested too deeply; write it with fewer brackets inside brackets")
    last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing"])[-1]
    raise StoreError(
        f"the query could not be answered: its process ended with {done.returncode} and said {last[:200]!r}"
    )


# How a process ends whose stack is full: pyoxigraph's parser goes one deeper for each bracket. On Windows, 0xC00000FD.
_OVERFLOWN = (-signal.SIGSEGV, -signal.SIGABRT, -getattr(signal, "SIGBUS", signal.SIGSEGV), 0xC00000FD)


def _out_of_memory(done: subprocess.CompletedProcess[bytes]) -> bool:
    said = done.stderr.lower()
    return b"memory" in said or b"bad_alloc" in said or b"os error 12" in said
