"""Processes that run what strangers wrote: started so that they can be stopped, and kept to their memory and machine.

The parent starts `command(module)` in `environment()`, and kills it when its time is up. The child calls
`limit_memory`, and, where what runs in it is Python, `stay_inside`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import kg

_REACHING = ("socket.", "urllib.", "http.client.", "ftplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def command(module: str) -> list[str]:
    """The command line that runs a module of this package; never one that lies in the working directory."""
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """The child finds this very `kg`, and reserves little address space for its threads."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(kg.__file__ or "")))  # noqa: PTH100, PTH120
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "MALLOC_ARENA_MAX": "2"}


def limit_memory(limit: int) -> None:
    """Let this process have `limit` bytes of address space, where the system knows such limits."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no limits; a lower one may stand already
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def stay_inside() -> list[str]:
    """From now on this process opens no socket, starts no program and reads no file but Python's own.

    Python tells its audit hooks of each such event before it happens, and they cannot be taken away. What was tried is
    noted in the list that is given back, because a library may swallow the error.
    """
    sys.dont_write_bytecode = True
    roots = tuple({os.path.realpath(path) + os.sep for path in (*sys.path, sys.prefix, sys.base_prefix) if path})
    tried: list[str] = []

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_REACHING) or (event == "open" and _is_foreign(arguments, roots)):
            tried.append(event if event != "open" else f"the file {os.fsdecode(arguments[0])}")
            raise PermissionError(f"{tried[-1]} is refused here")

    sys.addaudithook(refuse)
    return tried


def _is_foreign(arguments: tuple[Any, ...], roots: tuple[str, ...]) -> bool:
    path, mode, flags = arguments
    if not isinstance(path, str | bytes):
        return False  # a file that is open already
    writes = bool(flags & _WRITING) if mode is None else bool(set(mode) & set("wax+"))
    return writes or not os.path.realpath(os.fsdecode(path)).startswith(roots)
