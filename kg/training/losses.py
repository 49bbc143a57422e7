"""What a reader is trained on: its annotators' labels and, where there is one, a larger reader's opinion of them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.labels import LINKS
from kg.training.batches import Batch
from kg.training.examples import IGNORED

NAME_WEIGHT, LINK_WEIGHT, CHAIN_WEIGHT = 0.3, 0.5, 0.1
TEMPERATURE = 2.0  # softens both sides of a comparison with the teacher (Hinton, Vinyals, Dean 2015)

_ANTECEDENT = LINKS.index("antecedent")


def loss(batch: Batch, outputs: tuple[Tensor, Tensor, Tensor], teacher_share: float) -> Tensor:
    """The loss of a batch, in nats: of the annotators and, in that share, of the teacher if the batch has opinions."""
    roles, names, links = (output.float() for output in outputs)
    scores = links[tuple(batch.links)]
    chains = CHAIN_WEIGHT * _chaining(links[:, _ANTECEDENT], batch)
    hard = (
        _tagging(roles, batch.roles)
        + NAME_WEIGHT * _tagging(names, batch.names)
        + LINK_WEIGHT * _linking(scores, batch.linked)
    )
    if batch.soft_roles is None or batch.soft_names is None or batch.soft_links is None:
        return hard + chains
    soft = (
        _agreement(roles, batch.soft_roles, batch.mask)
        + NAME_WEIGHT * _agreement(names, batch.soft_names, batch.mask)
        + LINK_WEIGHT * _linking(scores, batch.soft_links.sigmoid())
    )
    return (1 - teacher_share) * hard + teacher_share * soft + chains


def _tagging(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy over what is labelled; nothing where nothing is."""
    total = functional.cross_entropy(logits.transpose(1, 2), labels, ignore_index=IGNORED, reduction="sum")
    return total / (labels != IGNORED).sum().clamp(min=1)


def _linking(scores: Tensor, wanted: Tensor) -> Tensor:
    total = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="sum")
    return total / max(1, len(scores))


def _agreement(logits: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
    apart = functional.kl_div(
        functional.log_softmax(logits / TEMPERATURE, 2), functional.softmax(theirs / TEMPERATURE, 2), reduction="none"
    )
    return TEMPERATURE**2 * (apart.sum(2) * mask).sum() / mask.sum()


def _chaining(scores: Tensor, batch: Batch) -> Tensor:
    """Each mention's chance of no antecedent in its window, or of any of its true ones (Lee et al. 2017)."""
    rows = torch.arange(len(scores), device=scores.device)[:, None, None]
    pieces, real = batch.mentions, batch.chains >= 0
    k = pieces.shape[1]
    earlier = torch.ones(k, k, dtype=torch.bool, device=scores.device).tril(-1) & real[:, :, None] & real[:, None, :]
    logits = scores[rows, pieces[:, :, None], pieces[:, None, :]].masked_fill(~earlier, -1e4)
    logits = torch.cat([torch.zeros_like(logits[:, :, :1]), logits], 2)
    same = (batch.chains[:, :, None] == batch.chains[:, None, :]) & earlier
    right = torch.cat([~same.any(2, keepdim=True), same], 2)
    losses = logits.logsumexp(2) - logits.masked_fill(~right, -1e4).logsumexp(2)
    counts = real.sum(1)
    means = (losses * real).sum(1) / counts.clamp(min=1)
    several = counts >= 2
    return (means * several).sum() / several.sum().clamp(min=1)
