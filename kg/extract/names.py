"""What the model takes for names, cleaned: halves joined, titles and possessives cut off, types put right.

The model is right about where most names stand; where its halves, its types or its ends are wrong, the words beside
them say so: a bracketed acronym spells out the name before it, "in" comes before a place, a family name follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.headed import CAPITALISED, LED, PAIRS, VESSEL, Headed, headed_names, is_title_case, territory
from kg.extract.name_types import PRIVATE_HEADS, NameSpan, settle_types
from kg.extract.nations import nation_named, nation_of_adjective, nation_of_demonym
from kg.extract.near import Spans
from kg.extract.recurring import recurring_names
from kg.extract.shown import shown_names, weakly_shown
from kg.extract.tagger import Name
from kg.extract.tokens import WORD, count_of, has_word_start, places_of
from kg.extract.words import CALLED, DEPARTMENTS, HEADED, PEOPLES
from kg.ids import fold
from kg.model import EntityType, Offsets

NAME_FLOOR = 0.5  # the model's mean probability below which a run is no name
LONGEST = 300  # characters; a run of capitalised words that is longer is a list or a heading, and no name
_CORROBORATED = 0.35  # the same, where its words stand in the article again or those beside it show what it is

_GIVEN = frozenset("dean duke earl baron king prince major judge marshal sheriff royal chase gale".split()) - {
    "king",
    "prince",
    "major",
    "judge",
    "marshal",
    "sheriff",
}
_SHOWN = 3.0  # what it weighs for a name's type that its own words or those beside it show the type
_SURE = 0.8  # the model's probability above which a full name of a person is one
_KINDS = {
    "person": EntityType.PERSON,
    "organisation": EntityType.ORGANIZATION,
    "place": EntityType.PLACE,
    "group": EntityType.GROUP,
}
_BEFORE_SITE = re.compile(r"\b(?:[Tt]he|in|at|on|near|from|to|of|by|outside|with) \Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OUTER = " \t\r\n\u00a0.,;:\"“”'’‘«»()[]–—-"
_LOOSE = frozenset("of and for from the in at to by on with a an de".split())  # no name ends so
_DECORATIONS = re.compile(r"(?:,|(?<!\s))\s++(?:KC|QC|SC|MP|MEP|MD|PhD|CBE|OBE|MBE|Jr\.?|Sr\.?|Esq\.?)\Z")
_BRIDGE = re.compile(r"(?<!\s)\s++(?:of|for|on)(?:\s++the)?\s*+\Z")
_AND = re.compile(rf"(?!.*\b(?:{'|'.join(HEADED)})\b)\S+(?: \S+){{0,2}} (?:and|&)\s*\Z")  # "National Air and"
_LEAD = re.compile(
    rf"\b(?!The )((?:[A-Z][\w’'-]{{1,40}} ){{0,3}}(?:{'|'.join(HEADED)})) (?:for|of|on|against)(?: the)? \Z"
)
_PARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|bin|ibn|ben|de|da|di|du|del|der|den|van|von|le|la|ter|abu)\b")
_COMMON_START = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?)(?:\s++|\Z)|(?!(?:al|el|as|ad|an|ar|at|ash|bin|ibn|ben|de|da|di|du|del|der|den|van|"
    r"von|le|la|ter|abu|of)\b)[a-z][\w’'-]*+\s++(?=.{0,300}[A-Z]))++"
)
_COMMON_END = re.compile(
    r"(?<!\s)\s++(?!(?:camp|mosque|temple|shrine|hospital|airport|base|prison|office|service|court)\Z)[a-z]++(?:-[a-z]++)*+\Z"
)
_OF_TITLE = re.compile(
    r"(?<!\s)\s++(?:Press|Prime|Vice|Deputy|Assistant|Foreign|Chief|Executive|Senior|Managing|Party|National|Regional)\Z"
)
_PRODUCT_END = re.compile(
    r"(?<!\s)\s++(?:Resolution|Report|Statement|Summit|Spokes\w+|Chief|Commander|Chairman|Chairwoman|Director|Meeting|Session)\Z"
)
_OFFICE_END = re.compile(r" (?:Coroner|Sheriff|Mayor|Governor|Gov\.|Senator|Councillor|Commissioner|Treasurer)\Z")
_OPENING = re.compile(r"[.!?:]\s++\Z|\n\Z")
# What an assembly passes and a league plays for has a name, but is nobody and no place.
_DEEDS = frozenset(
    "Accord Accords Act Agreement Amendment Award Awards Bill Championship Championships Charter Code "
    "Constitution Convention Cup Day Declaration Directive Festival Games Index Medal Olympics Pact Prize "
    "Protocol Report Resolution Strategy Study Summit Survey System Tournament Treaty War Week "
    "Olympiad Virus Covenant".split()
)
_NO_NAMES = (
    frozenset("it its he she they them him her his their we our us i my who this that these those there".split())
    | frozenset("internet web god x covid covid-19 earth islam christianity parliament hospital court".split())
    | frozenset("emeritus anon parish pac pacs junta paramilitary paramilitaries".split())
    | frozenset(("international community", "super pac", "big tech", "english-language", "social media", "big pharma"))
)
_IN_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|to|from|(?:town|city|village|port|district|province) of) \Z"
)
_SITE_OF = re.compile(
    r"(?:Bazaa?r|Head|Point|Cross|Town|Green|Bay|Hill|Island|Peak|Pass|Creek|Ferry|Landing|Corner|Gate)\b"
)
_IN_TAIL = re.compile(
    rf"(?: in (?:the )?{CAPITALISED}(?: {CAPITALISED})*)(?= \([A-Z]{{3,}}\))"
)  # "Mission in Mali (MINUSMA)"
_STORM = re.compile(r"\b(?:[Ss]torm|[Hh]urricane|[Tt]yphoon|[Cc]yclone|Operation|Apollo|USS|HMS|HMCS|HMAS|MV) \Z")
_HONORIFIC = re.compile(
    r"(?:(?:HE|H\.E\.|HRH) )?"
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lady|Madam|Herr|Frau|Monsieur|Madame|Señor|Señora)\.? (?=[A-Z])"
)
_CONNECTED = re.compile(r" (?:do|da|de|dos|das|del|di|della|du|des) ")
_NICKNAMED = re.compile(r" ?[\"“”‘’'(][^\W\d_][\w .’'-]{0,18}?[\"“”‘’')] ")  # Terrence “Tee” Batiste
_INITIAL_BEFORE = re.compile(r"(?:\A|[^\w.] ?|[a-z] )(?P<initials>[A-Z]\.(?:[ -]?[A-Z]\.)?[ -]?)\Z")
_INITIAL_LAST = re.compile(r"(?:\A|[ .-])[A-Z]\Z")
_NAME_AFTER = re.compile(r" ([A-Z]\w+)")
_TITLE_AFTER = re.compile(r"\s+([A-Z][a-z]+)\b")
_SPACELESS = re.compile(r"[^\s]+")
_FIRST = re.compile(r"\S+(?= )")
_AFTER_FIRST = re.compile(r"\s.*", re.DOTALL)
_ILL = re.compile(r"[A-Z]\w+phobia\Z")
_TAIL = re.compile(r" and (?:the )?[A-Z][\w-]+(?! [A-Z])\b")


ACRONYM_AFTER = re.compile(
    r"['’]?s?(?: \((?:the |or |also known as |known as )?|"
    r", (?:or|also known as|known (?:as|by its (?:\w+ )?(?:initials|acronym))|"
    r"abbreviated(?: as| to)?),? (?:the )?)(?P<acronym>[A-Z][A-Za-z0-9&-]{1,9}(?<=[A-Z0-9]))\b"
)


def clean_names(text: str, tagged: Sequence[Name]) -> list[NameSpan]:
    """The model's names as name spans, with those that the words of the text show by themselves."""
    joined = _joined(text, [name for name in tagged if name.span[1] - name.span[0] <= LONGEST])
    seen = Counter((text[slice(*name.span)], name.kind) for name in joined if name.score >= _CORROBORATED)
    names = [
        span
        for name in joined
        if name.score >= NAME_FLOOR or (name.score >= _CORROBORATED and _is_borne_out(text, name, seen))
        if (span := _cleaned(text, name))
    ]
    names = [half for name in names for half in _halved(text, name) if not _is_headline(text, half)]
    names = [_whole(text, name) for name in names]
    names = _merged(text, names)
    names += _acronyms(text, names)
    names += _companies_of_works(text, names)
    taken = Spans(name.span for name in names)
    names += [name for name in recurring_names(text, settle_types(text, names)) if not taken.overlap(name.span)]
    names = settle_types(text, names)
    places = {text[slice(*name.span)] for name in names if name.type is EntityType.PLACE}
    for name in list(names):
        inner = territory(text, name.span) if name.type is EntityType.ORGANIZATION else None
        if inner and (text[slice(*inner)] in places or text.startswith("Municipality", name.span[0])):
            names.append(NameSpan(inner, EntityType.PLACE, weight=0.0))
    return sorted(names, key=lambda name: (name.span[0], -name.span[1]))


def _whole(text: str, name: NameSpan) -> NameSpan:
    """The name with the head or the last part of it that the model left out."""
    span = _tailed(text, _led(text, name), name.type)
    return replace(name, span=span) if span != name.span else name


def _is_headline(text: str, name: NameSpan) -> bool:
    """Is a name nothing but words of a headline that capitalises them all: the article writes some of them small?"""
    words = text[slice(*name.span)]
    if name.type is EntityType.PERSON or len(words.split()) < 2:
        return False
    near, far = max(0, name.span[0] - _HEADLINE_AT_MOST), min(len(text), name.span[1] + _HEADLINE_AT_MOST)
    start, end = text.rfind("\n", near, name.span[0]) + 1, text.find("\n", name.span[1], far)
    if (not start and near) or (end < 0 and far < len(text)):
        return False  # the line is too long for a headline
    if not is_title_case(text[start : end if end > 0 else None]):
        return False
    places = places_of(text, words)
    if places and (places[0] < start or places[-1] >= name.span[1]):
        return False
    return any(len(w) > 3 and has_word_start(text, w.lower()) for w in words.split())


_HEADLINE_AT_MOST = 400  # characters before a name in it, and after


def _companies_of_works(text: str, names: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The companies inside the names of their plants: "Orva Chemical" in "Orva Chemical plant"."""
    seen = {name.span for name in names}
    for name in names:
        works = _WORKS.fullmatch(text, *name.span) if name.type is EntityType.PLACE else None
        if works and works.span("owner") not in seen and _is_company(text, works["owner"]):
            yield NameSpan(works.span("owner"), EntityType.ORGANIZATION)


def _is_company(text: str, name: str) -> bool:
    """Is the owner of a plant a company, not the town: by its last word, or because it speaks and acts elsewhere?"""
    first, _, rest = name.partition(" ")
    if rest and rest.rpartition(" ")[2] in PRIVATE_HEADS:
        return True
    return _speaks_or_acts(text, name, first)


@lru_cache(maxsize=1 << 10)
def _speaks_or_acts(text: str, name: str, first: str) -> bool:
    for at in places_of(text, first):
        for own in (name, first):
            if text.startswith(own, at) and (
                _ACTS.match(text, at + len(own))
                or (_ACTED_ON.search(text, max(0, at - 12), at) and _WORD_END.match(text, at + len(own)))
            ):
                return True
    return False


_WORKS = re.compile(
    r"(?P<owner>.+?) (?:(?:nuclear |hydro|thermal )?(?:power|oil|gas|coal|gold|copper|steel) )?"
    r"(?:plant|factory|refinery|mine|mill|smelter|shipyard|warehouse|depot)"
)
_ACTED_ON = re.compile(r"\b(?:fined|sued|told|by|owner|operator),? \Z")
_WORD_END = re.compile(r"\b")
_ACTS = re.compile(
    r"(?:['’]s?)? (?:said|says|told|declined|did not|spokes\w+|executives?|employees?|CEO|chief executive|shares|"
    r"has said|had said|apologi[sz]ed|confirmed|denied|announced|operates|owns)\b"
)


def _merged(text: str, names: Sequence[NameSpan]) -> list[NameSpan]:
    """The model's names, and in the place of what they cover those that show themselves, the longest first."""
    tagged = Spans(name.span for name in names)
    by_span = {name.span: name for name in names}
    shown = [Headed(span, type_, headed=False) for span, type_ in shown_names(text)]
    accepted: list[NameSpan] = []
    held = _Apart()
    for name in sorted([*shown, *headed_names(text)], key=lambda n: (n.span[0] - n.span[1], n.span)):
        if name.span[1] - name.span[0] > LONGEST or fold(text[slice(*name.span)]) in _NO_NAMES:
            continue
        others = [by_span[span] for span in tagged.overlapping(name.span)]
        if _is_refuted(text, name, others) or not held.add(name.span):
            continue
        accepted.append(NameSpan(name.span, name.type, weight=_SHOWN))
    works = {
        m.span("owner")
        for name in accepted
        if name.type is EntityType.PLACE and (m := _WORKS.fullmatch(text, *name.span))
    }
    covering = Spans(name.span for name in accepted)
    kept = [
        name
        for name in names
        if not covering.overlap(name.span) or (name.type is EntityType.ORGANIZATION and name.span in works)
    ]
    taken = Spans(name.span for name in [*kept, *accepted])
    weak = [NameSpan(span, type_) for span, type_ in weakly_shown(text) if not taken.overlap(span)]
    return kept + accepted + weak


def _acronyms(text: str, names: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The acronyms by which the text introduces bodies: "(UAAR)" after the name, "or RSF", "its initials FNCM"."""
    taken = Spans(name.span for name in names)
    for name in names:
        found = ACRONYM_AFTER.match(text, name.span[1]) if name.type is EntityType.ORGANIZATION else None
        if found and not taken.overlap(found.span("acronym")):
            yield NameSpan(found.span("acronym"), EntityType.ORGANIZATION)


class _Apart:
    """Spans of which no two share a character."""

    def __init__(self) -> None:
        self._spans: list[Offsets] = []

    def add(self, span: Offsets) -> bool:
        """Take `span` in, unless it shares a character with one that is in already."""
        at = bisect_left(self._spans, span)
        beside = self._spans[max(0, at - 1) : at + 1]
        if any(span[0] < end and start < span[1] for start, end in beside):
            return False
        self._spans.insert(at, span)
        return True


def _is_refuted(text: str, shown: Headed, tagged: Sequence[NameSpan]) -> bool:
    """Does the model see another name there, longer or somebody's?"""
    if shown.type is EntityType.PERSON and any(other.type is EntityType.PERSON for other in tagged):
        # nothing but the end of what the words show was seen: "Paul" of "Sen. Rand Paul"
        return any(other.span[0] <= shown.span[0] or shown.span[1] != tagged[-1].span[1] for other in tagged)
    for other in tagged:
        contains = other.span[0] <= shown.span[0] and shown.span[1] <= other.span[1]
        if contains and other.span != shown.span:
            rest = text[other.span[0] : shown.span[0]].split() + text[shown.span[1] : other.span[1]].split()
            return not (other.type is EntityType.ORGANIZATION and shown.headed and _is_beside(rest))
        full = other.type is EntityType.PERSON and " " in text[slice(*other.span)] and other.weight >= _SURE
        inside = shown.span[0] <= other.span[0] and other.span[1] <= shown.span[1]
        if full and (not inside or (other.span == shown.span and shown.doubtful)):
            return True
        if shown.doubtful and other.type is EntityType.PERSON and other.span[0] == shown.span[0]:
            return True
    return shown.doubtful and not tagged and not _BEFORE_SITE.search(text, max(0, shown.span[0] - 12), shown.span[0])


def _is_beside(rest: Sequence[str]) -> bool:
    """Is the rest of the model's name another name, or what only says whose or of what kind the body is?"""
    return "and" in rest or all(nation_of_adjective(word) or LED.match(word) or word.islower() for word in rest)


def strip_titles(text: str, span: Offsets) -> Offsets:
    """`span` without the titles before a person's name and without a possessive after it.

    >>> strip_titles("President Sharaa’s", (0, 18))
    (10, 16)
    """
    start, end = span
    if fold(_AFTER_FIRST.sub("", text[start:end])) in _GIVEN and len(text[start:end].split()) == 2:
        return bare_span(text, span)  # "Dean" is also what people are called
    words = [(start + m.start(), start + m.end()) for m in _SPACELESS.finditer(text[start:end])]
    while len(words) > 1 and (
        _is_title(text[slice(*words[0])])
        or (text[words[0][0]].islower() and not _PARTICLE.match(text, words[0][0]))
        or (len(words) > 2 and _ranks(text[slice(*words[0])]) and _is_title(text[slice(*words[1])]))
    ):
        words.pop(0)
    start, end = bare_span(text, (words[0][0], end)) if words else span
    return start, start + len(_DECORATIONS.sub("", text[start:end]))


def _is_title(word: str) -> bool:
    return fold(word).strip(".,") in CALLED


def _ranks(word: str) -> bool:
    """Does a word say of what kind the title after it is: "Foreign Secretary", "Chief Justice"?"""
    return word[0].isupper() and (fold(word) in DEPARTMENTS or fold(word) in _RANKS)


_RANKS = frozenset("prime first foreign defense defence press chief assistant associate under permanent shadow".split())


def bare_span(text: str, span: Offsets) -> Offsets:
    """`span` without outer marks and without a possessive at its end."""
    start, end = span
    end = start + len(_POSSESSIVE.sub("", text[start:end]))
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    while start < end and text[start] in _OUTER:
        start += 1
    return start, end


@lru_cache(maxsize=1 << 14)  # asked of every capitalised word
def people_word(word: str) -> str | None:
    """The singular of a population group's name, or None.

    >>> people_word("Tamils"), people_word("Sydney")
    ('tamil', None)
    """
    plain = fold(word)
    if nation_of_adjective(word) or nation_of_demonym(word):
        return None  # "Tajik" is an adjective of Tajikistan before it is a people
    return next((w for w in (plain, plain.removesuffix("s"), plain.removesuffix("es")) if w in PEOPLES), None)


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """The model's names, with those joined that are halves of one: "Bank of" and "England", "Jane" and "Roe"."""
    joined: list[Name] = []
    for name in _with_initials(text, names):
        last = joined[-1] if joined else None
        if last and name.span[1] - last.span[0] > LONGEST:
            last = None
        if last and last.kind == name.kind and _is_one_person(text, joined, name):
            if _QUOTED_NAME.fullmatch(text, last.span[0] - 2, last.span[1] + 2) and len(joined) > 1:
                joined.pop()  # the nickname, which the model took for a name
                last = joined[-1]
            joined[-1] = Name((last.span[0], name.span[1]), name.kind, max(last.score, name.score))
            continue
        if last and last.kind == name.kind and _CONNECTED.fullmatch(text, last.span[1], name.span[0]):
            joined[-1] = Name((last.span[0], name.span[1]), name.kind, min(last.score, name.score))
            continue
        if last and last.kind == name.kind and 0 <= name.span[0] - last.span[1] <= 1:
            before, between = text[slice(*last.span)], text[last.span[1] : name.span[0]]
            beside = between == " " and (not _POSSESSIVE.search(before) or _SITE_OF.match(text, *name.span) is not None)
            if beside or _BRIDGE.search(before) or _AND.match(before):
                joined[-1] = Name((last.span[0], name.span[1]), name.kind, min(last.score, name.score))
                continue
        joined.append(name)
    return joined


_QUOTED_NAME = re.compile(r" ?[\"“‘'(][^\n]+[\"”’')] ")


def _is_one_person(text: str, before: Sequence[Name], name: Name) -> bool:
    """Do the words between join the last name and the next to one: a nickname, or the point of an initial?"""
    if name.kind != "person":
        return False
    last = before[-1]
    between = text[last.span[1] : name.span[0]]
    if between in (". ", ".") and _INITIAL_LAST.search(text[slice(*last.span)]):
        return True
    if _NICKNAMED.fullmatch(between) and between[0] == " ":
        return True
    if not _QUOTED_NAME.fullmatch(text, last.span[0] - 2, name.span[0]) or len(before) < 2:
        return False
    return before[-2].kind == "person" and before[-2].span[1] == last.span[0] - 2


def _with_initials(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, those of people with the initials before them that the model left out: "R." of "R.K. Sharma"."""
    end = 0
    for name in names:
        start = name.span[0]
        found = _INITIAL_BEFORE.search(text, max(end, start - 12), start) if name.kind == "person" else None
        if found and not nation_named(found["initials"].strip()) and found.start("initials") >= end:
            start = found.start("initials")
        end = name.span[1]
        yield replace(name, span=(start, end)) if start != name.span[0] else name


def _cleaned(text: str, name: Name) -> NameSpan | None:
    kind = _KINDS.get(name.kind)
    if kind is None:
        return None
    if _STORM.search(text, max(0, name.span[0] - 12), name.span[0]) or VESSEL.match(text, *name.span):
        return None
    if _HONORIFIC.match(text, *name.span):
        kind = EntityType.PERSON
    span = strip_titles(text, name.span) if kind is EntityType.PERSON else bare_span(text, name.span)
    start, end = _without_common_words(text, span)
    words = text[start:end]
    if not any(c.isupper() for c in words) or fold(words) in _NAMES_NOBODY or people_word(words):
        return None  # population groups have their own list, in any casing
    after = _NAME_AFTER.match(text[end : end + 24])
    if (
        _ILL.match(words)
        or words.rpartition(" ")[2] in _DEEDS
        or (after and after[1] in _DEEDS and kind is not EntityType.PERSON)
    ):
        return None
    if " " in words and all(_is_title(word) for word in words.split()):
        return None  # "the Inspector General"
    if kind is EntityType.PERSON and " " in words and _is_office(words):
        return None  # "the Foreign Secretary"
    if after and _ranks(words) and _is_title(after[1]):
        return None  # of "Prime Minister"
    if kind is not EntityType.PLACE and (fold(words) in DEPARTMENTS or (words == "Cabinet" and after)):
        return None  # of "Interior Minister Jane Roe"
    if nation_of_adjective(words) or (nation_of_demonym(words) and not nation_named(words)):
        return None  # "Syrian" and "Syrians" are no mention of Syria
    if " " not in words and not words.isupper() and _is_common(text, start, words):
        return None
    return NameSpan((start, end), kind, weight=name.score)


def _is_office(words: str) -> bool:
    """Are the words an office and what it is of, without a name: "Foreign Secretary"?"""
    first, _, last = fold(words).rpartition(" ")
    return last in CALLED and first in DEPARTMENTS


_NAMES_NOBODY = CALLED | _NO_NAMES


def _halved(text: str, name: NameSpan) -> Iterator[NameSpan]:
    """Two places that the model joined are two: "Bantry and Cobh"."""
    words = text[slice(*name.span)]
    left, joint, right = words.partition(" and ")
    if (
        name.type is not EntityType.PLACE
        or not joint
        or words in PAIRS
        or nation_named(words)
        or not right[:1].isupper()
    ):
        yield name
        return
    yield replace(name, span=(name.span[0], name.span[0] + len(left)))
    yield replace(name, span=(name.span[1] - len(right), name.span[1]))


def _is_borne_out(text: str, name: Name, seen: Mapping[tuple[str, str], int]) -> bool:
    """Do other words of the article bear out what the model is not sure of?"""
    words = text[slice(*name.span)]
    if not words[:1].isupper() and "-" not in words:
        return False
    before = text[max(0, name.span[0] - 24) : name.span[0]]
    if name.kind == "place":
        return bool(_IN_PLACE.search(before))
    if name.kind == "person" and " " not in words:
        return bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir)\.? \Z", before))
    return seen[words, name.kind] > 1


def _without_common_words(text: str, span: Offsets) -> Offsets:
    """`span` without the common words before the name and after it: "magazine Lind", "Lombardy region"."""
    start, end = span
    end = _tight_end(text, start, end)
    while tail := _COMMON_END.search(text, start, end):
        end = tail.start()
    if lead := _COMMON_START.match(text, start, end):
        start = lead.end()
    if (lead := _FIRST.match(text, start, end)) and LED.match(lead[0]):
        start = lead.end() + 1
    if (office := _OFFICE_END.search(text, start, end)) and re.match(r" [A-Z][a-z]", text[end : end + 3]):
        end = office.start()  # "Orva County Coroner Jane Roe"
    title = _TITLE_AFTER.match(text[end : end + 24])
    if title and fold(title[1]) in CALLED and (of := _OF_TITLE.search(text, start, end)):
        end = of.start()  # "Pentagon Press Secretary"
    while product := _PRODUCT_END.search(text, start, end):
        end = product.start()
    return start, end


def _tight_end(text: str, start: int, end: int) -> int:
    """Where a name ends without the words and marks at its end that no name ends in; its first word stays."""
    words = list(_SPACELESS.finditer(text, start, end))
    while len(words) > 1 and (words[-1][0] in _LOOSE or not WORD.search(words[-1][0])):
        words.pop()
    return words[-1].end() if words else end


def _is_common(text: str, start: int, word: str) -> bool:
    """Is a capitalised word one that the article writes small elsewhere, as it need not at the start of a sentence?"""
    small = count_of(text, word.lower())
    if small >= 2 * count_of(text, word):
        return True
    opens = not text[max(0, start - 3) : start].strip(" \"“‘'(") or bool(
        _OPENING.search(text, max(0, start - 4), start)
    )
    return opens and small > 0


def _led(text: str, name: NameSpan) -> Offsets:
    """The span with the head of an organisation's name that the model left out: "Centre for" before "Civic Rights"."""
    lead = _LEAD.search(text, max(0, name.span[0] - 60), name.span[0]) if name.type is not EntityType.PERSON else None
    return (lead.start(1), name.span[1]) if lead and name.type is EntityType.ORGANIZATION else name.span


def _tailed(text: str, span: Offsets, type_: EntityType) -> Offsets:
    """`span` with the last part of a body's name that the model left out: "and Atmosphere" after "for Sea"."""
    if type_ is EntityType.ORGANIZATION and (place := _IN_TAIL.match(text, span[1])):
        return span[0], place.end()
    tail = _TAIL.match(text, span[1]) if type_ is EntityType.ORGANIZATION else None
    return (span[0], tail.end()) if tail and re.search(r" (?:for|of) ", text[slice(*span)]) else span
