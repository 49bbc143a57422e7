"""What somebody says without quotation marks after a colon: a statement to the press, printed as it was given.

"The minister, Jane Roe, said:" opens a monologue. What follows is hers to the end of the paragraph, and through the
paragraphs after it as long as they speak in the first person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from kg.extract.draft import MARKS, SURE, Draft, is_within, tidy
from kg.extract.near import Near, Spans
from kg.extract.reporting import SPEAKING, subject_before
from kg.extract.tokens import has_any
from kg.ids import fold
from kg.model import Offsets
from kg.read.segment import Segments

# When, where or to whom it was said.
_TO_COLON: Final = r"(?:\s(?:in|on|at|to|after)\s[^.:;“”\"\n]{2,60}|\s(?:today|yesterday))?\s*:"
_COLON: Final = re.compile(rf"{_TO_COLON}\s*")
_OPENING: Final = MARKS + "‘'*•"
_FIRST_PERSON: Final = frozenset("i we my our me ours".split())
_CUE_AT_END: Final = re.compile(
    r"\b(?P<cue>(?:has |have |had |also )?(?:said|says|added|adds|stated|wrote|declared|commented))"
    rf"{_TO_COLON}\Z"
)
_ANOTHER: Final = re.compile(
    r"(?:[^\n“”\"]{0,80}\b(?:said|says|told|added|according to)\b[^\n]{0,40}:\Z|"
    r"\W*(?:notes?|further|contact|media|for more|background|ends|about|read|related|follow)\b[^.]{0,60}\Z)",
    re.IGNORECASE,
)


def with_monologues(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each that opens a monologue with the whole of it, and those whose opening the tagger passed over."""
    text = segments.text
    near = Near((draft.cue[0], number) for number, draft in enumerate(drafts))
    said = Spans(piece for draft in drafts for piece in (*draft.cue, *draft.source))
    found = [_to_its_end(segments, draft, drafts, near) for draft in drafts]
    for paragraph in segments.paragraphs if ":\n" in text or ":\r" in text or ": \n" in text else ():
        if text[paragraph[1] - 1] != ":" or not (m := _CUE_AT_END.search(text, *paragraph)):
            continue
        if said.overlap(m.span("cue")):
            continue
        start = segments.sentence_at(m.start("cue"))[0]
        subject = subject_before(text, start, m.span("cue"))
        content = tuple(_paragraphs_after(segments, paragraph))
        if subject and content:
            found.append(Draft((subject,), (m.span("cue"),), content, SURE))
    return found


def _to_its_end(segments: Segments, draft: Draft, drafts: Sequence[Draft], near: Near) -> Draft:
    """The draft with all that follows its colon, where no quotation marks say what is meant; else as it is."""
    text = segments.text
    cue = draft.cue[-1]
    colon = cue[1] if text[cue[1] - 1] == ":" else None
    if colon is None:
        m = _COLON.match(text, cue[1])
        colon = m.end() if m else None
    verb = set(fold(text[cue[0] : cue[1]]).strip(" :").split())
    if colon is None or not draft.source or not (verb & _SPEAKS) or draft.source[0][0] > colon:
        return draft
    home = segments.paragraph_at(cue[0])
    begins = colon
    while begins < len(text) and text[begins].isspace():
        begins += 1
    if begins >= len(text) or text[begins] in _OPENING:
        return draft
    if begins >= home[1]:
        content = tuple(_paragraphs_after(segments, home))
        return replace(draft, content=content) if content else draft
    rest = (begins, _end_within(segments, (begins, home[1]), draft, drafts, near))
    return replace(draft, content=(tidy(text, rest),)) if rest[1] > max(e for _, e in draft.content) else draft


_SPEAKS: Final = SPEAKING | {"wrote", "writes"}


def _end_within(segments: Segments, rest: Offsets, draft: Draft, drafts: Sequence[Draft], near: Near) -> int:
    """Where the monologue ends in its own paragraph: before the first sentence that somebody else is said to say."""
    end = segments.sentence_at(rest[0])[1]
    if not has_any(segments.text, rest, _FIRST_PERSON):
        return end
    while end < rest[1]:
        following = segments.sentence_at(end + 1)
        if following[1] <= end or any(
            d is not draft and d.source and is_within(following, d.cue[0]) and _is_named(segments.text, d.source[0])
            for d in (drafts[number] for number in near.numbers(following))
        ):
            break
        end = following[1]
    return end


def _is_named(text: str, source: Offsets) -> bool:
    return fold(text[slice(*source)]) not in _FIRST_PERSON


def _paragraphs_after(segments: Segments, home: Offsets) -> Iterator[Offsets]:
    """The paragraphs of a monologue that begins after `home`: up to the last one in the first person."""
    text = segments.text
    following = islice(segments.paragraphs, bisect_right(segments.paragraphs, (home[0], len(text))), None)
    kept: list[Offsets] = []
    waiting: list[Offsets] = []
    for paragraph in following:
        ends = text[paragraph[1] - 1]
        if _ANOTHER.match(text, *paragraph) or ends == ":" or text[paragraph[0]] in _OPENING or ends.isalnum():
            break
        waiting.append(paragraph)
        if has_any(text, paragraph, _FIRST_PERSON):
            kept += waiting
            waiting = []
        elif not kept:
            break
    yield from (tidy(text, paragraph) for paragraph in kept)
