"""Columns as data: what a table says in each, how it is sorted, painted and heard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.written_numbers import read_number
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
    """

    least: int = 0  # never narrower, unless it gives way
    most: int = 0  # never wider; 0 knows no bound
    roomy: int = 0  # in place of `most` where the table has much room
    share: int = 0  # of the room that is left
    # the column is left out while the first column with a share has less than this
    gives_way: int = 0


AS_WORDS = ColumnWidth()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column of a table over rows of one kind."""

    key: str  # by which code speaks of it
    heading: str
    text: Callable[[R], str]  # what the cell says, and what is copied
    kind: CellPaint = CellPaint.WORDS  # how it is painted
    width: ColumnWidth = AS_WORDS  # how wide it is
    # rows are sorted by it when the heading is clicked; a row without one comes last. Without
    # this the heading gives the first order back.
    sort_key: Callable[[R], Any] | None = None
    # what assistive technology says; the text where it is not given
    spoken: Callable[[R], str] | None = None
    explained: str = ""  # shown at the pointer over the heading; the heading where it is not given
    # shown at the pointer; what is spoken where it is not given
    tip: Callable[[R], str] | None = None
    # a smaller line under the text, perhaps empty, with the name of its colour
    below: Callable[[R], tuple[str, str]] | None = None
    # for drawings, with the size of each in pixels at 100 % text size
    drawings: Callable[[R], Sequence[Drawing]] | None = None
    drawing_size: tuple[int, int] = (0, 0)
    symbol: Callable[[R], Symbol | None] | None = None  # for symbols
    # the name of the text's colour; a function where it depends on the row
    tone: str | Callable[[R], str] = "text"
    is_bold: bool = False  # as the name of a row is
    is_small: bool = False  # a remark beside what counts
    # key of the column under whose text this one's words stand while it is left out
    under: str = ""
    told_under: Callable[[R], str] | None = None  # those words

    def heard(self, row: R) -> str:
        return (self.spoken or self.text)(row)

    def tip_of(self, row: R) -> str:
        return (self.tip or self.spoken or self.text)(row)

    def tone_of(self, row: R) -> str:
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
    """Give rows in the order of a key; those of which it says nothing come last."""
    if key is None:
        return tuple(rows)
    known = [row for row in rows if key(row) is not None]
    unknown = [row for row in rows if key(row) is None]
    return (*sorted(known, key=key, reverse=descending), *unknown)


def sort_values(texts: Sequence[str]) -> list[Any]:
    """Give what the cells of a column are ordered by; None for those that say nothing.

    Numbers go by value and days and periods by date, where every cell that says something is one.
    """
    told = [" ".join(text.split()) for text in texts]
    for read in (_number, _day):
        values = [read(text) if text else None for text in told]
        if all(value is not None for value, text in zip(values, told, strict=True) if text):
            return values
    return [text.casefold() or None for text in told]


def _number(text: str) -> Decimal | None:
    found = read_number(text)
    return Decimal(found.text) if found is not None else None


def _day(text: str) -> date | None:
    try:
        return read_period(text, None).period.start
    except ValueError:
        return None


class Widths(NamedTuple):
    """What is shown and how wide."""

    hidden: frozenset[int]  # places of the columns that gave way
    pixels: tuple[int, ...]  # of every column; 0 for those hidden


def fitted(widths: Sequence[ColumnWidth], wanted: Sequence[int], room: int, scale: float) -> Widths:
    """Share the pixels of a table's width; `scale` is how many make one at 100 % text size."""
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
