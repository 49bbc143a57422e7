"""What befell those counted, as the verbs, nouns and tolls around a number say it: what `tallies` asks."""

from __future__ import annotations

import re

from kg.extract import countables as nouns
from kg.extract import outcome_cues as cues
from kg.extract.counts import Count
from kg.model import Offsets, Outcome

REACH = 120  # characters between a figure and the verb that governs it


def outcome_of(text: str, sentence: Offsets, count: Count, object_of: Outcome | None, limit: int) -> Outcome | None:
    """What befell those counted: their verb says it before the noun or adjective does ("15 injured were rescued")."""
    end = count.span[1]
    if cues.TO_DEATH.match(text, end) and not cues.SENTENCED.search(
        text[max(sentence[0], count.span[0] - 40) : count.span[0]]
    ):
        return Outcome.KILLED
    if count.outcome is None:
        outcome = object_of or outcome_after(text, end, limit, sentence[1])
        audience = outcome is Outcome.PROTESTED and cues.ADDRESSED.search(text, sentence[0], count.span[0])
        return None if audience and audience.end() == count.span[0] else outcome
    if not _is_state(count):
        return count.outcome
    adjective = count.noun not in nouns.OUTCOME_OF_NOUN
    return (object_of if adjective else None) or _own_verb(text, end, limit, sentence[1]) or count.outcome


def _is_state(count: Count) -> bool:
    """Whether a count's own outcome is the state they were in ("12 injured passengers"), not what is counted."""
    if count.outcome is Outcome.KILLED:
        return False
    return count.noun in ("wounded", "injured", "missing") or count.noun not in nouns.OUTCOME_OF_NOUN


def _own_verb(text: str, end: int, limit: int, sentence_end: int) -> Outcome | None:
    """The outcome of the verb that those counted are surely the subject of."""
    clause = cues.PARENTHESIS.sub(lambda m: " " * len(m[0]), text[end : min(limit, end + REACH)])
    if other := cues.OTHER_SUBJECT.search(clause):
        limit = end + other.start()
    return outcome_after(text, end, limit, sentence_end)


def outcome_named(m: re.Match[str]) -> str | None:
    """The outcome whose group matched (`aux` and `also` are helpers)."""
    return next((name for name, value in m.groupdict().items() if value and name not in ("aux", "also", "rest")), None)


def outcome_before(text: str, sentence: Offsets, start: int, left: int, noun: str | None) -> Outcome | None:
    """The outcome whose verb has the figure as its object, or whose toll it is."""
    before = text[max(sentence[0], start - REACH) : start]
    if listed := cues.OBJECT_BEFORE.search(before[-60:]):
        before = f"{before[: max(0, len(before) - 60) + listed.start()]} "
    if m := cues.BEFORE.search(before[-60:]):
        name = str(outcome_named(m))
        also = m["also"]
        if also and not re.match(cues.TRANSITIVE, also):
            return None
        if also and (Outcome(name) is Outcome.KILLED or re.search(r"\bor\s", m[0])):
            return None  # "killed or wounded 40" says neither number
        if also and name == "detained" and re.match(cues.KILLED_VERB, also, re.IGNORECASE):
            return Outcome.KILLED  # "kidnapped and killed 11"
        if name in ("killed", "injured", "detained", "displaced", "rescued") and _is_passive(before[-60:], m):
            return None
        return Outcome(name) if cues.fits(m[name], noun) else None
    since = text[max(left, sentence[0], start - REACH) : start]
    if (m := cues.TOLL.search(since)) and cues.TOLL_LINK.search(m["rest"]):
        return Outcome(str(outcome_named(m)))
    return None


def _is_passive(before: str, m: re.Match[str]) -> bool:
    """Whether the verb before a figure is a passive, whose subject another figure is ("were killed, 30")."""
    said = before[m.start() : m.end()].strip()
    return bool(re.search(r"(?:ed|slain|hurt)$", said)) and bool(
        re.search(r"\b(?:were|was|been|being|are|is|be)\s+(?:\w+ly\s+)?$", before[: m.start()])
    )


def outcome_after(text: str, end: int, limit: int, sentence_end: int) -> Outcome | None:
    """The outcome whose verb has the figure as its subject, in the same clause."""
    after = text[end : min(limit, end + REACH)]
    if cues.TELLS.match(after):
        return None  # what witnesses tell of did not happen to them
    after = cues.WHOSE.sub(lambda m: f"{' ' * (len(m[0]) - 1)},", after)
    after = cues.ASIDE.sub(lambda m: " " * len(m[0]), after)
    cut = cues.CLAUSE_CUT.search(after)
    clause = after[: cut.start()] if cut else after
    for m in cues.AFTER.finditer(clause):
        if is_active(text, end, m, sentence_end):
            return None
        name = str(outcome_named(m))
        if name == "killed" and cues.OR_HURT.match(after, m.end()):
            return None  # "were killed or injured" says neither number
        if (
            name == "protested"
            and m["protested"].lower().startswith("gather")
            and cues.PEACEFUL_GATHERING.search(after)
        ):
            return None
        if (name == "killed" and m["killed"].lower() in ("deaths", "fatalities")) or m[name].lower() == "injuries":
            continue
        return _main_verb(clause, m) or Outcome(name)
    return None


def _main_verb(clause: str, participle: re.Match[str]) -> Outcome | None:
    """What befell those whom a participle after their noun tells apart: "14 guards taken hostage were freed".

    The dead stay dead, whatever was done to them since.
    """
    if participle["aux"] or participle["killed"] or not cues.REDUCED.fullmatch(clause, 0, participle.start()):
        return None
    for m in cues.AFTER.finditer(clause, participle.end()):
        if m["aux"] and not cues.NEXT_CLAUSE.search(clause, participle.end(), m.start()):
            return Outcome(str(outcome_named(m)))
    return None


def is_active(text: str, end: int, m: re.Match[str], sentence_end: int) -> bool:
    """Whether those counted do what the verb says ("20 gunmen killed a guard")."""
    verb = m[str(outcome_named(m))]
    if m["aux"] or not cues.TRANSITIVE.fullmatch(verb):
        return False
    return not cues.NO_OBJECT.match(text[end + m.end() : min(sentence_end, end + m.end() + 20)])
