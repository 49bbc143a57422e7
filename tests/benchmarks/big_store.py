"""Stores of any size for benchmarks: varied copies of the sample's own extractions, the same on every run.

A copy has IRIs, days, numbers, places and speakers of its own, so that indexes and comparisons meet what they meet in
an archive; every tenth is a later version of the copy before it. Its text is the sample's with a line of its own.
"""

from __future__ import annotations

import hashlib
import io
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.graph.vocab import RDF, SCHEMA
from kg.ids import BASE, article_iri
from kg.jobs import Reader, finish
from kg.model import Article
from kg.read.article import read_articles
from kg.sample import sample_paths
from kg.store.convert import iri, to_quads
from kg.store.engine import open_writer
from kg.store.store import open_store

_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})"\^\^<http://www\.w3\.org/2001/XMLSchema#date>')
_NUMBER = re.compile(r'(/(?:min|max)Value> )"(\d+)"\^\^')


def build_store(path: Path, quads: int) -> int:
    """Make a store of about `quads` quads at `path`; return how many articles it has."""
    templates = list(_templates())
    database = open_writer(path)
    texts, made, number = [], 0, 0
    while made < quads:
        batch = io.BytesIO()
        for _ in range(100):
            if made >= quads:
                break
            text, lines, size = _copy(templates, number)
            texts.append(text)
            batch.write(lines)
            made += size
            number += 1
        database.bulk_load(input=batch.getvalue(), format=ox.RdfFormat.N_QUADS)
    database.flush()
    database.optimize()
    del database
    with open_store(path) as store:
        for text in texts:
            store.keep_text(text)
        Reader().prepare(store)
        finish(store)
    return number


def _templates() -> Iterator[tuple[Article, str, bytes]]:
    """Each article of the sample with its IRI and its graph as N-Quads."""
    reader = Reader()
    for article in read_articles([str(path) for path in sample_paths()]):
        assert isinstance(article, Article)
        known = frozenset(str(subject) for subject in reader.known.subjects())
        name = article_iri(article)
        quads = to_quads(build_graph(reader.extract(article), known), iri(name))
        yield article, name, b"".join(f"{quad} .\n".encode() for quad in quads)


def _copy(templates: list[tuple[Article, str, bytes]], number: int) -> tuple[str, bytes, int]:
    """The text of the copy `number`, its quads as lines, and how many they are."""
    chance = random.Random(number)
    article, name, data = templates[number % len(templates)]
    text = f"{article.text}\nCopy {number}.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = data.decode().replace(name, f"{BASE}article/{digest[:16]}")
    identity = number - 2 if number % 10 in (8, 9) else number  # a later version of the copy of the same template
    lines = re.sub(rf"<{BASE}source/\w+>", f"<{BASE}source/{identity:016x}>", lines)
    lines = lines.replace(article.sha256, digest)
    shift = timedelta(days=chance.randrange(400))
    lines = _DAY.sub(lambda d: d[0].replace(d[1], (date.fromisoformat(d[1]) + shift).isoformat()), lines)
    factor = chance.choice((0.5, 0.8, 1, 1, 1, 1.1, 1.3, 2))
    lines = _NUMBER.sub(lambda n: f'{n[1]}"{max(1, round(int(n[2]) * factor))}"^^', lines)
    for kind in (SCHEMA.Place, SCHEMA.Person, SCHEMA.Organization):
        lines = _swapped(lines, kind, chance)
    return text, lines.encode(), lines.count("\n")


_KNOWN: dict[URIRef, list[str]] = {}


def _swapped(lines: str, kind: URIRef, chance: random.Random) -> str:
    """`lines` with each known entity of `kind` in two of three copies changed for another of its kind."""
    if not _KNOWN:
        known: Graph = known_graph()
        for class_ in (SCHEMA.Place, SCHEMA.Person, SCHEMA.Organization):
            _KNOWN[class_] = sorted(str(subject) for subject in known.subjects(RDF.type, class_))
    if chance.random() < 1 / 3:
        return lines
    others = _KNOWN[kind]
    found = sorted({f"<{other}>" for other in others if f"<{other}>" in lines})
    swaps = dict(zip(found, (f"<{other}>" for other in chance.sample(others, len(found))), strict=True))
    return re.sub("|".join(map(re.escape, found)) or r"(?!)", lambda match: swaps[match[0]], lines)
