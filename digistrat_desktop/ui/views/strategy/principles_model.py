"""Principles against initiatives as a table of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from digistrat_desktop.analysis.principles import PrincipleLine, principle_lines
from digistrat_desktop.domain.strategy import Initiative, PrincipleTest, TestOutcome
from digistrat_desktop.ui.words import small, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from digistrat_desktop.domain.workspace import Workspace

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
SHORT = {
    TestOutcome.FITS: tr("✓ Fits"),
    TestOutcome.EXCEPTION: tr("~ Exception"),
    TestOutcome.CONFLICTS: tr("◆ Conflicts"),
}
"""An outcome in a cell: a sign and a word, so that neither colour nor sign stands alone."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Principles and the initiatives held against them, in their orders."""

    lines: tuple[PrincipleLine, ...] = ()
    columns: tuple[Initiative, ...] = ()

    def test(self, row: int, column: int) -> PrincipleTest | None:
        """Give what was found in a cell, or None."""
        wanted = self.columns[column].id
        return next((t for t, i in self.lines[row].tests if i.id == wanted), None)

    def words(self, row: int, column: int) -> str:
        """Say all of a cell: "Buy before build, Patient portal: conflicts. It was built."."""
        names = f"{self.lines[row].principle.title}, {self.columns[column].title}"
        test = self.test(row, column)
        if test is None:
            return tr("{names}: not tested yet.", names=names)
        return f"{names}: {small(test.outcome.label)}. {test.reason}".strip()


def grid_of(workspace: Workspace) -> Grid:
    """Lay principles out against the initiatives in the plan and all that were tested."""
    lines = principle_lines(workspace)
    tested = {initiative.id for line in lines for _, initiative in line.tests}
    found = [i for i in workspace.all(Initiative) if i.status.in_plan or i.id in tested]
    return Grid(lines, tuple(sorted(found, key=lambda i: (i.order, i.title.casefold(), i.id))))


class PrinciplesModel(QAbstractTableModel):
    """One row for each principle, one column for each initiative."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()

    def show_grid(self, grid: Grid) -> None:
        """Take a grid; where its ends are the same only its cells are told."""
        same = _ends(grid) == _ends(self.grid)
        if not same:
            self.beginResetModel()
        self.grid = grid
        if not same:
            self.endResetModel()
        elif grid.lines and grid.columns:
            last = self.index(len(grid.lines) - 1, len(grid.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of principles."""
        return 0 if parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of initiatives."""
        return 0 if parent.isValid() else len(self.grid.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | int | None:
        """Give a cell's outcome; read out, all of it."""
        if not index.isValid():
            return None
        if role == _Role.AccessibleTextRole:
            return self.grid.words(index.row(), index.column())
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role != _Role.DisplayRole:
            return None
        test = self.grid.test(index.row(), index.column())
        return "·" if test is None else SHORT[test.outcome]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """Give the title of a principle or an initiative."""
        if role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.grid.columns[section].title
        return self.grid.lines[section].principle.title


def _ends(grid: Grid) -> tuple[object, ...]:
    return (tuple(line.principle for line in grid.lines), grid.columns)
