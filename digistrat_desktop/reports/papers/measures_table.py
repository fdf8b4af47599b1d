"""Measures in a table: name, latest, target, the last readings drawn, both signs, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import counted, sentence_case
from digistrat_desktop.domain.framework import MetricKind
from digistrat_desktop.reports.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    TextStyle,
    more,
    text,
)
from digistrat_desktop.reports.papers.wording import (
    has_short_unit,
    short_value,
    shortened,
    whole_sentences,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.reports.blocks import Cell

_COLUMNS = (
    Column("Measure", 2.3),
    Column("Latest", 1.0, Align.END),
    Column("Target", 1.0, Align.END),
    Column("Last 24", 1.6),
    Column("Signs", 1.0),
    Column("In words", 5.2),
)
_SIGNS = (
    "H or L: unusually high or low. Dash: usual variation. P, F or ?: as things run, the target will"
    " be met, missed, or met at times. "
)


def by_importance(lines: tuple[MetricLine, ...]) -> tuple[MetricLine, ...]:
    """Put first what a board should see: outcomes in trouble, then leading measures, then the rest."""
    return tuple(sorted(lines, key=_rank))


def _rank(line: MetricLine) -> int:
    if line.role is MetricKind.OUTCOME:
        return 0 if line.is_concern else 1 if line.fails_target else 4
    return 2 if line.is_concern or line.fails_target or line.is_better else 3


def measures_summary(model: ReportModel, most: int, sentence: int, name: int) -> tuple[Block, ...]:
    """Give the measures of page one.

    Args:
        most: rows shown.
        sentence: longest reading in words, in characters.
        name: longest name of a measure, in characters.
    """
    heading = Heading(2, "Measures", "measures-summary", tight=True)
    lines = by_importance(model.metrics)
    if not lines:
        return heading, Paragraph(text("No measure has been recorded yet."), TextStyle.TIGHT)
    shown = lines[:most]
    note = _note(shown, len(lines) - len(shown))
    if not shown:
        return heading, note
    rows = tuple(_row(line, sentence, name) for line in shown)
    caption = "Measures with their latest reading"
    table = Table(_COLUMNS, rows, caption, 0, show_caption=False, tight=True)
    return heading, table, note


def measures_table(lines: tuple[MetricLine, ...]) -> Table:
    """Give every measure in one table."""
    rows = tuple(_row(line, 400, 200) for line in lines)
    return Table(_COLUMNS, rows, "Every measure with its latest reading", 0, show_caption=False)


def _row(line: MetricLine, sentence: int, name: int) -> tuple[Cell, ...]:
    return (
        text(shortened(line.name, name)),
        text(short_value(line.latest) or "none"),
        text(short_value(line.target) or "none"),
        line.sparkline,
        line.symbols or text("none"),
        text(whole_sentences(line.sentence, sentence)),
    )


def _note(shown: tuple[MetricLine, ...], hidden: int) -> Paragraph:
    short = any(has_short_unit(line.latest) or has_short_unit(line.target) for line in shown)
    words = text(_SIGNS + ("pp: percentage points. " if short else "")) if shown else ()
    rest = more(sentence_case(counted(hidden, "more measure")), "measures") if hidden > 0 else ()
    return Paragraph((*words, *rest), TextStyle.SECONDARY)
