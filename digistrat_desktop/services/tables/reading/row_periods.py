"""The periods of a table's rows: in one column or two, in the headings, above the table or with a state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from digistrat_desktop.domain.periods.parts import Joined, read_joined
from digistrat_desktop.domain.periods.periods import PeriodKind, period_at
from digistrat_desktop.domain.periods.spans import Span, span_of, spanned
from digistrat_desktop.domain.periods.stamps import is_late, may_be_utc
from digistrat_desktop.domain.periods.written_periods import ReadPeriod, read_period
from digistrat_desktop.services.tables.reading.figures import as_sentence, read_state
from digistrat_desktop.services.tables.shape.day_numbers import day_of, told_of
from digistrat_desktop.services.tables.shape.headings import column_heads, headings, plain_heading
from digistrat_desktop.services.tables.shape.layout import Layout, periods_across
from digistrat_desktop.services.tables.shape.roles import Role, is_ending, is_financial
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, text_of

_A_WEEK = timedelta(days=6)


class RowPeriods:
    """Reads the period of each value; what it made of them is told once."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.grid, self._layout = grid, layout
        self.told: dict[str, None] = {}  # what was made of periods, one sentence each
        self._is_made = False  # it is told what a period was made of
        self.two_way = ""  # the first date that another country reads as another day, as written
        self.late = 0  # periods at 23:00 of a summer day, where all may be UTC
        self._heads = headings(grid, layout.header)
        self._columns = column_heads(grid, layout.header)
        self.across = periods_across(grid, layout)
        self._at = {role: layout.first(role) for role in Role}
        self._is_day_first = layout.answers.get("dates") != "month"
        self._periods: dict[object, ReadPeriod | str] = {}
        self._latest: dict[int, str] = {}
        self._joined = self._joined_heads()
        self._is_utc = self._may_be_utc()
        self._span = self._span_of_heading()
        self._is_academic = self._has_academic_years()

    def _span_of_heading(self) -> Span | None:
        where = self._at[Role.PERIOD]
        is_headed = where is not None and self._layout.header >= 0
        return (
            span_of(plain_heading(self._heads[where])) if is_headed and where is not None else None
        )

    def _joined_heads(self) -> Joined:
        part, year = self._at[Role.PART], self._at[Role.YEAR]
        if part is None:
            return Joined()
        heads = [self._heads[at] for at in (part, year) if at is not None]
        return Joined(
            plain_heading(heads[0]), is_ending(heads[0]), any(is_financial(one) for one in heads)
        )

    def _may_be_utc(self) -> bool:
        where = self._at[Role.PERIOD]
        if where is None:
            return False
        rows = self.grid.rows[self._layout.header + 1 :]
        cells = {row[where] for row in rows if where < len(row) and row[where] is not None}
        return may_be_utc(cell for cell in cells if not isinstance(cell, CellFault))

    def orders(self) -> Iterator[bool]:
        """Tell which orders of day and month the dates themselves show."""
        for one in self._periods.values():
            if isinstance(one, ReadPeriod) and one.day_first is not None:
                yield one.day_first

    def of(self, at: int, column: int) -> ReadPeriod | str:
        """Read the period of a value; the words of what is wrong where it is none."""
        if self._is_academic:
            return "an academic year is no financial year. Write its months"
        if column in self.across:
            return self._in_heading(at, column)
        part, where = self._at[Role.PART], self._at[Role.PERIOD]
        if part is not None and where is None:
            return self._read_joined(self._year(at), self.grid.cell(at, part))
        if where is None:
            return self._read_period(self._layout.period or self._year_of_state(at, column))
        return self._whole(at, where)

    def _in_heading(self, at: int, column: int) -> ReadPeriod | str:
        """Read the period in a heading: whole, or a year or a part of it whose other half is in the row."""
        head, part = self._columns[column], self._at[Role.PART]
        if head.period is None:
            return self._read_joined(self._year(at), head.part)
        if part is not None:
            return self._read_joined(head.period, self.grid.cell(at, part))
        return self._read_period(head.period)

    def _whole(self, at: int, where: int) -> ReadPeriod | str:
        """Read a period that stands in one column, or from its first day to its last in 2."""
        cell, end = self.grid.cell(at, where), self._at[Role.PERIOD_END]
        if end is not None:
            return self._from_to(cell, self.grid.cell(at, end))
        found = self._read_period(cell)
        return found if self._span is None else self._spanned(found, self._span)

    def _spanned(self, found: ReadPeriod | str, span: Span) -> ReadPeriod | str:
        """Read a day or a month as the longer period that the heading speaks of."""
        if isinstance(found, str):
            return found
        try:
            made = spanned(found, span)
        except ValueError as error:
            return str(error.args[0])
        if span.is_rolling and made.other is None:
            self.told["Figures of 12 months are recorded by their last month."] = None
        return made

    def _year(self, at: int) -> Cell:
        """Give the year of a row; one that is left empty is the one above it."""
        where = self._at[Role.YEAR]
        if where is None:
            return self._layout.period
        text = self._text(at, where)
        if text:
            self._latest[where] = text
        return self._latest.get(where, "")

    def _year_of_state(self, at: int, column: int) -> str:
        counts_as = self._layout.counts_as
        return read_state(self.grid.cell(at, column), counts_as).year if counts_as else ""

    def _from_to(self, first: Cell, last: Cell) -> ReadPeriod | str:
        begins, ends = self._read_period(first), self._read_period(last)
        if isinstance(begins, ReadPeriod) and isinstance(ends, ReadPeriod):
            days = ends.period.end - begins.period.start
            if days == _A_WEEK and begins.period.kind is PeriodKind.DAY:
                return spanned(begins, Span(PeriodKind.WEEK, is_end=False))
        if isinstance(begins, str) or isinstance(ends, str) or begins == ends:
            return begins
        return self._read_period(f"{begins.period.text} to {ends.period.text}")

    def _read_joined(self, year: Cell, part: Cell) -> ReadPeriod | str:
        key = (year, part)
        if key not in self._periods:
            try:
                found: ReadPeriod | str = read_joined(year, part, self._joined)
            except ValueError as error:
                found = str(error.args[0])
            self._periods[key] = self._by_banner(found)
        return self._periods[key]

    def _by_banner(self, found: ReadPeriod | str) -> ReadPeriod | str:
        """Let the period above the table settle which of two is meant."""
        if isinstance(found, str) or found.other is None or not self._layout.period:
            return found
        said = self._read_period(self._layout.period)
        if isinstance(said, str) or said.period not in {found.period, found.other}:
            return found
        return replace(found, period=said.period, other=None)

    def _read_period(self, cell: Cell) -> ReadPeriod | str:
        key = (type(cell), cell)
        found = self._periods.get(key)
        if found is None:
            found = self._periods[key] = self._one_period(cell)
        return found

    def _one_period(self, cell: Cell) -> ReadPeriod | str:
        if isinstance(cell, CellFault):
            return f"the cell contains {cell.words}"
        try:
            found = self._serial(cell) or read_period(cell, None, day_first=self._is_day_first)
        except ValueError as error:
            return str(error.args[0])
        if "is read as" in found.told:
            if not self._is_made:
                self.told[as_sentence(found.told)] = None
            self._is_made, found = True, replace(found, told="")
        if found.two_way and not self.two_way:
            self.two_way = text_of(cell)
        if self._is_utc and is_late(cell):
            self.late += 1
            if self._layout.answers.get("stamps") != "same":
                return replace(found, period=found.period.next())
        return found

    def _serial(self, cell: Cell) -> ReadPeriod | None:
        """Read a spreadsheet's number of a day, 45383, where a column is of periods."""
        day = day_of(cell, self.grid) if self._at[Role.PERIOD] is not None else None
        if day is None:
            return None
        return ReadPeriod(period_at(day, PeriodKind.DAY), told=told_of(cell, day))

    def _has_academic_years(self) -> bool:
        """Tell whether years run from September, which no period here does."""
        places = (self._at[Role.PERIOD], self._at[Role.YEAR])
        heads = (plain_heading(self._heads[at]) for at in places if at is not None)
        return any(head.startswith(("academic year", "school year")) for head in heads)

    def is_one(self, cell: Cell) -> bool:
        return isinstance(self._read_period(cell), ReadPeriod)

    def place(self, column: int) -> int:
        places = (self._at[Role.PERIOD], self._at[Role.PART], self._at[Role.YEAR])
        return next((at for at in places if at is not None), column)

    def written(self, at: int, column: int) -> str:
        """Give what a period is read of, as it is written: "September 2024-25"."""
        if column in self.across:
            return text_of(self.grid.cell(self._layout.header, column))
        texts = [self._beside_text(at, one) for one in (Role.PERIOD, Role.PART, Role.YEAR)]
        return " ".join(filter(None, texts)) or self._layout.period

    def _beside_text(self, at: int, role: Role) -> str:
        where = self._at[role]
        return "" if where is None else self._text(at, where)

    def _text(self, at: int, column: int) -> str:
        row = self.grid.rows[at]
        return text_of(row[column]).strip() if column < len(row) else ""
