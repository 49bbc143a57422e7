"""Train the tagger: `python -m kg.training.train --data ../shared/data --encoder FOLDER --out FOLDER`.

One epoch over all the data takes 5 to 6 minutes on 2 cores with bfloat16 arithmetic (AVX-512), three times as long
without. A checkpoint with the optimiser's state is written every few minutes and resumed from. Seeds are fixed; sums
of floating-point numbers still depend on the processor.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.encode import load_tokenizer
from kg.extract.labels import ROLES
from kg.training.data import IGNORED, Example, read_examples
from kg.training.network import Reader

BATCH = 16  # windows
RATE = 1.5e-4  # tried by the author on the first third of the data; heads learn five times as fast
HEAD_RATE = 5.0
WARM_UP = 0.08  # share of all steps
NAME_WEIGHT, LINK_WEIGHT = 0.3, 0.5
CHECKPOINT_SECONDS = 240.0


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and gum/")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of the pretrained encoder and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint.pt and reader.pt")
    parser.add_argument(
        "--extra", type=Path, action="append", default=[], help="your own annotated articles, JSON lines"
    )
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    examples = read_examples(args.data, load_tokenizer(args.encoder / "tokenizer.json"), args.extra)
    print(f"{len(examples)} windows, {sum(len(e.window.ids) for e in examples)} word pieces", flush=True)
    train(Reader.from_folder(args.encoder), examples, args.out, epochs=args.epochs, seed=args.seed)


def train(reader: Reader, examples: Sequence[Example], out: Path, *, epochs: int, seed: int) -> None:
    """Train `reader` in place and save it as `out/reader.pt`; goes on from `out/checkpoint.pt` if that is there."""
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(reader.encoder.parameters()), "lr": RATE},
            {"params": heads, "lr": RATE * HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    plan = [batch for epoch in range(epochs) for batch in _batches(examples, seed + epoch)]
    warm = max(1, int(WARM_UP * len(plan)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            (step + 1) / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / (len(plan) - warm)))
        ),
    )
    checkpoint, first = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]
    reader.train()
    started = saved = time.monotonic()
    running = 0.0
    for step, batch in enumerate(plan[first:], first + 1):
        torch.manual_seed(seed * 1_000_003 + step)  # dropout is the same whether or not the run was resumed
        with torch.autocast("cpu", torch.bfloat16):
            outputs = reader(*_inputs(batch))
        loss = _loss(batch, *outputs)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        running = loss.item() if not running else 0.98 * running + 0.02 * loss.item()
        if step % 20 == 0 or step == len(plan):
            print(f"step {step}/{len(plan)} loss {running:.3f} {time.monotonic() - started:.0f} s", flush=True)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            torch.save(
                {
                    "reader": reader.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(),
                    "step": step,
                },
                checkpoint.with_suffix(".new"),
            )
            checkpoint.with_suffix(".new").replace(checkpoint)
            saved = time.monotonic()
    torch.save(reader.state_dict(), out / "reader.pt")


def _batches(examples: Sequence[Example], seed: int) -> list[list[Example]]:
    """All examples once, in batches of like length (little padding), in an order that `seed` decides."""
    rng = random.Random(seed)
    order = list(examples)
    rng.shuffle(order)
    order.sort(key=lambda example: len(example.window.ids) // 32)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(batches)
    return batches


def _inputs(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(example.window.ids) for example in batch)
    pad = lambda values, filler: [*values, *[filler] * (longest - len(values))]  # noqa: E731 (two uses, one line each)
    ids = torch.tensor([pad(example.window.ids, 0) for example in batch])
    shapes = torch.tensor([pad(example.window.shapes, 4) for example in batch])
    return ids, shapes, (ids != 0).long()


def _loss(batch: Sequence[Example], roles: Tensor, names: Tensor, links: Tensor) -> Tensor:
    def tagging(logits: Tensor, labels: list[tuple[int, ...]]) -> Tensor:
        padded = torch.tensor([[*row, *[IGNORED] * (logits.shape[1] - len(row))] for row in labels])
        if (padded == IGNORED).all():
            return logits.sum() * 0.0
        return functional.cross_entropy(logits.float().transpose(1, 2), padded, ignore_index=IGNORED)

    scores, wanted = [], []
    for i, example in enumerate(batch):
        members = [p for p, label in enumerate(example.roles) if label > 0 and not ROLES[label].endswith("cue")]
        if not members or not example.cues:
            continue
        kinds = [int(ROLES[example.roles[p]].endswith("content")) for p in members]
        scores.append(links[i].float()[kinds, members][:, list(example.cues)].flatten())
        wanted += [float((p, cue) in example.links) for p in members for cue in example.cues]
    linking = (
        functional.binary_cross_entropy_with_logits(torch.cat(scores), torch.tensor(wanted))
        if scores
        else links.sum() * 0.0
    )
    return (
        tagging(roles, [e.roles for e in batch])
        + NAME_WEIGHT * tagging(names, [e.names for e in batch])
        + LINK_WEIGHT * linking
    )


if __name__ == "__main__":
    main()
