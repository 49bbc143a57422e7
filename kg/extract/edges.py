"""Where a draft's source, cue and content begin and end, by the grammar around them.

"Declined" goes on to "to say"; a content does not end in "on", nor does a quotation take in the reporter's own
", highlighting …"; a source is the whole of "KW's head, Siri Aas" and of "Denmark, Norway and Iceland".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kg.extract.draft import MARKS, Draft, tidy, touches
from kg.extract.heads import head_of
from kg.extract.index import MentionIndex
from kg.extract.words import DESCRIPTORS, OFFICES, SPEAKING_NOUNS
from kg.ids import fold
from kg.model import EntityType, Form, Offsets
from kg.read.segment import Segments, trim

_SILENT_VERB: Final = re.compile(
    r"(?:\b(?:declin|refus)\w*|\b(?:not|n['’]t)(?: immediately)? (?:respond|reply|comment|elaborate|answer)\w*"
    r"|\b(?:would|could) not)\Z",
    re.IGNORECASE,
)
_TO_SPEAK: Final = re.compile(
    r"(?:to\s+)?(?:(?:immediately|publicly|directly)\s+)?(?:say|comment|elaborate|discuss|name|identify|give|confirm|deny|disclose|reveal|"
    r"answer|respond|reply|provide|specify|speculate|talk|speak|explain|release|share|be\s+drawn)\b"
    r"(?:\s+(?:on|about|to|further|publicly)\b)*|(?:on|about|to)\b",
    re.IGNORECASE,
)
_WITH_PARTICLE: Final = re.compile(r"\b(?:call|appeal|point)(?:s|ed|ing)?\Z", re.IGNORECASE)
_PARTICLE: Final = re.compile(r"(for|on|upon|to|out)\s+(?=\S)")
_LOOSE: Final = re.compile(r"(?<=\w)\s+(?:on|in|at|for|of|with|by|via|from|and|but|or|the|an?)\Z")
_REPORTERS_OWN: Final = re.compile(
    r"[,;]?\s*,\s+(?:\w+ly\s+)?(?:highlighting|underlining|underscoring|adding|referring|stressing|noting|citing|suggesting|"
    r"echoing|describing|pointing|arguing|saying|warning|using|speaking|alluding|implying|signalling|signaling)\b"
)
_ADJUNCT: Final = re.compile(
    r"(?:Of|On|About|Regarding|Concerning|Asked|As for|Speaking|Writing|Commenting|Responding|Reacting)\b"
)
_APPOSITION: Final = re.compile(
    r"(?:\A|[,;:–—”\"]\s|\b(?:and|but|that|after|before|when|while|as|because|where)\s)"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){0,4}['’]s?)\s"
    r"(?:[\w’'-]+\s){0,7}?[\w’'-]+,\s)\Z"
)
_DESCRIBED: Final = re.compile(
    r"(?:\A|[,;:–—”\"]\s|\b(?:and|but|that)\s)([Tt]he\s(?:[a-z][\w-]+\s){0,2}[a-z][\w-]+?(er|or|ist|ian)?\s)\Z"
)
_VERBAL: Final = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|said|says|told|that|but|when|after|while|because|as|[a-z]{3,}ed)\b"
)
_ITEM_BEFORE: Final = re.compile(r",\s(?:the\s)?\Z")


def with_whole_cue(text: str, draft: Draft) -> Draft:
    """The draft with "declined" and "to say" as one cue; where nothing else is left, that is the content too."""
    start, end = draft.content[0]
    last = draft.cue[-1]
    beyond = _PARTICLE.match(text, start, end)
    if beyond and not text[last[1] : start].strip() and _WITH_PARTICLE.search(text[slice(*last)]):
        return replace(
            draft, cue=(*draft.cue[:-1], (last[0], beyond.end(1))), content=((beyond.end(), end), *draft.content[1:])
        )
    m = _TO_SPEAK.match(text, start, end)
    if m is None or text[last[1] : start].strip() or not _SILENT_VERB.search(text[slice(*last)]):
        return draft
    cue = (*draft.cue[:-1], (last[0], m.end()))
    rest = tidy(text, (m.end(), end))
    if rest[0] >= rest[1] and (open_ := _WHAT.match(text, m.end())):
        rest = tidy(text, open_.span(1))
    aside = _ABSOLUTE.search(text[slice(*cue[-1])]) and _WHEN.match(text, *rest)  # "declined to comment when asked"
    content = (rest, *draft.content[1:]) if rest[0] < rest[1] and not aside else draft.content[1:]
    return replace(draft, cue=cue, content=content or ((cue[0][0], cue[-1][1]),))


_ABSOLUTE: Final = re.compile(r"(?:comment|respond|reply|elaborate|speak|talk|answer)\w{0,20}\Z")
_WHAT: Final = re.compile(r"\s((?:whether|how|why|what|when|who|where|which|if)\b[^.;,\n]*)")
_WHEN: Final = re.compile(r"(?:when|after|as|before|because|since|until|while|for this|yesterday|today|last|further)\b")


def with_sound_content(segments: Segments, draft: Draft, index: MentionIndex) -> Draft:
    """The draft with a content that neither breaks off in a preposition nor takes in what is the reporter's own."""
    text = segments.text
    content = [_without_comment(segments, piece) for piece in draft.content]
    if text[slice(*draft.cue[-1])].endswith("ing"):  # "chanting “no cuts” blocked the road"
        content = [_without_main_verb(segments, piece) for piece in content]
    content[0] = _without_day(text, draft, _with_subject(segments, draft, content[0]))
    if text[slice(*draft.cue[-1])].endswith(" for"):
        content = [_without_occasion(text, piece) for piece in content]
    last = content[-1]
    if draft.source and _is_of_relative(text, draft.source[0]):
        beside = _NEXT_RELATIVE.search(text, *last)
        last = (last[0], beside.start()) if beside and last[0] < beside.start() else last
    content[-1] = last = _with_relative(segments, draft, last)
    if object_ := _OBJECT_AFTER.match(text, last[1]):
        content[-1] = last = (last[0], object_.end())
    loose = _LOOSE.search(text, *last)
    if loose and text[last[1] : last[1] + 1] == " " and not index.within((last[1] + 1, last[1] + 2)):
        content[-1] = (last[0], loose.start())
    taken = (*draft.source, *draft.cue, *draft.content)
    following = next(
        (q for q in segments.quotations_from(last[1], last[1] + 2) if not text[last[1] : q[0]].strip()), None
    )
    if (
        following
        and not touches(taken, following)
        and segments.sentence_at(following[0]) == segments.sentence_at(last[0])
    ):
        content[-1] = (last[0], following[1])
    quoted = [piece for piece in content if text[piece[0]] in MARKS + "‘'"]
    if quoted and len(content) > len(quoted):
        content = [p for p in content if p in quoted or not (p[1] <= draft.cue[0][0] and _ADJUNCT.match(text, *p))]
    return replace(draft, content=tuple(content))


_RELATIVE_AFTER: Final = re.compile(
    r", (?:(?:for|in|by|of|at|during|from|after|to) (?:which|whom)|where|whose)\b"
    r"[^.;:“”\"\n]*(?:\.(?=\d)[^.;:“”\"\n]*)*"
)
_IN_RELATIVE: Final = re.compile(r"\b(?:which|whom|where)\s\Z")
_NEXT_RELATIVE: Final = re.compile(
    r",? and (?:where|who|whose|(?:\w+ )?which)\b"
)  # of the same noun, not the speaker's
_TELLS_ON: Final = re.compile(r"\b(?:said|says|told|according to|added)\b")


def _is_of_relative(text: str, source: Offsets) -> bool:
    """Is the source the subject of a relative clause: "for which the militia has claimed …"?"""
    before = _IN_RELATIVE.search(text, max(0, source[0] - 8), source[0])
    return before is not None or _FOR_WHICH.fullmatch(text, *source) is not None


def _with_relative(segments: Segments, draft: Draft, piece: Offsets) -> Offsets:
    """The last piece of a content after its cue, with the relative clause up to the sentence's end (", for which")."""
    text = segments.text
    if piece[0] < draft.cue[-1][1] or (draft.source and draft.source[0][0] > piece[0]):
        return piece
    rest = _RELATIVE_AFTER.match(text, piece[1], segments.sentence_at(piece[0])[1])
    return (piece[0], tidy(text, rest.span())[1]) if rest and not _TELLS_ON.search(rest[0]) else piece


_OBJECT_AFTER: Final = re.compile(r"(?<=ing) (?:it|him|her|them|this|that|so|anyone|anything)(?=[.;]|, |\Z)")
_NOUN_PHRASE: Final = re.compile(r"(?:[\w.’'-]+\s){1,9}")


def _with_subject(segments: Segments, draft: Draft, piece: Offsets) -> Offsets:
    """A content before its cue that begins with its verb ("urged both sides to stop, she said"), with the subject."""
    text = segments.text
    start = segments.sentence_at(piece[0])[0]
    before = text[start : piece[0]]
    said_first = piece[1] <= draft.cue[0][0] and all(piece[1] <= s for s, _ in draft.source)
    begins = _NOUN_PHRASE.fullmatch(before) and not _VERBAL.search(before) and _VERBAL.match(text, piece[0])
    return (start, piece[1]) if said_first and begins and before[:1].isupper() else piece


def _without_day(text: str, draft: Draft, piece: Offsets) -> Offsets:
    """A piece right after "said" without the day of the telling: "said on Monday 12 inmates had fled"."""
    day = _DAY_FIRST.match(text, *piece) if text[draft.cue[-1][1] : piece[0]] == " " else None
    return (day.end(), piece[1]) if day and _SAYING.search(text[slice(*draft.cue[-1])]) else piece


_DAY_FIRST: Final = re.compile(
    r"(?:(?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday|today)"
    r" (?:that )?(?=[\w“\"‘])"
)


def _without_main_verb(segments: Segments, piece: Offsets) -> Offsets:
    """A piece that is a quotation without the main verb of the sentence that follows it."""
    text = segments.text
    whole = next((q for q in segments.quotations_from(piece[0], piece[0]) if q[1] < piece[1]), None)
    return (piece[0], whole[1]) if whole and re.match(r"\s[a-z]+ed\b", text[whole[1] : piece[1]]) else piece


def _without_comment(segments: Segments, piece: Offsets) -> Offsets:
    """A piece that is a quotation and goes on in the reporter's words (", highlighting …") without these."""
    whole = next((q for q in segments.quotations_from(piece[0], piece[0]) if q[1] < piece[1]), None)
    return (piece[0], whole[1]) if whole and _REPORTERS_OWN.match(segments.text, whole[1], piece[1]) else piece


_OCCASION: Final = re.compile(r",?\s(?:after|following|amid)\s(?=\S)")
_OWN_CLAUSE: Final = re.compile(r"[“\"‘]|\b(?:that|to)\s")


def _without_occasion(text: str, piece: Offsets) -> Offsets:
    """What is called for, without the occasion that the article adds: "called for calm after days of clashes"."""
    m = _OCCASION.search(text, *piece)
    return (piece[0], m.start()) if m and not _OWN_CLAUSE.search(text, piece[0], m.start()) else piece


def with_whole_source(segments: Segments, draft: Draft, index: MentionIndex) -> Draft:
    """The draft with the apposition or the items of a list that stand before its source."""
    if not draft.source:
        return draft
    text, first = segments.text, draft.source[0]
    head = _HEAD_AFTER.match(text, first[1])
    if head and draft.cue[-1][1] <= first[0] and fold(head[1]) in SPEAKING_NOUNS and text[first[0]].islower():
        # "…, says ferry survivor": the tagger took the first noun alone
        return replace(draft, source=((first[0], head.end()), *draft.source[1:]))
    sentence = segments.sentence_at(first[0])[0]
    whose = _WHOSE.fullmatch(text, *first)
    if whose and first[1] + 1 == draft.cue[0][0] and not _VERBAL.search(whose[1]):
        # "the commission, whose chairman Jane Roe announced": the chairman did
        return replace(draft, source=(trim(text, *whose.span(1)), *draft.source[1:]))
    inner = _FOR_WHICH.fullmatch(text, *first)
    if inner and not _VERBAL.search(inner[1]):  # "the port, for which the militia has claimed …": the militia did
        return replace(draft, source=(trim(text, *inner.span(1)), *draft.source[1:]))
    if re.fullmatch(r"who|which", text[slice(*first)]):
        named = [
            m
            for m, node in index.within((sentence, first[0]))
            if node.type is EntityType.PERSON and text[m.span[1] : first[0]] == ", "
        ]
        whole = (named[0].span[0], first[1]) if named else first
        return replace(draft, source=(whole, *draft.source[1:])) if not touches(draft.content, whole) else draft
    start = max([sentence, *(e for _, e in (*draft.content, *draft.cue) if e <= first[0])])
    before = trim(text, start, first[0])
    words = text[before[0] : first[0]]
    apposed = _APPOSITION.search(words[-90:])
    begun = first[0] - len(apposed[1]) if apposed else first[0]
    if apposed and not _VERBAL.search(apposed[1]) and _is_office(text, (begun, first[0])) and text[first[0]].isupper():
        return replace(draft, source=((begun, first[1]), *draft.source[1:]))
    described = _DESCRIBED.search(words[-60:])
    begun = first[0] - len(described[1]) if described else first[0]
    if described and text[first[0]].isupper() and (described[2] or _is_office(text, (begun, first[0]))):
        return replace(draft, source=((begun, first[1]), *draft.source[1:]))
    if " and " in text[slice(*first)]:
        at = first[0]
        while comma := _ITEM_BEFORE.search(text, start, at):
            item = next(
                (
                    m
                    for m, _ in index.within((start, comma.start()))
                    if m.span[1] == comma.start() and m.form is Form.NAME
                ),
                None,
            )
            if item is None:
                break
            at = item.span[0]
        if at < first[0]:
            return replace(draft, source=((at, first[1]), *draft.source[1:]))
    return draft


def _is_office(text: str, span: Offsets) -> bool:
    """Is the head of this noun phrase what somebody is, "KW's head", and not a time or a place: "Monday's debate"?"""
    return fold(text[slice(*head_of(text, trim(text, *span)))]) in _OFFICES_AND_KINDS


_OFFICES_AND_KINDS = OFFICES | DESCRIPTORS


_FOR_WHICH: Final = re.compile(r"[^;]{3,160}?,? (?:for|in|of|by|at|on|to|from|after) (?:which|whom) ([^,;]{2,60})")
_HEAD_AFTER: Final = re.compile(r" ([a-z]+)(?=[.,;:]|\n|\Z)")
_WHOSE: Final = re.compile(r"[^,;]{3,80},\swhose\s([^,;]{3,80})")
_SPEAKER_AFTER: Final = re.compile(
    r"\s(?P<source>(?:[^\s,.;:“”\"]+\s){0,6}?[^\s,.;:“”\"]+)(?=[.,;:]|\s(?:on|in|at|as|after|who)\s|\n|\Z)"
)
_SAYING: Final = re.compile(
    r"(?:says?|said|warns?|claims?|reports?|insists?|admits?|adds?|added|explains?|explained)\Z", re.IGNORECASE
)


def with_source_after(segments: Segments, draft: Draft) -> Draft:
    """A draft without a source whose words stand after its cue: "Dam will hold, says engineer"."""
    text, cue = segments.text, draft.cue[-1]
    if draft.source or not _SAYING.search(text[slice(*cue)]) or any(end > cue[0] for _, end in draft.content[:1]):
        return draft
    content = draft.content
    if len(content) == 2 and content[1][0] <= cue[1] + 1 and len(text[slice(*content[1])].split()) <= 7:
        content = content[:1]  # "…, says engineer": taken for content
    if text[cue[0] - 2 : cue[0]] not in (", ", "” ", '" ', "’ ", "' ") and text[cue[0] - 2] not in "-–—":
        return draft
    stop = min([segments.paragraph_at(cue[0])[1], *(s for s, _ in content if s > cue[1])])
    m = _SPEAKER_AFTER.match(text, cue[1], stop)
    found = m and not _VERBAL.search(m["source"])
    return replace(draft, source=(m.span("source"),), content=content) if m and found else draft


_LABEL: Final = re.compile(
    r"\W*(?:explainer|analysis|opinion|watch|live|video|update[ds]?|latest|in pictures|pictures|factbox|timeline|"
    r"profile|q&a|"
    r"exclusive|breaking(?: news)?|review|obituary|editorial|podcast|listen|quiz|recap|fact[ -]?check|photos?|gallery|"
    r"interview|comment|feature|special report|investigation|revealed|map|chart|note|correction|clarification|source|"
    r"sources|credit|image|photo|by|from|related|read more|see also|key points|what we know|long read|background)\W*",
    re.IGNORECASE,
)


def is_label(words: str) -> bool:
    """Do the words before a colon label a text rather than name who speaks?

    >>> is_label("Explainer"), is_label("Police")
    (True, False)
    """
    return _LABEL.fullmatch(words) is not None
