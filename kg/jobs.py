"""Whole jobs, put together from the rooms above: ingest articles, write the graph and the page, check a store.

The command line calls these; so may Python code. Nothing here prints.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from rdflib import Graph, URIRef

from kg.ask.compare import Verdict
from kg.ask.figures import COMPARISONS, comparison_graph, figures_in
from kg.errors import InputError
from kg.exports import background_of, known_in, write_export
from kg.extract.pipeline import Extractor
from kg.extract.tagger import MODEL, SCORE_FLOOR, Tagger
from kg.graph.emit import build_graph
from kg.graph.entity_files import read_entity_files
from kg.graph.lexicon import known_graph, ontology_graph, to_known_entities
from kg.graph.user_shapes import UserShapes
from kg.graph.validate import name_of
from kg.graph.validate_files import Checked, check_part
from kg.graph.vocab import KG
from kg.ids import article_iri
from kg.model import Article, Extraction
from kg.store.graphs import KNOWN, TERMS, USER_KNOWN
from kg.store.store import Store


class Reader:
    """Reads and ingests articles with the known entities, those of the user's own files among them, and one model.

    Statements that the model finds with a score under `min_score` are left out.
    """

    def __init__(self, *, model: Path = MODEL, min_score: float = SCORE_FLOOR, entities: Sequence[Path] = ()) -> None:
        self._own = read_entity_files(entities) if entities else Graph()
        self._tagger = Tagger(model, min_score=min_score)

    @cached_property
    def known(self) -> Graph:
        """The known entities as a graph."""
        return known_graph() + self._own

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(to_known_entities(self.known), self._tagger)

    @cached_property
    def _known_iris(self) -> frozenset[str]:
        return frozenset(str(subject) for subject in self.known.subjects())

    def extract(self, article: Article) -> Extraction:
        """What the article says."""
        return self._extractor.extract(article)

    def ingest(self, article: Article, store: Store) -> Extraction:
        """Extract the article and replace its graph in the store, in one transaction."""
        extraction = self.extract(article)
        store.save_article(article_iri(article), build_graph(extraction, self._known_iris), article.text)
        return extraction

    def finish(self, store: Store) -> None:
        """Bring the graphs that belong to no article up to date: known entities, terms, comparisons."""
        refresh(store, self._own)


def refresh(store: Store, own: Graph | None = None) -> None:
    """Bring the graphs that belong to no article up to date.

    Of the user's known entities, `own` are those of this run; what the store has of others stays, because its articles
    may speak of them.
    """
    known = known_graph()
    store.replace_graph(KNOWN, known)
    store.replace_graph(TERMS, ontology_graph())
    if own:
        kept = store.graph(USER_KNOWN)
        for subject in set(own.subjects()):
            kept.remove((subject, None, None))
        store.replace_graph(USER_KNOWN, (kept + own) - known)  # no triple stands in two graphs
    store.update_graph(COMPARISONS, comparison_graph(figures_in(store)))


def write_graph(store: Store, path: Path) -> None:
    """Write the union of the article graphs and their background as Turtle."""
    with replacing(path) as stream:
        write_export(store, stream, "turtle")


def write_page(store: Store, path: Path, *, title: str, with_texts: bool = True) -> None:
    """Write the interactive graph of the store as one HTML file, of each article only the newest version.

    `with_texts=False` leaves the reading view out, and with it the articles' full texts.
    """
    from kg.show.network import build_network  # networkx and jinja2, which nothing else here needs
    from kg.show.page import render_page

    union = background_of(store)
    texts: dict[str, str] = {}
    rows = store.select(
        "SELECT ?article ?hash WHERE { ?article a kg:Article ; kg:sha256 ?hash "
        "FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?article } } ORDER BY ?article"
    ).dicts()
    for row in rows:
        texts[str(row["article"])] = store.text_of(str(row["hash"]))
        union += store.graph(str(row["article"]))
    page = render_page(build_network(union, texts), title=title, with_texts=with_texts)
    with replacing(path) as stream:
        stream.write(page.encode())


def check_store(store: Store, shapes: UserShapes | None = None) -> Iterator[Checked]:
    """Each article version of the store with what breaks the shapes in it, the user's own `shapes` among them."""
    known = known_in(store)
    for article in store.articles():
        graph = store.graph(article)
        yield Checked(article, name_of(graph, URIRef(article)), check_part(graph, known, shapes))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store holds, for a few printed lines."""

    articles: int
    statements: int
    figures: int
    names: int
    speakers: tuple[tuple[str, int], ...]  # who states most, first
    comparisons: tuple[tuple[Verdict, str, str, str], ...]  # verdict, two figures in words, reason


def summarise(store: Store) -> Summary:
    """Count what the store holds, beliefs left out of the statements."""
    speakers = store.select(
        f"SELECT ?speaker (SAMPLE(?label) AS ?name) (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {_STATED} . "
        "?x kg:statedBy ?speaker . ?speaker rdfs:label ?label } GROUP BY ?speaker ORDER BY DESC(?n) ?name"
    )
    return Summary(
        articles=len(store.articles()),
        statements=_count(store, _STATED),
        figures=_count(store, "?x a kg:Figure"),
        names=_count(store, "?mention kg:refersTo ?x"),
        speakers=tuple((str(row["name"]), int(str(row["n"]))) for row in speakers.dicts()),
        comparisons=tuple(_comparisons(store)),
    )


_STATED = "?x a kg:Statement ; kg:effect ?effect FILTER(?effect != kg:Believes)"
_VERDICTS = {
    str(KG.Conflicts): Verdict.CONFLICTS,
    str(KG.Agrees): Verdict.AGREES,
    str(KG.NotComparable): Verdict.NOT_COMPARABLE,
}


def _count(store: Store, pattern: str) -> int:
    return int(str(store.select(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}").rows[0][0]))


def _comparisons(store: Store) -> list[tuple[Verdict, str, str, str]]:
    """Verdict, the two figures as written with their claimants, and the reason; conflicts first."""
    figures = store.select(
        "SELECT ?f (SAMPLE(?w) AS ?written) (MIN(?label) AS ?who) WHERE { ?f a kg:Figure ; kg:asWritten ?w "
        "OPTIONAL { ?f kg:claimedBy ?claimant . ?claimant rdfs:label ?label } } GROUP BY ?f"
    )
    words = {str(row["f"]): f"“{row['written']}” ({row['who'] or 'the article itself'})" for row in figures.dicts()}
    compared = store.select(
        "SELECT ?c (MIN(STR(?figure)) AS ?a) (MAX(STR(?figure)) AS ?b) ?verdict ?why WHERE { ?c kg:figure ?figure ; "
        "kg:verdict ?verdict ; kg:reason ?why } GROUP BY ?c ?verdict ?why"
    )
    rows = [
        (_VERDICTS[str(row["verdict"])], words[str(row["a"])], words[str(row["b"])], str(row["why"]))
        for row in compared.dicts()
        if row["a"] is not None
    ]
    order = list(_VERDICTS.values())
    return sorted(rows, key=lambda row: (order.index(row[0]), row[1:]))


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file at `path` once all are written, or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def ingest_all(articles: Iterable[Article], store: Store, reader: Reader) -> Iterator[Extraction]:
    """Ingest each article as it comes; the derived graphs follow when all are in."""
    for article in articles:
        yield reader.ingest(article, store)
    reader.finish(store)


def notes_on(extraction: Extraction) -> Sequence[str]:
    """What could not be resolved in an article, a line each, with the words and where they stand."""
    lines = [f"{extraction.article.id}, characters {u.span[0]}–{u.span[1]}: {u.reason}" for u in extraction.unresolved]
    if extraction.article.published is None and any(d.start is None for d in extraction.dates):
        lines.append(
            f"{extraction.article.id}: no date of publication, so days such as “Monday” stay open; give --published"
        )
    return lines
