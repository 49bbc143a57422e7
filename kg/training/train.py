"""Train a reader: `python -m kg.training.train --data ../shared/data --encoder FOLDER --out FOLDER`.

The reader that ships is a small encoder that learns from the annotators and from larger readers (`--teacher`, whose
opinions `kg.training.teach` wrote). A checkpoint with the optimiser's state is written every few minutes and resumed
from. Seeds are fixed; sums of floating-point numbers still depend on the processor.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from kg.extract.encode import load_tokenizer
from kg.extract.tagger import MODEL
from kg.training.augment import swap_names, world_names
from kg.training.batches import Opinion, Prepared, collate, prepare
from kg.training.corpora import read_corpora
from kg.training.examples import to_examples
from kg.training.losses import loss
from kg.training.network import Reader

BATCH = 16  # windows
HEAD_RATE = 5.0  # heads learn so many times as fast as the encoder
WARM_UP = 0.08  # share of all steps
SWAPPED = 0.35  # of the articles, in each epoch, with the names of other people and places
TEACHER_SHARE = 0.6  # of the loss, where there is a teacher
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
    parser.add_argument("--teacher-share", type=float, default=TEACHER_SHARE, help="of the loss")
    parser.add_argument("--start", type=Path, help="a reader.pt to begin with instead of untrained heads")
    parser.add_argument("--layers", type=int, help="keep only so many layers of the encoder")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate of the encoder")
    parser.add_argument(
        "--swaps", type=int, default=1, help="how many versions with other names there are to draw from"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    tokenizer = word_pieces()
    versions = all_versions(args.data, args.extra, tokenizer, args.swaps)
    print(f"{len(versions[0])} windows, {sum(map(len, versions[0]))} word pieces", flush=True)
    opinions = torch.load(args.teacher, weights_only=False) if args.teacher else None
    reader = Reader.from_folder(args.encoder, tokenizer)
    if args.start:
        reader.load_state_dict(torch.load(args.start, weights_only=True))
    if args.layers:
        reader.keep_layers(args.layers)
    recipe = Recipe(args.epochs, args.rate, args.seed, args.teacher_share, args.average)
    train(reader, versions, opinions, args.out, recipe, device=args.device)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train.

    `rate` is the encoder's peak rate, `teacher_share` the teacher's share of the loss, `average` the decay of the
    moving average that is kept instead of the last weights: at 0.999 it lags a thousand steps, which spoils short runs.
    """

    epochs: int
    rate: float
    seed: int
    teacher_share: float = TEACHER_SHARE
    average: float | None = None


def word_pieces() -> Tokenizer:
    """The tokenizer that ships with the model: every reader is fed with its word pieces."""
    return load_tokenizer(MODEL.with_name("tokenizer.json"))


def all_versions(data: Path, extra: Sequence[Path], tokenizer: Tokenizer, swaps: int) -> list[list[Prepared]]:
    """The windows of all articles as they are, and `swaps` times with the names of other people and places."""
    articles = read_corpora(data, extra)
    names = world_names()
    versions = [articles] + [
        [swap_names(article, i + len(articles) * swap, names) for i, article in enumerate(articles)]
        for swap in range(swaps)
    ]
    return [[prepare(example) for example in to_examples(version, tokenizer)] for version in versions]


def train(
    reader: Reader,
    versions: Sequence[Sequence[Prepared]],
    opinions: Sequence[Opinion] | None,
    out: Path,
    recipe: Recipe,
    *,
    device: str,
) -> None:
    """Train `reader` in place and save it as `out/reader.pt`; goes on from `out/checkpoint.pt` if that is there.

    `versions` are the articles' windows as they are, then those with other names; `opinions` follow the same order.
    """
    reader.to(device).train()
    optimizer = _optimizer(reader, recipe.rate)
    windows = [window for version in versions for window in version]
    plan = [batch for epoch in range(recipe.epochs) for batch in _batches(versions, recipe.seed + epoch)]
    warm = max(1, int(WARM_UP * len(plan)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            (step + 1) / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / (len(plan) - warm)))
        ),
    )
    keep: dict[str, Any] = {"reader": reader, "optimizer": optimizer, "schedule": schedule}
    average = None
    if recipe.average is not None:
        average = keep["average"] = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(recipe.average))
    checkpoint, first = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        for name, part in keep.items():
            part.load_state_dict(state[name])
        first = state["step"]
    started = saved = time.monotonic()
    running = torch.zeros((), device=device)
    for step, chosen in enumerate(plan[first:], first + 1):
        torch.manual_seed(recipe.seed * 1_000_003 + step)  # dropout is the same whether or not the run was resumed
        batch = collate([windows[i] for i in chosen], opinions and [opinions[i] for i in chosen]).to(device)
        with torch.autocast(device, torch.bfloat16):
            outputs = reader(batch.ids, batch.shapes, batch.mask)
        value = loss(batch, outputs, recipe.teacher_share)
        value.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        if average and step > warm:
            average.update_parameters(reader)
        running = value.detach() if step == first + 1 else 0.98 * running + 0.02 * value.detach()
        if step % 20 == 0 or step == len(plan):
            print(f"step {step}/{len(plan)} loss {running.item():.3f} {time.monotonic() - started:.0f} s", flush=True)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            torch.save(
                {name: part.state_dict() for name, part in keep.items()} | {"step": step},
                checkpoint.with_suffix(".new"),
            )
            checkpoint.with_suffix(".new").replace(checkpoint)
            saved = time.monotonic()
    if average:
        reader.load_state_dict(average.module.state_dict())
    torch.save(reader.state_dict(), out / "reader.pt")


def _optimizer(reader: Reader, rate: float) -> torch.optim.Optimizer:
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": list(reader.encoder.parameters()), "lr": rate},
            {"params": heads, "lr": rate * HEAD_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )


def _batches(versions: Sequence[Sequence[Prepared]], seed: int) -> Iterator[list[int]]:
    """Each article's windows once, plain or swapped, in batches of like length, in an order that `seed` decides."""
    rng = random.Random(seed)
    articles = sorted({window.article for window in versions[0]})
    drawn = {
        a: rng.randrange(1, len(versions)) if len(versions) > 1 and rng.random() < SWAPPED else 0 for a in articles
    }
    windows = [(version, window) for version, group in enumerate(versions) for window in group]
    order = [i for i, (version, window) in enumerate(windows) if version == drawn[window.article]]
    rng.shuffle(order)
    order.sort(key=lambda i: len(windows[i][1]) // 32)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(batches)
    yield from batches


if __name__ == "__main__":
    main()
