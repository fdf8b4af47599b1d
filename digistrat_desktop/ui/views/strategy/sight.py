"""Scrolling a page to what the program gave the keyboard to; Qt does so for Tab only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def point_at(field: QWidget, whole: QWidget) -> None:
    """Give a field the keyboard and bring it into sight with what is said beside it.

    Args:
        field: takes the keyboard.
        whole: what is to be seen: the field with its label and its fault.
    """
    field.setFocus()
    page = field.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is not None:
        # After the layout has made room for the fault.
        QTimer.singleShot(0, whole, partial(page.ensureWidgetVisible, whole))
