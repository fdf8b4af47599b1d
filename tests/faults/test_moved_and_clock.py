"""The store's file renamed or replaced while it is open, and the computer's clock set back."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import NotSaved, Refused
from digistrat_desktop.domain.record.history import told
from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import (
    batch_of,
    event_ids,
    ids_in,
    is_sound,
    opened,
    random_step,
    record_all,
    worked_desk,
    write_store,
)

ASK_FOR_THE_LOCK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0.02)
try:
    db.execute("BEGIN EXCLUSIVE")
    sys.stdout.write("free")
except sqlite3.OperationalError as error:
    sys.stdout.write("held" if "locked" in str(error) else str(error))
"""

pytestmark = pytest.mark.faults


@pytest.fixture
def at_work(tmp_path):
    """An open store at which somebody works, and one more step to save."""
    desk, _, assessment = begun_desk()
    store = opened(tmp_path / "digistrat.db")
    record_all(store, desk)
    yield store, random_step(desk, assessment, seeded(2))
    store.close()


def test_a_save_into_a_file_that_was_renamed_is_refused_and_makes_no_new_store(at_work):
    store, step = at_work
    aside = store.path.rename(store.path.with_name("aside.db"))
    for _ in range(2):
        with pytest.raises(NotSaved):
            store.record(batch_of(step))
        assert not store.path.exists(), "an empty store took the place of the one that was moved"
    aside.rename(store.path)
    store.record(batch_of(step))
    assert is_sound(store)


def test_a_change_made_after_the_clock_was_set_back_is_kept_and_marked(at_work):
    store, step = at_work
    first, *others = step.changes
    early = replace(first, stamp=first.stamp._replace(at=first.stamp.at.replace(year=2020)))
    store.record(batch_of(replace(step, changes=(early, *others))))
    graph = store.graph(store.trusts()[0].id)
    assert [one.event.at.year for one in told(graph) if one.clock] == [2020]
    assert len(graph) == 2 + len(step.changes)
    assert is_sound(store)


def test_an_older_copy_put_in_the_place_of_an_open_store_is_not_written_to(at_work, tmp_path):
    store, step = at_work
    old = tmp_path / "old.db"
    opened(old).close()
    before = old.read_bytes()
    old.replace(store.path)
    with pytest.raises(Refused):
        store.record(batch_of(step))
    assert store.path.read_bytes() == before


def an_older_copy(store, folder):
    """Give the bytes the file had before the latest save."""
    desk, _, _ = begun_desk()
    return write_store(folder / "older.db", desk).read_bytes()


def another_trusts_store(_, folder):
    return write_store(folder / "other.db", worked_desk(seeded(9), 6, room=9)).read_bytes()


def cut_to_8_kb(store, _):
    return store.path.read_bytes()[:8192]


def as_large_and_another(store, folder):
    made = another_trusts_store(store, folder)
    size = store.path.stat().st_size
    return made[:size] + bytes(max(0, size - len(made)))


def nothing(_store, _folder):
    return b""


def lock_of(path):
    """Ask another program for the lock."""
    command = [sys.executable, "-c", ASK_FOR_THE_LOCK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


LAID_OVER = (an_older_copy, another_trusts_store, cut_to_8_kb, as_large_and_another, nothing)


@pytest.mark.parametrize("made", LAID_OVER, ids=lambda made: made.__name__)
def test_another_file_laid_over_the_open_store_is_noticed_before_the_next_save(
    at_work, tmp_path, made
):
    store, step = at_work
    store.record(batch_of(step))
    right, other = store.path.read_bytes(), made(store, tmp_path)
    store.path.write_bytes(other)
    again = replace(step, changes=tuple(_anew(change) for change in step.changes))
    for _ in range(3):
        with pytest.raises(NotSaved, match=r"Another file was put.*save a copy") as caught:
            store.record(batch_of(again))
        assert "what you typed is still on the screen" in str(caught.value)
        assert store.path.read_bytes() == other
    store.path.write_bytes(right)
    store.record(batch_of(again))
    assert is_sound(store)
    assert set(event_ids(step, again)) <= ids_in(store)


def _anew(change):
    stamp = change.stamp._replace(event_id=f"again-{change.stamp.event_id}")
    return replace(change, stamp=stamp, before={}, created=False)


def test_what_could_not_be_saved_over_another_file_can_be_saved_as_a_copy(at_work, tmp_path):
    store, step = at_work
    assert is_sound(store)
    store.path.write_bytes(another_trusts_store(store, tmp_path))
    with pytest.raises(NotSaved):
        store.record(batch_of(step))
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.copy_with(batch_of(step)))
    kept = opened(copy)
    assert is_sound(kept)
    assert set(event_ids(step)) <= ids_in(kept)
    kept.close()


@pytest.mark.parametrize(
    "deed", [Path.touch, lambda path: path.chmod(0o600)], ids=["touch", "rights"]
)
def test_a_file_that_only_looks_different_is_no_alarm_and_stays_locked(at_work, deed):
    store, step = at_work
    deed(store.path)
    store.record(batch_of(step))
    assert is_sound(store)
    assert lock_of(store.path) == "held"


def test_a_second_look_lets_go_of_no_lock(at_work, tmp_path):
    store, step = at_work
    another_trusts_store(store, tmp_path)
    copy = "import shutil, sys; shutil.copyfile(*sys.argv[1:])"  # this program would lose its lock
    command = [sys.executable, "-c", copy, str(tmp_path / "other.db"), str(store.path)]
    subprocess.run(command, check=True)
    for _ in range(2):
        with pytest.raises(NotSaved):
            store.record(batch_of(step))
        assert lock_of(store.path) == "held"
