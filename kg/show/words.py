"""Network -> the words of the page as JSON can hold them: evidence, figures, comparisons, articles and their texts.

Fields that are empty are left out; the page's script knows that.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import networkx as nx  # type: ignore[import-untyped]

from kg.model import Offsets
from kg.show.figures import MOST_COMPARED
from kg.show.keys import short_keys
from kg.show.plain import clean, clean_lines, web_link
from kg.show.reading import cut_runs
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, FigureRow, Mark, MarkKind, NodeKind, Passage, TextRow
from kg.show.wording import as_said, verb

CERTAINTIES = ("certain", "probable", "possible", "alleged")


class Words:
    """The words of `network`; `ids` are the page's ids of its nodes."""

    def __init__(self, network: nx.MultiDiGraph, ids: Mapping[str, str]) -> None:
        self._network = network.graph
        self._ids = ids
        self._articles = _index(network.graph["articles"])
        self._figures = _index(network.graph["figures"])
        self._evidence = _index(network.graph["evidence"])

    def to_json(self) -> dict[str, Any]:
        """All but the texts."""
        articles = short_keys("a", self._articles)
        evidence, figures = short_keys("s", self._evidence), short_keys("f", self._figures)
        return {
            "articles": [{"key": articles[row.iri], **_article(row)} for row in self._network["articles"]],
            "evidence": [{"key": evidence[row.iri], **self._statement(row)} for row in self._network["evidence"]],
            "figures": [{"key": figures[row.iri], **self._figure(row)} for row in self._network["figures"]],
            "comparisons": [
                [self._figures[row.first], self._figures[row.second], row.verdict, clean(row.reason)]
                for row in self._network["comparisons"]
            ],
            "mostCompared": MOST_COMPARED,
            "order": {
                "nodes": list(NodeKind),
                "lines": list(EdgeKind),
                "bases": list(Basis),
                "certainties": CERTAINTIES,
                "marks": list(MarkKind),
            },
        }

    def texts_to_json(self) -> list[dict[str, Any]]:
        """The articles' texts, cut into runs, each with the indices of the marks that cover it."""
        return [self._text(row) for row in self._network["texts"] if row.article in self._articles]

    def _text(self, row: TextRow) -> dict[str, Any]:
        return {
            "article": self._articles[row.article],
            "marks": [self._mark(mark) for mark in row.marks],
            "runs": [[clean_lines(row.text[start:end]), marks] for start, end, marks in cut_runs(row)],
        }

    def _mark(self, mark: Mark) -> list[Any]:
        targets: Mapping[str, Any] = (
            self._ids
            if mark.kind is MarkKind.NAME
            else self._figures
            if mark.kind is MarkKind.FIGURE
            else self._evidence
        )
        return [mark.kind, targets.get(mark.target), mark.role or mark.note]

    def _statement(self, row: Evidence) -> dict[str, Any]:
        passage = pieces(row.passage)
        quotation = " … ".join(text.strip() for text, role in passage if role == "content")
        return _full(
            {
                "kind": row.kind,
                "basis": row.basis,
                "statement": bool(row.speakers),
                "who": clean(row.who),
                "speakers": [self._ids[node] for node in row.speakers],
                "about": [self._ids[node] for node in row.about],
                "accused": [self._ids[node] for node in row.accused],
                "others": [self._ids[node] for node in row.others],
                "thing": self._ids.get(row.thing),
                "quotation": quotation,
                "words": as_said(quotation, row.mode),
                "verb": verb(row.kind, clean(row.cue)),
                "passage": passage,
                "cue": clean(row.cue),
                "mode": row.mode,
                "certainty": row.certainty,
                "said": clean(row.said),
                "start": row.start[:10],
                "until": row.until[:10],
                "place": clean(row.place),
                "via": clean(row.via),
                "told": clean(row.told),
                "note": clean(row.note),
                "figures": [self._figures[figure.iri] for figure in row.figures],
                "article": self._articles.get(row.article.iri) if row.article else None,
            }
        )

    def _figure(self, row: FigureRow) -> dict[str, Any]:
        return _full(
            {
                "who": clean(row.who),
                "basis": row.basis,
                "claimants": [self._ids[node] for node in row.claimants],
                "of": [self._ids[node] for node in (*row.of, *([row.place_id] if row.place_id else []))],
                "wording": clean(row.wording),
                "range": row.range,
                "low": row.low,
                "high": row.high,
                "bound": row.bound,
                "unit": row.unit,
                "outcome": row.outcome,
                "counted": row.counted,
                "partOf": self._figures.get(row.part_of),
                "group": clean(row.group),
                "perpetrator": clean(row.perpetrator),
                "certainty": row.certainty,
                "period": clean(row.period),
                "place": clean(row.place),
                "verification": row.verification,
                "statement": self._evidence.get(row.statement),
                "passage": pieces(row.passage),
                "article": self._articles.get(row.article.iri),
            }
        )


def _index(rows: tuple[Any, ...]) -> dict[str, int]:
    return {row.iri: at for at, row in enumerate(rows)}


def _full(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` without what is empty; a zero stays."""
    return {name: value for name, value in fields.items() if value not in ("", [], None) and value is not False}


def _article(row: ArticleRow) -> dict[str, str]:
    """Its name is its headline, else publisher and day, else its day; `facts` are what that leaves to say."""
    day, headline, publisher = clean(row.published), clean(row.headline), clean(row.publisher)
    untitled = ", ".join(part for part in (publisher, day) if part) if publisher else f"Article of {day}" if day else ""
    return {
        "name": headline or untitled or "Article without a headline or date",
        "facts": " · ".join(part for part in (publisher, day) if part) if headline else "",
        "day": clean(row.day),
        "publisher": publisher,
        "url": web_link(row.url),
    }


def pieces(passage: Passage) -> list[list[str]]:
    """The passage cut at its marks: runs of text, each with its role; offsets would mean other things to JavaScript.

    >>> pieces(Passage("Anna said: yes", content=((11, 14),), cue=((5, 9),)))
    [['Anna ', ''], ['said', 'cue'], [': ', ''], ['yes', 'content']]
    """
    roles = [""] * len(passage.text)
    for role, spans in (("source", passage.source), ("cue", passage.cue), ("content", passage.content)):
        for start, end in spans:
            roles[start:end] = [role] * (end - start)
    edges = [at for at in range(1, len(roles)) if roles[at] != roles[at - 1] or _starts_piece(passage.content, at)]
    cuts = [0, *edges, len(roles)] if roles else []
    runs = [(passage.text[a:b], roles[a]) for a, b in pairwise(cuts)]
    return [[clean(text), role] for text, role in runs]


def _starts_piece(content: tuple[Offsets, ...], at: int) -> bool:
    return any(start == at for start, _ in content)
