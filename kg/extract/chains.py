"""Chains of reporting: who said it, and through whom it came.

"X, citing police, reported", "Reuters reported sources saying", "was quoted by Y as saying", "was denied by the
rebels": the words say who speaks, though the verb's subject is another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.draft import Draft, merge_pieces, tidy, touches
from kg.extract.heads import head_of
from kg.extract.source_words import is_people
from kg.extract.words import DESCRIPTORS, MEDIA, OFFICES
from kg.ids import fold
from kg.model import Offsets
from kg.read.segment import Segments, trim

_CITING = re.compile(
    r"(?:\b(?:[Cc]iting|[Qq]uoting)|,\s(?:which|who)\s(?:cited|quoted|was citing|was quoting))\s+"
    r"(?P<source>(?:[^\s,;:.“”\"]+\s*){1,8})"
)

_DOCUMENTS = frozenset(
    "report reports document documents data figures statistics records statement statements study studies survey poll "
    "census letter memo filing filings transcript footage video images ministry department agency government court "
    "council police army navy military hospital company source sources".split()
)


def with_cited(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with "X, citing police, reported that …" as what the police say, through X."""
    text = segments.text
    by_cue = sorted(((draft.cue[0][0], n) for n, draft in enumerate(drafts)))
    cited: list[Draft] = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _CITING.search(text, *sentence)
        near = by_cue[bisect_left(by_cue, (m.start(), 0)) : bisect_left(by_cue, (m.end(), 0))] if m else []
        beside = [drafts[n].content for _, n in near if drafts[n] is not draft]
        inside = m and any(start < m.start() and m.end() <= end for start, end in draft.content)
        if m and not inside and m.start() <= draft.cue[0][0] < m.end():
            continue  # "citing" as a cue of its own says nothing more
        origin = _named_source(text, trim(text, *m.span("source"))) if m else (0, 0)
        if m is None or inside or not draft.source or not _can_speak(text, origin):
            cited.append(draft)
        else:
            content = [p for piece in draft.content for p in _beside(text, piece, (m.start(), origin[1]))]
            content += [
                p for pieces in beside for piece in pieces for p in _beside(text, piece, (m.start(), origin[1]))
            ]
            kept = merge_pieces(text, content)
            cited.append(replace(draft, source=(origin,), content=kept or draft.content, relays=draft.source))
    return cited


def _can_speak(text: str, source: Offsets) -> bool:
    """Is somebody or something cited that says things, and no reason: "citing the risk of floods"?"""
    head = text[slice(*head_of(text, source))]
    return head[:1].isupper() or is_people(fold(head)) or fold(head) in _SPEAKING_HEADS


_SPEAKING_HEADS = _DOCUMENTS | MEDIA | OFFICES | DESCRIPTORS


def _beside(text: str, piece: Offsets, cited: Offsets) -> list[Offsets]:
    """The parts of `piece` before and after the words that name who is cited."""
    if not touches((piece,), cited):
        return [piece]
    return [tidy(text, (piece[0], min(piece[1], cited[0]))), tidy(text, (max(piece[0], cited[1]), piece[1]))]


def _named_source(text: str, span: Offsets) -> Offsets:
    """The source that follows "citing", up to the verb of the sentence it stands in."""
    verb = re.search(r"\s(?:said|says|reported|reports|wrote|that|on|as)\b", text[slice(*span)])
    return (span[0], span[0] + verb.start()) if verb else span


_QUOTED_BY = re.compile(
    r"(?P<source>[^,;:“”\"]{2,80}?),?\s+(?:was|were|has been|is)\s+"
    r"(?P<cue>(?:quoted|cited) by (?P<relay>[^,;:“”\"]{2,60}?) as (?:saying|telling \w+))\s+(?P<content>\S.*)"
)
_DONE_BY = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|disputed|confirmed|announced|condemned|"
    r"welcomed|reported|disclosed|acknowledged)\s+(?:\w+ly\s+)?by\s+(?P<source>[^,.;:“”\"]{2,60}?)"
    r"(?=\s*(?:[,.;:“”\"]|\Z|\s(?:on|in|at|as|who|which|and|but|after|last|yesterday)\b))"
)


def turn_passive(segments: Segments, draft: Draft) -> Draft:
    """A passive turned round: "was denied by the rebels" is the rebels' denial, "was quoted by Y" comes through Y."""
    text = segments.text
    sentence = segments.sentence_at(draft.cue[0][0])
    quoted = _QUOTED_BY.match(text, *sentence)
    if quoted and touches(draft.cue, quoted.span("cue")):
        content = tidy(text, quoted.span("content"))
        source = trim(text, *quoted.span("source"))
        return replace(
            draft, source=(source,), cue=(quoted.span("cue"),), content=(content,), relays=(quoted.span("relay"),)
        )
    done = _DONE_BY.search(text, *sentence)
    if done and touches(draft.cue, (done.start(), done.start("source"))):
        source = trim(text, *done.span("source"))
        subject = trim(text, sentence[0], done.start())
        told = tuple(piece for piece in draft.content if not touches((piece,), source)) or (subject,)
        if told[0][0] < told[0][1]:
            return replace(draft, source=(source,), content=told)
    return draft


_CHAIN = re.compile(
    r"\b(?P<outer>report(?:s|ed|ing)?|(?:quot|cit)(?:es|ed|ing)(?! by\b)|show(?:s|ed|ing)?|captur(?:es|ed|ing)|"
    r"hear(?:s|d)?|feature(?:s|d)?)\s+(?P<source>(?:[^\s,;:.“”\"]+\s+){1,10}?)(?:as\s+)?"
    r"(?P<cue>saying|claiming|alleging|denying|confirming|warning|insisting|chanting|shouting|yelling|singing|"
    r"screaming|calling for)"
    r"\s+(?P<content>(?:that\s+)?\S.*)"
)
_SHOWS = re.compile(r"show|captur|hear|feature")


def unchain(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with "Reuters reported sources saying …" read as what the sources say, through Reuters.

    Footage that "showed people chanting …" stays a source of its own beside the people it shows.
    """
    text = segments.text
    quotations = {start: (start, end) for start, end in reversed(segments.quotations)}
    chained = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _CHAIN.search(text, max(sentence[0], draft.cue[0][0] - 12), sentence[1])
        if m is None or not (m.start("outer") < draft.cue[-1][1] and draft.cue[0][0] < m.end("outer")):
            chained.append(draft)
            continue
        start, end = m.span("content")
        source = trim(text, *m.span("source"))
        if _SHOWS.match(m["outer"]):
            subject = trim(text, sentence[0], m.start("outer"))
            shown = tidy(text, (source[0], end))
            chained.append(replace(draft, source=draft.source or (subject,), cue=(m.span("outer"),), content=(shown,)))
        content = quotations.get(start) or tidy(text, (start, end))
        relays = draft.source if not _SHOWS.match(m["outer"]) else ()
        chained.append(replace(draft, source=(source,), cue=(m.span("cue"),), content=(content,), relays=relays))
    return chained
