"""Tag annotated articles and write what `../shared/score/attributions.py` reads: `python -m kg.training.evaluate GOLD`.

This is the model alone, without the rules that `kg extract` adds; score both.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.extract.tagger import MODEL, Tagger
from kg.read.segment import find_paragraphs
from kg.training.corpora import read_jsonl


def main() -> None:
    """Parse the options and print one JSON object an article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="annotated articles, JSON lines")
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    tagger = Tagger(args.model)
    for row in read_jsonl(args.gold):
        tags = tagger.tag(row["text"], find_paragraphs(row["text"]))
        attributions = [
            {"source": a.source, "cue": a.cue, "content": a.content, "score": a.score} for a in tags.attributions
        ]
        print(json.dumps({"id": row["id"], "attributions": attributions}))


if __name__ == "__main__":
    main()
