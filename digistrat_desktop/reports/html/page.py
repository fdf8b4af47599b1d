"""One self-contained HTML page from the same blocks as the PDF: no script, nothing fetched."""

from base64 import b64encode
from dataclasses import replace
from functools import singledispatchmethod
from hashlib import sha256
from itertools import groupby

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink
from digistrat_desktop.domain.counted import parts_of
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.svg import svg
from digistrat_desktop.reports.seal_square import square
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import clean_line, escape, safe_link

_DEEPEST = 6
_PAIR = 2  # columns of a name and what is said of it
_EDGES = {b.Align.MIDDLE: "middle", b.Align.END: "end"}
_MANY = 9  # columns from which a row becomes a card of small cells on a phone


def render_html(document: b.Document) -> bytes:
    """Set a document as one HTML page in UTF-8, the same bytes each time; Bug for a bad outline."""
    b.check_outline(document)
    body = _Page(document).whole()
    language, title = _line(document.language), _line(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"{_policy()}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{_metadata(document)}<style>{style_sheet()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{b.MAIN}">Skip to main content</a>\n'
        f'{_header(document)}{_bar(document)}<main id="{b.MAIN}" tabindex="-1">\n{body}</main>\n{_footer(document)}'
        "</body>\n</html>\n"
    ).encode()


def _policy() -> str:
    """Even if a text slipped through, a browser would run and fetch nothing."""
    digest = b64encode(sha256(style_sheet().encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'


def _line(plain: str) -> str:
    return escape(clean_line(plain))


def _words(plain: str) -> str:
    """Give one line of words, its numbers with their names in the register."""
    pieces = "".join(_marked(escape(words), name) for words, name in parts_of(plain))
    return " ".join(pieces.split())


def _marked(words: str, name: str) -> str:
    return f'<span data-count="{_line(name)}">{words}</span>' if name else words


def _metadata(document: b.Document) -> str:
    fields = [
        ("generator", "DigiStrat Desktop"),  # by it `system.files` knows what it may write over
        ("author", document.author_line),
        ("description", document.subject),
        ("digistrat:made", document.when.strftime("%Y-%m-%dT%H:%M:%SZ")),
        ("digistrat:dataSHA256", document.fingerprint or ""),
        *((f"digistrat:{name}", value) for name, value in document.extra_metadata),
    ]
    return "".join(
        f'<meta name="{_line(name)}" content="{_line(value)}">\n' for name, value in fields if value
    )


def _header(document: b.Document) -> str:
    left, right = _line(document.header_left), _line(document.header_right)
    said = f"<span>{left}</span><span>{right}</span>"
    picture = b64encode(document.logo).decode()
    # Decoration: the trust's name stands beside it in words.
    logo = f'<img class="logo" src="data:image/png;base64,{picture}" alt="">' if picture else ""
    return f"<header>{said}{logo}</header>\n"


def _bar(document: b.Document) -> str:
    """Give the links that stay in sight."""
    links = (f'<a href="#{_line(anchor)}">{_line(word)}</a>\n' for word, anchor in document.tabs)
    return (
        f'<nav class="bar" aria-label="Sections">\n{"".join(links)}</nav>\n'
        if document.tabs
        else ""
    )


def _footer(document: b.Document) -> str:
    said = "".join(
        f"<span>{_line(part)}</span>" for part in (document.footer_left, document.footer_middle)
    )
    square_code = svg(square(document.mark), "seal-square") if document.mark else ""
    return f"<footer>{said}{square_code}</footer>\n"


class _Page:
    """Turns blocks into markup, counting names for drawings on the way."""

    def __init__(self, document: b.Document) -> None:
        self.document = document
        self.anchors = {heading.anchor for heading in b.headings(document)} - {""}
        self.drawings = 0
        self.title = ""
        self.frames = set[str]()
        self.level = 0

    def whole(self) -> str:
        """Give all blocks, those that a phone shows when asked behind a box to tick."""
        blocks, end, parts = self.document.blocks, 0, list[str]()
        for number, fold in enumerate(self.document.folds, start=1):
            parts.append(self.tell(blocks[end : fold.first]))
            box = f'<input type="checkbox" id="fold-{number}">'
            label = f'<label for="fold-{number}">Show: {_line(fold.title)}</label>'
            inside = self.tell(blocks[fold.first : fold.end])
            parts.append(f'<div class="fold">\n{box}{label}\n<div>\n{inside}</div>\n</div>\n')
            end = fold.end
        return "".join((*parts, self.tell(blocks[end:])))

    def tell(self, blocks: b.Blocks) -> str:
        return "".join(self._tell(block) for block in blocks)

    @singledispatchmethod
    def _tell(self, block: object) -> str:
        raise TypeError(type(block).__name__)

    def _runs(self, runs: b.Runs) -> str:
        # Words and their numbers are one link, or one stretch of a language.
        alike = groupby(runs, key=lambda run: replace(run, text="", count=""))
        return "".join(self._run(look, tuple(same)) for look, same in alike)

    def _run(self, run: b.Run, same: b.Runs) -> str:
        words = "".join(_marked(escape(r.text).replace("\n", "<br>"), r.count) for r in same)
        words = _dressed(words, run)
        for wanted, tag in ((run.italic, "em"), (run.bold, "strong"), (run.underlined, "u")):
            words = f"<{tag}>{words}</{tag}>" if wanted else words
        lang = f' lang="{_line(run.lang)}"' if run.lang else ""
        link_to = safe_link(run.link_to)
        if link_to and (not link_to.startswith("#") or link_to[1:] in self.anchors):
            return f'<a href="{escape(link_to)}"{lang}>{words}</a>'
        return f"<span{lang}>{words}</span>" if lang else words

    def _drawing(self, drawing: Drawing, alt: str = "") -> str:
        self.drawings += 1
        return svg(drawing, f"drawing-{self.drawings}", alt)

    @_tell.register
    def _heading(self, block: b.Heading) -> str:
        self.level, self.title = block.level, clean_line(block.text)
        tag, anchor = f"h{min(block.level, _DEEPEST)}", _line(block.anchor)
        named = f' id="{anchor}" tabindex="-1"' if anchor else ""
        lang = f' lang="{_line(block.lang)}"' if block.lang else ""
        return f"<{tag}{named}{lang}>{_words(block.text)}</{tag}>\n"

    @_tell.register
    def _paragraph(self, block: b.Paragraph) -> str:
        lang = f' lang="{_line(block.lang)}"' if block.lang else ""
        style = "" if block.style is b.TextStyle.BODY else block.style.value
        return f"<p{_edge(block.align, style)}{lang}>{self._runs(block.runs)}</p>\n"

    @_tell.register
    def _bullets(self, block: b.BulletList) -> str:
        return self._list("ul", block.items)

    @_tell.register
    def _numbers(self, block: b.NumberedList) -> str:
        return self._list("ol", block.items)

    def _list(self, tag: str, items: tuple[b.Runs, ...]) -> str:
        inside = "".join(f"<li>{self._runs(runs)}</li>\n" for runs in items)
        return f"<{tag}>\n{inside}</{tag}>\n" if items else ""

    @_tell.register
    def _callout(self, block: b.Callout) -> str:
        kept, self.level = self.level, self.level + 1
        tag = f"h{min(self.level, _DEEPEST)}"
        inside = f"<{tag}>{_words(block.title)}</{tag}>\n{self.tell(block.blocks)}"
        self.level = kept
        return f'<section class="callout">\n{inside}</section>\n'

    @_tell.register
    def _table(self, block: b.Table) -> str:
        hidden = "" if block.show_caption else ' class="hidden"'
        caption = (
            f"<caption><span{hidden}>{_words(block.caption)}</span></caption>\n"
            if block.caption
            else ""
        )
        heads = "".join(
            f'<th scope="col"{_edge(c.align)}>{self._head(c)}</th>' for c in block.columns
        )
        rows = "".join(
            f"<tr{_MARKED * (number in block.marked)}>{self._row(block, cells, number)}</tr>\n"
            for number, cells in enumerate(block.rows)
        )
        # A keyboard must be able to scroll a wide table, so its frame takes the focus and has a name.
        frame = f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(self._apart(block.caption))}">'
        inside = f"{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>"
        return f"{frame}\n<table{_look(block)}>\n{inside}\n</table>\n</div>\n"

    def _apart(self, caption: str) -> str:
        """Give a name to the frame of a table that no other has: its caption, its heading, a number."""
        plain = clean_line(caption)
        titled = f"{plain}: {self.title}"
        names = (plain, titled, *(f"{titled} ({n})" for n in range(2, len(self.frames) + 3)))
        name = next(one for one in names if one.casefold() not in self.frames)
        self.frames.add(name.casefold())
        return name

    def _head(self, column: b.Column) -> str:
        return self._drawing(column.drawn) if column.drawn else _line(column.header)

    def _row(self, block: b.Table, cells: tuple[b.Cell, ...], row: int) -> str:
        made = []
        for number, (column, cell) in enumerate(zip(block.columns, cells, strict=True)):
            edge = _edge(column.align, "framed" if (row, number) in block.framed else "")
            inside = self._cell(cell)
            if number == block.row_header_column:
                made.append(f'<th scope="row"{edge}>{inside}</th>')
                continue
            # On a phone a row is a card, and each cell says what it is of.
            alone = column.drawn or not inside or len(block.columns) == _PAIR
            label = "" if alone else f' data-label="{_line(column.header)}"'
            made.append(f"<td{edge}{label}>{inside}</td>")
        return "".join(made)

    def _cell(self, cell: b.Cell) -> str:
        if isinstance(cell, Drawing):
            return self._drawing(cell)
        drawn = "".join(self._drawing(part) for part in cell if isinstance(part, Drawing))
        return drawn + self._runs(tuple(part for part in cell if isinstance(part, b.Run)))

    @_tell.register
    def _figure(self, block: b.Figure) -> str:
        return _captioned(self._drawing(block.drawing, block.alt), block.caption)

    @_tell.register
    def _chart_row(self, block: b.ChartRow) -> str:
        return f'<ul class="charts">\n{"".join(map(self._small_chart, block.charts))}</ul>\n'

    def _small_chart(self, chart: b.SmallChart) -> str:
        drawing = self._drawing(chart.drawing)
        name, latest = self._runs(chart.name), self._runs(chart.latest)
        return f"<li><div>{name}</div>{drawing}<div>{latest}</div></li>\n"

    @_tell.register
    def _picture(self, block: b.Picture) -> str:
        source = f"data:image/png;base64,{b64encode(block.png).decode()}"
        wide = f"{block.width * 4 / 3:.0f}"
        return _captioned(
            f'<img src="{source}" width="{wide}" alt="{_line(block.alt)}">', block.caption
        )

    @_tell.register
    def _key_figures(self, block: b.KeyFigures) -> str:
        return f'<ul class="figures">\n{"".join(map(_key_figure, block.figures))}</ul>\n'

    @_tell.register
    def _contents(self, block: b.Contents) -> str:
        listed = [h for h in b.headings(self.document) if h.anchor and 1 < h.level <= block.deepest]
        lines = "".join(map(_contents_line, listed))
        return f'<nav aria-label="Contents">\n<ul>\n{lines}</ul>\n</nav>\n' if listed else ""

    @_tell.register
    def _columns(self, block: b.TwoColumns) -> str:
        left, right = self.tell(block.left), self.tell(block.right)
        return f'<div class="columns">\n<div>\n{left}</div>\n<div>\n{right}</div>\n</div>\n'

    @_tell.register
    def _together(self, block: b.KeepTogether) -> str:
        return f'<div class="kept">\n{self.tell(block.blocks)}</div>\n'

    @_tell.register(b.PageBreak)
    @_tell.register(b.Spacer)
    def _passed_over(self, _block: object) -> str:
        """Give nothing: a page of the web has no end, and its print runs on."""
        return ""

    @_tell.register
    def _rule(self, _block: b.RuleLine) -> str:
        return "<hr>\n"


_MARKED = ' class="marked"'


def _dressed(words: str, run: b.Run) -> str:
    spoken = f' role="img" aria-label="{_line(run.said)}"' if run.said else ""
    ink = f' class="ink-{run.ink.value}"' if run.ink else ""
    if run.chip:
        ink = f' class="chip {run.chip.value}"'
    return f"<span{ink}{spoken}>{words}</span>" if ink or spoken else words


def _look(table: b.Table) -> str:
    if len(table.columns) >= _MANY:
        return ' class="many"'
    if table.close:
        return ' class="close"'
    paired = len(table.columns) == _PAIR and table.row_header_column == 0
    return ' class="pairs"' if paired else ""


def _edge(align: b.Align, mark: str = "") -> str:
    classes = " ".join(part for part in (_EDGES.get(align, ""), mark) if part)
    return f' class="{classes}"' if classes else ""


def _captioned(inside: str, caption: str) -> str:
    said = f"<figcaption>{_words(caption)}</figcaption>" if caption else ""
    return f"<figure>{inside}{said}</figure>\n"


def _key_figure(figure: b.KeyFigure) -> str:
    note = f'<span class="secondary">{_words(figure.note)}</span>' if figure.note else ""
    return f"<li><strong>{_words(figure.value)}</strong> <span>{_words(figure.label)}</span> {note}</li>\n"


def _contents_line(heading: b.Heading) -> str:
    deep = ' class="deep"' if heading.level > 2 else ""  # noqa: PLR2004 - sections are level 2
    return f'<li{deep}><a href="#{_line(heading.anchor)}">{_words(heading.text)}</a></li>\n'


_SHEET = """
:root{--text:TEXT;--quiet:SECONDARY;--line:LINE;--accent:ACCENT;--tint:ACCENT_TINT;--deep:DEEP;--caution:CAUTION}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem;font:100%/1.5 "Noto Sans",Arial,sans-serif;color:var(--text);background:#fff;-webkit-text-size-adjust:100%}
body{max-width:60rem;margin:0 auto;padding:1rem 1.25rem 3rem;overflow-wrap:break-word}
h1{font-size:2rem;line-height:1.25}h2{font-size:1.35rem;margin-top:2.25rem}h3{font-size:1.1rem;margin-top:1.6rem}
h1,h2,h3{color:var(--deep);margin-bottom:.5rem}h4,h5,h6{margin:1.25rem 0 .4rem;font-size:1rem}
p{margin:0 0 .75rem}a{color:var(--accent)}a:hover{text-decoration-thickness:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999em;background:#fff;padding:.5rem 1rem}.skip:focus{left:1rem;top:.5rem;z-index:1}
header,footer{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;color:var(--quiet);font-size:.875rem}
footer{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:.75rem}
footer svg{width:7rem;height:7rem;background:#fff}
.bar{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:0 .8rem;background:#fff;border-bottom:1px solid var(--line);margin:.75rem 0}
.bar a{padding:.5rem 0;font-size:.9375rem;text-decoration:none}.bar a:hover{text-decoration:underline}
.logo{max-height:3rem;max-width:14rem}
.lead{font-size:1.15rem}.small{font-size:.875rem}.secondary{font-size:.875rem;color:var(--quiet)}.caution{color:var(--caution)}
.callout{background:var(--tint);border-left:4px solid var(--accent);padding:1rem 1.25rem .5rem;margin:1rem 0 1.5rem}
.callout>:first-child{margin-top:0;color:var(--deep);font-size:1rem}
.scroll{overflow-x:auto;margin:.5rem 0 1.5rem}table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--quiet);font-size:.875rem;padding-bottom:.4rem}
th,td{padding:.5rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--quiet);font-weight:700;font-size:.875rem;vertical-align:bottom}
.end{text-align:right;font-variant-numeric:tabular-nums}.middle{text-align:center}
.close th,.close td{border-bottom:0;padding:.15rem .6rem}.close thead th{border-bottom:1px solid var(--line)}
.framed{outline:2px solid var(--caution);outline-offset:-2px;font-weight:700}
.marked>*{background:#fff}.marked>:first-child{box-shadow:inset 4px 0 var(--deep)}
.chip{border:1px solid var(--quiet);border-radius:1em;padding:.1em 0;white-space:nowrap;font-weight:700}.filled{background:var(--deep);border-color:var(--deep);color:#fff}
thead svg{font-weight:400}svg.narrow{display:none}
td svg{vertical-align:middle;margin-right:.2rem}figure{margin:.75rem 0 1.25rem}
figure svg,figure img{max-width:100%;height:auto}figcaption{color:var(--quiet);font-size:.875rem}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem 1.25rem;list-style:none;padding:0;margin:.5rem 0 1.25rem;font-size:.875rem}
.charts svg{display:block;max-width:100%;height:auto;margin:.3rem 0}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 2.5rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem 1.5rem;list-style:none;padding:0;margin:1rem 0 1.5rem}
.figures li{border-top:3px solid var(--accent);padding-top:.4rem}.figures strong{display:block;font-size:1.75rem;line-height:1.2;color:var(--deep)}
.figures li>span{display:block}hr{border:0;border-top:1px solid var(--line);margin:1.25rem 0}
nav ul{list-style:none;padding-left:0}nav .deep{padding-left:1.25rem}
INK_CLASSES
.fold>input,.fold>label{display:none}
.many th,.many td{padding:.4rem .3rem;font-size:.875rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:37.5em){
html{scroll-padding-top:5rem}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:1.75rem}h3{font-size:1.05rem;margin-top:1.2rem}.lead{font-size:1.05rem}
.bar{gap:0 .6rem}.bar a{font-size:.8125rem}
.scroll{overflow:visible;margin:.5rem 0 1rem}table,tbody,tr,th,td,caption{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .75rem;margin:0 0 .5rem}.close tbody tr{padding:.25rem .75rem;margin:0 0 .4rem}
tbody th,tbody td,.close tbody th,.close tbody td{border:0;padding:.15rem 0;text-align:left}tbody th{font-weight:700}
tbody .end,tbody .middle{text-align:left}td:empty{display:none}p.end{text-align:left}td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet);font-size:.875rem}
tbody th .ink-secondary{font-weight:400}.many tbody tr{display:grid;grid-template-columns:repeat(4,1fr);gap:.35rem .5rem}.many tbody th{grid-column:1/-1}.many tbody td{padding:.1rem 0}
.fold{border-top:1px solid var(--line)}.fold>input{display:inline-block;width:1.25rem;height:1.25rem;margin:0 .6rem 0 0;vertical-align:middle}
.fold>label{display:inline-block;max-width:calc(100% - 2rem);vertical-align:middle;padding:.9rem 0;font-weight:700;color:var(--accent)}.fold>input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.fold>input:not(:checked)~div:not(:has(:target)){display:none}
.marked{border-left:4px solid var(--deep)}.marked>:first-child{box-shadow:none}
.pairs tbody tr{border-width:0 0 1px;border-radius:0;padding:.4rem 0;margin:0}
svg.wide{display:none}svg.narrow{display:inline;max-width:100%;height:auto}
}
@page{size:A4;margin:15mm 14mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages);font-size:8pt}}
@media print{html{font-size:9.5pt}body{max-width:none;padding:0}.skip,.bar{display:none}.scroll{overflow:visible}thead{display:table-header-group}
h1,h2,h3,h4,caption,thead{break-after:avoid}tbody tr:first-child{break-before:avoid}tr,figure,.kept,.charts li,.figures li{break-inside:avoid}p,li{orphans:2;widows:2}svg{max-width:100%;height:auto}}
"""


_RUN_INKS = (Ink.TEXT, Ink.SECONDARY, Ink.CAUTION, Ink.CONCERN, Ink.IMPROVEMENT, Ink.DEEP)


def style_sheet() -> str:
    """Return the style sheet: CSS without any address in it, so that the page fetches nothing."""
    sheet = _SHEET
    for ink in (
        Ink.TEXT,
        Ink.SECONDARY,
        Ink.LINE,
        Ink.ACCENT_TINT,
        Ink.ACCENT,
        Ink.DEEP,
        Ink.CAUTION,
    ):
        sheet = sheet.replace(f":{ink.name}", f":{INKS[ink]}", 1)
    classes = "".join(f".ink-{ink.value}{{color:{INKS[ink]}}}" for ink in _RUN_INKS)
    return sheet.replace("INK_CLASSES", classes).strip()
