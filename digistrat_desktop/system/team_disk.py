"""A team's folder on a drive: files are listed, read whole, added whole and removed.

Source: docs/spec/record.md#team-folder. Shares may refuse to sync a folder; that is no failure.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from errno import ENOTDIR
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import Disk, save_bytes
from digistrat_desktop.system.files import read_whole

LARGEST_FILE = 256 * 1024 * 1024
_GROUP, _OTHERS, _RUN = 0o070, 0o007, 0o111


def _sizes(found: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, int]]:
    """Give files with their sizes; one that goes meanwhile or cannot be looked at is not there."""
    for one in found:
        with suppress(OSError):
            if one.is_file():
                yield one.name, one.stat().st_size


class FolderDisk:
    """`services.team.folder.TeamDisk` over a folder, made when the first file is added.

    What is put there has the rights of the folder it lies in, which the team chose.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder, self._disk = folder, disk
        self._is_open = False  # what an earlier version put there has the team's rights too

    def names(self) -> Mapping[str, int]:
        try:
            with os.scandir(self._own()) as found:
                files = dict(_sizes(found))
        except FileNotFoundError:
            # The drive is there and nobody has shared this trust yet; else the drive itself is away.
            self._folder.parent.stat()
            return {}
        return dict(sorted(files.items()))

    def read(self, name: str) -> bytes:
        return read_whole(self._own() / name, LARGEST_FILE)

    def stamp(self, name: str) -> object:
        found = (self._own() / name).stat()
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def add(self, name: str, content: bytes) -> None:
        chosen = self._own().parent
        self._folder.mkdir(exist_ok=True)
        open_to_team(self._folder, chosen)
        if not self._is_open:
            self._is_open = True
            with suppress(OSError), os.scandir(self._folder) as found:
                for one in found:
                    open_to_team(Path(one.path), chosen)
        open_ = partial(open_to_team, chosen=chosen)
        save_bytes(self._folder / name, content, open_, self._disk)

    def explain(self, name: str, words: bytes) -> None:
        """Put a text for people at the top of the folder the team chose, once."""
        top = self._folder.parent
        with suppress(OSError, Refused):
            if not os.path.lexists(top / name):
                save_bytes(top / name, words, partial(open_to_team, chosen=top), self._disk)

    def remove(self, name: str) -> None:
        (self._own() / name).unlink(missing_ok=True)

    def _own(self) -> Path:
        """Give the folder; OSError where a link is in its place, for what that leads to is not the team's."""
        if self._folder.is_symlink():
            raise NotADirectoryError(ENOTDIR, "It is a link", str(self._folder))
        return self._folder


def open_to_team(path: Path, chosen: Path) -> None:
    """Let those read and write what this account put there who can read and write the chosen folder.

    Nobody gets more than the folder gives them: its group only where the file is of that group. A link
    is left as it is, and so is what another account owns. Where a drive knows no rights nothing is done.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _open_to_team(handle, chosen.stat())
        finally:
            os.close(handle)


def _open_to_team(handle: int, chosen: os.stat_result) -> None:
    here = os.fstat(handle)
    is_folder = stat.S_ISDIR(here.st_mode)
    is_file = stat.S_ISREG(here.st_mode) and here.st_nlink == 1
    if here.st_uid != os.geteuid() or not (is_folder or is_file):
        return
    if here.st_gid != chosen.st_gid:
        with suppress(OSError):  # only whoever is in the group may give it
            os.fchown(handle, -1, chosen.st_gid)
    here = os.fstat(handle)
    same = here.st_gid == chosen.st_gid
    given = chosen.st_mode & (_GROUP | _OTHERS if same else _OTHERS)
    mode = stat.S_IMODE(here.st_mode)
    wanted = mode | (given if is_folder else given & ~_RUN)
    if wanted != mode:
        os.fchmod(handle, wanted)
