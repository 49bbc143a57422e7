"""Attributions to drafts: pieces at home in one paragraph, quotations made whole, datelines and headlines left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.draft import Draft, is_within, merge_pieces, tidy
from kg.extract.near import Spans
from kg.extract.reporting import SPEAKING
from kg.extract.tagger import Attribution
from kg.ids import fold
from kg.model import Offsets
from kg.read.header import find_datelines
from kg.read.segment import Segments, trim


def settle_attributions(segments: Segments, attributions: Sequence[Attribution]) -> list[Draft]:
    """The attributions with contents at home in one place, and every half quotation made whole or left out."""
    quotations = Spans(segments.quotations)
    datelines = find_datelines(segments.text)
    drafts = []
    for a in (_with_subject(segments.text, attribution) for attribution in attributions):
        home = segments.paragraph_at(a.cue[0][0])
        source = tuple(_whole(segments.text, piece, a.cue[0]) for piece in a.source if is_within(home, piece))
        source = tuple(_without_clause(segments.text, _with_clause(segments.text, p, a.cue[0])) for p in source)
        source = tuple(_after(datelines, piece) for piece in source)
        others = [*source, *a.cue]
        told = [_at_home(home, piece, quotations) for piece in a.content]
        if any(piece[0] < home[1] and home[0] < piece[1] for piece in told):  # no headline goes on in what it sums up
            told = [p for p in told if (p[0] < home[1] and home[0] < p[1]) or quotations.overlap(p)]
        pieces = [_after(datelines, _to_marks(quotations, piece, others)) for piece in told]
        content = merge_pieces(segments.text, (tidy(segments.text, piece) for piece in pieces))
        content = tuple(piece for piece in content if not _FUNCTION_WORDS.fullmatch(segments.text, *piece))
        here = tuple(piece for piece in content if piece[0] < home[1] and home[0] < piece[1])
        if not here and _is_headline(segments, a.cue[0]):  # "Dozens dead in raid, medics say" told all of it
            here = content = _headline_told(segments, [*source, *a.cue])
        elif not here and content and all(_is_headline(segments, piece) for piece in content):
            first = min(piece[0] for piece in [*source, *a.cue])
            begins = segments.sentence_at(a.cue[0][0])[0]
            summed = _told_before(segments.text, begins, first)
            whole = summed is not None and not segments.text[begins : summed[0]].strip(" ;:–—")
            here = content = (summed,) if summed and whole else content  # the headline sums up what they said
        elif here and _is_headline(segments, a.cue[0]):
            content = _whole_told(segments, content, [*source, *a.cue], quotations)
            here = tuple(piece for piece in content if piece[0] < home[1] and home[0] < piece[1])
        if here:  # beyond the cue's paragraph only a quotation goes on
            content = tuple(
                p for p in content if p in here or (quotations.overlap(p) and not _is_headline(segments, p))
            )
        if _is_headline(segments, a.cue[0]):
            content = tuple(p for piece in content if (p := _within(home, piece))[0] < p[1])
        cue = " ".join(segments.text[slice(*piece)] for piece in a.cue)
        if not source and len(content) == 1 and _is_subject(segments.text, content[0], a.cue[0]):
            continue  # the speaker alone, taken for what is said: `reporting` reads such clauses
        if content and not _AUXILIARY.fullmatch(cue) and cue != "referring to":  # a gloss of the reporter's
            drafts.append(Draft(source, a.cue, content, a.score))
    return drafts


def _with_subject(text: str, a: Attribution) -> Attribution:
    """The attribution with its source, where the tagger took that for content: the name before "said: “…”"."""
    if a.source or len(a.content) < 2:
        return a
    for piece in a.content:
        words = text[slice(*piece)]
        beside = piece[1] <= a.cue[0][0] and not text[piece[1] : a.cue[0][0]].strip()
        if beside and _NAME.fullmatch(words) and set(fold(text[slice(*a.cue[0])]).strip(" :,").split()) & SPEAKING:
            return replace(a, source=(piece,), content=tuple(other for other in a.content if other != piece))
    return a


def _is_subject(text: str, piece: Offsets, cue: Offsets) -> bool:
    """Is all that is said the name straight before an active verb: "Bawumia concedes"?"""
    return text[piece[1] : cue[0]] == " " and bool(_NAME.fullmatch(text, *piece) and _ACTIVE.fullmatch(text, *cue))


_ACTIVE = re.compile(r"(?:has |have |had )?(?!is |are |was |were |be )[a-z]+")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|for|the|de|al|bin|van|von)){0,5}")


def _at_home(home: Offsets, piece: Offsets, quotations: Spans) -> Offsets:
    """`piece`, or the part of it in the cue's paragraph where it runs on from a headline without quotation marks."""
    within = _within(home, piece)
    return within if within[0] < within[1] and within != piece and not quotations.overlap(piece) else piece


def _within(home: Offsets, piece: Offsets) -> Offsets:
    """The part of `piece` inside its paragraph."""
    return max(home[0], piece[0]), min(home[1], piece[1])


def _after(datelines: Sequence[Offsets], piece: Offsets) -> Offsets:
    """`piece` without the dateline that it begins in; empty where it is nothing else."""
    end = max((end for start, end in datelines if start <= piece[0] < end), default=piece[0])
    return end, max(end, piece[1])


_AUXILIARY = re.compile(r"(?:is|are|was|were|be|been|being|has|have|had|to|will|would)(?:\s|\Z)+", re.IGNORECASE)


_FUNCTION_WORDS = re.compile(  # no content by themselves
    r"(?:(?:the|an?|its?|his|her|their|this|that|these|those|to|of|if|as|and|or|which|who|when|where)\b\W*)+",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:the|an?)\s*", re.IGNORECASE)
_CAPITALS = re.compile(r"\s*(?:[A-Z][\w’'-]*(?:\s+(?:of|for|and|the)(?=\s+[A-Z]))*\s+)*[A-Z][\w’'-]*")
_HEADLINES = 3  # paragraphs at the head of an article among which a headline stands
_NOUN_PHRASE = re.compile(r"\s*(?:[\w’'-]+\s+){1,7}")


def _whole(text: str, source: Offsets, cue: Offsets) -> Offsets:
    """`source`, or, where it is a bare "the" before the cue, the noun phrase that this begins."""
    if not ARTICLE.fullmatch(text, *source):
        return source
    if _NOUN_PHRASE.fullmatch(text, source[1], cue[0]):
        return trim(text, source[0], cue[0])
    name = _CAPITALS.match(text, source[1], max(source[1], cue[0]))
    return trim(text, source[0], name.end()) if name else source


def _with_clause(text: str, source: Offsets, cue: Offsets) -> Offsets:
    """`source` with the rest of a relative clause that ends in a comma before the cue."""
    rest = _REST_OF_CLAUSE.fullmatch(text, source[1], max(source[1], cue[0]))
    begun = rest and re.search(r",\s+(?:whose|who|which)\b[^,]*\Z", text[slice(*source)])
    return (source[0], rest.end(1)) if rest and begun else source


_REST_OF_CLAUSE = re.compile(r"([^,;.:“”\"\n]{1,60}),\s")


def _without_clause(text: str, source: Offsets) -> Offsets:
    """`source` without the beginning of a relative clause that it breaks off in ("one woman, whose husband")."""
    clause = re.search(r",\s+(?:whose|who|which)\b[^,]{0,24}\Z", text[slice(*source)])
    return (source[0], source[0] + clause.start()) if clause and not text[source[1] :].startswith(",") else source


def _whole_told(
    segments: Segments, content: tuple[Offsets, ...], said: Sequence[Offsets], quotations: Spans
) -> tuple[Offsets, ...]:
    """A headline's indirect content that ends before ", medics say" with all its words: the tagger cut it short."""
    text, first = segments.text, min(piece[0] for piece in said)
    if len(content) != 1 or content[0][1] > first or quotations.overlap(content[0]):
        return content
    start = segments.paragraph_at(first)[0]
    whole = _told_before(text, start, first)
    return (whole,) if whole and whole[0] <= content[0][0] else content


def _told_before(text: str, start: int, end: int) -> Offsets | None:
    """The clause that a comma ends before `end`, without marks in it, where it begins at `start` or later.

    >>> _told_before("Rain: dozens dead, medics say", 0, 19)
    (6, 17)
    """
    begins = max(start, *(text.rfind(mark, start, end) + 1 for mark in ';:–—“”"\n'))
    told = trim(text, begins, end - 2)
    return told if text.endswith(", ", begins, end) and told[0] < told[1] else None


def _headline_told(segments: Segments, said: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """What a headline says before the words for who says so, or nothing."""
    start = segments.paragraph_at(said[0][0])[0]
    told = tidy(segments.text, (start, min(piece[0] for piece in said)))
    return (told,) if told[1] - told[0] > 12 else ()


def _is_headline(segments: Segments, piece: Offsets) -> bool:
    """Does `piece` stand in a headline: a short early paragraph that no full stop ends?"""
    start, end = segments.paragraph_at(piece[0])
    early = segments.paragraphs[:_HEADLINES][-1][0] >= start
    return early and end - start < 160 and segments.text[end - 1].isalnum()


def _to_marks(quotations: Spans, piece: Offsets, others: Sequence[Offsets]) -> Offsets:
    """`piece` without a half quotation at either end: it takes in the whole of it, unless source or cue stand there."""
    start, end = piece
    for left, right in list(quotations.overlapping(piece)):
        if right <= start or left >= end or any(left < e and s < right for s, e in others):
            continue
        inside = max(0, min(end, right) - max(start, left))
        if left < start < right and inside > 0:
            start = left
        if left < end < right:
            end = right if start == left or 2 * inside >= right - left else left
    return start, end
