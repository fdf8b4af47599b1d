"""The time axis of the interactive chart: places of periods, written as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetrics

from digistrat_desktop.analysis.figures_scales import period_ticks

if TYPE_CHECKING:
    from digistrat_desktop.domain.periods import Period


class PeriodAxis(pg.AxisItem):  # type: ignore[misc] # the library has no types
    """Places of periods on the axis, written as people write periods."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._first: Period | None = None

    def begin_at(self, first: Period) -> None:
        """Say which kind of period the places are of."""
        self._first = first

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802 - the library's name
        """Give calendar-aligned places, no more than there is room for."""
        if self._first is None:
            return []
        start, end = round(max(low, 1)), round(high)
        letters = QFontMetrics(self.style["tickFont"] or QFont())
        room = letters.horizontalAdvance(f"{self._first.short_label}00") * 1.4
        most = max(int(size / room), 1)
        try:
            first, last = self._at(start), self._at(end)
        except ValueError:
            return []
        if last < first:
            return []
        return [(1.0, [tick.value for tick in period_ticks(first, last, most)])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802 - the library's name
        """Write each place as "May 26"."""
        return [self._words(value) for value in values]

    def _words(self, value: float) -> str:
        try:
            return self._at(round(value)).short_label
        except ValueError:
            return ""

    def _at(self, place: int) -> Period:
        if self._first is None:
            raise ValueError
        return self._first.shift(place - self._first.index)
