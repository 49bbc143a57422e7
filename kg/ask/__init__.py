"""Asking the graph: SPARQL of strangers made safe, answers in many formats, and figures held against each other."""

from kg.callable_package import make_callable

make_callable(__name__)
