"""Every export by its name, put together from the rooms: which format, of which part of the store, into which stream.

The command line calls `write_export`; so may Python code:

    with open_store(Path("output/store"), read_only=True) as store, open("said.csv", "wb") as stream:
        write_export(store, stream, "statements-csv", select(store, speaker="BBC"))
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.term import Identifier

from kg.ask.articles import find_article
from kg.ask.matching import named
from kg.ask.names import find_namesakes
from kg.errors import InputError
from kg.graph.lexicon import background_graph, background_triples
from kg.store.convert import iri, to_rdflib
from kg.store.export import (
    write_figures_csv,
    write_jsonld,
    write_nquads,
    write_statements_csv,
    write_trig,
    write_turtle,
)
from kg.store.export.selection import ALL, Selection, article_parts
from kg.store.graphs import KNOWN, USER_KNOWN
from kg.store.store import Store
from kg.terminal import harmless

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]

    from kg.store.export.index import GraphIndex

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "statements-csv", "figures-csv")
_RDF = {"turtle": write_turtle, "trig": write_trig, "nquads": write_nquads, "jsonld": write_jsonld}
_TABLES = {"statements-csv": write_statements_csv, "figures-csv": write_figures_csv}


def select(
    store: Store, *, article: str | None = None, speaker: str | None = None, day: date | None = None
) -> Selection:
    """What is asked for by names: one article, what one speaker said, the articles published on one day, or all three.

    A part of which the store has nothing is an `InputError`, as is a name with several meanings.
    """
    articles: frozenset[str] | None = None
    chosen: list[str] = []
    if day is not None:
        articles = frozenset(store.articles_of(day))
        if not articles:
            raise InputError(f"no article of the store was published on {day}; kg query shows the days that there are")
    if article is not None:
        found = find_article(store, "article", article, older=True)
        if articles is not None and found.iri not in articles:
            raise InputError(f"the article {found.label} <{found.iri}> was not published on {day}")
        articles = frozenset({found.iri})
        chosen += named("article", article, (found,))
    if speaker is None:
        return Selection(articles, chosen=tuple(chosen))
    who = find_namesakes(store, "speaker", speaker, does=("kg:statedBy",))
    speakers = frozenset(match.iri for match in who)
    if not store.ask(f"ASK {{ VALUES ?who {{ {' '.join(str(iri(one)) for one in speakers)} }} ?s kg:statedBy ?who }}"):
        label = harmless(who[0].label)
        raise InputError(f"{label} says nothing in this store; kg query --name speakers lists who does")
    return Selection(articles, speakers, tuple(chosen + named("speaker", speaker, who)))


def write_export(store: Store, stream: BinaryIO, format_: str, selection: Selection = ALL) -> None:
    """Write `selection` in one of `FORMATS`."""
    if format_ in _TABLES:
        _TABLES[format_](store, stream, selection=selection)
    elif format_ in _RDF:
        needed = format_ == "turtle" or not selection.everything  # else the known entities are a graph like others
        background = background_of(store, selection) if needed else None
        _RDF[format_](store, stream, background=background, selection=selection)
    else:
        from kg.show.interchange import to_plain, write_gexf, write_graphml

        write = {"graphml": write_graphml, "gexf": write_gexf}.get(format_)
        if write is None:
            raise InputError(f"no export is called {format_!r}; there are {', '.join(FORMATS)}")
        write(to_plain(networks(store, selection)), stream)


def known_in(store: Store) -> Graph:
    """The known entities of a store: those of news-kg and those of the user's own files."""
    return store.graph(KNOWN) + store.graph(USER_KNOWN)


def background_of(store: Store, selection: Selection = ALL) -> Graph:
    """The known entities that the selected articles mention, with the places that contain them."""
    known = known_in(store)
    subjects = {str(subject) for subject in known.subjects()}
    if selection.everything:
        articles = frozenset(store.articles())
        mentioned = {subject for subject in subjects if store.is_mentioned(subject, articles)}
    else:
        mentioned = {entity for part in article_parts(store, selection) for entity in part.objects()} & subjects
    return background_graph(sorted(mentioned), known)


def networks(store: Store, selection: Selection = ALL) -> Iterator[nx.MultiDiGraph]:
    """The relationship network of each selected article, as the page builds it, in the order of their days."""
    from kg.show.network import build_network

    known = known_in(store)
    subjects = {str(subject) for subject in known.subjects()}
    for part in article_parts(store, selection):
        background = background_triples(sorted(set(part.objects()) & subjects), known)
        digest = part.text(part.name, "kg:sha256")
        texts = {part.name: store.text_of(digest)} if digest else {}
        yield build_network(chain(_triples(part), background), texts, reading=False)


def _triples(part: GraphIndex) -> Iterator[tuple[Identifier, Identifier, Identifier]]:
    """What `part` says in rdflib's terms, each IRI made once."""
    iris: dict[str, URIRef] = {}

    def to_iri(text: str) -> URIRef:
        if text not in iris:
            iris[text] = URIRef(text)
        return iris[text]

    for subject, values in part.about.items():
        for predicate, terms in values.items():
            for term in terms:
                made = to_iri(term.value) if isinstance(term, ox.NamedNode) else to_rdflib(term)
                yield to_iri(subject), to_iri(predicate), made
