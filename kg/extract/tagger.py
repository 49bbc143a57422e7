"""The trained model at run time: text to attributions and names. The only module that runs it.

One window a call and one thread: the same paragraph then gives the same numbers whatever stands beside it, which
batches do not (matrix kernels are chosen by shape).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import DataError
from kg.extract.encode import PARAGRAPH_START, Window, encode, load_tokenizer
from kg.extract.heads import head_of
from kg.extract.labels import LINKS, NAMES, ROLES
from kg.model import Offsets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODEL = Path(__file__).parent / "model" / "reader.onnx"

# Tuned on PolNeAR's dev articles: linked F1 75.3 at 0.4, 75.1 at 0.5, 74.6 at 0.6 for the first; flat for the second.
SOURCE_FLOOR = 0.4
CONTENT_FLOOR = 0.4
# Below this score nothing is reported unless asked for: linked precision 74.8 -> 78.5, recall 75.4 -> 73.0.
SCORE_FLOOR = 0.6

# Pronouns that may mean a name before them; a window's first and second persons are whoever is quoted.
_PRONOUNS = frozenset("he him his she her hers it its they them their who".split())

_SOURCE, _CONTENT, _ANTECEDENT = (LINKS.index(kind) for kind in ("source", "content", "antecedent"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words of one attribution, each role in pieces, with the model's own confidence from 0 to 1."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that the model takes for a name: `kind` is person, organisation, place, group or other."""

    span: Offsets
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A pronoun, or the head of a source without a name, and the name before it that the model takes for the same."""

    mention: Offsets
    name: Offsets
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What the model found in one text, in order."""

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    antecedents: tuple[Antecedent, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """A labelled run of word pieces: its first and last index (included) and its mean probability."""

    label: str
    first: int
    last: int
    score: float


class Tagger:
    """A model file, loaded when the first text is tagged; the tokenizer lies beside it as `tokenizer.json`.

    Attributions with a score under `min_score` are left out.
    """

    def __init__(self, model: Path = MODEL, *, min_score: float = SCORE_FLOOR) -> None:
        self.model = model
        self.min_score = min_score

    @cached_property
    def name(self) -> str:
        """The model file's name and the first digits of its SHA-256: the graph records what read the article."""
        return f"{self.model.stem}-{hashlib.sha256(self.model.read_bytes()).hexdigest()[:12]}"

    def load(self) -> None:
        """Load the model now; else the first text waits for it."""
        _ = self._tokenizer, self._session

    def tag(self, text: str, paragraphs: Sequence[Offsets]) -> Tags:
        """The attributions and names of `text`, whose paragraphs `kg.read.segment` has found."""
        attributions: list[Attribution] = []
        names: list[Name] = []
        antecedents: list[Antecedent] = []
        for window in encode(text, paragraphs, self._tokenizer):
            roles, kinds, links = self._scores(window)
            joints = _joints(text, window)
            runs = _decode(roles, ROLES, joints)
            attributions += (a for a in _link(window, runs, links) if a.score >= self.min_score)
            found = [
                Name(_span(window, run.first, run.last), run.label, run.score) for run in _decode(kinds, NAMES, joints)
            ]
            names += found
            sources = [_span(window, run.first, run.last) for run in runs if run.label == "source"]
            antecedents += _antecedents(text, window, found, sources, links[_ANTECEDENT])
        return Tags(tuple(attributions), tuple(names), tuple(antecedents))

    def _scores(self, window: Window) -> tuple[Floats, Floats, Floats]:
        feed = {
            "ids": np.array([window.ids], np.int64),
            "shapes": np.array([window.shapes], np.int64),
        }
        roles, names, links = self._session.run(["roles", "names", "links"], feed)
        return roles[0], names[0], links[0]

    @cached_property
    def _tokenizer(self) -> Any:
        path = self.model.with_name("tokenizer.json")
        if not path.is_file():
            raise DataError(f"no tokenizer at {path}: it belongs beside the model file")
        return load_tokenizer(path)

    @cached_property
    def _session(self) -> Any:
        from kg.extract.runtime import InferenceSession, SessionOptions  # a tenth of a second: only to tag a text

        if not self.model.is_file():
            raise DataError(f"no model at {self.model}: reinstall news-kg, or name a model file")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return InferenceSession(str(self.model), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no public base class for its errors
            reason = " ".join(str(error).split())
            raise DataError(f"{self.model} is not a model that onnxruntime can read: {reason}") from error


class _Joint(IntEnum):
    """How a word piece stands to the one before it."""

    FREE = 0  # another word
    GLUED = 1  # the same word: no label may begin or end between them
    APART = 2  # another paragraph: no label may go on


def _joints(text: str, window: Window) -> list[_Joint]:
    joints = [_Joint.FREE]
    for (_, before), (start, end), shape in zip(window.offsets, window.offsets[1:], window.shapes[1:], strict=False):
        if shape >= PARAGRAPH_START:
            joints.append(_Joint.APART)
        elif start == before and start < end and text[start].isalnum() and text[start - 1].isalnum():
            joints.append(_Joint.GLUED)
        else:
            joints.append(_Joint.FREE)
    return joints


def _decode(logits: Floats, labels: Sequence[str], joints: Sequence[_Joint]) -> list[_Run]:
    """The likeliest runs of labels that is well formed (I only after its own B or I) and cuts no word: Viterbi."""
    n, k = logits.shape
    logs = logits - logits.max(axis=1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(axis=1, keepdims=True))
    path = _likeliest_path(logs.tolist(), joints, k)
    probabilities = np.exp(logs[np.arange(n), path])
    runs: list[_Run] = []
    for t, label in enumerate(path):
        if label == 0 or t in (0, n - 1):
            continue
        if _is_inside(label) and runs and runs[-1].last == t - 1:
            runs[-1] = _Run(runs[-1].label, runs[-1].first, t, 0.0)
        else:
            runs.append(_Run(labels[label][2:], t, t, 0.0))
    return [_Run(r.label, r.first, r.last, float(probabilities[r.first : r.last + 1].mean())) for r in runs]


def _likeliest_path(logs: Sequence[Sequence[float]], joints: Sequence[_Joint], k: int) -> list[int]:
    """Viterbi over labels in the order O, B-x, I-x, B-y, I-y …: plain lists, since numpy is slow on rows of seven."""
    never = -math.inf
    best = [never if _is_inside(label) else logs[0][label] for label in range(k)]
    back: list[list[int]] = []
    for row, joint in zip(logs[1:], joints[1:], strict=True):
        top = max(best)
        if joint is _Joint.GLUED:
            before, scores = [0] * k, [never] * k
            scores[0] = best[0] + row[0]
        else:
            before, scores = [best.index(top)] * k, [top + x for x in row]
        for label in range(2, k, 2):
            begun, going = best[label - 1], best[label]
            before[label] = label - 1 if begun >= going else label
            scores[label] = never if joint is _Joint.APART else max(begun, going) + row[label]
        back.append(before)
        best = scores
    path = [max(range(k), key=best.__getitem__)]
    for before in reversed(back):
        path.append(before[path[-1]])
    return path[::-1]


def _is_inside(label: int) -> bool:
    return label > 0 and label % 2 == 0


def _link(window: Window, runs: Sequence[_Run], links: Floats) -> Iterator[Attribution]:
    """Each cue with the source and the content pieces that the model ties to it; a cue without content is dropped."""
    cues = [run for run in runs if run.label == "cue"]
    if not cues:
        return
    sources = [(run, _ties(run, cues, links[0])) for run in runs if run.label == "source"]
    contents = [(run, _ties(run, cues, links[1])) for run in runs if run.label == "content"]
    for i, (cue, pieces) in enumerate(zip(cues, _shared_out(contents, len(cues)), strict=True)):
        if not pieces:
            continue
        source, tie = max(((run, ties[i]) for run, ties in sources), key=lambda pair: pair[1], default=(cue, 0.0))
        has_source = tie >= SOURCE_FLOOR
        parts = [cue.score, float(np.mean([contents[j][0].score * contents[j][1][i] for j in pieces]))]
        parts.append(source.score * float(tie) if has_source else 1.0 - float(tie))
        score = round(float(np.prod(parts) ** (1 / len(parts))), 3)
        yield Attribution(
            source=(_span(window, source.first, source.last),) if has_source else (),
            cue=(_span(window, cue.first, cue.last),),
            content=tuple(_span(window, contents[j][0].first, contents[j][0].last) for j in pieces),
            score=score,
        )


def _ties(run: _Run, cues: Sequence[_Run], links: Floats) -> Floats:
    """How firmly a run belongs to each cue, from 0 to 1: the mean over its pieces."""
    scores = links[run.first : run.last + 1][:, [cue.first for cue in cues]]
    ties: Floats = (1.0 / (1.0 + np.exp(-scores))).mean(axis=0)
    return ties


def _shared_out(contents: Sequence[tuple[_Run, Floats]], cues: int) -> list[list[int]]:
    """The content pieces of each cue: every piece goes to the cue it is most firmly tied to.

    A cue left empty takes the piece that is tied to it best, out of the hands of a cue that has others.
    """
    owned: list[list[int]] = [[] for _ in range(cues)]
    for j, (_, ties) in enumerate(contents):
        if ties.max() >= CONTENT_FLOOR:
            owned[int(ties.argmax())].append(j)
    for i in range(cues):
        if owned[i] or not contents:
            continue
        best = max(range(len(contents)), key=lambda j: contents[j][1][i])
        if contents[best][1][i] >= CONTENT_FLOOR:
            for other in owned:
                if best in other and len(other) > 1:
                    other.remove(best)
            owned[i].append(best)
    return owned


def _antecedents(
    text: str, window: Window, names: Sequence[Name], sources: Sequence[Offsets], scores: Floats
) -> Iterator[Antecedent]:
    """The name that each pronoun and each nameless source goes back to, through other pronouns and sources too."""
    pieces = {end: i for i, (start, end) in enumerate(window.offsets) if start < end}
    named = {pieces[end]: name.span for name in names if (end := head_of(text, name.span)[1]) in pieces}
    open_ = {pieces[head[1]]: head for source in sources if (head := head_of(text, source))[1] in pieces}
    open_ |= {i: span for i, span in enumerate(window.offsets) if text[slice(*span)].lower() in _PRONOUNS}
    resolved = {piece: (span, 1.0) for piece, span in named.items()}
    mentions = sorted({*named, *open_})
    for at, piece in enumerate(mentions):
        if piece in named or at == 0:
            continue
        logits = np.append(scores[piece, mentions[:at]], 0.0)  # the last: nobody before it
        chances = np.exp(logits - logits.max())
        best = int(chances.argmax())
        if best == at or mentions[best] not in resolved:
            continue
        name, score = resolved[mentions[best]]
        resolved[piece] = name, score * float(chances[best] / chances.sum())
        yield Antecedent(open_[piece], name, round(resolved[piece][1], 3))


def _span(window: Window, first: int, last: int) -> Offsets:
    return window.offsets[first][0], window.offsets[last][1]
