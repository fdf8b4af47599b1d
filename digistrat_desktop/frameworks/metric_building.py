"""From one table of the metric catalogue to its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.framework import (
    Direction,
    Frequency,
    MetricDefinition,
    MetricKind,
    Origin,
)

if TYPE_CHECKING:
    from digistrat_desktop.frameworks.tables import Table

METRIC = r"[a-z][a-z0-9_]*"
SHORT = 60


def metric_from(table: Table) -> MetricDefinition:
    """Read one metric; `pair_with` must name metrics of the same file."""
    metric = MetricDefinition(
        id=table.new_id("metric", METRIC, "digital_take_up"),
        name=table.title("name"),
        origin=table.choice("origin", Origin),
        kind=table.choice("kind", MetricKind),
        theme=table.title("theme", SHORT),
        unit=table.title("unit", SHORT),
        decimals=table.whole("decimals", 0, 6),
        valid_min=table.number("valid_min"),
        valid_max=table.number("valid_max"),
        direction=table.choice("direction", Direction),
        formula=table.note("formula", required=True),
        numerator=table.note("numerator", required=True),
        denominator=table.note("denominator", required=True),
        min_denominator=table.whole("min_denominator", 0, 1_000_000),
        frequency=table.choice("frequency", Frequency),
        reporting_lag=table.whole("reporting_lag", 0, 60),
        source_system=table.note("source_system"),
        pitfalls=table.notes("pitfalls"),
        pair_with=table.refs("pair_with", "metric"),
    )
    _check_range(table, metric)
    if metric.id and metric.id in metric.pair_with:
        table.fault("a metric cannot be paired with itself", "pair_with")
    table.done()
    return metric


def _check_range(table: Table, metric: MetricDefinition) -> None:
    low, high = metric.valid_min, metric.valid_max
    if low is not None and high is not None and low >= high:
        table.fault("valid_min must be below valid_max", "valid_min")
