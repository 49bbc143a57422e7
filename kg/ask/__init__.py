"""Asking the graph: SPARQL of strangers made safe, answers in many formats, and figures held against each other."""
