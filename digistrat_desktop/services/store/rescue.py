"""When the store cannot be opened or written: the last good backup, a copy, a new beginning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreHeld
from digistrat_desktop.domain.words import by_count
from digistrat_desktop.services.store.library import Library, batch_of
from digistrat_desktop.services.store.opening import Access, open_to_read
from digistrat_desktop.system.file_lock import FileLock, LockHeld
from digistrat_desktop.system.files import save_chosen, stands_there

if TYPE_CHECKING:  # what the start does not need
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.storage.port import KeptBackup


class Prospects(NamedTuple):
    backup_at: datetime | None  # when the latest backup that verifies was made, or None
    # False where the file is sound but not for this program: a later version's, or one that
    # somebody else has open
    can_replace: bool
    # in words, the holder on another computer that gives no sign of life; then the store can be
    # taken over
    left_by: str = ""


class BackupThere(NamedTuple):
    """A backup, and in words what it has and lacks beside the data as they are now."""

    at: datetime  # when it was made, by the clock of then
    words: str


def backups_there(library: Library) -> tuple[BackupThere, ...]:
    """Give the backups that can be read, the one that holds most first."""
    return tuple(BackupThere(one.at, _beside(one)) for one in library.store.backups())


def _beside(one: KeptBackup) -> str:
    if not one.more and not one.fewer:
        return "The same as your data now."
    parts = []
    if one.fewer:
        parts.append(by_count(one.fewer, "It lacks 1 change.", "It lacks {n} changes."))
    if one.more:
        parts.append(
            by_count(
                one.more,
                "It has 1 change that is not in your data now.",
                "It has {n} changes that are not in your data now.",
            )
        )
    return " ".join(parts)


class Rescue(NamedTuple):
    """The ways out of a store that cannot be used. Belongs to the store worker's thread."""

    access: Access

    def prospects(self, error: Exception) -> Prospects:
        """Look for what can be done after an error of opening."""
        if isinstance(error, StoreHeld):
            return Prospects(None, can_replace=False, left_by=_left_by(error))
        good = self.access.place.good_backup()
        return Prospects(good, not isinstance(error, NewerVersion))

    def restore(self, now: datetime, made: datetime | None = None) -> str:
        """Put a backup in place; give the name under which the file that was there is kept.

        Args:
            made: when it was made; None takes the last good one.
        """
        good = made or self.access.place.good_backup()
        if good is None:
            raise Refused(
                "None of the backups passed their check.",
                "Nothing was changed.",
                "Ask IT for a copy of the folder from before the damage.",
            )
        with self._hold():
            return self.access.place.restore(good, now)

    def start_new(self, now: datetime) -> str:
        """Make room for an empty store; give the name under which the other file is kept."""
        with self._hold():
            return self.access.place.start_new(now)

    def save_copy(self, target: Path) -> Path:
        """Copy the store's file as it is, for whoever supports the program."""
        refuse_itself(target, self.access.folders.store)
        save_chosen(target, self.access.place.content())
        return target

    def open_read_only(self) -> Library:
        """Open the store's file for reading, or where that fails the last good backup."""
        place = self.access.place
        try:
            return self.access.library(place.open_to_read())
        except Refused:
            good = place.good_backup()
            if good is None:
                return open_to_read(self.access).library
            return self.access.library(place.open_backup(good))

    def _hold(self) -> FileLock:
        return FileLock(self.access.folders.lock, self.access.me)


def _left_by(held: StoreHeld) -> str:
    if isinstance(held, LockHeld) and held.may_take_over and held.holder is not None:
        return held.holder.words
    return ""


class Unsaved(NamedTuple):
    """What is in memory only."""

    steps: tuple[Step, ...]
    people: Mapping[str, str]  # names by person id
    packs: tuple[FrameworkPack, ...]
    files: Mapping[str, bytes] = {}  # copies of evidence by sha256


def save_with_unsaved(library: Library, unsaved: Unsaved, target: Path) -> Path:
    """Write a copy of the store that holds what could not be saved; else the words alone.

    Returns:
        The file written: `target`, or a text beside it when the store could not even be read.
    """
    refuse_itself(target, Path(library.place))
    stands_there(target)
    batch = batch_of(unsaved.steps, unsaved.people, unsaved.packs, files=unsaved.files)
    try:
        save_chosen(target, library.store.copy_with(batch))
    except Refused:
        text = target.with_suffix(".txt")
        save_chosen(text, _in_words(unsaved.steps).encode())
        return text
    return target


def refuse_itself(target: Path, store: Path) -> None:
    """Refuse to write a copy over the data."""
    if os.path.exists(target) and os.path.exists(store) and target.samefile(store):  # noqa: PTH110 - never fails
        raise Refused(
            "This is the file of your data itself.",
            "It was not changed.",
            "Choose another name for the copy.",
        )


def _in_words(steps: tuple[Step, ...]) -> str:
    lines = ["What DigiStrat Desktop could not save:", ""]
    for step in steps:
        lines.append(step.label)
        for change in step.changes:
            lines += [f"  {name}: {value}" for name, value in change.after.items() if value]
    return "\n".join([*lines, ""])
