"""Figures by row and year, as a table to be typed in; what cannot be read stays where it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_SPACE, _NO_BREAK = " ", "\N{NO-BREAK SPACE}"
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class RowKind(StrEnum):
    HEAD = "head"  # names the rows under it
    FIGURES = "figures"
    RESULT = "result"  # worked out


class YearCell(NamedTuple):
    text: str  # as it is shown, and as it is edited
    note: str = ""  # said after it
    tone: str = "text"
    tip: str = ""

    @property
    def words(self) -> str:
        return f"{self.text} {self.note}".strip()


class YearRow(NamedTuple):
    id: str
    title: str
    cells: Mapping[str, YearCell] = {}
    kind: RowKind = RowKind.FIGURES
    spoken: str = ""  # its whole name, for those who hear a cell alone
    is_bold: bool = False


class WrittenCell(NamedTuple):
    """What a person wrote in a cell."""

    row: str
    year: str
    text: str


class YearValues(NamedTuple):
    years: tuple[str, ...] = ()
    rows: tuple[YearRow, ...] = ()


class YearModel(QAbstractTableModel):
    """A cell that is edited tells what was written; the owner shows what became of it."""

    written = Signal(object)  # a tuple of `WrittenCell`

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.values = YearValues()
        self.is_locked = False
        self.unread: dict[tuple[str, str], str] = {}

    def show_values(self, values: YearValues) -> None:
        before = self.values
        same = [row.id for row in before.rows] == [row.id for row in values.rows]
        if same and before.years == values.years:
            self.values = values
            self.repaint()
            return
        self.beginResetModel()
        self.values = values
        self.endResetModel()

    def repaint(self) -> None:
        if self.values.rows and self.values.years:
            last = self.index(len(self.values.rows) - 1, len(self.values.years) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last.row())

    def show_unread(self, cells: Sequence[WrittenCell]) -> None:
        """Leave standing what could not be read, until something else is written there."""
        for one in cells:
            self.unread[one.row, one.year] = one.text
        self.repaint()

    def forget_unread(self, cells: Sequence[WrittenCell]) -> None:
        for one in cells:
            self.unread.pop((one.row, one.year), None)

    def place_of(self, index: _Index) -> tuple[str, str]:
        return self.values.rows[index.row()].id, self.values.years[index.column()]

    def is_open(self, index: _Index) -> bool:
        """Tell whether a cell can be typed in."""
        is_there = index.isValid() and self.values.rows[index.row()].kind is RowKind.FIGURES
        return is_there and not self.is_locked

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values.years)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let keys and clicks go only to cells that take what is typed next, or, locked, to figures."""
        if self.is_open(index):
            return super().flags(index) | Qt.ItemFlag.ItemIsEditable
        is_read = self.is_locked and index.isValid()
        has_figure = is_read and self.values.rows[index.row()].kind is not RowKind.HEAD
        return super().flags(index) if has_figure else Qt.ItemFlag.NoItemFlags

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        text = str(value).strip()
        if role != _Role.EditRole or not self.is_open(index) or text == self._text(index):
            return False
        self.written.emit((WrittenCell(*self.place_of(index), text),))
        return True

    def _cell(self, index: _Index) -> YearCell:
        row, year = self.place_of(index)
        unread = self.unread.get((row, year))
        if unread is not None:
            return YearCell(unread, tone="caution", tip=tr("Not a figure, so not saved."))
        return self.values.rows[index.row()].cells.get(year, YearCell(""))

    def _text(self, index: _Index) -> str:
        return self._cell(index).text

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell, row = self._cell(index), self.values.rows[index.row()]
        words = cell.words
        said = {
            # A cell too narrow for both has the note whole in its second line.
            _Role.DisplayRole: f"{cell.text} {cell.note.replace(_SPACE, _NO_BREAK)}".strip(),
            _Role.EditRole: cell.text,
            _Role.AccessibleTextRole: self._spoken(index, words),
            _Role.TextAlignmentRole: _RIGHT,
            _Role.ToolTipRole: tip_text(cell.tip),
        }
        return said[_Role(role)] if role in said else self._painted(cell, row, role)

    def _spoken(self, index: _Index, words: str) -> str:
        """Say a cell to those who hear it alone; one that heads rows has no figure to be without."""
        row, year = self.values.rows[index.row()], self.values.years[index.column()]
        name = row.spoken or row.title
        return name if row.kind is RowKind.HEAD else f"{name}, {year}: {words or tr('empty')}"

    def _painted(self, cell: YearCell, row: YearRow, role: int) -> Any:
        if role == _Role.ForegroundRole:
            return self._look.colour(cell.tone)
        if role == _Role.BackgroundRole:
            if cell.tone == "caution" and row.kind is RowKind.FIGURES:
                return self._look.colour("caution_card")
            return self._look.colour("surface" if row.kind is RowKind.FIGURES else "canvas")
        is_bold = row.is_bold or (row.kind is RowKind.RESULT and cell.tone == "caution")
        return self._font(bold=is_bold) if role == _Role.FontRole else None

    def _font(self, *, bold: bool) -> QFont:
        return self._look.theme.font(bold=bold)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        is_year = orientation == Qt.Orientation.Horizontal
        ends: Sequence[object] = self.values.years if is_year else self.values.rows
        if section >= len(ends):
            return None
        return self._year_head(section, role) if is_year else self._row_head(section, role)

    def _year_head(self, section: int, role: int) -> Any:
        if role == _Role.TextAlignmentRole:
            return _RIGHT
        return self.values.years[section] if role == _Role.DisplayRole else None

    def _row_head(self, section: int, role: int) -> Any:
        row = self.values.rows[section]
        said = {
            _Role.DisplayRole: row.title,
            _Role.ToolTipRole: tip_text(row.title),
            _Role.AccessibleTextRole: row.spoken or row.title,
        }
        return said.get(_Role(role))
