"""Lines of the contents page: one link each, with a page number written once pages are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.pdf.fonts import REGULAR
from digistrat_desktop.reports.pdf.inks import colour_of

if TYPE_CHECKING:
    from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
    from digistrat_desktop.reports.pdf.words import Words

_NUMBER_ROOM = 36.0


class ContentsLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading's words, and where it is."""

    def __init__(self, words: Words, anchor: str, indent: float) -> None:
        super().__init__()
        self.words, self.anchor, self.indent = words, anchor, indent
        self.spaceAfter = words.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the words beside the number."""
        self.width = width
        self.height = self.words.wrap(width - self.indent - _NUMBER_ROOM, height)[1]
        return width, self.height

    def draw(self) -> None:
        """Paint words, leader and the place for the number."""
        canvas: TaggedCanvas = self.canv
        self.words.drawOn(canvas, self.indent, 0)
        look = self.words.look
        base = look.leading / 2 - look.size * 0.35
        self._leader(canvas, base)
        with canvas.tagged(self.words.elem):
            canvas.paint_late(lambda late: self._number(late, base))
        canvas.link_area(self.words.elem, f"#{self.anchor}", (0, 0, self.width, self.height))

    def _leader(self, canvas: TaggedCanvas, base: float) -> None:
        with canvas.artifact("Layout"):
            canvas.setStrokeColor(colour_of(Ink.LINE))
            canvas.setLineWidth(0.6)
            last = self.words.lines[-1].width if self.words.lines else 0.0
            canvas.line(self.indent + last + 8, base, self.width - _NUMBER_ROOM + 8, base)

    def _number(self, canvas: TaggedCanvas, base: float) -> None:
        canvas.setFont(REGULAR, self.words.look.size)
        canvas.setFillColor(colour_of(Ink.TEXT))
        page = canvas.pages_of.get(self.anchor, 0)
        canvas.drawRightString(self.width, base, str(page))
