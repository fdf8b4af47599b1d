"""The mouse on one part of a window, as a hand uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def double_click(widget, place):
    """Press twice and let go; Qt's own leaves the button down, and then a page follows no keyboard."""
    QTest.mouseDClick(widget, LEFT, NO_KEYS, place)
    QTest.mouseRelease(widget, LEFT, NO_KEYS, place)
