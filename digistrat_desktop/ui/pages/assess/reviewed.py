"""Whether somebody looked at an answer again and agrees: who, when, and the way to say so."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr


class ReviewedRow(QWidget):
    marked = Signal(bool)  # the answer was looked at again, or the mark is to go

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.words = PlainLabel("", tone="secondary")
        self.button = LinkButton(look, "", do=self._on_pressed)
        self._is_on = False
        row = bare(QHBoxLayout(self), look.theme.space(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def show_response(self, response: Response, people: Mapping[str, str], *, locked: bool) -> None:
        """Show who reviewed it and when; an answer that is not there cannot be reviewed."""
        day = response.reviewed_on
        self._is_on = day is not None
        name = people.get(response.reviewed_by or "", "") or tr("someone")
        self.words.show_text(
            tr("Reviewed by {name} on {day}.", name=name, day=day_words(day))
            if day is not None
            else tr("Not reviewed yet.")
        )
        self.button.setText(tr("Remove the mark") if self._is_on else tr("Mark as reviewed"))
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(not locked)
        self.setVisible(bool(response.answer) or self._is_on)

    def _on_pressed(self) -> None:
        self.marked.emit(not self._is_on)
