"""Choosing metrics and recording their readings.

A metric keeps one kind of period: months and years beside each other count time twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.advice import ChartKind
from digistrat_desktop.domain.frameworks.framework import MetricDefinition
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, parse_period
from digistrat_desktop.domain.record.changes import (
    Change,
    Step,
    create,
    edit,
    is_empty,
    put,
    step_of,
)
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import metrics
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.domain.wire.records import encode_field
from digistrat_desktop.domain.words import day_words


def kinds_in_use(workspace: Workspace, metric_id: str) -> Counter[PeriodKind]:
    """Count the readings of a metric by their kind of period, the commonest kind first."""
    mine = (
        r.period for r in workspace.all(metrics.Reading) if r.metric_id == metric_id and r.period
    )
    counted = Counter(parse_period(period).kind for period in mine)
    return Counter(dict(counted.most_common()))


def kinds_by_metric(workspace: Workspace) -> dict[str, Counter[PeriodKind]]:
    """Count the readings of every metric by their kind of period, in one pass."""
    found: dict[str, Counter[PeriodKind]] = {}
    for reading in workspace.all(metrics.Reading):
        if reading.period:
            kind = parse_period(reading.period).kind
            found.setdefault(reading.metric_id, Counter())[kind] += 1
    return {metric: Counter(dict(kinds.most_common())) for metric, kinds in found.items()}


def mixed_period(kinds: Counter[PeriodKind], period: Period) -> str:
    """Say why a period cannot stand among a metric's others; empty when it can.

    Args:
        kinds: the readings there are, by kind, as `kinds_in_use` counts them.
        period: of the new reading.
    """
    if not kinds or period.kind in kinds:
        return ""
    commonest, count = next(iter(kinds.items()))
    several = commonest.counts.of
    many = f"{count} {several(count)}" if count > 1 else f"1 {commonest.noun}"
    article = "an" if period.kind.noun[0] in "aeiou" else "a"
    return (
        f"{period.label} is {article} {period.kind.noun}, but this metric has {many} recorded. "
        f"A metric can use only 1 kind of period. Write {several(2)}, or add another metric "
        f"for {period.kind.counts.of(2)}."
    )


EARLIER_KEPT = 50


@dataclass(frozen=True, slots=True)
class NewReading:
    period: str  # in the notation of `domain.periods`
    value: str  # decimal text, or empty when not reported or suppressed
    state: metrics.ReadingState = metrics.ReadingState.FINAL
    numerator: str = ""
    denominator: str = ""
    note: str = ""


def metric_from_catalogue(
    definition: MetricDefinition, trust_id: TrustId, record_id: str
) -> metrics.Metric:
    return metrics.Metric(
        id=RecordId(record_id),
        trust_id=trust_id,
        catalogue_id=definition.id,
        name=definition.name,
        role=definition.kind,
        theme=definition.theme,
        unit=definition.unit,
        decimals=definition.decimals,
        direction=definition.direction,
        frequency=definition.frequency,
        lag=definition.reporting_lag,
        formula=definition.formula,
        numerator=definition.numerator,
        denominator=definition.denominator,
        min_denominator=definition.min_denominator,
        valid_min=_decimal(definition.valid_min),
        valid_max=_decimal(definition.valid_max),
        source=definition.source_system,
        pitfalls=definition.pitfalls,
        second_target=_decimal(definition.target.value) if definition.target else "",
        second_name=_national_name(definition),
    )


def _national_name(definition: MetricDefinition) -> str:
    """Name what is asked of every trust, drawn as the second target, by the day it is to be met."""
    target = definition.target
    if target is None or target.value is None:
        return ""
    day = f", by {day_words(date.fromisoformat(target.date))}" if target.date else ""
    return f"National target{day}"


def _decimal(value: float | None) -> str:
    return "" if value is None else f"{Decimal(repr(value)).normalize():f}"


_ADVISED = {
    ChartKind.XMR: metrics.ChartType.XMR,
    ChartKind.TIME_BETWEEN: metrics.ChartType.T,
    ChartKind.TABLE: metrics.ChartType.NONE,
}
_LONGEST_WHY = 300


def charted_as_advised(metric: metrics.Metric, definition: MetricDefinition) -> metrics.Metric:
    """Give the metric the chart its catalogue advises, with the advice as the reason.

    Source: docs/spec/metrics.md#which-chart.
    """
    advice = definition.chart
    if advice is None:
        return metric
    by_parts = metrics.ChartType.P if definition.unit == "%" else metrics.ChartType.U
    why = f"Advice of the catalogue: {' '.join(advice.advice.split())}"
    if len(why) > _LONGEST_WHY:
        why = f"{why[: _LONGEST_WHY - 1].rstrip()}…"
    return replace(metric, chart=_ADVISED.get(advice.kind, by_parts), chart_why=why)


def add_metric(metric: metrics.Metric, author: Author) -> Step:
    return Step("Add metric", (create(metric, author.stamp()),))


def edit_metric(metric: metrics.Metric, values: dict[str, Any], author: Author) -> Step:
    """Change a metric's target, owner or definition; a changed formula is a new version."""
    if "formula" in values and values["formula"] != metric.formula:
        values = {**values, "formula_version": metric.formula_version + 1}
    return step_of("Edit the metric", edit(metric, values, author.stamp()))


def put_readings(
    workspace: Workspace, metric: metrics.Metric, readings: Iterable[NewReading], author: Author
) -> Step:
    """Record readings; a period that has one already is revised and keeps the earlier value.

    Raises:
        InvalidValue: a period or a number is not written as it must be, a period is there twice,
            or its kind is not that of the metric's other readings.
    """
    kinds = kinds_in_use(workspace, metric.id)
    changes = _reading_changes(workspace, metric, readings, author, None, kinds)
    return Step("Save readings", tuple(changes))


def put_tables(
    workspace: Workspace,
    tables: Iterable[tuple[metrics.Metric, list[NewReading]]],
    author: Author,
    source: metrics.ImportSource,
) -> Iterator[Change]:
    """Record the readings of many metrics that came from one source, which is recorded with them.

    Args:
        workspace: as it is before; the metrics may be made by the same step, and each is there once.

    Yields:
        The changes, one after the other, so that a large file never is in memory twice.

    Raises:
        InvalidValue: as `put_readings`.
    """
    kinds = kinds_by_metric(workspace)
    told = workspace.find(metrics.ImportSource, source.id) is not None
    for metric, readings in tables:
        there = kinds.get(metric.id, Counter())
        for change in _reading_changes(workspace, metric, readings, author, source, there):
            if not told:
                told = True
                yield create(source, author.stamp())
            yield change


def _reading_changes(
    workspace: Workspace,
    metric: metrics.Metric,
    readings: Iterable[NewReading],
    author: Author,
    source: metrics.ImportSource | None,
    kinds: Counter[PeriodKind],
) -> Iterator[Change]:
    recorded = _each_period_once(readings)
    _check_one_kind(metric, recorded, kinds)
    for new in recorded:
        change = _put_reading(workspace, metric, new, author, source)
        if not is_empty(change):
            yield change


def _each_period_once(readings: Iterable[NewReading]) -> list[NewReading]:
    """Write periods in their one notation, as a reading's id is made from it."""
    kept: dict[str, NewReading] = {}
    for new in readings:
        period = encode_field(metrics.Reading, "period", new.period)
        if not period:
            raise InvalidValue("period", "Enter a period.")
        if period in kept:
            raise InvalidValue("period", f"{period} appears twice.")
        kept[period] = new if new.period == period else replace(new, period=period)
    return list(kept.values())


def _check_one_kind(
    metric: metrics.Metric, readings: list[NewReading], there: Counter[PeriodKind]
) -> None:
    kinds = there.copy()
    for new in readings:
        period = parse_period(new.period)
        fault = mixed_period(kinds, period)
        if fault:
            raise InvalidValue("period", f"{metric.name}: {fault}")
        kinds[period.kind] += 1


def _put_reading(
    workspace: Workspace,
    metric: metrics.Metric,
    new: NewReading,
    author: Author,
    source: metrics.ImportSource | None,
) -> Change:
    record_id = derived_id(metric.id, new.period)
    blank = partial(
        metrics.Reading,
        id=record_id,
        trust_id=metric.trust_id,
        metric_id=metric.id,
        period=new.period,
    )
    values: dict[str, Any] = {
        "value": new.value,
        "state": new.state,
        "numerator": new.numerator,
        "denominator": new.denominator,
        "note": new.note,
    }
    present = workspace.find(metrics.Reading, record_id)
    same = present is not None and (present.value, present.state) == (new.value, new.state)
    is_apart = present is not None and "value" in present.unsettled  # the history keeps those
    if present is not None and not present.withdrawn and not same and not is_apart:
        values["earlier"] = (*present.earlier, _as_it_was(present, author))[-EARLIER_KEPT:]
    if source is not None:
        values["source_id"] = source.id
    if present is None:
        return create(blank(**values), author.stamp())
    return put(workspace, blank(), values, author)


def _as_it_was(present: metrics.Reading, author: Author) -> str:
    moment = encode_time(author.stamp().at)
    return f"{present.value or '-'} | {present.state.value} | {moment}"


def withdraw_reading(reading: metrics.Reading, author: Author) -> Step:
    return Step("Remove the reading", (edit(reading, {"withdrawn": True}, author.stamp()),))


class HandLimits(NamedTuple):
    """Limits a person sets, as decimal text: both ends, and the mean where it is known."""

    lower: str = ""
    mean: str = ""
    upper: str = ""


def rebase(
    metric: metrics.Metric,
    from_day: date,
    reason: str,
    author: Author,
    by_hand: HandLimits | None = None,
) -> Step:
    """Begin new limits, worked out from the readings or set by hand.

    Raises:
        InvalidValue: limits set by hand are not both there, or not in order.
    """
    lines = by_hand or HandLimits()
    _check_by_hand(lines)
    made = metrics.Rebase(
        id=RecordId(author.new_id()),
        trust_id=metric.trust_id,
        metric_id=metric.id,
        from_day=from_day,
        reason=reason,
        lower=lines.lower,
        mean=lines.mean,
        upper=lines.upper,
    )
    return Step("Recalculate limits", (create(made, author.stamp()),))


def _check_by_hand(lines: HandLimits) -> None:
    lower, mean, upper = lines
    if not any(lines):
        return
    if not lower or not upper:
        missing = "upper" if lower else "lower"
        raise InvalidValue(missing, "Enter both limits, or leave both empty.")
    if Decimal(lower) >= Decimal(upper):
        raise InvalidValue("upper", f"The upper limit must be above the lower limit, {lower}.")
    if mean and not Decimal(lower) <= Decimal(mean) <= Decimal(upper):
        raise InvalidValue("mean", f"The mean must be between the limits, {lower} and {upper}.")


def annotate(
    metric: metrics.Metric, period: str, remark: str, author: Author, *, keeps_out: bool = False
) -> Step:
    """Say something of a reading; with `keeps_out` it is kept out of the limits for that reason."""
    blank = metrics.Annotation(id=RecordId(author.new_id()), trust_id=metric.trust_id)
    made = replace(blank, metric_id=metric.id, period=period, remark=remark, keeps_out=keeps_out)
    said = "Keep a reading out of the limits" if keeps_out else "Add a chart note"
    return Step(said, (create(made, author.stamp()),))
