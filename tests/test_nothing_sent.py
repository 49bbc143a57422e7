"""“Sends nothing anywhere”: no file outside store and output, no connection, no look-up of a name, in any command.

Each command runs as a process of its own in an empty home, under strace where that is installed.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.sample import sample_paths

ROOT = Path(__file__).resolve().parents[1]
STRACE = shutil.which("strace")
MINUTE = 62.0  # seconds; with its telemetry on, onnxruntime 1.32 first looked up a name after 8 to 30
# What a process may do with sockets: talk to others of this machine, but to none that looks up names for it. (Opening
# one sends nothing: urllib3, which trafilatura brings, binds one to ::1 to see whether there is IPv6.)
_CALL = re.compile(r"(?:connect|sendto|sendmsg|sendmmsg)\(")
_LOCAL = re.compile(r"AF_UNIX(?!.*(?:nscd|resolve))|(?:sendto|sendmsg|sendmmsg)\(\d+, .*NULL, 0\)|ENOTSOCK")


class Home:
    """An empty home with folders for temporary files and for work, and what a process leaves and reaches there."""

    def __init__(self, folder: Path) -> None:
        self.home, self.temporary, self.work = (folder / name for name in ("home", "temporary", "work"))
        self.trace = folder / "trace"
        for made in (self.home, self.temporary, self.work):
            made.mkdir()

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `kg` there; a user's own wish to have the telemetry makes no difference."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        traced = (
            [STRACE, "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", str(self.trace), "-A"] if STRACE else []
        )
        return subprocess.Popen(
            [*traced, sys.executable, "-m", "kg.cli", *arguments],
            cwd=self.work,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **kept,
                "HOME": str(self.home),
                "TMPDIR": str(self.temporary),
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "ORT_DISABLE_TELEMETRY": "0",
            },
        )

    def run(self, *arguments: str) -> None:
        """Run `kg` there to its end."""
        process = self.start(*arguments)
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()

    def left(self) -> list[str]:
        """The files outside the folder of work."""
        return [str(path) for folder in (self.home, self.temporary) for path in folder.rglob("*")]

    def reached(self) -> list[str]:
        """The calls that reach outside this machine's own processes."""
        lines = self.trace.read_text(encoding="utf-8", errors="replace").splitlines() if self.trace.exists() else []
        return [line for line in lines if _CALL.search(line) and not _LOCAL.search(line)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path)


def test_no_command_leaves_a_file_or_reaches_out(home: Home) -> None:
    """Articles as text, JSON lines and HTML are read, kept, asked, drawn, exported and checked."""
    page = home.work / "page.html"
    page.write_text(
        "<html><head><title>Rain</title><link rel='canonical' href='https://news.example.org/2025/03/09/rain'></head>"
        "<body><article><p>Ana Lind, the mayor, said on Sunday that 12 people were killed in the flood.</p>"
        "<p>“We are doing what we can,” she told reporters in the city on Sunday.</p></article></body></html>",
        encoding="utf-8",
    )
    shapes = home.work / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/news-kg/ontology#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass kg:Article ; sh:property [ sh:path kg:sha256 ; sh:minCount 1 ] .",
        encoding="utf-8",
    )
    articles = [str(page), *(str(path) for path in sample_paths())]
    for command in (
        ("extract", *articles),
        ("ingest", *articles),
        ("query", "--name", "said", "--evidence"),
        ("query", "SELECT * WHERE { ?s kg:statedBy ?who } LIMIT 1"),
        ("graph",),
        ("export", "--format", "jsonld", "-o", "graph.jsonld"),
        ("export", "-o", "graph.ttl"),
        ("validate", "graph.ttl"),
        ("validate", "--shapes", str(shapes)),
    ):
        home.run(*command)
        assert home.left() == [], command
        assert home.reached() == [], command
    made = {path.name for path in home.work.iterdir()}
    assert made == {"page.html", "shapes.ttl", "output", "graph.jsonld", "graph.ttl"}


@pytest.mark.skipif(STRACE is None, reason="needs strace")
def test_a_minute_of_reading_reaches_nothing(home: Home) -> None:
    """One process that reads an article a second for a minute: telemetry has waited half of that before it called."""
    process = home.start("extract", "-")
    assert process.stdin is not None
    for line in _articles():
        process.stdin.write(line)
        process.stdin.flush()
        time.sleep(1)
    read, said = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()
    assert read.count(b"\n") > 30, "it was reading all the while"
    assert home.reached() == []
    assert home.left() == []


def _articles() -> Iterator[bytes]:
    end, number = time.monotonic() + MINUTE, 0
    while time.monotonic() < end:
        number += 1
        text = f"Ana Lind, the mayor of Oslo, said on Monday that {number} people were killed."
        yield json.dumps({"text": text, "published": "2025-03-10"}).encode() + b"\n"


@pytest.mark.skipif(STRACE is None, reason="needs strace")
def test_the_trace_sees_what_it_is_there_for(tmp_path: Path) -> None:
    """A connection and a look-up of a name are found in the trace, a pair of local sockets is not."""
    for code, found in (
        ("socket.create_connection(('127.0.0.1', 9))", True),
        ("socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('::1', 9))", True),
        ("socket.getaddrinfo('news.invalid', 80)", True),
        ("socket.socket(socket.AF_INET6).bind(('::1', 0))", False),
        ("socket.socketpair()[0].send(b'x')", False),
    ):
        trace = tmp_path / "trace"
        trace.unlink(missing_ok=True)
        program = f"import contextlib, socket\nwith contextlib.suppress(OSError): {code}"
        subprocess.run(
            [str(STRACE), "-f", "-qq", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", program],
            check=True,
        )
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        assert any(_CALL.search(line) and not _LOCAL.search(line) for line in lines) is found, (code, lines)


def test_one_module_imports_onnxruntime() -> None:
    """The one that switches its telemetry off first: in the package, its training, the tests and the benchmarks."""
    found = set()
    for folder in ("kg", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
                if any(name.split(".")[0] == "onnxruntime" for name in names):
                    found.add(path.relative_to(ROOT).as_posix())
    assert found == {"kg/extract/runtime.py"}


def test_importing_kg_leaves_the_environment_alone() -> None:
    """Only what reads an article sets anything, and then before onnxruntime is there."""
    code = (
        "import os, sys; before = dict(os.environ); import kg, kg.cli, kg.notebook, kg.extract.tagger\n"
        "assert dict(os.environ) == before and 'onnxruntime' not in sys.modules\n"
        "import kg.extract.runtime; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    )
    env = {**os.environ, "ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "1\n"
