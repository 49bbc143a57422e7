"""Where names stand: the gazetteer and the model each propose, and here one place decides.

A known name wins over the same words tagged by the model; a longer name that only the model saw ("Maher al-Assad",
"Bank of Syria") wins over a known one inside it, which is then no mention, save where it owns the rest ("Iran" in
"Iran's government").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.bodies import find_bodies, is_modifier
from kg.extract.gazetteer import Gazetteer, Hit
from kg.extract.headed import territory
from kg.extract.name_types import NameSpan
from kg.extract.names import ACRONYM_AFTER, clean_names, people_word
from kg.extract.nations import nation_named
from kg.extract.near import Spans
from kg.extract.tagger import Name
from kg.extract.tokens import WORD, tokens, without_possessive
from kg.extract.words import DESCRIPTORS, TITLES
from kg.ids import fold
from kg.model import EntityType, Offsets
from kg.read.segment import Segments


def find_names(segments: Segments, tagged: Sequence[Name], gazetteer: Gazetteer) -> list[NameSpan]:
    """The names in the text, in order; one may lie inside another, none crosses another."""
    text = segments.text
    proposed = {name.span: name for name in clean_names(text, tagged)}
    hits = _without_other_acronyms(text, gazetteer.find(text, tokens(text)), proposed)
    borne = _borne_by_persons(text, hits, proposed)
    hits = [hit for hit in hits if hit.span not in borne]
    proposed |= borne
    owners = [hit for outer in hits for hit in _owner(text, outer, gazetteer)]
    bodies = list(find_bodies(text, gazetteer))
    found = [
        NameSpan(hit.span, hit.entities[0].type, hit.entities)
        for hit in [*hits, *owners]
        if not is_modifier(text, hit.span)
    ]
    found = _without_beaten(text, found, proposed, {hit.span for hit in owners})
    by_span = {name.span: name for name in found}
    known = Spans(by_span)
    found += [
        name for name in proposed.values() if all(_inside(by_span[span], name) for span in known.overlapping(name.span))
    ]
    taken = Spans(name.span for name in found)
    found += [group for group in _peoples(segments) if not taken.overlap(group.span)]
    stated = Spans(body.span for body in bodies)
    found = [n for n in found if all(_owns(text, n, span) for span in stated.overlapping(n.span))]
    return sorted(found + bodies, key=lambda name: (name.span[0], -name.span[1]))


def _without_other_acronyms(text: str, hits: Sequence[Hit], proposed: Mapping[Offsets, NameSpan]) -> list[Hit]:
    """The known names without acronyms that the article spells out as another's: "Sailors' Defence Fund (SDF)"."""
    known = {hit.span[1] for hit in hits}
    others = {
        found["acronym"]
        for span in proposed
        if span[1] not in known and " " in text[slice(*span)] and (found := ACRONYM_AFTER.match(text, span[1]))
    }
    return [hit for hit in hits if text[slice(*hit.span)] not in others]


def _borne_by_persons(text: str, hits: Sequence[Hit], proposed: Mapping[Offsets, NameSpan]) -> dict[Offsets, NameSpan]:
    """The known places that are here a person's family name: "Mr Jordan", or "Jordan said" where no other is meant.

    Somebody of the article bears the name in full; bare, it is the person's only where every place it stands at is the
    subject of a verb of saying.
    """
    families = {
        text[slice(*span)].rsplit(" ", 1)[-1]
        for span, name in proposed.items()
        if name.type is EntityType.PERSON and " " in text[slice(*span)]
    }
    if not families:
        return {}
    named = Spans(span for span, name in proposed.items() if name.type is EntityType.PERSON)
    found: dict[str, list[Offsets]] = {}
    for hit in hits:
        word = text[slice(*hit.span)]
        inside = any(span != hit.span for span in named.overlapping(hit.span))
        if word in families and not inside and hit.entities[0].type is EntityType.PLACE:
            found.setdefault(word, []).append(hit.span)
    borne: dict[Offsets, NameSpan] = {}
    for spans in found.values():
        titled = [span for span in spans if _TITLED.search(text, max(0, span[0] - 8), span[0])]
        bare = [span for span in spans if span not in titled]
        if not all(_SAYS_AFTER.match(text, span[1]) for span in bare):
            bare = []
        borne |= {span: NameSpan(span, EntityType.PERSON) for span in (*titled, *bare)}
    return borne


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? \Z")
_SAYS_AFTER = re.compile(
    r",? (?:said|says|told|added|wrote|explained|testified|recalled|replied|denied|insisted|admitted|argued|"
    r"declined|who)\b"
)


def _without_beaten(
    text: str, found: Sequence[NameSpan], proposed: Mapping[Offsets, NameSpan], owners: set[Offsets]
) -> list[NameSpan]:
    """The known names without those that are part of a longer one, or somebody else's."""
    spans = Spans(proposed)
    return [
        known
        for known in found
        if known.span in owners
        or not any(_beats(text, proposed[span], known) for span in spans.overlapping(known.span))
    ]


def _beats(text: str, name: NameSpan, known: NameSpan) -> bool:
    """Does a name that the model saw show that the known one in it is only a part, or the same word for another?"""
    if name.span == known.span:
        # a country or city whose name is also a person's (Jordan, Chad, Sydney): the sentence decides
        return name.type is EntityType.PERSON and known.type is EntityType.PLACE and not known.known[0].iri
    if not (name.span[0] <= known.span[0] and known.span[1] <= name.span[1]) or _owns(text, known, name.span):
        return False
    rest = text[name.span[0] : known.span[0]] + " " + text[known.span[1] : name.span[1]]
    extra = [word for word in WORD.findall(rest) if word[0].isupper() and fold(word) not in TITLES]
    return bool(extra) and (name.type is not known.type or not {fold(w) for w in extra} <= DESCRIPTORS)


def _owner(text: str, hit: Hit, gazetteer: Gazetteer) -> Iterator[Hit]:
    """The known name that owns the rest of a known name: "Iran" in "Iran's government"."""
    start, end = hit.span
    mark = re.search(r"['’]s?\s", text[start:end]) or _UN_OF.match(text[start:end])
    if mark:
        for inner in gazetteer.find(text[start : start + (mark.end() if mark.re is _UN_OF else mark.start())]):
            yield Hit((start + inner.span[0], start + inner.span[1]), inner.entities)


_UN_OF = re.compile(r"(?:UN|U\.N\.|EU)(?= [a-z])")  # "UN human rights office" says whose, a name of its own does not


def _inside(known: NameSpan, name: NameSpan) -> bool:
    """May a known name stay beside a longer one around it? Only one that owns it is still here."""
    return (
        name.span[0] <= known.span[0]
        and known.span[1] <= name.span[1]
        and known.span != name.span
        and known.type is EntityType.PLACE
        and name.type is not EntityType.PLACE
    )


def _owns(text: str, name: NameSpan, span: Offsets) -> bool:
    """Is the name inside `span` that of the place or body whose the rest is: "Iran" in "Iran’s government"?"""
    if not (span[0] <= name.span[0] and name.span[1] <= span[1]) or name.span == span:
        return False
    of_country = (
        name.type is EntityType.PLACE and bool(nation_named(text[slice(*name.span)])) and name.span[0] == span[0]
    )
    return (
        (name.span[1] < span[1] and bool(re.match(r"['’]s?\s", text[name.span[1] : name.span[1] + 3])))
        or territory(text, span) == name.span
        or (of_country and _STATE_AFTER.match(text, name.span[1]) is not None)
    )


_CAPITALISED = re.compile(r"\b[A-Z][\w’']*\b")
_STATE_AFTER = re.compile(r" (?:government|parliament|army|military|police|navy|cabinet|presidency)\b")


def _peoples(segments: Segments) -> Iterator[NameSpan]:
    """Religious and ethnic groups by name: "Tamils", "the Rohingya", "Christian villages" (an adjective counts)."""
    text = segments.text
    for m in _CAPITALISED.finditer(text):
        word = without_possessive(m.group())
        if people_word(word) and not _in_longer_name(text, m.start(), m.start() + len(word)):
            yield NameSpan((m.start(), m.start() + len(word)), EntityType.GROUP)


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Is a capitalised word of a name right beside it ("Christian Dior", "Arab League")?"""
    return bool(re.match(r"[ \u00a0][A-Z]\w", text[end : end + 3])) and not people_word(
        (WORD.match(text, end + 1) or [""])[0]
    )
