"""Emptying a layout whose widgets are shown anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go, those of layouts inside it too."""
    while layout.count():
        item = layout.takeAt(0)
        inner: QLayout | None = item.layout()
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
