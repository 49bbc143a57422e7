"""Articles read by several processes: what happens inside one stays inside it, and what comes out is the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import environment_of, kg, write_lines

from kg.batch import Limits, Settings, processors, read_each
from kg.errors import DataError
from kg.extract.tagger import MODEL, SCORE_FLOOR
from kg.jobs import Reader
from kg.model import Article
from kg.read.article import Page, ReadFailure

SETTINGS = Settings(MODEL, SCORE_FLOOR)
TOWNS = ("Lima", "Oslo", "Accra", "Quito", "Hanoi", "Tunis", "Dakar", "Sofia", "Minsk", "Doha", "Baku", "Riga")


def rows(number: int) -> list[dict[str, str]]:
    """Short articles of our own."""
    return [
        {
            "id": f"a{i:03}",
            "published": "2024-05-08",
            "text": f"Jane Roe, mayor of {TOWNS[i % 12]}, said {i + 10} people died.\n\n“It rained,” she told Reuters.",
        }
        for i in range(number)
    ]


def behave(reader: Reader, article: Article) -> str:
    """A reading that does what the article's text says."""
    match article.text:
        case "fail":
            raise ZeroDivisionError("by\n zero")
        case "hang":
            time.sleep(3600)
        case "die":
            os._exit(7)
        case "swell":
            return "x" * (1 << 45)
        case "sink":
            return behave(reader, article) + ""
    return article.text.upper()


def outcomes(texts: list[str], jobs: int, timeout: float = 60) -> list[str]:
    """What comes of articles with these texts: what was made, or the line of the error."""
    articles = (Article(text, f"{i}-{text}") for i, text in enumerate(texts))
    found = read_each(articles, behave, SETTINGS, Limits(jobs, timeout))
    return [str(one.error) if isinstance(one, ReadFailure) else one for one in found]


def test_what_happens_inside_one_article_stays_there() -> None:
    """An exception, too much memory, a recursion, a dead process, a reading without end: a line each, in its place."""
    texts = ["one", "fail", "two", "swell", "sink", "three", "die", "four", "hang", "five", *"abcdefgh"]
    got = outcomes(texts, jobs=2, timeout=20)
    assert [line for line in got if line.isupper()] == [
        t.upper() for t in texts if t in {"one", "two", "three", "four", "five", *"abcdefgh"}
    ]
    failed = {line.split(":")[0]: line for line in got if not line.isupper()}
    assert [got.index(failed[name]) for name in failed] == [1, 3, 4, 6, 8]
    assert "does not know (ZeroDivisionError: by zero)" in failed["1-fail"]
    assert "not enough memory" in failed["3-swell"]
    assert "nested too deeply" in failed["4-sink"]
    assert "died (exit code 7)" in failed["6-die"]
    assert "took more than 20 seconds" in failed["8-hang"]


def test_the_order_is_that_of_the_input() -> None:
    """Whatever the number of processes, failures among them keep their places too."""
    texts = [f"text {i}" if i % 5 else "fail" for i in range(40)]
    assert outcomes(texts, jobs=1) == outcomes(texts, jobs=3)


def test_the_input_is_read_no_faster_than_it_is_used() -> None:
    """Of a thousand articles only a few wait: memory stays flat."""
    taken = 0

    def articles() -> Iterator[Article]:
        nonlocal taken
        for i in range(1000):
            taken += 1
            yield Article(f"text {i}", str(i))

    found = read_each(articles(), behave, SETTINGS, Limits(jobs=2))
    assert next(found) == "TEXT 0"
    assert taken < 30
    found.close()  # type: ignore[attr-defined]  # a generator's


def test_a_page_is_parsed_in_a_worker() -> None:
    """A page becomes its article; one that has none is a failure with its name."""
    html = (
        "<html><head><title>T</title></head><body><article>"
        + "<p>Jane Roe said it rained in Lima.</p>" * 9
        + "</article></body></html>"
    )
    good, bad = Page("good.html", "good", html), Page("bad.html", "bad", "<html></html>")
    made, failed = read_each([good, bad], behave, SETTINGS, Limits(2))
    assert isinstance(made, str)
    assert made.startswith("JANE ROE SAID IT RAINED")
    assert isinstance(failed, ReadFailure)
    assert str(failed.error).startswith("bad.html: ")


def test_what_is_known_already_is_not_read() -> None:
    """Where `done` has the answer, no process is asked."""
    articles = [Article("hang", "a"), Article("two", "b")]
    known = {"a": "known"}
    assert list(read_each(articles, behave, SETTINGS, Limits(2), lambda a: known.get(a.id))) == ["known", "TWO"]


def test_what_every_article_would_meet_is_raised_once(tmp_path: Path) -> None:
    """A model that is none, or a broken tokenizer, ends the whole reading."""
    for name, data in (("reader.onnx", b"no model"), ("tokenizer.json", b"{}")):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("reader.onnx", "tokenizer.json"):
            (folder / file).write_bytes(data if file == name else MODEL.with_name(file).read_bytes())
        settings = Settings(folder / "reader.onnx", SCORE_FLOOR)
        with pytest.raises(DataError, match=name):
            list(read_each([Article("one", "a"), Article("two", "b")], behave, settings, Limits(2)))


def test_the_same_bytes_with_any_number_of_processes(tmp_path: Path) -> None:
    """`kg extract` and `kg ingest` with one process and with three."""
    path = write_lines(tmp_path / "articles.jsonl", rows(15))
    one, three = (kg("extract", str(path), "--jobs", jobs, at=tmp_path).stdout for jobs in ("1", "3"))
    assert one == three
    assert [line.count('"id"') for line in one.splitlines()] == [1] * 15
    stores = {}
    for jobs in ("1", "3"):
        done = kg("ingest", str(path), "--jobs", jobs, "--store", jobs, at=tmp_path)
        assert done.stderr.splitlines()[-1] == f"15 articles in {jobs}"
        stores[jobs] = kg("export", "--format", "nquads", "--store", jobs, at=tmp_path).stdout
    assert stores["1"] == stores["3"] != ""


def test_what_has_not_changed_is_passed_over(tmp_path: Path) -> None:
    """The same again reads nothing; --force, another least score, other known names and another text do."""
    path = write_lines(tmp_path / "articles.jsonl", rows(3))

    def last(*options: str) -> str:
        return kg("ingest", str(path), *options, "--store", "s", at=tmp_path).stderr.splitlines()[-1]

    assert last() == "3 articles in s"
    before = kg("export", "--format", "nquads", "--store", "s", at=tmp_path).stdout
    assert last() == "3 articles in s, 3 of them unchanged"
    assert last("--force") == "3 articles in s"
    assert kg("export", "--format", "nquads", "--store", "s", at=tmp_path).stdout == before
    assert last("--min-score", "0.9") == "3 articles in s"
    assert last() == "3 articles in s"
    changed = rows(3)
    changed[1]["text"] += " Kim Lee told Reuters that it rained."
    write_lines(path, changed)
    assert last() == "3 articles in s, 2 of them unchanged"
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .\n"
        '<https://example.org/jane-roe> a schema:Person ; rdfs:label "Jane Roe"@en .\n'
    )
    assert last("--entities", str(own)) == "3 articles in s"
    assert "example.org/jane-roe" in kg("export", "--format", "nquads", "--store", "s", at=tmp_path).stdout


def start_ingest(path: Path, store: Path) -> subprocess.Popen[bytes]:
    """A real `kg ingest` in a process group of its own, as a terminal would start it."""
    command = [sys.executable, "-m", "kg.cli", "ingest", str(path), "--jobs", "2", "--store", str(store)]
    return subprocess.Popen(command, env=environment_of(), stderr=subprocess.PIPE, start_new_session=True)


def wait_for_articles(store: Path, number: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until that many articles' texts are kept."""
    while len(list((store / "texts").glob("*.txt")) if (store / "texts").exists() else []) < number:
        assert process.poll() is None, process.stderr and process.stderr.read()
        time.sleep(0.02)


def test_interrupted_and_gone_on_with(tmp_path: Path) -> None:
    """Beside a first ingest and after ctrl-C, names are known; the same command goes on."""
    path = write_lines(tmp_path / "articles.jsonl", rows(600))
    store = tmp_path / "store"
    process = start_ingest(path, store)
    wait_for_articles(store, 3, process)
    said = ["query", "--name", "said-about", "-p", "subject=Donald Trump", "--store", str(store)]
    beside = kg(*said, at=tmp_path)
    assert (beside.returncode, "nothing is called" in beside.stderr) == (0, False)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 1
    line = errors.decode().splitlines()[-1]
    assert line.startswith("Error: stopped: ")
    assert "Traceback" not in errors.decode()
    number = int(line.split()[2])
    assert 3 <= number < 600, "it was interrupted too late to show anything"
    assert kg(*said, at=tmp_path).returncode == 0
    write_lines(path, rows(number))
    again = kg("ingest", str(path), "--store", str(store), at=tmp_path)
    assert again.stderr.splitlines()[-1] == f"{number} articles in {store}, {number} of them unchanged"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """After kill -9 of the ingesting process none of its workers goes on."""
    process = start_ingest(write_lines(tmp_path / "articles.jsonl", rows(600)), tmp_path / "store")
    wait_for_articles(tmp_path / "store", 2, process)
    children = [
        int(c) for t in Path(f"/proc/{process.pid}/task").iterdir() for c in (t / "children").read_text().split()
    ]
    assert len(children) >= 2
    process.kill()
    process.communicate()
    while any(is_alive(child) for child in children):
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def test_processors_are_those_that_this_process_may_use() -> None:
    """Half a machine is half the processes."""
    allowed = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(allowed)})
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, allowed)
    assert processors() == len(allowed)
