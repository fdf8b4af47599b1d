"""Metrics in a table: which are shown, in what order, and their columns."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.charts.spark import sparkline, sparkline_words
from digistrat_desktop.analysis.charts.symbols import metric_symbols
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.targets import target_words
from digistrat_desktop.analysis.measures.words import NOTHING, assurance_words, variation_words
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.ui.tables.columns import CellPaint, ColumnWidth, TableColumn
from digistrat_desktop.ui.tables.table_view import TableShape
from digistrat_desktop.ui.words import counted, tr, tr_count

PARTED = " · "  # between facts in one line, each whole in itself


class Filter(StrEnum):
    ALL = tr("All")
    LEADING = tr("Leading")
    OUTCOME = tr("Outcome")
    ATTENTION = tr("Needs attention")
    STALE = tr("Out of date")


def needs_attention(line: MetricLine) -> bool:
    """Tell whether it gets worse, will miss its target, or waits for a reading."""
    return line.is_concern or line.fails_target or line.stale


ATTENTION_TOLD = tr("Getting worse, will miss its target, or out of date")
_TESTS: dict[Filter, Callable[[MetricLine], bool]] = {
    Filter.ALL: lambda _: True,
    Filter.LEADING: lambda line: line.role is MetricKind.LEADING,
    Filter.OUTCOME: lambda line: line.role is MetricKind.OUTCOME,
    Filter.ATTENTION: needs_attention,
    Filter.STALE: lambda line: line.stale,
}


def matching(lines: Iterable[MetricLine], wanted: Filter) -> tuple[MetricLine, ...]:
    """Give the metrics that pass a filter, in the order they came."""
    test = _TESTS[wanted]
    return tuple(line for line in lines if test(line))


def summary(counts: Counts) -> str:
    """Say how many metrics there are and how many wait for a reading, for the head of the page."""
    stale = counts.of(CountOf.STALE)
    words = [counted(counts.of(CountOf.METRICS), "metric")]
    if stale:
        words.append(tr_count(stale, "1 out of date", "%n out of date"))
    return PARTED.join(words)


_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def picture_path(name: str, kind: str) -> Path:
    """Suggest a file: letters, digits and dashes of a metric's name; `kind` is its ending."""
    plain = _OTHER.sub("-", name.casefold()).strip("-")[:_LONGEST]
    return Path.home() / f"{plain or 'chart'}.{kind}"


# Half a row shows that there are more below.
METRIC_SHAPE = TableShape(row=44, second=62, grows=True, most=4.5, fills=True, many=True)


def _next_target(line: MetricLine) -> tuple[str, str]:
    return line.next_target, "secondary"


def symbol_words(line: MetricLine) -> str:
    found = (
        variation_words(line.analysis.variation),
        assurance_words(line.analysis.assurance, line.analysis.variation),
    )
    return ". ".join(filter(None, found))


def spoken(line: MetricLine) -> str:
    """Say a whole row for a screen reader: name, latest, target, what it means."""
    latest = (
        tr("latest {latest}, {latest_when}", latest=line.latest, latest_when=line.latest_when)
        if line.latest
        else tr("no value yet")
    )
    target = target_words(line) or tr("no target")
    stale = tr("A reading is due. ") if line.stale else ""
    return f"{line.name}: {latest}, {target}. {stale}{line.sentence}"


def _stale(line: MetricLine) -> tuple[str, str]:
    if not line.stale:
        return "", ""
    if not line.latest_when:
        return tr("out of date: no value"), "caution"
    return tr("out of date: latest {latest_when}", latest_when=line.latest_when), "caution"


def _latest_tip(line: MetricLine) -> str:
    stale = tr(". A newer reading is due.") if line.stale else ""
    return f"{line.latest_when}{stale}" if line.latest else NOTHING


def _latest_value(line: MetricLine) -> float | None:
    return line.analysis.last.value if line.analysis.last is not None else None


def _spark(line: MetricLine) -> Sequence[Drawing]:
    return (sparkline(line.analysis, sparkline_words(line.analysis, line.subject)),)


_SYMBOLS = tr(
    "Change: H high or rising, L low or falling, a dash for no unusual pattern. A square improves, "
    "a triangle is of concern. Target: P will be met, F will be missed, ? is met at times."
)
METRIC_COLUMNS: tuple[TableColumn[MetricLine], ...] = (
    TableColumn(
        "name",
        tr("Metric"),
        lambda line: line.name,
        width=ColumnWidth(least=150, most=260, roomy=440),
        sort_key=lambda line: line.name.casefold(),
        spoken=spoken,
        tip=lambda line: ". ".join(filter(None, (line.name, line.basis))),
        below=_stale,
        is_bold=True,
    ),
    TableColumn(
        "latest",
        tr("Latest"),
        lambda line: line.latest or NOTHING,
        CellPaint.FIGURES,
        ColumnWidth(most=150),
        _latest_value,
        tip=_latest_tip,
    ),
    TableColumn(
        "target",
        tr("Target"),
        lambda line: line.target or NOTHING,
        CellPaint.FIGURES,
        ColumnWidth(most=160, gives_way=370),
        lambda line: line.analysis.options.target,
        below=_next_target,
        tone="secondary",
        under="latest",
        told_under=target_words,
    ),
    TableColumn(
        "last",
        tr("Last 24"),
        lambda line: sparkline_words(line.analysis, line.subject),
        CellPaint.DRAWING,
        ColumnWidth(least=120, gives_way=370),
        drawings=_spark,
        drawing_size=(120, 24),
    ),
    TableColumn(
        "symbols",
        tr("Change, target"),
        symbol_words,
        CellPaint.DRAWING,
        ColumnWidth(least=50, gives_way=150),
        lambda line: (line.urgency, line.name.casefold()),
        explained=_SYMBOLS,
        drawings=lambda line: metric_symbols(line.analysis),
        drawing_size=(22, 22),
    ),
    TableColumn(
        "words",
        tr("Summary"),
        lambda line: line.sentence,
        width=ColumnWidth(least=80, share=1),
        sort_key=lambda line: line.sentence.casefold(),
    ),
)
