"""Parts of a page side by side where there is room, one under the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.ui.look import Look

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class Columns(QWidget):
    """Columns that become rows when the page is narrow for the text size."""

    def __init__(self, look: Look, fold_below: int, parent: QWidget | None = None) -> None:
        """Make an empty row.

        Args:
            look: the look in use.
            fold_below: width in logical pixels at 100 % text size under which parts are stacked.
            parent: the owner.
        """
        super().__init__(parent)
        self._look = look
        self._fold_below = fold_below
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def is_stacked(self) -> bool:
        """True while the parts stand one under the other."""
        return self._row.direction() == _BELOW

    def add(self, widget: QWidget, stretch: int = 1, *, fills: bool = True) -> None:
        """Put a part at the right of (or under) what is there.

        Args:
            widget: the part.
            stretch: its share of the width beside the others.
            fills: as high as its neighbours; False keeps its own height, at the top.
        """
        place = Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignTop
        self._row.addWidget(widget, stretch, place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Stacked, it needs the width of its widest part only."""
        parts = [self._row.itemAt(place).minimumSize() for place in range(self._row.count())]
        return QSize(max((part.width() for part in parts), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self._look.theme.px(self._fold_below)
        direction = _BELOW if narrow else _BESIDE
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def _on_look_changed(self) -> None:
        self._row.setSpacing(self._look.theme.space(3.5))
        self._fold()
