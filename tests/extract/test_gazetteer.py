"""Known names in text."""

from __future__ import annotations

from kg.extract.gazetteer import Gazetteer
from kg.model import EntityType, KnownEntity

RIVER = KnownEntity("urn:orava", "Orava", EntityType.PLACE, ("Oráva", "Upper Orava", "OR"))
UNION = KnownEntity("urn:union", "Dockers' Union", EntityType.ORGANIZATION, ("DU", "union of dockers"))


def names(text: str) -> list[tuple[str, str]]:
    """The words found in `text` and the label of what they name."""
    found = Gazetteer([RIVER, UNION], countries=False).find(text)
    return [(text[slice(*hit.span)], hit.entities[0].label) for hit in found]


def test_longest_spelling_wins_without_accents_or_joints() -> None:
    """Accents, hyphens and kinds of apostrophe do not matter; the longest name does."""
    assert names("The Upper-Orava and the Oráva met the Dockers’ Union.") == [
        ("Upper-Orava", "Orava"),
        ("Oráva", "Orava"),
        ("Dockers’ Union", "Dockers' Union"),
    ]


def test_case_matters_where_the_name_has_it() -> None:
    """An acronym is no word in small letters, and a name begins with a capital; a lower-case form may have either."""
    assert names("this or that, the orava, du jour") == []
    assert names("OR and DU; the union of dockers") == [
        ("OR", "Orava"),
        ("DU", "Dockers' Union"),
        ("union of dockers", "Dockers' Union"),
    ]


def test_no_name_across_sentences() -> None:
    """Words of a name that a full stop and more part are no name."""
    assert names("Upper. \n\nOrava") == [("Orava", "Orava")]


def test_countries_are_known_without_an_ontology() -> None:
    """Every country is found, under an empty IRI, in its usual spellings."""
    text = "The U.S. and the Ivory Coast; us."
    found = Gazetteer([]).find(text)
    assert [(text[slice(*h.span)], h.entities[0].label, h.entities[0].iri) for h in found] == [
        ("U.S.", "United States", ""),
        ("Ivory Coast", "Ivory Coast", ""),
    ]
