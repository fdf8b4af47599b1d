"""What pasted or typed cells become in the grid of capacity and costs, and what is said of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.plans import ResourceFamily, resource_key
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.services.tables.pasted_years import (
    PastedRow,
    amount_read,
    is_blank,
    read_pasted,
)
from digistrat_desktop.ui.pages.constraints.figures import FigureRow, Figures
from digistrat_desktop.ui.tables.year_model import WrittenCell
from digistrat_desktop.ui.words import tr

_MONEY = {
    "capital": ResourceFamily.CAPITAL,
    "capital funding": ResourceFamily.CAPITAL,
    "capital budget": ResourceFamily.CAPITAL,
    "revenue": ResourceFamily.REVENUE,
    "revenue funding": ResourceFamily.REVENUE,
    "revenue budget": ResourceFamily.REVENUE,
}
_AVAILABLE = frozenset({"available", "capacity", "there is"})
_RESULT = "left over or short"
_MILLION = 10**6


class ReadAs(NamedTuple):
    """A line of what was understood."""

    written: str
    read: str
    is_left_out: bool = False


class Entered(NamedTuple):
    """One figure to be written down; an empty amount takes away what is there."""

    row: FigureRow
    year: str
    amount: str


class Understood(NamedTuple):
    entered: tuple[Entered, ...] = ()
    unread: tuple[WrittenCell, ...] = ()  # stays where it was written
    told: tuple[ReadAs, ...] = ()
    rows: int = 0  # pasted


class _Reading:
    """Collects what cells become, row by row."""

    def __init__(self, family: ResourceFamily) -> None:
        self.family = family
        self.entered: list[Entered] = []
        self.unread: list[WrittenCell] = []
        self.told: dict[ReadAs, None] = {}

    def tell(self, written: str, read: str, *, left: bool = False) -> None:
        self.told.setdefault(ReadAs(written, read, left))

    def cell(self, row: FigureRow, year: str, written: str, scale: int = 1) -> None:
        if is_blank(written):
            if not written.strip():
                return
            self.tell(written, tr("no figure"))
            return
        if not year:
            self.tell(written, tr("left out: beyond the years of the grid"), left=True)
            return
        amount = amount_read(written, scale)
        if amount is None:
            self.unread.append(WrittenCell(row.id, year, written))
            self.told.setdefault(no_figure(written))
            return
        self.entered.append(Entered(row, year, amount))
        shown = f"{'£' if row.family.is_money else ''}{Decimal(amount):,f}" if amount else ""
        if shown.removeprefix("£") != written.removeprefix("£") and amount != written:
            self.tell(written, shown)


def no_figure(written: str) -> ReadAs:
    """Say of a text that it could not be read as a figure."""
    return ReadAs(written, tr("not a figure, so not saved"), is_left_out=True)


def typed(figures: Figures, cells: Sequence[WrittenCell]) -> Understood:
    """Read what was typed into cells of the grid; an emptied cell takes its figure away."""
    reading = _Reading(ResourceFamily.CAPITAL)
    for one in cells:
        row = figures.rows.get(one.row)
        if row is None:
            continue
        if one.text.strip():
            reading.cell(row, one.year, one.text)
        else:
            reading.entered.append(Entered(row, one.year, ""))
    return Understood(tuple(reading.entered), tuple(reading.unread), tuple(reading.told))


def pasted(
    workspace: Workspace, figures: Figures, years: Sequence[str], at: tuple[str, str], text: str
) -> Understood:
    """Read what was pasted at a row and a year: a block of figures, or a table with names and years."""
    start = figures.rows.get(at[0])
    if start is None:
        return Understood()
    first = int(at[1][:4])
    across = [year_text(year) for year in range(first, max(int(years[-1][:4]), first + 9) + 1)]
    found = read_pasted(text, across)
    reading = _Reading(start.family)
    for heading in found.left_out:
        reading.tell(heading, tr("left out: not a financial year"), left=True)
    if any(row.label for row in found.rows):
        _named(reading, workspace, figures, start, found.rows)
    else:
        _block(reading, figures, start, found.rows)
    return Understood(
        tuple(reading.entered), tuple(reading.unread), tuple(reading.told), len(found.rows)
    )


def _block(
    reading: _Reading, figures: Figures, start: FigureRow, rows: Sequence[PastedRow]
) -> None:
    """Fill the rows of the grid from one on, as a spreadsheet does."""
    there = list(figures.rows.values())
    there = there[there.index(start) :]
    for row, one in zip(there, rows, strict=False):
        for year, written in one.cells:
            reading.cell(row, year, written, one.scale)
    for one in rows[len(there) :]:
        written = " ".join(cell for _, cell in one.cells if cell)
        reading.tell(written, tr("left out: there are no more rows"), left=True)


def _named(
    reading: _Reading, workspace: Workspace, figures: Figures, start: FigureRow,
    rows: Sequence[PastedRow],
) -> None:  # fmt: skip
    """Put each row where its name belongs; an initiative's are needs of the resource named above it."""
    initiatives = {one.title.casefold(): str(one.id) for one in workspace.all(Initiative)}
    known = {row.key.name: row for row in figures.rows.values() if row.key.name}
    group = FigureRow(start.family, start.resource)
    for one in rows:
        name = " ".join(one.label.casefold().split())
        if name == _RESULT:
            continue
        if name in initiatives:
            row = group._replace(initiative_id=initiatives[name])
        elif not name or name in _AVAILABLE:
            row = group
        else:
            row = group = _resource(reading, known, one, name)
        if one.scale > 1 and one.has_figures:
            words = tr("in millions") if one.scale == _MILLION else tr("in thousands")
            reading.tell(one.label, words)
        for year, written in one.cells:
            reading.cell(row, year, written, one.scale)


def _resource(
    reading: _Reading, known: dict[str, FigureRow], one: PastedRow, name: str
) -> FigureRow:
    if name in _MONEY:
        return FigureRow(_MONEY[name], "")
    there = known.get(resource_key(ResourceFamily.STAFF, name).name)
    if there is not None:
        return FigureRow(there.family, there.resource)
    if one.has_figures:
        reading.tell(one.label, tr("a new resource, in WTE staff"))
    return FigureRow(ResourceFamily.STAFF, one.label)
