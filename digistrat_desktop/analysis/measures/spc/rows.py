"""What may be analysed: rows are checked, put in order and cut into groups.

Source: docs/spec/metrics.md#input; docs/spec/metrics.md#groups;
docs/spec/metrics.md#what-the-product-adds.
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from math import isfinite, isnan
from operator import lt
from typing import NamedTuple, cast

from digistrat_desktop.analysis.measures.spc.values import (
    Parts,
    PointState,
    Profile,
    RebaseAt,
    SeriesPoint,
    SpcOptions,
    SpcPoint,
)
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.trust.metrics import (
    FEWEST_IN_BASELINE,
    MOST_IN_MDC_BASELINE,
    ReadingState,
)
from digistrat_desktop.domain.words import Noun, day_label, figured

_READING = Noun("reading")
_WITHOUT_VALUE = frozenset({ReadingState.NOT_REPORTED, ReadingState.SUPPRESSED})


class Rows(NamedTuple):
    """A series in order of date, as columns."""

    periods: Sequence[Period | date]
    moments: Sequence[date]  # the first day (or the time) of each row
    values: Sequence[float | None]
    states: Sequence[PointState]
    trajectory: Sequence[float | None]
    parts: Sequence[Parts | None] = ()  # empty where no chart needs them


def moment_of(period: Period | date) -> date:
    """Give the day or time by which a row is ordered and compared."""
    return period.start if isinstance(period, Period) else period


def place_of(period: Period | date) -> int:
    """Give the place of a period along a time axis: neighbours differ by one."""
    return period.index if isinstance(period, Period) else moment_of(period).toordinal()


def middle_of(period: Period | date) -> float:
    """Give the middle of a period as a day's number: a quarter stands over its middle month."""
    if not isinstance(period, Period):
        return moment_of(period).toordinal()
    return (period.start.toordinal() + period.next().start.toordinal()) / 2


def moment_words(moment: Period | date) -> str:
    """Name a row's period, date or time for people."""
    if isinstance(moment, Period):
        return moment.label
    if isinstance(moment, datetime) and (moment.hour or moment.minute or moment.second):
        return f"{moment:%H:%M} on {day_label(moment)}"
    return day_label(moment)


def when_words(moment: Period | date) -> str:
    """Say when: "in Mar 2025", "on 3 Mar 2025"."""
    return moment.when if isinstance(moment, Period) else f"on {moment_words(moment)}"


def times(points: Sequence[SpcPoint], count: int) -> str:
    """Name so many points: "7 months", or "7 readings" where some months are missing."""
    first, last = points[0].period, points[-1].period
    if isinstance(first, Period) and isinstance(last, Period):
        whole = last.index - first.index == count - 1
        if whole and all(p.value is not None for p in points):
            return figured(count, first.kind.counts)
    return figured(count, _READING)


def rows_in_order(points: Sequence[SeriesPoint], options: SpcOptions) -> Rows:
    """Sort rows by date; ValueError for none, a date twice, mixed kinds or a value without end."""
    if not points:
        raise ValueError("no readings yet")
    periods, given, states = zip(*points, strict=True)
    values = _values(periods, given, states)
    trajectory, parts = _trajectory(points, options), _parts(points, options)
    rows = Rows(periods, _moments(periods), values, states, trajectory, parts)
    try:
        if all(map(lt, rows.moments, rows.moments[1:])):
            return rows
        rows = _sorted(rows)
    except TypeError:
        msg = "a series must use 1 kind of date or time; this one mixes them"
        raise ValueError(msg) from None
    _check_no_date_twice(rows)
    return rows


def _sorted(rows: Rows) -> Rows:
    order = sorted(range(len(rows.moments)), key=rows.moments.__getitem__)
    return Rows(
        [rows.periods[row] for row in order],
        [rows.moments[row] for row in order],
        [rows.values[row] for row in order],
        [rows.states[row] for row in order],
        [rows.trajectory[row] for row in order],
        [rows.parts[row] for row in order] if rows.parts else (),
    )


def _parts(points: Sequence[SeriesPoint], options: SpcOptions) -> Sequence[Parts | None]:
    if not options.chart.is_by_parts:
        return ()
    if len(options.parts) != len(points):
        msg = f"there are {len(options.parts)} denominators for {len(points)} rows"
        raise ValueError(msg)
    return options.parts


def _trajectory(points: Sequence[SeriesPoint], options: SpcOptions) -> list[float | None]:
    if not options.trajectory:
        return [None] * len(points)
    if len(options.trajectory) != len(points):
        msg = f"the target line has {len(options.trajectory)} values for {len(points)} rows"
        raise ValueError(msg)
    return list(options.trajectory)


def _moments(periods: Sequence[Period | date]) -> list[date]:
    if Period not in set(map(type, periods)):
        return list(cast("Sequence[date]", periods))
    kinds = {period.kind if isinstance(period, Period) else None for period in periods}
    if len(kinds) > 1:
        nouns = sorted("date" if kind is None else kind.noun for kind in kinds)
        msg = f"a series must use 1 kind of period; this one mixes {' and '.join(nouns)}"
        raise ValueError(msg)
    return [period.start for period in periods if isinstance(period, Period)]


def _check_no_date_twice(rows: Rows) -> None:
    for row, (a, b) in enumerate(pairwise(rows.moments)):
        if a == b:
            raise ValueError(f"{moment_words(rows.periods[row])} appears twice")


def _values(
    periods: Sequence[Period | date], values: Sequence[float | None], states: Sequence[PointState]
) -> Sequence[float | None]:
    """Give the values with nothing where none counts; nearly always they are fine as they are."""
    if not _WITHOUT_VALUE.isdisjoint(states):
        pairs = zip(values, states, strict=True)
        values = [None if state in _WITHOUT_VALUE else value for value, state in pairs]
    if all(map(isfinite, [value for value in values if value is not None])):
        return values
    return [_checked(period, value) for period, value in zip(periods, values, strict=True)]


def _checked(period: Period | date, value: float | None) -> float | None:
    if value is None or isnan(value):
        return None
    if not isfinite(value):
        raise ValueError(f"the value for {moment_words(period)} is {value}, not a number")
    return value


def check_options(options: SpcOptions) -> None:
    """See that the options make sense together; ValueError in words."""
    target = options.target
    if target is not None and not isfinite(target):
        raise ValueError(f"the target is {target}, not a number")
    _check_baseline(options)
    allowed = (6, 7) if options.profile is Profile.MDC else (7,)
    if options.run_length not in allowed:
        raise ValueError(f"{options.profile} does not use runs of {options.run_length} points")


def _check_baseline(options: SpcOptions) -> None:
    fixed = options.fix_after
    if fixed is None:
        return
    if isnan(fixed) or fixed < FEWEST_IN_BASELINE:
        raise ValueError(f"a baseline needs at least {FEWEST_IN_BASELINE} points, not {fixed}")
    if options.profile is Profile.MDC and fixed > MOST_IN_MDC_BASELINE:
        msg = (
            f"{options.profile} needs a baseline of {FEWEST_IN_BASELINE} to "
            f"{MOST_IN_MDC_BASELINE} points"
        )
        raise ValueError(msg)


class Stretch(NamedTuple):
    """One group's place among the rows, and why it begins."""

    group: int
    first: int
    after: int
    rebase: RebaseAt | None = None  # what begins it; None for the first

    @property
    def reason(self) -> str:
        return self.rebase.reason if self.rebase is not None else ""


def stretches(moments: Sequence[date], options: SpcOptions) -> list[Stretch]:
    """Cut the rows into groups: a row on a rebase date begins a new one."""
    rebases = {rebase.day: rebase for rebase in options.rebases}
    if not rebases:
        return [Stretch(0, 0, len(moments))]
    starts = [row for row, moment in enumerate(moments) if moment in rebases]
    begins_with_rebase = bool(starts) and starts[0] == 0
    if not begins_with_rebase:
        starts.insert(0, 0)
    ends = [*starts[1:], len(moments)]
    return [
        Stretch(number + begins_with_rebase, first, after, rebases.get(moments[first]))
        for number, (first, after) in enumerate(zip(starts, ends, strict=True))
    ]
