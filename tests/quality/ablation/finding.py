"""The rules that can be switched off, found in the modules of kg.extract themselves, so that no list grows old.

A function is switched off by what its annotations allow. One that takes a thing and returns a thing of the same type
gives back what it was given ("a step"); any other gives nothing of its type: None, False, no items. A pattern never
matches; one that matches the empty string, and so is made to match always, matches nothing but that.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import FunctionType, ModuleType
from typing import Any

import kg.extract
from kg.model import Bound, Certainty, Effect, Mode

BEFORE_RULES = frozenset(("encode", "labels", "tagger"))  # the model: its tags are read once and kept
_PLAIN = frozenset(
    ("str", "int", "float", "bool", "date", "None", "Any")
)  # no step: these are passed along for much else
_NEUTRAL = {"Effect": Effect.ASSERTS, "Certainty": Certainty.CERTAIN, "Mode": Mode.INDIRECT, "Bound": Bound.EXACT}
_MANY = re.compile(
    r"(?P<many>list|tuple|set|frozenset|dict|Iterator|Iterable|Sequence|Collection|Set|Mapping)"
    r"\[(?P<of>.*?)(?P<any>, \.\.\.)?\]"
)
_EMPTY: dict[str, Callable[[], Any]] = {
    "list": list,
    "set": set,
    "dict": dict,
    "Mapping": dict,
    "frozenset": frozenset,
    "Set": frozenset,
    "Iterator": lambda: iter(()),
}

Off = Callable[[tuple[Any, ...], dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to switch a function off: `call` gives what it returns then."""

    name: str
    call: Off
    keeps: bool = False  # gives back an argument
    acts: bool = False  # the function returns nothing, it does something


@dataclass(frozen=True, slots=True)
class Rule:
    """A function or method (`owner` is its class), and the ways to switch it off."""

    name: str
    module: str
    original: Any
    ways: tuple[Way, ...]
    owner: type | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern of a module, alone or within a table, and what takes its place."""

    name: str
    module: str
    original: re.Pattern[str]

    @property
    def always(self) -> bool:
        """Is it made to match whatever stands there?"""
        return self.original.match("") is not None

    def off(self) -> re.Pattern[str]:
        """A pattern that matches nowhere, or only the empty string where this one always matches."""
        if not self.always:
            return re.compile(r"(?!)")
        names = {number: name for name, number in self.original.groupindex.items()}
        groups = (f"(?P<{names[n]}>)" if n in names else "()" for n in range(1, self.original.groups + 1))
        return re.compile("".join(groups))


def modules() -> list[ModuleType]:
    """The modules of kg.extract that hold rules."""
    found = pkgutil.walk_packages(kg.extract.__path__, "kg.extract.")
    return [importlib.import_module(m.name) for m in found if not m.ispkg and short(m.name) not in BEFORE_RULES]


def short(module: str) -> str:
    """A module's name within kg.extract."""
    return module.removeprefix("kg.extract.")


def find_rules() -> list[Rule]:
    """Every function and method that can be switched off."""
    found = []
    for module in modules():
        at_import = _called_at_import(module)
        for name, value in vars(module).items():
            if _is_function(value) and value.__module__ == module.__name__ and name not in at_import:
                found += _rule(f"{short(module.__name__)}.{name}", module, value, None)
            elif inspect.isclass(value) and value.__module__ == module.__name__:
                for own, method in vars(value).items():
                    if isinstance(method, FunctionType) and method.__code__.co_filename == module.__file__:
                        found += _rule(f"{short(module.__name__)}.{name}.{own}", module, method, value)
    return found


def find_patterns() -> list[Pattern]:
    """Every compiled pattern of a module, those in tables too."""
    found = []
    for module in modules():
        imported = _imported(module)
        for name, value in vars(module).items():
            if name not in imported and not name.startswith("__"):
                for path, pattern in within(value, re.Pattern):
                    found.append(Pattern(f"{short(module.__name__)}.{name}{path}", short(module.__name__), pattern))
    return found


def within(value: Any, kind: type | tuple[type, ...], path: str = "") -> Iterator[tuple[str, Any]]:
    """What of a kind stands in a value or in its tables, with the way there."""
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, (tuple, list)):
        for i, item in enumerate(value):
            if isinstance(item, str):  # lists of words are long
                continue
            yield from within(item, kind, f"{path}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from within(item, kind, f"{path}[{key}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from within(getattr(value, field.name, None), kind, f"{path}.{field.name}")


def _is_function(value: Any) -> bool:
    return isinstance(value, FunctionType) or (hasattr(value, "cache_clear") and hasattr(value, "__wrapped__"))


def _imported(module: ModuleType) -> set[str]:
    tree = ast.parse(inspect.getsource(module))
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def _called_at_import(module: ModuleType) -> set[str]:
    """The functions that make a module's tables when it is imported: switched off later, they would change nothing."""
    functions = (ast.FunctionDef, ast.ClassDef)
    made = [node for node in ast.parse(inspect.getsource(module)).body if not isinstance(node, functions)]
    calls = (call for node in made for call in ast.walk(node) if isinstance(call, ast.Call))
    return {call.func.id for call in calls if isinstance(call.func, ast.Name)}


def _rule(name: str, module: ModuleType, function: Any, owner: type | None) -> list[Rule]:
    plain = inspect.unwrap(function)
    if plain.__name__.startswith("__"):
        return []
    ways = tuple(_ways(plain))
    return [Rule(name, short(module.__name__), function, ways, owner)] if ways else []


def _ways(function: FunctionType) -> Iterator[Way]:
    annotations = {name: str(kind) for name, kind in function.__annotations__.items()}
    returned = annotations.pop("return", "")
    optional = returned.endswith(" | None")
    many, of = _read(returned)
    for i, parameter in enumerate(inspect.signature(function).parameters):
        kind = annotations.get(parameter, "")
        given_many, given = _read(kind)
        if of in _PLAIN or many == "dict" or (given_many and not many):
            continue
        turned = None if given == of else _turn(function.__globals__.get(given), function.__globals__.get(of))
        if given == of or turned:
            yield Way("gives back what it was given", _given(i, parameter, many, bool(given_many), turned), keeps=True)
            break
    if many:
        empty = _EMPTY.get(many, tuple)
        yield Way("finds nothing", lambda *_: empty())
    elif optional:
        yield Way("finds nothing", lambda *_: None)
    elif returned == "None":
        yield Way("does nothing", lambda *_: None, acts=True)
    elif returned == "bool":
        yield Way("says no", lambda *_: False)
    elif returned in _NEUTRAL:
        neutral = _NEUTRAL[returned]
        yield Way(f"says {neutral}", lambda *_: neutral)


def _read(annotation: str) -> tuple[str, str]:
    """A type as what holds many, if it does, and of what: ("list", "Draft"), ("", "Draft")."""
    bare = annotation.removesuffix(" | None")
    found = _MANY.fullmatch(bare)
    if found is None or (found["many"] == "tuple" and not found["any"]):
        return "", bare
    return found["many"], found["of"]


def _turn(given: Any, into: Any) -> Callable[[Any], Any] | None:
    """How a thing becomes one of another type that has all its fields, and more of its own that may be left out."""
    if not (is_dataclass(given) and is_dataclass(into)) or given is into:
        return None
    shared = {field.name for field in fields(given)}
    needed = {f.name for f in fields(into) if f.default is MISSING and f.default_factory is MISSING}
    if not needed <= shared <= {field.name for field in fields(into)}:
        return None
    return lambda thing: into(**{name: getattr(thing, name) for name in shared})


def _given(i: int, parameter: str, many: str, given_many: bool, turned: Callable[[Any], Any] | None) -> Off:
    into: Callable[[Any], Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}.get(
        many, iter if many == "Iterator" else tuple
    )

    def call(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        given = args[i] if i < len(args) else kwargs.get(parameter)
        if turned:
            given = [turned(thing) for thing in given] if given_many else turned(given)
        return given if not many else into(given if given_many else (given,))

    return call
