"""A list of ticks whose boxes can be seen in every palette and whose rows are large enough to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digistrat_desktop.ui.kit.paint import box

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

_ROW, _EDGES = 28, 8
_CORNER = 2.0
_BOX = QStyle.SubElement.SE_ItemViewItemCheckIndicator
_Index = QModelIndex | QPersistentModelIndex


class TickList(QListWidget):
    """Rows to tick."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            look: the look in use.
            name: what is asked for.
            parent: the owner.
        """
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setItemDelegate(_TickRows(look, self))

    def fit(self, most: int) -> None:
        """Be as high as what there is to tick.

        Args:
            most: rows from which on it scrolls.
        """
        rows = max(1, min(most, self.count()))
        self.setFixedHeight(self._look.theme.px(_ROW) * rows + self._look.theme.px(_EDGES))


class _TickRows(QStyledItemDelegate):
    """Rows as the style draws them, higher, and with an outline around the box."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(self._look.theme.px(_ROW), hint.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row; the style's own outline is a shade of the ground, unseen on a dark one."""
        super().paint(painter, option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        view: QListWidget = own.widget  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        place = view.style().subElementRect(_BOX, own, view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(place), _CORNER, stroke=self._look.colour("control_line"))
        painter.restore()
