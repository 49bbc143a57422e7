"""What English knows of countries: their names, adjectives and demonyms, and the capitals that speak for them.

This is language, not background knowledge about any story: that "Dutch" belongs to the Netherlands and "Downing
Street" to the United Kingdom holds in every article. The table is `data/nations.tsv`: states, a few territories and
countries within states, and states of the last century that news still names. Words that two of them share are decided
there once: "Congolese" is the Democratic Republic's, "Dominican" the Dominican Republic's, and "Korean" is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from kg.extract.tokens import split_words

_ACRONYM = 4  # letters; a longer word in capitals is a headline's, not an abbreviation


@dataclass(frozen=True, slots=True)
class Nation:
    """One country as English news names it: first the usual name, then every other form."""

    name: str
    other_names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()  # plural person nouns
    capitals: tuple[str, ...] = ()  # the seat of government, in its usual spelling first

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.other_names)

    @property
    def capital(self) -> str | None:
        """The capital in its usual spelling, where it is not the country itself."""
        return self.capitals[0] if self.capitals else None


SEATS: Final[dict[str, str]] = {
    "Kremlin": "Russia",
    "Duma": "Russia",
    "State Duma": "Russia",
    "White House": "United States",
    "Oval Office": "United States",
    "Pentagon": "United States",
    "FBI": "United States",
    "CIA": "United States",
    "NASA": "United States",
    "Federal Reserve": "United States",
    "Justice Department": "United States",
    "Treasury Department": "United States",
    "Homeland Security": "United States",
    "Department of Homeland Security": "United States",
    "Foreign Office": "United Kingdom",
    "Home Office": "United Kingdom",
    "Cabinet Office": "United Kingdom",
    "Scotland Yard": "United Kingdom",
    "House of Lords": "United Kingdom",
    "NHS": "United Kingdom",
    "Bundeswehr": "Germany",
    "Capitol Hill": "United States",
    "State Department": "United States",
    "Foggy Bottom": "United States",
    "Downing Street": "United Kingdom",
    "10 Downing Street": "United Kingdom",
    "Number 10": "United Kingdom",
    "No 10": "United Kingdom",
    "Whitehall": "United Kingdom",
    "Westminster": "United Kingdom",
    "Buckingham Palace": "United Kingdom",
    "Holyrood": "Scotland",
    "Senedd": "Wales",
    "Stormont": "Northern Ireland",
    "Élysée": "France",
    "Elysee": "France",
    "Élysée Palace": "France",
    "Elysee Palace": "France",
    "Quai d'Orsay": "France",
    "Bundestag": "Germany",
    "Bundesrat": "Germany",
    "Chigi Palace": "Italy",
    "Quirinal": "Italy",
    "Quirinale": "Italy",
    "Moncloa": "Spain",
    "Sejm": "Poland",
    "Binnenhof": "Netherlands",
    "Dáil": "Ireland",
    "Leinster House": "Ireland",
    "Knesset": "Israel",
    "Verkhovna Rada": "Ukraine",
    "Bankova": "Ukraine",
    "Zhongnanhai": "China",
    "Blue House": "South Korea",
    "Kantei": "Japan",
    "Malacañang": "Philippines",
    "Malacanang": "Philippines",
    "Rashtrapati Bhavan": "India",
    "Lok Sabha": "India",
    "Casa Rosada": "Argentina",
    "La Moneda": "Chile",
    "Planalto": "Brazil",
    "Miraflores": "Venezuela",
    "Miraflores Palace": "Venezuela",
    "Los Pinos": "Mexico",
    "Beehive": "New Zealand",
    "Union Buildings": "South Africa",
    "Aso Rock": "Nigeria",
    "Aso Villa": "Nigeria",
}
"""Buildings, chambers and agencies that stand for a country in the news ("the Kremlin said"), and its name."""


@cache
def nations() -> tuple[Nation, ...]:
    """The whole table, in its own order, which puts states first."""
    table = files("kg.extract").joinpath("data/nations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return tuple(Nation(row[0], *(_words(cell) for cell in row[1:])) for row in rows)


@lru_cache(maxsize=1 << 14)  # asked of the same few words all over an article
def nation_named(name: str) -> Nation | None:
    """The country that `name` names in any of its forms, with or without "the".

    >>> nation_named("U.S.").name, nation_named("the Netherlands").name, nation_named("Atlantis")
    ('United States', 'Netherlands', None)
    """
    return _find(_by_name(), name)


@lru_cache(maxsize=1 << 14)  # asked of the same few words all over an article
def nation_of_adjective(word: str) -> Nation | None:
    """The country whose adjective `word` is. Words are looked up as written, so "polish" is no adjective of Poland.

    >>> nation_of_adjective("Dutch").name, nation_of_adjective("Emirati").name, nation_of_adjective("polish")
    ('Netherlands', 'United Arab Emirates', None)
    """
    return _find(_by_adjective(), word)


@lru_cache(maxsize=1 << 14)  # asked of the same few words all over an article
def nation_of_demonym(word: str) -> Nation | None:
    """The country whose people `word` names, in the plural or the singular.

    >>> nation_of_demonym("Syrians").name, nation_of_demonym("Dane").name, nation_of_demonym("Frenchman").name
    ('Syria', 'Denmark', 'France')
    """
    return _find(_by_demonym(), word)


@lru_cache(maxsize=1 << 14)
def nation_of_capital(name: str) -> Nation | None:
    """The country whose capital `name` is ("Damascus said").

    >>> nation_of_capital("Kiev").name, nation_of_capital("New York")
    ('Ukraine', None)
    """
    return _find(_by_capital(), name)


@lru_cache(maxsize=1 << 14)
def nation_of_seat(name: str) -> Nation | None:
    """The country for which the building or chamber `name` stands in the news.

    >>> nation_of_seat("the White House").name, nation_of_seat("the Eiffel Tower")
    ('United States', None)
    """
    return _find(_by_seat(), name)


@cache
def first_words_of_nations() -> frozenset[str]:
    """The first word, folded, of every name and adjective of a country: where none stands, no country is meant.

    >>> sorted(word for word in first_words_of_nations() if word.startswith("sri"))
    ['sri']
    """
    return frozenset(word for _, _, word in (split_words(form)[0] for form in (*_by_name(), *_by_adjective())))


def _find(table: dict[str, Nation], name: str) -> Nation | None:
    plain = name.strip().replace("’", "'")
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    if plain in table:
        return table[plain]
    # A headline in capitals: "SYRIAN TROOPS". "US" and "UK" are names as they stand, and "IT" is nobody's.
    return table.get(plain.title()) if plain.isupper() and len(plain) > _ACRONYM else None


@cache
def _by_name() -> dict[str, Nation]:
    return _table(lambda nation: nation.names)


@cache
def _by_adjective() -> dict[str, Nation]:
    return _table(lambda nation: nation.adjectives)


@cache
def _by_demonym() -> dict[str, Nation]:
    return _table(lambda nation: (form for plural in nation.demonyms for form in (plural, _singular(plural))))


@cache
def _by_capital() -> dict[str, Nation]:
    return _table(lambda nation: nation.capitals)


@cache
def _by_seat() -> dict[str, Nation]:
    by_name = _by_name()
    return {seat: by_name[country] for seat, country in SEATS.items()}


def _table(words: Callable[[Nation], Iterable[str]]) -> dict[str, Nation]:
    table: dict[str, Nation] = {}
    for nation in nations():
        for word in words(nation):
            table.setdefault(word, nation)  # the earlier row wins; the tests forbid that it matters
    return table


def _singular(plural: str) -> str:
    """One of the people that `plural` names; words without a singular of their own ("French") stay as they are."""
    for ending, single in (("women", "woman"), ("men", "man")):
        if plural.endswith(ending) and plural not in {"Turkmen", "Yemen"}:
            return plural.removesuffix(ending) + single
    return plural.removesuffix("s") if plural.endswith("s") and not plural.endswith(("ss", "ois")) else plural


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("; ") if word)
