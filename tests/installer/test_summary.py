"""The part of an installer that wixl fills with the clock."""

import struct

import pytest

from installer import msi_summary
from installer.workshop import FoundWrongError

CODE = "{00000000-1111-2222-3333-444444444444}"


def stream(values):
    """A made-up summary: number -> kind and bytes."""
    body, rows = b"", b""
    start = 8 + 8 * len(values)
    for number, (kind, data) in values.items():
        rows += struct.pack("<II", number, start + len(body))
        body += struct.pack("<I", kind) + data
    section = struct.pack("<II", start + len(body), len(values)) + rows + body
    head = b"\xfe\xff\0\0" + bytes(4) + bytes(16) + struct.pack("<I", 1)
    return b"something before" + head + msi_summary._SUMMARY + struct.pack("<I", 48) + section


CODED = (0x1E, struct.pack("<I", 39) + b"{FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF}\0")
DATED = (0x40, b"\xff" * 8)


def settled(folder, values, epoch):
    path = folder / "made-up.msi"
    path.write_bytes(stream(values))
    msi_summary.settle(path, CODE, epoch)
    return path.read_bytes()


def test_code_and_times_are_those_asked_for_and_nothing_else_changes(tmp_path):
    other = (0x1E, struct.pack("<I", 8) + b"Subject\0")
    values = {3: other, 9: CODED, 12: DATED, 13: DATED}
    data = settled(tmp_path, values, 0)
    ticks = struct.pack("<Q", 116_444_736_000_000_000)  # 1970-01-01 in tenths of a microsecond
    coded = (0x1E, CODED[1][:4] + CODE.encode() + b"\0")
    dated = (0x40, ticks)
    assert data == stream({3: other, 9: coded, 12: dated, 13: dated})


def test_a_summary_without_times_is_left_without(tmp_path):
    assert CODE.encode() in settled(tmp_path, {9: CODED}, 5)


@pytest.mark.parametrize("values", [{12: DATED}, {9: DATED}])
def test_a_summary_without_a_code_is_refused(tmp_path, values):
    with pytest.raises(FoundWrongError, match="no value 9"):
        settled(tmp_path, values, 5)


def test_a_file_without_a_summary_is_refused(tmp_path):
    path = tmp_path / "no.msi"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(FoundWrongError, match="no summary"):
        msi_summary.settle(path, CODE, 5)
