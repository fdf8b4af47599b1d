"""Says quietly that what stands in a form is a draft, or that there is one, with a way to let go of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.analysis.answers.revisions import revisions_of
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.record.workspace import revision_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.services.store.drafts import Draft, DraftOf
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, put
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
    """Offers the latest draft of a page's forms while none of them is open.

    What belongs to an assessment that was signed off meanwhile cannot be gone on with there. It says so, and
    offers the revision, where the draft is offered again, and the words.
    """

    def __init__(
        self, context: PageContext, is_mine: Callable[[DraftOf], bool],
        reopen: Callable[[DraftOf], object], form: QWidget | None = None,
        words_of: Callable[[Draft], str] = lambda _: "",
    ) -> None:  # fmt: skip
        """Offer drafts.

        Args:
            reopen: opens the form of a draft.
            form: while it is shown, nothing is offered.
            words_of: gives what was typed as words, to be copied.
        """
        super().__init__()
        self._context, self._is_mine, self._reopen, self._form = context, is_mine, reopen, form
        self._words_of = words_of
        self._place: DraftOf | None = None
        self.words = ElidedLabel("", TypeRole.SMALL, "secondary")
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.carry_on = LinkButton(context.look, tr("Continue"), do=self._on_carry_on)
        self.revise = LinkButton(context.look, "", do=self._on_revise)
        self.copy = LinkButton(context.look, tr("Copy the words"), do=self._on_copy)
        self.discard = LinkButton(context.look, tr("Discard draft"), do=self._on_discard)
        row = bare(FlowLayout(context.look.theme.space(3), self))
        put(row, self.words, self.carry_on, self.revise, self.copy, self.discard)
        context.keeping.drafts_changed.connect(self.refresh)
        context.session.opened.connect(self.refresh)
        context.navigator.resumed.connect(self._on_resumed)
        if form is not None:
            form.installEventFilter(self)
        self.hide()

    def refresh(self) -> None:
        session = self._context.session
        trust, assessment = session.trust, session.assessment
        known = (trust.id if trust else "", {"", *self._here(assessment)})
        drafts = self._context.keeping.drafts.all
        found = [
            one for one in drafts
            if one.trust in {"", known[0]}
            and one.assessment in known[1]
            and self._is_mine(self._in_open(one))
        ]  # fmt: skip
        self._place = found[-1] if found and not session.read_only else None
        if self._place is not None:
            self._say(self._place, drafts[self._place])
        free = self._form is None or self._form.isHidden()
        self.setVisible(self._place is not None and free)

    def _say(self, place: DraftOf, draft: Draft) -> None:
        signed = self._signed(place)
        words = ": ".join(filter(None, (draft_words(draft.at), draft.title)))
        self.words.show_text(f"{tr('Signed off meanwhile.')} {words}" if signed else words)
        if signed is not None:
            made = revisions_of(self._context.session.workspace, signed)
            self.revise.setText(tr("Open the revision") if made else tr("Make a revision"))
        self.carry_on.setVisible(signed is None)
        self.revise.setVisible(signed is not None)
        self.copy.setVisible(signed is not None and bool(self._words_of(draft)))

    def _signed(self, place: DraftOf) -> Assessment | None:
        """Give the open assessment where the draft is of it and it is signed off."""
        one = self._context.session.assessment
        is_of_it = one is not None and one.id == place.assessment and is_sealed(one.status)
        return one if is_of_it else None

    def _here(self, assessment: Assessment | None) -> set[str]:
        """Give the open assessment and, unless it is signed off, the one that it revises."""
        if assessment is None:
            return set()
        revised = revision_of(self._context.session.workspace, assessment)
        is_draft = not is_sealed(assessment.status)
        return {assessment.id, *([str(revised.of)] if revised is not None and is_draft else ())}

    def _in_open(self, place: DraftOf) -> DraftOf:
        """Give the place of a draft in the open assessment."""
        one = self._context.session.assessment
        return place._replace(assessment=one.id) if one is not None and place.assessment else place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.refresh()
        return super().eventFilter(watched, event)

    def _on_resumed(self, place: DraftOf) -> None:
        """Open the form of a draft that was gone on with elsewhere, where it is of a form here."""
        is_kept = place in self._context.keeping.drafts.all and not self._context.session.read_only
        if is_kept and self._is_mine(self._in_open(place)) and self._signed(place) is None:
            self._place = place
            self._on_carry_on()

    def _on_carry_on(self) -> None:
        if self._place is None:
            return
        keeping, before, place = self._context.keeping, self._place, self._in_open(self._place)
        if place != before:
            draft = keeping.drafts.all[before]
            keeping.keep(place, draft.title, draft.typed, draft.over)
            keeping.drop(before)
        self._reopen(place)

    def _on_revise(self) -> None:
        """Go where a revision is made, or to the one there is: there the draft is offered again."""
        signed = self._signed(self._place) if self._place is not None else None
        made = revisions_of(self._context.session.workspace, signed) if signed is not None else ()
        if len(made) == 1 and self._place is not None:
            record = self._place.record
            self._context.session.show_assessment(str(made[0].id))
            self._context.navigator.go("assess", record)
        else:
            self._context.navigator.go("signing")

    def _on_copy(self) -> None:
        if self._place is not None:
            draft = self._context.keeping.drafts.all[self._place]
            QGuiApplication.clipboard().setText(self._words_of(draft))
            self._context.navigator.told.emit(Gravity.INFO, tr("The words are copied."), ())

    def _on_discard(self) -> None:
        self._context.keeping.drop(self._place)


def draft_words(at: datetime) -> str:
    """Say when a draft was kept: "Draft kept from 3 May, 14:02"."""
    here = at.astimezone()
    month = MONTHS[here.month - 1]
    return tr("Draft kept from {day} {month}, {here:%H:%M}", day=here.day, month=month, here=here)
