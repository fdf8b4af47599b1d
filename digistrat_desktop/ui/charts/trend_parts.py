"""Parts around the chart to move about in: names of lines, the axis of periods, notes of limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.frame import placed_labels
from digistrat_desktop.analysis.charts.scales import period_ticks, room_for
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from digistrat_desktop.analysis.charts.plot import LineLabel
    from digistrat_desktop.domain.periods.periods import Period
    from digistrat_desktop.ui.theme.look import Look

_GAP = 4.0


class EdgeLabels(QWidget):
    """The names of a chart's lines at its right edge, kept apart and led to where they belong.

    They are painted, so that their words are only ever words.
    """

    def __init__(self, look: Look, place: Callable[[float], float], parent: QWidget) -> None:
        """Make an empty strip.

        Args:
            place: gives the height of a value in the strip's pixels.
        """
        super().__init__(parent)
        self._look = look
        self._place = place
        self._labels: tuple[LineLabel, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def show_labels(self, labels: Sequence[LineLabel]) -> None:
        """Name these lines."""
        self._labels = tuple(labels)
        self.updateGeometry()
        self.update()

    def labels(self) -> tuple[LineLabel, ...]:
        """The lines named."""
        return self._labels

    def sizeHint(self) -> QSize:
        widest = max(
            (self._metrics(x.strong).horizontalAdvance(x.text) for x in self._labels), default=0
        )
        return QSize(widest + self._look.theme.space(3.5), 0)

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self._labels:
            return
        painter = antialiased(self)
        indent = self._look.theme.space(3)
        for label in self._spread():
            metrics, at, y = self._metrics(label.strong), self._place(label.value), label.y
            if abs(y - at) > metrics.height() / 2:
                painter.setPen(QPen(self._look.colour("line"), 1))
                painter.drawLine(QLineF(1, at, indent - 2, y))
            painter.setFont(self._look.theme.font(TypeRole.SMALL, bold=label.strong))
            painter.setPen(self._look.colour("text" if label.strong else "secondary"))
            painter.drawText(QPointF(indent, y + metrics.ascent() / 2 - 1), label.text)
        painter.end()

    def _spread(self) -> tuple[LineLabel, ...]:
        """Place the names of the lines in sight."""
        high, gap = self.height(), self._metrics(strong=False).height()
        inside = [label for label in self._labels if 0 <= self._place(label.value) <= high]
        return placed_labels(inside, self._place, gap, (gap / 2, high - gap / 2))

    def _metrics(self, strong: bool) -> QFontMetrics:  # noqa: FBT001 - as the label holds it
        return QFontMetrics(self._look.theme.font(TypeRole.SMALL, bold=strong))


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
        first, last = self._at(max(low, 1)), self._at(high)
        if self._first is None or first is None or last is None or last < first:
            return []
        letters = QFontMetrics(self.style["tickFont"] or QFont())
        room = letters.horizontalAdvance(f"{self._first.short_label}00") * 1.4
        ticks = period_ticks(first, last, max(int(size / room), 1))
        return [(1.0, [tick.value for tick in ticks])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802 - the library's name
        """Write each place as "May 26"."""
        periods = map(self._at, values)
        return [period.short_label if period else "" for period in periods]

    def _at(self, place: float) -> Period | None:
        """Give the period at a place, where there is one: a calendar has ends."""
        try:
            return self._first and self._first.shift(round(place) - self._first.index)
        except ValueError:
            return None


class ReasonNotes:
    """The notes of one plot, placed anew whenever its width changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._notes: list[tuple[str, float, Any]] = []

    def clear(self) -> None:
        """Forget them; the plot has let go of its items."""
        self._notes = []

    def add(self, plot: Any, words: str, at: float, height: float) -> None:
        """Write a note.

        Args:
            at: where its limits begin, in the plot's own units.
            height: the middle of the line of notes, in the plot's own units.
        """
        theme = self._look.theme
        # Its ground interrupts the line it may have to stand across.
        ground = pg.mkBrush(theme.ink(Ink.SURFACE))
        item = pg.TextItem(words, color=theme.ink(Ink.TEXT), anchor=(0.0, 0.5), fill=ground)
        item.setFont(theme.font(TypeRole.SMALL))
        item.setPos(at, height)
        plot.addItem(item, ignoreBounds=True)
        self._notes.append((words, at, item))

    def shown(self) -> tuple[str, ...]:
        """What is written, as it is read."""
        return tuple(item.toPlainText() for *_, item in self._notes)

    def fit(self, box: Any) -> None:
        """Place the notes for the view box's width: moved left over free room before they are cut."""
        (first, last), width = box.viewRange()[0], float(box.width())
        if not self._notes or width <= 0 or last <= first:
            return
        letters = QFontMetrics(self._look.theme.font(TypeRole.SMALL))
        starts = [(at - first) / (last - first) * width for _, at, _ in self._notes]
        free = 0.0
        for (words, _, item), start, end in zip(
            self._notes, starts, (*starts[1:], width), strict=True
        ):
            wanted = letters.horizontalAdvance(words) + 2 * _GAP + 1
            x, room = room_for(wanted, free, max(start, 0.0), end)
            item.setText(elided(words, letters, int(room - 2 * _GAP)))
            item.setPos(first + x / width * (last - first), item.pos().y())
            free = x + min(wanted, room) + _GAP
