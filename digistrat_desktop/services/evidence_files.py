"""Files that evidence is kept in: what is noted of one when it is linked, and what became of it since.

Source: docs/spec/safety.md#linked-files.
"""

import hashlib
import os
import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.wire.codecs import FIRST_YEAR, LAST_YEAR
from digistrat_desktop.system.disk_errors import when_reading
from digistrat_desktop.system.files import open_file

_BLOCK = 1024 * 1024
_LONGEST_PATH = 1_000
# What opens as something to read. All else, programs and scripts above all, is only shown in its folder.
_DOCUMENTS = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp"),
        *(".rtf", ".txt", ".csv", ".tsv", ".eml", ".msg", ".vsdx"),
        *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"),
    }
)
_PARTS = re.compile(r"[\\/]")


class LinkedFile(NamedTuple):
    """What is noted of a file."""

    path: str  # in full
    sha256: str
    size: int  # bytes
    dated: datetime | None  # when it was written last, aware UTC

    @property
    def values(self) -> dict[str, object]:
        """The fields of the evidence."""
        return {
            "file": self.path,
            "sha256": self.sha256,
            "file_size": self.size,
            "file_at": self.dated,
        }


NO_FILE = LinkedFile("", "", 0, None)


class FileState(StrEnum):
    """What became of a linked file."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NOT_ASKED = "not asked"  # it lies on another computer, which is asked only when it is opened


def look_at(path: Path) -> LinkedFile:
    """Note what a file is now; Refused for what is no file or cannot be read."""
    full = str(path.absolute())
    if len(full) > _LONGEST_PATH:
        raise Refused(
            "The path of this file is too long to be kept.",
            "Nothing was changed.",
            "Move the file to a folder nearer the top.",
        )
    digest = hashlib.sha256()
    with open_file(path) as file:
        try:
            found = os.fstat(file.fileno())
            while block := file.read(_BLOCK):
                digest.update(block)
        except OSError as error:
            raise when_reading(error, path) from error
    return LinkedFile(full, digest.hexdigest(), found.st_size, _moment(found.st_mtime))


def _moment(seconds: float) -> datetime | None:
    try:
        found = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    fits = FIRST_YEAR <= found.year <= LAST_YEAR
    return found.replace(microsecond=found.microsecond // 1000 * 1000) if fits else None


def state_of(evidence: Evidence) -> FileState:
    """Tell what became of a linked file; no other computer is asked for it."""
    if is_far(evidence.file):
        return FileState.NOT_ASKED
    path = Path(evidence.file)
    try:
        if not path.is_absolute() or not path.is_file():
            return FileState.GONE
        return FileState.SAME if _is_same(path, evidence) else FileState.CHANGED
    except (OSError, ValueError, Refused):
        return FileState.GONE


def _is_same(path: Path, evidence: Evidence) -> bool:
    found = path.stat()
    if found.st_size != evidence.file_size:
        return False
    return _moment(found.st_mtime) == evidence.file_at or look_at(path).sha256 == evidence.sha256


def is_far(path: str) -> bool:
    """Tell whether a path names another computer: looking there tells that computer who asks."""
    return len(path) > 1 and path[0] in "\\/" and path[1] in "\\/"


def file_name(path: str) -> str:
    """Give the last part of a path of any computer."""
    return _PARTS.split(path)[-1]


def is_document(path: str) -> bool:
    """Tell whether a file may be opened from here; what could run is not."""
    return Path(file_name(path)).suffix.lower() in _DOCUMENTS


def to_open(path: str) -> Path:
    """Give a linked file that a person asked for; Refused where it is not there."""
    found = Path(path)
    try:
        if found.is_absolute() and found.is_file():
            return found
    except (OSError, ValueError):
        pass
    raise Refused(
        f"{file_name(path)} is not where it was linked: {path}",
        "The evidence is kept as it is.",
        "Edit the evidence and link the file again, or correct where it is kept.",
    )
