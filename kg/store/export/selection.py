"""Which articles an export is of, and what of them: all, some, or what one speaker said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ids import ONTOLOGY
from kg.store.export.index import GraphIndex
from kg.store.store import Store

_SPANS = ("kg:sourceSpan", "kg:cueSpan", "kg:contentSpan", "kg:sentenceSpan", "kg:span")
_ARTICLE = ONTOLOGY + "inArticle"  # not followed: the article is kept anyhow


@dataclass(frozen=True, slots=True)
class Selection:
    """`articles` are the IRIs of versions, `speakers` of those who state; None where all are meant.

    `chosen` says, a line each, what names were taken for.
    """

    articles: frozenset[str] | None = None
    speakers: frozenset[str] | None = None
    chosen: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out, not even the graphs that are no article's."""
        return self.articles is None and self.speakers is None


ALL = Selection()


def selected_articles(store: Store, selection: Selection = ALL) -> Iterator[str]:
    """The IRIs of the selected articles, by day of publication and IRI."""
    for article in store.articles_by_day():
        if selection.articles is None or article in selection.articles:
            yield article


def article_parts(store: Store, selection: Selection = ALL) -> Iterator[GraphIndex]:
    """The graphs of the selected articles one after another, by day of publication and IRI, cut to the selection."""
    for article in selected_articles(store, selection):
        index = GraphIndex(article, store.each_quad(article))
        if selection.speakers is None:
            yield index
        elif kept := _said_by(index, selection.speakers):
            yield index.only(kept)


def other_graphs(store: Store) -> list[str]:
    """The names of the graphs that are no article's, sorted."""
    articles = set(store.articles())
    return [name for name in store.graphs() if name not in articles]


def _said_by(index: GraphIndex, speakers: frozenset[str]) -> list[str]:
    """The subjects to keep: the speakers' statements with the figures and events in them, and all that these point at.

    A figure that is part of a total brings the total and its statement, whoever made that, so that no link dangles.
    """
    waiting = [s for s in index.of_class("Statement") if speakers & set(index.iris(s, "kg:statedBy"))]
    if not waiting:
        return []
    statements = set(waiting)
    for class_, name in (("Figure", "kg:inStatement"), ("Event", "kg:reportedIn"), ("Event", "kg:inStatement")):
        waiting += [thing for thing in index.of_class(class_) if statements & set(index.iris(thing, name))]
    kept = _reached(index, [*waiting, index.name])
    words = [span for subject in kept for span in index.spans(subject, *_SPANS)]
    mentions = []
    for mention in (*index.of_class("Mention"), *index.of_class("TimeExpression")):
        start, end = index.number(mention, "oa:start"), index.number(mention, "oa:end")
        if start is not None and end is not None and any(a <= start and end <= b for a, b in words):
            mentions.append(mention)
    return sorted(_reached(index, [*kept, *mentions]))


def _reached(index: GraphIndex, waiting: list[str]) -> set[str]:
    done: set[str] = set()
    while waiting:
        subject = waiting.pop()
        if subject in done or subject not in index.about:
            continue
        done.add(subject)
        waiting += [iri for predicate, iri in index.links(subject) if predicate != _ARTICLE]
    return done
