"""Results as text: golden tables, the standard formats read back, and nothing that a terminal would obey."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from rdflib import Graph, Literal, URIRef

from kg.ask.format import FORMATS, render, render_rows
from kg.ask.query import Result, run_query
from kg.ask.table import render_table
from kg.errors import InputError
from kg.store.answer import Form
from kg.store.store import open_store
from kg.store.values import Iri, Rows
from kg.terminal import cell_width

ODD = 'a \x1b[2J \u202e"b" <c>\r\n& d, 新闻'


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A store with three names, one of them odd, and a number without a name."""
    path = tmp_path_factory.mktemp("format") / "store"
    graph = Graph()
    for number, name in enumerate(["Ann", ODD, "Чехов"]):
        graph.add((URIRef(f"urn:{number}"), URIRef("https://schema.org/name"), Literal(name)))
        graph.add((URIRef(f"urn:{number}"), URIRef("https://schema.org/age"), Literal(9 * 10**number)))
    graph.add((URIRef("urn:9"), URIRef("https://schema.org/age"), Literal(5)))
    with open_store(path) as store:
        store.replace_graph("urn:g", graph)
    return path


@pytest.fixture(scope="module")
def result(path):
    """All of it, as rows."""
    return run_query(
        path, "SELECT ?who ?name ?age { ?who schema:age ?age OPTIONAL { ?who schema:name ?name } } ORDER BY ?who"
    )


def test_a_table_is_aligned_and_harmless(result):
    """Numbers to the right, wide letters counted as two, control and direction characters replaced, one line a row."""
    assert render(result, "table", width=100) == (
        "who    name                       age\n"
        "-----  -------------------------  ---\n"
        "urn:0  Ann                          9\n"
        'urn:1  a \ufffd[2J \ufffd"b" <c> & d, 新闻   90\n'
        "urn:2  Чехов                      900\n"
        "urn:9                               5\n"
        "4 rows\n"
    )


@pytest.mark.parametrize("width", [18, 20, 30, 44, 60])
def test_a_table_fits_its_width(result, width):
    """Long cells are wrapped, none is cut, and no line is wider than asked; a narrow one has a line a value."""
    text = render(result, "table", width=width)
    assert max(map(cell_width, text.splitlines())) <= width
    assert all(word in text for word in ("Ann", "Чехов", "<c>", "新闻", "900"))
    assert "-----" in text


def test_tables_of_nothing():
    """No rows, no columns, and one row are said as such."""
    assert render_table(Rows(("who",), ()), 80) == "who\n---\n0 rows\n"
    assert render_table(Rows((), ()), 80) == "0 rows\n"
    assert (
        render_table(Rows(("who",), ((Iri("https://schema.org/Person"),),)), 80)
        == "who\n" + "-" * 13 + "\nschema:Person\n1 row\n"
    )


def test_csv_and_tsv_read_back(result):
    """CSV holds the values, TSV the terms."""
    rows = list(csv.reader(io.StringIO(render(result, "csv"), newline="")))
    assert rows == [
        ["who", "name", "age"],
        ["urn:0", "Ann", "9"],
        ["urn:1", ODD, "90"],
        ["urn:2", "Чехов", "900"],
        ["urn:9", "", "5"],
    ]
    lines = render(result, "tsv").splitlines()
    assert lines[0] == "?who\t?name\t?age"
    assert lines[1] == '<urn:0>\t"Ann"\t9'
    assert lines[4] == "<urn:9>\t\t5"


def test_json_holds_every_character(result):
    """SPARQL's JSON: bindings with type and value, unbound ones left out."""
    made = json.loads(render(result, "json"))
    assert made["head"]["vars"] == ["who", "name", "age"]
    assert made["results"]["bindings"][1]["name"] == {"type": "literal", "value": ODD}
    assert sorted(made["results"]["bindings"][3]) == ["age", "who"]


def test_xml_is_well_formed_whatever_it_holds(result):
    """XML cannot hold most control characters; they are replaced, the rest is there."""
    made = ET.fromstring(render(result, "xml"))
    names = [element.text for element in made.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert names[0] == "Ann"
    assert names[2] == ODD.replace("\x1b", "\ufffd").replace("\r\n", "\n")


def test_triples_as_turtle_and_as_a_table(path):
    """Turtle with only the prefixes in use; a table of three columns."""
    result = run_query(
        path, "CONSTRUCT { ?s schema:age ?age ; a schema:Person } { ?s schema:age ?age FILTER(?age < 10) }"
    )
    assert render(result, "turtle") == (
        "@prefix schema: <https://schema.org/> .\n"
        "<urn:0> a schema:Person ;\n\tschema:age 9 .\n"
        "<urn:9> a schema:Person ;\n\tschema:age 5 .\n"
    )
    assert render(result, "table", width=120).splitlines()[-1] == "4 rows"


def test_yes_and_no():
    """ASK in words, and in the formats that know it."""
    yes = Result(Form.BOOLEAN, b'{"head":{},"boolean":true}')
    assert render(yes) == "yes\n"
    assert render(yes, "csv") == "true\n"
    assert json.loads(render(yes, "json"))["boolean"] is True
    assert "<boolean>true</boolean>" in render(yes, "xml")


def test_a_format_that_cannot_hold_the_result_says_what_can(result):
    """Rows are no Turtle, a graph is no CSV, and an unknown format lists the known."""
    graph = Result(Form.TRIPLES, b"")
    with pytest.raises(InputError, match="take --format table, csv"):
        render(result, "turtle")
    with pytest.raises(InputError, match="take --format turtle or table"):
        render(graph, "csv")
    with pytest.raises(InputError, match=", ".join(FORMATS)):
        render(result, "yaml")


def test_a_table_leaves_out_what_says_little():
    """With details: empty columns first, then those alike in all rows, then the details; all of it is said below."""
    rows = Rows(
        ("who", "said", "where", "day", "note"),
        (("Ann", "one two three", None, "Monday", "first"), ("Bob", "four five six", None, "Monday", "second")),
    )
    assert render_table(rows, 60, details=["note"]).splitlines()[0].split() == ["who", "said", "day", "note"]
    narrow = render_table(rows, 19, details=["note"])
    assert narrow.splitlines()[0].split() == ["who", "said", "note"]
    narrower = " ".join(render_table(rows, 14, details=["note"]).split())
    assert narrower.startswith("who said --- --------- Ann one two three Bob four five six 2 rows; nothing in: where")
    assert narrower.endswith("in all: day Monday; no room for: note (csv has all)")


def test_long_text_gets_most_of_the_room():
    """Short columns keep what they need; of the details, no more go than must, the first named first."""
    said = "a sentence of some thirty words " * 6
    rows = Rows(
        ("who", "said", "effect", "day", "place"),
        tuple((f"Officials of number {n}", said, "asserts", f"2025-03-0{n}", f"Homs {n}") for n in (1, 2)),
    )
    names, rule, *_, last = render_table(rows, 80, details=["place", "day"]).splitlines()
    assert last == "2 rows", "what is shown is not said below as well"
    widths = dict(zip(names.split(), map(len, rule.split()), strict=True))
    assert set(widths) == {"who", "said", "effect", "day", "place"}
    assert widths["said"] > 2 * widths["who"]
    assert widths["day"] == len("2025-03-01")
    names, rule, *_ = render_table(rows, 38, details=["place", "day"]).splitlines()
    assert names.split() == ["who", "said", "day"]
    assert len(rule) <= 38
    assert render_table(rows, 30, details=["place", "day"]).splitlines()[0].split() == ["who", "said"]


def test_right_to_left_text_keeps_its_place():
    """A cell in Arabic is isolated, so that a terminal that turns it does not turn its neighbours."""
    line = render_table(Rows(("who", "n"), (("سانا", 5),)), 40).splitlines()[2]
    assert line == "\u2068سانا\u2069  5"


def test_evidence_stands_under_its_row_or_in_a_column():
    """The table has it below each row; CSV in a column of its own."""
    rows = Rows(("who",), (("Ann",), ("Bob",)))
    evidence = {0: ("She said >>yes<<.",)}
    assert render_rows(rows, width=40, evidence=evidence).splitlines()[2:5] == ["Ann", "    She said >>yes<<.", ""]
    assert render_rows(rows, "csv", evidence=evidence).splitlines() == [
        "who,evidence",
        "Ann,She said >>yes<<.",
        "Bob,",
    ]
