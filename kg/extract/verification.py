"""Whether somebody checked a figure, or disputes it: the last step of `figures`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.tokens import matches_at
from kg.model import Effect, Figure, Node, Offsets, Outcome, Statement, Unit, Verification
from kg.read.segment import Segments

_WIDE = 600  # characters between a figure and the words that dispute it
_LOOK_BACK = 3  # paragraphs between a toll and the sentence that says nobody could check it
_REJECT = "reject|disput|deni|deny|dismiss|contest|challeng|question|refut|repudiat"
_ENDINGS = "ed|ied|es|s|ies|e|ing"
_REJECTS = rf"(?:{_REJECT})(?:{_ENDINGS})"
_COUNTED = r"(?:figures?|numbers?|(?:death\s+)?tolls?|counts?|tall(?:y|ies)|estimates?)"
_DISPUTES = re.compile(
    rf"(?<!not )(?<!n't )(?<!n’t )(?<!never )\b{_REJECTS}\s+(?:(?:that|this|those|these|both|the|its|their|such)\s+"
    rf"(?:\w+\s+)?{_COUNTED}|(?:that|this|those|these|both)\s+(?:\w+\s+)?claims?)\b(?!\s+of\s+\d)"
    rf"|\b(?:(?:that|this|those|these|both|the)\s+(?:\w+\s+)?{_COUNTED}|(?:that|this|those|these|both)\s+claims?)"
    rf"\s+(?:(?:was|were|is|are|has|have|been)\s+)+(?:\w+ly\s+)?{_REJECTS}\b",
    re.IGNORECASE,
)
_BEGINS_DISPUTE = frozenset("that this those these both the".split()) | {
    stem + ending for stem in _REJECT.split("|") for ending in _ENDINGS.split("|")
}
_TOLL = re.compile(r"\btolls?\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:those|these|both|figures|numbers|tolls|counts|tallies|estimates|claims)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:[Mm]y|I)\b|\b(?:[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s+(?:\w+\s+)?(?:neighbou?r|family|house|brother|sister|mother|father"
    r"|cousin|uncle|aunt|friend|son|daughter|wife|husband)s?\b"
)  # one's own loss is no toll
_PAIR = re.compile(r"\b(?:either|neither|both)\b", re.IGNORECASE)

_NOT_VERIFIED = re.compile(
    r"\b(?:not|un(?:able)?|n['’]t|cannot|never|nor|neither|without|no)\b[^.;]{0,60}?\b(?:independently\s+)?(?:verif"
    r"|confirm|corroborat)|\b(?:could|can|ha(?:s|ve|d))\s+not\s+(?:be(?:en)?\s+)?independently|\bunverified\b"
    r"|\bimpossible\s+to\s+(?:independently\s+)?verify",
    re.IGNORECASE,
)
_INDEPENDENTLY = re.compile(r"\b(?:independent(?:ly)?|unverified|impossible\s+to|verif\w*)\b", re.IGNORECASE)
_VERIFIED_TOPIC = (
    (
        Outcome.KILLED,
        re.compile(r"\b(?:death\s+toll|tolls?|deaths?|killed|killings?|fatalities|dead)\b", re.IGNORECASE),
    ),
    (Outcome.INJURED, re.compile(r"\b(?:injur\w+|wounded)\b", re.IGNORECASE)),
    (Outcome.DISPLACED, re.compile(r"\b(?:displace\w+|refugees)\b", re.IGNORECASE)),
    (Outcome.DETAINED, re.compile(r"\b(?:arrest\w*|detain\w+|detention\w*)\b", re.IGNORECASE)),
)
_ANY_TOPIC = re.compile(
    r"\b(?:figures?|numbers?|tolls?|tall(?:y|ies)|counts?|casualt\w+|claims?|reports?|these|those|this|that|it|them"
    r"|accounts?|data)\b",
    re.IGNORECASE,
)
_EACH_ACCOUNT = re.compile(
    r"\b(?:(?:either|neither|both|any)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:side|part(?:y|ies)|figures?|numbers?|tolls?|claims?"
    r"|accounts?|counts?|versions?)|(?:the|these|those|their|all|such|any)\s+(?:\w+\s+){0,2}(?:figures|numbers|tolls|tallies|accounts"
    r"|claims|counts))\b",
    re.IGNORECASE,
)  # what nobody could check is more than the number before


def with_verification(figures: list[Figure], segments: Segments, statements: Sequence[Statement]) -> list[Figure]:
    """The figures, those that the article says nobody could check, or somebody disputes, marked so."""
    marked = list(figures)
    for sentence, words in _doubts(segments, statements):
        for i in _doubted(figures, sentence, words, segments):
            if figures[i].verification is Verification.DISPUTED and figures[i].claimant is None:
                continue  # what is taken back needs no check
            marked[i] = replace(marked[i], verification=Verification.COULD_NOT_VERIFY)
    for m in matches_at(_DISPUTES, _BEGINS_DISPUTE, segments.text):
        for i in _disputed(figures, m, segments):
            marked[i] = replace(marked[i], verification=Verification.DISPUTED)
    return marked


def _disputed(figures: list[Figure], m: re.Match[str], segments: Segments) -> list[int]:
    """The figures that "rejected that figure" speaks of: the last before it, all of its sentence where it is plural.

    They stand in the same sentence or the one before.
    """
    sentences = segments.sentences
    here = bisect_right(sentences, m.start(), key=lambda s: s[0]) - 1
    first = sentences[max(0, here - 1)][0]
    start = bisect_left(figures, max(first, m.start() - _WIDE), key=lambda f: f.span[0])
    before = list(range(start, bisect_right(figures, m.start(), key=lambda f: f.span[1])))
    if _TOLL.search(m[0]):  # of the dead, though others were counted since
        before = [i for i in before if figures[i].outcome is Outcome.KILLED] or before
    if not before or not _SEVERAL.search(m[0]):
        return before[-1:]
    nearest = segments.sentence_at(figures[before[-1]].span[0])
    return [i for i in before if segments.sentence_at(figures[i].span[0]) == nearest]


def _doubts(segments: Segments, statements: Sequence[Statement]) -> Iterator[tuple[Offsets, str]]:
    """Each sentence that says something could not be verified, with the words that say what."""
    text = segments.text
    marked = {
        segments.sentence_at(s.content[0][0]): s for s in statements if s.effect is Effect.NOT_VERIFIED and s.content
    }
    for sentence in segments.sentences:
        if statement := marked.get(sentence):
            yield sentence, " ".join(text[start:end] for start, end in statement.content)
        elif _INDEPENDENTLY.search(text, *sentence) and (m := _NOT_VERIFIED.search(text, *sentence)):
            after = text[m.end() : min(sentence[1], m.end() + 80)]
            yield sentence, after if _ANY_TOPIC.search(after) or len(after) > 30 else text[sentence[0] : m.end()]


def _doubted(figures: list[Figure], sentence: Offsets, words: str, segments: Segments) -> list[int]:
    """The figures spoken of: those of the nearest sentence, its own or one before, that fit the words.

    Where the words are of several ("the figures", "neither account"), every toll of that kind that a source gave so
    far; of a pair the two last sources' alone. What a person tells of his own family is no toll.
    """
    topics = [outcome for outcome, pattern in _VERIFIED_TOPIC if pattern.search(words)]
    several = _EACH_ACCOUNT.search(segments.text, *sentence)
    if not (topics or several or _ANY_TOPIC.search(words)):
        return []
    earliest = 0 if several else _paragraphs_back(sentence, segments)
    fitting = [
        i
        for i, f in enumerate(figures)
        if f.unit in (Unit.PERSON, Unit.FAMILY)
        and earliest <= f.span[0] < sentence[1]
        and f.outcome is not None
        and (not topics or f.outcome in topics)
    ]
    fitting = [i for i in fitting if not _is_personal(figures[i], segments)]
    claimed = [i for i in fitting if figures[i].claimant or figures[i].statement is not None]
    if several and claimed:
        return _tolls_like_last(figures, claimed, bool(_PAIR.search(several[0])), segments)
    if not fitting:
        return []
    nearest = segments.sentence_at(figures[fitting[-1]].span[0])
    return [i for i in fitting if segments.sentence_at(figures[i].span[0]) == nearest]


def _is_personal(figure: Figure, segments: Segments) -> bool:
    """Whether a figure is of one household's loss, as "My neighbour lost four children"."""
    sentence = segments.sentence_at(figure.span[0])
    return bool(sentence and _PERSONAL.search(segments.text, max(sentence[0], figure.span[0] - 80), figure.span[1]))


def _tolls_like_last(figures: list[Figure], claimed: list[int], pair: bool, segments: Segments) -> list[int]:
    """Of the claimed figures, those of an outcome and unit that the last sentence with one counts."""
    nearest = segments.sentence_at(figures[claimed[-1]].span[0])
    last = [figures[i] for i in claimed if segments.sentence_at(figures[i].span[0]) == nearest]
    kinds = {(f.outcome, f.unit) for f in last}
    alike = [i for i in claimed if (figures[i].outcome, figures[i].unit) in kinds]
    if not pair:
        return alike
    sources: list[str | None] = []
    for i in reversed(alike):
        if (iri := _iri(figures[i].claimant)) not in sources:
            sources.append(iri)
    return [i for i in alike if _iri(figures[i].claimant) in sources[:2]]


def _iri(node: Node | None) -> str | None:
    return node.iri if node else None


def _paragraphs_back(sentence: Offsets, segments: Segments) -> int:
    here = bisect_right(segments.paragraphs, sentence[0], key=lambda p: p[0]) - 1
    return segments.paragraphs[max(0, here - _LOOK_BACK)][0]
