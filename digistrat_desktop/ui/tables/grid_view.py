"""The view of a grid filled by keyboard: cells scroll, heads and margins stand still.

It is a table to assistive technology (rows, columns, heads and cells come from `GridModel`), and
paints itself.
"""

from collections.abc import Callable, Mapping
from math import ceil
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QSizePolicy, QTableView

from digistrat_desktop.ui.kit.access import CurrentHeard, announce
from digistrat_desktop.ui.kit.paint import box, focus_ring
from digistrat_desktop.ui.tables.find_bar import FoundEnds
from digistrat_desktop.ui.tables.grid_model import (
    EMPTY_GRID,
    GridCell,
    GridEnd,
    GridModel,
    GridValues,
)
from digistrat_desktop.ui.text import TypeRole, elided
from digistrat_desktop.ui.theme.look import Look

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RADIUS = 4
_RAGGED = 1.2  # lines that wrap at words hold so much less
_NARROWEST = 0.8  # of the width a column asks for
_HEAD = 56  # pixels at 100 % text size: 3 lines


class GridSizes(NamedTuple):
    """Logical pixels of the grid's parts; no margin or foot where nothing is said there."""

    title: int
    margin: int
    head: int
    width: int
    height: int
    foot: int


def sizes_for(look: Look, values: GridValues, room: int) -> GridSizes:
    """Give the sizes for a room so wide: narrow rooms give the titles less."""
    px = look.theme.px
    title = max(px(120), min(px(280), room // 4))
    margin = max(px(150), min(px(170), room // 7)) if values.heads.margins else 0
    foot = px(30) if values.heads.feet else 0
    width = px(values.column_width)
    if values.columns:  # a little narrower where all of them are in sight then
        fitting = (room - title - margin) // len(values.columns)
        width = max(min(width, fitting), round(width * _NARROWEST))
    return GridSizes(title, margin, px(_HEAD), width, px(38), foot)


class GridPainter:
    """Paints parts of the grid into rectangles."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter

    def cell(self, rect: QRectF, cell: GridCell, *, current: bool, ring: bool) -> None:
        inner = rect.adjusted(3, 3, -3, -3)
        fill = self._look.colour(cell.fill)
        box(self._painter, inner, _RADIUS, fill=fill, stroke=self._look.colour("line"))
        if cell.is_hatched:
            self._hatch(inner, cell)
        self._say(inner, cell.text, (cell.ink, _CENTRE), bold=True)
        if current and ring:
            focus_ring(self._painter, rect, _RADIUS + 1, self._look)

    def _hatch(self, rect: QRectF, cell: GridCell) -> None:
        ink = self._look.colour("surface" if cell.ink == "surface" else "caution_line")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        middle = QRectF(0, 0, self._look.theme.px(18), self._look.theme.px(20))
        middle.moveCenter(rect.center())
        box(self._painter, middle, _RADIUS, fill=self._look.colour(cell.fill))

    def head(self, rect: QRectF, words: str) -> None:
        self._say(rect.adjusted(4, 2, -4, -2), words, ("text", _CENTRE), bold=True, wrap=True)

    def title(self, rect: QRectF, words: str) -> None:
        self._say(rect.adjusted(4, 0, -6, 0), words, ("text", _LEFT), bold=True, wrap=True)

    def margin(self, rect: QRectF, end: GridEnd) -> None:
        words = f"{end.mark}{end.margin}"
        self._say(rect.adjusted(8, 0, 0, 0), words, (end.tone, _LEFT), bold=end.is_bold)

    def foot(self, rect: QRectF, end: GridEnd, beside: str) -> None:
        words = f"{end.mark}{end.margin.removeprefix(f'{beside} ')}"
        self._say(rect, words, (end.tone, _CENTRE), bold=end.is_bold)

    def words(self, rect: QRectF, words: str) -> None:
        self._say(rect.adjusted(4, 0, -4, 0), words, ("secondary", _LEFT), bold=False)

    def _say(
        self, rect: QRectF, words: str, how: tuple[str, Qt.AlignmentFlag], *, bold: bool,
        wrap: bool = False,
    ) -> None:  # fmt: skip
        tone, place = how
        font = self._look.theme.font(TypeRole.SMALL)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(tone))
        metrics = self._painter.fontMetrics()
        lines = 1
        if wrap:
            wanted = ceil(metrics.horizontalAdvance(words) * _RAGGED / max(1.0, rect.width()))
            lines = max(1, min(wanted, int(rect.height() // metrics.height())))
        shown = elided(words, metrics, int(rect.width() * (lines - 0.2 * (lines - 1))))
        flags = place | (Qt.TextFlag.TextWordWrap if lines > 1 else Qt.TextFlag.TextSingleLine)
        self._painter.drawText(rect, flags, shown)


_Index: TypeAlias = QModelIndex | QPersistentModelIndex


_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_FAR = 1_000_000
_ENDS = {Qt.Key.Key_Home: (0, -_FAR), Qt.Key.Key_End: (0, _FAR)}
_MOST_ROWS = 12
_OTHER_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_STILL = QAbstractItemView.ScrollHint.EnsureVisible


class GridView(QTableView):
    """A painted grid with a current cell; only what changed is painted again."""

    # a key was pressed, or a cell clicked; carries the key's command
    asked = Signal(str)
    # another cell is the current one, or it says something else; the cell in words
    moved = Signal(str)
    hidden_wanted = Signal()  # something is wanted that the search leaves out

    def __init__(self, look: Look, name: str, keys: Mapping[Qt.Key, str]) -> None:
        """`keys` give the command of each key; a click gives that of Enter."""
        super().__init__()
        self._look = look
        self._at = (0, 0)
        self._all = EMPTY_GRID
        self._has: Callable[[str], bool] | None = None
        self._keys = {**keys, Qt.Key.Key_Enter: keys[Qt.Key.Key_Return]}
        self._table = GridModel(self)
        self.setModel(self._table)
        self.setAccessibleName(name)
        CurrentHeard(self)
        self._calm()
        look.changed.connect(self._on_look_changed)

    def _calm(self) -> None:
        """Leave to Qt what a table is, and nothing of how it looks and moves."""
        self.setProperty("kind", "painted")
        for corner in self.findChildren(QAbstractButton):
            corner.hide()
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)

    @property
    def _values(self) -> GridValues:
        return self._table.values

    def show_values(self, values: GridValues) -> None:
        self._all = values
        here = self.current()
        if self._table.show_values(values if self._has is None else values.only(self._has)):
            self._at = self._place_of(here)
            self._fit()
            self._mark()
            self.viewport().update()
        self._tell()

    def _place_of(self, cell: tuple[str, str] | None) -> tuple[int, int]:
        """Give where a cell stands now, by its row's and column's id; where they are gone, beside it."""
        rows = [end.id for end in self._values.rows]
        columns = [end.id for end in self._values.columns]
        row, column = cell or ("", "")
        down = rows.index(row) if row in rows else self._at[0]
        across = columns.index(column) if column in columns else self._at[1]
        return self._within(down, across)

    def show_only(self, has: Callable[[str], bool]) -> FoundEnds:
        """Show what a search wants of rows, or of columns where no row has it."""
        self._has = has
        self.show_values(self._all)
        rows, columns = len(self._values.rows), len(self._values.columns)
        by_column = columns < len(self._all.columns) and rows > 0
        return FoundEnds(columns if by_column else rows, are_columns=by_column)

    def dataChanged(  # noqa: N802 - Qt's name
        self, first: _Index, _last: _Index, _roles: object = ()
    ) -> None:
        self._repaint(first.row(), first.column())

    def current(self) -> tuple[str, str] | None:
        if not self._values.rows or not self._values.columns:
            return None
        row, column = self._at
        return self._values.rows[row].id, self._values.columns[column].id

    def words(self) -> str:
        return "" if self.current() is None else self._values.words(*self._at)

    def go_to(self, end_id: str) -> bool:
        """Make a row or a column the current one; False when it is not here."""
        all_ = {end.id for end in (*self._all.rows, *self._all.columns)}
        if end_id in all_ - {end.id for end in (*self._values.rows, *self._values.columns)}:
            self.hidden_wanted.emit()
        for row, end in enumerate(self._values.rows):
            if end.id == end_id:
                self._move_to(row, self._at[1])
                return True
        for column, end in enumerate(self._values.columns):
            if end.id == end_id:
                self._move_to(self._at[0], column)
                return True
        return False

    def sizeHint(self) -> QSize:
        sizes = self._sizes()
        rows = len(self._values.rows)
        shown = min(rows, _MOST_ROWS) * sizes.height
        bar = self.horizontalScrollBar().sizeHint().height() if self._needs_bar() else 0
        return QSize(self._look.theme.px(400), sizes.head + shown + sizes.foot + bar + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.current() is None:
            event.ignore()
        elif key in _MOVES or key in _ENDS:
            down, right = (_MOVES | _ENDS)[key]
            self._move_to(self._at[0] + down, self._at[1] + right)
        elif key in self._keys and not event.modifiers() & _OTHER_KEYS:
            self.asked.emit(self._keys[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = self._cell_under(event.position().toPoint())
        if place is not None:
            self._move_to(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The second press of a hasty hand is one more press."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        is_click = self._cell_under(event.position().toPoint()) == self._at
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self._keys[Qt.Key.Key_Return])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done with a cell is asked beside it, by whatever button."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard or self._cell_under(event.pos()):
            self.asked.emit(self._keys[Qt.Key.Key_Return])

    def current_rect(self) -> QRect:
        """Give where the current cell is, in the grid's own pixels."""
        return self._rect(*self._at).translated(self.viewport().pos())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._repaint(*self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._repaint(*self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keep the scroll bars to the painted grid; Qt would measure its own."""
        self._fit()

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Give where a cell is painted, which is also where assistive technology finds it."""
        return self._rect(index.row(), index.column()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        place = self._cell_under(point)
        return QModelIndex() if place is None else self._table.index(*place)

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: _Index, _hint: QAbstractItemView.ScrollHint = _STILL
    ) -> None:
        if index.isValid():
            self._bring_into_view(index.row(), index.column())

    def currentChanged(self, now: _Index, before: _Index) -> None:  # noqa: N802 - Qt's name
        """Follow the current cell wherever the change came from, assistive technology included."""
        super().currentChanged(now, before)
        if now.isValid() and (now.row(), now.column()) != self._at:
            self._move_to(now.row(), now.column())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's name
        """Paint all again: heads and margins stand still while the cells move."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.current() is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hand = GridPainter(self._look, painter)
        self._paint_cells(painter, hand, event.rect())
        self._paint_sides(painter, hand, event.rect())
        painter.end()

    def _paint_cells(self, painter: QPainter, hand: GridPainter, dirty: QRect) -> None:
        painter.save()
        painter.setClipRect(self._grid())
        rows, columns = self._in_sight()
        for row in rows:
            for column in columns:
                rect = self._rect(row, column)
                if rect.intersects(dirty):
                    here = (row, column) == self._at
                    cell = self._values.cell(row, column)
                    hand.cell(QRectF(rect), cell, current=here, ring=self.hasFocus())
        painter.restore()

    def _paint_sides(self, painter: QPainter, hand: GridPainter, dirty: QRect) -> None:
        sizes, grid, heads = self._sizes(), self._grid(), self._values.heads
        hand.words(QRectF(0, 0, sizes.title, sizes.head), heads.rows)
        hand.words(QRectF(grid.right() + 5, 0, sizes.margin, sizes.head), heads.margins)
        hand.words(QRectF(0, grid.bottom() + 1, sizes.title, sizes.foot), heads.feet)
        painter.setClipRect(QRect(0, grid.top(), self.viewport().width(), grid.height()) & dirty)
        rows, columns = self._in_sight()
        for row in rows:
            end, top = self._values.rows[row], self._rect(row, 0).top()
            if dirty.intersects(QRect(0, top, self.viewport().width(), sizes.height)):
                hand.title(QRectF(0, top, sizes.title, sizes.height), end.title)
                hand.margin(QRectF(grid.right() + 1, top, sizes.margin, sizes.height), end)
        painter.setClipRect(QRect(grid.left(), 0, grid.width(), self.viewport().height()) & dirty)
        for column in columns:
            end, left = self._values.columns[column], self._rect(0, column).left()
            if dirty.intersects(QRect(left, 0, sizes.width, self.viewport().height())):
                hand.head(QRectF(left, 0, sizes.width, sizes.head), end.title)
                foot = QRectF(left, grid.bottom() + 1, sizes.width, sizes.foot)
                hand.foot(foot, end, heads.feet)

    def _sizes(self) -> GridSizes:
        return sizes_for(self._look, self._values, self.viewport().width())

    def _grid(self) -> QRect:
        sizes, view = self._sizes(), self.viewport()
        columns = len(self._values.columns)
        rows = len(self._values.rows)
        room = max(1, (view.width() - sizes.title - sizes.margin) // sizes.width)
        # Whole columns only: the edge of one more would look like a mark at the margin.
        wide = min(room, columns) * sizes.width
        high = min(view.height() - sizes.head - sizes.foot, rows * sizes.height)
        return QRect(sizes.title, sizes.head, max(0, wide), max(0, high))

    def _rect(self, row: int, column: int) -> QRect:
        sizes, grid = self._sizes(), self._grid()
        left = grid.left() + column * sizes.width - self.horizontalScrollBar().value()
        top = grid.top() + row * sizes.height - self.verticalScrollBar().value()
        return QRect(left, top, sizes.width, sizes.height)

    def _in_sight(self) -> tuple[range, range]:
        sizes, grid = self._sizes(), self._grid()
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        rows = len(self._values.rows)
        columns = len(self._values.columns)
        last_row = min(rows, (down + grid.height()) // sizes.height + 1)
        last_column = min(columns, (across + grid.width()) // sizes.width + 1)
        return range(down // sizes.height, last_row), range(across // sizes.width, last_column)

    def outside(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the columns that are not in sight, by their titles: to the left, to the right."""
        sizes, grid = self._sizes(), self._grid()
        titles = [one.title for one in self._values.columns]
        across = self.horizontalScrollBar().value()
        first = -(-across // sizes.width)  # one that is cut counts as outside
        return tuple(titles[:first]), tuple(titles[(across + grid.width()) // sizes.width :])

    def _cell_under(self, point: QPoint) -> tuple[int, int] | None:
        sizes, grid = self._sizes(), self._grid()
        if not grid.contains(point):
            return None
        column = (point.x() - grid.left() + self.horizontalScrollBar().value()) // sizes.width
        row = (point.y() - grid.top() + self.verticalScrollBar().value()) // sizes.height
        return row, column

    def _needs_bar(self) -> bool:
        sizes = self._sizes()
        columns = len(self._values.columns)
        return columns * sizes.width > self.viewport().width() - sizes.title - sizes.margin

    def _fit(self) -> None:
        sizes, grid = self._sizes(), self._grid()
        columns = len(self._values.columns)
        rows = len(self._values.rows)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, columns * sizes.width - grid.width()))
        down.setRange(0, max(0, rows * sizes.height - grid.height()))
        across.setPageStep(grid.width())
        down.setPageStep(grid.height())
        across.setSingleStep(sizes.width)
        down.setSingleStep(sizes.height)
        self.setFixedHeight(self.sizeHint().height())

    def _within(self, row: int, column: int) -> tuple[int, int]:
        rows = len(self._values.rows)
        columns = len(self._values.columns)
        return max(0, min(row, rows - 1)), max(0, min(column, columns - 1))

    def _move_to(self, row: int, column: int) -> None:
        before, self._at = self._at, self._within(row, column)
        self._bring_into_view(*self._at)
        self._repaint(*before)
        self._repaint(*self._at)
        self._mark()
        self._tell()

    def _mark(self) -> None:
        """Let Qt know the current cell, which tells assistive technology."""
        if self.current() is not None:
            self.setCurrentIndex(self._table.index(*self._at))

    def _bring_into_view(self, row: int, column: int) -> None:
        rect, grid = self._rect(row, column), self._grid()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + min(0, rect.left() - grid.left()))
        across.setValue(across.value() + max(0, rect.right() - grid.right()))
        down.setValue(down.value() + min(0, rect.top() - grid.top()))
        down.setValue(down.value() + max(0, rect.bottom() - grid.bottom()))

    def _repaint(self, row: int, column: int) -> None:
        rect, sizes, grid = self._rect(row, column), self._sizes(), self._grid()
        view = self.viewport()
        view.update(rect)
        view.update(QRect(grid.right(), rect.top(), sizes.margin + 1, sizes.height))
        view.update(QRect(rect.left(), grid.bottom(), sizes.width, sizes.foot + 1))

    def _tell(self) -> None:
        words = self.words()
        self.setAccessibleDescription(words)
        if self.hasFocus():
            announce(self, words)
        self.moved.emit(words)

    def _on_look_changed(self) -> None:
        self._fit()
        self.viewport().update()
