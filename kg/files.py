"""Files that are written whole or not at all, and what killed runs leave of them."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows: then what a killed run leaves stays until someone deletes it
    fcntl = None  # type: ignore[assignment]

CAN_LOCK = fcntl is not None
UNFINISHED = ".kg-writing-"  # how the name of a file begins that is not complete yet


@contextlib.contextmanager
def whole_file(path: Path, *, sync: bool = False) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file at `path` once all are written, or not at all.

    A link is followed, and a file that is there keeps its permissions; a device or a pipe is written to as it is, since
    nothing may take its place. `sync` makes the file last through a power cut. What cannot be done is an `OSError`.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:  # of a folder, this is the error
            yield stream
        return
    unfinished, handle = _begin(path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            if path.exists():
                unfinished.chmod(path.stat().st_mode & 0o7777)
            if sync:
                os.fsync(handle)
            unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    if sync:
        _sync_folder(path.parent)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed runs left unfinished in `folder`: those files whose lock is free."""
    for path in folder.glob(f"{UNFINISHED}*") if CAN_LOCK else ():
        with contextlib.suppress(OSError), path.open("rb") as stream:
            lock(stream, wait=False)
            path.unlink()


def lock(stream: BinaryIO, *, wait: bool = True, shared: bool = False) -> None:
    """Lock an open file for as long as it is open, where that can be; without `wait`, a taken one is an `OSError`."""
    if fcntl:
        fcntl.flock(stream, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))


def _begin(folder: Path) -> tuple[Path, int]:
    """A new file in `folder`, with the permissions that the user's umask leaves, and locked by this process."""
    while True:
        path = folder / f"{UNFINISHED}{secrets.token_hex(8)}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if not path.exists():  # between its making and its lock, another run took it for a dead one's
                os.close(handle)
                continue
        return path, handle


def _sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
