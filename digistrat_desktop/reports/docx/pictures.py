"""Drawings as pictures of a Word document, with no ground of their own and with their words."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.shared import Pt
from PIL import Image
from pypdfium2 import PdfDocument

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.drawings import paint_drawing
from digistrat_desktop.reports.pdf.fonts import REGULAR, load_fonts, lock_down
from digistrat_desktop.reports.text_door import clean_line

_SCALE = 4  # pixels a point: 288 dots an inch
_CLEAR = (255, 255, 255, 0)


def add_picture(paragraph: Any, drawing: Drawing, widest: float, alt: str = "") -> None:
    if not drawing.marks:
        return
    width = min(drawing.width, widest)
    shape = paragraph.add_run().add_picture(BytesIO(png_of(drawing)), width=Pt(width))
    describe(shape, alt or drawing.alt)


def describe(shape: Any, alt: str) -> None:
    about = shape._inline.docPr
    about.set("descr", clean_line(alt))


@lru_cache(maxsize=256)  # symbols come again and again; a full report has some 80 drawings
def png_of(drawing: Drawing) -> bytes:
    """Paint a drawing as the PDF has it, on nothing; the same bytes for the same drawing."""
    lock_down()
    fonts, page, png = load_fonts(), BytesIO(), BytesIO()
    canvas = TaggedCanvas(page, (drawing.width, drawing.height), initialFontName=REGULAR)
    with canvas.artifact():
        paint_drawing(canvas, fonts, drawing, 1.0)
    canvas.save()
    with PdfDocument(page.getvalue()) as pdf:
        image = pdf[0].render(scale=_SCALE, fill_color=_CLEAR, maybe_alpha=True).to_pil()
    few = image.convert("RGBA").quantize(256, Image.Quantize.FASTOCTREE)
    few.save(png, "PNG", optimize=True)
    return png.getvalue()
