"""What those who only hear the window are told of it: the page they came to, and what was saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.session.saver import Saver
    from digistrat_desktop.ui.session.session import Session


class SaidAloud(QObject):
    """Says each act once, when it is on the disk; of what is being typed nothing, for it is heard as it is typed."""

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
        self._is_moved_back = False
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

    def _on_moved_back(self, _words: str, _step: object) -> None:
        """What was undone or redone is said as that, by who shows it."""
        self._is_moved_back = True

    def _on_stepped(self) -> None:
        step, was_moved = self._session.latest, self._is_moved_back
        self._is_moved_back = False
        if step is not None and not was_moved and not self._session.is_typing:
            self._saved.append(step.label)

    def _on_saved(self, _: object) -> None:
        labels, self._saved = list(dict.fromkeys(self._saved)), []
        if labels:
            self.say_saved(", ".join(labels))
