"""A sentence as a row of items: its words and marks, with each named entity as one item.

Relations and events are patterns over such rows ("Acme 's chief executive Jane Roe"): what a name is made of does not
matter to them, only that it is there and what it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kg.extract.index import MentionIndex
from kg.model import EntityType, Form, Mention, Node, Offsets

_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|[^\W_]+(?:[-‑.’'](?!s\b)[^\W_]+)*|[^\w\s]")
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


class Item(NamedTuple):
    """One word, mark or named entity of a sentence: a tuple, since a sentence has many."""

    text: str
    span: Offsets
    low: str
    """The text in small letters, which is how word lists hold it; empty for an entity."""
    node: Node | None = None
    form: Form | None = None

    @classmethod
    def plain(cls, text: str, span: Offsets) -> Item:
        """A word or mark."""
        return cls(text, span, text.lower())

    @classmethod
    def named(cls, text: str, span: Offsets, node: Node, form: Form | None = None) -> Item:
        """An entity."""
        return cls(text, span, "", node, form)

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
        items.append(Item.named(text[slice(*mention.span)], mention.span, node, mention.form))
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
    return [Item((word := m.group()), m.span(), word.lower()) for m in _TOKEN.finditer(text, start, end)]
