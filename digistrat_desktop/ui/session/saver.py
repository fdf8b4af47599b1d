"""One write in flight: steps wait their turn, a failed one stays in memory and is offered again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.rescue import Unsaved
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.session.tasks import nothing

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.changes import Step


class Saver(QObject):
    """Sends steps to the store worker, in order, each batch in one transaction."""

    saving = Signal()  # something waits to be written
    saved = Signal(object)  # all is written; carries the time of the last event, aware UTC
    failed = Signal(object)  # the batch could not be written; carries the error. Call `retry`.

    def __init__(self, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: list[tuple[Step, tuple[FrameworkPack, ...]]] = []
        self._people: dict[str, str] = {}
        self._files: dict[str, bytes] = {}  # by sha256
        self._in_flight = 0
        self._stopped = False

    @property
    def is_idle(self) -> bool:
        return not self._waiting and not self._in_flight

    @property
    def unsaved(self) -> Unsaved:
        packs = {pack.sha256: pack for _, used in self._waiting for pack in used}
        steps = tuple(step for step, _ in self._waiting)
        return Unsaved(steps, dict(self._people), tuple(packs.values()), dict(self._files))

    @property
    def has_failed(self) -> bool:
        return self._stopped

    def add_person(self, person_id: str, name: str) -> None:
        """Write a person's name with the next batch."""
        self._people[person_id] = name

    def add_file(self, sha256: str, content: bytes) -> None:
        """Keep a copy of a file with the next batch, in its transaction."""
        self._files[sha256] = content

    def save(self, step: Step, packs: tuple[FrameworkPack, ...] = ()) -> None:
        self._waiting.append((step, packs))
        self.saving.emit()
        if not self._in_flight and not self._stopped:
            self._send()

    def note_shown(self, trust_id: str, changes: int) -> None:
        """Note that a trust was shown with its first changes; steps that wait were made before that."""
        ask = self._store.ask if self.is_idle else self._store.ask_when_saved
        ask(lambda library: library.store.see(trust_id, changes), nothing, nothing)

    def drain(self) -> None:
        """Wait until everything is written, trying a failed batch once more; for closing only."""
        self._store.drain()
        if self._stopped:
            self.retry()
            self._store.drain()

    def retry(self) -> None:
        """Try the failed batch again, with everything that came after it."""
        self._stopped = False
        if self._waiting and not self._in_flight:
            self._send()

    def _send(self) -> None:
        batch = tuple(self._waiting)
        people, files = dict(self._people), dict(self._files)
        self._in_flight = len(batch)

        def write(library: Library) -> None:
            packs = {pack.sha256: pack for _, used in batch for pack in used}
            library.record([step for step, _ in batch], people, packs.values(), files=files)

        self._store.ask(write, partial(self._on_written, people, files), self._on_failed)

    def _on_written(self, people: Mapping[str, str], files: Mapping[str, bytes], _: None) -> None:
        done = self._waiting[: self._in_flight]
        self._forget(people)
        for name in files:
            self._files.pop(name, None)
        del self._waiting[: self._in_flight]
        self._in_flight = 0
        if self._waiting:
            self._send()
        else:
            self.saved.emit(done[-1][0].changes[-1].stamp.at)

    def _forget(self, people: Mapping[str, str]) -> None:
        """A written name is not written again: it may be erased in the meantime."""
        for person_id, name in people.items():
            if self._people.get(person_id) == name:
                del self._people[person_id]

    def _on_failed(self, error: Exception) -> None:
        self._in_flight = 0
        self._stopped = True
        self.failed.emit(error)
