"""What every page is given: no page looks anything up for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.system.clock import Clock, IdMaker
from digistrat_desktop.system.policy import Policy
from digistrat_desktop.system.settings import Settings, save_settings
from digistrat_desktop.ui.messages import Asker
from digistrat_desktop.ui.session.insight import Insight
from digistrat_desktop.ui.session.keeping import Keeping
from digistrat_desktop.ui.session.late_work import LateWork
from digistrat_desktop.ui.session.page_entry import PageEntry
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.session.tasks import Done, TaskRunner, nothing
from digistrat_desktop.ui.session.team import TeamWork
from digistrat_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from digistrat_desktop.services.region.making import RegionMaker

T = TypeVar("T")


class KeptSettings(NamedTuple):
    """The settings as they were read."""

    path: Path  # where they are written
    settings: Settings
    unknown: Mapping[str, object]  # values of a newer version, kept as they are
    policy: Policy  # what the organisation has fixed over them


class Preferences(QObject):
    """The user's settings."""

    changed = Signal(str)  # a setting has another value; carries its key
    failed = Signal(object)  # the settings could not be written; carries the error

    def __init__(self, kept: KeptSettings, jobs: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = kept.path
        self._settings = kept.settings
        self._unknown = kept.unknown
        self.policy = kept.policy
        self._jobs = jobs

    @property
    def settings(self) -> Settings:
        return self._settings

    def export_folder(self) -> str:
        """The folder offered when something is saved: the organisation's, or the last one used."""
        return str(self.policy.setting(self._settings, "export_folder"))

    def set(self, key: str, value: Any) -> None:
        """Choose another value and write the file, off the UI thread."""
        if getattr(self._settings, key) == value:
            return
        self._settings = replace(self._settings, **{key: value})
        path, settings, unknown = self._path, self._settings, self._unknown
        self._jobs.run(lambda: save_settings(path, settings, unknown), nothing, self.failed.emit)
        self.changed.emit(key)


class Navigator(QObject):
    """How pages send people elsewhere and say something above the page."""

    # a page is asked for; carries its name and what to show on it (an id, or empty)
    wanted = Signal(str, str)
    # a trust is to be opened; carries its id, the assessment's id (or empty), and the page to
    # show then with what to show on it
    trust_wanted = Signal(str, str, str, str)
    sample_wanted = Signal()  # the sample trust is to be made, if it is not there, and opened
    # whoever works here is to give a name first, where none is known; carries what is to be done then
    name_wanted = Signal(object)
    resumed = Signal(object)  # a draft is to be gone on with on its page; carries its `DraftOf`
    start_wanted = Signal(object)  # an assessment is to be started; carries the `StartPlan`
    # a package is to be shown without being brought in; carries its path and the `Package` read
    # from it
    package_wanted = Signal(object, object)
    backup_wanted = Signal(object)  # a backup is to be restored; carries when it was made
    # a banner is to be shown; carries gravity, text and (id, label) pairs of actions
    told = Signal(object, str, object)
    # changes that stood here were taken back by others; carries the trust's id and a tuple of
    # `TakenFrom`
    taken_back = Signal(str, object)
    restore_wanted = Signal(
        str, object
    )  # what was taken back is to be brought back; as `taken_back`
    moved_on = Signal()  # a form, another view or question is shown: what was told before is read
    # a file was written, or pages went to a printer; carries a sentence and the path, empty for none
    told_of_file = Signal(str, str)
    saved = Signal(
        str
    )  # something is on the disk that was no step of the session; carries its name
    failed = Signal(object)  # something could not be done; carries the error
    failed_at = Signal(
        str, object
    )  # the same; carries the deed, as `deed_of` names it, and the error
    succeeded = Signal(str)  # a deed went well; carries its name
    # what could not be done is done, or another thing was asked for; carries the error that was told
    went_well = Signal(object)

    def go(self, page: str, target: str = "") -> None:
        self.wanted.emit(page, target)

    def open_trust(
        self, trust_id: str, assessment_id: str = "", page: str = "assess", target: str = ""
    ) -> None:
        self.trust_wanted.emit(trust_id, assessment_id, page, target)


class PageContext(NamedTuple):
    """The window's services, handed to each page."""

    look: Look
    session: Session
    store: StoreThread
    jobs: TaskRunner
    insight: Insight
    late: LateWork
    keeping: Keeping
    navigator: Navigator
    asker: Asker
    preferences: Preferences
    clock: Clock
    ids: IdMaker
    team: TeamWork
    pages: tuple[PageEntry, ...]
    opened: Path  # the folder in which attached files lie that were opened
    region: Callable[[], RegionMaker]  # makes one data set of many packages

    def call_me(self, name: str) -> None:
        """Give the name of whoever works here.

        A name that was erased is never taken again, by nobody: who works on gives one as another person.
        """
        from digistrat_desktop.domain.trust.people import Erasure  # noqa: PLC0415 - not before the first paint

        me = self.preferences.settings.actor_id
        if name and self.session.workspace.find(Erasure, me) is not None:
            me = self.ids.new_id()
            self.preferences.set("actor_id", me)
        self.session.name_person(me, name)
        self.ask(lambda library: library.name_person(me, name), nothing)

    def refuse(self, deed: Callable[..., object], error: Exception) -> bool:
        """Tell above the page why something cannot be done, until it is; False, for it is not done."""
        self.navigator.failed_at.emit(deed_of(deed), error)
        return False

    def attempt(self, deed: Callable[[T], object], about: T) -> None:
        """Do something at once; where it is refused, why is told above the page."""
        try:
            deed(about)
        except Refused as refusal:
            self.refuse(deed, refusal)
        else:
            self.succeed(deed)

    def succeed(self, deed: Callable[..., object]) -> None:
        """What was told of a deed that failed before is no news any more."""
        self.navigator.succeeded.emit(deed_of(deed))

    def ends(
        self, deed: Callable[..., object], on_done: Done[T]
    ) -> tuple[Done[T], Callable[[Exception], None]]:
        """Give what follows a deed that is done elsewhere: it goes well, or is told above the page."""

        def done(found: T) -> None:
            self.succeed(deed)
            on_done(found)

        return done, partial(self.navigator.failed_at.emit, deed_of(deed))

    def ask(self, work: Callable[[Library], T], on_done: Done[T]) -> None:
        """Ask the library on its thread, and have a failure told above the page."""
        self.store.ask(work, *self.ends(work, on_done))

    def ask_when_saved(self, work: Callable[[Library], T], on_done: Done[T]) -> None:
        """Ask as `ask` does, behind every step that waits to be saved now."""
        self.store.ask_when_saved(work, *self.ends(work, on_done))

    def run(self, work: Callable[[], T], on_done: Done[T]) -> None:
        """Work something out on the other thread, and have a failure told above the page."""
        self.jobs.run(work, *self.ends(work, on_done))

    def save_file(
        self, asked: tuple[str, Path, str], write: Callable[[Path], object], words: str
    ) -> None:
        """Ask for a file by title, suggestion and kinds; write it, and tell of it in these words."""
        path = self.asker.file_to_save(*asked)
        if path is not None:
            told = partial(self.navigator.told_of_file.emit, words, str(path))
            self.run(partial(write, path), lambda _: told())


def deed_of(work: Callable[..., object]) -> str:
    """Name what is done, whatever it is done to: who tries again with another file does the same."""
    while isinstance(work, partial):
        work = work.func
    return f"{work.__module__}.{getattr(work, '__qualname__', type(work).__qualname__)}"
