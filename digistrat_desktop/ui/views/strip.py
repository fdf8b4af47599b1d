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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def show_strip(self, symbols: tuple[Symbol, ...], words: str) -> None:
        """Show other answers."""
        self._symbols = symbols
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = max(1, len(self._symbols)) * self._pitch()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two rows are fine where there is no room for one."""
        width = (len(self._symbols) + 1) // 2 * self._pitch()
        return QSize(max(width, self._pitch()), self._pitch())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """What does not fit beside goes below."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all rows at this width."""
        return -(-max(1, len(self._symbols)) // self._in_a_row(width)) * self._pitch()

    def paintEvent(self, _: QPaintEvent) -> None:
        side, pitch = self._look.theme.px(_SIDE), self._pitch()
        in_a_row = self._in_a_row(self.width())
        painter = antialiased(self)
        for number, symbol in enumerate(self._symbols):
            down, across = divmod(number, in_a_row)
            place = QRectF(across * pitch + 1, down * pitch + 1, side, side)
            paint_symbol(painter, place, symbol, self._look)
        painter.end()

    def _pitch(self) -> int:
        return self._look.theme.px(_SIDE) + self._look.theme.px(_GAP)

    def _in_a_row(self, width: int) -> int:
        return max(1, width // self._pitch())
