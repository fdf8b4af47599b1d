"""The head of a page: its title, and its views at the right of it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.ui.theme.look import Look

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class PageHead(QWidget):
    """A title with chips beside it in one row, or under it when one row does not hold them all.

    Attributes:
        chips: holds the chips.
        flow: the layout of the chips.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        """Make a head without chips.

        Args:
            title: of the page.
        """
        super().__init__(parent)
        self._look = look
        self.title = PlainLabel(title, TypeRole.PAGE, wrap=False, parent=self)
        self.chips = QWidget(self)
        self.flow = FlowLayout(look.theme.space(2), self.chips)
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.chips, 1)
        look.changed.connect(self._fold)

    @property
    def is_stacked(self) -> bool:
        """True while the chips stand under the title."""
        return self._row.direction() == _BELOW

    def add(self, chip: QWidget) -> None:
        """Put a chip at the right of what is there."""
        self.flow.addWidget(chip)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough never to widen the page."""
        return QSize(self.title.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        gap = self._look.theme.space(4)
        wanted = self.title.sizeHint().width() + gap + self.flow.sizeHint().width()
        below = wanted > self.width()
        self._row.setSpacing(self._look.theme.space(2) if below else gap)
        direction = _BELOW if below else _BESIDE
        if direction != self._row.direction():
            self._row.setDirection(direction)
