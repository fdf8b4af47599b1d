"""Saving while the process is killed and while every step fails: old, or new and whole."""

import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import Disk, save_bytes, save_file
from digistrat_desktop.system.disk_errors import free_bytes, in_plain_words
from digistrat_desktop.system.file_lock import FileLock, Holder, LockHeld

SAVE_FOR_EVER = """
import itertools, pathlib, sys
from digistrat_desktop.system.atomic_file import save_bytes
path = pathlib.Path(sys.argv[1])
for number in itertools.count():
    text = f"{number:08}".encode()
    save_bytes(path, text * 4000)
    print(number, flush=True)
"""


def number_in(path):
    """The number a file is made of; fails when it is torn or mixed."""
    data = path.read_bytes()
    assert len(data) == 32_000
    assert data == data[:8] * 4000
    return int(data[:8])


def kill_after(path, lines):
    process = subprocess.Popen(
        [sys.executable, "-c", SAVE_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
    )
    said = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    rest, _ = process.communicate()
    return int([*said, *rest.splitlines()][-1])


@pytest.mark.faults
@pytest.mark.slow
def test_a_killed_process_leaves_the_last_file_it_told_of_or_the_next(tmp_path, sized):
    path = tmp_path / "board.pdf"
    for attempt in range(sized(8, release=500)):
        told = kill_after(path, attempt % 5 + 1)
        assert number_in(path) in {told, told + 1}


class FailsAt:
    """A disk whose n-th step fails, and every later one too when it stays broken."""

    def __init__(self, step, number, *, stays):
        self._steps = itertools.count()
        self._step, self._number, self._stays = step, number, stays

    def _maybe_fail(self):
        now = next(self._steps)
        if now == self._step or (self._stays and now > self._step):
            raise OSError(self._number, os.strerror(self._number))

    def sync(self, descriptor):
        self._maybe_fail()
        os.fsync(descriptor)

    def replace(self, source, target):
        self._maybe_fail()
        source.replace(target)

    def disk(self):
        return Disk(sync=self.sync, replace=self.replace)


@pytest.mark.faults
@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("step", range(4))
def test_whatever_step_fails_the_file_is_old_or_new_and_the_answer_is_true(
    tmp_path, step, number, stays
):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    try:
        save_bytes(path, b"new", disk=FailsAt(step, number, stays=stays).disk())
    except Refused:
        assert path.read_bytes() == b"old"
    else:
        assert path.read_bytes() == b"new"


@pytest.mark.faults
def test_a_writer_that_fails_half_way_leaves_the_old_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def half(temporary):
        temporary.write_bytes(b"ne")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(Refused, match="not enough space"):
        save_file(path, half)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_writer_that_writes_nothing_is_told(tmp_path):
    with pytest.raises(Refused, match="was not found"):
        save_file(tmp_path / "a", lambda _: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="do not have permission to save"):
        save_bytes(tmp_path / "a", b"x")
    tmp_path.chmod(0o700)


def test_room_that_cannot_be_told_counts_as_none():
    assert free_bytes(Path("/proc/self/no\0where")) == 0


def test_an_error_without_a_number_still_has_words(tmp_path):
    assert "did not respond" in in_plain_words(OSError("odd"), tmp_path / "a").what


HOLD_WITH_A_CHILD = """
import pathlib, subprocess, sys
from digistrat_desktop.system.file_lock import FileLock, Holder
lock = FileLock(pathlib.Path(sys.argv[1]), Holder("carol", "DESK-12", "", "2026-05-14T08:00:00+00:00", 1))
lock.acquire()
child = subprocess.Popen([sys.executable, "-c", "import sys; print(1, flush=True); sys.stdin.read()"])
print(child.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.faults
def test_a_killed_holders_own_child_does_not_keep_the_lock(tmp_path):
    path = tmp_path / "digistrat.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD_WITH_A_CHILD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = {process.stdout.readline(), process.stdout.readline()}
    assert "1\n" in said
    me = Holder("amina", "DESK-12", "", "2026-05-14T09:00:00+00:00", 2)
    with pytest.raises(LockHeld):
        FileLock(path, me).acquire()
    process.kill()
    process.wait()
    with FileLock(path, me) as lock:
        assert lock.held
    # Its child still waits for its input, which ends here.
    process.stdin.close()
    process.stdout.close()
