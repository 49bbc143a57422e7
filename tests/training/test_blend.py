"""The mean of readers, where torch is installed (the extra `train`)."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")

from kg.training.blend import blend  # noqa: E402


def test_shares_are_relative() -> None:
    """Three parts of one and one of the other; whole numbers stay."""
    first = {"w": torch.tensor([0.0, 4.0]), "n": torch.tensor(7)}
    second = {"w": torch.tensor([8.0, 4.0]), "n": torch.tensor(9)}
    mean = blend([first, second], [3.0, 1.0])
    assert mean["w"].tolist() == [2.0, 4.0]
    assert mean["n"].item() == 7
