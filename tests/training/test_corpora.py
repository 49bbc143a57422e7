"""The corpora of the data folder become annotated articles, in the shapes that each of them has."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.training.corpora import HELD_OUT, Annotated, read_corpora


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write JSON lines, gzipped."""
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


TEXT = "Ms Roe met two Martians in Lima. She told the Acme Times that Acme lied."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of three made-up documents and one that is held out."""
    attribution = {"source": [[33, 36]], "cue": [[37, 41]], "content": [[57, 71]]}
    write(tmp_path / "polnear" / "train.jsonl.gz", [{"id": "p", "text": TEXT, "attributions": [attribution]}])
    silver = [[3, 6, "PERSON"], [15, 23, "MISC"], [27, 31, "LOCATION"], [46, 56, "ORGANIZATION"], [11, 14, "NUMBER"]]
    other = {"id": "q", "text": "A Martian ship.", "attributions": []}
    write(
        tmp_path / "polnear" / "train.jsonl.gz",
        [{"id": "p", "text": TEXT, "attributions": [attribution]}, other],
    )
    write(
        tmp_path / "polnear" / "train.corenlp.jsonl.gz",
        [
            {"id": "p", "entities": silver, "coreference": [[[3, 6, 1], [33, 36, 0]]]},
            {"id": "q", "entities": [[2, 9, "MISC"]], "coreference": []},
        ],
    )
    tokens = [[0, 3, "DT"], [4, 9, "NN"], [10, 14, "NNP"], [15, 18, "NNP"], [19, 23, "VBD"], [24, 28, "NNP"]]
    gum = {
        "text": "The mayor Jane Roe left Lima",
        "tokens": tokens,
        "mentions": [
            {"start": 0, "end": 18, "type": "person", "form": "name", "chain": 1},
            {"start": 24, "end": 28, "type": "place", "form": "name", "chain": 2},
            {"start": 0, "end": 28, "type": "event", "form": "name", "chain": 3},
        ],
    }
    write(tmp_path / "gum" / "documents.jsonl.gz", [{"id": "g", **gum}, {"id": min(HELD_OUT), **gum}])
    write(
        tmp_path / "re3d" / "documents.jsonl.gz",
        [
            {
                "id": "r",
                "text": "the Third Army shelled militants near Al Bab",
                "entities": [
                    {"start": 0, "end": 14, "type": "Organisation"},
                    {"start": 23, "end": 32, "type": "Person"},
                    {"start": 38, "end": 44, "type": "Location"},
                ],
            }
        ],
    )
    return tmp_path


def named(article: Annotated) -> list[tuple[str, str]]:
    """The names of an article as words, with their kinds."""
    return [(article.text[start:end], kind) for start, end, kind in article.names or ()]


def test_silver_names_and_chains(data: Path) -> None:
    """A plural whose singular is a name of the corpus too is a group; names outside chains are chains of their own."""
    first = read_corpora(data)[0]
    assert named(first) == [("Roe", "person"), ("Martians", "group"), ("Lima", "place"), ("Acme Times", "organisation")]
    assert first.chains == (((3, 6), (33, 36)), ((46, 56),))


def test_gold_names_are_made_of_proper_nouns(data: Path) -> None:
    """GUM's mention with a title gives the name in it, a clause none; of re3d common nouns are no names."""
    gum, re3d = read_corpora(data)[2:]
    assert named(gum) == [("Jane Roe", "person"), ("Lima", "place")]
    assert gum.attributions is None
    assert gum.unknown == ((10, 28),)
    assert named(re3d) == [("Third Army", "organisation"), ("Al Bab", "place")]


def test_held_out_documents_are_not_trained_on(data: Path) -> None:
    """What is annotated in tests/quality is left out: the list names just those files."""
    assert len(read_corpora(data)) == 4
    quality = Path(__file__).resolve().parents[1] / "quality"
    assert {path.stem for folder in ("wikinews", "re3d") for path in (quality / folder).glob("*.json")} == HELD_OUT


def test_own_articles(data: Path, tmp_path: Path) -> None:
    """A user's annotated articles in the same JSON lines come after PolNeAR's, without names."""
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps({"id": "o", "text": "He spoke.", "attributions": []}) + "\n", encoding="utf-8")
    article = read_corpora(data, [own])[2]
    assert (article.text, article.names, article.chains) == ("He spoke.", None, None)
