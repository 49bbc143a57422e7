"""What trained readers think of the training windows, for a smaller one to learn from: `python -m kg.training.teach`.

Their opinions are softer than the annotators' labels: they say where a boundary is doubtful, and they label roles where
a corpus has none. Several readers (`--reader` again) are averaged.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from kg.training.batches import Opinion, Prepared, collate
from kg.training.network import Reader
from kg.training.train import BATCH, all_versions, word_pieces


def main() -> None:
    """Parse the options and write the opinions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, gum/ and re3d/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the teachers' encoder")
    parser.add_argument(
        "--reader", type=Path, required=True, action="append", help="reader.pt, as kg.training.train wrote it"
    )
    parser.add_argument("--extra", type=Path, action="append", default=[], help="as it was trained")
    parser.add_argument("--swaps", type=int, default=1, help="as the smaller one will be trained")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    tokenizer = word_pieces()
    readers = []
    for path in args.reader:
        reader = Reader.from_folder(args.encoder, tokenizer)
        reader.load_state_dict(torch.load(path, weights_only=True))
        readers.append(reader.to(args.device).eval())
    versions = all_versions(args.data, args.extra, tokenizer, args.swaps)
    torch.save(opinions(readers, [w for version in versions for w in version], args.device), args.out)


def opinions(readers: Sequence[Reader], windows: Sequence[Prepared], device: str) -> list[Opinion]:
    """The readers' mean opinion of each window, in half precision."""
    found: dict[int, Opinion] = {}
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        batch = collate([windows[i] for i in chosen]).to(device)
        with torch.no_grad(), torch.autocast(device, torch.bfloat16):
            outputs = [reader(batch.ids, batch.shapes, batch.mask) for reader in readers]
        roles, names, links = (
            torch.stack([o.float() for o in group]).mean(0).half() for group in zip(*outputs, strict=True)
        )
        ties = links[tuple(batch.links)].cpu().split([len(windows[i].linked) for i in chosen])
        roles, names = roles.cpu(), names.cpu()
        for row, i in enumerate(chosen):
            n = len(windows[i])
            found[i] = Opinion(roles[row, :n].clone(), names[row, :n].clone(), ties[row].clone())
    return [found[i] for i in range(len(windows))]


if __name__ == "__main__":
    main()
