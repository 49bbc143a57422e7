"""Known names in text: every spelling that the ontology or the table of countries has, found in one pass.

Words are compared without accents and whatever joins them ("al Sharaa", "al-Sharaa"); a form that begins with a capital
letter must do so in the text, and one in capitals throughout must stand in capitals ("US" is not "us").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.extract.nations import nations
from kg.extract.tokens import WORD, Token, split_words
from kg.ids import fold
from kg.model import EntityType, KnownEntity, Offsets

_JOINT = re.compile(r"[ \t\u00a0\-‐‑’'.,&/]{1,3}\Z|\r?\n\Z|\Z")


@cache
def organizations() -> tuple[tuple[str, ...], ...]:
    """Bodies that news names everywhere without saying what they are: the usual name first, then every other form."""
    table = files("kg.extract").joinpath("data/organizations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return tuple((row[0], *(form for form in row[1].split("; ") if form)) for row in rows)


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text, and every known entity that bears it."""

    span: Offsets
    entities: tuple[KnownEntity, ...]


@dataclass(slots=True)
class _Branch:
    next: dict[str, _Branch] = field(default_factory=dict)
    forms: list[tuple[str, KnownEntity]] = field(default_factory=list)


class Gazetteer:
    """All known entities by their names; under the IRI '' also countries and bodies that the ontology does not list."""

    def __init__(self, known: Sequence[KnownEntity], *, countries: bool = True) -> None:
        self._root = _Branch()
        self.countries: dict[str, KnownEntity] = {}  # by the nation table's name
        for entity in known:
            for form in dict.fromkeys((entity.label, *entity.alt)):
                self._add(form, entity)
        if countries:
            self._add_countries(known)
            self._add_organizations(known)

    def _add_countries(self, known: Sequence[KnownEntity]) -> None:
        places = [entity for entity in known if entity.type is EntityType.PLACE]
        listed = {fold(form): entity for entity in places for form in entity.alt}
        listed |= {fold(entity.label): entity for entity in places}
        for nation in nations():
            entity = next((listed[fold(name)] for name in nation.names if fold(name) in listed), None)
            if entity is None:
                entity = KnownEntity("", nation.name, EntityType.PLACE, nation.other_names)
                for form in nation.names:
                    self._add(form, entity)
            self.countries[nation.name] = entity

    def _add_organizations(self, known: Sequence[KnownEntity]) -> None:
        listed = {fold(form): entity for entity in known for form in (*entity.alt, entity.label)}
        for forms in organizations():
            entity = next((listed[fold(form)] for form in forms if fold(form) in listed), None)
            entity = entity or KnownEntity("", forms[0], EntityType.ORGANIZATION, forms[1:])
            for form in forms:
                if fold(form) not in listed:
                    self._add(form, entity)

    def _add(self, form: str, entity: KnownEntity) -> None:
        branch = self._root
        for word in WORD.findall(form):
            branch = branch.next.setdefault(fold(word), _Branch())
        if branch is not self._root and (form, entity) not in branch.forms:
            branch.forms.append((form, entity))

    def find(self, text: str, words: Sequence[Token] | None = None) -> list[Hit]:
        """The longest known names in `text`, from left to right, none overlapping; `words` are its words if split."""
        words = split_words(text) if words is None else words
        begins = self._root.next
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            if words[at][2] not in begins:
                at += 1
                continue
            branch, best, i = self._root, None, at
            while i < len(words) and (i == at or _JOINT.match(text[words[i - 1][1] : words[i][0]])):
                found = branch.next.get(words[i][2])
                if found is None:
                    break
                branch, i = found, i + 1
                if branch.forms:
                    span = words[at][0], _with_stop(text, words[at][0], words[i - 1][1])
                    if entities := _entities(branch.forms, text[slice(*span)]):
                        best = (i, Hit(span, entities))
            if best:
                hits.append(best[1])
            at = best[0] if best else at + 1
        return hits

    def named(self, name: str) -> Sequence[KnownEntity]:
        """The known entities that bear exactly `name`, in whatever casing."""
        branch = self._root
        for word in WORD.findall(name):
            found = branch.next.get(fold(word))
            if found is None:
                return ()
            branch = found
        return tuple(dict.fromkeys(entity for _, entity in branch.forms))


def _with_stop(text: str, start: int, end: int) -> int:
    """`end`, past the last full stop of an abbreviation ("U.S.")."""
    return end + 1 if text[end : end + 1] == "." and end - start >= 3 and text[end - 2] == "." else end


def _entities(forms: Iterable[tuple[str, KnownEntity]], written: str) -> tuple[KnownEntity, ...]:
    return tuple(dict.fromkeys(entity for form, entity in forms if _cased_alike(form, written)))


def _cased_alike(form: str, written: str) -> bool:
    if form.isupper() and len(form) <= 5:
        return written.isupper()
    first = next((c for c in form if c.isalpha()), "")
    return not first.isupper() or next((c for c in written if c.isalpha()), "").isupper()
