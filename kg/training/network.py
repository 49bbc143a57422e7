"""The tagger's network: a MiniLM encoder with three heads (roles, names, links), one pass for all."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from kg.extract.encode import SHAPES
from kg.extract.labels import NAMES, ROLES

LINK_WIDTH = 128


class Reader(nn.Module):
    """Roles, names and links of a batch of windows.

    Links are scored between every piece and every piece: how firmly piece i (of a source or a content) belongs to the
    cue that begins at piece j; two scaled dot products in a space of LINK_WIDTH, one for sources and one for contents.
    """

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(width, len(ROLES))
        self.names = nn.Linear(width, len(NAMES))
        self.members = nn.Linear(width, 2 * LINK_WIDTH)
        self.cues = nn.Linear(width, 2 * LINK_WIDTH)
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))

    @classmethod
    def from_folder(cls, folder: Path) -> Reader:
        """A reader with untrained heads over the encoder saved in `folder`."""
        return cls(
            BertModel.from_pretrained(
                folder, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
            )
        )

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of roles and names for each piece, and of links for each pair of pieces."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        batch, n, _ = hidden.shape
        member = self.members(hidden).view(batch, n, 2, LINK_WIDTH).transpose(1, 2)
        cue = self.cues(hidden).view(batch, n, 2, LINK_WIDTH).transpose(1, 2)
        links = member @ cue.transpose(2, 3) / LINK_WIDTH**0.5 + self.link_bias.view(1, 2, 1, 1)
        return self.roles(hidden), self.names(hidden), links
