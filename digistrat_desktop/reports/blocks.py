"""A neutral document that PDF, HTML and DOCX all render: what is said, not how it is set.

Every text in here is plain text from people or from us; no renderer reads markup out of it.
Lengths are points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink
from digistrat_desktop.domain.counted import Counted
from digistrat_desktop.domain.errors import Bug


class TextStyle(StrEnum):
    """How a paragraph stands out; each renderer has one look for each."""

    LEAD = "lead"
    BODY = "body"
    TIGHT = "tight"
    SMALL = "small"
    SECONDARY = "secondary"
    CAUTION = "caution"


class Align(StrEnum):
    """Which edge of its column a cell keeps to."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Chip(StrEnum):
    """How words in a rounded frame stand out."""

    FILLED = "filled"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look.

    Attributes:
        link_to: `#anchor` of a heading, or an http, https or mailto address; anything else is
            set as plain text.
        lang: language of this stretch (such as `cy`) when it is not the document's.
        page_of: anchor whose page number follows the text where there are pages.
        count: its name in the register of counts, when it is a number of it; `text` sets it.
        ink: its colour where it is not that of its paragraph; never all that tells it apart.
        said: what is read aloud in place of it, for a sign.
        chip: the frame around it, if it has one.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link_to: str | None = None
    lang: str | None = None
    page_of: str = ""
    count: str = ""
    ink: Ink | None = None
    underlined: bool = False
    said: str = ""
    chip: Chip | None = None


MAIN = "main"  # the anchor of all that is no header or footer
Runs: TypeAlias = tuple[Run, ...]
Cell: TypeAlias = Runs | Drawing | tuple[Drawing, ...]


def text(plain: str, *, bold: bool = False, italic: bool = False, lang: str | None = None) -> Runs:
    """Return plain words, never read as markup, as the runs that blocks and cells take; none for no words.

    Numbers of `Counted` words are runs of their own with their names in the register.

    Args:
        lang: their language when it is not the document's.
    """
    if not isinstance(plain, Counted):
        return (Run(plain, bold, italic, None, lang),) if plain else ()
    return tuple(Run(w, bold, italic, None, lang, count=name) for w, name in plain.parts)


def uncounted(runs: Iterable[Run]) -> Runs:
    """Return runs without the names of their numbers, for a page that does not print them."""
    told = tuple(runs)
    if len(told) == 1 and not told[0].count:  # so are the cells of a long table
        return told
    joined: list[Run] = []
    for run in told:
        bare = replace(run, count="") if run.count else run
        if joined and joined[-1] == replace(bare, text=joined[-1].text):
            joined[-1] = replace(bare, text=joined[-1].text + bare.text)
        else:
            joined.append(bare)
    return tuple(joined)


def chip(plain: str, look: Chip) -> Run:
    """Return a few words in a rounded frame, which no line parts."""
    space = "\N{NO-BREAK SPACE}"
    words = f"{space * 2}{plain.replace(' ', space)}{space * 2}"
    return Run(words, bold=True, ink=Ink.SURFACE if look is Chip.FILLED else None, chip=look)


def quiet(plain: str) -> Runs:
    """Return words of less weight, such as the unit under a name."""
    return (Run(plain, ink=Ink.SECONDARY),)


def more(plain: str, anchor: str) -> Runs:
    """Return words that lead to the rest of something, at `anchor`: "2 more measures, page 7"."""
    return tuple(replace(run, link_to=f"#{anchor}", page_of=anchor) for run in text(plain))


def link(plain: str, link_to: str) -> Runs:
    """Return words that lead to a heading's `#anchor`, or to an http, https or mailto address."""
    return tuple(replace(run, link_to=link_to) for run in text(plain))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document, and levels are never skipped.

    Attributes:
        anchor: a name of our own making (letters, digits, hyphens), unique in the document;
            headings without one are not listed in the contents.
        tight: set smaller and closer, for a page that must hold much.
        lang: its language when it is not the document's.
    """

    level: int
    text: str
    anchor: str = ""
    tight: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one block; `lang` is their language when it is not the document's."""

    runs: Runs
    style: TextStyle = TextStyle.BODY
    lang: str | None = None
    align: Align = Align.START


def said(plain: str, style: TextStyle = TextStyle.BODY) -> Paragraph:
    """Return plain words as a paragraph."""
    return Paragraph(text(plain), style)


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points in no order.

    Attributes:
        tight: set smaller and closer.
    """

    items: tuple[Runs, ...]
    tight: bool = False


def points(plain: Iterable[str], *, tight: bool = False) -> BulletList:
    """Return plain words as points in no order."""
    return BulletList(tuple(map(text, plain)), tight)


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in an order, counted from 1.

    Attributes:
        tight: set smaller and closer.
    """

    items: tuple[Runs, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        header: its name; never empty, since every column is announced by it.
        share: its part of the width, against the other columns' shares.
        drawn: stands in place of the printed name, such as the levels of an axis.
    """

    header: str
    share: float = 1.0
    align: Align = Align.START
    drawn: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns.

    Attributes:
        caption: what the table shows; announced before it.
        row_header_column: which column names the row, or None.
        show_caption: whether the caption is also printed; False when a heading just said it.
        tight: rows closer together.
        close: rows as close as lines of text, with no rule between them.
        framed: rows and columns of cells that ask for attention, counted from 0.
        marked: rows set off by a bar, counted from 0; their words say why.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    row_header_column: int | None = 0
    show_caption: bool = True
    tight: bool = False
    close: bool = False
    framed: tuple[tuple[int, int], ...] = ()
    marked: tuple[int, ...] = ()


def grid(
    caption: str,
    columns: Mapping[str, float] | Sequence[Column],
    rows: Iterable[Iterable[str | Cell]],
    *,
    show_caption: bool = False,
    framed: tuple[tuple[int, int], ...] = (),
) -> Table:
    """Return a tight table whose first column names the row; plain words are set as text.

    Args:
        columns: their parts of the width by header; whole columns where an edge is to be said, or
            a framework names them, so that two may be called the same.
    """
    if isinstance(columns, Mapping):
        columns = [Column(header, share) for header, share in columns.items()]
    cells = tuple(tuple(text(c) if isinstance(c, str) else c for c in row) for row in rows)
    return Table(
        tuple(columns), cells, caption, show_caption=show_caption, tight=True, framed=framed
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its finding in words.

    Attributes:
        alt: the finding; empty takes the drawing's own.
    """

    drawing: Drawing
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SmallChart:
    """One of a row of charts: what it is of, the drawing, and its latest value in words."""

    name: Runs
    drawing: Drawing
    latest: Runs


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Small charts beside each other, with the same months across.

    Attributes:
        wide: how many there would be room for; fewer are no wider.
    """

    charts: tuple[SmallChart, ...]
    wide: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or scan, already made safe by `reports.images`.

    Attributes:
        png: bytes of an RGB or RGBA PNG file.
        width: printed width; the height follows from the picture.
    """

    png: bytes
    width: float
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large number with what it counts and a note on its direction or basis."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of large numbers, three to five."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings that carry an anchor, with their pages.

    Attributes:
        deepest: the last level listed.
    """

    deepest: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; unless `always`, only where little of one is free.

    Attributes:
        room: part of a page that is enough for what follows to go on there.
    """

    always: bool = False
    room: float = 0.25


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room, in points."""

    height: float = 8.0


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A thin line across the page."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A tinted box that asks for attention; its title is a heading below the one before it."""

    title: str
    blocks: tuple[Block, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """Blocks side by side; the left is read first.

    Attributes:
        share: of the width that the left takes.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class KeepTogether:
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Figure
    | ChartRow
    | Picture
    | KeyFigures
    | Contents
    | PageBreak
    | Spacer
    | RuleLine
    | Callout
    | TwoColumns
    | KeepTogether
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks of a document that a phone shows when asked: from `first` up to `end`, counted from 0."""

    title: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A report, ready to be set.

    Attributes:
        language: of the whole document, such as `en-GB`.
        author_line: who stands behind it; an organisation, not a person.
        when: the only time in the file, aware UTC; the same document and time give the same bytes.
        header_state: how far it has come, in its own colour at the right end of the header of each
            page but the first, which says it as a chip.
        fingerprint: SHA-256 (64 hexadecimal digits) of the data it was made from.
        extra_metadata: (name, value) pairs for our own part of the file's metadata; names are
            letters and digits.
        logo: PNG of the trust's own sign, made safe by `reports.images`, or empty; decoration,
            since the trust's name stands beside it in words.
        tabs: a word and an anchor for each part that is linked from everywhere on a web page.
        mark: what the square code of the seal holds, or empty while nothing is sealed.
        silent: the id of each part that was wanted and prints nothing, and why.
    """

    title: str
    language: str
    author_line: str
    subject: str
    blocks: Blocks
    when: datetime
    header_left: str = ""
    header_right: str = ""
    header_state: Run | None = None
    footer_left: str = ""
    footer_middle: str = ""
    fingerprint: str | None = None
    extra_metadata: tuple[tuple[str, str], ...] = field(default=())
    logo: bytes = b""
    mark: str = ""
    tabs: tuple[tuple[str, str], ...] = ()
    folds: tuple[Fold, ...] = ()
    silent: tuple[tuple[str, str], ...] = ()


def inner_blocks(block: Block) -> Blocks:
    """Return the blocks a block holds, in reading order."""
    if isinstance(block, TwoColumns):
        return block.left + block.right
    if isinstance(block, Callout | KeepTogether):
        return block.blocks
    return ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        yield from walk(inner_blocks(block))


def drawings(blocks: Blocks) -> Iterator[Drawing]:
    """Yield the drawings of blocks: in figures, rows of small charts and cells of tables."""
    for block in walk(blocks):
        match block:
            case Figure():
                yield block.drawing
            case ChartRow():
                yield from (chart.drawing for chart in block.charts)
            case Table():
                yield from (cell for row in block.rows for cell in row if isinstance(cell, Drawing))
            case _:
                pass


def headings(document: Document) -> tuple[Heading, ...]:
    """Return every heading of a document in reading order; titles of callouts are not among them."""
    return tuple(block for block in walk(document.blocks) if isinstance(block, Heading))


def check_outline(document: Document) -> None:
    """Raise Bug if headings skip a level or anchors repeat: only our own code can cause it."""
    level, anchors = 0, set[str]()
    for heading in headings(document):
        if not 1 <= heading.level <= level + 1:
            said = f"heading level {heading.level} after {level}: {heading.text!r}"
            raise Bug(said)
        if heading.anchor and heading.anchor in anchors:
            said = f"two headings share the anchor {heading.anchor!r}"
            raise Bug(said)
        level = heading.level
        anchors.add(heading.anchor)
