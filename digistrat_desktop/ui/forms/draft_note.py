"""Says quietly that what stands in a form is a draft, or that there is one, with a way to let go of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import bare, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole
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


class DraftOffer(QWidget):
    """Offers the latest draft of a page's forms while none of them is open."""

    def __init__(
        self, context: PageContext, is_mine: Callable[[DraftOf], bool],
        reopen: Callable[[DraftOf], object], form: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`reopen` opens the form of a draft; while `form` is shown, nothing is offered."""
        super().__init__()
        self._context, self._is_mine, self._reopen, self._form = context, is_mine, reopen, form
        self._place: DraftOf | None = None
        self.words = ElidedLabel("", TypeRole.SMALL, "secondary")
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.carry_on = LinkButton(context.look, tr("Continue"), do=self._on_carry_on)
        self.discard = LinkButton(context.look, tr("Discard draft"), do=self._on_discard)
        row = bare(QHBoxLayout(self), context.look.theme.space(3))
        put(row, self.words, self.carry_on, self.discard)
        row.addStretch(1)
        context.keeping.drafts_changed.connect(self.refresh)
        context.session.opened.connect(self.refresh)
        if form is not None:
            form.installEventFilter(self)
        self.hide()

    def refresh(self) -> None:
        session = self._context.session
        trust, assessment = session.trust, session.assessment
        known = (trust.id if trust else "", {"", assessment.id if assessment else ""})
        drafts = self._context.keeping.drafts.all
        found = [
            one for one in drafts
            if one.trust in {"", known[0]}
            and one.assessment in known[1]
            and self._is_mine(one)
        ]  # fmt: skip
        self._place = found[-1] if found and not session.read_only else None
        if self._place is not None:
            draft = drafts[self._place]
            self.words.show_text(": ".join(filter(None, (draft_words(draft.at), draft.title))))
        free = self._form is None or self._form.isHidden()
        self.setVisible(self._place is not None and free)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.refresh()
        return super().eventFilter(watched, event)

    def _on_carry_on(self) -> None:
        if self._place is not None:
            self._reopen(self._place)

    def _on_discard(self) -> None:
        self._context.keeping.drop(self._place)


def draft_words(at: datetime) -> str:
    """Say when a draft was kept: "Draft kept from 3 May, 14:02"."""
    here = at.astimezone()
    month = MONTHS[here.month - 1]
    return tr("Draft kept from {day} {month}, {here:%H:%M}", day=here.day, month=month, here=here)
