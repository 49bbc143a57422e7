"""The quads of one graph by subject and predicate: what the exports and the comparison of versions read.

`GraphIndex` has all of a graph, `LazyIndex` the properties that are asked for, which is quicker where few are.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.ids import ONTOLOGY
from kg.store.convert import Term
from kg.store.prefixes import PREFIXES
from kg.store.store import Store
from kg.store.values import to_python

TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
_DIGITS = re.compile(r"(\d+)")

Key = tuple[tuple[int, int, str], ...]


@cache
def full(name: str) -> str:
    """A prefixed name in full, as a plain string.

    >>> full("schema:text")
    'https://schema.org/text'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def natural(text: str) -> Key:
    """A key that puts `#char=9,12` before `#char=10,12`.

    >>> sorted(["a10", "a9", "b"], key=natural)
    ['a9', 'a10', 'b']
    """
    parts = _DIGITS.split(text)
    return tuple((1, int(part), part) if at % 2 else (0, 0, part) for at, part in enumerate(parts))


class Index(ABC):
    """What one graph says, by subject and predicate; the values in an order that depends on nothing but them."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def terms(self, subject: str, name: str) -> Sequence[Term]:
        """The objects of a predicate given by its prefixed name."""

    @abstractmethod
    def typed(self, class_: str) -> Iterable[str]:
        """The subjects of the class with that IRI."""

    def of_class(self, class_: str) -> list[str]:
        """The subjects typed with a class of `kg:`, such as `Statement`, in order of their words in the text."""
        return sorted(self.typed(ONTOLOGY + class_), key=lambda subject: (self.place(subject), subject))

    def iris(self, subject: str, *names: str) -> list[str]:
        """The IRIs among the objects of the predicates `names`, in natural order for each."""
        found = (_iris(self.terms(subject, name)) for name in names)
        return [iri for iris in found for iri in (sorted(iris, key=natural) if len(iris) > 1 else iris)]

    def iri(self, subject: str, name: str) -> str | None:
        """The first such IRI."""
        return next(iter(self.iris(subject, name)), None)

    def text(self, subject: str, name: str) -> str:
        """The first literal of a predicate as it is written, empty where there is none."""
        return min((term.value for term in self.terms(subject, name) if isinstance(term, ox.Literal)), default="")

    def code(self, subject: str, name: str) -> str:
        """The local name of a code-list term, `MoreThan` for `kg:MoreThan`; empty where there is none."""
        return (self.iri(subject, name) or "").rpartition("#")[2]

    def number(self, subject: str, name: str) -> int | Decimal | None:
        """The first number of a predicate."""
        values = (to_python(term) for term in self.terms(subject, name))
        return min((v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool)), default=None)

    def day(self, subject: str, name: str) -> date | None:
        """The first day of a predicate."""
        return min((v for v in map(to_python, self.terms(subject, name)) if isinstance(v, date)), default=None)

    def spans(self, subject: str, *names: str) -> list[tuple[int, int]]:
        """The offsets of the spans that the predicates `names` lead to, in order."""
        found = []
        for span in self.iris(subject, *names):
            start, end = self.number(span, "oa:start"), self.number(span, "oa:end")
            if start is not None and end is not None:
                found.append((int(start), int(end)))
        return sorted(found)

    def place(self, subject: str) -> tuple[int, int]:
        """Where the words of a subject begin and end in the text, for sorting; what has none comes last."""
        spans = self.spans(subject, "kg:sourceSpan", "kg:contentSpan", "kg:cueSpan", "kg:span")
        return spans[0] if spans else (1 << 60, 0)


class GraphIndex(Index):
    """All of one graph: `about[subject][predicate]` is a list of objects, IRIs as plain strings."""

    def __init__(self, name: str, quads: Iterable[ox.Quad]) -> None:
        super().__init__(name)
        self.about: dict[str, dict[str, list[Term]]] = {}
        for quad in quads:
            values = self.about.setdefault(_value(quad.subject), {})
            values.setdefault(quad.predicate.value, []).append(quad.object)

    def only(self, subjects: Iterable[str]) -> GraphIndex:
        """The same graph with what it says of `subjects` and no more."""
        part = GraphIndex(self.name, ())
        part.about = {subject: self.about[subject] for subject in subjects if subject in self.about}
        return part

    def terms(self, subject: str, name: str) -> Sequence[Term]:
        """The objects of a predicate given by its prefixed name."""
        return self.about.get(subject, {}).get(full(name), ())

    def typed(self, class_: str) -> Iterable[str]:
        """The subjects of the class with that IRI."""
        return (s for s, values in self.about.items() if class_ in _iris(values.get(TYPE, ())))

    def links(self, subject: str) -> Iterator[tuple[str, str]]:
        """Each predicate of a subject, in full, with each IRI that it leads to."""
        for predicate, terms in self.about.get(subject, {}).items():
            yield from ((predicate, iri) for iri in _iris(terms))

    def objects(self) -> Iterator[str]:
        """Every IRI that stands as an object."""
        for values in self.about.values():
            for terms in values.values():
                yield from _iris(terms)


class LazyIndex(Index):
    """One graph of a store, each property read whole when it is first asked for."""

    def __init__(self, name: str, store: Store) -> None:
        super().__init__(name)
        self._store = store
        self._read: dict[str, dict[str, list[Term]]] = {}

    def terms(self, subject: str, name: str) -> Sequence[Term]:
        """The objects of a predicate given by its prefixed name."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = {}
            for quad in self._store.each_quad(self.name, full(name)):
                found.setdefault(_value(quad.subject), []).append(quad.object)
        return found.get(subject, ())

    def typed(self, class_: str) -> Iterable[str]:
        """The subjects of the class with that IRI."""
        return (_value(quad.subject) for quad in self._store.each_quad(self.name, TYPE, class_))


def _iris(terms: Iterable[Term]) -> list[str]:
    return [term.value for term in terms if isinstance(term, ox.NamedNode)]


def _value(subject: object) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else str(subject)
