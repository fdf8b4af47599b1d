"""An editable Word document from the same blocks; drawings become pictures with their words.

The same document gives the same bytes: the zip's times and the document's own are fixed.
"""

import zipfile
from functools import lru_cache, singledispatchmethod
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from pypdfium2 import PdfDocument

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.drawings import paint_drawing
from digistrat_desktop.reports.pdf.fonts import REGULAR, load_fonts, lock_down
from digistrat_desktop.reports.seal_square import square
from digistrat_desktop.reports.style import INKS, heading_look
from digistrat_desktop.reports.text_door import clean, clean_line

_WIDTH = 515.0  # points between the margins
_MARGIN = 40.0
_STAMP = (2026, 1, 1, 0, 0, 0)
_SMALL = 8.0
_SQUARE = 42.0


def render_docx(document: b.Document) -> bytes:
    """Set a document as a Word file to be edited; the same document gives the same bytes."""
    b.check_outline(document)
    word = docx.Document()
    _prepare(word, document)
    _Writer(word).tell(document.blocks)
    out = BytesIO()
    word.save(out)
    return _same_each_time(out.getvalue())


def _prepare(word: WordDocument, document: b.Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Pt(595.3), Pt(841.9)
    section.left_margin = section.right_margin = Pt(_MARGIN)
    section.top_margin = section.bottom_margin = Pt(58)
    section.header.paragraphs[0].text = clean_line(document.header_left)
    footer = f"{document.footer_left} · {document.footer_middle}"
    section.footer.paragraphs[0].text = clean_line(footer)
    if document.mark:
        _add_square(section.footer.add_paragraph().add_run(), document.mark)
    about, when = word.core_properties, document.when.replace(tzinfo=None)
    about.title, about.author = clean_line(document.title)[:255], document.author_line[:255]
    about.subject, about.language = clean_line(document.subject)[:255], document.language
    about.keywords = _keywords(document)
    about.created = about.modified = when
    about.comments = about.last_modified_by = ""
    _style(word, document.language)


def _keywords(document: b.Document) -> str:
    data = f"data {document.fingerprint}" if document.fingerprint else ""
    return f"{data}; {document.mark}" if document.mark else data


def _add_square(run: Any, mark: str) -> None:
    drawing = square(mark)
    _describe(run.add_picture(BytesIO(png_of(drawing)), Pt(_SQUARE), Pt(_SQUARE)), drawing.alt)


def _style(word: WordDocument, language: str) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9.5)
    normal.paragraph_format.space_after = Pt(4)
    _speak(normal.element, language)
    for level in range(1, 5):
        look, style = heading_look(level), word.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(look.size), True
        style.font.color.rgb = RGBColor.from_string(INKS[look.ink].removeprefix("#"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(name), None)


def _speak(element: Any, language: str) -> None:
    """Mark a style or a run with its language, so that it is read aloud and checked in it."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), clean_line(language))
    element.get_or_add_rPr().append(tag)


def _same_each_time(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            about = zipfile.ZipInfo(name, _STAMP)
            about.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(about, old.read(name))
    return out.getvalue()


class _Writer:
    """Writes blocks into a document or one of its cells."""

    def __init__(self, place: Any, level: int = 0, width: float = _WIDTH) -> None:
        self.place, self.level, self.width = place, level, width

    def tell(self, blocks: b.Blocks) -> None:
        for block in blocks:
            self._tell(block)

    @singledispatchmethod
    def _tell(self, block: object) -> None:
        raise TypeError(type(block).__name__)

    def _runs(
        self, paragraph: Any, runs: b.Runs, size: float | None = None, lang: str | None = None
    ) -> Any:
        for run in b.uncounted(runs):
            said = paragraph.add_run(clean(run.text))
            said.bold, said.italic = run.bold or None, run.italic or None
            said.underline = run.underlined or None
            if run.ink:
                said.font.color.rgb = RGBColor.from_string(INKS[run.ink].removeprefix("#"))
            if size:
                said.font.size = Pt(size)
            language = run.lang or lang
            if language:
                _speak(said._r, language)  # noqa: SLF001 - python-docx has no public way to mark a language
        return paragraph

    @_tell.register
    def _heading(self, block: b.Heading) -> None:
        self.level = block.level
        self._titled(block.text, block.level, block.lang)

    def _titled(self, words: str, level: int, lang: str | None = None) -> None:
        said = self.place.add_paragraph(style=f"Heading {min(level, 4)}")
        self._runs(said, (b.Run(clean_line(words)),), lang=lang)

    @_tell.register
    def _paragraph(self, block: b.Paragraph) -> None:
        small = block.style in {b.TextStyle.SMALL, b.TextStyle.SECONDARY}
        lead = 11.0 if block.style is b.TextStyle.LEAD else None
        size = _SMALL if small else lead
        self._runs(self.place.add_paragraph(), block.runs, size, block.lang)

    @_tell.register
    def _bullets(self, block: b.BulletList) -> None:
        for runs in block.items:
            self._runs(self.place.add_paragraph(style="List Bullet"), runs)

    @_tell.register
    def _numbers(self, block: b.NumberedList) -> None:
        for number, runs in enumerate(block.items, 1):
            said = self.place.add_paragraph()
            self._runs(said, (b.Run(f"{number}  ", bold=True), *runs))

    @_tell.register
    def _callout(self, block: b.Callout) -> None:
        self._titled(block.title, self.level + 1)
        self.tell(block.blocks)

    @_tell.register
    def _table(self, block: b.Table) -> None:
        if block.show_caption and block.caption:
            self._runs(self.place.add_paragraph(), b.text(block.caption), _SMALL)
        table = self.place.add_table(rows=1, cols=len(block.columns))
        if hasattr(table, "style"):
            table.style = "Table Grid"
        total = sum(column.share for column in block.columns)
        widths = [self.width * column.share / total for column in block.columns]
        table.autofit = False
        for cell, column, width in zip(table.rows[0].cells, block.columns, widths, strict=True):
            self._cell(cell, column.drawn or b.text(column.header, bold=True), width)
        _repeated(table.rows[0])
        for cells in block.rows:
            for cell, said, width in zip(table.add_row().cells, cells, widths, strict=True):
                self._cell(cell, said, width)
        for row, place in block.framed:
            _frame(table.cell(row + 1, place))
        self.place.add_paragraph()

    def _cell(self, place: Any, said: b.Cell, width: float) -> None:
        place.width = Pt(width)
        paragraph = place.paragraphs[0]
        if isinstance(said, Drawing):
            _picture(paragraph, said, width - 12)
            return
        for part in said:
            if isinstance(part, Drawing):
                _picture(paragraph, part, min(16.0, width / 2))
        self._runs(paragraph, tuple(part for part in said if isinstance(part, b.Run)), _SMALL)

    @_tell.register
    def _figure(self, block: b.Figure) -> None:
        _picture(self.place.add_paragraph(), block.drawing, self.width, block.alt)

    @_tell.register
    def _chart_row(self, block: b.ChartRow) -> None:
        for chart in block.charts:
            name = self._runs(self.place.add_paragraph(), chart.name, _SMALL)
            name.paragraph_format.keep_with_next = True
            _picture(self.place.add_paragraph(), chart.drawing, self.width)
            self._runs(self.place.add_paragraph(), chart.latest, _SMALL)

    @_tell.register
    def _photo(self, block: b.Picture) -> None:
        run = self.place.add_paragraph().add_run()
        _describe(run.add_picture(BytesIO(block.png), width=Pt(block.width)), block.alt)

    @_tell.register
    def _key_figures(self, block: b.KeyFigures) -> None:
        for figure in block.figures:
            note = f" ({figure.note})" if figure.note else ""
            runs = (b.Run(f"{figure.value} ", bold=True), b.Run(f"{figure.label}{note}"))
            self._runs(self.place.add_paragraph(), runs)

    @_tell.register
    def _columns(self, block: b.TwoColumns) -> None:
        # One after the other: a table for layout would be read out as data.
        for side in (block.left, block.right):
            half = _Writer(self.place, self.level, self.width * 0.6)
            half.tell(side)

    @_tell.register
    def _together(self, block: b.KeepTogether) -> None:
        self.tell(block.blocks)

    @_tell.register
    def _page_break(self, _block: b.PageBreak) -> None:
        self.place.add_page_break()

    @_tell.register(b.Spacer)
    @_tell.register(b.RuleLine)
    @_tell.register(b.Contents)
    def _passed_over(self, _block: object) -> None:
        """Word sets its own room, and makes contents from the headings."""


def _repeated(row: Any) -> None:
    tag = OxmlElement("w:tblHeader")
    tag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(tag)  # noqa: SLF001 - python-docx has no public way


def _frame(cell: Any) -> None:
    """Give a cell the border of what asks for attention."""
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        marks = {"val": "single", "sz": "12", "color": INKS[Ink.CONCERN].removeprefix("#")}
        for name, value in marks.items():
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no public way


def _picture(paragraph: Any, drawing: Drawing, widest: float, alt: str = "") -> None:
    if not drawing.marks:
        return
    width = min(drawing.width, widest)
    shape = paragraph.add_run().add_picture(BytesIO(png_of(drawing)), width=Pt(width))
    _describe(shape, alt or drawing.alt)


def _describe(shape: Any, alt: str) -> None:
    about = shape._inline.docPr  # noqa: SLF001 - python-docx has no public way to give a picture words
    about.set("descr", clean_line(alt))


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
