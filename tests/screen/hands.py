"""Hands at a window on a screen: every key and click goes through the screen and its window manager.

Only what a person sees is asked of the window: where a thing is, and when the page has come to rest.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.screen.first_hour import tool
from tests.ui.seat import Seat
from tests.ui.waiting import turn

PATIENCE_MS = 20_000
MOST_TYPED = 200
MOST_TURNS_OF_THE_WHEEL = 120
_NAMES = {"Esc": "Escape", "Del": "Delete"}  # where Qt and xdotool name a key in two ways


class _Arrived(QObject):
    """Counts the keys and clicks that have come from the screen."""

    def __init__(self):
        super().__init__()
        self.keys = self.clicks = 0

    def eventFilter(self, _, event):
        if event.spontaneous() and event.type() == QEvent.Type.KeyRelease:
            self.keys += 1
        if event.spontaneous() and event.type() == QEvent.Type.MouseButtonRelease:
            self.clicks += 1
        return False


class ScreenSeat(Seat):
    """One window on a real screen, worked by xdotool."""

    def __init__(self, qtbot, folder, **parts):
        super().__init__(qtbot, folder, **parts)
        self._arrived = _Arrived()
        QGuiApplication.instance().installEventFilter(self._arrived)

    def sit_down(self):
        super().sit_down()
        self.until(self.window.isActiveWindow)
        return self

    def until(self, is_so):
        """Let the program go on until something is so; a screen is never quite idle."""
        self._loop.waitUntil(is_so, timeout=PATIENCE_MS)

    def keys(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            before = self._arrived.keys
            tool("key", "--clearmodifiers", _name(key, modifiers))
            self.until(lambda before=before: self._arrived.keys > before)
        turn(20)

    def write(self, text):
        """Type a text; what nobody would type is pasted."""
        if len(text) < MOST_TYPED:
            before = self._arrived.keys
            tool("type", "--delay", "4", "--", text)
            self.until(lambda: self._arrived.keys >= before + len(text))
        else:
            QGuiApplication.clipboard().setText(text)
            self.keys(Qt.Key.Key_V, modifiers=Qt.KeyboardModifier.ControlModifier)
        turn(20)

    def click(self, widget, at=None, *, times=1):
        """Click on a thing, turning the wheel over the page until it is seen."""
        self._bring_into_sight(widget, at)
        spot = widget.mapToGlobal(at or widget.rect().center())
        before = self._arrived.clicks
        tool("mousemove", str(spot.x()), str(spot.y()))
        tool("click", "--repeat", str(times), "--delay", "60", "1")
        self.until(lambda: self._arrived.clicks > before)
        self.settle()

    def press(self, button):
        self.click(button)

    def tab_to(self, widget, most=80):
        """Bring the keyboard to a thing by the mouse, as whoever works with it does."""
        if self.focus() is not widget and not widget.isAncestorOf(self.focus()):
            self.click(widget)

    def _bring_into_sight(self, widget, at):
        for _ in range(MOST_TURNS_OF_THE_WHEEL):
            spot = at or widget.rect().center()
            if widget.isVisible() and widget.visibleRegion().contains(spot):
                return
            area = _page_around(widget)
            below = widget.mapTo(area, spot).y() > area.height() // 2
            middle = area.mapToGlobal(QPoint(area.width() - 30, area.height() // 2))
            tool("mousemove", str(middle.x()), str(middle.y()))
            tool("click", "5" if below else "4")
            turn(30)
        raise AssertionError(f"{widget} never came into sight")


def _page_around(widget):
    parent = widget.parentWidget()
    while parent is not None and not (
        isinstance(parent, QScrollArea) and parent.verticalScrollBar().maximum()
    ):
        parent = parent.parentWidget()
    return parent or QApplication.activeWindow()


def _name(key, modifiers):
    """Give a key as xdotool names it, such as "ctrl+Return"."""
    words = QKeySequence(int(modifiers.value) | int(key)).toString().split("+")
    *held, last = words
    return "+".join(
        [*(one.lower() for one in held), _NAMES.get(last, last if len(last) > 1 else last.lower())]
    )
