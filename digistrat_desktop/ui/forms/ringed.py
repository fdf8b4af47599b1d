"""What tick boxes and radio buttons share: a size to hit, an outline, a ring where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionButton

from digistrat_desktop.ui.kit.paint import Ringed, antialiased, box, focus_ring
from digistrat_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object

_SMALLEST = 28
_RADIUS = 4.0


class RingedToggle(Ringed, _Base):
    """Stands before a checkable button's Qt class."""

    _look: Look
    indicator: QStyle.SubElement  # where the style draws the mark

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8, max(_SMALLEST, hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = antialiased(self)
        if self.isEnabled():
            # The style's own outline is a shade of the ground: on a dark one it cannot be seen.
            place = QRectF(self.part(self.indicator))
            hovered = self._look.pointing.is_at(self)
            stroke = self._look.colour("accent" if hovered else "control_line")
            box(painter, place, self.corner(place), stroke=stroke, width=2 if hovered else 1)
        if self.is_ringed:
            focus_ring(painter, QRectF(self.rect()), _RADIUS, self._look)
        painter.end()

    def corner(self, _: QRectF) -> float:
        """Give how round the mark's outline is, in logical pixels."""
        return 2.0

    def part(self, part: QStyle.SubElement) -> QRect:
        """Give where the style puts a part of the button."""
        option = QStyleOptionButton()
        option.initFrom(self)
        return self.style().subElementRect(part, option, self)
