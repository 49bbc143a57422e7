"""How fast articles are read, on one core: `python tests/benchmarks/reading_speed.py [ARTICLE_JSONL…]`.

Three readers of the same articles in one run, by turns: the whole of `kg extract`, its model alone, and a spaCy
pipeline of the shape of en_core_web_sm (tagger, parser and NER over a tok2vec 96 wide and 4 deep; barely trained
weights, since speed does not depend on them). Then memory over many articles. Without arguments it reads the articles
of tests/cases/gold. Wants spaCy and psutil: pip install spacy psutil.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before numpy is imported

import psutil  # noqa: E402
import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402

from kg.extract.tagger import Tagger  # noqa: E402
from kg.jobs import Reader  # noqa: E402
from kg.model import Article  # noqa: E402
from kg.read.segment import find_paragraphs  # noqa: E402

OWN = Path(__file__).resolve().parents[1] / "cases" / "gold"
ROUNDS = 3
STEPS = 20  # of training: enough that parser and NER make the moves of a trained one
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def main() -> None:
    """Parse the options, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="*", help="JSON lines with `text`, gzipped or not")
    parser.add_argument(
        "--model", type=Path, action="append", default=[], help="another reader.onnx to time, with fewer layers say"
    )
    parser.add_argument("--many", type=int, default=10_000, help="articles for the memory measurement, 0 for none")
    args = parser.parse_args()
    texts = list(read_texts(args.articles))
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, {ROUNDS} rounds, CPU seconds of one process with one thread")

    reader = Reader()
    readers = {"kg extract": whole(reader), "the model": alone(Tagger()), "spaCy": spacy_pipeline(texts)}
    for model in args.model:
        readers |= {f"kg extract, {model}": whole(Reader(model=model)), str(model): alone(Tagger(model))}
    for read in readers.values():
        read(texts[0])  # loads what is loaded on first use
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            best[name] = min(best[name], cpu_seconds(read, texts))
    for name, seconds in best.items():
        print(
            f"{name:{max(map(len, best))}s} {words / seconds:7.0f} words/s   {best['spaCy'] / seconds:5.2f} of spaCy's"
        )
    if args.many:
        measure_memory(reader, texts, args.many)


def whole(reader: Reader) -> Callable[[str], object]:
    """All that `kg extract` does with a text."""
    return lambda text: reader.extract(Article(text, "benchmark", None)).to_json()


def alone(tagger: Tagger) -> Callable[[str], object]:
    """What the model does of it."""
    return lambda text: tagger.tag(text, find_paragraphs(text))


def read_texts(paths: list[Path]) -> Iterator[str]:
    """The texts of JSON-lines files, or of our own annotated articles."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    if not paths:
        yield from (path.read_bytes().decode() for path in sorted(OWN.glob("*.txt")))


def spacy_pipeline(texts: list[str]) -> Callable[[str], object]:
    """A pipeline of en_core_web_sm's shape, trained for a few steps on made-up labels.

    As there, tagger and parser share a tok2vec and NER has its own.
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
    }
    nlp.add_pipe("parser", config={"model": {**transitions, "tok2vec": LISTENER, "state_type": "parser"}})
    nlp.add_pipe("ner", config={"model": {**transitions, "tok2vec": TOK2VEC, "state_type": "ner"}})
    examples = [made_up(nlp.make_doc(text)) for text in texts[:10]]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    with contextlib.redirect_stdout(io.StringIO()):  # the parser prints its transitions
        for _ in range(STEPS):
            nlp.update(examples, sgd=optimizer)
    return nlp


def made_up(doc: Doc) -> Example:
    """Labels for a text: sentences of twenty words, each a tree of arcs to both sides, with names here and there."""
    heads, labels = [], []
    for i in range(len(doc)):
        place = i % 20
        root = i - place
        forward = place % 2 and (i + 1) % 20 and i + 1 < len(doc)
        heads.append(i + 1 if forward else root)
        labels.append(f"{'left' if forward else 'right'}{place % 8}" if place else "ROOT")
    names = [(t.idx, t.idx + len(t), f"kind{t.i % 18}") for t in list(doc)[::12] if t.text.isalpha()]
    tags = [f"tag{len(t) % 50}" for t in doc]
    return Example.from_dict(doc, {"tags": tags, "heads": heads, "deps": labels, "entities": names})


def cpu_seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """The CPU seconds that reading all texts takes."""
    started = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - started


def measure_memory(reader: Reader, texts: list[str], many: int) -> None:
    """Print the resident memory while `many` articles are read, each a little other than the one before."""
    process = psutil.Process()
    for i, text in enumerate(itertools.islice(itertools.cycle(texts), many), 1):
        short = text[: 600 + 7 * (i % 50)]
        reader.extract(Article(short, f"article-{i}", None))
        if i in {1, many // 10, many // 2, many}:
            print(f"after {i:6d} articles: {process.memory_info().rss / 1e6:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
