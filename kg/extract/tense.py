"""Whether the words around a time expression speak of the future or of the past: asked by `dates` alone.

A tagger of parts of speech would cost more than it brings: only the verb nearest to the expression matters.
"""

from __future__ import annotations

import re
from enum import Enum

from kg.model import Offsets

_REACH = 160  # characters on either side; the verb of a time expression stands nearer

_BETWEEN = r"(?:(?:not|also|then|now|be|have|only|still|again|\w+ly)\s+){0,4}"
_PLANNED = (
    r"expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|due|set|scheduled|slated|hop(?:es?|ed|ing)|agreed|vow(?:s|ed)|going"
    r"|intend(?:s|ed)?|wants?|prepar(?:es?|ing)|promise[sd]?|ready|poised|bound|likely|supposed|is|are|ordered|told"
    r"|asked|has|have|invited|summoned|called|urged"
)
_GOES_AHEAD = (  # of a day said beside it the simple present looks ahead
    r"begins?|starts|opens|closes|ends|continues|returns|convenes|reconvenes|(?<=s )(?<!was )(?<!is )(?:start|open)"
    r"|takes?\s+place|kicks?\s+off|gets?\s+under\s+way|expires?|resumes?|meets?|falls\s+on|votes?\b(?=\s+on)"
    r"|goes?\s+(?:to\s+the\s+polls|on\s+trial|on\s+sale|before|into\s+effect)|go\s+to\s+the\s+polls|comes?\s+into"
    r"\s+(?:force|effect)|takes?\s+effect"
)
_PROGRESS = (  # so does the progressive of what one arranges
    r"(?:is|are)\s+(?:meeting|holding|travell?ing|visiting|hosting|voting|returning|heading|flying|taking\s+place|opening"
    r"|closing|starting|beginning|going|coming|arriving|leaving|being\s+(?:held|buried|sworn|released|sentenced))"
)
_FUTURE = re.compile(
    rf"\b(?:will|won['’]t|shall|would(?!\s+have)|['’]ll|must|should(?!\s+have)|can(?!not)|ought\s+to)\s+{_BETWEEN}\w+|\b(?:{_PLANNED})\s+to\s+{_BETWEEN}\w+"
    r"|\b(?:due|scheduled|planned|slated|set|expected|billed|wanted)\s+(?:for|on|in|at|by|back|to\s+be)?(?=\s|$)"
    r"|(?<!the first )(?<!the last )\bto\s+be\s+\w+(?:ed|d|t|n)\b"
    rf"|\b(?:{_GOES_AHEAD})\b|\b(?:{_PROGRESS})\b"
    r"|\b(?:next|final|first)\s+\w+\s+(?:is|are)(?=\s|$)|\b(?:has|have|gives?|gave)\s+(?:\w+\s+){0,2}until(?=\s|$)"
    r"|\b(?:ahead\s+of|with\s+effect\s+from|upcoming|forthcoming|no\s+later\s+than|deadline\s+(?:of|is))(?=\s|$)"
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|went|came|took|met|left|fell|fled|broke|began|got|made|gave|held|shot|found|saw"
    r"|won|lost|hit|struck|wrote|spoke|led|became|ran|rose|says|has|have|sent|brought|sold|drove|threw|flew|grew|kept"
    r"|put|cut|stood|heard|caught|fought|bought|paid|sank|burst|blew|swept|tore|[a-z]{2,}ed)\b"
)
_SET_UNTIL = re.compile(  # what a past act fixes lies ahead: "was remanded until 3 May"
    r"\b(?:remanded|adjourned|postponed|delayed|deferred|extended|extends|suspended|put\s+off|pushed\s+back|rescheduled|barred|banned"
    r"|cancell?ed|closed|shut|gave|given|giving|granted|valid|prolonged|renewed|imposed|ordered|has|have|detained|bailed|open)\b"
    r"[^,;]{0,300}\b(?:until|till)\s+$"
)
_IF = re.compile(  # a condition lies ahead, where "if" does not mean "whether"
    r"(?<!asked )(?<!know )(?<!see )(?<!ask )(?<!wonder )(?<!even )\b(?:[Ii]f|[Uu]nless)"
    r"\b(?!.{0,400}\b(?:had|have|has|said)\b)"
)
_TO_COME = re.compile(r"['’]s?\s+(?:planned|scheduled|upcoming|forthcoming|deadline)\b")
_CLAUSE_START = re.compile(
    r"[;:—]|\s–\s|\b(?:because|in\s+connection\s+with|in\s+response\s+to|linked\s+to|related\s+to|stemming\s+from)\b|,\s+(?:and|but|while|which|who|when|after|where)\b|\bthat\b|\b(?:while|whereas)\b"
)


class Tense(Enum):
    """What the nearest verb says about when."""

    FUTURE = "future"
    PAST = "past"


def tense_at(text: str, sentence: Offsets, span: Offsets) -> Tense | None:
    """The tense of the verb that governs the time expression at `span`: the nearest before it, else the first after.

    >>> tense_at("The two sides will meet on Tuesday.", (0, 35), (24, 34))
    <Tense.FUTURE: 'future'>
    """
    before = text[max(sentence[0], span[0] - _REACH) : span[0]]
    cuts = [m.end() for m in _CLAUSE_START.finditer(before)]
    clause = before[cuts[-1] :] if cuts else before
    if _SET_UNTIL.search(clause) or _IF.search(clause):
        return Tense.FUTURE
    if verb := _nearest(clause):
        return verb
    if text[span[1] : span[1] + 1] in ("'", "’"):  # "Friday's attack will be debated" says nothing of Friday
        return Tense.FUTURE if _TO_COME.match(text, span[1]) else None
    after = text[span[1] : min(sentence[1], span[1] + _REACH)]
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future and (not past or future.start() <= past.start()):
        return Tense.FUTURE
    return Tense.PAST if past else None


def _nearest(before: str) -> Tense | None:
    """The tense of the last verb in `before`."""
    future = [m.span() for m in _FUTURE.finditer(before)]
    past = [m.start() for m in _PAST.finditer(before)]
    last_future = future[-1] if future else (-1, -1)
    if any(start >= last_future[1] for start in past):
        return Tense.PAST
    return Tense.FUTURE if future else None
