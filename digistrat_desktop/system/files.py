"""Files people name: what may be read of one, and what may be written over.

Only a file is read, and no more of it than may be: a pipe would keep its reader waiting, a device
never ends. Only a file of the kind its name says is written over.

Source: docs/spec/safety.md#files-people-name.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Mapping
from errno import ENOENT
from pathlib import Path
from typing import BinaryIO, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import Disk, save_bytes
from digistrat_desktop.system.disk_errors import name_in_words, size_in_words, when_reading

_UNCHANGED = "Nothing was changed."
_OTHER_NAME = "Choose another name."
_LOOKED_AT = 4096
_LISTED_IN = 256 * 1024


def open_file(path: Path) -> BinaryIO:
    """Open a file to read; Refused for a folder, a pipe, a device or what cannot be read."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise _not_a_file(path, mode, "Choose a file.")
        return open(path, "rb", opener=_without_waiting)
    except OSError as error:
        raise when_reading(error, path) from error


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_start(path: Path, count: int) -> bytes:
    """Read the first bytes of a file, so many or fewer."""
    with open_file(path) as file:
        try:
            return file.read(count)
        except OSError as error:
            raise when_reading(error, path) from error


def read_whole(path: Path, most: int, advice: str = "Choose a smaller file.") -> bytes:
    """Read a file of at most so many bytes.

    Args:
        advice: what to do about a larger one.
    """
    with open_file(path) as file:
        is_larger = os.fstat(file.fileno()).st_size > most
    found = b"" if is_larger else read_start(path, most + 1)
    if is_larger or len(found) > most:
        what = f"{name_in_words(path)} is larger than {size_in_words(most)}."
        raise Refused(what, _UNCHANGED, advice)
    return found


def save_chosen(
    path: Path,
    content: bytes,
    validate: Callable[[Path], None] | None = None,
    disk: Disk | None = None,
) -> None:
    """Write a file whole under a name a person chose; as `save_file`.

    Over another file only where its name says a kind that can be told: what cannot be told is kept.
    """
    if stands_there(path) and _kind_of(path) is None:
        what = f"{name_in_words(path)} already exists, and nothing is written over it."
        raise Refused(what, "It was not changed.", _OTHER_NAME)
    save_bytes(path, content, validate, disk)


def lay_out(path: Path, content: bytes) -> Path:
    """Write a file that is to be opened and not to be changed, in a folder of its own."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save_bytes(path, content)
        path.chmod(stat.S_IRUSR)
    return path


def forget_opened(folder: Path) -> None:
    """Remove what was written to be opened; what is open still goes the next time."""
    for path in folder.glob("*/*"):
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            path.unlink()
            path.parent.rmdir()


def may_be_saved(path: Path) -> None:
    """Refuse a name nothing can be saved under, before anything is made that goes there."""
    stands_there(path)
    if not path.parent.is_dir():
        raise when_reading(FileNotFoundError(ENOENT, "", str(path)), path)


def stands_there(path: Path) -> bool:
    """Tell whether a file stands under a chosen name; Refused if it is of another kind than the name."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise when_reading(error, path) from error
    if not stat.S_ISREG(mode):
        raise _not_a_file(path, mode, _OTHER_NAME)
    kind = _kind_of(path)
    if kind is not None and not kind.looks(_ends_of(path)):
        what = f"{name_in_words(path)} already exists, and it is not {kind.words}."
        raise Refused(what, "It was not changed.", _OTHER_NAME)
    return True


def _ends_of(path: Path) -> bytes:
    """Give the first bytes of a file and, behind them, its last: there a ZIP lists its members."""
    with open_file(path) as file:
        try:
            start = file.read(_LOOKED_AT)
            file.seek(max(0, os.fstat(file.fileno()).st_size - _LISTED_IN))
            return start + file.read(_LISTED_IN)
        except OSError as error:
            raise when_reading(error, path) from error


def _not_a_file(path: Path, mode: int, advice: str) -> Refused:
    kinds = (stat.S_ISDIR, "a folder"), (stat.S_ISLNK, "a link"), (stat.S_ISFIFO, "a pipe")
    what = next((words for is_one, words in kinds if is_one(mode)), "a device")
    return Refused(f"{name_in_words(path)} is {what}, not a file.", _UNCHANGED, advice)


class _Kind(NamedTuple):
    words: str  # with its article
    looks: Callable[[bytes], bool]  # tells by its first and last bytes


def _kind_of(path: Path) -> _Kind | None:
    return next((one for end, one in _KINDS.items() if path.name.lower().endswith(end)), None)


def _begins(*ways: bytes) -> Callable[[bytes], bool]:
    return lambda ends: ends[:_LOOKED_AT].lower().startswith(ways)


def _is_zip_with(ends: bytes, member: bytes) -> bool:
    return ends.startswith(b"PK\x03\x04") and member in ends


def _is_text(ends: bytes) -> bool:
    return b"\x00" not in ends


def _is_package(ends: bytes) -> bool:
    return ends.startswith(b"DIGISTRAT-ENC-") or _is_zip_with(ends, b"manifest.json")


def _is_own_page(ends: bytes) -> bool:
    head = ends[:_LOOKED_AT].lower()
    return head.startswith(b"<!doctype html") and b'content="digistrat desktop"' in head


def _is_office(ends: bytes) -> bool:
    return _is_zip_with(ends, b"[Content_Types].xml")


_KINDS: Mapping[str, _Kind] = {
    ".digistrat": _Kind("a DigiStrat file", _is_package),
    ".db": _Kind("a data file", _begins(b"sqlite format 3\x00")),
    ".pdf": _Kind("a PDF", _begins(b"%pdf-")),
    ".html": _Kind("a web page of this program", _is_own_page),
    ".xlsx": _Kind("a workbook", _is_office),
    ".docx": _Kind("a Word document", _is_office),
    ".csv": _Kind("a table", _is_text),
    ".svg": _Kind("a drawing", _begins(b"<svg", b"<?xml")),
    ".png": _Kind("a picture", _begins(b"\x89png")),
    ".seal.json": _Kind("a seal", _begins(b"{")),
    ".json": _Kind("a description", _begins(b"{")),
    ".parquet": _Kind("a data set", _begins(b"par1")),
    ".sql": _Kind("a query", _is_text),
    ".toml": _Kind(
        "a framework file", lambda ends: b"[framework]" in ends or b"[crosswalk]" in ends
    ),
    ".txt": _Kind("a text from DigiStrat", _begins(b"digistrat ", b"what digistrat ")),
}
