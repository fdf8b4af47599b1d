"""The list of what is to be settled: a row each, its values and its place under its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from digistrat_desktop.ui.kit.access import CurrentHeard
from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, focus_ring, row_ground
from digistrat_desktop.ui.kit.symbols import Symbol, paint_symbol
from digistrat_desktop.ui.text import TypeRole, elided, tip_text
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_Index = QModelIndex | QPersistentModelIndex
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class MatterRow:
    key: str
    name: str  # of the question or entry
    label: str  # of its field, where the name alone does not say it
    values: tuple[tuple[Symbol | None, str], ...]  # what stands side by side
    place: str
    settled: bool = False  # somebody chose while the page was open
    left: bool = False  # for the board

    @property
    def title(self) -> str:
        return f"{self.name}: {self.label}" if self.label else self.name

    @property
    def spoken(self) -> str:
        values = tr(" and ").join(words for _, words in self.values)
        return ", ".join(part for part in (self.title, values, self.place, self.state) if part)

    @property
    def state(self) -> str:
        if self.settled:
            return tr("settled")
        return tr("left for the board") if self.left else tr("not settled")


class _Rows(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize(0, row_height(self._look))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: MatterRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        flag = QStyle.StateFlag
        chosen, hovered = bool(state & flag.State_Selected), bool(state & flag.State_MouseOver)
        row_ground(painter, rect, self._look, chosen=chosen, hovered=hovered)
        edge = self._look.theme.space(3)
        self._paint_row(painter, rect.adjusted(edge, edge / 2, -edge, -edge / 2), row)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, CONTROL_RADIUS, self._look)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: MatterRow) -> None:
        line = rect.height() / 3
        first = QRectF(rect.left(), rect.top(), rect.width(), line)
        taken = 0
        if row.settled:
            taken = self._paint_mark(painter, first, "tick", "good")
        elif row.left:
            taken = self._paint_mark(painter, first, "flag", "caution_line")
        self._paint_title(painter, first.adjusted(0, 0, -taken, 0), row)
        self._paint_values(painter, first.translated(0, line), row)
        last = first.translated(0, 2 * line)
        said = f"{row.place} · {row.state}" if row.place else row.state
        self._words(painter, last, said, "secondary", role=TypeRole.SMALL)

    def _paint_title(self, painter: QPainter, rect: QRectF, row: MatterRow) -> None:
        """Where there is little room the name is cut, and not the field it is about."""
        metrics = QFontMetrics(self._look.theme.font(TypeRole.BODY, bold=True))
        label = f": {row.label}" if row.label else ""
        room = max(rect.width() / 3, rect.width() - metrics.horizontalAdvance(label))
        name = elided(row.name, metrics, round(room))
        self._words(painter, rect, f"{name}{label}", "text", bold=True)

    def _paint_mark(self, painter: QPainter, rect: QRectF, icon: str, colour: str) -> int:
        side = self._look.theme.px(15)
        ratio = painter.device().devicePixelRatio()
        picture = self._look.pixmap(icon, colour, side, ratio)
        painter.drawPixmap(round(rect.right()) - side, round(rect.center().y() - side / 2), picture)
        return side + self._look.theme.space(2)

    def _paint_values(self, painter: QPainter, rect: QRectF, row: MatterRow) -> None:
        side, gap = self._look.theme.px(12), self._look.theme.space(1.5)
        metrics = QFontMetrics(self._look.theme.font(TypeRole.SMALL))
        share = max(40, round(rect.width() / max(1, len(row.values))))
        left = rect.left()
        for number, (symbol, words) in enumerate(row.values):
            if number:
                left += self._put(painter, rect, left, tr("and"), metrics) + gap
            if symbol is not None:
                spot = QRectF(left, rect.center().y() - side / 2, side, side)
                paint_symbol(painter, spot, symbol, self._look)
                left += side + gap
            shown = elided(words, metrics, round(min(share, rect.right() - left)))
            left += self._put(painter, rect, left, shown, metrics) + gap

    def _put(
        self, painter: QPainter, rect: QRectF, left: float, words: str, metrics: QFontMetrics
    ) -> int:
        painter.setFont(self._look.theme.font(TypeRole.SMALL))
        painter.setPen(self._look.colour("text"))
        painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()), _LEFT, words)
        return metrics.horizontalAdvance(words)

    def _words(
        self, painter: QPainter, rect: QRectF, words: str, ink: str, *,
        role: TypeRole = TypeRole.BODY, bold: bool = False,
    ) -> None:  # fmt: skip
        font = self._look.theme.font(role, bold=bold)
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(rect, _LEFT, elided(words, QFontMetrics(font), round(rect.width())))


def row_height(look: Look) -> int:
    body = QFontMetrics(look.theme.font(TypeRole.BODY)).height()
    return 3 * body + look.theme.space(5)


class MatterList(QListView):
    """One stop for Tab; Up and Down show the thing they come to."""

    chosen = Signal(str)  # a person went to this one; its key

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._quiet = False
        self._most_rows = 8
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Rows(look, self))
        self.setAccessibleName(tr("What is not settled"))
        CurrentHeard(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.selectionModel().currentChanged.connect(self._on_current)
        look.changed.connect(self._on_look_changed)

    def show_rows(self, rows: Sequence[MatterRow], current: str) -> None:
        self._quiet = True
        if [self._key(n) for n in range(self._rows.rowCount())] != [row.key for row in rows]:
            self._rows.clear()
            for _ in rows:
                self._rows.appendRow(QStandardItem())
        for number, row in enumerate(rows):
            _fill(self._rows.item(number), row)
            if row.key == current:
                self.setCurrentIndex(self._rows.index(number, 0))
        self._quiet = False
        self.updateGeometry()

    def show_at_most(self, rows: int) -> None:
        """Be no higher than so many rows; more of them scroll."""
        if rows != self._most_rows:
            self._most_rows = rows
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self._most_rows, max(1, self._rows.rowCount()))
        return QSize(self._look.theme.px(280), rows * row_height(self._look) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(140), row_height(self._look))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GO:
            self.chosen.emit(self._key(self.currentIndex().row()))
        elif event.key() in _MOVES and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(self._key(index.row()))

    def _key(self, number: int) -> str:
        row: Any = self._rows.index(number, 0).data(ROW_ROLE)
        return row.key if isinstance(row, MatterRow) else ""

    def _on_look_changed(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()


def _fill(item: QStandardItem, row: MatterRow) -> None:
    item.setText(row.title)
    item.setData(row.spoken, _TEXT)
    item.setData(tip_text(row.title), int(Qt.ItemDataRole.ToolTipRole))
    item.setData(row, ROW_ROLE)
