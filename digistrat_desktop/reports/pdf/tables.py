"""Tables of any length: measured row by row as pages fill, so 20,000 rows cost 20,000 times one.

A table is one element however many pages it takes; a row that has to be parted inside its cells is
still one row. The header is repeated as decoration, since it was announced once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from reportlab.platypus import Flowable, Spacer

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.blocks import Align
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas, colour_of
from digistrat_desktop.reports.pdf.stacks import Flow, part_stack, stack_height
from digistrat_desktop.reports.pdf.words import Words

PAD_X, PAD_Y, TIGHT_Y = 5.0, 4.5, 2.6
CLOSE_X, CLOSE_Y = 2.0, 0.0
NARROW_X = 2.8  # between many columns
_BAR = 2.5
_MANY = 9
_FEWEST = 2  # rows of a table that may stand alone at the foot or head of a page
_LOOKED_AT = 60  # rows whose words decide how narrow a column may be
_WIDEST_WORD = 120.0  # points; longer words may be broken
_PARTED_ABOVE = 0.12  # of a page; lower rows, and lower tables, move to the next page whole
_REPEATED_BELOW = 0.33  # of a page; a higher header stands once
_CONTINUED = "(continued)"
_NAME_LINES = 4  # a first cell of more lines is no name, and is not said a second time


@dataclass(slots=True)
class RowOfCells:
    """One row, or the part of one that a page holds.

    Attributes:
        cells: the flowables of each cell.
        pad: room above and below, in points.
        pad_x: room at either side, in points.
        framed: columns whose cells have a frame, counted from 0.
        marked: whether a bar stands at its left edge.
        height: in points; negative until measured.
        name: what the first cell said on the page before, where this is the rest of a row.
    """

    cells: list[Flow]
    pad: float = PAD_Y
    pad_x: float = PAD_X
    framed: tuple[int, ...] = ()
    marked: bool = False
    height: float = -1.0
    name: Words | None = None

    def measure(self, widths: Sequence[float]) -> float:
        """Return the height at given column widths, worked out once."""
        if self.height < 0:
            highest, beside = 0.0, 2 * self.pad_x
            for cell, width in zip(self.cells, widths, strict=True):
                highest = max(highest, stack_height(cell, width - beside))
            self.height = highest + 2 * self.pad
        return self.height

    def part(self, widths: Sequence[float], height: float) -> tuple[RowOfCells, RowOfCells] | None:
        """Part the cells at a height; None when nothing of one of them fits."""
        pairs = zip(self.cells, widths, strict=True)
        room = height - 2 * self.pad
        parts = [part_stack(cell, w - 2 * self.pad_x, room) for cell, w in pairs]
        if any(tail and not head for head, tail in parts):
            return None
        head, tail = ([part[n] for part in parts] for n in range(2))
        if self.name is not None and not any(tail[1:]):
            return None
        again = self._name_again(tail[0], widths[0] - 2 * self.pad_x)
        rest = self._with([again, *tail[1:]] if again else tail)
        return self._with(head), replace(rest, name=self._name if again else None)

    def _with(self, cells: list[Flow]) -> RowOfCells:
        return replace(self, cells=cells, height=-1.0)

    @property
    def _name(self) -> Words | None:
        """What its first cell says, where that is words and no more."""
        first = self.cells[0] if self.cells else []
        only = first[0] if len(first) == 1 else None
        return self.name or (only if isinstance(only, Words) else None)

    def _name_again(self, left: Flow, width: float) -> Flow:
        """Give the name for the rest of a row, so that a page tells what its lines are about."""
        if self._name is None or (left and self.name is None):
            return []
        return [self._name.continued(_CONTINUED, width, _NAME_LINES)]


class _Rest(Sequence[RowOfCells]):
    """The rows from one on, without a copy of them: on each of 600 pages one would be dear.

    Attributes:
        lead: stands in for the first of them, as what a page left over of it.
    """

    def __init__(self, rows: Sequence[RowOfCells], start: int, lead: RowOfCells | None) -> None:
        within = rows if isinstance(rows, _Rest) else None
        self._rows: Sequence[RowOfCells] = within._rows if within else rows  # noqa: SLF001 - its own kind
        self._start: int = start + (within._start if within else 0)  # noqa: SLF001 - its own kind
        self.lead = lead

    def __len__(self) -> int:
        return len(self._rows) - self._start

    @overload
    def __getitem__(self, at: int) -> RowOfCells: ...
    @overload
    def __getitem__(self, at: slice) -> list[RowOfCells]: ...
    def __getitem__(self, at: int | slice) -> RowOfCells | list[RowOfCells]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if at == 0 and self.lead is not None:
            return self.lead
        if at >= len(self):
            raise IndexError(at)
        return self._rows[self._start + at]


@dataclass(slots=True)
class TableGrid:
    """What all parts of one table share.

    Attributes:
        shares: of the width, one for each column.
        aligns: one for each column.
        header: repeated on every page.
        caption: flowables over the first part.
        page_height: room on an empty page, in points.
        close: rows touch, and only the header has a rule.
    """

    shares: list[float]
    aligns: list[Align]
    header: RowOfCells
    rows: list[RowOfCells]
    caption: Flow
    page_height: float
    tight: bool = False
    close: bool = False
    widths: list[float] = field(default_factory=list)
    needed: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Set rows close together in a tight table, and closer still in a close one."""
        for row in (self.header, *self.rows):
            if self.close:
                row.pad, row.pad_x = CLOSE_Y, CLOSE_X
            elif self.tight:
                row.pad = TIGHT_Y
                row.pad_x = NARROW_X if len(self.shares) >= _MANY else PAD_X

    def fit(self, width: float) -> None:
        """Share a width between the columns, none narrower than its longest word where that can be."""
        if not self.needed:
            self.needed = _needed((self.header, *self.rows[:_LOOKED_AT]))
        widths = share_out(width, self.shares, self.needed)
        if widths != self.widths:
            self.widths = widths
            for row in (self.header, *self.rows):
                row.height = -1.0


def _needed(rows: Sequence[RowOfCells]) -> list[float]:
    """Give for each column the width of its longest word with the room beside it."""
    columns = zip(*(row.cells for row in rows), strict=True)
    pad = rows[0].pad_x
    return [max(map(_longest_word, cells), default=0.0) + 2 * pad for cells in columns]


def _longest_word(cell: Flow) -> float:
    words = (item.longest_word() for item in cell if isinstance(item, Words))
    return min(max(words, default=0.0) + 0.1, _WIDEST_WORD)


def share_out(width: float, shares: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Share a width between columns: what each needs first, the rest by their shares.

    Args:
        needed: least width of each column, in points; ignored when the table cannot hold them.

    Returns:
        Widths in points that sum to `width`.
    """
    total = sum(shares)
    wished = [width * share / total for share in shares]
    short = sum(max(0.0, least - wish) for least, wish in zip(needed, wished, strict=True))
    spare = sum(max(0.0, wish - least) for least, wish in zip(needed, wished, strict=True))
    if not short or short > spare:
        return wished
    part = short / spare
    return [
        least if wish < least else wish - (wish - least) * part
        for least, wish in zip(needed, wished, strict=True)
    ]


class TableFlow(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Some rows of a grid, as many as pages leave over.

    Attributes:
        rows: those still to be painted, perhaps parts of parted rows at either end.
        first: whether this part opens the table.
    """

    def __init__(self, grid: TableGrid, rows: Sequence[RowOfCells], *, first: bool = True) -> None:
        super().__init__()
        self.grid, self.rows, self.first = grid, rows, first
        if grid.close:
            self.spaceBefore, self.spaceAfter = 0, 2
        else:
            self.spaceBefore, self.spaceAfter = (2, 5) if grid.tight else (4, 12)

    def _head(self, width: float) -> float:
        self.grid.fit(width)
        caption = stack_height(self.grid.caption, width) + 4 if self._captioned else 0.0
        return caption + (self.grid.header.measure(self.grid.widths) if self._headed else 0.0)

    @property
    def _headed(self) -> bool:
        most = self.grid.page_height * _REPEATED_BELOW
        return self.first or self.grid.header.measure(self.grid.widths) <= most

    @property
    def _captioned(self) -> bool:
        return self.first and bool(self.grid.caption)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure rows until they are more than fits."""
        used = self._head(width)
        for row in self.rows:
            used += row.measure(self.grid.widths)
            if used > height + 1:
                break
        self.width, self.height = width, used
        return width, used

    def split(self, width: float, height: float) -> Flow:
        head = self._head(width)
        low = self.grid.page_height * _PARTED_ABOVE
        if self.wrap(width, low)[1] <= low < self.grid.page_height - head:
            return []
        room, fit = height - head, 0
        while fit < len(self.rows) and self.rows[fit].measure(self.grid.widths) <= room + 1e-6:
            room -= self.rows[fit].height
            fit += 1
        if fit == len(self.rows):
            return []
        before, tail = self._parted(fit, room)
        if before:
            return [self._part(before), self._part(tail, first=False)]
        return [] if self._has_room(1) else self._one_too_high(head)

    def _part(self, rows: Sequence[RowOfCells], *, first: bool | None = None) -> TableFlow:
        return TableFlow(self.grid, rows, first=self.first if first is None else first)

    def _parted(self, fit: int, room: float) -> tuple[list[RowOfCells], Sequence[RowOfCells]]:
        row, before = self.rows[fit], list(self.rows[:fit])
        halves = None
        if row.height >= self.grid.page_height * _PARTED_ABOVE:
            halves = row.part(self.grid.widths, room)
        if halves is not None:
            return [*before, halves[0]], _Rest(self.rows, fit, halves[1])
        if fit > _FEWEST and fit == len(self.rows) - 1:
            return before[:-1], _Rest(self.rows, fit - 1, before[-1])
        if self.first and fit < _FEWEST and self._has_room(_FEWEST):
            return [], self.rows
        return before, _Rest(self.rows, fit, row)

    def _has_room(self, rows: int) -> bool:
        """Tell whether an empty page has room for so many rows."""
        high = sum(row.measure(self.grid.widths) for row in self.rows[:rows])
        return self._head(self.width) + high <= self.grid.page_height

    def _one_too_high(self, head: float) -> Flow:
        """Set apart what no page can hold and nothing can part: the header, else the first row."""
        rows = 0 if head >= self.grid.page_height else 1
        if rows == len(self.rows):
            return []
        alone = self._part(list(self.rows[:rows]))
        rest = self._part(_Rest(self.rows, rows, self.rows[rows]), first=False)
        return [Spacer(1, 0), alone, rest]  # the first must fit where this is set

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        if self._captioned:
            top = self._paint_caption(top)
        top = self._paint_header(top) if self._headed else top
        rules = [top]
        for row in self.rows:
            self._paint_row(row, top)
            top -= row.measure(self.grid.widths)
            rules.append(top)
        _paint_rules(canvas, self.width, rules[:1] if self.grid.close else rules)

    def _paint_frame(self, row: RowOfCells, top: float) -> None:
        """Frame the cells that ask for attention."""
        for column in row.framed:
            left, high = sum(self.grid.widths[:column]), row.measure(self.grid.widths)
            with self.canv.artifact("Layout"):
                self.canv.setStrokeColor(colour_of(Ink.CONCERN))
                self.canv.setLineWidth(1.2)
                place = (left + 0.6, top - high + 0.6, self.grid.widths[column] - 1.2, high - 1.2)
                self.canv.rect(*place, stroke=1, fill=0)

    def _paint_bar(self, foot: float, high: float) -> None:
        with self.canv.artifact("Layout"):
            self.canv.fill_box(Ink.SURFACE, 0, foot, self.width, high)
            self.canv.fill_box(Ink.DEEP, 0, foot, _BAR, high)

    def _paint_caption(self, top: float) -> float:
        for item in self.grid.caption:
            top -= item.wrap(self.width, self.height)[1]
            item.drawOn(self.canv, 0, top)
        return top - 4

    def _paint_header(self, top: float) -> float:
        header = self.grid.header
        if self.first:
            self._paint_row(header, top)
        else:
            with self.canv.artifact("Pagination"):
                self._paint_row(header, top)
        return top - header.measure(self.grid.widths)

    def _paint_row(self, row: RowOfCells, top: float) -> None:
        left, high = 0.0, row.measure(self.grid.widths)
        if row.marked:
            self._paint_bar(top - high, high)
        if row.framed:
            self._paint_frame(row, top)
        at_foot = row is self.grid.header
        for cell, width, align in zip(row.cells, self.grid.widths, self.grid.aligns, strict=True):
            inner, drop = width - 2 * row.pad_x, row.pad
            if at_foot:
                drop = high - row.pad - sum(item.height for item in cell)  # measured with the row
            place = (left + row.pad_x, top - drop, inner)
            if row.name is not None and cell is row.cells[0]:
                with self.canv.artifact("Pagination"):  # it was announced where the row begins
                    _paint_cell(self.canv, cell, place, align)
            else:
                _paint_cell(self.canv, cell, place, align)
            left += width


def _paint_cell(
    canvas: TaggedCanvas, cell: Flow, place: tuple[float, float, float], align: Align
) -> None:
    left, top, inner = place
    for item in cell:
        if isinstance(item, Words):
            item.paint_at(canvas, left, top)
            top -= item.height
        else:
            top -= item.height
            shift = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
            item.drawOn(canvas, left + shift * max(0.0, inner - item.width), top)


def _paint_rules(canvas: TaggedCanvas, width: float, rules: list[float]) -> None:
    with canvas.artifact("Layout"):
        canvas.setStrokeColor(colour_of(Ink.LINE))
        canvas.setLineWidth(0.6)
        canvas.level_lines(width, rules)
