"""What is put into a team folder can be read by those who have the folder, and by nobody else."""

import os
import stat

import pytest

from digistrat_desktop.system.team_disk import FolderDisk, open_to_team

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files as Linux has them")
NAMES = "names-0123456789abcdef.json"


@pytest.fixture(autouse=True)
def private():
    """Everything is this account's alone, as in the program."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def chosen(tmp_path, mode):
    folder = tmp_path / "team"
    folder.mkdir()
    folder.chmod(mode)
    return folder


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("given", "folder", "file"),
    [
        (0o700, 0o700, 0o600),
        (0o770, 0o770, 0o660),
        (0o750, 0o750, 0o640),
        (0o755, 0o755, 0o644),
        (0o777, 0o777, 0o666),
    ],
)
def test_what_is_put_there_has_the_rights_of_the_chosen_folder(tmp_path, given, folder, file):
    team = chosen(tmp_path, given)
    disk = FolderDisk(team / "trust")
    disk.add(NAMES, b"{}")
    disk.explain("READ ME.txt", b"words")
    assert rights(team / "trust") == folder
    assert rights(team / "trust" / NAMES) == rights(team / "READ ME.txt") == file


def test_a_folder_keeps_the_group_its_files_are_to_have(tmp_path):
    team = chosen(tmp_path, 0o2770)
    FolderDisk(team / "trust").add(NAMES, b"{}")
    assert rights(team / "trust") == 0o2770


def test_what_an_earlier_version_put_there_is_opened_too(tmp_path):
    team = chosen(tmp_path, 0o770)
    (team / "trust").mkdir()
    old = team / "trust" / f"{'ab' * 32}.digistrat"
    old.write_bytes(b"x")
    assert (rights(team / "trust"), rights(old)) == (0o700, 0o600)
    FolderDisk(team / "trust").add(NAMES, b"{}")
    assert (rights(team / "trust"), rights(old)) == (0o770, 0o660)


def test_a_link_opens_nothing_elsewhere(tmp_path):
    secret, other = tmp_path / "secret", tmp_path / "other"
    for path in (secret, other):
        path.write_bytes(b"x")
    team = chosen(tmp_path, 0o777)
    (team / "trust").mkdir()
    (team / "trust" / NAMES).symlink_to(secret)
    os.link(other, team / "trust" / "other.txt")
    FolderDisk(team / "trust").add(f"{'ab' * 32}.digistrat", b"x")
    assert (rights(secret), rights(other)) == (0o600, 0o600)


def test_a_group_that_does_not_have_the_folder_gets_nothing(tmp_path, monkeypatch):
    team = chosen(tmp_path, 0o770)
    file = team / "file"
    file.write_bytes(b"x")
    right = os.fstat

    def of_another_group(handle):
        found = list(right(handle))
        found[stat.ST_GID] += 1
        return os.stat_result(found)

    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "fstat", of_another_group)
    monkeypatch.setattr(os, "fchown", refused)
    open_to_team(file, team)
    assert rights(file) == 0o600


def test_words_for_people_are_put_at_the_top_once(tmp_path):
    team = chosen(tmp_path, 0o700)
    (team / "READ ME.txt").write_bytes(b"theirs")
    FolderDisk(team / "one").explain("READ ME.txt", b"ours")
    assert (team / "READ ME.txt").read_bytes() == b"theirs"
    assert [path.name for path in team.iterdir()] == ["READ ME.txt"]


def test_a_link_in_place_of_a_trusts_folder_is_neither_read_nor_written_nor_opened(tmp_path):
    team, private = chosen(tmp_path, 0o777), tmp_path / "diary"
    private.mkdir()
    (private / NAMES).write_bytes(b"mine")
    (private / NAMES).chmod(0o600)
    (team / "trust").symlink_to(private)
    disk = FolderDisk(team / "trust")
    for use in (
        disk.names,
        lambda: disk.read(NAMES),
        lambda: disk.add("other.json", b"{}"),
        lambda: disk.remove(NAMES),
    ):
        with pytest.raises(OSError, match="link"):
            use()
    assert [one.name for one in private.iterdir()] == [NAMES]
    assert rights(private / NAMES) == 0o600


@pytest.mark.parametrize("how", ["laid over it", "written into it", "longer"])
def test_a_file_that_changed_has_another_stamp(tmp_path, how):
    disk = FolderDisk(chosen(tmp_path, 0o770) / "trust")
    disk.add(NAMES, b"{}")
    path = tmp_path / "team" / "trust" / NAMES
    os.utime(path, ns=(0, 0))
    before = disk.stamp(NAMES)
    assert disk.stamp(NAMES) == before
    if how == "laid over it":
        disk.add(NAMES, b"[]")
        os.utime(path, ns=(0, 0))
    else:
        path.write_bytes(b"[]" if how == "written into it" else b"{} ")
    assert disk.stamp(NAMES) != before
