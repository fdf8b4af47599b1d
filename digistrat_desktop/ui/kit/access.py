"""For assistive technology and the keyboard: what is read out, and the way Tab takes."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def is_go(event: QKeyEvent) -> bool:
    """Tell whether a key is the one that saves what is being filled in: Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def find_with(owner: QWidget, search: QLineEdit) -> None:
    """Have Ctrl+F bring the keyboard to a search, wherever it is while the owner is seen."""

    def find() -> None:
        search.show()
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    QShortcut(QKeySequence(QKeySequence.StandardKey.Find), owner).activated.connect(find)


def come_into_sight(widget: QWidget, rect: QRect) -> None:
    """Have the page scroll to a part of a widget that does not scroll itself."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if isinstance(page, QScrollArea) and page.widget() is not None:
        at = widget.mapTo(page.widget(), rect.center())
        page.ensureVisible(at.x(), at.y(), 0, 2 * rect.height())


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
        # one of a group takes the keyboard by the mouse now and by Tab once it is chosen
        if stop.focusPolicy() != Qt.FocusPolicy.NoFocus and stop.window() is after.window()
    ]
    for one, following in pairwise([after, *stops]):
        QWidget.setTabOrder(one, following)
