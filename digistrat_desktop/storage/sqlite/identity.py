"""Is the file under an open store still the one this program wrote last?

Source: docs/spec/store.md#another-file-in-its-place. How it looks from outside is compared before each
write; only when that differs is the file itself read, by a connection of its own.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.sqlite.connection import (
    Connection,
    connect_for_reading,
    moved,
    replaced,
)

Ends = tuple[tuple[int, bytes] | None, tuple[int, bytes] | None]  # number and hash


class FileLook(NamedTuple):
    """How a file looks from outside."""

    device: int
    inode: int
    size: int
    written: int
    changed: int  # where the system tells; elsewhere it is when the file was made


def look_of(path: Path | None) -> FileLook | None:
    """Tell how a file looks; None where there is none."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    changed = found.st_ctime_ns if os.name == "posix" else 0
    return FileLook(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, changed)


def ends_in(db: Connection) -> Ends:
    """Give the last change of all trusts and the last entry of the log."""
    event = db.execute("SELECT n, hash FROM event ORDER BY n DESC LIMIT 1").fetchone()
    return event, db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()


class FileIdentity:
    """What is known of the file of one open store.

    Closing any second handle on a file lets go of the locks a process holds on it on POSIX; so those
    that looked into it are closed only when the store's own connection is.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._look = look_of(path)
        self._refused: FileLook | None = None  # how a file looked that was found to be another
        self._ends: Ends | None = None
        self._reached: Ends | None = None  # the last ends that were known
        self._lookers: list[sqlite3.Connection] = []

    def remember(self, db: Connection) -> None:
        """Note how the file looks and what it ends in, after it was opened or written here."""
        self._look, self._ends = look_of(self._path) or self._look, None
        with suppress(Exception):  # what was saved is saved; the next look is then a full one
            self._ends = self._reached = ends_in(db)

    def refuse_another(self, db: Connection) -> None:
        """Refuse a file that was opened again and does not hold what it ended in before.

        A removed trust takes its changes along; then the log tells of it.
        """
        if self._reached is None:
            return
        event, entry = self._reached
        logged = entry is None or _has(db, "SELECT hash FROM log WHERE seq = ?", entry)
        there = event is None or _has(db, "SELECT hash FROM event WHERE n = ?", event)
        if not (logged and (there or ends_in(db)[1] != entry)):
            raise replaced()

    def forget_content(self) -> None:
        """Know no more what is in the file, as after a commit that failed."""
        self._ends = None

    def let_go(self) -> None:
        """Close what looked into the file, once the store's connection is closed."""
        while self._lookers:
            self._lookers.pop().close()

    def is_as_left(self, confirm: Callable[[Connection], None]) -> bool:
        """Tell whether the file looks as it was left; False where it differs and holds the same.

        Args:
            confirm: checks a file quickly; StoreDamaged if it is not whole.

        Raises:
            NotSaved: it is gone, or another file is in its place.
        """
        if self._look is None:
            return True  # a disk that is only made up has no identity
        look = look_of(self._path)
        if look is None or look[:2] != self._look[:2]:
            raise moved()
        if look == self._look or self._ends is None:
            return True
        if look == self._refused or not self._holds_the_same(confirm):
            self._refused = look
            raise replaced()
        return False

    def _holds_the_same(self, confirm: Callable[[Connection], None]) -> bool:
        if self._path is None:
            return False
        try:
            looker = connect_for_reading(self._path)
            self._lookers.append(looker)
            confirm(looker)
            return ends_in(looker) == self._ends
        except (Refused, sqlite3.Error):
            return False


def _has(db: Connection, query: str, end: tuple[int, bytes]) -> bool:
    return bool(db.execute(query, end[:1]).fetchone() == end[1:])
