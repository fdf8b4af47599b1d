"""The pages of a finished PDF as pictures: the real file, not a likeness of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

MOST_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels; a plain value that can cross threads.

    Attributes:
        stride: bytes a row.
        pixels: blue, green, red and one unused byte each.
    """

    width: int
    height: int
    stride: int
    pixels: bytes

    def image(self) -> QImage:
        """Give a picture of its own; UI thread only."""
        form = QImage.Format.Format_RGB32
        return QImage(self.pixels, self.width, self.height, self.stride, form).copy()


def page_picture(pdf: bytes, number: int, width: int) -> PagePicture:
    """Paint one page; on the job worker only, since the library behind it knows one thread.

    Args:
        pdf: the file.
        number: of the page, from 0.
        width: in device pixels.
    """
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - dear import, on first use

    document = PdfDocument(pdf)
    try:
        page = document[number]
        wide, high = page.get_size()
        scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    finally:
        document.close()
    return picture
