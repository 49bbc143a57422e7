"""Many articles on every core: worker processes read, this process takes what they made, in the order of the input.

What happens inside one article stays inside it. Its errors, a parser's that it runs into, too little memory, the death
of its process and an end that does not come are a `ReadFailure` in its place; the others are read.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import InputError, KgError
from kg.faults import to_line
from kg.model import Article
from kg.read.article import Page, ReadFailure

if TYPE_CHECKING:
    from kg.jobs import Reader

TIMEOUT = 60.0  # seconds for one article; PolNeAR's longest of 3,000 words takes less than one
AHEAD = 3  # inputs that wait for each worker: enough that none is idle, few enough that memory stays flat
MEMORY = 8 * 1024**3  # bytes that a worker may hold; 10 MB of prose take less than one of them

Item = TypeVar("Item")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Settings:
    """What every worker makes its reader of."""

    model: Path
    min_score: float
    entities: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes read at once, and how many seconds one article may take."""

    jobs: int
    timeout: float = TIMEOUT


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_each(
    found: Iterable[Article | Page | ReadFailure],
    make: Callable[[Reader, Article], Made],
    settings: Settings,
    limits: Limits,
    done: Callable[[Article], Made | None] = lambda article: None,
) -> Iterator[Made | ReadFailure]:
    """What `make` makes of each article, in the order of `found`; `make` must be a module's own function.

    Where `done` knows already what an article gives, nothing is read. An error that every article would meet, such as
    a broken model, is raised.
    """
    inputs = iter(found)
    first = list(islice(inputs, limits.jobs))  # no more processes than there are articles
    if not first:
        return
    with _workers(settings, max(1, len(first))) as workers:

        def parse(item: Article | Page | ReadFailure) -> Callable[[], Article | ReadFailure]:
            if not isinstance(item, Page):
                return lambda: item
            return workers.start(item.name, limits.timeout, _parse, item)

        def read(item: Article | ReadFailure) -> Callable[[], Made | ReadFailure]:
            if isinstance(item, ReadFailure):
                return lambda: item
            known = done(item)
            return workers.start(item.id, limits.timeout, _read, make, item) if known is None else lambda: known

        ahead = AHEAD * limits.jobs
        yield from _in_order(_in_order(chain(first, inputs), parse, ahead), read, ahead)


def _in_order(items: Iterable[Item], start: Callable[[Item], Callable[[], Made]], ahead: int) -> Iterator[Made]:
    """Start `ahead` of the items at once, and give what they come to one after another."""
    started: deque[Callable[[], Made]] = deque()
    for item in items:
        started.append(start(item))
        if len(started) > ahead:
            yield started.popleft()()
    while started:
        yield started.popleft()()


class _Workers:
    """The processes, each with a reader of its own."""

    def __init__(self, settings: Settings, number: int) -> None:
        from pebble import ProcessPool  # with it come threads and pipes that no other command needs

        self._pool = ProcessPool(number, context=get_context("spawn"), initializer=_begin, initargs=(settings,))

    def start(
        self, name: str, timeout: float, work: Callable[..., Made], *arguments: object
    ) -> Callable[[], Made | ReadFailure]:
        """Have `work` done in a process; what is handed back waits for its end and says what came of it."""
        with _no_interrupts():
            future = self._pool.schedule(_harmlessly, args=(work, *arguments), timeout=timeout)

        def wait() -> Made | ReadFailure:
            try:
                outcome: Made | _Fault = future.result()
            except TimeoutError:
                why = f"took more than {timeout:g} seconds and was stopped; --article-timeout gives it more"
                return _failure(name, why)
            except CancelledError:
                raise
            except Exception as error:  # pebble's ProcessExpired: killed from outside, or by the system for its memory
                code = getattr(error, "exitcode", None)
                return _failure(name, f"its process died (exit code {code}), perhaps for want of memory; try --jobs 1")
            if not isinstance(outcome, _Fault):
                return outcome
            if outcome.everywhere:
                raise outcome.everywhere
            return ReadFailure(name, InputError(outcome.line)) if outcome.said else _failure(name, outcome.line)

        return wait

    def stop(self) -> None:
        """End the processes, whatever they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


@contextlib.contextmanager
def _workers(settings: Settings, number: int) -> Iterator[_Workers]:
    workers = _Workers(settings, number)
    try:
        yield workers
    finally:
        workers.stop()


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Processes and threads that begin in here never see ctrl-C, which the terminal sends to all."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _failure(name: str, why: str) -> ReadFailure:
    return ReadFailure(name, InputError(f"{name}: {why}"))


# In a worker


@dataclass(frozen=True, slots=True)
class _Fault:
    """What went wrong: its line, whether that names the article, and the error if every other article would meet it."""

    line: str
    said: bool = False
    everywhere: KgError | None = None


class _BrokenReaderError(Exception):
    """There is no reader; `_broken` says why."""


_reader: Reader | None = None
_broken: KgError | None = None


def _begin(settings: Settings) -> None:
    """Load what reading needs, before the first article's time begins."""
    global _reader, _broken  # noqa: PLW0603  # a worker is one process that does nothing else
    _limit_memory()
    from kg.jobs import Reader

    try:
        reader = Reader(model=settings.model, min_score=settings.min_score, entities=settings.entities)
        reader.load()
        _reader = reader
    except KgError as error:
        _broken = error


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no limits; a lower one may stand already
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _harmlessly(work: Callable[..., Made], *arguments: object) -> Made | _Fault:
    try:
        return work(*arguments)
    except _BrokenReaderError:
        return _Fault("", everywhere=_broken)
    except InputError as error:
        return _Fault(str(error), said=True)
    except Exception as error:  # whatever it is, it is this article's
        return _Fault(to_line(error))


def _parse(page: Page) -> Article:
    return page.read()


def _read(make: Callable[[Reader, Article], Made], article: Article) -> Made:
    if _reader is None:
        raise _BrokenReaderError
    return make(_reader, article)
