"""Amounts by financial year as one row of a grid: typed, pasted from a spreadsheet and copied."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.services.tables.pasted_years import (
    PastedRow,
    amount_read,
    is_blank,
    read_pasted,
)
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.tables.year_model import WrittenCell, YearCell, YearRow, YearValues
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_ROW = "amounts"


class YearsField(YearGrid):
    """What stands in it is a text, a line for each year; what is no amount stays and is refused."""

    changed = Signal()  # a person wrote, pasted or cleared something

    def __init__(self, look: Look, name: str, years: Sequence[str]) -> None:
        super().__init__(look, name, self.commands)
        self._name = name
        self._years = tuple(years)
        self._amounts: dict[str, str] = {}
        self.written.connect(self._on_written)
        self.pasted.connect(self._on_pasted)
        self._show()

    def text(self) -> str:
        return "\n".join(f"{year}: {amount}" for year, amount in sorted(self._amounts.items()))

    def show_text(self, text: str) -> None:
        pairs = (line.partition(": ") for line in text.splitlines() if line.strip())
        self._amounts = {year: amount for year, _, amount in pairs}
        self._show()

    def set_years(self, years: Sequence[str]) -> None:
        self._years = tuple(years)
        self._show()

    def commands(self, cells: Sequence[tuple[str, str]]) -> list[Command]:
        filled = any(self.cell_text(*cell) for cell in cells)
        return [
            Command(tr("Copy to later years"), self.fill_across, filled),
            Command(tr("Clear"), self.empty, filled),
            Command(tr("Add year"), self._on_add_year),
            Command(tr("Copy"), self.copy),
            Command(tr("Paste"), self.paste),
        ]

    def _on_add_year(self) -> None:
        if self.values.years:
            last = self.values.years[-1]
            self.set_years((*self._years, year_text(int(last[:4]) + 1)))

    def _show(self) -> None:
        years = tuple(sorted({*self._years, *self._amounts}))
        cells = {year: _cell(amount) for year, amount in self._amounts.items()}
        self.show_values(YearValues(years, (YearRow(_ROW, "", cells, spoken=self._name),)))

    def _on_written(self, cells: Sequence[WrittenCell]) -> None:
        for one in cells:
            self._amounts.pop(one.year, None)
            if not is_blank(one.text):
                self._amounts[one.year] = amount_read(one.text) or one.text
        self._show()
        self.changed.emit()

    def _on_pasted(self, _: str, year: str, text: str) -> None:
        first = int(year[:4])
        across = [year_text(first + more) for more in range(10)]
        try:
            rows = read_pasted(text, across).rows
        except Refused:
            return
        row = next((one for one in rows if self._is_mine(one)), rows[0] if rows else None)
        if row is not None:
            scaled = ((at, amount_read(told, row.scale) or told) for at, told in row.cells if at)
            self._on_written([WrittenCell(_ROW, at, told) for at, told in scaled])

    def _is_mine(self, row: PastedRow) -> bool:
        return bool(row.label) and self._name.casefold().startswith(row.label.casefold())


def _cell(amount: str) -> YearCell:
    known = amount_read(amount)
    return YearCell(f"{Decimal(known):,f}") if known else YearCell(amount, tone="caution")
