"""How far a long reading is: on a terminal one line that is written again, in a log a line now and then."""

from __future__ import annotations

import io

from kg.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


class Clock:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        self.now += 1
        return self.now


def test_a_line_says_total_rate_time_left_and_failures() -> None:
    """Failures and what was unchanged are counted apart."""
    clock = Clock()
    progress = Progress(io.StringIO(), 400, clock)
    for i in range(40):
        progress.count(failed=i in (3, 9), unchanged=i > 35)
    clock.now = 20.0
    assert progress.line() == "40 of 400 articles, 4 unchanged, 2 failed, 2.0 a second, about 3 min left"


def test_a_total_that_is_not_known() -> None:
    """Of standard input nobody knows how much will come."""
    progress = Progress(io.StringIO(), None, Clock())
    progress.count()
    assert progress.line() == "1 articles, 0.5 a second"


def test_a_terminal_has_one_line_and_a_log_few() -> None:
    """On a terminal each line takes the place of the one before, and goes when it is cleared."""
    terminal, log = Terminal(), io.StringIO()
    for stream in (terminal, log):
        progress = Progress(stream, 60, Clock())
        for _ in range(60):
            progress.count()
        progress.clear()
    assert terminal.getvalue().count("\r\x1b[K") > 50
    assert "\n" not in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert "\r" not in log.getvalue()
    assert 2 <= log.getvalue().count("\n") <= 10
