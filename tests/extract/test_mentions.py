"""Which names stand where, and which entity each one is."""

from __future__ import annotations

from attributed import read


def entities(marked: str) -> dict[str, list[str]]:
    """The words of all mentions, by the label and type of their entity."""
    text, extraction = read(marked)
    return {f"{e.node.label} ({e.node.type})": [text[slice(*m.span)] for m in e.mentions] for e in extraction.entities}


def test_country_adjective_is_no_mention_but_a_body_of_state_is() -> None:
    """Of "Kenyan" no mention of Kenya is made, of "the new Kenyan government" one of its government."""
    assert entities("Kenyan farmers met the new Kenyan government.") == {
        "Government of Kenya (Organization)": ["Kenyan government"]
    } or entities("Kenyan farmers met the new Kenyan government.") == {
        "Government of Kenya (Organization)": ["new Kenyan government"]
    }


def test_owner_of_a_body_is_a_mention_too() -> None:
    """Mentions nest: "Peru's government" names the government and Peru."""
    assert entities("Peru’s government fell.") == {
        "Peru (Place)": ["Peru"],
        "Government of Peru (Organization)": ["Peru’s government"],
    }


def test_body_as_a_modifier_is_no_mention() -> None:
    """Government forces are not the government."""
    assert entities("Kenyan government forces left.") == {}


def test_bare_body_belongs_to_the_one_country_of_the_article() -> None:
    """The presidency alone is that of the one country the article is about; with two countries it stays open."""
    assert "Presidency of Peru (Organization)" in entities("Peru voted. In Peru, the presidency spoke. Peru waits.")
    assert not any("Presidency" in label for label in entities("Peru and Chile met. The presidency spoke."))


def test_population_groups() -> None:
    """A group's adjective and plural are mentions of one group."""
    assert entities("Tamil villagers and other Tamils met.") == {"Tamils (Group)": ["Tamil", "Tamils"]}


def test_a_longer_name_beats_a_known_one_inside_it() -> None:
    """A university named after a country is no mention of the country; nor is a person of a known family name."""
    assert entities("The {o:University of Kenya} opened. {p:Maher al-Assad} came.") == {
        "University of Kenya (Organization)": ["University of Kenya"],
        "Maher al-Assad (Person)": ["Maher al-Assad"],
    }


def test_acronym_in_brackets_and_later_alone() -> None:
    """A name, its acronym in brackets, and the acronym alone are one entity with both forms."""
    found = entities("The {o:Larnaca Dockers Union} ({o:LDU}) met. The {o:LDU} left.")
    assert found == {"Larnaca Dockers Union (Organization)": ["Larnaca Dockers Union", "LDU", "LDU"]}


def test_titles_and_possessives_are_not_part_of_a_name() -> None:
    """Mr, President and 's stay outside."""
    assert entities("{p:President Ali Daro} and {p:Mr Daro’s} aide.") == {"Ali Daro (Person)": ["Ali Daro", "Daro"]}


def test_ambiguous_place_goes_by_its_words() -> None:
    """Latakia alone is the governorate; "the city of Latakia" is the city."""
    found = entities("It rained in Latakia. The city of Latakia was dry.")
    assert any(label.startswith("Latakia (") for label in found)
    assert any(label.startswith("Latakia city") for label in found)


def test_known_person_by_family_name_alone() -> None:
    """A family name that only a known person bears is that person; minted IRIs stand under the article."""
    _, extraction = read("{p:Sharaa} met {p:Jane Roe}.")
    iris = {e.node.label: e.node.iri for e in extraction.entities}
    assert iris["Ahmed al-Sharaa"].endswith("/id/person/ahmed-al-sharaa")
    assert "/article/" in iris["Jane Roe"]
    assert iris["Jane Roe"].endswith("/person/jane-roe")
