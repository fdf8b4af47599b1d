import datetime as dt
import errno
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import NotSaved, Refused, StoreDamaged
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.storage.port import note_of
from digistrat_desktop.storage.sqlite.backup import (
    back_up,
    backups_in,
    verify_copy,
    write_verified_copy,
)
from digistrat_desktop.storage.sqlite.folder import SqliteFolder
from digistrat_desktop.storage.sqlite.store import Around
from tests.helpers.makers import begun_desk, records_of
from tests.helpers.sample_store import older_store
from tests.helpers.stores import (
    ORIGIN,
    Connections,
    batch_of,
    is_sound,
    opened,
    raw,
    record_all,
    sqlite_error,
    without_triggers,
)

NOON = dt.datetime(2026, 5, 14, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def store(path, folder):
    made = opened(
        path, around=Around(folder, folder.parent / "second", folder.parent / "snapshots")
    )
    yield made
    made.close()


def damage(store):
    """Change an event in an open store, as a failing disk or a hand might."""
    db = store._db
    (guard,) = without_triggers(db, "event_unchanged")
    db.execute("UPDATE event SET body = body || ' ' WHERE n = 2")
    db.execute(guard)


def test_a_backup_holds_everything_and_proves_it(store, worked, folder):
    record_all(store, worked)
    assert store.back_up(NOON) == NOON
    (backup,) = backups_in(folder)
    assert backup.path.name == "digistrat-20260514T120000Z.db"
    copy = opened(backup.path, read_only=True)
    copy.confirm()
    assert is_sound(copy)
    assert records_of(copy.open_trust(worked.changes[0].trust_id).workspace) == records_of(
        worked.present
    )
    copy.close()
    assert [p.name for p in folder.iterdir()] == [backup.path.name]


def test_a_backup_can_be_opened_and_worked_on(begun, folder):
    store, desk, _, _ = begun
    store.back_up(NOON)
    (backup,) = backups_in(folder)
    restored = opened(backup.path)
    desk.undo()
    record_all(restored, desk, since=2)
    assert is_sound(restored)
    restored.close()


def test_a_second_backup_is_made_when_the_last_one_there_is_a_day_old(begun, folder):
    store = begun[0]
    second, day = folder.parent / "second", dt.timedelta(days=1)
    assert store.last_backup() is None
    for at in (NOON, NOON + day - dt.timedelta(seconds=1), NOON + day):
        store.back_up(at)
        store.back_up_elsewhere(at)
    assert store.last_backup() == NOON + day
    assert [backup.at for backup in backups_in(second)] == [NOON + day, NOON]


def test_a_damaged_store_makes_no_backup_and_lets_no_older_one_go(begun, folder):
    store = begun[0]
    for minute in range(12):
        store.back_up(NOON - dt.timedelta(days=400, minutes=minute))
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    damage(store)
    with pytest.raises(StoreDamaged, match="did not pass its check"):
        store.back_up(NOON)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_rotation_keeps_ten_latest_one_a_day_and_one_a_month(begun, folder):
    store = begun[0]
    store.back_up(NOON - dt.timedelta(days=500))
    template = next(folder.iterdir()).read_bytes()
    at, stop = NOON - dt.timedelta(days=420), NOON
    while at < stop:
        (folder / f"digistrat-{at:%Y%m%dT%H%M%S}Z.db").write_bytes(template)
        at += dt.timedelta(hours=8)
    store.back_up(NOON)
    kept = [b.at for b in backups_in(folder)]
    assert kept[0] == NOON
    assert len(kept) < 10 + 14 + 13
    days = Counter(at.date() for at in kept)
    assert all(days[(NOON - dt.timedelta(days=n)).date()] >= 1 for n in range(14))
    months = {(at.year, at.month) for at in kept}
    assert {(2025, month) for month in range(6, 13)} <= months
    assert min(kept) > NOON - dt.timedelta(days=31 * 12 + 1)


def test_a_clock_set_back_never_costs_the_newest_copy(begun, folder):
    store = begun[0]
    for minute in range(20):
        store.back_up(dt.datetime(2031, 1, 1, 0, minute, tzinfo=dt.UTC))
    assert store.back_up(NOON) in [backup.at for backup in backups_in(folder)]


def test_other_files_in_the_folder_are_left_alone(begun, folder):
    folder.mkdir()
    others = [folder / "notes.txt", folder / "digistrat-2026.db"]
    for other in others:
        other.write_text("mine", encoding="utf-8")
    begun[0].back_up(NOON)
    assert all(other.read_text(encoding="utf-8") == "mine" for other in others)
    assert len(backups_in(folder)) == 1


def test_a_folder_that_cannot_be_made_is_said_in_words(begun, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as caught:
        back_up(begun[0]._db, tmp_path / "file" / "backups", NOON)
    assert "file" in str(caught.value)


def test_a_full_disk_leaves_no_half_copy(tmp_path, folder):
    connections = Connections()
    store = opened(tmp_path / "digistrat.db", connect=connections, around=Around(folder))
    connections.latest.fail("VACUUM", OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(Refused, match="full"):
        store.back_up(NOON)
    connections.latest.fail("VACUUM", sqlite_error(13))
    with pytest.raises(NotSaved, match="full"):
        store.back_up(NOON)
    assert list(folder.iterdir()) == []
    assert [store.back_up(NOON)] == [backup.at for backup in backups_in(folder)]
    store.close()


def test_a_snapshot_for_a_reader_is_verified_too(begun, tmp_path):
    store = begun[0]
    store.share_copy("one.db")
    path = tmp_path / "snapshots" / "one.db"
    verify_copy(path)
    damage(store)
    with pytest.raises(StoreDamaged):
        write_verified_copy(store._db, tmp_path / "snapshots" / "two.db")
    assert [p.name for p in path.parent.iterdir()] == ["one.db"]


def test_a_copy_whose_pages_are_damaged_is_not_verified(filled):
    with raw(filled) as db:
        root = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name='sqlite_autoindex_event_1'"
        )
        page = root.fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    with filled.open("r+b") as stream:
        stream.seek((page - 1) * size + 12)
        stream.write(b"\xff" * 64)
    with pytest.raises(StoreDamaged):
        verify_copy(filled)


def test_a_folder_that_is_not_there_has_no_backups(folder):
    assert backups_in(folder) == ()


LATER = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


def work_on(store, desk, title="Other"):
    desk.do(Step("Edit", (edit(desk.present.all(Trust)[0], {"name": title}, desk.stamp()),)))
    store.record(batch_of(desk.steps[-1]))


def test_the_last_backup_is_the_one_that_holds_most_whatever_its_date(begun, folder, path):
    store, desk, _, _ = begun
    store.back_up(LATER)
    work_on(store, desk)
    store.back_up(NOON)
    place = SqliteFolder(path, ORIGIN, Around(folder))
    assert store.last_backup() == place.good_backup() == NOON
    assert place.backups() == (NOON, LATER)
    work_on(store, desk, "Once more")
    store.back_up(NOON + dt.timedelta(minutes=1))
    assert store.last_backup() == NOON + dt.timedelta(minutes=1)


def test_a_backup_from_before_a_trust_was_removed_does_not_hold_more(begun, folder):
    store, desk, trust, _ = begun
    second, other, _ = begun_desk(2)
    record_all(store, second)
    for number in range(5):
        work_on(store, desk, f"Name {number}")
    store.back_up(NOON + dt.timedelta(days=1))
    store.remove_trust(trust.id, note_of(desk.stamp(), "trust removed"))
    store.back_up(NOON)
    assert store.last_backup() == NOON
    assert [trust.id for trust in store.trusts()] == [other.id]


def test_a_damaged_backup_that_claims_most_is_not_the_last_good_one(begun, folder, path):
    store, desk, _, _ = begun
    store.back_up(NOON)
    work_on(store, desk)
    bad = store.back_up(NOON + dt.timedelta(hours=1))
    (worst, *_) = backups_in(folder)
    assert worst.at == bad
    with raw(worst.path) as db:
        db.execute("UPDATE record SET body = replace(body, 'Other', 'Third')")
    (folder / "digistrat-20300101T000000Z.db").write_bytes(b"nothing of a store")
    place = SqliteFolder(path, ORIGIN, Around(folder))
    assert place.good_backup() == NOON
    assert place.backups()[-1] == dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def test_the_backup_with_the_most_is_never_let_go(begun, folder):
    store, desk, _, _ = begun
    first = store.path.parent / "before.db"
    store._work.write_verified_copy(store._db, first)
    work_on(store, desk)
    most = store.back_up(NOON - dt.timedelta(days=700))
    older = opened(first, around=Around(folder))
    for minute in range(15):
        older.back_up(NOON + dt.timedelta(minutes=minute))
    older.close()
    assert most in [backup.at for backup in backups_in(folder)]
    assert store.last_backup() == most
    assert len(backups_in(folder)) < 14


def test_a_backup_dated_in_the_future_holds_up_no_daily_copy_in_the_second_place(begun, folder):
    store = begun[0]
    second = folder.parent / "second"
    for at in (LATER, NOON, NOON + dt.timedelta(hours=1)):
        store.back_up_elsewhere(at)
    assert {backup.at for backup in backups_in(second)} == {LATER, NOON}


def test_a_second_place_that_is_away_is_told_and_costs_no_backup_here(begun, folder):
    store = begun[0]
    (folder.parent / "second").write_text("a file in its place", encoding="utf-8")
    assert store.back_up(NOON) == NOON
    with pytest.raises(Refused):
        store.back_up_elsewhere(NOON)
    assert [backup.at for backup in backups_in(folder)] == [NOON]


def test_an_older_backup_that_somebody_reads_stays_and_stops_nothing(begun, folder, monkeypatch):
    store = begun[0]
    for minute in range(12):
        store.back_up(NOON - dt.timedelta(days=400, minutes=minute))
    right = Path.unlink

    def in_use(path, *asked, **more):
        if path.parent == folder and path.suffix == ".db" and "2025" in path.name:
            raise PermissionError(13, "in use", str(path))
        right(path, *asked, **more)

    monkeypatch.setattr(Path, "unlink", in_use)
    older = len(list(folder.iterdir()))
    assert store.back_up(NOON) == NOON
    assert len(list(folder.iterdir())) == older + 1


def test_backups_of_one_second_stand_side_by_side(begun, folder):
    store = begun[0]
    assert store.back_up(NOON) == NOON
    assert store.back_up(NOON) == NOON + dt.timedelta(seconds=1)
    assert len(backups_in(folder)) == 2


def test_only_what_no_backup_holds_is_backed_up_at_the_end(begun, folder):
    store, desk, _, _ = begun
    for _ in range(2):
        store.back_up_news(NOON)
        assert len(backups_in(folder)) == 1
    work_on(store, desk)
    store.back_up_news(NOON)
    assert len(backups_in(folder)) == 2
    store.erase_name("person-1", note_of(desk.stamp(), "name erased"))
    store.back_up_news(LATER)
    assert len(backups_in(folder)) == 3
    empty = opened(store.path.with_name("empty.db"), around=Around(folder))
    empty.back_up_news(LATER)
    empty.close()
    assert len(backups_in(folder)) == 3


def test_a_store_that_is_only_read_makes_no_backup(filled, folder):
    store = opened(filled, read_only=True, around=Around(folder))
    store.back_up_news(NOON)
    assert backups_in(folder) == ()
    store.close()


def test_each_backup_says_what_it_has_and_lacks_and_can_be_put_back(begun, folder, path):
    store, desk, trust, _ = begun
    store.back_up(NOON)
    work_on(store, desk)
    later = store.back_up(NOON + dt.timedelta(hours=1))
    work_on(store, desk, "Third")
    assert [tuple(one) for one in store.backups()] == [(later, 3, 0, 1), (NOON, 2, 0, 2)]
    before = store.path.read_bytes()
    store.close()
    place = SqliteFolder(path, ORIGIN, Around(folder))
    kept = place.restore(NOON, LATER)
    assert path.with_name(kept).read_bytes() == before
    again = place.open(LATER)
    assert [tuple(one) for one in again.backups()] == [(later, 3, 1, 0), (NOON, 2, 0, 0)]
    assert again.changes(trust.id) == 2
    again.close()


@pytest.mark.parametrize("name", ["v3_merged", "v3_sealed"])
def test_backups_an_earlier_version_made_are_compared_too(tmp_path, folder, name):
    folder.mkdir()
    older_store(name, folder / "digistrat-20260101T000000Z.db")
    path = older_store(name, tmp_path / "digistrat.db")
    store = opened(path, around=Around(folder))
    (trust,) = store.trusts()
    changes = store.changes(trust.id)
    assert [one[1:] for one in store.backups()] == [(changes, 0, 0)]
    store.back_up(NOON)
    assert [one.at for one in store.backups()] == [NOON, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)]
    store.close()


ODD_NAMES = ("digistrat-99999999T999999Z.db", "digistrat-20260231T000000Z.db", "digistrat-.db")


def test_what_is_no_backup_among_them_is_left_and_stops_nothing(begun, folder):
    store, desk, _, _ = begun
    store.back_up(NOON)
    for name in ODD_NAMES:
        (folder / name).write_bytes(b"x")
    (folder / "digistrat-20260103T000000Z.db").mkdir()
    (folder / "digistrat-20260104T000000Z.db").symlink_to(folder / "nothing")
    with closing(sqlite3.connect(folder / "digistrat-20260105T000000Z.db")) as foreign:
        foreign.execute("CREATE TABLE x (y)")
    assert [one.at for one in store.backups()] == [NOON]
    assert store.last_backup() == NOON
    work_on(store, desk)
    later = store.back_up(NOON + dt.timedelta(hours=1))
    assert store.last_backup() == later
    assert all((folder / name).exists() for name in ODD_NAMES)


def test_what_is_there_is_kept_each_time_a_backup_is_restored(begun, folder, path):
    store, desk, _, _ = begun
    store.back_up(NOON)
    states = []
    for title in ("One", "Two"):
        work_on(store, desk, title)
        store.close()
        states.append(path.read_bytes())
        place = SqliteFolder(path, ORIGIN, Around(folder))
        place.restore(NOON, NOON)
        store = opened(path, around=Around(folder))
    store.close()
    kept = [one.read_bytes() for one in sorted(path.parent.glob("*-kept-*.db"))]
    assert kept == states


def test_a_backup_that_fails_its_check_takes_no_journal_from_the_store(begun, folder, path):
    store, *_ = begun
    store.back_up(NOON)
    store.close()
    (bad,) = folder.iterdir()
    with closing(sqlite3.connect(bad, isolation_level=None)) as db:
        db.execute("UPDATE record SET body = '{}'")
    cut_off = path.with_name(f"{path.name}-journal")
    cut_off.write_bytes(b"what puts the store's first page back")
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        SqliteFolder(path, ORIGIN, Around(folder)).restore(NOON, NOON)
    assert (path.read_bytes(), cut_off.read_bytes()) == (
        before,
        b"what puts the store's first page back",
    )
    assert not list(path.parent.glob("*-kept-*"))
