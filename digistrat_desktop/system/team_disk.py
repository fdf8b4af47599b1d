"""A team's folder on a drive: files are listed, read whole, added whole and removed.

Source: docs/spec/record.md#team-folder. Shares may refuse to sync a folder; that is no failure.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from digistrat_desktop.system.atomic_file import Disk, save_bytes
from digistrat_desktop.system.files import read_whole

LARGEST_FILE = 256 * 1024 * 1024


def _sizes(found: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, int]]:
    """Give files with their sizes; one that goes meanwhile or cannot be looked at is not there."""
    for one in found:
        with suppress(OSError):
            if one.is_file():
                yield one.name, one.stat().st_size


class FolderDisk:
    """`services.team.folder.TeamDisk` over a folder, made when the first file is added."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder, self._disk = folder, disk

    def names(self) -> Mapping[str, int]:
        try:
            with os.scandir(self._folder) as found:
                files = dict(_sizes(found))
        except FileNotFoundError:
            # The drive is there and nobody has shared this trust yet; else the drive itself is away.
            self._folder.parent.stat()
            return {}
        return dict(sorted(files.items()))

    def read(self, name: str) -> bytes:
        return read_whole(self._folder / name, LARGEST_FILE)

    def add(self, name: str, content: bytes) -> None:
        self._folder.mkdir(exist_ok=True)
        save_bytes(self._folder / name, content, None, self._disk)

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)
