"""`Article -> Extraction`: the steps of extraction in order, each a function of what came before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from kg.extract.dates import find_dates, named_days
from kg.extract.events import find_events
from kg.extract.figures import find_figures
from kg.extract.gazetteer import Gazetteer
from kg.extract.index import MentionIndex
from kg.extract.link import Registry, link_names
from kg.extract.mentions import find_names
from kg.extract.nations import Nation
from kg.extract.relations import find_relations
from kg.extract.speakers import Resolver
from kg.extract.statements import find_statements
from kg.extract.tagger import Tagger
from kg.extract.words import OFFICES
from kg.ids import BASE, article_iri, fold
from kg.model import Article, Entity, EntityType, Extraction, KnownEntity, Node, Offsets, Relation, RelationType
from kg.read.header import is_header_line
from kg.read.segment import Segments, segment


class Extractor:
    """Reads articles with one model and one set of known entities; both are prepared when first needed."""

    def __init__(self, known: Iterable[KnownEntity], tagger: Tagger | None = None, *, base: str = BASE) -> None:
        self._known = tuple(known)
        self._tagger = tagger or Tagger()
        self._base = base

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self._known)

    def extract(self, article: Article) -> Extraction:
        """All that the article says, each thing tied to its words."""
        segments = segment(article.text)
        tags = self._tagger.tag(article.text, _told(segments))
        dates = find_dates(segments, article.published)
        registry = Registry(article_iri(article, self._base), article.text)
        link_names(segments, find_names(segments, tags.names, self._gazetteer), self._gazetteer, registry)
        names = registry.entities()
        index = MentionIndex(names)

        def nation_node(nation: Nation) -> Node | None:
            country = self._gazetteer.countries.get(nation.name)
            return registry.known(country) if country else None

        relations = find_relations(segments, names, nation_node)
        resolver = Resolver(segments, index, registry, _offices(article.text, names, relations), tags.antecedents)
        statements = find_statements(segments, tags.attributions, dates, index, resolver)
        entities = registry.entities()
        return Extraction(
            article=article,
            statements=statements,
            figures=find_figures(segments, dates, entities, statements),
            entities=entities,
            dates=named_days(dates),
            relations=relations,
            events=find_events(segments, dates, entities, statements),
            unresolved=tuple(sorted(registry.unresolved, key=lambda u: (u.span, u.reason))),
            model=self._tagger.name,
        )


_HEADER_REACH = 4  # paragraphs among which headline, byline and date stand


def _told(segments: Segments) -> list[Offsets]:
    """The paragraphs that tell something, without the lines about the article at its head."""
    return [
        paragraph
        for i, paragraph in enumerate(segments.paragraphs)
        if i >= _HEADER_REACH or not is_header_line(segments.text[slice(*paragraph)])
    ]


_TITLE_BEFORE = re.compile(r"(?<![A-Za-z-])([A-Za-z-]*[A-Za-z])\W++\Z")


def _offices(text: str, entities: Iterable[Entity], relations: Iterable[Relation]) -> dict[str, list[str]]:
    """The offices that the article gives each person, by IRI: as a relation, or as a title before the name."""
    offices: dict[str, list[str]] = {}
    for relation in relations:
        if relation.role and relation.relation is RelationType.HOLDS_ROLE:  # a deposed president is not "the president"
            offices.setdefault(relation.subject.iri, []).append(fold(relation.role))
    for entity in entities:
        for mention in entity.mentions if entity.node.type is EntityType.PERSON else ():
            title = _TITLE_BEFORE.search(text, max(0, mention.span[0] - 24), mention.span[0])
            if title and title.group(1)[0].isupper() and fold(title.group(1)) in OFFICES:
                offices.setdefault(entity.node.iri, []).append(fold(title.group(1)))
    return offices
