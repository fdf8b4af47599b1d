"""How the rows of the question list are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, accent_bar, box, focus_ring
from digistrat_desktop.ui.kit.section_model import (
    ENTRY_ROLE,
    EvidenceMark,
    ItemEntry,
    SectionEntry,
    entry_at,
)
from digistrat_desktop.ui.kit.symbols import paint_symbol
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from digistrat_desktop.ui.look import Look

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Section heads in bold with their progress; questions with symbol and evidence mark."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        is_head = isinstance(index.data(ENTRY_ROLE), SectionEntry)
        letters = QFontMetrics(self._look.theme.font()).height()
        return QSize(0, letters + self._look.theme.space(3.5 if is_head else 2.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row: its ground, its content and, where the keyboard is, the ring."""
        entry = entry_at(index.data(ENTRY_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, state)
        edge = self._look.theme.space(2.5)
        inner = rect.adjusted(edge, 0, -edge, 0)
        if isinstance(entry, SectionEntry):
            self._paint_head(painter, inner, entry)
        else:
            self._paint_item(painter, inner, entry, bold=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, CONTROL_RADIUS, self._look)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            box(painter, rect, CONTROL_RADIUS, fill=self._look.colour("accent_tint"))
            accent_bar(painter, rect, self._look.colour("accent"), 3)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, CONTROL_RADIUS, fill=self._look.colour("accent_wash"))

    def _paint_head(self, painter: QPainter, rect: QRectF, entry: SectionEntry) -> None:
        quiet = self._look.theme.font(TypeRole.SMALL)
        taken = self._words(painter, rect, entry.progress, quiet, "secondary")
        font = self._look.theme.font(bold=True)
        room = rect.adjusted(0, 0, -taken - self._look.theme.space(2), 0)
        self._title(painter, room, entry.title, font)

    def _paint_item(self, painter: QPainter, rect: QRectF, entry: ItemEntry, *, bold: bool) -> None:
        side = self._look.theme.px(13)
        top = rect.top() + (rect.height() - side) / 2
        paint_symbol(painter, QRectF(rect.left(), top, side, side), entry.symbol, self._look)
        taken = self._marks(painter, rect, entry)
        gap = self._look.theme.space(2)
        room = rect.adjusted(side + gap, 0, -taken, 0)
        self._title(painter, room, entry.title, self._look.theme.font(bold=bold))

    def _marks(self, painter: QPainter, rect: QRectF, entry: ItemEntry) -> int:
        """Draw what stands at the right end of a question; the width it took."""
        gap, taken = self._look.theme.space(1.5), 0
        if entry.evidence == EvidenceMark.VIEW_ONLY:
            font = self._look.theme.font(TypeRole.SMALL)
            taken = self._words(painter, rect, entry.evidence.value, font, "caution") + gap
        elif entry.evidence == EvidenceMark.SHOWN:
            taken = self._icon(painter, rect, "evidence") + gap
        if entry.flagged:
            taken += self._icon(painter, rect.adjusted(0, 0, -taken, 0), "flag") + gap
        return taken

    def _icon(self, painter: QPainter, rect: QRectF, name: str) -> int:
        side = self._look.theme.px(15)
        device = painter.device()
        picture = self._look.pixmap(name, "secondary", side, device.devicePixelRatio())
        top = round(rect.top() + (rect.height() - side) / 2)
        painter.drawPixmap(round(rect.right()) - side, top, picture)
        return side

    def _words(self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str) -> int:
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(rect, _RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def _title(self, painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour("text"))
        painter.drawText(rect, _LEFT, elided(text, QFontMetrics(font), int(rect.width())))
