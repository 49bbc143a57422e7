"""Known entities of the user's own and validation, as a person meets them: real processes, a real store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import ARTICLES, kg, write_lines

from kg.store.graphs import KNOWN, USER_KNOWN
from kg.store.store import open_store

MINE = """@prefix ex: <https://example.org/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:roe a schema:Person ; rdfs:label "Jane M. Roe"@en ; skos:altLabel "Jane Roe"@en .
"""
ROE = "https://example.org/id/roe"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """An article's file and the user's entities."""
    (tmp_path / "mine.ttl").write_text(MINE, encoding="utf-8")
    return write_lines(tmp_path / "a.jsonl", ARTICLES[:1]), tmp_path / "mine.ttl"


def test_extract_knows_the_users_entities(files, tmp_path):
    """A name of the file has its IRI and label; without the file it is the article's own."""
    articles, mine = files
    done = kg("extract", str(articles), "--entities", str(mine), at=tmp_path)
    speakers = [s["speaker"] for s in json.loads(done.stdout)["statements"] if s["speaker"]]
    assert {"iri": ROE, "label": "Jane M. Roe", "type": "Person"} in speakers
    assert ROE not in kg("extract", str(articles), at=tmp_path).stdout


def test_a_store_keeps_the_users_entities(files, tmp_path):
    """Later runs without the file change nothing for the articles that are there: exports show the label still."""
    articles, mine = files
    assert kg("ingest", str(articles), "--entities", str(mine), at=tmp_path).returncode == 0
    more = write_lines(tmp_path / "b.jsonl", ARTICLES[1:2])
    assert kg("ingest", str(more), at=tmp_path).returncode == 0
    turtle = kg("export", at=tmp_path).stdout
    assert f"kg:statedBy <{ROE}>" in turtle
    assert 'rdfs:label "Jane M. Roe"@en' in turtle
    table = kg("export", "--format", "statements-csv", "--speaker", "jane m. roe", at=tmp_path)
    assert table.stderr == f"speaker: Jane M. Roe <{ROE}>\n"
    assert kg("validate", at=tmp_path).returncode == 0
    asked = kg("query", f"SELECT ?l {{ <{ROE}> rdfs:label ?l }}", "--format", "csv", at=tmp_path)
    assert asked.stdout.splitlines()[1:] == ["Jane M. Roe"]
    page = kg("graph", "-o", "page.html", at=tmp_path)
    assert "Jane M. Roe" in (tmp_path / "page.html").read_text(encoding="utf-8"), page.stderr


def test_a_changed_entity_replaces_what_was_kept(files, tmp_path):
    """The newest file's description of an entity holds, alone, and no triple stands in two graphs."""
    articles, mine = files
    kg("ingest", str(articles), "--entities", str(mine), at=tmp_path)
    known = "<https://w3id.org/news-kg/id/place/syria> skos:altLabel 'Suriya'@en, 'Syrian Arab Republic'@en ."
    mine.write_text(MINE.replace("Jane M. Roe", "Jane Mary Roe") + known, encoding="utf-8")
    kg("ingest", str(articles), "--entities", str(mine), at=tmp_path)
    with open_store(tmp_path / "output" / "store", read_only=True) as store:
        own, theirs = store.graph(USER_KNOWN), store.graph(KNOWN)
    assert sorted(str(o) for o in own.objects()) == [
        "Jane Mary Roe", "Jane Roe", "Suriya", "https://schema.org/Person",
    ]  # fmt: skip
    assert not set(own) & set(theirs)


def test_a_bad_file_is_one_line_and_no_store(files, tmp_path):
    """A clash with a known label stops the run before anything is made; several options add up."""
    articles, mine = files
    bad = tmp_path / "bad.ttl"
    bad.write_text(MINE.replace("Jane M. Roe", "Ahmed al-Sharaa"), encoding="utf-8")
    done = kg("run", str(articles), "--entities", str(bad), at=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        f"Error: {bad}: Ahmed al-Sharaa: “Ahmed al-Sharaa” is the label of <"
    )
    assert not (tmp_path / "output").exists()
    done = kg("ingest", str(articles), "--entities", str(mine), "--entities", "nowhere.ttl", at=tmp_path)
    assert (done.returncode, "nowhere.ttl: cannot be read" in done.stderr) == (1, True)


def test_an_export_of_two_versions_is_valid(tmp_path):
    """Each version is checked with its own nodes; the one that it revises is no node of it."""
    versions = [
        {"id": "v", "published": f"2025-03-{day}", "text": f"Ana Lind said that {many} people were killed in Homs."}
        for day, many in (("09", "more than 800"), ("10", "1,018"))
    ]
    assert kg("ingest", str(write_lines(tmp_path / "two.jsonl", versions)), at=tmp_path).returncode == 0
    kg("export", "-o", "graph.ttl", at=tmp_path)
    assert "wasRevisionOf" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    done = kg("validate", "graph.ttl", at=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    shapes = tmp_path / "desk.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/news-kg/ontology#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass kg:Article ;\n"
        ' sh:property [ sh:path <https://schema.org/headline> ; sh:minCount 1 ; sh:message "Give it a headline." ] .',
        encoding="utf-8",
    )
    done = kg("validate", "graph.ttl", "--shapes", str(shapes), at=tmp_path)
    assert len(done.stdout.splitlines()) == 2, "each version once"


def test_validate_prints_what_is_wrong_where(files, tmp_path):
    """Files and the store; a line for each fault with names; warnings do not fail; own shapes come on top."""
    articles, mine = files
    assert kg("validate", str(mine), at=tmp_path).returncode == 0
    bad = tmp_path / "bad.ttl"
    bad.write_text(MINE + "ex:b a schema:Place ; rdfs:label 'B'@en ; schema:containedInPlace ex:c .", encoding="utf-8")
    done = kg("validate", str(mine), str(bad), at=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{bad}: known entities: B <https://example.org/id/b>: A place lies in places that ")
    assert done.stderr == "2 parts checked, 1 with violations\n"
    kg("ingest", str(articles), at=tmp_path)
    shapes = tmp_path / "desk.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/news-kg/ontology#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass kg:Article ;\n"
        ' sh:property [ sh:path <https://schema.org/headline> ; sh:minCount 1 ; sh:message "Give it a headline." ] .',
        encoding="utf-8",
    )
    done = kg("validate", "--shapes", str(shapes), at=tmp_path)
    assert (done.returncode, done.stderr) == (1, "1 article checked, 1 with violations\n")
    assert done.stdout.startswith("article of 2024-05-10 <https://w3id.org/news-kg/id/article/")
    assert done.stdout.endswith(">: Give it a headline.\n")
    done = kg("validate", "--shapes", str(mine), at=tmp_path)
    assert (done.returncode, "no SHACL shapes in it" in done.stderr) == (1, True)
    kg("export", "-o", "graph.ttl", at=tmp_path)
    done = kg("validate", "graph.ttl", at=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
