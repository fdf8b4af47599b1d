"""One level as a card: symbol, name, key and the text that says what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QRadioButton

from digistrat_desktop.ui.kit.heard_toggle import HeardToggle
from digistrat_desktop.ui.kit.paint import (
    CARD_RADIUS,
    antialiased,
    box,
    focus_ring,
    key_cap,
    key_cap_size,
    shows_ring,
)
from digistrat_desktop.ui.kit.symbols import Symbol, paint_symbol
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TOP_LEFT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_UNBOUNDED = 100_000
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card shows.

    Attributes:
        id: of the level.
        title: its word.
        text: what it looks like, in full.
        symbol: its symbol.
    """

    id: str
    title: str
    text: str
    symbol: Symbol


class LevelCard(HeardToggle, QRadioButton):
    """A radio button painted as a card. Its group moves the focus; Space or Enter chooses."""

    def __init__(self, look: Look, text: CardText, key: str, parent: QWidget) -> None:
        """Make the card.

        Args:
            look: the look in use.
            text: what it shows.
            key: the digit printed on it.
            parent: the group.
        """
        super().__init__(parent)
        self._look = look
        self._ring = False
        self._key = key
        self._read_only = False
        self.text_of = text
        self.hear_toggles()
        self.setAccessibleName(f"{text.title}. {text.text}")
        self.setAccessibleDescription(tr("Key {key}", key=key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show the card for reading only."""
        self._read_only = read_only
        shape = Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole card is the target; none of it when it is for reading."""
        return not self._read_only and self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS or (self._read_only and key == Qt.Key.Key_Space):
            event.ignore()
        elif key in _GO and not self._read_only:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether the keyboard brought the focus."""
        self._ring = shows_ring(event, before=self._ring)
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        width = self._look.theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the text at this width, its head and its edges."""
        edge = self._look.theme.space(3.5)
        room = QRect(0, 0, max(1, width - 2 * edge), _UNBOUNDED)
        words = QFontMetrics(self._font()).boundingRect(room, _WRAP | _TOP_LEFT, self.text_of.text)
        head = self._head_height(room.width())
        return edge * 2 + head + self._look.theme.space(1.5) + words.height()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = antialiased(self)
        rect = QRectF(self.rect())
        self._paint_sheet(painter, rect)
        edge = self._look.theme.space(3.5)
        inner = rect.adjusted(edge, edge, -edge, -edge)
        high = self._head_height(round(inner.width()))
        head = QRectF(inner.left(), inner.top(), inner.width(), high)
        self._paint_head(painter, head)
        painter.setFont(self._font())
        painter.setPen(self._look.colour("text"))
        below = inner.adjusted(0, head.height() + self._look.theme.space(1.5), 0, 0)
        painter.drawText(below, _WRAP | _TOP_LEFT, self.text_of.text)
        if self.hasFocus() and self._ring:
            focus_ring(painter, rect, CARD_RADIUS, self._look)
        painter.end()

    def _paint_sheet(self, painter: QPainter, rect: QRectF) -> None:
        look = self._look
        if self.isChecked():
            wash, accent = look.colour("accent_wash"), look.colour("accent")
            box(painter, rect, CARD_RADIUS, fill=wash, stroke=accent, width=2)
            return
        hovered = self.underMouse() and not self._read_only
        fill = look.colour("canvas" if self._read_only else "accent_wash" if hovered else "surface")
        stroke = look.colour("line" if self._read_only else "control_line")
        box(painter, rect, CARD_RADIUS, fill=fill, stroke=stroke)

    def _paint_head(self, painter: QPainter, head: QRectF) -> None:
        side = self._look.theme.px(14)
        line = self._line_height()
        top = head.top() + (line - side) / 2
        paint_symbol(painter, QRectF(head.left(), top, side, side), self.text_of.symbol, self._look)
        painter.setFont(self._look.theme.font(TypeRole.GROUP))
        painter.setPen(self._look.colour("text"))
        left = side + self._look.theme.space(2)
        beside = QRectF(
            head.left() + left, head.top() + 1, self._title_width(head.width()), head.height()
        )
        painter.drawText(beside, _WRAP | _TOP_LEFT, self.text_of.title)
        if not self._read_only:
            width, height = key_cap_size(self._look, self._key)
            top = head.top() + (line - height) / 2
            cap = QRectF(head.right() - width, top, width, height)
            key_cap(painter, cap, self._key, self._look)

    def _font(self) -> QFont:
        return self._look.theme.font()

    def _title_width(self, width: float) -> int:
        """The room between the symbol and the key, in pixels; the key's is kept when it is away."""
        cap, _ = key_cap_size(self._look, self._key)
        return max(1, round(width - self._look.theme.px(14) - self._look.theme.space(3) - cap))

    def _head_height(self, width: int) -> int:
        """The height of the title at this width; a long one takes a second line."""
        room = QRect(0, 0, self._title_width(width), _UNBOUNDED)
        font = QFontMetrics(self._look.theme.font(TypeRole.GROUP))
        return font.boundingRect(room, _WRAP | _TOP_LEFT, self.text_of.title).height() + 2

    def _line_height(self) -> int:
        return QFontMetrics(self._look.theme.font(TypeRole.GROUP)).height() + 2
