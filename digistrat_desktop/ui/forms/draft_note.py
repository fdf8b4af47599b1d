"""Says quietly that what stands in a form is a draft, with the one way to let go of it."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr


class DraftNote(QWidget):
    """Shown where the fields were filled from a draft."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: FieldSet | None = None
        self.words = PlainLabel("", TypeRole.SMALL, "secondary", wrap=False)
        self.discard = LinkButton(look, tr("Discard draft"), do=self._on_discard)
        row = bare(QHBoxLayout(self), look.theme.space(3))
        row.addWidget(self.words)
        row.addWidget(self.discard)
        row.addStretch(1)
        self.hide()

    def watch(self, fields: FieldSet) -> None:
        """Speak of these fields from now on."""
        self._fields = fields
        at = fields.draft_from
        self.words.show_text(draft_words(at) if at is not None else "")
        self.setVisible(at is not None)

    def _on_discard(self) -> None:
        if self._fields is not None:
            self._fields.discard()
        self.hide()


def draft_words(at: datetime) -> str:
    """Say when a draft was kept: "Draft kept from 3 May, 14:02"."""
    here = at.astimezone()
    month = MONTHS[here.month - 1]
    return tr("Draft kept from {day} {month}, {here:%H:%M}", day=here.day, month=month, here=here)
