"""What is done about a store that cannot be opened: asks the rescue service, shows the page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.services.store.rescue import Prospects, Rescue
    from digistrat_desktop.ui.session.context import PageContext


RETRY, RESTORE, READ, COPY, NEW = "retry", "restore", "read", "copy", "new"
TAKE_OVER, LEAVE = "take-over", "leave"


T = TypeVar("T")
COPY_KINDS = tr("DigiStrat stores (*.db)")
_SURE = Question(
    tr("Start with an empty store?"),
    tr("Nothing is deleted: the file that could not be used is kept beside it."),
    (
        AnswerChoice("start", tr("Start with an empty store")),
        AnswerChoice("back", tr("Go back"), is_primary=True),
    ),
)


class RescueDesk(QObject):
    """Carries out the way out a person chose.

    Signals:
        troubled: the store cannot be used; carries the error and `Prospects` or None.
        take_over_wanted: the store is perhaps to be taken over; carries who left it, in words.
        leaving: the program is to be closed.
        mended: it can be opened now; carries the function that opens it, or None for the usual way.
    """

    troubled = Signal(object, object)
    mended = Signal(object)
    take_over_wanted = Signal(str)
    leaving = Signal()

    def __init__(
        self, context: PageContext, rescue: Rescue | None, parent: QObject | None = None
    ) -> None:
        """Take the services; without a rescue there is only trying again."""
        super().__init__(parent)
        self._context = context
        self._rescue = rescue
        self._error: Exception | None = None
        self._left_by = ""

    def begin(self, error: Exception) -> None:
        """The store could not be opened, or was found damaged."""
        self._error = error
        self.troubled.emit(error, None)
        rescue = self._rescue
        if rescue is not None:
            self._work(lambda: rescue.prospects(error), self._on_prospects)

    def choose(self, way: str) -> None:
        """Carry out a way out."""
        simple: dict[str, Callable[[], None]] = {
            RETRY: partial(self.mended.emit, None),
            TAKE_OVER: partial(self.take_over_wanted.emit, self._left_by),
            LEAVE: self.leaving.emit,
        }
        if way in simple:
            simple[way]()
        elif self._rescue is not None:
            ways: dict[str, Callable[[Rescue], None]] = {
                RESTORE: self._restore,
                READ: self._read,
                COPY: self._copy,
                NEW: self._start_new,
            }
            ways[way](self._rescue)

    def _on_prospects(self, prospects: Prospects) -> None:
        self._left_by = prospects.left_by
        self.troubled.emit(self._error, prospects)

    def _restore(self, rescue: Rescue) -> None:
        now = self._context.clock.now()
        self._work(lambda: rescue.restore(now), self._on_kept)

    def _start_new(self, rescue: Rescue) -> None:
        if self._context.asker.ask(_SURE) == "start":
            now = self._context.clock.now()
            self._work(lambda: rescue.start_new(now), self._on_kept)

    def _read(self, rescue: Rescue) -> None:
        self.mended.emit(partial(_to_read, rescue))

    def _copy(self, rescue: Rescue) -> None:
        suggested = Path.home() / "digistrat-copy.db"
        target = self._context.asker.file_to_save(tr("Save a copy"), suggested, COPY_KINDS)
        if target is not None:
            self._work(lambda: rescue.save_copy(target), self._on_copied)

    def _on_kept(self, kept: str) -> None:
        words = tr("The file that could not be used is kept as {name}.", name=kept)
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self.mended.emit(None)

    def _on_copied(self, target: Path) -> None:
        self._context.navigator.told_of_file.emit(tr("A copy was saved as"), str(target))

    def _work(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        self._context.store.work(work, on_done, self._context.navigator.failed.emit)


def _to_read(rescue: Rescue) -> Opened:
    return Opened(
        rescue.open_read_only(), tr("This is open to read only, so nothing can be changed.")
    )
