"""Cues to effects and certainties."""

from __future__ import annotations

import pytest

from kg.extract.cues import certainty_of, effect_of, medium_of

EFFECTS = {
    "asserts": ["said", "told", "according to", "added that", "described", "warned", "says he believes"],
    "denies": ["denied", "denies", "rejected", "dismissed", "has denied"],
    "no-comment": [
        "declined to comment",
        "did not immediately respond to",
        "refused to say",
        "neither confirmed nor denied",
        "had no immediate comment on",
        "would not comment",
        "did not comment directly on",
    ],
    "accuses": ["accused", "blamed", "accuses"],
    "calls-for": ["has called for", "called on", "urged", "demanded", "calls for", "appealed for"],
    "announces": ["announced", "declared", "unveiled"],
    "not-independently-verified": [
        "has not been able to independently verify",
        "could not verify",
        "couldn’t independently confirm",
        "was unable to verify",
        "cannot confirm",
    ],
    "believes": ["believes", "hopes", "is thinking", "expected", "wants"],
}


@pytest.mark.parametrize(("effect", "cue"), [(effect, cue) for effect, cues in EFFECTS.items() for cue in cues])
def test_effect(effect: str, cue: str) -> None:
    """Each cue has the effect that a reader gives it."""
    assert effect_of(cue) == effect


def test_certainty_is_the_speakers() -> None:
    """Allegation, possibility and likelihood are read off the cue or the content's first clause, not off later ones."""
    assert certainty_of("said", "the bridge fell") == "certain"
    assert certainty_of("said", "the bridge allegedly fell") == "alleged"
    assert certainty_of("claimed", "the bridge fell") == "alleged"
    assert certainty_of("said", "the bridge might fall") == "possible"
    assert certainty_of("said", "the bridge will probably fall") == "probable"
    assert certainty_of("said", "the bridge fell, and more may follow") == "certain"


def test_medium_is_read_as_a_word() -> None:
    """A single letter or a part of a word is no medium."""
    assert medium_of("said in an X-ray room") is None
    assert medium_of("posted on X") == "X"
    assert medium_of("said at a news conference") == "news conference"
