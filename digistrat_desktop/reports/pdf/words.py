"""Words on the page, and lines of contents: the only place where text from people is set in lines."""

from __future__ import annotations

from functools import lru_cache

from reportlab.platypus import Flowable

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.blocks import Align, Chip, Run, Runs
from digistrat_desktop.reports.pdf.canvas import Dress, MarkedText, TaggedCanvas, colour_of, rgb_of
from digistrat_desktop.reports.pdf.fonts import OUTLINED, REGULAR, Fonts, body_font, word_width
from digistrat_desktop.reports.pdf.lines import Inline, Line, Segment, is_plain, set_lines
from digistrat_desktop.reports.pdf.tree import Elem
from digistrat_desktop.reports.style import PrintLook

_FEWEST = 2  # lines of a paragraph that may stand alone at the foot or head of a page
_HALF_HEIGHT = 0.35  # of a capital letter, as a share of the size
_NUMBER_ROOM = 36.0  # points at the right of a line of contents
_CHIP = 1.4  # height of a frame around words, as a share of the size
_OVER_ANCHOR = 4.0  # points of air shown above a place a link leads to


@lru_cache(maxsize=4096)
def _widest_word(words: str, font: str) -> float:
    return max(
        (word_width(font, word) for word in words.replace("\n", " ").split(" ")), default=0.0
    )


class Words(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Words set in lines, tagged as one element however many pages they run over.

    Attributes:
        elem: whose content this is; parts of a split share it.
        anchor: name of the place where it starts, when something links here.
        outline: title and level (from 1) in the file's outline; level 0 stays out of it.
        leads: whether it never stands at the foot of a page without what follows; for headings.
    """

    width: float
    height: float

    def __init__(self, runs: Runs, look: PrintLook, fonts: Fonts, elem: Elem) -> None:
        super().__init__()
        self.runs, self.look, self.fonts, self.elem = runs, look, fonts, elem
        self.lines: list[Line] = []
        self.fixed = False
        self.anchor = ""
        self.outline = ("", 0)
        self.leads = False
        self.spaceBefore, self.spaceAfter = look.before, look.after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        if not self.fixed and (not self.lines or width != self.width):
            self.lines = set_lines(self.runs, self.look, self.fonts, width)
        self.width = width
        self.height = self.look.leading * len(self.lines)
        return width, self.height

    def longest_word(self) -> float:
        """Return the width of the widest word, in points."""
        return self.look.size * max(map(self._widest, self.runs), default=0.0)

    def _widest(self, run: Run) -> float:
        bold = run.bold or self.look.bold
        if is_plain(run):
            return _widest_word(run.text, body_font(bold=bold, italic=run.italic))
        pieces = self.fonts.pieces(run.text, bold=bold, italic=run.italic, noting=False)
        return max((_widest_word(piece.text, piece.font) for piece in pieces), default=0.0)

    def split(self, width: float, height: float) -> list[Words]:
        """Part the lines between two pages, never leaving a single line of many alone."""
        if self.leads:
            return []
        self.wrap(width, height)
        total, fit = len(self.lines), int((height + 1e-6) / self.look.leading)
        fit = min(fit, total - _FEWEST)
        if fit < _FEWEST:
            return []
        return [self._part(self.lines[:fit]), self._part(self.lines[fit:], first=False)]

    def continued(self, words: str, width: float, most: int) -> Words:
        """Give the words once more for the next page, with a mark after them where it fits.

        Args:
            width: in points.
            most: lines; of longer words only the mark is given.
        """
        mark = Words((Run(words),), self.look, self.fonts, self.elem)
        if mark.longest_word() > width:
            mark = Words((), self.look, self.fonts, self.elem)
        again = Words((*self.runs, Run(" "), *mark.runs), self.look, self.fonts, self.elem)
        again.wrap(width, 0)
        return again if len(again.lines) <= most else mark

    def _part(self, lines: list[Line], *, first: bool = True) -> Words:
        part = Words(self.runs, self.look, self.fonts, self.elem)
        part.lines, part.fixed, part.width = lines, True, self.width
        part.spaceBefore = self.spaceBefore if first else 0
        part.spaceAfter = 0 if first else self.spaceAfter
        part.anchor = self.anchor if first else ""
        part.outline = self.outline if first else ("", 0)
        return part

    def draw(self) -> None:
        if self.anchor:
            top = self.canv.absolutePosition(0, self.height)[1]
            self.canv.set_anchor(self.anchor, top + _OVER_ANCHOR)
        if self.outline[1]:
            self.canv.addOutlineEntry(self.outline[0], self.anchor, self.outline[1] - 1, closed=0)
        self.paint_at(self.canv, 0, self.height)

    def paint_at(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Paint the lines without moving the canvas's origin."""
        if self.lines and not self._painted_quickly(canvas, left, top):
            place = (left, top, self.width)
            if any(run.chip for run in self.runs):
                _paint_chips(canvas, self.lines, self.look, place)
            paint_lines(canvas, self.lines, self.look, place, self.elem)

    def _painted_quickly(self, canvas: TaggedCanvas, left: float, top: float) -> bool:
        line, look = self.lines[0], self.look
        if len(self.lines) > 1 or len(line.segments) != 1:
            return False
        segment = line.segments[0]
        if segment.inline or segment.font in OUTLINED:
            return False
        dress = Dress(segment.font, look.size, rgb_of(look.ink))
        x = left + _indent(look, self.width - line.width)
        base = top - look.leading / 2 - look.size * _HALF_HEIGHT
        return canvas.one_line(self.elem, dress, segment.text, (x, base))


def paint_lines(
    canvas: TaggedCanvas,
    lines: list[Line],
    look: PrintLook,
    place: tuple[float, float, float],
    elem: Elem,
) -> None:
    """Paint set lines as an element's content at left, top and width in canvas coordinates."""
    left, top, width = place
    pen = _Pen(canvas, elem, look)
    with canvas.words() as text:
        for number, line in enumerate(lines):
            base = top - look.leading * number - look.leading / 2 - look.size * _HALF_HEIGHT
            pen.paint(text, line, left + _indent(look, width - line.width), base)
        pen.close(text)
    pen.link_areas()


def _paint_chips(
    canvas: TaggedCanvas, lines: list[Line], look: PrintLook, place: tuple[float, float, float]
) -> None:
    """Paint the rounded frames behind words that have one."""
    left, top, width = place
    for number, line in enumerate(lines):
        x = left + _indent(look, width - line.width)
        foot = top - look.leading * (number + 0.5) - look.size * _CHIP / 2
        for segment in line.segments:
            if segment.inline and segment.inline.chip and not canvas.in_artifact:
                filled = segment.inline.chip is Chip.FILLED
                box = (x + 1, foot, segment.width - 2, look.size * _CHIP)
                with canvas.artifact("Layout"):
                    canvas.setStrokeColor(colour_of(Ink.DEEP if filled else Ink.SECONDARY))
                    canvas.setFillColor(colour_of(Ink.DEEP))
                    canvas.setLineWidth(0.8)
                    canvas.roundRect(*box, look.size * _CHIP / 2, stroke=1, fill=int(filled))
            x += segment.width


def _indent(look: PrintLook, spare: float) -> float:
    if look.align is Align.START:  # nearly every line
        return 0.0
    return {Align.START: 0.0, Align.MIDDLE: spare / 2, Align.END: spare}[look.align]


class _Pen:
    """Writes segments one after another, opening and closing marks where the element changes."""

    def __init__(self, canvas: TaggedCanvas, elem: Elem, look: PrintLook) -> None:
        self.canvas, self.elem, self.look = canvas, elem, look
        self.open: Elem | None = None
        self.ink: Ink | None = None
        self.links: list[tuple[Inline, tuple[float, float, float, float]]] = []

    def paint(self, text: MarkedText, line: Line, x: float, base: float) -> None:
        """Paint a line's words, each inside the mark of the element it belongs to."""
        for number, segment in enumerate(line.segments):
            self._mark(text, self._owner(segment.inline))
            if number == 0:
                text.setTextOrigin(x, base)
            ink = self._colour(text, segment)
            with text.in_font(segment.font, self.look.size, rgb_of(ink)):
                text.textOut(segment.text)
            if segment.inline and (segment.inline.link_to or segment.inline.underlined):
                box = (x, base - self.look.size * 0.25, x + segment.width, base + self.look.size)
                self.links.append((segment.inline, box))
            x += segment.width

    def _colour(self, text: MarkedText, segment: Segment) -> Ink:
        inline = segment.inline
        ink = self.look.ink if inline is None else inline.ink or self.look.ink
        if inline and inline.link_to:
            ink = Ink.ACCENT
        if ink is not self.ink:
            text.setFillColor(colour_of(ink))
            self.ink = ink
        return ink

    def _owner(self, inline: Inline | None) -> Elem:
        if inline is None or not inline.is_element:
            return self.elem
        if inline.elem is None:
            tag = "Link" if inline.link_to else "Span"
            inline.elem = Elem(tag, lang=inline.lang, alt=inline.said)
            if not self.canvas.in_artifact:
                self.elem.kids.append(inline.elem)
        return inline.elem

    def _mark(self, text: MarkedText, owner: Elem) -> None:
        if owner is self.open or self.canvas.in_artifact:
            return
        self.close(text)
        text.operator(self.canvas.mark_operator(owner))
        self.open = owner

    def close(self, text: MarkedText) -> None:
        """End the mark that is open, if one is."""
        if self.open is not None:
            text.operator("EMC")
            self.open = None

    def link_areas(self) -> None:
        """Underline what is underlined, links too: colour must not tell them alone; they lead somewhere."""
        if not self.links or self.canvas.in_artifact:
            return
        with self.canvas.artifact("Layout"):
            for inline, (left, low, right, _) in self.links:
                ink = Ink.ACCENT if inline.link_to else self.look.ink
                self.canvas.fill_box(ink, left, low + 0.8, right - left, 0.5)
        for inline, box in self.links:
            if inline.elem is not None and inline.link_to:
                self.canvas.link_area(inline.elem, inline.link_to, box)


class ContentsLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading's words, and where it is."""

    def __init__(self, words: Words, anchor: str, indent: float) -> None:
        super().__init__()
        self.words, self.anchor, self.indent = words, anchor, indent
        self.spaceAfter = words.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.words.wrap(width - self.indent - _NUMBER_ROOM, height)[1]
        return width, self.height

    def draw(self) -> None:
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
