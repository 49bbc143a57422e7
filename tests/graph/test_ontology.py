"""The Turtle of the ontology folder: documented in full, and in agreement with the code and with itself."""

from __future__ import annotations

from enum import StrEnum

import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg import model
from kg.graph import vocab
from kg.graph.lexicon import known_graph, ontology_folder, ontology_graph
from kg.graph.vocab import GEO, KG, SCHEMA
from kg.ids import BASE, ONTOLOGY

VERIFIED = {
    "syria": ("Q858", "163843"),
    "damascus": ("Q3766", "170654"),
    "latakia-governorate": ("Q233236", "173578"),
    "latakia-city": ("Q200030", "173576"),
    "tartous-governorate": ("Q232382", "163342"),
    "tartous-city": ("Q174916", "163345"),
    "banias": ("Q263922", "171830"),
    "jableh": ("Q175923", "169304"),
    "hmeimim": ("169492",),
    "lebanon": ("Q822", "272103"),
    "iran": ("Q794", "130758"),
    "russia": ("Q159", "2017370"),
    "united-nations": ("Q1065",),
    "bbc": ("Q9531",),
    "reuters": ("Q130879",),
}
CODE_LISTS = [
    (model.Form, vocab.FORM, KG.FormScheme, KG.form),
    (model.Mode, vocab.MODE, KG.ModeScheme, KG.mode),
    (model.Effect, vocab.EFFECT, KG.EffectScheme, KG.effect),
    (model.Certainty, vocab.CERTAINTY, KG.CertaintyScheme, KG.certainty),
    (model.Bound, vocab.BOUND, KG.BoundScheme, KG.bound),
    (model.Unit, vocab.UNIT, KG.UnitScheme, KG.unit),
    (model.Outcome, vocab.OUTCOME, KG.OutcomeScheme, KG.outcome),
    (model.Victims, vocab.VICTIM_CLASS, KG.VictimClassScheme, KG.victimClass),
    (model.Verification, vocab.VERIFICATION, KG.VerificationScheme, KG.verification),
    (model.EventType, vocab.EVENT_TYPE, KG.EventTypeScheme, KG.eventType),
    (model.RelationType, vocab.RELATION_TYPE, KG.RelationTypeScheme, KG.relationType),
]
NAMES = [enum.__name__ for enum, *_ in CODE_LISTS]


@pytest.fixture(scope="module")
def terms() -> Graph:
    """The terms and their mappings."""
    return ontology_graph()


@pytest.fixture(scope="module")
def known() -> Graph:
    """The known entities."""
    return known_graph()


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes."""
    return Graph().parse(ontology_folder() / "shapes.ttl")


def test_code_and_turtle_name_the_same_terms(terms):
    """Every term of `KG` is described in schema.ttl, and the other way round."""
    described = {term.removeprefix(ONTOLOGY) for term in terms.subjects(RDFS.isDefinedBy) if term.startswith(ONTOLOGY)}
    assert described == {*KG.__annotations__, *KG._extras}


def test_every_term_is_documented_once(terms):
    """A term has a type, one label, one comment and one example, and nothing else of ours has any."""
    for term in set(terms.subjects(RDFS.isDefinedBy)):
        assert len(list(terms.objects(term, RDF.type))) == 1, term
        for property_ in (RDFS.label, RDFS.comment, SKOS.example):
            values = list(terms.objects(term, property_))
            assert len(values) == 1, (term, property_)
            assert values[0].language == "en"
            assert values[0].strip()


def test_mappings_are_about_terms_that_exist(terms):
    """alignment.ttl speaks of no term that schema.ttl lacks, and domains and ranges neither."""
    described = set(terms.subjects(RDFS.isDefinedBy))
    used = {node for triple in terms for node in triple if str(node).startswith(ONTOLOGY) and isinstance(node, URIRef)}
    assert used <= described


def test_ontologies_carry_version_and_licence(terms, shapes):
    """Every file that declares an ontology gives its version and licence."""
    declared = [(graph, iri) for graph in (terms, shapes) for iri in graph.subjects(RDF.type, OWL.Ontology)]
    assert len(declared) == 3
    for graph, iri in declared:
        assert graph.value(iri, OWL.versionInfo)
        assert graph.value(iri, vocab.DCTERMS.license)


@pytest.mark.parametrize(("enum", "codes", "scheme", "_property"), CODE_LISTS, ids=NAMES)
def test_code_lists_agree_with_the_model(terms, enum: type[StrEnum], codes, scheme, _property):
    """Each member of an enum has its concept, whose notation is the member's JSON value, and none is left over."""
    concepts = set(terms.subjects(SKOS.inScheme, scheme))
    assert list(codes) == list(enum)
    assert set(codes.values()) == concepts == set(terms.objects(scheme, SKOS.hasTopConcept))
    assert {str(member): str(terms.value(codes[member], SKOS.notation)) for member in enum} == {m: m for m in enum}


@pytest.mark.parametrize(
    ("_enum", "codes", "_scheme", "property_"), CODE_LISTS, ids=[c[0].__name__ for c in CODE_LISTS]
)
def test_shapes_list_the_same_codes(shapes, _enum, codes, _scheme, property_):
    """Every sh:in on a coded property holds that property's whole code list (a quotation's modes are fewer)."""
    lists = [
        set(Collection(shapes, shapes.value(shape, SH["in"])))
        for shape in shapes.subjects(SH.path, property_)
        if shapes.value(shape, SH["in"]) is not None
    ]
    assert set(codes.values()) in lists
    assert all(listed <= set(codes.values()) for listed in lists)


def test_every_class_with_instances_has_a_shape(terms, shapes):
    """Each class of ours is some shape's target, but an armed group, which is an organisation."""
    targets = set(shapes.objects(None, SH.targetClass))
    assert set(terms.subjects(RDF.type, OWL.Class)) - targets == {KG.ArmedGroup}


def test_shapes_speak_only_of_terms_that_exist(terms, shapes):
    """A shape never waits for a property or class that nothing writes."""
    used = {node for triple in shapes for node in triple if isinstance(node, URIRef) and node.startswith(ONTOLOGY)}
    assert used <= set(terms.subjects(RDFS.isDefinedBy))


def test_every_shape_says_what_to_do(shapes):
    """Each property that is checked has a message, but those inside an sh:or, whose node shape has it."""
    for parent, shape in shapes.subject_objects(SH.property):
        assert isinstance(parent, BNode) or shapes.value(shape, SH.message)
    for parent in shapes.subjects(SH["or"]):
        assert isinstance(parent, BNode) or shapes.value(parent, SH.message)


def test_identifiers_are_the_verified_ones(known):
    """No Wikidata or GeoNames identifier stands there but those that somebody verified, each on its entity."""
    found: dict[str, set[str]] = {}
    for subject, iri in known.subject_objects(SCHEMA.sameAs):
        name = subject.removeprefix(BASE).partition("/")[2]
        found.setdefault(name, set()).add(iri.rstrip("/").rpartition("/")[2])
    assert found == {name: set(identifiers) for name, identifiers in VERIFIED.items()}


def test_coordinates_come_in_pairs(known):
    """What has a latitude has a longitude, and is a place with a verified identifier."""
    placed = set(known.subjects(GEO.lat))
    assert placed == set(known.subjects(GEO.long))
    assert placed <= set(known.subjects(SCHEMA.sameAs))
    assert (str(known.value(URIRef(f"{BASE}place/jableh"), GEO.lat))) == "35.362"


def test_names_can_be_found_in_a_text(known):
    """No alternative label begins with an article, has outer or double spaces, or repeats the label."""
    for subject, name in known.subject_objects(SKOS.altLabel):
        assert not name.lower().startswith("the "), name
        assert str(name) == " ".join(name.split())
        assert name != known.value(subject, RDFS.label), name
        assert name.language == "en", name


def test_iris_say_what_kind_of_thing_they_name(known):
    """The kind in an entity's IRI agrees with its class."""
    kinds = {
        "person": SCHEMA.Person,
        "organization": SCHEMA.Organization,
        "group": KG.PopulationGroup,
        "place": SCHEMA.Place,
    }
    for subject in set(known.subjects()):
        kind, _, slug = subject.removeprefix(BASE).partition("/")
        assert (subject, RDF.type, kinds[kind]) in known
        assert slug == slug.lower()


def test_containers_are_known_and_never_circular(known):
    """Following containment from any place ends at one that nothing contains."""
    for place in set(known.subjects(RDF.type, SCHEMA.Place)):
        above = set(known.transitive_objects(place, SCHEMA.containedInPlace)) - {place}
        direct = set(known.objects(place, SCHEMA.containedInPlace))
        assert place not in {c for p in above for c in known.objects(p, SCHEMA.containedInPlace)}
        assert all((container, RDF.type, SCHEMA.Place) in known for container in direct)
