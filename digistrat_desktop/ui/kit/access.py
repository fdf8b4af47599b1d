"""For assistive technology and the keyboard: what is read out, and the way Tab takes."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def is_go(event: QKeyEvent) -> bool:
    """Tell whether a key is the one that saves what is being filled in: Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


_TAB = Qt.FocusPolicy.TabFocus


def tab_through(parts: Iterable[QWidget], after: QWidget) -> None:
    """Let Tab pass through the parts in their order, once it has passed a widget above them.

    Qt puts a new widget behind everything its window holds: the buttons under new fields would be
    reached only after a round through the whole window. Who stands before or after whom is never
    asked: PySide 6.9 hands the widgets of `nextInFocusChain` to those asked, as if they were their
    children, and they die with them.

    Args:
        parts: controls, or widgets with controls in them.
        after: what comes before the first of them, in the same window; Qt passes over one that does
            not take the keyboard, but not over one that is hidden.
    """
    stops = [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        if stop.focusPolicy() & _TAB and stop.window() is after.window()
    ]
    for one, following in pairwise([after, *stops]):
        QWidget.setTabOrder(one, following)
