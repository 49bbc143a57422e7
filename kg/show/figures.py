"""Figures: triples -> rows, and how those that count the same stand to each other (`kg.ask.compare` judges)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rdflib import URIRef
from rdflib.term import Node as Term

from kg.ask.compare import FigureView, Named, compare_figures
from kg.graph.vocab import BOUND, KG, OUTCOME, SCHEMA, UNIT, VICTIM_CLASS
from kg.model import Bound, Unit
from kg.show.nodes import Nodes
from kg.show.rows import ArticleRow, Basis, ComparisonRow, FigureRow
from kg.show.triples import Triples
from kg.show.wording import counted, range_text, whole_reason

MOST_COMPARED = 150  # figures of one outcome and unit; of more, each against each would fill the page
_VERIFICATION = {
    "CouldNotVerify": "not independently verified",
    "Verified": "verified",
    "Disputed": "disputed",
}
Choice = TypeVar("Choice", bound=StrEnum)


def read_figures(
    read: Triples, nodes: Nodes, articles: Mapping[str, ArticleRow], left_out: Set[Term]
) -> dict[str, FigureRow]:
    """The figures by IRI, in order of the text, without those of statements that are left out."""
    return {
        str(figure): _row(read, nodes, articles, figure)
        for figure in read.in_text_order(KG.Figure)
        if read.one(figure, KG.inStatement) not in left_out
    }


def _row(read: Triples, nodes: Nodes, articles: Mapping[str, ArticleRow], figure: URIRef) -> FigureRow:
    claimants = nodes.all(figure, KG.claimedBy)
    statement = read.one(figure, KG.inStatement)
    own = statement is not None and set(claimants) & set(nodes.all(statement, KG.statedBy))
    relayers = nodes.relayers(statement if own and statement is not None else figure, claimants) if claimants else ()
    low, high = read.number(figure, SCHEMA.minValue), read.number(figure, SCHEMA.maxValue)
    unit, bound = read.name(figure, KG.unit), read.name(figure, KG.bound)
    group, culprit = nodes.all(figure, KG.victimGroup), nodes.all(figure, KG.perpetrator)
    place, events = nodes.all(figure, KG.place), nodes.all(figure, KG.ofEvent)
    article = read.text(figure, KG.inArticle)
    return FigureRow(
        iri=str(figure),
        claimants=claimants,
        who=nodes.chain(relayers, claimants),
        basis=Basis.CLAIMED if claimants else Basis.REPORTED if statement is None else Basis.SPOKEN_OF,
        wording=read.text(figure, KG.asWritten) or " … ".join(s.exact for s in read.spans(figure, KG.span)),
        range=range_text(low, high, bound, unit),
        low=low,
        high=high,
        outcome=read.name(figure, KG.outcome).lower(),
        counted=counted(unit, read.name(figure, KG.victimClass)),
        of=(*group, *culprit, *events),
        group=nodes.names(group),
        perpetrator=nodes.names(culprit),
        unit=unit,
        bound=bound,
        part_of=read.text(figure, KG.partOfTotal),
        certainty=read.name(figure, KG.certainty).lower(),
        period=read.days(figure, KG["from"], KG.until),
        place=nodes.names(place),
        place_id=place[0] if place else "",
        verification=_VERIFICATION.get(read.name(figure, KG.verification), ""),
        statement=str(statement or ""),
        passage=read.passage(URIRef(article), read.spans(figure, KG.span)),
        article=articles.get(article) or ArticleRow(article, "", "", "", ""),
    )


def compare_rows(read: Triples, nodes: Nodes, figures: Mapping[str, FigureRow]) -> tuple[ComparisonRow, ...]:
    """Each two figures that count the same thing, in order of the text; what is said twice is compared once.

    What is only spoken of is held against nothing.
    """
    order = {iri: at for at, iri in enumerate(figures)}
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _distinct(row for row in figures.values() if row.basis is not Basis.SPOKEN_OF):
        alike[row.unit, row.outcome].append(row.iri)
    compared = [iri for found in alike.values() if len(found) <= MOST_COMPARED for iri in found]
    rows = []
    for comparison in compare_figures([_view(read, nodes, iri, figures[iri]) for iri in compared]):
        first, second = sorted((comparison.first, comparison.second), key=order.__getitem__)
        reason = whole_reason(comparison.reason, figures[first].unit)
        rows.append(ComparisonRow(first, second, comparison.verdict, reason))
    return tuple(sorted(rows, key=lambda row: (order[row.first], order[row.second])))


def _distinct(rows: Iterable[FigureRow]) -> list[FigureRow]:
    """Without a figure that the same claimant gives again in the same words and article."""
    found: dict[tuple[object, ...], FigureRow] = {}
    for row in rows:
        place = (row.group, row.place, row.period, row.outcome, row.part_of)
        found.setdefault((row.article.iri, row.who, row.wording, *place), row)
    return list(found.values())


def _view(read: Triples, nodes: Nodes, iri: str, row: FigureRow) -> FigureView:
    figure = URIRef(iri)
    return FigureView(
        iri=iri,
        article=row.article.iri,
        low=row.low,
        high=row.high,
        bound=_choice(BOUND, read.one(figure, KG.bound)) or Bound.EXACT,
        unit=_choice(UNIT, read.one(figure, KG.unit)) or Unit.PERSON,
        outcome=_choice(OUTCOME, read.one(figure, KG.outcome)),
        victims=_choice(VICTIM_CLASS, read.one(figure, KG.victimClass)),
        group=_named(nodes, read.one(figure, KG.victimGroup)),
        place=_named(nodes, read.one(figure, KG.place)),
        start=_day(read.text(figure, KG["from"])),
        until=_day(read.text(figure, KG.until)),
        part_of=row.part_of or None,
    )


def _choice(codes: Mapping[Choice, URIRef], term: Term | None) -> Choice | None:
    return next((choice for choice, code in codes.items() if code == term), None)


def _named(nodes: Nodes, term: Term | None) -> Named | None:
    return None if term is None else Named(str(term), nodes.label(term))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
