"""One way to connect to SQLite: our settings, each read back, and errors in words.

Source: docs/spec/store.md#settings (TRUNCATE + EXTRA + BEGIN IMMEDIATE, never WAL).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakSet

from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged, StoreHeld


class ClosingConnection(sqlite3.Connection):
    """Ends the reads that are still under way when it is closed.

    SQLite keeps a file open, and locked, until the last statement on it has ended. A read that was
    broken off by an error lives on in that error's traceback: a damaged store could then not be
    opened again by the same program.
    """

    def __init__(self, *place: Any, **how: Any) -> None:
        super().__init__(*place, **how)
        self._reads: WeakSet[sqlite3.Cursor] = WeakSet()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement, and remember it where it reads: what writes has ended by now."""
        made = super().execute(sql, parameters)
        if made.description is not None:
            self._reads.add(made)
        return made

    def close(self) -> None:
        """End every read, then close the file."""
        for read in tuple(self._reads):
            read.close()
        super().close()


APPLICATION_ID = 0x44535431  # "DST1"
Settings = tuple[tuple[str, str, Any], ...]
SHARED_SETTINGS: Settings = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("temp_store", "MEMORY", 2),
)
# A store in memory has no file to map.
MEMORY_SETTINGS: Settings = tuple(one for one in SHARED_SETTINGS if one[0] != "mmap_size")
WRITER_SETTINGS: Settings = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("busy_timeout", "5000", 5000),
    ("secure_delete", "ON", 1),  # a name that was erased is not left between the pages
    # 32 MB at most: an import that outgrew SQLite's 2 MB would be written and synced over and over.
    ("cache_size", "-32768", -32768),
)


# With one statement; SQLite takes 32,766 values.
ROWS_AT_ONCE = 100


class Cursor(Protocol):
    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What is used of a connection, so that tests can put a failing disk beneath it."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...

    def close(self) -> None: ...


class Connect(Protocol):
    def __call__(self, path: Path) -> Connection: ...


def in_body(path: str) -> str:
    """Give SQL for what a body says under a path; nothing where it was made unreadable, which is no error."""
    return f"json_extract(CASE WHEN json_valid(body) THEN body END, '$.{path}')"


def insert_all(db: Connection, into: str, rows: Iterable[Sequence[Any]], then: str = "") -> None:
    """Insert rows, many with one statement: most of the time goes to beginning one.

    Args:
        into: the table with its columns.
        then: what follows the values, as an upsert clause.
    """
    left = iter(rows)
    while some := tuple(islice(left, ROWS_AT_ONCE)):
        marks = f"({','.join('?' * len(some[0]))})"
        values = [value for row in some for value in row]
        db.execute(f"INSERT INTO {into} VALUES {','.join([marks] * len(some))} {then}", values)


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """Open the store for its one writer, settings read back; Refused if one fails or it is held."""
    with errors_in_words():
        db = sqlite3.connect(path, isolation_level=None, factory=ClosingConnection)
        _apply_or_close(db, (*SHARED_SETTINGS, *WRITER_SETTINGS))
    return db


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open a file nobody writes to: a backup, a snapshot, a store on a read-only medium."""
    with errors_in_words():
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        db = sqlite3.connect(uri, uri=True, isolation_level=None, factory=ClosingConnection)
        _apply_or_close(db, SHARED_SETTINGS)
    return db


def _apply_or_close(db: Connection, settings: Settings) -> None:
    try:
        apply_settings(db, settings)
    except BaseException:
        db.close()
        raise


def apply_settings(db: Connection, settings: Settings) -> None:
    """Give a connection its settings: name, what is asked for, what must be read back."""
    for name, value, expected in settings:
        db.execute(f"PRAGMA {name} = {value}").fetchall()
        row = db.execute(f"PRAGMA {name}").fetchone()
        if row is None or row[0] != expected:
            raise Refused(
                f"Your data could not be opened safely (setting {name}).",
                "Nothing was changed.",
                "Ask IT for help.",
            )


@contextmanager
def errors_in_words() -> Iterator[None]:
    """Turn SQLite's errors into ours at the border of this package."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # The library fails to decode its own message when that quotes a damaged schema.
        raise in_words(error) from error


def in_words(error: Exception) -> Refused | Bug:
    """Give the error of ours that says in plain words what an error of SQLite means."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    made = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
    if made is not None:
        return made()
    ours = isinstance(error, sqlite3.ProgrammingError)
    if isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError)) and not ours:
        return StoreDamaged(
            "Your data could not be read.", "It was not changed.", "Restore the last good backup."
        )
    return Bug("a statement SQLite does not accept")


def _full() -> Refused:
    return NotSaved(
        "The disk is full, so your last change is not saved yet.",
        "Everything saved earlier is safe, and what you typed is still on the screen.",
        "Free some space, then choose Try again.",
    )


def _read_only() -> Refused:
    return NotSaved(
        "The program cannot save to your data folder.",
        "Everything saved earlier is safe.",
        "Ask IT for permission to save here, or save a copy somewhere else.",
    )


def _held() -> Refused:
    return StoreHeld(
        "Another program is using your data.", "Nothing was changed.", "Try again in a few minutes."
    )


def _input_output() -> Refused:
    return NotSaved(
        "The disk reported an error, so your last change is not saved yet.",
        "What you typed is still on the screen.",
        "Choose Try again, or save a copy somewhere else.",
    )


def moved() -> NotSaved:
    """Give the refusal to write into a file that is no longer where it was."""
    return NotSaved(
        "Your data file was moved or renamed while it was open.",
        "What you typed is still on the screen.",
        "Put the file back where it was, then choose Try again.",
    )


def replaced() -> NotSaved:
    """Give the refusal to write into another file that was laid over the open one."""
    return NotSaved(
        "Another file was put in the place of your data while it was open.",
        "Nothing was written into that file, and what you typed is still on the screen.",
        "Put your data file back, then choose Try again, or save a copy somewhere else.",
    )


def _damaged() -> Refused:
    return StoreDamaged(
        "Your data is damaged.", "Your backups are safe.", "Restore the last good backup."
    )


def _cannot_open() -> Refused:
    return Refused(
        "Your data cannot be opened from this place.", "", "Check your permissions for this folder."
    )


_BY_CODE = {
    sqlite3.SQLITE_READONLY_DBMOVED: moved,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_BUSY: _held,
    sqlite3.SQLITE_LOCKED: _held,
    sqlite3.SQLITE_IOERR: _input_output,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
}
