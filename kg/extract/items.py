"""A sentence as a row of items: its words and marks, with each named entity as one item.

Relations and events are patterns over such rows ("Acme 's chief executive Jane Roe"): what a name is made of does not
matter to them, only that it is there and what it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.extract.index import MentionIndex
from kg.model import EntityType, Form, Mention, Node, Offsets

_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|[^\W_]+(?:[-‑.’'](?!s\b)[^\W_]+)*|[^\w\s]")
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Item:
    """One word, mark or named entity of a sentence."""

    text: str
    span: Offsets
    node: Node | None = None
    form: Form | None = None
    low: str = field(init=False, repr=False, compare=False)
    """The text in small letters, which is how word lists hold it; empty for an entity."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", "" if self.node else self.text.lower())  # asked for ten times a word

    @property
    def person(self) -> bool:
        """Whether it names a person."""
        return self.node is not None and self.node.type is EntityType.PERSON and self.form is Form.NAME

    @property
    def place(self) -> bool:
        """Whether it names a place."""
        return self.node is not None and self.node.type is EntityType.PLACE

    @property
    def body(self) -> bool:
        """Whether it is something that can have offices or members: an organisation, a place or a group."""
        return self.node is not None and self.node.type in _BODIES

    @property
    def possessive(self) -> bool:
        """Whether it makes a possessive of the item before it."""
        return self.node is None and self.text in _POSSESSIVE

    @property
    def word(self) -> bool:
        """Whether it is a plain word."""
        return self.node is None and self.text[0].isalnum()


_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP})


def read_items(text: str, span: Offsets, index: MentionIndex) -> list[Item]:
    """The items of the stretch `span` of `text`; of nested mentions the outermost counts.

    >>> from kg.extract.index import MentionIndex
    >>> [item.text for item in read_items("The UN’s envoy, U.S.-born", (0, 25), MentionIndex(()))]
    ['The', 'UN', '’s', 'envoy', ',', 'U.S.', '-', 'born']
    """
    items: list[Item] = []
    at = span[0]
    for mention, node in _outermost(index.within(span)):
        items += _words(text, at, mention.span[0])
        items.append(Item(text[slice(*mention.span)], mention.span, node, mention.form))
        at = mention.span[1]
    return items + _words(text, at, span[1])


def _outermost(pairs: Sequence[tuple[Mention, Node]]) -> list[tuple[Mention, Node]]:
    kept: list[tuple[Mention, Node]] = []
    for mention, node in pairs:
        # "the interim president" resolved to a person would hide the very words that name his office.
        described = mention.form is Form.NOMINAL and node.type in {EntityType.PERSON, EntityType.UNNAMED}
        if node.type is EntityType.UNNAMED or described or (kept and mention.span[0] < kept[-1][0].span[1]):
            continue
        kept.append((mention, node))
    return kept


def _words(text: str, start: int, end: int) -> list[Item]:
    return [Item(m.group(), m.span()) for m in _TOKEN.finditer(text, start, end)]
