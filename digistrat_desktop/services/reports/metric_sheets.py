"""Metrics as tables: every reading with its limits, and what each metric shows."""

from decimal import Decimal

from digistrat_desktop.analysis.answers.unsettled import values_apart
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.outlook import better_words
from digistrat_desktop.analysis.measures.remarks import reason
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.analysis.measures.words import assurance_words, variation_words
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.tabular.write import OutCell, Sheet


def readings_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Metric", "Period", "Value", "Unit", "Status", "Mean", "Lower", "Upper", "Reading"),
        *("Period begins", field_label("reading", "note"), "Earlier values"),
    )
    rows = [_reading(line, point) for line in judgement.metrics for point in line.analysis.points]
    return Sheet("Readings", headings, rows)


def _reading(line: MetricLine, point: SpcPoint) -> tuple[OutCell, ...]:
    limits, digits = point.limits, line.subject.decimals + 1
    record = line.readings.get(point.period) if isinstance(point.period, Period) else None
    apart = values_apart(record, "value") if record else ""
    return (
        line.name,
        moment_words(point.period),
        apart or _number(point.value),
        line.unit,
        point.state.label,
        _number(limits.mean, digits),
        _number(limits.lower, digits),
        _number(limits.upper, digits),
        reason(line.analysis, point) if point.value is not None else "no value",
        point.period.start if isinstance(point.period, Period) else point.period,
        record.note if record else "",
        "; ".join(record.earlier) if record else "",
    )


def _number(value: float | None, digits: int | None = None) -> Decimal | None:
    """Give a number as a cell, rounded where it was worked out and not recorded."""
    if value is None:
        return None
    return Decimal(repr(value if digits is None else round(value, digits)))


def analysis_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Metric", "Kind", "Unit", "Better", "Latest", "When", "Target", "Variation"),
        *("Assurance", "Chart", "Why this chart", "Site or team"),
        *("Summary", "Forecast", "Linked to", "What the summary rests on"),
    )
    names = {line.metric_id: line.name for line in judgement.metrics}
    rows: list[tuple[OutCell, ...]] = [
        (
            *(line.name, line.role.value, line.unit),
            better_words(line.analysis.options.direction),
            _number(line.analysis.last.value if line.analysis.last else None),
            line.latest_when,
            _number(line.analysis.options.target),
            *(
                variation_words(line.analysis.variation),
                assurance_words(line.analysis.assurance, line.analysis.variation),
            ),
            *(line.analysis.options.chart.label, line.chart_why, line.site),
            *(line.sentence, line.forecast),
            "; ".join(names[one] for one in line.outcome_ids if one in names),
            line.basis,
        )
        for line in judgement.metrics
    ]
    return Sheet("Analysis", headings, rows)
