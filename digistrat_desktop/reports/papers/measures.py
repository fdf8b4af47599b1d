"""Measures on pages of their own: all in one table, then charts with their readings in words."""

from collections.abc import Iterator

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.pair import draw_pair
from digistrat_desktop.analysis.charts.spark import sparkline, sparkline_words
from digistrat_desktop.analysis.charts.symbols import metric_symbols
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, pairs_of
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint, SpecialCause
from digistrat_desktop.analysis.measures.words import axis_unit, format_number
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.wording import (
    has_short_unit,
    short_value,
    shortened,
    whole_sentences,
)

_COLUMNS = (
    b.Column("Metric", 2.3),
    b.Column("Latest", 1.0, b.Align.END),
    b.Column("Target", 1.0, b.Align.END),
    b.Column("Last 24", 1.6),
    b.Column("Symbols", 1.0),
    b.Column("Summary", 5.2),
)
_SIGNS = (
    "H or L: unusually high or low. Dash: usual variation. P: the target will be "
    "met. F: it will be missed. ?: results vary. "
)


def by_importance(lines: tuple[MetricLine, ...]) -> tuple[MetricLine, ...]:
    """Put first what a board should see: outcomes in trouble, then leading measures, then the rest."""
    return tuple(sorted(lines, key=_rank))


def _rank(line: MetricLine) -> int:
    if line.role is MetricKind.OUTCOME:
        return 0 if line.is_concern else 1 if line.fails_target else 4
    return 2 if line.is_concern or line.fails_target or line.is_better else 3


def measures_summary(judgement: Judgement, most: int, sentence: int, name: int) -> b.Blocks:
    """Give at most `most` measures of page one, sentences and names cut to so many characters."""
    heading = b.Heading(2, "Metrics", "measures-summary", tight=True)
    lines = by_importance(judgement.metrics)
    if not lines:
        return heading, b.said("No metrics recorded yet.", b.TextStyle.TIGHT)
    shown = lines[:most]
    note = _note(shown, len(lines) - len(shown))
    if not shown:
        return heading, note
    rows = tuple(_row(line, sentence, name) for line in shown)
    caption = "Metrics with their latest reading"
    table = b.Table(_COLUMNS, rows, caption, 0, show_caption=False, tight=True)
    return heading, table, note


def measures_table(lines: tuple[MetricLine, ...]) -> b.Table:
    rows = tuple(_row(line, 400, 200) for line in lines)
    return b.Table(_COLUMNS, rows, "Every metric with its latest reading", 0, show_caption=False)


def _row(line: MetricLine, sentence: int, name: int) -> tuple[b.Cell, ...]:
    return (
        b.text(shortened(line.name, name)),
        b.text(short_value(line.latest) or "none"),
        b.text(short_value(line.target) or "none"),
        sparkline(line.analysis, sparkline_words(line.analysis, line.subject)),
        metric_symbols(line.analysis) or b.text("none"),
        b.text(whole_sentences(line.sentence, sentence)),
    )


def _note(shown: tuple[MetricLine, ...], hidden: int) -> b.Paragraph:
    short = any(has_short_unit(line.latest) or has_short_unit(line.target) for line in shown)
    words = b.text(_SIGNS + ("pp: percentage points. " if short else "")) if shown else ()
    rest = b.more(counted(hidden, "more metric"), "measures") if hidden > 0 else ()
    return b.Paragraph((*words, *rest), b.TextStyle.SECONDARY)


_CHART = ChartOptions(width=515, height=150, text_size=8)
_PAIR = ChartOptions(width=515, height=340, text_size=8, title=True)
CHARTS_FOR_A_BOARD = 3


def measures_page(judgement: Judgement) -> b.Blocks:
    """Give every measure in one table, and charts of those a board should look at."""
    if not judgement.metrics:
        return ()
    lines = by_importance(judgement.metrics)
    charts = [line for line in lines if line.is_concern or line.fails_target or line.is_better]
    return (
        b.PageBreak(),
        b.Heading(2, "Metrics", "measures"),
        measures_table(lines),
        *(block for line in charts[:CHARTS_FOR_A_BOARD] for block in chart_of(line)),
    )


def measures_in_full(judgement: Judgement) -> b.Blocks:
    """Give every measure with its chart and the readings under it."""
    if not judgement.metrics:
        return ()
    parts = (
        block for line in judgement.metrics for block in (*chart_of(line), readings_table(line))
    )
    return (
        b.PageBreak(),
        b.Heading(2, "Metrics", "measures"),
        measures_table(judgement.metrics),
        *parts,
        *_pairs(judgement),
    )


def _pairs(judgement: Judgement) -> Iterator[b.Block]:
    """Give each leading measure with its outcome in one picture, where there are any."""
    drawn = [draw_pair(leading, outcome, _PAIR) for leading, outcome in pairs_of(judgement.metrics)]
    charts = [b.Figure(chart) for chart in drawn if chart is not None]
    if charts:
        title = b.Heading(3, "Leading and outcome metrics together")
        yield b.KeepTogether((title, charts[0]))
        yield from charts[1:]


def chart_of(line: MetricLine) -> b.Blocks:
    """Give a measure's chart under its finding, with what the reading rests on."""
    chart = draw_line(line, _CHART)
    words = b.said(f"{line.sentence} {line.basis}.", b.TextStyle.SECONDARY)
    return (b.KeepTogether((b.Heading(3, line.title), b.Figure(chart), words)),)


def readings_table(line: MetricLine) -> b.Table:
    unit = axis_unit(line.unit)
    columns = (
        b.Column("Period", 1.4),
        b.Column(f"Reading ({unit})" if unit else "Reading", 1.2, b.Align.END),
        b.Column("Usual range", 2.0, b.Align.END),
        b.Column("Status", 1.2),
        b.Column("Why it is flagged", 2.6),
    )
    rows = (_row_measures(line, row) for row in line.analysis.points)
    return b.grid(f"Readings of {line.name}", columns, rows, show_caption=True)


def _row_measures(line: MetricLine, point: SpcPoint) -> tuple[str, ...]:
    decimals, limits = line.subject.decimals, point.limits
    known = limits.lower is not None and limits.upper is not None
    usual = (
        f"{format_number(limits.lower, decimals)} to {format_number(limits.upper, decimals)}"
        if known
        else "none"
    )
    return (
        moment_words(point.period),
        format_number(point.value, decimals) if point.value is not None else "none",
        usual,
        point.state.label,
        _cause(point),
    )


def _cause(point: SpcPoint) -> str:
    if point.value is None:
        return "no value"
    return _CAUSES.get(point.cause, "usual variation")


_CAUSES = {
    SpecialCause.ABOVE_LIMIT: "above the usual range",
    SpecialCause.BELOW_LIMIT: "below the usual range",
    SpecialCause.TREND_UP: "rising run",
    SpecialCause.TREND_DOWN: "falling run",
    SpecialCause.NEAR_UPPER: "2 of 3 near the upper limit",
    SpecialCause.NEAR_LOWER: "2 of 3 near the lower limit",
    SpecialCause.SHIFT_UP: "run above the mean",
    SpecialCause.SHIFT_DOWN: "run below the mean",
}
