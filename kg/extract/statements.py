"""Drafts to statements: who speaks, in which mode and to what effect, and through whom it came."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.accused import find_accused, is_accused_subject
from kg.extract.circumstances import addressees, day_said, gaps_around, place_said, words_beside
from kg.extract.cues import certainty_of, effect_of, is_hearing, medium_of
from kg.extract.draft import Draft, tidy
from kg.extract.drafts import make_drafts
from kg.extract.index import MentionIndex
from kg.extract.near import Spans
from kg.extract.speakers import Resolver, Speakers
from kg.extract.tagger import Attribution
from kg.extract.vouching import is_asked, is_question, vouches_for
from kg.model import Certainty, DateMention, Effect, EntityType, Form, Mode, Node, Offsets, Statement
from kg.read.segment import Segments

_NEAR = 12  # statements on either side among which one that holds another is looked for
_REFUSES = re.compile(r"\b(?:declin|refus)\w*\Z", re.IGNORECASE)  # what is refused stands in the content
_ASKS = re.compile(r"\bask(?:s|ed|ing)?(?: for| about)?\Z", re.IGNORECASE)
_QUESTION = re.compile(r"(?:about\s+)?(?:if|whether|how|why|what|who|when|where|which)\b|[“\"‘']|.*\?", re.IGNORECASE)
_NOR_DID = re.compile(r"\b(?:nor|neither)\s+(?:did|does|do|has|have|had|would|will|could)\s+\Z", re.IGNORECASE)
_AGREES = re.compile(r"\bagree(?:s|d)?\Z")
_LEAD = re.compile(r"[\s.,;:]*(?:that[\s,:]+)?")  # before a quotation, its own words apart
_HEARERS = re.compile(r"\b(?:jury|jurors|court|inquest|tribunal|inquiry|hearing)\Z", re.IGNORECASE)  # "…, jury told"
_REPORTS = (
    r"(?:report(?:s|ed|ing)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|sa(?:id|ys|y)|according to|relay(?:s|ed)|carried|"
    r"published|broadcast|aired)"
)
_RELAY_BEFORE = re.compile(rf"\s*(?:[\w ]{{0,24}}\s)?{_REPORTS}(?:\s+that)?\s*(?:an?\s|the\s)?\Z")
_ACCORDING = re.compile(r"\A[Aa]ccording to (?:the )?\Z")
_RELAYED_BY = re.compile(
    r"\b(?:shared|posted|released|published|obtained|seen|broadcast|aired|carried|verified|cited|quoted|reported)"
    r" by (?:the )?\Z"
)
_NUMBER = re.compile(r"\d|hundreds|dozens|scores")
_CARRIED = re.compile(
    r"(?:This|That|These|Those|It|They|The (?:toll|total|figure|number|dead|victims|casualties))\s+"
    r"(?:also\s+|has\s+|have\s+)?(?:includ(?:es?|ed|ing)|compris(?:es?|ed)|consist(?:s|ed) of|count(?:s|ed))\b"
    r"|Among (?:them|the dead|those)\b|Of (?:these|those|them)\b"
)


@dataclass(frozen=True)
class _Context:
    """What every statement of an article is read against."""

    segments: Segments
    dates: Sequence[DateMention]
    index: MentionIndex
    resolver: Resolver
    quotations: Spans


def find_statements(
    segments: Segments,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
    index: MentionIndex,
    resolver: Resolver,
) -> tuple[Statement, ...]:
    """The statements of an article, in order of the text."""
    context = _Context(segments, dates, index, resolver, Spans(segments.quotations))
    statements: list[Statement] = []
    for draft in make_drafts(segments, attributions, index):
        quoting = (
            s.speaker
            for s in reversed(statements[-_NEAR:])
            if draft.source and _speaks_within(segments.text, s, draft.source[0])
        )
        statements.append(_statement(context, draft, next(quoting, None)))
    statements = [_relayed(context, statement) for statement in statements]
    statements = [_nested(context, s, statements[max(0, i - _NEAR) : i + _NEAR]) for i, s in enumerate(statements)]
    taken = Spans(piece for s in statements for piece in (*s.content, *s.cue))
    return tuple(found for s in statements for found in (s, *_carried(context, s, taken)))


def _statement(context: _Context, draft: Draft, quoted: Node | None) -> Statement:
    segments, index, text = context.segments, context.index, context.segments.text
    cue = " ".join(text[s:e] for s, e in draft.cue)
    content = " … ".join(text[s:e] for s, e in draft.content)
    relays = tuple(n for span in draft.relays if (n := context.resolver.resolve((span,), draft.cue[0]).speaker))
    told_by = draft.source and text[draft.cue[-1][1] : draft.source[0][0]].strip() == "by"
    hearing = (is_hearing(cue) and not told_by) or (
        cue == "told" and _HEARERS.search(" ".join(text[s:e] for s, e in draft.source))
    )
    speakers = Speakers(None) if hearing else context.resolver.resolve(draft.source, draft.cue[0], quoted)
    undergoing: tuple[Node, ...] = ()  # the subject of a passive, who is asked or accused and says nothing
    if (asked := is_asked(text, draft.source[0] if draft.source else None, draft.cue[-1], draft.content[0])) or (
        is_accused_subject(text, draft)
    ):
        undergoing = tuple(n for n in (speakers.speaker, *speakers.others) if n)
        speakers = Speakers(None)
    speaking = {n.iri for n in (speakers.speaker, *speakers.others) if n}
    gaps = gaps_around(segments, draft)
    hearers = [*(undergoing if asked else ()), *addressees(text, draft, index, gaps)]
    spoken_to = [n for n in {n.iri: n for n in hearers}.values() if n.iri not in speaking]
    context.resolver.spoken_to(draft.cue[0][0], spoken_to)
    mode = _mode(context, draft.content)
    effect = effect_of(cue + " " + content[:24] if _REFUSES.search(cue) else cue)
    if draft.source and _NOR_DID.search(text, max(0, draft.source[0][0] - 24), draft.source[0][0]):
        effect = Effect.NO_COMMENT  # "nor did the ministry claim that"
    if _ASKS.search(cue) and _QUESTION.match(content):
        effect = Effect.ASSERTS  # a question, no request
    uttered = mode is Mode.DIRECT or (_AGREES.search(cue) and content.startswith("that "))
    if effect is Effect.BELIEVES and uttered:
        effect = Effect.ASSERTS  # what stands in quotation marks, or was agreed between two, was spoken
    certainty = Certainty.POSSIBLE if is_question(cue, content) else certainty_of(cue, content)
    accused: tuple[Node, ...] = ()
    if effect is Effect.ACCUSES:
        accused = undergoing or find_accused(text, draft, index, speaking)
    said = day_said(segments, draft, context.dates, gaps)
    return Statement(
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        sentences=_sentences(segments, [*draft.source, *draft.cue, *draft.content]),
        mode=mode,
        effect=effect,
        certainty=certainty,
        score=draft.score,
        speaker=speakers.speaker,
        also_speakers=speakers.others,
        relayed_by=relays,
        addressee=tuple(spoken_to),
        about=_about(draft.content, index, speaking),
        accused=tuple(n for n in accused if n.iri not in speaking),
        place=place_said(text, draft, index, gaps),
        via=_medium(text, draft, gaps),
        start=said.start if said else None,
        until=said.until if said else None,
    )


def _medium(text: str, draft: Draft, gaps: Sequence[Offsets]) -> str | None:
    """Through what it was said: named beside the cue or in it, the nearest of several."""
    words, at = "", 0
    for (start, _), part in zip(gaps, words_beside(text, draft, gaps), strict=True):
        if start <= draft.cue[0][0]:
            at = len(words) + min(draft.cue[0][0] - start, len(part))
        words += part + " "
    return medium_of(words, at)


def _sentences(segments: Segments, pieces: Iterable[Offsets]) -> tuple[Offsets, ...]:
    return tuple(dict.fromkeys(segments.sentence_at(start) for start, _ in sorted(pieces)))


def _about(content: Sequence[Offsets], index: MentionIndex, speaking: Collection[str]) -> tuple[Node, ...]:
    return tuple(n for n in index.nodes_within(*content) if n.iri not in speaking and n.type is not EntityType.UNNAMED)


def _mode(context: _Context, content: Sequence[Offsets]) -> Mode:
    """Direct where every piece stands in quotation marks, mixed where some words do, indirect where none do."""
    text = context.segments.text
    if content and all(any(_quoted(text, p, q) for q in context.quotations.overlapping(p)) for p in content):
        return Mode.DIRECT
    return Mode.MIXED if any(context.quotations.overlap(piece) for piece in content) else Mode.INDIRECT


def _quoted(text: str, piece: Offsets, quotation: Offsets) -> bool:
    """Does `piece`, its outer punctuation apart, lie within `quotation`?"""
    start, end = piece
    while end > start and text[end - 1] in " .,;:!?":
        end -= 1
    start = min(end, _LEAD.match(text, start, end).end())  # type: ignore[union-attr]  # matches nothing at least
    return quotation[0] <= start and end <= quotation[1] and start < end


def _relayed(context: _Context, statement: Statement) -> Statement:
    """The statement with the organisation that "reported" it just before its source, or that shared the source."""
    text, index = context.segments.text, context.index
    start = min(s for s, _ in (*statement.source, *statement.cue, *statement.content))
    sentence = context.segments.sentence_at(start)
    source = statement.source[0] if statement.source else (start, start)
    relays = [
        n
        for m, n in index.within(source)
        if n.type is EntityType.ORGANIZATION and _RELAYED_BY.search(text[source[0] : m.span[0]])
    ]
    before = (sentence[0], source[0])
    named = [(m, n) for m, n in index.within(before) if n.type is EntityType.ORGANIZATION and m.form is Form.NAME]
    if named and not any(before[0] <= s < before[1] for s, _ in statement.content):
        mention, node = named[-1]
        by_accord = _ACCORDING.search(text[sentence[0] : mention.span[0]]) and text[mention.span[1] :].startswith(",")
        if _RELAY_BEFORE.match(text[mention.span[1] : before[1]]) or by_accord:
            relays.append(node)
    return _through(statement, [*statement.relayed_by, *relays])


def _nested(context: _Context, statement: Statement, others: Sequence[Statement]) -> Statement:
    """The statement with the speakers of those whose content it stands in, nearest first, each with its own relays.

    Who denies, does not answer or asks whether something was said has not passed it on.
    """
    cue = statement.cue[0]
    around = [
        o
        for o in others
        if o is not statement and _contain(o.content, cue) and vouches_for(context.segments.text, o, cue)
    ]
    chain = list(statement.relayed_by)
    for outer in sorted(around, key=lambda o: sum(end - start for start, end in o.content)):
        chain += [*([outer.speaker] if outer.speaker else []), *outer.relayed_by]
    return _through(statement, chain)


def _through(statement: Statement, relays: Iterable[Node]) -> Statement:
    own = {node.iri for node in (statement.speaker, *statement.also_speakers) if node}
    chain = tuple({node.iri: node for node in relays if node.iri not in own}.values())
    return replace(statement, relayed_by=chain) if chain != statement.relayed_by else statement


def _speaks_within(text: str, said: Statement, source: Offsets) -> bool:
    """May "I" or "we" in `source` be the speaker of `said`: it stands in a quotation, or in words told as they fell?"""
    if not _contain(said.content, source):
        return False
    return said.mode is Mode.DIRECT or text[said.cue[-1][1] - 1 : said.cue[-1][1] + 1].rstrip().endswith(":")


def _contain(pieces: Iterable[Offsets], span: Offsets) -> bool:
    first, last = span
    for start, end in pieces:  # noqa: SIM110  # asked of so many pairs that a generator is felt
        if start <= first and last <= end:
            return True
    return False


def _carried(context: _Context, statement: Statement, taken: Spans) -> Iterable[Statement]:
    """The sentence after a counted claim that goes on counting within it ("This included …"): the same one's claim."""
    segments, text = context.segments, context.segments.text
    last = segments.sentence_at(max(e for _, e in (*statement.source, *statement.cue, *statement.content)) - 1)
    at = bisect_left(segments.sentences, (last[1], 0))
    if statement.effect is not Effect.ASSERTS or not statement.source or at >= len(segments.sentences):
        return
    following = segments.sentences[at]
    same_paragraph = segments.paragraph_at(following[0]) == segments.paragraph_at(last[0])
    goes_on = same_paragraph and _CARRIED.match(text, *following) and _NUMBER.search(text, *last)
    if goes_on and not taken.overlap(following):
        content = (tidy(text, following),)
        speaking = {n.iri for n in (statement.speaker, *statement.also_speakers) if n}
        yield replace(
            statement,
            content=content,
            sentences=_sentences(segments, [*statement.source, *statement.cue, *content]),
            mode=_mode(context, content),
            certainty=certainty_of("", text[slice(*content[0])]),
            about=_about(content, context.index, speaking),
        )
