"""The drafts of an article, put right step by step before anybody is resolved.

Each step takes drafts and returns drafts: what a speaker would not say is split off, a wish not to be named is no
statement, "and accused" goes on with the subject before it, and a subject that the tagger left out is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.chains import turn_passive, unchain, with_cited
from kg.extract.cues import effect_of
from kg.extract.draft import MARKS, Draft, is_within, merge_pieces, tidy, touches
from kg.extract.edges import with_sound_content, with_source_after, with_whole_cue, with_whole_source
from kg.extract.index import MentionIndex
from kg.extract.monologues import with_monologues
from kg.extract.phrases import WITH_CLAUSE, find_fixed_phrases
from kg.extract.reporting import with_reporting_clauses
from kg.extract.settle import ARTICLE, settle_attributions
from kg.extract.tagger import Attribution
from kg.extract.unsaid import says_nothing
from kg.extract.words import SPEAKING_NOUNS
from kg.ids import fold
from kg.model import EntityType, Form, Offsets
from kg.read.segment import Segments, trim


def make_drafts(segments: Segments, attributions: Sequence[Attribution], index: MentionIndex) -> list[Draft]:
    """The drafts of an article, in order of the text."""
    drafts = settle_attributions(segments, attributions)
    drafts = [*drafts, *find_fixed_phrases(segments, drafts)]
    drafts = [turn_passive(segments, draft) for draft in with_cited(segments, drafts)]
    drafts = _without_repeats(unchain(segments, drafts))
    drafts = _without_anonymity(segments, drafts)
    drafts = [_without_addressee(segments.text, draft, index) for draft in drafts]
    drafts = [_within_clause(segments.text, draft) for draft in drafts]
    drafts = [part for draft in drafts for part in _split_off(segments, draft)]
    drafts = [_with_claimant_inside(segments.text, draft) for draft in drafts]
    drafts = _with_shared_sources(segments.text, drafts)
    drafts = [_with_subject(segments, draft, index) for draft in drafts]
    drafts = [_without_company(segments, draft) for draft in drafts]
    drafts = [with_source_after(segments, with_whole_cue(segments.text, draft)) for draft in drafts]
    drafts = [with_sound_content(segments, draft, index) for draft in drafts]
    drafts = with_reporting_clauses(segments, drafts)
    drafts = with_monologues(segments, drafts)
    drafts = [with_whole_source(segments, draft, index) for draft in drafts]
    sound = [kept for draft in drafts if (kept := _sound(segments.text, draft))]
    sound = [draft for draft in sound if not says_nothing(segments, draft)]
    return sorted(sound, key=lambda d: (d.extent, d.cue))


def _sound(text: str, draft: Draft) -> Draft | None:
    """The draft with no empty piece and its content in order; None where nothing is said."""
    source, cue, relays = (
        tuple(p for p in pieces if text[slice(*p)].strip() and not ARTICLE.fullmatch(text, *p))
        for pieces in (draft.source, draft.cue, draft.relays)
    )
    content = tuple(piece for piece in merge_pieces(text, draft.content) if text[slice(*piece)].strip())
    if not cue or not content:
        return None
    if (source, cue, content, relays) == (draft.source, draft.cue, draft.content, draft.relays):
        return draft
    return replace(draft, source=source, cue=cue, content=content, relays=relays)


def _without_repeats(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order of the text; of several with one cue, or one source and content, only the surest."""
    kept: dict[object, Draft] = {}
    said: set[object] = set()
    for draft in sorted(drafts, key=lambda d: (-d.score, d.extent)):
        if draft.cue not in kept and (draft.source, draft.content) not in said:
            kept[draft.cue] = draft
            said.add((draft.source, draft.content))
    return sorted(kept.values(), key=lambda d: d.extent)


_WISH = re.compile(
    r"(?:who|speaking|talking)\b[^,;.“”\"]{0,200}?"
    r"\b(?:not to be (?:named|identified|quoted)|(?:be|remain|stay) (?:unnamed|anonymous)|anonymity|anonymously|"
    r"want(?:ed)? to be (?:named|identified)|(?:give|use) (?:his|her|their) (?:full )?names?)\b"
)
_UNNAMED_BY_WISH = re.compile(
    r"(?:(?:But|And|Yet|Still,) )?(?P<who>[^,;:.“”\"]{2,89}?[^\s,;:.“”\"])"
    r"(?:,\s++(?:and\s++)?|\s++(?=who\s(?:asked|wished|wanted|declined|spoke|did)))"
    rf"(?P<wish>{_WISH.pattern}"
    r"(?:(?! said\b| told\b| says\b)[^,;.“”\"])*),?"
)


def _without_anonymity(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without a speaker's wish not to be named, which is no statement; what follows is theirs."""
    text = segments.text
    settled = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        # the whole pattern tries every word as the beginning of a speaker
        m = _UNNAMED_BY_WISH.search(text, *sentence) if _WISH.search(text, *sentence) else None
        if m is None:
            settled.append(draft)
        elif not (m.start("wish") <= draft.cue[0][0] < m.end("wish")):
            content = tuple(piece for piece in draft.content if not is_within(m.span("wish"), piece))
            near = not draft.source or is_within(m.span(), draft.source[0])
            whole = trim(text, m.start("who"), m.end("wish"))
            source = (whole,) if near and draft.cue[0][0] >= m.end() else draft.source
            settled.append(replace(draft, source=source, content=content or draft.content))
    return settled


_CLAIM_BY = re.compile(
    r"\b(?:claims?|reports?|accusations?|allegations?|charges?|assertions?|accounts?|figures?|estimates?)"
    r" (?:made )?(?:by|from|of)(?: the| an?)?\Z"
)
_CLAIMANT = 100  # characters; more than a name takes


def _with_claimant_inside(text: str, draft: Draft) -> Draft:
    """The draft with "the claim by X that …" in one piece where X's claim is denied, unanswered or not verified.

    The tagger may take X, who stands in the middle of it, for the speaker.
    """
    if len(draft.content) < 2 or not effect_of(" ".join(text[slice(*piece)] for piece in draft.cue)).refuses:
        return draft
    pieces, source = [draft.content[0]], draft.source
    for piece in draft.content[1:]:
        start, end = pieces[-1]
        if piece[0] - end <= _CLAIMANT and _CLAIM_BY.search(text, start, end):
            pieces[-1] = (start, piece[1])
            source = tuple(p for p in source if not is_within(pieces[-1], p))
        else:
            pieces.append(piece)
    return replace(draft, content=tuple(pieces), source=source)


def _without_addressee(text: str, draft: Draft, index: MentionIndex) -> Draft:
    """The draft without "it to the state news agency as" at the head of its content."""
    start, end = draft.content[0]
    opening = re.compile(r"(?:it|him|her|them|this|that)\s+(?:to|in)\s+").match(text, start, end)
    if opening:
        for mention, node in index.within((start, min(end, start + 60))):
            if node.type in (EntityType.ORGANIZATION, EntityType.PERSON):
                rest = re.compile(r"[\w ]{0,20}?\s*(?:as\s+)?(?=[“\"‘'])|\s+as\s+").match(text, mention.span[1], end)
                if rest and rest.end() < end:
                    return replace(draft, content=((rest.end(), end), *draft.content[1:]))
    return draft


_WHILE_ANOTHER = re.compile(
    r",\s(?:while|whereas|and|but|though)\s(?P<subject>(?:(?:the|its|their|his|her|an?)\s)?[\w’'-]+(?:\s[\w’'-]+){0,4})\s\Z"
)
_GOES_ON = re.compile(r"\s*+,?\s*+(?:and|but|then|while|before)?\s*+(?:also|then|later|further)?\s*+", re.IGNORECASE)


def _with_shared_sources(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each one without a source that only goes on after another's content given that one's source."""
    shared: list[Draft] = []
    for draft in drafts:
        passive = _PASSIVE.search(text[slice(*draft.cue[0])])
        if not draft.source and not passive and shared and shared[-1].source:
            before = max(end for _, end in [*shared[-1].content, *shared[-1].cue])
            last = shared[-1].content[-1]
            other = _WHILE_ANOTHER.search(text, last[0], max(last[0], draft.cue[0][0]))
            if other and before == last[1] <= draft.cue[0][0] and other.start() > last[0]:
                shared[-1] = replace(shared[-1], content=(*shared[-1].content[:-1], (last[0], other.start())))
                shared.append(replace(draft, source=(other.span("subject"),)))
                continue
            if before <= draft.cue[0][0] and _GOES_ON.fullmatch(text, before, draft.cue[0][0]):
                shared.append(replace(draft, source=shared[-1].source))
                continue
        shared.append(draft)
    return shared


_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\b|ly\Z", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|did|does|do|said|says|told|that|but|"
    r"because|if|when|while|after|before|as)\b"
)


def _with_subject(segments: Segments, draft: Draft, index: MentionIndex) -> Draft:
    """A draft with the sentence's subject as its source, where a name or an office stands right before the cue.

    The tagger may have left it out, or reached for a source in the clause before ("media reported …; the agency
    rejected …").
    """
    text, cue = segments.text, draft.cue[0]
    if _passive(text[slice(*cue)]) or any(end >= cue[0] - 2 for _, end in draft.source):
        return draft
    pronoun = _PRONOUN.search(text, max(0, cue[0] - 7), cue[0])
    if pronoun and not touches(draft.content, pronoun.span("subject")):
        return replace(draft, source=(pronoun.span("subject"),))
    sentence = segments.sentence_at(cue[0])[0]
    apposed = _APPOSED_SUBJECT.search(text, max(sentence, cue[0] - 120), cue[0])
    if apposed and not touches(draft.content, apposed.span("subject")):
        return replace(draft, source=(apposed.span("subject"),))
    clause = WITH_CLAUSE.fullmatch(text, sentence, cue[0])
    if clause and not draft.source and _is_subject(text, clause.span("subject"), index, places=True):
        return replace(draft, source=(clause.span("subject"),))
    for boundary in (r"[;:—–]\s", r"[;:—–,”\"]\s(?:and\s|but\s|while\s)?"):
        starts = [m.end() for m in re.finditer(boundary, text[sentence : cue[0]])]
        start = sentence + (starts[-1] if starts else 0)
        comma = text.find(", ", start, cue[0])
        if comma > 0 and not index.within((start, comma)) and _is_subject(text, trim(text, comma + 1, cue[0]), index):
            start = comma + 1  # "Defending, Jane Roe": what comes first is no part of the name
        subject = trim(text, start, cue[0])
        words = text[slice(*subject)].rstrip(",")
        span = (subject[0], subject[0] + len(words))
        reached_over = bool(starts) and all(end <= start for _, end in draft.source)
        if (not draft.source or reached_over) and _is_subject(text, span, index) and not touches(draft.content, span):
            return replace(draft, source=(span,))
    return draft


_APPOSED_SUBJECT = re.compile(  # "hours after his deputy, Jane Roe, had urged calm"
    r"\b(?:after|before|when|while|because|although|though|that|and|but) "
    r"(?P<subject>(?:his|her|its|their|the) (?:[a-z’'-]+ ){0,3}[a-z’'-]+, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}), \Z"
)
_IN_COMPANY = re.compile(
    r"(?P<subject>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Aa]n?)\s[^,;:.“”\"]{2,50}, )?[A-Z][^,;:“”\"]{2,60}), "
    r"(?:speaking|appearing|standing|flanked|accompanied|joined|sitting|travelling|traveling|posing|writing)\b"
    r"[^;:“”\"]*,\s*"
)


def _without_company(segments: Segments, draft: Draft) -> Draft:
    """The draft with the sentence's subject as its source, not whom it speaks beside ("flanked by his deputy, …,")."""
    if not draft.source:
        return draft
    sentence = segments.sentence_at(draft.cue[0][0])
    clause = _IN_COMPANY.fullmatch(segments.text, sentence[0], draft.cue[0][0])
    if clause and draft.source[0][0] > clause.end("subject") and not touches(draft.content, clause.span("subject")):
        return replace(draft, source=(clause.span("subject"),))
    return draft


_PRONOUN = re.compile(r"(?<![\w’'])(?P<subject>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\s\Z")


def _passive(cue: str) -> bool:
    """Is the cue's subject no speaker ("was accused"), other than "was not able to confirm"?"""
    return bool(_PASSIVE.search(cue)) and not re.search(r"\b(?:able|unable|[a-z]+ing)\b", cue)


def _is_subject(text: str, span: Offsets, index: MentionIndex, *, places: bool = False) -> bool:
    """Is this a noun phrase that ends with somebody who can speak; with `places`, also a country?"""
    words = text[slice(*span)]
    if not words or len(words) > 120 or _VERB.search(words) or any(mark in words for mark in MARKS):
        return False
    named = any(
        m.form is Form.NAME
        and (n.type is not EntityType.PLACE or (places and m.span == span))
        and not text[m.span[1] : span[1]].strip(" KCQMP")
        for m, n in index.within(span)
    )
    return named or fold(re.split(r"\W+", words)[-1]) in SPEAKING_NOUNS


_SILENT = re.compile(
    r"(?:,|(?<!\s))\s++(?:but|and)\s++"
    r"(?P<cue>(?:would|did|could) not (?:immediately )?(?:say|comment|elaborate|confirm|give|provide)|"
    r"declined to (?:say|comment|elaborate|name|give|identify)|refused to (?:say|comment|name|give))\s*(?P<content>.*)"
)


def _split_off(segments: Segments, draft: Draft) -> list[Draft]:
    """The draft, and beside it what its speaker would not say: "said it had begun, but would not say when"."""
    text = segments.text
    start, end = draft.content[-1]
    m = _SILENT.search(text, start, end)
    if m is None or draft.cue[0][0] > start or any(text[i] in MARKS for i in range(m.start(), m.end())):
        return [draft]
    first = replace(draft, content=(*draft.content[:-1], tidy(text, (start, m.start()))))
    content = tidy(text, m.span("content"))
    silent = replace(draft, cue=(m.span("cue"),), content=(content if content[0] < content[1] else m.span("cue"),))
    return [first, silent] if first.content[-1][0] < first.content[-1][1] else [draft]


_RELATIVE = re.compile(r"(?:who|which|that)\Z|whose\b", re.IGNORECASE)
_MAIN_VERB = re.compile(r",\s+(?:is|are|was|were|has|have|had|will|would|said|says|told|called|[a-z]{3,}ed)\b")


def _within_clause(text: str, draft: Draft) -> Draft:
    """A draft of a relative clause ("who insists he knew nothing, is appealing") with its content ending there."""
    if not draft.source:
        return draft
    first, last = draft.source[0]
    whose = text[max(0, first - 6) : first] == "whose "
    if not whose and not _RELATIVE.match(text, first, last):
        return draft
    start, end = draft.content[-1]
    m = _MAIN_VERB.search(text, start, end)
    return replace(draft, content=(*draft.content[:-1], (start, m.start()))) if m and m.start() > start else draft
