"""What of an article yielded nothing: the step after the question `coverage`, which gives what yielded something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.model import Offsets
from kg.read.segment import find_paragraphs, find_sentences
from kg.store.store import Store

_COLUMNS = ["article", "paragraph", "sentence", "start", "end", "words", "article_iri"]


def uncovered(
    store: Store, names: Sequence[str], rows: Iterable[Sequence[str]], flags: Collection[str]
) -> tuple[list[str], list[list[str]]]:
    """The sentences, or with the flag `paragraphs` the paragraphs, that touch none of the spans in `rows`."""
    made: list[list[str]] = []
    for row in rows:
        label, sha256, spans, article = (
            row[names.index(name)] for name in ("article", "sha256", "spans", "article_iri")
        )
        text = store.text_of(sha256)
        covered = [(int(first), int(last)) for first, _, last in (span.partition("-") for span in spans.split())]
        for paragraph, sentence, (first, last) in find_uncovered(text, covered, paragraphs="paragraphs" in flags):
            place = [str(number) for number in (paragraph, sentence, first, last)]
            made.append([label, *place, text[first:last], article])
    return _COLUMNS, made


def find_uncovered(text: str, covered: Iterable[Offsets], *, paragraphs: bool) -> Iterator[tuple[int, int, Offsets]]:
    """Paragraph and sentence, counted from 1 (a whole paragraph has sentence 0), and offsets of what touches no span.

    >>> list(find_uncovered("One. Two.\\n\\nThree.", [(5, 8)], paragraphs=False))
    [(1, 1, (0, 4)), (2, 1, (11, 17))]
    """
    merged = _merged(covered)
    ends = [end for _, end in merged]
    for paragraph, whole in enumerate(find_paragraphs(text), start=1):
        pieces = [(0, whole)] if paragraphs else list(enumerate(find_sentences(text, [whole]), start=1))
        for sentence, (first, last) in pieces:
            after = bisect_left(ends, first + 1)
            if first < last and (after == len(merged) or merged[after][0] >= last):
                yield paragraph, sentence, (first, last)


def _merged(spans: Iterable[Offsets]) -> list[Offsets]:
    """Spans in order, those that overlap made one, so that their ends are in order too."""
    made: list[Offsets] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
