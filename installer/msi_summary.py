"""The summary of an installer, made the same for the same version.

wixl writes the clock and a random package code into it and heeds no SOURCE_DATE_EPOCH. The values
have fixed lengths, so they are changed in place.

Source: [MS-OLEPS], property set streams; Windows Installer, summary information stream.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from installer.workshop import FoundWrongError

if TYPE_CHECKING:
    from pathlib import Path

# The format id of the summary, as it stands in the file.
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_BEFORE_FORMAT = 28  # bytes of the property set's header before the format id
_TEXT, _TIME = 0x1E, 0x40
PACKAGE_CODE, CREATED, SAVED = 9, 12, 13
_TENTHS_OF_MICROSECOND = 10_000_000
_SECONDS_1601_TO_1970 = 11_644_473_600


def settle(path: Path, package_code: str, epoch: int) -> None:
    """Write the package code and the times a summary shall hold.

    Args:
        package_code: a GUID in capitals with braces.
        epoch: seconds since 1970.

    Raises:
        FoundWrongError: the file holds no summary of the expected form.
    """
    data = bytearray(path.read_bytes())
    places = _places(data)
    _put(data, places, PACKAGE_CODE, _TEXT, struct.pack("<I", 39) + package_code.encode() + b"\0")
    ticks = (epoch + _SECONDS_1601_TO_1970) * _TENTHS_OF_MICROSECOND
    for which in {CREATED, SAVED} & set(places):
        _put(data, places, which, _TIME, struct.pack("<Q", ticks))
    path.write_bytes(bytes(data))


def _places(data: bytearray) -> dict[int, int]:
    """Return where each value of the summary stands, by its number."""
    found = data.find(_SUMMARY)
    if found < _BEFORE_FORMAT:
        raise FoundWrongError("the installer holds no summary")
    (offset,) = struct.unpack_from("<I", data, found + len(_SUMMARY))
    section = found - _BEFORE_FORMAT + offset
    (count,) = struct.unpack_from("<I", data, section + 4)
    pairs = struct.iter_unpack("<II", data[section + 8 : section + 8 + 8 * count])
    return {number: section + place for number, place in pairs}


def _put(data: bytearray, places: dict[int, int], number: int, kind: int, value: bytes) -> None:
    place = places.get(number)
    if place is None or struct.unpack_from("<I", data, place)[0] != kind:
        raise FoundWrongError(f"the installer's summary holds no value {number} of kind {kind}")
    data[place + 4 : place + 4 + len(value)] = value
