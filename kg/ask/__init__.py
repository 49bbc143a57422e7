"""Asking the graph: named questions, SPARQL of strangers made safe, answers in many formats, and figures compared.

from kg.ask import ask
"""

from __future__ import annotations

from typing import Any

from kg.callable_package import make_callable

make_callable(__name__)


def __getattr__(name: str) -> Any:
    """`ask` itself, found when it is first used: the worker that answers one query needs none of it."""
    if name == "ask":
        from kg.ask.answer import ask

        return ask
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
