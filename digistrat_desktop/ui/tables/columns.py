"""Columns as data: what a table says in each, how it is sorted, painted and heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.analysis.charts.drawing import Drawing
    from digistrat_desktop.ui.kit.symbols import Symbol

R = TypeVar("R")


class CellPaint(StrEnum):
    """How a cell is painted: words at the left, figures at the right, or something drawn."""

    WORDS = "words"
    FIGURES = "figures"
    DRAWING = "drawing"
    SYMBOL = "symbol"


class ColumnWidth(NamedTuple):
    """How wide a column is, in pixels at 100 % text size.

    A column with a share divides what the others leave; one without is as wide as its words, within
    its bounds and a third of the table.

    Attributes:
        least: never narrower, unless it gives way.
        most: never wider; 0 knows no bound.
        roomy: in place of `most` where the table has much room.
        share: of the room that is left.
        gives_way: the column is left out while the first column with a share has less than this.
    """

    least: int = 0
    most: int = 0
    roomy: int = 0
    share: int = 0
    gives_way: int = 0


AS_WORDS = ColumnWidth()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column of a table over rows of one kind.

    Attributes:
        key: by which code speaks of it.
        text: what the cell says, and what is copied.
        kind: how it is painted.
        width: how wide it is.
        sort_key: rows are sorted by it when the heading is clicked; a row without one comes last.
            Without this the heading gives the first order back.
        spoken: what assistive technology says; the text where it is not given.
        tip: shown at the pointer; what is spoken where it is not given.
        below: a smaller line under the text, perhaps empty, with the name of its colour.
        drawings: for drawings, with the size of each in pixels at 100 % text size.
        symbol: for symbols.
        tone: the name of the text's colour; a function where it depends on the row.
        is_bold: as the name of a row is.
        is_small: a remark beside what counts.
        under: key of the column under whose text this one's words stand while it is left out.
        told_under: those words.
    """

    key: str
    heading: str
    text: Callable[[R], str]
    kind: CellPaint = CellPaint.WORDS
    width: ColumnWidth = AS_WORDS
    sort_key: Callable[[R], Any] | None = None
    spoken: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    below: Callable[[R], tuple[str, str]] | None = None
    drawings: Callable[[R], Sequence[Drawing]] | None = None
    drawing_size: tuple[int, int] = (0, 0)
    symbol: Callable[[R], Symbol | None] | None = None
    tone: str | Callable[[R], str] = "text"
    is_bold: bool = False
    is_small: bool = False
    under: str = ""
    told_under: Callable[[R], str] | None = None

    def heard(self, row: R) -> str:
        """Give what assistive technology says of a cell."""
        return (self.spoken or self.text)(row)

    def tip_of(self, row: R) -> str:
        """Give what is shown at the pointer, not escaped yet."""
        return (self.tip or self.spoken or self.text)(row)

    def tone_of(self, row: R) -> str:
        """Give the name of the text's colour."""
        return self.tone if isinstance(self.tone, str) else self.tone(row)


def word_columns(
    headings: Sequence[str], tone: str | Callable[[Sequence[str]], str] = "text"
) -> tuple[TableColumn[Sequence[str]], ...]:
    """Give the columns of a table whose rows are words, cell by cell; the last has the room left."""
    last = len(headings) - 1
    return tuple(
        TableColumn(
            str(at),
            heading,
            itemgetter(at),
            width=ColumnWidth(least=150, share=1) if at == last else AS_WORDS,
            tone=tone,
        )
        for at, heading in enumerate(headings)
    )


def in_order(
    rows: Sequence[R], key: Callable[[R], Any] | None, *, descending: bool = False
) -> tuple[R, ...]:
    """Give rows in the order of a key; those of which it says nothing come last.

    Args:
        key: None keeps the order they came in.
    """
    if key is None:
        return tuple(rows)
    known = [row for row in rows if key(row) is not None]
    unknown = [row for row in rows if key(row) is None]
    return (*sorted(known, key=key, reverse=descending), *unknown)


class Widths(NamedTuple):
    """What is shown and how wide.

    Attributes:
        hidden: places of the columns that gave way.
        pixels: of every column; 0 for those hidden.
    """

    hidden: frozenset[int]
    pixels: tuple[int, ...]


def fitted(widths: Sequence[ColumnWidth], wanted: Sequence[int], room: int, scale: float) -> Widths:
    """Share the width of a table among its columns.

    Args:
        wanted: pixels that each column without a share takes.
        room: of the table, in pixels.
        scale: pixels for each one at 100 % text size.
    """
    hidden: set[int] = set()
    shares = sum(width.share for width in widths)
    first = next((width.share for width in widths if width.share), 0)

    def left() -> int:
        taken = sum(px for at, px in enumerate(wanted) if not widths[at].share and at not in hidden)
        return room - taken

    for at, width in enumerate(widths):
        if width.gives_way and left() * first < width.gives_way * scale * shares:
            hidden.add(at)
    spare = left()
    pixels = [
        max(round(width.least * scale), spare * width.share // shares) if width.share else px
        for width, px in zip(widths, wanted, strict=True)
    ]
    return Widths(
        frozenset(hidden), tuple(0 if at in hidden else px for at, px in enumerate(pixels))
    )
