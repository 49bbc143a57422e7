"""What a quantity counts: the noun phrase after it, or the words that let it stand alone ("12 were killed").

Stands between `numbers` and `figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract import countables as nouns
from kg.extract import outcome_cues as cues
from kg.extract.numbers import MEMBERS_AFTER, Quantity
from kg.model import Offsets, Outcome, Unit, Victims

_WORD = re.compile(r"\s*[“\"‘']?((?:[A-Z]\.){2,4}|[^\W\d_][\w’'-]*)[”\"’]?")
_OF = re.compile(r"\s+of\s+(?:the\s+|those\s+|these\s+|its\s+|their\s+|his\s+|her\s+|our\s+|all\s+)?", re.IGNORECASE)
_OF_ALL = re.compile(r"\s+(?:the|its)\s+(?=[\w’'-]+)")  # "half the population"
_MODIFIERS = 5  # words at most between the number and its noun
_POSSESSIVE = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what it counts; `noun` is None where it stands alone."""

    span: Offsets
    quantity: Quantity
    unit: Unit
    victims: Victims | None
    noun: str | None = None
    outcome: Outcome | None = None  # what the noun itself says: "12 deaths"


def read_count(text: str, sentence: Offsets, quantity: Quantity, whole: Quantity | None = None) -> Count | None:
    """What `quantity` counts; None where that is neither people nor families nor events.

    `whole` is the quantity that it is taken from, in "seven of the 12 hostages".
    """
    if quantity.percent:
        return _share(text, sentence, quantity, whole)
    if not whole and (members := MEMBERS_AFTER.match(text, quantity.span[1], sentence[1])):
        return _members(text, quantity, members.end(), sentence[1])
    singular = quantity.low == quantity.high == 1 and whole is None
    if found := counted_noun(text, (whole or quantity).span[1], sentence[1], singular):
        end, noun = found
        return count_of(text, quantity, noun, end)
    return None if whole else _by_verb(text, sentence, quantity)


def _members(text: str, quantity: Quantity, start: int, limit: int) -> Count | None:
    """The people of a body whose size is said before it: "a six-member crew", but not a council of states."""
    at = start
    for _ in range(_MODIFIERS):
        m = _WORD.match(text, at, limit)
        if not m or m[1].lower() in nouns.NOT_MODIFIERS:
            return None
        if m[1].lower() in nouns.BODIES:
            if quantity.high == 1 or nouns.OF_STATES.search(text, start, m.end(1)):
                return None
            return Count((quantity.span[0], m.end(1)), quantity, Unit.PERSON, Victims.ANY, "members")
        at = m.end()
    return None


def _by_verb(text: str, sentence: Offsets, quantity: Quantity) -> Count | None:
    """A count of what no list of people holds, where the verb is mostly of people: "two ex-wardens were jailed"."""
    end = thing_end(text, quantity.span[1], sentence[1])
    if end is None:
        return None
    before = text[max(sentence[0], quantity.span[0] - 60) : quantity.span[0]]
    if listed := cues.OBJECT_BEFORE.search(before):
        before = f"{before[: listed.start()]} "
    if not (cues.PERSON_ONLY_BEFORE.search(before) or cues.PERSON_ONLY_AFTER.match(text, end, sentence[1])):
        return None
    return Count((quantity.span[0], end), quantity, Unit.PERSON, Victims.ANY)


def thing_end(text: str, start: int, limit: int) -> int | None:
    """The end of the first plural noun after a number, with at most a few words between."""
    of = _OF.match(text, start, limit)
    at = of.end() if of else start
    for _ in range(_MODIFIERS):
        m = _WORD.match(text, at, limit)
        if not m or m[1].lower() in nouns.NOT_MODIFIERS or m[1].endswith(_POSSESSIVE):
            return None
        if _is_thing(m[1].replace("-", "")) and not _names_next(text, m, limit):
            return None if m[1].lower() in nouns.NOT_PEOPLE else m.end(1)
        at = m.end()
    return None


def count_of(text: str, quantity: Quantity, noun: str, end: int) -> Count | None:
    """The count of `quantity` of what `noun`, which ends at `end`, names; None where the words deny it."""
    span, key = (quantity.span[0], end), noun.lower()
    if key in nouns.FAMILIES:
        return Count(span, quantity, Unit.FAMILY, Victims.CIVILIAN, key)
    if key in nouns.EVENTS:
        outcome = nouns.EVENTS[key]
        if nouns.NOT_EVENTS_AFTER.match(text, end) or (key == "cases" and not _are_events(text, quantity, end)):
            return None
        return Count(span, quantity, Unit.EVENT, None, key, outcome)
    if pair := re.match(r"\s+and\s+(?:wo)?men\b", text[end : end + 12]) if key in ("men", "women") else None:
        return Count((span[0], end + pair.end()), quantity, Unit.PERSON, Victims.ANY, "people")
    victims = nouns.PERSONS.get(key) or nouns.SINGULAR.get(key) or Victims.ANY
    between = text[quantity.span[1] : end].lower()
    if victims is Victims.ANY and key in nouns.OUTCOME_OF_NOUN:  # "19 fighters dead"
        kinds = (nouns.PERSONS.get(word) for word in between.split()[:-1])
        victims = next((kind for kind in kinds if kind and kind is not Victims.ANY), victims)
    if victims is Victims.ANY and re.search(r"\bcivilian\b|\basylum\b|\brefugee\b", between):
        victims = Victims.CIVILIAN
    elif (key == "guards" and re.search(r"\b(?:border|frontier|revolutionary|republican|presidential)\b", between)) or (
        victims is Victims.ANY
        and key in ("men", "members", "personnel")
        and re.search(r"\b(?:armed|militia|army|military|security|armoured)\b", between)
    ):
        victims = Victims.COMBATANT
    if key == "lives" and not re.search(
        r"\b(?:claim\w*|cost|taken?|lost)\b[^.;]{0,20}$", text[max(0, span[0] - 40) : span[0]]
    ):
        return None
    outcome = nouns.OUTCOME_OF_NOUN.get(key, Outcome.KILLED if key == "lives" else None)
    if not outcome:
        said = (nouns.OUTCOME_OF_MODIFIER.get(word) for word in between.split()[:-1])
        outcome = next((o for o in said if o), None)
    return Count(span, quantity, Unit.PERSON, victims, key, outcome)


def _are_events(text: str, quantity: Quantity, end: int) -> bool:
    """Whether "cases" are of an illness or a wrong, not of law or of wine."""
    around = text[max(0, quantity.span[0] - 60) : end + 60].lower()
    return bool(
        re.search(
            r"\bcases\s+of\s+(?:[\w-]+\s+){0,2}(?:tortur|abus|rape|violence|abduct|kidnap|disappear|assault|harass|killing"
            r"|murder|traffick|detention|arson|looting|poisoning|theft|piracy)|\b(?:infect|cholera|covid|measles|ebola|virus|confirmed|suspected|new\s+cases|disease|fever|polio|flu)",
            around,
        )
    )


def counted_noun(text: str, start: int, limit: int, singular: bool = False) -> tuple[int, str] | None:
    """The end and the word of the noun that a number at `start` counts."""
    at, found = start, None
    partitive = _OF.match(text, start, limit)
    if partitive:
        at = partitive.end()
    for _ in range(_MODIFIERS + 2):
        m = _WORD.match(text, at, limit)
        if not m:
            break
        word = m[1].rstrip("'’")
        if m[1].endswith(_POSSESSIVE):
            if found or not partitive:
                return None  # "12 people's homes"
        elif _counts(word, singular and not partitive):
            found = (
                m.end(1) + (m.end() > m.end(1) and text[m.end(1)] in '”"' and _opened(text, start, m.start(1))),
                word,
            )
        elif found:
            if found[1].lower() in (nouns.MASS | nouns.FAMILIES | {"families"}) and _is_thing(word):
                return None  # "12 police vehicles"
            if found[1].lower() == "death" and nouns.NO_DEATH_AFTER.match(word):
                return None
            break
        elif word.lower() in nouns.NOT_MODIFIERS or (_is_thing(word) and not _names_next(text, m, limit)):
            break
        at = m.end()
    return found


def _opened(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"[“\"]", text[start:end]))


def _counts(word: str, singular: bool) -> bool:
    low = word.lower()
    if singular:
        return low in nouns.SINGULAR
    if low in nouns.PERSONS or low in nouns.FAMILIES or low in nouns.EVENTS or low in ("others",):
        return True
    return (
        word in nouns.DEMONYMS
        or bool(nouns.MEN.fullmatch(low))
        or bool(word != "Paris" and nouns.DEMONYM.fullmatch(word))
    )


def _names_next(text: str, name: re.Match[str], limit: int) -> bool:
    """Whether a word in -s is a name before the plural that is counted: "12 Hamas operatives"."""
    following = _WORD.match(text, name.end(), limit)
    return bool(name[1][0].isupper() and following and following[1].islower() and _is_plural(following[1]))


def _is_plural(word: str) -> bool:
    return _counts(word, singular=False) or _is_thing(word)


def _is_thing(word: str) -> bool:
    """Whether a word that is no countable person looks like a plural noun: the number counts that, then."""
    low = word.lower()
    return low.endswith("s") and not low.endswith(("ous", "less", "ss", "us")) and "-" not in low


def _share(text: str, sentence: Offsets, quantity: Quantity, whole: Quantity | None) -> Count | None:
    """A share of people ("a third", "a third of the 90 guests"); of votes, money or goods it is none."""
    end, limit = quantity.span[1], sentence[1]
    if whole:
        found = counted_noun(text, whole.span[1], limit, singular=False)
        is_people = found and found[1].lower() not in nouns.EVENTS
        return Count(quantity.span, quantity, Unit.PERCENT, None) if is_people else None
    count = Count(quantity.span, quantity, Unit.PERCENT, None)
    words = text[quantity.span[0] : end].lower()
    if cues.PERCENT_SPEAKS.match(text, end, limit) and not words.endswith(("third", "quarter", "fifth", "tenth")):
        return count  # "a third said" may be a third one
    of = _OF.match(text, end, limit) or _OF_ALL.match(text, end, limit)
    if not of and " in " not in words and " out of " not in words:
        return None
    at = of.end() if of else end
    for _ in range(_MODIFIERS + 1):
        m = _WORD.match(text, at, limit)
        if not m:
            return None
        word = m[1]
        if word.lower() in nouns.POPULATION or (_counts(word, singular=False) and word.lower() not in nouns.EVENTS):
            return None if re.match(r"['’]", text[m.end(1) : m.end(1) + 1]) else count
        if word.lower() in _NO_MODIFIERS or (_is_thing(word) and not word.endswith(_POSSESSIVE)):
            return None
        at = m.end()
    return None


_NO_MODIFIERS = nouns.NOT_MODIFIERS - {"the", "all", "its", "their"}
