"""N-Quads: one quad a line, the lines in order of their bytes; sorted on the disk where they are many."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

import pyoxigraph as ox
from rdflib import Graph

from kg.store.convert import iri, to_quads
from kg.store.export.selection import ALL, Selection, article_parts
from kg.store.graphs import KNOWN
from kg.store.store import Store

# Bytes of lines that are sorted in memory at a time: 32 MB and Python's 33 bytes on each line. Half of it took a tenth
# longer on a million quads, twice of it took no less.
RUN_BYTES = 32_000_000


def write_nquads(
    store: Store, stream: BinaryIO, *, background: Graph | None = None, selection: Selection = ALL
) -> None:
    """Write all graphs; of a selection, its articles and `background` as the known entities' graph."""
    for line in sorted_lines(f"{quad} .\n".encode() for quad in _quads(store, background, selection)):
        stream.write(line)


def _quads(store: Store, background: Graph | None, selection: Selection) -> Iterator[ox.Quad]:
    if selection.everything:
        yield from store.each_quad()
        return
    for index in article_parts(store, selection):
        graph = iri(index.name)
        for subject, values in index.about.items():
            for predicate, terms in values.items():
                yield from (ox.Quad(iri(subject), iri(predicate), term, graph) for term in terms)
    if background is not None:
        yield from to_quads(background, iri(KNOWN))


def sorted_lines(lines: Iterable[bytes], run_bytes: int = RUN_BYTES) -> Iterator[bytes]:
    """`lines`, each with its line end, in order; runs of `run_bytes` are put aside in temporary files and merged.

    >>> list(sorted_lines([b"b\\n", b"c\\n", b"a\\n"], run_bytes=4))
    [b'a\\n', b'b\\n', b'c\\n']
    """
    with ExitStack() as files:
        runs: list[BinaryIO] = []
        run: list[bytes] = []
        size = 0
        for line in lines:
            run.append(line)
            size += len(line)
            if size >= run_bytes:
                file = files.enter_context(tempfile.TemporaryFile(prefix="kg-sort-"))
                file.writelines(sorted(run))
                file.seek(0)
                runs.append(file)
                run, size = [], 0
        yield from heapq.merge(*runs, sorted(run))
