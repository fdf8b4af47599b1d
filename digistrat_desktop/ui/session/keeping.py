"""What is being typed and not on the disk yet: written within two seconds, in one place for all fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from digistrat_desktop.services.store.drafts import (
    Draft,
    DraftOf,
    Drafts,
    keep_drafts,
    recall_drafts,
)
from digistrat_desktop.system.clock import Clock
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.timing import single_shot

# From the first key that is not written; what is left of two seconds is for the disk.
KEEP_MS = 1_500
ANSWER = "answer"  # the kind of draft of a question's fields: what could not go into the record
FIGURES = "unread_figures"  # of what stands in the grid of years and is no figure
NOTHING: Mapping[str, Any] = {}


class Keeping(QObject):
    """Knows who has something typed that is not written, has it written, and keeps the drafts."""

    changed = Signal()  # there is something to write now, or it was given away
    # drafts are on the disk; carries the time, aware UTC, and if one of them is new
    kept = Signal(object, bool)
    failed = Signal(object)  # drafts could not be written; carries the error
    drafts_changed = Signal()  # another draft is kept, or one less

    def __init__(
        self, store: StoreThread, session: Session, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._session = session
        self._clock = clock
        self._drafts = self._written = Drafts()  # as they are now, and on the disk
        self._is_writing = False
        self._waiting: dict[Callable[[], None], None] = {}
        self.timer = single_shot(self, self.write, KEEP_MS)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(session.end_typing)

    @property
    def drafts(self) -> Drafts:
        return self._drafts

    @property
    def is_written(self) -> bool:
        """True while nothing typed waits to be given away, and every draft is on the disk."""
        return not self._waiting and self._drafts is self._written

    @property
    def not_taken(self) -> tuple[str, ...]:
        """Give where something typed waits to be put right: questions of the open assessment, and figures."""
        open_ = self._session.assessment
        figures = self._session.draft_of(FIGURES)
        return tuple(
            draft.title
            for place, draft in self._drafts.all.items()
            if place == figures or (open_ and place.kind == ANSWER and place.assessment == open_.id)
        )

    def load(self) -> None:
        """Read the drafts of the store that has been opened."""
        self._store.ask(recall_drafts, self._on_read, self.failed.emit)

    def note(self, write: Callable[[], None]) -> None:
        """Something was typed; `write` is called within two seconds, however long the typing goes on."""
        if not self.timer.isActive():
            self.timer.start()
        if write not in self._waiting:
            self._waiting[write] = None
            self.changed.emit()

    def forget(self, write: Callable[[], None]) -> None:
        if write in self._waiting:
            del self._waiting[write]
            self.changed.emit()

    def write(self) -> None:
        """Give away now all that was typed."""
        self.timer.stop()
        while self._waiting:
            write = next(iter(self._waiting))
            del self._waiting[write]
            if isValid(getattr(write, "__self__", self)):  # its fields may be gone
                write()
        if self._drafts is not self._written:
            self._send()
        self.changed.emit()

    def keep(
        self,
        place: DraftOf,
        title: str,
        typed: Mapping[str, Any],
        over: Mapping[str, Any] = NOTHING,
    ) -> None:
        """Keep what stands in a form as its draft; nothing typed takes the draft away.

        Args:
            over: what those fields began with.
        """
        if self._session.read_only or not (typed or place in self._drafts.all):
            return
        draft = Draft(self._clock.now(), title, dict(typed), dict(over)) if typed else None
        self._drafts = self._drafts.with_draft(place, draft)
        self._send()
        self.drafts_changed.emit()

    def drop(self, place: DraftOf | None) -> None:
        if place is not None:
            self.keep(place, "", {})

    def forget_trust(self, trust_id: str) -> None:
        """The trust was removed, and its drafts on the disk with it."""
        self._drafts = self._written = self._drafts.without_trust(trust_id)
        self.drafts_changed.emit()

    def _on_read(self, found: Drafts) -> None:
        self._drafts = self._written = found
        self.drafts_changed.emit()

    def _send(self) -> None:
        """Write the drafts as they are now; one write is in flight at a time."""
        if self._is_writing:
            return
        self._is_writing, drafts, at = True, self._drafts, self._clock.now()
        before = self._written.all
        is_new = any(before.get(place) is not draft for place, draft in drafts.all.items())

        def done(_: None) -> None:
            self._is_writing, self._written = False, drafts
            if self._drafts is not drafts:
                self._send()
                return
            self.kept.emit(at, is_new)
            self.changed.emit()

        def failed(error: Exception) -> None:
            self._is_writing = False
            self.failed.emit(error)

        self._store.ask(lambda library: keep_drafts(library, drafts), done, failed)
