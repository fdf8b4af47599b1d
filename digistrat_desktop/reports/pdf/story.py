"""Blocks into flowables and into the tree of elements, both in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import singledispatchmethod

from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports import style
from digistrat_desktop.reports.pdf.drawings import DrawnSheet, PhotoSheet, Row
from digistrat_desktop.reports.pdf.fonts import Fonts
from digistrat_desktop.reports.pdf.stacks import (
    Flow,
    Panel,
    SideBySide,
    StackItem,
    StackLine,
    Together,
    leads,
    opens_below,
)
from digistrat_desktop.reports.pdf.tables import RowOfCells, TableFlow, TableGrid
from digistrat_desktop.reports.pdf.tree import Elem
from digistrat_desktop.reports.pdf.words import ContentsLine, Words
from digistrat_desktop.reports.text_door import clean_line, safe_link

_BULLET = "\u2022"
_UNKNOWN_PAGE = 88  # stands in while pages are made the first time; as wide as most
_UNNAMED = "_heading-"  # starts as no anchor of a document may


class Storyteller:
    """Turns the blocks of one document into flowables.

    Attributes:
        fonts: measure and clean every word.
        page_height: room on an empty page, in points.
        anchors: places a link may lead to; other inner links are set as plain text.
        pages: page of each anchor, as far as known.
        is_part: whether the document is only measured and its anchors may be in what follows it.
        names_pages: whether some words name the page of an anchor.
    """

    def __init__(
        self,
        document: b.Document,
        fonts: Fonts,
        root: Elem,
        page_height: float,
        pages: Mapping[str, int] | None = None,
        *,
        is_part: bool = False,
    ) -> None:
        self.document, self.fonts, self.page_height = document, fonts, page_height
        self.pages, self.is_part = pages or {}, is_part
        self.names_pages = False
        self.anchors = {heading.anchor for heading in b.headings(document)} - {""}
        self._here = root
        self._level = 0
        self._headings = 0

    def tell(self, blocks: b.Blocks, parent: Elem | None = None) -> Flow:
        """Return the flowables of some blocks, in `parent` or else the current element."""
        kept, self._here = self._here, parent or self._here
        flow = [item for block in blocks for item in self._tell(block)]
        self._here = kept
        return flow

    @singledispatchmethod
    def _tell(self, block: object) -> Flow:
        raise TypeError(type(block).__name__)

    def _words(self, runs: b.Runs, look: style.PrintLook, elem: Elem) -> Words:
        return Words(tuple(map(self._reachable, b.uncounted(runs))), look, self.fonts, elem)

    def _reachable(self, run: b.Run) -> b.Run:
        if not (run.page_of or run.link_to):
            return run
        if run.page_of in self.anchors or (self.is_part and run.page_of):
            self.names_pages = True
            words = f"{run.text}, page {self.pages.get(run.page_of, _UNKNOWN_PAGE)}"
            run = replace(run, text=words, page_of="")
        link_to = safe_link(run.link_to)
        if link_to and link_to.startswith("#") and link_to[1:] not in self.anchors:
            link_to = None
        return run if link_to == run.link_to else replace(run, link_to=link_to)

    @_tell.register
    def _heading(self, block: b.Heading) -> Flow:
        self._level = block.level
        elem = self._here.add(f"H{min(block.level, 6)}", lang=block.lang)
        words = self._words(
            b.text(block.text), style.heading_look(block.level, tight=block.tight), elem
        )
        self._headings += 1
        words.anchor = block.anchor or f"{_UNNAMED}{self._headings}"
        words.outline = (clean_line(block.text), block.level)
        words.leads = True
        return [words]

    @_tell.register
    def _paragraph(self, block: b.Paragraph) -> Flow:
        elem = self._here.add("P", lang=block.lang)
        look = style.aligned(style.PARAGRAPHS[block.style], block.align)
        return [self._words(block.runs, look, elem)]

    @_tell.register
    def _bullets(self, block: b.BulletList) -> Flow:
        return self._list(block.items, "Disc", tight=block.tight)

    @_tell.register
    def _numbers(self, block: b.NumberedList) -> Flow:
        return self._list(block.items, "Decimal", tight=block.tight)

    def _list(self, items: tuple[b.Runs, ...], numbering: str, *, tight: bool) -> Flow:
        look = style.TIGHT_ITEM if tight else style.LIST_ITEM
        group = self._here.add("L", attrs={"O": "/List", "ListNumbering": f"/{numbering}"})
        flow: Flow = []
        for number, runs in enumerate(items, 1):
            entry = group.add("LI")
            label = _BULLET if numbering == "Disc" else f"{number}"
            mark = self._words(b.text(label, bold=numbering != "Disc"), look, entry.add("Lbl"))
            flow.append(StackItem(mark, self._words(runs, look, entry.add("LBody"))))
        if flow and not tight:
            flow.append(Spacer(1, 4))
        return flow

    @_tell.register
    def _callout(self, block: b.Callout) -> Flow:
        box = self._here.add("Sect")
        kept, self._level = self._level, self._level + 1
        look = style.TIGHT_TITLE if block.tight else style.CALLOUT_TITLE
        title = self._words(b.text(block.title), look, box.add(f"H{min(self._level, 6)}"))
        title.leads = True
        inner = _boxed(self.tell(block.blocks, box))
        self._level = kept
        return [Panel([title, *inner], tight=block.tight)]

    @_tell.register
    def _table(self, block: b.Table) -> Flow:
        table = self._here.add("Table", title=clean_line(block.caption))
        table.attrs = {"O": "/Table", "Summary": clean_line(block.caption)}
        caption: Flow = []
        if block.show_caption and block.caption:
            caption = [self._words(b.text(block.caption), style.CAPTION, table.add("Caption"))]
        header = self._header_row(block, table.add("THead").add("TR"))
        body = table.add("TBody")
        look = style.CLOSE_CELL if block.close else style.CELL
        looks = [style.aligned(look, column.align) for column in block.columns]
        rows = [self._row(block, looks, cells, body.add("TR")) for cells in block.rows]
        for number, column in block.framed:
            rows[number].framed += (column,)
        for number in block.marked:
            rows[number].marked = True
        shares, aligns = [c.share for c in block.columns], [c.align for c in block.columns]
        grid = TableGrid(
            shares,
            aligns,
            header,
            rows,
            caption,
            self.page_height,
            tight=block.tight,
            close=block.close,
        )
        return [TableFlow(grid, rows)]

    def _header_row(self, block: b.Table, row: Elem) -> RowOfCells:
        cells: list[Flow] = []
        for column in block.columns:
            cell = row.add("TH", attrs={"O": "/Table", "Scope": "/Column"})
            if column.drawn is not None:
                cells.append([self._drawn(column.drawn, cell)])
                continue
            look = style.aligned(style.CELL_HEADER, column.align)
            cells.append([self._words(b.text(column.header), look, cell)])
        return RowOfCells(cells)

    def _row(
        self,
        block: b.Table,
        looks: Sequence[style.PrintLook],
        cells: tuple[b.Cell, ...],
        row: Elem,
    ) -> RowOfCells:
        flows: list[Flow] = []
        for number, (look, cell) in enumerate(zip(looks, cells, strict=True)):
            if number == block.row_header_column:
                elem = row.add("TH", attrs={"O": "/Table", "Scope": "/Row"})
            else:
                elem = row.add("TD")
            flows.append(self._cell(cell, look, elem))
        return RowOfCells(flows)

    def _cell(self, cell: b.Cell, look: style.PrintLook, elem: Elem) -> Flow:
        if isinstance(cell, Drawing):
            return [self._drawn(cell, elem)]
        if len(cell) == 1 and isinstance(cell[0], b.Run):  # so are most
            return [self._words((cell[0],), look, elem)]
        drawings = [item for item in cell if isinstance(item, Drawing)]
        if drawings:
            return [Row([self._drawn(drawing, elem) for drawing in drawings])]
        runs = tuple(item for item in cell if isinstance(item, b.Run))
        return [self._words(runs, look, elem)] if runs else []

    def _drawn(self, drawing: Drawing, elem: Elem, alt: str = "") -> DrawnSheet:
        return DrawnSheet(drawing, self.fonts, elem, self.page_height * 0.85, alt)

    @_tell.register
    def _figure(self, block: b.Figure) -> Flow:
        return self._with_caption(self._drawn(block.drawing, self._here, block.alt), block.caption)

    @_tell.register
    def _chart_row(self, block: b.ChartRow) -> Flow:
        group = self._here.add("L", attrs={"O": "/List", "ListNumbering": "/None"})
        parts = [self._small_chart(chart, group.add("LI").add("LBody")) for chart in block.charts]
        shares = (1.0,) * max(block.wide, len(parts))
        # Names, drawings and values are rows of their own, so that the drawings stand level.
        rows = [
            SideBySide([[part] for part in row], self.page_height, shares)
            for row in zip(*parts, strict=True)
        ]
        for row in rows:
            row.spaceBefore, row.spaceAfter = 0, 2
        return rows

    def _small_chart(self, chart: b.SmallChart, body: Elem) -> Flow:
        return [
            self._words(chart.name, style.CELL, body.add("P")),
            self._drawn(chart.drawing, body),
            self._words(chart.latest, style.CELL, body.add("P")),
        ]

    @_tell.register
    def _picture(self, block: b.Picture) -> Flow:
        highest = self.page_height * 0.85
        sheet = PhotoSheet(block.png, block.width, block.alt, self._here, highest)
        return self._with_caption(sheet, block.caption)

    def _with_caption(self, sheet: DrawnSheet | PhotoSheet, caption: str) -> Flow:
        if not caption:
            return [sheet]
        words = self._words(b.text(caption), style.CAPTION, self._here.add("P"))
        return [Together([sheet, words], self.page_height)]

    @_tell.register
    def _key_figures(self, block: b.KeyFigures) -> Flow:
        group = self._here.add("L", attrs={"O": "/List", "ListNumbering": "/None"})
        stacks = [
            self._key_figure(figure, group.add("LI").add("LBody")) for figure in block.figures
        ]
        return [SideBySide(stacks, self.page_height, lined=True)] if stacks else []

    def _key_figure(self, figure: b.KeyFigure, body: Elem) -> Flow:
        said = (
            (figure.value, style.FIGURE_VALUE),
            (figure.label, style.FIGURE_LABEL),
            (figure.note, style.FIGURE_NOTE),
        )
        return [self._words(b.text(words), look, body.add("P")) for words, look in said if words]

    @_tell.register
    def _contents(self, block: b.Contents) -> Flow:
        listed = [h for h in b.headings(self.document) if h.anchor and 1 < h.level <= block.deepest]
        group = self._here.add("TOC")
        return [self._contents_line(heading, group.add("TOCI")) for heading in listed]

    def _contents_line(self, heading: b.Heading, entry: Elem) -> ContentsLine:
        words = self._words(b.text(heading.text), style.CONTENTS_LINE, entry.add("Link"))
        return ContentsLine(words, heading.anchor, indent=12.0 * (heading.level - 2))

    @_tell.register
    def _columns(self, block: b.TwoColumns) -> Flow:
        level = self._level
        stacks = [_boxed(self.tell(block.left)), _boxed(self.tell(block.right))]
        self._level = max(level, self._level)
        return [SideBySide(stacks, self.page_height, (block.share, 1 - block.share))]

    @_tell.register
    def _together(self, block: b.KeepTogether) -> Flow:
        flow = _boxed(self.tell(block.blocks))
        return [Together(flow, self.page_height)] if flow else []

    @_tell.register
    def _page_break(self, block: b.PageBreak) -> Flow:
        return [PageBreak() if block.always else CondPageBreak(block.room * self.page_height)]

    @_tell.register
    def _spacer(self, block: b.Spacer) -> Flow:
        return [Spacer(1, block.height)]

    @_tell.register
    def _rule(self, _block: b.RuleLine) -> Flow:
        return [StackLine()]


_NOTES = style.PARAGRAPHS[b.TextStyle.SECONDARY], style.PARAGRAPHS[b.TextStyle.SMALL]
_INTRODUCED = 500  # characters of a heading and its first words, which stay with what follows


def led(flow: Flow, page_height: float) -> Flow:
    """Keep each heading with the first of what follows that is more than words."""
    told: Flow = []  # from the end
    for item in reversed(flow):
        if not leads(item):
            told.append(item)
            continue
        group = [item]
        while told and isinstance(told[-1], Words):
            group.append(told.pop())
        loosely = True
        if told and not isinstance(told[-1], (PageBreak, CondPageBreak)):
            follows = told[-1]
            if not isinstance(follows, Together):
                group.append(told.pop())
                if told and isinstance(told[-1], Words) and told[-1].look in _NOTES:
                    group.append(told.pop())
            elif _introduces(group, follows):
                group += told.pop().flow
                loosely = follows.loosely
        told.append(Together(group, page_height, loosely=loosely))
    return told[::-1]


def _introduces(group: Flow, follows: Together) -> bool:
    """Tell whether a heading and its words only lead to what is kept together after them."""
    if leads(follows.flow[0]) and not opens_below(group[0], follows.flow[0]):
        return False
    return sum(len(run.text) for words in group for run in words.runs) <= _INTRODUCED


def _boxed(flow: Flow) -> Flow:
    """Inside a box there are no pages to break, and boxes within boxes keep together anyway."""
    plain: Flow = []
    for item in flow:
        if isinstance(item, Together):
            plain.extend(item.flow)
        elif not isinstance(item, (PageBreak, CondPageBreak)):
            plain.append(item)
    while plain and isinstance(plain[-1], Spacer):
        plain.pop()
    return plain
