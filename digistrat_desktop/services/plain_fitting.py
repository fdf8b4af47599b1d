"""The rows of a plain table fitted to the metric they are for: its periods and its unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.domain.periods import kind_for
from digistrat_desktop.domain.saying import say
from digistrat_desktop.domain.written_periods import fit_period
from digistrat_desktop.services.plain_columns import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.domain.metrics import Metric
    from digistrat_desktop.services.plain_table import PlainRow


def as_reported(metric: Metric, rows: Sequence[PlainRow]) -> tuple[PlainRow, ...]:
    """Let first and last days stand for the periods a metric is reported for, where all fit."""
    kind = kind_for(metric.frequency)
    try:
        return tuple(replace(row, period=fit_period(row.period, kind)) for row in rows)
    except ValueError:
        # Periods of another length: whether they may stand beside what is there is judged later.
        return tuple(rows)


def refuse_fractions(metric: Metric, rows: Sequence[PlainRow]) -> None:
    """Refuse values of a percentage that may be fractions: a command cannot ask.

    Raises:
        Refused: none is above 1, and no percent sign stands beside them.
    """
    bare = [(row, Decimal(row.value)) for row in rows if row.value and not row.percent]
    if metric.unit != "%" or not bare or max(value for _, value in bare) > 1:
        return
    row, value = next(((row, value) for row, value in bare if value > 0), bare[0])
    if value > 0:
        raise refusal(
            say(
                "Row {row}: {value} may be {value} % or a fraction, {percent} %, as {metric} is a percentage; write {percent} or {value}%.",
                row=row.number,
                value=row.value,
                percent=f"{value * 100:f}",
                metric=metric.name[:60],
            )
        )
