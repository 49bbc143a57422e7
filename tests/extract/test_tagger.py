"""The model's part: decoding, linking, and the same result whatever is read beside."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.errors import DataError
from kg.extract.encode import CLS, LIMIT, SEP, SHAPES, encode
from kg.extract.labels import ROLES
from kg.extract.tagger import MODEL, Tagger, _decode, _Joint
from kg.read.segment import find_paragraphs

TEXT = "Jane Roe, the mayor, said the quay was closed.\n\n“It rained,” Kim Lee told reporters. “All night.”"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The tagger with the model of the package."""
    return Tagger()


def words(text: str, pieces: tuple[tuple[int, int], ...]) -> list[str]:
    """The words of pieces."""
    return [text[start:end] for start, end in pieces]


def test_attributions_and_names(tagger: Tagger) -> None:
    """Plain statements are found with their source, cue and content, the split content in both its pieces."""
    tags = tagger.tag(TEXT, find_paragraphs(TEXT))
    first, second = tags.attributions
    assert (words(TEXT, first.source), words(TEXT, first.cue)) == (["Jane Roe, the mayor,"], ["said"])
    assert words(TEXT, first.content) == ["the quay was closed"]
    assert words(TEXT, second.source) == ["Kim Lee"]
    assert len(second.content) == 2
    assert {TEXT[slice(*n.span)]: n.kind for n in tags.names} == {"Jane Roe": "person", "Kim Lee": "person"}


def test_same_result_alone_and_after_others(tagger: Tagger) -> None:
    """What was read before, in windows of other lengths, changes nothing, to the last bit."""
    (window,) = encode(TEXT, find_paragraphs(TEXT), tagger._tokenizer)
    alone = tagger._scores(window)
    other = "The river rose. " * 120
    tagger.tag(other, find_paragraphs(other))
    fresh = Tagger()
    for one, two, three in zip(alone, tagger._scores(window), fresh._scores(window), strict=True):
        assert np.array_equal(one, two)
        assert np.array_equal(one, three)


def test_windows_hold_whole_paragraphs_and_cover_the_text(tagger: Tagger) -> None:
    """Windows keep to their limit, begin and end with BERT's markers, and leave no word out."""
    text = "\n\n".join(["Rain fell on the quay. " * 9] * 12 + ["word " * 700, "x" * 500_000])
    paragraphs = find_paragraphs(text)
    windows = list(encode(text, paragraphs, tagger._tokenizer))
    assert all(len(w.ids) <= LIMIT and (w.ids[0], w.ids[-1]) == (CLS, SEP) for w in windows)
    assert all(0 <= shape < SHAPES for w in windows for shape in w.shapes)
    covered = [span for w in windows for span in w.offsets[1:-1]]
    assert covered == sorted(covered)
    assert "".join(text[s:e] for s, e in covered) == "".join(text.split())
    starts = {start for start, _ in paragraphs}
    assert all(w.offsets[1][0] in starts for w in windows[:4])


def test_decoding_is_well_formed_and_cuts_no_word() -> None:
    """An I label only follows its own B or I; no run begins or ends inside a word, or spans two paragraphs."""
    rng = np.random.default_rng(1)
    for _ in range(50):
        logits = rng.normal(size=(30, len(ROLES))).astype(np.float32)
        joints = [_Joint.FREE, *(_Joint(int(x)) for x in rng.integers(0, 3, 29))]
        joints[1] = joints[-1] = _Joint.FREE  # the markers are no part of a word
        for run in _decode(logits, ROLES, joints):
            assert joints[run.first] is not _Joint.GLUED
            assert not (run.last + 1 < 29 and joints[run.last + 1] is _Joint.GLUED)
            assert _Joint.APART not in joints[run.first + 1 : run.last + 1]
            assert 0 < run.score <= 1


def test_antecedents(tagger: Tagger) -> None:
    """Pronouns go back to a name before them, through other pronouns too, and never to one behind."""
    text = "Mayor Jane Roe opened the quay on Monday. She said the work was done. She then left."
    tags = tagger.tag(text, find_paragraphs(text))
    assert {text[slice(*a.name)] for a in tags.antecedents} == {"Jane Roe"}
    assert {text[slice(*a.mention)].lower() for a in tags.antecedents} == {"she"}
    assert all(a.name[1] <= a.mention[0] and 0 < a.score <= 1 for a in tags.antecedents)


def test_min_score_asks_for_precision(tagger: Tagger) -> None:
    """A higher score keeps a part of what a lower one finds, and nothing else."""
    text = "Some residents seemed to think, or so it was whispered, that the quay might close. Kim Lee said it would."
    paragraphs = find_paragraphs(text)
    found = {floor: set(Tagger(min_score=floor).tag(text, paragraphs).attributions) for floor in (0.0, 0.6, 1.0)}
    assert found[1.0] < found[0.6] <= found[0.0]
    assert all(a.score >= 0.6 for a in found[0.6])


def test_empty_text(tagger: Tagger) -> None:
    """Nothing is found in nothing."""
    assert tagger.tag("", []).attributions == ()


def test_missing_and_broken_models_say_so(tmp_path: Path) -> None:
    """A model file that is not there, or is none, is one clear line."""
    with pytest.raises(DataError, match="no tokenizer"):
        Tagger(tmp_path / "none.onnx").tag(TEXT, find_paragraphs(TEXT))
    (tmp_path / "tokenizer.json").write_bytes(MODEL.with_name("tokenizer.json").read_bytes())
    with pytest.raises(DataError, match=r"no model at .*none\.onnx"):
        Tagger(tmp_path / "none.onnx").tag(TEXT, find_paragraphs(TEXT))
    (tmp_path / "none.onnx").write_bytes(b"not a model")
    with pytest.raises(DataError, match="not a model"):
        Tagger(tmp_path / "none.onnx").tag(TEXT, find_paragraphs(TEXT))


def test_model_is_small_enough_to_ship() -> None:
    """At most 30 MB in the wheel."""
    assert MODEL.stat().st_size <= 30_000_000
