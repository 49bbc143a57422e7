"""The head word of a noun phrase, by rule: what a mention is known by when it is linked to another.

Training and inference share this module, so that a model never sees at run time what it was not trained on.
"""

from __future__ import annotations

import re

from kg.model import Offsets

_AFTER_HEAD = re.compile(
    r"(?:(?<!\s)\s++)?+[,;:(\[–—]|(?<!\s)\s++(?:of|in|on|at|for|from|to|with|by|near|about|against|between|who|whom|whose|which|that|where|"
    r"and|or|when|as)\s",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?\s*+\Z")
_LAST_WORD = re.compile(r"(?<![^\s\"“”‘’'()\[\]])[^\s\"“”‘’'()\[\]]++[\"“”‘’'()\[\].,;:]*+\Z")


def head_of(text: str, span: Offsets) -> Offsets:
    """The last word before what modifies a noun phrase from behind.

    >>> text = "the UN's special envoy for Syria, Geir Pedersen"
    >>> text[slice(*head_of(text, (0, len(text))))]
    'envoy'
    """
    start, end = span
    phrase = text[start:end]
    if (cut := _AFTER_HEAD.search(phrase, 1)) is not None:
        phrase = phrase[: cut.start()]
    phrase = phrase.rstrip()
    if (possessive := _POSSESSIVE.search(phrase)) is not None and possessive.start() > 0:
        phrase = phrase[: possessive.start()]
    word = _LAST_WORD.search(phrase)
    first = word.start() if word is not None else 0
    head = phrase[first:].rstrip("\"“”‘’'()[].,;:") or phrase[first:]
    return start + first, start + first + len(head)
