"""The rows of a table seen together: days that are months, fractions, what is there twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.periods.periods import (
    Period,
    PeriodKind,
    may_be_years,
    period_at,
    settled_kind,
)
from digistrat_desktop.domain.trust.written_values import times_hundred
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
        return row.refused(f"This could be {row.period.label} or the financial year {year}.")
    if row.period.kind is not usual[row.metric]:
        return row.refused(
            f"{row.period.label} is a {row.period.kind.noun}, but the other rows are by "
            f"{usual[row.metric].noun}."
        )
    return row


def _too_long(row: TableRow, known: Known) -> TableRow:
    """Refuse a note or a new metric's name that does not fit, before anything is recorded."""
    if not row.can_be_taken:
        return row
    if len(row.note) > LONGEST_NOTE:
        words = f"The note has {len(row.note):,} characters. The limit is {LONGEST_NOTE:,}."
        return row.refused(words)
    if row.metric not in known.metrics and len(row.metric) > LONGEST_NAME:
        words = (
            f"The metric's name has {len(row.metric):,} characters. The limit is {LONGEST_NAME}."
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
        return f"{period.label} is already in this row."
    return f"{period.label} is already in row {first.number}."


PERCENT = "%"
_PERCENT_WORDS = re.compile(r"%|(?<![a-z])(per ?cent|percentages?|pct)(?![a-z])")


def says_percent(name: str) -> bool:
    """Tell whether the name of a metric says that it is a percentage: "Percentage in 4 hours"."""
    return _PERCENT_WORDS.search(name.casefold().replace("_", " ")) is not None


def doubtful_metrics(rows: Iterable[TableRow], known: Known) -> frozenset[str]:
    """Give the percentages whose values may be fractions: none above 1, and no percent sign.

    Returns:
        Their ids, or their names where they are new.
    """
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        if row.value and _is_percentage(row.metric, known):
            found.setdefault(row.metric, []).append(row)
    return frozenset(metric for metric, mine in found.items() if _may_be_fractions(mine))


def as_percentages(rows: Sequence[TableRow], known: Known) -> list[TableRow]:
    """Write the fractions of percentages as percentages, as somebody said that they are."""
    doubtful = doubtful_metrics(rows, known)
    return [
        replace(row, value=times_hundred(row.value), words=f"{row.value} as a percentage")
        if row.metric in doubtful and row.value and not row.percent
        else row
        for row in rows
    ]


def _is_percentage(metric: str, known: Known) -> bool:
    found = known.metrics.get(metric)
    if found is not None:
        return found.unit == PERCENT
    return metric.casefold() in known.percentages or says_percent(metric)


def _may_be_fractions(rows: Sequence[TableRow]) -> bool:
    values = [Decimal(row.value) for row in rows if not row.percent]
    return bool(values) and max(values) <= 1 and any(value > 0 for value in values)
