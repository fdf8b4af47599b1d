"""Every row of a table with what becomes of it; nothing is recorded before all is accounted for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.periods.written_periods import ReadPeriod
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_times import Length
from digistrat_desktop.domain.trust.written_units import PER_CENT, times_of
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.domain.written_marks import without_notes
from digistrat_desktop.services.tables.asked.nation import is_nation
from digistrat_desktop.services.tables.reading.commas import notation_of
from digistrat_desktop.services.tables.reading.figures import (
    FATES,
    as_sentence,
    is_filled,
    last_full,
    rate_text,
    read_cell,
    read_state,
)
from digistrat_desktop.services.tables.reading.found import Read
from digistrat_desktop.services.tables.reading.row_periods import RowPeriods
from digistrat_desktop.services.tables.reading.table_rows import Fate, Known, TableRow
from digistrat_desktop.services.tables.shape.headings import (
    SUM_WORDS,
    column_heads,
    headings,
    plain_heading,
)
from digistrat_desktop.services.tables.shape.layout import NEW_METRIC, Layout
from digistrat_desktop.services.tables.shape.roles import (
    PLANNED,
    Role,
    is_beside,
    is_known,
    is_name_of_metrics,
    name_role,
)
from digistrat_desktop.tabular.cells import (
    Cell,
    Grid,
    Row,
    text_of,
)

_TOTALS = SUM_WORDS | {"england", "all", "national", "-"}
_NO_CODE = frozenset({"", "-", "total", "england"})
_NOBODY = frozenset({"\0"})
_EVERY = 5_000


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
        found.told["Dates are read month first, as one of them can only be meant so."] = None
    return found


def _read(reader: "_Reader", progress: Callable[[int], None] | None) -> Read:
    for at in range(len(reader.grid.rows)):
        if progress is not None and at % _EVERY == 0:
            progress(at)
        reader.found.rows.extend(reader.row(at))
    reader.found.orders.update(reader.periods.orders())
    reader.found.late = reader.periods.late
    reader.found.two_way = reader.periods.two_way
    reader.found.told.update(reader.periods.told)
    return reader.found


class _Reader:
    def __init__(self, grid: Grid, layout: Layout, known: Known, name: str) -> None:
        self.grid = grid
        self.found = Read()
        self._layout, self._known, self._name = layout, known, name
        self.periods = RowPeriods(grid, layout)
        self._across = self.periods.across
        self._heads = headings(grid, layout.header)
        self._columns = column_heads(grid, layout.header)
        self._values = layout.columns(Role.VALUE)
        self._names = layout.columns(Role.METRIC)
        self._at = {role: layout.first(role) for role in Role}
        self._metrics: dict[tuple[str, ...], str] = {}
        self._latest: dict[int, str] = {}
        self._ended = False
        self._own = self._own_texts()
        self._not_actual = self._names_beside()
        is_headed = layout.header >= 0
        self._width = len(grid.rows[layout.header]) if is_headed else grid.width
        if self.periods.place(-1) >= 0:
            self.found.period_column = self.periods.place(-1) + 1
        parts = (Role.NUMERATOR, Role.DENOMINATOR)
        columns = (*self._values, *(at for one in parts if (at := self._at[one]) is not None))
        self._notation = notation_of(grid, layout.header, columns, layout.answers)
        self.found.told.update(dict.fromkeys(self._notation.told))
        self.found.doubts = self._notation.doubts
        self._last = last_full(grid)
        self._is_rate = all(self._at[one] is not None for one in parts) and not self._values
        self._is_told_apart = self._is_named_beside()
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

    def _is_named_beside(self) -> bool:
        """Tell whether the one column of figures says what is counted, and the names only of what part."""
        if len(self._values) != 1 or not self._names or self._layout.publication:
            return False
        if self._layout.header < 0:
            return False
        is_part = not any(is_name_of_metrics(self._heads[at]) for at in self._names)
        return is_part and name_role(self._heads[self._values[0]]) is not Role.VALUE

    def row(self, at: int) -> Iterator[TableRow]:
        """Give what becomes of a row: one entry for each of its values, or one for all of it."""
        left_out = self._left_out(at)
        if left_out is not None:
            yield TableRow(at + 1, left_out)
            return
        if self._beside:
            texts = {role: self._text(at, column) for role, column in self._beside}
            self.found.beside["", at + 1] = {role: text for role, text in texts.items() if text}
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
        if self._is_of_another(at):
            return Fate.OTHER_ROW
        if self._is_footnote(at) or self._is_total(at):
            return Fate.FOOTNOTE if self._is_footnote(at) else Fate.TOTAL
        by_texts = self._fate_by_trust(at) or self._fate_by_texts(at) or self._fate_by_name(at)
        is_planned = self._at[Role.STATE] is not None and self._says_planned(at)
        return by_texts or (Fate.PLANNED if is_planned else None)

    def _says_planned(self, at: int) -> bool:
        return self._beside_text(at, Role.STATE).casefold() in PLANNED

    def _fate_by_name(self, at: int) -> Fate | None:
        if not self._not_actual:
            return None
        beside = self._not_actual.intersection(self._plain_names(at))
        self.found.not_actual.update(dict.fromkeys(beside))
        return Fate.NOT_ACTUAL if beside else None

    def _plain_names(self, at: int) -> list[str]:
        return [plain_heading(self._text(at, one)) for one in self._names]

    def _names_beside(self) -> frozenset[str]:
        """Give the names of rows that are no actual figures, where others are: "Target", "Mean"."""
        if not self._names or self._layout.publication:
            return frozenset()
        rows = range(self._layout.header + 1, len(self.grid.rows))
        names = {tuple(self._plain_names(at)) for at in rows if is_filled(self.grid.rows[at])}
        beside = {one for some in names for one in some if is_beside(one) or is_nation(one)}
        has_actual = any(any(some) and not beside.intersection(some) for some in names)
        return frozenset(beside) if has_actual else frozenset()

    def _is_of_another(self, at: int) -> bool:
        """Tell whether a row is of a table below, which begins with headings of its own."""
        where = self._at[Role.PERIOD]
        if self._ended or where is None or self._layout.header < 0:
            return self._ended
        is_again = self._text(at, where).casefold() == self._heads[where].casefold()
        if is_again or self._is_title(at):
            self._ended = True
            self.found.others_below = at + 1
        return self._ended

    def _is_title(self, at: int) -> bool:
        """Tell whether a row is one text above the same headings again: of a table of something else."""
        if (
            at <= self._layout.header
            or sum(bool(text_of(cell).strip()) for cell in self.grid.rows[at]) != 1
        ):
            return False
        rows = self.grid.rows
        below = next((row for row in rows[at + 1 : at + 4] if is_filled(row)), ())
        return below == rows[self._layout.header]

    def _fate_by_texts(self, at: int) -> Fate | None:
        """Leave out rows that a known publication has beside those that are read."""
        if not self._layout.keep and not self._layout.without:
            return None
        kept, without = self._layout.keep.items(), self._layout.without.items()
        is_kept = all(self._text(at, column).casefold() in texts for column, texts in kept)
        is_left = any(self._text(at, column).casefold() in texts for column, texts in without)
        return None if is_kept and not is_left else Fate.OTHER_ROW

    def _is_footnote(self, at: int) -> bool:
        """Tell whether a row has one text and nothing else, as notes under a table have."""
        row = self.grid.rows[at]
        if len(self._heads) < 2 or self._layout.header < 0:  # noqa: PLR2004 - a table
            return False
        if len(row) != 1 and at <= self._last:  # first, as nearly all are
            return False
        if len(row) != 1 and not is_filled(row[:1]):
            return False
        return isinstance(row[0], str) and 0 not in self._values and not self._is_period(row[0])

    def _is_period(self, cell: Cell) -> bool:
        return self._at[Role.PERIOD] == 0 and self.periods.is_one(cell)

    def _is_total(self, at: int) -> bool:
        """Tell whether a row sums up the others: Total for a period, or no code and such a word."""
        trust = self._at[Role.TRUST]
        for one in (Role.PERIOD, Role.PART):
            where = self._at[one]
            if where is not None and self._text(at, where).casefold() in SUM_WORDS:
                return True
        if trust is None and self._names and not any(self._text(at, one) for one in self._names):
            return self._says_sum(at)
        if trust is None or self._text(at, trust).casefold() not in _NO_CODE:
            return False
        texts = [cell for cell in self.grid.rows[at] if isinstance(cell, str)]
        return any(text.strip().casefold() in _TOTALS for text in texts)

    def _says_sum(self, at: int) -> bool:
        """Tell whether a row without a name says beside it that it is a sum."""
        texts = (cell for cell in self.grid.rows[at] if isinstance(cell, str))
        return any(text.strip().casefold() in SUM_WORDS for text in texts)

    def _fate_by_trust(self, at: int) -> Fate | None:
        """Tell why a row is not the trust's own; None where it is, or where no column says."""
        trust = self._at[Role.TRUST]
        if trust is None or not self._own:
            return None
        said = self._text(at, trust)
        if not said:
            return Fate.NO_TRUST
        if said.casefold() in self._own:
            self.found.own += 1
            return None
        if said.casefold() in self._layout.nation:
            self.found.nation = said
            return Fate.NATION
        self.found.others[said] = self.found.others.get(said, 0) + 1
        return Fate.OTHER_TRUST

    def _text(self, at: int, column: int) -> str:
        row = self.grid.rows[at]
        if column >= len(row):
            return ""
        cell = row[column]
        return cell.strip() if type(cell) is str else text_of(cell).strip()

    def _names_of(self, at: int) -> list[str]:
        """Give the names in a row; one that is left empty is the one above it, as merged cells have it."""
        names = [self._name_in(at, one) for one in self._names]
        for place, column in enumerate(self._names):
            if names[place]:
                self._latest[column] = names[place]
            elif (place == 0 or not any(names)) and self._latest.get(column):
                names[place] = self._latest[column]
                self.found.filled_names += 1
        return names

    def _name_in(self, at: int, column: int) -> str:
        """Give a name; a number alone says little, and has its heading before it: "type 1"."""
        text = self._text(at, column)
        is_number = text.isdigit() and self._layout.header >= 0 and not self._layout.publication
        return f"{self._heads[column]} {text}" if is_number else text

    def _metric_of(self, column: int, names: list[str]) -> str:
        """Name the metric of a value: by the row's names, the heading, or the one chosen."""
        target = self._layout.targets.get(column, "")
        if not names and target and target != NEW_METRIC:
            return target
        if column in self._across or len(self._values) > 1 or (names and self._is_told_apart):
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
        named = ": ".join(part for part in names if part) or self._sole_name(column)
        name = without_notes(named) or named
        metrics = self._known.metrics
        found = metrics.get(named.casefold()) or metrics.get(name.casefold())
        return found.id if found is not None else name

    def _sole_name(self, column: int) -> str:
        """Name the metric of a table that names none: by its heading, or by the file where that says nothing."""
        head = self._head(column)
        part = self._at[Role.PART]
        if not head and part is not None and not is_known(self._heads[part]):
            head = self._heads[part]  # in the corner above months, beside years
        is_generic = self._is_rate or name_role(head) is Role.VALUE or not head
        self.found.is_named_by_file |= bool(is_generic and self._name)
        return self._name if is_generic and self._name else head

    def _head(self, column: int) -> str:
        """Name what stands in a column: as a known publication calls it, else by its heading."""
        head = self._columns[column].name if column in self._across else self._heads[column]
        return self._layout.called.get(column, head)

    def _unread(self, at: int, column: int, words: str, period: Period | None = None) -> TableRow:
        return TableRow(at + 1, Fate.BAD, column + 1, words=words, period=period)

    def _figure(self, cell: Cell, column: int) -> tuple[ReadValue, Length | None]:
        """Read a cell as `read_cell` does, or as the figure that its words count as."""
        cell = self._notation.plain(cell, column)
        counts_as = self._layout.counts_as
        figure = read_state(cell, counts_as).figure if counts_as else None
        return read_cell(cell) if figure is None else (figure, None)

    def _value(self, at: int, column: int) -> TableRow:
        names = self._names_of(at) if self._names else []
        metric = self._metric_of(column, names)
        when = self.periods.of(at, column)
        if isinstance(when, str):
            return replace(
                self._unread(at, self.periods.place(column), as_sentence(when)), metric=metric
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
            read, length = self._figure(cell, column)
        except ValueError as error:
            wrong = self._unread(at, column, as_sentence(error.args[0]), when.period)
            return replace(wrong, metric=metric)
        unit = self._beside_text(at, Role.UNIT)
        return TableRow(
            at + 1,
            FATES[read.state],
            column + 1,
            metric,
            when.period,
            read.text,
            self._part(at, Role.NUMERATOR) or read.numerator,
            self._part(at, Role.DENOMINATOR) or read.denominator,
            self._note(at, read),
            read.told or when.told if when.other is None else self.periods.written(at, column),
            read.percent,
            when.two_way,
            when.day_first,
            when.other,
            self._is_provisional(at, read, when),
            length,
            unit or read.unit,
            bool(unit),
            read.scale,
        )

    def _note(self, at: int, read: ReadValue) -> str:
        beside = self._beside_text(at, Role.NOTE)
        return "; ".join(filter(None, (beside, read.note))) if read.note else beside

    def _is_provisional(self, at: int, read: ReadValue, when: ReadPeriod) -> bool:
        if self._at[Role.STATE] is not None:
            said = self._beside_text(at, Role.STATE).casefold()
            return said in {"provisional", "p", "draft", "prov"}
        return when.is_provisional or read.state is ReadingState.PROVISIONAL

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
        when = self.periods.of(at, top)
        if isinstance(when, str):
            place = self.periods.place(top)
            return replace(row, fate=Fate.BAD, column=place + 1, words=as_sentence(when))
        row = replace(
            row, period=when.period, two_way=when.two_way, day_first=when.day_first,
            other=when.other, is_provisional=when.is_provisional,
            words=self.periods.written(at, top) if when.other else "",
        )  # fmt: skip
        parts = []
        for column in (top, below):
            try:
                parts.append(self._figure(self.grid.cell(at, column), column)[0])
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
        times = times_of(found.unit) if found is not None else PER_CENT
        rate = rate_text(top.text, below.text, times)
        return replace(row, value=rate, percent=times == PER_CENT)
