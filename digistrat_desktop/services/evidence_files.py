"""Files that evidence is kept in: what is noted of one when it is linked, and what became of it since.

Source: docs/spec/safety.md#linked-files.
"""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import InvalidValue, Refused, StoreDamaged
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.wire.codecs import FIRST_YEAR, LAST_YEAR
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import LARGEST_FILE, MOST_OF_FILES
from digistrat_desktop.system.disk_errors import size_in_words, when_reading
from digistrat_desktop.system.files import lay_out, open_file

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
_LONGEST_NAME = 200
# What a name of a file may not have on one system or another.
_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class LinkedFile(NamedTuple):
    """What is noted of a file."""

    path: str  # in full
    sha256: str
    size: int  # bytes
    dated: datetime | None  # when it was written last, aware UTC
    content: bytes | None = None  # all of it, where it is small enough to be attached

    @property
    def values(self) -> dict[str, object]:
        """The fields of the evidence."""
        return {
            "file": self.path,
            "sha256": self.sha256,
            "file_size": self.size,
            "file_at": self.dated,
            "attached": "",
        }

    def attached(self) -> dict[str, object]:
        """The fields of evidence that has a copy of it.

        Raises:
            InvalidValue: it is too large, or there is nothing in it.
        """
        if not self.content:
            most = size_in_words(LARGEST_FILE)
            size = size_in_words(self.size)
            raise InvalidValue(
                "attach",
                f"This file has {size}. A file of up to {most} can be attached. Link it instead."
                if self.size
                else "This file is empty, so there is nothing to attach.",
            )
        return {
            **self.values,
            "file": file_name(self.path)[-_LONGEST_NAME:],
            "attached": self.sha256,
        }


NO_FILE = LinkedFile("", "", 0, None)


class FileState(StrEnum):
    """What became of a linked file."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    ATTACHED = "attached"  # a copy of it is kept here
    LEFT_OUT = "left out"  # a copy of it was attached and is not here
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
    digest, kept = hashlib.sha256(), bytearray()
    with open_file(path) as file:
        try:
            found = os.fstat(file.fileno())
            while block := file.read(_BLOCK):
                digest.update(block)
                if len(kept) <= LARGEST_FILE:
                    kept += block
        except OSError as error:
            raise when_reading(error, path) from error
    content = bytes(kept) if len(kept) <= LARGEST_FILE else None
    return LinkedFile(full, digest.hexdigest(), found.st_size, _moment(found.st_mtime), content)


def _moment(seconds: float) -> datetime | None:
    try:
        found = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    fits = FIRST_YEAR <= found.year <= LAST_YEAR
    return found.replace(microsecond=found.microsecond // 1000 * 1000) if fits else None


def state_of(evidence: Evidence) -> FileState:
    """Tell what became of a linked file; no other computer is asked for it."""
    if evidence.attached:
        return FileState.ATTACHED
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


def refuse_too_many(sizes: Mapping[str, int], found: LinkedFile) -> None:
    """Refuse one file more than the data may have.

    Args:
        sizes: of the files that are kept, by their fingerprint.
    """
    if found.sha256 not in sizes and sum(sizes.values()) + found.size > MOST_OF_FILES:
        most = size_in_words(MOST_OF_FILES)
        raise InvalidValue(
            "attach", f"Your data has {most} of attached files, which is the most. Link it instead."
        )


def states_of_copies(library: Library, attached: Sequence[Evidence]) -> dict[str, FileState]:
    """Tell by id which of the copies that evidence has are here."""
    there = library.store.file_sizes().keys()
    return {
        str(one.id): FileState.ATTACHED if one.attached in there else FileState.LEFT_OUT
        for one in attached
    }


def copy_of(library: Library, evidence: Evidence) -> bytes:
    """Give the attached file of a piece of evidence; Refused where it is not here or was altered."""
    content = library.store.attachment(evidence.attached)
    if content is None:
        raise Refused(
            f"The copy of {evidence.file_name} is not on this computer.",
            "The evidence is kept as it is.",
            "Ask whoever attached it for the whole DigiStrat file.",
        )
    if hashlib.sha256(content).hexdigest() != evidence.attached:
        raise StoreDamaged(
            f"The copy of {evidence.file_name} is not the file that was attached.",
            "It was not opened.",
            "Check your data on the Change history page.",
        )
    return content


def copy_to_open(library: Library, evidence: Evidence, folder: Path) -> Path:
    """Write the attached file of a piece of evidence to where it can be opened, read-only."""
    content = copy_of(library, evidence)
    name = _ODD.sub("_", evidence.file_name).strip(" .") or "file"
    return lay_out(folder / evidence.attached[:16] / name, content)


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
