"""Turtle and TriG: prefixed, grouped by article and statement, and the same bytes every time.

Turtle has the articles' graphs and the known entities they mention, as one graph; TriG has every graph of the store
under its name. Both are written an article at a time.
"""

from __future__ import annotations

from typing import BinaryIO

from rdflib import Graph

from kg.store.convert import iri, to_quads
from kg.store.export.blocks import article_blocks, block, comment
from kg.store.export.index import GraphIndex
from kg.store.export.notation import preamble
from kg.store.export.selection import ALL, Selection, article_parts, other_graphs
from kg.store.graphs import KNOWN
from kg.store.store import Store

_BACKGROUND = "Known entities: background knowledge, not from the articles"


def write_turtle(
    store: Store, stream: BinaryIO, *, background: Graph | None = None, selection: Selection = ALL
) -> None:
    """Write the union of the article graphs and of `background` (the known entities mentioned) as prefixed Turtle."""
    _write(stream, preamble())
    for index in article_parts(store, selection):
        _write(stream, "\n", *("\n" + text for text in article_blocks(index)))
    if background:
        _write(stream, "\n\n", comment(_BACKGROUND), *("\n" + text for text in _background_blocks(background)))


def write_trig(store: Store, stream: BinaryIO, *, background: Graph | None = None, selection: Selection = ALL) -> None:
    """Write every graph under its name; of a selection, its articles and `background` as the known entities' graph."""
    _write(stream, preamble())
    for index in article_parts(store, selection):
        _write(stream, f"\n<{index.name}> {{\n", *("\n" + text for text in article_blocks(index)), "}\n")
    if not selection.everything:
        if background:
            _write(stream, f"\n<{KNOWN}> {{\n", *("\n" + text for text in _background_blocks(background)), "}\n")
        return
    for name in other_graphs(store):
        _write(stream, f"\n<{name}> {{\n")
        for subject in store.subjects_in(name):
            _write(stream, "\n" + block(subject, GraphIndex(name, store.quads_about(subject, name)).about[subject]))
        _write(stream, "}\n")


def _background_blocks(background: Graph) -> list[str]:
    index = GraphIndex(KNOWN, to_quads(background, iri(KNOWN)))
    return [block(subject, index.about[subject]) for subject in sorted(index.about)]


def _write(stream: BinaryIO, *texts: str) -> None:
    stream.write("".join(texts).encode())
