"""The table of countries: complete, spelt well, and without a word that two countries share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from string import ascii_letters

import pytest

from kg.extract.nations import (
    SEATS,
    nation_named,
    nation_of_adjective,
    nation_of_capital,
    nation_of_demonym,
    nation_of_seat,
    nations,
)


def shared(words: Iterable[str]) -> list[str]:
    """The words that occur more than once."""
    return [word for word, count in Counter(words).items() if count > 1]


def test_no_word_belongs_to_two_countries() -> None:
    """Every name, adjective, demonym and capital has one owner, or a decision would hide in the order of the rows."""
    table = nations()
    assert shared(name for nation in table for name in nation.names) == []
    assert shared(word for nation in table for word in nation.adjectives) == []
    assert shared(word for nation in table for word in nation.demonyms) == []
    assert shared(word for nation in table for word in nation.capitals) == []


def test_words_are_clean() -> None:
    """Cells hold no stray blanks, articles or typographic apostrophes, and adjectives are capitalised."""
    for nation in nations():
        words = [*nation.names, *nation.adjectives, *nation.demonyms, *nation.capitals]
        assert all(word == " ".join(word.split()) and "’" not in word and "|" not in word for word in words), nation
        assert not any(word.lower().startswith("the ") for word in words), nation
        assert all(word[0].isupper() for word in words), nation


def test_states_that_news_names_are_there() -> None:
    """The members of the United Nations are counted, and each begins with the name that news uses."""
    assert len(nations()) > 210
    names = {nation.name for nation in nations()}
    assert {"United States", "United Kingdom", "Ivory Coast", "South Sudan", "Myanmar", "Palestine", "Taiwan"} <= names
    assert {"Kosovo", "Hong Kong", "Scotland", "Gaza", "West Bank", "Soviet Union", "Eswatini", "Tuvalu"} <= names
    assert all(nation.name[0] in ascii_letters + "SÉ" for nation in nations())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("US", "United States"),
        ("U.S.", "United States"),
        ("America", "United States"),
        ("the United States", "United States"),
        ("UK", "United Kingdom"),
        ("Great Britain", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Congo", "Democratic Republic of the Congo"),
        ("Congo-Brazzaville", "Republic of the Congo"),
        ("Burma", "Myanmar"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Czechia", "Czech Republic"),
        ("the Netherlands", "Netherlands"),
        ("Holland", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Timor-Leste", "East Timor"),
        ("SYRIA", "Syria"),
        ("the Vatican", "Vatican City"),
    ],
)
def test_names(written: str, name: str) -> None:
    """A country is found under every form of its name, with the article and in a headline's capitals."""
    nation = nation_named(written)
    assert nation is not None
    assert nation.name == name


@pytest.mark.parametrize("word", ["us", "it", "IT", "polish", "Arab", "Korea", "Korean", "European", "turkey", ""])
def test_words_of_no_country(word: str) -> None:
    """Pronouns, regions and words in small letters name no country."""
    assert nation_named(word) is None
    assert nation_of_adjective(word) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Syrian", "Syria"),
        ("British", "United Kingdom"),
        ("English", "England"),
        ("American", "United States"),
        ("French", "France"),
        ("Dutch", "Netherlands"),
        ("Emirati", "United Arab Emirates"),
        ("Kyrgyz", "Kyrgyzstan"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Saudi", "Saudi Arabia"),
        ("Saudi Arabian", "Saudi Arabia"),
        ("Congolese", "Democratic Republic of the Congo"),
        ("South Sudanese", "South Sudan"),
        ("Sudanese", "Sudan"),
        ("Bissau-Guinean", "Guinea-Bissau"),
        ("Palestinian", "Palestine"),
        ("Ivorian", "Ivory Coast"),
        ("RUSSIAN", "Russia"),
        ("Burkinabé", "Burkina Faso"),
    ],
)
def test_adjectives(word: str, name: str) -> None:
    """An adjective leads to its country, also where it looks like another's."""
    nation = nation_of_adjective(word)
    assert nation is not None
    assert nation.name == name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Britons", "United Kingdom"),
        ("Briton", "United Kingdom"),
        ("Spaniards", "Spain"),
        ("Dutchman", "Netherlands"),
        ("Frenchwoman", "France"),
        ("Turk", "Turkey"),
        ("Filipino", "Philippines"),
        ("Swiss", "Switzerland"),
        ("Turkmen", "Turkmenistan"),
        ("New Zealander", "New Zealand"),
    ],
)
def test_demonyms(word: str, name: str) -> None:
    """A people is found in the plural and in the singular."""
    nation = nation_of_demonym(word)
    if word == "Turkmen":  # its plural is "Turkmens"; the singular is the adjective
        assert nation_of_adjective(word) == nation
    assert nation is not None
    assert nation.name == name


@pytest.mark.parametrize(
    ("city", "name"),
    [
        ("Damascus", "Syria"),
        ("Tehran", "Iran"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Washington, DC", "United States"),
        ("Sana’a", "Yemen"),
        ("Abidjan", "Ivory Coast"),
        ("Gaza City", "Gaza"),
    ],
)
def test_capitals(city: str, name: str) -> None:
    """A capital leads to its country in old and new spellings."""
    nation = nation_of_capital(city)
    assert nation is not None
    assert nation.name == name
    assert nation_of_capital("Aleppo") is None


def test_capital_is_the_usual_spelling() -> None:
    """The capital is the first form; a city state has none of its own."""
    ukraine, singapore = nation_named("Ukraine"), nation_named("Singapore")
    assert ukraine is not None and ukraine.capital == "Kyiv"
    assert singapore is not None and singapore.capital is None


def test_seats_of_government_lead_to_countries() -> None:
    """Every building in the table stands for a country of the table."""
    assert all(nation_named(country) is not None for country in SEATS.values())
    kremlin, street = nation_of_seat("the Kremlin"), nation_of_seat("Downing Street")
    assert (kremlin and kremlin.name, street and street.name) == ("Russia", "United Kingdom")
    assert nation_of_seat("the Louvre") is None
