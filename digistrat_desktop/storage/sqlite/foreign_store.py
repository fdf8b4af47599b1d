"""A store's file somebody handed over: read without trust, as what a package of it would hold.

Source: docs/spec/store.md#a-stores-file-handed-over. What is read goes through the strict reader of
packages afterwards, so that nothing comes in by this way that could not come in by the other.
"""

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from digistrat_desktop.domain.errors import Refused, StoreDamaged
from digistrat_desktop.storage.port import LARGEST_STORE, HandedFile, PackageContent
from digistrat_desktop.storage.sqlite.connection import Connection, errors_in_words
from digistrat_desktop.storage.sqlite.exchange import hand_over
from digistrat_desktop.storage.sqlite.integrity import confirm, verify_all
from digistrat_desktop.storage.sqlite.opening import open_for_reading
from digistrat_desktop.storage.sqlite.trail import Graphs, trust_ids
from digistrat_desktop.system.disk_errors import in_plain_words

_PATIENCE_S = 10.0
_STEPS_BETWEEN_LOOKS = 10_000
_ALLOWED = frozenset(
    {
        *(sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION),
        *(sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION),
    }
)


def contents_of_store(file: HandedFile) -> tuple[PackageContent, ...]:
    """Read every trust of a store's file, from a copy that is removed again."""
    if len(file.content) > LARGEST_STORE:
        raise _unusable(f"It is larger than {LARGEST_STORE // 1000000} MB.")
    if file.cut_off:
        raise _unusable("It was not closed properly.")
    with tempfile.TemporaryDirectory(prefix="digistrat-") as folder:
        copy = Path(folder) / "handed-over.db"
        try:
            copy.write_bytes(file.content)
        except OSError as error:
            raise in_plain_words(error, copy) from error
        try:
            return _read(copy)
        except StoreDamaged as error:
            raise _unusable(error.what) from error


def _read(copy: Path) -> tuple[PackageContent, ...]:
    with closing(open_for_reading(copy)) as db, errors_in_words():
        # A table of words is made ready in a way that is forbidden from then on.
        db.execute("SELECT 1 FROM listing_words LIMIT 0")
        _limit(db)
        confirm(db)
        if not all(verdict.sound for verdict in verify_all(db)):
            raise _unusable("Its contents do not match its own change history.")
        return tuple(hand_over(db, Graphs(), trust, None) for trust in trust_ids(db))


def _limit(db: Connection) -> None:
    """Let nothing be written, called or waited for, whatever the file says."""
    if not isinstance(db, sqlite3.Connection):
        return
    latest = time.monotonic() + _PATIENCE_S
    db.set_authorizer(_allow)
    db.set_progress_handler(lambda: int(time.monotonic() > latest), _STEPS_BETWEEN_LOOKS)


def _allow(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _unusable(why: str) -> Refused:
    return Refused(
        f"This data file cannot be used: {why}",
        "Nothing was changed.",
        "Ask for a DigiStrat file, saved on the Sharing page or with `digistrat export`.",
    )
