"""A column that stands at the top of its room instead of spreading over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TopColumn(QVBoxLayout):
    """As high as its parts need, unless one of them stretches.

    `setAlignment(AlignTop)` would do the same but cuts labels that wrap: it goes by the size hint
    where the height for the width is larger.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*([parent] if parent is not None else []))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay out the parts in the height they need."""
        stretches = bool(self.expandingDirections() & Qt.Orientation.Vertical)
        if not stretches:
            rect = QRect(rect.x(), rect.y(), rect.width(), min(rect.height(), self._needed(rect)))
        super().setGeometry(rect)

    def _needed(self, rect: QRect) -> int:
        if self.hasHeightForWidth():
            return self.heightForWidth(rect.width())
        return self.sizeHint().height()
