"""The items of the open assessment at the left, each with its answer and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.analysis.position import Backing, answer_label
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.section_list import SectionList
from digistrat_desktop.ui.kit.section_model import EvidenceMark, ItemEntry, SectionEntry
from digistrat_desktop.ui.views.answers import symbol_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import ItemPosition, SectionPosition
    from digistrat_desktop.ui.look import Look

_MARKS = {
    Backing.NOT_CLAIMED: EvidenceMark.NONE,
    Backing.STATED: EvidenceMark.VIEW_ONLY,
    Backing.SHOWN: EvidenceMark.SHOWN,
}


class ItemList(QWidget):
    """Sections and items.

    Signals:
        chosen: a person went to this item; its id.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SectionList(look, tr("Questions by section"))
        self.list.item_chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.theme.space(5), 0, look.theme.space(3))
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_position(self, position: tuple[SectionPosition, ...], item_id: str) -> None:
        """Show where every item stands, with one of them current."""
        self.list.show_sections([_section(section) for section in position])
        if item_id:
            self.list.show_current(item_id)


def _section(section: SectionPosition) -> SectionEntry:
    progress = tr("{answered} of {asked}", answered=len(section.answered), asked=len(section.asked))
    entries = tuple(_entry(section, item) for item in section.items)
    return SectionEntry(section.section.id, section.section.title, progress, entries)


def _entry(section: SectionPosition, item: ItemPosition) -> ItemEntry:
    symbol = symbol_of(item.answer, section.scale)
    if item.noted:
        symbol = symbols.level_symbol(1, 2)
    return ItemEntry(
        id=item.item.id,
        title=item.item.title,
        symbol=symbol,
        answer=tr("has a note") if item.noted else answer_label(section, item.answer).lower(),
        evidence=_MARKS[item.backing],
        flagged=bool(item.response and item.response.discuss),
    )
