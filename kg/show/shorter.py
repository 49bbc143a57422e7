"""Labels of events, made short enough to be drawn: the panel and the pointer show them whole.

What happened is told by its verb and what it was done to. So a pronoun at the beginning goes, as do the words between a
noun and its participle ("had also", "were being"); what is still too long ends where a phrase ends, with an ellipsis.
"""

from __future__ import annotations

import re

from kg.show.wording import ELLIPSIS

MOST = 56  # characters: four lines
_LEAST = 16  # characters that a label keeps at least when it is cut before a phrase
_PRONOUN = re.compile(r"^(?:that )?(?:he|she|it|they|we|there|who|which) ", re.IGNORECASE)
_HELPERS = frozenset("has have had was were is are been being also would be will already then since".split())
_IRREGULAR = frozenset(
    "fled died lost left met made held taken seen shot hit hurt sent sold told begun broken brought built burnt caught "
    "come cut done drawn driven fallen fought found forced given gone heard hidden kept laid led paid put read risen "
    "run set shown shut spent split stolen struck sunk swept sworn thrown torn withdrawn won wounded beaten blown "
    "sought bombed buried".split()
)
_BARE_NUMBER = re.compile(r" (?:at|in|of) \d{1,3}$")  # of a span that ends inside "in 30 villages"
_PHRASE = frozenset(
    "about across after against along among around as at because before behind between by during for from in inside "
    "into near of off on onto out over since through to toward towards under until when where which while who with "
    "within without and but or that".split()
)


def shorter(label: str, actors: tuple[str, ...] = ()) -> str:
    """`label` as the graph draws it; those of `actors` who begin it go, as a line leads to them anyhow.

    >>> shorter("he had launched an inquiry into the flood"), shorter("the farmers had also fled to the hills")
    ('launched an inquiry into the flood', 'the farmers fled to the hills')
    >>> shorter("Valley police allegedly killed two people from the hills", ("Valley police",))
    'allegedly killed two people from the hills'
    >>> shorter("Hundreds of miners gathered in the capital to protest against the closing of the two last pits")
    'Hundreds of miners gathered in the capital to protest\\xa0…'
    >>> shorter("hundreds of people living along the lower part of the valley have fled their homes")
    'hundreds of people\\xa0… fled their homes'
    """
    plain = _BARE_NUMBER.sub("", _PRONOUN.sub("", _without_actor(label, actors), count=1))
    words, deed = _without_helpers(plain.split())
    if len(" ".join(words)) <= MOST:
        return " ".join(words)
    cut = _cut(words, MOST)
    if deed and len(cut.split()) <= deed:  # what was done came later: who, then the deed
        subject = " ".join(words[: next((at for at, word in enumerate(words[:deed]) if at and _goes_on(word)), deed)])
        return f"{subject}{ELLIPSIS} {_cut(words[deed:], max(_LEAST, MOST - len(subject) - 3))}"
    return cut


def _goes_on(word: str) -> bool:
    return word.endswith("ing") or (word.lower() in _PHRASE and word != "of")


def _cut(words: list[str], most: int) -> str:
    """As many of `words` as `most` characters hold, ending before a phrase where that leaves enough."""
    said = " ".join(words)
    if len(said) <= most:
        return said
    ends = [" ".join(words[:at]) for at, word in enumerate(words) if word.lower() in _PHRASE]
    whole = [end for end in ends if _LEAST <= len(end) <= most]
    return (whole[-1] if whole else said[: most + 1].rsplit(" ", 1)[0][:most]) + ELLIPSIS


def _without_actor(label: str, actors: tuple[str, ...]) -> str:
    for actor in actors:
        rest = label[len(actor) :]
        if label.startswith(actor) and rest.startswith(" ") and _tells_deed(rest.split()):
            return rest.strip()
    return label


def _tells_deed(words: list[str]) -> bool:
    """Whether words begin with a deed, not with what was done to the one before them ("were killed")."""
    first = next((word for word in words if not word.endswith("ly")), "")
    return first not in _HELPERS and _is_participle(first)


def _without_helpers(words: list[str]) -> tuple[list[str], int]:
    """The words that stay, and which of them is the participle that had helpers, 0 without one."""
    kept: list[str] = []
    at = deed = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end] in _HELPERS:
            end += 1
        if end > at and not (end < len(words) and _is_participle(words[end])):
            end = at
        if end > at and not deed:
            deed = len(kept)
        at = end
        kept.append(words[at])
        at += 1
    return kept, deed


def _is_participle(word: str) -> bool:
    plain = word.strip(",.;:“”\"'").lower()
    return plain in _IRREGULAR or (plain.endswith("ed") and len(plain) > 3)
