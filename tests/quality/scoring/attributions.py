"""Who said what in which words, against gold spans (PolNeAR): counts per article, and the scores of any sum of them.

A span is exact when both its ends are right, white space and outer punctuation apart. An attribution is matched one to
one, the most alike content first; it is linked when content, cue and source each share a word with the gold's, or
neither has a source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .geometry import Span, Spans, spans_of

ROLES = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")
_WORD = re.compile(r"\w+(?:[’']\w+)?|[^\w\s]")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_OUTER = " \t\r\n\u00a0.,;:\"“”'’‘«»–—"

Counts = Counter[str]
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Attribution:
    """One attribution: its spans trimmed, and the words that each role covers, by their number in the text."""

    spans: Mapping[str, Spans]
    words: Mapping[str, Words]
    kind: str


def count(text: str, gold: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]]) -> Counts:
    """What one article adds to the scores."""
    words = [m.span() for m in _WORD.finditer(text)]
    wanted = [_read(text, words, row) for row in gold]
    predicted = [_read(text, words, row) for row in found]
    counts: Counts = Counter(gold=len(wanted), predicted=len(predicted))
    for role in ROLES:
        counts += _spans(role, wanted, predicted)
    counts.update(f"gold {attribution.kind}" for attribution in wanted)
    for one, other in _pairs(wanted, predicted):
        counts["content"] += 1
        if not one.words["cue"] & other.words["cue"]:
            continue
        counts["cue"] += 1
        if one.words["source"] & other.words["source"] or not (one.words["source"] or other.words["source"]):
            counts.update(("linked", f"linked {one.kind}"))
        counts["all exact"] += all(sorted(one.spans[role]) == sorted(other.spans[role]) for role in ROLES)
    return counts


def scores(counts: Iterable[Counts]) -> dict[str, float]:
    """The scores of several articles together."""
    total: Counts = Counter()
    for article in counts:
        total.update(article)
    return _of_roles(total) | {
        "linked": _f1(total["linked"], total),
        "all exact": _f1(total["all exact"], total),
        "content only": _f1(total["content"], total),
        "precision": 100 * total["linked"] / max(1, total["predicted"]),
        "recall": 100 * total["linked"] / max(1, total["gold"]),
        "source right when matched": 100 * total["linked"] / max(1, total["cue"]),
        **{kind: 100 * total[f"linked {kind}"] / total[f"gold {kind}"] for kind in KINDS if total[f"gold {kind}"]},
    }


def _of_roles(total: Counts) -> dict[str, float]:
    found = {}
    for role in ROLES:
        for measure, sides in (("exact", "spans"), ("begin", "spans"), ("token", "tokens")):
            whole = total[f"{role} gold {sides}"] + total[f"{role} predicted {sides}"]
            found[f"{role} {measure}"] = 200.0 * total[f"{role} {measure}"] / whole if whole else 0.0
    return found


def _f1(hits: int, total: Counts) -> float:
    whole = total["gold"] + total["predicted"]
    return 200.0 * hits / whole if whole else 0.0


def _read(text: str, words: Sequence[Span], row: Mapping[str, Any]) -> _Attribution:
    spans = {role: spans_of(row.get(role)) for role in ROLES}
    return _Attribution(
        spans={role: tuple(_trimmed(text, span) for span in pieces) for role, pieces in spans.items()},
        words={role: _covered(words, pieces) for role, pieces in spans.items()},
        kind=_kind(text, spans["content"]),
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip(_OUTER))
    return start, max(start, start + len(words.strip(_OUTER)))


def _covered(words: Sequence[Span], pieces: Spans) -> Words:
    """The words that share a character with any piece; words stand in order and apart."""
    covered: set[int] = set()
    for start, end in pieces:
        first = bisect_right(words, start, key=lambda word: word[1])
        covered.update(range(first, bisect_left(words, end, key=lambda word: word[0])))
    return frozenset(covered)


def _kind(text: str, content: Spans) -> str:
    """How much of the content stands in quotation marks, those just outside it too."""
    body = "".join(text[max(0, start - 1) : end + 1] for start, end in content)
    quoted = sum(len(found) for found in _QUOTED.findall(body))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * len(body) - 4 else "mixed"


def _spans(role: str, wanted: Sequence[_Attribution], predicted: Sequence[_Attribution]) -> Counts:
    """Spans and words of one role that are right, each counted once however many attributions share it."""
    gold, found = ({span for a in side for span in a.spans[role]} for side in (wanted, predicted))
    gold_words, found_words = ({word for a in side for word in a.words[role]} for side in (wanted, predicted))
    return Counter(
        {
            f"{role} gold spans": len(gold),
            f"{role} predicted spans": len(found),
            f"{role} exact": len(gold & found),
            f"{role} begin": len({start for start, _ in gold} & {start for start, _ in found}),
            f"{role} gold tokens": len(gold_words),
            f"{role} predicted tokens": len(found_words),
            f"{role} token": len(gold_words & found_words),
        }
    )


def _pairs(
    wanted: Sequence[_Attribution], predicted: Sequence[_Attribution]
) -> Iterable[tuple[_Attribution, _Attribution]]:
    """The attributions that belong together: the most alike content first, then the cue, then in order."""
    ranked = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(predicted):
            if both := one.words["content"] & other.words["content"]:
                alike = len(both) / len(one.words["content"] | other.words["content"])
                ranked.append((-alike, -len(one.words["cue"] & other.words["cue"]), i, j))
    left, right = set(range(len(wanted))), set(range(len(predicted)))
    for _, _, i, j in sorted(ranked):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield wanted[i], predicted[j]
