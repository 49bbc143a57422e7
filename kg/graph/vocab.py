"""The terms that the graph is made of: our own vocabulary, those we reuse, and the code lists.

`KG` names the same terms as `ontology/schema.ttl` (a test holds them together); a misspelt one is an error. What the
extraction writes as an enum member is a code-list IRI in the graph: one mapping for each list.
"""

# ruff: noqa: N815  terms are spelt as RDF spells them
from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, DefinedNamespace, Namespace
from rdflib.namespace import SDO as SCHEMA

from kg.ids import ONTOLOGY
from kg.model import (
    Bound,
    Certainty,
    Effect,
    EntityType,
    EventType,
    Form,
    Mode,
    Outcome,
    RelationType,
    Unit,
    Verification,
    Victims,
)

__all__ = [
    "BOUND", "CERTAINTY", "DCTERMS", "EFFECT", "ENTITY_CLASS", "EVENT_TYPE", "FORM", "GEO", "KG", "MODE", "OA",
    "OUTCOME", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "RELATION_TYPE", "SCHEMA", "SEM", "SKOS", "UNIT",
    "VERIFICATION", "VICTIM_CLASS", "XSD", "bind_prefixes",
]  # fmt: skip


class KG(DefinedNamespace):
    """The terms of `ontology/schema.ttl`; `from` is a word of Python's, so it is `KG["from"]`.

    >>> KG["from"]
    rdflib.term.URIRef('https://w3id.org/news-kg/ontology#from')
    """

    _NS = Namespace(ONTOLOGY)
    _fail = True
    _extras = ["from"]  # noqa: RUF012  rdflib's own way to declare it

    Article: URIRef
    ArmedGroup: URIRef
    PopulationGroup: URIRef
    UnnamedSource: URIRef
    Statement: URIRef
    Quotation: URIRef
    Figure: URIRef
    Event: URIRef
    Relation: URIRef
    Comparison: URIRef
    Span: URIRef
    Mention: URIRef
    TimeExpression: URIRef

    inArticle: URIRef
    span: URIRef
    certainty: URIRef
    relayedBy: URIRef
    score: URIRef
    until: URIRef
    sha256: URIRef
    versionOf: URIRef
    programVersion: URIRef
    inputDigest: URIRef
    model: URIRef
    affiliation: URIRef
    refersTo: URIRef
    form: URIRef
    why: URIRef
    statedBy: URIRef
    step: URIRef
    addressedTo: URIRef
    about: URIRef
    accused: URIRef
    cue: URIRef
    mode: URIRef
    effect: URIRef
    statedFrom: URIRef
    statedUntil: URIRef
    statedIn: URIRef
    via: URIRef
    contentSpan: URIRef
    cueSpan: URIRef
    sourceSpan: URIRef
    sentenceSpan: URIRef
    inStatement: URIRef
    claimedBy: URIRef
    bound: URIRef
    unit: URIRef
    outcome: URIRef
    victimClass: URIRef
    victimGroup: URIRef
    perpetrator: URIRef
    asWritten: URIRef
    place: URIRef
    ofEvent: URIRef
    partOfTotal: URIRef
    verification: URIRef
    eventType: URIRef
    reportedIn: URIRef
    subject: URIRef
    object: URIRef
    relationType: URIRef
    roleTitle: URIRef
    asOf: URIRef
    figure: URIRef
    verdict: URIRef
    reason: URIRef

    FormScheme: URIRef
    Name: URIRef
    Nominal: URIRef
    Pronoun: URIRef

    ModeScheme: URIRef
    Direct: URIRef
    Mixed: URIRef
    Indirect: URIRef

    EffectScheme: URIRef
    Asserts: URIRef
    Denies: URIRef
    DeclinesComment: URIRef
    Accuses: URIRef
    CallsFor: URIRef
    Announces: URIRef
    NotIndependentlyVerified: URIRef
    Believes: URIRef

    CertaintyScheme: URIRef
    Certain: URIRef
    Probable: URIRef
    Possible: URIRef
    Alleged: URIRef

    BoundScheme: URIRef
    Exact: URIRef
    About: URIRef
    Between: URIRef
    MoreThan: URIRef
    AtLeast: URIRef
    AtMost: URIRef
    Vague: URIRef

    UnitScheme: URIRef
    PersonUnit: URIRef
    FamilyUnit: URIRef
    EventUnit: URIRef
    PercentUnit: URIRef

    OutcomeScheme: URIRef
    Killed: URIRef
    Injured: URIRef
    Displaced: URIRef
    Detained: URIRef
    Missing: URIRef
    Rescued: URIRef
    Protested: URIRef

    VictimClassScheme: URIRef
    Civilian: URIRef
    Combatant: URIRef
    AnyPerson: URIRef

    VerificationScheme: URIRef
    CouldNotVerify: URIRef
    Verified: URIRef
    Disputed: URIRef

    EventTypeScheme: URIRef
    KillingEvent: URIRef
    ClashEvent: URIRef
    AttackEvent: URIRef
    ProtestEvent: URIRef
    DisplacementEvent: URIRef
    ArrestEvent: URIRef
    RescueEvent: URIRef
    AccidentEvent: URIRef
    DisasterEvent: URIRef
    MeetingEvent: URIRef
    ElectionEvent: URIRef
    CourtCaseEvent: URIRef
    AgreementEvent: URIRef
    RegimeChangeEvent: URIRef
    OtherEvent: URIRef

    RelationTypeScheme: URIRef
    HoldsRole: URIRef
    HeldRole: URIRef
    MemberOf: URIRef
    LocatedIn: URIRef
    LocatedNear: URIRef

    VerdictScheme: URIRef
    Conflicts: URIRef
    Agrees: URIRef
    NotComparable: URIRef


class OA(DefinedNamespace):
    """The part of Web Annotation that spans use; rdflib has no namespace for it."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    start: URIRef
    end: URIRef
    exact: URIRef
    prefix: URIRef
    suffix: URIRef


class SEM(DefinedNamespace):
    """The part of the Simple Event Model that events use."""

    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    _fail = True

    Event: URIRef
    eventType: URIRef
    hasActor: URIRef
    hasPlace: URIRef


class GEO(DefinedNamespace):
    """WGS84 positions; rdflib's own `WGS` is a different IRI."""

    _NS = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
    _fail = True

    lat: URIRef
    long: URIRef


PREFIXES: Final[Mapping[str, str]] = {
    "dcterms": str(DCTERMS),
    "geo": str(GEO),
    "kg": str(KG),
    "oa": str(OA),
    "prov": str(PROV),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sem": str(SEM),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


def bind_prefixes(graph: Graph) -> Graph:
    """Give `graph` the prefixes that our Turtle is written with, and return it."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


ENTITY_CLASS: Final[Mapping[EntityType, URIRef]] = {
    EntityType.PERSON: SCHEMA.Person,
    EntityType.ORGANIZATION: SCHEMA.Organization,
    EntityType.GROUP: KG.PopulationGroup,
    EntityType.PLACE: SCHEMA.Place,
    EntityType.UNNAMED: KG.UnnamedSource,
}
FORM: Final[Mapping[Form, URIRef]] = {Form.NAME: KG.Name, Form.NOMINAL: KG.Nominal, Form.PRONOUN: KG.Pronoun}
MODE: Final[Mapping[Mode, URIRef]] = {Mode.DIRECT: KG.Direct, Mode.MIXED: KG.Mixed, Mode.INDIRECT: KG.Indirect}
EFFECT: Final[Mapping[Effect, URIRef]] = {
    Effect.ASSERTS: KG.Asserts,
    Effect.DENIES: KG.Denies,
    Effect.NO_COMMENT: KG.DeclinesComment,
    Effect.ACCUSES: KG.Accuses,
    Effect.CALLS_FOR: KG.CallsFor,
    Effect.ANNOUNCES: KG.Announces,
    Effect.NOT_VERIFIED: KG.NotIndependentlyVerified,
    Effect.BELIEVES: KG.Believes,
}
CERTAINTY: Final[Mapping[Certainty, URIRef]] = {
    Certainty.CERTAIN: KG.Certain,
    Certainty.PROBABLE: KG.Probable,
    Certainty.POSSIBLE: KG.Possible,
    Certainty.ALLEGED: KG.Alleged,
}
BOUND: Final[Mapping[Bound, URIRef]] = {
    Bound.EXACT: KG.Exact,
    Bound.ABOUT: KG.About,
    Bound.BETWEEN: KG.Between,
    Bound.MORE_THAN: KG.MoreThan,
    Bound.AT_LEAST: KG.AtLeast,
    Bound.AT_MOST: KG.AtMost,
    Bound.VAGUE: KG.Vague,
}
UNIT: Final[Mapping[Unit, URIRef]] = {
    Unit.PERSON: KG.PersonUnit,
    Unit.FAMILY: KG.FamilyUnit,
    Unit.EVENT: KG.EventUnit,
    Unit.PERCENT: KG.PercentUnit,
}
OUTCOME: Final[Mapping[Outcome, URIRef]] = {
    Outcome.KILLED: KG.Killed,
    Outcome.INJURED: KG.Injured,
    Outcome.DISPLACED: KG.Displaced,
    Outcome.DETAINED: KG.Detained,
    Outcome.MISSING: KG.Missing,
    Outcome.RESCUED: KG.Rescued,
    Outcome.PROTESTED: KG.Protested,
}
VICTIM_CLASS: Final[Mapping[Victims, URIRef]] = {
    Victims.CIVILIAN: KG.Civilian,
    Victims.COMBATANT: KG.Combatant,
    Victims.ANY: KG.AnyPerson,
}
VERIFICATION: Final[Mapping[Verification, URIRef]] = {
    Verification.COULD_NOT_VERIFY: KG.CouldNotVerify,
    Verification.VERIFIED: KG.Verified,
    Verification.DISPUTED: KG.Disputed,
}
EVENT_TYPE: Final[Mapping[EventType, URIRef]] = {
    EventType.KILLING: KG.KillingEvent,
    EventType.CLASH: KG.ClashEvent,
    EventType.ATTACK: KG.AttackEvent,
    EventType.PROTEST: KG.ProtestEvent,
    EventType.DISPLACEMENT: KG.DisplacementEvent,
    EventType.ARREST: KG.ArrestEvent,
    EventType.RESCUE: KG.RescueEvent,
    EventType.ACCIDENT: KG.AccidentEvent,
    EventType.DISASTER: KG.DisasterEvent,
    EventType.MEETING: KG.MeetingEvent,
    EventType.ELECTION: KG.ElectionEvent,
    EventType.COURT_CASE: KG.CourtCaseEvent,
    EventType.AGREEMENT: KG.AgreementEvent,
    EventType.REGIME_CHANGE: KG.RegimeChangeEvent,
    EventType.OTHER: KG.OtherEvent,
}
RELATION_TYPE: Final[Mapping[RelationType, URIRef]] = {
    RelationType.HOLDS_ROLE: KG.HoldsRole,
    RelationType.HELD_ROLE: KG.HeldRole,
    RelationType.MEMBER_OF: KG.MemberOf,
    RelationType.LOCATED_IN: KG.LocatedIn,
    RelationType.LOCATED_NEAR: KG.LocatedNear,
}
