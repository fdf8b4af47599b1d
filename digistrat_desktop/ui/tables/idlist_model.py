"""A table model over sorted ids: the store sorts and filters, rows come in pages of 128.

A hundred thousand rows stay instant; the selection survives a new order; a late page repaints only
its rows and never lands in a later order. The model knows no SQL: it is given a source of rows.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digistrat_desktop.ui.text import tip_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Row = Sequence[str]
    Deliver = Callable[[Mapping[str, Row]], None]
    RequestRows = Callable[[Sequence[str], Deliver], None]

PAGE_ROWS = 128
MOST_PAGES = 64
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Display = Qt.ItemDataRole.DisplayRole
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class IdListModel(QAbstractTableModel):
    """Holds every id, and only the rows that were looked at lately."""

    def __init__(
        self, headers: Sequence[str], request_rows: RequestRows, parent: QObject | None = None
    ) -> None:
        """Take the column titles and the source of rows.

        Args:
            headers: one title per column.
            request_rows: gets ids and a function to hand the rows to, at once or later, on the UI
                thread; a row is a sequence as long as `headers`.
            parent: the owner.
        """
        super().__init__(parent)
        self._headers = tuple(headers)
        self._request_rows = request_rows
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self._pages: OrderedDict[int, Mapping[str, Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._order = 0

    def set_order(self, ids: Sequence[str]) -> None:
        """Show these ids in this order; current row and selection stay on their ids."""
        self.layoutAboutToBeChanged.emit()
        kept = [(old, self._ids[old.row()]) for old in self.persistentIndexList()]
        self._ids = tuple(ids)
        self._rows = {id_: row for row, id_ in enumerate(self._ids)}
        self._forget_pages()
        for old, id_ in kept:
            self.changePersistentIndex(old, self._index_of(id_, old.column()))
        self.layoutChanged.emit()

    def ids(self) -> tuple[str, ...]:
        """Every id in the order shown."""
        return self._ids

    def id_at(self, row: int) -> str:
        """The id shown in this row."""
        return self._ids[row]

    def row_of(self, id_: str) -> int | None:
        """The row that shows this id, or None."""
        return self._rows.get(id_)

    def refresh(self, id_: str) -> None:
        """Read a row again because it was changed; nothing happens when it is not shown."""
        row = self.row_of(id_)
        if row is None:
            return
        number = row // PAGE_ROWS
        self._pages.pop(number, None)
        self._asked.discard(number)
        self._repaint(row, row)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Display) -> Any:
        if role != _Display or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headers[section] if 0 <= section < len(self._headers) else None

    def data(self, index: _Index, role: int = _Display) -> Any:
        """A cell's text; its id; or its text again as a tip, escaped."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role == _Display:
            return self._cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(self._cell(index.row(), index.column()))
        return None

    def _cell(self, row: int, column: int) -> str:
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            self._ask_for(number)
            page = self._pages.get(number, {})
        else:
            self._pages.move_to_end(number)
        cells = page.get(self._ids[row])
        return "" if cells is None else cells[column]

    def _ask_for(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        order, state = self._order, {"asking": True}

        def deliver(rows: Mapping[str, Row]) -> None:
            if order == self._order:
                self._keep(number, rows, repaint=not state["asking"])

        self._request_rows(self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS], deliver)
        state["asking"] = False

    def _keep(self, number: int, rows: Mapping[str, Row], *, repaint: bool) -> None:
        self._asked.discard(number)
        self._pages[number] = rows
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        if repaint:
            last = min(len(self._ids), (number + 1) * PAGE_ROWS) - 1
            self._repaint(number * PAGE_ROWS, last)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._headers) - 1))

    def _forget_pages(self) -> None:
        self._pages.clear()
        self._asked.clear()
        self._order += 1

    def _index_of(self, id_: str, column: int) -> QModelIndex:
        row = self._rows.get(id_)
        return QModelIndex() if row is None else self.index(row, column)
