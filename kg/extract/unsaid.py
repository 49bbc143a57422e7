"""Drafts that say nothing: what nobody has said, what somebody might or will yet say, and cues that are no speech.

"If the mayor says the water is clean", "nobody has said that", "the court will say on Friday whether": the words of
saying are there, but nothing is said.
"""

from __future__ import annotations

import re
from typing import Final

from kg.extract.cues import is_reporting
from kg.extract.draft import MARKS, Draft
from kg.extract.edges import is_label
from kg.extract.vouching import in_question, is_question
from kg.read.segment import Segments

_NOBODY: Final = re.compile(r"(?:nobody|no one|no-one|none|few)(?:\s+of\s.*)?|no\s+[a-z]+", re.IGNORECASE)
_NEGATED: Final = re.compile(r"\bnot\b|n['’]t\b|\bnever\b|\bdeclin|\brefus", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"(?:\b(?:if|unless|in case|even if|supposing|suppose|provided(?: that)?|as long as)\s|\A(?:Should|Were|Had)\s)\Z",
    re.IGNORECASE,
)
_YET: Final = re.compile(
    r"(?:will|shall|may|might|should|must|is|are|was|were)\s(?!not\b)(?:(?:due|expected|likely|set|about|going)\s)?"
    r"(?:to\s)?(?:\w+ly\s)?(?:say|tell|announce|decide|explain|declare|reveal|disclose|confirm|rule|state)\b"
)
_NAMING: Final = re.compile(
    r"\b(?:known as|nicknamed|named|titled|entitled|labell?ed|so-called|dubbed|called)\Z", re.IGNORECASE
)
_CALLED_BY: Final = re.compile(r"(?:has been |had been |was |were |is |are )called(?: for)? by")
_NAMED_SO: Final = re.compile(
    r"\b(?:also|sometimes|often|usually|commonly|locally|formerly|once) (?:called|known as|named)\Z"
)
_PROCESSED: Final = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:charged|arrested|jailed|convicted|sentenced|detained)\Z"
)
_DEED: Final = re.compile(  # verbs of doing, which speak only where a clause or a quotation follows
    r"\b(?:honou?r|requir|determin|analy[sz]|focus|block|accept|nam|grant|bann|explor|featur|introduc|impos|clos|enforc|"
    r"treat|deliver|model|seiz|slash|corner|embrac|spott|clapp?|paus|resist|enjoy|establish|launder|arrest|detain|sack|"
    r"fir|appoint|elect|labell?|award|invest|hir|tri|visit|attend|replac|divid|collect|destroy|suspend)(?:ed|es?|s|ing)?\Z"
    r"|\b(?:took|take[sn]?|taking) action\b|\bfocus(?:es|ed)? on\b|\bblocks\b"
)
_PERSON: Final = re.compile(
    r"(?:(?:his|her|its|their|the|an?)\s[\w’' -]{2,40},\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\s?(?:\Z|[,.])"
)
_CLAIM: Final = re.compile(
    r"\b(?:as|claims?|alleg\w+|accus\w+|suggest\w+|reports?|idea|notion|concerns?|fears?|critic\w+|charges?|calls?|"
    r"proposals?|offers?|results?)\b|[“\"‘]"
)
_DOUBTFUL: Final = 0.7  # on PolNeAR's dev articles half of the cues without a word of saying are wrong below this score
_OPEN: Final = re.compile(r"(?:whether|if|how|why|when|who|what|which|where)\b", re.IGNORECASE)
_ASKED: Final = re.compile(r"\b(?:be|been|was|were|is|are|being)\s+(?:asked|invited|told|urged|expected)\Z")
_TO_SPEAK: Final = re.compile(r"to\s+(?:say|speak|give|comment|answer|explain|talk|testify|reply|respond)\b")
_MISQUOTED: Final = re.compile(r"\bmisquot\w+\Z", re.IGNORECASE)


_DISMISSING = re.compile(r"\bdismiss(?:ed|es|ing)\Z")


def says_nothing(segments: Segments, draft: Draft) -> bool:
    """Is nothing said by these words?"""
    text = segments.text
    cue = " ".join(text[slice(*piece)] for piece in draft.cue)
    content = text[slice(*draft.content[0])]
    source = text[slice(*draft.source[0])] if draft.source else ""
    if _NOBODY.fullmatch(source.strip(" ,")) and not _NEGATED.search(cue):
        return True
    start = segments.sentence_at(draft.cue[0][0])[0]
    first = min(piece[0] for piece in (*draft.source[:1], draft.cue[0]))
    if draft.content[0][0] > draft.cue[0][0] and _CONDITION.search(text, start, max(start, first)):
        return True
    if in_question(text, segments.sentence_at(draft.cue[0][0]), draft.cue[0][0]) and not is_question(cue, content):
        return True  # "Did the police say that", "Who says"
    if _MISQUOTED.search(cue):
        return True
    if _YET.match(cue) and _OPEN.match(content):
        return True
    if _ASKED.search(cue) and _TO_SPEAK.match(content):
        return True
    if cue == ":" and (is_label(source) or not source):
        return True
    if _CALLED_BY.fullmatch(cue) and content[:1] not in MARKS:
        return True  # "the march was called by the union"
    if _NAMED_SO.search(cue):
        return True
    if not draft.source and re.fullmatch(r"(?:[Ww]hen )?[Aa]sked(?: about| for| whether| if)?", cue):
        return True  # what somebody was asked
    if _DEED.search(cue) and not (content[:1] in MARKS + "‘'" or re.match(r"that\b", content)):
        return True
    if _DISMISSING.search(cue) and _PERSON.match(content) and not _CLAIM.search(content):
        return True
    if not draft.source and re.match(r"to be\b", content) and re.fullmatch(r"[a-z]+ed", cue):
        return True  # "hospitals confirmed to be damaged"
    if not draft.source and re.fullmatch(r"(?:was |were |been )?(?:found|shown|seen|known|learn(?:ed|t))", cue):
        return True  # "documents found in car"
    if draft.score < _DOUBTFUL and not is_reporting(cue):
        return True
    if not draft.source and (
        _NAMING.search(cue) or (_PROCESSED.search(cue) and draft.content[-1][1] <= draft.cue[0][0])
    ):
        return True  # a name or a procedure, nobody's words
    return not draft.source and not is_reporting(cue) and content[:1] not in MARKS
