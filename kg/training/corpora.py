"""The corpora as annotated articles: the first step of training.

Attributions come from JSON lines with `text` and `attributions` (PolNeAR's, or a user's own in that form); names and
coreference chains from the silver CoreNLP annotation beside them, and from GUM's and re3d's gold.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Attribution = Mapping[str, Sequence[Sequence[int]]]

# Annotated by hand in tests/quality to measure the whole reader: no training sees these.
HELD_OUT = frozenset(
    "GUM_news_afghan GUM_news_defector GUM_news_flag GUM_news_taxes GUM_news_hackers GUM_news_sensitive "
    "GUM_news_iodine GUM_news_worship GUM_news_warming 76957901E4278B498901454FA209CFFA "
    "D52939C747F4DB8D1ECF6D415559ADA0 2E857EFC55A390B6382FDE5C87F06D67 32AACD4CCB88ACB2C0FAB156E7BDCC2F "
    "6646F63F6AC6B483D15DA258CB182147".split()
)

_SILVER = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}
_GUM = {"person": "person", "organization": "organisation", "place": "place"}
_RE3D = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_WORD = re.compile(r"\S+")
_PROPER = frozenset(("NNP", "NNPS", "CD"))
_PRONOUNS = frozenset("he him his i it its she her they them their us we you".split())
_INSIDE_NAMES = frozenset("of the for and & de la al - ' ’ du di van von der bin".split())


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with what its annotators marked; None where a layer was not annotated.

    `chains` are the mentions of one thing each, singletons included.
    """

    text: str
    attributions: tuple[Attribution, ...] | None
    names: tuple[tuple[int, int, str], ...] | None
    chains: tuple[tuple[Span, ...], ...] | None
    unknown: tuple[Span, ...] = ()  # what may be a name of a kind that its annotation does not tell


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def read_corpora(data: Path, extra: Iterable[Path] = ()) -> list[Annotated]:
    """The articles of the folder `data` (its README says what lies there) and of the user's `extra` files."""
    silver = read_jsonl(data / "polnear" / "train.corenlp.jsonl.gz")
    articles = list(_attributed(read_jsonl(data / "polnear" / "train.jsonl.gz"), silver))
    for path in extra:
        articles += _attributed(read_jsonl(path), [])
    articles += [_gum(row) for row in read_jsonl(data / "gum" / "documents.jsonl.gz") if row["id"] not in HELD_OUT]
    articles += [_re3d(row) for row in read_jsonl(data / "re3d" / "documents.jsonl.gz") if row["id"] not in HELD_OUT]
    return articles


def _attributed(rows: Iterable[dict[str, Any]], silver: Iterable[dict[str, Any]]) -> Iterator[Annotated]:
    layers = {row["id"]: row for row in silver}
    rows = list(rows)
    others = {
        row["text"][start:end]
        for row in rows
        if row["id"] in layers
        for start, end, kind, *_ in layers[row["id"]]["entities"]
        if kind == "MISC"
    }
    for row in rows:
        layer, text = layers.get(row["id"]), row["text"]
        names = chains = None
        if layer is not None:
            names = tuple(
                (start, end, "group" if kind == "MISC" and _is_plural(text[start:end], others) else _SILVER[kind])
                for start, end, kind, *_ in layer["entities"]
                if kind in _SILVER
            )
            chains = tuple(tuple((start, end) for start, end, _ in chain) for chain in layer["coreference"])
            known = {span for chain in chains for span in chain}
            chains += tuple(((s, e),) for s, e, k in names if k in {"person", "organisation"} and (s, e) not in known)
        yield Annotated(text, tuple(row["attributions"]), names, chains)


def _is_plural(name: str, names: set[str]) -> bool:
    """Whether `name` is that of people of a kind: "Republicans", where "Republican" is a name too."""
    return name.endswith("s") and name[:-1] in names


def _gum(row: dict[str, Any]) -> Annotated:
    """GUM calls "name" each mention that holds a proper noun; a name is one that is made of them alone."""
    names, unknown = [], []
    for mention in row["mentions"]:
        if mention["form"] != "name" or mention["type"] == "time":
            continue
        tokens = [t for t in row["tokens"] if mention["start"] <= t[0] and t[1] <= mention["end"]]
        while tokens and tokens[0][2] not in {"NNP", "NNPS"}:
            tokens.pop(0)
        if tokens and tokens[-1][2] == "POS":
            tokens.pop()
        if not tokens:
            continue
        start, end = tokens[0][0], tokens[-1][1]
        words = [row["text"][t[0] : t[1]].lower() for t in tokens]
        proper = all(t[2] in _PROPER or w in _INSIDE_NAMES for t, w in zip(tokens, words, strict=True))
        if not proper or tokens[-1][2] not in {"NNP", "NNPS", "CD"} or any(t[2] == "POS" for t in tokens):
            unknown.append((start, end))  # its proper nouns may be names, of a kind that is not this mention's
        elif mention["type"] == "person" and len(tokens) == 1 and tokens[0][2] == "NNPS":
            names.append((start, end, "group"))
        else:
            names.append((start, end, _GUM.get(mention["type"], "other")))
    chains: dict[int, list[Span]] = {}
    for mention in row["mentions"]:
        if mention["type"] in {"person", "organization", "place"}:
            chains.setdefault(mention["chain"], []).append((mention["start"], mention["end"]))
    return Annotated(row["text"], None, tuple(names), tuple(tuple(sorted(c)) for c in chains.values()), tuple(unknown))


def _re3d(row: dict[str, Any]) -> Annotated:
    """re3d marks common nouns as well; a name is a run of capitalised words."""
    names, unknown = [], []
    for entity in row["entities"]:
        start, end, kind = entity["start"], entity["end"], _RE3D.get(entity["type"])
        if kind is None or row["text"][start:end].lower() in _PRONOUNS:
            continue
        words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(row["text"][start:end])]
        while words and not row["text"][words[0][0]].isupper():
            words.pop(0)
        capital = [row["text"][a].isupper() or row["text"][a:b] in _INSIDE_NAMES for a, b in words]
        if words and all(capital):
            names.append((words[0][0], words[-1][1], kind))
        elif words:
            unknown.append((words[0][0], words[-1][1]))
    return Annotated(row["text"], None, tuple(names), None, tuple(unknown))
