"""Opening the store, step by step: what its header says before SQLite is let near it, then the file.

Source: docs/spec/store.md#opening.
"""

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreDamaged
from digistrat_desktop.storage.sqlite import connection, migrations
from digistrat_desktop.system.disk_errors import when_reading
from digistrat_desktop.system.files import read_start

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


def check_header(path: Path) -> None:
    """Refuse a file that is not a store this program can open. A missing or empty file is new.

    Source: SQLite file format, database header: user version at 60, application id at 68.

    Raises:
        NewerVersion: a later version of the program made it.
        StoreDamaged: it is not a whole store.
        Refused: it is somebody else's file, a folder, or cannot be read.
    """
    head = _first_bytes(path)
    if not head:
        return
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise StoreDamaged(
            "The file where your data should be is not a DigiStrat data file.",
            "It was not changed.",
            "Restore the last good backup.",
        )
    application, version = head[68:72], head[60:64]
    check_identity(int.from_bytes(application, "big"), int.from_bytes(version, "big"))


def check_identity(application_id: int, version: int) -> None:
    """Refuse a database by what its header says of it."""
    if application_id != connection.APPLICATION_ID:
        raise Refused(
            "This database belongs to another program.",
            "It was not changed.",
            "Choose another file or folder.",
        )
    if version > migrations.LATEST:
        raise NewerVersion(
            (
                "This data was made by a later version of DigiStrat Desktop (format "
                f"{version}). This version reads up to format {migrations.LATEST}."
            ),
            "It was not changed.",
            "Install the later version to open it.",
        )


def has_hot_journal(path: Path) -> bool:
    """Tell whether a transaction was cut off, so that SQLite must put pages back first.

    Source: SQLite, "Atomic commit", hot rollback journals. Until then the header may be torn.
    """
    journal = path.with_name(f"{path.name}-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


def _first_bytes(path: Path) -> bytes:
    try:
        path.stat()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise when_reading(error, path) from error
    return read_start(path, _LENGTH)


def open_for_writing(
    path: Path,
    connect: connection.Connect = connection.connect_for_writing,
    before_migrating: Callable[[connection.Connection], object] | None = None,
) -> connection.Connection:
    """Open or create the store: header, settings, schema.

    Args:
        before_migrating: makes the backup when an older store is about to be brought up to date.
    """
    cut_off = has_hot_journal(path)
    if not cut_off:
        check_header(path)
    with connection.errors_in_words():
        db = connect(path)
        try:
            _take_hold(db)
            if cut_off:
                _check_recovered(db)
            bring_up_to_date(db, before_migrating)
            _check_schema(db)
        except BaseException:
            db.close()
            raise
    return db


def open_for_reading(path: Path) -> connection.Connection:
    """Open a snapshot or backup, strictly, without writing a byte.

    One that an earlier version left is read from a copy in memory, brought up to date there.
    """
    if has_hot_journal(path):
        raise Refused(
            "Your data was not closed properly. Open it once from a folder you can save to.",
            "It was not changed.",
            "Open it from a folder you can save to, or restore a backup.",
        )
    check_header(path)
    db = connection.connect_for_reading(path)
    with connection.errors_in_words():
        try:
            if migrations.version_of(db) < len(migrations.STEPS) or _is_to_fold(db):
                db = _up_to_date_in_memory(db)
            _check_schema(db)
        except BaseException:
            db.close()
            raise
    return db


def open_in_memory() -> connection.Connection:
    with connection.errors_in_words():
        db = sqlite3.connect(":memory:", isolation_level=None)
        connection.apply_settings(db, connection.MEMORY_SETTINGS)
        bring_up_to_date(db, None)
    return db


def _up_to_date_in_memory(older: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        older.backup(copy)
        connection.apply_settings(copy, connection.MEMORY_SETTINGS)
        bring_up_to_date(copy, None)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    older.close()
    return copy


def _take_hold(db: connection.Connection) -> None:
    """Lock the file now, so that a second writer is told at once; this also recovers a journal.

    With locking_mode=EXCLUSIVE the lock stays until the file is closed. A new file is left alone:
    SQLite would write a page without our mark into it, and a power cut could leave just that.
    """
    if migrations.schema_of(db):
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")


def _check_recovered(db: connection.Connection) -> None:
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    if application or migrations.schema_of(db):
        check_identity(application, migrations.version_of(db))


def bring_up_to_date(
    db: connection.Connection,
    before: Callable[[connection.Connection], object] | None,
    steps: tuple[tuple[str, ...], ...] = migrations.STEPS,
) -> None:
    """Take the schema steps a file lacks; `before` sees an older store first, for its backup.

    Raises:
        StoreDamaged: it only says that it is an older store; it was not changed.
    """
    version = migrations.version_of(db)
    if version < len(steps) and migrations.schema_of(db) != known_schema(steps[:version]):
        raise damaged()
    if 0 < version < len(steps) and before is not None:
        before(db)
    migrations.migrate(db, connection.APPLICATION_ID, steps)
    if version and steps == migrations.STEPS:
        _fold_older(db)


def _fold_older(db: connection.Connection) -> None:
    """Make the tables of a store brought up from an earlier schema anew, once: SQL cannot fold."""
    if not _is_to_fold(db):
        return
    from digistrat_desktop.storage.sqlite.made import remake_all  # noqa: PLC0415 - the door to every class of records

    db.execute("BEGIN IMMEDIATE")
    remake_all(db)
    db.execute("DELETE FROM meta WHERE key = 'to fold'")
    db.execute("COMMIT")


def _is_to_fold(db: connection.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM meta WHERE key = 'to fold'").fetchone())


def _check_schema(db: connection.Connection) -> None:
    if migrations.schema_of(db) != known_schema():
        raise damaged()


@cache
def known_schema(
    steps: tuple[tuple[str, ...], ...] = migrations.STEPS,
) -> tuple[tuple[str, str, str], ...]:
    """Give the schema a store must have after some steps, to the letter."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.migrate(db, connection.APPLICATION_ID, steps)
        return migrations.schema_of(db)
    finally:
        db.close()


def damaged() -> StoreDamaged:
    """What is said of a store that fails a check."""
    return StoreDamaged(
        "Your data is not as DigiStrat Desktop left it.",
        "It was not changed, and your backups are safe.",
        "Restore the last good backup, or open it read-only.",
    )
