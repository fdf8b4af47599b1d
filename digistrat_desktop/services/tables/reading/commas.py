"""Figures as other countries write them: 71,5 and 1.234,5. A point that may be either is a question."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from digistrat_desktop.domain.written_numbers import has_decimal_comma
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.tabular.cells import Cell, Grid, column_letters

_POINT = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+", re.ASCII)
_BRITISH = re.compile(r".*(?:,[0-9]{3}[,.]|\.[0-9]{1,2}(?![0-9])).*", re.ASCII)
_FEWEST = 2


class Notation(NamedTuple):
    commas: frozenset[int] = frozenset()  # columns in which a comma stands before the decimals
    points: frozenset[int] = frozenset()  # columns in which a point parts thousands
    told: tuple[str, ...] = ()  # what is made of them, one sentence each
    doubts: tuple[Doubt, ...] = ()

    def plain(self, cell: Cell, column: int) -> Cell:
        """Give a cell as Britain writes it."""
        if not isinstance(cell, str):
            return cell
        if column in self.commas:
            return cell.replace(".", "").replace(",", ".")
        return cell.replace(".", "") if column in self.points else cell


def notation_of(
    grid: Grid, header: int, columns: Iterable[int], answers: Mapping[str, str]
) -> Notation:
    """See how the figures of some columns are written."""
    commas, points, told, doubts = set(), set(), [], []
    for column in columns:
        texts = list(_texts(grid, header, column))
        comma = next((text for _, text in texts if has_decimal_comma(text)), "")
        if comma and not any(_BRITISH.fullmatch(text) for _, text in texts):
            commas.add(column)
            letters = column_letters(column + 1)
            told.append(f"Column {letters}: a comma stands before the decimals, as in {comma}.")
        elif grid.separator == ";" and _may_be_thousands(texts):
            row, text = next((at, text) for at, text in texts if "." in text)
            if answers.get("points") == "thousands":
                points.add(column)
            elif answers.get("points") != "decimals":
                doubts.append(_point_doubt(row, column, text))
    return Notation(frozenset(commas), frozenset(points), tuple(told), tuple(doubts[:1]))


def _texts(grid: Grid, header: int, column: int) -> Iterator[tuple[int, str]]:
    for at in range(header + 1, len(grid.rows)):
        row = grid.rows[at]
        cell = row[column] if column < len(row) else None
        if isinstance(cell, str) and ("," in cell or "." in cell):
            yield at, cell.strip()


def _may_be_thousands(texts: list[tuple[int, str]]) -> bool:
    return len(texts) >= _FEWEST and all(_POINT.fullmatch(text) for _, text in texts)


def _point_doubt(row: int, column: int, text: str) -> Doubt:
    whole = text.replace(".", "")
    place = f"Row {row + 1}, column {column_letters(column + 1)}"
    question = f"Does {text} mean {int(whole):,} or {text}?"
    ways = (("thousands", f"{int(whole):,}"), ("decimals", f"{text} (as written)"))
    return Doubt("points", place, question, ways)
