"""CSV for spreadsheets: a line for each statement or figure, names first, IRIs last, in the order of day and text.

The bytes are those that spreadsheets read without asking: UTF-8 with a byte-order mark (without one, Excel takes it for
another encoding), lines ended by CR LF (RFC 4180). A cell that a spreadsheet would take for a formula is defused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.model import Offsets
from kg.store.export.index import LazyIndex
from kg.store.export.records import ArticleReader, ArticleRecord, FigureRecord, StatementRecord, known_labels
from kg.store.export.selection import ALL, Selection, selected_articles
from kg.store.store import Store

Cell = object

_ARTICLE = ("headline", "publisher", "published", "url")
STATEMENT_COLUMNS = (
    "speaker", "relayed by", "effect", "quotation", "cue", "mode", "certainty", "about", "accused", "addressed to",
    "said from", "said until", "place", "via", *_ARTICLE, "characters", "speaker IRI", "statement IRI", "article IRI",
)  # fmt: skip
FIGURE_COLUMNS = (
    "claimant", "basis", "relayed by", "as written", "at least", "at most", "bound", "unit", "outcome", "victims",
    "group", "perpetrator", "certainty", "from", "until", "place", "verification", "part of", "quotation", *_ARTICLE,
    "characters", "claimant IRI", "figure IRI", "article IRI",
)  # fmt: skip

# What starts a formula in Excel, LibreOffice or Google Sheets, their wide forms, and what is dropped before one:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_statements_csv(store: Store, stream: BinaryIO, *, selection: Selection = ALL) -> None:
    """Write the selected statements, each with its words, its article, its day and where it stands."""
    rows = (
        _statement(statement, article)
        for reader, article in _articles(store, selection)
        for statement in reader.statements()
        if selection.speakers is None or selection.speakers & set(statement.speaker_iris)
    )
    _write(stream, STATEMENT_COLUMNS, rows)


def write_figures_csv(store: Store, stream: BinaryIO, *, selection: Selection = ALL) -> None:
    """Write the selected figures; of a speaker, those that the speaker claims."""
    rows = (
        _figure(figure, article)
        for reader, article in _articles(store, selection)
        for figure in reader.figures()
        if selection.speakers is None or figure.claimant_iri in selection.speakers
    )
    _write(stream, FIGURE_COLUMNS, rows)


def defuse(cell: Cell) -> str:
    """A cell as text, with an apostrophe before what a spreadsheet would run.

    >>> defuse("=1+1"), defuse("about 40"), defuse(None), defuse(40)
    ("'=1+1", 'about 40', '', '40')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _articles(store: Store, selection: Selection) -> Iterator[tuple[ArticleReader, ArticleRecord]]:
    labels = known_labels(store)
    for article in selected_articles(store, selection):
        reader = ArticleReader(LazyIndex(article, store), labels)
        yield reader, reader.article()


def _statement(s: StatementRecord, article: ArticleRecord) -> tuple[Cell, ...]:
    return (
        _list(s.speakers), _list(s.relayed_by), s.effect, s.content, s.cue, s.mode, s.certainty, _list(s.about),
        _list(s.accused), _list(s.addressed_to), s.start, s.until, s.place, s.via, *_of(article), _offsets(s.spans),
        _list(s.speaker_iris), s.iri, article.iri,
    )  # fmt: skip


def _figure(f: FigureRecord, article: ArticleRecord) -> tuple[Cell, ...]:
    return (
        f.claimant, f.basis, _list(f.relayed_by), f.wording, f.low, f.high, f.bound, f.unit, f.outcome, f.victims,
        f.group, f.perpetrator, f.certainty, f.start, f.until, f.place, f.verification, f.part_of, f.quotation,
        *_of(article), _offsets(f.spans), f.claimant_iri, f.iri, article.iri,
    )  # fmt: skip


def _of(article: ArticleRecord) -> tuple[str, ...]:
    return (article.headline, article.publisher, article.published, article.url)


def _list(names: Iterable[str]) -> str:
    return "; ".join(names)


def _offsets(spans: Iterable[Offsets]) -> str:
    """Half-open offsets of the pieces, in a form that no spreadsheet takes for a date.

    >>> _offsets([(3, 12), (20, 31)])
    '3 to 12; 20 to 31'
    """
    return "; ".join(f"{start} to {end}" for start, end in spans)


def _write(stream: BinaryIO, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    stream.write("\ufeff".encode())
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([defuse(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()  # the stream stays the caller's
