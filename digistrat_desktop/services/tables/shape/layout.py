"""Where the table stands in a grid, and what its columns are: proposed, and changed by people."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.services.tables.shape.columns import (
    NOBODY,
    GridColumns,
    Own,
    others_by_heading,
    roles_across,
    roles_down,
)
from digistrat_desktop.services.tables.shape.headings import (
    SUM_WORDS,
    ColumnHead,
    are_parts,
    column_heads,
    headings,
    is_period_cell,
    is_period_label,
    is_year_number,
    plain_heading,
    year_in_title,
)
from digistrat_desktop.services.tables.shape.roles import (
    TIMES,
    Role,
    is_beside,
    is_figure,
    is_known,
    is_value,
    is_year,
)
from digistrat_desktop.tabular.cells import Cell, Grid, Row, TableFile, text_of

NO_HEADER = -1
NEW_METRIC = "new"
LOOKED_AT = 60
_SAMPLE = 40
_OWN_ROWS = 10
_FEW = 0.6
_BELOW = 4


@dataclass(frozen=True, slots=True)
class Layout:
    sheet: int = 0  # its place among the sheets, counted from 0
    header: int = NO_HEADER  # the row of headings, counted from 0, or `NO_HEADER`
    roles: tuple[Role, ...] = ()  # one for each column
    # for value columns, the metric's id or `NEW_METRIC`; by column
    targets: Mapping[int, str] = field(default_factory=dict)
    period: str = ""  # the one period of all rows, where no column holds it; text as written
    metric_id: str = ""  # the metric of all rows where no column names it
    # what somebody said to the questions about the table, by the question's id
    answers: Mapping[str, str] = field(default_factory=dict)
    # of a known publication: its name and source in words, the rows that are read and those that are
    # left out, by texts in a column, and whether rows of one metric and period are added up
    publication: str = ""
    keep: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    sums: bool = False
    nation: tuple[str, ...] = ()  # what it calls a whole nation, in small letters
    # what columns of figures are called where their headings say more or less, by column; and what
    # the texts in a column of states of a publication count as
    called: Mapping[int, str] = field(default_factory=dict)
    counts_as: Mapping[str, str] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other sheets that are read with it, each as the period of its name
    add_up: PeriodKind | None = None  # the weeks or months that days are added up to

    def columns(self, role: Role) -> tuple[int, ...]:
        return tuple(at for at, one in enumerate(self.roles) if one is role)

    def first(self, role: Role) -> int | None:
        """Give the first column of a role, or None."""
        return next(iter(self.columns(role)), None)

    def answered(self, question: str, answer: str) -> "Layout":
        return replace(self, answers={**self.answers, question: answer})


def propose(table: TableFile, metric_id: str = "", own: Own = NOBODY) -> Layout:
    """Propose how a file is read: the sheet and the row with the likeliest headings.

    Args:
        metric_id: the metric the person is looking at, for cells that name none.
        own: the trust whose rows are wanted.
    """
    return propose_sheet(table, likely_sheets(table)[0], metric_id, own)


def likely_sheets(table: TableFile) -> list[int]:
    """Give the sheets in sight that hold rows, the likeliest first."""
    found = [at for at, grid in enumerate(table.grids) if grid.rows and not grid.hidden]
    worth = {at: _worth(table.grids[at]) for at in found} if len(found) > 1 else {}
    return sorted(found or [0], key=lambda at: worth.get(at, (0, 0)), reverse=True)


def twin_sheets(table: TableFile, sheet: int) -> list[int]:
    """Give the other sheets in sight that have the same headings as one."""
    mine = _heading_words(table.grids[sheet])
    others = (at for at in likely_sheets(table) if at != sheet)
    return [at for at in others if mine and _heading_words(table.grids[at]) == mine]


def sheets_by_period(table: TableFile, sheet: int) -> tuple[int, ...]:
    """Give a sheet and others with its headings, where each is named by a period of its own."""
    found = (sheet, *twin_sheets(table, sheet))
    names = [period_of_sheet(table.grids[at]) for at in found]
    periods = {read_period(name, None).period for name in names if name}
    is_apart = len(periods) == len(found) > 1 and len({one.kind for one in periods}) == 1
    return tuple(sorted(found)) if is_apart else ()


def layouts_of(table: TableFile, layout: Layout) -> tuple[Layout, ...]:
    """Give the layout of each sheet that is read."""
    is_named = layout.period == period_of_sheet(table.grids[layout.sheet])
    others = (
        replace(
            layout,
            sheet=at,
            header=find_header(grid),
            period=period_of_sheet(grid) if is_named else layout.period,
        )
        for at in layout.also
        for grid in [table.grids[at]]
    )
    return (layout, *others)


def _heading_words(grid: Grid) -> tuple[str, ...]:
    header = find_header(grid)
    return headings(grid, header) if header != NO_HEADER else ()


def _worth(grid: Grid) -> tuple[int, int]:
    header = find_header(grid)
    roles = set(_roles(grid, header, NOBODY))
    useful = (Role.VALUE in roles, bool(TIMES & roles), Role.TRUST in roles, Role.METRIC in roles)
    return sum(useful), min(len(grid.rows), 1_000)


def propose_sheet(table: TableFile, sheet: int, metric_id: str = "", own: Own = NOBODY) -> Layout:
    """Propose how a chosen sheet is read."""
    return propose_rows(table, sheet, find_header(table.grids[sheet]), metric_id, own)


def propose_rows(
    table: TableFile, sheet: int, header: int, metric_id: str = "", own: Own = NOBODY
) -> Layout:
    grid = table.grids[sheet]
    roles = _roles(grid, header, own)
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    one = len(values) == 1
    targets = dict.fromkeys(values, metric_id if one and metric_id else NEW_METRIC)
    owned = others_by_heading(headings(grid, header), own).own if header >= 0 else {}
    called = {at: name for at, name in owned.items() if at in values}
    made = Layout(sheet, header, roles, targets, "", metric_id, called=called)
    if not _wants_period(grid, made):
        return made
    return replace(made, period=banner_period(grid, header) or period_of_sheet(grid))


def _wants_period(grid: Grid, layout: Layout) -> bool:
    """Tell whether the one period of all rows is needed: it stands in no row, or only part of it."""
    whole = layout.first(Role.PERIOD) is not None
    return not (whole or periods_across(grid, layout))


def find_header(grid: Grid) -> int:
    """Find the row of headings: the widest of the first rows that is words above figures."""
    best, most = NO_HEADER, 0.0
    for at, row in enumerate(grid.rows[:LOOKED_AT]):
        score = _heading_score(grid, at, row)
        if score > most:
            best, most = at, score
    if best == NO_HEADER:
        return _lone_heading(grid)
    return best + 1 if _has_parts_below(grid, best) else best


def _lone_heading(grid: Grid) -> int:
    """Find the one heading above figures beside periods, with nothing above the periods."""
    for at, row in enumerate(grid.rows[:LOOKED_AT]):
        filled = [column for column, cell in enumerate(row) if text_of(cell).strip()]
        if len(filled) != 1 or filled[0] == 0 or not _is_heading(row[filled[0]]):
            continue
        below, column = _next_filled(grid, at), filled[0]
        if below and all(_is_dated_figure(one, column) for one in below):
            return at
    return NO_HEADER


def _is_dated_figure(row: Row, column: int) -> bool:
    has_figure = column < len(row) and is_figure(row[column])
    return has_figure and any(is_period_cell(cell) for cell in row[:column])


def _has_parts_below(grid: Grid, at: int) -> bool:
    """Tell whether months or quarters stand below the years of a row: then they are the headings."""
    row = grid.rows[at]
    below = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    return are_parts(below) and any(is_year_number(cell) or is_year(cell) for cell in row)


def _heading_score(grid: Grid, at: int, row: Row) -> float:
    filled = [cell for cell in row if text_of(cell).strip()]
    are_years = _are_years(filled)
    words = [cell for cell in filled if _is_heading(cell) or (are_years and is_year_number(cell))]
    if len(filled) < 2 or len(words) < len(filled) * _FEW:  # noqa: PLR2004 - one cell is no table
        return 0.0
    known = sum(is_known(text_of(cell)) for cell in filled)
    if sum(map(is_period_cell, filled)) == 1 and not known:
        # One period beside other words is a row of the table with something wrong in it.
        return 0.0
    below = _next_filled(grid, at)
    if not below or not (known or any(map(_figures, below))):
        return 0.0
    # The row next to the figures wins over a row of groups above it.
    return len(filled) + 3 * known + (1 - at / 1_000)


def _are_years(filled: Sequence[Cell]) -> bool:
    """Tell whether the numbers of a row are years that follow each other, as headings do."""
    years = [int(cell) for cell in filled if is_year_number(cell)]  # type: ignore[arg-type]
    numbers = [cell for cell in filled if isinstance(cell, (int, float))]
    steps = {later - sooner for sooner, later in pairwise(years)}
    return len(years) == len(numbers) > 1 and steps in ({1}, {-1})


def _is_heading(cell: Cell) -> bool:
    return (isinstance(cell, str) and not is_value(cell)) or is_period_cell(cell)


def _next_filled(grid: Grid, at: int) -> list[Row]:
    rows = grid.rows[at + 1 : at + 2 + _BELOW]
    return [row for row in rows if any(text_of(cell).strip() for cell in row)][:_BELOW]


def _figures(row: Row) -> int:
    return sum(is_value(cell) for cell in row)


def _roles(grid: Grid, header: int, own: Own) -> tuple[Role, ...]:
    """Give each column a role, by its heading first and by what stands in it."""
    rows = grid.rows[header + 1 :]
    sample = [row for row in rows[: 3 * _SAMPLE] if len(row) > 1][:_SAMPLE]
    if not sample:
        return (Role.IGNORE,) * grid.width
    sample += _own_rows(rows[3 * _SAMPLE :], own)
    columns = GridColumns(grid, header, sample, own)
    heads = column_heads(grid, header)
    across = _across(heads, banner_period(grid, header), columns)
    if not across:
        return roles_down(columns)
    are_years = all(is_year(heads[at].period) for at in across)
    beside = columns.named_parts(across) if are_years else None
    return roles_across(columns, across, parts=any(heads[at].part for at in across), beside=beside)


def _own_rows(rows: Sequence[Row], own: Own) -> list[Row]:
    """Give some of the trust's own rows, which may have figures where the first rows have none."""
    found: list[Row] = []
    if own.code:
        for row in rows:
            if own.code in row:
                found.append(row)
                if len(found) == _OWN_ROWS:
                    break
    return found


def _across(heads: Sequence[ColumnHead], banner: str, columns: GridColumns) -> frozenset[int]:
    """Give the columns whose heading is itself a period, where rows have none or two and more do."""
    whole = frozenset(
        at
        for at, head in enumerate(heads)
        if head.period is not None
        and head.name.casefold() not in SUM_WORDS
        and columns.may_be_figures(at)
    )
    parts = frozenset(at for at, head in enumerate(heads) if head.part)
    if len(parts) > 1 and len(parts) > len(whole) and (columns.has_years or banner):
        return parts
    if len(whole) > 1:
        actual = frozenset(at for at in whole if not is_beside(plain_heading(heads[at].name)))
        return actual or whole
    return whole if whole and not banner and not columns.has_periods else frozenset()


def periods_across(grid: Grid, layout: Layout) -> frozenset[int]:
    """Give the value columns whose headings are periods; none where rows have periods."""
    beside = bool(layout.columns(Role.PART))
    if layout.columns(Role.PERIOD) or (beside and layout.columns(Role.YEAR)):
        return frozenset()
    heads = column_heads(grid, layout.header)
    values = frozenset(layout.columns(Role.VALUE))
    if beside:
        return frozenset(at for at, one in enumerate(heads) if is_year(one.period)) & values
    parts = bool(layout.columns(Role.YEAR)) or bool(layout.period)
    return (
        frozenset(
            at for at, one in enumerate(heads) if one.period is not None or (parts and one.part)
        )
        & values
    )


def banner_period(grid: Grid, header: int) -> str:
    """Find the period that is told once above the table: "Period: March 2025"."""
    loose: dict[str, str] = {}
    for row in grid.rows[: max(header, 0)]:
        texts = [text_of(cell).strip() for cell in row]
        for label, value in pairwise(texts):
            if is_period_label(label) and value:
                return value
        for written in _written_periods(row):
            loose.setdefault(read_period(written, None).period.text, written)
    return next(iter(loose.values())) if len(loose) == 1 else year_in_title(grid, header)


def period_of_sheet(grid: Grid) -> str:
    """Give the period that a sheet is called by: "Apr 2024"; empty where its name is none."""
    return grid.name.strip() if is_period_cell(grid.name) else ""


def _written_periods(row: Row) -> Iterator[str]:
    """Give the periods in a row of a title: a cell that is one, or what follows its last colon or comma."""
    for cell in row:
        text = text_of(cell).strip()
        parts = (text, text.rpartition(":")[2].strip(), text.rpartition(",")[2].strip())
        found = next(
            (one for one in parts if one and not one.isdigit() and is_period_cell(one)), ""
        )
        if found:
            yield found


_WIDE = 9
_TOO_WIDE = 12


def narrowed(grid: Grid, layout: Layout, names: Collection[str]) -> Layout:
    """Take of a wide table only the value columns that have a known metric's name.

    Nobody wants twenty-four metrics because a file has them. A narrow table, one with periods
    across, and one of which nothing is known yet stay as they are.

    Args:
        names: of the trust's metrics, without regard to case.
    """
    values = layout.columns(Role.VALUE)
    if len(values) < _WIDE or periods_across(grid, layout):
        return layout
    heads = headings(grid, layout.header)
    known = {at for at in values if heads[at].casefold() in names}
    if not known and len(values) <= _TOO_WIDE:
        return layout
    roles = tuple(
        Role.IGNORE if at in values and at not in known else role
        for at, role in enumerate(layout.roles)
    )
    return replace(layout, roles=roles)


def columns_with_figures(grid: Grid, layout: Layout) -> frozenset[int]:
    """Give the columns that hold numbers under their heading."""
    sample = grid.rows[layout.header + 1 : layout.header + 1 + _SAMPLE]
    return frozenset(
        at for at in range(grid.width) if any(at < len(row) and is_value(row[at]) for row in sample)
    )


class ColumnsLeft(NamedTuple):
    figures: tuple[str, ...]  # headings of columns that hold figures and that nobody reads
    others: tuple[str, ...]  # headings of the other columns that nobody reads


def columns_left_out(grid: Grid, layout: Layout) -> ColumnsLeft:
    """Name the columns that are not read, so that none is lost in silence."""
    if layout.header < 0:
        return ColumnsLeft((), ())
    heads, figures = headings(grid, layout.header), columns_with_figures(grid, layout)
    left = layout.columns(Role.IGNORE)
    return ColumnsLeft(
        tuple(heads[at] for at in left if at in figures),
        tuple(heads[at] for at in left if at not in figures and _has_words(grid, layout, at)),
    )


def _has_words(grid: Grid, layout: Layout, column: int) -> bool:
    rows = grid.rows[layout.header : layout.header + _SAMPLE]
    return any(column < len(row) and text_of(row[column]).strip() for row in rows)
