"""What went wrong with a file, in words a person can act on."""

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.places import nearest_existing

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
_WORDS: Mapping[int, tuple[str, str]] = {
    errno.EACCES: (
        "You do not have permission to save {name} in {folder}.",
        "Choose a folder you can save to, or ask IT for permission to use this one.",
    ),
    errno.EROFS: (
        "{folder} is read-only, so {name} cannot be saved there.",
        "Choose another folder.",
    ),
    errno.EBUSY: (
        "{name} is in use by another program.",
        "Close it in the other program (often Excel or a PDF reader), then try again.",
    ),
    errno.ENAMETOOLONG: (
        "The name {name} is too long for {folder}.",
        "Choose a shorter name, or a folder nearer the top of the drive.",
    ),
    errno.EISDIR: ("{name} is a folder, not a file.", "Choose another name."),
    errno.EEXIST: ("{name} already exists.", "Choose another name."),
    errno.ELOOP: ("{name} is a link that leads nowhere.", "Choose the file itself."),
}
_SAME_AS: Mapping[int, int] = {
    errno.EPERM: errno.EACCES,
    errno.ETXTBSY: errno.EBUSY,
    errno.ENOTDIR: errno.ENOENT,
}
# Windows' own numbers say more than the errno Python makes of them.
_WINDOWS: Mapping[int, int] = {
    5: errno.EACCES,
    19: errno.EROFS,
    32: errno.EBUSY,
    33: errno.EBUSY,
    39: errno.ENOSPC,
    112: errno.ENOSPC,
    206: errno.ENAMETOOLONG,
}


def windows_code(error: OSError) -> int:
    return getattr(error, "winerror", None) or 0


def is_full(error: BaseException) -> bool:
    """Tell if a drive, or the room a person has there, is full; also of a refusal made of that."""
    return _code(error) in _FULL


def is_forbidden(error: BaseException) -> bool:
    """Tell if nothing may be written there; also of a refusal made of that."""
    return _code(error) in {errno.EACCES, errno.EROFS}


def _code(error: BaseException) -> int:
    cause = error if isinstance(error, OSError) else error.__cause__
    if not isinstance(cause, OSError):
        return 0
    code = _WINDOWS.get(windows_code(cause), cause.errno or 0)
    return _SAME_AS.get(code, code)


def in_plain_words(error: OSError, path: Path, needed_bytes: int | None = None) -> Refused:
    """Make a refusal of an operating-system error; `needed_bytes` was to be written, when known."""
    code = _code(error)
    if code in _FULL:
        return _disk_full(path, needed_bytes)
    if code == errno.ENOENT:
        return _not_there(path)
    what, advice = _WORDS.get(
        code,
        (
            "The disk did not respond properly while working on {name} in {folder}.",
            "Try again. If it happens again, choose another folder and tell IT.",
        ),
    )
    places = {"name": name_in_words(path), "folder": _short(str(path.absolute().parent))}
    return Refused(what.format(**places), _UNCHANGED, advice)


def when_reading(error: OSError, path: Path) -> Refused:
    """Make a refusal of an error met while a file was read."""
    if isinstance(error, PermissionError):
        what = f"You do not have permission to read {name_in_words(path)}."
        return Refused(what, _UNCHANGED, "Ask IT for permission, or choose another file.")
    return in_plain_words(error, path)


def name_in_words(path: Path) -> str:
    """Name a file for a sentence; of a very long name its two ends."""
    return _short(path.name or str(path))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:60]}…{text[-40:]}"


_LONGEST = 160
_UNCHANGED = "No existing file was changed."


def _not_there(path: Path) -> Refused:
    folder = path.absolute().parent
    if folder.is_dir():
        what = f"{name_in_words(path)} was not found in the folder {_short(str(folder))}."
        advice = "Check the name and the folder."
    else:
        what = f"The folder {_short(str(folder))} was not found."
        advice = "Check that the drive is connected, or choose another folder."
    return Refused(what, _UNCHANGED, advice)


def _disk_full(path: Path, needed_bytes: int | None) -> Refused:
    folder, name, free = path.parent, name_in_words(path), size_in_words(free_bytes(path))
    what = f"There is not enough space in {folder} for {name}: {free} free."
    if needed_bytes is not None:
        what = (
            f"There is not enough space in {folder} for {name}: {size_in_words(needed_bytes)} "
            f"needed, {free} free."
        )
    return Refused(what, _UNCHANGED, "Free some space or choose another drive, then try again.")


def free_bytes(path: Path) -> int:
    """The room this account has left where the path is, 0 when it cannot be told."""
    try:
        return shutil.disk_usage(nearest_existing(path)).free
    except OSError:
        return 0


def size_in_words(count: int) -> str:
    """As people write it: 812 bytes, 64 KB, 1.5 MB."""
    if count < 1024:  # noqa: PLR2004  # the step of the units
        return f"{count} bytes"
    size = float(count)
    for unit in ("KB", "MB", "GB", "TB"):
        size /= 1024
        if size < 1024 or unit == "TB":  # noqa: PLR2004  # the step of the units
            break
    return f"{size:.1f}".removesuffix(".0") + f" {unit}"
