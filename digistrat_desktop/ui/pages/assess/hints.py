"""Beside the answer: what would show it, the usual over-claim, what others do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import TopColumn, bare, clear
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import Item
    from digistrat_desktop.domain.trust.assessment import Assessment
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.theme.look import Look


class Hints(QWidget):
    """Cards of advice on one item; a card with nothing to say is not shown."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, across: bool = False) -> None:
        """Across, the cards stand side by side and of one height."""
        super().__init__(parent)
        self._look = look
        self._column = bare(QHBoxLayout(self) if across else TopColumn(self), look.theme.space(3))

    def show_item(self, item: Item) -> None:
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


_WORDS = {
    Status.SEALED: tr(
        "Signed off: the answers stay as they were signed. A correction is made in a revision,"
        " which begins with the same answers."
    ),
    Status.SUPERSEDED: tr(
        "Superseded: the answers stay as they were signed, and a revision has taken their place."
    ),
}


class SealedNote(Card):
    """One sentence above the question, with the way to the seal."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tone="info", parent=parent)
        self.words = PlainLabel("")
        self.seal = LinkButton(context.look, tr("Show the seal"))
        self.seal.clicked.connect(partial(context.navigator.go, "signing", ""))
        self.add(self.words)
        self.body.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_assessment(self, assessment: Assessment | None) -> None:
        words = _WORDS.get(assessment.status, "") if assessment is not None else ""
        self.words.show_text(words)
        self.setVisible(bool(words))
