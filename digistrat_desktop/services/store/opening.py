"""Opening the store for one process at a time; the others read a verified copy.

Source: docs/spec/store.md#one-holder; docs/spec/store.md#opening.
"""

import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import DataFolder, PackageFiles, Store
from digistrat_desktop.system.clock import Clock, IdMaker
from digistrat_desktop.system.disk_errors import in_plain_words, name_in_words
from digistrat_desktop.system.file_lock import FileLock, Holder, LockHeld
from digistrat_desktop.system.files import stands_there
from digistrat_desktop.system.paths import Folders, make_folders, narrow_files
from digistrat_desktop.system.places import PLACE_WORDS, FolderPlace, place_of
from digistrat_desktop.system.snapshot_requests import (
    SnapshotAnswer,
    answer_request,
    clear_old_requests,
    pending_requests,
    request_snapshot,
    wait_for_answer,
    withdraw_request,
)

T = TypeVar("T")
_RISKY = frozenset({FolderPlace.NETWORK, FolderPlace.SYNCED})
_KEPT_FOR = timedelta(days=1)


class Access(NamedTuple):
    folders: Folders
    keeper: Callable[[Folders], DataFolder]  # what keeps a store, its backups and copies in them
    catalogue: Catalogue
    files: PackageFiles  # writes and reads package files
    me: Holder  # what others are told of this process while it holds the store
    ids: IdMaker
    # the organisation allows a live store on a network drive or in a synced folder
    any_place: bool = False
    # waits, in seconds; for the answer of another window
    sleep: Callable[[float], None] = time.sleep

    @property
    def place(self) -> DataFolder:
        """The store of these folders, with its backups and copies."""
        return self.keeper(self.folders)

    def library(self, store: Store) -> Library:
        return Library(store, self.catalogue, self.files)


class Opened(NamedTuple):
    """A library with what must be said about it."""

    library: Library
    notice: str  # that and why this is a copy, and of when; empty for the live store
    # in words, the holder on another computer that gives no sign of life; empty when the holder
    # lives, and then the store cannot be taken over
    left_by: str = ""


class HeldLibrary(Library):
    """The live store; closing it lets others have it."""

    def __init__(self, store: Store, access: Access, lock: FileLock) -> None:
        super().__init__(store, access.catalogue, access.files)
        self._lock = lock

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._lock.release()


def open_library(access: Access, *, take_over: bool = False) -> Library:
    """Open or create the store for writing, and hold it until the library is closed.

    Args:
        take_over: a person has confirmed that the other computer no longer uses the store.

    Raises:
        LockHeld: another process has it; names who.
        Refused: it cannot be opened, in plain words; nothing was changed.
    """
    _refuse_risky_place(access)
    _refuse_other_things(access)
    try:
        make_folders(access.folders)
    except OSError as error:
        raise in_plain_words(error, access.folders.data) from error
    lock = FileLock(access.folders.lock, access.me)
    lock.acquire(take_over=take_over)
    return _held(access, lock)


def open_to_read(access: Access, *, is_only_read: bool = False) -> Opened:
    """Open a store that is there, for reading: live when nobody has it, else the latest copy.

    Args:
        is_only_read: leaves the file as it is, also one of an earlier version.

    Raises:
        LockHeld: another process has it and there is no copy.
        Refused: there is no store, or it cannot be read.
    """
    _refuse_other_things(access)
    if not access.place.has_store:
        raise Refused(
            f"There is no DigiStrat data in {access.folders.data}.",
            "Nothing was changed.",
            "Check the folder, or run `digistrat sample` to make the sample there.",
        )
    if not _may_write(access):
        return _unlocked(access)
    lock = FileLock(access.folders.lock, access.me)
    try:
        lock.acquire()
    except LockHeld as held:
        return _copy(access, held)
    except Refused as refused:
        # A full disk has no room for the note of who reads: nothing is written, so none is needed.
        return _unlocked(access, f"{refused.what} Your data was only read.")
    return Opened(_held(access, lock, is_only_read=is_only_read), "")


def plan_and_do(
    access: Access, plan: Callable[[Library], T], do: Callable[[Library, T], object] | None
) -> T:
    """Plan something, then do it in the store; a plan that is refused or alone makes no store.

    Args:
        plan: reads the store, or an empty one where there is none yet.
        do: carries the plan out; None leaves it at the plan.
    """
    if access.place.has_store and do is not None:
        with closing(open_library(access)) as library:
            library.store.confirm()
            made = plan(library)
            do(library, made)
            _back_up(access, library)
            return made
    with closing(_to_plan(access)) as library:
        made = plan(library)
    if do is not None:
        with closing(open_library(access)) as library:
            library.store.confirm()
            do(library, made)
            _back_up(access, library)
    return made


def _back_up(access: Access, library: Library) -> None:
    """Back up what was done; it is done, even where no backup can be made."""
    with suppress(Refused):
        library.store.back_up_news(datetime.fromisoformat(access.me.since))


def _to_plan(access: Access) -> Library:
    _refuse_other_things(access)
    if access.place.has_store:
        return open_to_read(access, is_only_read=True).library
    return access.library(access.place.empty())


def open_for_window(access: Access, *, read_only_if_held: bool = True) -> Opened:
    """Open the store for a window: to write, or when another window has it, a copy to read.

    A store in a folder that cannot be written is opened to read.

    Args:
        read_only_if_held: False where the organisation wants a second window refused.

    Raises:
        LockHeld: another process has it, and no copy is to be had or wanted.
        Refused: it cannot be opened.
    """
    if access.place.has_store and not _may_write(access):
        return _unlocked(access)
    try:
        return Opened(open_library(access), "")
    except LockHeld as held:
        if not read_only_if_held:
            raise
        return _copy(access, held)


def answer_readers(library: Library, access: Access, clock: Clock) -> int:
    """Write a fresh verified copy for all who ask, now and then; give how many were answered."""
    asked = pending_requests(access.folders.lock)
    for request in asked:
        name = f"snapshot-{request.id}.db"
        try:
            library.store.share_copy(name)
        except Refused as refused:
            answer_request(request, clock.now(), refusal=refused.what)
        else:
            answer_request(request, clock.now(), snapshot=name)
    if asked:
        before = clock.now() - _KEPT_FOR
        clear_old_requests(access.folders.lock, before)
        access.place.drop_copies(before)
    return len(asked)


def _refuse_risky_place(access: Access) -> None:
    place = place_of(access.folders.data)
    if place in _RISKY and not access.any_place:
        raise Refused(
            f"Your data folder is {PLACE_WORDS[place]}, where your data can be damaged while "
            "in use.",
            "No file was saved.",
            "Choose a folder on this computer for your data. DigiStrat files and backups can "
            "still go in the other folder.",
        )


def _refuse_other_things(access: Access) -> None:
    """Refuse where something else stands in the place of the store or of its folder."""
    folder = access.folders.data
    if os.path.lexists(folder) and not os.path.isdir(folder):  # noqa: PTH112 - never fails
        raise Refused(
            f"{name_in_words(folder)} is not a folder.", "Nothing was changed.", "Choose a folder."
        )
    if not access.place.has_store:
        stands_there(access.folders.store)


def _held(access: Access, lock: FileLock, *, is_only_read: bool = False) -> Library:
    try:
        if is_only_read:
            return HeldLibrary(access.place.open_to_read(), access, lock)
        narrow_files(access.folders)
        store = access.place.open(datetime.fromisoformat(access.me.since))
        return HeldLibrary(store, access, lock)
    except BaseException:
        lock.release()
        raise


def _may_write(access: Access) -> bool:
    return place_of(access.folders.data) is not FolderPlace.READ_ONLY


def _unlocked(
    access: Access, notice: str = "This folder is read-only, so you cannot change anything."
) -> Opened:
    """Read a store where nothing may be written."""
    return Opened(access.library(access.place.open_to_read()), notice)


def _copy(access: Access, held: LockHeld) -> Opened:
    """Ask the holder for a copy; without an answer take the last verified backup."""
    request = request_snapshot(access.folders.lock, access.me, access.ids.new_id())
    try:
        answer = wait_for_answer(request, access.sleep)
        if answer is not None and answer.snapshot:
            return _snapshot(access, held, answer)
        left_by = held.holder.words if held.may_take_over and held.holder else ""
        return _backup(access, held)._replace(left_by=left_by)
    finally:
        withdraw_request(request)


def _snapshot(access: Access, held: LockHeld, answer: SnapshotAnswer) -> Opened:
    made = datetime.fromisoformat(answer.at)
    notice = f"{held.what} You are viewing a copy made {_in_words(made)}."
    return Opened(access.library(access.place.open_copy(answer.snapshot)), notice)


def _backup(access: Access, held: LockHeld) -> Opened:
    backups = access.place.backups()
    if not backups:
        raise held
    notice = f"{held.what} You are viewing the last checked backup, made {_in_words(backups[0])}."
    return Opened(access.library(access.place.open_backup(backups[0])), notice)


def _in_words(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day_words(local)} at {local:%H:%M}"
