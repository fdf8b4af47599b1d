"""Whether somebody looked at an answer again and agrees: who, when, and the way to say so."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr


class ReviewedRow(QWidget):
    """Whoever is not known by name yet gives one first: nobody is somebody who reviewed."""

    marked = Signal(bool)  # the answer was looked at again, or the mark is to go

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.button = LinkButton(context.look, "", do=self._on_pressed)
        self._is_on = False
        self._shown: tuple[str, str] = ("", "")  # the answer this is about
        row = bare(QHBoxLayout(self), context.look.theme.space(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def show_response(self, response: Response, *, locked: bool) -> None:
        """Show who reviewed it and when; an answer that is not there cannot be reviewed."""
        day = response.reviewed_on
        self._is_on = day is not None
        self._shown = (str(response.id), response.answer)
        name = self._context.session.workspace.name_of(response.reviewed_by)
        self.words.show_text(
            tr("Reviewed by {name} on {day}.", name=name or tr("someone"), day=day_words(day))
            if day is not None
            else tr("Not reviewed yet.")
        )
        self.button.setText(tr("Remove the mark") if self._is_on else tr("Mark as reviewed"))
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(not locked)
        self.setVisible(bool(response.answer) or self._is_on)

    def _on_pressed(self) -> None:
        me = self._context.preferences.settings.actor_id
        if self._is_on or self._context.session.workspace.name_of(me):
            self.marked.emit(not self._is_on)
        else:
            self._context.navigator.name_wanted.emit(partial(self._on_named, self._shown))

    def _on_named(self, about: tuple[str, str]) -> None:
        """Mark the answer that was meant; where another is shown by now, nothing."""
        if about == self._shown and not self._is_on:
            self.button.setFocus()
            self.marked.emit(True)
