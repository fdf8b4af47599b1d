"""What those who only hear the window are told of it: the page they came to, and what was saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.ui.session.saver import Saver
    from digistrat_desktop.ui.session.session import Session


class SaidAloud(QObject):
    """Says each act once, when it is on the disk; of what was typed only that, once its field is left."""

    def __init__(
        self, session: Session, saver: Saver, pages: Mapping[str, str],
        say: Callable[[str], None], parent: QObject,
    ) -> None:  # fmt: skip
        """`pages` are names of pages by id; `say` has words read out where somebody listens."""
        super().__init__(parent)
        self._pages = pages
        self._page = ""
        self._session = session
        self._say = say
        self._saved: list[str] = []
        self._typed = ""  # the field that is typed in, once something of it was sent to be saved
        self._is_moved_back = False
        self._saver = saver
        session.field_left.connect(self._on_left)
        session.moved_back.connect(self._on_moved_back)
        session.stepped.connect(self._on_stepped)
        saver.saved.connect(self._on_saved)

    def say_page(self, page_id: str) -> None:
        """Say which page is on the screen now, where it is another than before."""
        if page_id != self._page:
            self._page = page_id
            self._say(self._pages.get(page_id, ""))

    def say_saved(self, what: str) -> None:
        self._say(tr("Saved: {what}", what=what))

    def _on_moved_back(self, words: str, step: Step) -> None:
        self._is_moved_back = True
        self._say(f"{words}. {self._heard(step)}")

    def _heard(self, step: Step) -> str:
        from digistrat_desktop.services.record.step_words import heard_words  # noqa: PLC0415 - not before the first paint

        return heard_words(step, self._session.workspace, self._session.pack)

    def _on_stepped(self) -> None:
        step, was_moved = self._session.latest, self._is_moved_back
        self._is_moved_back = False
        if step is None or was_moved:
            return
        if self._session.is_typing:
            change = step.changes[-1]
            self._typed = field_label(change.kind, next(iter(change.after)))
        else:
            self._saved.append(self._heard(step))

    def _on_left(self) -> None:
        if self._typed:
            self._saved.append(self._typed)
            self._typed = ""
        if self._saver.is_idle:
            self._on_saved(None)

    def _on_saved(self, _: object) -> None:
        labels, self._saved = list(dict.fromkeys(self._saved)), []
        if labels:
            self.say_saved(", ".join(labels))
