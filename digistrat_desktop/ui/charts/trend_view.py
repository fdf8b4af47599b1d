"""The interactive trend view: the only use of pyqtgraph, imported when first shown.

Source: spec qt, section 4: segmented lines, special causes drawn last and in another shape.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.analysis.drawing import Ink
from digistrat_desktop.analysis.metric_remarks import point_words
from digistrat_desktop.analysis.spc import PointKind
from digistrat_desktop.analysis.spc.rows import moment_of
from digistrat_desktop.analysis.words import MONTHS
from digistrat_desktop.ui.text import PlainLabel, plot_text
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QKeyEvent

    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.spc import SpcPoint
    from digistrat_desktop.ui.look import Look

_LOOKS = {
    PointKind.COMMON: (Ink.COMMON, "o", 7),
    PointKind.IMPROVEMENT: (Ink.IMPROVEMENT, "s", 9),
    PointKind.CONCERN: (Ink.CONCERN, "t1", 10),
    PointKind.NEUTRAL_HIGH: (Ink.NEUTRAL, "d", 10),
    PointKind.NEUTRAL_LOW: (Ink.NEUTRAL, "d", 10),
}


class MonthAxis(pg.AxisItem):  # type: ignore[misc] # the library has no types
    """Days on the axis, written as months."""

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802 - the library's name
        """Write each place as "May 26"."""
        return [_month(value) for value in values]


def _month(ordinal: float) -> str:
    try:
        day = date.fromordinal(round(ordinal))
    except (ValueError, OverflowError):
        return ""
    return f"{MONTHS[day.month - 1][:3]} {day.year % 100:02d}"


class TrendView(QWidget):
    """One metric over time; arrows read it point by point, the mouse by hovering."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line: MetricLine | None = None
        self._at = -1
        self._plot: Any = pg.PlotWidget(axisItems={"bottom": MonthAxis("bottom")}, parent=self)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMouseEnabled(x=True, y=False)
        self._cursor: Any = pg.InfiniteLine(angle=90)
        self.words = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot, 1)
        column.addWidget(self.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plot.scene().sigMouseMoved.connect(self._on_hover)
        look.changed.connect(self._draw)

    def show_line(self, line: MetricLine) -> None:
        """Show a metric."""
        self._line = line
        self._at = -1
        self.setAccessibleName(f"Chart: {line.title}")
        self.setAccessibleDescription(line.sentence)
        self.words.show_text("Left and right arrows read the points one by one.")
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        points = self._points()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not points:
            super().keyPressEvent(event)
            return
        start = len(points) if self._at < 0 and step < 0 else self._at
        self._read(max(0, min(len(points) - 1, start + step)))

    def _points(self) -> tuple[SpcPoint, ...]:
        return self._line.analysis.points if self._line else ()

    def _read(self, at: int) -> None:
        points = self._points()
        if self._line is None or not 0 <= at < len(points):
            return
        self._at = at
        said = point_words(self._line.analysis, points[at], self._line.subject)
        self.words.show_text(said)
        self._cursor.setPos(_place(points[at]))
        self._cursor.show()

    def _on_hover(self, where: Any) -> None:
        points = self._points()
        box = self._plot.getPlotItem().vb
        if points and box.sceneBoundingRect().contains(where):
            x = box.mapSceneToView(where).x()
            nearest = min(range(len(points)), key=lambda i: abs(_place(points[i]) - x))
            if nearest != self._at:
                self._read(nearest)

    def _colour(self, ink: Ink) -> QColor:
        return self._look.theme.ink(ink)

    def _draw(self) -> None:
        plot = self._plot.getPlotItem()
        plot.clear()
        self._plot.setBackground(self._colour(Ink.SURFACE))
        for name in ("bottom", "left"):
            axis = plot.getAxis(name)
            axis.setPen(pg.mkPen(self._colour(Ink.LINE)))
            axis.setTextPen(pg.mkPen(self._colour(Ink.SECONDARY)))
            axis.setTickFont(self._look.theme.font(TypeRole.SMALL))
        if self._line is None:
            return
        plot.getAxis("left").setLabel(plot_text(self._line.unit))
        self._draw_lines(plot)
        self._draw_values(plot)
        self._cursor.setPen(pg.mkPen(self._colour(Ink.MUTED), style=Qt.PenStyle.DotLine))
        self._cursor.hide()
        plot.addItem(self._cursor)
        plot.autoRange()

    def _draw_lines(self, plot: Any) -> None:
        points = self._points()
        groups = self._line.analysis.groups if self._line else ()
        for group in groups:
            members = points[group.first : group.first + group.count]
            ends = (_place(members[0]), _place(members[-1]))
            for value, style in (
                (group.limits.mean, Qt.PenStyle.SolidLine),
                (group.limits.lower, Qt.PenStyle.DashLine),
                (group.limits.upper, Qt.PenStyle.DashLine),
            ):
                if value is not None:
                    ink = Ink.TEXT if style is Qt.PenStyle.SolidLine else Ink.MUTED
                    plot.plot(ends, (value, value), pen=pg.mkPen(self._colour(ink), style=style))
        self._draw_target(plot, points)

    def _draw_target(self, plot: Any, points: tuple[SpcPoint, ...]) -> None:
        target = self._line.analysis.options.target if self._line else None
        if target is not None and points:
            pen = pg.mkPen(self._colour(Ink.TARGET), style=Qt.PenStyle.DotLine, width=1.5)
            ends = (_place(points[0]), _place(points[-1]))
            plot.plot(ends, (target, target), pen=pen)

    def _draw_values(self, plot: Any) -> None:
        points = self._points()
        x = np.array([_place(p) for p in points], dtype=float)
        y = np.array([np.nan if p.value is None else p.value for p in points], dtype=float)
        curve = plot.plot(x, y, pen=pg.mkPen(self._colour(Ink.COMMON), width=1), connect="finite")
        curve.setDownsampling(auto=True, method="peak")
        curve.setClipToView(True)
        for kind, (ink, symbol, size) in _LOOKS.items():
            mine = np.array([p.kind is kind and p.value is not None for p in points], dtype=bool)
            if mine.any():
                brush = pg.mkBrush(self._colour(ink))
                marks = pg.ScatterPlotItem(
                    x[mine], y[mine], symbol=symbol, size=size, brush=brush, pen=None
                )
                plot.addItem(marks)


def _place(point: SpcPoint) -> float:
    return float(moment_of(point.period).toordinal())
