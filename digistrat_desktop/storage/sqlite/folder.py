"""A data folder: its store, backups and copies, and what can be done when the store is unusable.

Nothing here deletes what a person wrote: a file that could not be used is kept beside its place.
"""

import contextlib
import os
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.storage import port
from digistrat_desktop.storage.sqlite.backups import Backup, backups_in
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore, store_work
from digistrat_desktop.system.atomic_file import save_file
from digistrat_desktop.system.disk_errors import in_plain_words


class SqliteFolder(NamedTuple):
    """`storage.port.DataFolder` over files."""

    store: Path  # the store's file
    origin: port.EventOrigin
    around: Around  # the folders of backups and copies

    @property
    def has_store(self) -> bool:
        # Unlike the path's own method, this takes a name that is too long for one that is not there.
        return os.path.isfile(self.store)  # noqa: PTH113

    def open(self, at: datetime) -> SqliteStore:
        backups = self.around.backups
        keep = None if backups is None else partial(_back_up, backups, at)
        return SqliteStore(self.store, self.origin, around=self.around, before_migrating=keep)

    def open_to_read(self) -> SqliteStore:
        return self._reading(self.store)

    def open_copy(self, name: str) -> SqliteStore:
        if self.around.copies is None:
            raise Refused(
                "This copy is not there any more.", "Nothing was changed.", "Choose another copy."
            )
        return self._reading(self.around.copies / name)

    def drop_copies(self, before: datetime) -> None:
        for path in self.around.copies.glob("*.db") if self.around.copies is not None else ():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()

    def backups(self) -> tuple[datetime, ...]:
        return tuple(backup.at for backup in self._backups())

    def good_backup(self) -> datetime | None:
        for backup in self._backups():
            with contextlib.suppress(Refused):
                store_work().verify_copy(backup.path)
                return backup.at
        return None

    def open_backup(self, made: datetime) -> SqliteStore:
        return self._reading(self._backup_of(made))

    def restore(self, made: datetime, now: datetime) -> str:
        backup = self._backup_of(made)
        store_work().verify_copy(backup)  # before the journal goes that the store may need
        kept = self._set_aside(now)
        save_file(self.store, partial(shutil.copyfile, backup), store_work().verify_copy)
        return kept

    def start_new(self, now: datetime) -> str:
        kept = self._set_aside(now)
        try:
            self.store.unlink(missing_ok=True)
        except OSError as error:
            raise in_plain_words(error, self.store) from error
        return kept

    def content(self) -> bytes:
        try:
            return self.store.read_bytes()
        except OSError as error:
            raise in_plain_words(error, self.store) from error

    def empty(self) -> SqliteStore:
        return SqliteStore(None, self.origin, around=self.around)

    def look_inside(
        self, content: port.PackageContent, packs: Mapping[str, port.PackText], author: Author
    ) -> SqliteStore:
        made = self.empty()
        made.bring_in(port.Arrival(content, packs), author)
        made.read_only = True
        return made

    def _reading(self, path: Path) -> SqliteStore:
        return SqliteStore(path, self.origin, read_only=True, around=self.around)

    def _backups(self) -> tuple[Backup, ...]:
        return backups_in(self.around.backups)

    def _backup_of(self, made: datetime) -> Path:
        path = next((backup.path for backup in self._backups() if backup.at == made), None)
        if path is None:
            raise Refused(
                "This backup is not there any more.",
                "Nothing was changed.",
                "Choose another backup.",
            )
        return path

    def _set_aside(self, now: datetime) -> str:
        """Keep the store's file and its journal under another name.

        The journal goes only when both are kept: left there, it would be played into whatever file
        takes the store's place.
        """
        while (kept := _kept_at(self.store, now)).exists():  # nothing that was kept is written over
            now += timedelta(seconds=1)
        journal = _journal_of(self.store)
        for source, target in ((self.store, kept), (journal, _journal_of(kept))):
            if source.exists():
                save_file(target, partial(shutil.copyfile, source))
        with contextlib.suppress(FileNotFoundError):
            journal.unlink()
        return kept.name


def _kept_at(store: Path, now: datetime) -> Path:
    return store.with_name(f"{store.stem}-kept-{now:%Y%m%dT%H%M%S}Z.db")


def _back_up(folder: Path, at: datetime, db: Connection) -> None:
    store_work().back_up(db, folder, at)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{port.JOURNAL_ENDING}")
