"""One short article of our own and its extraction, made by hand: every kind of node and nearly every property once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.ids import article_iri, entity_iri
from kg.model import (
    Article,
    Bound,
    Certainty,
    DateMention,
    Effect,
    Entity,
    EntityType,
    Event,
    EventType,
    Extraction,
    Figure,
    Form,
    Mention,
    Mode,
    Node,
    Offsets,
    Outcome,
    Relation,
    RelationType,
    Statement,
    Unit,
    Verification,
    Victims,
)

TEXT = (
    "A nurse in Homs told Reuters through a colleague that “at least 30 villagers” had died in a raid on Friday.\r\n"
    "They included 12.5% of the hamlet, Jane Doe, head of Aid Now, said. The army declined to comment."
)
PLACE = "https://w3id.org/news-kg/id/place/"
ORGANIZATION = "https://w3id.org/news-kg/id/organization/"
ARTICLE = Article(
    TEXT, "raid", date(2025, 3, 9), publisher="The Example", url="https://example.org/raid", headline="A raid near Homs"
)
IRI = article_iri(ARTICLE)
HOMS = Node(f"{PLACE}homs-governorate", "Homs", EntityType.PLACE)
REUTERS = Node(f"{ORGANIZATION}reuters", "Reuters", EntityType.ORGANIZATION)
KNOWN = (HOMS.iri, REUTERS.iri)
AID_NOW = Node(entity_iri(IRI, "organization", "Aid Now"), "Aid Now", EntityType.ORGANIZATION)
JANE_DOE = Node(entity_iri(IRI, "person", "Jane Doe"), "Jane Doe", EntityType.PERSON)
ARMY = Node(entity_iri(IRI, "organization", "army"), "army", EntityType.ORGANIZATION)
NURSE = Node(entity_iri(IRI, "source", "A nurse in Homs"), "A nurse in Homs", EntityType.UNNAMED)
COLLEAGUE = Node(entity_iri(IRI, "source", "a colleague"), "a colleague", EntityType.UNNAMED, affiliation=AID_NOW)
FRIDAY = date(2025, 3, 7)
ALLEGED = Certainty.ALLEGED


def at(words: str) -> Offsets:
    """The offsets of the first `words` in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def name(node: Node, *words: str, alt: tuple[str, ...] = (), form: Form = Form.NAME) -> Entity:
    """`node` with a mention at each of `words`."""
    return Entity(node, alt, tuple(Mention(at(w), form, "stands in the text") for w in words))


RAID = Statement(
    source=(at("A nurse in Homs"),),
    cue=(at("told"),),
    content=(at("“at least 30 villagers” had died in a raid on Friday"),),
    sentences=((0, TEXT.index("\r\n")),),
    mode=Mode.MIXED,
    effect=Effect.ASSERTS,
    certainty=Certainty.CERTAIN,
    score=0.9,
    speaker=NURSE,
    relayed_by=(COLLEAGUE, REUTERS),
    addressee=(REUTERS,),
    about=(HOMS,),
    place=HOMS,
    via="telephone",
    start=FRIDAY,
    until=FRIDAY,
)
SHARE = Statement(
    source=(at("Jane Doe, head of Aid Now"),),
    cue=(at("said"),),
    content=(at("They included 12.5% of the hamlet"),),
    sentences=(at("They included 12.5% of the hamlet, Jane Doe, head of Aid Now, said."),),
    mode=Mode.INDIRECT,
    effect=Effect.ASSERTS,
    certainty=Certainty.CERTAIN,
    score=0.8,
    speaker=JANE_DOE,
)
SILENCE = Statement(
    source=(at("The army"),),
    cue=(at("declined to comment"),),
    content=(),
    sentences=(at("The army declined to comment."),),
    mode=Mode.INDIRECT,
    effect=Effect.NO_COMMENT,
    certainty=Certainty.CERTAIN,
    score=0.7,
    speaker=ARMY,
)
DEAD = Figure(
    at("at least 30 villagers"),
    30,
    None,
    Bound.AT_LEAST,
    Unit.PERSON,
    Outcome.KILLED,
    Victims.CIVILIAN,
    certainty=ALLEGED,
    perpetrator=ARMY,
    claimant=NURSE,
    relayed_by=(COLLEAGUE, REUTERS),
    start=FRIDAY,
    until=FRIDAY,
    place=HOMS,
    statement=0,
    verification=Verification.COULD_NOT_VERIFY,
)
PERCENT = Figure(at("12.5%"), 12.5, 12.5, Bound.EXACT, Unit.PERCENT, claimant=JANE_DOE, statement=1, part_of=0)
SMALL = Extraction(
    ARTICLE,
    (RAID, SHARE, SILENCE),
    (DEAD, PERCENT),
    (
        name(HOMS, "Homs"),
        name(REUTERS, "Reuters"),
        name(JANE_DOE, "Jane Doe", alt=("Doe",)),
        name(AID_NOW, "Aid Now"),
        name(ARMY, "The army"),
        name(NURSE, "A nurse in Homs", form=Form.NOMINAL),
        name(COLLEAGUE, "a colleague", form=Form.NOMINAL),
    ),
    relations=(
        Relation(
            JANE_DOE, RelationType.HOLDS_ROLE, "head of", AID_NOW, at("Jane Doe, head of Aid Now"), ARTICLE.published
        ),
    ),
    events=(
        Event(at("raid"), EventType.ATTACK, "raid near Homs", (ARMY,), FRIDAY, FRIDAY, HOMS, 0, Certainty.ALLEGED),
    ),
    dates=(DateMention(at("on Friday"), FRIDAY, FRIDAY), DateMention(at("through"), None, None, "no definite days")),
    model="tagger-1",
)


def with_figures(*figures: Figure) -> Extraction:
    """The small extraction with other figures."""
    return replace(SMALL, figures=figures)


def with_statement(statement: Statement) -> Extraction:
    """The small extraction with one other statement, and nothing that counts on the rest."""
    return replace(SMALL, statements=(statement,), figures=(), events=())
