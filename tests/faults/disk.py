"""A disk in memory that writes down every change, can fail at any of them and can lose its power.

The store under test is the program's own; only the file system beneath SQLite is made up. apsw (a
development tool) drives its own copy of SQLite here. Every state a power cut leaves behind is then
opened with the SQLite the program ships. Not covered: disks that lie about a sync, several
threads, network drives, the locks of Windows.
"""

import contextlib
import os
import sqlite3
from collections import defaultdict
from itertools import count

import apsw

from digistrat_desktop.storage.sqlite.connection import (
    SHARED_SETTINGS,
    WRITER_SETTINGS,
    apply_settings,
)

PIECE = 512
SYNCHRONOUS = {"OFF": 0, "NORMAL": 1, "FULL": 2, "EXTRA": 3}
CODES = defaultdict(
    lambda: sqlite3.SQLITE_ERROR,
    {apsw.IOError: sqlite3.SQLITE_IOERR, apsw.FullError: sqlite3.SQLITE_FULL},
)
_names = count()


class LoggedFile:
    """One open file."""

    def __init__(self, disk, name):
        self.disk = disk
        self.name = name

    @property
    def content(self):
        return self.disk.files[self.name]

    def xRead(self, amount, offset):  # noqa: N802 - SQLite's names
        return bytes(self.content[offset : offset + amount])

    def xWrite(self, data, offset):  # noqa: N802 - SQLite's names
        self.disk.step("xWrite")
        overwrite(self.content, offset, data)
        self.disk.log.append(("write", self.name, offset, bytes(data)))

    def xTruncate(self, size):  # noqa: N802 - SQLite's names
        self.disk.step("xTruncate")
        del self.content[size:]
        self.disk.log.append(("truncate", self.name, size))
        return True

    def xSync(self, flags):  # noqa: N802 - SQLite's names
        self.disk.step("xSync")
        self.disk.log.append(("sync", self.name))
        return True

    def xFileSize(self):  # noqa: N802 - SQLite's names
        return len(self.content)

    def xLock(self, level):  # noqa: N802 - SQLite's names
        """One connection at a time: nothing to lock."""

    def xUnlock(self, level):  # noqa: N802 - SQLite's names
        """One connection at a time: nothing to unlock."""

    def xClose(self):  # noqa: N802 - SQLite's names
        """Nothing is held."""

    def xCheckReservedLock(self):  # noqa: N802 - SQLite's names
        return False

    def xFileControl(self, *_):  # noqa: N802 - SQLite's names
        return False

    def xSectorSize(self):  # noqa: N802 - SQLite's names
        return PIECE

    def xDeviceCharacteristics(self):  # noqa: N802 - SQLite's names
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE


class Disk(apsw.VFS):
    """Files in memory; `fail_at` makes the n-th change fail, or every one from it on.

    Attributes:
        log: every change so far, in order.
        opened: connections opened so far.
        error: what a failing change raises.
    """

    def __init__(self):
        self.name = f"made-up-disk-{os.getpid()}-{next(_names)}"
        self.files = {}
        self.log = []
        self.changes = 0
        self.opened = 0
        self.fail_at = None
        self.for_good = False
        self.error = apsw.IOError
        super().__init__(self.name, base="")

    def fail(self, at, error, *, for_good):
        """Let the `at`-th change from now on fail."""
        self.changes, self.fail_at, self.error, self.for_good = 0, at, error, for_good

    def mend(self):
        self.fail_at = None

    def step(self, what):
        self.changes += 1
        if self.fail_at is None or self.changes < self.fail_at:
            return
        if self.for_good or self.changes == self.fail_at:
            raise self.error(what)

    def xFullPathname(self, name):  # noqa: N802 - SQLite's names
        return name

    def xAccess(self, path, flags):  # noqa: N802 - SQLite's names
        if flags == apsw.SQLITE_ACCESS_EXISTS:  # SQLite takes an empty file for absent here
            return len(self.files.get(path, b"")) > 0
        return path in self.files

    def xDelete(self, name, sync_folder):  # noqa: N802 - SQLite's names
        self.step("xDelete")
        if name not in self.files:
            raise apsw.CantOpenError(name)
        del self.files[name]
        self.log.append(("delete", name, bool(sync_folder)))

    def xOpen(self, name, flags):  # noqa: N802 - SQLite's names
        name = name.filename() if isinstance(name, apsw.URIFilename) else name
        name = name or f"temporary-{next(_names)}"
        if name not in self.files:
            self.files[name] = bytearray()
            self.log.append(("create", name))
        flags[1] = flags[0]
        return LoggedFile(self, name)

    def connector(self, **weaker):
        """Give a function that opens a file on this disk with the store's settings.

        `weaker` puts other values in their place, to show what they would lose.
        """
        settings = tuple(
            (name, weaker.get(name, value), _read_back(name, weaker.get(name), expected))
            for name, value, expected in (*SHARED_SETTINGS, *WRITER_SETTINGS)
            if name != "mmap_size"  # a made-up disk has no memory map to speak of
        )

        def connect(path):
            self.opened += 1
            db = DiskConnection(apsw.Connection(path.name, vfs=self.name))
            apply_settings(db, settings)
            return db

        return connect


def _read_back(name, asked, expected):
    if asked is None:
        return expected
    return SYNCHRONOUS[asked] if name == "synchronous" else asked.lower()


def overwrite(content, offset, data):
    content.extend(b"\0" * max(0, offset - len(content)))
    content[offset : offset + len(data)] = data


class DiskConnection:
    """A connection on a made-up disk that speaks and fails as the standard library's does."""

    def __init__(self, db):
        self._db = db

    def execute(self, sql, parameters=()):
        try:
            return Rows(list(self._db.execute(sql, parameters)))
        except apsw.Error as error:
            known = sqlite3.OperationalError(str(error))
            known.sqlite_errorcode = getattr(error, "extendedresult", CODES[type(error)])
            raise known from error

    @property
    def in_transaction(self):
        return self._db.in_transaction

    def close(self):
        with contextlib.suppress(apsw.Error):  # the standard library's close never fails either
            self._db.close()


class Rows:
    """All rows of a result."""

    def __init__(self, rows):
        self._rows = iter(rows)

    def fetchone(self):
        return next(self._rows, None)

    def fetchall(self):
        return list(self._rows)

    def __iter__(self):
        return self._rows
