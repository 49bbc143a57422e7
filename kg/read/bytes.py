"""Files and streams as runs of bytes that end: what cannot end or is too long is refused before it fills the memory."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from gzip import GzipFile
from io import BufferedReader, FileIO, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError

MOST = 16_000_000
"""Bytes of one article, unpacked: a text or page, or a JSON line.

The longest of 1,202 press articles has 34,000 characters, War and Peace 3.2 million. A million bytes of English take
some 110 seconds of one busy core and 140 MB of memory (`tests/benchmarks/reading_growth.py`): an article of this size
is read in half an hour within 3 GB, and one ten times as long would want more memory than most machines have.
"""

_SKIPPED = 16 * MOST  # of a line that is too long, how far its end is looked for; /dev/zero has none
_CHUNK = 1 << 20
_PATIENCE = 2.0  # seconds until somebody writes to a named pipe; `<(command)` does so at once
_GZIP = b"\x1f\x8b"
_SIZE = f"{MOST // 1_000_000} MB"


def open_file(path: Path) -> BinaryIO:
    """The file `path`, or a pipe that somebody writes to, opened for reading; a device or a socket is an InputError."""
    mode = path.stat().st_mode
    if stat.S_ISFIFO(mode):
        return _open_pipe(path)
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
        raise InputError(f"{path}: is {kind}, not a file; name a file, or pipe the article to `-`")
    return path.open("rb")


def _open_pipe(path: Path) -> BinaryIO:
    """A named pipe: opened without waiting for a writer, who must come within `_PATIENCE` seconds."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        until = time.monotonic() + _PATIENCE
        while not (begun := _begun(descriptor)):
            if time.monotonic() > until:
                raise InputError(f"{path}: is a pipe that nothing writes to; start the writer first or name a file")
            time.sleep(0.02)
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return BufferedReader(_Pipe(descriptor, begun[0]))


def _begun(descriptor: int) -> list[bytes]:
    """The first bytes of a pipe, none where its writer has yet to write; an empty list where it has no writer."""
    try:
        data = os.read(descriptor, _CHUNK)
    except BlockingIOError:
        return [b""]
    return [data] if data else []


class _Pipe(FileIO):
    """A pipe of which the first bytes are read already."""

    def __init__(self, descriptor: int, begun: bytes) -> None:
        super().__init__(descriptor, "rb")
        self._begun = begun

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override]
        if not self._begun:
            return super().readinto(buffer)
        count = min(len(buffer), len(self._begun))
        buffer[:count] = self._begun[:count]
        self._begun = self._begun[count:]
        return count


class _Through(RawIOBase):
    """Somebody else's stream, which stays open when this one goes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def unpacked(name: str, stream: BinaryIO) -> BinaryIO:
    """The stream, through gzip if it begins as gzip does, whatever its name says; packed twice is an InputError."""
    ahead = stream if isinstance(stream, BufferedReader) else BufferedReader(_Through(stream))
    if not ahead.peek(2).startswith(_GZIP):
        return cast(BinaryIO, ahead)
    inner = GzipFile(fileobj=ahead)
    if inner.peek(2).startswith(_GZIP):
        raise InputError(f"{name}: is packed twice; unpack it once")
    return cast(BinaryIO, inner)


def read_line(stream: BinaryIO) -> bytes:
    """The next line; of one that is too long the first `MOST` bytes and one more."""
    return stream.readline(MOST + 1)


def read_rest(name: str, first: bytes, stream: BinaryIO) -> bytes:
    """`first` and all that follows it, if together they are no more than one article may have."""
    data = first + stream.read(max(0, MOST + 1 - len(first)))
    if len(data) > MOST:
        raise InputError(too_long(name))
    return data


def too_long(where: str) -> str:
    """The message for an input that is longer than one article may be."""
    return f"{where}: is longer than {_SIZE}, the most that one article may have; split it, or write JSON lines"


def lines_of(name: str, first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines from `first` on; one that is too long comes as its first bytes and one more, and its rest is skipped.

    Raises InputError where the end of such a line is too far to look for.
    """
    line = first
    while line:
        yield line
        if len(line) > MOST and not line.endswith(b"\n"):
            _skip_line(name, stream)
        line = read_line(stream)


def _skip_line(name: str, stream: BinaryIO) -> None:
    skipped = 0
    while (part := stream.readline(_CHUNK)) and not part.endswith(b"\n"):
        skipped += len(part)
        if skipped > _SKIPPED:
            raise InputError(
                f"{name}: a line does not end within {(MOST + _SKIPPED) // 1_000_000} MB; its rest is not read"
            )
