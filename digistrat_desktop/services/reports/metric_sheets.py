"""Metrics as tables: every reading with its limits, and what each metric shows."""

from collections.abc import Mapping

from digistrat_desktop.analysis.answers.unsettled import values_apart
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.outlook import better_words
from digistrat_desktop.analysis.measures.remarks import reason
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.analysis.measures.targets import national_gap_words
from digistrat_desktop.analysis.measures.words import assurance_words, variation_words
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.reports.measures.readings import before_words
from digistrat_desktop.reports.measures.signs import second_target
from digistrat_desktop.tabular.write import OutCell, Sheet, shown_number


def readings_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Metric", "Period", "Value", "Unit", "Status", "Mean", "Lower", "Upper", "Reading"),
        *("Period begins", field_label("reading", "note"), "Earlier values"),
    )
    rows = [_reading(line, point) for line in judgement.metrics for point in line.analysis.points]
    return Sheet("Readings", headings, rows)


def _earlier(line: MetricLine, reading: Reading) -> str:
    """Give the values a reading had, each with the day until which it had it."""
    return "; ".join(before_words(line, one) for one in reading.replaced)


def _reading(line: MetricLine, point: SpcPoint) -> tuple[OutCell, ...]:
    limits, digits = point.limits, line.subject.decimals
    record = line.readings.get(point.period) if isinstance(point.period, Period) else None
    apart = values_apart(record, "value") if record else ""
    return (
        line.name,
        moment_words(point.period),
        apart or shown_number(point.value, digits),
        line.unit,
        point.state.label,
        *(shown_number(one, digits) for one in (limits.mean, limits.lower, limits.upper)),
        reason(line.analysis, point) if point.value is not None else "no value",
        point.period.start if isinstance(point.period, Period) else point.period,
        record.note if record else "",
        _earlier(line, record) if record else "",
    )


def analysis_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Metric", "Kind", "Unit", "Better", "Latest", "When", "Target", "Second target"),
        *("National target or legal duty", "Variation"),
        *("Assurance", "Chart", "Why this chart", "Site or team"),
        *("Summary", "Forecast", "Linked to", "What the summary rests on"),
    )
    names = {line.metric_id: line.name for line in judgement.metrics}
    rows = [_analysed(judgement, line, names) for line in judgement.metrics]
    return Sheet("Analysis", headings, rows)


def _analysed(
    judgement: Judgement, line: MetricLine, names: Mapping[str, str]
) -> tuple[OutCell, ...]:
    found, digits = line.analysis, line.subject.decimals
    return (
        *(line.name, line.role.label, line.unit, better_words(found.options.direction)),
        shown_number(found.last.value if found.last else None, digits),
        line.latest_when,
        shown_number(found.options.target, digits),
        second_target(line),
        national_gap_words(judgement.workspace, judgement.pack, line, judgement.today),
        variation_words(found.variation),
        assurance_words(found.assurance, found.variation),
        *(found.options.chart.label, line.chart_why, line.site),
        *(line.sentence, line.forecast),
        "; ".join(names[one] for one in line.outcome_ids if one in names),
        line.basis,
    )
