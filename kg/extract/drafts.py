"""The tagger's attributions put right before anybody is resolved: ends of contents, chains, sources left out.

Each step takes drafts and returns drafts. What they mend is how English reports speech: quotation marks end a content,
"citing" and "reported … saying" name the real source, "and accused" goes on with the subject before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.index import MentionIndex
from kg.extract.names import Spans
from kg.extract.tagger import Attribution
from kg.extract.words import MEDIA, OFFICES, PLURAL_PEOPLE
from kg.ids import fold
from kg.model import EntityType, Form, Offsets
from kg.read.header import find_datelines
from kg.read.segment import Segments, trim

SURE = 1.0  # the score of what a fixed phrase says, without the tagger

_STRONG = '"“”„«»'
_TRAILING = " \t\r\n\u00a0,;:–—-"


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution with its content settled; `relays` are the words for those through whom it came."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    relays: tuple[Offsets, ...] = ()

    @property
    def extent(self) -> Offsets:
        """From the first word to the last."""
        pieces = [*self.source, *self.cue, *self.content]
        return min(start for start, _ in pieces), max(end for _, end in pieces)


def make_drafts(segments: Segments, attributions: Sequence[Attribution], index: MentionIndex) -> list[Draft]:
    """The drafts of an article, in order of the text."""
    drafts = _settled(segments, attributions)
    drafts = [*drafts, *_fixed_phrases(segments, drafts)]
    drafts = [_turned(segments, draft) for draft in _with_cited(segments, drafts)]
    drafts = _without_repeats(_unchained(segments, drafts))
    drafts = _without_anonymity(segments, drafts)
    drafts = [_without_addressee(segments.text, draft, index) for draft in drafts]
    drafts = [_within_clause(segments.text, draft) for draft in drafts]
    drafts = [part for draft in drafts for part in _split_off(segments, draft)]
    drafts = _with_shared_sources(segments.text, drafts)
    drafts = [_with_subject(segments, draft, index) for draft in drafts]
    sound = [kept for draft in drafts if (kept := _sound(segments.text, draft))]
    return sorted(sound, key=lambda d: (d.extent, d.cue))


def _sound(text: str, draft: Draft) -> Draft | None:
    """The draft with no empty piece and its content in order; None where nothing is said."""
    source, cue, relays = (
        tuple(p for p in pieces if text[slice(*p)].strip() and not _ARTICLE.fullmatch(text, *p))
        for pieces in (draft.source, draft.cue, draft.relays)
    )
    content = tuple(piece for piece in _merged(text, draft.content) if text[slice(*piece)].strip())
    return replace(draft, source=source, cue=cue, content=content, relays=relays) if cue and content else None


def tidy(text: str, piece: Offsets) -> Offsets:
    """`piece` without outer space, and without a comma or dash that no quotation mark follows."""
    start, end = trim(text, *piece)
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    if end > start and text[end - 1] in ".," and text[start] not in _STRONG:
        end -= 1
    while start < end and text[start] in _TRAILING + ".":
        start += 1
    return start, end


def _settled(segments: Segments, attributions: Sequence[Attribution]) -> list[Draft]:
    """The attributions with contents at home in one place, and every half quotation made whole or left out."""
    quotations = Spans(segments.quotations)
    datelines = find_datelines(segments.text)
    drafts = []
    for a in attributions:
        home = segments.paragraph_at(a.cue[0][0])
        source = tuple(_whole(segments.text, piece, a.cue[0]) for piece in a.source if _within(home, piece))
        source = tuple(_without_clause(segments.text, piece) for piece in source)
        source = tuple(_after(datelines, piece) for piece in source)
        others = [*source, *a.cue]
        pieces = [_after(datelines, _to_marks(quotations, piece, others)) for piece in a.content]
        content = _merged(segments.text, (tidy(segments.text, piece) for piece in pieces))
        here = tuple(piece for piece in content if piece[0] < home[1] and home[0] < piece[1])
        if here:  # beyond the cue's paragraph only a quotation goes on
            content = tuple(
                p for p in content if p in here or (quotations.overlap(p) and not _is_headline(segments, p))
            )
        cue = " ".join(segments.text[slice(*piece)] for piece in a.cue)
        if content and not _AUXILIARY.fullmatch(cue) and cue != "referring to":  # a gloss of the reporter's
            drafts.append(Draft(source, a.cue, content, a.score))
    return drafts


def _after(datelines: Sequence[Offsets], piece: Offsets) -> Offsets:
    """`piece` without the dateline that it begins in; empty where it is nothing else."""
    end = max((end for start, end in datelines if start <= piece[0] < end), default=piece[0])
    return end, max(end, piece[1])


_AUXILIARY = re.compile(r"(?:is|are|was|were|be|been|being|has|have|had|to|will|would)(?:\s|\Z)+", re.IGNORECASE)


def _within(outer: Offsets, inner: Offsets) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


_ARTICLE = re.compile(r"(?:the|an?)\s*", re.IGNORECASE)
_CAPITALS = re.compile(r"\s*(?:[A-Z][\w’'-]*(?:\s+(?:of|for|and|the)(?=\s+[A-Z]))*\s+)*[A-Z][\w’'-]*")
_HEADLINES = 3  # paragraphs at the head of an article among which a headline stands
_NOUN_PHRASE = re.compile(r"\s*(?:[\w’'-]+\s+){1,7}")


def _whole(text: str, source: Offsets, cue: Offsets) -> Offsets:
    """`source`, or, where it is a bare "the" before the cue, the noun phrase that this begins."""
    if not _ARTICLE.fullmatch(text, *source):
        return source
    if _NOUN_PHRASE.fullmatch(text, source[1], cue[0]):
        return trim(text, source[0], cue[0])
    name = _CAPITALS.match(text, source[1], max(source[1], cue[0]))
    return trim(text, source[0], name.end()) if name else source


def _without_clause(text: str, source: Offsets) -> Offsets:
    """`source` without the beginning of a relative clause that it breaks off in ("one woman, whose husband")."""
    clause = re.search(r",\s+(?:whose|who|which)\b[^,]{0,24}\Z", text[slice(*source)])
    return (source[0], source[0] + clause.start()) if clause and not text[source[1] :].startswith(",") else source


def _is_headline(segments: Segments, piece: Offsets) -> bool:
    """Does `piece` stand in a headline: a short early paragraph that no full stop ends?"""
    start, end = segments.paragraph_at(piece[0])
    early = segments.paragraphs[:_HEADLINES][-1][0] >= start
    return early and end - start < 160 and segments.text[end - 1].isalnum()


def _to_marks(quotations: Spans, piece: Offsets, others: Sequence[Offsets]) -> Offsets:
    """`piece` without a half quotation at either end: it takes in the whole of it, unless source or cue stand there."""
    start, end = piece
    for left, right in list(quotations.overlapping(piece)):
        if right <= start or left >= end or any(left < e and s < right for s, e in others):
            continue
        inside = max(0, min(end, right) - max(start, left))
        if left < start < right and inside > 0:
            start = left
        if left < end < right and 2 * inside >= right - left:
            end = right
        elif left < end < right:
            end = left if left > start else end
    return start, end


def _merged(text: str, pieces: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """The pieces in order, those joined that only white space parts."""
    merged: list[Offsets] = []
    for start, end in sorted(set(pieces)):
        if start >= end:
            continue
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


_CHECK = re.compile(
    r"(?P<cue>(?:(?:ha(?:s|ve) not|ha(?:s|ve)n['’]t) (?:yet )?been able to|could not|couldn['’]t|cannot|can['’]t|"
    r"(?:was|were|is|are|has been|have been) unable to|did not|didn['’]t)(?: immediately)?(?: independently)? "
    r"(?:verify|confirm|corroborate)(?: independently)?)\s+(?P<content>[^.;\n]+?)(?=,|\.|;|\n|\Z)"
)
_SILENCE = re.compile(
    r"(?P<cue>(?:(?:has|have|had) (?:not|yet to)|(?:has|have|had)n['’]t|did not|didn['’]t)(?: immediately| yet)?"
    r" (?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|return(?:ed)?)(?: to| on)?|declined to comment(?: on)?"
    r"|refused to comment(?: on)?|could not (?:immediately )?be reached)\b(?P<content>[^.,;\n]*?)(?=,|\.|;|\n|\Z)"
)
_DENIAL = re.compile(
    r"(?P<cue>(?:(?:has|have|had) )?(?:den(?:ied|ies|y)|reject(?:ed|s)|dismiss(?:ed|es)))\s+(?P<content>"
    r"(?:(?:any|all|the|these|those|such|his|her|their) )?(?:[a-z]+ )?(?:involvement|allegations?|accusations?|claims?|charges?|"
    r"wrongdoing|responsibility|reports?|suggestions?|knowledge|link|role)\b[^,.;\n]*?)(?=,| and | but |\.|;|\n|\Z)"
)
_COUNT = re.compile(
    r"(?P<cue>(?:(?:has|have|had) )?puts?)\s+(?P<content>(?:the |its |their )?(?:[a-z]+ ){0,2}"
    r"(?:toll|number|figure|total|turnout|count|crowd|losses|damage)\b[^.,;\n]*? at [^.;\n]+?)(?=, |\.|;|\n|\Z)"
)
_WITH_CLAUSE = re.compile(r"(?:But |And )?(?P<subject>[^,;:“”\"]{2,80}), (?:who|which|whose)\b[^;:“”\"]*,\s*")
_SUBJECT = re.compile(r"(?:\A|[,;]\s+(?:but |and |though |although |while )?|\bbut )(?P<subject>[^,;]{2,80}?)\s*\Z")


def _fixed_phrases(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
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
        subject = _WITH_CLAUSE.fullmatch(before) or _SUBJECT.search(before)
        if subject:
            source = (sentence[0] + subject.start("subject"), sentence[0] + subject.end("subject"))
            content = trim(text, *m.span("content"))
            found.append(Draft((source,), (cue,), (content if content[0] < content[1] else cue,), SURE))
    return found


_CITING = re.compile(r"\b(?:citing|quoting)\s+(?P<source>(?:[^\s,;:.“”\"]+\s*){1,8})")


def _with_cited(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with "X, citing police, reported that …" as what the police say, through X."""
    text = segments.text
    cited: list[Draft] = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _CITING.search(text, *sentence)
        inside = m and any(start < m.start() and m.end() <= end for start, end in draft.content)
        if m and not inside and m.start() <= draft.cue[0][0] < m.end():
            continue  # "citing" as a cue of its own says nothing more
        if m is None or inside or not draft.source:
            cited.append(draft)
        else:
            origin = _named_source(text, trim(text, *m.span("source")))
            content = [_before(text, piece, m.start()) for piece in draft.content]
            kept = tuple(piece for piece in content if piece[0] < piece[1])
            cited.append(replace(draft, source=(origin,), content=kept or draft.content, relays=draft.source))
    return cited


def _before(text: str, piece: Offsets, at: int) -> Offsets:
    """`piece` up to `at`, where that stands in it."""
    return tidy(text, (piece[0], at)) if piece[0] < at < piece[1] else piece


def _named_source(text: str, span: Offsets) -> Offsets:
    """The source that follows "citing", up to the verb of the sentence it stands in."""
    verb = re.search(r"\s(?:said|says|reported|reports|wrote|that|on|as)\b", text[slice(*span)])
    return (span[0], span[0] + verb.start()) if verb else span


_QUOTED_BY = re.compile(
    r"(?P<source>[^,;:“”\"]{2,80}?),?\s+(?:was|were|has been|is)\s+(?P<cue>(?:quoted|cited) by (?P<relay>[^,;:“”\"]{2,60}?) as "
    r"(?:saying|telling \w+))\s+(?P<content>\S.*)"
)
_DONE_BY = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|disputed|confirmed|announced|condemned|"
    r"welcomed|reported|disclosed|acknowledged)\s+(?:\w+ly\s+)?by\s+(?P<source>[^,.;:“”\"]{2,60}?)"
    r"(?=\s*(?:[,.;:“”\"]|\Z|\s(?:on|in|at|as|who|which|and|but|after|last|yesterday)\b))"
)


def _turned(segments: Segments, draft: Draft) -> Draft:
    """A passive turned round: "the claim was denied by the rebels" is the rebels', "was quoted by Y as saying" through Y."""
    text = segments.text
    sentence = segments.sentence_at(draft.cue[0][0])
    quoted = _QUOTED_BY.match(text, *sentence)
    if quoted and _holds(draft.cue, quoted.span("cue")):
        content = tidy(text, quoted.span("content"))
        source = trim(text, *quoted.span("source"))
        return replace(
            draft, source=(source,), cue=(quoted.span("cue"),), content=(content,), relays=(quoted.span("relay"),)
        )
    done = _DONE_BY.search(text, *sentence)
    if done and _holds(draft.cue, (done.start(), done.start("source"))):
        source = trim(text, *done.span("source"))
        subject = trim(text, sentence[0], done.start())
        told = tuple(piece for piece in draft.content if not _holds((piece,), source)) or (subject,)
        if told[0][0] < told[0][1]:
            return replace(draft, source=(source,), content=told)
    return draft


_CHAIN = re.compile(
    r"\b(?P<outer>report(?:s|ed|ing)?|(?:quot|cit)(?:es|ed|ing)(?! by\b)|show(?:s|ed|ing)?|captur(?:es|ed|ing)|hear(?:s|d)?|"
    r"feature(?:s|d)?)\s+(?P<source>(?:[^\s,;:.“”\"]+\s+){1,10}?)(?:as\s+)?"
    r"(?P<cue>saying|claiming|alleging|denying|confirming|warning|insisting|chanting|shouting|yelling|singing|"
    r"screaming|calling for)"
    r"\s+(?P<content>(?:that\s+)?\S.*)"
)
_SHOWS = re.compile(r"show|captur|hear|feature")


def _unchained(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with "Reuters reported sources saying …" read as what the sources say, through Reuters.

    Footage that "showed people chanting …" stays a source of its own beside the people it shows.
    """
    text = segments.text
    quotations = {start: (start, end) for start, end in reversed(segments.quotations)}
    chained = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _CHAIN.search(text, max(sentence[0], draft.cue[0][0] - 12), sentence[1])
        if m is None or not (m.start("outer") < draft.cue[-1][1] and draft.cue[0][0] < m.end("outer")):
            chained.append(draft)
            continue
        start, end = m.span("content")
        source = trim(text, *m.span("source"))
        if _SHOWS.match(m["outer"]):
            subject = trim(text, sentence[0], m.start("outer"))
            shown = tidy(text, (source[0], end))
            chained.append(replace(draft, source=draft.source or (subject,), cue=(m.span("outer"),), content=(shown,)))
        content = quotations.get(start) or tidy(text, (start, end))
        relays = draft.source if not _SHOWS.match(m["outer"]) else ()
        chained.append(replace(draft, source=(source,), cue=(m.span("cue"),), content=(content,), relays=relays))
    return chained


def _without_repeats(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order of the text; of several with one cue, or one source and content, only the surest."""
    kept: dict[object, Draft] = {}
    said: set[object] = set()
    for draft in sorted(drafts, key=lambda d: (-d.score, d.extent)):
        if draft.cue not in kept and (draft.source, draft.content) not in said:
            kept[draft.cue] = draft
            said.add((draft.source, draft.content))
    return sorted(kept.values(), key=lambda d: d.extent)


_UNNAMED_BY_WISH = re.compile(
    r"(?:(?:But|And|Yet|Still,) )?(?P<who>[^,;:.“”\"]{3,90}),\s+(?P<wish>(?:who|speaking|talking)\b[^,;.“”\"]*?"
    r"\b(?:not to be (?:named|identified|quoted)|(?:be|remain|stay) (?:unnamed|anonymous)|anonymity|anonymously|"
    r"want(?:ed)? to be (?:named|identified)|(?:give|use) (?:his|her|their) (?:full )?names?)\b[^,;.“”\"]*),?"
)


def _without_anonymity(segments: Segments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without a speaker's wish not to be named, which is no statement; what follows is theirs."""
    text = segments.text
    settled = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _UNNAMED_BY_WISH.search(text, *sentence)
        if m is None:
            settled.append(draft)
        elif not (m.start("wish") <= draft.cue[0][0] < m.end("wish")):
            content = tuple(piece for piece in draft.content if not _within(m.span("wish"), piece))
            near = not draft.source or _within(m.span(), draft.source[0])
            source = (trim(text, *m.span("who")),) if near and draft.cue[0][0] >= m.end() else draft.source
            settled.append(replace(draft, source=source, content=content or draft.content))
    return settled


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


_GOES_ON = re.compile(r"\s*,?\s*(?:and|but|then|while|before)?\s*(?:also|then|later|further)?\s*", re.IGNORECASE)


def _with_shared_sources(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each one without a source that only goes on after another's content given that one's source."""
    shared: list[Draft] = []
    for draft in drafts:
        passive = _PASSIVE.search(text[slice(*draft.cue[0])])
        if not draft.source and not passive and shared and shared[-1].source:
            before = max(end for _, end in [*shared[-1].content, *shared[-1].cue])
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
    if _PASSIVE.search(text[slice(*cue)]) or any(end >= cue[0] - 2 for _, end in draft.source):
        return draft
    sentence = segments.sentence_at(cue[0])[0]
    clause = _WITH_CLAUSE.fullmatch(text, sentence, cue[0])
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
        if (not draft.source or reached_over) and _is_subject(text, span, index) and not _holds(draft.content, span):
            return replace(draft, source=(span,))
    return draft


def _is_subject(text: str, span: Offsets, index: MentionIndex, *, places: bool = False) -> bool:
    """Is this a noun phrase that ends with somebody who can speak; with `places`, also a country?"""
    words = text[slice(*span)]
    if not words or len(words) > 120 or _VERB.search(words) or any(mark in words for mark in _STRONG):
        return False
    named = any(
        m.form is Form.NAME
        and (n.type is not EntityType.PLACE or (places and m.span == span))
        and not text[m.span[1] : span[1]].strip(" KCQMP")
        for m, n in index.within(span)
    )
    return named or fold(re.split(r"\W+", words)[-1]) in OFFICES | PLURAL_PEOPLE | MEDIA


def _holds(pieces: Iterable[Offsets], span: Offsets) -> bool:
    return any(start < span[1] and span[0] < end for start, end in pieces)


_SILENT = re.compile(
    r",?\s+(?:but|and)\s+"
    r"(?P<cue>(?:would|did|could) not (?:immediately )?(?:say|comment|elaborate|confirm|give|provide)|"
    r"declined to (?:say|comment|elaborate|name|give|identify)|refused to (?:say|comment|name|give))\s*(?P<content>.*)"
)


def _split_off(segments: Segments, draft: Draft) -> list[Draft]:
    """The draft, and beside it what its speaker would not say: "said it had begun, but would not say when"."""
    text = segments.text
    start, end = draft.content[-1]
    m = _SILENT.search(text, start, end)
    if m is None or draft.cue[0][0] > start or any(text[i] in _STRONG for i in range(m.start(), m.end())):
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
