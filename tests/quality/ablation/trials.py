"""Runs: the model's tags once, then the rules as they are, watched, and with one switch off; in processes of their own.

Nothing is put back after a trial: the process ends. What the parent holds, its children see as it was.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import pickle
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest import mock

from scoring.marks import Kind, marks_of
from scoring.noise import Marks
from sets import Annotated, Corpus

import kg
from kg.extract import pipeline
from kg.extract import tagger as model
from kg.extract.pipeline import Extractor
from kg.extract.tagger import Tagger, Tags
from kg.graph.lexicon import known_graph, to_known_entities
from kg.model import Article, Offsets

from .finding import Pattern, Rule
from .replacing import Places
from .switches import Fired, Switch
from .watching import Watch, let_in

_SECONDS = 30  # for one article: a rule switched off may never end
_CHUNK = 12  # articles
_AFTER_STATEMENTS = ("find_events", "find_figures")  # of the pipeline
Key = tuple[str, int]  # a set, and the place of an article in it


@dataclass(frozen=True, slots=True)
class Trial:
    """What one switch did: of the articles read otherwise, the marks; of those that broke, the errors."""

    marks: dict[Key, Marks]
    broken: Counter[str]


@dataclass
class Bench:
    """The articles, their tags and what the rules make of them as they are."""

    corpora: Sequence[Corpus]
    jobs: int
    folder: Path
    articles: dict[Key, Annotated] = field(default_factory=dict)
    rows: dict[Key, Any] = field(default_factory=dict)  # the extraction JSON
    marks: dict[Key, Marks] = field(default_factory=dict)

    def prepare(self) -> None:
        """Read the sets, have them tagged, and read them with all rules on."""
        global _bench, _extractor, _places  # what the children see  # noqa: PLW0603
        for corpus in self.corpora:
            self.articles |= {(corpus.name, i): one for i, one in enumerate(corpus.articles())}
        self.folder.mkdir(parents=True, exist_ok=True)
        _bench = self
        for _ in self._each(_tag, self._chunks()):
            pass
        _extractor = Extractor(to_known_entities(known_graph()), Kept(self.folder))
        _extractor.extract(Article("Nobody said anything.", "x"))  # the gazetteer is made once
        _places = Places()
        for found in self._kept("read", lambda: list(self._each(_read, self._chunks()))):
            for key, (row, marks) in found.items():
                self.rows[key], self.marks[key] = row, marks

    def watch(self, rules: Sequence[Rule], patterns: Sequence[Pattern]) -> tuple[dict[Fired, set[Key]], dict[str, int]]:
        """In which articles each way of each rule and each pattern fires, and which way fits each rule."""
        global _tasks  # noqa: PLW0603
        _tasks = [(chunk, rules, patterns) for chunk in self._chunks()]
        fired: dict[Fired, set[Key]] = {}
        kept: Counter[str] = Counter()
        for by_key, keeps, makes in self._kept("watched", lambda: list(self._each(_watch, range(len(_tasks))))):
            for key, names in by_key.items():
                for name in names:
                    fired.setdefault(name, set()).add(key)
            kept.update(keeps)
            kept.subtract(makes)
        return fired, {rule.name: int(len(rule.ways) > 1 and kept[rule.name] < 0) for rule in rules}

    def trials(self, switches: Sequence[tuple[Switch, set[Key]]]) -> Iterator[tuple[Switch, Trial]]:
        """Each switch off in turn, in the articles where it has an effect, as they end; those of a run before first."""
        global _tasks  # noqa: PLW0603
        _tasks = []
        for switch, keys in switches:
            path = self._path(f"{switch.kind} {switch.name}")
            if path.exists():
                yield switch, pickle.loads(path.read_bytes())
            else:
                _tasks.append((switch, keys))
        for i, trial in self._each(_try, range(len(_tasks))):
            switch = _tasks[i][0]
            self._path(f"{switch.kind} {switch.name}").write_bytes(pickle.dumps(trial))
            yield switch, trial

    def _kept(self, what: str, make: Callable[[], Any]) -> Any:
        """What was kept of a run of the same code over the same articles, or what is made now."""
        path = self._path(what)
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
        return pickle.loads(path.read_bytes())

    def _path(self, what: str) -> Path:
        return self.folder / f"{hashlib.sha256(self._version + what.encode()).hexdigest()[:24]}.pickle"

    @cached_property
    def _version(self) -> bytes:
        """A digest of the code and the articles."""
        whole = hashlib.sha256(repr(list(self.articles)).encode())
        here = Path(__file__).parent
        for root in (Path(kg.__file__).parent, here, here.parent / "scoring"):
            for path in sorted(root.rglob("*")):
                if path.is_file() and path.suffix not in (".pyc", ".md"):
                    whole.update(path.read_bytes())
        return whole.digest()

    def _chunks(self) -> list[list[Key]]:
        keys = list(self.articles)
        return [keys[i : i + _CHUNK] for i in range(0, len(keys), _CHUNK)]

    def _each(self, work: Any, tasks: Iterable[Any]) -> Iterator[Any]:
        context = multiprocessing.get_context("fork")
        with context.Pool(self.jobs, maxtasksperchild=1) as pool:
            yield from pool.imap_unordered(work, tasks)


_bench: Bench
_extractor: Extractor
_places: Places
_tasks: list[Any]


class Kept(Tagger):
    """Gives the tags that were kept; of text cut otherwise, the model's own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        code = b"".join(path.read_bytes() for path in (self.model, Path(model.__file__)))
        self._version = hashlib.sha256(code).digest()

    def tag(self, text: str, paragraphs: Sequence[Offsets]) -> Tags:
        """The tags of `text`, made and kept where it is new."""
        asked = hashlib.sha256(self._version + text.encode() + repr(tuple(paragraphs)).encode()).hexdigest()
        path = self._folder / f"{asked[:24]}.pickle"
        if path.exists():
            kept: Tags = pickle.loads(path.read_bytes())
            return kept
        tags = super().tag(text, paragraphs)
        path.write_bytes(pickle.dumps(tags))
        return tags


def _tag(keys: Sequence[Key]) -> None:
    extractor = Extractor((), Kept(_bench.folder))
    for key in keys:
        extractor.extract(_bench.articles[key].article)


def _row(key: Key) -> Any:
    """The extraction JSON of an article, as it is when read again."""
    if _kind(key) is Kind.ATTRIBUTIONS:  # statements alone are scored: what is made of them is left out
        with ExitStack() as stack:
            for name in _AFTER_STATEMENTS:
                stack.enter_context(mock.patch.object(pipeline, name, lambda *_: ()))
            return _json(key)
    return _json(key)


def _json(key: Key) -> Any:
    return json.loads(json.dumps(_extractor.extract(_bench.articles[key].article).to_json()))


def _read(keys: Sequence[Key]) -> dict[Key, tuple[Any, Marks]]:
    return {key: (row := _row(key), marks_of(_kind(key), _bench.articles[key].gold, row)) for key in keys}


def _kind(key: Key) -> Any:
    return next(corpus.kind for corpus in _bench.corpora if corpus.name == key[0])


def _watch(task: int) -> tuple[dict[Key, set[Fired]], Counter[str], Counter[str]]:
    keys, rules, patterns = _tasks[task]
    watch = Watch()
    let_in()
    by_id: dict[int, Any] = {id(p.original): watch.pattern(p) for p in patterns}
    for rule in rules:
        _put(rule, watch.rule(rule), by_id)
    _places.replace(by_id)
    found = {}
    everything = {(rule.name, i) for rule in rules for i in range(len(rule.ways))} | {(p.name, 0) for p in patterns}
    for key in keys:
        _places.forget()  # what is remembered from another article would not be asked again
        same = _row(key) == _bench.rows[key]
        fired = watch.take()
        found[key] = fired if same else everything  # watching has changed it: look at all
    return found, watch.kept, watch.made


def _put(rule: Rule, function: Any, by_id: dict[int, Any]) -> None:
    if rule.owner is None:
        by_id[id(rule.original)] = function
    else:
        setattr(rule.owner, rule.original.__name__, function)


def _try(task: int) -> tuple[int, Trial]:
    switch, keys = _tasks[task]
    by_id: dict[int, Any] = {id(p.original): p.off() for p in switch.patterns}
    for rule, way in switch.rules:
        _put(rule, _off(rule, way), by_id)
    _places.replace(by_id)
    _places.forget()
    marks: dict[Key, Marks] = {}
    broken: Counter[str] = Counter()
    for key in sorted(keys):
        try:
            with _limit():
                row = _row(key)
        except Exception as error:  # the code around it counts on the rule
            broken[type(error).__name__] += 1
            continue
        if row != _bench.rows[key]:
            marks[key] = marks_of(_kind(key), _bench.articles[key].gold, row)
    return task, Trial(marks, broken)


def _off(rule: Rule, way: int) -> Any:
    call = rule.ways[way].call
    return lambda *args, **kwargs: call(args, kwargs)


@contextmanager
def _limit() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
