"""What lies between rare events: days from one to the next, or cases.

Source: docs/spec/metrics.md#rare-events.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digistrat_desktop.analysis.measures.spc.rows import moment_of
from digistrat_desktop.analysis.measures.spc.values import Parts, SeriesPoint
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.trust.metrics import ChartType

_TIME = re.compile(r"second|minute|hour|\bday|week|month|year")
_COUNTED = frozenset({"", "count", "counts", "number", "event", "events", "incident", "incidents"})
TURNED = {
    Direction.UP: Direction.DOWN,
    Direction.DOWN: Direction.UP,
    Direction.NEUTRAL: Direction.NEUTRAL,
}
"""Fewer events is more time between them."""


@dataclass(frozen=True, slots=True)
class Between:
    points: tuple[SeriesPoint, ...]
    unit: str  # of the new values
    crowded: tuple[Period, ...] = ()  # periods of several events, which are one point each


def are_gaps(unit: str, chart: ChartType) -> bool:
    """Tell whether the readings are what a T or G chart shows already, by their unit."""
    plain = unit.casefold().strip()
    return bool(_TIME.search(plain)) if chart is ChartType.T else plain not in _COUNTED


def between(rows: Sequence[tuple[Period, SeriesPoint, Parts | None]], chart: ChartType) -> Between:
    """Turn counts of events by period into what lies between one event and the next.

    A point for each period with an event, from the second on. Days count from the start of one period
    to the start of the next. Cases are the denominators in between; without any, the periods.
    """
    ordered = sorted(rows, key=lambda row: row[0].start)
    found, crowded = [], []
    before: Period | None = None
    cases, by_cases = 0.0, all(parts is not None for *_, parts in ordered)
    for period, point, parts in ordered:
        cases += parts.denominator if parts is not None and by_cases else 1
        events = parts.numerator if parts is not None and by_cases else point.value
        if not events:
            continue
        if events > 1:
            crowded.append(period)
        if before is not None:
            days = (moment_of(period) - moment_of(before)).days
            value = float(days) if chart is ChartType.T else cases - (0.0 if by_cases else 1.0)
            found.append(point._replace(value=value))
        before, cases = period, 0.0
    noun = ordered[0][0].kind.counts.of(2) if ordered else "cases"
    unit = "days" if chart is ChartType.T else "cases" if by_cases else noun
    return Between(tuple(found), unit, tuple(crowded))
