"""Why nothing can be answered in an assessment that was signed off, and the way on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from digistrat_desktop.domain.scales import Status
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.assessment import Assessment
    from digistrat_desktop.ui.views.context import PageContext

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
        """Make the note, hidden."""
        super().__init__(context.look, tone="info", parent=parent)
        self.words = PlainLabel("")
        self.seal = LinkButton(context.look, tr("Show the seal"))
        self.seal.clicked.connect(partial(context.guide.go, "signing", ""))
        self.add(self.words)
        self.body.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_assessment(self, assessment: Assessment | None) -> None:
        """Say that it was signed off, where it was."""
        words = _WORDS.get(assessment.status, "") if assessment is not None else ""
        self.words.show_text(words)
        self.setVisible(bool(words))
