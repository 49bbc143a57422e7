"""Small graphs for the tests of the store: as articles' graphs are shaped, made without reading any article."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from rdflib import RDF, Graph, Literal, Namespace, URIRef

import kg
from kg.ids import BASE, ONTOLOGY

KG = Namespace(ONTOLOGY)
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

ARTICLE = f"{BASE}article/a1"
IDENTITY = f"{BASE}source/s1"


def article_text(number: int, length: int = 40) -> str:
    """The text of the generated article `number`."""
    return f"Officials said on day {number} that {number} people were found.\r\n" * length


def article_graph(number: int, length: int = 40) -> Graph:
    """The graph of the generated article `number`: one span for each of its lines, and the digest of its text."""
    text = article_text(number, length)
    article = URIRef(f"{BASE}article/{number:04}")
    graph = Graph()
    graph.add((article, RDF.type, KG.Article))
    graph.add((article, KG.sha256, Literal(hashlib.sha256(text.encode()).hexdigest())))
    line = len(text) // length
    for start in range(0, len(text), line):
        span = URIRef(f"{article}#char={start},{start + line}")
        graph.add((span, RDF.type, KG.Span))
        graph.add((span, KG.inArticle, article))
        graph.add((span, OA.start, Literal(start)))
        graph.add((span, OA.exact, Literal(text[start : start + line])))
    return graph


def version_graph(name: str, published: str | None, words: str = "as it was", identity: str = IDENTITY) -> Graph:
    """The graph of one version of the article `identity`."""
    article = URIRef(name)
    graph = Graph()
    graph.add((article, RDF.type, KG.Article))
    graph.add((article, KG.versionOf, URIRef(identity)))
    graph.add((article, SCHEMA.headline, Literal(words)))
    if published:
        graph.add((article, SCHEMA.datePublished, Literal(published, datatype=XSD.date)))
    return graph


def python(code: str, *args: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start a Python of its own that finds `kg` and this module, with `args` as its `sys.argv[1:]`."""
    paths = [str(Path(kg.__file__).parent.parent), str(Path(__file__).parent)]
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
