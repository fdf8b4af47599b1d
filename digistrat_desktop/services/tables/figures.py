"""One cell read as a figure, with what becomes of its row."""

from decimal import Decimal
from functools import lru_cache

from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_times import read_length
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.tables.table_rows import Fate
from digistrat_desktop.tabular.cells import (
    FORMULA_WITHOUT_VALUE,
    Cell,
    CellFault,
    Percent,
    Row,
    text_of,
)

_NOT_THERE = "#N/A"


def is_filled(row: Row) -> bool:
    if row and type(row[0]) is str and not row[0].isspace():  # first, as nearly all are
        return True
    return any(text_of(cell).strip() for cell in row)


@lru_cache(maxsize=16_384, typed=True)
def read_cell(cell: Cell) -> tuple[ReadValue, int]:
    """Read a value, and how far it is a length of time: 0 for none, 1 for one, 2 for one in doubt."""
    if type(cell) is Percent:
        return ReadValue(cell.shown, percent=True), 0
    if isinstance(cell, CellFault):
        if cell.words == _NOT_THERE:
            return ReadValue("", ReadingState.NOT_REPORTED), 0
        if cell == FORMULA_WITHOUT_VALUE:
            raise ValueError(
                "the formula has no value. Open the file, let it calculate, and save it again"
            )
        raise ValueError(f"the cell contains {cell.words}")
    length = None if type(cell) in {int, float} else read_length(cell)
    if length is not None:
        return ReadValue(f"{length.seconds:f}"), 1 + length.is_two_way
    return read_value(cell), 0


FATES = {
    ReadingState.FINAL: Fate.READ,
    ReadingState.PROVISIONAL: Fate.READ,
    ReadingState.NOT_REPORTED: Fate.NOT_REPORTED,
    ReadingState.SUPPRESSED: Fate.SUPPRESSED,
}


def rate_text(numerator: str, denominator: str, *, percent: bool) -> str:
    """Work a rate out, to four decimals: 624 of 1,000 is 62.4 %.

    Args:
        numerator: decimal text.
        denominator: decimal text of a number that is not nought.
        percent: give it times a hundred.
    """
    share = Decimal(numerator) / Decimal(denominator) * (100 if percent else 1)
    return f"{round(share, 4).normalize():f}"


def as_sentence(words: str) -> str:
    return f"{sentence_case(words)}."
