"""Which offices the states of the world have, as far as their names tell: the United States have no prime minister.

A bare "the President" is not taken for that of a country without one; and where an article speaks of several
countries, few are left that "the King" or "the Home Secretary" can be of. What is unsure is left open.
"""

from __future__ import annotations

import re
from typing import Final

from kg.extract.title_words import PORTFOLIOS


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split(";"))


_MONARCHIES: Final = _names(
    "Andorra;Bahrain;Belgium;Bhutan;Brunei;Cambodia;Denmark;Eswatini;Japan;Jordan;Kuwait;Lesotho;Liechtenstein"
    ";Luxembourg;Malaysia;Monaco;Morocco;Netherlands;Norway;Oman;Qatar;Saudi Arabia;Spain;Sweden;Thailand;Tonga"
    ";United Kingdom;England;Scotland;Wales;Northern Ireland"
)
_REALMS: Final = _names(
    "Antigua and Barbuda;Australia;Bahamas;Belize;Canada;Grenada;Jamaica;New Zealand;Papua New Guinea"
    ";Saint Kitts and Nevis;Saint Lucia;Saint Vincent and the Grenadines;Solomon Islands;Tuvalu"
)
"""States whose monarch is another country's: they have no president, and "the King" is not theirs in the news."""

_WITHOUT_PREMIER: Final = _names(
    "United States;Mexico;Brazil;Argentina;Chile;Colombia;Venezuela;Ecuador;Bolivia;Paraguay;Uruguay;Costa Rica"
    ";Guatemala;Honduras;El Salvador;Nicaragua;Panama;Dominican Republic;Philippines;Indonesia;Nigeria;Ghana;Liberia"
    ";Sierra Leone;Malawi;Zambia;Angola;South Africa;Botswana;Gambia;Cyprus;Switzerland;Turkmenistan;Seychelles"
    ";South Sudan;Benin;Palau;Marshall Islands;Micronesia"
)
_WITHOUT_MINISTERS: Final = _names("United States;Mexico;Philippines")
_SECRETARIES: Final = _names(
    "United Kingdom;United States;Philippines;Mexico;Scotland;Wales;Northern Ireland;Kenya;Hong Kong;Argentina"
    ";Honduras;Puerto Rico"
)
"""States with secretaries for what others have ministers for."""

_FOREIGN_SECRETARIES: Final = _names(
    "United Kingdom;Philippines;Mexico;India;Pakistan;Bangladesh;Sri Lanka;Nepal;Argentina"
)
_SECRETARIES_OF_STATE: Final = _names("United States;Vatican City")
_CHANCELLORS: Final = _names("Germany;Austria;United Kingdom;East Germany")

_WITH_MINISTERS_FOR_REGIONS: Final = _names(
    "United Kingdom;Ireland;Australia;New Zealand;Canada;Germany;France;Netherlands;Belgium;Denmark;Norway;Sweden"
    ";Finland;Spain;Portugal;Italy;Austria"
)
"""States with ministers for other parts of the world: "the minister for Africa"."""

_CROWNED: Final = frozenset({"king", "queen", "sultan", "emir", "emperor", "empress"})
_FEW: Final = _CROWNED | {"chancellor", "secretary of state"}

_DEPUTY: Final = re.compile(r"(?:(?:interim|acting|caretaker|transitional|deputy|vice|first)[ -])+")
_ABROAD: Final = re.compile(
    r"(?:foreign|defen[cs]e|external)\b.*|secretary of state|(?:under)?secretary (?:for|of) (?:foreign|defen[cs]e).*"
    r"|minister (?:for|of) (?:foreign|defen[cs]e|external).*"
)
_AIMED: Final = re.compile(r".*\bfor (?:the )?(?P<at>[A-Z]\w+).*")


def has_office(country: str, role: str) -> bool:
    """Whether the country of that usual name can have an office called `role`.

    >>> has_office("United States", "prime minister"), has_office("Japan", "prime minister")
    (False, True)
    >>> has_office("Iraq", "defence secretary"), has_office("France", "king"), has_office("France", "president")
    (False, False, True)
    """
    bare = _DEPUTY.sub("", role)
    if _is_aimed(bare):
        return country in _WITH_MINISTERS_FOR_REGIONS
    if bare.startswith("president"):
        return country not in _MONARCHIES | _REALMS
    if bare in {"prime minister", "premier"}:
        return country not in _WITHOUT_PREMIER
    if bare in _CROWNED:
        return country in _MONARCHIES
    if bare == "chancellor":
        return country in _CHANCELLORS
    if bare == "secretary of state":
        return country in _SECRETARIES_OF_STATE
    if bare in {"foreign secretary", "home secretary"}:
        return country in _FOREIGN_SECRETARIES
    if bare.endswith(" secretary"):
        return country in _SECRETARIES
    return not (bare.endswith("minister") or bare.startswith("minister")) or country not in _WITHOUT_MINISTERS


def tells_countries_apart(role: str) -> bool:
    """Whether so few countries have the office that its name speaks for one of them: a king, a home secretary.

    >>> tells_countries_apart("chancellor"), tells_countries_apart("president")
    (True, False)
    """
    bare = _DEPUTY.sub("", role)
    return bare in _FEW or bare.endswith(" secretary") or _is_aimed(bare)


def works_abroad(role: str) -> bool:
    """Whether an office deals with other countries, so that one named beside it is as likely not its own.

    >>> works_abroad("foreign secretary"), works_abroad("health minister")
    (True, False)
    """
    return _ABROAD.fullmatch(_DEPUTY.sub("", role)) is not None


def _is_aimed(role: str) -> bool:
    """Whether an office is for another part of the world by its own words: "minister for Central Asia"."""
    aimed = _AIMED.fullmatch(role)
    return aimed is not None and aimed["at"].lower() not in PORTFOLIOS
