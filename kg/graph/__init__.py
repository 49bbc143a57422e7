"""Extraction to RDF: vocab (terms), lexicon (the ontology's names), emit (values to triples), validate (shapes)."""
