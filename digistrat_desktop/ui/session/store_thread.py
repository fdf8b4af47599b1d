"""The store's own thread: questions to the open library, answers on the UI thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.ui.session.tasks import Done, Failed, TaskRunner, nothing
from digistrat_desktop.ui.words import tr

T = TypeVar("T")


class StoreThread(QObject):
    """Owns the library on the store worker's thread; no other thread ever touches it."""

    def __init__(
        self, tasks: TaskRunner, open_library: Callable[[], Opened], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._open_library = open_library
        self._library: Library | None = None

    @property
    def is_busy(self) -> bool:
        return self._tasks.is_busy

    def open(
        self, on_done: Done[Opened], on_error: Failed, opener: Callable[[], Opened] | None = None
    ) -> None:
        """Open the library anew; `on_done` gets its first words: that it is a copy, or nothing."""
        open_it = opener or self._open_library

        def work() -> Opened:
            self._let_go()
            opened = open_it()
            self._library = opened.library
            return opened

        self._tasks.run(work, on_done, on_error)

    def work(self, work: Callable[[], T], on_done: Done[T], on_error: Failed) -> None:
        """Do something with the store's file on its thread, while no library is open."""

        def task() -> T:
            self._let_go()
            return work()

        self._tasks.run(task, on_done, on_error)

    def ask(self, work: Callable[[Library], T], on_done: Done[T], on_error: Failed) -> None:
        """Run `work` on the library's thread, over values only; its answer comes on the UI thread."""

        def task() -> T:
            if self._library is None:
                raise Refused(
                    tr("Your data is not open."),
                    tr("Nothing was changed."),
                    tr("Close the program and start it again."),
                )
            return work(self._library)

        self._tasks.run(task, on_done, on_error)

    def ask_when_saved(
        self, work: Callable[[Library], T], on_done: Done[T], on_error: Failed
    ) -> None:
        """Ask as `ask` does, but behind every step that waits to be saved now.

        One write is in flight at a time; the steps behind it are only sent when it is done. An
        empty question first lets them be sent, so that what is asked then sees them all.
        """

        def then(_: None) -> None:
            self.ask(work, on_done, on_error)

        self.ask(_let_them_be_sent, then, on_error)

    def drain(self) -> None:
        """Wait for every answer, and for what those answers ask in turn; for closing only."""
        self._tasks.drain()

    def close(self) -> None:
        """Finish what was asked, and what its answers ask, then close the library on its own thread."""
        self.drain()

        self._tasks.run(self._let_go, nothing, nothing)
        self._tasks.finish()

    def _let_go(self) -> None:
        """Close the library; called on its thread."""
        library, self._library = self._library, None
        if library is not None:
            library.close()


def _let_them_be_sent(_: Library) -> None:
    """Ask for nothing; what matters is the turn."""
