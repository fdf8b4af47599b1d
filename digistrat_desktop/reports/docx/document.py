"""An editable Word document from the same blocks; drawings become pictures with their words.

The same document gives the same bytes: the zip's times and the document's own are fixed.
"""

import re
import zipfile
from collections import Counter
from functools import singledispatchmethod
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.docx import marks
from digistrat_desktop.reports.docx.pictures import add_picture, describe, png_of
from digistrat_desktop.reports.pdf.xmp import own_fields
from digistrat_desktop.reports.seal_square import square
from digistrat_desktop.reports.style import heading_look
from digistrat_desktop.reports.text_door import clean, clean_line, safe_link

_WIDTH = 515.0  # points between the margins
_MARGIN = 40.0
_STAMP = (2026, 1, 1, 0, 0, 0)
_SMALL = 8.0
_SQUARE = 42.0
_NARROWEST = 40.0
_MANY = 9  # columns from which their words have hardly room
_STEP = 14.0  # points from one level of the contents to the next
_CELL_EDGES = 12.0  # points of a cell's width that its words do not have
_SUBJECT = re.compile("[.:] ")  # what ends the words a figure begins with: what it is of
_EDGES = {
    b.Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    b.Align.MIDDLE: WD_ALIGN_PARAGRAPH.CENTER,
    b.Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}


def render_docx(document: b.Document) -> bytes:
    """Set a document as a Word file to be edited; the same document gives the same bytes."""
    b.check_outline(document)
    word = docx.Document()
    _prepare(word, document)
    _Writer(word, document).tell(document.blocks)
    out = BytesIO()
    word.save(out)
    return _same_each_time(out.getvalue())


def _prepare(word: WordDocument, document: b.Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Pt(_WIDTH + 2 * _MARGIN), Pt(841.9)
    section.left_margin = section.right_margin = Pt(_MARGIN)
    section.top_margin = section.bottom_margin = Pt(58)
    section.different_first_page_header_footer = True
    _set_header(section.first_page_header, document, None)
    _set_header(section.header, document, document.header_state)
    for footer in (section.first_page_footer, section.footer):
        _set_footer(footer, document)
    about, when = word.core_properties, document.when.replace(tzinfo=None)
    about.title, about.author = clean_line(document.title)[:255], document.author_line[:255]
    about.subject, about.language = clean_line(document.subject)[:255], document.language
    about.keywords = _keywords(document)
    about.created = about.modified = when
    about.comments = about.last_modified_by = ""
    marks.own_properties(word, own_fields(document))
    _style(word, document.language)


def _set_header(header: Any, document: b.Document, state: b.Run | None) -> None:
    line = header.paragraphs[0]
    _beside(line, document.header_left, document.header_right)
    if state is not None:
        line.add_run(" · ")
        said = line.add_run(clean_line(state.text))
        said.bold, said.font.color.rgb = state.bold, _rgb(state.ink or Ink.TEXT)


def _set_footer(footer: Any, document: b.Document) -> None:
    line = footer.paragraphs[0]
    _beside(line, f"{document.footer_left} · {document.footer_middle}", "Page ")
    marks.field(line, "PAGE", "1")
    line.add_run(" of ")
    marks.field(line, "NUMPAGES", "1")
    if document.mark:
        _add_square(footer.add_paragraph().add_run(), document.mark)


def _beside(paragraph: Any, left: str, right: str) -> None:
    """Set words at the left and the right edge of a header or footer."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for old in paragraph.style.paragraph_format.tab_stops:
        stops.add_tab_stop(old.position, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.add_run(f"{clean_line(left)}\t{clean_line(right)}" + " " * right.endswith(" "))


def _keywords(document: b.Document) -> str:
    data = f"data {document.fingerprint}" if document.fingerprint else ""
    return f"{data}; {document.mark}" if document.mark else data


def _add_square(run: Any, mark: str) -> None:
    drawing = square(mark)
    describe(run.add_picture(BytesIO(png_of(drawing)), Pt(_SQUARE), Pt(_SQUARE)), drawing.alt)


def _style(word: WordDocument, language: str) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.1
    marks.speak_all(word.styles, language)
    marks.speak(normal.element, language)
    for name in ("Header", "Footer"):
        word.styles[name].font.size = Pt(_SMALL)
        word.styles[name].font.color.rgb = _rgb(Ink.SECONDARY)
    caption = word.styles["Caption"]
    caption.font.size, caption.font.bold = Pt(_SMALL), False
    caption.font.color.rgb = _rgb(Ink.SECONDARY)
    caption.paragraph_format.keep_with_next = True
    for level in range(1, 5):
        look, style = heading_look(level), word.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(look.size), True
        style.font.italic, style.font.color.rgb = False, _rgb(look.ink)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(name), None)


def _rgb(ink: Ink) -> RGBColor:
    return RGBColor.from_string(marks.colour(ink))


def _same_each_time(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            about = zipfile.ZipInfo(name, _STAMP)
            about.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(about, old.read(name))
    return out.getvalue()


class _Writer:
    """Writes blocks into a document, one after the other."""

    def __init__(self, word: WordDocument, document: b.Document) -> None:
        self.word, self.level, self.width = word, 0, _WIDTH
        self.headings = [one for one in b.headings(document) if one.anchor]
        self.places = {one.anchor: number for number, one in enumerate(self.headings, 1)}
        self.captions = Counter[str]()
        self.style_ids: dict[str, str | None] = {}  # by name; None is how every paragraph looks
        self.boxed = False

    def tell(self, blocks: b.Blocks) -> None:
        for block in blocks:
            self._tell(block)

    @singledispatchmethod
    def _tell(self, block: object) -> None:
        raise TypeError(type(block).__name__)

    def _paragraph_of(self, style: str = "Normal") -> Any:
        made = self.word.add_paragraph()
        made._p.style = self._style_id(style)
        if self.boxed:
            marks.box(made)
        return made

    def _style_id(self, name: str) -> str | None:
        """The library would go through every style there is for each paragraph: a third of the time."""
        if name not in self.style_ids:
            part: Any = self.word.part
            self.style_ids[name] = part.get_style_id(name, WD_STYLE_TYPE.PARAGRAPH)
        return self.style_ids[name]

    def _runs(
        self, paragraph: Any, runs: b.Runs, size: float | None = None, lang: str | None = None
    ) -> Any:
        for run in b.uncounted(runs):
            # What is not in this file is not promised.
            if run.page_of and run.page_of not in self.places:
                continue
            said = paragraph.add_run(clean(run.text))
            said.bold, said.italic = run.bold or None, run.italic or None
            said.underline = run.underlined or None
            if run.ink:
                said.font.color.rgb = _rgb(run.ink)
            if run.chip:
                marks.chip(said._r, filled=run.chip is b.Chip.FILLED)
            if size:
                said.font.size = Pt(size)
            language = run.lang or lang
            if language:
                marks.speak(said._r, language)
            self._link(paragraph, said, run)
        return paragraph

    def _link(self, paragraph: Any, said: Any, run: b.Run) -> None:
        target = safe_link(run.link_to) or ""
        if target.startswith("#") and target[1:] in self.places:
            said.font.color.rgb = _rgb(Ink.ACCENT)
            marks.linked(paragraph, said, target[1:])
        elif target and not target.startswith("#"):
            said.font.color.rgb = _rgb(Ink.ACCENT)
            outside = paragraph.part.relate_to(
                target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            marks.linked(paragraph, said, "", outside=outside)

    @_tell.register
    def _heading(self, block: b.Heading) -> None:
        self.level = block.level
        said = self._titled(block.text, block.level, block.lang)
        if block.anchor:
            marks.bookmark(said, block.anchor, self.places[block.anchor])

    def _titled(self, words: str, level: int, lang: str | None = None) -> Any:
        said = self._paragraph_of(f"Heading {min(level, 4)}")
        return self._runs(said, (b.Run(clean_line(words)),), lang=lang)

    @_tell.register
    def _paragraph(self, block: b.Paragraph) -> None:
        small = block.style in {b.TextStyle.SMALL, b.TextStyle.SECONDARY}
        lead = 11.0 if block.style is b.TextStyle.LEAD else None
        size = _SMALL if small else lead
        said = self._runs(self._paragraph_of(), block.runs, size, block.lang)
        if block.align is not b.Align.START:
            said.alignment = _EDGES[block.align]
        before = said._p.getprevious()
        if small and before is not None and "Heading" in (before.style or ""):
            said.paragraph_format.keep_with_next = True
        if not said.text.strip():
            said._p.getparent().remove(said._p)

    @_tell.register
    def _bullets(self, block: b.BulletList) -> None:
        for runs in block.items:
            self._runs(self._item("List Bullet"), runs)

    @_tell.register
    def _numbers(self, block: b.NumberedList) -> None:
        numbering = self.word.part.numbering_part.element
        style = self.word.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(one for one in numbering.num_lst if one.numId == style)
        anew = numbering.add_num(kind.abstractNumId.val)
        anew.add_lvlOverride(ilvl=0).add_startOverride(1)
        for runs in block.items:
            said = self._item("List Number")
            said._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = anew.numId
            self._runs(said, runs)

    def _item(self, style: str) -> Any:
        made = self._paragraph_of(style)
        made.paragraph_format.left_indent = Pt(18)
        made.paragraph_format.first_line_indent = Pt(-18)
        return made

    @_tell.register
    def _callout(self, block: b.Callout) -> None:
        self.boxed = True
        self._titled(block.title, self.level + 1)
        self.tell(block.blocks)
        self.boxed = False
        self.word.add_paragraph()

    @_tell.register
    def _table(self, block: b.Table) -> None:
        self._caption("Table", block.caption)
        widths = self._widths(block.columns)
        table = self.word.add_table(rows=1, cols=len(block.columns))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        marks.ruled(table)
        if len(block.columns) >= _MANY:
            marks.close_cells(table)
        head = [_head(column) for column in block.columns]
        for row, said in ((table.rows[0], head), *((table.add_row(), one) for one in block.rows)):
            marks.keep_whole(row)
            for cell, column, words, width in zip(
                row.cells, block.columns, said, widths, strict=True
            ):
                self._cell(cell, words, width, column.align)
        marks.repeat(table.rows[0])
        for row, place in block.framed:
            marks.frame(table.cell(row + 1, place))
        self._paragraph_of().paragraph_format.space_after = Pt(0)

    def _widths(self, columns: tuple[b.Column, ...]) -> list[float]:
        """Share the width, and leave room for a short word in the narrowest."""
        total = sum(column.share for column in columns)
        wanted = [max(self.width * column.share / total, _NARROWEST) for column in columns]
        return [width * self.width / sum(wanted) for width in wanted]

    def _caption(self, kind: str, words: str) -> None:
        """Number a table or figure and say what it shows, as Word's list of them wants it."""
        if not words:
            return
        self.captions[kind] += 1
        said = self._paragraph_of("Caption")
        said.add_run(f"{kind} ")
        marks.field(said, f"SEQ {kind} \\* ARABIC", str(self.captions[kind]))
        self._runs(said, (b.Run(f": {clean_line(words)}"),))

    def _cell(self, place: Any, said: b.Cell, width: float, align: b.Align) -> None:
        place.width = Pt(width)
        if self.boxed:
            marks.tint(place)
        paragraph = place.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.alignment = _EDGES[align]
        if isinstance(said, Drawing):
            add_picture(paragraph, said, width - _CELL_EDGES)
            return
        for part in said:
            if isinstance(part, Drawing):
                add_picture(paragraph, part, min(16.0, width / 2))
        self._runs(paragraph, tuple(part for part in said if isinstance(part, b.Run)), _SMALL)

    @_tell.register
    def _figure(self, block: b.Figure) -> None:
        alt = block.alt or block.drawing.alt
        self._caption("Figure", block.caption or _SUBJECT.split(alt, 1)[0])
        add_picture(self._paragraph_of(), block.drawing, self.width, alt)

    @_tell.register
    def _chart_row(self, block: b.ChartRow) -> None:
        for chart in block.charts:
            name = self._runs(self._paragraph_of(), chart.name, _SMALL)
            name.paragraph_format.keep_with_next = True
            picture = self._paragraph_of()
            picture.paragraph_format.keep_with_next = True
            add_picture(picture, chart.drawing, self.width)
            self._runs(self._paragraph_of(), chart.latest, _SMALL)

    @_tell.register
    def _photo(self, block: b.Picture) -> None:
        run = self._paragraph_of().add_run()
        describe(run.add_picture(BytesIO(block.png), width=Pt(block.width)), block.alt)

    @_tell.register
    def _key_figures(self, block: b.KeyFigures) -> None:
        for figure in block.figures:
            note = f" ({figure.note})" if figure.note else ""
            runs = (b.Run(f"{figure.value} ", bold=True), b.Run(f"{figure.label}{note}"))
            self._runs(self._paragraph_of(), runs)

    @_tell.register
    def _columns(self, block: b.TwoColumns) -> None:
        last = block.right[-1] if block.right else None
        if isinstance(last, b.Paragraph) and last.align is b.Align.END:
            self._both_edges(block.left, last)
            return
        # One after the other: a table for layout would be read out as data.
        whole, self.width = self.width, self.width * 0.6
        self.tell((*block.left, *block.right))
        self.width = whole

    def _both_edges(self, left: b.Blocks, right: b.Paragraph) -> None:
        """Set words of the right edge at the end of the last line of what is left of them."""
        self.tell(left)
        line = self.word.paragraphs[-1]
        line.paragraph_format.tab_stops.add_tab_stop(Pt(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run("\t")
        self._runs(line, right.runs, _SMALL)

    @_tell.register
    def _together(self, block: b.KeepTogether) -> None:
        self.tell(block.blocks)

    @_tell.register
    def _page_break(self, block: b.PageBreak) -> None:
        if block.always:
            self._paragraph_of().paragraph_format.page_break_before = True

    @_tell.register
    def _contents(self, block: b.Contents) -> None:
        # Links without pages: Word numbers pages only when it prints, and would show wrong ones.
        for one in self.headings:
            if 1 < one.level <= block.deepest:
                line = self._paragraph_of()
                line.paragraph_format.left_indent = Pt(_STEP * (one.level - 2))
                line.paragraph_format.space_after = Pt(1)
                self._runs(line, b.link(clean_line(one.text), f"#{one.anchor}"), lang=one.lang)

    @_tell.register(b.Spacer)
    @_tell.register(b.RuleLine)
    def _passed_over(self, _block: object) -> None:
        """Word sets its own room."""


def _head(column: b.Column) -> b.Cell:
    if column.drawn:
        return column.drawn
    return (b.Run(column.header, bold=True, ink=Ink.SECONDARY),)
