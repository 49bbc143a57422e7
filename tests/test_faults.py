"""Whatever goes wrong is one line with exit code 1: in the function, and as a person meets it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import ARTICLES, environment_of, kg, write_lines

from kg.errors import InputError
from kg.extract.tagger import MODEL
from kg.faults import to_line

ERRORS = [
    (InputError("a.txt: is empty; an article needs text"), "a.txt: is empty; an article needs text"),
    (MemoryError(), "not enough memory"),
    (RecursionError("maximum"), "nested too deeply"),
    (OSError(errno.ENOSPC, "No space left", "out/x"), "out/x: the disk is full"),
    (OSError(errno.EISDIR, "Is a directory", "out"), "out: is a folder"),
    (OSError(errno.ESTALE, "Stale file handle", "x\x1b[2J"), "x\N{REPLACEMENT CHARACTER}[2J: Stale file handle"),
    (FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/x']"), "set TMPDIR"),
    (UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range"), "PYTHONUTF8=1"),
    (KeyError("a\nb"), "does not know (KeyError: 'a\\nb'); please report it"),
]


@pytest.mark.parametrize(("error", "words"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_is_one_line(error: BaseException, words: str) -> None:
    """What, where, what to do next; no control characters."""
    line = to_line(error)
    assert words in line
    assert line.isprintable()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store and the folder around it."""
    folder = tmp_path_factory.mktemp("faults")
    write_lines(folder / "articles.jsonl", ARTICLES)
    assert kg("ingest", "articles.jsonl", "--store", "store", at=folder).returncode == 0
    return folder


def one_line(code: int, errors: str) -> str:
    """The one line that was printed, with exit code 1."""
    assert code == 1
    (line,) = errors.splitlines()
    assert line.startswith("Error: ")
    return line


def shell(command: str, at: Path) -> tuple[int, str]:
    """Run a shell's line, with $kg for the command; what it leaves with, and what it says on standard error."""
    environment = environment_of(kg=f"{sys.executable} -m kg.cli")
    done = subprocess.run(["sh", "-c", command], cwd=at, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full disk")
@pytest.mark.parametrize("command", ["extract articles.jsonl", "export --format nquads --store store", "query --list"])
def test_a_full_disk(store: Path, command: str) -> None:
    """Output that cannot be written, however little it is."""
    code, errors = shell(f"$kg {command} >/dev/full", store)
    assert "disk is full" in one_line(code, errors) or "No space left" in errors


def test_closed_input_and_output(store: Path) -> None:
    """What a shell closed is said, and no file takes its place."""
    assert "standard output is closed" in one_line(*shell("$kg export --store store >&-", store))
    assert "standard input" in one_line(*shell("$kg extract - <&-", store))


def test_output_that_lacks_characters(store: Path) -> None:
    """JSON stays JSON, whatever a terminal can show, and tables are shown as far as they can be."""
    plain = kg("extract", "articles.jsonl", at=store)
    poor = kg("extract", "articles.jsonl", at=store, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert poor.stdout.isascii()
    assert [json.loads(line) for line in poor.stdout.splitlines()] == [json.loads(x) for x in plain.stdout.splitlines()]
    table = ["query", "SELECT ('“é” 新闻' AS ?x) {}", "--store", "store"]
    assert kg(*table, at=store, PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 0


def test_no_place_for_temporary_files(store: Path) -> None:
    """A TMPDIR that is gone."""
    done = kg("export", "--store", "store", at=store, TMPDIR=str(store / "gone"))
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "TMPDIR" in one_line(done.returncode, done.stderr)


def test_output_on_a_folder(store: Path) -> None:
    """`-o` names a folder, for an export and for the page."""
    (store / "folder").mkdir(exist_ok=True)
    for command in ("export", "graph"):
        done = kg(command, "--store", "store", "-o", "folder", at=store)
        assert "it is a folder" in one_line(done.returncode, done.stderr)


@pytest.mark.parametrize("file", ["tokenizer.json", "reader.onnx"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe{", b"[" * 100_000])
def test_a_broken_model(store: Path, file: str, content: bytes) -> None:
    """A tokenizer or a model that is none: one line for all the articles, before any is read."""
    folder = store / "own"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(MODEL.parent, folder)
    (folder / file).write_bytes(content)
    done = kg("extract", "articles.jsonl", "--model", "own/reader.onnx", at=store)
    assert file in one_line(done.returncode, done.stderr)
    assert done.stdout == ""


@pytest.mark.parametrize("depth", [20_000, 45_000])
def test_a_deep_query(store: Path, depth: int) -> None:
    """Brackets inside brackets, more than the engine can hold."""
    (store / "deep.rq").write_text(f"SELECT * {{ ?s ?p ?o FILTER({'(' * depth}1{')' * depth}) }}")
    done = kg("query", "--file", "deep.rq", "--store", "store", at=store)
    assert "nested too deeply" in one_line(done.returncode, done.stderr)


def test_a_reader_that_has_seen_enough(store: Path) -> None:
    """`kg … | head -1` says nothing."""
    assert shell("$kg export --format nquads --store store | head -1 >/dev/null", store) == (0, "")


def test_errors_are_named(store: Path) -> None:
    """Each number in the advice is one that this system knows."""
    assert all(os.strerror(number) for number in (errno.ENOSPC, errno.EROFS, errno.EMFILE))
