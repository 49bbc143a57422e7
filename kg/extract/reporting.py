"""Reporting clauses that grammar alone makes sure of, for what the tagger passes over.

A speaker, a verb that nobody uses but to speak ("accused", "called for", "told police that") and what is said: such a
clause may stand inside another's content ("she said the guard had denied opening the gate"), go on after it ("and
called for an inquiry"), or be one that the tagger scored too low.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.draft import SURE, Draft, is_within, tidy
from kg.extract.near import Near, Spans
from kg.extract.tokens import tokens
from kg.model import Offsets
from kg.read.segment import Segments, trim

_IRREGULAR: Final = {
    "tell": "tells told tell telling",
    "deny": "denies denied deny denying",
    "swear": "swears swore sworn swear swearing",
    "admit": "admits admitted admit admitting",
    "reply": "replies replied reply replying",
    "say": "says said say saying",
    "testify": "testifies testified testify testifying",
    "decry": "decries decried decry decrying",
    "write": "writes wrote written write writing",
    "beg": "begs begged beg begging",
    "find": "finds found find finding",
    "show": "shows showed shown show showing",
    # no base forms that are nouns as often
    "state": "states stated stating",
    "note": "notes noted noting",
    "rule": "rules ruled ruling",
    "estimate": "estimates estimated estimating",
}


def _forms(verbs: str) -> frozenset[str]:
    """The forms of the verbs."""
    forms: set[str] = set()
    for verb in verbs.split():
        stem, ending = verb.removesuffix("e"), "es" if verb.endswith(("ss", "sh", "ch")) else "s"
        forms |= set((_IRREGULAR.get(verb) or f"{verb} {verb}{ending} {stem}ed {stem}ing").split())
    return frozenset(forms)


_BEFORE_VERB: Final = re.compile(
    r"(?:\b(?:has|have|had)\s)?(?:\b(?:is|are|was|were|been)\s)?"
    r"(?:\b(?:also|again|then|later|earlier|since|already|even|once|now|repeatedly|[a-z]{3,}ly)\s){0,8}\Z"
)
_OPENS: Final = (  # how a clause or a noun phrase begins
    r"(?:(?:the|a|an|his|her|its|their|he|she|it|they|there|no|any|some|all|both|many|most|nobody|this|these|those|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|more|at least|about|around)\s|"
    r"[A-Z“\"‘'\d$£€])"
)
_OBJECT: Final = (  # after a participle ("the man accused of theft", "the plan announced on Monday") none stands
    r"(?!(?:by|on|in|at|of|as|for|from|with|to|into|after|before|during|last|earlier|and|or|but|who|which|while|when|"
    r"is|are|was|were|has|have|had|not|so|too|yesterday|today|because|since|until|through|over|under|against|amid|"
    r"among|between|about|out|up|off|down|back)\b)[\w“\"‘'$£€]"
)
_TO_WHOM: Final = (
    r" (?:me|us|him|her|them|you|it|[Tt]he (?:[\w’'-]+ ){0,3}?[\w’'-]+|(?:an?|his|her|its|their) [\w’'-]+|[a-z]+s|"
    r"police|parliament|congress|[A-Z][\w.’'-]*(?: (?:of |for |the )?[A-Z][\w.’'-]*)*)"
)
_DAY: Final = r"(?: on [A-Z][a-z]+day)?"
_FINITE: Final = r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|do|should|must|[a-z]+ed)\b"
SPEAKING: Final = _forms(
    "say add state claim insist deny allege admit acknowledge confirm announce declare vow pledge promise argue "
    "maintain stress complain concede testify explain assert contend reiterate warn reveal disclose caution report "
    "boast reply swear reaffirm emphasise emphasize lament"
)
# Verbs, and what must follow for nobody to take them for anything but speech; `rest` is the remainder of the cue.
_REPORTING: Final = tuple(
    (forms, re.compile(after))
    for forms, after in (
        (_forms("tell inform warn assure remind notify"), rf"{_TO_WHOM}{_DAY},? (?P<content>that\b|[“\"‘]|{_OPENS})"),
        (_forms("warn remind inform"), rf"{_TO_WHOM} (?P<content>(?:of|about|against) \S)"),
        (_forms("tell"), rf"{_TO_WHOM} (?:in|by|at|during|over|on) [^.,;:]{{2,30}}? (?P<content>that\b)"),
        (SPEAKING | _forms("write ask recall respond tweet shout"), r"[:,]? (?P<content>[“\"][\w…‘'])"),
        (SPEAKING, rf"{_DAY} (?P<content>that (?!of\b|the same\b|[a-z]+ [.,;])\S|(?:he|she|they|we|there)\s)"),
        (SPEAKING, rf" (?P<content>{_OPENS}[^.;,:“”\"]*? {_FINITE})"),
        (
            _forms("rule find conclude estimate recommend suggest note show indicate predict propose agree"),
            r" (?P<content>that \S)",
        ),
        (_forms("report confirm announce promise pledge allege admit"), rf" (?P<content>{_OPENS})"),
        (_forms("accuse blame criticise criticize fault"), rf" (?P<content>{_OBJECT}[^.;]*? (?:of|for)\b)"),
        (_forms("urge implore beg beseech exhort"), rf" (?P<content>{_OBJECT}[^.;,]*? to\b)"),
        (_forms("call"), r"(?P<rest> (?:for|on|upon)) (?P<content>(?!him\b|her\b|them\b|help\b)\S)"),
        (_forms("appeal"), r"(?P<rest> (?:for|to)) (?P<content>\S)"),
        (
            _forms("deny"),
            r" (?P<content>(?:any|all|having|being|involvement|responsibility|wrongdoing|knowledge|[a-z]{2,}ing)\b|"
            r"(?:the|these|those) (?:claim|charge|alleg|accus|report)|(?:this|that|it|both)(?=[.,;]| and\b| but\b|\Z))",
        ),
        (
            _forms("reject dismiss"),
            r" (?P<content>(?:(?:the|these|those|any|all|such|his|her|their|its|an?) )?(?:[a-z]+ )?"
            r"(?:alleg|accus|claim|charge\b|charges\b|critic|suggest|notion|idea\b))",
        ),
        (_forms("claim"), r" (?P<content>responsibility\b)"),
        (_forms("thank congratulate praise compliment"), rf" (?P<content>{_OBJECT}[^.;]*? (?:for|on)\b)"),
        (
            _forms("call describe brand label"),
            r" (?P<content>(?!for\b|on\b|upon\b|off\b)\w[^.;,“”\"]{0,60}?(?: as)? [“\"‘])",
        ),
        (_forms("ask encourage"), rf" (?P<content>{_OBJECT}[^.;,“”\"]{{1,60}}? to [a-z])"),
        (_forms("vow pledge promise swear threaten"), r" (?P<content>to [a-z])"),
        (_forms("refuse decline"), r"(?P<rest> to (?:say|comment on|discuss|confirm|disclose)) (?P<content>\S)"),
        (_forms("condemn denounce decry demand announce declare"), rf" (?P<content>{_OBJECT})"),
    )
)
_VERBS: Final = frozenset(form for forms, _ in _REPORTING for form in forms)
_CLAUSE_START: Final = re.compile(
    r"\bthat\s|[;:—–]\s|[“\"‘]|[”\"’],?\s|,\s(?:and|but|while|as|when|after|because|although|though|if|so)\s|,\s|"
    r"\b(?:because|after|before|when|while|and|but|which|whom|told (?:him|her|them|me|us|it|police))\s"
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|did|does|do|said|says|told|that|but|"
    r"because|if|when|while|after|before|as|than|to|not|should|must)\b"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!s )\b[a-z]+ed\b"
)
_DETERMINED: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Bb]oth|"
    r"[Oo]ther|[Aa]nother)\s\S|(?:he|she|they|it|we|I|who|which|He|She|They|It|We)\Z|[A-Z]|"
    r"(?:(?:[a-z-]+\s){0,2}[a-z]+[^s\W]s|police)\Z"
)
_NO_HEAD: Final = re.compile(  # no noun phrase ends so, nor does one begin with a preposition
    r"['’]s?\Z|(?i:\b(?:the|an?|his|its|their|my|our|these|those|this|of|in|for|with|by|more|most|other|some|several|many|any|"
    r"such|no|new|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\Z)|"
    r"\A(?:After|During|Since|To|In|On|At|For|As|When|While|If|Say|But|And|With|From|Before|By|Of|Though|Although|Because|"
    r"Then|So|That|What|How|Why|Where|Anyone|Those|Nobody|I|We|You|Neither|None|No)\b"
)
_INSIDE: Final = re.compile(
    r", (?:for|in|of|by|at|to|from|on) (?:which|whom) "
)  # the militia, in "the port, for which the militia"
_PLURAL: Final = re.compile(r"(?:[^s’']s|people|police|media|men|women|children|they|They|many|both)\Z|\band\b")
_PAST: Final = re.compile(r"(?:ed|said|told|swore)\Z")
_WITH_CLAUSE: Final = re.compile(r"(?:An?|[Tt]he|One|an?|one)\s[a-z][\w’' -]{2,50}?\s(?:who|whose)\s[^,;:.“”\"]{3,90}")
_CONTENT_END: Final = re.compile(
    r"[.;!?](?=\s|\Z)|,\s(?:and|but|while|whereas|although|though|adding|saying|according to|as)\s|"
    r"\sand (?:where|(?:in|for|of|by|to) which)\s|\n"
)


def with_reporting_clauses(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and those by a clear verb of speaking that none has for its cue: nested, after one, or alone."""
    known: list[Draft] = []
    said, told = Near(), Near()  # where cues and sources stand, and contents, by the draft's place in `known`

    def add(draft: Draft) -> None:
        for piece in (*draft.cue, *draft.source):
            said.add(piece, len(known))
        for piece in draft.content:
            told.add(piece, len(known))
        known.append(draft)

    for draft in drafts:
        add(draft)
    for cue, begins in _cues(segments.text):
        if said.touches(cue):
            continue
        before = said.numbers((segments.sentence_at(cue[0])[0], cue[0]))
        if clause := _coordinated(segments, cue, begins, [known[number] for number in before]):
            first, second = clause
            number = next(number for number in before if known[number] is first)
            known[number] = _cut(segments.text, first, second)
            for piece in known[number].content:
                told.add(piece, number)
            add(second)
            continue
        near = (known[number] for number in told.numbers(cue))
        around = [draft for draft in near if any(is_within(piece, cue) for piece in draft.content)]
        if found := _clause(segments, cue, begins, around):
            add(found)
    by_source: dict[tuple[Offsets, ...], list[Draft]] = {}
    for draft in known:
        by_source.setdefault(draft.source, []).append(draft)
    known = [_until_own(segments.text, draft, by_source[draft.source]) for draft in known]
    return known + _after_quotations(segments, known)


def _until_own(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """`draft` with its content ending where its own source goes on with another verb ("admitted this but insisted")."""
    for other in drafts if draft.source else ():
        if (
            other.source == draft.source
            and any(start < other.cue[0][0] < end for start, end in draft.content)
            and _AND.search(text, draft.cue[0][1], other.cue[0][0])
        ):
            return _cut(text, draft, other)
    return draft


_SPEAKER: Final = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:(?:the|an?|his|her|their|one)\s(?:[\w’'-]+\s){0,5}?)?(?:[\w.’'-]+\s){0,4}?[\w’'-]+)"
)
_SAID_OF_IT: Final = re.compile(
    rf"\s(?:(?P<cue>said|says|added|adds|wrote|writes|explained|recalled|insisted|warned)\s(?P<after>{_SPEAKER})|"
    rf"(?P<before>{_SPEAKER})\s(?P<verb>said|says|added|adds|wrote|writes|explained|recalled|insisted|warned))"
    r"(?=[.,;:]|\s(?:on|in|at|of|as|after|when|who|during|from|to)\s|\s[“\"]|\n|\Z)"
)


def _after_quotations(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """What stands in quotation marks before "said Jane Roe" or "he said", where no draft has it."""
    text = segments.text
    told = Spans(piece for d in drafts for piece in (*d.content, *d.source))
    taken = Spans(piece for d in drafts for piece in (*d.cue, *d.content))
    found = []
    for start, end in segments.quotations:
        if text[end - 2] not in ",?!…—" or told.overlap((start, end)):
            continue
        m = _SAID_OF_IT.match(text, end)
        kind = ("cue", "after") if m and m["cue"] else ("verb", "before")
        if m and not taken.overlap(m.span(kind[0])):
            words = m[kind[1]]
            if not _VERB.search(words) and (words[0].isupper() or _DETERMINED.match(words)):
                found.append(Draft((m.span(kind[1]),), (m.span(kind[0]),), ((start, end),), SURE))
    return found


def _cues(text: str) -> Iterator[tuple[Offsets, int]]:
    """Where a verb of speaking stands with its auxiliaries, and where what is said begins after it."""
    for first, last, word in tokens(text):
        if word not in _VERBS or text[first:last] != word or _is_joined(text, first, last):
            continue
        near = max(0, first - 40)
        start = near + _BEFORE_VERB.search(text[near:first]).start()  # type: ignore[union-attr]  # may be empty
        ongoing = _BE.search(text[start:first])
        if bool(ongoing) != word.endswith("ing"):
            continue  # a passive, or a participle
        for forms, after in _REPORTING:
            if word in forms and (m := after.match(text, last)):
                rest = m.groupdict().get("rest")
                yield (start, m.end("rest") if rest else last), m.start("content")
                break


_TIMES = re.compile(r"(?:has|have|had)\b")
_BE: Final = re.compile(r"\b(?:is|are|was|were|been)\b")


def _is_joined(text: str, start: int, end: int) -> bool:
    """Does a word go on beyond a hyphen or an apostrophe?"""
    return (start > 0 and text[start - 1] in _JOINTS) or text[end : end + 1] in _JOINTS


_JOINTS: Final = frozenset("_’'-")


_AND: Final = re.compile(r",?\s(?:and|but)\s(?:then\s|also\s)?\Z")
_PRESENT: Final = re.compile(
    r"(?:says?|claims?|insists?|warns?|tells?|calls?|accuses?|urges?|demands?|denies|deny|[a-z]{3}[^s]s)\Z"
)


def _coordinated(segments: Segments, cue: Offsets, begins: int, drafts: Sequence[Draft]) -> tuple[Draft, Draft] | None:
    """The draft whose speaker goes on with the verb at `cue` ("said … and called for …"), and what that one says."""
    text = segments.text
    sentence = segments.sentence_at(cue[0])
    joint = _AND.search(text, sentence[0], cue[0])
    before = [d for d in drafts if d.source and sentence[0] <= d.cue[0][0] < cue[0] and d.source[0][0] < d.cue[0][0]]
    if joint is None or not before:
        return None
    first = max(before, key=lambda d: d.cue[0][0])
    verb, second = text[slice(*first.cue[-1])], text[slice(*cue)]
    inside = text[first.cue[-1][1] : joint.start()]
    same_time = bool(_PRESENT.search(verb.split(" for")[0])) == bool(_PRESENT.search(second.split(" for")[0]))
    perfect = _TIMES.match(second) and not _TIMES.match(verb)
    other_subject = re.search(r"[;:]|\b(?:after|before|when|while|because)\b", inside)
    if not same_time or perfect or other_subject or segments.is_quoted(cue[0]):
        return None
    content = _content(segments, begins, sentence[1])
    return (first, Draft(first.source, (cue,), (content,), SURE)) if content[0] < content[1] else None


def _cut(text: str, draft: Draft, following: Draft) -> Draft:
    """`draft` with its content ending before the clause that goes on with its speaker."""
    joint = _AND.search(text, draft.cue[-1][1], following.cue[0][0])
    end = joint.start() if joint else following.cue[0][0]
    kept = tuple(p for s, e in draft.content if (p := tidy(text, (s, min(e, end))))[0] < p[1])
    between = tidy(text, (draft.cue[-1][1], end))
    return replace(draft, content=kept or ((between,) if between[0] < between[1] else draft.content))


def _clause(segments: Segments, cue: Offsets, begins: int, around: Sequence[Draft]) -> Draft | None:
    """The statement whose verb stands at `cue`, if its subject stands before it; `around` are those it is told in."""
    text = segments.text
    start, end = segments.sentence_at(cue[0])
    for draft in around:
        inner = next(piece for piece in draft.content if is_within(piece, cue))
        start, end = max(start, inner[0]), min(end, inner[1])
    subject = subject_before(text, start, cue)
    if subject is None or begins >= end:
        return None
    content = _content(segments, begins, end)
    return Draft((subject,), (cue,), (content,), SURE) if content[0] < content[1] else None


def _content(segments: Segments, begins: int, end: int) -> Offsets:
    """What is said from `begins` on, up to where the clause or the sentence ends; a quotation stays whole."""
    text = segments.text
    quotations = (*segments.quotations_around(begins), *segments.quotations_from(begins + 1, begins + 1))
    at = next((q[1] for q in quotations if q[1] <= end), begins)
    stop = _CONTENT_END.search(text, at, end)
    return tidy(text, (begins, max(at, stop.start()) if stop else end))


def subject_before(text: str, start: int, cue: Offsets) -> Offsets | None:
    """The longest noun phrase that ends before the verb at `cue`, and that no verb of its own makes a clause."""
    end = cue[0]
    starts = [start, *(m.end() for m in _CLAUSE_START.finditer(text, start, end))]
    for at in starts:
        span = trim(text, at, end)
        words = text[slice(*span)].rstrip(",")
        if at == start and _WITH_CLAUSE.fullmatch(words) and _VERB.search(words.partition(" who")[2]):
            return span[0], span[0] + len(words)  # "a man who is accused of theft" told …
        if (
            words
            and len(words) <= 90
            and _DETERMINED.match(words)
            and not _VERB.search(words)
            and not _INSIDE.search(words)
        ):
            fits = not _NO_HEAD.search(words) and _agrees(words, text[slice(*cue)])
            return (span[0], span[0] + len(words)) if fits else None
    return None


def _agrees(subject: str, verb: str) -> bool:
    """Does the verb's number fit the subject's ("they say", "he says"), so that it is no noun ("his claim")?"""
    words = re.sub(r" (?:to|for|on|upon)\b.*", "", verb).split()
    if words[0] in ("had", "was", "were") or (words[0] not in ("has", "have") and _PAST.search(words[-1])):
        return True
    singular = words[0] in ("has", "is") or words[-1].endswith("s")
    name = subject.rsplit(maxsplit=1)[-1][0].isupper()  # "Human Rights" may be one
    return name or singular != bool(_PLURAL.search(subject))
