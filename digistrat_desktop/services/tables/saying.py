"""What is said of a table beside its values, one sentence each."""

from collections.abc import Iterator, Sequence

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.periods.written_periods import NO_PERIOD
from digistrat_desktop.domain.plain_text import nhs_numbers_in
from digistrat_desktop.domain.words import Noun, figured
from digistrat_desktop.services.tables.asked.dateless import QUESTION as PERIOD
from digistrat_desktop.services.tables.asked.whole import OfTheWhole
from digistrat_desktop.services.tables.reading.figures import as_sentence
from digistrat_desktop.services.tables.reading.found import Read
from digistrat_desktop.services.tables.reading.table_rows import TAKEN, TableRow
from digistrat_desktop.services.tables.shape.layout import (
    Layout,
    columns_left_out,
    layouts_of,
    period_of_sheet,
    periods_across,
)
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

MOST_NAMED = 8
_MOST_NEW = 60
_NO_PERIOD = as_sentence(NO_PERIOD)


def unseen_told(table: TableFile, layout: Layout) -> Iterator[str]:
    """Say that rows or columns that are hidden in the spreadsheet are read all the same."""
    for one in layouts_of(table, layout):
        yield from _unseen_in(table.grids[one.sheet], one)


def _unseen_in(grid: Grid, layout: Layout) -> Iterator[str]:
    rows, columns = grid.unseen
    read = [at for at in columns if at < len(layout.roles) and layout.roles[at] is not Role.IGNORE]
    counts = ((rows, Noun("hidden row")), (len(read), Noun("hidden column")))
    said = [figured(count, noun) for count, noun in counts if count]
    if said:
        yield f"{' and '.join(said)} {'was' if rows + len(read) == 1 else 'were'} read."


def heading_parted(grid: Grid, layout: Layout) -> Iterator[str]:
    """Say that a comma inside a heading may have parted it: no row has as many cells."""
    if not grid.delimited or layout.header < 0:
        return
    heads = [text_of(cell).strip() for cell in grid.rows[layout.header]]
    widest = max(map(len, grid.rows[layout.header + 1 :]), default=0)
    if 1 < widest < len(heads) and all(heads[widest:]):
        yield (
            f"There are {len(heads)} headings, and no row has more than {widest} cells. Is a heading parted "
            f"at “{heads[widest][:40]}”?"
        )


def sheet_told(table: TableFile, layout: Layout) -> Iterator[str]:
    """Say that the period is a sheet's name where no column and no title gives one."""
    grid = table.grids[layout.sheet]
    named = period_of_sheet(grid)
    is_inside = layout.first(Role.PERIOD) is not None or bool(periods_across(grid, layout))
    if layout.also and not is_inside:
        yield f"{len(layout.also) + 1} sheets are read, each as the period it is named by."
    elif layout.also:
        yield f"{len(layout.also) + 1} sheets are read as one table."
    elif named and layout.period == named and not is_inside:
        yield f"The period is the name of the sheet: {named[:60]}."


def left_out(table: TableFile, layout: Layout) -> Iterator[str]:
    """Name the sheets and columns that are not read, so that none is lost in silence."""
    grid = table.grids[layout.sheet]
    read = {layout.sheet, *layout.also}
    sheets = [one.name for at, one in enumerate(table.grids) if at not in read and one.rows]
    if sheets:
        yield f"Sheets not read: {some_of(sheets, MOST_NAMED)}."
    left = columns_left_out(grid, layout)
    if left.figures:
        many = f" of {len(left.figures)} columns" if len(left.figures) > MOST_NAMED else ""
        yield f"Figures{many} left out: {some_of(left.figures, MOST_NAMED)}."
    if len(left.figures) > _MOST_NEW:
        yield f"The table has {grid.width} columns. Keep the columns you need: tick them."
    if left.others:
        yield f"Columns not read: {some_of(left.others, MOST_NAMED)}."


def too_many(new: tuple[str, ...]) -> tuple[str, ...]:
    """Say that a table would add more metrics than anybody wants."""
    if len(new) <= _MOST_NEW:
        return ()
    return (f"This would add {len(new)} new metrics. Leave out the columns you do not need.",)


def patient_numbers(rows: tuple[TableRow, ...]) -> Iterator[str]:
    """Point out the first note that holds what could be an NHS number."""
    found = next((row for row in rows if row.fate in TAKEN and nhs_numbers_in(row.note)), None)
    if found is not None:
        yield (
            f"Row {found.number}: the note looks like it has an NHS number. Leave out anything "
            "about patients."
        )


def read_told(
    read: Read, rows: Sequence[TableRow], whole: OfTheWhole, *, has_rows: bool
) -> Iterator[str]:
    """Say where nothing is read, and what to do; nothing of a period that is asked for."""
    if whole.advice:
        yield from whole.advice
        return
    if read.others_below:
        yield f"Another table begins in row {read.others_below}. It is not read."
    if not has_rows:
        yield "There are headings but no rows below them."
    elif any(one.id == PERIOD for one in whole.doubts):
        return
    elif any(row.words == _NO_PERIOD for row in rows) and not any(row.period for row in rows):
        yield "The table does not say its period. Give it as the period for all rows."
    elif not any(row.period is not None for row in rows) and (read.own or not read.others):
        yield "No value was found. Choose which column has the periods and which has the figures."
