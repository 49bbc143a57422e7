"""Whom an accusation names: a name that stands only inside another's is no target of its own."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from rdflib.term import Node as Term

from kg.graph.vocab import KG
from kg.show.rows import Span
from kg.show.triples import Triples


class Targets:
    """The mentions of an article's entities, by which names that lie inside longer ones are told."""

    def __init__(self, read: Triples) -> None:
        self._read = read

    def outermost(self, statement: Term, nodes: tuple[str, ...]) -> tuple[str, ...]:
        """`nodes` without those whose every mention in the statement lies inside a longer one of another of them.

        "Syria" in "Syria's interim government" is not accused; "Syria" that stands somewhere else in it may be.
        """
        pieces = self._read.spans(statement, KG.contentSpan) or self._read.spans(statement, KG.sentenceSpan)
        article = self._read.text(statement, KG.inArticle)
        where = {
            node: [span for span in self._mentions.get((article, node), ()) if any(_in(span, p) for p in pieces)]
            for node in nodes
        }

        def hidden(node: str) -> bool:
            others = [span for other in nodes if other != node for span in where[other]]
            return bool(where[node]) and all(any(_shorter(span, o) for o in others) for span in where[node])

        return tuple(node for node in nodes if not hidden(node))

    @cached_property
    def _mentions(self) -> dict[tuple[str, str], list[Span]]:
        found: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for mention, entity in self._read.pairs(KG.refersTo):
            found[self._read.text(mention, KG.inArticle), str(entity)].append(self._read.span(mention))
        return found


def _in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shorter(inner: Span, outer: Span) -> bool:
    return _in(inner, outer) and inner.end - inner.start < outer.end - outer.start
