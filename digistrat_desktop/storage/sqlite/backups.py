"""The backups of a store that are there, ordered by what they hold.

Source: docs/spec/store.md#backups. A clock may be wrong, the record is not: of two backups that one comes
first that holds more changes, then more entries of the log; only among equals the later one.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.port import STORE_TRAIL, KeptBackup
from digistrat_desktop.storage.sqlite.connection import Connection, connect_for_reading, in_body
from digistrat_desktop.storage.sqlite.identity import Ends, ends_in

_NAME = re.compile(r"digistrat-(\d{8}T\d{6})Z\.db")
_GRAPH_SCHEMA = 4
# Changes of trusts that were removed since count: a backup from before is not the later one for them.
_REMOVED = f"(SELECT coalesce(sum({in_body('said.length')}), 0) FROM {{}} {in_body('what')} = 'trust removed')"
_HELD = f"""SELECT (SELECT coalesce(sum(changes), 0) FROM tally),
    {_REMOVED.format("log WHERE")}, (SELECT count(*) FROM log)"""
_OLDER_HELD = f"""SELECT (SELECT coalesce(sum(length), 0) FROM chain WHERE id <> '{STORE_TRAIL}'),
    {_REMOVED.format(f"event WHERE chain_id = '{STORE_TRAIL}' AND")},
    (SELECT coalesce(sum(length), 0) FROM chain WHERE id = '{STORE_TRAIL}')"""


class Holds(NamedTuple):
    """How much a file holds: of two, the greater is further."""

    ever: int = -1  # changes it has or had
    log: int = 0  # entries of the log
    changes: int = 0
    ends: Ends | None = None  # of this schema only


class Backup(NamedTuple):
    path: Path
    at: datetime  # when it was made, by the clock of then; aware UTC
    holds: Holds  # nothing where it cannot be read

    @property
    def rank(self) -> tuple[int, int, datetime]:
        return self.holds.ever, self.holds.log, self.at


def backups_in(folder: Path | None) -> tuple[Backup, ...]:
    """Give the backups in a folder, the one that holds most first."""
    if folder is None or not folder.is_dir():
        return ()
    found = ((path, _time_in(path.name)) for path in folder.iterdir())
    made = [Backup(path, at, _holds(path)) for path, at in found if at and path.is_file()]
    return tuple(sorted(made, key=lambda b: b.rank, reverse=True))


def _time_in(name: str) -> datetime | None:
    """Give when a backup was made by its name; None for a file that is none."""
    hit = _NAME.fullmatch(name)
    with suppress(ValueError):  # no such day
        # strptime would load a module of its own at every start.
        return datetime.fromisoformat(hit[1]).replace(tzinfo=UTC) if hit else None
    return None


def file_for(folder: Path, at: datetime) -> Path:
    return folder / f"digistrat-{at:%Y%m%dT%H%M%S}Z.db"


def _holds(path: Path) -> Holds:
    try:
        found = path.stat()
    except OSError:
        return Holds()
    return _read_holds(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=200)
def _read_holds(path: Path, _size: int, _written: int) -> Holds:
    """Read what a file holds, once for each state of it."""
    try:
        db = connect_for_reading(path)
        try:
            of_graph = db.execute("PRAGMA user_version").fetchone()[0] >= _GRAPH_SCHEMA
            changes, removed, log = db.execute(_HELD if of_graph else _OLDER_HELD).fetchone()
            ends = ends_in(db) if of_graph else None
            return Holds(changes + removed, log, changes, ends)
        finally:
            db.close()
    except (Refused, sqlite3.Error, TypeError):
        return Holds()


def compared(db: Connection, backups: Iterable[Backup]) -> tuple[KeptBackup, ...]:
    """Say of each backup which changes it has that a store has not, and lacks that it has."""
    here = _hashes(db)
    return tuple(_compared(backup, here) for backup in backups if backup.holds.ever >= 0)


def _compared(backup: Backup, here: set[bytes]) -> KeptBackup:
    try:
        db = connect_for_reading(backup.path)
        try:
            there = _hashes(db)
        finally:
            db.close()
    except (Refused, sqlite3.Error):
        there = set()
    return KeptBackup(backup.at, len(there), len(there - here), len(here - there))


def _hashes(db: Connection) -> set[bytes]:
    of_graph = db.execute("PRAGMA user_version").fetchone()[0] >= _GRAPH_SCHEMA
    query = "SELECT hash FROM event" + ("" if of_graph else f" WHERE chain_id <> '{STORE_TRAIL}'")
    return {row[0] for row in db.execute(query)}
