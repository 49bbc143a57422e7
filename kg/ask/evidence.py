"""The words behind an answer: for a statement, figure, event, relation or span, its sentences with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import StoreError
from kg.model import Offsets
from kg.read.segment import Segments, segment
from kg.store.prefixes import PREFIXES
from kg.store.store import Store
from kg.store.values import Iri, Rows

MARKS = (">>", "<<")  # around the words; plain letters, so that they stand in any file and on any terminal
GAP = " … "  # between sentences that are apart

_KG, _OA = PREFIXES["kg"], PREFIXES["oa"]
_WORDS = (f"{_KG}span", f"{_KG}contentSpan")
_AROUND = (f"{_KG}cueSpan", f"{_KG}sourceSpan")  # their sentences are shown, so that the speaker stands there too
_NESTED = (f"{_KG}figure",)  # of a comparison


@dataclass(frozen=True, slots=True)
class _Span:
    iri: str
    article: str
    offsets: Offsets


@dataclass(slots=True)
class _Text:
    """An article's text, cut up when it is first needed."""

    store: Store
    sha256: str
    _segments: Segments | None = None

    @property
    def segments(self) -> Segments:
        if self._segments is None:
            self._segments = segment(self.store.text_of(self.sha256))
        return self._segments


class Evidence:
    """Finds the words behind IRIs in one store; texts and IRIs are looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, _Text] = {}
        self._found: dict[str, tuple[str, ...]] = {}

    def passages(self, iri: str) -> tuple[str, ...]:
        """The sentences behind `iri`, the words between `MARKS`, one for each place; none where it has no words."""
        if iri not in self._found:
            self._found[iri] = tuple(self._passages(iri))
        return self._found[iri]

    def of_row(self, values: Iterable[object]) -> tuple[str, ...]:
        """The passages behind all IRIs among `values`, each once."""
        found = (passage for value in values if isinstance(value, Iri) for passage in self.passages(value))
        return tuple(dict.fromkeys(found))

    def of_rows(self, rows: Rows, columns: Sequence[str] | None = None) -> Mapping[int, tuple[str, ...]]:
        """The passages behind each row, by its number; with `columns`, those behind its IRIs in these columns."""
        places = [rows.columns.index(name) for name in columns] if columns else range(len(rows.columns))
        found = {number: self.of_row(row[place] for place in places) for number, row in enumerate(rows.rows)}
        return {number: passages for number, passages in found.items() if passages}

    def _passages(self, iri: str) -> list[str]:
        nested = [
            passage for term in _NESTED for one in sorted(self._objects(iri, term)) for passage in self.passages(one)
        ]
        words = self._spans(iri, _WORDS) or [span for span in [self._span(iri)] if span]
        if not words:
            return nested
        return [self._marked(words, self._spans(iri, _AROUND)), *nested]

    def _marked(self, words: Sequence[_Span], around: Sequence[_Span]) -> str:
        try:
            segments = self._text(words[0].article).segments
        except StoreError:  # the text is gone; the graph keeps what stands around each span
            return GAP.join(self._from_graph(span) for span in words)
        sentences = sorted({s for span in (*words, *around) for s in _sentences(segments, span.offsets)})
        marks = _merged(span.offsets for span in words)
        shown = [_mark(segments.text, sentence, marks) for sentence in sentences]
        following = [segments.sentences.index(sentence) for sentence in sentences]
        made = shown[0]
        for before, after, text in zip(following, following[1:], shown[1:], strict=False):
            made += (" " if after == before + 1 else GAP) + text
        return made

    def _from_graph(self, span: _Span) -> str:
        prefix, exact, suffix = (
            next(iter(self._objects(span.iri, _OA + name)), "") for name in ("prefix", "exact", "suffix")
        )
        return f"…{prefix}{MARKS[0]}{exact}{MARKS[1]}{suffix}…"

    def _spans(self, iri: str, terms: Iterable[str]) -> list[_Span]:
        spans = [self._span(one) for term in terms for one in self._objects(iri, term)]
        return sorted((span for span in spans if span), key=lambda span: span.offsets)

    def _span(self, iri: str) -> _Span | None:
        start, end = self._objects(iri, f"{_OA}start"), self._objects(iri, f"{_OA}end")
        article = self._objects(iri, f"{_KG}inArticle")
        return _Span(iri, article[0], (int(start[0]), int(end[0]))) if start and end and article else None

    def _text(self, article: str) -> _Text:
        if article not in self._texts:
            self._texts[article] = _Text(self._store, next(iter(self._objects(article, f"{_KG}sha256")), ""))
        return self._texts[article]

    def _objects(self, subject: str, predicate: str) -> list[str]:
        return [str(value) for value in self._store.objects(subject, predicate)]


def _sentences(segments: Segments, span: Offsets) -> list[Offsets]:
    start, end = span
    return [sentence for sentence in segments.sentences if sentence[0] < end and start < sentence[1]]


def _mark(text: str, sentence: Offsets, marks: Iterable[Offsets]) -> str:
    at, last = sentence
    made = ""
    for start, end in marks:
        first, stop = max(start, at), min(end, last)
        if first < stop:
            made += text[at:first] + MARKS[0] + text[first:stop] + MARKS[1]
            at = stop
    return made + text[at:last]


def _merged(spans: Iterable[Offsets]) -> list[Offsets]:
    made: list[Offsets] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
