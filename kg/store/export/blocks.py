"""A graph as blocks of Turtle, one for each subject: an article's in the order of its text, others by IRI.

A statement is followed by its chain, the figures and events in it, and the words that these point at, so that a person
reads claim and evidence in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.store.convert import Term
from kg.store.export.index import LABEL, TYPE, GraphIndex, full, natural
from kg.store.export.notation import iri_notation, term_notation

_SPANS = ("kg:sourceSpan", "kg:cueSpan", "kg:contentSpan", "kg:sentenceSpan", "kg:span")
# What a reader wants first; the rest follows by name.
_FIRST = [
    TYPE,
    LABEL,
    *map(
        full,
        (
            "skos:altLabel", "schema:headline", "schema:datePublished", "schema:publisher", "schema:url",
            "kg:statedBy", "kg:claimedBy", "kg:relayedBy", "kg:accused", "kg:cue", "schema:text", "kg:asWritten",
            "schema:minValue", "schema:maxValue", "kg:bound", "kg:unit", "kg:outcome", "kg:victimClass",
            "kg:subject", "kg:relationType", "kg:roleTitle", "kg:object",
            "oa:start", "oa:end", "oa:exact", "oa:prefix", "oa:suffix", "kg:refersTo",
        ),
    ),
]  # fmt: skip
_RANK = {predicate: rank for rank, predicate in enumerate(_FIRST)}


def block(subject: str, values: dict[str, list[Term]]) -> str:
    """All that a graph says of one subject."""
    lines = []
    for predicate in sorted(values, key=lambda p: (_RANK.get(p, len(_RANK)), iri_notation(p))):
        objects = [term_notation(term) for term in values[predicate]]
        if len(objects) > 1:
            objects = sorted(set(objects), key=lambda text: (natural(text), text))
        verb = "a" if predicate == TYPE else iri_notation(predicate)
        lines.append(f"{verb} {', '.join(objects)}")
    said = " ;\n    ".join(lines)
    return f"{iri_notation(subject)} {said} .\n"


def comment(text: str) -> str:
    """`text` as a comment of one line, whatever it holds.

    >>> comment("No\\n<x> a kg:Statement")
    '# No <x> a kg:Statement\\n'
    """
    return f"# {' '.join(''.join(c if c.isprintable() else ' ' for c in text).split())}\n"


def article_blocks(index: GraphIndex) -> Iterator[str]:
    """An article's graph: the article, its statements with what belongs to each, then the rest."""
    done: set[str] = set()

    def write(subjects: Iterable[str]) -> Iterator[str]:
        for subject in subjects:
            if subject not in done and subject in index.about:
                done.add(subject)
                yield block(subject, index.about[subject])

    yield comment(f"Article: {_title(index)}")
    yield from write([index.name, *index.iris(index.name, "prov:wasGeneratedBy")])
    figures, events = index.of_class("Figure"), index.of_class("Event")
    held = (figures, "kg:inStatement"), (events, "kg:reportedIn"), (events, "kg:inStatement")
    inside = [_by_statement(index, things, name) for things, name in held]
    yield comment("Statements, each with its figures, its events and its words")
    for statement in index.of_class("Statement"):
        chain = index.iris(statement, "prov:qualifiedAttribution")
        yield from write([statement, *chain])
        below = [thing for group in inside for thing in group.get(statement, ())]
        yield from write(below)
        yield from write(span for thing in (statement, *below) for span in index.iris(thing, *_SPANS))
    yield comment("Figures, events and relations that the article itself reports")
    for thing in (*figures, *events, *index.of_class("Relation")):
        yield from write([thing])
        yield from write(index.iris(thing, *_SPANS))
    yield comment("Names and dates: who and what the article speaks of, and where")
    rest = [subject for subject in index.about if subject not in done]
    yield from write(sorted(rest, key=lambda subject: ("#char=" in subject, natural(subject), subject)))


def _by_statement(index: GraphIndex, things: list[str], name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing in things:
        for statement in index.iris(thing, name):
            found.setdefault(statement, []).append(thing)
    return found


def _title(index: GraphIndex) -> str:
    parts = [index.text(index.name, name) for name in ("schema:headline", "schema:publisher", "schema:datePublished")]
    return ", ".join(part for part in parts if part) or index.name
