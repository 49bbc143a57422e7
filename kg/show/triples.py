"""Plain access to triples laid out as DESIGN 2: terms, words, days and sentences, each in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rdflib import Literal, URIRef
from rdflib.term import Node as Term

from kg.graph.vocab import KG, OA, RDF, SCHEMA
from kg.read.segment import Segments, segment
from kg.show.passages import make_passage, sentence_around
from kg.show.rows import Passage, Span
from kg.show.wording import period

Triple = tuple[Term, Term, Term]


class Triples:
    """Plain access to the triples, in an order that depends on nothing but their content."""

    def __init__(self, graph: Iterable[Triple], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._objects: dict[tuple[Term, Term], list[Term]] = defaultdict(list)  # rdflib is slow to ask
        self._subjects: dict[Term, set[tuple[Term, Term]]] = defaultdict(set)  # by predicate, with the object
        for subject, predicate, term in graph:
            self._objects[subject, predicate].append(term)
            self._subjects[predicate].add((subject, term))
        for terms in self._objects.values():
            if len(terms) > 1:
                terms[:] = sorted(set(terms), key=lambda term: (str(term), repr(term)))
        self._segments: dict[str, Segments] = {}

    def of_class(self, cls: Term) -> list[URIRef]:
        """The IRIs of the instances of `cls`, sorted."""
        return sorted(s for s in self._classes.get(cls, ()) if isinstance(s, URIRef))

    def in_text_order(self, cls: Term) -> list[URIRef]:
        """What has `cls`, by article (the earliest first), then by where its words stand."""
        keys: dict[URIRef, tuple[str, str, int, str]] = {}
        for thing in self.of_class(cls):
            article = self.one(thing, KG.inArticle)
            day = self.text(article, SCHEMA.datePublished) if article is not None else ""
            spans = [*self.spans(thing, KG.sourceSpan), *self.spans(thing, KG.contentSpan), *self.spans(thing, KG.span)]
            keys[thing] = (day, str(article or ""), min((span.start for span in spans), default=0), str(thing))
        return sorted(keys, key=lambda thing: keys[thing])

    def subjects(self, predicate: Term, term: Term) -> set[Term]:
        """What has `term` under `predicate`."""
        return {subject for subject, found in self._subjects.get(predicate, ()) if found == term}

    def pairs(self, predicate: Term) -> list[tuple[Term, Term]]:
        """Subject and object of each triple with `predicate`, sorted."""
        return sorted(self._subjects.get(predicate, ()), key=lambda pair: (str(pair[0]), str(pair[1])))

    def all(self, subject: Term, predicate: Term) -> Sequence[Term]:
        """The objects of `subject` under `predicate`, sorted."""
        return self._objects.get((subject, predicate), ())

    def one(self, subject: Term, predicate: Term) -> Term | None:
        """The first of these objects, if there is any."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Term, predicate: Term) -> str:
        """The first of these objects as a string, empty without one."""
        return str(self.one(subject, predicate) or "")

    def number(self, subject: Term, predicate: Term) -> float | None:
        """The first of these objects as a number, whole where it is one; `None` without one."""
        term = self.one(subject, predicate)
        try:
            value = float(str(term)) if isinstance(term, Literal) else None
        except ValueError:
            return None
        return int(value) if value is not None and value.is_integer() else value

    def name(self, subject: Term, predicate: Term) -> str:
        """The local name of a term of a code list, `MoreThan` for `kg:MoreThan`."""
        return self.text(subject, predicate).rpartition("#")[2]

    def days(self, subject: Term, start: Term, until: Term) -> str:
        """The days from `start` until `until` in words."""
        return period(self.text(subject, start), self.text(subject, until))

    def spans(self, subject: Term, predicate: Term) -> list[Span]:
        """The spans of `subject` under `predicate`, in order of the text."""
        return sorted((self.span(term) for term in self.all(subject, predicate)), key=lambda s: (s.start, s.end))

    def span(self, term: Term) -> Span:
        """A span of the graph as a value."""
        exact, start = self.text(term, OA.exact), int(self.number(term, OA.start) or 0)
        return Span(start, start + len(exact), exact, self.text(term, OA.prefix), self.text(term, OA.suffix))

    def passage(self, article: Term | None, spans: list[Span]) -> Passage:
        """`spans` marked in their sentences: the text's own, a statement's, or else what stands around them."""
        sentences = [self._sentence(str(article or ""), span) for span in spans]
        return make_passage({"content": spans}, sentences, self.texts.get(str(article or ""), ""))

    def statement_passage(self, statement: Term) -> Passage:
        """The sentences of a statement with its content, cue and source marked."""
        return make_passage(
            {
                "content": self.spans(statement, KG.contentSpan),
                "cue": self.spans(statement, KG.cueSpan),
                "source": self.spans(statement, KG.sourceSpan),
            },
            self.spans(statement, KG.sentenceSpan),
            self.texts.get(self.text(statement, KG.inArticle), ""),
        )

    def segments(self, article: str, text: str) -> Segments:
        """The sentences of an article's text, found once."""
        if article not in self._segments:
            self._segments[article] = segment(text)
        return self._segments[article]

    def _sentence(self, article: str, span: Span) -> Span:
        if text := self.texts.get(article):
            start, end = self.segments(article, text).sentence_at(span.start)
            return Span(start, max(end, span.end), text[start : max(end, span.end)])
        known = [s for s in self._sentences.get(article, ()) if s.start <= span.start and span.end <= s.end]
        return known[0] if known else sentence_around(span)

    @cached_property
    def _classes(self) -> dict[Term, set[Term]]:
        found: dict[Term, set[Term]] = {}
        for subject, cls in self._subjects.get(RDF.type, ()):
            found.setdefault(cls, set()).add(subject)
        return found

    @cached_property
    def _sentences(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for statement, _ in self.pairs(KG.sentenceSpan):
            found.setdefault(self.text(statement, KG.inArticle), []).extend(self.spans(statement, KG.sentenceSpan))
        return found
