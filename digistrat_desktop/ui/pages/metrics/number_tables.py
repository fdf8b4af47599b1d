"""Readings in words, cell by cell: behind a chart, so far, and as a table would bring them in."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import reason
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import Apart, SpcPoint
from digistrat_desktop.analysis.measures.words import missing_words
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.tables.metrics import earlier_words
from digistrat_desktop.services.tables.preview import Preview
from digistrat_desktop.services.tables.reading.table_rows import TAKEN, Fate, TableRow
from digistrat_desktop.ui.tables.columns import (
    AS_WORDS,
    ColumnWidth,
    TableColumn,
    word_columns,
)
from digistrat_desktop.ui.words import tr

NUMBER_COLUMNS = word_columns(
    (
        tr("Period"),
        tr("Value"),
        tr("Status"),
        tr("Mean"),
        tr("Lower limit"),
        tr("Upper limit"),
        tr("Why it is flagged"),
    )
)
_MOST_ROWS = 5_000


def number_rows(line: MetricLine) -> list[tuple[str, tuple[str, ...]]]:
    """Give the numbers behind a metric's chart, the latest first."""
    points = tuple(reversed(line.analysis.points))[:_MOST_ROWS]
    return [(str(at), number_cells(line, point)) for at, point in enumerate(points)]


def number_cells(line: MetricLine, point: SpcPoint) -> tuple[str, ...]:
    shown, limits = line.subject.shown, point.limits
    state = point.state.label if point.value is not None else sentence_case(missing_words(point))
    is_apart = point.state is Apart.NOT_SETTLED
    return (
        moment_words(point.period),
        state if is_apart else shown(point.value),
        "" if is_apart else state,
        shown(limits.mean),
        shown(limits.lower),
        shown(limits.upper),
        reason(line.analysis, point) if point.value is not None else "",
    )


READING_COLUMNS = word_columns(
    (tr("Period"), tr("Value"), tr("Status"), tr("Earlier values"), tr("Note"))
)


def reading_rows(metric: Metric, readings: Sequence[Reading]) -> list[tuple[str, tuple[str, ...]]]:
    """Give the readings of a metric by id, the latest first."""
    latest = sorted(readings, key=lambda r: parse_period(r.period), reverse=True)
    return [(str(reading.id), _reading_cells(metric, reading)) for reading in latest]


def value_words(metric: Metric, reading: Reading) -> str:
    """Write a reading's value with its unit; all that people reported apart."""
    apart = [str(one.value) for one in reading.unsettled.get("value", ())] or [reading.value]
    unit = f" {metric.unit}" if metric.unit else ""
    return " / ".join(f"{value}{unit}" for value in apart if value)


def _reading_cells(metric: Metric, reading: Reading) -> tuple[str, ...]:
    return (
        parse_period(reading.period).label,
        value_words(metric, reading),
        "" if reading.unsettled.keys() & {"value", "state"} else reading.state.label,
        "; ".join(earlier_words(reading)),
        reading.note.replace("\n", " "),
    )


_NAME, _NOTE = ColumnWidth(least=90, share=3), ColumnWidth(least=90, share=3)
_SHOWN = (
    (tr("Metric"), _NAME),
    (tr("Period"), AS_WORDS),
    (tr("Value"), AS_WORDS),
    (tr("Result"), ColumnWidth(most=100, roomy=240)),
    (tr("Cell"), AS_WORDS),
    (tr("Note"), _NOTE),
)
NOTED_COLUMNS = tuple(
    TableColumn(str(at), heading, itemgetter(at), width=width, tone=itemgetter(-1))
    for at, (heading, width) in enumerate(_SHOWN)
)
"""A row ends with the colour of its words."""

PREVIEW_COLUMNS = NOTED_COLUMNS[:-1]
"""Without the note, where no row has one: the names of the metrics have its room."""

MOST_ROWS = 500


def preview_rows(
    found: Preview, name_of: Callable[[str], str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Give what the rows of a table would become, those that cannot be read first."""
    rows = sorted(found.rows, key=lambda row: (row.fate is not Fate.BAD, _is_left(row)))
    return [
        (str(at), (*row_cells(row, name_of), "error" if row.fate is Fate.BAD else "text"))
        for at, row in enumerate(rows[:MOST_ROWS])
    ]


def _is_left(row: TableRow) -> bool:
    return row.fate not in TAKEN and row.fate is not Fate.BAD


def row_cells(row: TableRow, name_of: Callable[[str], str]) -> tuple[str, ...]:
    left = _is_left(row) and row.fate is not Fate.SAME
    becomes = tr("{value}, left out", value=row.fate.label) if left else row.fate.label
    return (
        name_of(row.metric),
        row.period.label if row.period else "",
        row.value,
        becomes[:1].upper() + becomes[1:],
        row.cell,
        row.words,
    )
