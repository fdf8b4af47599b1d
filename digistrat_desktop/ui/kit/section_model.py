"""The questions of an assessment by section, as values and as the model the list shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from digistrat_desktop.ui.kit.symbols import UNANSWERED, Symbol
from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.AccessibleTextRole)


class EvidenceMark(StrEnum):
    """What stands behind an answer, at a glance."""

    NONE = ""
    VIEW_ONLY = tr("view only")
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One question in the list.

    Attributes:
        id: of the item.
        title: short, in words.
        symbol: of its answer.
        answer: its answer in words, for assistive technology.
        evidence: what stands behind it.
        flagged: marked for discussion.
    """

    id: str
    title: str
    symbol: Symbol = UNANSWERED
    answer: str = tr("not answered")
    evidence: EvidenceMark = EvidenceMark.NONE
    flagged: bool = False

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        behind = {
            EvidenceMark.NONE: "",
            EvidenceMark.VIEW_ONLY: tr("by a view only"),
            EvidenceMark.SHOWN: tr("shown by a document or data"),
        }[self.evidence]
        marked = tr("marked for discussion") if self.flagged else ""
        return ", ".join(part for part in (self.title, self.answer, behind, marked) if part)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section of the list.

    Attributes:
        id: of the section.
        title: in words.
        progress: such as "6 of 14".
        items: its questions in order.
    """

    id: str
    title: str
    progress: str
    items: tuple[ItemEntry, ...]

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        return tr("{title}, {progress} answered", title=self.title, progress=self.progress)


Entry = SectionEntry | ItemEntry


class SectionModel(QStandardItemModel):
    """Sections with their questions; a new state of the same questions keeps every row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, QStandardItem] = {}

    def show(self, sections: Sequence[SectionEntry]) -> None:
        """Show these sections; rows are replaced only when the questions themselves are others."""
        ids = [entry.id for entry in _flat(sections)]
        if ids != list(self._places):
            self._rebuild(sections)
        for entry in _flat(sections):
            _fill(self._places[entry.id], entry)

    def place(self, entry_id: str) -> QStandardItem | None:
        """The row of a section or question."""
        return self._places.get(entry_id)

    def _rebuild(self, sections: Sequence[SectionEntry]) -> None:
        self.clear()
        self._places = {}
        for section in sections:
            row = self._add(section.id, self.invisibleRootItem())
            for item in section.items:
                self._add(item.id, row)

    def _add(self, entry_id: str, above: QStandardItem) -> QStandardItem:
        place = QStandardItem()
        place.setEditable(False)
        self._places[entry_id] = place
        above.appendRow(place)
        return place


def entry_at(data: Any) -> Entry:
    """The entry kept in a row."""
    if not isinstance(data, SectionEntry | ItemEntry):
        raise TypeError("The row holds no entry.")
    return data


def _flat(sections: Sequence[SectionEntry]) -> list[Entry]:
    entries: list[Entry] = []
    for section in sections:
        entries += (section, *section.items)
    return entries


def _fill(place: QStandardItem, entry: Entry) -> None:
    if place.data(ENTRY_ROLE) == entry:
        return
    place.setText(entry.title)
    place.setData(entry.spoken, _TEXT)
    place.setData(tip_text(entry.title), int(Qt.ItemDataRole.ToolTipRole))
    place.setData(entry, ENTRY_ROLE)
