"""Whole jobs, put together from the rooms above: ingest articles, write the graph and the page, check a store.

The command line calls these; so may Python code. Nothing here prints.
"""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rdflib import Graph, URIRef

from kg import __version__
from kg.ask.compare import Verdict
from kg.ask.figures import COMPARISONS, comparison_graph, figures_in
from kg.batch import Limits, Settings, read_each
from kg.errors import InputError
from kg.exports import background_of, known_in, write_export
from kg.extract.tagger import MODEL, SCORE_FLOOR, Tagger
from kg.files import remove_unfinished, whole_file
from kg.graph.emit import build_graph
from kg.graph.entity_files import read_entity_files
from kg.graph.lexicon import known_graph, ontology_graph, to_known_entities
from kg.graph.user_shapes import UserShapes
from kg.graph.validate import name_of
from kg.graph.validate_files import Checked, check_part
from kg.graph.vocab import KG
from kg.ids import article_iri, digest_of, reading_digest
from kg.model import Article, Extraction
from kg.read.article import Page, ReadFailure
from kg.store.convert import to_nquads
from kg.store.graphs import KNOWN, TERMS, USER_KNOWN
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.extract.pipeline import Extractor


class Reader:
    """Reads articles with the known entities, those of the user's own files among them, and one model.

    Statements that the model finds with a score under `min_score` are left out.
    """

    def __init__(self, *, model: Path = MODEL, min_score: float = SCORE_FLOOR, entities: Sequence[Path] = ()) -> None:
        self._own = read_entity_files(entities) if entities else Graph()
        self._tagger = Tagger(model, min_score=min_score)

    def load(self) -> None:
        """Load model and names now; else the first article waits for them."""
        self._tagger.load()
        _ = self._extractor, self._known_iris

    @cached_property
    def known(self) -> Graph:
        """The known entities as a graph."""
        return known_graph() + self._own

    @cached_property
    def _extractor(self) -> Extractor:
        from kg.extract.pipeline import Extractor  # nearly a second, which the process that only writes is spared

        return Extractor(to_known_entities(self.known), self._tagger)

    @cached_property
    def _known_iris(self) -> frozenset[str]:
        return frozenset(str(subject) for subject in self.known.subjects())

    @cached_property
    def _state(self) -> str:
        """Program, model, least score and known entities, as a digest."""
        known = sorted(" ".join(term.n3() for term in triple) for triple in self.known)
        return digest_of(__version__, self._tagger.name, str(self._tagger.min_score), *known)

    def extract(self, article: Article) -> Extraction:
        """What the article says."""
        return self._extractor.extract(article)

    def digest(self, article: Article) -> str:
        """A digest of all that the article's graph is made from: where it is the same, so is the graph."""
        return reading_digest(article, self._state)

    def graph(self, extraction: Extraction) -> Graph:
        """The graph of what an article says."""
        return build_graph(extraction, self._known_iris, inputs=self.digest(extraction.article))

    def ingest(self, article: Article, store: Store) -> Extraction:
        """Extract the article and replace its graph in the store, in one transaction."""
        extraction = self.extract(article)
        store.save_article(article_iri(article), self.graph(extraction), article.text)
        return extraction

    def prepare(self, store: Store) -> None:
        """Put the known entities and the terms into the store, before the articles that speak of them.

        Of the user's known entities, those of this run replace the store's; what the store has of others stays, because
        its articles may speak of them.
        """
        known = known_graph()
        store.replace_graph(KNOWN, known)
        store.replace_graph(TERMS, ontology_graph())
        if self._own:
            kept = store.graph(USER_KNOWN)
            for subject in set(self._own.subjects()):
                kept.remove((subject, None, None))
            store.replace_graph(USER_KNOWN, (kept + self._own) - known)  # no triple stands in two graphs


def finish(store: Store) -> None:
    """Bring what is derived from all articles up to date: the comparisons."""
    store.update_graph(COMPARISONS, comparison_graph(figures_in(store)))


@dataclass(frozen=True, slots=True)
class Read:
    """What the reading of one article gave, small enough to travel between processes."""

    article: Article
    made: bytes | None  # its JSON or its N-Quads; None where the store had it already
    statements: int = 0
    notes: tuple[str, ...] = ()


def extract_each(
    found: Iterable[Article | Page | ReadFailure], settings: Settings, limits: Limits
) -> Iterator[Read | ReadFailure]:
    """What each article says as a line of JSON, read by several processes, in order."""
    return read_each(found, _to_json, settings, limits)


def ingest_each(
    found: Iterable[Article | Page | ReadFailure],
    store: Store,
    reader: Reader,
    settings: Settings,
    limits: Limits,
    *,
    force: bool = False,
) -> Iterator[Read | ReadFailure]:
    """Read each article by several processes and put it into the store; what has not changed is not read again.

    `reader`, made of the same `settings`, reads nothing here: it knows what the store has to hold beside the articles.
    """
    reader.prepare(store)

    def unchanged(article: Article) -> Read | None:
        reading = f"{article_iri(article)}/reading"
        is_there = not force and store.objects(reading, str(KG.inputDigest)) == [reader.digest(article)]
        return Read(article, None) if is_there else None

    for outcome in read_each(found, _to_nquads, settings, limits, unchanged):
        if isinstance(outcome, Read) and outcome.made is not None:
            store.save_article(article_iri(outcome.article), outcome.made, outcome.article.text)
        yield outcome


def _to_json(reader: Reader, article: Article) -> Read:
    extraction = reader.extract(article)
    return _read(extraction, json.dumps(extraction.to_json(), ensure_ascii=False).encode())


def _to_nquads(reader: Reader, article: Article) -> Read:
    extraction = reader.extract(article)
    return _read(extraction, to_nquads(reader.graph(extraction), article_iri(article)))


def _read(extraction: Extraction, made: bytes) -> Read:
    return Read(extraction.article, made, len(extraction.statements), tuple(notes_on(extraction)))


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
    with _writing(path):
        remove_unfinished(path.parent)
        with whole_file(path) as stream:
            yield stream


_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})  # what only the written file can mean


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno not in _WRITING:
            raise
        reason = "it is a folder" if path.is_dir() else error.strerror
        raise InputError(f"{path}: cannot be written ({reason}); choose another place with -o") from error


def ingest_all(articles: Iterable[Article], store: Store, reader: Reader) -> Iterator[Extraction]:
    """Ingest each article as it comes, in this process; the derived graphs follow when all are in."""
    reader.prepare(store)
    for article in articles:
        yield reader.ingest(article, store)
    finish(store)


def notes_on(extraction: Extraction) -> Sequence[str]:
    """What could not be resolved in an article, a line each, with the words and where they stand."""
    lines = [f"{extraction.article.id}, characters {u.span[0]}–{u.span[1]}: {u.reason}" for u in extraction.unresolved]
    if extraction.article.published is None and any(d.start is None for d in extraction.dates):
        lines.append(
            f"{extraction.article.id}: no date of publication, so days such as “Monday” stay open; give --published"
        )
    return lines
