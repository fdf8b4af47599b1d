"""A grid of two lists held against each other, as a table of words for painting and for hearing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class GridCell(NamedTuple):
    """How a cell looks: its text, and the names of its colours; hatched while it is in doubt."""

    text: str
    fill: str = "surface"
    ink: str = "text"
    is_hatched: bool = False


class GridEnd(NamedTuple):
    id: str  # of its record
    title: str  # at its head
    margin: str = ""  # what is said at its far end, where the grid has margins
    mark: str = ""  # stands before that, and is not read out
    tone: str = "secondary"  # the name of the colour of what is said there
    is_bold: bool = False  # where that needs looking at


class GridHeads(NamedTuple):
    """Words over the titles of the rows, over their margins and beside those of the columns."""

    rows: str = ""
    margins: str = ""
    feet: str = ""


@dataclass(frozen=True, slots=True)
class GridValues:
    """What a grid shows."""

    rows: tuple[GridEnd, ...]
    columns: tuple[GridEnd, ...]
    # what stands where, by row's and column's id; nothing where nothing was said
    cells: Mapping[tuple[str, str], Any]
    look: Callable[[Any], GridCell]  # how that is painted; None where nothing was said
    words: Callable[[int, int], str]  # says all of a cell, by its row and column
    heads: GridHeads
    column_width: int = 94  # pixels at 100 % text size

    def cell(self, row: int, column: int) -> GridCell:
        return self.look(self.cells.get((self.rows[row].id, self.columns[column].id)))

    def only(self, has: Callable[[str], bool]) -> GridValues:
        """Give the rows whose titles have what is wanted; where none has it, the columns."""
        rows = [at for at, end in enumerate(self.rows) if has(end.title)]
        columns = [] if rows else [at for at, end in enumerate(self.columns) if has(end.title)]
        down, across = rows or range(len(self.rows)), columns or range(len(self.columns))
        if not (rows or columns):
            down = across = range(0)
        return replace(
            self, rows=tuple(self.rows[at] for at in down),
            columns=tuple(self.columns[at] for at in across),
            words=lambda row, column: self.words(down[row], across[column]),
        )  # fmt: skip

    def titles(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Give ids and titles of rows and columns: the grid is laid out anew when these are others."""
        return tuple(
            tuple((end.id, end.title) for end in ends) for ends in (self.rows, self.columns)
        )

    def changed_since(self, before: GridValues) -> list[tuple[int, int]]:
        """Give rows and columns of the cells that differ from a grid of the same titles."""
        keys = {*before.cells, *self.cells}
        differ = {key for key in keys if before.cells.get(key) != self.cells.get(key)}
        rows = {end.id: number for number, end in enumerate(self.rows)}
        columns = {end.id: number for number, end in enumerate(self.columns)}
        return sorted((rows[row], columns[column]) for row, column in differ)


def _nothing(_: Any) -> GridCell:
    return GridCell("")


def _no_words(_: int, __: int) -> str:
    return ""


EMPTY_GRID = GridValues((), (), {}, _nothing, _no_words, GridHeads())


class GridModel(QAbstractTableModel):
    """A cell says all of itself; only what changed is told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values = EMPTY_GRID

    def show_values(self, values: GridValues) -> bool:
        """Take a grid; True when its titles are others and all was laid out anew."""
        before = self.values
        if before.titles() != values.titles():
            self.beginResetModel()
            self.values = values
            self.endResetModel()
            return True
        self.values = values
        for row, column in values.changed_since(before):
            index = self.index(row, column)
            self.dataChanged.emit(index, index)
        return False

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == _Role.AccessibleTextRole:
            return self.values.words(index.row(), index.column())
        if role == _Role.DisplayRole:
            return self.values.cell(index.row(), index.column()).text
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        ends = self.values.rows if orientation == Qt.Orientation.Vertical else self.values.columns
        if role not in {_Role.DisplayRole, _Role.AccessibleTextRole} or section >= len(ends):
            return None
        end = ends[section]
        told = role == _Role.AccessibleTextRole and end.margin
        return f"{end.title}. {end.margin}" if told else end.title
