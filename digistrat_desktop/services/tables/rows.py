"""Every row of a table with what becomes of it; nothing is recorded before all is accounted for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from digistrat_desktop.domain.periods.parts import Joined, read_joined
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.periods.stamps import is_late, may_be_utc
from digistrat_desktop.domain.periods.written_periods import ReadPeriod, read_period
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.services.tables.figures import (
    FATES,
    as_sentence,
    is_filled,
    rate_text,
    read_cell,
)
from digistrat_desktop.services.tables.shape.headings import (
    SUM_WORDS,
    column_heads,
    headings,
    plain_heading,
)
from digistrat_desktop.services.tables.shape.layout import NEW_METRIC, Layout, periods_across
from digistrat_desktop.services.tables.shape.roles import Role, is_ending, is_financial, name_role
from digistrat_desktop.services.tables.states import read_state
from digistrat_desktop.services.tables.table_rows import Fate, Known, TableRow
from digistrat_desktop.tabular.cells import (
    Cell,
    CellFault,
    Grid,
    Row,
    text_of,
)

_TOTALS = SUM_WORDS | {"england", "all", "national", "-"}
_NO_CODE = frozenset({"", "-", "total", "england"})
_NOBODY = frozenset({"\0"})
_EVERY = 5_000


@dataclass(slots=True)
class Read:
    """The rows of a table as they were read, and what they say beside their values."""

    rows: list[TableRow] = field(default_factory=list)
    orders: set[bool] = field(default_factory=set)  # of days and months in dates
    filled_names: int = 0  # rows whose name stands in a row above
    period_column: int | None = None  # of the table's periods, counted from 1
    late: int = 0  # periods at 23:00 of a summer day, where all may be UTC
    # what stands in the columns of a template, by row: direction, target, recalculation, baseline
    beside: dict[int, dict[Role, str]] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)  # rows of other trusts, by code or name


def read_rows(
    grid: Grid,
    layout: Layout,
    known: Known,
    progress: Callable[[int], None] | None = None,
    name: str = "",
) -> Read:
    """Read every row of a sheet by a layout.

    Args:
        known: metrics and the trust, to match with.
        progress: told the number of rows now and then; what it raises ends the reading.
        name: of a metric that nothing names, as the file's.
    """
    found = _read(_Reader(grid, layout, known, name), progress)
    if found.orders == {False} and "dates" not in layout.answers:
        # A date that can only be meant the American way says how the others are meant.
        found = _read(_Reader(grid, layout.answered("dates", "month"), known, name), progress)
    return found


def _read(reader: "_Reader", progress: Callable[[int], None] | None) -> Read:
    for at in range(len(reader.grid.rows)):
        if progress is not None and at % _EVERY == 0:
            progress(at)
        reader.found.rows.extend(reader.row(at))
    reader.found.orders.update(reader.orders())
    return reader.found


class _Reader:
    def __init__(self, grid: Grid, layout: Layout, known: Known, name: str) -> None:
        self.grid = grid
        self.found = Read()
        self._layout, self._known, self._name = layout, known, name
        self._heads = headings(grid, layout.header)
        self._across = periods_across(grid, layout)
        self._columns = column_heads(grid, layout.header)
        self._values = layout.columns(Role.VALUE)
        self._names = layout.columns(Role.METRIC)
        self._at = {role: layout.first(role) for role in Role}
        self._is_day_first = layout.answers.get("dates") != "month"
        self._periods: dict[object, ReadPeriod | str] = {}
        self._metrics: dict[tuple[str, ...], str] = {}
        self._latest: dict[int, str] = {}
        self._own = self._own_texts()
        self._joined = self._joined_heads()
        is_headed = layout.header >= 0
        self._width = len(grid.rows[layout.header]) if is_headed else grid.width
        self._is_utc = self._may_be_utc()
        if self._period_place(-1) >= 0:
            self.found.period_column = self._period_place(-1) + 1
        parts = (Role.NUMERATOR, Role.DENOMINATOR)
        self._is_rate = all(self._at[one] is not None for one in parts) and not self._values
        beside = (Role.DIRECTION, Role.TARGET, Role.REBASE, Role.BASELINE)
        self._beside = [(one, at) for one in beside if (at := self._at[one]) is not None]

    def _own_texts(self) -> frozenset[str]:
        """Give what names the trust's own rows: its code and name, or what somebody said."""
        said = self._layout.answers.get("trust", "no")
        if said != "no":
            return frozenset({said.casefold()})
        own = {self._known.code.casefold(), self._known.trust} - {""}
        where = self._at[Role.TRUST]
        if own or where is None:
            return frozenset(own)
        rows = range(self._layout.header + 1, len(self.grid.rows))
        texts = {self._text(at, where).casefold() for at in rows} - {""}
        return frozenset(texts) if len(texts) == 1 else _NOBODY

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

    def row(self, at: int) -> Iterator[TableRow]:
        """Give what becomes of a row: one entry for each of its values, or one for all of it."""
        left_out = self._left_out(at)
        if left_out is not None:
            yield TableRow(at + 1, left_out)
            return
        if self._beside:
            texts = {role: self._text(at, column) for role, column in self._beside}
            self.found.beside[at + 1] = {role: text for role, text in texts.items() if text}
        beyond = self._beyond(self.grid.rows[at])
        if beyond is not None:
            words = f"“{text_of(self.grid.cell(at, beyond))[:40]}” has no heading."
            yield self._unread(at, beyond, words)
            return
        if self._is_rate:
            yield self._rate(at)
            return
        for column in self._values:
            yield self._value(at, column)

    def _beyond(self, row: Row) -> int | None:
        """Give the first cell of a row that ends after the headings do: it may have slipped."""
        if not self.grid.delimited or len(row) <= self._width:
            return None
        cells = range(self._width, len(row))
        return next((at for at in cells if text_of(row[at]).strip()), None)

    def _left_out(self, at: int) -> Fate | None:
        row, header = self.grid.rows[at], self._layout.header
        if not is_filled(row):
            return Fate.BLANK
        if at <= header or (header >= 0 and row == self.grid.rows[header]):
            return Fate.ABOVE if at < header else Fate.HEADING
        if self._is_total(at) or self._is_footnote(row):
            return Fate.FOOTNOTE if self._is_footnote(row) else Fate.TOTAL
        return self._fate_by_trust(at) or self._fate_by_texts(at)

    def _fate_by_texts(self, at: int) -> Fate | None:
        """Leave out rows that a known publication has beside those that are read."""
        kept, without = self._layout.keep.items(), self._layout.without.items()
        is_kept = all(self._text(at, column).casefold() in texts for column, texts in kept)
        is_left = any(self._text(at, column).casefold() in texts for column, texts in without)
        return None if is_kept and not is_left else Fate.OTHER_ROW

    def _is_footnote(self, row: Row) -> bool:
        """Tell whether a row has one text and nothing else, as notes under a table have."""
        if len(row) != 1 or len(self._heads) < 2 or self._layout.header < 0:  # noqa: PLR2004 - a table
            return False
        return isinstance(row[0], str) and 0 not in self._values and not self._is_period(row[0])

    def _is_period(self, cell: Cell) -> bool:
        return self._at[Role.PERIOD] == 0 and isinstance(self._read_period(cell), ReadPeriod)

    def _is_total(self, at: int) -> bool:
        """Tell whether a row sums up the others: Total for a period, or no code and such a word."""
        trust = self._at[Role.TRUST]
        for one in (Role.PERIOD, Role.PART):
            where = self._at[one]
            if where is not None and self._text(at, where).casefold() in SUM_WORDS:
                return True
        if trust is None or self._text(at, trust).casefold() not in _NO_CODE:
            return False
        texts = [cell for cell in self.grid.rows[at] if isinstance(cell, str)]
        return any(text.strip().casefold() in _TOTALS for text in texts)

    def _fate_by_trust(self, at: int) -> Fate | None:
        """Tell why a row is not the trust's own; None where it is, or where no column says."""
        trust = self._at[Role.TRUST]
        if trust is None or not self._own:
            return None
        said = self._text(at, trust)
        if not said:
            return Fate.NO_TRUST
        if said.casefold() in self._own:
            return None
        self.found.others[said] = self.found.others.get(said, 0) + 1
        return Fate.OTHER_TRUST

    def _text(self, at: int, column: int) -> str:
        row = self.grid.rows[at]
        return text_of(row[column]).strip() if column < len(row) else ""

    def _names_of(self, at: int) -> list[str]:
        """Give the names in a row; one that is left empty is the one above it, as merged cells have it."""
        names = [self._text(at, one) for one in self._names]
        for place, column in enumerate(self._names):
            if names[place]:
                self._latest[column] = names[place]
            elif (place == 0 or not any(names)) and self._latest.get(column):
                names[place] = self._latest[column]
                self.found.filled_names += 1
        return names

    def _metric_of(self, column: int, names: list[str]) -> str:
        """Name the metric of a value: by the row's names, the heading, or the one chosen."""
        target = self._layout.targets.get(column, "")
        if not names and target and target != NEW_METRIC:
            return target
        if column in self._across or len(self._values) > 1:
            names = [*names, self._head(column)]
        key = (*names, str(column))
        if key not in self._metrics:
            self._metrics[key] = self._named(names, column)
        return self._metrics[key]

    def _named(self, names: list[str], column: int) -> str:
        if not any(names):
            if self._names:
                return ""
            if self._layout.metric_id:
                return self._layout.metric_id
        name = ": ".join(part for part in names if part) or self._sole_name(column)
        found = self._known.metrics.get(name.casefold())
        return found.id if found is not None else name

    def _sole_name(self, column: int) -> str:
        """Name the metric of a table that names none: by its heading, or by the file where that says nothing."""
        head = self._head(column)
        is_generic = self._is_rate or name_role(head) is Role.VALUE or not head
        return self._name if is_generic and self._name else head

    def _head(self, column: int) -> str:
        """Name what stands in a column: as a known publication calls it, else by its heading."""
        head = self._columns[column].name if column in self._across else self._heads[column]
        return self._layout.called.get(column, head)

    def _unread(self, at: int, column: int, words: str, period: Period | None = None) -> TableRow:
        return TableRow(at + 1, Fate.BAD, column + 1, words=words, period=period)

    def _period(self, at: int, column: int) -> ReadPeriod | str:
        """Read the period of a value; the words of what is wrong where it is none."""
        if column in self._across:
            head = self._columns[column]
            if head.period is not None:
                return self._read_period(head.period)
            return self._read_joined(self._year(at), head.part)
        part, where = self._at[Role.PART], self._at[Role.PERIOD]
        if part is not None and where is None:
            return self._read_joined(self._year(at), self.grid.cell(at, part))
        if where is None:
            return self._read_period(self._layout.period or self._year_of_state(at, column))
        end = self._at[Role.PERIOD_END]
        cell = self.grid.cell(at, where)
        return (
            self._read_period(cell) if end is None else self._from_to(cell, self.grid.cell(at, end))
        )

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

    def _figure(self, cell: Cell) -> tuple[ReadValue, int]:
        """Read a cell as `read_cell` does, or as the figure that its words count as."""
        counts_as = self._layout.counts_as
        figure = read_state(cell, counts_as).figure if counts_as else None
        return read_cell(cell) if figure is None else (figure, 0)

    def _from_to(self, first: Cell, last: Cell) -> ReadPeriod | str:
        begins, ends = self._read_period(first), self._read_period(last)
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
            found = read_period(cell, None, day_first=self._is_day_first)
        except ValueError as error:
            return str(error.args[0])
        if self._is_utc and is_late(cell):
            self.found.late += 1
            if self._layout.answers.get("stamps") != "same":
                return replace(found, period=found.period.next())
        return found

    def _value(self, at: int, column: int) -> TableRow:
        names = self._names_of(at) if self._names else []
        metric = self._metric_of(column, names)
        when = self._period(at, column)
        if isinstance(when, str):
            return replace(
                self._unread(at, self._period_place(column), as_sentence(when)), metric=metric
            )
        row = self.grid.rows[at]
        cell = row[column] if column < len(row) else None
        if self.grid.delimited and column >= len(row):
            # A blank is written, a cell that is missing is not.
            words = (
                f"The row has {len(row)} of the {len(self._heads)} cells that the headings need."
            )
            return self._unread(at, column, words, when.period)
        if not metric:
            return self._unread(at, self._names[0], "There is no metric name.", when.period)
        try:
            read, length = self._figure(cell)
        except ValueError as error:
            wrong = self._unread(at, column, as_sentence(error.args[0]), when.period)
            return replace(wrong, metric=metric)
        return TableRow(
            at + 1,
            FATES[read.state],
            column + 1,
            metric,
            when.period,
            read.text,
            self._part(at, Role.NUMERATOR),
            self._part(at, Role.DENOMINATOR),
            self._beside_text(at, Role.NOTE),
            read.told or when.told if when.other is None else self._written(at, column),
            read.percent,
            when.two_way,
            when.day_first,
            when.other,
            self._is_provisional(at, read, when),
            length > 0,
            length > 1,
            self._beside_text(at, Role.UNIT),
        )

    def _is_provisional(self, at: int, read: ReadValue, when: ReadPeriod) -> bool:
        if self._at[Role.STATE] is not None:
            said = self._beside_text(at, Role.STATE).casefold()
            return said in {"provisional", "p", "draft", "prov"}
        return when.is_provisional or read.state is ReadingState.PROVISIONAL

    def _period_place(self, column: int) -> int:
        places = (self._at[Role.PERIOD], self._at[Role.PART], self._at[Role.YEAR])
        return next((at for at in places if at is not None), column)

    def _written(self, at: int, column: int) -> str:
        """Give what a period is read of, as it is written: "September 2024-25"."""
        if column in self._across:
            return text_of(self.grid.cell(self._layout.header, column))
        texts = [self._beside_text(at, one) for one in (Role.PERIOD, Role.PART, Role.YEAR)]
        return " ".join(filter(None, texts)) or self._layout.period

    def _beside_text(self, at: int, role: Role) -> str:
        where = self._at[role]
        return "" if where is None else self._text(at, where)

    def _part(self, at: int, role: Role) -> str:
        where = self._at[role]
        if where is None:
            return ""
        try:
            return read_value(self.grid.cell(at, where)).text
        except ValueError:
            return ""

    def _rate(self, at: int) -> TableRow:
        """Read a row that gives numerator and denominator and leaves the rate to be worked out."""
        top, below = self._at[Role.NUMERATOR] or 0, self._at[Role.DENOMINATOR] or 0
        metric = self._metric_of(top, self._names_of(at) if self._names else [])
        row = TableRow(at + 1, Fate.READ, top + 1, metric, note=self._beside_text(at, Role.NOTE))
        when = self._period(at, top)
        if isinstance(when, str):
            place = self._period_place(top)
            return replace(row, fate=Fate.BAD, column=place + 1, words=as_sentence(when))
        row = replace(
            row, period=when.period, two_way=when.two_way, day_first=when.day_first,
            other=when.other, is_provisional=when.is_provisional,
            words=self._written(at, top) if when.other else "",
        )  # fmt: skip
        parts = []
        for column in (top, below):
            try:
                parts.append(read_cell(self.grid.cell(at, column))[0])
            except ValueError as error:
                return replace(
                    row, fate=Fate.BAD, column=column + 1, words=as_sentence(error.args[0])
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
        found = self._known.metrics.get(row.metric)
        is_percent = found is None or found.unit == "%"
        rate = rate_text(top.text, below.text, percent=is_percent)
        return replace(row, value=rate, percent=is_percent)
