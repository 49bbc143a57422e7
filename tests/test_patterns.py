"""No pattern of the package takes longer than in proportion to the text that it is applied to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pumps import KG, Found, Patterns, all_patterns, breaking_off, pumps, steepest

from kg.sample import sample_paths

_OF_A_PLACE = 4  # patterns made from data at one place in the code that are tried: from the shortest to the longest
_JS = re.compile(
    r"(?<=[(=,!&|?:;{])\s*/(?![/*])((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([dgimsuvy]*)(?=\s*[.,;)])"
)


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    """Every pattern, those of its functions too: read from the code, and seen while the sample is read."""
    return all_patterns(Path(path).read_text("utf-8") for path in sample_paths())


def _some_of_each_place(found: list[Found]) -> list[Found]:
    places: dict[str, list[Found]] = {}
    for pattern in sorted(found, key=lambda f: len(f.pattern)):
        places.setdefault(pattern.where, []).append(pattern)
    chosen = []
    for alike in places.values():
        step = max(1, len(alike) // (_OF_A_PLACE - 1))
        chosen += [*alike[:-1:step], alike[-1]]
    return chosen


def test_every_pattern_is_found(patterns):
    """No call makes one that was neither read from the code nor seen at work; only training wants what is not here.

    One call makes those of a stranger's shapes, to see whether they are patterns. They are applied in a process that is
    killed when its time is up (`tests/graph/test_user_shapes.py`).
    """
    assert [place.partition(":")[0] for place in patterns.unseen] == ["kg/graph/shapes.py"]
    assert len(patterns.found) > 1000
    assert len({pattern.where for pattern in patterns.found}) > 700
    assert all(name.startswith("kg.training.") for name in patterns.not_imported), patterns.not_imported


def test_the_sweep_finds_what_is_slow():
    """Of patterns known to be exponential, cubic and square each is caught, and a linear one is not."""

    def caught(pattern: str, method: str) -> bool:
        return steepest(Found("here", pattern, 0, False, (method,))) is not None

    with breaking_off():
        assert caught(r"(?:\s+(?:of|and)|\s+\W+)+\Z", "sub")
        assert caught(r"\s*(?:<!--.*?-->\s*)*<html", "match")
        assert caught(r"\s*,?\s*(?:and)?\s*x", "fullmatch")
        assert caught(r",?\s+(?:but|and)\s", "search")
        assert caught(r"\bwho\b[^,]*\Z", "search")
        assert not caught(r"(?:,|(?<!\s))\s++(?:but|and)\s", "search")
        assert not caught(r"\s*+,?\s*+(?:and)?\s*+x", "fullmatch")


def test_no_pattern_grows_faster_than_its_text(patterns):
    """Processor time over four sizes, with what each pattern itself repeats and with what real text is full of."""
    with breaking_off():
        steep = [found for pattern in _some_of_each_place(patterns.found) if (found := steepest(pattern))]
    assert not steep, "\n".join(map(str, steep))


def test_no_pattern_of_the_page_grows_faster_than_its_text():
    """Those of the scripts too, which the reader's browser runs over labels and passages."""
    written = {
        (match[1].replace(r"\/", "/"), match[2])
        for path in (KG / "show" / "assets").glob("*.js")
        for match in _JS.finditer(path.read_text("utf-8"))
    }
    assert len(written) >= 8
    with breaking_off():
        for pattern, flags in written:
            found = Found("page", pattern, re.IGNORECASE if "i" in flags else 0, False, ("search",))
            assert list(pumps(found.compiled()))
            assert steepest(found) is None, pattern
