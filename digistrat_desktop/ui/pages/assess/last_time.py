"""What the assessment before answered to a question: shown when asked for, and confirmed as today's."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.answers.movement import is_old_reason
from digistrat_desktop.domain.ids import ItemId
from digistrat_desktop.domain.record.workspace import assessment_before, responses_of
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.pages.answers import word_of
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_CARRIED = tr(
    "Carried forward and not yet confirmed. Choose a level as you see it today, or show last time's "
    "answer and confirm it."
)


class LastTime:
    """The parts about last time, which the page of questions puts where they belong."""

    def __init__(self, context: PageContext) -> None:
        self._session = context.session
        self.link = LinkButton(context.look, "", do=self._on_asked)
        self.words = PlainLabel("", tone="secondary")
        self.carried = QWidget()  # on an answer that was carried and not confirmed
        self.confirm = SecondaryButton(context.look, tr("Confirm answer"))
        row = bare(QHBoxLayout(self.carried))
        row.addWidget(PlainLabel(_CARRIED, tone="caution"), 1)
        row.addWidget(self.confirm)

    def put_away(self) -> None:
        """Hide last time's answer until somebody asks."""
        self.words.hide()

    def show_response(self, response: Response, *, locked: bool) -> None:
        """Offer last time's answer to the same question; the words stay as hidden or shown as they are."""
        self.carried.setVisible(response.carried and not locked)
        before, last = self._before(), self.answer_to(response.item_id)
        self.link.setVisible(before is not None and bool(last))
        if before is not None:
            words = tr("Show the answer from {title}", title=before.title)
            self.link.setText(words.replace("&", "&&"))
            self.words.show_text(f"{before.title}: {self._word(response.item_id, last)}.")

    def has_moved(self, response: Response) -> bool:
        """Tell if the question has another level than last time."""
        last, now = self.answer_to(response.item_id), self._compared(response)
        return bool(last and now) and last != now

    def old_reason(self, response: Response) -> str:
        """Ask for another reason where that of last time stands under a level it was not given for."""
        last = self.answer_to(response.item_id)
        is_old = is_old_reason(self._response(response.item_id), response)
        if last == self._compared(response) or not is_old:
            return ""
        return tr(
            "This is last time's reason, for {level}. Say why the answer is another now.",
            level=self._word(response.item_id, last),
        )

    def _on_asked(self) -> None:
        self.words.show()
        self.link.hide()

    def _before(self) -> Assessment | None:
        session = self._session
        if session.assessment is None or session.pack is None:
            return None
        return assessment_before(session.workspace, session.assessment)

    def _response(self, item_id: str) -> Response | None:
        before = self._before()
        if before is None:
            return None
        return responses_of(self._session.workspace, before.id).get(ItemId(item_id))

    def answer_to(self, item_id: str) -> str:
        response = self._response(item_id)
        return self._compared(response) if response is not None else ""

    def _compared(self, response: Response) -> str:
        """Give the answer that is compared over time: where a question is asked twice, the later one."""
        pack = self._session.pack
        twice = pack is not None and pack.section_of(response.item_id).asked_twice is not None
        return response.second_answer if twice else response.answer

    def _word(self, item_id: str, answer: str) -> str:
        pack = self._session.pack
        return word_of(answer, pack.scale_of(item_id)) if pack is not None else ""
