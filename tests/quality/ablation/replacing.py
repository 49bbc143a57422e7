"""Puts one thing in the place of another wherever the modules of kg hold it, in tables too.

Nothing puts it back: each trial has a process of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from types import FunctionType, ModuleType
from typing import Any

from .finding import within

_Cached = type(lru_cache(len))


class Places:
    """Where the modules of kg hold functions and patterns: looked up once, since tables are many."""

    def __init__(self) -> None:
        self._modules = [m for name, m in sorted(sys.modules.items()) if name == "kg" or name.startswith("kg.")]
        self._holders = [
            (module, name)
            for module in self._modules
            for name, value in vars(module).items()
            if not name.startswith("__") and (callable(value) or _holds(value))
        ]
        self._cached = [value for m in self._modules for value in vars(m).values() if isinstance(value, _Cached)]

    def replace(self, by_id: Mapping[int, Any]) -> None:
        """Put `by_id[id(thing)]` in the place of each thing."""
        for module, name in self._holders:
            value = vars(module)[name]
            other = _replaced(value, by_id)
            if other is not value:
                setattr(module, name, other)

    def forget(self) -> None:
        """Empty all caches of functions: what stands in them was made by what has been replaced."""
        for cached in self._cached:
            cached.cache_clear()


def _holds(value: Any) -> bool:
    return not isinstance(value, ModuleType) and any(True for _ in within(value, (re.Pattern, FunctionType)))


def _replaced(value: Any, by_id: Mapping[int, Any]) -> Any:
    if id(value) in by_id:
        return by_id[id(value)]
    if isinstance(value, (tuple, list)):
        items = [item if isinstance(item, str) else _replaced(item, by_id) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        return type(value)._make(items) if hasattr(value, "_make") else type(value)(items)
    if isinstance(value, dict):
        table = {key: _replaced(item, by_id) for key, item in value.items()}
        return table if any(table[key] is not item for key, item in value.items()) else value
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _replaced(getattr(value, f.name, None), by_id) for f in fields(value) if f.init}
        return replace(value, **new) if any(new[name] is not getattr(value, name) for name in new) else value
    return value
