import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreDamaged
from digistrat_desktop.storage.sqlite.connection import APPLICATION_ID, connect_for_writing
from digistrat_desktop.storage.sqlite.migrations import LATEST, STEPS, migrate, version_of
from digistrat_desktop.storage.sqlite.opening import bring_up_to_date
from tests.helpers.makers import begun_desk
from tests.helpers.stores import is_sound, opened, raw, record_all, without_triggers

WRITE_IT = """
import sys
from pathlib import Path
from tests.helpers.stores import opened
from digistrat_desktop.domain.errors import Refused
import sqlite3

def impatient(path):
    return sqlite3.connect(path, isolation_level=None, timeout=0.02)

try:
    opened(Path(sys.argv[1]), connect=impatient)
except Refused as error:
    print(type(error).__name__, error)
"""


def at_byte(path, offset, content):
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


def open_and_confirm(path):
    store = opened(path)
    try:
        store.confirm()
    finally:
        store.close()


@pytest.mark.parametrize("exists", [False, True])
def test_a_missing_or_empty_file_becomes_a_new_store(path, exists):
    if exists:
        path.touch()
    store = opened(path)
    assert store.count() == 0
    assert is_sound(store)
    store.close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04" + bytes(200), "not a DigiStrat data file"),
        (b"SQLite format 3\x00", "not a DigiStrat data file"),
        (b"\x00", "not a DigiStrat data file"),
    ],
    ids=["a zip", "cut short", "one byte"],
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(path, content, words):
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=words):
        opened(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(path):
    with raw(path) as db:
        db.execute("CREATE TABLE mail (id)")
    before = path.read_bytes()
    with pytest.raises(Refused, match="belongs to another program"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [LATEST + 1, 2**31 - 1, 2**32 - 1])
def test_a_store_of_a_later_version_is_refused_naming_both(filled, version):
    at_byte(filled, 60, version.to_bytes(4, "big"))
    before = filled.read_bytes()
    with pytest.raises(NewerVersion, match=f"format {version}.*up to format {LATEST}"):
        opened(filled)
    assert filled.read_bytes() == before


def test_a_folder_where_the_file_should_be_is_refused(path):
    path.mkdir()
    with pytest.raises(Refused, match="is a folder, not a file"):
        opened(path)


def test_a_file_without_the_right_to_read_it_is_refused(filled):
    if os.geteuid() != 0:
        pytest.skip("only root can become a user without rights here")
    filled.chmod(0o600)
    assert as_nobody(filled).startswith("Refused: You do not have permission to read")


def as_nobody(path):
    """Open the store as a user without rights; the answer comes through a pipe."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            opened(path)
            said = "opened"
        except Refused as error:
            said = f"Refused: {error}"
        except BaseException as error:  # noqa: BLE001 - the parent must hear of anything else
            said = repr(error)
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answers:
        said = answers.read()
    os.waitpid(child, 0)
    return said


def test_a_file_cut_in_the_middle_is_noticed(filled):
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreDamaged):
        open_and_confirm(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER event_kept",
        "CREATE TABLE more (id)",
        "CREATE VIEW answers AS SELECT * FROM record",
        "DROP INDEX listing_by_date",
        "CREATE TRIGGER extra AFTER INSERT ON record BEGIN DELETE FROM person; END",
    ],
)
def test_a_schema_that_is_not_ours_to_the_letter_is_refused(filled, statement):
    with raw(filled) as db:
        db.execute(statement)
    before = filled.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreDamaged, match="is not as"):
            opened(filled, read_only=read_only)
    assert filled.read_bytes() == before


def test_a_store_whose_number_was_set_back_is_refused_and_not_made_anew(filled):
    with raw(filled) as db:
        db.execute("PRAGMA user_version = 0")
    before = filled.read_bytes()
    with pytest.raises(StoreDamaged):
        opened(filled)
    assert filled.read_bytes() == before


def test_a_sound_store_is_confirmed_and_a_wrong_head_is_not(filled):
    store = opened(filled)
    store.confirm()
    store.close()
    with raw(filled) as db:
        db.execute("UPDATE head SET hash = zeroblob(32)")
    store = opened(filled)
    with pytest.raises(StoreDamaged):
        store.confirm()
    store.close()


def test_a_closed_store_leaves_no_journal(path):
    store = opened(path)
    desk, _, _ = begun_desk()
    record_all(store, desk)
    journal = path.with_name("digistrat.db-journal")
    assert journal.exists()
    store.close()
    assert not journal.exists()


def test_a_store_is_read_without_changing_a_byte(filled):
    before = filled.read_bytes()
    store = opened(filled, read_only=True)
    store.confirm()
    assert store.count() == 2
    store.close()
    assert filled.read_bytes() == before
    assert list(filled.parent.iterdir()) == [filled]


def test_a_store_that_was_not_closed_is_not_read_past_its_journal(filled):
    filled.with_name("digistrat.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    with pytest.raises(Refused, match="not closed"):
        opened(filled, read_only=True)


@pytest.mark.parametrize("torn", [bytes(512), b"\xff" * 512])
def test_a_first_page_torn_by_a_power_cut_is_mended_from_the_journal(filled, torn):
    with raw(filled) as db:
        db.execute("PRAGMA cache_spill = 1")
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("PRAGMA user_version = 77")
        db.execute(
            "INSERT INTO meta WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n"
            " WHERE x < 200) SELECT 'key ' || x, hex(zeroblob(500)) FROM n"
        )
        journal = filled.with_name("digistrat.db-journal").read_bytes()
        content = filled.read_bytes()
        db.execute("ROLLBACK")
    assert len(journal) > 512
    filled.write_bytes(torn + content[512:])
    filled.with_name("digistrat.db-journal").write_bytes(journal)
    store = opened(filled)
    assert is_sound(store)
    store.close()


def test_a_new_file_is_never_without_our_mark(path):
    sizes = []

    def connect(path):
        db = connect_for_writing(path)
        db.set_trace_callback(lambda _: sizes.append((path.stat().st_size, db.total_changes)))
        return db

    opened(path, connect=connect).close()
    assert {size for size, changes in sizes if not changes} <= {0, path.stat().st_size}


def test_a_store_cut_off_while_it_was_first_made_is_made_anew(path):
    path.with_name("digistrat.db-journal").write_bytes(bytes(512))
    store = opened(path)
    assert is_sound(store)
    store.close()


def test_a_cut_off_store_of_a_later_version_is_refused_all_the_same(filled):
    at_byte(filled, 60, (LATEST + 1).to_bytes(4, "big"))
    filled.with_name("digistrat.db-journal").write_bytes(bytes(512))
    with pytest.raises(NewerVersion):
        opened(filled)


def test_a_second_program_cannot_open_the_store(filled):
    store = opened(filled)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITE_IT, str(filled)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("StoreHeld Another program is using your data.")
    store.close()


def test_an_older_store_is_shown_to_the_backup_before_its_next_step(filled):
    steps = (*STEPS, ("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT",))
    versions = []
    db = connect_for_writing(filled)
    bring_up_to_date(db, lambda db: versions.append(version_of(db)), steps)
    assert versions == [LATEST]
    assert version_of(db) == LATEST + 1
    bring_up_to_date(db, versions.append, steps)
    assert versions == [LATEST]
    db.close()
    with pytest.raises(NewerVersion):
        opened(filled)


def test_a_new_store_needs_no_backup_and_none_is_asked_for_when_none_is_wanted(path):
    db = sqlite3.connect(path, isolation_level=None)
    bring_up_to_date(db, lambda _: pytest.fail("there is nothing to back up"))
    bring_up_to_date(db, None, (*STEPS, ()))
    db.close()


def test_a_step_that_fails_leaves_the_version_as_it_was(filled):
    before = filled.read_bytes()
    db = sqlite3.connect(filled, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, APPLICATION_ID, (*STEPS, ("CREATE TABLE later (id)", "CREATE nonsense")))
    db.close()
    assert filled.read_bytes() == before


def test_triggers_put_back_word_for_word_pass_the_schema_check(filled):
    with raw(filled) as db:
        for statement in without_triggers(db, "event_kept", "event_unchanged"):
            db.execute(statement)
    opened(filled).close()
