"""Limits that go with each row: shares and rates by their denominators, counts, rare events.

Source: docs/spec/metrics.md#other-charts; each published work is named there.

P, U and C charts: Montgomery, Introduction to Statistical Quality Control, chapter 7; the P chart also
NIST/SEMATECH e-Handbook of Statistical Methods 6.3.3.2. Laney's P' and U': Laney 2002, Quality
Engineering 14(4). T: Nelson 1994, Journal of Quality Technology 26(3). G: Benneyan 2001, Health Care
Management Science 4(4); Provost and Murray, The Health Care Data Guide, for the median as its middle.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

from digistrat_desktop.analysis.measures.spc.values import Limits, Parts
from digistrat_desktop.domain.trust.metrics import ChartType

_SIGMAS = 3.0
_NEAR_SIGMAS = 2.0
_RANGE_TO_SIGMA = 1.128  # d2 of 2 values
_T_POWER = 3.6
_MEDIAN_OF_GEOMETRIC = 0.693
_WHOLE_SHARE = 1.0
_PRIMES = frozenset({ChartType.P_PRIME, ChartType.U_PRIME})
_SHARES = frozenset({ChartType.P, ChartType.P_PRIME})


def limits_by_parts(
    chart: ChartType, parts: Sequence[Parts | None], base: Sequence[Parts | None], scale: float
) -> list[Limits]:
    """Give each row's lines: mean share or rate +- 3 sigma of its own denominator.

    Args:
        parts: of every row; a row without them has no limits.
        base: of the rows that set the limits, with None for one that is left out.
        scale: what a share of 1 is in the metric's unit.
    """
    known = [one for one in base if one is not None]
    whole = fsum(one.denominator for one in known)
    if not whole:
        return [Limits(None)] * len(parts)
    mean = fsum(one.numerator for one in known) / whole
    known_spread = sigma_z(chart, base) if chart in _PRIMES else None
    wider = 1.0 if known_spread is None else known_spread  # else chance alone is all that is known
    return [
        Limits(mean * scale) if one is None else _line(chart, mean, one, wider, scale)
        for one in parts
    ]


def _line(chart: ChartType, mean: float, one: Parts, wider: float, scale: float) -> Limits:
    sigma = _sigma(chart, mean, one.denominator) * wider
    most = _WHOLE_SHARE if chart in _SHARES else None
    return _limits(mean, sigma, scale, most)


def _sigma(chart: ChartType, mean: float, size: float) -> float:
    """Give sigma by chance alone: binomial for shares, Poisson for rates."""
    spread = mean * (1 - mean) if chart in _SHARES else mean
    return sqrt(max(spread, 0.0) / size)


def _limits(mean: float, sigma: float, scale: float = 1.0, most: float | None = None) -> Limits:
    """Give lines at 3 and 2 sigma, cut at 0 and at the most there can be."""
    upper, near = mean + _SIGMAS * sigma, mean + _NEAR_SIGMAS * sigma
    upper = upper if most is None else min(upper, most)
    return Limits(
        mean=mean * scale,
        lower=max(mean - _SIGMAS * sigma, 0.0) * scale,
        upper=upper * scale,
        near_lower=(mean - _NEAR_SIGMAS * sigma) * scale,
        near_upper=near * scale,
    )


def sigma_z(chart: ChartType, base: Sequence[Parts | None]) -> float | None:
    """Tell how much more than by chance the rows differ from each other: 1 is chance alone.

    Each row's distance from the mean in sigmas of its own size, then the mean of the steps between
    neighbours over 1.128. None where no 2 neighbours are known or chance has no spread.
    """
    known = [one for one in base if one is not None]
    whole = fsum(one.denominator for one in known)
    if not whole:
        return None
    mean = fsum(one.numerator for one in known) / whole
    if not _sigma(chart, mean, whole):
        return None
    z = [
        None
        if one is None
        else (one.numerator / one.denominator - mean) / _sigma(chart, mean, one.denominator)
        for one in base
    ]
    steps = [abs(b - a) for a, b in pairwise(z) if a is not None and b is not None]
    return fsum(steps) / len(steps) / _RANGE_TO_SIGMA if steps else None


def limits_of_counts(base: Sequence[float | None]) -> Limits:
    """Give the lines of a C chart: mean count +- 3 times its root."""
    mean = _mean(base)
    return Limits(None) if mean is None or mean < 0 else _limits(mean, sqrt(mean))


def limits_of_cases(base: Sequence[float | None]) -> Limits:
    """Give the lines of a G chart: mean + 3 times the root of mean x (mean + 1); its middle is the median."""
    mean = _mean(base)
    if mean is None or mean < 0:
        return Limits(None)
    spread = sqrt(mean * (mean + 1))
    return Limits(mean=_MEDIAN_OF_GEOMETRIC * mean, lower=0.0, upper=mean + _SIGMAS * spread)


def _mean(base: Sequence[float | None]) -> float | None:
    known = [value for value in base if value is not None]
    return fsum(known) / len(known) if known else None


def to_even(values: Sequence[float | None]) -> list[float | None]:
    """Turn times between events into values that spread evenly: their 3.6th root."""
    return [None if value is None else max(value, 0.0) ** (1 / _T_POWER) for value in values]


def from_even(limits: Limits) -> Limits:
    """Turn the lines of an XmR chart of such roots back into times; none is below 0."""
    mean, lower, upper, near_lower, near_upper = (
        None if line is None else max(line, 0.0) ** _T_POWER
        for line in (limits.mean, limits.lower, limits.upper, limits.near_lower, limits.near_upper)
    )
    return Limits(mean, lower, upper, near_lower, near_upper, limits.mean_moving_range)
