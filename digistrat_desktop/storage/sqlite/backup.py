"""Backups: made through SQLite, opened again and verified before an older one goes.

Source: docs/spec/store.md#backups: the 10 latest, one a day for 14 days, one a month for 12 months, and
always the one that holds most.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.storage.sqlite.backups import Backup, backups_in, file_for
from digistrat_desktop.storage.sqlite.connection import Connection, errors_in_words
from digistrat_desktop.storage.sqlite.integrity import verify_all
from digistrat_desktop.storage.sqlite.opening import open_for_reading
from digistrat_desktop.system.atomic_file import save_file
from digistrat_desktop.system.disk_errors import in_plain_words

LATEST_KEPT, DAYS_KEPT, MONTHS_KEPT = 10, 14, 12


def back_up(db: Connection, folder: Path, at: datetime) -> Backup:
    """Write a copy of an open store, verify it, then let older ones go; none is written over."""
    at = at.replace(microsecond=0)
    while file_for(folder, at).exists():
        at += timedelta(seconds=1)
    made = write_verified_copy(db, file_for(folder, at))
    found = backups_in(folder)
    for old in _to_let_go(found, at):
        with suppress(OSError):  # read by somebody, as a virus scanner does: it goes the next time
            old.path.unlink()
    return next(backup for backup in found if backup.path == made)


def write_verified_copy(db: Connection, path: Path) -> Path:
    """Write the store's content to a new file, read it back and check it whole.

    Raises:
        StoreDamaged: the copy did not verify; nothing is left of it.
        Refused: the disk is full or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise in_plain_words(error, path) from error
    with errors_in_words():
        save_file(path, partial(_copy, db), verify_copy)
    return path


def verify_copy(path: Path) -> None:
    """Check a copy whole: structure, indexes, chains, replayed records; StoreDamaged if unsound."""
    copy = open_for_reading(path)
    try:
        if not all(verdict.sound for verdict in verify_all(copy)):
            raise StoreDamaged(
                "The copy did not pass its check.",
                "Older backups are kept.",
                "Check your data, then try again.",
            )
    finally:
        copy.close()


def _copy(db: Connection, part: Path) -> None:
    if isinstance(db, sqlite3.Connection):
        target = sqlite3.connect(part)
        try:
            db.backup(target)
        finally:
            target.close()
    else:
        db.execute("VACUUM INTO ?", (str(part),))


def _to_let_go(backups: tuple[Backup, ...], now: datetime) -> tuple[Backup, ...]:
    """Choose what goes; what a wrong clock dated in the future takes no place of the others."""
    past = sorted((b for b in backups if b.at <= now), key=lambda b: b.at, reverse=True)
    future = [b for b in backups if b.at > now]
    kept = {*backups[:1], *past[:LATEST_KEPT], *future[:LATEST_KEPT]}
    kept |= _first_of_each(past, "%Y%m%d", now - timedelta(days=DAYS_KEPT))
    kept |= _first_of_each(past, "%Y%m", now - timedelta(days=31 * MONTHS_KEPT))
    return tuple(b for b in backups if b not in kept)


def _first_of_each(backups: Iterable[Backup], pattern: str, since: datetime) -> set[Backup]:
    latest: dict[str, Backup] = {}
    for backup in backups:
        if backup.at >= since:
            latest.setdefault(backup.at.strftime(pattern), backup)
    return set(latest.values())
