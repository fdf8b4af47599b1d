"""What stands at the top of what is scrolled stays there when all of it is laid out at another size."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget
from shiboken6 import isValid

_NEAR = 40  # pixels: what begins so far down is what is read first, more than what is cut above it


class _Top(NamedTuple):
    part: QWidget
    row: QPersistentModelIndex | None  # of a list that stands whole on the page
    into: float  # how much of it is above what is seen, of its height; below 0 for a gap over it


class KeptPlace:
    """Remembers which part of a scrolled page is the first one seen, and scrolls back to it."""

    def __init__(self, area: QScrollArea) -> None:
        self._area = area
        self._top: _Top | None = None

    def keep(self) -> None:
        """Remember what is first now; what was remembered stays until somebody scrolls."""
        if self._top is None and self._area.verticalScrollBar().value() > 0:
            self._top = self._found()

    def drop(self) -> None:
        self._top = None

    def restore(self) -> None:
        """Scroll to where that stands now."""
        top = self._top
        area = _scrolled_now(self._area)
        if top is not None and isValid(top.part) and top.part.isVisibleTo(area.widget()):
            start, height = _extent(area.widget(), top.part, top.row)
            area.verticalScrollBar().setValue(round(start + top.into * height))

    def _found(self) -> _Top | None:
        at, sheet = self._area.verticalScrollBar().value(), self._area.widget()
        places = [(one, *_extent(sheet, one, None)) for one in _leaves(sheet)]
        below = [place for place in places if place[1] + place[2] > at]
        whole = [place for place in below if at <= place[1] <= at + _NEAR]
        if not below:
            return None
        part, start, height = min(whole or below, key=lambda place: place[1])
        row = None
        if isinstance(part, QAbstractItemView) and start < at:
            found = part.indexAt(part.viewport().mapFrom(sheet, QPoint(0, at)))
            row = QPersistentModelIndex(found) if found.isValid() else None
            start, height = _extent(sheet, part, row)
        return _Top(part, row, (at - start) / max(1, height))


def _extent(sheet: QWidget, part: QWidget, row: QPersistentModelIndex | None) -> tuple[int, int]:
    """Give where a part, or a row of it, begins on what is scrolled, and how high it is."""
    if row is not None and row.isValid() and isinstance(part, QAbstractItemView):
        place = part.visualRect(row)
        return part.viewport().mapTo(sheet, place.topLeft()).y(), place.height()
    return part.mapTo(sheet, QPoint(0, 0)).y(), part.height()


def _scrolled_now(area: QScrollArea) -> QScrollArea:
    """Give what scrolls now: a part that stood beside another may be whole below it in large text."""
    around = area.parentWidget()
    while area.verticalScrollBar().maximum() == 0 and around is not None:
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum() > 0:
            return around
        around = around.parentWidget()
    return area


def _leaves(widget: QWidget) -> Iterator[QWidget]:
    """Give what is seen of a page, without what only contains other parts."""
    parts = [one for one in widget.children() if isinstance(one, QWidget)]
    seen = [one for one in parts if not one.isHidden() and not one.isWindow() and one.height() > 0]
    if not seen or isinstance(widget, QAbstractItemView):
        yield widget
        return
    for one in seen:
        yield from _leaves(one)


class KeptRow(QObject):
    """Keeps the first row that is seen of a list with a scroll bar of its own, until somebody scrolls."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._row = QPersistentModelIndex(view.indexAt(QPoint(0, 0)))
        bar = view.verticalScrollBar()
        bar.rangeChanged.connect(self._on_laid_out)
        bar.actionTriggered.connect(self.deleteLater)

    def _on_laid_out(self) -> None:
        if self._row.isValid():
            at_top = QAbstractItemView.ScrollHint.PositionAtTop
            self._view.scrollTo(self._row, at_top)


def keep_rows(page: QWidget) -> None:
    """Have every list of a page that is scrolled begin at the same row when it is laid out next."""
    for view in page.findChildren(QAbstractItemView):
        is_kept = bool(view.findChildren(KeptRow))
        if not is_kept and view.verticalScrollBar().value() > 0:
            KeptRow(view)
