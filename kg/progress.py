"""How far a long reading is, for those who wait for it: a line that is written again, or in a log one now and then."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_EVERY = 0.2  # seconds between two states of the line on a terminal
_EVERY_IN_LOG = 15.0  # and between two lines where each stays
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts articles and says how many are done, how fast, and what time is left where the `total` is known."""

    def __init__(self, stream: TextIO, total: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.done = self.failed = self.unchanged = 0
        self._stream = stream
        self._total = total
        self._clock = clock
        self._live = stream.isatty()
        self._start = self._last = clock()

    def count(self, *, failed: bool = False, unchanged: bool = False) -> None:
        """One article more is through."""
        self.done += 1
        self.failed += failed
        self.unchanged += unchanged
        now = self._clock()
        if self.done != self._total and now - self._last >= (_EVERY if self._live else _EVERY_IN_LOG):
            self._last = now
            self._stream.write(f"{_CLEAR}{self.line()}" if self._live else f"{self.line()}\n")
            self._stream.flush()

    def line(self) -> str:
        """Where it stands."""
        seconds = max(self._clock() - self._start, 1e-9)
        total = max(self._total or 0, self.done)
        parts = [f"{self.done} of {total} articles" if self._total else f"{self.done} articles"]
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{self.failed} failed"] if self.failed else []
        parts.append(f"{self.done / seconds:.1f} a second")
        if self._total and self.done < total:
            parts.append(f"about {_duration(seconds / self.done * (total - self.done))} left")
        return ", ".join(parts)

    def clear(self) -> None:
        """Take the line away, so that another can stand there."""
        if self._live:
            self._stream.write(_CLEAR)
            self._stream.flush()


def _duration(seconds: float) -> str:
    """A time to wait, as people say it.

    >>> _duration(42.4), _duration(130), _duration(7300)
    ('42 s', '2 min', '2 h')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"
