"""Who is a member of what, as a sentence says it: "a member of the Green Party", "NATO member Estonia".

Between `items` and `relations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.items import Item
from kg.model import EntityType, Relation, RelationType

_BELONGS: Final = re.compile(
    r",?\s*(?P<from>who\s+)?(?:also\s+)?(?:belongs|belonged|is affiliated|was affiliated)\s+(?:to"
    r"|with)\s+(?:the\s+|an?\s+)?"
    r"|,?\s*(?P<joined>who\s+|and\s+)(?:had\s+)?(?:also\s+)?joined\s+(?:the\s+)?"
    r"|(?:,?\s*(?:who\s+)?(?:also\s+)?(?:is|was|became|remains|has been)\s+|,\s+|\s+[–—]\s+)(?P<past>a\s+former\s+)?"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?members?\s+of\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}?"
)


def find_memberships(text: str, items: Sequence[Item]) -> Iterator[Relation]:
    """The memberships that the items of one sentence state."""
    for at, item in enumerate(items):
        if item.node is None or item.node.type is EntityType.UNNAMED:
            continue
        whole = next((i for i in range(at + 1, min(at + 14, len(items))) if items[i].body), None)
        if whole is not None and (m := _BELONGS.fullmatch(text, item.span[1], items[whole].span[0])):
            node = items[whole].node
            if node is None or node.type is EntityType.PLACE or node == item.node or m["past"]:
                continue
            start = m.start("from") if m["from"] else m.start("joined") if m["joined"] else item.span[0]
            end = _community_end(items, whole)
            yield Relation(item.node, RelationType.MEMBER_OF, None, node, (start, end))
        elif _member_before(items, at):
            owner = items[at - 2].node
            if owner is not None:
                evidence = (items[at - 2].span[0], item.span[1])
                yield Relation(item.node, RelationType.MEMBER_OF, None, owner, evidence)


def _member_before(items: Sequence[Item], at: int) -> bool:
    """Whether "NATO member" stands before the item."""
    owner = items[at - 2].node if at >= 2 else None
    return items[at - 1].low == "member" and owner is not None and owner.type is EntityType.ORGANIZATION


def _community_end(items: Sequence[Item], at: int) -> int:
    """The end of the group's phrase: "the Alawite minority", "the Labour party"."""
    words = {"minority", "community", "sect", "party", "tribe", "faith", "religious", "ethnic", "group", "church"}
    while at + 1 < len(items) and items[at + 1].low in words:
        at += 1
    return items[at].span[1]
