"""For assistive technology and the keyboard: what is read out, and the way Tab takes."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


_TAB = Qt.FocusPolicy.TabFocus


def tab_through(parts: Iterable[QWidget], after: QWidget) -> None:
    """Let Tab pass through the parts in their order, once it has passed a widget above them.

    Qt puts a new widget behind everything its window holds: the buttons under new fields would be
    reached only after a round through the whole window. Who stands before or after whom is never
    asked: PySide 6.9 hands the widgets of `nextInFocusChain` to those asked, as if they were their
    children, and they die with them.

    Args:
        parts: widgets with controls in them.
        after: what comes before the first of them, in the same window; Qt passes over one that does
            not take the keyboard, but not over one that is hidden.
    """
    stops = [
        stop
        for part in parts
        for stop in part.findChildren(QWidget)
        if stop.focusPolicy() & _TAB and stop.window() is after.window()
    ]
    for one, following in pairwise([after, *stops]):
        QWidget.setTabOrder(one, following)
