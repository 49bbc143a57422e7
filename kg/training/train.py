"""Train a reader: `python -m kg.training.train --data ../shared/data --encoder FOLDER --out FOLDER`.

The reader that ships is a small encoder that learns from the annotators and from a larger reader (`--teacher`, whose
opinions `kg.training.teach` wrote). A checkpoint with the optimiser's state is written every few minutes and resumed
from. Seeds are fixed; sums of floating-point numbers still depend on the processor.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.extract.encode import load_tokenizer
from kg.extract.tagger import MODEL
from kg.training.augment import swap_names
from kg.training.corpora import read_corpora
from kg.training.examples import Example, to_examples
from kg.training.losses import Opinion, loss
from kg.training.network import PAD, Reader

BATCH = 16  # windows
HEAD_RATE = 5.0  # heads learn so many times as fast as the encoder
WARM_UP = 0.08  # share of all steps
SWAPPED = 0.35  # of the articles, in each epoch, with the names of other people and places
CHECKPOINT_SECONDS = 240.0


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, gum/ and re3d/")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of the pretrained encoder and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint.pt and reader.pt")
    parser.add_argument(
        "--extra", type=Path, action="append", default=[], help="your own annotated articles, JSON lines"
    )
    parser.add_argument("--teacher", type=Path, help="opinions.pt, as kg.training.teach wrote it from the same data")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    tokenizer = word_pieces()
    plain, swapped = both_ways(args.data, args.extra, tokenizer)
    print(f"{len(plain)} windows, {sum(len(e.window.ids) for e in plain)} word pieces", flush=True)
    opinions = torch.load(args.teacher, weights_only=False) if args.teacher else None
    reader = Reader.from_folder(args.encoder, tokenizer)
    train(reader, plain, swapped, opinions, args.out, epochs=args.epochs, rate=args.rate, seed=args.seed)


def word_pieces() -> Tokenizer:
    """The tokenizer that ships with the model: every reader is fed with its word pieces."""
    return load_tokenizer(MODEL.with_name("tokenizer.json"))


def both_ways(data: Path, extra: Sequence[Path], tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """The windows of all articles as they are, and with the names of other people and places."""
    articles = read_corpora(data, extra)
    swapped = [swap_names(article, i) for i, article in enumerate(articles)]
    return to_examples(articles, tokenizer), to_examples(swapped, tokenizer)


def train(
    reader: Reader,
    plain: Sequence[Example],
    swapped: Sequence[Example],
    opinions: Sequence[Opinion] | None,
    out: Path,
    *,
    epochs: int,
    rate: float,
    seed: int,
) -> None:
    """Train `reader` in place and save it as `out/reader.pt`; goes on from `out/checkpoint.pt` if that is there.

    `opinions` are those of the plain and then of the swapped windows.
    """
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": list(reader.encoder.parameters()), "lr": rate}, {"params": heads, "lr": rate * HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    windows = [*plain, *swapped]
    plan = [batch for epoch in range(epochs) for batch in _batches(windows, len(plain), seed + epoch)]
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
        examples = [windows[i] for i in batch]
        with torch.autocast("cpu", torch.bfloat16):
            outputs = reader(*inputs(examples))
        value = loss(examples, outputs, None if opinions is None else [opinions[i] for i in batch])
        value.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        running = value.item() if not running else 0.98 * running + 0.02 * value.item()
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


def _batches(windows: Sequence[Example], plain: int, seed: int) -> list[list[int]]:
    """Each article's windows once, plain or swapped, in batches of like length, in an order that `seed` decides."""
    rng = random.Random(seed)
    articles = sorted({example.article for example in windows})
    other = {article for article in articles if rng.random() < SWAPPED}
    order = [i for i, example in enumerate(windows) if (i >= plain) == (example.article in other)]
    rng.shuffle(order)
    order.sort(key=lambda i: len(windows[i].window.ids) // 32)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(batches)
    return batches


def inputs(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, shapes and mask of a batch, padded to its longest window."""
    longest = max(len(example.window.ids) for example in batch)
    pad = lambda values, filler: [*values, *[filler] * (longest - len(values))]  # noqa: E731 (two uses, one line each)
    ids = torch.tensor([pad(example.window.ids, PAD) for example in batch])
    shapes = torch.tensor([pad(example.window.shapes, 4) for example in batch])
    return ids, shapes, (ids != PAD).long()


if __name__ == "__main__":
    main()
