"""Turtle of strangers: read, or refused in one line, soon, by whoever reads it."""

from __future__ import annotations

import random

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import DataError, InputError, KgError
from kg.graph import turtle
from kg.graph.entity_files import read_entity_files
from kg.graph.lexicon import known_graph, ontology_folder, to_known_entities
from kg.graph.turtle import read_turtle
from kg.graph.user_shapes import open_shapes
from kg.graph.validate_files import check_file
from kg.store.store import open_store

LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
PERSON = f'<urn:a> a <https://schema.org/Person> ; {LABEL} "Ana Lind"@en ; <urn:p> '
XSD_ = "http://www.w3.org/2001/XMLSchema#"


def write(tmp_path, text: str):
    """A Turtle file."""
    path = tmp_path / "mine.ttl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


@pytest.mark.parametrize("name", ["entities.ttl", "schema.ttl", "shapes.ttl", "alignment.ttl"])
def test_our_own_files_are_read_as_rdflib_reads_them(name):
    """Of the same size, and the same triples where no blank node stands in them."""
    ours, theirs = read_turtle(ontology_folder() / name), Graph().parse(ontology_folder() / name)
    assert len(ours) == len(theirs)
    if name == "entities.ttl":
        assert set(ours) == set(theirs)


@pytest.mark.parametrize(
    "text",
    [
        "@prefix",
        "<urn:a> a",
        'x "',
        '<urn:a> <urn:p> """never closed',
        '<urn:a> <urn:p> "x"^^',
        '<urn:a> <urn:p> "x"@' + "abcdefghijklmnop-x",
        '<urn:a> <urn:p> "\\uD800" .',
        '<urn:a> <urn:p> "\ud800" .',
        "<urn:a\\u0020b> <urn:p> 1 .",
        "<urn:a b> <urn:p> 1 .",
        "<a> <urn:p> 1 .",
        "<urn:a> <urn:p> " + "[ <urn:p> " * 20_000 + "1",
        "<urn:a> <urn:p> " + "[" * 20_000,
        "<urn:a> <urn:p> " + "(" * 20_000,
        "<urn:g> { <urn:a> a <urn:b> }",
        "<urn:a> a <urn:b> {| <urn:c> 1 |} .",
        "\x00\x01\x02",
        "\ufffe\uffff",
        "<html><body>News</body></html>",
        '{"@id": "urn:a"}',
    ],
)
def test_what_is_no_turtle_is_one_line(tmp_path, text):
    """To check, as known entities and as shapes alike: which file, and what is wrong with it."""
    _refused(write(tmp_path, text))


@pytest.mark.parametrize(
    "value",
    [
        f'"{text}"^^<{XSD_}{type_}>'
        for type_, texts in {
            "decimal": ("x", "9E999999999", "-1e9", "NaN", "1" * 1000, "0." + "0" * 1000, ""),
            "integer": ("9E9", "1.5.2", "1" * 5000, "INF", "０x"),
            "nonNegativeInteger": ("1e3",),
            "double": ("x", "1e", "0x1p3"),
            "date": ("2025-99-99", "Sunday"),
            "dateTime": ("9999999999999999999999-01-01T00:00:00Z", "now"),
            "boolean": ("maybe",),
            "hexBinary": ("zz",),
        }.items()
        for text in texts
    ],
)
def test_a_value_that_is_not_what_its_type_says_is_one_line(tmp_path, capfd, value):
    """Numbers of a billion digits among them: nothing is worked out, and rdflib prints no traceback."""
    _refused(write(tmp_path, f"{PERSON}{value} ."))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("value", ["7", "-0.50", "1e400", f'"2025-03-09"^^<{XSD_}date>', '"x"^^<urn:own-type>', "true"])
def test_a_value_that_is_right_is_taken(tmp_path, value):
    """Ordinary numbers, days and types that nobody knows."""
    path = write(tmp_path, f"{PERSON}{value} .")
    assert [part.violations for part in check_file(path)] == [[]]
    assert len(read_entity_files([path])) == 3


def test_sizes_are_bounded(tmp_path, monkeypatch):
    """A file that is too large, a folder and a device are refused before they are read."""
    monkeypatch.setattr(turtle, "LARGEST", 1000)
    large = write(tmp_path, "# " + "x" * 2000)
    for path, message in (
        (large, "is too large"),
        (tmp_path, "is a folder"),
        (tmp_path / "none.ttl", "cannot be read"),
    ):
        with pytest.raises(InputError, match=message):
            read_turtle(path)
    pipe = tmp_path / "pipe"
    if hasattr(__import__("os"), "mkfifo"):
        __import__("os").mkfifo(pipe)
        with pytest.raises(InputError, match="is a device or pipe"):
            read_turtle(pipe)


def test_a_byte_order_mark_is_none_of_the_text(tmp_path):
    """As some editors write it."""
    graph = read_turtle(write(tmp_path, "\ufeff<urn:a> <urn:p> 7 ."))
    assert set(graph) == {(URIRef("urn:a"), URIRef("urn:p"), Literal(7, datatype=XSD.integer))}


def test_the_broken_cases_end_with_a_line(shared):
    """The files that once broke off or hung."""
    cases = sorted((shared / "cases" / "breaking").glob("*.ttl"))
    broken = [path for path in cases if not path.name.startswith("evil-")]
    if not broken:
        pytest.skip("needs the cases in shared/")
    for path in broken:
        _refused(path)


def test_cut_and_changed_files_end_with_a_line(tmp_path):
    """Our own file of entities, cut anywhere and with a few characters changed: read or refused, never broken off."""
    chance = random.Random(10)
    text = (ontology_folder() / "entities.ttl").read_text(encoding="utf-8")[:6000]
    for _ in range(150):
        made = list(text[: chance.randrange(len(text))])
        for _ in range(chance.randrange(4)):
            made[chance.randrange(len(made))] = chance.choice("\"'<>@^[]().;,\\\u202e\x00\ud800 _:é")
        path = write(tmp_path, "".join(made))
        try:
            read_turtle(path)
        except KgError as error:
            assert str(error).startswith(str(path))
            assert "\n" not in str(error)


ODD = {
    "a label of another English": f'<urn:a> a <https://schema.org/Person> ; {LABEL} "Ana"@en-GB .',
    "a label that is invisible": f'<urn:a> a <https://schema.org/Person> ; {LABEL} "\u200b"@en .',
    "a blank node as a value": f"{PERSON}[ <urn:q> 1 ] .",
    "a list as a value": f"{PERSON}( 1 2 ) .",
    "an entity that is a blank node": f'[] a <https://schema.org/Person> ; {LABEL} "Ana"@en .',
    "a node with nothing that we know": "<urn:a> <urn:p> 1 .",
    "a name of one sign": f'<urn:a> a <https://schema.org/Person> ; {LABEL} "-"@en .',
    "a very long name": f'<urn:a> a <https://schema.org/Person> ; {LABEL} "{"long " * 2000}"@en .',
    "a name with line ends": f'<urn:a> a <https://schema.org/Person> ; {LABEL} """Ana\\nLind"""@en .',
    "a scheme that is odd": f'<x-y.z:a> a <https://schema.org/Person> ; {LABEL} "Ana"@en .',
    "nothing at all": "# nothing",
    "one more name of somebody known": "<https://w3id.org/news-kg/id/place/syria> "
    '<http://www.w3.org/2004/02/skos/core#altLabel> "Suriya"@en .',
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
def test_what_validate_passes_entities_takes(tmp_path, what):
    """And what it does not pass they refuse; what they take, the names, the reader and the store take too."""
    path = write(tmp_path, ODD[what])
    passed = not any(v.severity == "Violation" for part in check_file(path) for v in part.violations)
    try:
        mine = read_entity_files([path])
    except DataError as error:
        assert not passed, error
        return
    assert passed
    to_known_entities(known_graph() + mine)
    with open_store(tmp_path / "store") as store:
        store.replace_graph("urn:g", mine)


def _refused(path) -> None:
    for use in (lambda: list(check_file(path)), lambda: read_entity_files([path]), lambda: _open(path)):
        with pytest.raises(KgError) as caught:
            use()
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)


def _open(path) -> None:
    with open_shapes(path):
        pass
