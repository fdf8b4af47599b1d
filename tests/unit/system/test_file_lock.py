import json
import os
import signal
import subprocess
import sys

import pytest

from digistrat_desktop.domain.errors import Refused, StoreHeld
from digistrat_desktop.system.clock import FixedClock
from digistrat_desktop.system.file_lock import FileLock, Holder, LockHeld, read_holder, this_process

AMINA = Holder("amina", "DESK-12", "Console", "2026-05-14T09:00:00+00:00", 4242)
BEN = Holder("ben", "DESK-77", "RDP-Tcp#3", "2026-05-14T09:05:00+00:00", 77)

HOLD = """
import sys, pathlib
from digistrat_desktop.system.file_lock import FileLock, Holder
FileLock(pathlib.Path(sys.argv[1]), Holder("carol", sys.argv[2], "", "2026-05-14T08:00:00+00:00", 1)).acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lock_path(tmp_path):
    return tmp_path / "digistrat.lock"


@pytest.fixture
def other_process(lock_path):
    """Start a process that holds the lock, as from a machine of the given name."""
    started = []

    def start(machine):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(lock_path), machine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_the_holder_is_named_beside_the_lock_and_gone_after_release(lock_path):
    lock = FileLock(lock_path, AMINA)
    assert lock.acquire() is None
    assert lock.held
    assert read_holder(lock_path) == AMINA
    lock.release()
    lock.release()
    assert not lock.held
    assert read_holder(lock_path) is None


def test_a_second_holder_is_refused_and_told_who_where_and_since_when(lock_path):
    with FileLock(lock_path, AMINA), pytest.raises(LockHeld) as refusal:
        FileLock(lock_path, BEN).acquire()
    assert refusal.value.what == (
        "Your data is already open: amina on DESK-12, since 14 May 2026 at 09:00."
    )
    assert refusal.value.holder == AMINA
    assert not refusal.value.may_take_over
    assert isinstance(refusal.value, StoreHeld)


def test_a_living_holder_cannot_be_taken_over_from(lock_path):
    with FileLock(lock_path, AMINA), pytest.raises(LockHeld):
        FileLock(lock_path, BEN).acquire(take_over=True)


def test_a_refused_lock_leaves_the_holders_note_alone(lock_path):
    with FileLock(lock_path, AMINA):
        with pytest.raises(LockHeld):
            FileLock(lock_path, BEN).acquire()
        assert read_holder(lock_path) == AMINA


def test_taking_a_lock_one_holds_already_changes_nothing(lock_path):
    with FileLock(lock_path, AMINA) as lock:
        assert lock.acquire() is None
        assert lock.held


def test_after_release_the_next_one_gets_it_without_a_question(lock_path):
    with FileLock(lock_path, AMINA):
        pass
    with FileLock(lock_path, BEN) as lock:
        assert lock.held


def test_another_process_is_refused_too(lock_path, other_process):
    other_process("DESK-12")
    with pytest.raises(LockHeld) as refusal:
        FileLock(lock_path, AMINA).acquire()
    assert refusal.value.holder.user == "carol"


def test_a_killed_holder_on_this_computer_is_healed_without_a_question(lock_path, other_process):
    kill(other_process("DESK-12"))
    lock = FileLock(lock_path, AMINA)
    earlier = lock.acquire()
    assert earlier.user == "carol"
    assert read_holder(lock_path) == AMINA
    lock.release()


def test_a_dead_holder_of_another_computer_is_refused_until_take_over(lock_path, other_process):
    kill(other_process("DESK-99"))
    lock = FileLock(lock_path, AMINA)
    with pytest.raises(LockHeld) as refusal:
        lock.acquire()
    assert refusal.value.may_take_over
    assert "take over" in refusal.value.advice
    assert not lock.held
    assert read_holder(lock_path).machine == "DESK-99"
    assert lock.acquire(take_over=True).machine == "DESK-99"
    lock.release()


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[]", b'{"user": 1}', b"\xff\xfe", b"[" * 4000, b'{"a":1}' * 2000]
)
def test_a_damaged_note_neither_crashes_nor_blocks(lock_path, note):
    lock_path.with_name("digistrat.lock.json").write_bytes(note)
    with FileLock(lock_path, AMINA):
        assert read_holder(lock_path) == AMINA


def test_a_holder_whose_note_is_damaged_is_still_refused(lock_path):
    with FileLock(lock_path, AMINA):
        lock_path.with_name("digistrat.lock.json").write_bytes(b"{")
        with pytest.raises(LockHeld, match="in another window"):
            FileLock(lock_path, BEN).acquire()


def test_a_note_is_cut_short_before_it_is_shown(lock_path):
    note = {**dict.fromkeys(("user", "machine", "session", "since"), "x" * 900), "pid": 1}
    lock_path.with_name("digistrat.lock.json").write_text(json.dumps(note), encoding="utf-8")
    holder = read_holder(lock_path)
    assert len(holder.user) == 200
    assert "an unknown time" in holder.words


def test_a_lock_that_cannot_be_made_is_told_in_words(tmp_path):
    with pytest.raises(Refused, match="was not found"):
        FileLock(tmp_path / "gone/digistrat.lock", AMINA).acquire()


def test_a_note_that_cannot_be_written_lets_the_lock_go(lock_path):
    lock_path.with_name("digistrat.lock.json").mkdir()
    with pytest.raises(Refused):
        FileLock(lock_path, AMINA).acquire()
    lock_path.with_name("digistrat.lock.json").rmdir()
    with FileLock(lock_path, AMINA) as lock:
        assert lock.held


def test_this_process_describes_itself(fixed_clock):
    me = this_process(FixedClock(fixed_clock()), {"SESSIONNAME": "Console"})
    assert me.pid == os.getpid()
    assert me.session == "Console"
    assert me.machine
    assert me.user
    assert me.since == "2026-05-14T14:02:00+00:00"


def test_since_when_is_told_in_the_readers_own_time(london):
    assert london
    assert AMINA.words.endswith("since 14 May 2026 at 10:00")


def test_a_time_that_is_none_is_told_as_unknown():
    assert AMINA._replace(since="yesterday").words.endswith("since an unknown time")


TURNS = """
import sys, pathlib
from digistrat_desktop.system.file_lock import FileLock, Holder, LockHeld
lock_path, counter = map(pathlib.Path, sys.argv[1:3])
done = 0
while done < 100:
    lock = FileLock(lock_path, Holder("p", "DESK-12", "", "2026-05-14T08:00:00+00:00", 1))
    try:
        lock.acquire()
    except LockHeld:
        continue
    counter.write_text(str(int(counter.read_text()) + 1))
    lock.release()
    done += 1
"""


@pytest.mark.slow
def test_two_processes_taking_turns_never_hold_it_together(tmp_path, lock_path):
    counter = tmp_path / "counter"
    counter.write_text("0", encoding="utf-8")
    both = [
        subprocess.Popen([sys.executable, "-c", TURNS, str(lock_path), str(counter)])
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    assert counter.read_text(encoding="utf-8") == "200"
