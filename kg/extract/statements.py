"""The tagger's attributions to statements.

Quotation marks settle the content's ends, and the words around the cue say who speaks to whom, through whom, when,
where and how firmly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.cues import certainty_of, effect_of, medium_of
from kg.extract.index import MentionIndex
from kg.extract.speakers import Resolver
from kg.extract.tagger import Attribution
from kg.model import DateMention, Effect, EntityType, Form, Mode, Node, Offsets, Statement
from kg.read.segment import Segments, trim

_QUOTES = "\"“”„«»‘’'"
_STRONG = '"“”„«»'
_TRAILING = " \t\r\n\u00a0,;:–—-"
_REPORTS = (
    r"(?:report(?:s|ed|ing)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|sa(?:id|ys|y)|according to|relay(?:s|ed)|carried|"
    r"published|broadcast|aired|shared by|posted by|released by|obtained by|seen by|verified by)"
)
_RELAY_BEFORE = re.compile(rf"\s*(?:[\w ]{{0,24}}\s)?{_REPORTS}(?:\s+that)?\s*(?:an?\s|the\s)?\Z")
_RELAYED_BY = re.compile(
    r"\b(?:shared|posted|released|published|obtained|seen|broadcast|aired|carried|verified|cited|quoted|reported)"
    r" by (?:the )?\Z"
)
_CARRIED = re.compile(
    r"(?:This|That|These|Those|It|They|The (?:toll|total|figure|number|dead|victims|casualties))\s+"
    r"(?:also\s+|has\s+|have\s+)?(?:includ(?:es?|ed|ing)|compris(?:es?|ed)|consist(?:s|ed) of|count(?:s|ed))\b"
    r"|Among (?:them|the dead|those)\b|Of (?:these|those|them)\b"
)
_TOLD = re.compile(
    r"\b(?:told|tells|tell|telling|informed|assured|asked|reminded|warned|briefed)\b\s*\Z", re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:to|with|on)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}\Z|\binterview(?:ed)?\s+(?:with|by|to|on)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}\Z",
)
_SPEAKING = re.compile(r"\b(?:in|at|from|inside|outside|near)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+,?\s+){0,6}\Z")


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution with its content settled, before anybody is resolved."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float


def find_statements(
    segments: Segments,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
    index: MentionIndex,
    resolver: Resolver,
) -> tuple[Statement, ...]:
    """The statements of an article, in order of the text."""
    drafts = [_settled(segments, a) for a in attributions]
    drafts = _unchained(segments, [*drafts, *_unverified(segments, drafts)])
    drafts = [_without_addressee(segments.text, draft, index) for draft in _without_repeats(drafts)]
    drafts = _with_shared_sources(segments.text, drafts)
    statements: list[Statement] = []
    for draft in drafts:
        quoting = (
            s.speaker
            for s in reversed(statements)
            if s.mode is Mode.DIRECT and draft.source and _holds(s.content, draft.source[0])
        )
        statements.append(_statement(segments, draft, dates, index, resolver, next(quoting, None)))
    statements = [_relayed(segments, statement, index) for statement in statements]
    statements = [_nested(s, statements[max(0, i - _NEAR) : i + _NEAR]) for i, s in enumerate(statements)]
    return tuple(
        found for statement in statements for found in (statement, *_carried(segments, statement, statements, index))
    )


_NEAR = 12  # statements on either side among which one that holds another is looked for


def _holds(pieces: Iterable[Offsets], span: Offsets) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in pieces)


def _extent(draft: _Draft | Statement) -> Offsets:
    pieces = [*draft.source, *draft.cue, *draft.content]
    return min(start for start, _ in pieces), max(end for _, end in pieces)


def _settled(segments: Segments, attribution: Attribution) -> _Draft:
    """The attribution with every content piece that touches a quotation's inside stretched to its marks."""
    content = [_to_marks(segments, piece, attribution) for piece in attribution.content]
    content = [_tidied(segments.text, piece) for piece in content]
    source = tuple(_whole(segments.text, piece, attribution.cue[0]) for piece in attribution.source)
    return _Draft(source, attribution.cue, _merged(segments.text, content), attribution.score)


_ARTICLE = re.compile(r"(?:the|an?)\s*", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"\s*(?:[\w’'-]+\s+){1,7}")


def _whole(text: str, source: Offsets, cue: Offsets) -> Offsets:
    """`source`, or, where it is a bare "the" before the cue, the noun phrase that this begins."""
    if _ARTICLE.fullmatch(text, *source) and _NOUN_PHRASE.fullmatch(text, source[1], cue[0]):
        return trim(text, source[0], cue[0])
    return source


def _to_marks(segments: Segments, piece: Offsets, attribution: Attribution) -> Offsets:
    """`piece` without a half quotation at either end: it takes in the whole of it, unless source or cue stand there."""
    start, end = piece
    others = [*attribution.source, *attribution.cue]
    for left, right in segments.quotations:
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


def _tidied(text: str, piece: Offsets) -> Offsets:
    """`piece` without outer space, and without a comma or dash that no quotation mark follows."""
    start, end = trim(text, *piece)
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    if end > start and text[end - 1] in ".," and text[start] not in _STRONG:
        end -= 1
    while start < end and text[start] in _TRAILING + ".":
        start += 1
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
    r"(?P<cue>(?:ha(?:s|ve) (?:not|n['’]t) (?:yet )?been able to|could not|couldn['’]t|cannot|can['’]t|was unable to|"
    r"were unable to|"
    r"is unable to|are unable to|did (?:not|n['’]t))(?: immediately)?(?: independently)? "
    r"(?:verify|confirm|corroborate)(?: independently)?)\s+(?P<content>[^.;\n]+?)(?=,|\.|;|\n|\Z)"
)


def _unverified(segments: Segments, drafts: Sequence[_Draft]) -> list[_Draft]:
    """What somebody says they could not check: a fixed phrase that the tagger may pass over."""
    found = []
    for m in _CHECK.finditer(segments.text):
        cue = m.span("cue")
        if any(s < cue[1] and cue[0] < e for draft in drafts for s, e in draft.cue):
            continue
        sentence = segments.sentence_at(cue[0])
        subject = re.search(
            r"(?:\A|[,;]\s+(?:but |and |though |although )?)([^,;]{2,80}?)\s*\Z", segments.text[sentence[0] : cue[0]]
        )
        if subject:
            source = (sentence[0] + subject.start(1), sentence[0] + subject.end(1))
            found.append(_Draft((source,), (cue,), (m.span("content"),), 1.0))
    return found


_CHAIN = re.compile(
    r"\b(?P<outer>report(?:s|ed|ing)?|quot(?:es|ed|ing)|cit(?:es|ed|ing)|show(?:s|ed|ing)?|captur(?:es|ed|ing)|hear(?:s|d)?|"
    r"feature(?:s|d)?)\s+(?P<source>(?:[^\s,;:.“”\"]+\s+){1,10}?)(?:as\s+)?"
    r"(?P<cue>saying|claiming|alleging|denying|confirming|warning|insisting|chanting|shouting|yelling|singing|"
    r"screaming|calling for)"
    r"\s+(?P<content>(?:that\s+)?\S.*)"
)


_SHOWS = re.compile(r"show|captur|hear|feature")


def _unchained(segments: Segments, drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, with "Reuters reported sources saying …" read as what the sources say, through Reuters.

    Footage that "showed people chanting …" stays a source of its own beside the people it shows.
    """
    text = segments.text
    chained = []
    for draft in drafts:
        sentence = segments.sentence_at(draft.cue[0][0])
        m = _CHAIN.search(text, max(sentence[0], draft.cue[0][0] - 12), sentence[1])
        if m is None or not (m.start("outer") < draft.cue[-1][1] and draft.cue[0][0] < m.end("outer")):
            chained.append(draft)
            continue
        start, end = m.span("content")
        quotation = next((q for q in segments.quotations if q[0] == start), None)
        source = trim(text, *m.span("source"))
        if _SHOWS.match(m.group("outer")):
            subject = trim(text, sentence[0], m.start("outer"))
            shown = _tidied(text, (source[0], end))
            chained.append(replace(draft, source=draft.source or (subject,), cue=(m.span("outer"),), content=(shown,)))
        content = quotation or _tidied(text, (start, end))
        chained.append(replace(draft, source=(source,), cue=(m.span("cue"),), content=(content,)))
    return chained


def _without_repeats(drafts: Iterable[_Draft]) -> list[_Draft]:
    """The drafts in order of the text, of several with one cue, or one source and content, only the surest."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, _extent(d))):
        if not any(d.cue == draft.cue or (d.source == draft.source and d.content == draft.content) for d in kept):
            kept.append(draft)
    return sorted(kept, key=_extent)


def _without_addressee(text: str, draft: _Draft, index: MentionIndex) -> _Draft:
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


def _with_shared_sources(text: str, drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, each one without a source that only goes on after another's content given that one's source."""
    shared: list[_Draft] = []
    for draft in drafts:
        if not draft.source and shared and shared[-1].source:
            before = max(end for _, end in [*shared[-1].content, *shared[-1].cue])
            if before <= draft.cue[0][0] and _GOES_ON.fullmatch(text, before, draft.cue[0][0]):
                shared.append(replace(draft, source=shared[-1].source))
                continue
        shared.append(draft)
    return shared


def _carried(
    segments: Segments, statement: Statement, others: Sequence[Statement], index: MentionIndex
) -> Iterable[Statement]:
    """The sentence after a counted claim that goes on counting within it ("This included …"): the same one's claim."""
    text = segments.text
    last = segments.sentence_at(_extent(statement)[1] - 1)
    if (
        statement.effect is not Effect.ASSERTS
        or not statement.source
        or not re.search(r"\d|hundreds|dozens|scores", text[slice(*last)])
    ):
        return
    at = bisect_left(segments.sentences, (last[1], 0))
    following = segments.sentences[at] if at < len(segments.sentences) else None
    if (
        following
        and segments.paragraph_at(following[0]) == segments.paragraph_at(last[0])
        and _CARRIED.match(text, *following)
        and not any(s < following[1] and following[0] < e for other in others for s, e in (*other.content, *other.cue))
    ):
        content = (_tidied(text, following),)
        speaking = {n.iri for n in (statement.speaker, *statement.also_speakers) if n}
        yield replace(
            statement,
            content=content,
            sentences=(*statement.sentences, following),
            mode=_mode(segments, content),
            certainty=certainty_of("", text[slice(*content[0])]),
            about=_about(content, index, speaking),
        )


def _about(content: Sequence[Offsets], index: MentionIndex, speaking: Collection[str]) -> tuple[Node, ...]:
    return tuple(n for n in index.nodes_within(*content) if n.iri not in speaking and n.type is not EntityType.UNNAMED)


def _statement(
    segments: Segments,
    draft: _Draft,
    dates: Sequence[DateMention],
    index: MentionIndex,
    resolver: Resolver,
    quoted: Node | None,
) -> Statement:
    text = segments.text
    cue = " ".join(text[s:e] for s, e in draft.cue)
    content = " … ".join(text[s:e] for s, e in draft.content)
    speakers = resolver.resolve(draft.source, draft.cue[0], quoted)
    sentences = tuple(
        dict.fromkeys(segments.sentence_at(s) for s, _ in sorted([*draft.source, *draft.cue, *draft.content]))
    )
    around = _around(segments, draft)
    mode = _mode(segments, draft.content)
    effect = effect_of(cue)
    if effect is Effect.BELIEVES and mode is Mode.DIRECT:
        effect = Effect.ASSERTS  # what stands in quotation marks was uttered
    said = _said_on(draft, [d for d in dates if d.start and not _dateline(segments, d)], around)
    speaking = {n.iri for n in (speakers.speaker, *speakers.others) if n}
    return Statement(
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        sentences=sentences,
        mode=mode,
        effect=effect,
        certainty=certainty_of(cue, content),
        score=draft.score,
        speaker=speakers.speaker,
        also_speakers=speakers.others,
        addressee=tuple(n for n in _addressees(text, draft, index, around) if n.iri not in speaking),
        about=_about(draft.content, index, speaking),
        place=_said_in(text, draft, index, around),
        via=medium_of(" ".join(text[s:e] for s, e in around)),
        start=said.start if said else None,
        until=said.until if said else None,
    )


def _mode(segments: Segments, content: Sequence[Offsets]) -> Mode:
    """Direct where every piece stands in quotation marks, mixed where some words do, indirect where none do."""
    text = segments.text
    quoted = [any(_quoted(text, piece, q) for q in segments.quotations) for piece in content]
    if content and all(quoted):
        return Mode.DIRECT
    touched = any(q[0] < e and s < q[1] for q in segments.quotations for s, e in content)
    return Mode.MIXED if touched else Mode.INDIRECT


def _quoted(text: str, piece: Offsets, quotation: Offsets) -> bool:
    """Does `piece`, its outer punctuation apart, lie within `quotation`, or a run of adjoining quotations?"""
    start, end = piece
    while end > start and text[end - 1] in " .,;:!?":
        end -= 1
    while start < end and text[start] in " .,;:":
        start += 1
    return quotation[0] <= start and end <= quotation[1] and start < end


def _around(segments: Segments, draft: _Draft) -> list[Offsets]:
    """The words of the cue's sentence outside content and source: where addressee, medium, day and place stand."""
    sentence = segments.sentence_at(draft.cue[0][0])
    start = sentence[0]
    gaps = []
    for s, e in sorted([*draft.content, *draft.source]):
        if e <= sentence[0] or s >= sentence[1]:
            continue
        if s > start:
            gaps.append((start, s))
        start = max(start, e)
    if start < sentence[1]:
        gaps.append((start, sentence[1]))
    return gaps


_DATELINE = re.compile(
    r"\W*(?:(?i:date|published|updated|posted)\b\W*(?:on\s+)?|[A-Z][A-Z .'’/-]+,\s*(?:[A-Z]\w+,?\s+)?)?"
)


def _dateline(segments: Segments, day: DateMention) -> bool:
    """Does the date open its paragraph as a dateline ("LONDON, March 9 –", "Published: 9 March")?"""
    return bool(_DATELINE.fullmatch(segments.text, segments.paragraph_at(day.span[0])[0], day.span[0])) and not (
        segments.text[day.span[0] : day.span[1]].lower().startswith(("on ", "in ", "last "))
    )


def _said_on(draft: _Draft, dates: Sequence[DateMention], around: Sequence[Offsets]) -> DateMention | None:
    """The day that the sentence gives outside the content: the nearest one to the cue."""
    cue = draft.cue[0]
    near = [d for d in dates if any(s <= d.span[0] and d.span[1] <= e for s, e in around)]
    inner = [d for d in dates if cue[0] <= d.span[0] and d.span[1] <= cue[1]]
    return min(inner or near, key=lambda d: abs(d.span[0] - cue[0]), default=None)


def _said_in(text: str, draft: _Draft, index: MentionIndex, around: Sequence[Offsets]) -> Node | None:
    """The place where it was said: one after "in", "at" or "from" beside the cue ("Speaking from a mosque in …")."""
    places = [
        (m, n)
        for gap in around
        for m, n in index.within(gap)
        if n.type is EntityType.PLACE
        and m.form is Form.NAME
        and _SPEAKING.search(text[max(gap[0], m.span[0] - 60) : m.span[0]])
    ]
    cue = draft.cue[0]
    spoken = [
        (m, n)
        for m, n in places
        if re.search(r"\b[Ss]p(?:eaking|oke)\b", " ".join(text[s:e] for s, e in around)) or 0 <= m.span[0] - cue[0] < 80
    ]
    return min(spoken, key=lambda pair: abs(pair[0].span[0] - cue[0]), default=(None, None))[1]


def _addressees(text: str, draft: _Draft, index: MentionIndex, around: Sequence[Offsets]) -> list[Node]:
    """Whom it was said to: the name after "told", or after "to" or "with" beside the cue."""
    cue = draft.cue[0]
    found: dict[str, Node] = {}
    for gap in around:
        for mention, node in index.within(gap):
            if mention.span[0] < cue[0] or node.type in (EntityType.UNNAMED, EntityType.PLACE, EntityType.GROUP):
                continue
            between = text[cue[0] : mention.span[0]]
            told = _TOLD.search(re.sub(r"\s+(?:the|an?|(?:[\w’'-]+\s+){0,4})\Z", " ", between)) or _TOLD.search(
                between.strip()
            )
            if mention.span[0] - cue[1] < 80 and (told or _TO.search(between)):
                found.setdefault(node.iri, node)
                break
    return list(found.values())


def _relayed(segments: Segments, statement: Statement, index: MentionIndex) -> Statement:
    """The statement with the organisation that "reported" it just before its source, or that shared the source."""
    text = segments.text
    inner = _extent(statement)
    sentence = segments.sentence_at(inner[0])
    source = statement.source[0] if statement.source else (inner[0], inner[0])
    before = (sentence[0], source[0])
    relays = [
        n
        for m, n in index.within(source)
        if n.type is EntityType.ORGANIZATION and _RELAYED_BY.search(text[source[0] : m.span[0]])
    ]
    named = [(m, n) for m, n in index.within(before) if n.type is EntityType.ORGANIZATION and m.form is Form.NAME]
    if named and not any(before[0] <= s < before[1] for s, _ in statement.content):
        mention, node = named[-1]
        gap = text[mention.span[1] : before[1]]
        if _RELAY_BEFORE.match(gap):
            relays.append(node)
    return _through(statement, relays)


def _nested(statement: Statement, others: Sequence[Statement]) -> Statement:
    """The statement with the speakers of those whose content it stands in, nearest first, each with its own relays."""
    cue = statement.cue[0]
    around = [
        o for o in others if o is not statement and o.effect is not Effect.NOT_VERIFIED and _holds(o.content, cue)
    ]
    chain = list(statement.relayed_by)
    for outer in sorted(around, key=lambda o: sum(end - start for start, end in o.content)):
        chain += [*([outer.speaker] if outer.speaker else []), *outer.relayed_by]
    return _through(statement, chain)


def _through(statement: Statement, relays: Iterable[Node]) -> Statement:
    own = {node.iri for node in (statement.speaker, *statement.also_speakers) if node}
    chain = {node.iri: node for node in relays if node.iri not in own}
    return replace(statement, relayed_by=tuple(chain.values()))
