"""What a trained reader thinks of the training windows, for a smaller one to learn from: `python -m kg.training.teach`.

Its opinions are softer than the annotators' labels: they say where a boundary is doubtful.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from kg.training.examples import Example
from kg.training.losses import Opinion, pairs
from kg.training.network import Reader
from kg.training.train import BATCH, both_ways, inputs, word_pieces


def main() -> None:
    """Parse the options and write the opinions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, gum/ and re3d/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the teacher's encoder")
    parser.add_argument("--reader", type=Path, required=True, help="reader.pt, as kg.training.train wrote it")
    parser.add_argument("--extra", type=Path, action="append", default=[], help="as it was trained")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    tokenizer = word_pieces()
    reader = Reader.from_folder(args.encoder, tokenizer)
    reader.load_state_dict(torch.load(args.reader, weights_only=True))
    plain, swapped = both_ways(args.data, args.extra, tokenizer)
    torch.save(opinions(reader, [*plain, *swapped]), args.out)


def opinions(reader: Reader, windows: Sequence[Example]) -> list[Opinion]:
    """The reader's opinion of each window, in half precision."""
    reader.eval()
    found: dict[int, Opinion] = {}
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].window.ids))
    started = time.monotonic()
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        batch = [windows[i] for i in chosen]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            roles, names, links = (output.half() for output in reader(*inputs(batch)))
        for row, i in enumerate(chosen):
            n = len(windows[i].window.ids)
            found[i] = Opinion(roles[row, :n].clone(), names[row, :n].clone(), links[row][pairs(windows[i])].clone())
        if at % (50 * BATCH) == 0:
            print(f"{at} of {len(order)} windows, {time.monotonic() - started:.0f} s", flush=True)
    return [found[i] for i in range(len(windows))]


if __name__ == "__main__":
    main()
