from pathlib import Path, PureWindowsPath

import pytest

from digistrat_desktop.system.places import (
    DRIVE_CDROM,
    DRIVE_REMOTE,
    DRIVE_REMOVABLE,
    PLACE_WORDS,
    FolderPlace,
    SystemProbe,
    place_of,
)


class FakeProbe:
    def __init__(self, platform="win32", **answers):
        self.platform = platform
        self.environment = answers.get("environment", {})
        self._drives = answers.get("drives", {})
        self._tags = answers.get("tags", {})
        self._mounts = answers.get("mounts", "")
        self._writable = answers.get("writable", True)

    def drive_type(self, root):
        return self._drives.get(root, 3)

    def reparse_tag(self, path):
        return self._tags.get(str(path), 0)

    def mounts(self):
        return self._mounts

    def writable(self, path):
        return self._writable


HOME = r"C:\Users\amina\OneDrive - Northmoor"


@pytest.mark.parametrize(
    ("path", "probe", "place"),
    [
        (r"C:\Users\a\AppData\Local\DigiStrat", FakeProbe(), FolderPlace.LOCAL),
        (r"\\server\home\a\DigiStrat", FakeProbe(), FolderPlace.NETWORK),
        (r"\\?\UNC\server\home\a", FakeProbe(), FolderPlace.NETWORK),
        (r"\\?\C:\data", FakeProbe(), FolderPlace.LOCAL),
        (r"H:\DigiStrat", FakeProbe(drives={"H:\\": DRIVE_REMOTE}), FolderPlace.NETWORK),
        (r"\\?\H:\DigiStrat", FakeProbe(drives={"H:\\": DRIVE_REMOTE}), FolderPlace.NETWORK),
        (r"E:\DigiStrat", FakeProbe(drives={"E:\\": DRIVE_REMOVABLE}), FolderPlace.REMOVABLE),
        (r"D:\DigiStrat", FakeProbe(drives={"D:\\": DRIVE_CDROM}), FolderPlace.READ_ONLY),
        (r"C:\data", FakeProbe(writable=False), FolderPlace.READ_ONLY),
        (HOME + r"\Board", FakeProbe(environment={"OneDriveCommercial": HOME}), FolderPlace.SYNCED),
        (
            HOME.upper() + r"\B",
            FakeProbe(environment={"OneDrive": HOME.lower()}),
            FolderPlace.SYNCED,
        ),
        (r"C:\Users\amina\Other", FakeProbe(environment={"OneDrive": HOME}), FolderPlace.LOCAL),
        (r"C:\data", FakeProbe(environment={"OneDrive": ""}), FolderPlace.LOCAL),
    ],
)
def test_windows_places_are_told_apart(path, probe, place):
    assert place_of(PureWindowsPath(path), probe) is place


@pytest.mark.parametrize("tag", [0x9000001A, 0x9000601A, 0x9000F01A, 0x80000021])
def test_a_cloud_mark_on_any_folder_above_is_seen(tag):
    probe = FakeProbe(tags={r"C:\Work": tag})
    assert place_of(PureWindowsPath(r"C:\Work\Digital\store"), probe) is FolderPlace.SYNCED


def test_a_plain_junction_is_no_cloud_folder():
    probe = FakeProbe(tags={r"C:\Work": 0xA0000003})
    assert place_of(PureWindowsPath(r"C:\Work\store"), probe) is FolderPlace.LOCAL


MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
//server/share /users/amina/share cifs rw 0 0
server:/x /srv/my\040home nfs4 rw 0 0
drive /users/amina/Cloud fuse.rclone rw 0 0
/dev/sdb1 /media/amina/STICK vfat rw 0 0
/dev/sr0 /mnt/disc iso9660 ro,nosuid 0 0
/dev/sda2 /covered ext4 rw 0 0
server:/y /covered nfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/users/amina/.local/share", FolderPlace.LOCAL),
        ("/users/amina/share/x", FolderPlace.NETWORK),
        ("/srv/my home/x", FolderPlace.NETWORK),
        ("/users/amina/Cloud/x", FolderPlace.SYNCED),
        ("/media/amina/STICK/x", FolderPlace.REMOVABLE),
        ("/mnt/disc/x", FolderPlace.READ_ONLY),
        ("/covered/x", FolderPlace.NETWORK),
    ],
)
def test_linux_places_are_told_apart_by_the_mount_table(path, place):
    assert place_of(Path(path), FakeProbe("linux", mounts=MOUNTS)) is place


def test_without_a_mount_table_a_place_counts_as_local():
    assert place_of(Path("/anywhere"), FakeProbe("darwin")) is FolderPlace.LOCAL


def test_a_stick_that_cannot_be_written_is_read_only_before_all():
    probe = FakeProbe("linux", mounts=MOUNTS, writable=False)
    assert place_of(Path("/media/amina/STICK/x"), probe) is FolderPlace.READ_ONLY


def test_every_place_has_words():
    assert set(PLACE_WORDS) == set(FolderPlace)


def test_the_real_computer_answers_about_a_folder_that_is_not_there_yet(tmp_path):
    assert place_of(tmp_path / "a/b/c") in {
        FolderPlace.LOCAL,
        FolderPlace.READ_ONLY,
        FolderPlace.NETWORK,
    }


def test_the_real_probe_says_nothing_rather_than_failing(tmp_path):
    probe = SystemProbe()
    assert probe.reparse_tag(tmp_path / "missing") == 0
    assert probe.drive_type("/") == 0
    assert probe.writable(tmp_path / "a/b")
