"""news-kg: news articles to a knowledge graph of attributed statements, each tied to the exact words.

    import kg

    kg.ingest("article.txt", published="2025-03-09")    # read into output/store
    kg.ask("SELECT ?who WHERE { ?s kg:statedBy/rdfs:label ?who }").to_frame()    # pandas
    kg.open_graph()    # an rdflib.Dataset
    kg.network()       # a networkx graph

`kg.read`, `kg.extract` and `kg.ask` are also the packages of that name. Nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"  # the only place; the wheel and the graph's record of what read an article take it from here

_PACKAGES = ("ask", "extract", "read")  # callable, see kg.callable_package
_FUNCTIONS = ("ingest", "network", "open_graph")
__all__ = ["__version__", "ask", "extract", "ingest", "network", "open_graph", "read"]


def __getattr__(name: str) -> Any:
    """What a notebook uses, imported when it is first asked for."""
    if name in _PACKAGES:
        return import_module(f"kg.{name}")
    if name in _FUNCTIONS:
        return getattr(import_module("kg.notebook"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What there is, for completion in a notebook."""
    return sorted({*globals(), *__all__})
