"""A tick box that shows where the keyboard is and is large enough to hit."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from digistrat_desktop.ui.kit.paint import antialiased, box, focus_ring, shows_ring
from digistrat_desktop.ui.theme.look import Look

SMALLEST = 28
_RADIUS, _CORNER = 4.0, 2.0


class TickBox(QCheckBox):
    """Yes or no, with its words beside it."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._look = look
        self._ring = False
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8, max(SMALLEST, hint.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._ring = shows_ring(event, before=self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = antialiased(self)
        if self.isEnabled():
            # The style's own outline is a shade of the ground: on a dark one it cannot be seen.
            outline = self._look.colour("control_line")
            box(painter, self._indicator(), _CORNER, stroke=outline)
        if self.hasFocus() and self._ring:
            focus_ring(painter, QRectF(self.rect()), _RADIUS, self._look)
        painter.end()

    def _indicator(self) -> QRectF:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        return QRectF(self.style().subElementRect(part, option, self))
