"""The alignment matrix as a table of words, for the view that paints it and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from digistrat_desktop.ui.views.strategy.matrix_words import (
    cell_words,
    initiative_words,
    objective_words,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from digistrat_desktop.analysis.strategy_map import StrategyMap

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """One row for each objective, one column for each initiative; a cell says all of itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map: StrategyMap | None = None

    @property
    def found(self) -> StrategyMap | None:
        """The map shown."""
        return self._map

    def show_map(self, found: StrategyMap) -> bool:
        """Take a map; True when its ends are others and all was laid out anew."""
        before = self._map
        if before is None or _ends(before) != _ends(found):
            self.beginResetModel()
            self._map = found
            self.endResetModel()
            return True
        self._map = found
        for row, column in changed_cells(before, found):
            index = self.index(row, column)
            self.dataChanged.emit(index, index)
        return False

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of objectives."""
        return 0 if parent.isValid() or self._map is None else len(self._map.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of initiatives."""
        return 0 if parent.isValid() or self._map is None else len(self._map.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | None:
        """Give a cell's strength, or all of it in words for assistive technology."""
        if self._map is None or not index.isValid():
            return None
        if role == _Role.AccessibleTextRole:
            return cell_words(self._map, index.row(), index.column())
        if role == _Role.DisplayRole:
            return self._strength(self._map, index.row(), index.column())
        return None

    def _strength(self, found: StrategyMap, row: int, column: int) -> str:
        ends = found.rows[row].objective.id, found.columns[column].initiative.id
        cell = found.cell(*ends)
        return "" if cell is None else str(cell.strength)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """Give the title at a row or a column; read out, it has what stands in the margin too."""
        if self._map is None or role not in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return None
        told = role == _Role.AccessibleTextRole
        if orientation == Qt.Orientation.Vertical:
            line = self._map.rows[section]
            return objective_words(line) if told else line.objective.title
        one = self._map.columns[section]
        return initiative_words(one) if told else one.initiative.title


def changed_cells(before: StrategyMap, found: StrategyMap) -> list[tuple[int, int]]:
    """Give the rows and columns of the cells that differ between two maps of the same ends."""
    if before.cells == found.cells:
        return []
    keys = {*before.cells, *found.cells}
    differ = {key for key in keys if before.cells.get(key) != found.cells.get(key)}
    rows = {str(row.objective.id): number for number, row in enumerate(found.rows)}
    columns = {str(one.initiative.id): number for number, one in enumerate(found.columns)}
    return sorted((rows[objective], columns[initiative]) for objective, initiative in differ)


def _ends(found: StrategyMap) -> tuple[object, ...]:
    rows = tuple(row.objective for row in found.rows)
    return (rows, tuple(column.initiative for column in found.columns))
