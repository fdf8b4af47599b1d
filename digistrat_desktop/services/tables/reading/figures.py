"""One cell read as a figure, with what becomes of its row; and a state that counts as one."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_times import Length, read_length
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.tables.reading.table_rows import Fate
from digistrat_desktop.tabular.cells import (
    FORMULA_WITHOUT_VALUE,
    Cell,
    CellFault,
    Grid,
    Percent,
    Row,
    text_of,
)

_NOT_THERE = "#N/A"


def is_filled(row: Row) -> bool:
    if row and type(row[0]) is str and not row[0].isspace():  # first, as nearly all are
        return True
    return any(text_of(cell).strip() for cell in row)


def last_full(grid: Grid) -> int:
    """Give the last row with several cells, counted from 0: below it are only notes; -1 for none."""
    for at in range(len(grid.rows) - 1, -1, -1):
        if sum(bool(text_of(cell).strip()) for cell in grid.rows[at]) > 1:
            return at
    return -1


@lru_cache(maxsize=16_384, typed=True)
def read_cell(cell: Cell) -> tuple[ReadValue, Length | None]:
    """Read a value, and the length of time that it is; None where it is none."""
    if type(cell) is Percent:
        return ReadValue(cell.shown, percent=True), None
    if isinstance(cell, CellFault):
        if cell.words == _NOT_THERE:
            return ReadValue("", ReadingState.NOT_REPORTED), None
        if cell == FORMULA_WITHOUT_VALUE:
            raise ValueError(
                "the formula has no value. Open the file, let it calculate, and save it again"
            )
        raise ValueError(f"the cell contains {cell.words}")
    length = None if type(cell) in {int, float} else read_length(cell)
    if length is not None:
        return ReadValue(f"{length.seconds:f}"), length
    return read_value(cell), None


FATES = {
    ReadingState.FINAL: Fate.READ,
    ReadingState.PROVISIONAL: Fate.READ,
    ReadingState.NOT_REPORTED: Fate.NOT_REPORTED,
    ReadingState.SUPPRESSED: Fate.SUPPRESSED,
}


def rate_text(numerator: str, denominator: str, times: int) -> str:
    """Work a rate out, to four decimals: 624 of 1,000 is 62.4 %.

    Args:
        numerator: decimal text.
        denominator: decimal text of a number that is not nought.
        times: what a share of 1 is in the unit.
    """
    share = Decimal(numerator) / Decimal(denominator) * times
    return f"{round(share, 4).normalize():f}"


def as_sentence(words: str) -> str:
    return f"{sentence_case(words)}."


_UNIT_IN_NAME = re.compile(
    r".*\S\s*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|\s(?P<money>£(?:k|m|bn|['\u2019]?000s?)))",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"£|£ ?(?:k|m|bn|million|billion|thousand|['\u2019]?000s?)|p|pence|k|m|['\u2019]?000s?|thousands?|millions?"
    r"|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?"
    r"|[kmgt]b|[km]bps|[kmg]wh|wte|fte|t?co2e?|kg|tonnes?|miles|km|per .+",
    re.IGNORECASE,
)


def unit_in_name(name: str) -> str:
    """Give the unit that a metric's name ends in, as it is written: "Spend (£m)"; empty for none."""
    hit = _UNIT_IN_NAME.fullmatch(name.strip())
    found = (hit["inside"] or hit["money"]).strip() if hit else ""
    return found if _UNITS.fullmatch(found) else ""


_DATED = re.compile(r"(?:(?P<year>(?:20)?[0-9]{2}[/\-][0-9]{2,4})\s+)?(?P<state>.*)", re.ASCII)


class StateRead(NamedTuple):
    year: str  # the financial year before it, as written; or empty
    figure: ReadValue | None  # what it counts as; None where that is not said


def read_state(cell: Cell, counts_as: Mapping[str, str]) -> StateRead:
    """Part a state from its year.

    Args:
        counts_as: figures as text, by the state in small letters.
    """
    text = " ".join(text_of(cell).split())
    hit = _DATED.fullmatch(text)
    year, state = (hit["year"] or "", hit["state"]) if hit else ("", text)
    figure = counts_as.get(state.casefold().rstrip(". "))
    if figure is None:
        return StateRead(year, None)
    return StateRead(year, ReadValue(figure, told=f"“{text[:80]}” counts as {figure}"))
