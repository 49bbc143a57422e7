"""Reporting clauses that grammar alone makes sure of, for what the tagger passes over.

A speaker, a verb that nobody uses but to speak ("accused", "called for", "told police that") and what is said: such a
clause may stand inside another's content ("she said the guard had denied opening the gate"), go on after it ("and
called for an inquiry"), or be one that the tagger scored too low.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.draft import SURE, Draft, is_within, tidy, touches
from kg.model import Offsets
from kg.read.segment import Segments, trim

_IRREGULAR: Final = {
    "tell": "tells|told|tell",
    "deny": "denies|denied|deny",
    "swear": "swears|swore|sworn|swear",
    "admit": "admits|admitted|admit",
    "reply": "replies|replied|reply",
    "say": "says|said|say",
    "testify": "testifies|testified|testify",
    "decry": "decries|decried|decry",
    "beg": "begs|begged|beg",
}


def _forms(verbs: str) -> str:
    """A pattern for the finite forms and past participles of the verbs."""
    forms = []
    for verb in verbs.split():
        ending = "es" if verb.endswith(("ss", "sh", "ch")) else "s"
        forms.append(_IRREGULAR.get(verb, f"{verb}{ending}|{verb.removesuffix('e')}ed|{verb}"))
    return rf"(?:{'|'.join(forms)})\b"


_AUX: Final = r"(?:(?:has|have|had) )?(?:(?:also|again|then|later|earlier|since|already|even|once|repeatedly|[a-z]{3,}ly) )*"
_OPENS: Final = (  # how a clause or a noun phrase begins
    r"(?:(?:the|a|an|his|her|its|their|he|she|it|they|there|no|any|some|all|both|many|most|nobody|this|these|those|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|more|at least|about|around)\s|[A-Z“\"‘'\d$£€])"
)
# After a participle ("the man accused of theft", "the plan announced on Monday") no object stands.
_OBJECT: Final = (
    r"(?!(?:by|on|in|at|of|as|for|from|with|to|into|after|before|during|last|earlier|and|or|but|who|which|while|when|"
    r"is|are|was|were|has|have|had|not|so|too|yesterday|today|because|since|until|through|over|under|against|amid|"
    r"among|between|about|out|up|off|down|back)\b)[\w“\"‘'$£€]"
)
_TO_WHOM: Final = (
    r"(?P<to> (?:me|us|him|her|them|you|it|[Tt]he (?:[\w’'-]+ ){0,3}?[\w’'-]+|(?:an?|his|her|its|their) [\w’'-]+|[a-z]+s|"
    r"police|parliament|congress|[A-Z][\w.’'-]*(?: (?:of |for |the )?[A-Z][\w.’'-]*)*))"
)
_DAY: Final = r"(?: on [A-Z][a-z]+day)?"
_SPEAKING: Final = _forms(
    "say add state claim insist deny allege admit acknowledge confirm announce declare vow pledge promise argue "
    "maintain stress complain concede testify explain assert contend reiterate warn reveal disclose caution report "
    "boast reply swear reaffirm emphasise emphasize lament"
)
_TELLING: Final = _forms("tell inform warn assure remind notify")
_FINITE: Final = r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|do|should|must|[a-z]+ed)\b"
_REPORTING: Final = tuple(
    re.compile(rf"(?<![\w’'-])(?P<cue>{_AUX}{cue})(?={after})")
    for cue, after in (
        (_TELLING, rf"{_TO_WHOM}{_DAY},? (?P<content>that\b|[“\"‘]|{_OPENS})"),
        (_SPEAKING, rf"{_DAY} (?P<content>that (?!of\b|the same\b|[a-z]+ [.,;])\S|(?:he|she|they|we|there)\s)"),
        (_SPEAKING, rf" (?P<content>{_OPENS}[^.;,:“”\"]*? {_FINITE})"),
        (_forms("report confirm announce promise pledge allege admit"), rf" (?P<content>{_OPENS})"),
        (_forms("accuse blame criticise criticize fault"), rf" (?P<content>{_OBJECT}[^.;]*? (?:of|for)\b)"),
        (_forms("urge implore beg beseech exhort"), rf" (?P<content>{_OBJECT}[^.;,]*? to\b)"),
        (_forms("call") + r" (?:for|on|upon)\b", r" (?P<content>(?!him\b|her\b|them\b|help\b)\S)"),
        (_forms("appeal") + r" (?:for|to)\b", r" (?P<content>\S)"),
        (
            _forms("deny"),
            r" (?P<content>(?:any|all|having|being|involvement|responsibility|wrongdoing|knowledge|[a-z]{3,}ing)\b|"
            r"(?:the|these|those) (?:claim|charge|alleg|accus|report))",
        ),
        (_forms("vow pledge promise swear threaten"), r" (?P<content>to [a-z])"),
        (_forms("refuse decline") + r" to (?:say|comment on|discuss|confirm|disclose)\b", r" (?P<content>\S)"),
        (_forms("condemn denounce decry demand announce declare"), rf" (?P<content>{_OBJECT})"),
    )
)
_CLAUSE_START: Final = re.compile(
    r"\bthat\s|[;:—–]\s|[“\"‘]|[”\"’],?\s|,\s(?:and|but|while|as|when|after|because|although|though|if|so)\s|,\s|"
    r"\b(?:because|after|before|when|while|and|but|told (?:him|her|them|me|us|it|police))\s"
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|did|does|do|said|says|told|that|but|"
    r"because|if|when|while|after|before|as|than|to|not|should|must)\b|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!s )\b[a-z]+ed\b"
)
_DETERMINED: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Bb]oth|"
    r"[Oo]ther|[Aa]nother)\s\S|(?:he|she|they|it|we|I|who|which|He|She|They|It|We)\Z|[A-Z]"
)
_NO_HEAD: Final = re.compile(  # no noun phrase ends so, nor does one begin with a preposition
    r"['’]s?\Z|\b(?:the|an?|his|its|their|these|those|this|of|in|for|with|by|more|most|other)\Z|"
    r"\A(?:After|During|Since|To|In|On|At|For|As|When|While|If|Say|But|And|With|From|Before|By|Of|Though|Although|Because|"
    r"Then|So|That|What|How|Why|Where|Anyone|Those|Nobody|I|We|You|Neither|None|No)\b"
)
_PLURAL: Final = re.compile(r"(?:[^s’']s|people|police|media|men|women|children|they|They|many|both)\Z|\band\b")
_PAST: Final = re.compile(r"(?:ed|said|told|swore)\Z")
_CONTENT_END: Final = re.compile(
    r"[.;!?](?=\s|\Z)|,\s(?:and|but|while|whereas|although|though|adding|saying|according to|as)\s|\n"
)
_GOES_ON: Final = re.compile(r"(?:,?\s(?:and|but)\s(?:then\s|also\s)?|,\s)\Z")


def find_reporting_clauses(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """Statements by a clear verb of speaking that no draft has for its cue: nested in one, after one, or alone."""
    found: list[Draft] = []
    for m in sorted(
        (m for pattern in _REPORTING for m in pattern.finditer(segments.text)), key=lambda m: (m.start(), -m.end("cue"))
    ):
        cue = m.span("cue")
        known = [*drafts, *found]
        if any(touches((*d.cue, *d.source), cue) for d in known):
            continue
        around = [d for d in known if any(is_within(piece, cue) for piece in d.content)]
        if draft := _clause(segments, cue, m.start("content"), around):
            found.append(draft)
    return found


def _clause(segments: Segments, cue: Offsets, begins: int, around: Sequence[Draft]) -> Draft | None:
    """The statement whose verb stands at `cue`, if its subject stands before it; `around` are those it is told in."""
    text = segments.text
    start, end = segments.sentence_at(cue[0])
    for draft in around:
        inner = next(piece for piece in draft.content if is_within(piece, cue))
        start, end = max(start, inner[0]), min(end, inner[1])
    subject = _subject(text, start, cue)
    if subject is None or begins >= end:
        return None
    stop = _CONTENT_END.search(text, begins, end)
    content = tidy(text, (begins, stop.start() if stop else end))
    return Draft((subject,), (cue,), (content,), SURE) if content[0] < content[1] else None


def _subject(text: str, start: int, cue: Offsets) -> Offsets | None:
    """The longest noun phrase that ends before the verb at `cue`, and that no verb of its own makes a clause."""
    end = cue[0]
    starts = [start, *(m.end() for m in _CLAUSE_START.finditer(text, start, end))]
    for at in starts:
        span = trim(text, at, end)
        words = text[slice(*span)].rstrip(",")
        if words and len(words) <= 90 and _DETERMINED.match(words) and not _VERB.search(words):
            fits = not _NO_HEAD.search(words) and _agrees(words, text[slice(*cue)])
            return (span[0], span[0] + len(words)) if fits else None
    return None


def _agrees(subject: str, verb: str) -> bool:
    """Does the verb's number fit the subject's ("they say", "he says"), so that it is no noun ("his claim")?"""
    words = re.sub(r" (?:to|for|on|upon)\b.*", "", verb).split()
    if words[0] == "had" or (words[0] != "has" and _PAST.search(words[-1])):
        return True
    singular = words[0] == "has" or words[-1].endswith("s")
    name = subject.split()[-1][0].isupper()  # "Human Rights" may be one
    return name or singular != bool(_PLURAL.search(subject))
