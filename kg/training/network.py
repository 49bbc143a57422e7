"""The tagger's network: an encoder with its heads (roles, names, links), one pass for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from kg.extract.encode import CLS, SEP, SHAPES
from kg.extract.labels import LINKS, NAMES, ROLES
from kg.training.batches import PAD

LINK_WIDTH = 128
DROPOUT = 0.1
_POOL = 1 << 23


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one random pool: drawing fresh bits takes an eighth of a training step."""

    pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of `x` while training and scale up the rest."""
        if not self.training:
            return x
        if x.device.type != "cpu":
            return nn.functional.dropout(x, DROPOUT)
        if PooledDropout.pool is None:
            keep = torch.rand(_POOL, generator=torch.Generator().manual_seed(0)) >= DROPOUT
            PooledDropout.pool = keep.to(torch.bfloat16) / (1 - DROPOUT)
        n = x.numel()
        if n > _POOL // 2:
            return nn.functional.dropout(x, DROPOUT)
        at = int(torch.randint(_POOL - n, ()))
        return x * PooledDropout.pool[at : at + n].view(x.shape).to(x.dtype)


class Reader(nn.Module):
    """Roles, names and links of a batch of windows, whatever the encoder.

    Links are scored between every piece and every piece, each kind (`kg.extract.labels.LINKS`) by a scaled dot product
    in a space of LINK_WIDTH: how firmly piece i (of a source or a content) belongs to the cue that begins at piece j,
    and how likely the mention whose head ends at piece i speaks of the same as the one at piece j.
    """

    vocabulary: Tensor

    def __init__(self, encoder: Any, vocabulary: Tensor) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.register_buffer("vocabulary", vocabulary, persistent=False)
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.dropout = PooledDropout()
        self.roles = nn.Linear(width, len(ROLES))
        self.names = nn.Linear(width, len(NAMES))
        self.members = nn.Linear(width, len(LINKS) * LINK_WIDTH)
        self.cues = nn.Linear(width, len(LINKS) * LINK_WIDTH)
        self.link_bias = nn.Parameter(torch.full((len(LINKS),), -2.0))

    @classmethod
    def from_folder(cls, folder: Path, pieces: Tokenizer, layers: int | None = None) -> Reader:
        """A reader with untrained heads over the encoder saved in `folder`, fed with the ids that `pieces` gives.

        The encoder's own vocabulary may number the same word pieces otherwise. With `layers`, `keep_layers` is called.
        """
        encoder = AutoModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        for module in list(encoder.modules()):
            for name, child in module.named_children():
                if isinstance(child, nn.Dropout) and child.p > 0:
                    setattr(module, name, PooledDropout())
        reader = cls(encoder, _vocabulary(pieces, Tokenizer.from_file(str(folder / "tokenizer.json"))))
        if layers is not None:
            reader.keep_layers(layers)
        return reader

    def keep_layers(self, number: int) -> None:
        """Keep so many of the encoder's layers, at even distances, the first and the last among them."""
        kept = self.encoder.encoder.layer
        chosen = sorted({round(i * (len(kept) - 1) / max(1, number - 1)) for i in range(number)})
        self.encoder.encoder.layer = nn.ModuleList(kept[i] for i in chosen)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of roles and names for each piece, and of links for each pair of pieces."""
        embedded = self.encoder.embeddings.word_embeddings(self.vocabulary[ids]) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        batch, n, _ = hidden.shape
        member = self.members(hidden).view(batch, n, len(LINKS), LINK_WIDTH).transpose(1, 2)
        cue = self.cues(hidden).view(batch, n, len(LINKS), LINK_WIDTH).transpose(1, 2)
        links = member @ cue.transpose(2, 3) / LINK_WIDTH**0.5 + self.link_bias.view(1, len(LINKS), 1, 1)
        return self.roles(hidden), self.names(hidden), links


def _vocabulary(pieces: Tokenizer, own: Tokenizer) -> Tensor:
    """The encoder's id of each id of `pieces`; both hold the same word pieces."""
    ids = own.get_vocab()
    unknown = ids.get("[UNK]", 0)
    table = torch.full((pieces.get_vocab_size(),), unknown)
    for piece, i in pieces.get_vocab().items():
        table[i] = ids.get(piece, unknown)
    if "<s>" in ids:
        table[CLS], table[SEP], table[PAD] = ids["<s>"], ids["</s>"], ids["<pad>"]
    return table
