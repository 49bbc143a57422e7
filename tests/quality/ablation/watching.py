"""Which rules have an effect in an article: each is called as ever, and compared with what it would give switched off.

A rule whose every call gives the same either way changes nothing in that article, which need not be read again.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .finding import Pattern, Rule


class Watch:
    """What fired since the last `take`: names of rules with the number of the way, names of patterns."""

    def __init__(self) -> None:
        self.fired: set[tuple[str, int]] = set()
        self.kept: Counter[str] = Counter()  # calls whose result holds what was given
        self.made: Counter[str] = Counter()  # calls whose result does not

    def take(self) -> set[tuple[str, int]]:
        """What fired, and begin anew."""
        fired, self.fired = self.fired, set()
        return fired

    def rule(self, rule: Rule) -> Any:
        """The function of a rule, watched."""

        @functools.wraps(rule.original)
        def watched(*args: Any, **kwargs: Any) -> Any:
            args = tuple(list(arg) if isinstance(arg, Iterator) else arg for arg in args)
            offs = [_at_hand(way.call(args, kwargs)) for way in rule.ways]
            result = rule.original(*args, **kwargs)
            kept = _at_hand(result)
            self.fired.update((rule.name, i) for i, way in enumerate(rule.ways) if way.acts or not _same(offs[i], kept))
            if len(rule.ways) > 1 and offs[0] is not None:
                many = isinstance(kept, _MANY) and rule.ways[1].call(args, kwargs) is not None
                given = offs[0] if many and isinstance(offs[0], _MANY) else [offs[0]]
                if given:
                    keeps = any(item in kept for item in given) if many else offs[0] == kept
                    (self.kept if keeps else self.made)[rule.name] += 1
            return iter(kept) if isinstance(result, Iterator) else result

        return watched

    def pattern(self, pattern: Pattern) -> Any:
        """A pattern, watched."""
        return _Watched(pattern, self)


_MANY = (list, tuple, set, frozenset)


def let_in() -> None:
    """Have the functions of `re` take a watched pattern where they take a pattern."""
    for name in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
        setattr(re, name, _letting_in(name, getattr(re, name)))


def _letting_in(name: str, plain: Any) -> Any:
    def function(pattern: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(pattern, _Watched):
            return getattr(pattern, name)(*args, **kwargs)
        return plain(pattern, *args, **kwargs)

    return function


def _at_hand(value: Any) -> Any:
    """`value`, or what an iterator gives."""
    return list(value) if isinstance(value, Iterator) else value


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return list(one) == list(other)
    return bool(one == other)


class _Watched:
    """Stands where a pattern stood."""

    def __init__(self, pattern: Pattern, watch: Watch) -> None:
        self._real, self._name, self._always, self._watch = pattern.original, pattern.name, pattern.always, watch
        self.pattern, self.flags = self._real.pattern, self._real.flags
        self.groups, self.groupindex = self._real.groups, self._real.groupindex

    def _note(self, m: re.Match[str] | None) -> re.Match[str] | None:
        if m is not None and (m.end() > m.start() or not self._always):
            self._watch.fired.add((self._name, 0))
        return m

    def match(self, *args: Any, **kwargs: Any) -> re.Match[str] | None:
        return self._note(self._real.match(*args, **kwargs))

    def search(self, *args: Any, **kwargs: Any) -> re.Match[str] | None:
        return self._note(self._real.search(*args, **kwargs))

    def fullmatch(self, *args: Any, **kwargs: Any) -> re.Match[str] | None:
        return self._note(self._real.fullmatch(*args, **kwargs))

    def finditer(self, *args: Any, **kwargs: Any) -> Iterator[re.Match[str]]:
        for m in self._real.finditer(*args, **kwargs):
            self._note(m)
            yield m

    def findall(self, *args: Any, **kwargs: Any) -> list[Any]:
        found = self._real.findall(*args, **kwargs)
        if found:
            self._watch.fired.add((self._name, 0))
        return found

    def split(self, string: str, *args: Any, **kwargs: Any) -> list[Any]:
        parts = self._real.split(string, *args, **kwargs)
        if parts != [string]:
            self._watch.fired.add((self._name, 0))
        return parts

    def sub(self, repl: Any, string: str, *args: Any, **kwargs: Any) -> str:
        other = self._real.sub(repl, string, *args, **kwargs)
        if other != string:
            self._watch.fired.add((self._name, 0))
        return other
