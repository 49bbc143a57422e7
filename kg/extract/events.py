"""Events that an article says happened: what kind, who took part, when, where, and in whose claim.

After `statements` and `dates`: an event word that stands inside a claim belongs to that claim. Only what the words of
its own clause tie to it is tied to it; an event without actors, day or place is still an event.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, TypeGuard

from kg.extract.date_terms import UNDATED
from kg.extract.happened import clause_before
from kg.extract.index import MentionIndex
from kg.extract.nations import nation_named
from kg.extract.retellings import FATAL, HARM, Draft, first_tellings, merge_within, without_consequences
from kg.extract.triggers import Trigger, find_triggers
from kg.extract.vouching import nobody_says, vouches_for
from kg.model import (
    Certainty,
    DateMention,
    Effect,
    Entity,
    EntityType,
    Event,
    EventType,
    Form,
    Node,
    Offsets,
    Statement,
)
from kg.read.segment import Segments

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|\d[\d,.]*\d|['’]s\b|[^\W_]+(?:[-’'.](?!s\b)[^\W_]+)*|[^\w\s]")
_LABEL_LEFT, _LABEL_RIGHT = 8, 8  # words on either side of the event word
_STOPS: Final = frozenset(
    "that which who whom whose where when while because but although though if and said says say saying told tells"
    " reported reports reporting according after before since until as so amid following announced claimed"
    " added".split()
)
_LOOSE_ENDS: Final = frozenset(
    "a an the of in on at to for from by with and or as is are was were has have had been be being it its"
    " their his her"
    " this these those also about over into against between near there whose 's ’s ' ’".split()
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|outside|across|around|inside|throughout|off|over|along|hit|struck|rocked|shook)\s+(?:the\s+)?"
    r"(?:(?!(?:of|to|from|by|and|with|against|for|than)\b)[\w’'-]+\s+){0,4}?"
    r"(?:(?:cit(?:y|ies)|towns?|villages?|provinces?|regions?|states?|ports?|districts?|capital|islands?"
    r"|streets)\s+of\s+)?\Z"
)
_ON_PLACE: Final = re.compile(
    r"\b(?:on|to|into|for)\s+(?:the\s+)?(?:neighbou?ring\s+|nearby\s+)?(?:(?:city|town|village)\s+of\s+)?\Z"
)
_WINDOW: Final = 500  # characters on either side of an event word in which anything is tied to it
_LABEL_REACH: Final = 200  # characters; more than the words of a label take
_DATELINE_REACH: Final = 40  # characters
_PLACE_REACH: Final = 120  # characters
_OTHER_CLAUSE: Final = re.compile(r";|\b(?:who|whose|that|because|before|while|when|if)\b")
_TOWARD: Final = frozenset({EventType.DISPLACEMENT, EventType.ATTACK})
_BOMB: Final = re.compile(
    r"\b(?:bombs?|bombers?|suicide|missiles?|rockets?|drones?|grenades?|land\s?mines?|militants?|insurgents?)\b", re.I
)
_NEW_CLAUSE: Final = re.compile(r"[,;]|\b(?:and|after|before|but|while|where|when)\b")
_FOLLOWERS: Final = re.compile(
    r"['’]s?\b|['’]?\s+(?:loyalist|supporter|ally|allies|backer|critic|opponent|family|regime|government"
    r"|administration)s?\b"
)
_VERBAL: Final = re.compile(
    r"(?:\w+ed|met|meets?|fled|flees?|fleeing|fought|battling|sank|sunk|overthrew|overthrown|shot|fired"
    r"|took|taken|seized"
    r"|went|gone|dies|resigns|quit|stood|sworn|found|struck|clashing|arresting|killing|bombing|attacking|signed)\b",
    re.IGNORECASE,
)
_PREPOSITION: Final = re.compile(
    r"\b(?:of|in|at|on|for|from|to|by|with|against|between|near|about|over|after|into|through|under|during"
    r"|among|than)\b",
    re.IGNORECASE,
)
_LAST_PREPOSITION: Final = re.compile(rf"{_PREPOSITION.pattern}\s+(?:the\s+)?(?:\w+\s+)?\Z", re.IGNORECASE)
_TYING: Final = frozenset({"by", "with", "between", "against", "of", "on"})
_LIGHT_VERB: Final = re.compile(
    r"(?:\s++(?:and|or)(?:\s++\w++)+?)?\s++(?:\w++\s++){0,2}?(?:has\s+|have\s+|had\s+)?(?:carried out|carries out"
    r"|held|holds|launched"
    r"|launches|staged|conducted|joined|attended|led|reached|hosted|committed|began|signed|agreed|opened|faces|faced"
    r"|lost|won|struck)\b"
)
_ACTS: Final = re.compile(
    r"\s++(?:and\s++(?:the\s++)?\w[\w\s]{0,39}?(?<!\s)\s++)?(?:(?:has|have|had)\s+)?(?:(?:signed|held|reached|began"
    r"|launched|agreed)\s+)?"
    r"(?:an?\s+|the\s+|their\s+)?"
)
_EARLIER: Final = re.compile(r"\b(?:after|following|amid|before)\b")
"""Between a day and an event word: the day is that of something else ("on Sunday, after four days of killings")."""

_DATELINES: Final = frozenset({"date", "dated", "published", "updated", "last updated", "posted", "published on"})
_GIVEN: Final = frozenset({EventType.ELECTION, EventType.COURT_CASE})
_LAST: Final = re.compile(r"\b(?:last|this|yesterday|\w+day)['’]?s?\s+(?:\w+['’]s\s+)?(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_GENERIC: Final = frozenset({"accident", "stoppage", "attack", "protest", "demonstration", "march"})
_THE: Final = re.compile(r"\b(?:the|this)\s+\Z", re.IGNORECASE)
_MEASURING: Final = re.compile(r"\b(?:\w{1,20}est|first|worst|most)\b[^,;.]{0,200}\bsince\s+\Z", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:\d[\d,.]{0,20}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands"
    r"|many|most|some|several|others|more|none|all)\b(?:\s+[\w’'-]+){0,5}?\s+\Z",
    re.IGNORECASE,
)
_DIES_IN: Final = re.compile(r"\s+(?:in|during|from)\s+(?:[^\s,;.]+\s+){0,4}?\Z")
_ATTENDING: Final = re.compile(r",\s*(?:and\s+)?(?:\w+ly\s+)?\w+ing\Z")
_BY_WHEN: Final = re.compile(r"\bwhen\b[^,;]{0,300}\Z")
_NUMBER: Final = re.compile(
    r"\b(\d[\d,.]{0,20}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|another|second|third|fourth"
    r"|separate|further|fresh|subsequent)\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_NOMINAL: Final = re.compile(r"(?:\b(?:the|an?|its|this|these|those)|['’]s)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_ENDED: Final = re.compile(
    r"\b(?:end|halt|stop|cease|ending|halting|stopping|ceasing|condemn\w*|investigat\w+|inquiry|probe|respon\w+|perpetrators"
    r"|those\s+behind|victims|survivors|justice|accountab\w+|after|following|amid|since|despite|because\s+of|wake\s+of|over)"
    r"(?:\s+\S+){0,4}\s+\Z",
    re.IGNORECASE,
)
_NO_PART_IN: Final = re.compile(
    r"\b(?:involve\w*|role|part|responsib\w+|hand|links?|connection|complicity|knowledge|behind|after|following|during)"
    r"(?:\s+\S+){0,4}\s+\Z",
    re.IGNORECASE,
)
_TOLD_OF: Final = re.compile(
    r"\b(?:who|which|those|people|was|were|been|had|after|since|when|by)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE
)
_COMMENT_ON: Final = re.compile(
    r"\b(?:on|about|to|over|regarding|concerning)\s+(?:the|this|that|these|those|its|his|her|their|\S+['’]s?)\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_SAID_OF: Final = re.compile(
    r"\b(?:accus|alleg|claim|report|rumou?r|suggest|suspic|suspect|charge|whether|if\b|possib|assert|speculat|who\b)",
    re.IGNORECASE,
)
_REFRAINS: Final = frozenset({Effect.CALLS_FOR, Effect.DENIES})
_GRANTING: Final = _REFRAINS | {Effect.NO_COMMENT}


def find_events(
    segments: Segments,
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    """The events that the article says happened, in order, each at the first words that name it."""
    reader = _Reader(segments, dates, entities, statements)
    drafts = [draft for sentence in segments.sentences for draft in reader.read(sentence)]
    newest = max((date.start for date in dates if date.start is not None), default=None)
    told = first_tellings((d for d in drafts if not reader.spoken_of(d.event)), _headline(segments), newest)
    seen = {(d.event.type, d.trigger.lexeme.lemma) for d in told}
    only = [d for d in drafts if reader.spoken_of(d.event) and (d.event.type, d.trigger.lexeme.lemma) not in seen]
    spoken_of = first_tellings(only, 0, newest)  # what is told as well has its own words
    return tuple(sorted((draft.event for draft in (*told, *spoken_of)), key=lambda event: event.span))


def _headline(segments: Segments) -> int:
    """Where the headline ends: the first sentence, where it does not end as a sentence does."""
    start, end = segments.sentences[0] if segments.sentences else (0, 0)
    several = len(segments.paragraphs) > 1
    return 0 if not several or segments.text[start:end].rstrip().endswith((".", "!", "?", "”", '"')) else end


class _Reader:
    """What one article's events are read with."""

    def __init__(
        self,
        segments: Segments,
        dates: Sequence[DateMention],
        entities: Sequence[Entity],
        statements: Sequence[Statement],
    ) -> None:
        self.text = segments.text
        definite = (date for date in dates if date.start is not None or date.why == UNDATED)
        self.dates = sorted(definite, key=lambda date: date.span)
        self._date_starts = [date.span[0] for date in self.dates]
        self.index = MentionIndex(entities)
        self.statements = statements
        self._claims = _Claims(statements)

    def read(self, sentence: Offsets) -> list[Draft]:
        """The events of one sentence, those told twice in it once."""
        triggers = without_consequences(
            [
                trigger
                for trigger in find_triggers(self.text, sentence)
                if not self._in_name(trigger.span) and not self._asked_or_denied(trigger, sentence)
            ]
        )
        starts = [trigger.span[0] for trigger in triggers]
        drafts = []
        for trigger in triggers:
            start, end = max(sentence[0], trigger.span[0] - _WINDOW), min(sentence[1], trigger.span[1] + _WINDOW)
            beside = triggers[bisect_left(starts, start) : bisect_left(starts, end)]
            draft = self._draft(trigger, (start, end), beside)
            if not trigger.passing or _is_tied(draft.event):
                drafts.append(draft)
        return merge_within(drafts)

    def _draft(self, trigger: Trigger, sentence: Offsets, triggers: Sequence[Trigger]) -> Draft:
        number = self._statement(trigger.span)
        clause = self._clause(trigger, sentence, triggers)
        label = self._label(trigger.span, self._stretch(trigger.span, sentence, number))
        place = self._place(trigger, clause)
        day = self._date(trigger.span, clause, number)
        kind = trigger.lexeme.type
        if trigger.lexeme.lemma == "explosion" and _BOMB.search(self.text, *sentence):
            kind = EventType.ATTACK
        if trigger.lexeme.lemma == "die" and any(self._fatal(trigger, other) for other in triggers):
            kind = EventType.KILLING
        if trigger.lexeme.lemma == "capture" and self._place_follows(trigger.span):
            kind = EventType.CLASH
        again = trigger.lexeme.lemma in _GENERIC and _THE.search(self.text, sentence[0], trigger.span[0]) is not None
        event = Event(
            trigger.span,
            kind,
            _tidy(self.text[slice(*label)]),
            self._actors(label, trigger.span, place),
            day.start if day else None,
            day.until if day else None,
            place,
            None if self._refused(number) and self._granted(trigger, self.statements[number]) else number,
            self._certainty(trigger, number),
        )
        counted = kind is EventType.OTHER and trigger.lexeme.lemma == "die" and self._counts(trigger, sentence)
        when = self.text[slice(*day.span)].lower() if day and day.start is None else None
        count = _NUMBER.search(self.text, max(sentence[0], trigger.span[0] - 60), trigger.span[0])
        return Draft(event, trigger, again, counted, when, count[1].lower() if count else None)

    def _place_follows(self, span: Offsets) -> bool:
        """Whether a place is what was captured: "captured Goma"."""
        nearby = self.index.within((span[1], span[1] + _DATELINE_REACH))
        return any(
            node.type is EntityType.PLACE and not re.search(r"[^\W\d_]{4,}", self.text[span[1] : mention.span[0]])
            for mention, node in nearby
        )

    def _counts(self, trigger: Trigger, sentence: Offsets) -> bool:
        """Whether a number, or "many" and its like, is who died."""
        return _COUNTED.search(clause_before(self.text[sentence[0] : trigger.span[0]])) is not None

    def _fatal(self, trigger: Trigger, other: Trigger) -> bool:
        """Whether `other` is the violence in which people died: "six people died in clashes"."""
        between = self.text[trigger.span[1] : other.span[0]]
        return other.lexeme.type in FATAL and _DIES_IN.fullmatch(between) is not None

    def _in_name(self, span: Offsets) -> bool:
        """Whether the word is part of a name: "the International Rescue Committee"."""
        start = max(0, span[0] - 120)
        return any(
            mention.form is Form.NAME and mention.span[0] <= span[0] and span[1] <= mention.span[1]
            for mention, _ in self.index.within((start, span[1] + 120))
        )

    def _statement(self, span: Offsets) -> int | None:
        """The index of the innermost statement whose content holds `span`."""
        return self._claims.innermost(span)

    def _asked_or_denied(self, trigger: Trigger, sentence: Offsets) -> bool:
        """Whether nobody puts the event forward: it is asked about, denied, demanded, or taken back by a correction."""
        number = self._statement(trigger.span)
        if number is None:
            return nobody_says(self.text, sentence, trigger.span[0])
        statement = self.statements[number]
        if self._granted(trigger, statement):
            return False
        if statement.effect in _REFRAINS:
            return True
        return not self._refused(number) and not vouches_for(self.text, statement, trigger.span)

    def spoken_of(self, event: Event) -> bool:
        """Whether the event stands in a statement that does not vouch for it."""
        return self._refused(event.statement)

    def _refused(self, number: int | None) -> TypeGuard[int]:
        """Whether the statement with that index denies, does not answer, or could not verify what it holds."""
        return number is not None and self.statements[number].effect.refuses

    def _granted(self, trigger: Trigger, statement: Statement) -> bool:
        """Whether one who demands, denies or leaves open something else grants the event.

        "An end to the raids", "no part in it", "declined to comment on the raid"; and who rejects the result of last
        week's election grants that it was held.
        """
        if statement.effect not in _GRANTING:
            return False
        if trigger.lexeme.type in _GIVEN and _LAST.search(self.text, max(0, trigger.span[0] - 40), trigger.span[0]):
            return True
        start = max((piece[0] for piece in statement.content if piece[0] <= trigger.span[0]), default=0)
        cue = min((piece[0] for piece in statement.cue), default=start)
        lead = self.text[max(min(start, cue), trigger.span[0] - _PLACE_REACH) : trigger.span[0]]
        if _VERBAL.match(self.text, *trigger.span) and not _NOMINAL.search(lead):
            return statement.effect is Effect.CALLS_FOR and _TOLD_OF.search(lead) is not None
        if statement.effect is Effect.NO_COMMENT:
            return _COMMENT_ON.search(lead) is not None and _SAID_OF.search(lead) is None
        pattern = _ENDED if statement.effect is Effect.CALLS_FOR else _NO_PART_IN
        return pattern.search(lead) is not None

    def _certainty(self, trigger: Trigger, number: int | None) -> Certainty:
        """How firmly the event is put: what is only spoken of, or laid to somebody's charge, is certain on no word."""
        if number is None or trigger.certainty is not Certainty.CERTAIN:
            return trigger.certainty
        statement = self.statements[number]
        if self._refused(number):
            return Certainty.CERTAIN if self._granted(trigger, statement) else Certainty.ALLEGED
        return Certainty.ALLEGED if statement.effect is Effect.ACCUSES else Certainty.CERTAIN

    def _clause(self, trigger: Trigger, sentence: Offsets, triggers: Sequence[Trigger]) -> Offsets:
        """The stretch around the word in which its day and place are looked for: up to the next event on each side."""
        start, end = sentence
        number = self._statement(trigger.span)
        if number is not None:
            for piece in self.statements[number].content:
                if piece[0] <= trigger.span[0] < piece[1]:
                    start, end = max(start, piece[0]), min(end, piece[1])
        for other in triggers:
            between = self.text[min(trigger.span[1], other.span[1]) : max(trigger.span[0], other.span[0])]
            killed_by = trigger.lexeme.type is EventType.KILLING and _BY_WHEN.search(between) is not None
            if killed_by and trigger.span < other.span and other.lexeme.type in FATAL | HARM:
                continue  # "were killed when shells landed in Kidal on Friday"
            if other.span < trigger.span and _ATTENDING.search(between + self.text[slice(*trigger.span)]):
                continue  # "gunmen stormed the camp on Friday, killing nine"
            if other.lexeme.type is trigger.lexeme.type or not re.search(
                r"[,;]|\b(?:and|after|before|but|while|where|when)\b", between
            ):
                continue  # one event in two words: "were killed in the massacre"
            if other.span[1] <= trigger.span[0]:
                start = max(start, other.span[1])
            elif other.span[0] >= trigger.span[1]:
                end = min(end, other.span[0])
        return start, end

    def _stretch(self, span: Offsets, sentence: Offsets, number: int | None) -> Offsets:
        """The part of the sentence that belongs to the claim `number`; all of it where the article itself speaks."""
        pieces = self.statements[number].content if number is not None else ()
        holding = [piece for piece in pieces if piece[0] <= span[0] < piece[1]]
        return (max(sentence[0], holding[0][0]), min(sentence[1], holding[0][1])) if holding else sentence

    def _date(self, span: Offsets, clause: Offsets, number: int | None) -> DateMention | None:
        """The day nearest to the word in its clause; outside of claims, none that stands in one."""
        first, last = bisect_left(self._date_starts, clause[0]), bisect_left(self._date_starts, clause[1])
        near = [
            date
            for date in self.dates[first:last]
            if date.span[1] <= clause[1]
            and self._statement(date.span) == number
            and not self._dateline(date)
            and not _MEASURING.search(self.text, clause[0], date.span[0])
            and not _EARLIER.search(self.text, date.span[1], max(date.span[1], span[0]))
        ]
        return min(near, key=lambda date: (_gap(date.span, span), date.span), default=None)

    def _dateline(self, date: DateMention) -> bool:
        """Whether the date is the article's own, put before its first sentence: "date 2025-03-09"."""
        if date.span[0] > _DATELINE_REACH:
            return False
        lead = self.text[: date.span[0]].strip().lower().rstrip(":")
        return lead in _DATELINES or (not lead and self.text[date.span[0]].isdigit())

    def _place(self, trigger: Trigger, clause: Offsets) -> Node | None:
        """Where the clause puts the event: "the Lima talks", else the first place after the word, or one before."""
        after, before = [], []
        for mention, node in self.index.within(clause):
            if node.type is not EntityType.PLACE or _far(self.text, mention.span, trigger.span):
                continue
            if mention.span[0] >= trigger.span[1]:
                if self._leads_to(trigger, self.text[trigger.span[1] : mention.span[0]]):
                    after.append(node)
            elif mention.span[1] + 1 == trigger.span[0] and nation_named(node.label) is None and trigger.lexeme.forms:
                return node  # but "Kyiv fired drones", the verb of a frame, says who did it
            elif _PLACE_BEFORE.search(self.text[clause[0] : mention.span[0]]):
                before.append(node)
        return after[0] if after else before[-1] if before else None

    def _leads_to(self, trigger: Trigger, lead: str) -> bool:
        """Whether the words `lead`, from the event word to a place's name, make it the event's place."""
        if trigger.lexeme.type in _TOWARD and _ON_PLACE.search(lead):
            return True
        named = trigger.lexeme.lemma in {"election", "invasion", "visit"}
        return _PLACE_BEFORE.search(lead) is not None or (
            named and re.fullmatch(r"\s+(?:of\s+)?(?:the\s+)?", lead) is not None
        )

    def _label(self, span: Offsets, sentence: Offsets) -> Offsets:
        """The phrase around the word: as far as its clause goes, and no further than a few words."""
        near = (max(sentence[0], span[0] - _LABEL_REACH), min(sentence[1], span[1] + _LABEL_REACH))
        words = [m.span() for m in _WORD.finditer(self.text, *near)]
        first = next((i for i, word in enumerate(words) if word[1] > span[0]), 0)
        last = next((i for i in range(len(words) - 1, -1, -1) if words[i][0] < span[1]), first)
        left, right = first, last
        while left > 0 and first - left < _LABEL_LEFT:
            if not self._continues(words[left - 1]) and not (left > 1 and self._joins_names(words[left - 2 : left])):
                break
            left -= 1
        while right + 1 < len(words) and right - last < _LABEL_RIGHT and self._continues(words[right + 1], after=True):
            right += 1
        while left < first and self._word(words[left]) in _LOOSE_ENDS:
            if self._word(words[left + 1]) in {"least", "most"}:
                break
            left += 1
        while right > last and self._word(words[right]) in _LOOSE_ENDS:
            right -= 1
        return self._whole_names(min(words[left][0], span[0]), max(words[right][1], span[1]))

    def _whole_names(self, start: int, end: int) -> Offsets:
        """The stretch, widened so that it cuts no name in two."""
        for mention, _ in self.index.within((max(0, start - 120), end + 120)):
            if mention.form is Form.NAME and mention.span[0] < start < mention.span[1]:
                start = mention.span[0]
            if mention.form is Form.NAME and mention.span[0] < end < mention.span[1]:
                end = mention.span[1]
        return start, end

    def _joins_names(self, words: Sequence[Offsets]) -> bool:
        """Whether the second of two words is the "and" after a name: "Kenya and"."""
        (start, end), last = words
        named = any(mention.span[1] == end for mention, _ in self.index.within((max(0, start - 80), end)))
        return named and self._word(last) == "and"

    def _continues(self, word: Offsets, *, after: bool = False) -> bool:
        low = self._word(word)
        if not low[0].isalnum():
            return low in {"’", "'", "-", "’s", "'s"}
        return low not in _STOPS or (after and low == "and")

    def _word(self, word: Offsets) -> str:
        return self.text[slice(*word)].lower()

    def _actors(self, label: Offsets, trigger: Offsets, place: Node | None) -> tuple[Node, ...]:
        """The entities in the event's own phrase, but for where it happened."""
        actors: dict[str, Node] = {}
        for mention, node in self.index.within(label):
            if node.type is EntityType.UNNAMED or node == place or mention.form is Form.PRONOUN:
                continue
            if _FOLLOWERS.match(self.text, mention.span[1]) or self.text[mention.span[0] - 1 : mention.span[0]] == "-":
                continue  # "Roe's house", "Roe loyalists", "pro-Roe"
            if not self._takes_part(mention.span, trigger, label):
                continue
            if node.type is EntityType.PLACE and not self._acts(mention.span, node, trigger):
                continue
            actors.setdefault(node.iri, node)
        return tuple(actors.values())

    def _takes_part(self, span: Offsets, trigger: Offsets, label: Offsets) -> bool:
        """Whether the words between tie the name at `span` to the event: as subject, object, or with "between"."""
        verbal = _VERBAL.match(self.text, *trigger) is not None
        if span[0] >= trigger[1]:
            prepositions = _PREPOSITION.findall(self.text, trigger[1], span[0])
            return not (prepositions and prepositions[-1].lower() not in _TYING) and (verbal or bool(prepositions))
        if _PREPOSITION.search(self.text, label[0], span[0]) and not verbal:
            return False
        between = self.text[span[1] : trigger[0]]
        if verbal:
            return _LAST_PREPOSITION.search(self.text[label[0] : span[0]]) is None
        return _LIGHT_VERB.match(between) is not None or not re.search(r"\w\s++\w", between)

    def _acts(self, span: Offsets, node: Node, trigger: Offsets) -> bool:
        """Whether a country is what acts or suffers: "Israel bombed", "talks between Iran and Oman"."""
        if nation_named(node.label) is None:
            return False
        lead = self.text[max(0, span[0] - 24) : span[0]]
        if re.search(r"\b(?:between|with|by)\s+(?:the\s+)?\Z|\b(?:between|with)\s+\S+\s+and\s+(?:the\s+)?\Z", lead):
            return True
        gap = self.text[span[1] : trigger[0]] if span[1] <= trigger[0] else self.text[trigger[1] : span[0]]
        return _ACTS.fullmatch(gap) is not None


def _far(text: str, place: Offsets, trigger: Offsets) -> bool:
    """Whether too much stands between a place and an event word for the one to be where the other was."""
    between = text[min(place[1], trigger[1]) : max(place[0], trigger[0])]
    return len(between) > _PLACE_REACH or _OTHER_CLAUSE.search(between) is not None


def _is_tied(event: Event) -> bool:
    """Whether a day, a place or somebody is tied to the event."""
    return bool(event.place or event.start or event.actors)


class _Claims:
    """The contents of an article's statements, cut where one begins or ends, so that the innermost is found at once."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(piece, number) for number, statement in enumerate(statements) for piece in statement.content]
        opening = sorted(pieces)
        self._cuts = sorted({cut for piece, _ in pieces for cut in piece})
        self._innermost: list[tuple[Offsets, int] | None] = []
        active: list[tuple[Offsets, int]] = []
        at = 0
        for cut in self._cuts:
            while at < len(opening) and opening[at][0][0] <= cut:
                active.append(opening[at])
                at += 1
            active = [entry for entry in active if entry[0][1] > cut]
            self._innermost.append(min(active, key=lambda entry: (entry[0][1] - entry[0][0], entry[1]), default=None))

    def innermost(self, span: Offsets) -> int | None:
        """The index of the statement with the shortest piece of content around the beginning of `span`."""
        at = bisect_right(self._cuts, span[0]) - 1
        found = self._innermost[at] if at >= 0 else None
        return found[1] if found and span[1] <= found[0][1] else None


def _gap(a: Offsets, b: Offsets) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _tidy(label: str) -> str:
    return " ".join(label.split())
