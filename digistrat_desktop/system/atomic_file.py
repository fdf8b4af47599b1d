"""Files that are there whole or not at all: temporary file, fsync, check, replace.

Source: docs/spec/store.md#files-are-whole.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.disk_errors import in_plain_words, windows_code

# An antivirus program or an indexer holds a fresh file for a moment.
RETRIED_WINDOWS_CODES = frozenset((5, 32, 33))
RETRY_DELAYS_MS = (50, 100, 200, 400, 800, 1000)


_LONGEST_NAME_BYTES = 200


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)


def _replace(source: Path, target: Path) -> None:
    source.replace(target)


class Disk(NamedTuple):
    """The steps that can fail, so that a test can make each of them fail."""

    sync: Callable[[int], None] = _sync  # writes a file's content through to the disk
    # puts the first file in the place of the second
    replace: Callable[[Path, Path], None] = _replace
    sleep: Callable[[float], None] = time.sleep  # waits; seconds
    pid: int = os.getpid()  # names the temporary file


def save_bytes(
    path: Path,
    content: bytes,
    validate: Callable[[Path], None] | None = None,
    disk: Disk | None = None,
) -> None:
    """Write a file whole or leave what was there; as `save_file`."""

    def make(temporary: Path) -> None:
        with temporary.open("xb") as file:  # never through a link that somebody put there meanwhile
            file.write(content)

    save_file(path, make, validate, disk, needed_bytes=len(content))


def save_file(
    path: Path,
    make: Callable[[Path], None],
    validate: Callable[[Path], None] | None = None,
    disk: Disk | None = None,
    needed_bytes: int | None = None,
) -> None:
    """Let `make` write a temporary file beside `path`, check it, and put it in place.

    Args:
        make: writes the whole content to the path it is given.
        validate: reads the temporary file back and raises when it is not what it should be.
        needed_bytes: for the words when the disk is full.

    Raises:
        Refused: it could not be written; what was there before is as it was.
    """
    used = disk or Disk()
    temporary = temporary_for(path, used.pid)
    try:
        _make_and_check(temporary, make, validate, used)
    except OSError as error:
        _remove(temporary)
        raise in_plain_words(error, path, needed_bytes) from error
    except BaseException:
        _remove(temporary)
        raise
    _put_in_place(temporary, path, used)
    _sync_folder(path.parent, used)


def temporary_for(path: Path, pid: int) -> Path:
    """In the same folder, so that replacing is one step."""
    short = os.fsencode(path.name)[:_LONGEST_NAME_BYTES].decode(errors="ignore")
    return path.with_name(f".{short}.{pid}.tmp")


def _make_and_check(
    temporary: Path,
    make: Callable[[Path], None],
    validate: Callable[[Path], None] | None,
    disk: Disk,
) -> None:
    temporary.unlink(missing_ok=True)
    make(temporary)
    with temporary.open("r+b") as written:
        disk.sync(written.fileno())
    if validate is not None:
        validate(temporary)


def _put_in_place(temporary: Path, path: Path, disk: Disk) -> None:
    for delay_ms in (*RETRY_DELAYS_MS, None):
        try:
            disk.replace(temporary, path)
        except OSError as error:
            if windows_code(error) not in RETRIED_WINDOWS_CODES or delay_ms is None:
                raise _kept(error, temporary, path) from error
            disk.sleep(delay_ms / 1000)
        else:
            return


def _kept(error: OSError, temporary: Path, path: Path) -> Refused:
    """Say where the finished file is: the work in it is whole and must not be thrown away."""
    words = in_plain_words(error, path)
    return Refused(
        words.what, f"{words.safe} The complete new version is in {temporary}.", words.advice
    )


def _sync_folder(folder: Path, disk: Disk) -> None:
    """Make the new name itself survive a loss of power; Windows has no such step."""
    if os.name != "posix":
        return
    # The file is in place: a folder that cannot be synced is no reason to report failure.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            disk.sync(descriptor)
        finally:
            os.close(descriptor)


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)
