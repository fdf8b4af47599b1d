"""The program's icon in the forms desktops want, all drawn from one of our drawings."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

from installer.workshop import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DRAWING = ROOT / "resources/icons/app.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
LINUX_SIZES = (16, 32, 48, 128, 256)
_WHOLE_BYTE = 256


def picture(drawing: Path, edge: int) -> bytes:
    """Return a drawing as a square PNG.

    Args:
        edge: in pixels.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt  # noqa: PLC0415 - dear, used here only
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - as above
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - as above

    image = QImage(edge, edge, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs say bytes, the call wants text
    return bytes(data.data())


def icon_file(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Return a Windows icon file.

    Args:
        pictures: edge in pixels and PNG, smallest first.
    """
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    rows = b""
    for edge, png in pictures:
        side = edge % _WHOLE_BYTE  # 256 is written as 0
        rows += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + rows + b"".join(png for _, png in pictures)


def write_windows_icon(target: Path) -> None:
    """Draw the icon of the Windows program."""
    target.write_bytes(icon_file([(edge, picture(DRAWING, edge)) for edge in WINDOWS_SIZES]))
