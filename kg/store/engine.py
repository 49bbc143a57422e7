"""Opening the embedded database, as its one writer or as one of many readers, with errors that people can act on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.folder import FORMAT, MARKER, QUADS, check_folder, clear_unfinished, snapshot, write_atomically


def open_writer(path: Path, *, create: bool = True) -> ox.Store:
    """The database at `path` for writing; one process at a time can have it."""
    check_folder(path, create=create)
    try:
        (path / QUADS).mkdir(parents=True, exist_ok=True)
        database = ox.Store(str(path / QUADS))
        clear_unfinished(path)
        if not (path / MARKER).exists():
            write_atomically(path / MARKER, FORMAT.encode())
    except (OSError, RuntimeError) as error:
        raise _store_error(path, error) from error
    return database


@contextlib.contextmanager
def open_reader(path: Path) -> Iterator[ox.Store]:
    """The database at `path` as it is now, for reading; it stays so while a writer goes on."""
    check_folder(path, create=False)
    with snapshot(path) as copy:
        try:
            database = ox.Store.read_only(str(copy))
        except (OSError, RuntimeError) as error:
            raise _store_error(path, error) from error
        with damage_told(path):
            yield database


@contextlib.contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turn damage that the database finds as late as it reads into a `StoreError`."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if "corruption" not in str(error).lower():
            raise
        raise _store_error(path, error) from error


def _store_error(path: Path, error: Exception) -> StoreError:
    text = " ".join(str(error).split())
    if "lock" in text.lower() and isinstance(error, OSError):
        return StoreError(f"the store {path} is in use by another kg; wait or use --store")
    if "corruption" in text.lower():
        return StoreError(f"the store {path} is damaged ({text[:120]}); ingest the articles again into a new folder")
    return StoreError(f"the store {path} cannot be opened: {text[:200]}")
