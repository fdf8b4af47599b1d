"""A row of level symbols: one assessment's answers at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.kit.symbols import Symbol, paint_symbol

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from digistrat_desktop.ui.look import Look

_SIDE, _GAP = 11, 3


class LevelStrip(QWidget):
    """Symbols side by side; the accessible name says the counts in words."""

    def __init__(
        self, look: Look, symbols: tuple[Symbol, ...], words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._symbols = symbols
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        look.changed.connect(self.updateGeometry)

    def show_strip(self, symbols: tuple[Symbol, ...], words: str) -> None:
        """Show other answers."""
        self._symbols = symbols
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side, gap = self._look.theme.px(_SIDE), self._look.theme.px(_GAP)
        return QSize(max(1, len(self._symbols)) * (side + gap), side + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        side, gap = self._look.theme.px(_SIDE), self._look.theme.px(_GAP)
        painter = antialiased(self)
        for number, symbol in enumerate(self._symbols):
            paint_symbol(
                painter, QRectF(number * (side + gap) + 1, 1, side, side), symbol, self._look
            )
        painter.end()
