"""Passages: the sentences of an article with the pieces that matter marked inside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.show.rows import Passage, Span

_NEAR = 2  # characters: sentences this close are one space or line end apart


def make_passage(spans: Mapping[str, Iterable[Span]], sentences: Iterable[Span], text: str = "") -> Passage:
    """The sentences with the pieces of `spans` (under "content", "cue", "source") marked inside them.

    What lies between two sentences comes from `text` where it is given, else from the pieces themselves; a gap of more
    than a space shows as " … ".

    >>> make_passage({"content": [Span(7, 10, "Yes")]}, [Span(0, 11, "Anna: “Yes”")])
    Passage(text='Anna: “Yes”', content=((7, 10),), cue=(), source=())
    """
    pieces = {role: sorted(found, key=lambda s: (s.start, s.end)) for role, found in spans.items()}
    characters: dict[int, str] = {}
    for span in (*sentences, *(s for found in pieces.values() for s in found)):
        characters.update(zip(range(span.start, span.end), span.exact, strict=False))
    shown, at = _join_runs(characters, text)
    marks = {
        role: tuple((at[s.start], at[s.end - 1] + 1) for s in found if s.start in at and s.end - 1 in at)
        for role, found in pieces.items()
    }
    return Passage(shown, marks.get("content", ()), marks.get("cue", ()), marks.get("source", ()))


def _join_runs(characters: Mapping[int, str], text: str) -> tuple[str, dict[int, int]]:
    """The characters in order with their gaps filled, and where each offset of the article came to stand."""
    shown: list[str] = []
    at: dict[int, int] = {}
    last: int | None = None
    for offset in sorted(characters):
        if last is not None and offset > last + 1:
            gap = offset - last - 1
            shown.extend((text[last + 1 : offset] or " ") if gap <= _NEAR else " … ")
        at[offset] = len(shown)
        shown.append(characters[offset])
        last = offset
    return "".join(shown), at


def sentence_around(span: Span) -> Span:
    """`span` with the words that the graph keeps before and after it, where no sentence is known."""
    start = span.start - len(span.prefix)
    return Span(start, span.end + len(span.suffix), span.prefix + span.exact + span.suffix)
