"""Articles with the tagger's part marked in line, so that what the rules make of it can be tested without a model.

`{s:…}`, `{c:…}` and `{x:…}` are source, cue and content of an attribution, `{s2:…}` those of a second one; `{p:…}`,
`{o:…}`, `{l:…}` and `{g:…}` are names of a person, a body, a place and a people. Marks nest: `{s:{p:Jane Roe}}`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from kg.extract.pipeline import Extractor
from kg.extract.tagger import Attribution, Name, Tagger, Tags
from kg.graph.lexicon import read_known_entities
from kg.model import Article, Extraction, Offsets

_MARK = re.compile(r"\{(?P<kind>[scxpolg])(?P<group>\d?):|(?P<close>\})")
_ROLES = {"s": "source", "c": "cue", "x": "content"}
_NAMES = {"p": "person", "o": "organisation", "l": "place", "g": "group"}


class Marked(Tagger):
    """A tagger that says what the marks said."""

    def __init__(self, tags: Tags) -> None:
        super().__init__()
        self._tags = tags

    @property
    def name(self) -> str:
        """Not a model."""
        return "marks"

    def tag(self, text: str, paragraphs: Sequence[Offsets]) -> Tags:
        """What the marks said, whatever the text."""
        return self._tags


def parse(marked: str) -> tuple[str, Tags]:
    """The plain text of `marked`, and the tags that its marks name."""
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    roles: dict[str, dict[str, list[Offsets]]] = defaultdict(lambda: defaultdict(list))
    names: list[Name] = []
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if not m["close"]:
            opened.append((m["kind"], m["group"] or "1", len(text)))
            continue
        kind, group, start = opened.pop()
        if kind in _NAMES:
            names.append(Name((start, len(text)), _NAMES[kind], 0.9))
        else:
            roles[group][_ROLES[kind]].append((start, len(text)))
    text += marked[at:]
    attributions = [
        Attribution(tuple(r["source"]), tuple(r["cue"]), tuple(sorted(r["content"])), 0.9) for r in roles.values()
    ]
    return text, Tags(tuple(attributions), tuple(sorted(names, key=lambda name: name.span)))


def read(marked: str, published: date | None = date(2024, 6, 12)) -> tuple[str, Extraction]:
    """The plain text of `marked` (published on a Wednesday) and what the rules extract from it."""
    text, tags = parse(marked)
    return text, Extractor(read_known_entities(), Marked(tags)).extract(Article(text, "case", published))
