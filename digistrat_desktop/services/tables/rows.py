"""Every row of a table with what becomes of it; nothing is recorded before all is accounted for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.periods.periods import PeriodKind, kind_for
from digistrat_desktop.domain.periods.written_periods import ReadPeriod, read_period
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.tables.checks import as_percentages, checked_rows
from digistrat_desktop.services.tables.layout import (
    NEW_METRIC,
    Layout,
    Role,
    headings,
    period_headings,
    periods_across,
)
from digistrat_desktop.services.tables.table_rows import Fate, Known, TableRow
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, text_of

_SUMS = frozenset({"total", "totals", "grand total"})
_TOTALS = _SUMS | {"england", "all", "national", "-"}
_EVERY = 5_000


def read_rows(
    grid: Grid, layout: Layout, known: Known, progress: Callable[[int], None] | None = None
) -> tuple[TableRow, ...]:
    """Read every row of a sheet by a layout.

    Args:
        known: metrics and the trust, to match with.
        progress: told the number of rows now and then; what it raises ends the reading.
    """
    reader = _Reader(grid, layout, known)
    found: list[TableRow] = []
    for at in range(len(grid.rows)):
        if progress is not None and at % _EVERY == 0:
            progress(at)
        found.extend(reader.row(at))
    scaled = as_percentages(found, known) if layout.fractions else found
    return tuple(checked_rows(scaled, known))


class _Reader:
    def __init__(self, grid: Grid, layout: Layout, known: Known) -> None:
        self._grid = grid
        self._layout = layout
        self._known = known
        self._heads = headings(grid, layout.header)
        self._across = periods_across(grid, layout)
        self._dated = period_headings(grid, layout.header)
        self._values = layout.columns(Role.VALUE)
        self._names = layout.columns(Role.METRIC)
        self._cache: dict[tuple[object, PeriodKind | None], ReadPeriod | str] = {}

    def row(self, at: int) -> Iterator[TableRow]:
        """Give what becomes of a row: one entry for each of its values, or one for all of it."""
        left_out = self._left_out(at)
        if left_out is not None:
            yield TableRow(at + 1, left_out)
            return
        if self._is_rate():
            yield self._rate(at)
            return
        for column in self._values:
            yield self._value(at, column)

    def _left_out(self, at: int) -> Fate | None:
        row = self._grid.rows[at]
        if not any(text_of(cell).strip() for cell in row):
            return Fate.BLANK
        if at < self._layout.header:
            return Fate.ABOVE
        if at == self._layout.header or self._repeats_heading(at):
            return Fate.HEADING
        if self._is_total(at):
            return Fate.TOTAL
        return self._fate_by_trust(at)

    def _repeats_heading(self, at: int) -> bool:
        header = self._layout.header
        return header >= 0 and self._grid.rows[at] == self._grid.rows[header]

    def _is_total(self, at: int) -> bool:
        """Tell whether a row sums up the others: Total for a period, or no code and such a word."""
        trust, period = self._layout.first(Role.TRUST), self._layout.first(Role.PERIOD)
        if period is not None and self._text(at, period).casefold() in _SUMS:
            return True
        if trust is None or self._text(at, trust).casefold() not in {"", "-", "total", "england"}:
            return False
        texts = [cell for cell in self._grid.rows[at] if isinstance(cell, str)]
        return any(text.strip().casefold() in _TOTALS for text in texts)

    def _fate_by_trust(self, at: int) -> Fate | None:
        """Tell why a row is not the trust's own; None where it is, or where no column says."""
        trust = self._layout.first(Role.TRUST)
        if trust is None or not (self._known.code or self._known.trust):
            return None
        said = self._text(at, trust).casefold()
        if not said:
            return Fate.NO_TRUST
        own = {self._known.code.casefold(), self._known.trust}
        return None if said in own else Fate.OTHER_TRUST

    def _text(self, at: int, column: int) -> str:
        return text_of(self._grid.cell(at, column)).strip()

    def _is_rate(self) -> bool:
        given = self._layout.first(Role.NUMERATOR), self._layout.first(Role.DENOMINATOR)
        return None not in given and not self._values

    def _metric_of(self, at: int, column: int) -> str:
        """Name the metric of a value: by the row's names, the heading, or the one chosen."""
        target = self._layout.targets.get(column, "")
        names = [self._text(at, one) for one in self._names]
        if not names and target and target != NEW_METRIC:
            return target
        if len(self._values) > 1 and column not in self._across:
            names.append(self._heads[column])
        if not any(names) and self._layout.metric_id:
            return self._layout.metric_id
        name = ": ".join(part for part in names if part) or self._heads[column]
        found = self._known.metrics.get(name.casefold())
        return found.id if found is not None else name

    def _kind(self, metric: str) -> PeriodKind | None:
        found = self._known.metrics.get(metric)
        return kind_for(found.frequency) if found is not None else None

    def _period_cell(self, at: int, column: int) -> Cell:
        if column in self._across:
            return self._dated[column]
        where = self._layout.first(Role.PERIOD)
        return self._layout.period if where is None else self._grid.cell(at, where)

    def _period(self, at: int, column: int, metric: str) -> ReadPeriod:
        cell, kind = self._period_cell(at, column), self._kind(metric)
        key = (cell, kind)
        if key not in self._cache:
            self._cache[key] = self._read_period(cell, kind)
        found = self._cache[key]
        if isinstance(found, str):
            raise ValueError(found)  # noqa: TRY004 - the words of an unread cell, not a wrong type
        return found

    def _read_period(self, cell: Cell, kind: PeriodKind | None) -> ReadPeriod | str:
        try:
            return read_period(cell, kind, day_first=self._layout.day_first is not False)
        except ValueError as error:
            words: str = error.args[0]
            return words

    def _value(self, at: int, column: int) -> TableRow:
        metric = self._metric_of(at, column)
        blank = TableRow(at + 1, Fate.BAD, column + 1, metric)
        try:
            when = self._period(at, column, metric)
        except ValueError as error:
            where = self._layout.first(Role.PERIOD)
            place = column if where is None else where
            return replace(blank, column=place + 1, words=_sentence(error.args[0]))
        cell = self._grid.cell(at, column)
        if isinstance(cell, CellFault):
            return replace(blank, period=when.period, words=f"The cell contains {cell.words}.")
        try:
            read = read_value(cell)
        except ValueError as error:
            return replace(blank, period=when.period, words=_sentence(error.args[0]))
        return TableRow(
            number=at + 1,
            fate=_FATES[read.state],
            column=column + 1,
            metric=metric,
            period=when.period,
            value=read.text,
            numerator=self._part(at, Role.NUMERATOR),
            denominator=self._part(at, Role.DENOMINATOR),
            note=self._note(at),
            words=read.told,
            percent=read.percent,
            two_way=when.two_way,
            day_first=when.day_first,
        )

    def _note(self, at: int) -> str:
        where = self._layout.first(Role.NOTE)
        return "" if where is None else self._text(at, where)

    def _part(self, at: int, role: Role) -> str:
        where = self._layout.first(role)
        if where is None:
            return ""
        try:
            return read_value(self._grid.cell(at, where)).text
        except ValueError:
            return ""

    def _rate(self, at: int) -> TableRow:
        """Read a row that gives numerator and denominator and leaves the rate to be worked out."""
        metric = self._layout.metric_id or "Rate"
        top, below = (
            self._layout.first(Role.NUMERATOR) or 0,
            self._layout.first(Role.DENOMINATOR) or 0,
        )
        row = TableRow(at + 1, Fate.READ, top + 1, metric, note=self._note(at))
        try:
            when = self._period(at, top, metric)
        except ValueError as error:
            return replace(row, fate=Fate.BAD, words=_sentence(error.args[0]))
        row = replace(row, period=when.period, two_way=when.two_way, day_first=when.day_first)
        parts = []
        for column in (top, below):
            try:
                parts.append(read_value(self._grid.cell(at, column)))
            except ValueError as error:
                return replace(
                    row, fate=Fate.BAD, column=column + 1, words=_sentence(error.args[0])
                )
        return self._rate_of(row, below, *parts)

    def _rate_of(self, row: TableRow, below_at: int, top: ReadValue, below: ReadValue) -> TableRow:
        row = replace(row, numerator=top.text, denominator=below.text)
        states = {top.state, below.state}
        if ReadingState.SUPPRESSED in states:
            return replace(row, fate=Fate.SUPPRESSED)
        if not top.text or not below.text:
            return replace(row, fate=Fate.NOT_REPORTED)
        if Decimal(below.text) == 0:
            return replace(row, fate=Fate.BAD, column=below_at + 1, words="The denominator is 0.")
        return replace(row, value=self._worked_out(row.metric, top.text, below.text))

    def _worked_out(self, metric: str, top: str, below: str) -> str:
        found = self._known.metrics.get(metric)
        return rate_text(top, below, percent=found is None or found.unit == "%")


_FATES = {
    ReadingState.FINAL: Fate.READ,
    ReadingState.PROVISIONAL: Fate.READ,
    ReadingState.NOT_REPORTED: Fate.NOT_REPORTED,
    ReadingState.SUPPRESSED: Fate.SUPPRESSED,
}


def rate_text(numerator: str, denominator: str, *, percent: bool) -> str:
    """Work a rate out, to four decimals: 624 of 1,000 is 62.4 %.

    Args:
        numerator: decimal text.
        denominator: decimal text of a number that is not nought.
        percent: give it times a hundred.
    """
    share = Decimal(numerator) / Decimal(denominator) * (100 if percent else 1)
    return f"{round(share, 4).normalize():f}"


def _sentence(words: str) -> str:
    return f"{sentence_case(words)}."


def has_two_way_dates(rows: tuple[TableRow, ...]) -> bool:
    """Tell whether a date could be read in two ways and no other row tells which is meant."""
    settled = {row.day_first for row in rows if row.day_first is not None} == {True}
    return not settled and any(row.two_way for row in rows)
