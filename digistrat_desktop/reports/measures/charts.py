"""The charts of metrics that are no exception, two side by side."""

from collections.abc import Iterator

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.exceptions import exceptions_of
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import limits_basis, remark_in_words, rules_remarks
from digistrat_desktop.analysis.measures.spc.values import RemarkKind
from digistrat_desktop.domain.trust.metrics import ChartType
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures import signs
from digistrat_desktop.reports.measures.exceptions import baseline_notes, chart_figure, short_title
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.text_door import sentence_end

_CHART = ChartOptions(width=247, height=100, text_size=8, profile=False, latest_signal=True)
_SAID_BESIDE = frozenset(
    {
        RemarkKind.UNKNOWN_REBASE,
        RemarkKind.RARE_EVENTS,
        RemarkKind.FRACTIONS,
        RemarkKind.SMALL_COUNTS,
        RemarkKind.LEFT_OUT,
        RemarkKind.NO_PARTS,
        RemarkKind.FEW_RUNS,
        RemarkKind.MANY_RUNS,
    }
)


def other_charts(judgement: Judgement) -> b.Blocks:
    """Give a chart to every metric with readings that the exceptions have none of."""
    drawn = {one.outcome.metric_id for one in exceptions_of(judgement.metrics)}
    lines = [
        line
        for line in by_importance(judgement.metrics)
        if line.metric_id not in drawn and line.analysis.last is not None
    ]
    if not lines:
        return ()
    halves = [*map(_half, lines), ()]
    blocks = [b.TwoColumns(halves[at], halves[at + 1]) for at in range(0, len(lines), 2)]
    heading = b.Heading(2, "A chart of every other metric", "charts")
    return (
        b.KeepTogether((heading, signs.key(tuple(blocks), signs.latest_forms(lines)), blocks[0])),
        *blocks[1:],
    )


def _half(line: MetricLine) -> b.Blocks:
    is_rebased = bool(line.analysis.groups[-1].first)  # the note says where its limits are from
    parts = signs.unit_words(line), "" if is_rebased else limits_basis(line.analysis)
    under = " ".join(sentence_end(part) for part in parts if part)
    notes = " ".join(_notes(line))
    return (
        b.Heading(3, short_title(line), tight=True),
        b.said(under, b.TextStyle.SECONDARY),
        chart_figure(line, _CHART),
        *((b.said(notes, b.TextStyle.SECONDARY),) if notes else ()),
    )


def _notes(line: MetricLine) -> Iterator[str]:
    """Say what the chart itself does not show: a gap and trial limits are written on it."""
    found = line.analysis
    if found.options.chart is not ChartType.XMR:
        why = f": {small_first(line.chart_why)}" if line.chart_why else ""
        yield sentence_end(f"{found.options.chart.short}{why}")
    if line.forecast:
        yield line.forecast
    for remark in found.remarks:
        if remark.kind in _SAID_BESIDE:
            yield remark_in_words(found, remark, line.subject)
    yield from rules_remarks(found.options)
    yield from baseline_notes(line)
