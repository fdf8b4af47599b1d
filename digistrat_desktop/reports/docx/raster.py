"""A drawing as a PNG, for files that take no vector drawing of ours (Word documents)."""

from functools import lru_cache
from io import BytesIO

from pypdfium2 import PdfDocument

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.drawings import paint_drawing
from digistrat_desktop.reports.pdf.fonts import REGULAR, load_fonts, lock_down

_SCALE = 4  # pixels a point: 288 dots an inch


@lru_cache(maxsize=64)  # symbols come again and again
def png_of(drawing: Drawing) -> bytes:
    """Paint a drawing on white, as the PDF has it; the same bytes for the same drawing."""
    lock_down()
    fonts, page, png = load_fonts(), BytesIO(), BytesIO()
    canvas = TaggedCanvas(page, (drawing.width, drawing.height), initialFontName=REGULAR)
    with canvas.artifact():
        paint_drawing(canvas, fonts, drawing, 1.0)
    canvas.save()
    with PdfDocument(page.getvalue()) as pdf:
        image = pdf[0].render(scale=_SCALE).to_pil()
    image.quantize(64).save(png, "PNG", optimize=True)
    return png.getvalue()
