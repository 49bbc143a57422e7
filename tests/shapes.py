"""Texts of many shapes and any length: what articles are made of, each taken too far, and a tagger that costs nothing.

The words are ours; persons and most places are invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.extract.tagger import Antecedent, Attribution, Name, Tags
from kg.model import Offsets

Shape = Callable[[int], str]


def _again(unit: str) -> Shape:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _counted(sentence: Callable[[int], str]) -> Shape:
    def text(size: int) -> str:
        made: list[str] = []
        length = number = 0
        while length < size:
            made.append(sentence(number))
            length += len(made[-1])
            number += 1
        return "".join(made)[:size]

    return text


def _name(number: int) -> str:
    """Another name for each number."""
    parts = "ba ko li mu ra se to va za ni".split()
    return "".join(parts[number // 10**place % 10] for place in range(4)).capitalize()


def _full(number: int) -> str:
    return f"{_name(number)} {_name(7 * number + 3)}"


NEWS = (
    "The minister said on Monday that ten people were killed in Homs. Ana Lind denied it, and police told Reuters 5 "
    "were hurt. "
)

SHAPES: dict[str, Shape] = {
    "one line": _again(NEWS),
    "without a full stop": _again("the minister said on Monday that ten people were killed in Homs and "),
    "short lines": _again("Hello you\n"),
    "short paragraphs": _again("Bye.\n\n"),
    "lines wrapped": _again("said the mayor, who had seen the water rise since\n"),
    "nested marks": lambda size: _again("“")(size // 2) + _again("”")(size // 2),
    "nested quotations": lambda size: _again("“He said ")(size // 2) + _again("so” ")(size // 2),
    "one long quotation": lambda size: "“" + _again("He said it was over. Ana Lind denied it. ")(size) + "” he said.",
    "unclosed marks": _again("“He said it was over. "),
    "unclosed paragraphs": _again("“He said it was over.\n\n"),
    "straight marks": _again("\"a\" 'b' "),
    "apostrophes": _again("the soldiers’ wives’ "),
    "a known name": _again("Donald Trump "),
    "a known name that speaks": _again("Donald Trump said so. "),
    "an unknown name": _again("Ana Lind spoke. "),
    "many names": _counted(lambda n: f"{_full(n)} said so. "),
    "a list of names": _counted(lambda n: f"{_full(n)}, "),
    "one family": _counted(lambda n: f"{_name(n)} Lind said so. Lind left. "),
    "ministers": _counted(lambda n: f"Foreign Minister {_full(n)} of Syria said so. "),
    "bodies": _counted(lambda n: f"The {_name(n)} Relief Fund ({_name(n)[:3].upper()}{n % 7}) said so. "),
    "places": _again("Homs, Paris, Damascus, Berlin, Cairo, London, "),
    "figures": _counted(lambda n: f"Police said {n + 3} people were killed in Homs. "),
    "figures in a row": _counted(lambda n: f"{n + 3} people were killed, {n + 4} injured and "),
    "numbers": _again("12 000 3,400 5 "),
    "digits": _again("1234567890"),
    "dates": _again("Monday, 3 May 2024, last week, "),
    "said": _again("said "),
    "he said": _again("He said it was over. "),
    "he and she": lambda size: "Ana Lind spoke. " + _again("He said she was wrong. She denied it. ")(size),
    "events": _again("An attack killed ten in Homs on Monday. "),
    "accusations": _again("The mayor accused the army of killing ten people. "),
    "turns": _again("The mayor said:\nWe are here, and I was there.\n"),
    "commas": _again(", "),
    "brackets": _again("("),
    "addresses": _again("https://example.org/a/b?c=d "),
    "one long word": lambda size: "A" + _again("b")(size),
    "long words": _again("a" * 5000 + " "),
    "blanks in a name": lambda size: "United" + _again(" ")(size) + "Nations said so.",
    "blanks that nobody sees": lambda size: "United " + _again("\u200b")(size) + " Nations said so.",
    "tabs": _again("a\t\t\t\t"),
    "empty lines": lambda size: "A" + _again("\n")(size) + "B said so.",
    "full stops": _again("."),
    "rules": _again("___\n\n----\n\n"),
    "capitals": _again("THE MINISTER OF TRADE SAID "),
    "capitalised": _again("The Minister Of Trade And President Lind "),
    "of the": _again("of the "),
}


class QuickTagger:
    """Names, attributions and antecedents by three patterns, so that the model's time does not hide the rules'."""

    name = "quick"

    def tag(self, text: str, paragraphs: Sequence[Offsets]) -> Tags:
        """Capitalised words as names, "X said Y" as attributions, "he" for the name before it."""
        names = tuple(self._names(text))
        return Tags(tuple(self._attributions(text)), names, tuple(self._antecedents(text, names)))

    def _names(self, text: str) -> Iterator[Name]:
        for m in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", text):
            yield Name(m.span(), ("person", "place", "organisation")[len(m[0]) % 3], 0.9)

    def _antecedents(self, text: str, names: Sequence[Name]) -> Iterator[Antecedent]:
        """Each "he" and "she" for the name before it."""
        at = 0
        for m in re.finditer(r"\b(?:[Hh]e|[Ss]he)\b", text):
            while at < len(names) and names[at].span[1] <= m.start():
                at += 1
            if at:
                yield Antecedent(m.span(), names[at - 1].span, 0.9)

    def _attributions(self, text: str) -> Iterator[Attribution]:
        for m in re.finditer(r"(?<!\S)(\S{1,40}) (said|denied|told|accused) (\S[^.,“”\n]{0,60})", text):
            yield Attribution((m.span(1),), (m.span(2),), (m.span(3),), 0.9)


def write(folder: Path, shape: str, size: int) -> Path:
    """A text of a shape as a file."""
    path = folder / f"{shape.replace(' ', '-')}-{size}.txt"
    path.write_text(SHAPES[shape](size), encoding="utf-8")
    return path
