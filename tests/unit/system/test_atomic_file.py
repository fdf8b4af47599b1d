import errno
import os
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import (
    RETRY_DELAYS_MS,
    Disk,
    save_bytes,
    save_file,
    temporary_for,
)
from digistrat_desktop.system.disk_errors import in_plain_words, size_in_words


class Stubborn:
    """Refuses to replace a number of times, as Windows does while antivirus looks at a file."""

    def __init__(self, times, code, number=errno.EACCES):
        self.left, self.code, self.number = times, code, number
        self.slept = []

    def replace(self, source, target):
        if self.left:
            self.left -= 1
            error = PermissionError(self.number, "refused")
            error.winerror = self.code
            raise error
        os.replace(source, target)  # noqa: PTH105 # the call under test

    def disk(self):
        return Disk(replace=self.replace, sleep=self.slept.append)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_saved_file_is_whole_and_nothing_is_left_beside_it(tmp_path):
    save_bytes(tmp_path / "a.pdf", b"first")
    save_bytes(tmp_path / "a.pdf", b"second")
    assert (tmp_path / "a.pdf").read_bytes() == b"second"
    assert names(tmp_path) == ["a.pdf"]


def test_the_content_is_on_the_disk_before_the_name_is(tmp_path):
    order = []

    def sync(descriptor):
        order.append("sync")

    def replace(source, target):
        order.append("replace")
        source.replace(target)

    save_bytes(tmp_path / "a", b"x", lambda _: order.append("check"), Disk(sync, replace))
    assert order == ["sync", "check", "replace", "sync"]


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(tmp_path, code):
    held = Stubborn(3, code)
    save_bytes(tmp_path / "a.pdf", b"x", disk=held.disk())
    assert (tmp_path / "a.pdf").read_bytes() == b"x"
    assert held.slept == [0.05, 0.1, 0.2]


def test_a_file_held_for_good_keeps_the_new_content_and_says_where(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    held = Stubborn(99, 32)
    with pytest.raises(Refused) as refusal:
        save_bytes(tmp_path / "a.pdf", b"new", disk=held.disk())
    kept = temporary_for(tmp_path / "a.pdf", os.getpid())
    assert held.slept == [ms / 1000 for ms in RETRY_DELAYS_MS]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert kept.read_bytes() == b"new"
    assert str(kept) in refusal.value.safe
    assert "in use" in refusal.value.what


def test_other_refusals_are_not_tried_again(tmp_path):
    held = Stubborn(1, 0)
    with pytest.raises(Refused, match="do not have permission to save"):
        save_bytes(tmp_path / "a.pdf", b"x", disk=held.disk())
    assert held.slept == []


def test_content_that_fails_its_check_never_takes_the_name(tmp_path):
    def check(path):
        message = "the file is not what it should be"
        raise Refused(message)

    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(Refused, match="not what it should be"):
        save_bytes(tmp_path / "a.pdf", b"new", check)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def failing(number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_disk_that_fails_at_sync_leaves_the_old_file(tmp_path, number):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(Refused):
        save_bytes(tmp_path / "a", b"new", disk=Disk(sync=failing(number)))
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_an_interruption_leaves_no_temporary_file(tmp_path):
    def make(path):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_file(tmp_path / "a", make)
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_synced_does_not_undo_a_finished_save(tmp_path):
    calls = []

    def sync(descriptor):
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(errno.EINVAL, "no folder sync here")

    save_bytes(tmp_path / "a", b"x", disk=Disk(sync=sync))
    assert (tmp_path / "a").read_bytes() == b"x"
    assert len(calls) == 2


def test_the_longest_allowed_name_still_has_room_for_its_temporary_file(tmp_path):
    path = tmp_path / ("é" * 125 + ".pdf")
    save_bytes(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_left_over_of_the_same_process_is_written_over(tmp_path):
    temporary_for(tmp_path / "a", os.getpid()).write_bytes(b"left over and longer")
    save_bytes(tmp_path / "a", b"x")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_missing_folder_is_told_in_words(tmp_path):
    with pytest.raises(Refused, match="was not found"):
        save_bytes(tmp_path / "gone/a.pdf", b"x")


def test_a_folder_in_the_way_is_told_in_words(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        save_bytes(tmp_path / "a.pdf", b"x")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "do not have permission to save"),
        (errno.EPERM, "do not have permission to save"),
        (errno.EROFS, "read-only"),
        (errno.EBUSY, "in use"),
        (errno.ETXTBSY, "in use"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.ENOENT, "was not found"),
        (errno.EIO, "did not respond"),
        (errno.ENOSPC, "not enough space"),
    ],
)
def test_every_disk_error_has_words_and_advice(tmp_path, number, words):
    refusal = in_plain_words(OSError(number, "x"), tmp_path / "board.pdf")
    assert words in refusal.what
    assert refusal.safe
    assert refusal.advice
    assert "Errno" not in str(refusal)


@pytest.mark.parametrize(
    ("code", "words"), [(112, "not enough space"), (39, "space"), (32, "in use"), (206, "too long")]
)
def test_windows_numbers_are_understood(tmp_path, code, words):
    error = OSError(errno.EINVAL, "x")
    error.winerror = code
    assert words in in_plain_words(error, tmp_path / "a").what


def test_a_full_disk_says_how_much_is_needed_and_free(tmp_path):
    refusal = in_plain_words(OSError(errno.ENOSPC, "x"), tmp_path / "a.pdf", 3 * 1024 * 1024)
    assert "3 MB needed" in refusal.what
    assert "free" in refusal.what


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1536, "1.5 KB"), (5 * 1024**4, "5 TB")],
)
def test_sizes_are_written_as_people_do(count, words):
    assert size_in_words(count) == words


def old(path, at):
    path.write_bytes(b"x")
    os.utime(path, (at.timestamp(), at.timestamp()))


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make")
def test_a_link_put_in_place_of_the_temporary_file_is_never_written_through(tmp_path):
    private = tmp_path / "diary"
    private.write_bytes(b"mine")

    target = tmp_path / "team.json"
    temporary = temporary_for(target, Disk().pid)
    unlinked = Path.unlink

    def unlink(path, **how):
        unlinked(path, **how)
        if path == temporary and not os.path.lexists(path):
            path.symlink_to(private)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        with pytest.raises(Refused):
            save_bytes(target, b"theirs")
    assert private.read_bytes() == b"mine"
