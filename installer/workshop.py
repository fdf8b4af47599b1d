"""Where packages are made, and the one way other programs are run for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
NAME = "digistrat-desktop"
PUBLISHER = "DigiStrat project"
TITLE = "DigiStrat Desktop"
DONE, FAILED, CANNOT = 0, 1, 77  # how a step ends; 77: this machine cannot do it
SAME_MOMENT = 1_767_225_600  # 2026-01-01; where neither the caller nor git says another


class CannotBeDoneError(Exception):
    """This machine lacks something; the message says what."""


class FoundWrongError(Exception):
    """What was built is not what it must be; the message says where."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders of one build.

    Attributes:
        work: holds what can be thrown away.
        dist: holds what is handed out.
        epoch: seconds since 1970 that every file made here carries.
        version: of the program.
    """

    work: Path
    dist: Path
    epoch: int
    version: str

    @property
    def bundle(self) -> Path:
        """The packaged program."""
        return self.dist / "digistrat"

    @property
    def feature(self) -> Path:
        """The files of the feature Region, which are no part of the plain program."""
        return feature_of(self.bundle)

    @property
    def label(self) -> str:
        """The beginning of every file name handed out."""
        return f"{NAME}-{self.version}"


def feature_of(bundle: Path) -> Path:
    """Return where the files of the feature Region lie: beside the program's folder."""
    return bundle.with_name(f"{bundle.name}-region")


def open_workshop(work: Path, dist: Path) -> Workshop:
    """Make the folders of a build."""
    work.mkdir(parents=True, exist_ok=True)
    dist.mkdir(parents=True, exist_ok=True)
    return Workshop(work.absolute(), dist.absolute(), source_epoch(), program_version())


def program_version(folder: Path = ROOT) -> str:
    """Return the version of the program in a folder without importing it."""
    text = (folder / "digistrat_desktop/system/version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if not found:
        raise FoundWrongError("digistrat_desktop/system/version.py holds no version")
    return found.group(1)


def source_epoch() -> int:
    """Return the moment everything made here is dated: the caller's, else the last commit's."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = shutil.which("git")
    if not git:
        return SAME_MOMENT
    asked = [git, "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - git with our words
    return int(told.stdout) if told.stdout.strip().isdigit() else SAME_MOMENT


def tool(name: str, package: str) -> str:
    """Return the path of another program.

    Args:
        name: as it is called.
        package: the Debian package it comes with.

    Raises:
        CannotBeDoneError: it is not there.
    """
    found = shutil.which(name)
    if not found:
        raise CannotBeDoneError(f"{name} is not installed (Debian package {package})")
    return found


def run(
    command: Sequence[str | Path],
    *,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    patience_s: float = 3600,
    text: str | None = None,
) -> str:
    """Run another program and return what it said.

    Args:
        folder: where it runs.
        environment: set beside the caller's own.
        patience_s: seconds until it is ended.
        text: what it reads; nothing when None.

    Raises:
        FoundWrongError: it failed or did not end; the message holds its last words.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            words,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            input=text or "",
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=patience_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FoundWrongError(f"{words[0]} did not end in {patience_s:.0f} s") from error
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-30:])
        raise FoundWrongError(f"{' '.join(words[:4])} ended with {done.returncode}:\n{last}")
    return done.stdout


def same_each_time(shop: Workshop) -> dict[str, str]:
    """Return the environment under which two builds are equal."""
    return {
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(shop.epoch),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def files_in(folder: Path) -> Iterator[Path]:
    """Yield every file under a folder, links to files too, in one order everywhere."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    yield from sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def size_of(folder: Path) -> int:
    """Return the bytes of the files under a folder, links not counted."""
    return sum(path.stat().st_size for path in files_in(folder) if not path.is_symlink())


def megabytes(size: float) -> str:
    """Return a size in words, in MB of a million bytes."""
    return f"{size / 1e6:.1f} MB"


def date_everything(folder: Path, epoch: int) -> None:
    """Give every file and folder one date and plain rights, so that archives come out equal."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=os.utime not in os.supports_follow_symlinks)
