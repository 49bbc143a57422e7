"""Article text to paragraphs, sentences and quotations, all as half-open offsets in code points."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.model import Offsets
from kg.read.quotations import find_quotations

__all__ = ["Segments", "find_paragraphs", "find_quotations", "find_sentences", "segment", "trim"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_BLANK = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+[\r\n]|[\u2028\u2029]")  # one \r\n is one line end
_ENDED = re.compile(r"[.!?:;…\"”’')\]*–—-]\s*\Z")
_UNENDED = re.compile(r"[\w,]\Z")
_LOWER = re.compile(r"[a-z]+(?=[\s,.;]|\Z)")
_WRAP_AT_MOST = 120  # characters; no mail or wire format wraps wider

# What comes after asks its questions of a whole sentence or paragraph; in a text without stops or line ends that would
# cost the square of its length. Of 33,092 sentences of press articles the longest has 1,094 characters, of 18,396
# paragraphs 2,573.
_SENTENCE_AT_MOST = 2_000
_PARAGRAPH_AT_MOST = 20_000

# Sentences by rule. Boundaries inside paragraphs, F1 on GUM's news, interviews and speeches (gold) and PolNeAR's dev
# articles (CoreNLP's): these rules 96.1, 96.5, 99.6, 93.9; nupunkt 0.8 94.6, 96.6, 99.4, 92.8 (trained on law: takes
# "month." and "story." for abbreviations); syntok 1.4 (2022) 94.7, 95.5, 99.3, 92.5; pysbd 0.3 (2021, 40 times slower)
# 89.3, 95.6, 98.3, 81.3; sentencex 1.0, on dev, 83.4 (neither of the two splits inside quotation marks).
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”“’')\]»›]*+(?=\s)|(?<=[a-z]{2})[.!?][\"”’')]*+(?=[“‘]?[A-Z][a-z]+[\s,])")
_NEXT = re.compile(r"\s*+[\"“”„‘’'«‹`(\[•*]{0,4}+\s?(?P<word>(?P<letters>[^\W\d_]*+)\S{0,2})")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\.)[^\W\d_]++(?:\.[^\W\d_]++)*+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]|Ph\.D")  # "W", "U.S", "p.m"
_LOWER_NAME = re.compile(r"(?:[a-z]{1,4}-|[a-z]{1,2})[A-Z]")  # "al-Sharaa", "iPhone"
_DASHES = frozenset(("-", "--", "–", "—", "―"))  # what follows names the speaker
_ABBREVIATIONS = frozenset(
    # titles and ranks
    "Mr Mrs Ms Messrs Dr Drs Prof Gen Lt Col Maj Capt Sgt Cpl Pfc Pvt Cmdr Adm Brig Supt Insp Det Sen Sens Rep Reps "
    "Gov Govs Pres Rev Fr Hon Amb Atty Sr Jr Mx Mme Mlle Sec Dep "
    # companies, streets, places
    "Inc Corp Ltd Co Cos Bros LLC plc St Ste Mt Ft Ave Blvd Rd Hwy Sq Dept Dist Univ Assn "
    # months and American states as newspapers shorten them
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Ky La "
    "Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo "
    # in running text
    "vs v etc al approx est cf viz ca incl".split()
)
_BEFORE_NUMBER = frozenset("No Nos no nos Art Arts Fig Figs fig figs Sec Secs Ch ch Vol vol pp p para paras".split())
_STARTERS = frozenset(  # words that seldom follow an abbreviation within a sentence
    "A About According After All Also Although Among An And Another Any Are As At Because Before Both But By Can "
    "Despite Did Do Does During Each Earlier Even Every For From Had Has Have He Her Here His How However I If In "
    "Instead Is It Its Just Last Later Like Many Meanwhile Most My Neither No Nor Not Nothing Now Of On Once One Only "
    "Or Other Others Our Over Perhaps She Since So Some Still Such That The Their Then There These They This Those "
    "Though Thus To Today Two Under Unlike Until Was We Were What When Whether Which While Who Why Will With Without "
    "Yes Yet You Your".split()
)


def find_paragraphs(text: str) -> list[Offsets]:
    r"""The paragraphs of `text` without outer white space: its lines, or its blocks where lines are wrapped by hand.

    A line that begins in small letters goes on with a line that nothing ended.

    >>> find_paragraphs("One.\n\nTwo.\nThree.")
    [(0, 4), (6, 10), (11, 17)]
    """
    lines = [trimmed for m in _LINE.finditer(text) if (trimmed := trim(text, *m.span()))[0] < trimmed[1]]
    inner = [
        (a, b) for a, b in pairwise(lines) if not _BLANK.search(text, a[1], b[0])
    ]  # pairs of lines with no blank line between them
    wrapped = [(a, b) for a, b in inner if a[1] - a[0] <= _WRAP_AT_MOST and not _ENDED.search(text[a[0] : a[1]])]
    if not inner:
        return lines
    by_hand = 2 * len(wrapped) > len(inner)
    joined = set(inner if by_hand else (pair for pair in inner if _goes_on(text, *pair)))
    if not joined:
        return lines
    paragraphs = lines[:1]
    for a, b in pairwise(lines):
        if (a, b) in joined:
            paragraphs[-1] = (paragraphs[-1][0], b[1])
        else:
            paragraphs.append(b)
    return paragraphs


def _goes_on(text: str, line: Offsets, following: Offsets) -> bool:
    """Does a line break off in a sentence, as around what was a link ("the U.S.-led", "coalition", "conducted")?"""
    return bool(_UNENDED.search(text, max(line[0], line[1] - 2), line[1]) and _LOWER.match(text, *following))


def trim(text: str, start: int, end: int) -> Offsets:
    """`start, end` without the white space at either end of that run.

    >>> trim(" a b ", 0, 5)
    (1, 4)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True)
class Segments:
    """An article's text cut up: paragraphs, the sentences in them, and the quotations with their marks."""

    text: str
    paragraphs: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    quotations: tuple[Offsets, ...]

    def sentence_at(self, offset: int) -> Offsets:
        """The sentence that holds `offset`; between two sentences, the one before."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def paragraph_at(self, offset: int) -> Offsets:
        """The paragraph that holds `offset`; between two paragraphs, the one before."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def is_quoted(self, at: int) -> bool:
        """Does a quotation begin before the character `at` and end after it?"""
        return any(start < at < end for start, end in self.quotations_around(at))

    def quotations_around(self, at: int) -> list[Offsets]:
        """The quotations that hold the character `at`, the outermost first."""
        found = []
        number = bisect_right(self._quotation_starts, at) - 1
        while number >= 0:
            if at < self.quotations[number][1]:
                found.append(self.quotations[number])
            number = self._outer_quotations[number]
        return found[::-1]

    def quotations_from(self, first: int, last: int) -> tuple[Offsets, ...]:
        """The quotations that begin at `first`, `last` or between them."""
        starts = self._quotation_starts
        return self.quotations[bisect_left(starts, first) : bisect_right(starts, last)]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [start for start, _ in self.quotations]

    @cached_property
    def _outer_quotations(self) -> list[int]:
        """Of each quotation, the number of the one around it, -1 where there is none."""
        outer: list[int] = []
        around = -1
        for number, (start, _) in enumerate(self.quotations):
            while around >= 0 and self.quotations[around][1] <= start:
                around = outer[around]
            outer.append(around)
            around = number
        return outer

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]


def segment(text: str) -> Segments:
    """The paragraphs, sentences and quotations of `text`; a paragraph that is none for its length is cut in several."""
    whole = find_paragraphs(text)
    sentences = find_sentences(text, whole)
    paragraphs = tuple(_cut_paragraphs(whole, sentences))
    return Segments(text, paragraphs, tuple(sentences), tuple(find_quotations(text, whole)))


def _cut_paragraphs(paragraphs: list[Offsets], sentences: list[Offsets]) -> Iterator[Offsets]:
    """The paragraphs, those that are too long as runs of whole sentences."""
    at = 0
    for start, end in paragraphs:
        begun = start
        if end - start > _PARAGRAPH_AT_MOST:
            at = bisect_left(sentences, (start, 0), at)
            while at < len(sentences) and sentences[at][1] <= end:
                if sentences[at][1] - begun > _PARAGRAPH_AT_MOST:
                    yield begun, sentences[at - 1][1]
                    begun = sentences[at][0]
                at += 1
        yield begun, end


def find_sentences(text: str, paragraphs: list[Offsets]) -> list[Offsets]:
    """The sentences of each paragraph, without outer white space; together they cover all of its words.

    >>> text = "Gen. Milley met U.S. officials at 5 p.m. on Friday. “Is it true?” he asked. No. 3 left."
    >>> [text[start:end] for start, end in find_sentences(text, [(0, len(text))])]
    ['Gen. Milley met U.S. officials at 5 p.m. on Friday.', '“Is it true?” he asked.', 'No. 3 left.']
    """
    sentences: list[Offsets] = []
    for start, end in paragraphs:
        at = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and _ends_sentence(text, stop.start(), stop.end(), end):
                sentences += _cut_sentence(text, *trim(text, at, stop.end()))
                at = stop.end()
        sentences += _cut_sentence(text, *trim(text, at, end))
    return sentences


def _cut_sentence(text: str, start: int, end: int) -> Iterator[Offsets]:
    """A sentence, in pieces where it is none for its length: cut at a mark, else between words, else anywhere."""
    while end - start > _SENTENCE_AT_MOST:
        half, most = start + _SENTENCE_AT_MOST // 2, start + _SENTENCE_AT_MOST
        marks = (text.rfind(mark, half, most) + 1 for mark in "\n;,")
        cut = next((at for at in marks if at), 0) or _last_blank(text, half, most) or most
        piece = trim(text, start, cut)
        if piece[0] < piece[1]:
            yield piece
        start = trim(text, cut, end)[0]
    yield start, end


def _last_blank(text: str, start: int, end: int) -> int:
    """The last place of white space in a run, 0 where there is none."""
    return next((at for at in range(end, start, -1) if text[at].isspace()), 0)


def _ends_sentence(text: str, start: int, end: int, until: int) -> bool:
    """Whether the stop at `start`, with its closing marks up to `end`, ends a sentence, by the words on both sides."""
    following = _NEXT.match(text, end, until)
    if not following or not following["word"] or text[max(0, start - 1)].isspace():
        return False
    word = following["word"]
    if word in _DASHES or (word[0].islower() and not _LOWER_NAME.match(word)):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if not before or text[start] != "." or text.startswith("..", start):
        return True
    if before[0] in _BEFORE_NUMBER:
        return not word[0].isdigit()
    if before[0] in _ABBREVIATIONS or _INITIALS.fullmatch(before[0]):
        return following["letters"] in _STARTERS
    return True
