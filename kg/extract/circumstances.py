"""The words beside a statement's source and cue: on which day, where and to whom it was said.

What stands inside the content dates and places what is told, not the telling; so does what another verb parts from the
cue ("said talks would begin, and is to meet the king next month").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.draft import Draft
from kg.extract.index import MentionIndex
from kg.model import DateMention, EntityType, Form, Node, Offsets
from kg.read.segment import Segments

_PARTED = re.compile(
    r"[.;:]|\b(?:and|but|or|after|before|when|while|who|which|that|whose|is|was|were|are|be|been|has|had|have|will|would|"
    r"as|since|until|because|if|although|though|following|amid|[a-z]+ing)\b"
)
_NEXT_CLAUSE = re.compile(r"[.;:]|\b(?:and|but|that|who|which|when|while|after|before)\b")
_REACH = 90  # characters between the cue or source and a day or place that belongs to it
_TOLD = re.compile(
    r"\b(?:told|tells|tell|telling|informed|assured|asked|reminded|warned|briefed)\b\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:(?<!according )to|with|on)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}\Z"
    r"|\binterview(?:ed)?\s+(?:with|by|to|on)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}\Z",
)
_AT = re.compile(r"\b(?:in|at|from|inside|outside|near)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+,?\s+){0,6}\Z")
_OCCASION = re.compile(
    r"\b(?:[Ss]p(?:eaking|oke)|(?:[Ii]n|[Aa]t) an? (?:[\w-]+ ){0,3}(?:speech|interview|statement|address|briefing|"
    r"(?:news|press) conference|rally|meeting))\b"
)
_DATELINE = re.compile(
    r"\W*(?:(?i:date|published|updated|posted)\b\W*(?:on\s+)?|[A-Z][A-Z .'’/-]+,\s*(?:[A-Z]\w+,?\s+)?)?"
)


def gaps_around(segments: Segments, draft: Draft) -> list[Offsets]:
    """The words of the cue's sentence outside content and source."""
    sentence = segments.sentence_at(draft.cue[0][0])
    start = sentence[0]
    gaps = []
    for s, e in sorted([*draft.content, *draft.source]):
        if e <= sentence[0] or s >= sentence[1]:
            continue
        if s > start:
            gaps.append((start, s))
        start = max(start, e)
    if start < sentence[1]:
        gaps.append((start, sentence[1]))
    return gaps


def words_beside(text: str, draft: Draft, gaps: Sequence[Offsets]) -> list[str]:
    """The words of the gaps up to where another clause begins, the cue's own among them."""
    cue = draft.cue[0]
    return [text[s:e] if s <= cue[0] else _NEXT_CLAUSE.split(text[s:e], maxsplit=1)[0] for s, e in gaps]


def day_said(
    segments: Segments, draft: Draft, dates: Sequence[DateMention], gaps: Sequence[Offsets]
) -> DateMention | None:
    """The day on which it was said: the one beside cue or source that no other verb parts from them."""
    sentence = segments.sentence_at(draft.cue[0][0])
    first = bisect_left(dates, sentence[0], key=lambda d: d.span[0])
    last = bisect_left(dates, sentence[1], key=lambda d: d.span[0])
    anchors = [*draft.cue, *draft.source]
    near: list[tuple[int, DateMention]] = []
    for date in dates[first:last]:
        if date.start is None or _is_dateline(segments, date):
            continue
        if date.span[0] < draft.cue[0][0] and _DATED_CLAUSE.search(segments.text, sentence[0], date.span[0]):
            continue
        if any(s <= date.span[0] and date.span[1] <= e for s, e in draft.cue):
            return date
        if any(s <= date.span[0] and date.span[1] <= e for s, e in gaps):
            distance = min(_distance(segments.text, date.span, anchor) for anchor in anchors)
            if distance <= _REACH:
                near.append((distance, date))
    return min(near, key=lambda pair: (pair[0], pair[1].span), default=(0, None))[1]


_DATED_CLAUSE = re.compile(  # "Mr Roe, who resigned in May, said": what is dated is no telling
    r", (?:who|whose|which)\b(?![^,]*\b(?:sp(?:oke|eaking)|address|visit|testif|appear|gave|giving|was in|were in))"
    r"[^,.;]*\Z"
)


def _distance(text: str, one: Offsets, other: Offsets) -> int:
    """The characters between two spans; beyond all reach where a verb or a clause's end parts them."""
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    return _REACH + 1 if _PARTED.search(between) else len(between)


def _is_dateline(segments: Segments, day: DateMention) -> bool:
    """Does the date open its paragraph as a dateline ("LONDON, March 9 –", "Published: 9 March")?"""
    return bool(_DATELINE.fullmatch(segments.text, segments.paragraph_at(day.span[0])[0], day.span[0])) and not (
        segments.text[day.span[0] : day.span[1]].lower().startswith(("on ", "in ", "last "))
    )


def place_said(text: str, draft: Draft, index: MentionIndex, gaps: Sequence[Offsets]) -> Node | None:
    """The place where it was said: after "in", "at" or "from" beside the cue, or on the occasion that is named."""
    cue = draft.cue[0]
    occasion = any(_OCCASION.search(words) for words in words_beside(text, draft, gaps))
    places = [
        (m, n)
        for gap in gaps
        for m, n in index.within(gap)
        if n.type is EntityType.PLACE
        and m.form is Form.NAME
        and _AT.search(text, max(gap[0], m.span[0] - 60), m.span[0])
        and (occasion or 0 <= m.span[0] - cue[0] < 80)
        and (occasion or not _PARTED.search(text, cue[1], max(cue[1], m.span[0])))
    ]
    return min(places, key=lambda pair: abs(pair[0].span[0] - cue[0]), default=(None, None))[1]


def addressees(text: str, draft: Draft, index: MentionIndex, gaps: Sequence[Offsets]) -> list[Node]:
    """Whom it was said to: the name after "told", or after "to" or "with" beside the cue."""
    cue = draft.cue[0]
    found: dict[str, Node] = {}
    if text[slice(*cue)].lower() == "according to":
        return []
    for gap in gaps:
        for mention, node in index.within(gap):
            told = text[cue[1] : mention.span[0]] == " " and _TOLD.search(text[cue[0] : mention.span[0]])
            if mention.span[0] < cue[0] or node.type is EntityType.UNNAMED:
                continue
            if (
                node.type in (EntityType.PLACE, EntityType.GROUP) and not told
            ):  # "told Khartoum", not "told in Khartoum"
                continue
            between = text[cue[0] : mention.span[0]]
            if mention.span[0] - cue[1] < 80 and (_TOLD.search(between) or _TO.search(between)):
                found.setdefault(node.iri, node)
                break
    return list(found.values())
