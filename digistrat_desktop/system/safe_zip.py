"""Read zip files from other people: every rule checked before a byte is inflated.

Source: docs/spec/packages.md#reader-limits; docs/spec/tables.md#spreadsheets. `ZipFile.read` and
`extract` are never used: a lying header makes them inflate without end, and names are for us to
make.
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from digistrat_desktop.domain.errors import Refused

MB = 1024 * 1024
_STEP = 64 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
# Small members may be very regular, as an empty style sheet is.
_RATIO_FROM_BYTES = MB
_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, RuntimeError),
    *(NotImplementedError, EOFError, ValueError, OSError, OverflowError, KeyError, IndexError),
)


@dataclass(frozen=True, slots=True)
class ZipRules:
    """What a zip file may be."""

    what: str  # names the file in refusals: "This spreadsheet"
    name: re.Pattern[str]  # what every member's full name must match
    most_members: int = 500  # how many members
    most_total: int = 50 * MB  # bytes of all members together, inflated
    most_member: int = 20 * MB  # bytes of one member, inflated
    most_ratio: int = 200  # inflated to packed, for members beyond 1 MB
    is_tight: bool = False  # no byte is outside the members and the list at the end
    when_large: str = ""  # what to do about one that unzips to too much, where there is a way


class SafeZip:
    """A zip file that keeps the rules; made by `open_zip`."""

    def __init__(self, archive: zipfile.ZipFile, rules: ZipRules) -> None:
        self._archive = archive
        self._rules = rules
        self._inflated = 0
        self._infos = {one.orig_filename: one for one in archive.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members that are files, in the order of the archive."""
        return tuple(name for name, info in self._infos.items() if not info.is_dir())

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate in steps of 64 KB; `Refused` where it is not what it says, damaged, or not there."""
        info = self._infos.get(name)
        if info is None:
            raise _refused(self._rules, "a part it needs is missing")
        with _faults_in_words(self._rules), self._archive.open(info) as member:
            left = info.file_size
            while chunk := member.read(min(_STEP, left + 1)):
                left -= len(chunk)
                self._count(len(chunk), left)
                yield chunk
            if left:
                raise _refused(self._rules, "a part is shorter than it should be")

    def _count(self, inflated: int, left: int) -> None:
        self._inflated += inflated
        # A part may be read twice: once to be checked, once to be used.
        if left < 0 or self._inflated > 2 * self._rules.most_total:
            raise _refused(self._rules, "it unzips to more than it says")


@contextmanager
def open_zip(source: IO[bytes], rules: ZipRules) -> Iterator[SafeZip]:
    """Check all of a zip file that can be checked without inflating; `Refused` names the rule it breaks."""
    if source.read(4) != _LOCAL_MAGIC:
        raise _refused(rules, "it does not start like a file of this kind")
    with _faults_in_words(rules):
        archive = zipfile.ZipFile(source)
    with archive:
        with _faults_in_words(rules):
            _check(archive, source, rules)
        yield SafeZip(archive, rules)


@contextmanager
def _faults_in_words(rules: ZipRules) -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except _FAULTS as error:
        raise _refused(rules, "it is damaged, or a kind of file that cannot be read") from error


def _check(archive: zipfile.ZipFile, source: IO[bytes], rules: ZipRules) -> None:
    infos = archive.infolist()
    if len(infos) > rules.most_members:
        raise _refused(rules, f"it has more than {rules.most_members} parts")
    _check_names(infos, rules)
    for info in infos:
        _check_member(info, rules)
    if sum(info.file_size for info in infos) > rules.most_total:
        words = f"it unzips to more than {rules.most_total // MB} MB"
        raise _refused(rules, words, rules.when_large)
    _check_spans(archive, source, rules)


def _check_names(infos: list[zipfile.ZipInfo], rules: ZipRules) -> None:
    # orig_filename: the other one ends at a NUL, so `ok\0hidden.exe` would read as `ok`.
    names = [info.orig_filename for info in infos]
    if not all(rules.name.fullmatch(name) for name in names):
        raise _refused(rules, "a part has a name that is not allowed")
    folded = Counter(unicodedata.normalize("NFC", name).casefold() for name in names)
    if any(count > 1 for count in folded.values()):
        raise _refused(rules, "2 parts have the same name")


def _check_member(info: zipfile.ZipInfo, rules: ZipRules) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise _refused(rules, "a part is encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise _refused(rules, "a part is a link")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _refused(rules, "a part is compressed in an unusual way")
    if info.file_size > rules.most_member:
        words = f"a part unzips to more than {rules.most_member // MB} MB"
        raise _refused(rules, words, rules.when_large)
    large = info.file_size > _RATIO_FROM_BYTES
    if large and info.file_size > rules.most_ratio * max(info.compress_size, 1):
        raise _refused(rules, f"a part unzips to more than {rules.most_ratio} times its size")


def _check_spans(archive: zipfile.ZipFile, source: IO[bytes], rules: ZipRules) -> None:
    """Refuse members that share bytes: Python before 3.11.8 inflates them again and again."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if info.header_offset < end or (end == 0 and info.header_offset != 0):
            raise _refused(rules, "its parts overlap, or there is something before them")
        _refuse_gap(end, info.header_offset, rules)
        source.seek(info.header_offset)
        magic, name_length, extra_length = _LOCAL_HEADER.unpack(source.read(_LOCAL_HEADER.size))
        if magic != _LOCAL_MAGIC:
            raise _refused(rules, "a part does not start where it should")
        sizes = _LOCAL_HEADER.size + name_length + extra_length
        end = info.header_offset + sizes + info.compress_size
    if end > archive.start_dir:
        raise _refused(rules, "its parts overlap")
    _refuse_gap(end, archive.start_dir, rules)


def _refuse_gap(end: int, start: int, rules: ZipRules) -> None:
    if rules.is_tight and start != end:
        raise _refused(rules, "there is something between its parts")


def _refused(rules: ZipRules, cause: str, advice: str = "") -> Refused:
    return Refused(
        f"{rules.what} could not be read safely: {cause}.",
        "Nothing has changed.",
        advice or "Ask the sender to save it again and send it again.",
    )
