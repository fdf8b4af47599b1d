"""Checking the whole trail and every record behind a person's work, once the store is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr, tr_count

if TYPE_CHECKING:
    from digistrat_desktop.services.record.verifying import TrailCheck

QUIET_MS = 3_000


class WholeCheck(QObject):
    """Checks one trail after another, each in its own turn, so that saving never waits for all."""

    ended = Signal()  # all were checked, or one was found not to be intact
    broken = Signal(str)  # something is wrong; carries what was found, in words

    def __init__(
        self, context: PageContext, parent: QObject | None = None, quiet_ms: int = QUIET_MS
    ) -> None:
        """`quiet_ms` pass between the opening of the store and the first trail."""
        super().__init__(parent)
        self._context = context
        self._waiting: list[str] = []
        self._changes = 0
        self._is_under_way = False
        self._timer = single_shot(self, self.begin, quiet_ms)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._waiting = []
        self._is_under_way = False

    def begin(self) -> None:
        self._timer.stop()
        self._changes = 0
        self._is_under_way = True
        self._context.session.note_whole_check(tr("Checking the change history."))
        self._ask(_trails, self._on_trails)

    def _on_trails(self, trails: tuple[str, ...]) -> None:
        self._waiting = list(trails)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._ask(partial(_check, None), self._on_outside)
            return
        trail = self._waiting.pop(0)

        self._ask(partial(_check, trail), self._on_checked)

    def _on_checked(self, found: TrailCheck) -> None:
        if found.sound:
            self._changes += found.changes
            self._next()
        else:
            self._say_broken(found.sentence)

    def _on_outside(self, found: TrailCheck) -> None:
        if found.sound:
            self._say_intact()
        else:
            self._say_broken(found.sentence)

    def _on_failed(self, error: Exception) -> None:
        self._say_broken(str(error))

    def _say_intact(self) -> None:
        if not self._changes:
            self._end("")  # there was nothing to check
            return
        at = self._context.clock.now().astimezone()
        words = tr_count(
            self._changes,
            "Checked in full at {at:%H:%M}: 1 change in your data, unaltered.",
            "Checked in full at {at:%H:%M}: %n changes in your data, all unaltered.",
            at=at,
        )
        self._end(words)

    def _say_broken(self, sentence: str) -> None:
        self.stop()
        self._end(sentence)
        words = tr(
            "The check of the change history found a problem. {sentence} Your backups are "
            "safe. The Change history page shows every change.",
            sentence=sentence,
        )
        self.broken.emit(words)

    def _end(self, words: str) -> None:
        self._is_under_way = False
        self._context.session.note_whole_check(words)
        self.ended.emit()

    def _ask(self, work: Callable[[Library], object], on_done: Callable[..., None]) -> None:
        def answer(take: Callable[..., None], found: object) -> None:
            # Of a check that was stopped, what was still under way says nothing of the whole.
            if self._is_under_way:
                take(found)

        self._context.store.ask(work, partial(answer, on_done), partial(answer, self._on_failed))


def _check(trail: str | None, library: Library) -> TrailCheck:
    """Check one trail, or what stands outside all of them."""
    from digistrat_desktop.services.record.verifying import check_outside, check_trail  # noqa: PLC0415 - after the first paint

    return check_outside(library) if trail is None else check_trail(library, trail)


def _trails(library: Library) -> tuple[str, ...]:
    return library.store.trails()
