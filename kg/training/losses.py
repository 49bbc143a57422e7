"""What a reader is trained on: its annotators' labels and, where there is one, a larger reader's opinion of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.labels import LINKS, ROLES
from kg.training.examples import IGNORED, Example

NAME_WEIGHT, LINK_WEIGHT, CHAIN_WEIGHT = 0.3, 0.5, 0.1
TEMPERATURE = 2.0  # softens both sides of a comparison with the teacher (Hinton, Vinyals, Dean 2015)
TEACHER_SHARE = 0.6

_ANTECEDENT = LINKS.index("antecedent")


@dataclass(frozen=True, slots=True)
class Opinion:
    """A teacher's logits of one window: of roles and names for each piece, and of links for the pairs of `pairs`."""

    roles: Tensor
    names: Tensor
    links: Tensor


def pairs(example: Example) -> tuple[list[int], list[int], list[int]]:
    """Kind, piece and cue of each possible link: every piece of a source or content with every cue of its window."""
    members = [p for p, label in enumerate(example.roles) if label > 0 and not ROLES[label].endswith("cue")]
    table = [
        (LINKS.index("content" if ROLES[example.roles[p]].endswith("content") else "source"), p, cue)
        for p in members
        for cue in example.cues
    ]
    return [k for k, _, _ in table], [p for _, p, _ in table], [c for _, _, c in table]


def loss(
    batch: Sequence[Example], outputs: tuple[Tensor, Tensor, Tensor], opinions: Sequence[Opinion] | None
) -> Tensor:
    """The loss of a batch, in nats."""
    roles, names, links = (output.float() for output in outputs)
    tables = [pairs(example) for example in batch]
    scores = [links[i][table] for i, table in enumerate(tables)]
    wanted = [
        torch.tensor([float(link in example.links) for link in zip(*table[1:], strict=True)])
        for example, table in zip(batch, tables, strict=True)
    ]
    hard = (
        _tagging(roles, [e.roles for e in batch])
        + NAME_WEIGHT * _tagging(names, [e.names for e in batch])
        + LINK_WEIGHT * _linking(torch.cat(scores), torch.cat(wanted))
    )
    chains = CHAIN_WEIGHT * _chaining(links[:, _ANTECEDENT], batch)
    if opinions is None:
        return hard + chains
    soft = (
        _agreement(roles, [o.roles for o in opinions])
        + NAME_WEIGHT * _agreement(names, [o.names for o in opinions])
        + LINK_WEIGHT * _linking(torch.cat(scores), torch.cat([o.links for o in opinions]).float().sigmoid())
    )
    return (1 - TEACHER_SHARE) * hard + TEACHER_SHARE * soft + chains


def _tagging(logits: Tensor, labels: list[tuple[int, ...]]) -> Tensor:
    padded = torch.tensor([[*row, *[IGNORED] * (logits.shape[1] - len(row))] for row in labels])
    if (padded == IGNORED).all():
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.transpose(1, 2), padded, ignore_index=IGNORED)


def _linking(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, wanted) if len(scores) else scores.sum() * 0.0


def _agreement(logits: Tensor, opinions: Sequence[Tensor]) -> Tensor:
    own = torch.cat([logits[i, : len(o)] for i, o in enumerate(opinions)])
    theirs = torch.cat(list(opinions)).float()
    return TEMPERATURE**2 * functional.kl_div(
        functional.log_softmax(own / TEMPERATURE, 1), functional.softmax(theirs / TEMPERATURE, 1), reduction="batchmean"
    )


def _chaining(scores: Tensor, batch: Sequence[Example]) -> Tensor:
    """Each mention's chance of no antecedent in its window, or of any of its true ones (Lee et al. 2017)."""
    losses = [scores.sum() * 0.0]
    for i, example in enumerate(batch):
        if len(example.mentions) < 2:
            continue
        pieces = torch.tensor([p for p, _ in example.mentions])
        chains = torch.tensor([c for _, c in example.mentions])
        k = len(pieces)
        earlier = torch.ones(k, k).tril(-1).bool()
        logits = scores[i][pieces][:, pieces].masked_fill(~earlier, -1e4)
        logits = torch.cat([torch.zeros(k, 1), logits], 1)
        same = (chains[:, None] == chains[None, :]) & earlier
        right = torch.cat([~same.any(1, keepdim=True), same], 1)
        losses.append((logits.logsumexp(1) - logits.masked_fill(~right, -1e4).logsumexp(1)).mean())
    return torch.stack(losses).sum() / max(1, len(losses) - 1)
