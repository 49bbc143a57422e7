"""Packages that can be called: `kg.read` is the package of reading, and `kg.read("article.txt")` reads.

Python gives a package the name of its folder as soon as anything in it is imported, so a function of that name in
`kg/__init__.py` would come and go. A package's class may be changed instead (Python's data model: customizing module
attribute access).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class CallablePackage(ModuleType):
    """A package that stands for the function of its name in `kg.notebook`."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call `kg.notebook`'s function; `help(kg.notebook.read)` and so on tell what it takes."""
        from kg import notebook

        return getattr(notebook, self.__name__.rpartition(".")[2])(*args, **options)


def make_callable(package: str) -> None:
    """Let the package of that name, which is being imported, be called."""
    sys.modules[package].__class__ = CallablePackage
