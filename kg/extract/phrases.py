"""Set phrases that say something by themselves, so that the tagger need not see them.

"Could not verify", "has not responded to", "denied the claim", "put the toll at": what they mean is settled, and a
person who misses one of them may be wronged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.draft import SURE, Draft
from kg.extract.edges import is_label
from kg.extract.near import Spans
from kg.extract.words import SPEAKING_NOUNS
from kg.ids import fold
from kg.read.segment import Segments, trim

_CHECK = re.compile(
    r"(?P<cue>(?:(?:ha(?:s|ve) not|ha(?:s|ve)n['’]t) (?:yet )?been able to|could not|couldn['’]t|cannot|can['’]t|"
    r"(?:was|were|is|are|has been|have been) (?:unable|not able) to|did not|didn['’]t)"
    r"(?: immediately)?(?: independently)? (?:verify|confirm|corroborate)(?: independently)?)\s+"
    r"(?P<content>[^.;\n]+?)(?=,|\.|;|\n|\Z)"
)
_SILENCE = re.compile(
    r"(?P<cue>(?:(?:has|have|had) (?:not|yet to)|(?:has|have|had)n['’]t|did not|didn['’]t)(?: immediately| yet)?"
    r" (?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|return(?:ed)?)(?: to| on)?"
    r"|declined to comment(?: on)?|refused to comment(?: on)?|could not (?:immediately )?be reached"
    r"|would not (?:be drawn|comment|elaborate)(?: on)?)\b"
    r"(?P<content>[^.,;\n]*?)(?=,|\.|;|\n|\Z)"
)
_DENIAL = re.compile(
    r"(?P<cue>(?:(?:has|have|had) )?(?:den(?:ied|ies|y)|reject(?:ed|s)|dismiss(?:ed|es)))\s+(?P<content>"
    r"(?:(?:any|all|the|these|those|such|his|her|their) )?(?:[a-z]+ )?"
    r"(?:involvement|allegations?|accusations?|claims?|charges?|wrongdoing|responsibility|"
    r"reports?|suggestions?|knowledge|link|role)\b[^,.;\n]*?)(?=,| and | but |\.|;|\n|\Z)"
)
_COUNT = re.compile(
    r"(?P<cue>(?:(?:has|have|had) )?puts?)\s+(?P<content>(?:the |its |their )?(?:[a-z]+ ){0,2}"
    r"(?:toll|number|figure|total|turnout|count|crowd|losses|damage)\b[^.,;\n]{0,200}? at "
    r"(?:[^.;\n]|\.(?=\d))+?)(?=, |\.(?!\d)|;|\n|\Z)"
)
_UNCHECKED = re.compile(  # by nobody in particular
    r"(?P<content>(?:Neither|None|No|The|These|Those|This|That|His|Her|Their|Its|Such|Both|Many) [^.;,\n]{2,80}|It)\s+"
    r"(?P<cue>(?:could|can|cannot|couldn['’]t|can['’]t)(?: not)? be (?:immediately |independently )*"
    r"(?:verified|confirmed|corroborated)(?: independently)?)"
)
_HEADLINE = re.compile(  # "Reports: Minister to resign"
    r"(?P<source>[A-Z][\w’' -]{2,40}?)(?P<cue>:) (?P<content>\S[^\n]*[^\n.])(?=\n|\Z)"
)
WITH_CLAUSE = re.compile(r"(?:But |And )?(?P<subject>[^,;:“”\"]{2,80}), (?:who|which|whose)\b[^;:“”\"]*,\s*")
_SUBJECT = re.compile(r"(?:\A|[,;]\s++(?:but |and |though |although |while )?|\bbut )(?P<subject>[^,;]{2,80}?),?\s*+\Z")


def find_fixed_phrases(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """What somebody says they could not check, or does not answer: closed phrases that the tagger may pass over."""
    text = segments.text
    cues = Spans(piece for draft in drafts for piece in draft.cue)
    contents = Spans(piece for draft in drafts for piece in draft.content)
    found = []
    for m in (m for pattern in (_CHECK, _SILENCE, _DENIAL, _COUNT) for m in pattern.finditer(text)):
        cue = m.span("cue")
        if cues.overlap(cue) or contents.overlap(cue):
            continue
        sentence = segments.sentence_at(cue[0])
        before = text[sentence[0] : cue[0]]
        subject = WITH_CLAUSE.fullmatch(before) or _SUBJECT.search(before)
        if subject:
            source = (sentence[0] + subject.start("subject"), sentence[0] + subject.end("subject"))
            content = trim(text, *m.span("content"))
            found.append(Draft((source,), (cue,), (content if content[0] < content[1] else cue,), SURE))
    free = [
        m for m in _UNCHECKED.finditer(text) if not cues.overlap(m.span("cue")) and not contents.overlap(m.span("cue"))
    ]
    found += [Draft((), (m.span("cue"),), (m.span("content"),), SURE) for m in free if _unchecked(m)]
    headline = _HEADLINE.match(text, *segments.paragraphs[0]) if segments.paragraphs else None
    if headline and not cues.overlap(headline.span("cue")) and _speaks(headline["source"]):
        found.append(Draft((headline.span("source"),), (headline.span("cue"),), (headline.span("content"),), SURE))
    return found


def _unchecked(m: re.Match[str]) -> bool:
    """Is something said to be unverified: by "not", or by "neither" or "none" before it?"""
    return bool(re.search(r"\bnot\b|cannot|n['’]t", m["cue"]) or re.match(r"Neither|None|No\b", m["content"]))


def _speaks(words: str) -> bool:
    """Do the words before a headline's colon end with somebody, or some medium, that speaks?"""
    return not is_label(words) and fold(words.rsplit(maxsplit=1)[-1]) in SPEAKING_NOUNS
