"""For assistive technology and the keyboard: what is read out, and the way Tab takes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


_TAB = Qt.FocusPolicy.TabFocus


def tab_through(parts: Sequence[QWidget], before: QWidget) -> None:
    """Let Tab pass through the parts in their order and then come to a widget below them.

    Qt puts a new widget behind everything its window holds: the buttons under new fields would be
    reached only after a round through the whole window.

    Args:
        parts: widgets with controls in them, in one window with `before`.
        before: what comes after the last of them.
    """
    stops = [
        stop
        for part in parts
        for stop in part.findChildren(QWidget)
        if _takes_tab(stop) and stop.window() is before.window()
    ]
    for one, following in pairwise([_stop_before(before, stops), *stops]):
        QWidget.setTabOrder(one, following)


def _stop_before(widget: QWidget, passed_over: Sequence[QWidget]) -> QWidget:
    found = widget
    while found is widget or found in passed_over or not _takes_tab(found):
        before: QWidget | None = found.previousInFocusChain()
        if before is None or before is widget:
            return widget
        found = before
    return found


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & _TAB)
