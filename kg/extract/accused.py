"""Whom an accusation is made against, by the grammar of its verb: "accused X of", "blamed it on X", "X was charged".

What else an accusation names is what it is about: a victim, a place, a day. Only who can act is accused: a person, a
body, a group, a country.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from kg.extract.draft import Draft
from kg.extract.index import MentionIndex
from kg.extract.nations import nation_named
from kg.extract.source_words import is_people
from kg.model import EntityType, Mention, Node, Offsets

_VERB: Final = (
    r"(?:accused|blamed|charged|criticis?z?ed|denounced|condemned|attacked|slammed|lambasted|berated|castigated|chided"
    r"|rebuked|chastised|implicated|indicted|faulted|held)"
)
_PASSIVE: Final = re.compile(
    rf"\b(?:was|were|is|are|been|being|be|got|stands?|stood)\s+(?:\w+\s+){{0,3}}?{_VERB}\b"
    rf"|\A{_VERB}(?:\s+(?:of|with|for|over|by))\Z",
    re.IGNORECASE,
)
_BY_NEXT: Final = re.compile(r"\s*by\b")
_BY_BEFORE: Final = re.compile(r"\bby\s+(?:the\s+|an?\s+)?\Z")
_NOT: Final = re.compile(r"\b(?:not|never|no|declin\w+|refus\w+|without|abandon\w+)\b|n['’]t\b", re.IGNORECASE)
_CLAIMS: Final = re.compile(r"\b(?:accusations?|allegations?|claims?|charges?)\Z", re.IGNORECASE)
_THAT: Final = re.compile(r"(?:(?:accusations?|allegations?|claims?|charges?)\s+)?that\s+", re.IGNORECASE)
_BLAMES: Final = re.compile(r"\b(?:blam\w+|pin(?:s|ned|ning)?)\b", re.IGNORECASE)
_ON: Final = re.compile(r"\son\s")
_FOR: Final = re.compile(r"\sfor\s")
_BY: Final = re.compile(r"\bby\s")
_BE: Final = re.compile(r"\b(?:was|were|been|being|be)\s")
_CUT: Final = re.compile(r"[;:“”\"]")
_END: Final = re.compile(  # where the phrase that names the accused ends
    r"[;:—–()“”\"]|\b(?:of|for|with|over|in|on|at|as|that|by|from|to|after|before|when|because|while|who|whom|whose|which|during|about"
    r"|against|among|without|under|what|how|amid|into|than|like|near|since|until|through|despite|following)\b",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(r",?\s?(?:and|or|as well as|along with|together with)\b|,")
_OWNS: Final = re.compile(r"['’]s?(?=\s+\w)")
_SUFFERED: Final = re.compile(
    r"\b(?:deaths?|killings?|murders?|arrests?|detention|imprisonment|assassination|abduction|kidnapping|jailing|conviction|sentence"
    r"|trial|execution|torture|poisoning|injur\w+|suffering|expulsion|dismissal|removal|ouster|victims?)\b",
    re.IGNORECASE,
)
_ARM: Final = re.compile(  # through whom a body or a country acts
    r"\b(?:forces?|troops|army|military|fighters?|militants?|gunmen|rebels?|soldiers?|police|government|regime|officials?|authorities"
    r"|leaders?|leadership|administration|insurgents?|militias?|executives?|members?|lawmakers?|politicians?|agents?|commanders?"
    r"|security|services?|intelligence|officers?|guards?|parliament|navy|ministers?|ministry|separatists?|mercenaries)\Z",
    re.IGNORECASE,
)
_PHRASE: Final = 200  # characters of a phrase that names somebody
_FOLLOWERS: Final = re.compile(
    r"(?:loyalist|supporter|ally|allies|backer|critic|opponent|fan|voter|famil(?:y|ies)|victim)s?\b", re.IGNORECASE
)
_LOOSE: Final = frozenset(
    {"the", "a", "an", "and", "or", "both", "then", "also", "not", "but", "is", "was", "has", "had"}
)


def is_accused_subject(text: str, draft: Draft) -> bool:
    """Whether the words taken for the speaker name the accused: "Roe was charged with", "Roe, accused of"."""
    cue = _words(text, draft.cue)
    if not draft.source or not _PASSIVE.search(cue):
        return False
    if draft.source[0][0] < draft.cue[0][0]:
        return not _BY_NEXT.match(text, draft.cue[-1][1]) and not cue.lower().endswith(" by")
    return _BY_BEFORE.search(text, max(0, draft.source[0][0] - 12), draft.source[0][0]) is None


def find_accused(text: str, draft: Draft, index: MentionIndex, speaking: Collection[str]) -> tuple[Node, ...]:
    """Who is accused, where the words of an accusation name them; the speakers never are."""
    cue = _words(text, draft.cue)
    if _NOT.search(cue) or not draft.content:
        return ()
    first, content = draft.content[0], draft.content[0]
    if _PASSIVE.search(cue) and first[0] < draft.cue[0][0]:
        nodes = _named(text, index, first)
    elif m := _THAT.match(text, *content):
        nodes = _subject(text, index, (m.end(), content[1]))
    elif _CLAIMS.search(cue):
        nodes = _subject(text, index, content)
    else:
        nodes = _object(text, index, content, blames=_BLAMES.search(cue) is not None)
    return tuple({n.iri: n for n in nodes if n.iri not in speaking}.values())


def _words(text: str, pieces: Iterable[Offsets]) -> str:
    return " ".join(" ".join(text[slice(*piece)] for piece in pieces).split())


def _object(text: str, index: MentionIndex, content: Offsets, *, blames: bool) -> list[Node]:
    """Of "accused X of", "blamed it on X", "condemned the raid by X"."""
    end = _clause_end(text, content)
    on, by = _ON.search(text, content[0], end) if blames else None, _BY.search(text, content[0], end)
    if on and _FOR.search(text, content[0], on.start()):
        on = None  # "for the raid on the camp"
    starts = [on.end() if on else None, content[0], by.end() if by else None]
    named = (_named(text, index, (start, content[1])) for start in starts if start is not None)
    return next((nodes for nodes in named if nodes), [])


def _subject(text: str, index: MentionIndex, clause: Offsets) -> list[Node]:
    """Of "that X killed", "that they were killed by X", "X was behind"."""
    end = _clause_end(text, clause)
    be = _BE.search(text, clause[0], end)
    if be and (by := _BY.search(text, be.end(), end)):
        return _named(text, index, (by.end(), clause[1]))
    return _named(text, index, clause, subject=True)


def _clause_end(text: str, content: Offsets) -> int:
    end = min(content[1], content[0] + _PHRASE)
    cut = _CUT.search(text, content[0], end)
    return cut.start() if cut else end


def _named(text: str, index: MentionIndex, span: Offsets, *, subject: bool = False) -> list[Node]:
    """Who can act of those whom the noun phrase at the start of `span` is about: "the mayor, Jo Roe, and the army"."""
    at, heads = span[0], []
    found: list[tuple[Mention, Node]] = []
    for mention, node in _outermost(index, (span[0], min(span[1], span[0] + 2 * _PHRASE))):
        gap = text[at : mention.span[0]]
        if len(gap) > _PHRASE or _END.search(gap):
            break
        if found and not _JOIN.match(gap.lstrip()) and not _goes_on(gap):
            break
        if found and _JOIN.match(gap.lstrip()):
            heads.append(found[-1])
        found.append((mention, node))
        at = mention.span[1]
    if found:
        heads.append(found[-1])
    return [node for mention, node in heads if _can_act(node) and _is_head(text, mention, node, span[1], subject)]


def _goes_on(gap: str) -> bool:
    """Whether a name goes on in the next: "Israel's army", "London's mayor Sadiq Khan"."""
    return "," not in gap and re.search(r"\b(?:is|was|has|had|have|were|are)\b", gap) is None


def _outermost(index: MentionIndex, span: Offsets) -> list[tuple[Mention, Node]]:
    """The mentions in `span` but for those inside longer ones."""
    kept: list[tuple[Mention, Node]] = []
    for mention, node in index.within(span):
        if not kept or mention.span[0] >= kept[-1][0].span[1]:
            kept.append((mention, node))
    return kept


def _can_act(node: Node) -> bool:
    return node.type in (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP) or (
        node.type is EntityType.PLACE and nation_named(node.label) is not None
    )


def _is_head(text: str, mention: Mention, node: Node, limit: int, subject: bool) -> bool:
    """Whether the phrase is about whom the mention names, and not about those who are only tied to them."""
    end = min(limit, mention.span[1] + _PHRASE)
    acts = node.type in (EntityType.ORGANIZATION, EntityType.PLACE)
    if owns := _OWNS.match(text, mention.span[1], end):
        thing = _until_end(text[owns.end() : end])
        if _ARM.search(thing):
            return acts
        return bool(thing) and not _SUFFERED.search(thing) and not _means_people(thing)
    thing = _until_end(text[mention.span[1] : end])
    if subject:
        return not _FOLLOWERS.match(thing)
    if not thing or not thing[0].islower() or thing.split(None, 1)[0] in _LOOSE:
        return True
    if _ARM.search(thing):
        return acts
    tied = _SUFFERED.search(thing) or _means_people(thing)
    return node.type is EntityType.ORGANIZATION and not tied


def _means_people(phrase: str) -> bool:
    noun = phrase.rsplit(None, 1)[-1]
    return is_people(noun) and not noun.endswith("ments")  # "Roe's comments"


def _until_end(words: str) -> str:
    """The words of a noun phrase, as far as it goes."""
    cut = _END.search(words)
    words = words[: cut.start()] if cut else words
    return re.split(r"[,.?!]|\s(?:and|or)\s", words, maxsplit=1)[0].strip()
