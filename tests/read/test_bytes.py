"""What cannot end or is too long is refused with one line before it fills the memory; the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import threading
import zlib
from io import BufferedReader, RawIOBase
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import bytes as bounded
from kg.read.article import ReadFailure, read_articles

_FERRY = "The ferry sailed at noon."


def _read(*inputs, **options):
    return list(read_articles([str(name) for name in inputs], **options))


def _said(*inputs, **options) -> str:
    (item,) = _read(*inputs, **options)
    assert isinstance(item, ReadFailure), item
    assert "\n" not in str(item.error)
    return str(item.error)


def _bomb(path: Path, size: int, byte: bytes = b"a") -> Path:
    """A packed file of a few kB a MB of what it unpacks to."""
    packing = zlib.compressobj(9, wbits=31)
    with path.open("wb") as stream:
        for _ in range(size // 1_000_000):
            stream.write(packing.compress(byte * 1_000_000))
        stream.write(packing.flush())
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """A bound that tests reach quickly."""
    monkeypatch.setattr(bounded, "MOST", 1000)
    monkeypatch.setattr("kg.read.article.MOST", 1000)
    monkeypatch.setattr(bounded, "_SKIPPED", 5000)
    monkeypatch.setattr(bounded, "_CHUNK", 100)
    return 1000


class TestTooLong:
    """One article has a most; what is longer is never held whole."""

    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a"])
    def test_memory_stays_bounded(self, tmp_path, name):
        """A gz of some kB that unpacks to 250 MB is refused by a process that may have 200 MB more than it needs."""
        path = _bomb(tmp_path / f"{name}.gz", 250_000_000)
        code = (
            "import resource, sys; from kg.read.article import read_articles\n"
            "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
            "resource.setrlimit(resource.RLIMIT_AS, (used + 200_000_000,) * 2)\n"
            "for item in read_articles(sys.argv[1:]): print(item.error)"
        )
        ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert "longer than 16 MB" in ran.stdout or "does not end within" in ran.stdout

    @pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.html", "a"])
    def test_a_text_may_be_as_long_as_the_bound(self, tmp_path, small, name):
        """A byte more is too long."""
        packed = gzip.compress if name.endswith(".gz") else bytes
        for size, fits in ((small, True), (small + 1, False)):
            path = tmp_path / name
            path.write_bytes(packed(b"<p>" + b"a " * ((size - 3) // 2) + b"a" * ((size - 3) % 2)))
            item = _read(path)[0]
            too_long = isinstance(item, ReadFailure) and "is longer than" in str(item.error)
            assert too_long is not fits

    def test_an_endless_stream_on_standard_input(self, small):
        """Zeros, spaces, lines without end: each is refused after the bound, whatever it looks like."""

        class Endless(RawIOBase):
            def __init__(self, start: bytes, byte: bytes) -> None:
                self.start, self.byte, self.given = start, byte, 0

            def readable(self) -> bool:
                return True

            def readinto(self, buffer) -> int:
                data = (self.start + self.byte * len(buffer))[: len(buffer)]
                self.start = self.start[len(data) :]
                buffer[: len(data)] = data
                self.given += len(data)
                assert self.given < 300_000, "reads on and on"
                return len(data)

        for start, byte in (
            (b"", b"\0"),
            (b"", b" "),
            (b"", b"a"),
            (b'{"text": "', b"a"),
            (b"[\n", b"a"),
            (b"a\n", b"b"),
        ):
            items = _read("-", stdin=BufferedReader(Endless(start, byte), 100))
            assert items
            assert all(isinstance(item, ReadFailure) for item in items)
            assert any("longer than" in str(i.error) or "does not end" in str(i.error) for i in items), items

    def test_a_line_that_is_too_long_costs_itself_alone(self, tmp_path, small):
        """The lines before and after it are read, with their numbers."""
        path = tmp_path / "a.jsonl"
        lines = [
            {"text": "One."},
            {"text": "a" * (3 * small)},
            {"text": "Three."},
            {"text": "b" * small},
            {"text": "Five."},
        ]
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        items = _read(path)
        assert [i.text if isinstance(i, Article) else i.where[-6:] for i in items] == [
            "One.", "line 2", "Three.", "line 4", "Five.",
        ]  # fmt: skip

    def test_any_number_of_lines(self, tmp_path, small):
        """JSON lines go through one by one: together they may be as long as they are, also after a broken first one."""
        line = json.dumps({"text": _FERRY}) + "\n"
        path = tmp_path / "a.jsonl"
        path.write_text(line * 300, encoding="utf-8")
        assert len(_read(path)) == 300
        path.write_text("{\n" + line * 300, encoding="utf-8")
        broken, *others = _read(path)
        assert isinstance(broken, ReadFailure)
        assert [item.text for item in others] == [_FERRY] * 300

    def test_a_value_over_many_lines_is_bounded_as_one(self, tmp_path, small):
        """A pretty-printed list that is too long is one line, not one for each of its own."""
        path = tmp_path / "a.json"
        path.write_text(json.dumps([{"text": _FERRY}] * 100, indent=1), encoding="utf-8")
        assert "is longer than" in _said(path)


class TestNoFiles:
    """What has a name but is no file."""

    def test_a_pipe_without_a_writer_does_not_hang(self, tmp_path):
        """It is said, and the next input is read."""
        os.mkfifo(tmp_path / "pipe.txt")
        (tmp_path / "a.txt").write_text(_FERRY, encoding="utf-8")
        refused, article = _read(tmp_path / "pipe.txt", tmp_path / "a.txt")
        assert "is a pipe that nothing writes to" in str(refused.error)
        assert article.text == _FERRY

    @pytest.mark.parametrize("wait", [0.0, 0.5])
    def test_a_pipe_with_a_writer_is_read(self, tmp_path, wait):
        """At once or a little later, and over more than one buffer's length."""
        os.mkfifo(tmp_path / "pipe.txt")
        text = _FERRY * 20_000

        def write() -> None:
            threading.Event().wait(wait)
            with (tmp_path / "pipe.txt").open("w", encoding="utf-8") as stream:
                stream.write(text[:5])
                stream.flush()
                threading.Event().wait(wait)
                stream.write(text[5:])

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        (article,) = _read(tmp_path / "pipe.txt")
        writer.join()
        assert article.text == text

    def test_a_command_in_the_place_of_a_file(self):
        """`kg extract <(zcat …)` gives a pipe under /dev/fd."""
        read, write = os.pipe()
        os.write(write, _FERRY.encode())
        os.close(write)
        try:
            (article,) = _read(f"/dev/fd/{read}")
        finally:
            os.close(read)
        assert article.text == _FERRY

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full", "/dev/null"])
    def test_devices_are_refused(self, device):
        """They have no end, or nothing."""
        assert f"{device}: is a device, not a file" in _said(device)

    def test_a_socket_is_refused(self, tmp_path, monkeypatch):
        """Nothing can be read from its name."""
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("s.txt")
            assert "s.txt: is a socket, not a file" in _said("s.txt")


class TestPacked:
    """Packed input that is not what it seems."""

    def test_packed_twice(self, tmp_path):
        """A gz in a gz is no text."""
        (tmp_path / "a.txt.gz").write_bytes(gzip.compress(gzip.compress(_FERRY.encode())))
        assert "is packed twice; unpack it once" in _said(tmp_path / "a.txt.gz")

    @pytest.mark.parametrize("case", ["badgz.txt.gz", "emptylist.json", "lxml-assert.html"])
    def test_the_cases_are_refused_with_a_line(self, shared, case):
        """Broken gzip, a list without articles, a page that the parser gives up on."""
        path = shared / "cases" / "breaking" / case
        if not path.is_file():
            pytest.skip("needs the cases in shared/")
        assert _said(path).startswith(str(path))


class TestNumbers:
    """What JSON has no word for."""

    @pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
    @pytest.mark.parametrize(
        "written", ['{"text": "One.", "score": %s}', '{"text": %s}', '[{"text": "One.", "id": %s}]']
    )
    def test_no_number_is_said(self, tmp_path, value, written):
        """Python writes NaN, JSON has none: the line is named and the next one read."""
        path = tmp_path / "a.jsonl"
        path.write_text(written % value + '\n{"text": "Two."}\n', encoding="utf-8")
        refused, article = _read(path)
        assert f"line 1: is not JSON that can be read ({value} is no number there; write null)" in str(refused.error)
        assert article.text == "Two."

    def test_an_empty_list(self, tmp_path):
        """Refused, not passed over in silence."""
        (tmp_path / "a.json").write_text("[]", encoding="utf-8")
        assert "is an empty list" in _said(tmp_path / "a.json")


@pytest.mark.parametrize(
    "start",
    ["<!---->" * 30 + "x", "<!--" * 900, "<?xml>" * 900, "<?xml" * 900, " " * 5000, "<!---->\n" * 400 + "<html"],
)
def test_what_begins_like_a_page_is_told_at_once(tmp_path, start):
    """30 comments before the first word took longer than anybody waits: on the code of then this test does not end."""
    path = tmp_path / "a"
    path.write_text(start + " said the man on Monday.", encoding="utf-8")
    assert len(_read(path)) == 1
