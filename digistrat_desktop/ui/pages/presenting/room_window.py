"""A window for a room: full screen, large type, Escape leaves, F11 brings it back to a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.text import ElidedLabel
from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.ui.theme.look import Look

_PERCENT_AT = (900, 500)
_STEP = 10
_FIRST_SIZE = QSize(1280, 720)


class RoomWindow(QWidget):
    """The frame of everything shown to a room; text grows with the window."""

    def __init__(self, look: Look, title: str, hints: str, parent: QWidget) -> None:
        """Make the window, not shown yet.

        Args:
            look: the main window's look, whose palette is followed.
            title: of the window.
            hints: the keys, in one line at the foot.
            parent: the main window.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._main_look = look
        self.look = look.scaled(100, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.setObjectName("room")
        self.previous = SecondaryButton(self.look, tr("Previous"), parent=self)
        self.next = SecondaryButton(self.look, tr("Next"), parent=self)
        self.leave = SecondaryButton(self.look, tr("Leave"), parent=self)
        self.hints = ElidedLabel(hints, TypeRole.SMALL, "secondary", parent=self)
        self.column = QVBoxLayout(self)
        self.foot = QHBoxLayout()
        self._build()
        look.changed.connect(self._fit)

    def _build(self) -> None:
        self.column.addLayout(self.foot)
        for button in (self.previous, self.next):
            self.foot.addWidget(button)
        self.foot.addWidget(self.hints, 1)
        self.foot.addWidget(self.leave)
        self.leave.clicked.connect(self.close)
        self.on_key("Esc", self.leave.click)
        self.on_key("F11", self._on_full_screen)
        self.resize(_FIRST_SIZE)

    def add_body(self, body: QWidget) -> None:
        """Put what is shown above the foot."""
        self.column.insertWidget(self.column.count() - 1, body, 1)

    def on_key(self, keys: str, do: Callable[[], object]) -> None:
        """Do something when keys are pressed in this window."""
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def show_to_room(self) -> None:
        """Fill the screen and take the keyboard."""
        self.showFullScreen()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _fit(self) -> None:
        """Let the text keep pace with the window, in steps, and never below what the person set."""
        wide, high = self.width() / _PERCENT_AT[0], self.height() / _PERCENT_AT[1]
        percent = round(min(wide, high) * 100 / _STEP) * _STEP
        theme = self._main_look.scaled(max(percent, self._main_look.theme.text_percent)).theme
        if theme == self.look.theme and self.styleSheet():
            return
        self.look.set_theme(theme)
        canvas = f"#room {{ background: {theme.colours.canvas}; }}"
        # The application's font would keep buttons small: a sheet alone reaches them.
        buttons = f"QPushButton {{ font-size: {theme.points(TypeRole.BODY)}pt; }}"
        self.setStyleSheet(style_sheet(theme) + canvas + buttons)
        self.setFont(theme.font())
        edge = theme.space(5)
        self.column.setContentsMargins(edge, edge, edge, theme.space(3))
        self.column.setSpacing(theme.space(3))
        self.foot.setSpacing(theme.space(2))
