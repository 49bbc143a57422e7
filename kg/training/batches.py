"""Labelled windows to the tensors that a step of training wants: the third step of training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from kg.extract.labels import LINKS, ROLES
from kg.training.examples import IGNORED, Example

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64] | NDArray[np.int32] | NDArray[np.int16] | NDArray[np.int8]

PAD = 0  # BERT's uncased vocabulary
PLAIN = 4  # the casing of what has no letters, padding too


@dataclass(frozen=True, slots=True)
class Prepared:
    """A window in small arrays.

    `links` are its possible links, in columns of kind, piece and cue: every piece of a source or content with every
    cue; `linked` says which of them are true. `mentions` are pieces in order, `chains` the numbers of their chains.
    """

    article: int
    ids: Integers
    shapes: Integers
    roles: Integers
    names: Integers
    links: Integers
    linked: NDArray[np.bool_]
    mentions: Integers
    chains: Integers

    def __len__(self) -> int:
        """Its word pieces."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A teacher's logits of one window: of roles and names for each piece, and of each of its possible links."""

    roles: Tensor
    names: Tensor
    links: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to the longest of them; `links` are columns of window, kind, piece and cue."""

    ids: Tensor
    shapes: Tensor
    roles: Tensor
    names: Tensor
    links: Tensor
    linked: Tensor
    mentions: Tensor
    chains: Tensor  # -1 where there is no mention
    soft_roles: Tensor | None = None
    soft_names: Tensor | None = None
    soft_links: Tensor | None = None

    @property
    def mask(self) -> Tensor:
        """Which pieces are no padding."""
        return self.ids != PAD

    def to(self, device: str) -> Batch:
        """The same on another device."""
        moved: dict[str, Any] = {
            field.name: None if (tensor := getattr(self, field.name)) is None else tensor.to(device)
            for field in fields(self)
        }
        return Batch(**moved)


def prepare(example: Example) -> Prepared:
    """The arrays of an example."""
    members = [p for p, label in enumerate(example.roles) if label > 0 and not ROLES[label].endswith("cue")]
    kinds = [LINKS.index("content" if ROLES[example.roles[p]].endswith("content") else "source") for p in members]
    cues = len(example.cues)
    pieces, heads = (
        np.repeat(np.array(members, np.int16), cues),
        np.tile(np.array(example.cues, np.int16), len(members)),
    )
    return Prepared(
        example.article,
        np.array(example.window.ids, np.int32),
        np.array(example.window.shapes, np.int8),
        np.array(example.roles, np.int8),
        np.array(example.names, np.int8),
        np.stack([np.repeat(np.array(kinds, np.int16), cues), pieces, heads]),
        np.array([link in example.links for link in zip(pieces.tolist(), heads.tolist(), strict=True)], bool),
        np.array([piece for piece, _ in example.mentions], np.int16),
        np.array([chain for _, chain in example.mentions], np.int32),
    )


def collate(windows: Sequence[Prepared], opinions: Sequence[Opinion] | None = None) -> Batch:
    """One batch of `windows`, with the teacher's `opinions` of the same windows where there are any."""
    at = np.repeat(np.arange(len(windows)), [len(w.linked) for w in windows])
    links = np.concatenate([w.links for w in windows], 1).astype(np.int64)
    return Batch(
        _padded([w.ids for w in windows], PAD),
        _padded([w.shapes for w in windows], PLAIN),
        _padded([w.roles for w in windows], IGNORED),
        _padded([w.names for w in windows], IGNORED),
        torch.from_numpy(np.concatenate([at[None], links])),
        torch.from_numpy(np.concatenate([w.linked for w in windows]).astype(np.float32)),
        _padded([w.mentions for w in windows], 0),
        _padded([w.chains for w in windows], -1),
        None if opinions is None else _stacked([o.roles for o in opinions]),
        None if opinions is None else _stacked([o.names for o in opinions]),
        None if opinions is None else torch.cat([o.links for o in opinions]).float(),
    )


def _padded(rows: Sequence[Integers], filler: int) -> Tensor:
    table = np.full((len(rows), max(1, *map(len, rows))), filler, np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return torch.from_numpy(table)


def _stacked(rows: Sequence[Tensor]) -> Tensor:
    return torch.nn.utils.rnn.pad_sequence([row.float() for row in rows], batch_first=True)
