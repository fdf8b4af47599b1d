"""What the interactive trend view is drawn on: a plot, periods below it, values at its left."""

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent

from digistrat_desktop.analysis.charts.scales import ValueAxis, period_ticks
from digistrat_desktop.domain.periods.periods import Period


class PassedPlot(pg.PlotWidget):  # type: ignore[misc] # the library has no types
    """A plot that the wheel passes: it scrolls the page, and zooms only with Ctrl."""

    def sizeHint(self) -> QSize:
        """Ask for as little as will do: Qt's own asks for what the plot has, so that it never shrinks again."""
        return QSize(self.minimumSizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            event.accept()
        else:
            event.ignore()


class PeriodAxis(pg.AxisItem):  # type: ignore[misc] # the library has no types
    """Places of periods on the axis, written as people write periods."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._first: Period | None = None

    def begin_at(self, first: Period) -> None:
        self._first = first

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802 - the library's name
        """Give calendar-aligned places, no more than there is room for."""
        first, last = self._at(max(low, 1)), self._at(high)
        if self._first is None or first is None or last is None or last < first:
            return []
        letters = QFontMetrics(self.style["tickFont"] or QFont())
        room = letters.horizontalAdvance(f"{self._first.short_label}00") * 1.4
        ticks = period_ticks(first, last, max(int(size / room), 1))
        return [(1.0, [tick.value for tick in ticks])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802 - the library's name
        periods = map(self._at, values)
        return [period.short_label if period else "" for period in periods]

    def _at(self, place: float) -> Period | None:
        try:
            return self._first and self._first.shift(round(place) - self._first.index)
        except ValueError:
            return None


class ValueAxisItem(pg.AxisItem):  # type: ignore[misc] # the library has no types
    """The axis of values: what is not to scale has no ticks."""

    def __init__(self) -> None:
        super().__init__("left")
        self._drawn: ValueAxis | None = None

    def show_axis(self, drawn: ValueAxis) -> None:
        self._drawn = drawn

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802 - the library's name
        found: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
        if self._drawn is None or not self._drawn.breaks:
            return found
        return [(step, [v for v in ticks if not self._drawn.is_off(v)]) for step, ticks in found]
