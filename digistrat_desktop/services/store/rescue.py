"""When the store cannot be opened or written: the last good backup, a copy, a new beginning.

Nothing here deletes what a person wrote: the file that could not be used is kept beside its place.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreHeld
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import open_library, open_to_read
from digistrat_desktop.storage.sqlite.backup import Backup, backups_in
from digistrat_desktop.storage.sqlite.store import Store
from digistrat_desktop.system.atomic_file import save_bytes, save_file
from digistrat_desktop.system.disk_errors import in_plain_words
from digistrat_desktop.system.file_lock import FileLock, LockHeld

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.services.store.opening import Access
    from digistrat_desktop.storage.origin import EventOrigin
    from digistrat_desktop.storage.sqlite.commits import Batch


class Prospects(NamedTuple):
    """What can be done about a store that does not open.

    Attributes:
        backup_at: when the latest backup that verifies was made, or None.
        can_replace: False where the file is sound but not for this program: a later version's, or one
            that somebody else has open.
        left_by: in words, the holder on another computer that gives no sign of life; then the store
            can be taken over.
    """

    backup_at: datetime | None
    can_replace: bool
    left_by: str = ""


class Rescue(NamedTuple):
    """The ways out of a store that cannot be used. Belongs to the store worker's thread."""

    access: Access

    def prospects(self, error: Exception) -> Prospects:
        """Look for what can be done after an error of opening."""
        if isinstance(error, StoreHeld):
            return Prospects(None, can_replace=False, left_by=_left_by(error))
        backup = self._good_backup()
        return Prospects(backup.at if backup else None, not isinstance(error, NewerVersion))

    def restore(self, now: datetime) -> Path:
        """Put the last good backup in the store's place.

        Returns:
            Where the file that could not be used is kept.

        Raises:
            Refused: there is no good backup, or it could not be written; the store is as it was.
        """
        backup = self._good_backup()
        if backup is None:
            raise Refused("None of the backups could be verified.", "Nothing was changed.")
        from digistrat_desktop.storage.sqlite.backup import verify_copy  # noqa: PLC0415 - seldom

        with self._hold():
            kept = self._set_aside(now)
            save_file(self._store, partial(_copy, backup.path), verify_copy)
        return kept

    def start_new(self, now: datetime) -> Path:
        """Make room for an empty store.

        Returns:
            Where the file that could not be used is kept.
        """
        with self._hold():
            kept = self._set_aside(now)
            try:
                self._store.unlink(missing_ok=True)
            except OSError as error:
                raise in_plain_words(error, self._store) from error
        return kept

    def save_copy(self, target: Path) -> Path:
        """Copy the store's file as it is, for whoever supports the program."""
        save_file(target, partial(_copy, self._store))
        return target

    def open_writable(self) -> Library:
        """Open the store as at the start."""
        return open_library(self.access)

    def open_read_only(self) -> Library:
        """Open the store's file for reading, or where that fails the last good backup.

        Raises:
            Refused: neither can be read.
        """
        try:
            return self._reading(self._store)
        except Refused:
            backup = self._good_backup()
            if backup is None:
                return open_to_read(self.access).library
            return self._reading(backup.path)

    def _reading(self, path: Path) -> Library:
        store = Store(path, self.access.origin, read_only=True)
        access = self.access
        return Library(store, access.catalogue, access.folders.backups, access.rules)

    @property
    def _store(self) -> Path:
        return self.access.folders.store

    def _hold(self) -> FileLock:
        return FileLock(self.access.folders.lock, self.access.me)

    def _good_backup(self) -> Backup | None:
        from digistrat_desktop.storage.sqlite.backup import verify_copy  # noqa: PLC0415 - seldom

        for backup in backups_in(self.access.folders.backups):
            with contextlib.suppress(Refused):
                verify_copy(backup.path)
                return backup
        return None

    def _set_aside(self, now: datetime) -> Path:
        """Keep the store's file and its journal under another name.

        The journal goes only when both are kept: left there, it would be played into whatever file
        takes the store's place.
        """
        kept = self._store.with_name(f"{self._store.stem}-kept-{now:%Y%m%dT%H%M%S}Z.db")
        journal = self._store.with_name(f"{self._store.name}-journal")
        for source, target in ((self._store, kept), (journal, _beside(kept))):
            if source.exists():
                save_file(target, partial(_copy, source))
        with contextlib.suppress(FileNotFoundError):
            journal.unlink()
        return kept


def _left_by(held: StoreHeld) -> str:
    if isinstance(held, LockHeld) and held.may_take_over and held.holder is not None:
        return held.holder.words
    return ""


class Unsaved(NamedTuple):
    """What is in memory only.

    Attributes:
        people: names by person id.
    """

    steps: tuple[Step, ...]
    people: Mapping[str, str]
    packs: tuple[FrameworkPack, ...]


def save_with_unsaved(
    library: Library, origin: EventOrigin, unsaved: Unsaved, target: Path
) -> Path:
    """Write a copy of the store that holds what could not be saved; else the words alone.

    Returns:
        The file written: `target`, or a text beside it when the store could not even be read.

    Raises:
        Refused: nothing could be written there either.
    """
    try:
        library.write_snapshot(target)
    except Refused:
        text = target.with_suffix(".txt")
        save_bytes(text, _in_words(unsaved.steps).encode())
        return text
    store = Store(target, origin)
    try:
        store.record(_batch(unsaved))
    finally:
        store.close()
    return target


def _batch(unsaved: Unsaved) -> Batch:
    from digistrat_desktop.frameworks.canonical import pack_to_canonical_json  # noqa: PLC0415 - seldom
    from digistrat_desktop.storage.sqlite.commits import Batch  # noqa: PLC0415 - seldom

    return Batch(
        changes=tuple(change for step in unsaved.steps for change in step.changes),
        people=unsaved.people,
        packs={p.sha256: (p.id, p.version, pack_to_canonical_json(p)) for p in unsaved.packs},
    )


def _in_words(steps: tuple[Step, ...]) -> str:
    lines = ["What DigiStrat Desktop could not save:", ""]
    for step in steps:
        lines.append(step.label)
        for change in step.changes:
            lines += [f"  {name}: {value}" for name, value in change.after.items() if value]
    return "\n".join([*lines, ""])


def _copy(source: Path, target: Path) -> None:
    import shutil  # noqa: PLC0415 - seldom

    shutil.copyfile(source, target)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
