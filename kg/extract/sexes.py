"""Whom "he" or "she" can mean: a person's sex by title, kinship, given name, or an earlier pronoun.

Only what the article says of the person, or what nearly all bearers of a given name are, counts; the rest is unknown.
"""

from __future__ import annotations

import re
from typing import Final

from kg.extract.given_names import sex_by_given_name
from kg.extract.index import MentionIndex
from kg.extract.link import sex_by_title
from kg.model import Form, Node, Offsets

_MALE: Final = (
    r"husband|father|son|brother|uncle|nephew|grandson|grandfather|stepson|stepfather|stepbrother|widower|fianc[eé]|"
    r"boyfriend|man|boy|father-in-law|son-in-law|brother-in-law|policeman|fireman|gunman|businessman|sportsman|"
    r"(?:spokes|chair|congress|council|states|clergy|fisher|crafts)man|actor|waiter|monk|priest|emperor|king|prince"
)
_FEMALE: Final = (
    r"wife|mother|daughter|sister|aunt|niece|granddaughter|grandmother|stepdaughter|stepmother|stepsister|widow|"
    r"fianc[eé]e|girlfriend|woman|girl|mother-in-law|daughter-in-law|sister-in-law|policewoman|businesswoman|"
    r"sportswoman|(?:spokes|chair|congress|council|states)woman|actress|waitress|nun|midwife|empress|queen|princess"
)
_BEFORE: Final = re.compile(rf"(?:\b(?P<female>{_FEMALE})|\b(?P<male>{_MALE}))(?:,|\s+of\s+\w+,)?\s+\Z", re.IGNORECASE)
_APPOSED: Final = re.compile(
    r",\s(?:(?:aged\s)?\d+,\s)?(?:an?|the|his|her|their|who\s(?:is|was)\san?)\s(?:[\w’'-]+\s){0,3}?"
    rf"(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))\b"
)
# "Grace Roe and her husband", "Otto Kern visited his mother"
_OWN_KIN: Final = re.compile(
    r"(?:,[^,.]{2,60},)?\s(?:and|with|(?:[a-z]+\s){1,2})\s?(?P<whose>his|her)\s(?:[a-z]+\s){0,2}?"
    rf"(?:{_MALE}|{_FEMALE}|children|family|parents)\b"
)


class Sexes:
    """What an article tells of its persons' sexes."""

    def __init__(self, text: str, index: MentionIndex) -> None:
        self._text = text
        self._index = index
        self._known: dict[str, str | None] = {}

    def of(self, node: Node) -> str | None:
        """The sex of a person, or None where neither the article nor the name tells it."""
        if node.iri not in self._known:
            self._known[node.iri] = self._find(node)
        return self._known[node.iri]

    def learn(self, node: Node, sex: str) -> None:
        """Note that a pronoun meant `node`: the next "he" is then no other person than he."""
        self._known[node.iri] = self.of(node) or sex

    def _find(self, node: Node) -> str | None:
        spans = [m.span for m in self._index.mentions_of(node) if m.form is Form.NAME]
        told = next((sex for span in spans if (sex := self._told(span))), None)
        return told or sex_by_given_name(node.label) or next((s for span in spans if (s := self._by_kin(span))), None)

    def _told(self, span: Offsets) -> str | None:
        if sex := sex_by_title(self._text, span):
            return sex
        m = _BEFORE.search(self._text, max(0, span[0] - 40), span[0]) or _APPOSED.match(self._text, span[1])
        return next(iter(key for key, word in m.groupdict().items() if word), None) if m else None

    def _by_kin(self, span: Offsets) -> str | None:
        m = _OWN_KIN.match(self._text, span[1])
        return ("male" if m["whose"] == "his" else "female") if m else None
