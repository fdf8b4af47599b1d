"""Items by trust as a Qt model: words for readers and screen readers, answers for the painter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.views.answers import symbol_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.group import GroupModel, ItemAcross, SectionAcross
    from digistrat_desktop.domain.framework import Scale
    from digistrat_desktop.ui.kit.symbols import Symbol

SYMBOL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FIXED = (tr("Question"), tr("In words"))
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GroupTableModel(QAbstractTableModel):
    """One section's items down, trusts across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._items: tuple[ItemAcross, ...] = ()
        self._scale: Scale | None = None

    def show_section(self, group: GroupModel, section: SectionAcross) -> None:
        """Show one section of a group."""
        self.beginResetModel()
        self._labels = tuple(member.label for member in group.members)
        self._items = section.items
        self._scale = group.members[0].section(section.section.id).scale
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(FIXED) + len(self._labels)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        heads = (*FIXED, *self._labels)
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(heads):
            return None
        if role == _Role.DisplayRole:
            return heads[section]
        if role == _Role.ToolTipRole:
            return tip_text(heads[section])
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """A cell's words, its symbol for the painter, or its words as a tip."""
        readers: dict[int, Callable[[_Index], Any]] = {
            SYMBOL_ROLE: self._symbol,
            _Role.DisplayRole: self._words,
            _Role.AccessibleTextRole: self._heard,
            _Role.ToolTipRole: self._tip,
        }
        reader = readers.get(role)
        return reader(index) if index.isValid() and reader is not None else None

    def _tip(self, index: _Index) -> str:
        return tip_text(self._heard(index))

    def _symbol(self, index: _Index) -> Symbol | None:
        place = index.column() - len(FIXED)
        if place < 0:
            return None
        return symbol_of(self._items[index.row()].said[place].answer, self._scale)

    def _words(self, index: _Index) -> str:
        one = self._items[index.row()]
        if index.column() < len(FIXED):
            return (one.item.title, one.words)[index.column()]
        return one.said[index.column() - len(FIXED)].word

    def _heard(self, index: _Index) -> str:
        """A whole thought, for those who hear one cell alone."""
        one = self._items[index.row()]
        if index.column() < len(FIXED):
            return (one.item.question, one.words)[index.column()]
        said = one.said[index.column() - len(FIXED)]
        return f"{said.label}, {one.item.title}: {said.word}"
