"""What `import kg` gives to notebooks and scripts: read, extract, ingest, ask, open_graph, network.

Each opens what it needs and lets go of it again. A store is a folder, `output/store` unless `KG_STORE` or `store=` says
otherwise; errors are those of `kg.errors`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.model import Article, Extraction

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]
    from rdflib import Dataset, Graph

    from kg.ask.query import Result
    from kg.jobs import Reader
    from kg.store.values import Rows

Source = str | Path | Article


def read(*sources: str | Path, published: date | str | None = None, publisher: str | None = None) -> list[Article]:
    """The articles in files and folders (text, HTML, JSON lines); what cannot be read is an `InputError`.

    `published` (a day) and `publisher` go before what the articles say themselves.
    """
    return list(_read(sources, _day(published), publisher))


def extract(
    *sources: Source,
    published: date | str | None = None,
    publisher: str | None = None,
    entities: Sequence[str | Path] = (),
    model: str | Path | None = None,
    min_score: float | None = None,
) -> list[Extraction]:
    """What articles say, one `Extraction` each, without a store: of files and folders, or of articles read before.

    `entities` are Turtle files with known names of your own, `model` a reader of your own, `min_score` (0 to 1) the
    least score of a statement. `extraction.to_json()` is what `kg extract` prints.
    """
    reader = _reader(entities, model, min_score)
    return [reader.extract(article) for article in _articles(sources, published, publisher)]


def ingest(
    *sources: Source,
    store: str | Path | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    entities: Sequence[str | Path] = (),
    model: str | Path | None = None,
    min_score: float | None = None,
) -> list[Extraction]:
    """Read articles into the store, as `kg ingest` does, and return what they say."""
    from kg.jobs import ingest_all
    from kg.store.store import open_store

    reader = _reader(entities, model, min_score)
    articles = list(_articles(sources, published, publisher))
    with open_store(_store(store)) as opened:
        return list(ingest_all(articles, opened, reader))


def ask(question: str, *, store: str | Path | None = None, timeout: float = 60.0, **parameters: Any) -> Any:
    """The answer to a named question or to SPARQL text: `Rows`, whose `to_frame()` is a pandas data frame.

    A question is named as by `kg query --list`, and takes its parameters: `kg.ask("said", speaker="BBC")`. SPARQL that
    asks yes or no gives a `bool`, CONSTRUCT and DESCRIBE an `rdflib.Graph`. `timeout` is in seconds.
    """
    if question.isascii() and question.replace("-", "").isalnum():
        return _ask_by_name(question, _store(store), parameters)
    if parameters:
        raise InputError(
            f"SPARQL text takes no parameters ({', '.join(sorted(parameters))}); ask a question by its name"
        )
    from kg.ask.query import run_query

    return _answer(run_query(_store(store), question, timeout))


def open_graph(store: str | Path | None = None) -> Dataset:
    """A copy of the store as an `rdflib.Dataset`: one named graph an article, their union as the default graph."""
    from kg.store.store import open_store

    with open_store(_store(store), read_only=True) as opened:
        return opened.rdf_dataset()


def network(
    store: str | Path | None = None,
    *,
    article: str | None = None,
    speaker: str | None = None,
    day: date | str | None = None,
) -> nx.MultiDiGraph:
    """Who says what of whom, as a `networkx.MultiDiGraph`: nodes with `label` and `kind`, lines with their words.

    `article`, `speaker` and `day` take a part of the store, as `kg export` does.
    """
    from kg.exports import networks, select
    from kg.show.interchange import to_plain
    from kg.store.store import open_store

    with open_store(_store(store), read_only=True) as opened:
        return to_plain(networks(opened, select(opened, article=article, speaker=speaker, day=_day(day))))


def _ask_by_name(name: str, store: Path, parameters: dict[str, Any]) -> Rows:
    from kg.ask.answer import ask
    from kg.store.store import open_store

    with open_store(store, read_only=True) as opened:
        return ask(opened, name, **parameters)


def _answer(result: Result) -> Rows | bool | Graph:
    from kg.store.answer import Form

    if result.form is Form.TRIPLES:
        from rdflib import Graph

        return Graph().parse(data=result.payload, format="nt")
    return result.rows if result.form is Form.ROWS else result.boolean


def _articles(sources: Iterable[Source], published: date | str | None, publisher: str | None) -> Iterator[Article]:
    for source in sources:
        if isinstance(source, Article):
            yield source
        else:
            yield from _read([source], _day(published), publisher)


def _read(sources: Sequence[str | Path], published: date | None, publisher: str | None) -> Iterator[Article]:
    from kg.read.article import ReadFailure, read_articles

    for found in read_articles([str(source) for source in sources], published=published, publisher=publisher):
        if isinstance(found, ReadFailure):
            raise found.error
        yield found


def _reader(entities: Sequence[str | Path], model: str | Path | None, min_score: float | None) -> Reader:
    if isinstance(entities, str | Path):
        entities = [entities]
    if not entities:
        return _plain_reader(model, min_score)
    return _new_reader(entities, model, min_score)  # not kept: a file of one's own is being written


@cache
def _plain_reader(model: str | Path | None, min_score: float | None) -> Reader:
    return _new_reader((), model, min_score)


def _new_reader(entities: Sequence[str | Path], model: str | Path | None, min_score: float | None) -> Reader:
    from kg.extract.tagger import MODEL, SCORE_FLOOR
    from kg.jobs import Reader

    return Reader(
        model=MODEL if model is None else Path(model),
        min_score=SCORE_FLOOR if min_score is None else min_score,
        entities=[Path(path) for path in entities],
    )


def _store(store: str | Path | None) -> Path:
    return Path(store or os.environ.get("KG_STORE") or "output/store")


def _day(day: date | str | None) -> date | None:
    if day is None or isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise InputError(f"{day!r} is no day; write it as 2025-03-09") from None
