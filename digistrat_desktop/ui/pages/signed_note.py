"""What is signed off says so on the pages that would write in it."""

from functools import partial

from digistrat_desktop.analysis.answers.revisions import revised_words
from digistrat_desktop.domain.frameworks.scales import Status, is_sealed
from digistrat_desktop.domain.record.workspace import late_changes_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import after_sign_off_words
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import REOPEN
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_SIGNED = tr("Signed off. The answers stay as they were signed.")
_TO_CORRECT = tr("To correct one, make a revision, which starts with the same answers.")


class SealedNote(Card):
    """What is signed off says so above the question, with the way to its sign-off."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tone="info")
        self._session = context.session
        self.words = PlainLabel("")
        self.late = PlainLabel("", tone="caution")
        self.seal = LinkButton(context.look, tr("Show sign-off"))
        self.seal.clicked.connect(partial(context.navigator.go, "signing", ""))
        self.revise = LinkButton(context.look, tr("Make a revision"))
        self.revise.clicked.connect(partial(context.navigator.go, "signing", REOPEN))
        doors = FlowLayout(context.look.theme.space(2))
        put(doors, self.revise, self.seal)
        self.add(self.words, self.late)
        self.body.addLayout(doors)
        self.hide()

    def say(self) -> None:
        """Have why nothing can be changed read out."""
        announce(self, self._session.read_only_words or self.words.text())

    def show_assessment(self, assessment: Assessment | None) -> None:
        words = ""
        if assessment is not None and is_sealed(assessment.status):
            revised = revised_words(self._session.workspace, assessment)
            words = f"{_SIGNED} {revised or _TO_CORRECT}"
        late = late_changes_of(self._session.workspace, assessment)
        self.words.show_text(words)
        self.late.show_text(after_sign_off_words(late))
        self.late.setVisible(bool(late))
        self.seal.setText(tr("Open Sign off") if late else tr("Show sign-off"))
        is_open = assessment is not None and assessment.status is Status.SEALED
        self.revise.setVisible(is_open and not self._session.read_only)
        self.setVisible(bool(words))


def signed_cards(context: PageContext) -> list[Card]:
    """Give the note on the open assessment where it is signed off, and nothing else."""
    assessment = context.session.assessment
    if assessment is None or not is_sealed(assessment.status):
        return []
    note = SealedNote(context)
    note.show_assessment(assessment)
    return [note]
