"""Where the program's own folders are on this computer."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Bug, Refused

if sys.platform == "win32":
    import ctypes
else:
    import pwd

STORE_NAME = "digistrat.db"
_PACKAGE = Path(__file__).parents[1]


class Folders(NamedTuple):
    """The folders the program writes to; all lie in the data folder."""

    data: Path  # holds the store; every other folder lies in it

    @property
    def store(self) -> Path:
        return self.data / STORE_NAME

    @property
    def lock(self) -> Path:
        return self.data / "digistrat.lock"

    @property
    def window_lock(self) -> Path:
        """What the one window of a person has, beside what every process that uses the store takes."""
        return self.data / "digistrat-window.lock"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def snapshots(self) -> Path:
        """Copies of the store written for other windows to read."""
        return self.data / "snapshots"

    @property
    def opened(self) -> Path:
        """Attached files that were opened, until the window is closed or starts again."""
        return self.data / "opened"

    @property
    def frameworks(self) -> Path:
        """Framework packs this user has added."""
        return self.data / "frameworks"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def config(self) -> Path:
        """Settings; beside the data, see docs/decisions/0006-settings-live-beside-the-data.md."""
        return self.data / "config"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def all(self) -> tuple[Path, ...]:
        """Every folder, the data folder first."""
        return (
            *(self.data, self.config, self.backups, self.snapshots),
            *(self.opened, self.frameworks, self.logs),
        )


def refuse_lost(paths: Iterable[object]) -> None:
    """Refuse names that begin in the folder one is in, where that folder was removed meanwhile."""
    if all(path.is_absolute() for path in paths if isinstance(path, Path)):
        return
    try:
        Path.cwd()
    except OSError as error:
        raise Refused(
            "The folder you are in is not there any more.",
            "Nothing was changed.",
            "Go to another folder, or give names in full.",
        ) from error


def find_folders(
    override: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Folders:
    """The data folder: what `--store` or the policy names, else where this system keeps a user's data."""
    if override is not None:
        # Unlike the path's own method, this leaves the name of a user nobody knows as it is.
        return Folders(Path(os.path.expanduser(override)).absolute())  # noqa: PTH111
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Folders((Path(local) if local else Path.home() / "AppData/Local") / "DigiStrat")
    shared = environment.get("XDG_DATA_HOME", "")
    # The XDG rule: a relative value is to be ignored.
    base = Path(shared) if Path(shared).is_absolute() else Path.home() / ".local/share"
    return Folders(base / "digistrat")


# What a policy's folder may contain. On Windows by the numbers the system knows the folders by.
_WINDOWS_FOLDERS = {"LOCALAPPDATA": 0x1C, "APPDATA": 0x1A, "USERPROFILE": 0x28, "PROGRAMDATA": 0x23}
WINDOWS_PLACEHOLDERS = ("%USERNAME%", *(f"%{name}%" for name in _WINDOWS_FOLDERS))
LINUX_PLACEHOLDERS = ("${USER}", "${HOME}")
PLACEHOLDERS = WINDOWS_PLACEHOLDERS if sys.platform == "win32" else LINUX_PLACEHOLDERS


def known_place(name: str) -> str:
    """What a placeholder stands for, as the system says; empty where it is not known.

    Never the environment's word: a user could set it, and so choose the folder.
    """
    if sys.platform == "win32":
        text = ctypes.create_unicode_buffer(1024)
        if name == "USERNAME":
            size = ctypes.c_ulong(len(text))
            ctypes.windll.advapi32.GetUserNameW(text, ctypes.byref(size))
        elif name in _WINDOWS_FOLDERS:
            ctypes.windll.shell32.SHGetFolderPathW(None, _WINDOWS_FOLDERS[name], None, 0, text)
        known = {name: text.value}
    else:
        try:
            account = pwd.getpwuid(os.getuid())
        except KeyError:
            return ""
        known = {"USER": account.pw_name, "HOME": account.pw_dir}
    return known.get(name, "")


_OTHERS = 0o077  # the rights of everybody else


def keep_private() -> None:
    """Make all that this process writes this account's alone, wherever it is and however it began."""
    os.umask(_OTHERS)


def make_folders(folders: Folders) -> None:
    """Create what is missing; on POSIX only this user can look inside."""
    for folder in folders.all:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def narrow_files(folders: Folders) -> None:
    """Take others' rights from the program's own files, which earlier versions left as they came."""
    if os.name != "posix":
        return
    own = (one for folder in folders.all for one in folder.glob("digistrat[.-]*"))
    for file in (*own, folders.settings, folders.logs / "faults.log"):
        # What another account owns is that account's to narrow.
        with contextlib.suppress(OSError):
            if (mode := stat.S_IMODE(file.stat().st_mode)) & _OTHERS:
                file.chmod(mode & ~_OTHERS)


def resources_folder(package: Path = _PACKAGE, bundle: str | None = None) -> Path:
    """Find the data files the program ships with.

    Args:
        package: the package's folder; its resources are inside (wheel) or beside it (source).
        bundle: where a frozen program unpacked itself; found by itself when frozen.

    Raises:
        Bug: the program was put together without them.
    """
    unpacked: str | None = bundle or getattr(sys, "_MEIPASS", None)
    frozen = (Path(unpacked) / package.name, Path(unpacked)) if unpacked else ()
    places: list[Path] = [parent / "resources" for parent in (*frozen, package, package.parent)]
    for place in places:
        if place.is_dir():
            return place
    message = "the program's resources folder is missing"
    raise Bug(message)
