"""The store worker's front desk: questions to the open library, answers on the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.services.library import Library
    from digistrat_desktop.ui.tasks import TaskRunner

T = TypeVar("T")


class LibraryDesk(QObject):
    """Owns the library on the store worker's thread; no other thread ever touches it."""

    def __init__(
        self, tasks: TaskRunner, open_library: Callable[[], Library], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._open_library = open_library
        self._library: Library | None = None

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return self._tasks.is_busy

    def open(self, on_done: Callable[[None], None], on_error: Callable[[Exception], None]) -> None:
        """Open the library on its thread."""

        def work() -> None:
            self._library = self._open_library()

        self._tasks.run(work, on_done, on_error)

    def ask(
        self,
        work: Callable[[Library], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Run a question on the library's thread.

        Args:
            work: takes the library; must close over values only.
            on_done: called on the UI thread with what `work` gave.
            on_error: called on the UI thread with what `work` raised.
        """

        def task() -> T:
            if self._library is None:
                self._library = self._open_library()
            return work(self._library)

        self._tasks.run(task, on_done, on_error)

    def close(self) -> None:
        """Finish what was asked, then close the library on its own thread."""

        def work() -> None:
            if self._library is not None:
                self._library.close()
                self._library = None

        self._tasks.run(work, _nothing, _nothing)
        self._tasks.finish()


def _nothing(_: object) -> None:
    """Nobody waits for this answer."""
