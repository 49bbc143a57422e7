"""Quantities as English news writes them, with their bounds (DESIGN 2, "Numbers"): what `figures` counts with.

What a number that is no count looks like stands here too: money, ages, distances, durations, times of day, scores,
ranks, years and the numbers in names give no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.tokens import has_any
from kg.model import Bound, Offsets

Number = int | float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound; `low` and `high` are None where open, `span` covers the words that bound it."""

    span: Offsets
    low: Number | None
    high: Number | None
    bound: Bound
    percent: bool = False


_UNITS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
}
_VAGUE: dict[str, tuple[int, int | None]] = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "lakhs": (200_000, 999_999),
    "millions": (2_000_000, None),
    "crores": (20_000_000, None),
    "tens of millions": (20_000_000, None),
    "hundreds of millions": (200_000_000, None),
}
_SHARES = {
    "half": 50,
    "quarter": 25,
    "third": 33.33,
    "fifth": 20,
    "tenth": 10,
    "two-thirds": 66.67,
    "three-quarters": 75,
}

_DIGITS = r"(?:\d{1,2}(?:,\d{2}){1,4},\d{3}|\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
_SCALE = (
    r"(?:\s(?:dozen|score|hundred|thousand|lakhs?|million|crores?|billion)\b"
    r"|\s?(?:m|mn|bn|k)\b(?!\s+(?:tall|high|wide|deep|long|away)))"
)
_WORD = "|".join([*_UNITS, *_TENS, "hundred", "thousand", "lakhs?", "million", "crores?", "billion", "dozen"])
_WORDS = rf"(?:(?:an?|half\s+an?|{_WORD})(?:[\s-]+(?:and\s+(?:an?\s+half\s+)?)?(?:{_WORD})){{0,8}})"
_NUMBER = rf"(?:{_DIGITS}(?:{_SCALE})?|{_WORDS})"
_VAGUE_WORDS = (
    r"(?:(?:many|several|some)\s+)?(?:tens|hundreds)\s+of\s+(?:thousands|millions)"
    r"|(?:many\s+|several\s+|some\s+)?(?:dozens|hundreds|thousands|lakhs|millions|crores)"
    r"|scores(?=\s+(?:of|more|were|have|are|had|dead|killed|injured|wounded|missing)\b)"
    r"|(?:several|a\s+few|many|a\s+couple(?:\s+of)?)\s+(?:dozen|hundred|thousand|lakh|million|crore)"
)
_MORE = (
    r"more\s+than|over|above|upwards?\s+of|in\s+excess\s+of|greater\s+than|exceed(?:ed|s|ing)?|well\s+over|just\s+over"
)
_LEAST = r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of"
_MOST = (
    r"up\s+to|as\s+(?:many|high|much|large)\s+as|(?:no|not)\s+more\s+than|(?:fewer|less)\s+than|at\s+(?:the\s+)?most"
    r"|under|below"
    r"|a\s+maximum\s+of"
)
_ABOUT = (
    r"about|around|some|nearly|almost|approximately|roughly|(?:an\s+)?estimated|close\s+to|circa|just\s+under"
    r"|as\s+(?:few|low|little)\s+as|(?:closer|nearer)(?:\s+to)?|an\s+average\s+of"
)
_BOUNDS = (
    ("more", _MORE, Bound.MORE_THAN),
    ("least", _LEAST, Bound.AT_LEAST),
    ("most", _MOST, Bound.AT_MOST),
    ("about", _ABOUT, Bound.ABOUT),
)
_PREFIX = "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _BOUNDS)
_PERCENT = r"(?:\s?%|\s?per\s?cent\b(?!\s*-?points?))"
_SHARE_VERBS = (
    r"said|say|sa(?:id|ying)\s+they|support(?:ed)?|oppos(?:ed|e)|believed?|thought|think|want(?:ed)?|(?:dis)?approved?"
    r"|favou?r(?:ed)?|backed|(?:dis)?agreed?|felt|feel|would"
)  # what those do who are asked: "nearly two-thirds oppose"
_SHARE = (
    r"(?:a\s+|one[\s-])?(?P<share>half|quarter|third|fifth|tenth)(?=\s+(?:of|the\s+(?:[\w’'-]+\s+)?(?:population"
    r"|people|electorate|workforce)"
    rf"|{_SHARE_VERBS})\b)"
    rf"|(?P<shares>two[\s-]thirds|three[\s-]quarters)(?=\s+(?:of|{_SHARE_VERBS})\b)"
    rf"|(?P<part>{'|'.join(list(_UNITS)[1:11])}|[1-9])\s+(?:in|out\s+of|of\s+every)\s+(?:every\s+)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d0|100|1,?000)\b(?=\s+[a-z]+)"
)
_VAGUER = (
    r"(?:,?\s+(?:if\s+not|or\s+(?:even|perhaps))\s+(?P<vaguer>tens\s+of\s+thousands|hundreds|thousands|millions)\b,?)?"
)
_ONE_OR_TWO = (
    rf"(?P<between>between\s+)?(?P<first>{_NUMBER})(?P<pc1>{_PERCENT})?"
    rf"(?:\s*(?P<join>-|–|—|\bto\b|\band\b|\bor\b)\s*(?P<second>{_NUMBER}))?(?P<pc2>{_PERCENT})?"
)
_QUANTITY = re.compile(
    r"(?<![\w.,/$£€¥₹#:'’+-])(?<!\bUS\s)"
    rf"(?:(?:{_PREFIX})\s+(?:(?:an?\s+)?(?:{_ABOUT}|further|additional|another)\s+)?(?P<the>the\s+)?)?"
    rf"(?P<core>(?P<vague>(?:{_VAGUE_WORDS})\b{_VAGUER})|{_SHARE}|{_ONE_OR_TWO})"
    r"(?P<odd>-odd|-plus|\+)?(?P<after>\s+or\s+(?:more|so|fewer|less)\b)?(?!\w)",
    re.IGNORECASE,
)

_MEASURE_AFTER = re.compile(
    r"[\s-]*(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|mm|cm|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?"
    r"|square|sq|kg|kgs|kilos?|kilogram(?:me)?s?|grams?|tons?|tonnes?|pounds?|lbs?|barrels?|lit(?:re|er)s?|gallons?"
    r"|mph|kph|knots|degrees?|°\w?|megawatts?|MW|GW|volts?|gigawatts?|megabytes?|points?|percentage|years?|months?"
    r"|weeks?|fortnights?|days?|hours?|hrs?|minutes?|mins?|seconds?|decades?|centur(?:y|ies)|nights?|weekends?|times"
    r"|fold|o['’]clock|[ap]\.?m\b\.?|GMT|UTC|BST|EST|dollars?|pounds?|euros?|rupees?|rubles?|roubles?|yen|yuan"
    r"|francs?|pesos?|lira|dinars?|riyals?|shekels?|cents?|pence|naira|won|krona|USD|EUR|GBP|US\s+dollars?"
    r"|(?:more\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)|(?:consecutive|straight|working|full"
    r"|whole|long|short|light)\s+(?:days?|hours?|months?|years?|weeks?|minutes?))(?!\w)",
    re.IGNORECASE,
)
MEMBERS_AFTER = re.compile(
    r"\s?[-–‑]\s?(?:member|m[ae]n|wom[ae]n|persons?|people|strong)\s+(?=[A-Za-z])", re.IGNORECASE
)  # "a six-member crew"
_ODD_SCALE_AFTER = re.compile(  # a scale that the number before it was not read with: "3 gazillion", "two milliard"
    r"[\s-]+(?:(?!(?:car|p)illion)\w*illions?|milliards?|score|lakhs?|crores?|thousands?|hundreds?|dozens?)\b",
    re.IGNORECASE,
)
_GLUED_AFTER = re.compile(r"[-–/:.](?=\w)|['’]s?\b(?=\s*$)|st\b|nd\b|rd\b|th\b|['’]?s\b|[€$£]")
_NAME_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Number|number|Article|Section|Chapter|Page|page|Room|Resolution|Flight|Route|Highway|Unit|Apollo"
    r"|Boeing|Airbus|Channel|Phase|Level|Group\s+of|Act|Part|Class|Category|category|Grade|grade|Type|Version|iPhone"
    r"|Windows|Formula|Magnitude|magnitude|Line|Terminal|Gate|Platform|Pier|Area|Zone|Sector|District|Ward|Volume"
    r"|Season|Episode|Round|round|Stage|Day|day|Week|Year|Tier|Title|Proposition|Measure|Amendment|Super\s+Bowl"
    r"|World\s+War|Kalashnikov|Covid|Section|[Uu]nder|[Aa]rticles"
    r"|[Cc]hapters|ranked|[Ff]lights?|paragraph|clause)\.?\s+$)"
)
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|each|some|not)\s+$", re.IGNORECASE)  # "no one"
_NO_NUMBER_BEFORE = re.compile(
    r"(?:[$£€¥₹]|\b(?:US|Rs|CHF|USD|EUR|GBP|SEK|NOK)\.?)\s*$"
    r"|\b(?:[Aa]ged?(?:\s+of)?(?:\s+\d+,?\s+(?:and|to|or))?|over\s+the\s+age\s+of)\s+$"
)  # money and ages, with a bound too
_AGE_BEFORE = re.compile(r"\b[A-Z][\w’'-]{1,40},\s+(?:aged\s+)?$")
_AGE_AFTER = re.compile(r"\s*[,.;)]")
_SCORE_BEFORE = re.compile(
    r"\b(?:w[io]n(?:s|ning)?|beat(?:ing|en)?|lost|los(?:es|ing)|vot(?:e|ed|es)|drew|draw|score[ds]?|led|lead(?:ing)?"
    r"|trail(?:ing|ed)?|defeat(?:ed|ing)?|ruled|passed|finished|margin)\b[^.,;]{0,40}$"
)
_RESULT_AFTER = re.compile(r"\s+(?:win|victory|defeat|draw|loss|lead|vote|ruling|decision|majority|score)\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|of|the|during|before|after|between|and|to|early|late|mid|[A-Z]\w+,?)\s+$"
)
_COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|(?:[a-z]+)?(?:men|women|children)|police|personnel|staff)\b"
)
SAMPLE_BEFORE = re.compile(
    r"\b(?:survey|poll|study|sample|total|group|crowd|trial|census|analysis|out|list|data(?:base|set)?|some|all|those)"
    r"\s+of\s+$"
)  # "a survey of 1709 pupils" is no year
_RISE_BEFORE = re.compile(r"(?<!ranging )(?<!range )(?<!anywhere )\bfrom\s+$", re.IGNORECASE)


_HALF_MORE = re.compile(r"\band\s+an?\s+half\b")
_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")
_OVER_VERB = re.compile(
    r"\b(?:hand|turn|tak|took|sign|mow|knock|r[ua]n)(?:s|e[sn]?|ed|ing|ning|en)?\s+$", re.IGNORECASE
)
_ARTICLE = re.compile(r"an?\s+", re.IGNORECASE)


_COUNTING = (
    *_UNITS, *_TENS, "dozen", "hundred", "thousand", "lakh", "lakhs", "million", "crore", "crores", "billion"
)  # fmt: skip
_ANY_WORD = frozenset(  # every quantity has one of these, or a digit
    (
        *(f"{word}{end}" for word in _COUNTING for end in ("", "percent", "per")),
        *"tens dozens scores hundreds thousands millions half quarter third fifth tenth thirds quarters".split(),
    )
)
_DIGIT = re.compile(r"\d")


def find_quantities(text: str, span: Offsets) -> list[Quantity]:
    """The quantities in `text[span[0]:span[1]]`, in order.

    >>> [q.low for q in find_quantities("At least 40 people and two dozen rescuers, aged 30, waited 5 hours.", (0, 67))]
    [40, 24]
    """
    if not has_any(text, span, _ANY_WORD) and not _DIGIT.search(text, *span):
        return []
    return list(_quantities(text, span))


def _quantities(text: str, span: Offsets) -> Iterator[Quantity]:
    at = span[0]
    while m := _QUANTITY.search(text, at, span[1]):
        quantity = _read(m, text, span)
        at = max(quantity.span[1] if quantity else _skip(m), m.start() + 1)
        if quantity and not _is_no_count(text, span, m, quantity):
            yield quantity


def _skip(m: re.Match[str]) -> int:
    """Where to go on after a match that says no number ("hundred dozen"): after its article ("a six-member crew")."""
    if m["first"] and (article := _ARTICLE.match(m["first"])):
        return m.start("first") + article.end()
    return m.end("first") if m["first"] else m.end()


def _read(m: re.Match[str], text: str, span: Offsets) -> Quantity | None:
    """The quantity that the match says; None where its words are no number."""
    if m["vague"]:
        return _vague(m)
    if m["share"] or m["shares"] or m["part"]:
        share = _share(m)
        return _bounded(Quantity(m.span(), share, share, Bound.EXACT, percent=True), _bound_of(m)) if share else None
    first = parse_number(m["first"])
    if first is None:
        return None
    percent = bool(m["pc1"] or m["pc2"])
    second = parse_number(m["second"]) if m["second"] else None
    ranged = second is not None and _is_range(m, first, second)
    if (
        ranged
        and second is not None
        and m["join"].lower() == "to"
        and _RISE_BEFORE.search(text[max(span[0], m.start() - 40) : m.start()])
    ):
        at = (m.start("second"), m.end("pc2") if m["pc2"] else m.end("second"))
        return Quantity(at, second, second, Bound.EXACT, percent)  # "rose from 10 to 14" says 14
    if ranged and second is not None:
        return Quantity(m.span(), _scaled(first, m["first"], m["second"]), second, Bound.BETWEEN, percent)
    if m["between"]:
        return None
    if not m["second"]:
        if m["the"] and (m["more"] or m["most"]):  # "below the 1,200 reported": held against that number
            return Quantity((m.start("core"), m.end()), first, first, Bound.EXACT, percent)
        if _is_phrasal(text, span, m):
            return Quantity((m.start("core"), m.end()), first, first, _bound_of(m, prefix=False), percent)
        quantity = Quantity(m.span(), first, first, Bound.EXACT, percent)
        return _bounded(quantity, _bound_of(m))
    end = m.end("pc1") if m["pc1"] else m.end("first")  # "12 and 30" are two
    if m["join"] in "-–—":
        return None
    return _bounded(Quantity((m.start(), end), first, first, Bound.EXACT, bool(m["pc1"])), _bound_of(m, suffix=False))


def _is_range(m: re.Match[str], first: Number, second: Number) -> bool:
    """Whether two numbers with "to", "and", "or" or a dash between them are the ends of one range."""
    join = m["join"].lower()
    if bool(m["pc1"]) and not m["pc2"]:
        return False
    low = _scaled(first, m["first"], m["second"])
    if low >= second:
        return False
    if join == "and":
        return bool(m["between"])
    return not m["between"] and (join != "or" or second <= 2 * low + 1)


def _scaled(first: Number, first_words: str, second_words: str) -> Number:
    """`first` in the scale of the second number: the 10 of "10 to 20 million" counts millions."""
    scale = re.search(
        r"(?<=[\d\s])(hundred|thousand|lakhs?|million|crores?|billion|bn|mn|m|k)\s*$", second_words, re.IGNORECASE
    )
    if scale and not re.search(r"[a-z]", re.sub(_WORD_END, "", first_words.lower())):
        scaled = first * _SCALES[scale[1].lower()]
        return int(scaled) if scaled == int(scaled) else scaled
    return first


_WORD_END = re.compile(rf"\b(?:{'|'.join([*_UNITS, *_TENS])})\b")


def _vague(m: re.Match[str]) -> Quantity | None:
    words = re.sub(r"^(?:many|several|some|a few|a couple(?: of)?) ", "", " ".join(m["vague"].lower().split()))
    words = re.split(r",? (?:if not|or) ", words)[0].rstrip(",")
    words = words if words.endswith("s") else words + "s"
    low, high = _VAGUE[words]
    if m["vaguer"]:
        high = _VAGUE[" ".join(m["vaguer"].lower().split())][1]
    return Quantity(m.span(), low, high, Bound.VAGUE)


def _is_phrasal(text: str, span: Offsets, m: re.Match[str]) -> bool:
    """Whether "over" is the verb's, not the number's: "handed over 12 soldiers"."""
    over = m["more"] and m["more"].lower() == "over"
    return bool(over and _OVER_VERB.search(text, max(span[0], m.start() - 12), m.start()))


def _share(m: re.Match[str]) -> Number | None:
    if m["part"]:
        part, whole = parse_number(m["part"]) or 0, parse_number(m["whole"]) or 1
        share = round(100 * part / whole, 2)
        return None if part >= whole else int(share) if share == int(share) else share
    return _SHARES["-".join((m["share"] or m["shares"]).lower().replace("-", " ").split())]


def _bound_of(m: re.Match[str], suffix: bool = True, prefix: bool = True) -> Bound:
    after = (m["after"] or "").split()[-1:] if suffix else []
    odd = m["odd"] if suffix else None
    if after == ["more"] or odd in ("+", "-plus"):
        return Bound.AT_LEAST
    if after and after[0] in ("fewer", "less"):
        return Bound.AT_MOST
    for name, _, bound in _BOUNDS:
        if prefix and m[name]:
            return bound
    return Bound.ABOUT if after == ["so"] or odd else Bound.EXACT


def _bounded(quantity: Quantity, bound: Bound) -> Quantity:
    """`quantity`, still exact, with `bound`.

    >>> _bounded(Quantity((0, 4), 1000, 1000, Bound.EXACT), Bound.MORE_THAN).low
    1001
    """
    n = quantity.low or 0
    if bound is Bound.MORE_THAN:
        whole = not quantity.percent and n == int(n)
        return replace(quantity, low=n + 1 if whole else n, high=None, bound=bound)
    if bound is Bound.AT_LEAST:
        return replace(quantity, high=None, bound=bound)
    if bound is Bound.AT_MOST:
        return replace(quantity, low=0, bound=bound)
    return replace(quantity, bound=bound)


def parse_number(words: str) -> Number | None:
    """The number that digits or words say; None where they say none.

    >>> parse_number("1.3m"), parse_number("two hundred and twelve"), parse_number("half a dozen"), parse_number("a")
    (1300000, 212, 6, None)
    """
    said = _HALF_MORE.sub("halfmore", words.lower())
    tokens = _PART.findall(said)
    total: Number = 0
    group: Number = 0
    last = None  # what the token before was: it decides what may follow
    half = False
    for token in tokens:
        if token == "and":
            continue
        if token == "half":
            half = True
        elif token == "halfmore":
            group += 0.5  # "two and a half million"
        elif token in ("a", "an"):
            group, last = 1, "article"
        elif token[0].isdigit():
            value = token.replace(",", "")
            group, last = (float(value) if "." in value else int(value)), "digits"
        elif token in _UNITS:
            if last in ("unit", "digits", "article") or (last == "ten" and _UNITS[token] > 9):
                return None
            group, last = group + _UNITS[token], "unit"
        elif token in _TENS:
            if last in ("unit", "ten", "digits", "article"):
                return None
            group, last = group + _TENS[token], "ten"
        elif token in _SCALES:
            if last is None:
                return None
            scale = _SCALES[token]
            if scale in (12, 100):
                group *= scale
            else:
                total, group = total + group * scale, 0
            last = "scale"
    if last in (None, "article"):
        return None
    number = (total + group) / 2 if half else total + group
    return int(round(number, 6)) if round(number, 6) == int(round(number, 6)) else round(number, 6)


def _is_no_count(text: str, span: Offsets, m: re.Match[str], quantity: Quantity) -> bool:
    """Whether the words around a number make it money, an age, a measure, a time, a score, a rank, a year or a name."""
    start, end = quantity.span
    before, after = text[max(span[0], start - 60) : start], text[end : min(span[1], end + 40)]
    if quantity.percent:
        return bool(
            re.search(r"\b(?:(?:half|third|quarter|tenth|fraction)\s+of|top|bottom|\w+est)\s+$", before)
        ) or bool(re.match(r"\s*(?:points?|stake|tax|interest|chance|discount)\b", after))
    if MEMBERS_AFTER.match(after):
        return False
    if _PRONOUN_BEFORE.search(before) and (m["first"] or "").lower() == "one" and not m["second"]:
        return True
    named = m.start() == m.start("core") and _NAME_BEFORE.search(before)  # not "Last year over 4 million visitors"
    if _MEASURE_AFTER.match(after) or _GLUED_AFTER.match(after) or named or _NO_NUMBER_BEFORE.search(before):
        return True
    if _ODD_SCALE_AFTER.match(after):
        return True
    if quantity.bound is Bound.VAGUE:
        return bool(
            re.match(r"\s+of\s+(?:\w+\s+)?(?:dollars|pounds|euros|years|miles|hours|days|weeks|months|kilomet)", after)
        )
    if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after) and (quantity.high or 0) < 120:
        return True
    if (
        quantity.bound is Bound.BETWEEN
        and m["join"] in "-–—"
        and (_SCORE_BEFORE.search(before) or _RESULT_AFTER.match(after))
    ):
        return True
    if _YEAR.fullmatch(m["first"] or "") and not m["second"]:
        dated = bool(_YEAR_BEFORE.search(before)) and not SAMPLE_BEFORE.search(before)
        return dated or not _COUNTED.match(after)
    return False
