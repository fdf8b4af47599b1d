"""The icon and the version resource of the Windows program."""

import ast
import struct

import pytest

from installer import artwork
from installer.version_info import four_numbers, version_resource
from installer.workshop import program_version

pytestmark = pytest.mark.ui


def test_the_icon_holds_every_size_windows_asks_for(tmp_path):
    path = tmp_path / "x.ico"
    artwork.write_windows_icon(path)
    data = path.read_bytes()
    count = struct.unpack_from("<HHH", data)[2]
    rows = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * n) for n in range(count)]
    assert [row[0] or 256 for row in rows] == list(artwork.WINDOWS_SIZES)
    for row in rows:
        assert data[row[7] :].startswith(b"\x89PNG")
    assert rows[-1][6] + rows[-1][7] == len(data)


def test_the_icon_is_drawn_the_same_each_time():
    assert artwork.picture(artwork.DRAWING, 32) == artwork.picture(artwork.DRAWING, 32)


def test_the_drawing_is_not_empty():
    from PySide6.QtGui import QImage  # noqa: PLC0415 - after the off-screen platform is chosen

    image = QImage.fromData(artwork.picture(artwork.DRAWING, 64))
    colours = {image.pixel(x, y) for x in range(64) for y in range(64)}
    assert image.width() == 64
    assert len(colours) > 2


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1", (1, 0, 0, 0)), ("1.2.3.4", (1, 2, 3, 4))],
)
def test_a_version_has_four_numbers_on_windows(version, numbers):
    assert four_numbers(version) == numbers


@pytest.mark.parametrize("version", ["1.2.3.4.5", "1.0rc1", ""])
def test_a_version_windows_cannot_hold_is_refused(version):
    with pytest.raises(ValueError, match=r"numbers|literal"):
        four_numbers(version)


def test_the_resource_names_program_publisher_and_version():
    text = version_resource("0.1.0")
    ast.parse(text)
    for word in ("DigiStrat Desktop", "DigiStrat project", "'0.1.0'", "(0, 1, 0, 0)", "080904B0"):
        assert word in text


def test_the_programs_version_is_one_windows_can_hold():
    four_numbers(program_version())
