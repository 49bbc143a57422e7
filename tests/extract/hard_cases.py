"""Hard cases (tests/cases/hard/*.toml), each held against an extraction as JSON: a list of what differs.

A case is a short text with what must come out of it. A key that is absent is untested, `[]` means none. The statements
are complete unless the case says `open = true`; figures and dates are complete where they are given. A statement is
found by the overlap of its content and cue, then every field that the case states is compared.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.ids import fold

FOLDER = Path(__file__).parents[1] / "cases" / "hard"
FIELDS = ("type", "mode", "effect", "from", "until", "via")

Span = tuple[int, int]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what it must give."""

    kind: str  # the file's name
    published: str
    expected: Json

    @property
    def id(self) -> str:
        """Kind and name, as the list of failing cases has them."""
        return f"{self.kind}: {self.expected['name']}"

    @property
    def text(self) -> str:
        """The words to read."""
        return str(self.expected["text"])

    @property
    def input(self) -> Json:
        """The case as a line of JSON for the command line."""
        return {"id": self.id, "published": self.published, "text": self.text}


def load_cases() -> list[Case]:
    """The cases of all files, in order."""
    cases = []
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        cases += [Case(path.stem, str(case.get("published", file["published"])), case) for case in file["case"]]
    return cases


def differences(case: Case, extraction: Json) -> list[str]:
    """What the extraction lacks, has too much or has otherwise."""
    check = _Check(case, extraction)
    return [*check.statements(), *check.figures(), *check.dates()]


class _Check:
    """One case beside its extraction."""

    def __init__(self, case: Case, extraction: Json) -> None:
        self._expected = case.expected
        self._text = case.text
        self._got = extraction
        self._names = {e["iri"]: [e["label"], *e["alt"]] for e in extraction["entities"]}

    def statements(self) -> Iterator[str]:
        """Statements missing, different or not expected."""
        if "statements" not in self._expected:
            return
        got = list(self._got["statements"])
        for expected in self._expected["statements"]:
            content = [self._find(words) for words in expected["content"]]
            cue = [self._find(words, expected.get("cue_nth", 1)) for words in _several(expected["cue"])]
            fits = [s for s in got if _overlap(s["content"], content) and _overlap(s["cue"], cue)]
            if fits:
                best = max(fits, key=lambda s: _shared(s["content"], content))
                got.remove(best)
                yield from self._statement(expected, best)
            elif not expected.get("optional"):
                yield f"no statement: {expected['cue']} {expected['content']}"
        if not self._expected.get("open"):
            yield from (f"unexpected: {self._words(s['cue'])} {self._words(s['content'])}" for s in got)

    def _statement(self, expected: Json, got: Json) -> Iterator[str]:
        if _bare(expected["content"]) != _bare(self._words(got["content"])):
            yield f"content {self._words(got['content'])} instead of {expected['content']}"
        if "source" in expected:
            span = self._find(expected["source"], expected.get("source_nth", 1))
            if _bare([expected["source"]]) != _bare(self._words(got["source"])) or not _overlap(got["source"], [span]):
                yield f"source {self._words(got['source'])} instead of {expected['source']!r}"
        speaker = got["speaker"] or {"label": None, "type": None, "iri": None}
        if not self._is(expected["speaker"], speaker):
            yield f"speaker {speaker['label']!r} ({speaker['type']}) instead of {expected['speaker']!r}"
        for field in FIELDS:
            value = speaker["type"] if field == "type" else got[field]
            if field in expected and value != expected[field]:
                yield f"{field} {value} instead of {expected[field]}"
        for field, nodes in (
            ("also", got["also_speakers"]),
            ("relayed_by", got["relayed_by"]),
            ("addressee", got["addressee"]),
        ):
            if field in expected and not self._same_set(expected[field], nodes):
                yield f"{field} {[n['label'] for n in nodes]} instead of {expected[field]}"

    def figures(self) -> Iterator[str]:
        """Figures missing, different or not expected."""
        if "figures" not in self._expected:
            return
        spans = [self._find(f["words"]) for f in self._expected["figures"]]
        got = list(self._got["figures"])
        hits = [next((f for f in got if _overlap([f["span"]], [span])), None) for span in spans]
        for expected, figure in zip(self._expected["figures"], hits, strict=True):
            if figure is None:
                yield f"no figure: {expected['words']}"
                continue
            for field in ("low", "high"):
                if figure[field] != expected.get(field):
                    yield f"{expected['words']}: {field} {figure[field]} instead of {expected.get(field)}"
            for field in ("bound", "unit", "outcome", "victims"):
                if field in expected and figure[field] != expected[field]:
                    yield f"{expected['words']}: {field} {figure[field]} instead of {expected[field]}"
            if "part_of" in expected:
                total = hits[expected["part_of"]]
                if total is None or figure["part_of"] is None or self._got["figures"][figure["part_of"]] is not total:
                    yield f"{expected['words']}: part of {figure['part_of']} instead of {expected['part_of']}"
            claimant = figure["claimant"]
            if "claimant" in expected and not self._claims(expected["claimant"], claimant):
                yield f"{expected['words']}: claimant {claimant and claimant['label']} not {expected['claimant']!r}"
        yield from (f"unexpected figure: {self._words([f['span']])}" for f in got if not any(f is hit for hit in hits))

    def dates(self) -> Iterator[str]:
        """Dates missing or not expected."""
        if "dates" not in self._expected:
            return
        got = [d for d in self._got["dates"] if d["from"]]
        for expected in self._expected["dates"]:
            wanted = (str(expected["from"]), str(expected["until"]))
            span = self._find(expected["words"])
            hit = next((d for d in got if _overlap([d["span"]], [span]) and (d["from"], d["until"]) == wanted), None)
            if hit is None:
                yield f"no date: {expected['words']} {wanted}"
            else:
                got.remove(hit)
        yield from (f"unexpected date: {self._words([d['span']])} {d['from']} to {d['until']}" for d in got)

    def _claims(self, expected: str, node: Json | None) -> bool:
        return node is None if not expected else node is not None and self._is(expected, node)

    def _same_set(self, expected: Sequence[str], nodes: Sequence[Json]) -> bool:
        found = [next((i for i, n in enumerate(nodes) if self._is(name, n)), None) for name in expected]
        return None not in found and len(set(found)) == len(expected) == len(nodes)

    def _is(self, expected: str, node: Json) -> bool:
        """Is `node` the one named; of an unnamed source, does its label hold the phrase or stand in it?"""
        if not expected.startswith("unnamed: "):
            names = [node["label"], *self._names.get(node["iri"], [])]
            return node["type"] != "UnnamedSource" and _folded(expected) in {_folded(name) for name in names if name}
        phrase, label = fold(expected.removeprefix("unnamed: ")), fold(node["label"] or "")
        return node["type"] == "UnnamedSource" and (phrase in label or label in phrase)

    def _find(self, words: str, nth: int = 1) -> Span:
        """Where `words` stand for the nth time, as whole words."""
        left = r"\b" if words[0].isalnum() else ""
        right = r"\b" if words[-1].isalnum() else ""
        return [m.span() for m in re.finditer(left + re.escape(words) + right, self._text)][nth - 1]

    def _words(self, spans: Sequence[Sequence[int]]) -> list[str]:
        return [self._text[start:end] for start, end in spans]


def _folded(name: str) -> str:
    """A name as score/article.py compares it."""
    return fold(name).removeprefix("the ")


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _bare(pieces: Sequence[str]) -> str:
    """The pieces as one run of words: white space, punctuation and marks left out, so that one span equals several."""
    return re.sub(r"[\W_]+", "", "".join(pieces)) or "".join(pieces)


def _overlap(some: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return _shared(some, others) > 0


def _shared(some: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)
