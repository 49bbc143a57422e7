"""Shapes of the user's own: applied in a process that can be stopped, has its memory, and reaches nothing outside.

    with open_shapes(Path("desk.ttl")) as shapes:
        shapes.apply(graph)

A shapes file holds what runs: SPARQL, whose SERVICE calls other machines, and patterns that never come to an end. The
process is `kg.graph.shapes_worker`; it is told the shapes once and then a graph at a time.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef

from kg import errors
from kg.confined import command, environment
from kg.errors import DataError
from kg.graph.shapes import Result
from kg.graph.turtle import parse_turtle, read_text

TIMEOUT = 20.0  # seconds for the graph of one article, which takes some hundredths
MEMORY = 2 * 1024**3  # bytes of address space
_TERMS = {"iri": URIRef, "blank": BNode, "literal": Literal}


class UserShapes:
    """A file of shapes and the process that applies them; get one from `open_shapes`."""

    def __init__(self, path: Path, process: subprocess.Popen[bytes], timeout: float) -> None:
        self.path = path
        self._process = process
        self._timeout = timeout

    def apply(self, graph: Graph) -> list[Result]:
        """What breaks the shapes in `graph`; an error says that they take too long or cannot be used."""
        return [Result(_TERMS[kind](text) if kind else None, *rest) for (kind, text), *rest in self.ask(list(graph))]

    def ask(self, task: object) -> Any:
        """What the process answers to `task`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        out_of_time = threading.Event()

        def stop() -> None:
            out_of_time.set()
            self._process.kill()

        timer = threading.Timer(self._timeout, stop)
        timer.start()
        try:
            with contextlib.suppress(OSError):  # it has ended, and what it said last is read below
                pickle.dump(task, self._process.stdin)
                self._process.stdin.flush()
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        said = json.loads(line) if line.endswith(b"\n") else {}
        if "error" in said:
            raise getattr(errors, said["type"], DataError)(f"{self.path}: {said['error']}")
        if "answer" not in said:
            why = f"take more than {self._timeout:g} seconds" if out_of_time.is_set() else "need too much memory"
            raise DataError(f"{self.path}: the shapes {why} for one article; make their patterns and queries simpler")
        return said["answer"]


@contextlib.contextmanager
def open_shapes(path: Path, *, timeout: float = TIMEOUT, memory: int = MEMORY) -> Iterator[UserShapes]:
    """The shapes in the Turtle file `path`, ready to be applied; one that cannot be used is an error that says why."""
    shapes = parse_turtle(read_text(path), path, base=path.absolute().as_uri())
    with subprocess.Popen(
        command("kg.graph.shapes_worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        opened = UserShapes(path, process, timeout)
        try:
            opened.ask({"shapes": list(shapes), "prefixes": list(shapes.namespaces()), "memory": memory})
            yield opened
        finally:
            process.kill()
