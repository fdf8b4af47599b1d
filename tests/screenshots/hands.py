"""A person's hands at the window: buttons by their words, keys, and a look further down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.app.window import BuiltWindow
    from tests.screenshots.gate import Gate

_TYPE = "Type: "


class Hands:
    """Does what a scene's steps say."""

    def __init__(self, built: BuiltWindow, gate: Gate) -> None:
        """Take the window, and what can hold its work up."""
        self._window = built.window
        self._doings: dict[str, Callable[[], None]] = {
            "F11": built.window.present,
            "Ctrl+K": built.window.show_palette,
            "Foot": self._look_down,
            "Hold": gate.hold,
            "Continue": gate.let_go,
        }

    def do(self, step: str) -> None:
        """Do one step.

        Raises:
            LookupError: nothing on the screen has these words.
        """
        if step.startswith(_TYPE):
            self._type(step.removeprefix(_TYPE))
        elif step in self._doings:
            self._doings[step]()
        else:
            self._press(step)

    def _front(self) -> QWidget:
        """Give the window in front of the others, or the page."""
        others = windows_before(self._window)
        return others[-1] if others else self._window.shell.shown_page() or self._window

    def _press(self, words: str) -> None:
        front = self._front()
        for button in front.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and _says(button, words):
                button.click()
                return
        for action in front.findChildren(QAction):
            if action.isEnabled() and action.text().replace("&", "") == words:
                action.trigger()
                return
        raise LookupError(words)

    def _type(self, words: str) -> None:
        field = next(f for f in self._front().findChildren(QLineEdit) if f.isVisible())
        field.setText(words)

    def _look_down(self) -> None:
        for area in self._front().findChildren(QScrollArea):
            if area.isVisible():
                bar = area.verticalScrollBar()
                bar.setValue(bar.maximum())


def windows_before(window: QWidget) -> list[QWidget]:
    """Give the windows that stand before a window: a room's, a dialog."""
    return [w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible()]


def _says(button: QAbstractButton, words: str) -> bool:
    text = button.text().replace("&", "")
    return words in {text, button.accessibleName()} or text.startswith(f"{words} (")
