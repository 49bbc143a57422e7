"""Names are swapped for others of their kind, the same everywhere, and every annotation still marks its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.training.augment import Names, swap_names
from kg.training.corpora import Annotated

NAMES = Names(("Ngozi",), ("Okonjo-Iweala",), ("Nuku’alofa",))


def test_every_mention_gets_the_same_name() -> None:
    """Given and family names are swapped apart; what stands around them and after them moves along."""
    text = "Jane Roe left Lima. “No,” Roe said."
    article = Annotated(
        text,
        ({"source": [[26, 29]], "cue": [[30, 34]], "content": [[20, 25]]},),
        ((0, 8, "person"), (14, 18, "place"), (26, 29, "person")),
        (((0, 8), (26, 29)),),
    )
    swapped = swap_names(article, 1, NAMES)
    assert swapped.text == "Ngozi Okonjo-Iweala left Nuku’alofa. “No,” Okonjo-Iweala said."
    assert swapped.attributions is not None and swapped.chains is not None and swapped.names is not None
    words = {role: [swapped.text[s:e] for s, e in pieces] for role, pieces in swapped.attributions[0].items()}
    assert words == {"source": ["Okonjo-Iweala"], "cue": ["said"], "content": ["“No,”"]}
    assert [swapped.text[s:e] for s, e in swapped.chains[0]] == ["Ngozi Okonjo-Iweala", "Okonjo-Iweala"]
    assert [(swapped.text[s:e], kind) for s, e, kind in swapped.names][1] == ("Nuku’alofa", "place")


def test_without_names_nothing_changes() -> None:
    """A user's own articles come without names."""
    article = Annotated("Jane Roe left.", (), None, None)
    assert swap_names(article, 1, NAMES) == article


@given(st.lists(st.sampled_from(["Roe", "Jane Roe", "Lima", "went", "on", "Acme"]), min_size=1, max_size=12), st.data())
def test_spans_that_cut_no_name_keep_their_words(words: list[str], data: st.DataObject) -> None:
    """Words outside persons and places are found again at the moved offsets, whatever stands before them."""
    kinds = {"Roe": "person", "Jane Roe": "person", "Lima": "place"}
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    text = " ".join(words)
    names = tuple((s, s + len(w), kinds[w]) for s, w in zip(starts, words, strict=True) if w in kinds)
    at = data.draw(st.integers(0, len(words) - 1))
    span = [starts[at], starts[at] + len(words[at])]
    article = Annotated(text, ({"source": [span], "cue": [span], "content": [[0, len(text)]]},), names, ())
    swapped = swap_names(article, data.draw(st.integers(0, 9)), NAMES)
    new = {"Roe": "Okonjo-Iweala", "Jane Roe": "Ngozi Okonjo-Iweala", "Lima": "Nuku’alofa"}
    assert swapped.text == " ".join(new.get(word, word) for word in words)
    assert swapped.attributions is not None
    assert swapped.text[slice(*swapped.attributions[0]["source"][0])] == new.get(words[at], words[at])
    assert swapped.attributions[0]["content"] == [[0, len(swapped.text)]]
