"""Quotation marks to quotations: pairs the marks of each paragraph. `kg.read.segment` passes the result on.

Marks are paired by what stands beside them, not by their shape alone, because news mixes styles: double and single,
curly and straight, `''` of typewriters, „low“, «pointed» and »reversed«. An apostrophe is told from a single mark by
its neighbours; after an s ("the soldiers’ wives") it stays in doubt until a surer closing mark comes or none does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from kg.model import Offsets

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»‹›‘’‚']")
_FAMILIES = {"«": "pointed", "»": "pointed", "‹": "pointed single", "›": "pointed single"}
_FAMILIES |= dict.fromkeys("‘’‚'", "single")
_OPENING = frozenset(("“", "„", "‟", "``", "‘‘", "«", "‹", "‘", "‚"))
_CLOSING = frozenset(("”", "’’", "»", "›", "’"))
_BEFORE_OPENING = frozenset("([{—–-―/“„‘‚«‹\"'`")
_AFTER_CLOSING = frozenset(")]},.;:!?…—–-―/”’»›\"'")
_ELISION = re.compile(r"(?:\d\d?s|em|til|cause|tis|twas|n|bout|round|cos|kay)\b", re.IGNORECASE)  # ’90s, ’em
_YEAR = re.compile(r"['’‘]\d\d\b(?!\s*(?:of|people|per))")  # ’74
_DEPTH = 4  # quotations open at once; the press articles that were looked at have two
_AT_MOST = 10_000  # characters of one; of 10,765 in the same articles the longest has 6,828, the next 2,073
_SHORT_AND = re.compile(r"[’']n[’']", re.IGNORECASE)  # rock ’n’ roll


class _Role(Enum):
    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()  # closes where one of its family is open, else opens
    NEITHER = auto()  # an apostrophe


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark is yet to be found."""

    start: int
    mark: str
    family: str
    doubled: bool = False  # another of its family opened inside it: more likely it was never closed
    perhaps: int | None = None  # its end, if the apostrophe after an s was its closing mark


def find_quotations(text: str, paragraphs: list[Offsets]) -> list[Offsets]:
    """The runs in quotation marks, marks included, in order; they may nest but never cross.

    A quotation over several paragraphs (each opens again, only the last closes) is one run. A mark that is never
    closed is no quotation; it costs what stands around it in its paragraph, never more.

    >>> text = "“It’s ‘over’,” he said: ‘The soldiers’ wives won’t go.’ “Never"
    >>> [text[start:end] for start, end in find_quotations(text, [(0, len(text))])]
    ['“It’s ‘over’,”', '‘over’', '‘The soldiers’ wives won’t go.’']
    """
    found: list[Offsets] = []
    carried: _Open | None = None
    for number, (start, end) in enumerate(paragraphs):
        pairing = _Pairing(found, carried)
        for mark in _MARK.finditer(text, start, end):
            if not (carried and mark.start() == start):  # that one opens the paragraph, not another quotation
                pairing.take(text, mark, (start, end))
        unclosed = pairing.finish()
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        carried = _continued(text, following, unclosed)
    return sorted(quotation for quotation in found if quotation[1] - quotation[0] <= _AT_MOST)


def _continued(text: str, following: int, unclosed: list[_Open]) -> _Open | None:
    """The unclosed quotation that the paragraph starting at `following` takes up again, if it does."""
    for quotation in reversed(unclosed):
        if not quotation.doubled and text.startswith(quotation.mark, following):
            return quotation
    return None


class _Pairing:
    """The quotations open at one place of a paragraph, outermost first; those that end go to `found`."""

    def __init__(self, found: list[Offsets], carried: _Open | None) -> None:
        self._found = found
        self._open = [carried] if carried else []
        self._depth = Counter(quotation.family for quotation in self._open)

    def take(self, text: str, mark: re.Match[str], paragraph: Offsets) -> None:
        """Read one mark: open a quotation, close one, or pass over an apostrophe."""
        family, role = _family(mark[0]), _role(text, mark, paragraph)
        if role is _Role.EITHER:
            role = _Role.CLOSES if self._depth[family] else _Role.OPENS
        if role is _Role.OPENS and family == "single" and self._depth["single"] and _YEAR.match(text, mark.start()):
            return
        if role is _Role.OPENS:
            self._begin(_Open(mark.start(), mark[0], family))
        elif role is _Role.CLOSES and family == "single":
            self._end_single(mark.end(), in_doubt=_may_be_possessive(text, mark, paragraph[1]))
        elif role is _Role.CLOSES and self._depth[family]:
            self._end(family, mark.end())
        elif role is _Role.CLOSES and mark[0] in ("''", "’’"):  # two single marks that end together
            self._end_single(mark.start() + 1)
            self._end_single(mark.end())

    def finish(self) -> list[_Open]:
        """Settle what is in doubt; return the quotations that nothing closed."""
        self._found += [(quotation.start, quotation.perhaps) for quotation in self._open if quotation.perhaps]
        return [quotation for quotation in self._open if not quotation.perhaps]

    def _begin(self, quotation: _Open) -> None:
        if self._open and self._open[-1].family == quotation.family:
            if self._open[-1].perhaps:
                self._drop()
            else:
                self._open[-1].doubled = True
        self._open.append(quotation)
        self._depth[quotation.family] += 1
        if len(self._open) > _DEPTH:  # the outermost is the likeliest that was never closed
            self._close(self._open.pop(0))

    def _end(self, family: str, end: int) -> None:
        while self._open[-1].family != family:
            self._drop()
        self._open[-1].perhaps = end
        self._drop()

    def _end_single(self, end: int, *, in_doubt: bool = False) -> None:
        if not self._open or self._open[-1].family != "single":
            return  # a single mark never reaches out of the double marks around it
        self._open[-1].perhaps = (self._open[-1].perhaps or end) if in_doubt else end
        if not in_doubt:
            self._drop()

    def _drop(self) -> None:
        """Take the innermost quotation off, kept only where something closed it."""
        self._close(self._open.pop())

    def _close(self, quotation: _Open) -> None:
        self._depth[quotation.family] -= 1
        if quotation.perhaps:
            self._found.append((quotation.start, quotation.perhaps))


def _family(mark: str) -> str:
    return _FAMILIES.get(mark, "double")


def _role(text: str, mark: re.Match[str], paragraph: Offsets) -> _Role:
    """What a mark can do by its shape and by the characters on both sides."""
    before = text[mark.start() - 1] if mark.start() > paragraph[0] else " "
    after = text[mark.end()] if mark.end() < paragraph[1] else " "
    opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if _family(mark[0]) == "single":
        return _single_role(text, mark, opens=opens, closes=closes, inside_word=before.isalnum())
    if mark[0] in _OPENING:
        return _Role.EITHER if closes and not opens else _Role.OPENS
    if mark[0] in _CLOSING:
        return _Role.EITHER if opens and not closes else _Role.CLOSES
    if opens != closes:
        return _Role.OPENS if opens else _Role.CLOSES
    return _Role.EITHER


def _single_role(text: str, mark: re.Match[str], *, opens: bool, closes: bool, inside_word: bool) -> _Role:
    """A single mark's role: an apostrophe unless it stands at the edge of a word."""
    if closes and not opens:
        return _Role.NEITHER if _SHORT_AND.match(text, max(0, mark.start() - 2)) else _Role.CLOSES
    if inside_word or mark[0] == "’" or _ELISION.match(text, mark.end()):
        return _Role.NEITHER
    return _Role.OPENS if opens or mark[0] in _OPENING else _Role.NEITHER


def _may_be_possessive(text: str, mark: re.Match[str], until: int) -> bool:
    """Whether a single mark stands as in "the soldiers’ wives" or "goin’ home"."""
    word_follows = mark.end() + 1 < until and text[mark.end()].isspace() and text[mark.end() + 1].isalnum()
    return word_follows and text[max(0, mark.start() - 2) : mark.start()].casefold().endswith(("s", "in"))
