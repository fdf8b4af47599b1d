"""Drawings and photographs as figures of the page, each with its finding in words."""

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.reports.pdf.drawings import paint_drawing
from digistrat_desktop.reports.pdf.fonts import Fonts
from digistrat_desktop.reports.pdf.tree import Elem
from digistrat_desktop.reports.text_door import clean_line

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
        """Scale to the room."""
        wide, high = self.full
        self.scale = min(1.0, width / wide if wide else 1.0, self.highest / high if high else 1.0)
        self.width, self.height = wide * self.scale, high * self.scale
        return self.width, self.height

    def draw(self) -> None:
        """Paint it as one figure."""
        x, y = self.canv.absolutePosition(0, 0)
        box = [round(v, 2) for v in (x, y, x + self.width, y + self.height)]
        if not self.canv.in_artifact:
            self.elem.attrs = {"O": "/Layout", "BBox": box, "Placement": "/Block"}
        with self.canv.tagged(self.elem):
            self.paint()

    def paint(self) -> None:
        """Paint what is in the box."""
        raise NotImplementedError


class DrawnSheet(PictureSheet):
    """A drawing of ours."""

    def __init__(
        self, drawing: Drawing, fonts: Fonts, parent: Elem, highest: float, alt: str = ""
    ) -> None:
        super().__init__((drawing.width, drawing.height), alt or drawing.alt, parent, highest)
        self.drawing, self.fonts = drawing, fonts

    def paint(self) -> None:
        """Paint its marks."""
        paint_drawing(self.canv, self.fonts, self.drawing, self.scale)


class PhotoSheet(PictureSheet):
    """A picture file that `reports.images` made safe."""

    def __init__(self, png: bytes, width: float, alt: str, parent: Elem, highest: float) -> None:
        self.image = ImageReader(BytesIO(png))
        wide, high = self.image.getSize()
        super().__init__((width, width * high / wide), alt, parent, highest)

    def paint(self) -> None:
        """Paint the picture."""
        self.canv.drawImage(self.image, 0, 0, self.width, self.height, mask="auto")


class Row(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Small drawings side by side in a cell."""

    GAP = 3.0

    def __init__(self, sheets: list[PictureSheet]) -> None:
        super().__init__()
        self.sheets = sheets

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Share the width."""
        places = max(_FEWEST_PLACES, len(self.sheets))  # one sign alone is not larger than two
        each = (width - self.GAP * (places - 1)) / places
        sizes = [sheet.wrap(max(each, 1.0), height) for sheet in self.sheets]
        self.height = max((high for _, high in sizes), default=0.0)
        self.width = sum(wide for wide, _ in sizes) + self.GAP * (len(sizes) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Paint them from the left."""
        left = 0.0
        for sheet in self.sheets:
            sheet.drawOn(self.canv, left, (self.height - sheet.height) / 2)
            left += sheet.width + self.GAP
