"""Articles over time: versions found by any name, and what changed, as a table and as JSON, by both ways in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import kg, write_lines

from kg.errors import InputError
from kg.jobs import Reader, ingest_all
from kg.read.article import read_articles
from kg.store.store import open_store
from kg.versions import compare_versions, versions_of

URL = "https://example.org/coast"
OLD = (
    "Officials in Homs said more than 800 people were killed on Friday.\n\n"
    "“We will rebuild,” Ahmed al-Sharaa told Reuters. Geir Pedersen called for an inquiry."
)
NEW = (
    "Officials in Homs said 1,018 people were killed on Friday.\n\n"
    "Iran denied any involvement.\n\n“We will rebuild,” Ahmed al-Sharaa told Reuters."
)
LINES = [
    {"url": URL, "published": "2025-03-09", "headline": "Killings on the coast", "text": OLD},
    {"url": URL, "published": "2025-03-10", "headline": "Killings on the coast: 1,018", "text": NEW},
    {"id": "other", "published": "2025-03-10", "text": "Geir Pedersen called for calm."},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with the store of two versions, the newer ingested first, and of another article."""
    folder = tmp_path_factory.mktemp("versions")
    path = write_lines(folder / "a.jsonl", [LINES[1], LINES[0], LINES[2]])
    with open_store(folder / "output" / "store") as store:
        list(ingest_all(read_articles([str(path)]), store, Reader()))
    return folder


@pytest.fixture(scope="module")
def store(folder):
    """That store, open."""
    with open_store(folder / "output" / "store", read_only=True) as store:
        yield store


def test_versions_are_found_by_any_name(store):
    """By URL or headline, oldest first by the day of publication, however they were ingested."""
    days = [str(version.published) for version in versions_of(store, URL)]
    assert days == ["2025-03-09", "2025-03-10"]
    assert versions_of(store, "killings on the coast") == versions_of(store, URL)


def test_what_changed_between_the_last_two(store):
    """The number that became exact, who was added and who is gone; what stayed is not there."""
    found = compare_versions(store, URL)
    assert (found.old.published, found.new.published) == ("2025-03-09", "2025-03-10")
    (figure,) = found.figures
    assert (figure.change.value, figure.old.wording, figure.new.wording) == (
        "changed",
        "more than 800 people",
        "1,018 people",
    )
    changes = {(d.change.value, (d.new or d.old).speakers) for d in found.statements}
    assert changes == {("changed", ("Officials in Homs",)), ("came", ("Iran",)), ("went", ("Geir Pedersen",))}


def test_two_versions_by_name(store):
    """By number, day, IRI or its last part; the other way round what came went."""
    first, second = (version.iri for version in versions_of(store, URL))
    wanted = compare_versions(store, URL)
    for old, new in (("1", "2"), ("2025-03-09", "2025-03-10"), (first, second), (first.rpartition("/")[2], None)):
        assert compare_versions(store, URL, old=old, new=new) == wanted
    back = compare_versions(store, URL, old="2", new="1")
    assert {d.change.value for d in back.statements} == {"changed", "came", "went"}
    assert [d.old.wording for d in back.figures] == ["1,018 people"]


@pytest.mark.parametrize(
    ("article", "options", "message"),
    [
        ("other", {}, "there is one version of 'other' only"),
        ("nothing", {}, "article: nothing in the store is called 'nothing'"),
        (URL, {"new": "1"}, "nothing to compare .* with; the versions are: 1: 2025-03-09, .*; 2: 2025-03-10, "),
        (URL, {"old": "2"}, "nothing to compare"),
        (URL, {"old": "7"}, "no version is called '7'"),
        (URL, {"old": "2025-03-01"}, "no version is called '2025-03-01'; the versions are: 1: 2025-03-09"),
    ],
)
def test_what_cannot_be_compared_is_said(store, article, options, message):
    """One clear line that lists what there is."""
    with pytest.raises(InputError, match=message):
        compare_versions(store, article, **options)


def test_the_command_prints_the_same(folder, store):
    """The table for people, JSON for programs; how much changed on standard error; an error is exit code 1."""
    done = kg("diff", URL, at=folder)
    assert done.returncode == 0, done.stderr
    assert "    as written: “more than 800 people” -> “1,018 people”\n    at least: 801 -> 1,018\n" in done.stdout
    assert "+ Iran denies: any involvement\n" in done.stdout
    assert "- Geir Pedersen calls for: an inquiry\n" in done.stdout
    assert "We will rebuild" not in done.stdout
    assert done.stderr == "1 came, 1 went, 2 changed\n"
    done = kg("diff", "Killings on the coast: 1,018", "--from", "1", "--to", "2", "--format", "json", at=folder)
    assert json.loads(done.stdout) == compare_versions(store, URL).to_json()
    done = kg("diff", "other", at=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: there is one version of 'other' only")
