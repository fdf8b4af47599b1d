"""What each row of a table becomes, as a table; rows that cannot be read come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidgetItem

from digistrat_desktop.services.importing_rows import TAKEN, Fate
from digistrat_desktop.ui.views.metrics.word_table import WordTable
from digistrat_desktop.ui.words import tr, translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.services.importing_preview import Preview
    from digistrat_desktop.services.importing_rows import TableRow
    from digistrat_desktop.ui.look import Look

HEADS = (tr("Where"), tr("Becomes"), tr("Period"), tr("Value"), tr("Metric"), tr("Note"))
MOST_ROWS = 500


class PreviewTable(WordTable):
    """Rows with their fate in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HEADS, tr("What each row becomes"), parent)

    def show_preview(self, found: Preview, name_of: Callable[[str], str]) -> None:
        """Show the rows, those that cannot be read first.

        Args:
            found: what the table would become.
            name_of: gives a metric's name for its id.
        """
        rows = sorted(found.rows, key=lambda row: (row.fate is not Fate.BAD, _is_left(row)))
        rows = rows[:MOST_ROWS]
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(row_cells(row, name_of)):
                item = QTableWidgetItem(translated(words))
                if row.fate is Fate.BAD:
                    item.setForeground(self._look.colour("error"))
                self.setItem(at, column, item)
        self.measure()


def _is_left(row: TableRow) -> bool:
    return row.fate not in TAKEN and row.fate is not Fate.BAD


def row_cells(row: TableRow, name_of: Callable[[str], str]) -> tuple[str, ...]:
    """Give a row's cells in words, one for each head."""
    left = _is_left(row) and row.fate is not Fate.SAME
    becomes = tr("{value}, left out", value=row.fate.label) if left else translated(row.fate.label)
    return (
        row.place,
        becomes[:1].upper() + becomes[1:],
        row.period.label if row.period else "",
        row.value,
        name_of(row.metric),
        row.words,
    )
