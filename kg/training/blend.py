"""The weighted mean of readers: `python -m kg.training.blend run/a/reader.pt=0.3 run/b/reader.pt=0.7 --out FILE`.

Readers that began with the same pretrained encoder often lie in one valley, whose middle reads better than its sides
("model soups", Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    """Parse the options and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="+", metavar="READER.PT=SHARE", help="shares are relative to their sum")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    parts = [reader.rpartition("=") for reader in args.readers]
    states = [torch.load(path, weights_only=True) for path, _, _ in parts]
    torch.save(blend(states, [float(share) for _, _, share in parts]), args.out)


def blend(states: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """The mean of weights of the same shapes, each with its share; whole numbers are those of the first."""
    total = sum(shares)
    return {
        name: sum((state[name] * (share / total) for state, share in zip(states, shares, strict=True)), torch.zeros(()))
        if weight.is_floating_point()
        else weight
        for name, weight in states[0].items()
    }


if __name__ == "__main__":
    main()
