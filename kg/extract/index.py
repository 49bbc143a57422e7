"""Which entities are named where: one sorted list of mentions, asked by every later step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kg.model import Entity, EntityType, Mention, Node, Offsets


class MentionIndex:
    """The mentions of an article in order of the text, the longer one first where two begin together."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._pairs: Sequence[tuple[Mention, Node]] = sorted(
            ((mention, entity.node) for entity in entities for mention in entity.mentions),
            key=lambda pair: (pair[0].span[0], -pair[0].span[1]),
        )
        self._starts = [mention.span[0] for mention, _ in self._pairs]
        self._ends = [mention.span[1] for mention, _ in self._pairs]
        self._by_node: dict[str, list[Mention]] = {}
        for mention, node in self._pairs:
            self._by_node.setdefault(node.iri, []).append(mention)
        self._by_family: dict[str, list[tuple[Mention, Node]]] = {}
        for mention, node in self._pairs:
            if node.type is EntityType.PERSON and node.label.split():
                self._by_family.setdefault(node.label.split()[-1], []).append((mention, node))

    def within(self, span: Offsets) -> list[tuple[Mention, Node]]:
        """The mentions that lie wholly inside `span`, in order."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [self._pairs[i] for i in range(first, last) if self._ends[i] <= span[1]]

    def mentions_of(self, node: Node) -> Sequence[Mention]:
        """The mentions of one entity, in order."""
        return self._by_node.get(node.iri, ())

    def persons_of(self, family: str) -> Sequence[tuple[Mention, Node]]:
        """The mentions of the people whose names end in `family`, in order."""
        return self._by_family.get(family, ())

    def nodes_within(self, *spans: Offsets) -> list[Node]:
        """The entities mentioned inside any of `spans`, each once, in order of their first mention there."""
        seen: dict[str, Node] = {}
        for span in spans:
            for _, node in self.within(span):
                seen.setdefault(node.iri, node)
        return list(seen.values())
