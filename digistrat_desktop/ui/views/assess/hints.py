"""Beside the answer: what would show it, the usual over-claim, what others do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.clearing import clear
from digistrat_desktop.ui.kit.top_column import TopColumn
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.framework import Item
    from digistrat_desktop.ui.look import Look


class Hints(QWidget):
    """Cards of advice on one item; a card with nothing to say is not shown."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, across: bool = False) -> None:
        """Make an empty place for the cards.

        Args:
            look: the look in use.
            parent: the owner.
            across: the cards stand side by side, of one height, and not one under the other.
        """
        super().__init__(parent)
        self._look = look
        self._column = QHBoxLayout(self) if across else TopColumn(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(3))

    def show_item(self, item: Item) -> None:
        """Show the advice on an item."""
        clear(self._column)
        if item.evidence_hints:
            self._column.addWidget(self._points(tr("What would show it"), item.evidence_hints))
        if item.beware:
            self._column.addWidget(self._sentence(tr("Beware"), item.beware, "caution"))
        if item.prompt:
            self._column.addWidget(self._sentence(tr("To start the talk"), item.prompt, ""))
        if item.mitigations:
            self._column.addWidget(self._points(tr("What others do about it"), item.mitigations))

    def _points(self, title: str, points: tuple[str, ...]) -> Card:
        card = Card(self._look, title)
        for point in points:
            row = QHBoxLayout()
            row.setSpacing(self._look.theme.space(2))
            row.addWidget(PlainLabel("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(point), 1)
            card.add_layout(row)
        return card

    def _sentence(self, title: str, sentence: str, tone: str) -> Card:
        card = Card(self._look, title, tone=tone)
        card.add(PlainLabel(sentence))
        return card
