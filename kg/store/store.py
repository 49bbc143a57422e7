"""The embedded store: one named graph for each article version, its text beside it, each written whole or not at all.

    with open_store(Path("output/store")) as store:
        store.save_article(article_iri(article), graph, article.text)
        store.select("SELECT ?who WHERE { ?s kg:statedBy ?who }")

One process writes at a time; any number read beside it, each seeing the state at the moment it opened.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from kg.errors import QueryError, StoreError
from kg.ids import ONTOLOGY
from kg.store import folder
from kg.store.convert import Term, canonical, from_nquads, iri, to_quads, to_rdflib
from kg.store.engine import damage_told, open_reader, open_writer
from kg.store.prefixes import PREFIXES
from kg.store.values import Rows, Value, to_python, to_rows

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
ARTICLE = ox.NamedNode(ONTOLOGY + "Article")
VERSION_OF = ox.NamedNode(ONTOLOGY + "versionOf")
REVISION_OF = ox.NamedNode(PREFIXES["prov"] + "wasRevisionOf")
PUBLISHED = ox.NamedNode(PREFIXES["schema"] + "datePublished")

# Quads between two flushes. A reader beside a writer replays what was not flushed yet: 10 MB, which took 0.5 seconds on
# two busy cores, for 15,000 quads.
CHECKPOINT = 10_000


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: the IRI of its graph, and its day of publication where that is known."""

    iri: str
    published: date | None


class _Links(NamedTuple):
    gone: list[ox.Quad]
    come: list[ox.Quad]


@contextlib.contextmanager
def open_store(path: Path, *, create: bool = True, read_only: bool = False) -> Iterator[Store]:
    """Open the store at `path`, and leave it flushed and free for others.

    `read_only` reads the state of now beside any writer; otherwise a second writer gets a `StoreError`.
    """
    path = Path(path)
    if read_only:
        with open_reader(path) as database:
            store = Store(path, database, read_only=True)
            del database  # the store's is then the last reference, which holds the files
            try:
                yield store
            finally:
                store.close()
        return
    store = Store(path, open_writer(path, create=create), read_only=False)
    with damage_told(path):
        try:
            yield store
        finally:
            store.close()


class Store:
    """An open store; get one from `open_store`."""

    def __init__(self, path: Path, database: ox.Store, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._database: ox.Store | None = database
        self._unflushed = 0

    # Writing

    def save_article(self, article: str, graph: Graph | bytes, text: str) -> bool:
        """Keep `text`, then replace the graph of the article with the IRI `article`; say whether the graph changed.

        A graph made in another process comes as its N-Quads (`kg.store.convert.to_nquads`). The text comes first, so
        that a run stopped in between leaves no graph without its text.
        """
        self._writable()
        folder.keep_text(self.path, text)
        return self.replace_graph(article, graph)

    def keep_text(self, text: str) -> str:
        """Keep an article's `text` beside the store and return its SHA-256."""
        self._writable()
        return folder.keep_text(self.path, text)

    def replace_graph(self, name: str, graph: Graph | bytes) -> bool:
        """Make the graph `name` say what `graph` says, in one transaction; False where it said so before.

        The store itself keeps `prov:wasRevisionOf` between the versions of an article (those with the same
        `kg:versionOf`), so a late arrival is linked into its place in the same transaction. An empty `graph` removes.
        """
        database, node = self._writable(), iri(name)
        old = sorted(self._quads(node), key=str)
        quads = from_nquads(graph, node) if isinstance(graph, bytes) else to_quads(graph, node)
        new = [quad for quad in quads if (quad.subject, quad.predicate) != (node, REVISION_OF)]
        links = self._links(node, old, new)
        if not old and not links.gone:  # nothing to drop: twice as quick, and one transaction as well
            self._extend(database, [*new, *links.come])
            self._checkpoint(len(new))
            return bool(new)
        new = canonical([*new, *(link for link in links.come if link.graph_name == node)])
        steps = [] if new == old else [f"DROP SILENT GRAPH {node}", _data("INSERT", new)]
        steps += [_data("DELETE", [link]) for link in links.gone if link.graph_name != node]
        steps += [_data("INSERT", [link]) for link in links.come if link.graph_name != node]
        if steps:
            self._update(database, " ;\n".join(steps))
            self._checkpoint(len(old) + len(new))
        return bool(steps)

    def update_graph(self, name: str, graph: Graph) -> bool:
        """Make a derived graph say what `graph` says by writing no more than what changes; False where nothing does.

        For graphs that can be built again: one that is large is not one transaction, and a killed run leaves a part.
        """
        database, node = self._writable(), iri(name)
        old, new = set(self._quads(node)), set(to_quads(graph, node))
        anew = len(old - new) > len(old) // 2  # quads are removed one by one, which takes as long as writing them all
        gone, come = (set() if anew else old - new), (new if anew else new - old)
        try:
            if anew:
                database.clear_graph(node)
            for quad in sorted(gone, key=str):
                database.remove(quad)
            database.extend(sorted(come, key=str))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store {self.path} cannot be written: {_line(error)}") from error
        self._checkpoint(len(gone) + len(come))
        return old != new

    def flush(self) -> None:
        """Put everything on the disk: a checkpoint after which not even a power cut takes something back."""
        try:
            self._writable().flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store {self.path} cannot be written: {_line(error)}") from error

    def _checkpoint(self, quads: int) -> None:
        self._unflushed += quads
        if self._unflushed >= CHECKPOINT:
            self.flush()
            self._unflushed = 0

    def close(self) -> None:
        """Flush and let go of the files; the store is of no use afterwards."""
        if self._database is None:
            return
        try:
            if not self.read_only:
                self.flush()
        finally:
            self._database = None  # the lock goes with the last reference

    # Reading

    def articles(self) -> list[str]:
        """The IRIs of all article versions, each also the name of its graph, sorted."""
        found = self._open().quads_for_pattern(None, TYPE, ARTICLE, None)
        return sorted({node.value for node in _own(found)})

    def articles_by_day(self) -> list[str]:
        """The same in the order in which they were published, those of an unknown day first."""
        days = {article: _day(self._value(iri(article), PUBLISHED)) for article in self.articles()}
        return sorted(days, key=lambda article: (days[article] or date.min, article))

    def articles_of(self, day: date) -> list[str]:
        """The IRIs of the versions that were published on `day`, sorted."""
        return [article for article in self.articles() if _day(self._value(iri(article), PUBLISHED)) == day]

    def graphs(self) -> list[str]:
        """The names of all graphs, sorted."""
        return sorted(graph.value for graph in self._open().named_graphs())

    def graph(self, name: str) -> Graph:
        """A copy of one graph; empty where there is none."""
        copy = Graph(bind_namespaces="none")
        _fill(copy, self.graph_quads(name))
        return copy

    def graph_quads(self, name: str) -> list[ox.Quad]:
        """The quads of one graph, sorted."""
        return sorted(self._quads(iri(name)), key=str)

    def quads(self) -> list[ox.Quad]:
        """All quads of all graphs, sorted."""
        return sorted(self._open(), key=str)

    def each_quad(
        self, name: str | None = None, predicate: str | None = None, value: str | None = None
    ) -> Iterator[ox.Quad]:
        """The quads of one graph or of all, one after another and in no order: for what is too much to hold at once.

        With `predicate`, those of that property alone, and with `value` those that lead to that IRI.
        """
        terms = (None if one is None else iri(one) for one in (predicate, value, name))
        return iter(self._open().quads_for_pattern(None, *terms))

    def subjects_in(self, name: str) -> list[str]:
        """The subjects of one graph, sorted."""
        return sorted({q.subject.value for q in self._quads(iri(name)) if isinstance(q.subject, ox.NamedNode)})

    def quads_about(self, subject: str, name: str) -> list[ox.Quad]:
        """What one graph says of one subject, sorted."""
        return sorted(self._open().quads_for_pattern(iri(subject), None, None, iri(name)), key=str)

    def is_mentioned(self, entity: str, graphs: Collection[str]) -> bool:
        """Whether an entity is the object of anything in one of `graphs`."""
        found = self._open().quads_for_pattern(None, None, iri(entity), None)
        return any(isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in graphs for q in found)

    def versions_of(self, identity: str) -> list[Version]:
        """The versions of one article, oldest first: by day of publication (unknown first), then by ingest."""
        return [Version(version.value, published) for version, published in self._chain(iri(identity))]

    def text_of(self, sha256: str) -> str:
        """The text of an article by its `kg:sha256`, exactly as it was read."""
        return folder.read_text(self.path, sha256)

    def select(self, sparql: str) -> Rows:
        """Answer a SELECT of this program's own over all graphs; what people type goes through `kg.ask.query`."""
        found = self._query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("a SELECT is needed here")
        return to_rows(found)

    def select_csv(self, sparql: str) -> bytes:
        """What `select` answers, in SPARQL's CSV: a fast way for many rows whose columns' types are known."""
        found = self._query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("a SELECT is needed here")
        return found.serialize(format=ox.QueryResultsFormat.CSV) or b""

    def objects(self, subject: str, predicate: str) -> list[Value]:
        """The values of one property in all graphs, by string in order: the quickest look-up of one thing."""
        found = self._open().quads_for_pattern(iri(subject), iri(predicate), None, None)
        return sorted({to_python(quad.object) for quad in found}, key=str)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK over all graphs."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError("an ASK is needed here")
        return bool(found)

    def construct(self, sparql: str) -> Graph:
        """The graph that a CONSTRUCT or DESCRIBE over all graphs gives."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("a CONSTRUCT or DESCRIBE is needed here")
        made = Graph(bind_namespaces="none")
        _fill(made, sorted(found, key=str))
        return made

    def rdf_dataset(self) -> Dataset:
        """A copy of everything as an `rdflib.Dataset` whose default graph is the union of all."""
        copy = Dataset(default_union=True)
        for prefix, namespace in PREFIXES.items():
            copy.bind(prefix, namespace, replace=True)
        for name in self.graphs():
            _fill(copy.graph(URIRef(name)), self.graph_quads(name))
        return copy

    # How versions hang together

    def _chain(self, identity: ox.NamedNode) -> list[tuple[ox.NamedNode, date | None]]:
        found = _own(self._open().quads_for_pattern(None, VERSION_OF, identity, None))
        previous: dict[Term | None, Term | None] = {version: self._value(version, REVISION_OF) for version in found}
        published = {version: _day(self._value(version, PUBLISHED)) for version in found}

        def order(version: ox.NamedNode) -> tuple[date, int, str]:
            """Of two versions of the same day, the one that revises the other was ingested after it."""
            older, steps = previous[version], 0
            while older in found and steps < len(found):
                older, steps = previous[older], steps + 1
            return (published[version] or date.min, steps, version.value)

        return [(version, published[version]) for version in sorted(found, key=order)]

    def _links(self, node: ox.NamedNode, old: list[ox.Quad], new: list[ox.Quad]) -> _Links:
        """The revision links that go and come when the graph of `node` changes from `old` to `new`.

        A link from `node` itself comes always, because its graph is written anew; a neighbour's only where it changes.
        """
        before, after = _identities(node, old), _identities(node, new)
        gone: list[ox.Quad] = []
        come: list[ox.Quad] = []
        for identity in sorted({*before, *after}, key=str):
            chain = self._chain(identity)
            wanted = [(version, day) for version, day in chain if version != node]
            if identity in after:
                day = _published(node, new)
                place = _index(chain, (node, day))  # a version that is written again stays where it was
                wanted.insert(_later(wanted, day) if place is None else place, (node, day))
            was = {link for version, _ in chain for link in self._database_links(version)}
            now = {ox.Quad(b, REVISION_OF, a, b) for (a, _), (b, _) in itertools.pairwise(wanted)}
            gone += sorted(was - now, key=str)
            come += sorted((link for link in now if link not in was or link.graph_name == node), key=str)
        return _Links(gone, come)

    def _database_links(self, version: ox.NamedNode) -> list[ox.Quad]:
        return list(self._open().quads_for_pattern(version, REVISION_OF, None, version))

    def _value(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
        found = self._open().quads_for_pattern(subject, predicate, None, subject)
        return min((quad.object for quad in found), key=str, default=None)

    # The database

    def _quads(self, graph: ox.NamedNode) -> Iterable[ox.Quad]:
        return self._open().quads_for_pattern(None, None, None, graph)

    def _query(self, sparql: str) -> object:
        try:
            return self._open().query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(f"this query cannot be read: {_line(error)}") from error

    def _extend(self, database: ox.Store, quads: list[ox.Quad]) -> None:
        try:
            database.extend(quads)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store {self.path} cannot be written: {_line(error)}; nothing was changed") from error

    def _update(self, database: ox.Store, sparql: str) -> None:
        try:
            database.update(sparql)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise StoreError(f"the store {self.path} cannot be written: {_line(error)}; nothing was changed") from error

    def _open(self) -> ox.Store:
        if self._database is None:
            raise StoreError(f"the store {self.path} is closed already; open it again")
        return self._database

    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError(f"the store {self.path} was opened for reading only")
        return self._open()


def _data(what: str, quads: list[ox.Quad]) -> str:
    """One INSERT DATA or DELETE DATA; pyoxigraph wrote each term, so nothing in one can end it early."""
    lines = "\n".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)
    return f"{what} DATA {{\n{lines}\n}}"


def _own(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """The subjects that are the graphs in which they are spoken of, as an article is."""
    return {q.graph_name for q in quads if q.subject == q.graph_name and isinstance(q.graph_name, ox.NamedNode)}


def _identities(node: ox.NamedNode, quads: list[ox.Quad]) -> list[ox.NamedNode]:
    return [
        q.object
        for q in quads
        if q.subject == node and q.predicate == VERSION_OF and isinstance(q.object, ox.NamedNode)
    ]


def _published(node: ox.NamedNode, quads: list[ox.Quad]) -> date | None:
    return _day(next((q.object for q in quads if q.subject == node and q.predicate == PUBLISHED), None))


def _day(term: Term | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(term.value[:10]) if isinstance(term, ox.Literal) else None
    return None


def _index(chain: list[tuple[ox.NamedNode, date | None]], item: tuple[ox.NamedNode, date | None]) -> int | None:
    return chain.index(item) if item in chain else None


def _later(chain: list[tuple[ox.NamedNode, date | None]], day: date | None) -> int:
    """Where a version published on `day` goes: after all that are not newer."""
    return sum((other or date.min) <= (day or date.min) for _, other in chain)


def _fill(graph: Graph, quads: Iterable[ox.Quad | ox.Triple]) -> None:
    for quad in quads:
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
