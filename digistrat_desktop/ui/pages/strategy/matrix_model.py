"""The alignment matrix as a table of words, for the view that paints it and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from digistrat_desktop.analysis.plans.strategy_map import Served, suspect_words
from digistrat_desktop.domain.trust.strategy import InitiativeStatus
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from digistrat_desktop.analysis.plans.strategy_map import (
        InitiativeColumn,
        ObjectiveRow,
        StrategyMap,
    )


_MARKS = {
    Served.NOTHING: "\N{BLACK DIAMOND} ",
    Served.WEAKLY: "\N{WHITE DIAMOND} ",
    Served.WELL: "",
}
STRENGTHS = (tr("Not at all"), tr("In name only"), tr("Clearly"), tr("Decisively"))


def cell_words(found: StrategyMap, row: int, column: int) -> str:
    """Say all of a cell: "Wi-Fi renewal, Safer care: 2, clearly. No reason written."."""
    objective = found.rows[row].objective
    initiative = found.columns[column].initiative
    names = f"{initiative.title}, {objective.title}"
    cell = found.cell(objective.id, initiative.id)
    if cell is None:
        return tr("{names}: nothing was said.", names=names)
    strength = f"{names}: {cell.strength}, {STRENGTHS[cell.strength].lower()}."
    reason = cell.link.reason.strip() or tr("No reason written.")
    doubt = (
        tr(" Suspect: {suspect_words}", suspect_words=suspect_words(cell, objective, initiative))
        if cell.suspect
        else ""
    )
    return f"{strength} {reason}{doubt}"


def objective_words(row: ObjectiveRow) -> str:
    """Say an objective with its margin: "Safer care. Weak links only"."""
    return f"{row.objective.title}. {row.words}"


def initiative_words(column: InitiativeColumn) -> str:
    """Say an initiative with its margin: "Wi-Fi renewal. Serves 2"."""
    return f"{column.initiative.title}. {column.words}"


def objective_mark(row: ObjectiveRow) -> str:
    """Give the mark of an objective that nothing serves, or weak links only."""
    return _MARKS[row.served]


def initiative_mark(column: InitiativeColumn) -> str:
    """Give the mark of an initiative that serves nothing; one that was stopped need not."""
    stopped = column.initiative.status is InitiativeStatus.STOPPED
    return "" if stopped or column.served is not Served.NOTHING else _MARKS[Served.NOTHING]


def suspect_line(found: StrategyMap) -> str:
    """Say how many links wait to be confirmed, or nothing."""
    count = len(found.suspect)
    if not count:
        return ""
    links = tr("link waits") if count == 1 else tr("links wait")
    return tr(
        "{count} {links} to be confirmed: an end was reworded since it was agreed.",
        count=count,
        links=links,
    )


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
