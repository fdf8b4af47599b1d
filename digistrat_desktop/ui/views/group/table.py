"""The table of items by trust: a symbol and the level's word in each cell, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, focus_ring
from digistrat_desktop.ui.kit.symbols import paint_symbol
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.group.table_model import FIXED, SYMBOL_ROLE, GroupTableModel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.analysis.group import GroupModel, SectionAcross
    from digistrat_desktop.ui.look import Look

_ROW = 44
_HEAD = 40
_SYMBOL = 13
_TITLE, _WORDS, _TRUST = 190, 240, 128
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
    Qt.TextFlag.TextWordWrap
)
_Index = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize(0, self._look.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell: its ground, a symbol where it is a trust's, its words."""
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.colour("accent_wash"))
        painter.setPen(self._look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._content(painter, rect, index)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -1, -2), CONTROL_RADIUS, self._look)
        painter.restore()

    def _content(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        theme = self._look.theme
        edge = theme.space(2)
        room = rect.adjusted(edge, 0, -edge / 2, 0)
        symbol = index.data(SYMBOL_ROLE)
        if symbol is not None:
            side = theme.px(_SYMBOL)
            top = room.top() + (room.height() - side) / 2
            paint_symbol(painter, QRectF(room.left(), top, side, side), symbol, self._look)
            room.adjust(side + theme.space(1.5), 0, 0, 0)
        painter.setFont(theme.font(TypeRole.SMALL if index.column() == 1 else TypeRole.BODY))
        painter.setPen(self._look.colour("secondary" if index.column() == 1 else "text"))
        painter.drawText(room, _WRAPPED, index.data())


class GroupTable(QTableView):
    """Items down, trusts across; arrows move from cell to cell."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = GroupTableModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Cells(look, self))
        self.setAccessibleName(tr("Questions by trust"))
        self._calm()
        look.changed.connect(self._fit)

    def show_section(self, group: GroupModel, section: SectionAcross) -> None:
        """Show one section of a group."""
        self._model.show_section(group, section)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and three rows; the rest scrolls."""
        theme = self._look.theme
        return QSize(theme.px(240), theme.px(_HEAD) + 3 * theme.px(_ROW) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _calm(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit(self) -> None:
        theme = self._look.theme
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give what is left over to the words and the trusts; too little scrolls sideways."""
        theme, count = self._look.theme, self._model.columnCount() - len(FIXED)
        wanted = [theme.px(_TITLE), theme.px(_WORDS), *[theme.px(_TRUST)] * max(0, count)]
        spare = max(0, self.viewport().width() - sum(wanted))
        share = spare // max(1, len(wanted))
        for column, width in enumerate(wanted[: self._model.columnCount()]):
            self.setColumnWidth(column, width + share)
