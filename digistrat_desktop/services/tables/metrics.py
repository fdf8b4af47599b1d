"""Steps on metrics that need more than one edit: watching one, changing its formula, a reading."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from digistrat_desktop.domain.counted import in_clauses
from digistrat_desktop.domain.edits import metrics as edits
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, MetricDefinition
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.periods.periods import (
    Period,
    PeriodKind,
    kind_for,
    parse_period,
    period_at,
)
from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.record.changes import Step, Stepper
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use, readings_of
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, Reading, ReadingState
from digistrat_desktop.domain.trust.written_units import times_of
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.tables.reading.figures import rate_text

_WITHOUT_VALUE = frozenset({ReadingState.NOT_REPORTED, ReadingState.SUPPRESSED})


def last_import_of(library: Library, workspace: Workspace, trust_id: str) -> datetime | None:
    """Give when readings were last imported or pasted, or None; the changes know, no record does."""
    if not workspace.all(ImportSource):
        return None
    graph = library.store.graph(trust_id)
    first = (n[0] for key, n in graph.by_record.items() if key[1] == ImportSource.KIND)
    return max((graph.events[n].at for n in first), default=None)


def watch_from_catalogue(
    workspace: Workspace,
    definition: MetricDefinition,
    trust_id: TrustId,
    pack: FrameworkPack,
    author: Author,
) -> tuple[Metric, Step]:
    """Begin to watch a catalogue metric, paired with those the catalogue reads beside it."""
    by_catalogue = {m.catalogue_id: m for m in metrics_in_use(workspace) if m.catalogue_id}
    pairs = tuple(by_catalogue[one].id for one in definition.pair_with if one in by_catalogue)
    made = edits.metric_from_catalogue(definition, trust_id, author.new_id())
    made = edits.charted_as_advised(made, definition)
    made = replace(made, pair_ids=pairs)
    changes = list(edits.add_metric(made, author).changes)
    for other in pack.metrics:
        there = by_catalogue.get(other.id)
        if there is not None and definition.id in other.pair_with:
            values = {"pair_ids": (*there.pair_ids, made.id)}
            changes.extend(edits.edit_metric(there, values, author).changes)
    return made, Step("Add metric", tuple(changes))


def edit_definition(
    workspace: Workspace, metric: Metric, values: dict[str, Any], author: Author
) -> Step:
    """Change a metric; a changed formula breaks its line at the first period after the last reading."""
    work = Stepper(workspace)
    work.write(edits.edit_metric(metric, values, author))
    breaks = "formula" in values and values["formula"] != metric.formula
    last = _last_period(workspace, metric.id)
    if breaks and last is not None:
        reason = f"New formula, version {metric.formula_version + 1}"
        work.write(edits.rebase(metric, last.next().start, reason, author))
    changes = tuple(change for step in work.steps for change in step.changes)
    return Step("Edit the metric", changes)


def _last_period(workspace: Workspace, metric_id: str) -> Period | None:
    found = [parse_period(r.period) for r in readings_of(workspace, metric_id) if r.period]
    return max(found, default=None)


@dataclass(frozen=True, slots=True)
class TypedReading:
    period: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    state: ReadingState = ReadingState.FINAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class JudgedReading:
    period: Period | None  # as understood, or None
    reading: edits.NewReading | None  # ready to be recorded, or None while something is wrong
    faults: dict[str, str]  # by field, one sentence each
    caution: str = ""  # what to know before recording it, or empty


def judge_reading(workspace: Workspace, metric: Metric, typed: TypedReading) -> JudgedReading:
    """Read what was typed beside the readings it must go with; nothing is recorded."""
    faults: dict[str, str] = {}
    period = _period(workspace, metric, typed.period, faults)
    numbers = {name: _number(getattr(typed, name), name, faults) for name in _NUMBERS}
    value = numbers["value"]
    if typed.state in _WITHOUT_VALUE:
        numbers = dict.fromkeys(_NUMBERS, "")
        value = ""
    elif not faults:
        value = _rate(metric, numbers, faults)
        _check_range(metric, value, faults)
    if faults or period is None:
        return JudgedReading(period, None, faults)
    made = edits.NewReading(
        period.text, value, typed.state, numbers["numerator"], numbers["denominator"], typed.note
    )
    cautions = (
        _read_as(typed.period, period),
        _small(metric, numbers["denominator"]),
        _odd(metric, value),
    )
    return JudgedReading(period, made, {}, " ".join(filter(None, cautions)))


def _period(
    workspace: Workspace, metric: Metric, text: str, faults: dict[str, str]
) -> Period | None:
    try:
        period = read_period(text, kind_for(metric.frequency)).period
    except ValueError as error:
        faults["period"] = in_clauses(error.args)
        return None
    mixed = edits.mixed_period(edits.kinds_in_use(workspace, metric.id), period)
    if mixed:
        faults["period"] = mixed
    return period


def _read_as(text: str, period: Period) -> str:
    """Say that a month was taken for the longer period that begins or ends with it."""
    written = read_period(text, None).period
    if written.kind is not PeriodKind.MONTH or period.kind is PeriodKind.MONTH:
        return ""
    return (
        f"{written.label} is a {written.kind.noun}, and readings here are by {period.kind.noun}: "
        f"it is read as {period.label}."
    )


def period_example(metric: Metric) -> str:
    """Give a period as one can be written for a metric."""
    return period_at(_EXAMPLE_DAY, kind_for(metric.frequency)).label


def period_help(metric: Metric) -> str:
    """Say of which length a period of a metric is, and how one can be written."""
    return f"A {kind_for(metric.frequency).noun}, such as {period_example(metric)}."


def is_of_parts(workspace: Workspace, metric: Metric) -> bool:
    """Tell whether a metric is one number divided by another, as far as is known.

    One of the trust's own may be. A middle value, a count or a score of the catalogue is not.
    """
    used = any(one.denominator for one in readings_of(workspace, metric.id))
    own = not metric.catalogue_id
    return own or used or _DIVIDES in metric.formula or metric.chart.is_by_parts


_DIVIDES = "/"  # in a formula of the catalogue
_EXAMPLE_DAY = date(2026, 5, 1)
_NO_ZERO = "The denominator cannot be 0."
_TOO = {"numerator": "Enter the numerator too.", "denominator": "Enter the denominator too."}
_NUMBERS = ("value", "numerator", "denominator")


def _number(text: str, name: str, faults: dict[str, str]) -> str:
    if not text.strip():
        return ""
    try:
        found = read_value(text)
    except ValueError as error:
        faults[name] = in_clauses(error.args)
        return ""
    if not found.text:
        faults[name] = "For a missing value, choose “Not reported” or “Suppressed” as its status."
    return found.text


def _rate(metric: Metric, numbers: dict[str, str], faults: dict[str, str]) -> str:
    """Give the value: as typed, or worked out from numerator and denominator."""
    top, below = numbers["numerator"], numbers["denominator"]
    if not top and not below:
        if not numbers["value"]:
            faults["value"] = "Enter the value, or its numerator and denominator."
        return numbers["value"]
    if not top or not below or Decimal(below) == 0:
        name = "denominator" if top else "numerator"
        zero = bool(below) and Decimal(below) == 0
        faults["denominator" if zero else name] = _NO_ZERO if zero else _TOO[name]
        return numbers["value"]
    worked = rate_text(top, below, times_of(metric.unit))
    if numbers["value"] and abs(Decimal(numbers["value"]) - Decimal(worked)) > Decimal("0.1"):
        faults["value"] = (
            f"The numerator and denominator give {worked}. Clear them, or clear the value."
        )
    return numbers["value"] or worked


def _check_range(metric: Metric, value: str, faults: dict[str, str]) -> None:
    if not value:
        return
    if metric.valid_max and Decimal(value) > Decimal(metric.valid_max):
        faults["value"] = f"{value} is above {metric.valid_max}, the highest this metric can be."
    if metric.valid_min and Decimal(value) < Decimal(metric.valid_min):
        faults["value"] = f"{value} is below {metric.valid_min}, the lowest this metric can be."


def _small(metric: Metric, denominator: str) -> str:
    if not denominator or not metric.min_denominator:
        return ""
    if Decimal(denominator) >= metric.min_denominator:
        return ""
    return (
        f"Small numbers: the denominator is below {metric.min_denominator}, so a few cases "
        "change this figure a lot."
    )


def _odd(metric: Metric, value: str) -> str:
    """Say that a percentage lies outside 0 to 100 where the metric itself sets no bounds."""
    if metric.unit != "%" or not value or (metric.valid_min and metric.valid_max):
        return ""
    if 0 <= Decimal(value) <= _WHOLE:
        return ""
    return f"{value} % is outside 0 to 100 %. Check it."


_WHOLE = 100


def earlier_words(reading: Reading) -> tuple[str, ...]:
    """Give the values a reading had before, oldest first, for people."""
    return tuple(
        f"{before.value or small_first(before.state.label)} until {before.until}"
        for before in reading.replaced
    )
