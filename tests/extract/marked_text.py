"""Sentences with their entities, days and claims marked in line, so that a case reads as the news does.

`{P:Jane Roe}` names a person, `{O:Acme}` an organisation, `{L:Nairobi}` a place, `{G:Druze}` a group;
`{P:Roe=Jane Roe}` is another mention of the same one, and `{O~:its=Acme}` a pronoun. `{D:on Friday=2025-03-07}` is a
day. `<<they met>>` is the content of a claim, `<<calls-for:talks>>` that of a claim with another effect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.model import Certainty, DateMention, Effect, Entity, EntityType, Form, Mention, Mode, Node, Statement

TYPES = {
    "P": EntityType.PERSON,
    "O": EntityType.ORGANIZATION,
    "L": EntityType.PLACE,
    "G": EntityType.GROUP,
}
MARK = re.compile(
    r"\{(?P<type>[POLGD])(?P<pronoun>~?):(?P<text>[^}=]+)(?:=(?P<label>[^}]+))?\}"
    r"|(?P<open><<(?:(?P<effect>[a-z-]+):)?)|(?P<close>>>)"
)


@dataclass(frozen=True)
class Marked:
    """The plain text of a case and what its marks said."""

    text: str
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]


def parse_marked(marked: str) -> Marked:
    """The plain text of `marked`, and the values that its marks name, in order of the text."""
    text, at = "", 0
    mentions: dict[Node, list[Mention]] = {}
    dates: list[DateMention] = []
    claims: list[Statement] = []
    opened: list[tuple[int, Effect]] = []
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m["open"]:
            opened.append((len(text), Effect(m["effect"] or "asserts")))
        elif m["close"]:
            start, effect = opened.pop()
            claims.append(Statement((), (), ((start, len(text)),), (), Mode.INDIRECT, effect, Certainty.CERTAIN, 1.0))
        else:
            span = (len(text), len(text) + len(m["text"]))
            text += m["text"]
            if m["type"] == "D":
                first, _, last = (m["label"] or "").partition("..")
                dates.append(DateMention(span, date.fromisoformat(first), date.fromisoformat(last or first)))
            else:
                label = m["label"] or m["text"]
                form = Form.PRONOUN if m["pronoun"] else Form.NAME
                node = Node(f"test:{label}", label, TYPES[m["type"]])
                mentions.setdefault(node, []).append(Mention(span, form, "marked"))
    entities = tuple(Entity(node, (), tuple(found)) for node, found in mentions.items())
    return Marked(text + marked[at:], entities, tuple(dates), tuple(claims))


def read_marked(marked: str) -> tuple[str, tuple[Entity, ...]]:
    """The plain text of `marked` and its entities."""
    parsed = parse_marked(marked)
    return parsed.text, parsed.entities
