"""The check of queries: what reads is let through, what writes or calls out is not, however it is spelt."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.guard import LONGEST, check_query
from kg.errors import QueryError
from kg.store.prefixes import PREFIXES

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "select ?s where { ?s a kg:Statement } limit 5",
    "ASK {}",
    "DESCRIBE <https://example.org/service>",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "PREFIX ex: <https://example.org/> SELECT * { ?s ex:p ?o }",
    "BASE <https://example.org/> PREFIX ex: <a/> SELECT * { <SERVICE> ex:p ?o }",
    "# SERVICE <http://example.org/> LOAD FROM\nSELECT * { ?s ?p ?o } # SERVICE",
    "SELECT * { ?s ?p 'SERVICE <http://example.org/> { }' }",
    'SELECT * { ?s ?p """a "quoted" SERVICE\nFROM <x> \\""" LOAD""" }',
    "SELECT * { ?s ?p '''it''s SERVICE ''' }",
    'SELECT * { ?s ?p "a \\" SERVICE \\\\" }',
    "SELECT * { ?service ?from $load }",
    "SELECT * { _:service ?p ?o }",
    "SELECT * { ?s ?p 'x'@service }",
    "SELECT * { ?s <https://example.org/#SERVICE> ?o }",
    "SELECT * { ?s <https://example.org/it's/from> ?o }",
    "SELECT * { ?s schema:serviceType ?o }",
    "PREFIX ex: <https://example.org/from#> SELECT * { ?s ex:Service ?o . ?s ex:from ?x ; kg:from ?y }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o && 'SERVICE' > ?o) }",
    "SELECT * { ?s ?p ?o FILTER(?s < 3 || ?o > 4) }",
    "SELECT * { ?s ?p 'INSERT DATA { }' } # DROP ALL",
]

CALLS = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
    "SELECT * {\n  ?s ?p ?o .\n  SeRvIcE ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x' SERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p 'x'SERVICE<http://example.org/>{} }",
    "SELECT * { ?s ?p trueSERVICE<http://example.org/>{} }",
    "SELECT * { ?s ?p 1SERVICE<http://example.org/>{} }",
    "SELECT * { ?s ?p 1.SERVICE<http://example.org/>{} }",
    "PREFIX ex: <http://example.org/> SELECT * { SERVICEex:a { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT kg:a { ?s ?p ?o } }",
    "PREFIX p: <http://x:> SELECT * { ?s ?p p:SERVICE <http://example.org/> {} }",
    "PREFIX p: <http://x:> PREFIX q: <http://y/> SELECT * { ?s q:trueSERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p ?o FILTER(?s<'x'&&'>'=?o) SERVICE <http://example.org/> { ?a ?b 'x' } }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o#>'''\n) SERVICE <http://example.org/> {} #'''\n }",
    "SELECT * { ?s ?p kg:a\\' SERVICE <http://example.org/> { ?a ?b 'x' } }",
    "SELECT * { ?s ?p ?o # it's\n SERVICE <http://example.org/> {} # it's\n }",
    "SELECT * { ?s ?p '' SERVICE <http://example.org/> { ?a ?b '' } }",
    "SELECT * { ?s ?p 'a\\\\' SERVICE <http://example.org/> { ?a ?b '\\\\' } }",
    "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p ?o } FROM <http://example.org/>",
    "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
    "SELECT * from named <http://example.org/> { ?s ?p ?o }",
    "ASK FROM <file:///etc/passwd> {}",
    "SELECT * { { SELECT * { LOAD <http://example.org/> } } }",
]

WRITES = [
    "INSERT DATA { <urn:a> <urn:a> <urn:a> }",
    "PREFIX ex: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
    "# SELECT\nDROP ALL",
    "clear all",
    "LOAD <http://example.org/>",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CREATE GRAPH <urn:g>",
    "ADD <urn:a> TO <urn:b>",
    "MOVE <urn:a> TO <urn:b>",
    "COPY <urn:a> TO <urn:b>",
]


@pytest.mark.parametrize("sparql", ALLOWED)
def test_a_reading_query_is_let_through(sparql):
    """The words of the forbidden in a string, an IRI, a comment, a variable or a name do not matter."""
    check_query(sparql)


@pytest.mark.parametrize("sparql", CALLS)
def test_a_query_that_reaches_out_is_refused(sparql):
    """With the place, on one line; each of these that calls out would do so in pyoxigraph."""
    with pytest.raises(QueryError, match=r"refused: .* \(line \d+, column \d+\)\n"):
        check_query(sparql)


@pytest.mark.parametrize("sparql", WRITES)
def test_an_update_is_refused(sparql):
    """It says that this changes the store, and what may be asked."""
    with pytest.raises(QueryError, match="changes the store; only SELECT, ASK, CONSTRUCT or DESCRIBE"):
        check_query(sparql)


@pytest.mark.parametrize(
    ("sparql", "why"),
    [
        ("", "the query is empty"),
        (" # nothing\n", "the query is empty"),
        ("statements", "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with 'statements'"),
        ("SELECT * { ?s ?p '\ud800' }", "not Unicode text at character 19"),
        ("SELECT * { ?s ?p '" + "x" * LONGEST + "' }", "longer than"),
    ],
)
def test_what_is_no_query_says_so(sparql, why):
    """Nothing, words, half a surrogate pair, a flood."""
    with pytest.raises(QueryError, match=why) as caught:
        check_query(sparql)
    assert str(caught.value).count("\n") in (0, 2), "one line, then the query's own and a caret"


def test_the_place_counts_lines_of_every_kind_and_characters():
    """Line and column are those of an editor, also behind letters of more than one byte."""
    with pytest.raises(QueryError, match=r"\(line 3, column 7\)"):
        check_query("SELECT *\r\n{ ?s ?p 'ä' .\n 'ö新' SERVICE <urn:x> {} }")


PIECES = [
    *(
        "SERVICE",
        "service ",
        " SERVICE ",
        "<http://127.0.0.1:9/>",
        "{?a ?b ?c}",
        "{}",
        "{",
        "}",
        "?s",
        "?o ",
        "?s ?p ?o",
    ),
    *(
        "true",
        "1",
        " 1.",
        "'",
        "'''",
        '"',
        "''",
        "'x'",
        "#",
        "\n",
        "<",
        ">",
        "=",
        "&&",
        "(",
        ")",
        "FILTER(",
        "kg:a",
        "ex:",
    ),
    *(
        "ex:a",
        "\\'",
        "\\",
        "a",
        " ",
        ".",
        ";",
        "?",
        "SILENT",
        "@en",
        "_:b",
        "OPTIONAL{",
        "BIND(1 AS ?n)",
        "^^",
        "<urn:a'b>",
    ),
]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9))
def test_whatever_pyoxigraph_would_call_is_refused(pieces):
    """Random glueings: none that makes pyoxigraph try a call (to a port that it refuses itself) passes the check."""
    sparql = "SELECT * { ?s ?p ?o . " + "".join(pieces) + " }"
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(True)))
    try:
        list(store.query(sparql, prefixes={**PREFIXES, "ex": "http://example.org/"}))
        return
    except (SyntaxError, ValueError):
        return
    except OSError:  # it tried to call
        pass
    with pytest.raises(QueryError):
        check_query(sparql)
