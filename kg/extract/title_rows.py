"""A sentence's items as titles are read from them: what is written as several words but is one, and the reverse.

After `items` and before `titles`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from kg.extract.items import Item
from kg.extract.title_words import ABBREVIATIONS, PORTFOLIO_HEADS, PORTFOLIOS


def plain_row(items: Sequence[Item]) -> list[Item]:
    """The items as titles are read from them: without marks that nobody sees, short titles as one word each.

    What a minister is for is freed where it was taken for a name: "Health" before "Minister".

    >>> from kg.model import EntityType, Node
    >>> name = Item.named("Water Resources", (0, 15), Node("kg:x", "Water Resources", EntityType.ORGANIZATION))
    >>> [item.text for item in plain_row([name, Item.plain("Minister", (16, 24)), Item.plain("\u200e", (24, 25))])]
    ['Water', 'Resources', 'Minister']
    >>> words = [("Sen", (0, 3)), (".", (3, 4)), ("Roe", (5, 8))]
    >>> [item.text for item in plain_row([Item.plain(*word) for word in words])]
    ['Sen', 'Roe']
    >>> plain_row([])  # of a line of underscores
    []
    """
    row: list[Item] = []
    for item, after in zip_longest(items, items[1:]):
        if item.word and item.low not in _PARTS:  # nearly every item
            row.append(item)
            continue
        if unicodedata.category(item.text[0]) == "Cf":
            continue
        if item.text == "." and row and row[-1].low in ABBREVIATIONS and row[-1].text[0].isupper():
            row[-1] = row[-1]._replace(span=(row[-1].span[0], item.span[1]))
        elif item.node is not None and ((after is not None and after.low in PORTFOLIO_HEADS) or _of_office(row, item)):
            row += _freed(item)
        elif item.possessive and row and row[-1].low == "sheriff":  # "Sheriff's Deputy Jane Roe"
            row[-1] = Item.plain("Sheriff's", (row[-1].span[0], item.span[1]))
        elif row and row[-1].low in {"newly", "recently", "democratically"} and item.low in _INTO_OFFICE:
            row[-1] = Item.plain("newly-elected", (row[-1].span[0], item.span[1]))
        elif item.low in {"parliament", "congress"} and [word.low for word in row[-2:]] == ["member", "of"]:
            row[-2:] = [Item.plain("member of parliament", (row[-2].span[0], item.span[1]))]
        else:
            row.append(item)
    return row


def _of_office(row: Sequence[Item], item: Item) -> bool:
    """Whether a name ends an office: "Minister of Health", "Secretary of State"."""
    if len(row) < 2 or row[-1].low not in {"of", "for"}:
        return False
    return row[-2].low in PORTFOLIO_HEADS and (item.text != "State" or row[-2].low != "minister")


def _freed(item: Item) -> list[Item]:
    """A name's words as plain ones, where all of them say what a minister is for."""
    words = [
        Item.plain(m.group(), (item.span[0] + m.start(), item.span[0] + m.end()))
        for m in _NAME_WORD.finditer(item.text)
    ]
    return words if all(word.low in _OF_PORTFOLIOS for word in words) else [item]


_OF_PORTFOLIOS = PORTFOLIOS | {"and", "the", "state"}


_INTO_OFFICE: Final = frozenset("elected re-elected appointed installed inaugurated promoted named".split())
_PARTS: Final = _INTO_OFFICE | {"parliament", "congress"}
"""Words that may be one with those before them."""

_NAME_WORD: Final = re.compile(r"[^\W\d_]+")
