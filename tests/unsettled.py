"""Tests that did not pass when the branches of issue 10 came together, each still to be looked at."""

UNSETTLED: tuple[str, ...] = ()
