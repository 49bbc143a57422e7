"""The command line as a person meets it: real processes, real files, a real store."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import ARTICLES, kg, write_lines

from kg.extract.tagger import MODEL
from kg.jobs import Reader
from kg.model import Article
from kg.read.article import read_articles
from kg.sample import sample_paths

COMMANDS = ("run", "extract", "ingest", "query", "export", "graph", "diff", "validate")
LAZY = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "rdflib.plugins.sparql",
    "rdflib",
    "pyvis",
    "pyoxigraph",
    "pyshacl",
    "trafilatura",
)


def test_help_is_quick() -> None:
    """`kg --help` names every command and loads neither the model's runtime nor any RDF or page library."""
    code = (
        "import sys; from kg.cli import main; sys.argv = ['kg', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([m for m in {LAZY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(f"\n  {command} " in done.stdout for command in COMMANDS)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, tmp_path: Path) -> None:
    """Each command explains itself and its options."""
    done = kg(command, "--help", at=tmp_path)
    assert done.returncode == 0
    assert "Usage:" in done.stdout
    assert all(line.strip() for line in done.stdout.split("Options:")[1].splitlines()[1:2])


@pytest.fixture(scope="module")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder in which `kg run --sample` ran, and what it printed."""
    folder = tmp_path_factory.mktemp("sample")
    return folder, kg("run", "--sample", at=folder)


def test_run_sample(sample_run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The whole job on the sample: exit code 0, both files, and a summary of who speaks and how figures compare."""
    folder, done = sample_run
    assert done.returncode == 0, done.stderr
    assert "2 articles: " in done.stdout
    assert "Ahmed al-Sharaa" in done.stdout.split("Who speaks")[1]
    assert "How figures compare" in done.stdout
    assert (folder / "output" / "graph.ttl").stat().st_size > 10_000
    assert (folder / "output" / "graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["graph.ttl", "graph.html"])
def test_committed_output_is_current(sample_run: tuple[Path, subprocess.CompletedProcess[str]], name: str) -> None:
    """What stands in output/ is what today's code makes of the sample."""
    folder, _ = sample_run
    committed = Path(__file__).resolve().parents[1] / "output" / name
    assert (folder / "output" / name).read_bytes() == committed.read_bytes(), "run: kg run --sample, and commit output/"


def test_query_export_graph_validate(sample_run: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """The store that a run leaves answers SPARQL, exports, draws and is valid."""
    folder, _ = sample_run
    asked = kg(
        "query",
        "SELECT DISTINCT ?who WHERE { ?s kg:effect kg:CallsFor ; kg:statedBy/rdfs:label ?who } ORDER BY ?who",
        "--format",
        "csv",
        at=folder,
    )
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.splitlines()[1:] == ["Ahmed al-Sharaa", "Volker Türk"]
    turtle = kg("export", at=folder).stdout
    assert turtle == (folder / "output" / "graph.ttl").read_text(encoding="utf-8")
    quads = kg("export", "--format", "nquads", at=folder).stdout.splitlines()
    assert quads == sorted(quads)
    drawn = kg("graph", "-o", str(tmp_path / "page.html"), at=folder)
    assert (tmp_path / "page.html").read_bytes() == (folder / "output" / "graph.html").read_bytes(), drawn.stderr
    bare = kg("graph", "--no-text", "--title", "Bare", "-o", str(tmp_path / "bare.html"), at=folder)
    assert bare.returncode == 0, bare.stderr
    unquoted = "Published by "  # nobody says it, and no figure, event or office stands in it
    assert unquoted in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert unquoted not in (tmp_path / "bare.html").read_text(encoding="utf-8")
    checked = kg("validate", at=folder)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "2 articles checked, 0 with violations" in checked.stderr


def test_extract_is_the_library(tmp_path: Path) -> None:
    """`kg extract` prints what the library gives, from a file and from standard input alike."""
    path = write_lines(tmp_path / "articles.jsonl", ARTICLES)
    articles = [a for a in read_articles([str(path)]) if isinstance(a, Article)]
    reader = Reader()
    expected = [json.loads(json.dumps(reader.extract(article).to_json())) for article in articles]
    from_file = kg("extract", str(path), at=tmp_path)
    from_stdin = kg("extract", "-", at=tmp_path, stdin=path.read_bytes())
    assert [json.loads(line) for line in from_file.stdout.splitlines()] == expected
    assert from_stdin.stdout == from_file.stdout
    assert [row["id"] for row in expected] == ["a0", "a1", "a2"]
    assert not (tmp_path / "output").exists()


def test_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    """Twice, in another order, in other batches and under another hash seed: the same Turtle and N-Quads."""
    shuffled = random.Random(3).sample(ARTICLES, len(ARTICLES))
    one = tmp_path / "one"
    two = tmp_path / "two"
    one.mkdir()
    two.mkdir()
    kg("ingest", str(write_lines(one / "all.jsonl", ARTICLES)), at=one)
    kg("ingest", str(one / "all.jsonl"), at=one)
    for i, article in enumerate(shuffled):
        kg("ingest", str(write_lines(two / f"{i}.jsonl", [article])), at=two, seed="77")
    for form in ("turtle", "nquads"):
        first = kg("export", "--format", form, at=one).stdout
        assert len(first) > 5_000
        assert kg("export", "--format", form, at=two, seed="5").stdout == first


BAD = {
    "missing.txt": (None, "missing.txt"),
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary.txt"),
    "latin.txt": ("Café said".encode("latin-1"), "UTF-8"),
    "broken.jsonl": (b'{"text": "One said yes."}\n{"text": \n', "line 2"),
    "field.jsonl": (b'{"text": 7}\n', "text"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path) -> None:
    """An input that cannot be read: one line that names it, exit code 1, no traceback, no store."""
    content, word = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    if name == "broken.jsonl":
        (tmp_path / name).write_bytes(content.splitlines()[1])
        word = name
    done = kg("run", name, at=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Error: ")
    assert word in done.stderr
    assert not (tmp_path / "output").exists()


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A folder with one unreadable file: the others are read, the bad one is named, the exit code is 1."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_lines(folder / "good.jsonl", ARTICLES[:1])
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02")
    done = kg("extract", str(folder), at=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a0"]
    assert "bad.txt" in done.stderr


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    """No article, no query, an unknown format: usage errors."""
    assert kg("run", at=tmp_path).returncode == 2
    assert kg("query", at=tmp_path).returncode == 2
    assert kg("export", "--format", "docx", at=tmp_path).returncode == 2


def test_store_that_is_not_there(tmp_path: Path) -> None:
    """Asking a store that does not exist is one line that says so, and makes none."""
    done = kg("query", "SELECT * WHERE { ?s ?p ?o }", at=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "output").exists()


def test_hostile_article(tmp_path: Path) -> None:
    """Markup, quotes, direction marks and control characters pass through the whole job and stay harmless data."""
    text = (
        "Jane Roe said: “We will not go. </script><script>alert(1)</script> {{ 7*7 }} {% raw %} "
        "This is our home.”\u202e\u0007.\r\n\r\n"
        'Kim Lee\'s spokesman said "> } ; DROP ALL #\\u0022" killed 12 people in Lima on 3 May 2024.'
    )
    (tmp_path / "evil.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    done = kg("run", "evil.txt", at=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "output" / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    row = json.loads(kg("extract", "evil.txt", at=tmp_path).stdout)
    assert any("alert(1)" in text[start:end] for s in row["statements"] for start, end in s["content"])
    assert kg("validate", at=tmp_path).returncode == 0


def test_sample_paths_are_two_articles() -> None:
    """The sample is two text files in the package."""
    assert [path.suffix for path in sample_paths()] == [".txt", ".txt"]


def test_own_model_and_score(tmp_path: Path) -> None:
    """`--model` takes a reader of the user's own, `--min-score` leaves out what it is less sure of."""
    path = write_lines(tmp_path / "one.jsonl", ARTICLES[:1])
    own = tmp_path / "own"
    shutil.copytree(MODEL.parent, own)
    plain = kg("extract", str(path), at=tmp_path)
    assert kg("extract", str(path), "--model", str(own / "reader.onnx"), at=tmp_path).stdout == plain.stdout
    scores = [s["score"] for s in json.loads(plain.stdout)["statements"]]
    middle = sorted(scores)[len(scores) // 2]
    strict = kg("extract", str(path), "--min-score", str(middle), at=tmp_path)
    kept = [s["score"] for s in json.loads(strict.stdout)["statements"]]
    assert min(kept) >= middle > min(scores)  # what a fixed phrase says is sure with or without the model
    missing = kg("extract", str(path), "--model", "none.onnx", at=tmp_path)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith("Error: no tokenizer at tokenizer.json")
    assert kg("extract", str(path), "--min-score", "2", at=tmp_path).returncode == 2
