"""A few metrics for page one, cut to its room."""

from digistrat_desktop.analysis.charts.spark import sparkline, sparkline_words
from digistrat_desktop.analysis.charts.symbols import metric_symbols
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.papers.wording import has_short_unit, short_value
from digistrat_desktop.reports.text_door import shortened, whole_sentences

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
