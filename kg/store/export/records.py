"""An article's statements and figures as plain values with names instead of IRIs: for spreadsheets and comparing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.model import Offsets
from kg.store.export.index import GraphIndex, Index
from kg.store.graphs import KNOWN, USER_KNOWN
from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of an article version; empty strings where nothing is."""

    iri: str
    headline: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One statement: `relayed_by` has the outermost first, as a reader says it; `spans` are those of the content."""

    iri: str
    speakers: tuple[str, ...]
    speaker_iris: tuple[str, ...]
    relayed_by: tuple[str, ...]
    addressed_to: tuple[str, ...]
    about: tuple[str, ...]
    accused: tuple[str, ...]
    cue: str
    content: str
    mode: str
    effect: str
    certainty: str
    start: date | None
    until: date | None
    place: str
    via: str
    spans: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure; `quotation` is the content of the statement that holds it, empty where none does.

    `basis` says on whose word it stands: claimed by a source, reported by the article itself, or only spoken of.
    """

    iri: str
    claimant: str
    claimant_iri: str
    basis: str
    relayed_by: tuple[str, ...]
    wording: str
    low: int | Decimal | None
    high: int | Decimal | None
    bound: str
    unit: str
    outcome: str
    victims: str
    group: str
    perpetrator: str
    certainty: str
    start: date | None
    until: date | None
    place: str
    verification: str
    part_of: str
    quotation: str
    spans: tuple[Offsets, ...]


Labels = Mapping[str, str]
_REFUSING = frozenset({"Denies", "DeclinesComment", "NotIndependentlyVerified"})  # they put nothing forward


def known_labels(store: Store) -> Labels:
    """The labels of the known entities, the user's own among them."""
    labels: dict[str, str] = {}
    for name in (KNOWN, USER_KNOWN):
        index = GraphIndex(name, store.graph_quads(name))
        labels.update({subject: label for subject in index.about if (label := index.text(subject, "rdfs:label"))})
    return labels


class ArticleReader:
    """One article's graph read as records; `labels` are those of the known entities."""

    def __init__(self, index: Index, labels: Labels) -> None:
        self._index = index
        self._labels = labels

    def article(self) -> ArticleRecord:
        """The article itself."""
        names = ("schema:headline", "schema:publisher", "schema:datePublished", "schema:url")
        return ArticleRecord(self._index.name, *(self._index.text(self._index.name, name) for name in names))

    def statements(self) -> Iterator[StatementRecord]:
        """The statements in order of the text."""
        read = self._index
        for iri in read.of_class("Statement"):
            effect = read.code(iri, "kg:effect")
            yield StatementRecord(
                iri=iri,
                speakers=self._names(iri, "kg:statedBy"),
                speaker_iris=tuple(read.iris(iri, "kg:statedBy")),
                relayed_by=self._chain(iri),
                addressed_to=self._names(iri, "kg:addressedTo"),
                about=self._names(iri, "kg:about"),
                accused=self._names(iri, "kg:accused"),
                cue=read.text(iri, "kg:cue"),
                content=read.text(iri, "schema:text"),
                mode=_words(read.code(iri, "kg:mode")),
                effect=_words(effect),
                certainty="" if effect in _REFUSING else _words(read.code(iri, "kg:certainty")),
                start=read.day(iri, "kg:statedFrom"),
                until=read.day(iri, "kg:statedUntil"),
                place="; ".join(self._names(iri, "kg:statedIn")),
                via=read.text(iri, "kg:via"),
                spans=tuple(read.spans(iri, "kg:contentSpan")),
            )

    def figures(self) -> Iterator[FigureRecord]:
        """The figures in order of the text."""
        read = self._index
        for iri in read.of_class("Figure"):
            statement = read.iri(iri, "kg:inStatement")
            total = read.iri(iri, "kg:partOfTotal")
            claimants = read.iris(iri, "kg:claimedBy")
            own = statement and set(claimants) & set(read.iris(statement, "kg:statedBy"))
            yield FigureRecord(
                iri=iri,
                claimant="; ".join(self._names(iri, "kg:claimedBy")),
                claimant_iri=claimants[0] if claimants else "",
                basis="claimed" if claimants else "spoken of" if statement else "reported",
                relayed_by=self._chain(statement) if statement and own else self._names(iri, "kg:relayedBy"),
                wording=read.text(iri, "kg:asWritten"),
                low=read.number(iri, "schema:minValue"),
                high=read.number(iri, "schema:maxValue"),
                bound=_words(read.code(iri, "kg:bound")),
                unit=_words(read.code(iri, "kg:unit").removesuffix("Unit")),
                outcome=_words(read.code(iri, "kg:outcome")),
                victims=_words(read.code(iri, "kg:victimClass").removesuffix("Person")),
                group="; ".join(self._names(iri, "kg:victimGroup")),
                perpetrator="; ".join(self._names(iri, "kg:perpetrator")),
                certainty=_words(read.code(iri, "kg:certainty")),
                start=read.day(iri, "kg:from"),
                until=read.day(iri, "kg:until"),
                place="; ".join(self._names(iri, "kg:place")),
                verification=_words(read.code(iri, "kg:verification")),
                part_of=read.text(total, "kg:asWritten") if total else "",
                quotation=read.text(statement, "schema:text") if statement else "",
                spans=tuple(read.spans(iri, "kg:span")),
            )

    def _names(self, subject: str, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._label(iri) for iri in self._index.iris(subject, name)))

    def _label(self, iri: str) -> str:
        return self._index.text(iri, "rdfs:label") or self._labels.get(iri) or iri

    def _chain(self, statement: str) -> tuple[str, ...]:
        """Those who pass a statement on, the outermost first; `kg:step` counts away from the one who speaks."""
        read, steps = self._index, {}
        for attribution in read.iris(statement, "prov:qualifiedAttribution"):
            steps[read.iri(attribution, "prov:agent")] = int(read.number(attribution, "kg:step") or 0)
        relayers = sorted(read.iris(statement, "kg:relayedBy"), key=lambda iri: (-steps.get(iri, 0), self._label(iri)))
        return tuple(self._label(iri) for iri in relayers)


def _words(code: str) -> str:
    """A code-list name as a person writes it.

    >>> _words("CouldNotVerify"), _words("MoreThan"), _words("")
    ('could not verify', 'more than', '')
    """
    return "".join(f" {c.lower()}" if c.isupper() else c for c in code).strip()
