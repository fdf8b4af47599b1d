"""One process writes; everyone else is told who, and reads a verified copy."""

import datetime as dt
import hashlib
import os
import shutil
from contextlib import closing

import pytest

from digistrat_desktop.domain.errors import NotSaved, Refused
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.opening import (
    answer_readers,
    open_for_window,
    open_library,
    open_to_read,
    plan_and_do,
)
from digistrat_desktop.storage.sqlite.backup import verify_copy
from digistrat_desktop.storage.sqlite.backups import backups_in
from digistrat_desktop.storage.sqlite.migrations import LATEST
from digistrat_desktop.system.file_lock import LockHeld
from digistrat_desktop.system.snapshot_requests import pending_requests
from tests.helpers.sample_store import DATA

MADE = dt.datetime(2026, 11, 23, 13, 0, tzinfo=dt.UTC)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_second_writer_is_refused_and_told_who_holds_the_store(library, other):
    before = digest(other.folders.store)
    with pytest.raises(LockHeld, match="ann on desk-1, since 23 November 2026"):
        open_library(other)
    assert digest(other.folders.store) == before


def test_closing_lets_the_next_one_write(access, other):
    open_library(access).close()
    with closing(open_library(other)) as second:
        assert not second.read_only


def test_a_store_that_cannot_be_opened_is_let_go_of(access, other):
    access.folders.data.mkdir()
    access.folders.store.write_bytes(b"not a store at all" * 20)
    for desk in (access, other):
        with pytest.raises(Refused, match="not a DigiStrat data file"):
            open_library(desk)


def test_a_reader_has_the_live_store_when_nobody_else_has_it(access):
    with closing(open_library(access)) as made:
        ensure_sample(made)
    opened = open_to_read(access)
    with closing(opened.library):
        assert opened.notice == ""
        assert opened.library.home(9).count == 4


def test_a_reader_without_a_store_is_refused_and_none_is_made(access):
    with pytest.raises(Refused, match="There is no DigiStrat data"):
        open_to_read(access)
    assert not access.folders.data.exists()


def test_a_reader_beside_a_window_gets_a_fresh_copy(library, other, clock):
    ensure_sample(library)
    answering = other._replace(sleep=lambda _: answer_readers(library, other, clock))
    opened = open_to_read(answering)
    with closing(opened.library) as copy:
        assert copy.read_only
        assert copy.home(9).count == 4
    assert "ann on desk-1" in opened.notice
    assert "copy made 23 November 2026 at 14:02" in opened.notice
    assert not pending_requests(other.folders.lock)


def test_a_copy_cannot_be_written(library, other, clock):
    answering = other._replace(sleep=lambda _: answer_readers(library, other, clock))
    with closing(open_to_read(answering).library) as copy, pytest.raises(NotSaved):
        ensure_sample(copy)


def test_without_an_answer_the_last_backup_is_read_and_its_time_is_said(library, other):
    ensure_sample(library)
    library.store.back_up(MADE)
    opened = open_to_read(other)
    with closing(opened.library) as copy:
        assert copy.home(9).count == 4
    assert "last checked backup, made 23 November 2026 at 13:00." in opened.notice
    assert not pending_requests(other.folders.lock)


def test_what_a_command_did_is_backed_up_and_nothing_else(access):
    def add(library, _):
        ensure_sample(library)

    for do, count in ((add, 1), (add, 1), (None, 1)):
        plan_and_do(access, lambda library: library.home(9).count, do)
        backups = backups_in(access.folders.backups)
        assert len(backups) == count
    with closing(open_to_read(access).library) as library:
        assert [one.fewer for one in library.store.backups()] == [0]


def test_a_second_window_is_told_the_readers_own_time(library, other, london):
    assert london
    ensure_sample(library)
    library.store.back_up(dt.datetime(2026, 7, 23, 13, 0, tzinfo=dt.UTC))
    opened = open_to_read(other)
    opened.library.close()
    assert "made 23 July 2026 at 14:00." in opened.notice


def test_without_answer_and_backup_the_reader_is_told_who_holds_the_store(library, other):
    with pytest.raises(LockHeld, match="ann"):
        open_to_read(other)


def test_a_second_window_reads_or_is_refused_as_the_organisation_says(library, other, clock):
    answering = other._replace(sleep=lambda _: answer_readers(library, other, clock))
    with closing(open_for_window(answering).library) as second:
        assert second.read_only
    with pytest.raises(LockHeld):
        open_for_window(answering, read_only_if_held=False)


def test_a_first_window_may_write(access):
    opened = open_for_window(access)
    with closing(opened.library):
        assert not opened.notice
        assert not opened.library.read_only


def test_a_read_only_folder_can_be_read_and_is_left_alone(access):
    with closing(open_library(access)) as made:
        ensure_sample(made)
    folder = access.folders.data
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this account may write everywhere")
        opened = open_to_read(access)
        with closing(opened.library):
            assert opened.library.read_only
        assert "read-only" in opened.notice
    finally:
        folder.chmod(0o700)


def test_a_store_of_an_earlier_version_is_backed_up_and_checked_before_it_is_changed(access):
    older = DATA / "schema_v1.db"
    access.folders.data.mkdir()
    shutil.copyfile(older, access.folders.store)
    open_library(access).close()
    (backup,) = backups_in(access.folders.backups)
    assert schema_number(backup.path) == 1
    assert schema_number(access.folders.store) == LATEST
    verify_copy(backup.path)


def test_a_store_of_an_earlier_version_stays_as_it_is_when_it_cannot_be_backed_up(access):
    access.folders.data.mkdir()
    shutil.copyfile(DATA / "schema_v1.db", access.folders.store)
    access.folders.backups.write_text("a file where the folder should be")
    with pytest.raises(Refused):
        open_library(access)
    assert schema_number(access.folders.store) == 1


def test_a_store_of_this_version_asks_for_no_backup_on_opening(access):
    open_library(access).close()
    open_library(access).close()
    assert backups_in(access.folders.backups) == ()


def schema_number(path):
    return int.from_bytes(path.read_bytes()[60:64], "big")
