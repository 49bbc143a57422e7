"""Annotated articles become labelled windows of word pieces."""

from __future__ import annotations

from kg.extract.encode import load_tokenizer
from kg.extract.labels import NAMES, ROLES
from kg.extract.tagger import MODEL
from kg.training.corpora import Annotated
from kg.training.examples import IGNORED, to_examples

TEXT = "Jane Roe said taxes would fall. She left."
ARTICLE = Annotated(
    TEXT,
    ({"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 30]]},),
    ((0, 8, "person"),),
    (((0, 8), (32, 35)),),
)


def test_labels_links_and_mentions() -> None:
    """Roles and names begin and go on; source and content are linked to the cue; a chain's heads are in order."""
    (example,) = to_examples([ARTICLE], load_tokenizer(MODEL.with_name("tokenizer.json")))
    words = [TEXT[start:end] for start, end in example.window.offsets]
    assert words[:8] == ["", "Jane", "Roe", "said", "taxes", "would", "fall", "."]
    assert [ROLES[role] for role in example.roles[1:8]] == [
        "B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O",
    ]  # fmt: skip
    assert [NAMES[name] for name in example.names[1:4]] == ["B-person", "I-person", "O"]
    assert example.cues == (3,)
    assert example.links == {(piece, 3) for piece in (1, 2, 4, 5, 6)}
    assert [(words[piece], chain) for piece, chain in example.mentions] == [("Roe", 0), ("She", 0)]


def test_what_was_not_annotated_is_ignored() -> None:
    """No layer says anything of the markers at the ends, nor of a text it was not marked in."""
    tokenizer = load_tokenizer(MODEL.with_name("tokenizer.json"))
    (bare,) = to_examples([Annotated(TEXT, None, None, None)], tokenizer)
    assert set(bare.roles) == set(bare.names) == {IGNORED}
    (unsure,) = to_examples([Annotated(TEXT, (), (), (), unknown=((0, 4),))], tokenizer)
    assert unsure.names[:4] == (IGNORED, IGNORED, 0, 0)
    assert unsure.roles[-1] == IGNORED
