"""A grid of years that is typed in, pasted into and copied from as a spreadsheet is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from digistrat_desktop.ui.kit.access import (
    CurrentHeard,
    come_into_sight,
    is_heard,
    names_heard,
    redo_by_keys,
)
from digistrat_desktop.ui.tables.commands import Command, copy_rows, show_menu
from digistrat_desktop.ui.tables.find_bar import FoundEnds
from digistrat_desktop.ui.tables.year_model import (
    RowKind,
    WrittenCell,
    YearModel,
    YearValues,
)
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_ROW, _HEAD, _NARROWEST, _TITLES, _MOST_TITLES = 30, 32, 104, 120, 300
_CELL_EDGES, _CELL_INSETS = 24, 17
_Keys = QKeySequence.StandardKey
_Index = QModelIndex | QPersistentModelIndex


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_CORRECTS = (
    QAbstractItemView.EditTrigger.EditKeyPressed,
    QAbstractItemView.EditTrigger.DoubleClicked,
)


class _CellLine(QLineEdit):
    """A line in a cell. Its arrows go to the next cell, as in a spreadsheet, unless it was opened to be corrected."""

    goes_on = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS and self.goes_on and not event.modifiers():
            event.ignore()  # the grid's
        else:
            super().keyPressEvent(event)


class _CellEditor(QStyledItemDelegate):
    """A line in the cell; Esc puts back what stood there. Without the keyboard no cell is tinted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        grid = self.parent()
        if isinstance(grid, QWidget) and not grid.hasFocus():
            option.state &= ~QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]  # Qt's stubs do not name it

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = _CellLine(parent)
        redo_by_keys(editor)
        editor.setProperty("kind", "cell")
        editor.setMaxLength(80)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the figure to be typed over; a change that comes in meanwhile takes nothing that is typed."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            super().setEditorData(editor, index)
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _: _Index
    ) -> None:
        """Fill the whole cell: Qt would leave out what the style sheet keeps free beside its words."""
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]  # Qt's stubs do not name it


class _Titles(QHeaderView):
    """The titles of the rows, painted by their kind: a style sheet knows one weight for all."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        row = self.model().values.rows[section]  # type: ignore[attr-defined]  # always a YearModel
        is_head, is_figures = row.kind is RowKind.HEAD, row.kind is RowKind.FIGURES
        painter.save()
        painter.fillRect(rect, self._look.colour("surface" if is_figures else "canvas"))
        painter.setPen(self._look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not is_head:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(self._look.colour("deep" if is_head else "text"))
        painter.setFont(self._look.theme.font(bold=row.is_bold or not is_figures))
        gap = self._look.theme.space(1.5 if is_head else 3)
        room = rect.adjusted(gap, 0, -self._look.theme.space(1.5), 0)
        words = elided(row.title, painter.fontMetrics(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class YearGrid(QTableView):
    """Years across, what is counted down; Enter goes down, Tab goes across while something is typed."""

    written = Signal(
        object
    )  # cells were written, emptied or filled; carries a tuple of `WrittenCell`
    # cells were pasted; carries the row and the year pasted at, and the clipboard's text
    pasted = Signal(str, str, str)
    nothing_pasted = Signal()  # there is no text to paste
    hidden_wanted = Signal()  # something is wanted that the search leaves out

    def __init__(
        self,
        look: Look,
        name: str,
        commands: Callable[[Sequence[tuple[str, str]]], Sequence[Command]] | None = None,
    ) -> None:
        """`commands` gives what can be done with cells, each a row and a year, beside copying."""
        super().__init__()
        self._look = look
        self._commands = commands
        self._has: Callable[[str], bool] | None = None
        self._run_at = QPersistentModelIndex()  # where a run of Tabs is
        self._run_from = 0  # its first column
        self._table = YearModel(look, self)
        self.setVerticalHeader(_Titles(look, self))
        self.setModel(self._table)
        self.setItemDelegate(_CellEditor(self))
        self.setAccessibleName(name)
        CurrentHeard(self)
        self._calm()
        self._table.written.connect(self.written)
        look.changed.connect(self._fit)

    def _calm(self) -> None:
        self.setProperty("kind", "years")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            heads.setHighlightSections(False)
            heads.setSectionsClickable(False)
            heads.setMinimumSectionSize(8)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(tr("Select all figures"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def values(self) -> YearValues:
        return self._table.values

    def show_values(self, values: YearValues) -> None:
        held = self.current()
        before = self._spoken()
        self._table.show_values(values)
        self._leave_out()
        self._tell_other(before)
        if held is not None and self.current() is None:
            self.go_to(*held)
        if self.current() is None and self._has is None:
            self._begin()

    def _spoken(self) -> dict[tuple[str, str], str]:
        """Give what is heard of each cell, where somebody listens."""
        if not is_heard():
            return {}
        role, values = Qt.ItemDataRole.AccessibleTextRole, self.values
        return {
            (row.id, year): str(self._table.index(at, across).data(role))
            for at, row in enumerate(values.rows)
            for across, year in enumerate(values.years)
        }

    def _tell_other(self, before: Mapping[tuple[str, str], str]) -> None:
        """Have who listens ask again for the cells that say something else now."""
        across = len(self.values.years)
        other = (
            at
            for at, (cell, words) in enumerate(self._spoken().items())
            if before.get(cell, words) != words
        )
        # Qt counts the titles of the years as the first row, and that of each row as its first cell.
        names_heard(self, [(at // across + 1) * (across + 1) + at % across + 1 for at in other])

    def show_only(self, has: Callable[[str], bool]) -> FoundEnds:
        """Show the rows a search wants, each under the name of its group."""
        self._has = has
        self._leave_out()
        kept = (row for at, row in enumerate(self.values.rows) if not self.isRowHidden(at))
        return FoundEnds(sum(row.kind is not RowKind.HEAD for row in kept))

    def _leave_out(self) -> None:
        rows, has = self.values.rows, self._has
        wanted = [has is None or has(row.spoken or row.title) for row in rows]
        head = -1
        for at, row in enumerate(rows):
            if row.kind is RowKind.HEAD:
                head, wanted[at] = at, False
            elif wanted[at] and head >= 0:
                wanted[head] = True
        for at, is_wanted in enumerate(wanted):
            self.setRowHidden(at, not is_wanted)
        self._fit()

    def _begin(self) -> None:
        """Stand on the first cell that can be typed in, so that the keyboard has a place."""
        first = next((r for r in self.values.rows if r.kind is RowKind.FIGURES), None)
        if first is not None and self.values.years:
            self.go_to(first.id, self.values.years[0])

    def show_unread(self, cells: Sequence[WrittenCell]) -> None:
        before = self._spoken()
        self._table.show_unread(cells)
        self._tell_other(before)

    def forget_unread(self, cells: Sequence[WrittenCell]) -> None:
        self._table.forget_unread(cells)

    def unread(self) -> dict[tuple[str, str], str]:
        return self._table.unread

    def set_locked(self, *, locked: bool) -> None:
        self._table.is_locked = locked

    def current(self) -> tuple[str, str] | None:
        here = self.currentIndex()
        return self._table.place_of(here) if here.isValid() else None

    def go_to(self, row_id: str, year: str) -> bool:
        rows = [row.id for row in self.values.rows]
        if row_id not in rows or year not in self.values.years:
            return False
        if self.isRowHidden(rows.index(row_id)):
            self.hidden_wanted.emit()
        self.setCurrentIndex(self._table.index(rows.index(row_id), self.values.years.index(year)))
        return True

    def chosen(self) -> list[tuple[str, str]]:
        """Give the cells chosen that can be typed in, row by row."""
        found = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        figures = [one for one in found if self.values.rows[one.row()].kind is RowKind.FIGURES]
        return [self._table.place_of(one) for one in figures]

    def empty(self) -> None:
        self._tell(
            [WrittenCell(row, year, "") for row, year in self.chosen() if self.cell_text(row, year)]
        )

    def fill_across(self) -> None:
        """Write the first chosen figure of each row into the later years, or the later chosen ones."""
        found: dict[str, list[str]] = {}
        for row, year in self.chosen():
            found.setdefault(row, []).append(year)
        told = []
        for row, years in found.items():
            later = years[1:] or [one for one in self.values.years if one > years[0]]
            told += [WrittenCell(row, year, self.cell_text(row, years[0])) for year in later]
        self._tell(told)

    def _tell(self, cells: Sequence[WrittenCell]) -> None:
        if cells and not self._table.is_locked:
            self.written.emit(tuple(cells))

    def cell_text(self, row_id: str, year: str) -> str:
        unread = self._table.unread.get((row_id, year))
        if unread is not None:
            return unread
        row = next((one for one in self.values.rows if one.id == row_id), None)
        return row.cells[year].text if row is not None and year in row.cells else ""

    def paste(self) -> None:
        here, text = self.current(), QApplication.clipboard().text()
        if not text.strip():
            self.nothing_pasted.emit()
        elif here is not None and not self._table.is_locked:
            self.hidden_wanted.emit()  # what is pasted goes on into the rows below
            self.pasted.emit(*here, text)

    def copy(self, *, whole: bool = False) -> None:
        """Put the chosen cells, or all with years and titles, on the clipboard for a spreadsheet."""
        if whole:
            lines = [["", *self.values.years]]
            lines += [[row.title, *self._texts(at)] for at, row in enumerate(self.values.rows)]
        else:
            chosen = self.selectedIndexes()
            rows = sorted({one.row() for one in chosen})
            columns = sorted({one.column() for one in chosen})
            lines = [[self._texts(row)[at] for at in columns] for row in rows]
        copy_rows(lines)

    def _texts(self, row: int) -> list[str]:
        cells, id_ = self.values.rows[row].cells, self.values.rows[row].id
        is_result = self.values.rows[row].kind is RowKind.RESULT
        return [
            (cells[year].text if year in cells else "") if is_result else self.cell_text(id_, year)
            for year in self.values.years
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            self._leave_cell(event)
        elif event.matches(_Keys.Copy):
            self.copy()
        elif event.matches(_Keys.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go_down()
        else:
            super().keyPressEvent(event)

    def edit(self, index: QModelIndex, *how: Any) -> bool:  # type: ignore[override]  # both of Qt's
        """Open a cell; by F2 or a double click it is opened to correct what stands there."""
        opened = super().edit(index, *how)
        editor = self.indexWidget(index)
        if isinstance(editor, _CellLine):
            editor.goes_on = not how or how[0] not in _CORRECTS
        return bool(opened)

    def write(self) -> None:
        """Take what is being typed in a cell, as a click elsewhere does: the window closes, or all is saved."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _leave_cell(self, event: QKeyEvent) -> None:
        """Go on by an arrow from a cell something is typed in; any other key was the editor's."""
        editor = self.indexWidget(self.currentIndex())
        if event.key() in _ARROWS and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            super().keyPressEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Let keys of the grid be the grid's, where a menu of the window has them too."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and (event.matches(_Keys.Copy) or event.matches(_Keys.Paste)):  # type: ignore[attr-defined]  # a key
            event.accept()
            return True
        return super().event(event)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        left, start = self.currentIndex(), self._start_of_run()
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()
        elif hint == QAbstractItemDelegate.EndEditHint.EditNextItem and self.currentIndex() != left:
            self._run_at, self._run_from = QPersistentModelIndex(self.currentIndex()), start

    def _start_of_run(self) -> int:
        """Give the column to which Enter goes back: where Tab was first pressed, as in a spreadsheet."""
        here = self.currentIndex()
        return self._run_from if here.isValid() and self._run_at == here else here.column()

    def _go_down(self) -> None:
        here = self.currentIndex()
        below = range(here.row() + 1, len(self.values.rows))
        figures = (at for at in below if self.values.rows[at].kind is RowKind.FIGURES)
        row = next((at for at in figures if not self.isRowHidden(at)), None)
        if row is not None:
            self.setCurrentIndex(self._table.index(row, self._start_of_run()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        under = self.indexAt(event.pos())
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and under.isValid() and under not in self.selectedIndexes():
            self.setCurrentIndex(under)
        cells = self.chosen()
        found = self._commands(cells) if self._commands is not None else ()
        spot = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        show_menu(self, tuple(found), self.viewport().mapToGlobal(spot))

    def currentChanged(self, now: _Index, before: _Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(now, before)
        if now.isValid() and self.hasFocus():
            come_into_sight(self, self.visualRect(now).translated(self.viewport().pos()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Show as many whole years as there is room for: none is cut through at the edge."""
        px = self._look.theme.px
        letters = QFontMetrics(self._look.theme.font(bold=True))
        longest = max((letters.horizontalAdvance(r.title) for r in self.values.rows), default=0)
        room = max(px(_TITLES), min(px(_MOST_TITLES), self.width() // 3))
        titles = min(max(px(_TITLES), longest + px(28)), room) if longest else 0
        count, narrowest = len(self.values.years), self._narrowest(letters)
        across = self.width() - titles - 2
        seen = max(1, min(count, across // narrowest))
        wide = max(narrowest, across // seen)
        needs_bar = seen < count
        heads = self.verticalHeader()
        heads.setVisible(bool(titles))
        heads.setFixedWidth((max(titles, self.width() - wide * seen) if needs_bar else titles) or 1)
        heights = self._heights(wide)
        for at, height in enumerate(heights):
            heads.resizeSection(at, height)
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.horizontalHeader().setDefaultSectionSize(wide)
        bar = self.horizontalScrollBar().sizeHint().height() if needs_bar else 0
        shown = sum(high for at, high in enumerate(heights) if not self.isRowHidden(at))
        self.setFixedHeight(px(_HEAD) + shown + bar + 4)

    def _heights(self, wide: int) -> list[int]:
        """Give the height of each row: of two lines where a figure and its note do not fit in one."""
        room, high = wide - self._look.theme.px(_CELL_INSETS), self._look.theme.px(_ROW)
        columns = range(self._table.columnCount())

        def height(at: int) -> int:
            cells = [self._table.index(at, column) for column in columns]
            longest = max((self._length(one) for one in cells), default=0)
            return high if longest <= room else high + self.fontMetrics().lineSpacing()

        return [height(at) for at in range(self._table.rowCount())]

    def _length(self, index: _Index) -> int:
        """Give how long a cell's words are in one line."""
        letters = QFontMetrics(self._table.data(index, Qt.ItemDataRole.FontRole) or self.font())
        return letters.horizontalAdvance(self._table.data(index) or "")

    def _narrowest(self, letters: QFontMetrics) -> int:
        """Give the width in which a year's heading and every figure can be read whole."""
        texts = [c.text for row in self.values.rows for c in row.cells.values()]
        longest = max(map(letters.horizontalAdvance, (*self.values.years, *texts)), default=0)
        return min(self._look.theme.px(_NARROWEST), longest + self._look.theme.px(_CELL_EDGES))

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(400), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(200), self.minimumHeight())
