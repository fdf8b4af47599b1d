"""Readings out in the columns of the Making Data Count template, which the import reads back."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    readings_by_metric,
    rebases_of,
)
from digistrat_desktop.domain.trust.metrics import Metric, Reading, target_on
from digistrat_desktop.tabular.write import OutCell, Sheet, write_csv, write_xlsx

_COLUMNS = (
    *("what", "improvement_direction", "date", "value"),
    *("recalc_here", "comment", "baseline_duration", "target"),
)
_DIRECTIONS = {
    Direction.UP: "increase",
    Direction.DOWN: "decrease",
    Direction.NEUTRAL: "neutral",
}


def save_template(path: Path, judgement: Judgement) -> None:
    """Write a row for each reading, with the direction, target, recalculation and baseline of its metric.

    Args:
        path: a name ending in .csv gives a table, any other a workbook.
        judgement: as the page shows it.
    """
    workspace = judgement.workspace
    readings = readings_by_metric(workspace)
    rows = [
        row
        for line in judgement.metrics
        for row in _rows(workspace, line.metric_id, readings.get(line.metric_id, ()))
    ]
    sheet = Sheet("Data", _COLUMNS, rows)
    if path.suffix.casefold() == ".csv":
        write_csv(path, sheet)
    else:
        write_xlsx(path, [sheet])


def _rows(
    workspace: Workspace, metric_id: str, readings: Sequence[Reading]
) -> Iterator[tuple[OutCell, ...]]:
    metric = workspace.get(Metric, metric_id)
    reasons = {one.from_day: one.reason for one in rebases_of(workspace, metric_id) if one.from_day}
    ordered = sorted(readings, key=lambda one: parse_period(one.period))
    for reading in ordered:
        yield _row(metric, reading, reasons)


def _row(metric: Metric, reading: Reading, reasons: dict[date, str]) -> tuple[OutCell, ...]:
    period = parse_period(reading.period)
    target = target_on(metric.target, metric.targets, period.start)
    day = next((day for day in reasons if period.contains(day)), None)
    is_settled = "value" not in reading.unsettled
    return (
        metric.name,
        _DIRECTIONS[metric.direction],
        period.end,
        Decimal(reading.value) if reading.value and is_settled else None,
        "y" if day else None,
        (reasons[day] if day else "") or reading.note or None,
        metric.baseline or None,
        Decimal(target) if target else None,
    )
