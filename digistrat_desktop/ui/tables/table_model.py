"""The model of every table: columns as data over rows by id, held here or read a page at a time.

A hundred thousand rows stay instant where a source sorts and filters and rows come in pages of 128; a
late page repaints only its rows and never lands in a later order. The current row and the selection
stay on their ids in a new order.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digistrat_desktop.ui.tables.columns import CellPaint, TableColumn, in_order
from digistrat_desktop.ui.text import tip_text

Deliver = Callable[[Mapping[str, Any]], None]
RequestRows = Callable[[Sequence[str], Deliver], None]
PAGE_ROWS = 128
MOST_PAGES = 64
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = ID_ROLE + 1
R = TypeVar("R")
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows by id in the order shown."""

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        request_rows: RequestRows | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`request_rows` gets ids and whom to hand their rows, now or later, on the UI thread."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._made: tuple[tuple[str, R], ...] = ()
        self._held: dict[str, R] = {}
        self._order: tuple[int, bool] = (-1, False)
        self._wants: Callable[[str], bool] = _every
        self._request_rows = request_rows
        self._pages: OrderedDict[int, Mapping[str, R]] = OrderedDict()
        self._asked: set[int] = set()
        self._turn = 0

    @property
    def columns(self) -> tuple[TableColumn[R], ...]:
        return self._columns

    @property
    def sorted_by(self) -> tuple[int, bool]:
        """The place of the column that orders the rows, -1 for the order they came in; turned round."""
        return self._order

    def set_columns(self, columns: Sequence[TableColumn[R]]) -> None:
        self.beginResetModel()
        self._columns, self._ids, self._made, self._order = tuple(columns), (), (), (-1, False)
        self._held, self._places = {}, {}
        self.endResetModel()

    def show_rows(self, rows: Sequence[tuple[str, R]]) -> None:
        self._made = tuple(rows)
        held = dict(self._made)
        ids = self._sorted()
        if ids == self._ids:
            self._held = held
            self._repaint(0, len(ids) - 1)
        else:
            self._lay_out(ids, held)

    def show_only(self, wants: Callable[[str], bool]) -> None:
        """Show the rows whose words are wanted; of a list read a page at a time, its source chooses."""
        self._wants = wants
        if self._request_rows is None:
            self._lay_out(self._sorted(), self._held)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows held by a column; -1, or one that is not sorted by, gives back the first order."""
        sorts = 0 <= column < len(self._columns) and self._columns[column].sort_key is not None
        self._order = (column if sorts else -1, order == Qt.SortOrder.DescendingOrder)
        self._lay_out(self._sorted(), self._held)

    def set_order(self, ids: Sequence[str]) -> None:
        """Show the rows of these ids in this order, read when they are looked at."""
        self._pages.clear()
        self._asked.clear()
        self._turn += 1
        self._lay_out(tuple(ids), {})

    def _sorted(self) -> tuple[str, ...]:
        at, descending = self._order
        key = self._columns[at].sort_key if at >= 0 else None
        by = None if key is None else (lambda pair: key(pair[1]))
        made = [pair for pair in self._made if self._wants(self._words_of(pair[1]))]
        return tuple(id_ for id_, _ in in_order(made, by, descending=descending))

    def _words_of(self, row: R) -> str:
        return " ".join(column.text(row) for column in self._columns)

    def _lay_out(self, ids: tuple[str, ...], held: dict[str, R]) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(old, self._ids[old.row()]) for old in self.persistentIndexList()]
        self._ids, self._held = ids, held
        self._places = {id_: row for row, id_ in enumerate(ids)}
        for old, id_ in kept:
            row = self._places.get(id_)
            new = QModelIndex() if row is None else self.index(row, old.column())
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def ids(self) -> tuple[str, ...]:
        return self._ids

    def id_at(self, row: int) -> str:
        return self._ids[row]

    def row_of(self, id_: str) -> int | None:
        return self._places.get(id_)

    def shown(self) -> tuple[R, ...]:
        """The rows held, in the order shown; none of a list that is read a page at a time."""
        return tuple(self._held[id_] for id_ in self._ids) if self._held else ()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _Role.TextAlignmentRole:
            return int(_side(column) | _MIDDLE)
        texts = {
            _Role.DisplayRole: column.heading,
            _Role.ToolTipRole: tip_text(column.explained or column.heading),
        }
        return texts.get(_Role(role))

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        row = self.row_at(index.row())
        if role == ROW_ROLE:
            return row
        said = _SAID.get(role)
        if said is None:
            return None
        return "" if row is None else said(self._columns[index.column()], row)

    def row_at(self, number: int) -> R | None:
        id_ = self._ids[number]
        if self._request_rows is None:
            return self._held.get(id_)
        page = number // PAGE_ROWS
        if page not in self._pages:
            self._ask_for(page, self._request_rows)
        else:
            self._pages.move_to_end(page)
        return self._pages.get(page, {}).get(id_)

    def _ask_for(self, page: int, request_rows: RequestRows) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        turn, state = self._turn, {"asking": True}

        def deliver(rows: Mapping[str, R]) -> None:
            if turn == self._turn:
                self._keep(page, rows, repaint=not state["asking"])

        request_rows(self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS], deliver)
        state["asking"] = False

    def _keep(self, page: int, rows: Mapping[str, R], *, repaint: bool) -> None:
        self._asked.discard(page)
        self._pages[page] = rows
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        if repaint:
            self._repaint(page * PAGE_ROWS, min(len(self._ids), (page + 1) * PAGE_ROWS) - 1)

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            corner = self.index(last, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)


def _every(_: str) -> bool:
    return True


def _side(column: TableColumn[Any]) -> Qt.AlignmentFlag:
    figures = column.kind is CellPaint.FIGURES
    return Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft


_SAID: dict[int, Callable[[TableColumn[Any], Any], str]] = {
    _Role.DisplayRole: lambda column, row: column.text(row),
    _Role.AccessibleTextRole: lambda column, row: column.heard(row),
    _Role.ToolTipRole: lambda column, row: tip_text(column.tip_of(row)),
}
