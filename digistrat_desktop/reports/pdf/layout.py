"""Pages: A4, one column, the header and footer as decoration, and the work told page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from digistrat_desktop.analysis.charts.drawing import Anchor, Ink, Label
from digistrat_desktop.domain.errors import DigiStratError
from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.drawings import paint_drawing, paint_label
from digistrat_desktop.reports.pdf.fonts import REGULAR, Fonts
from digistrat_desktop.reports.pdf.stacks import Flow, Shrunk
from digistrat_desktop.reports.seal_square import square
from digistrat_desktop.reports.style import FURNITURE
from digistrat_desktop.reports.text_door import clean_line

MARGIN = 40.0
_TOP, _BOTTOM = 50.0, 55.0
_HEADER_BASE, _FOOTER_BASE, _FOOTER_RULE = 40.0, 28.0, 42.0
_SQUARE, _SQUARE_BASE, _SQUARE_GAP, _QUIET = 42.0, 11.0, 4.0, 4  # with its quiet zone of 4 modules
_SQUARE_NAME = "seal-square"
_LOGO_HEIGHT, _LOGO_WIDTH = 22.0, 160.0
PAGE_WIDTH, PAGE_HEIGHT = float(A4[0]), float(A4[1])
_BESIDE = 3.0  # points between words of the header
_LONGEST_FURNITURE = 300  # characters; far more than any place for it holds
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN
BODY_HEIGHT = PAGE_HEIGHT - _TOP - _BOTTOM


class ReportCancelled(DigiStratError):
    """The person who asked for the report no longer wants it; nothing was written."""


class Furniture:
    """What stands on every page around its content."""

    def __init__(self, document: Document, fonts: Fonts) -> None:
        self.document, self.fonts = document, fonts
        self._shortened: dict[tuple[str, float], str] = {}  # each page has the same words

    def paint(self, canvas: TaggedCanvas, _template: Any) -> None:
        said, right = self.document, PAGE_WIDTH - MARGIN
        with canvas.artifact("Pagination", "Header"):
            top = PAGE_HEIGHT - _HEADER_BASE
            state = self._state(canvas, (right, top))
            right -= state
            room = 0.62 - (PAGE_WIDTH - MARGIN - right) / BODY_WIDTH
            meeting = self._fitted(said.header_right, room)
            meeting += " ·" if meeting and state else ""
            left = (right - MARGIN - self._width(meeting)) / BODY_WIDTH - 0.03
            self._say(canvas, self._fitted(said.header_left, left), (MARGIN, top))
            self._say(canvas, meeting, (right, top), Anchor.END)
            if canvas.page_index == 0:
                self._paint_logo(canvas)
        with canvas.artifact("Pagination", "Footer"):
            if said.mark:
                self._sealed_footer(canvas)
            else:
                self._footer(canvas)
            page = canvas.page_index + 1
            canvas.paint_late(lambda late: self._page_of(late, page))

    def _state(self, canvas: TaggedCanvas, place: tuple[float, float]) -> float:
        """Say how far the paper has come in its own colour; give how wide that is."""
        state = self.document.header_state
        if state is None or canvas.page_index == 0:
            return 0.0
        label = replace(_label(state.text, place[0], Anchor.END), bold=state.bold)
        wide = self.fonts.label_width(label)
        paint_label(canvas, self.fonts, replace(label, ink=state.ink or label.ink), place[1])
        return wide + _BESIDE

    def _footer(self, canvas: TaggedCanvas) -> None:
        said, middle = self.document, (PAGE_WIDTH / 2, _FOOTER_BASE)
        self._rule(canvas, MARGIN)
        self._say(canvas, self._fitted(said.footer_left, 0.31), (MARGIN, _FOOTER_BASE))
        self._say(canvas, self._fitted(said.footer_middle, 0.36), middle, Anchor.MIDDLE)

    def _sealed_footer(self, canvas: TaggedCanvas) -> None:
        """Two lines beside the seal's square code, which has no room between three words."""
        said, left = self.document, MARGIN + _SQUARE + _SQUARE_GAP
        self._rule(canvas, left)
        self._say(canvas, self._fitted(said.footer_left, 0.6), (left, _FOOTER_BASE))
        below = (left, _FOOTER_BASE - FURNITURE.leading)
        self._say(canvas, self._fitted(said.footer_middle, 0.85), below)
        if canvas.page_index == 0:
            self._make_square(canvas)
        canvas.doForm(_SQUARE_NAME)

    def _make_square(self, canvas: TaggedCanvas) -> None:
        """Keep the square code as a form, so that every page only points to it."""
        drawing = square(self.document.mark)
        canvas.beginForm(_SQUARE_NAME)
        canvas.translate(MARGIN - _QUIET * _SQUARE / drawing.width, _SQUARE_BASE)
        paint_drawing(canvas, self.fonts, drawing, _SQUARE / drawing.width)
        canvas.endForm()

    def _rule(self, canvas: TaggedCanvas, left: float) -> None:
        canvas.fill_box(Ink.LINE, left, _FOOTER_RULE, PAGE_WIDTH - MARGIN - left, 0.6)

    def _paint_logo(self, canvas: TaggedCanvas) -> None:
        if not self.document.logo:
            return
        image = ImageReader(BytesIO(self.document.logo))
        wide, high = image.getSize()
        scale = min(_LOGO_HEIGHT / high, _LOGO_WIDTH / wide)
        size = (wide * scale, high * scale)
        place = (PAGE_WIDTH - MARGIN - size[0], PAGE_HEIGHT - _HEADER_BASE + 10)
        canvas.drawImage(image, *place, *size, mask="auto")

    def _fitted(self, words: str, share: float) -> str:
        """Shorten what would run into its neighbour, and show that it was."""
        known = self._shortened.get((words, share))
        if known is None:
            known = self._shortened[words, share] = self._cut(words, BODY_WIDTH * share)
        return known

    def _cut(self, words: str, room: float) -> str:
        line = short = clean_line(words)[:_LONGEST_FURNITURE]
        while short and self._width(short) > room:
            line = line[:-1].rstrip()
            short = f"{line}\u2026" if line else ""
        return short

    def _width(self, words: str) -> float:
        return self.fonts.label_width(_label(words))

    def _page_of(self, canvas: TaggedCanvas, page: int) -> None:
        words = f"Page {page} of {canvas.page_count}"
        self._say(canvas, words, (PAGE_WIDTH - MARGIN, _FOOTER_BASE), Anchor.END)

    def _say(
        self,
        canvas: TaggedCanvas,
        words: str,
        place: tuple[float, float],
        anchor: Anchor = Anchor.START,
    ) -> None:
        paint_label(canvas, self.fonts, _label(words, place[0], anchor), place[1])


def _label(words: str, x: float = 0.0, anchor: Anchor = Anchor.START) -> Label:
    return Label(x, 0.0, words, FURNITURE.ink, FURNITURE.size, anchor)


class _Body(Frame):  # type: ignore[misc]  # reportlab has no types
    """The room between header and footer. Nothing is ever too large for an empty one."""

    def split(self, flowable: Any, canvas: TaggedCanvas) -> list[Any]:
        parts = super().split(flowable, canvas)
        return parts if parts or not self._atTop else [Shrunk(flowable)]


class Template(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """One column on A4; tells how far it is and stops when asked."""

    def __init__(self, out: BytesIO, furniture: Furniture, watch: Watch) -> None:
        frame = _Body(MARGIN, _BOTTOM, BODY_WIDTH, BODY_HEIGHT, 0, 0, 0, 0)
        super().__init__(
            out,
            pagesize=A4,
            initialFontName=REGULAR,  # else Helvetica is listed, and it cannot be embedded
            pageTemplates=[PageTemplate("page", [frame], onPage=furniture.paint)],
        )
        self.watch = watch

    def afterFlowable(self, _flowable: Any) -> None:  # noqa: N802 - the name is ReportLab's
        """Tell the progress after each block."""
        self.watch.step()

    def handle_pageBegin(self) -> None:  # noqa: N802 - the name is ReportLab's
        """Look at every page whether to go on."""
        self.watch.check()
        super().handle_pageBegin()


class Watch:
    """Tells progress as a share of the blocks, and raises when cancelled."""

    def __init__(
        self, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self.progress, self.cancelled = progress, cancelled
        self.done, self.total, self.told = 0, 1, 0.0

    def step(self) -> None:
        """Count one more block, and tell it when it makes a hundredth of the whole."""
        self.done += 1
        share = min(0.9, 0.9 * self.done / self.total)
        if self.progress is not None and share - self.told >= 0.01:  # noqa: PLR2004 - said above
            self.told = share
            self.progress(share)

    def finish(self) -> None:
        """Tell that all is done."""
        if self.progress is not None:
            self.progress(1.0)

    def check(self) -> None:
        """Raise ReportCancelled when the report is no longer wanted."""
        if self.cancelled is not None and self.cancelled():
            raise ReportCancelled("The report was cancelled.")


def lay_out(
    flow: Flow, document: Document, fonts: Fonts, watch: Watch
) -> tuple[bytes, TaggedCanvas]:
    """Set flowables on pages; return the unfinished file and the canvas that knows its marks."""
    out, canvases = BytesIO(), list[TaggedCanvas]()

    def canvas_maker(*args: Any, **kwargs: Any) -> TaggedCanvas:
        canvases.append(TaggedCanvas(*args, **kwargs))
        return canvases[-1]

    watch.total = max(1, len(flow))
    Template(out, Furniture(document, fonts), watch).build(flow, canvasmaker=canvas_maker)
    return out.getvalue(), canvases[-1]
