"""The finished report, page by page, and where it goes."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from digistrat_desktop.services.reports.making import FinishedReport
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

MOST_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels; a plain value that can cross threads."""

    width: int
    height: int
    stride: int  # bytes a row
    pixels: bytes  # blue, green, red and one unused byte each

    def image(self) -> QImage:
        """Give a picture of its own; UI thread only."""
        form = QImage.Format.Format_RGB32
        return QImage(self.pixels, self.width, self.height, self.stride, form).copy()


def page_picture(pdf: bytes, number: int, width: int) -> PagePicture:
    """Paint one page; on the job worker only, since the library behind it knows one thread.

    `number` is of the page, from 0; `width` is in device pixels.
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


_WIDTH = 620


class PreviewCard(Card):
    """Pages of the real file with buttons to turn them and to save it."""

    save_wanted = Signal()  # the report is to be saved

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("The finished report"))
        self._context = context
        look = context.look
        self.report: FinishedReport | None = None
        self.number = 0
        self.place = PlainLabel("", tone="secondary")
        self.before = SecondaryButton(look, tr("Previous page"), parent=self)
        self.after = SecondaryButton(look, tr("Next page"), parent=self)
        self.save = SecondaryButton(look, tr("Save as"), parent=self)
        self.told = PlainLabel("", TypeRole.SMALL, "caution", parent=self)
        self.page = QLabel(self)
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.save.clicked.connect(self.save_wanted)
        self.show_report(None)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._context.look.theme.space(3))
        put(row, self.before, self.after, self.place)
        row.addStretch(1)
        row.addWidget(self.save)
        self.add_layout(row)
        self.add(self.told, self.page)

    def show_report(self, report: FinishedReport | None) -> None:
        self.report, self.number = report, 0
        self.setVisible(report is not None)
        has_pages = report is not None and report.pages > 0
        for widget in (self.before, self.after, self.place, self.page):
            widget.setVisible(has_pages)
        warnings = report.warnings if report is not None else ()
        self.told.say(" ".join(filter(None, warnings)))
        self.page.clear()
        if has_pages:
            self._show_page()

    def _show_page(self) -> None:
        report, number = self.report, self.number
        if report is None:
            return
        words = tr("Page {number} of {pages}", number=number + 1, pages=report.pages)
        self.place.show_text(words)
        self.page.setAccessibleName(
            tr("{words} of the report as a picture; the file has the full text", words=words)
        )
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number + 1 < report.pages)
        width = round(self._context.look.theme.px(_WIDTH) * self.devicePixelRatioF())
        content = report.content
        self._context.run(
            lambda: page_picture(content, number, width), partial(self._on_painted, report, number)
        )

    def _on_painted(self, report: FinishedReport, number: int, picture: PagePicture) -> None:
        if report is not self.report or number != self.number:
            return
        pixels = QPixmap.fromImage(picture.image())
        pixels.setDevicePixelRatio(self.devicePixelRatioF())
        self.page.setPixmap(pixels)

    def _turn(self, by: int) -> None:
        if self.report is not None and 0 <= self.number + by < self.report.pages:
            self.number += by
            self._show_page()
