"""The reading view: each article's text with what was extracted from it, as highlights in order.

Names, statements, figures, events, offices and dates are the graph's own spans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

import networkx as nx  # type: ignore[import-untyped]
from rdflib import URIRef

from kg.graph.vocab import KG
from kg.show.rows import Evidence, FigureRow, Mark, MarkKind, TextRow
from kg.show.triples import Triples

_ROLES = ((KG.contentSpan, "content"), (KG.cueSpan, "cue"), (KG.sourceSpan, "source"))


def read_texts(
    read: Triples, network: nx.MultiDiGraph, evidence: Mapping[str, Evidence], figures: Mapping[str, FigureRow]
) -> tuple[TextRow, ...]:
    """The texts that are at hand, in order of their articles' IRIs, with the highlights of each."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mention, entity in read.pairs(KG.refersTo):
        if str(entity) in network:
            span = read.span(mention)
            found = Mark(MarkKind.NAME, span.start, span.end, str(entity))
            marks[read.text(mention, KG.inArticle)].append(found)
    for iri, row in evidence.items():
        marks[row.article.iri if row.article else ""] += _evidence_marks(read, iri, row)
    for iri in figures:
        spans = read.spans(URIRef(iri), KG.span)
        marks[read.text(URIRef(iri), KG.inArticle)] += [Mark(MarkKind.FIGURE, s.start, s.end, iri) for s in spans]
    for day in read.of_class(KG.TimeExpression):
        span = read.span(day)
        note = read.days(day, KG["from"], KG.until)
        marks[read.text(day, KG.inArticle)].append(Mark(MarkKind.DATE, span.start, span.end, note=note))
    return tuple(
        TextRow(article, text, _in_order(marks[article], len(text))) for article, text in sorted(read.texts.items())
    )


def _evidence_marks(read: Triples, iri: str, row: Evidence) -> Iterator[Mark]:
    if row.speakers:
        for predicate, role in _ROLES:
            for span in read.spans(URIRef(iri), predicate):
                yield Mark(MarkKind.STATEMENT, span.start, span.end, iri, role)
    elif row.thing:
        for span in read.spans(URIRef(row.thing), KG.span):
            yield Mark(MarkKind.EVENT, span.start, span.end, iri)


def _in_order(marks: list[Mark], length: int) -> tuple[Mark, ...]:
    """By where they start, the longer first; each once, and none that reaches beyond the text."""
    inside = {mark for mark in marks if 0 <= mark.start < mark.end <= length}
    return tuple(sorted(inside, key=lambda m: (m.start, -m.end, m.kind, m.target, m.role)))


def cut_runs(row: TextRow) -> list[tuple[int, int, list[int]]]:
    """The text cut at the ends of its highlights: start, end, and the indices of the marks that cover the run.

    >>> row = TextRow("urn:a", "Anna left", (Mark(MarkKind.EVENT, 0, 9), Mark(MarkKind.NAME, 0, 4)))
    >>> cut_runs(row)
    [(0, 4, [0, 1]), (4, 9, [0])]
    """
    cuts = sorted({0, len(row.text), *(at for mark in row.marks for at in (mark.start, mark.end))})
    covering: list[list[int]] = [[] for _ in cuts]
    at = {cut: i for i, cut in enumerate(cuts)}
    for index, mark in enumerate(row.marks):
        for run in range(at[mark.start], at[mark.end]):
            covering[run].append(index)
    return [(start, end, covering[i]) for i, (start, end) in enumerate(pairwise(cuts))]
