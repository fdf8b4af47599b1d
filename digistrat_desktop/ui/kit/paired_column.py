"""A column of parts in which two short neighbours stand beside each other where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

PAIR_GAP = 6  # between two fields of a row, in grid steps
_ROW_GAP = 3.5


class _Part(NamedTuple):
    item: QLayoutItem
    is_short: bool


class PairedColumn(QLayout):
    """Rows of one part, or of two short ones; parts keep their order and are never moved about.

    Where pairs stand, a short part without a neighbour keeps its half of the width, so that all
    short ones are equally wide.
    """

    def __init__(self, look: Look, pairs_from: int, sides: Callable[[], int]) -> None:
        """Make an empty column.

        Args:
            look: the look in use.
            pairs_from: width in logical pixels at 100 % text size from which there are pairs.
            sides: gives what stands at the left and right and counts as part of that width.
        """
        super().__init__()
        self._look = look
        self._pairs_from = pairs_from
        self._sides = sides
        self._parts: list[_Part] = []
        self._adds_short = False
        self.setContentsMargins(0, 0, 0, 0)

    def add_part(self, widget: QWidget, *, is_short: bool) -> None:
        """Put a widget under what is there, or beside it."""
        self._adds_short = is_short
        self.addWidget(widget)
        self._adds_short = False

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take one more item at the end."""
        self._parts.append(_Part(item, self._adds_short))

    def count(self) -> int:
        """How many items there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at a place, or None."""
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - as itemAt
        """Remove and give the item at a place, or None."""
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Takes no more height than it needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrow means higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all rows at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put every part in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = max((part.item.sizeHint().width() for part in self._shown()), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the widest part alone; the height goes by the width."""
        widths = [part.item.minimumSize().width() for part in self._shown()]
        return QSize(max(widths, default=0), 0)

    def has_pairs_at(self, width: int) -> bool:
        """Say whether short neighbours stand side by side at a width of this layout."""
        return width + self._sides() >= self._look.theme.px(self._pairs_from)

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _rows(self) -> list[list[_Part]]:
        rows: list[list[_Part]] = []
        for part in self._shown():
            before = rows[-1] if rows else []
            if part.is_short and len(before) == 1 and before[0].is_short:
                before.append(part)
            else:
                rows.append([part])
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all rows, and put the parts there if they are to be moved."""
        pairs = self.has_pairs_at(rect.width())
        gap = self._look.theme.space(_ROW_GAP)
        y = rect.y()
        for row in self._rows() if pairs else [[part] for part in self._shown()]:
            width = self._half(rect.width()) if pairs and row[0].is_short else rect.width()
            heights = [_height(part.item, width) for part in row]
            for part, x, height in zip(row, (0, rect.width() - width), heights, strict=False):
                if move:
                    part.item.setGeometry(QRect(rect.x() + x, y, width, height))
            y += max(heights) + gap
        return max(0, y - gap - rect.y())

    def _half(self, width: int) -> int:
        return (width - self._look.theme.space(PAIR_GAP)) // 2


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
