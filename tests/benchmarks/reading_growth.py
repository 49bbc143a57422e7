"""How reading grows with an article's length: `python tests/benchmarks/reading_growth.py [--shape S] [--most BYTES]`.

From 1 kB to 10 MB, by factors of ten: bytes, seconds of processor, megabytes of memory at most so far, and the exponent
between two sizes (1 is linear). `--quick` puts two patterns in the place of the model, so that its time does not hide
the rules'; `--shape all` goes through every shape of tests/shapes.py. A size that takes more than ten minutes is the
last.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from shapes import SHAPES, QuickTagger

from kg.extract.pipeline import Extractor
from kg.graph.lexicon import read_known_entities
from kg.model import Article

LONG = 600  # seconds


def main() -> None:
    """Parse the options, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shape", default="one line", choices=[*SHAPES, "all"])
    parser.add_argument("--most", type=int, default=10_000_000, help="bytes of the longest text")
    parser.add_argument("--quick", action="store_true", help="without the model")
    options = parser.parse_args()
    extractor = Extractor(read_known_entities(), QuickTagger() if options.quick else None)  # type: ignore[arg-type]
    extractor.extract(Article("Ana Lind said so.", "warm"))
    for shape in SHAPES if options.shape == "all" else (options.shape,):
        print(f"{shape}\n{'bytes':>12} {'seconds':>10} {'MB':>8} {'exponent':>9}")
        before: tuple[int, float] | None = None
        size = 1000
        while size <= options.most:
            before = _measure(extractor, SHAPES[shape](size), before)
            if before[1] > LONG:
                break
            size *= 10


def _measure(extractor: Extractor, text: str, before: tuple[int, float] | None) -> tuple[int, float]:
    started = time.process_time()
    extractor.extract(Article(text, "a", published=date(2025, 3, 9)))
    now = len(text.encode()), time.process_time() - started
    grown = f"{math.log(now[1] / before[1]) / math.log(now[0] / before[0]):.2f}" if before and before[1] else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{now[0]:>12,} {now[1]:>10.2f} {memory:>8,} {grown:>9}", flush=True)
    return now


if __name__ == "__main__":
    main()
