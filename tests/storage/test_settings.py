import sqlite3

import pytest

from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged, StoreHeld
from digistrat_desktop.storage.sqlite.connection import (
    SHARED_SETTINGS,
    WRITER_SETTINGS,
    apply_settings,
    connect_for_reading,
    connect_for_writing,
    errors_in_words,
    in_words,
)
from tests.helpers.stores import opened, sqlite_error


def read_back(db, settings):
    return [(name, db.execute(f"PRAGMA {name}").fetchone()[0]) for name, _, _ in settings]


def test_the_writer_has_every_setting(path):
    db = connect_for_writing(path)
    wanted = (*SHARED_SETTINGS, *WRITER_SETTINGS)
    assert read_back(db, wanted) == [(name, value) for name, _, value in wanted]
    assert ("journal_mode", "truncate") in read_back(db, wanted)
    assert ("synchronous", 3) in read_back(db, wanted)
    db.close()


def test_a_reader_cannot_write(path):
    opened(path).close()
    db = connect_for_reading(path)
    assert read_back(db, SHARED_SETTINGS) == [(name, value) for name, _, value in SHARED_SETTINGS]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM record")
    db.close()


def test_a_closed_store_can_be_opened_again_though_somebody_holds_a_read_that_was_broken_off(path):
    opened(path).close()
    db = connect_for_writing(path)
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")
    broken_off = db.execute("SELECT name FROM sqlite_schema")
    assert broken_off.fetchone() is not None
    db.close()
    again = sqlite3.connect(path, timeout=0, isolation_level=None)
    again.execute("BEGIN EXCLUSIVE")
    again.execute("COMMIT")
    again.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        broken_off.fetchone()


def test_a_setting_sqlite_does_not_take_is_refused_by_name(path):
    db = sqlite3.connect(path)
    with pytest.raises(Refused, match="setting cell_size_check"):
        apply_settings(db, (("cell_size_check", "OFF", 1),))
    with pytest.raises(Refused, match="setting no_such_setting"):
        apply_settings(db, (("no_such_setting", "ON", 1),))
    db.close()


def test_a_connection_that_could_not_be_set_up_is_closed(tmp_path):
    with pytest.raises(Refused, match="cannot be opened"):
        connect_for_writing(tmp_path / "missing" / "digistrat.db")
    with pytest.raises(Refused, match="cannot be opened"):
        connect_for_reading(tmp_path / "missing.db")


@pytest.mark.parametrize(
    ("code", "family", "words"),
    [
        (sqlite3.SQLITE_FULL, NotSaved, "disk is full"),
        (sqlite3.SQLITE_IOERR, NotSaved, "disk reported an error"),
        (sqlite3.SQLITE_IOERR_FSYNC, NotSaved, "disk reported an error"),
        (sqlite3.SQLITE_READONLY, NotSaved, "cannot save to"),
        (sqlite3.SQLITE_PERM, NotSaved, "cannot save to"),
        (sqlite3.SQLITE_READONLY_DBMOVED, NotSaved, "moved or renamed"),
        (sqlite3.SQLITE_BUSY, StoreHeld, "Another program"),
        (sqlite3.SQLITE_LOCKED, StoreHeld, "Another program"),
        (sqlite3.SQLITE_CORRUPT, StoreDamaged, "is damaged"),
        (sqlite3.SQLITE_NOTADB, StoreDamaged, "is damaged"),
        (sqlite3.SQLITE_CANTOPEN, Refused, "cannot be opened"),
        (sqlite3.SQLITE_ERROR, StoreDamaged, "could not be read"),
    ],
)
def test_every_error_of_sqlite_has_plain_words(code, family, words):
    made = in_words(sqlite_error(code))
    assert type(made) is family
    assert words in made.what
    assert "sqlite" not in str(made).lower()


def test_an_error_whose_own_words_are_damaged_is_damage_too(filled):
    content = filled.read_bytes()
    at = content.index(b"BEGIN SELECT RAISE(ABORT, 'events are kept'")
    filled.write_bytes(content[: at + 3] + b"\x88" + content[at + 4 :])
    with pytest.raises(StoreDamaged):
        opened(filled)


def test_a_statement_of_ours_that_is_wrong_is_our_mistake():
    db = sqlite3.connect(":memory:")
    db.close()
    with pytest.raises(Bug), errors_in_words():
        db.execute("SELECT 1")
    assert isinstance(in_words(ValueError()), Bug)
