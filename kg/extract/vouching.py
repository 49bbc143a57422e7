"""Whether a statement vouches for what its words hold.

What somebody denies, declines to comment on, cannot verify or asks, and what a correction takes back, is nobody's
claim: the words are there, but nobody stands behind them. Used by `claimants` for figures and by `events`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kg.model import Offsets, Statement

_ASKING: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?(?: for| about)?|wonder(?:s|ed|ing)?|inquir(?:es?|ed|ing)|enquir(?:es?|ed|ing)"
    r"|quer(?:y|ies|ied|ying)|question(?:s|ed|ing)?)\Z",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"(?:about\s+)?(?:if|whether|how|why|what|who|when|where|which)\b", re.IGNORECASE)
_WAS_ASKED: Final = re.compile(
    r"\b(?:was|were|been|is|are|being|when|if)\s+(?:\w+\s+){0,2}?(?:asked|questioned|pressed)(?: about| on)?\Z",
    re.IGNORECASE,
)
_PARTICIPLE: Final = re.compile(r"(?:asked|questioned|pressed)(?: about| on)?", re.IGNORECASE)
_REACH: Final = 400  # characters on either side in which a question begins and ends
_CUT: Final = re.compile(r"[,;.:!?]")
_STOP: Final = re.compile(r"[.!?]")
_IF: Final = re.compile(r"\b(?:if|whether)\b", re.IGNORECASE)
_GIVEN: Final = frozenset({"the", "those", "these"})  # "if the 40 are freed" leaves no number open
_INVERTED: Final = re.compile(
    r"(?:did|does|do|has|have|had|will|would|can|could|is|are|was|were|who|what|why|when|where|how|which)\b",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(r"[“”\"‘]|[.!?]\s")
_PIECE: Final = r"(?:articles?|stor(?:y|ies)|reports?|headlines?|captions?|posts?|editions?)"
_OLDER_TEXT: Final = re.compile(
    rf"\b(?:earlier|previous|prior|original|initial|first)\s+(?:versions?|{_PIECE})\b"
    rf"|\b(?:(?:this|our)\s+{_PIECE}|the\s+(?:headline|caption|article|story))\b[^.;]{{0,60}}\b(?:misstated|misreported|(?:originally"
    r"|initially|incorrectly|wrongly|mistakenly|erroneously|previously)\s+(?:sa(?:id|ys)|stated?|reported|gave|had|put|claimed|listed))\b",
    re.IGNORECASE,
)


def is_question(cue: str, content: str) -> bool:
    """Whether these words ask something: "asked whether 40 had died", "“Who did it?” she asked".

    >>> is_question("asked", "whether 40 had died"), is_question("asked for", "forty tents")
    (True, False)
    """
    return bool(_ASKING.search(cue) and (_OPENS.match(content) or "?" in content[:_REACH]))


def is_asked(text: str, source: Offsets | None, cue: Offsets, content: Offsets) -> bool:
    """Whether the subject of a cue of asking is the one who is asked: "was asked whether", "Asked about it, Roe …"."""
    words = text[slice(*cue)]
    if _WAS_ASKED.search(words):
        return True
    asked_first = _PARTICIPLE.fullmatch(words) is not None and content[0] >= cue[1]
    return asked_first and (source is None or source[0] >= content[1])


_NOBODY_SAID: Final = re.compile(
    r"\b(?:nobody|no\s+one|no-one|none|no\s+(?:\w+\s+){1,3}?(?:has|have|had|would|could|said|says|claimed))\b[^.;:]{0,80}?"
    r"\b(?:said|says|say|claim\w*|report\w*|alleg\w+|confirm\w*|suggest\w*)\b",
    re.IGNORECASE,
)


def nobody_says(text: str, sentence: Offsets, at: int) -> bool:
    """Whether an article's own words put forward nothing at `at`: they ask, or tell that nobody has said so."""
    words = _last_clause(text, _begins(text, sentence[0], at), at, _STOP)
    return _NOBODY_SAID.search(words) is not None or in_question(text, sentence, at)


def in_question(text: str, sentence: Offsets, at: int) -> bool:
    """Whether what stands at `at` of `sentence` stands in a question: "Did the police say that five had died?".

    >>> in_question("Did Roe say five died? No.", (0, 22), 8), in_question("Roe said five died.", (0, 19), 4)
    (True, False)
    """
    begins = _begins(text, sentence[0], at)
    return _INVERTED.match(text, begins, at) is not None and _ends_asking(text, at, sentence[1])


def is_correction(text: str, statement: Statement) -> bool:
    """Whether a correction tells what an older version of the article said."""
    begins = min((start for start, _ in (*statement.sentences, *statement.source, *statement.cue)), default=0)
    ends = max((end for _, end in statement.cue), default=begins)
    told = (*statement.source, (max(begins, ends - _REACH), ends))
    return any(_OLDER_TEXT.search(text, *piece) for piece in told)


def vouches_for(text: str, statement: Statement, span: Offsets) -> bool:
    """Whether the statement that holds `span` puts forward what stands there."""
    if statement.effect.refuses or is_correction(text, statement):
        return False
    content = text[slice(*statement.content[0])] if statement.content else ""
    cue = " ".join(text[slice(*piece)] for piece in statement.cue)
    return not is_question(cue, content) and not is_left_open(text, statement.content, span)


def is_left_open(text: str, content: Iterable[Offsets], span: Offsets) -> bool:
    """Whether the words leave open what stands at `span`: a question, "whether 40 had died", "if he says 40 died"."""
    for start, end in content:
        if start <= span[0] < end:
            clause = _last_clause(text, _begins(text, start, span[0]), span[0], _CUT)
            condition = _IF.search(clause)
            if condition and clause[condition.end() :].strip().lower() not in _GIVEN:
                return True
            return _ends_asking(text, span[1], end)
    return False


def _last_clause(text: str, start: int, at: int, cut: re.Pattern[str]) -> str:
    words = text[start:at]
    return words[max((m.end() for m in cut.finditer(words)), default=0) :]


def _ends_asking(text: str, at: int, end: int) -> bool:
    """Whether the sentence that goes on at `at` ends with a question mark."""
    stop = _STOP.search(text, at, min(end, at + _REACH))
    return stop is not None and stop[0] == "?"


def _begins(text: str, start: int, at: int) -> int:
    """Where the sentence or quotation begins that `at` stands in, no further back than anybody reads."""
    start = max(start, at - _REACH)
    return max((m.end() for m in _STARTS.finditer(text, start, at)), default=start)
