"""A page that scrolls up and down, never sideways, and keeps its lines short enough to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from digistrat_desktop.ui.theme.look import Look

WIDEST = 1440


class _Sheet(QWidget):
    """As wide as the page and as high as its content is then.

    Left to itself a layout asks for too much: labels that wrap give the height they would have when
    narrow, and one wide row would push the whole page past the edge.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """None: the page decides the width, the content the height."""
        return QSize(0, 0)


class ScrollPage(QScrollArea):
    """A column of content; follows the focus so that what the keyboard is on is always in sight."""

    def __init__(
        self, look: Look, *, widest: int = WIDEST, margin: float = 5, parent: QWidget | None = None
    ) -> None:
        """Make the page.

        Args:
            widest: of the content, logical pixels at 100 % text size.
            margin: round the content, in grid steps.
        """
        super().__init__(parent)
        self._look = look
        self._widest = widest
        self._margin = margin
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet()
        self.sheet.setProperty("kind", "sheet")
        self._content = QWidget(self.sheet)
        self.column = QVBoxLayout(self._content)
        self._build()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under what is there."""
        self.column.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Put a layout under what is there."""
        self.column.addLayout(layout, stretch)

    def end(self) -> None:
        """Leave what room is left at the foot."""
        self.column.addStretch(1)

    def _build(self) -> None:
        row = QHBoxLayout(self.sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._content, 1)
        row.addStretch(0)
        self._content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(self.sheet)
        self._on_look_changed()
        self._look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        theme = self._look.theme
        edge = theme.space(self._margin)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.space(4))
        self._content.setMaximumWidth(theme.px(self._widest))
