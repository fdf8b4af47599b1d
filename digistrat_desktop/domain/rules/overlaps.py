"""Readings of one metric whose periods overlap: neither of two can be told to be the right one."""

from collections.abc import Iterable

from digistrat_desktop.domain.periods.periods import Period, parse_period
from digistrat_desktop.domain.trust.metrics import Reading


def overlapping(readings: Iterable[Reading]) -> tuple[tuple[Reading, Reading], ...]:
    """Give the pairs of a metric's readings that overlap, in order of their beginnings."""
    dated = sorted(
        ((parse_period(one.period), one) for one in readings if one.period),
        key=lambda pair: (pair[0].start, pair[0].end, pair[1].id),
    )
    found: list[tuple[Reading, Reading]] = []
    still: list[tuple[Period, Reading]] = []  # those that may reach into what follows
    for period, reading in dated:
        still = [one for one in still if one[0].end >= period.start]
        found.extend((earlier, reading) for _, earlier in still)
        still.append((period, reading))
    return tuple(found)


def apart(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Keep the readings that are drawn and used for limits: dated, and none that overlaps another."""
    every = tuple(one for one in readings if one.period)
    out = {one.id for pair in overlapping(every) for one in pair}
    return tuple(one for one in every if one.id not in out)
