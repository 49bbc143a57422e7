"""Annotated articles to labelled windows: the first step of training.

Attributions come from JSON lines with `text` and `attributions` (PolNeAR's, or a user's own in that form); names come
from the silver CoreNLP annotation beside them and from GUM's gold mentions.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.extract.encode import Window, encode
from kg.extract.labels import NAMES, ROLES
from kg.read.segment import find_paragraphs

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IGNORED = -100  # the label that torch's cross entropy passes over

_SILVER = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}
_GUM = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass(frozen=True, slots=True)
class Example:
    """A window with a role and a name label for each piece (IGNORED where unknown), and its links.

    A link is (piece, first piece of a cue): the piece belongs to the source or content of that cue.
    """

    window: Window
    roles: tuple[int, ...]
    names: tuple[int, ...]
    cues: tuple[int, ...]
    links: frozenset[tuple[int, int]]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def read_examples(data: Path, tokenizer: Tokenizer, extra: Iterable[Path] = ()) -> list[Example]:
    """The training examples of the folder `data` (its README says what lies there) and of the user's `extra` files."""
    examples: list[Example] = []
    silver = {row["id"]: row["entities"] for row in read_jsonl(data / "polnear" / "train.corenlp.jsonl.gz")}
    for path in [data / "polnear" / "train.jsonl.gz", *extra]:
        for row in read_jsonl(path):
            names = [(s, e, _SILVER.get(t)) for s, e, t, *_ in silver[row["id"]]] if row["id"] in silver else None
            examples += _examples(row["text"], tokenizer, row["attributions"], names)
    for row in read_jsonl(data / "gum" / "documents.jsonl.gz"):
        if row["genre"] in {"news", "bio", "interview", "speech", "voyage"}:
            names = [
                (m["start"], m["end"], _GUM.get(m["type"], "other")) for m in row["mentions"] if m["form"] == "name"
            ]
            examples += _examples(row["text"], tokenizer, None, names)
    return examples


def _examples(
    text: str,
    tokenizer: Tokenizer,
    attributions: list[Mapping[str, list[list[int]]]] | None,
    names: list[tuple[int, int, str | None]] | None,
) -> Iterator[Example]:
    for window in encode(text, find_paragraphs(text), tokenizer):
        n = len(window.ids)
        roles, links, cues = [IGNORED] * n, set(), []
        if attributions is not None:
            roles = [0] * n
            for role in (
                "content",
                "source",
                "cue",
            ):  # where roles overlap (rare: hardly any nesting), the last one wins
                for attribution in attributions:
                    for start, end in attribution[role]:
                        _mark(roles, window, start, end, ROLES.index("B-" + role))
            for attribution in attributions:
                heads = [p for start, end in attribution["cue"] for p in _covered(window, start, end)][:1]
                cues += heads
                for role in ("source", "content"):
                    for start, end in attribution[role]:
                        links |= {(piece, head) for piece in _covered(window, start, end) for head in heads}
        kinds = [IGNORED] * n
        if names is not None:
            kinds = [0] * n
            for start, end, kind in sorted(names, key=lambda name: (name[0] - name[1], name[0])):  # the innermost wins
                if kind:
                    _mark(kinds, window, start, end, NAMES.index("B-" + kind))
        for i in (0, n - 1):
            roles[i] = kinds[i] = IGNORED
        yield Example(window, tuple(roles), tuple(kinds), tuple(sorted(set(cues))), frozenset(links))


def _covered(window: Window, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(window.offsets) if a < b and a < end and start < b]


def _mark(labels: list[int], window: Window, start: int, end: int, begin: int) -> None:
    for i, piece in enumerate(_covered(window, start, end)):
        labels[piece] = begin if i == 0 else begin + 1
