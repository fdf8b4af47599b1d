"""What can be done with the strategy and the plan as things stand: a copy, a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.trust.sealed import is_sealed
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.session import Session

_SEALED = tr(
    "The assessment is signed off and stays as it was signed. What is written here belongs to the"
    " trust, goes on, and changes nothing in it."
)


def standing_words(session: Session) -> str:
    """Say what stands in the way of writing here, or nothing."""
    if session.read_only:
        return tr(
            "{read_only_words}. Everything can be opened and read, nothing changed.",
            read_only_words=session.read_only_words,
        )
    assessment = session.assessment
    sealed = assessment is not None and is_sealed(assessment.status)
    return _SEALED if sealed else ""


class StandingNote(Card):
    """One sentence, where there is something to say."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tone="info", parent=parent)
        self.words = PlainLabel("")
        self.add(self.words)
        self.hide()

    def show_session(self, session: Session) -> None:
        """Say how things stand."""
        words = standing_words(session)
        self.words.show_text(words)
        self.setVisible(bool(words))
