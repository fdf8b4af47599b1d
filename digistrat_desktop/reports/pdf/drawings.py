"""Paints a `Drawing` on the canvas with the marks it has on screen, and sets pictures in the flow."""

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from digistrat_desktop.analysis.charts.drawing import Anchor, Drawing, Label, Outline, flattened
from digistrat_desktop.reports.pdf.canvas import MarkedText, TaggedCanvas, colour_of, rgb_of
from digistrat_desktop.reports.pdf.fonts import Fonts
from digistrat_desktop.reports.pdf.tree import Elem
from digistrat_desktop.reports.text_door import clean_line

_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def paint_drawing(canvas: TaggedCanvas, fonts: Fonts, drawing: Drawing, scale: float) -> None:
    """Paint a drawing in a figure's mark, lower left at the origin, `scale` points to a unit."""
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.setLineJoin(1)
    for part in flattened(drawing):
        if isinstance(part, Label):
            paint_label(canvas, fonts, part, drawing.height - part.y)
        else:
            _paint_outline(canvas, part, drawing.height)
    canvas.restoreState()


def _paint_outline(canvas: TaggedCanvas, part: Outline, height: float) -> None:
    """A drawing's y grows downwards, the canvas's upwards."""
    path = canvas.beginPath()
    for (x, y, *radius), *steps in part.contours:
        if radius:
            path.circle(x, height - y, radius[0])
            continue
        path.moveTo(x, height - y)
        for step in steps:
            place = [height - value if n % 2 else value for n, value in enumerate(step)]
            (path.lineTo if len(place) == 2 else path.curveTo)(*place)  # noqa: PLR2004 - one point
        if part.closed:
            path.close()
    if part.stroke is not None:
        canvas.setStrokeColor(colour_of(part.stroke))
        canvas.setLineWidth(part.width)
        canvas.setDash(list(part.dash))
    if part.fill is not None:
        canvas.setFillColor(colour_of(part.fill))
    canvas.drawPath(path, stroke=int(part.stroke is not None), fill=int(part.fill is not None))


def paint_label(canvas: TaggedCanvas, fonts: Fonts, label: Label, base: float) -> None:
    """Write one line of text, on a base in the canvas's coordinates."""
    before = _BEFORE[label.anchor] and _BEFORE[label.anchor] * fonts.label_width(label)
    text = MarkedText(canvas, label.x - before, base)
    text.setFillColor(colour_of(label.ink))
    for piece in fonts.pieces(" ".join(label.text.split()), bold=label.bold):
        with text.in_font(piece.font, label.size, rgb_of(label.ink)):
            text.textOut(piece.text)
    canvas.drawText(text)


_FEWEST_PLACES = 2
_NOTHING_SAID = "Drawing without a description"


class PictureSheet(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Something painted in a box; scaled down, never up, to the room there is.

    Attributes:
        full: width and height in points before scaling.
        highest: more than this no page can hold.
    """

    def __init__(self, full: tuple[float, float], alt: str, parent: Elem, highest: float) -> None:
        super().__init__()
        self.full, self.highest = full, highest
        self.elem = parent.add("Figure", alt=clean_line(alt) or _NOTHING_SAID)
        self.scale = 1.0
        self.spaceBefore, self.spaceAfter = 2, 6

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        wide, high = self.full
        self.scale = min(1.0, width / wide if wide else 1.0, self.highest / high if high else 1.0)
        self.width, self.height = wide * self.scale, high * self.scale
        return self.width, self.height

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0)
        box = [round(v, 2) for v in (x, y, x + self.width, y + self.height)]
        if not self.canv.in_artifact:
            self.elem.attrs = {"O": "/Layout", "BBox": box, "Placement": "/Block"}
        with self.canv.tagged(self.elem):
            self.paint()

    def paint(self) -> None:
        raise NotImplementedError


class DrawnSheet(PictureSheet):
    def __init__(
        self, drawing: Drawing, fonts: Fonts, parent: Elem, highest: float, alt: str = ""
    ) -> None:
        super().__init__((drawing.width, drawing.height), alt or drawing.alt, parent, highest)
        self.drawing, self.fonts = drawing, fonts

    def paint(self) -> None:
        paint_drawing(self.canv, self.fonts, self.drawing, self.scale)


class PhotoSheet(PictureSheet):
    """A picture file that `reports.images` made safe."""

    def __init__(self, png: bytes, width: float, alt: str, parent: Elem, highest: float) -> None:
        self.image = ImageReader(BytesIO(png))
        wide, high = self.image.getSize()
        super().__init__((width, width * high / wide), alt, parent, highest)

    def paint(self) -> None:
        self.canv.drawImage(self.image, 0, 0, self.width, self.height, mask="auto")


class Row(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Small drawings side by side in a cell."""

    GAP = 3.0

    def __init__(self, sheets: list[PictureSheet]) -> None:
        super().__init__()
        self.sheets = sheets

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        places = max(_FEWEST_PLACES, len(self.sheets))  # one sign alone is not larger than two
        each = (width - self.GAP * (places - 1)) / places
        sizes = [sheet.wrap(max(each, 1.0), height) for sheet in self.sheets]
        self.height = max((high for _, high in sizes), default=0.0)
        self.width = sum(wide for wide, _ in sizes) + self.GAP * (len(sizes) - 1)
        return self.width, self.height

    def draw(self) -> None:
        left = 0.0
        for sheet in self.sheets:
            sheet.drawOn(self.canv, left, (self.height - sheet.height) / 2)
            left += sheet.width + self.GAP
