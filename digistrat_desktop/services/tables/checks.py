"""The rows of an imported table seen together: days that are months, doubts, what is there twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digistrat_desktop.domain.periods.periods import (
    Period,
    PeriodKind,
    may_be_years,
    period_at,
    settled_kind,
)
from digistrat_desktop.services.tables.plain import LONGEST_NAME, LONGEST_NOTE
from digistrat_desktop.services.tables.table_rows import Known, TableRow


def checked_rows(rows: Sequence[TableRow], known: Known) -> Iterator[TableRow]:
    """Give every row as it can be recorded, or as one that cannot be read and why."""
    return _once(_too_long(row, known) for row in _settled(rows, known))


def _settled(rows: Sequence[TableRow], known: Known) -> list[TableRow]:
    """Read days as months, quarters or weeks where all of a new metric's are; refuse what is mixed.

    Months that may be financial years, such as 2009-10 beside 2010-11, cannot be read.
    """
    found = _by_metric(rows)
    kinds = {m: settled_kind(mine) for m, mine in found.items() if m not in known.metrics}
    years = {m for m, mine in found.items() if may_be_years(mine)}
    settled = [_as_kind(row, kinds.get(row.metric)) for row in rows]
    usual = {m: _commonest(mine) for m, mine in _by_metric(settled).items()}
    return [_judged(row, usual, years) for row in settled]


def _by_metric(rows: Iterable[TableRow]) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    for row in rows:
        if row.period is not None:
            found.setdefault(row.metric, []).append(row.period)
    return found


def _commonest(periods: Sequence[Period]) -> PeriodKind:
    return Counter(period.kind for period in periods).most_common(1)[0][0]


def _as_kind(row: TableRow, kind: PeriodKind | None) -> TableRow:
    if kind is None or row.period is None:
        return row
    return replace(row, period=period_at(row.period.start, kind))


def _judged(row: TableRow, usual: Mapping[str, PeriodKind], years: set[str]) -> TableRow:
    if row.period is None or not row.can_be_taken:
        return row
    if row.metric in years:
        year = row.period.text.replace("-", "/")
        return row.refused(f"This may be {row.period.label} or the financial year {year}.")
    if row.period.kind is not usual[row.metric]:
        return row.refused(
            f"{row.period.label} is a {row.period.kind.noun}, and the other rows are by"
            f" {usual[row.metric].noun}."
        )
    return row


def _too_long(row: TableRow, known: Known) -> TableRow:
    """Refuse a note or a new metric's name that does not fit, before anything is recorded."""
    if not row.can_be_taken:
        return row
    if len(row.note) > LONGEST_NOTE:
        words = f"The note holds {len(row.note):,} characters; at most {LONGEST_NOTE:,} fit."
        return row.refused(words)
    if row.metric not in known.metrics and len(row.metric) > LONGEST_NAME:
        words = (
            f"The metric's name holds {len(row.metric):,} characters; at most {LONGEST_NAME} fit."
        )
        return row.refused(words)
    return row


def _once(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Keep one value for each period of a metric; a second one is told, not chosen."""
    seen: dict[tuple[str, Period], TableRow] = {}
    for row in rows:
        if row.period is None or not row.can_be_taken:
            yield row
            continue
        first = seen.setdefault((row.metric, row.period), row)
        if first is row:
            yield row
        else:
            yield row.refused(_there_already(row.period, row, first))


def _there_already(period: Period, row: TableRow, first: TableRow) -> str:
    if first.number == row.number:
        return f"{period.label} is in this row already."
    return f"{period.label} is in row {first.number} already."
