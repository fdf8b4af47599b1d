"""Readings and what they were read as, out to a workbook or a CSV file.

Text goes through the one quoting door of `tabular.write`, so no cell becomes a formula.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from digistrat_desktop.analysis.answers.unsettled import values_apart
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import point_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.analysis.measures.words import assurance_words, variation_words
from digistrat_desktop.domain.record.workspace import Workspace, readings_by_metric
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, Reading, ReadingState
from digistrat_desktop.system.files import save_chosen
from digistrat_desktop.tabular.write import OutCell, Sheet, shown_number, write_csv, write_xlsx

_READINGS = (
    "Metric",
    "Period",
    "Value",
    "Unit",
    "Status",
    "Numerator",
    "Denominator",
    "Note",
    "Source",
)
_ANALYSED = ("Mean", "Lower limit", "Upper limit", "Limits set", "Trial limits", "How it is read")
_SUMMARY = (
    *("Metric", "Latest", "When", "Target", "Variation", "Assurance", "Summary", "Remarks"),
    *("Chart", "Forecast"),
)


def save_metrics(path: Path, judgement: Judgement) -> None:
    """Write every metric's readings with their limits and what each was read as.

    Args:
        path: a name ending in .csv gives one table, any other a workbook with a summary too.
        judgement: as the page shows it.
    """
    table = _table(judgement)
    if path.suffix.casefold() == ".csv":
        write_csv(path, table)
        return
    write_xlsx(path, [Sheet("Summary", _SUMMARY, list(map(_summed, judgement.metrics))), table])


def _table(judgement: Judgement) -> Sheet:
    readings = readings_by_metric(judgement.workspace)
    rows = [
        row
        for line in judgement.metrics
        for row in _rows(judgement.workspace, line, readings.get(line.metric_id, ()))
    ]
    return Sheet("Readings and analysis", (*_READINGS, *_ANALYSED), rows)


def _rows(
    workspace: Workspace, line: MetricLine, readings: Sequence[Reading]
) -> Iterator[tuple[OutCell, ...]]:
    """Give a row for each reading; one that was not read has empty cells for the analysis."""
    read_as = {getattr(point.period, "text", ""): point for point in line.analysis.points}
    for reading in readings:
        point = read_as.get(reading.period)
        analysed = _analysed(line, point) if point else (None,) * len(_ANALYSED)
        yield (*_reading(workspace, line, reading), *analysed)


def _reading(workspace: Workspace, line: MetricLine, reading: Reading) -> tuple[OutCell, ...]:
    metric = workspace.get(Metric, line.metric_id)
    source = workspace.find(ImportSource, reading.source_id or "")
    return (
        metric.full_name,
        reading.period,
        _number(reading, "value"),
        metric.unit,
        values_apart(reading, "state", _state_words) or reading.state.label,
        _number(reading, "numerator"),
        _number(reading, "denominator"),
        reading.note,
        source.name if source else "",
    )


def _analysed(line: MetricLine, point: SpcPoint) -> tuple[OutCell, ...]:
    limits, digits = point.limits, line.subject.decimals
    return (
        *(shown_number(one, digits) for one in (limits.mean, limits.lower, limits.upper)),
        point.group + 1,
        "Yes" if point.trial else "No",
        point_words(line.analysis, point, line.subject),
    )


def _summed(line: MetricLine) -> tuple[OutCell, ...]:
    return (
        line.name,
        line.latest,
        line.latest_when,
        line.target,
        variation_words(line.analysis.variation),
        assurance_words(line.analysis.assurance, line.analysis.variation),
        line.sentence,
        line.basis,
        line.analysis.options.chart.label,
        line.forecast,
    )


def _number(reading: Reading, field: str) -> OutCell:
    """Give a number as a cell; one that is not settled as all its values, which nobody adds up."""
    text = str(getattr(reading, field))
    return values_apart(reading, field) or (Decimal(text) if text else None)


def _state_words(state: str) -> str:
    return ReadingState(state).label


def save_picture(path: Path, content: bytes) -> None:
    """Write a picture of a chart."""
    save_chosen(path, content)
