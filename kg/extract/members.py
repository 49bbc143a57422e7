"""Who is a member of what, as a sentence says it: "a member of the Green Party", "Jane Roe of the World Bank".

Between `items` and `relations`. People belong to the body that the words put them with, where no office is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.items import Item
from kg.extract.offices import body_after
from kg.extract.title_words import DOUBTED, FORMER, HONORIFICS
from kg.model import EntityType, Node, Offsets, Relation, RelationType

_BELONGS: Final = re.compile(
    r",?\s*(?P<from>who\s+)?(?:also\s+)?(?:belongs|belonged|is affiliated|was affiliated)\s+(?:to"
    r"|with)\s+(?:the\s+|an?\s+)?"
    r"|,?\s*(?P<joined>who\s+|and\s+)(?:had\s+)?(?:also\s+)?joined\s+(?:the\s+)?"
    r"|(?:,\s+\d{1,3})?(?:,?\s*(?:who\s+)?(?:also\s+)?(?:is|was|became|remains|has been)\s+|,\s+|\s+[–—]\s+)"
    r"(?:one of\s+)?(?P<past>an?\s+former\s+)?(?:an?\s+|the\s+)?"
    rf"(?:(?!(?:{'|'.join(sorted(DOUBTED))})\s)[\w-]+\s+){{0,2}}?"
    r"members?\s+of\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}?"
)
_KIND: Final = frozenset("minority community sect party tribe faith religious ethnic group church".split())
_MEMBERS: Final = frozenset(
    (
        "member candidate politician nominee peer backbencher frontbencher fighter militant operative stalwart"
        " grandee incumbent contender player midfielder striker goalkeeper winger quarterback batsman bowler"
    ).split()
)
"""What somebody of a party, an armed group or a team is called: "Labour candidate Jane Roe"."""

_SAYS: Final = frozenset(
    "said says say told tells wrote writes added adds explained explains argued argues warned warns noted notes".split()
)
_EMPLOYED: Final = re.compile(
    r"\b(?:universit|institut|college|school|cent(?:er|re)\b|hospital|foundation|council|bank|agency|observatory"
    r"|laborator|survey|service|association|society|research)",
    re.IGNORECASE,
)
_QUALIFIERS: Final = 3  # words between a body and what somebody of it is called: "Labour's leadership candidate"


def find_memberships(text: str, items: Sequence[Item]) -> Iterator[Relation]:
    """The memberships that the items of one sentence state."""
    for at, item in enumerate(items):
        if item.node is None or item.node.type is EntityType.UNNAMED:
            continue
        node, span = (
            _said_to_belong(text, items, at)
            or _called_before(items, at)
            or _called_after(items, at)
            or _placed_with(items, at)
            or (None, item.span)
        )
        if node is not None and node != item.node:
            yield Relation(item.node, RelationType.MEMBER_OF, None, node, span)


def _said_to_belong(text: str, items: Sequence[Item], at: int) -> tuple[Node, Offsets] | None:
    """Read "Jane Roe, 19, a member of the Green Party", "who belongs to the Alawite minority"."""
    item = items[at]
    whole = next((i for i in range(at + 1, min(at + 16, len(items))) if items[i].body), None)
    if whole is None or not (m := _BELONGS.fullmatch(text, item.span[1], items[whole].span[0])):
        return None
    node = items[whole].node
    if node is None or node.type is EntityType.PLACE or m["past"]:
        return None
    start = m.start("from") if m["from"] else m.start("joined") if m["joined"] else item.span[0]
    while whole + 1 < len(items) and items[whole + 1].low in _KIND:  # "the Alawite minority", "the Labour party"
        whole += 1
    return node, (start, items[whole].span[1])


def _called_before(items: Sequence[Item], at: int) -> tuple[Node, Offsets] | None:
    """Read "NATO member Estonia", "Labour candidate Jane Roe"."""
    noun = at - 1 - (at > 1 and items[at - 1].text == ",")
    if noun < 1 or items[noun].low not in _MEMBERS or (items[noun].low != "member" and not items[at].person):
        return None
    owner = _owner_of_noun(items, noun)
    if owner is None or (owner and items[owner - 1].low in _NO_LONGER):
        return None
    if noun != at - 1 and not (items[at].person and owner and items[owner - 1].low in {"a", "an", "the"}):
        return None
    node = items[owner].node
    return (node, (items[owner].span[0], items[at].span[1])) if node else None


_NO_LONGER = FORMER | DOUBTED


def _called_after(items: Sequence[Item], at: int) -> tuple[Node, Offsets] | None:
    """Read "Jane Roe, a Green Party member", "Jane Roe, 19, the Labour candidate"."""
    begin = at + 1
    if not items[at].person or begin + 3 >= len(items) or items[begin].text != ",":
        return None
    if items[begin + 1].text.isdigit() and items[begin + 2].text == ",":
        begin += 2
    for noun in range(begin + 2, min(begin + 4 + 2 * _QUALIFIERS, len(items))):
        if items[noun].low in _MEMBERS:
            owner = _owner_of_noun(items, noun)
            if owner is None or owner <= begin or not _describes(items[begin + 1 : owner]):
                return None
            node = items[owner].node
            return (node, (items[at].span[0], items[noun].span[1])) if node else None
        if not items[noun].word and not items[noun].node:
            return None
    return None


def _describes(words: Sequence[Item]) -> bool:
    """Whether the words between a comma and a body's name begin a description of somebody who still belongs to it."""
    return bool(words) and words[0].low in {"a", "an", "the"} and not {word.low for word in words} & _NO_LONGER


def _owner_of_noun(items: Sequence[Item], noun: int) -> int | None:
    """The organisation whose member the noun says somebody is: "Labour" in "Labour leadership candidate"."""
    for back in range(noun - 1, max(-1, noun - 2 - _QUALIFIERS), -1):
        node = items[back].node
        if node is not None:
            return back if node.type is EntityType.ORGANIZATION else None
        if items[back].low in FORMER or not (items[back].word or items[back].possessive):
            return None
    return None


def _placed_with(items: Sequence[Item], at: int) -> tuple[Node, Offsets] | None:
    """Read "Jane Roe of the World Bank", "CNN's Jane Roe", "Jane Roe (SNP)", "said Jane Roe at Acme Research"."""
    person = items[at]
    called = at > 0 and items[at - 1].low in _CALLED
    if not person.person or not (called or len(person.text.split()) > 1):
        return None  # a family name alone is too little to take a new fact from
    if at > 1 and items[at - 1].possessive and _organisation(items[at - 2]):
        node, span = items[at - 2].node, (items[at - 2].span[0], person.span[1])
        return (node, span) if node else None
    bracketed = _bracketed(items, at + 1)
    body = next((i for i in (body_after(items, at), bracketed, _speaking_for(items, at)) if i is not None), None)
    if body is None or not _organisation(items[body]):
        return None
    node = items[body].node
    return (node, (person.span[0], items[body + (body == bracketed)].span[1])) if node else None


_CALLED = HONORIFICS | {"."}


def _bracketed(items: Sequence[Item], at: int) -> int | None:
    """The organisation that alone stands in brackets: "(SNP)"."""
    marks = [item.text for item in items[at : at + 3 : 2]]
    return at + 1 if marks == ["(", ")"] and len(items[at + 1].text) > 1 else None


def _speaking_for(items: Sequence[Item], at: int) -> int | None:
    """The organisation that somebody who speaks is "at", "with", "from" or "for"."""
    preposition = at + 1 + (at + 1 < len(items) and items[at + 1].text == ",")
    word = items[preposition].low if preposition < len(items) else ""
    if word not in {"at", "with", "from", "for"}:
        return None
    body = next((i for i in range(preposition + 1, min(preposition + 5, len(items))) if items[i].node), None)
    if body is None or not all(item.word and item.text.islower() for item in items[preposition + 1 : body]):
        return None
    if word == "at" and body > preposition + 1 and not _EMPLOYED.search(items[body].text):
        return None  # "said Jane Roe at the White House"
    after = body + 1 + (body + 1 < len(items) and items[body + 1].text == ",")
    told = at > 0 and (items[at - 1].low in _SAYS or [item.low for item in items[at - 2 : at]] == ["according", "to"])
    return body if told or (after < len(items) and items[after].low in _SAYS) else None


def _organisation(item: Item) -> bool:
    return item.node is not None and item.node.type is EntityType.ORGANIZATION
