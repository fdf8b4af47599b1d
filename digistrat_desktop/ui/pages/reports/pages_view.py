"""The real pages of a report beside the choices: small ones to turn to, one to read."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
)

from digistrat_desktop.services.reports.making import FinishedReport
from digistrat_desktop.ui.kit.layouts import bare, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

MOST_PIXELS = 12_000_000
_THUMB, _COLUMN, _EDGE = 66, 100, 12  # pixels at 100 % text size
_LARGEST = (
    1.3  # how much larger small pages become with the text: the page that is read needs the room
)
_AT_A_TIME = 8  # small pages painted in one go, so that nothing else waits for long
WITH_CHOICES, PAGE_WIDTH, WHOLE_PAGE = "choices", "width", "whole"
ZOOMS = (
    (WITH_CHOICES, tr("Choices")),
    (PAGE_WIDTH, tr("Page width")),
    (WHOLE_PAGE, tr("Whole page")),
)
# Pixels, whatever the text size: narrower, the body text of a page (9 points of 595) is not read.
READABLE = 560


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels; a plain value that can cross threads."""

    width: int
    height: int
    stride: int  # bytes a row
    pixels: bytes  # blue, green, red and one unused byte each
    words: str = ""  # all that is written there, where it is asked for

    def image(self) -> QImage:
        """Give a picture of its own; UI thread only."""
        form = QImage.Format.Format_RGB32
        return QImage(self.pixels, self.width, self.height, self.stride, form).copy()


def page_picture(pdf: bytes, number: int, width: int) -> PagePicture:
    """Paint one page, with its words for those who hear it alone; as `page_pictures`."""
    return page_pictures(pdf, range(number, number + 1), width, has_words=True)[0]


def page_pictures(
    pdf: bytes, numbers: range, width: int, *, has_words: bool = False
) -> tuple[PagePicture, ...]:
    """Paint pages; on the job worker only, since the library behind it knows one thread.

    `numbers` are of the pages, from 0; `width` is in device pixels.
    """
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - dear import, on first use

    document = PdfDocument(pdf)
    try:
        return tuple(_painted(document[number], width, has_words=has_words) for number in numbers)
    finally:
        document.close()


def _painted(page: Any, width: int, *, has_words: bool) -> PagePicture:
    wide, high = page.get_size()
    scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    pixels, words = bytes(bitmap.buffer), _words_of(page) if has_words else ""
    picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, pixels, words)
    bitmap.close()
    page.close()
    return picture


def _words_of(page: Any) -> str:
    text = page.get_textpage()
    words = " ".join(text.get_text_bounded().split())
    text.close()
    return words


def _icon(pixels: QPixmap) -> QIcon:
    """Give a small page that looks the same when it is the one shown."""
    icon = QIcon(pixels)
    icon.addPixmap(pixels, QIcon.Mode.Selected)
    return icon


class _PageArea(QScrollArea):
    """Where one page is read."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PagesView(QFrame):
    """The pages of the file that is made now."""

    turned = Signal()  # another page is shown

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.report: FinishedReport | None = None
        self._zoom = PAGE_WIDTH
        self.setProperty("kind", "papers")
        self.pages = QListWidget(self)
        self.area = _PageArea()
        self.page = PlainLabel(wrap=False)
        self.page.setProperty("kind", "paper")
        self._build()
        self.pages.currentRowChanged.connect(self._on_turned)
        self.area.resized.connect(self._show_page)
        context.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def number(self) -> int:
        """The page that is shown, from 0."""
        return max(0, self.pages.currentRow())

    def _build(self) -> None:
        self.pages.setAccessibleName(tr("Pages of the report"))
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setFlow(QListView.Flow.TopToBottom)
        self.pages.setWrapping(False)
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.page)
        row = bare(QHBoxLayout(self))
        put(row, self.pages)
        row.addWidget(self.area, 1)

    def show_report(self, report: FinishedReport | None) -> None:
        """Show a report at the page that was shown of the one before."""
        number, self.report = self.number, report
        self.pages.blockSignals(True)
        self.pages.clear()
        for place in range(report.pages if report else 0):
            item = QListWidgetItem(str(place + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Page {number}", number=place + 1))
            item.setIcon(self._blank())
            self.pages.addItem(item)
        if report is not None:
            self.pages.setCurrentRow(min(number, report.pages - 1))
        self.pages.blockSignals(False)
        self.page.clear()
        self.page.setAccessibleDescription("")
        self._show_page()
        if report is not None:
            self._paint_small(report, 0)
        self.turned.emit()

    def least_width(self) -> int:
        """Give how wide this is at least for a page to be read, in pixels."""
        return self._small(_COLUMN) + 2 * self._context.look.theme.px(_EDGE) + READABLE

    def show_preparing(self) -> None:
        """Say that pages come, where none are shown yet."""
        if self.report is None:
            self.page.show_text(tr("Preparing the pages …"))
            self.page.adjustSize()

    def set_zoom(self, zoom: str) -> None:
        self._zoom = zoom
        self._show_page()

    def image(self) -> QImage | None:
        """Give the picture of the page that is shown, or None."""
        pixels = self.page.pixmap()
        return None if pixels.isNull() else pixels.toImage()

    def _blank(self) -> QIcon:
        side = self._small(_THUMB)
        pixels = QPixmap(side, round(side * 2**0.5))
        pixels.fill(Qt.GlobalColor.white)
        return _icon(pixels)

    def _paint_small(self, report: FinishedReport, first: int) -> None:
        last = min(first + _AT_A_TIME, report.pages)
        if report is not self.report or first >= last:
            return
        width = round(self._small(_THUMB) * self.devicePixelRatioF())
        numbers = range(first, last)
        self._context.run(
            lambda: page_pictures(report.content, numbers, width),
            partial(self._on_small, report, first),
        )

    def _on_small(
        self, report: FinishedReport, first: int, pictures: tuple[PagePicture, ...]
    ) -> None:
        if report is not self.report:
            return
        for place, picture in enumerate(pictures, start=first):
            self.pages.item(place).setIcon(_icon(self._pixels(picture)))
        self._paint_small(report, first + len(pictures))

    def _pixels(self, picture: PagePicture) -> QPixmap:
        pixels = QPixmap.fromImage(picture.image())
        pixels.setDevicePixelRatio(self.devicePixelRatioF())
        return pixels

    def _on_turned(self, _: int) -> None:
        self.area.verticalScrollBar().setValue(0)
        self._show_page()
        self.turned.emit()

    def _width(self) -> int:
        """Give how wide the page is shown, in logical pixels."""
        edge = self._context.look.theme.px(_EDGE)
        room = self.area.viewport().size()
        wide = room.width() - edge
        if self._zoom == WHOLE_PAGE:
            wide = min(wide, round((room.height() - edge) / 2**0.5))
        return max(wide, edge)

    def _show_page(self) -> None:
        report, number = self.report, self.number
        if report is None or not report.pages:
            return
        words = tr("Page {number} of {pages}", number=number + 1, pages=report.pages)
        self.page.setAccessibleName(
            tr("{words} of the report as a picture, then its words", words=words)
        )
        width = round(self._width() * self.devicePixelRatioF())
        self._context.run(
            lambda: page_picture(report.content, number, width),
            partial(self._on_painted, report, number),
        )

    def _on_painted(self, report: FinishedReport, number: int, picture: PagePicture) -> None:
        if report is not self.report or number != self.number:
            return
        self.page.setPixmap(self._pixels(picture))
        self.page.setAccessibleDescription(picture.words)
        self.page.adjustSize()

    def _small(self, pixels: int) -> int:
        return min(self._context.look.theme.px(pixels), round(pixels * _LARGEST))

    def _on_look_changed(self) -> None:
        theme = self._context.look.theme
        small = self._small(_THUMB)
        self.pages.setIconSize(QSize(small, round(small * 2**0.5)))
        self.pages.setFixedWidth(self._small(_COLUMN))
        self.pages.setSpacing(theme.space(1))
        edge = theme.px(_EDGE)
        self.area.setViewportMargins(edge, edge, 0, 0)
