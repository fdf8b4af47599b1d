"""On a question of a revision: who first gave what was carried over into it."""

from digistrat_desktop.domain.record.workspace import revision_of
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.services.record.reading import CarriedAnswer, carried_answers
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole


class CarriedOverNote(PlainLabel):
    """One quiet line, while the answer is as it was carried over."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("", TypeRole.SMALL, "secondary")
        self._context = context
        self._of = ""  # the assessment whose answers were asked for
        self._found: dict[str, CarriedAnswer] = {}
        self._response: Response | None = None
        self.hide()

    def show_response(self, response: Response) -> None:
        self._response = response
        place = str(response.assessment_id)
        if place != self._of:
            self._of, self._found = place, {}
            self._ask(place)
        self._show()

    def _ask(self, place: str) -> None:
        """Ask once for all answers of an assessment; of one that is no revision there is nothing to ask."""
        session = self._context.session
        trust, assessment = session.trust, session.assessment
        if (
            trust is None
            or assessment is None
            or revision_of(session.workspace, assessment) is None
        ):
            return
        trust_id = trust.id

        def work(library: Library) -> tuple[str, dict[str, CarriedAnswer]]:
            return place, carried_answers(library, trust_id, place)

        self._context.ask_when_saved(work, self._on_found)

    def _on_found(self, found: tuple[str, dict[str, CarriedAnswer]]) -> None:
        place, answers = found
        if place == self._of:
            self._found = answers
            self._show()

    def _show(self) -> None:
        response = self._response
        found = self._found.get(str(response.id)) if response is not None else None
        words = found.words_for(response) if found is not None and response is not None else ""
        self.show_text(words)
        self.setVisible(bool(words))
