"""What kind of place a folder is, because a live store is only safe on a local disk.

Source: docs/spec/store.md#places.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple, Protocol

if sys.platform == "win32":
    import ctypes

from collections.abc import Iterator, Mapping

# GetDriveTypeW's answers.
DRIVE_REMOVABLE = 2
DRIVE_REMOTE = 4
DRIVE_CDROM = 5
_CLOUD_TAG = 0x9000001A
_CLOUD_TAG_MASK = 0xFFFF0FFF
_OLD_ONEDRIVE_TAG = 0x80000021
_NETWORK_FILE_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "ncpfs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.smbnetfs"),
    )
)
_SYNCED_FILE_SYSTEMS = frozenset(("fuse.rclone", "fuse.onedriver", "fuse.google-drive-ocamlfuse"))
_REMOVABLE_ROOTS = (PurePosixPath("/media"), PurePosixPath("/run/media"))


class FolderPlace(StrEnum):
    """Kinds of places, by what they do to a live store."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"
    REMOVABLE = "removable"
    READ_ONLY = "read-only"


PLACE_WORDS: Mapping[FolderPlace, str] = {
    FolderPlace.LOCAL: "on this computer",
    FolderPlace.NETWORK: "on a network drive",
    FolderPlace.SYNCED: "in a folder that syncs to the cloud",
    FolderPlace.REMOVABLE: "on a removable drive",
    FolderPlace.READ_ONLY: "in a folder you cannot save to",
}


class PlaceProbe(Protocol):
    """What the classifier asks the computer; replaced in tests."""

    platform: str  # as `sys.platform`
    environment: Mapping[str, str]  # the environment variables

    def drive_type(self, root: str) -> int:
        r"""Return GetDriveTypeW's answer for a root such as `C:\`; 0 when unknown."""
        ...

    def reparse_tag(self, path: Path) -> int:
        """Return the reparse tag of a file or folder; 0 when it has none."""
        ...

    def mounts(self) -> str:
        """Return the mount table in the form of /proc/self/mounts; empty when there is none."""
        ...

    def writable(self, path: Path) -> bool:
        """Whether this account may write to the folder, or to its nearest parent there is."""
        ...


def place_of(path: Path, probe: PlaceProbe | None = None) -> FolderPlace:
    """Classify a file or folder that may not exist yet; its path is absolute."""
    asked = probe or SystemProbe()
    found = _windows_place(path, asked) if asked.platform == "win32" else _posix_place(path, asked)
    if found in {FolderPlace.LOCAL, FolderPlace.REMOVABLE} and not asked.writable(path):
        return FolderPlace.READ_ONLY
    return found


def _windows_place(path: Path, probe: PlaceProbe) -> FolderPlace:
    pure = PureWindowsPath(str(path))
    if _is_synced(pure, path, probe):
        return FolderPlace.SYNCED
    if pure.drive.startswith("\\\\") and not _is_long_form_of_a_drive(pure.drive):
        return FolderPlace.NETWORK
    root = pure.drive.removeprefix("\\\\?\\") + "\\"
    return {
        DRIVE_REMOTE: FolderPlace.NETWORK,
        DRIVE_REMOVABLE: FolderPlace.REMOVABLE,
        DRIVE_CDROM: FolderPlace.READ_ONLY,
    }.get(probe.drive_type(root), FolderPlace.LOCAL)


def _is_long_form_of_a_drive(drive: str) -> bool:
    return drive.startswith("\\\\?\\") and not drive.upper().startswith("\\\\?\\UNC")


def _is_synced(pure: PureWindowsPath, path: Path, probe: PlaceProbe) -> bool:
    roots = [
        PureWindowsPath(value)
        for name, value in probe.environment.items()
        if name.upper().startswith("ONEDRIVE") and value
    ]
    if any(pure.is_relative_to(root) for root in roots):
        return True
    return any(_is_cloud(probe.reparse_tag(one)) for one in (path, *path.parents))


def _is_cloud(tag: int) -> bool:
    return tag & _CLOUD_TAG_MASK == _CLOUD_TAG or tag == _OLD_ONEDRIVE_TAG


class _Mount(NamedTuple):
    folder: PurePosixPath
    kind: str
    read_only: bool


def _posix_place(path: Path, probe: PlaceProbe) -> FolderPlace:
    pure = PurePosixPath(os.path.realpath(path))
    over = [mount for mount in _mounts(probe.mounts()) if pure.is_relative_to(mount.folder)]
    if not over:
        return FolderPlace.LOCAL
    # The longest folder wins; of two on one folder, the later one hides the earlier.
    mount = max(reversed(over), key=lambda one: len(one.folder.parts))
    if mount.kind in _SYNCED_FILE_SYSTEMS:
        return FolderPlace.SYNCED
    if mount.kind in _NETWORK_FILE_SYSTEMS:
        return FolderPlace.NETWORK
    if mount.read_only:
        return FolderPlace.READ_ONLY
    removable = any(mount.folder.is_relative_to(root) for root in _REMOVABLE_ROOTS)
    return FolderPlace.REMOVABLE if removable else FolderPlace.LOCAL


def _mounts(table: str) -> Iterator[_Mount]:
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) >= 4:  # noqa: PLR2004  # device, folder, kind, options
            folder = parts[1].replace("\\040", " ")
            yield _Mount(PurePosixPath(folder), parts[2], "ro" in parts[3].split(","))


class SystemProbe:
    def __init__(self) -> None:
        self.platform: str = sys.platform
        self.environment: Mapping[str, str] = os.environ

    def drive_type(self, root: str) -> int:
        if sys.platform == "win32":
            return int(ctypes.windll.kernel32.GetDriveTypeW(root))
        return 0

    def reparse_tag(self, path: Path) -> int:
        try:
            return int(getattr(path.lstat(), "st_reparse_tag", 0))
        except OSError:
            return 0

    def mounts(self) -> str:
        try:
            return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def writable(self, path: Path) -> bool:
        """On Windows this sees the read-only mark but not every missing right: writing is the proof."""
        return os.access(nearest_existing(path), os.W_OK)


def nearest_existing(path: Path) -> Path:
    """Return the path itself, or the first of its parents there is."""
    for one in (path, *path.absolute().parents):
        # Unlike the path's own method, this takes a name that is too long for one that is not there.
        if os.path.exists(one):  # noqa: PTH110
            return one
    return Path(path.anchor or ".")
