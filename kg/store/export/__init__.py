"""The store as files to take away: Turtle and TriG for people, N-Quads and JSON-LD for machines, CSV for spreadsheets.

    index        the quads of one graph by subject, for everything below
    selection    which articles, and what of them
    notation     a term as Turtle writes it
    blocks       a graph as blocks of Turtle, in the order of the text
    turtle, nquads, jsonld, tables    one format family each

All write to a binary stream as they go, an article at a time, and give the same bytes whatever the hash seed and the
order in which articles came.
"""

from __future__ import annotations

from kg.store.export.jsonld import write_jsonld
from kg.store.export.nquads import write_nquads
from kg.store.export.tables import write_figures_csv, write_statements_csv
from kg.store.export.turtle import write_trig, write_turtle

__all__ = [
    "write_figures_csv",
    "write_jsonld",
    "write_nquads",
    "write_statements_csv",
    "write_trig",
    "write_turtle",
]
