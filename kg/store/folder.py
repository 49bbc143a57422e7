"""The folder of a store: which files it holds, the articles' texts, and copies for readers. Knows no RDF.

    <store>/news-kg-store     the marker: its one line names the format
    <store>/quads/            the RocksDB files, the engine's alone
    <store>/texts/<sha256>.txt
    <store>/readers/          short-lived hard-linked copies, one for each reader at work

The marker is written last, so a folder that has it had a sound store once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import StoreError
from kg.files import CAN_LOCK, UNFINISHED, lock, remove_unfinished, whole_file

FORMAT = "news-kg store 1\n"
MARKER = "news-kg-store"
QUADS = "quads"
TEXTS = "texts"
READERS = "readers"
_ELSEWHERE = "kg-reader-"  # how the name of a reader's copy begins in the system's folder for temporary files

_SHA256 = re.compile(r"[0-9a-f]{64}")
_TRIES = 15  # over a second in all; beside a writer at full speed two were the most


def check_folder(path: Path, *, create: bool) -> None:
    """Refuse, in one clear line, a `path` that is no store and cannot become one."""
    try:
        if not path.exists():
            if not create:
                raise StoreError(f"there is no store at {path}; make one with: kg ingest ARTICLE --store {path}")
            return
        if not path.is_dir():
            raise StoreError(f"{path} is a file, not a store; name a folder with --store")
        names = {entry.name for entry in path.iterdir() if not entry.name.startswith(UNFINISHED)}
        _check_contents(path, names, create=create)
    except OSError as error:
        raise StoreError(f"the store {path} cannot be read: {error.strerror or error}") from error


def _check_contents(path: Path, names: set[str], *, create: bool) -> None:
    if MARKER in names:
        found = (path / MARKER).read_text("utf-8", "replace")
        if found != FORMAT:
            raise StoreError(f"{path} is a store of another version ({found.strip()[:40]!r}); ingest into a new folder")
        if not (path / QUADS / "CURRENT").exists():
            raise StoreError(f"the store {path} is damaged: its {QUADS} are gone; ingest again into a new folder")
    elif names - {QUADS, TEXTS, READERS}:  # what a first run leaves that was stopped early is all right
        raise StoreError(f"the folder {path} holds other files and is no store; name a new or empty one with --store")
    elif not create:
        raise StoreError(f"the folder {path} is no store yet; fill it with: kg ingest ARTICLE --store {path}")


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that, whatever happens, the file is whole or absent."""
    with whole_file(path, sync=True) as stream:
        stream.write(data)


def clear_unfinished(path: Path) -> None:
    """Remove what a writer that was killed left; only for the one writer, which has the store to itself."""
    for folder in (path, path / TEXTS):
        remove_unfinished(folder)


def keep_text(store: Path, text: str) -> str:
    """Keep `text` beside the store, byte for byte, and return its SHA-256."""
    data = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(data).hexdigest()
    path = store / TEXTS / f"{sha256}.txt"
    try:
        if not path.exists():
            write_atomically(path, data)
    except OSError as error:
        raise StoreError(f"the text of an article cannot be kept at {path}: {error.strerror or error}") from error
    return sha256


def read_text(store: Path, sha256: str) -> str:
    """The text that `keep_text` kept, checked against its hash."""
    if not _SHA256.fullmatch(sha256):  # never a path made of what a graph says
        raise StoreError(f"{sha256[:80]!r} is no SHA-256; a text is named by 64 hexadecimal digits")
    path = store / TEXTS / f"{sha256}.txt"
    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise StoreError(f"the text {path} cannot be read: {why}; ingest its article again") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"the text {path} is not what was kept; delete it and ingest its article again")
    return data.decode("utf-8", "surrogatepass")


@contextlib.contextmanager
def snapshot(store: Path) -> Iterator[Path]:
    """A copy of the quads as they are now, for one reader: a writer in another process may go on beside it.

    RocksDB calls a read-only open beside a writer undefined, because files vanish under it. So: table files never
    change once written and are hard-linked, the write-ahead logs are copied, and if the manifest, which changes with
    every flush and compaction, is not the same afterwards, the copy is made again. What results is the state at some
    moment in between, with whole transactions only.
    """
    folder, live = _reserve(store)
    try:
        yield _copy_quads(store, folder)
    finally:
        live.close()
        shutil.rmtree(folder, ignore_errors=True)


def _reserve(store: Path) -> tuple[Path, BinaryIO]:
    """A folder of this reader's own, and the open file whose lock says that the reader lives."""
    readers = store / READERS
    try:
        readers.mkdir(exist_ok=True)
        with (readers / "LOCK").open("wb") as gate:  # else another reader could take a folder without a lock for dead
            lock(gate)
            _remove_dead(readers.iterdir())
            return _locked_folder(Path(tempfile.mkdtemp(dir=readers)))
    except OSError:  # a store on a read-only disk: the copy is then a real one
        with contextlib.suppress(OSError):
            _remove_dead(Path(tempfile.gettempdir()).glob(f"{_ELSEWHERE}*"))
        return _locked_folder(Path(tempfile.mkdtemp(prefix=_ELSEWHERE)))


def _locked_folder(folder: Path) -> tuple[Path, BinaryIO]:
    live = (folder / "LIVE").open("wb")
    lock(live, shared=True)
    return folder, live


def _remove_dead(folders: Iterable[Path]) -> None:
    """Remove the copies of readers that were killed: those whose lock is free."""
    for folder in folders if CAN_LOCK else ():
        if (folder / "LIVE").is_file():
            with contextlib.suppress(OSError), (folder / "LIVE").open("rb") as live:
                lock(live, wait=False)
                shutil.rmtree(folder, ignore_errors=True)


def _copy_quads(store: Path, folder: Path) -> Path:
    for attempt in range(_TRIES):
        target = folder / str(attempt)
        try:
            target.mkdir()
            if _copied_whole(store / QUADS, target):
                return target
        except FileNotFoundError:  # a table or log was compacted away between listing and copying
            pass
        except OSError as error:
            raise StoreError(f"the store {store} cannot be read: {error.strerror or error}") from error
        except ValueError as error:  # no name of a file stands in CURRENT
            why = f"is damaged ({QUADS}/CURRENT names no file); ingest the articles again into a new folder"
            raise StoreError(f"the store {store} {why}") from error
        shutil.rmtree(target, ignore_errors=True)
        time.sleep(0.01 * (attempt + 1))
    raise StoreError(f"the store {store} cannot be read, it is damaged or changes all the time; try again later")


def _copied_whole(quads: Path, target: Path) -> bool:
    before = _manifest(quads)
    for name in sorted(file.name for file in quads.iterdir()):
        if name.endswith(".sst"):
            _link(quads / name, target / name)
        elif name.endswith(".log") or name.startswith("OPTIONS-"):
            shutil.copyfile(quads / name, target / name)
    name, manifest = before
    (target / name).write_bytes(manifest)
    (target / "CURRENT").write_text(name + "\n", encoding="utf-8", newline="")
    return _manifest(quads) == before


def _manifest(quads: Path) -> tuple[str, bytes]:
    name = Path((quads / "CURRENT").read_text("utf-8").strip()).name
    return name, (quads / name).read_bytes()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
