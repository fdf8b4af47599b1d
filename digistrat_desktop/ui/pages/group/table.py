"""The table of items by trust: a symbol and the level's word in each cell, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
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
from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.analysis.answers.group import GroupModel, ItemAcross, SectionAcross
    from digistrat_desktop.domain.frameworks.framework import Scale
    from digistrat_desktop.ui.kit.symbols import Symbol
    from digistrat_desktop.ui.theme.look import Look


SYMBOL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FIXED = (tr("Question"), tr("In words"))
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GroupTableModel(QAbstractTableModel):
    """One section's items down, trusts across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._items: tuple[ItemAcross, ...] = ()
        self._scale: Scale | None = None

    def show_section(self, group: GroupModel, section: SectionAcross) -> None:
        """Show one section of a group."""
        self.beginResetModel()
        self._labels = tuple(member.label for member in group.members)
        self._items = section.items
        self._scale = group.members[0].section(section.section.id).scale
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(FIXED) + len(self._labels)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        heads = (*FIXED, *self._labels)
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(heads):
            return None
        if role == _Role.DisplayRole:
            return heads[section]
        if role == _Role.ToolTipRole:
            return tip_text(heads[section])
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """A cell's words, its symbol for the painter, or its words as a tip."""
        readers: dict[int, Callable[[_Index], Any]] = {
            SYMBOL_ROLE: self._symbol,
            _Role.DisplayRole: self._words,
            _Role.AccessibleTextRole: self._heard,
            _Role.ToolTipRole: self._tip,
        }
        reader = readers.get(role)
        return reader(index) if index.isValid() and reader is not None else None

    def _tip(self, index: _Index) -> str:
        return tip_text(self._heard(index))

    def _symbol(self, index: _Index) -> Symbol | None:
        place = index.column() - len(FIXED)
        if place < 0:
            return None
        return symbol_of(self._items[index.row()].said[place].answer, self._scale)

    def _words(self, index: _Index) -> str:
        one = self._items[index.row()]
        if index.column() < len(FIXED):
            return (one.item.title, one.words)[index.column()]
        return one.said[index.column() - len(FIXED)].word

    def _heard(self, index: _Index) -> str:
        """A whole thought, for those who hear one cell alone."""
        one = self._items[index.row()]
        if index.column() < len(FIXED):
            return (one.item.question, one.words)[index.column()]
        said = one.said[index.column() - len(FIXED)]
        return f"{said.label}, {one.item.title}: {said.word}"


_ROW = 44
_HEAD = 40
_SYMBOL = 13
_TITLE, _WORDS, _TRUST = 190, 240, 128
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
    Qt.TextFlag.TextWordWrap
)
_Index_table = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index_table) -> QSize:
        return QSize(0, self._look.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index_table) -> None:
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

    def _content(self, painter: QPainter, rect: QRectF, index: _Index_table) -> None:
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
