"""The view of every table: rows or cells chosen by mouse and keyboard, sorted, opened and copied."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from digistrat_desktop.ui.kit.access import CurrentHeard, Finder
from digistrat_desktop.ui.tables.columns import CellPaint, ColumnWidth, TableColumn, fitted
from digistrat_desktop.ui.tables.commands import Command, copy_rows, show_menu
from digistrat_desktop.ui.tables.find_bar import FindBar
from digistrat_desktop.ui.tables.table_delegate import TableDelegate
from digistrat_desktop.ui.tables.table_model import RequestRows, TableModel
from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

R = TypeVar("R")
_ROOMY, _MOST_BELOW = 1200, 170
_Mode = QAbstractItemView.SelectionMode


class TableShape(NamedTuple):
    """How high a table and its rows are, in pixels at 100 % text size, and what is chosen in it."""

    row: int = 34  # height of a row
    tall: int = 0  # of every row once a sentence needs a second line; 0 keeps `row`
    second: int = 0  # of every row once a name with words below it needs a second line
    grows: bool = False  # each row is as high as its words need, for few rows
    head: int = 32  # height of the headings
    fewest: float = 2  # rows in sight at least
    most: float = 6  # rows without scrolling at most
    height: int = 0  # of the whole in place of rows; 0 counts rows
    fills: bool = False  # never higher than its rows
    by_cell: bool = False  # cells are chosen, not rows
    many: bool = False  # several rows may be chosen, to be copied


PLAIN = TableShape()
WORDS = TableShape(row=30, tall=46, height=232, many=True)
"""For rows of words that end in a sentence; as high as a chart."""


class DataTable(QTableView, Generic[R]):
    """A table over columns and rows given as data."""

    row_chosen = Signal(str)  # a person went to another row; its id
    many_changed = Signal()  # other rows are chosen, one or several
    row_opened = Signal(str)  # a row was double clicked, or Enter was pressed on it; its id

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[TableColumn[R]],
        shape: TableShape = PLAIN,
        request_rows: RequestRows | None = None,
    ) -> None:
        """`request_rows` reads rows of a long list as they are looked at; `show_order` shows it."""
        super().__init__()
        self._look = look
        self._shape = shape
        self._within = 0  # the height it stays within; 0 for any
        self.commands: Callable[[Sequence[str]], Sequence[Command]] | None = None
        self._showing = False
        self._longest: dict[int, int] = {}
        self._longest_share = 0
        self._model: TableModel[R] = TableModel(columns, request_rows, self)
        self._delegate = TableDelegate(look, self, by_cell=shape.by_cell)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        CurrentHeard(self)
        self._calm()
        self._finding: FindBar | None = None
        if request_rows is None:
            Finder(self, self._find)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.selectionModel().selectionChanged.connect(self._on_many)
        self.activated.connect(self._on_activated)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def shown(self) -> tuple[R, ...]:
        return self._model.shown()

    def set_columns(self, columns: Sequence[TableColumn[R]]) -> None:
        if [column.heading for column in columns] != [c.heading for c in self._model.columns]:
            self._model.set_columns(columns)

    def show_rows(self, rows: Sequence[tuple[str, R]], chosen: str = "") -> None:
        self._model.show_rows(rows)
        self._measure()
        self._fit()
        self.updateGeometry()
        self.choose(chosen)

    def show_order(self, ids: Sequence[str]) -> None:
        self._model.set_order(ids)

    def choose(self, id_: str) -> None:
        row = self._model.row_of(id_)
        if row is None:
            return
        if self.currentIndex().row() != row:
            self._showing = True
            self.selectRow(row)
            self._showing = False
        self.scrollTo(self._model.index(row, 0))

    def chosen(self) -> str:
        here = self.currentIndex()
        return self._model.id_at(here.row()) if here.isValid() else ""

    def chosen_ids(self) -> list[str]:
        """Give the ids of the rows chosen, as they stand; else of the row the keyboard is at."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        here = [self.currentIndex().row()] if self.currentIndex().isValid() else []
        return [self._model.id_at(row) for row in rows or here]

    def _find(self) -> None:
        if self._finding is None:
            self._finding = FindBar(self._look, self)
            self._finding.changed.connect(self._on_found)
        self._finding.begin()
        self._place_finding()

    def _on_found(self) -> None:
        if self._finding is not None:
            self._model.show_only(self._finding.has)
            self._finding.say(self._model.rowCount())
            self._place_finding()

    def _place_finding(self) -> None:
        """Let the search stand at the foot, over the rows: the table keeps its height."""
        bar = self._finding
        if bar is not None and bar.isVisible():
            bar.adjustSize()
            bar.move(self.viewport().geometry().bottomRight() - bar.rect().bottomRight())
            bar.raise_()

    def _on_many(self, *_: object) -> None:
        self.many_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done about the rows chosen, to copy them and to sort."""
        here = self.visualRect(self.currentIndex()).bottomLeft()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        spot = self.viewport().mapToGlobal(here) if by_key else event.globalPos()
        found = self.commands(self.chosen_ids()) if self.commands is not None else ()
        heads = enumerate(self._model.columns)
        sorting = [
            Command(tr("Sort by {heading}", heading=one.heading), partial(self._on_head, at))
            for at, one in heads
            if one.sort_key and one.heading
        ]
        copy = Command(tr("Copy"), self.copy, self._model.rowCount() > 0)
        show_menu(self, [*found, copy, *sorting], spot)

    def copy(self) -> None:
        """Put the chosen rows, or all, on the clipboard as a spreadsheet takes them."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        columns = self._model.columns
        rows = map(self._model.row_at, chosen or range(self._model.rowCount()))
        lines = [[column.heading for column in columns]]
        lines += [[column.text(row) for column in columns] for row in rows if row is not None]
        copy_rows(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and some rows, so that they can be compared; the rest scrolls."""
        px = self._look.theme.px
        # As high as with rows of one line: where names take 2, fewer are in sight.
        taller = self.verticalHeader().defaultSectionSize() / px(self._shape.row)
        most = self._shape.most / taller if self._shape.second else self._shape.most
        rows = max(self._shape.fewest, min(self._model.rowCount(), most))
        return QSize(px(200), px(self._shape.height) or self._height(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._place_finding()

    def _height(self, rows: float) -> int:
        whole = int(rows)
        # What fills the room it is given asks for no more where its rows grow: a scroll bar beside it
        # makes it narrower and its rows higher, and the page would be laid out without end.
        if self._shape.grows and not self._shape.fills:
            seen = sum(self.rowHeight(row) for row in range(min(whole, self._model.rowCount())))
        else:
            seen = round(self.verticalHeader().defaultSectionSize() * rows)
        return self.horizontalHeader().height() + seen + 4

    def _calm(self) -> None:
        by_cell, ways = self._shape.by_cell, QAbstractItemView.SelectionBehavior
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame if by_cell else QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(ways.SelectItems if by_cell else ways.SelectRows)
        self.setSelectionMode(
            _Mode.ExtendedSelection if self._shape.many else _Mode.SingleSelection
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(8)
        if any(column.sort_key for column in self._model.columns):
            heads.setSectionsClickable(True)
            heads.sectionClicked.connect(self._on_head)
            heads.setAccessibleName(tr("Sort the rows"))

    def _on_look_changed(self) -> None:
        self.horizontalHeader().setFixedHeight(self._look.theme.px(self._shape.head))
        self._measure()
        self._fit()

    def _on_row(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.row_chosen.emit(self._model.id_at(current.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._model.id_at(index.row()))

    def _on_head(self, section: int) -> None:
        """One click sorts, a second turns round, a third gives the first order back."""
        before, turned = self._model.sorted_by
        at = -1 if (before, turned) == (section, True) else section
        way = Qt.SortOrder.DescendingOrder if before == section else Qt.SortOrder.AscendingOrder
        self._model.sort(at, way)
        heads = self.horizontalHeader()
        heads.setSortIndicatorShown(self._model.sorted_by[0] >= 0)
        heads.setSortIndicator(section, way)

    def _measure(self) -> None:
        """Take the measure of all that is said, once it is there or the letters are others."""
        bold = QFontMetrics(self._look.theme.font(bold=True))
        plain = QFontMetrics(self._look.theme.font())
        rows = self._model.shown()
        self._longest_share = 0
        for at, column in enumerate(self._model.columns):
            letters = bold if column.is_bold else plain
            longest = max((letters.horizontalAdvance(column.text(row)) for row in rows), default=0)
            if column.width.share:
                self._longest_share = max(self._longest_share, longest)
            self._longest[at] = max(longest, bold.horizontalAdvance(column.heading))

    def _fit(self) -> None:
        """Share the width, fold what has no room, and give rows the height their words need."""
        theme, columns = self._look.theme, self._model.columns
        room = self.viewport().width()
        wanted = [self._wanted(at, column, room) for at, column in enumerate(columns)]
        widths, scale = [column.width for column in columns], theme.px(100) / 100
        found = fitted(widths, wanted, room, scale)
        folded: dict[str, list[TableColumn[R]]] = {}
        for at in sorted(found.hidden):
            folded.setdefault(columns[at].under, []).append(columns[at])
        for at, column in enumerate(columns):
            wanted[at] = max(wanted[at], self._wanted_below(folded.get(column.key, ())))
        found = fitted(widths, wanted, room, scale)
        self._delegate.folded = folded
        for at, px in enumerate(found.pixels):
            self.setColumnHidden(at, at in found.hidden)
            if px:
                self.setColumnWidth(at, px)
        self._fit_rows(found.pixels)
        if self._shape.fills:
            self.setMaximumHeight(self._height(max(self._model.rowCount(), self._shape.fewest)))
        if self._within:
            self.setMaximumHeight(self._whole_rows(self._look.theme.px(self._within)))

    def stay_within(self, height: int) -> None:
        """Be no higher than this, in pixels at 100 % text size, and end below a whole row."""
        self._within = height
        self._fit()

    def _whole_rows(self, room: int) -> int:
        high = self.horizontalHeader().height() + 2 * self.frameWidth()
        for row in range(self._model.rowCount()):
            if row and high + self.rowHeight(row) > room:
                break
            high += self.rowHeight(row)
        return high

    def _fit_rows(self, pixels: Sequence[int]) -> None:
        theme, columns = self._look.theme, self._model.columns
        room = max((px for px, c in zip(pixels, columns, strict=True) if c.width.share), default=0)
        needs_two = self._longest_share > room - 2 * self._delegate.edge()
        height = self._shape.tall if self._shape.tall and needs_two else self._shape.row
        if self._shape.second and self._cuts_names(pixels):
            height = self._shape.second
        self.verticalHeader().setDefaultSectionSize(theme.px(height))
        if not self._shape.grows:
            return
        # What a drawing says in words is heard and copied, not painted.
        painted = (c.kind is not CellPaint.DRAWING for c in columns)
        every = zip(columns, pixels, painted, strict=True)
        shown = [(column, px) for column, px, is_told in every if px and is_told]
        for number, row in enumerate(self._model.shown()):
            needed = max(self._delegate.height(column, row, px) for column, px in shown)
            self.setRowHeight(number, max(theme.px(height), needed + theme.space(3)))
        self.updateGeometry()

    def _cuts_names(self, pixels: Sequence[int]) -> bool:
        """Tell whether a column with words below its own has one that is longer than a line."""
        edges, columns = 2 * self._delegate.edge(), self._model.columns
        return any(
            column.below is not None and 0 < px < self._longest.get(at, 0) + edges
            for at, (column, px) in enumerate(zip(columns, pixels, strict=True))
        )

    def _wanted(self, at: int, column: TableColumn[Any], room: int) -> int:
        """Give the pixels a column without a share takes."""
        theme, width = self._look.theme, column.width
        edges = 2 * self._delegate.edge()
        if column.kind is CellPaint.DRAWING:
            head = QFontMetrics(theme.font(bold=True)).horizontalAdvance(column.heading)
            return max(theme.px(width.least), head + theme.space(1)) + edges
        most = _most(width, is_roomy=room >= theme.px(_ROOMY))
        words = max(self._longest.get(at, 0) + theme.space(2), theme.px(width.least))
        px = min(words, theme.px(most)) if most else words
        return min(px + edges, max(room // 3, theme.px(width.least)))

    def _wanted_below(self, folded: Sequence[TableColumn[R]]) -> int:
        """Give the pixels of the words that stand under a column for want of one of their own."""
        theme = self._look.theme
        letters = QFontMetrics(theme.font(TypeRole.SMALL))
        words = ((c.told_under or c.text)(row) for c in folded for row in self._model.shown())
        longest = max(map(letters.horizontalAdvance, words), default=0)
        return min(longest, theme.px(_MOST_BELOW)) + 2 * self._delegate.edge() if longest else 0


def _most(width: ColumnWidth, *, is_roomy: bool) -> int:
    return width.roomy if is_roomy and width.roomy else width.most
