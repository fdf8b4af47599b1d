"""A run chart: the median and 4 rules that need no limits.

Source: docs/spec/metrics.md#other-charts; for the rules, Perla, Provost and Murray 2011 (BMJ Quality &
Safety 20); for runs, Swed and Eisenhart 1943.

A shift is 6 or more points in a row on one side of the median, where points on it neither count nor
break. A trend is 5 or more points that all rise or all fall, where equal neighbours neither count nor
break. Too few or too many runs are told at 5 %. The paper leaves a point that is clearly far off to the
eye. Here it is further from the median than 3.145 median moving ranges (Wheeler, Understanding
Variation), the same for everybody.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from math import comb
from statistics import median
from typing import NamedTuple

from digistrat_desktop.analysis.measures.spc.values import (
    RUN_CHART_SHIFT,
    RUN_CHART_TREND,
    Limits,
    SpecialCause,
)

FEWEST_FOR_RUNS = 10
_FAR = 3.145
_TAIL = 0.025


def median_line(base: Sequence[float | None]) -> Limits:
    known = [value for value in base if value is not None]
    return Limits(median(known) if known else None)


class RunsTest(NamedTuple):
    """Runs about the median, and how many chance alone gives nearly always."""

    runs: int
    fewest: int
    most: int


def runs_about(values: Sequence[float | None], middle: float) -> RunsTest | None:
    """Count the runs; None where there are too few values beside the median."""
    sides = [value > middle for value in values if value is not None and value != middle]
    above = sum(sides)
    below = len(sides) - above
    if len(sides) < FEWEST_FOR_RUNS or not above or not below:
        return None
    fewest, most = runs_expected(above, below)
    return RunsTest(1 + sum(a != b for a, b in pairwise(sides)), fewest, most)


@lru_cache(maxsize=4_096)
def runs_expected(above: int, below: int) -> tuple[int, int]:
    """Give the fewest and the most runs that are not unusual: each tail holds 2.5 % or less.

    With r runs of `above` and `below` values every order is as likely as any other.
    """
    whole, most = comb(above + below, above), 2 * min(above, below) + (above != below)
    chances = [_orders(above, below, runs) / whole for runs in range(most + 1)]
    low, low_sum = 2, chances[2]
    while low_sum <= _TAIL:
        low += 1
        low_sum += chances[low]
    high, high_sum = most, chances[most]
    while high_sum <= _TAIL:
        high -= 1
        high_sum += chances[high]
    return low, high


def _orders(above: int, below: int, runs: int) -> int:
    """Count the orders of values that give so many runs."""
    half, odd = divmod(runs, 2)
    if runs < 2:  # noqa: PLR2004 - values on both sides make 2 runs at least
        return 0
    if not odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    one = comb(above - 1, half) * comb(below - 1, half - 1)
    return one + comb(above - 1, half - 1) * comb(below - 1, half)


def run_causes(values: Sequence[float | None], middle: float | None) -> list[SpecialCause]:
    """Say for each value why it stands out; far first, then trend, then shift."""
    causes = [SpecialCause.COMMON] * len(values)
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if middle is None or len(known) < FEWEST_FOR_RUNS:
        return causes
    for found in (_shifts(values, middle), _trends(values), _far(values, middle)):
        for row, cause in found:
            causes[row] = cause
    return causes


def _stretches(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Give neighbouring rows that have values; a missing one breaks every run."""
    for present, rows in groupby(enumerate(values), lambda row: row[1] is not None):
        if present:
            yield [(at, value) for at, value in rows if value is not None]


def _shifts(values: Sequence[float | None], middle: float) -> Iterator[tuple[int, SpecialCause]]:
    for stretch in _stretches(values):
        beside = [row for row in stretch if row[1] != middle]
        for above, rows in groupby(beside, lambda row: row[1] > middle):
            run = [at for at, _ in rows]
            if len(run) >= RUN_CHART_SHIFT:
                cause = SpecialCause.SHIFT_UP if above else SpecialCause.SHIFT_DOWN
                yield from ((at, cause) for at in run)


def _trends(values: Sequence[float | None]) -> Iterator[tuple[int, SpecialCause]]:
    for stretch in _stretches(values):
        moved = [stretch[0], *(b for a, b in pairwise(stretch) if a[1] != b[1])]
        start = 0
        for at in range(2, len(moved) + 1):
            if at < len(moved) and _rises(moved, at) == _rises(moved, at - 1):
                continue
            if at - start >= RUN_CHART_TREND:
                up = _rises(moved, start + 1)
                cause = SpecialCause.TREND_UP if up else SpecialCause.TREND_DOWN
                yield from ((row, cause) for row, _ in moved[start:at])
            start = at - 1


def _rises(moved: list[tuple[int, float]], at: int) -> bool:
    return moved[at][1] > moved[at - 1][1]


def _far(values: Sequence[float | None], middle: float) -> Iterator[tuple[int, SpecialCause]]:
    steps = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    reach = _FAR * median(steps) if steps else 0.0
    if not reach:
        return
    for at, value in enumerate(values):
        if value is not None and abs(value - middle) > reach:
            yield at, SpecialCause.FAR_ABOVE if value > middle else SpecialCause.FAR_BELOW
