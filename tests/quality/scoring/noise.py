"""How far a score may lie from what other articles of the same kind would give: a bootstrap over articles.

Every score here is a ratio of two sums over articles: of values and of articles that have one, or of hits and of what
there was to hit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
Marks = Mapping[str, tuple[float, float]]  # of one article: what it adds to both sums of each score
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Noisy:
    """A value with the interval that holds 95 of 100 resamples, and their standard deviation."""

    value: float
    low: float
    high: float
    error: float

    @property
    def is_noise(self) -> bool:
        """Does the interval hold nought?"""
        return self.low <= 0 <= self.high

    def __str__(self) -> str:
        return f"{self.value:.1f} ±{(self.high - self.low) / 2:.1f}"


def summarise(articles: Sequence[Marks]) -> dict[str, Noisy]:
    """Each score over the articles."""
    names = _names(articles)
    resampled = _ratios(articles, names, _drawn(len(articles)))
    return _noisy(names, _ratios(articles, names, np.ones((1, len(articles))))[0], resampled)


def gains(articles: Sequence[Marks], without: Sequence[Marks]) -> dict[str, Noisy]:
    """How much higher each score of `articles` is than that of the same articles in `without`: paired."""
    names = _names([*articles, *without])

    def differences(weights: Floats) -> Floats:
        return _ratios(articles, names, weights) - _ratios(without, names, weights)

    return _noisy(names, differences(np.ones((1, len(articles))))[0], differences(_drawn(len(articles))))


def _names(articles: Sequence[Marks]) -> list[str]:
    return list(dict.fromkeys(name for marks in articles for name in marks))


def _drawn(articles: int) -> Floats:
    """How often each article stands in each resample."""
    drawn = np.random.default_rng(0).multinomial(articles, np.full(articles, 1 / articles), RESAMPLES)
    return drawn.astype(np.float64)


def _ratios(articles: Sequence[Marks], names: Sequence[str], weights: Floats) -> Floats:
    sums = np.array([[marks.get(name, (0.0, 0.0)) for name in names] for marks in articles])
    with np.errstate(invalid="ignore", divide="ignore"):  # no article of a resample may have the part
        ratios: Floats = (weights @ sums[:, :, 0]) / (weights @ sums[:, :, 1])
    return ratios


def _noisy(names: Sequence[str], values: Floats, resampled: Floats) -> dict[str, Noisy]:
    there = [i for i in range(len(names)) if not np.isnan(values[i])]
    low, high = np.nanpercentile(resampled[:, there], (2.5, 97.5), axis=0)
    error = np.nanstd(resampled[:, there], axis=0)
    rows = zip(there, low, high, error, strict=True)
    return {names[i]: Noisy(float(values[i]), float(lo), float(hi), float(sd)) for i, lo, hi, sd in rows}
