"""What is switched off together: one function, all that a module offers, the patterns of a module, one pattern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .finding import Pattern, Rule

Fired = tuple[str, int]  # a rule or pattern, and the way that it was switched off


@dataclass(frozen=True, slots=True)
class Switch:
    """Rules, each with the way to switch it off, and patterns that are off together."""

    kind: str
    name: str
    rules: tuple[tuple[Rule, int], ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @property
    def fires(self) -> frozenset[Fired]:
        """What shows, in a watched run, that it has an effect."""
        return frozenset([(rule.name, way) for rule, way in self.rules] + [(p.name, 0) for p in self.patterns])


def find_switches(rules: Sequence[Rule], patterns: Sequence[Pattern], ways: Mapping[str, int]) -> Iterator[Switch]:
    """Every switch; `ways` says how each rule is switched off."""
    for rule in rules:
        way = ways[rule.name]
        yield Switch("step" if rule.ways[way].keeps else "rule", rule.name, ((rule, way),))
    for module in dict.fromkeys(rule.module for rule in rules):
        offered = [rule for rule in rules if rule.module == module and not rule.name.rpartition(".")[2].startswith("_")]
        if offered:
            yield Switch("module", module, tuple((rule, ways[rule.name]) for rule in offered))
    for module in dict.fromkeys(pattern.module for pattern in patterns):
        own = tuple(pattern for pattern in patterns if pattern.module == module)
        yield Switch("patterns", f"{module}: {len(own)} patterns", patterns=own)
    for pattern in patterns:
        yield Switch("pattern", pattern.name, patterns=(pattern,))


def all_of(switches: Sequence[Switch]) -> Switch:
    """One switch for all that several switch off."""
    return Switch(
        "together",
        ", ".join(switch.name for switch in switches),
        tuple(dict.fromkeys(rule for switch in switches for rule in switch.rules)),
        tuple(dict.fromkeys(pattern for switch in switches for pattern in switch.patterns)),
    )
