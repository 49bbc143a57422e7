"""What people write for a parameter, made into an RDF term: never a piece of query text, always one whole value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.ask.question import Parameter, close_to
from kg.errors import QueryError
from kg.graph.vocab import EFFECT, EVENT_TYPE, KG, MODE, OUTCOME, UNIT, VICTIM_CLASS
from kg.ids import fold
from kg.store.prefixes import PREFIXES
from kg.store.values import Value

Term = ox.NamedNode | ox.Literal

_XSD = PREFIXES["xsd"]
_FLAGS = {"yes": True, "true": True, "1": True, "on": True, "no": False, "false": False, "0": False, "off": False}
_LONGEST = 10_000  # characters of a text; no word that is looked for is longer

# The closed code lists by the name that a question's header gives them, each value as DESIGN spells it in JSON.
LISTS: Mapping[str, Mapping[str, str]] = {
    "effect": {str(code): str(iri) for code, iri in EFFECT.items()},
    "mode": {str(code): str(iri) for code, iri in MODE.items()},
    "outcome": {str(code): str(iri) for code, iri in OUTCOME.items()},
    "victims": {str(code): str(iri) for code, iri in VICTIM_CLASS.items()},
    "unit": {str(code): str(iri) for code, iri in UNIT.items()},
    "event_type": {str(code): str(iri) for code, iri in EVENT_TYPE.items()},
    "verdict": {"conflicts": str(KG.Conflicts), "agrees": str(KG.Agrees), "not comparable": str(KG.NotComparable)},
}


def choices(parameter: Parameter) -> tuple[str, ...]:
    """What a parameter of the type choice can be, as its header or the code list spells it."""
    return tuple(LISTS[parameter.of[0]]) if parameter.of[0] in LISTS else parameter.of


def to_term(parameter: Parameter, value: Value) -> Term:
    """The term that `value` stands for; entities and articles need a store, so `kg.ask.names` has them.

    >>> to_term(Parameter("day", "day", "…"), "2025-03-09").value
    '2025-03-09'
    """
    if parameter.type == "day":
        return ox.Literal(_day(parameter, value).isoformat(), datatype=ox.NamedNode(_XSD + "date"))
    if parameter.type == "number":
        number = _number(parameter, value)
        whole = number == number.to_integral_value()
        text = str(int(number)) if whole else format(number, "f")
        return ox.Literal(text, datatype=ox.NamedNode(_XSD + ("integer" if whole else "decimal")))
    if parameter.type == "flag":
        return ox.Literal(to_flag(parameter, value))
    if parameter.type == "choice":
        return _choice(parameter, value)
    return ox.Literal(_text(parameter, value))


def to_flag(parameter: Parameter, value: Value) -> bool:
    """Yes or no, as people write it."""
    if isinstance(value, bool):
        return value
    found = _FLAGS.get(str(value).strip().casefold())
    if found is None:
        raise _error(parameter, value, "is neither yes nor no")
    return found


def _day(parameter: Parameter, value: Value) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise _error(parameter, value, "is no day; write it as 2025-03-09") from None


def _number(parameter: Parameter, value: Value) -> Decimal:
    try:
        number = Decimal(str(value).strip().replace(",", "") if not isinstance(value, bool) else "")
    except InvalidOperation:
        raise _error(parameter, value, "is no number; write it as 1000 or 12.5") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise _error(parameter, value, "is out of range")
    return number


def _choice(parameter: Parameter, value: Value) -> Term:
    """A code by its JSON spelling, label or IRI's last part, in small letters or large, with or without spaces."""
    codes = LISTS.get(parameter.of[0], {})
    wanted = _squeezed(str(value).removeprefix(PREFIXES["kg"]))
    for code in choices(parameter):
        iri = codes.get(code, "")
        last = iri.removeprefix(PREFIXES["kg"])
        spellings = (code, last, last.removesuffix("Event"), last.removesuffix("Unit"))
        if wanted and wanted in map(_squeezed, spellings):
            return ox.NamedNode(iri) if iri else ox.Literal(code)
    hint = close_to(str(value), choices(parameter), 1)
    raise _error(
        parameter, value, f"is not in the list: {', '.join(choices(parameter))}" + (f"; {hint}" if hint else "")
    )


def _squeezed(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _text(parameter: Parameter, value: Value) -> str:
    text = str(value)
    if not text.strip() or len(text) > _LONGEST:
        raise _error(parameter, value, f"is empty or longer than {_LONGEST} characters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError(f"the value of {parameter.name} is not Unicode text; write it in UTF-8") from None
    return text


def _error(parameter: Parameter, value: Value, message: str) -> QueryError:
    return QueryError(f"{parameter.name}: {str(value)[:60]!r} {message}")
