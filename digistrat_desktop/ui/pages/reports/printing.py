"""Printing what a page has: the pages of the report's own file, or its charts.

A page of a PDF is painted by the library that shows it on the screen and put on the paper as a picture.
One page at a time is made and handed on: all pages of a report would take a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter

from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.pages.reports.pages_view import PagePicture, page_picture
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.words import tr_count

if TYPE_CHECKING:
    from digistrat_desktop.analysis.charts.drawing import Drawing
    from digistrat_desktop.ui.charts.to_print import ToPrint

DOTS_AN_INCH = 300
_EDGE_MM = 15
_TITLE_SHARE = 0.12  # of the sheet, above a chart


class PrintJob(QObject):
    """Puts one thing on paper, page by page, and tells above the page when it has gone."""

    def __init__(self, context: PageContext, what: ToPrint, printer: Any, parent: QObject) -> None:
        """`printer` is Qt's `QPrinter`, as the dialog left it."""
        super().__init__(parent)
        self._context = context
        self._what = what
        self._printer = printer
        self._painter = QPainter()
        self._left = self._wanted()
        self._count = 0

    def begin(self) -> None:
        self._printer.setResolution(DOTS_AN_INCH)
        self._printer.setDocName(self._what.title)
        self._next()

    def _wanted(self) -> Iterator[int]:
        """Give the pages asked for, from 0."""
        first, last = self._printer.fromPage(), self._printer.toPage()
        whole = range(self._what.sheets)
        return iter(whole[first - 1 : last] if first else whole)

    def _next(self) -> None:
        number = next(self._left, None)
        if number is None:
            self._end()
        elif self._what.pdf:
            pdf, width = (
                self._what.pdf,
                self._printer.pageRect(self._printer.Unit.DevicePixel).width(),
            )
            self._context.jobs.run(
                partial(page_picture, pdf, number, round(width)), self._on_page, self._on_failed
            )
        else:
            self._begin_sheet(QPageLayout.Orientation.Landscape, _EDGE_MM)
            _paint_chart(self._painter, self._sheet(), self._what.charts[number])
            self._next()

    def _on_page(self, page: PagePicture) -> None:
        image = page.image()
        is_wide = image.width() > image.height()
        ways = QPageLayout.Orientation
        self._begin_sheet(ways.Landscape if is_wide else ways.Portrait, 0)
        sheet = self._sheet()
        size = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(sheet.center())
        self._painter.drawImage(place, image)
        self._next()

    def _begin_sheet(self, way: QPageLayout.Orientation, edge: float) -> None:
        self._printer.setFullPage(edge == 0)
        self._printer.setPageOrientation(way)
        self._printer.setPageMargins(QMarginsF(edge, edge, edge, edge), QPageLayout.Unit.Millimeter)
        if self._count:
            self._printer.newPage()
        else:
            self._painter.begin(self._printer)
        self._count += 1

    def _sheet(self) -> QRectF:
        rect = self._printer.pageRect(self._printer.Unit.DevicePixel)
        return QRectF(0, 0, rect.width(), rect.height())

    def _end(self) -> None:
        self._painter.end()
        self._context.succeed(self._end)
        path = self._printer.outputFileName()
        words = (
            tr_count(self._count, "1 page saved:", "%n pages saved:")
            if path
            else tr_count(
                self._count, "1 page was sent to the printer.", "%n pages were sent to the printer."
            )
        )
        self._context.navigator.told_of_file.emit(words, path)
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self._painter.end()
        self._context.refuse(self._end, error)
        self.deleteLater()


def _paint_chart(painter: QPainter, sheet: QRectF, chart: tuple[str, Drawing]) -> None:
    """Paint a chart under its title, in the colours of paper."""
    title, drawing = chart
    theme = Theme()
    above = sheet.height() * _TITLE_SHARE if title else 0
    painter.setFont(theme.font(TypeRole.CHART))
    flags = int(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    )
    painter.drawText(QRectF(0, 0, sheet.width(), above), flags, title)
    below = sheet.adjusted(0, above, 0, 0)
    paint_drawing(painter, below, drawing, theme)
