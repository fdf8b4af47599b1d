"""How a cell of any table is painted: its ground, and its words, figures, drawings or symbol."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, focus_ring
from digistrat_desktop.ui.kit.symbols import paint_symbol
from digistrat_desktop.ui.tables.columns import CellPaint, TableColumn
from digistrat_desktop.ui.tables.table_model import ROW_ROLE
from digistrat_desktop.ui.text import TypeRole, elided
from digistrat_desktop.ui.theme.look import Look

_BAR = 3
_SYMBOL = 13
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
_Column = TableColumn[Any]


class TableDelegate(QStyledItemDelegate):
    """Paints every cell by its column's kind."""

    def __init__(self, look: Look, parent: QObject, *, by_cell: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._by_cell = by_cell
        # Columns left out for want of room, by the key of the one they stand under.
        self.folded: dict[str, list[_Column]] = {}

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize()

    def edge(self) -> int:
        return self._look.theme.space(2)

    def height(self, column: _Column, row: Any, width: int) -> int:
        """Give the pixels a cell needs to say everything in a column so wide."""
        font = self._font(column)
        room = width - 2 * self.edge()
        count = len(broken(column.text(row), lambda text: _advance(font, text) <= room, 99))
        small = QFontMetrics(self._look.theme.font(TypeRole.SMALL)).height()
        return QFontMetrics(font).height() * count + small * len(self._lower(column, row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state, first=index.column() == 0)
        if row is not None:
            column = index.model().columns[index.column()]  # type: ignore[attr-defined]  # always a TableModel
            self._content(painter, rect.adjusted(self.edge(), 2, -self.edge(), -3), column, row)
        if self._by_cell and state & _State.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -1, -2), CONTROL_RADIUS, self._look)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: _State, *, first: bool) -> None:
        if state & _State.State_Selected:
            painter.fillRect(rect, self._look.colour("accent_wash"))
            if first and not self._by_cell:
                bar = QRectF(rect.left(), rect.top(), _BAR, rect.height() - 1)
                painter.fillRect(bar, self._look.colour("accent"))
        painter.setPen(QPen(self._look.colour("line"), 1))
        y = rect.bottom() - 0.5
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))

    def _content(self, painter: QPainter, rect: QRectF, column: _Column, row: Any) -> None:
        if column.kind is CellPaint.DRAWING:
            self._drawings(painter, rect, column, row)
            return
        room = self._symbol(painter, rect, column, row)
        lower = self._lower(column, row)
        part = room.height() / self._lines_in(room, len(lower))
        upper = room.adjusted(0, 0, 0, -part * len(lower))
        side = _RIGHT if column.kind is CellPaint.FIGURES else _LEFT
        self._say(painter, upper, column.text(row), (self._font(column), column.tone_of(row), side))
        small = self._look.theme.font(TypeRole.SMALL)
        for number, (words, tone) in enumerate(lower):
            under = QRectF(room.left(), upper.bottom() + number * part, room.width(), part)
            self._say(painter, under, words, (small, tone, side))

    def _lines_in(self, room: QRectF, lower: int) -> int:
        """Give the parts of equal height a cell has: one for its own words, or 2 where a row is high."""
        line = QFontMetrics(self._look.theme.font(bold=True)).height()
        return lower + (2 if lower and room.height() + 2 >= line * (lower + 2) else 1)

    def _lower(self, column: _Column, row: Any) -> list[tuple[str, str]]:
        """Give the smaller lines under a cell's text, each with its colour."""
        lines = [column.below(row)] if column.below is not None else []
        folded = self.folded.get(column.key, ())
        lines += [((other.told_under or other.text)(row), "secondary") for other in folded]
        return [line for line in lines if line[0]]

    def _font(self, column: _Column) -> QFont:
        role = TypeRole.SMALL if column.is_small else TypeRole.BODY
        return self._look.theme.font(role, bold=column.is_bold)

    def _say(
        self, painter: QPainter, rect: QRectF, words: str, how: tuple[QFont, str, int]
    ) -> None:
        """Write words on as many lines as there is room for; what is too long ends in dots."""
        font, tone, side = how
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        letters = painter.fontMetrics()
        most = 1 if side == _RIGHT else max(1, int((rect.height() + 2) // letters.height()))
        lines = broken(words, lambda text: letters.horizontalAdvance(text) <= rect.width(), most)
        top = rect.center().y() - letters.height() * len(lines) / 2
        for number, line in enumerate(lines):
            at = QRectF(
                rect.left(), top + number * letters.height(), rect.width(), letters.height()
            )
            painter.drawText(at, side, elided(line, letters, int(rect.width())))

    def _symbol(self, painter: QPainter, rect: QRectF, column: _Column, row: Any) -> QRectF:
        """Draw a symbol where there is one; gives the room it leaves."""
        symbol = column.symbol(row) if column.symbol is not None else None
        if symbol is None:
            return rect
        side = self._look.theme.px(_SYMBOL)
        place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint_symbol(painter, place, symbol, self._look)
        return rect.adjusted(side + self._look.theme.space(1.5), 0, 0, 0)

    def _drawings(self, painter: QPainter, rect: QRectF, column: _Column, row: Any) -> None:
        theme = self._look.theme
        width, height = map(theme.px, column.drawing_size)
        left = rect.left()
        for drawing in column.drawings(row) if column.drawings is not None else ():
            place = QRectF(left, rect.center().y() - height / 2, min(rect.width(), width), height)
            paint_drawing(painter, place, drawing, theme)
            left += width + theme.space(1.5)


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def broken(words: str, fits: Callable[[str], bool], most: int) -> Sequence[str]:
    """Break words where a line is full, on at most so many lines; the last holds all that is left."""
    lines: list[str] = []
    left = " ".join(words.split("\n"))
    while len(lines) < most - 1 and not fits(left) and " " in left:
        parts = left.split(" ")
        count = 1
        while count < len(parts) and fits(" ".join(parts[: count + 1])):
            count += 1
        lines.append(" ".join(parts[:count]))
        left = " ".join(parts[count:])
    return [*lines, left] if left or not lines else lines
