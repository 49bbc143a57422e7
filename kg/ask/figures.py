"""Between the store and `compare`: the figures of the newest versions as values, and the comparisons as a graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from rdflib import Graph, Literal, URIRef

from kg.ask.compare import FigureView, Named, Number, Verdict, compare_figures
from kg.graph.vocab import BOUND, KG, OUTCOME, RDF, UNIT, VICTIM_CLASS, bind_prefixes
from kg.ids import BASE
from kg.model import Bound, Unit
from kg.store.store import Store
from kg.store.values import Value

COMPARISONS = f"{BASE}graph/comparisons"

_FIGURES = """
SELECT ?figure ?article ?low ?high ?bound ?unit ?outcome ?victims
       ?group ?groupLabel ?place ?placeLabel ?start ?until ?partOf
WHERE {
  ?figure a kg:Figure ; kg:inArticle ?article ; kg:bound ?bound ; kg:unit ?unit .
  OPTIONAL { ?figure schema:minValue ?low }
  OPTIONAL { ?figure schema:maxValue ?high }
  OPTIONAL { ?figure kg:outcome ?outcome }
  OPTIONAL { ?figure kg:victimClass ?victims }
  OPTIONAL { ?figure kg:victimGroup ?group OPTIONAL { ?group rdfs:label ?groupLabel } }
  OPTIONAL { ?figure kg:place ?place OPTIONAL { ?place rdfs:label ?placeLabel } }
  OPTIONAL { ?figure kg:from ?start }
  OPTIONAL { ?figure kg:until ?until }
  OPTIONAL { ?figure kg:partOfTotal ?partOf }
  FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?article }
  FILTER(NOT EXISTS { ?figure kg:inStatement ?held } || EXISTS { ?figure kg:claimedBy ?claimant })
}
ORDER BY ?figure ?groupLabel ?placeLabel
"""

_VERDICT = {
    Verdict.AGREES: KG.Agrees,
    Verdict.CONFLICTS: KG.Conflicts,
    Verdict.NOT_COMPARABLE: KG.NotComparable,
}

Choice = TypeVar("Choice", bound=StrEnum)


def figures_in(store: Store) -> list[FigureView]:
    """The figures of all articles that somebody gives, of each only the newest version, in order of their IRIs.

    What nobody claims, in a denial or a refusal to comment, is held against nothing.
    """
    views: dict[str, FigureView] = {}
    for row in store.select(_FIGURES).dicts():
        view = _view(row)
        views.setdefault(view.iri, view)  # a second label of a place would give a second row
    return list(views.values())


def comparison_graph(figures: Sequence[FigureView]) -> Graph:
    """The graph `COMPARISONS`: derived from `figures` alone, so it can be dropped and built again.

    store.replace_graph(COMPARISONS, comparison_graph(figures_in(store)))
    """
    graph = bind_prefixes(Graph(identifier=URIRef(COMPARISONS)))
    for comparison in compare_figures(figures):
        node = URIRef(f"{BASE}comparison/{_digest((comparison.first, comparison.second))}")
        graph.add((node, RDF.type, KG.Comparison))
        graph.add((node, KG.figure, URIRef(comparison.first)))
        graph.add((node, KG.figure, URIRef(comparison.second)))
        graph.add((node, KG.verdict, _VERDICT[comparison.verdict]))
        graph.add((node, KG.reason, Literal(comparison.reason, lang="en")))
    return graph


def _view(row: Mapping[str, Value]) -> FigureView:
    return FigureView(
        iri=str(row["figure"]),
        article=str(row["article"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        bound=_choice(BOUND, row["bound"]) or Bound.EXACT,
        unit=_choice(UNIT, row["unit"]) or Unit.PERSON,
        outcome=_choice(OUTCOME, row["outcome"]),
        victims=_choice(VICTIM_CLASS, row["victims"]),
        group=_named(row["group"], row["groupLabel"]),
        place=_named(row["place"], row["placeLabel"]),
        start=_day(row["start"]),
        until=_day(row["until"]),
        part_of=None if row["partOf"] is None else str(row["partOf"]),
    )


def _choice(codes: Mapping[Choice, URIRef], value: Value) -> Choice | None:
    return next((choice for choice, code in codes.items() if str(code) == value), None)


def _named(iri: Value, label: Value) -> Named | None:
    return None if iri is None else Named(str(iri), str(label if label is not None else iri))


def _number(value: Value) -> Number | None:
    return value if isinstance(value, int | float | Decimal) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
