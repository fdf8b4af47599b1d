"""What Qt hands to assistive technology for the widgets of `ui.heard`.

Qt's documentation has `QAccessible::installFactory`. As in WAI-ARIA 1.2, the items of a list are what it owns.
"""

from typing import Any, Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from digistrat_desktop.ui.heard import HeardAs

# No interface may answer `interface_cast` itself: PySide ends the program where it answers with none.
_PLAIN = {
    HeardAs.HEADING: QAccessible.Role.Heading,
    HeardAs.GRAPHIC: QAccessible.Role.Graphic,
    HeardAs.GROUP: QAccessible.Role.Grouping,
}


class HeardRows(Protocol):
    """A widget that is heard as a list of rows. Each row has a widget in it, which stands for the row."""

    def heard_parts(self) -> list[QWidget]:
        """Give the rows, and what in them is heard by itself, as they stand."""

    def row_words(self, row: QWidget) -> str:
        """Say all of a row."""

    def row_place(self, row: QWidget) -> QRect:
        """Tell where a row is, in the list's own pixels."""

    def is_row_chosen(self, row: QWidget) -> bool | None:
        """Tell whether a row is chosen; None where rows cannot be."""

    def row_at(self) -> QWidget | None:
        """Give the row the keyboard is at; None where that is elsewhere."""


def made_for(widget: QWidget, kind: HeardAs) -> QAccessibleWidget:
    if kind is HeardAs.ROWS:
        return _Rows(widget)
    if kind is HeardAs.ROW:
        return _Row(widget)
    return QAccessibleWidget(widget, _PLAIN[kind])


class _Rows(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)

    def _parts(self) -> list[QWidget]:
        return cast(HeardRows, self.widget()).heard_parts() if self.isValid() else []

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        parts = self._parts()
        if not 0 <= index < len(parts):
            return None
        return QAccessible.queryAccessibleInterface(parts[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        part, parts = child.object(), self._parts()
        return parts.index(part) if part in parts else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Give the row the keyboard is at, or what in a row has it."""
        row = cast(HeardRows, self.widget()).row_at() if self.isValid() else None
        return (
            QAccessible.queryAccessibleInterface(row) if row is not None else super().focusChild()
        )

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Give what is heard by itself at a place before the row it lies in."""
        found = [QAccessible.queryAccessibleInterface(one) for one in self._parts()]
        here = [one for one in found if one.rect().contains(x, y)]
        here.sort(key=lambda one: one.role() == QAccessible.Role.ListItem)
        return here[0] if here else None


class _Row(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.ListItem)

    def _rows(self) -> HeardRows | None:
        return cast(HeardRows, self.widget().parentWidget()) if self.isValid() else None

    def text(self, kind: QAccessible.Text) -> str:
        rows = self._rows()
        if kind == QAccessible.Text.Name and rows is not None:
            return rows.row_words(self.widget())
        return super().text(kind)

    def rect(self) -> QRect:
        rows = self._rows()
        if rows is None:
            return QRect()
        place = rows.row_place(self.widget())
        place.moveTopLeft(cast(QWidget, rows).mapToGlobal(place.topLeft()))
        return place

    def state(self) -> QAccessible.State:
        found, rows = cast(Any, super().state()), self._rows()
        chosen = rows.is_row_chosen(self.widget()) if rows is not None else None
        if chosen is not None:
            found.selectable, found.selected = 1, int(chosen)
            found.focusable = 1
        if rows is not None:
            found.focused = int(rows.row_at() is self.widget())
        return cast(QAccessible.State, found)
