"""Batches and losses, where torch is installed (the extra `train`): padding never counts, and chains pay as defined."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")

from kg.extract.encode import Window  # noqa: E402
from kg.extract.labels import LINKS, NAMES, ROLES  # noqa: E402
from kg.training.batches import PAD, Opinion, collate, prepare  # noqa: E402
from kg.training.examples import IGNORED, Example  # noqa: E402
from kg.training.losses import CHAIN_WEIGHT, loss  # noqa: E402

SOURCE, CUE, CONTENT = (ROLES.index("B-" + role) for role in ("source", "cue", "content"))


def example(*roles: int, mentions: tuple[tuple[int, int], ...] = ()) -> Example:
    """A window of so many pieces; its first cue owns every other piece."""
    n = len(roles)
    cues = tuple(i for i, role in enumerate(roles) if role == CUE)
    links = frozenset((i, cues[0]) for i, role in enumerate(roles) if cues and role in (SOURCE, CONTENT))
    window = Window(tuple(range(1, n + 1)), (0,) * n, tuple((i, i + 1) for i in range(n)))
    return Example(0, window, roles, (IGNORED,) * n, cues, links, mentions)


def outputs(windows: int, pieces: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Made-up logits."""
    torch.manual_seed(1)
    return (
        torch.randn(windows, pieces, len(ROLES)),
        torch.randn(windows, pieces, len(NAMES)),
        torch.randn(windows, len(LINKS), pieces, pieces),
    )


def test_every_piece_may_belong_to_every_cue() -> None:
    """The possible links are members times cues, and only the annotated ones are true."""
    prepared = prepare(example(0, SOURCE, CUE, CONTENT, CUE))
    kinds = {"source": LINKS.index("source"), "content": LINKS.index("content")}
    assert prepared.links.T.tolist() == [
        [kinds["source"], 1, 2],
        [kinds["source"], 1, 4],
        [kinds["content"], 3, 2],
        [kinds["content"], 3, 4],
    ]
    assert prepared.linked.tolist() == [True, False, True, False]


def test_padding_does_not_count() -> None:
    """Whatever the logits of the padding, the loss is the same; the mask says where it is."""
    batch = collate([prepare(example(0, SOURCE, CUE, CONTENT)), prepare(example(0, CUE))])
    assert batch.mask.tolist() == [[True] * 4, [True, True, False, False]]
    roles, names, links = outputs(2, 4)
    before = loss(batch, (roles, names, links), 0.0)
    roles[1, 2:] = 9.0
    names[1, 2:] = 9.0
    links[1, :, 2:] = 9.0
    assert torch.equal(loss(batch, (roles, names, links), 0.0), before)
    assert (batch.ids == PAD).sum() == 2


def test_chains_pay_for_all_wrong_antecedents() -> None:
    """Of three mentions the third goes back to the first: the loss is what the definition gives by hand."""
    batch = collate([prepare(example(IGNORED, IGNORED, IGNORED, mentions=((0, 7), (1, 8), (2, 7))))])
    _, _, links = outputs(1, 3)
    zeros = torch.zeros(1, 3, len(ROLES)), torch.zeros(1, 3, len(NAMES)), links
    scores = links[0, LINKS.index("antecedent")]
    second = -math.log(1 / (1 + math.exp(scores[1, 0])))
    third = -math.log(math.exp(scores[2, 0]) / (1 + math.exp(scores[2, 0]) + math.exp(scores[2, 1])))
    assert loss(batch, zeros, 0.0).item() == pytest.approx(CHAIN_WEIGHT * (0 + second + third) / 3, rel=1e-5)


def test_a_teacher_who_agrees_costs_nothing() -> None:
    """With the teacher's whole share, the reader's own logits as opinions leave only the entropy of the links."""
    batchless = [prepare(example(0, SOURCE, CUE, CONTENT))]
    roles, names, links = outputs(1, 4)
    kinds, pieces, cues = (torch.from_numpy(row).long() for row in batchless[0].links)
    ties = links[0, kinds, pieces, cues]
    same = collate(batchless, [Opinion(roles[0], names[0], ties)])
    other = collate(batchless, [Opinion(roles[0].flip(1), names[0], ties)])
    assert loss(same, (roles, names, links), 1.0) < loss(other, (roles, names, links), 1.0)
    chance = ties.sigmoid()
    entropy = -(chance * chance.log() + (1 - chance) * (1 - chance).log()).mean()
    assert loss(same, (roles, names, links), 1.0).item() == pytest.approx(0.5 * entropy.item(), rel=1e-4)
