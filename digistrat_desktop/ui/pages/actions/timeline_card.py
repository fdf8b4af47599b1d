"""Actions by date: a drawing, and the same as a table for whoever cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from digistrat_desktop.analysis.actions.chart import action_timeline, timeline_order
from digistrat_desktop.analysis.actions.lines import NOBODY, actions_sentence
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.actions.lines import ActionLine
    from digistrat_desktop.ui.theme.look import Look

_HEADS = (tr("Due"), tr("Action"), tr("Owner"), tr("Status"), tr("Waits for"))
_SHARES = (3, 7, 4, 2, 4)
_SIDES = 28
_SIGNS = tr(
    "Triangle: overdue. Square: blocked. Diamond: agreed or under way. Circle: proposed."
    " A broken line leads from what must be done first."
)
_ROWS_SEEN = 8
_WAITS = _HEADS.index(tr("Waits for"))
_NONE = tr("No action is open. Take up a proposal, or add one under List: it stands here then.")


class TimelineCard(Card):
    """The drawing with its sentence, and its table."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("By date"), parent=parent)
        self._lines: Sequence[ActionLine] = ()
        self._today: date | None = None
        self.sentence = PlainLabel("")
        self.signs = PlainLabel(_SIGNS, TypeRole.SMALL, "secondary")
        self.view = DrawingView(look, tr("Actions by date"))
        self.table = DatesTable(look)
        for part in (self.sentence, self.view, self.signs, self.table):
            self.add(part)
        self.view.width_changed.connect(self._on_width)

    def show_lines(self, lines: Sequence[ActionLine], today: date) -> None:
        """Show the open actions by date."""
        self._lines, self._today = lines, today
        going = timeline_order(lines)
        self.sentence.show_text(actions_sentence(lines) if going else _NONE)
        for part in (self.view, self.signs, self.table):
            part.setVisible(bool(going))
        self.table.show_lines(going)
        self._on_width(self.view.points_wide())

    def _on_width(self, width: float) -> None:
        if self._today is not None and width > 0:
            self.view.set_drawing(action_timeline(self._lines, self._today, width))


class RoomyCells(QStyledItemDelegate):
    """Asks for the height that words need within the room at a cell's sides.

    Qt takes the whole width for the words, so that a line that just fits would be cut instead of
    going on in the next one.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        rect = narrower.rect  # type: ignore[attr-defined]  # the stubs leave the fields out
        narrower.rect = rect.adjusted(0, 0, -self._look.theme.px(_SIDES), 0)  # type: ignore[attr-defined]  # as above
        return super().sizeHint(narrower, index)


class DatesTable(QTableWidget):
    """The time line's actions in its order, cell by cell."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._look = look
        self.setHorizontalHeaderLabels(_HEADS)
        self.setAccessibleName(tr("Actions by date, as a table"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegate(RoomyCells(look, self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(look.theme.px(30))
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[ActionLine]) -> None:
        """Show these rows in place of those before."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            cells = (
                line.due_words,
                line.action.title,
                line.owner or NOBODY,
                line.action.status.label,
                "; ".join(line.waits_for),
            )
            for column, words in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(words))
        self.setColumnHidden(_WAITS, not any(line.waits_for for line in lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Give each action the lines its words need: cut short, two could not be told apart."""
        shown = [column for column in range(len(_HEADS)) if not self.isColumnHidden(column)]
        room, every = self.viewport().width(), sum(_SHARES[column] for column in shown)
        for column in shown:
            self.setColumnWidth(column, room * _SHARES[column] // every)
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and the rows there are, up to a page of them."""
        px = self._look.theme.px
        seen = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _ROWS_SEEN)))
        return QSize(px(200), seen + self.horizontalHeader().sizeHint().height() + px(4))
