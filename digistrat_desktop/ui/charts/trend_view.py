"""The interactive trend view: the only use of pyqtgraph, imported when first shown.

Source: docs/spec/window.md#charts. Places, forms and words are those of the printed chart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.charts.drawing import Ink, Shape
from digistrat_desktop.analysis.charts.plot import (
    LIMIT,
    MEAN,
    SECOND_TARGET,
    TARGET,
    LevelLine,
    LineForm,
    TrendPlot,
    plot_of,
)
from digistrat_desktop.analysis.charts.scales import room_for
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import point_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.analysis.measures.words import axis_unit
from digistrat_desktop.ui.charts.around_plot import ChartFoot, EdgeLabels
from digistrat_desktop.ui.charts.trend_axes import PassedPlot, PeriodAxis, ValueAxisItem
from digistrat_desktop.ui.charts.trend_legend import HINT, NO_READINGS, legend_words
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.text import TypeRole, elided, plot_text
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_GAP = 4.0


class ReasonNotes:
    """The notes of one plot, placed anew whenever its width changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._notes: list[tuple[str, float, Any]] = []

    def clear(self) -> None:
        self._notes = []

    def add(self, plot: Any, words: str, at: float, height: float) -> None:
        """Write a note where its limits begin; place and height are in the plot's own units."""
        theme = self._look.theme
        # Its ground interrupts the line it may have to stand across.
        ground = pg.mkBrush(theme.ink(Ink.SURFACE))
        item = pg.TextItem(words, color=theme.ink(Ink.TEXT), anchor=(0.0, 0.5), fill=ground)
        item.setFont(theme.font(TypeRole.SMALL))
        item.setPos(at, height)
        plot.addItem(item, ignoreBounds=True)
        self._notes.append((words, at, item))

    def shown(self) -> tuple[str, ...]:
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


_SYMBOLS = {
    Shape.CIRCLE: ("o", 7),
    Shape.SQUARE: ("s", 9),
    Shape.TRIANGLE_UP: ("t1", 10),
    Shape.TRIANGLE_DOWN: ("t", 10),
    Shape.DIAMOND: ("d", 10),
}
_MOST_MARKED = 2_000
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}
_ENDS = {Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ZOOMS = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Minus: 2.0}
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_LONGEST = 90
_REACH = 0.4  # of a period: how far lines go beyond the periods they hold for
# The words of a remark interrupt the limits they stand on, never the values.
_BEHIND_LINES, _BEHIND_WORDS, _BEHIND_VALUES = -20, -10, -5


class TrendView(QWidget):
    """One metric over time; arrows read it point by point, the mouse by hovering."""

    heard_as = HeardAs.GRAPHIC
    picked = Signal(object)  # a point was chosen with Enter or a click; carries its `SpcPoint`

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line: MetricLine | None = None
        self._chart: TrendPlot | None = None
        self._places: Sequence[int] = ()
        self._at = -1
        self._axis, self._values = PeriodAxis(), ValueAxisItem()
        axes = {"bottom": self._axis, "left": self._values}
        self._plot: Any = PassedPlot(axisItems=axes, enableMenu=False, parent=self)
        self._cursor: Any = pg.InfiniteLine(angle=90)
        self._foot = ChartFoot(parent=self)
        self.words, self.legend = self._foot.words, self._foot.legend
        self.edge = EdgeLabels(look, self._height_of, self)
        self.reasons = ReasonNotes(look)
        self._build()
        self._plot.scene().sigMouseMoved.connect(self._on_hover)
        self._plot.scene().sigMouseClicked.connect(self._on_click)
        self._plot.getPlotItem().vb.sigRangeChanged.connect(self._on_range)
        self._plot.getPlotItem().vb.sigResized.connect(self._on_range)
        look.changed.connect(self._draw)

    def _build(self) -> None:
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMouseEnabled(x=True, y=False)
        self._plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        column = bare(QVBoxLayout(self), 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._plot, 1)
        row.addWidget(self.edge)
        column.addLayout(row, 1)
        column.addWidget(self._foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_line(self, line: MetricLine) -> None:
        same = self._line is not None and self._line.metric_id == line.metric_id
        self._line = line
        self._chart = plot_of(line.analysis, line.subject) if line.analysis.points else None
        self._places = self._chart.places if self._chart else ()
        self._at = min(self._at, len(self._places) - 1) if same else -1
        self.setAccessibleName(tr("Chart: {title}", title=line.title))
        self._plot.setVisible(self._chart is not None)  # axes of nothing would say numbers
        self._say_nothing()
        self.legend.show_text(legend_words(line, self._chart))
        said = (self._said_of(at) for at in range(len(self._places))[-_MOST_MARKED:])
        self._foot.keep_room((HINT, *said))
        self._draw()

    def read_point(self, at: int) -> None:
        """Put the cursor on the point at a place from 0, and say what it is and why it is marked."""
        points = self._points()
        if self._line is None or not 0 <= at < len(points):
            return
        self._at = at
        self.words.show_text(self._said_of(at))
        self.setAccessibleDescription(self.words.text())
        self._cursor.setPos(self._places[at])
        self._cursor.show()

    def _said_of(self, at: int) -> str:
        """Say what a point is, and what was noted at it."""
        points = self._points()
        if self._line is None:
            return ""
        said = point_words(self._line.analysis, points[at], self._line.subject)
        return f"{said} {self._line.notes.get(self._places[at], '')}".strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, points = Qt.Key(event.key()), self._points()
        step = _STEPS.get(key, _ENDS.get(key))
        if points and key in _PICK and self._at >= 0:
            self.picked.emit(points[self._at])
        elif points and key in {*_ZOOMS, Qt.Key.Key_0}:
            self._zoom(_ZOOMS.get(key))
        elif step is None or not points:
            super().keyPressEvent(event)
        else:
            start = len(points) if self._at < 0 and step < 0 else self._at
            self.read_point(max(0, min(len(points) - 1, start + step)))
            announce(self, self.words.text())

    def _zoom(self, factor: float | None) -> None:
        """Show this many times as many periods about the point that is read; None shows all of them."""
        box = self._plot.getPlotItem().vb
        if factor is None and self._chart is not None:
            self._set_range(self._plot.getPlotItem(), self._chart)
        elif factor is not None:
            about = self._places[self._at] if self._at >= 0 else box.viewRect().center().x()
            box.scaleBy(x=factor, center=(about, 0.0))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._plot.setStyleSheet(f"border: 2px solid {self._look.theme.colours.focus};")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._plot.setStyleSheet("")
        if event.reason() not in _COMES_BACK and not self._plot.underMouse():
            self._leave_point()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        if not self.hasFocus():
            self._leave_point()

    def _leave_point(self) -> None:
        """Read no point any more: neither mouse nor keyboard is here."""
        self._at = -1
        self._cursor.hide()
        self._say_nothing()

    def _say_nothing(self) -> None:
        self.words.show_text(HINT if self._points() else NO_READINGS)
        said = (self._line.in_words, self.words.text()) if self._line else ()
        self.setAccessibleDescription(" ".join(said))

    def _points(self) -> tuple[SpcPoint, ...]:
        begin = self._chart.begin if self._chart else 0
        return self._line.analysis.points[begin:] if self._line else ()

    def _nearest(self, where: Any) -> int | None:
        box = self._plot.getPlotItem().vb
        if not self._places or not box.sceneBoundingRect().contains(where):
            return None
        x = box.mapSceneToView(where).x()
        after = bisect_left(self._places, x)
        near = [i for i in (after - 1, after) if 0 <= i < len(self._places)]
        return min(near, key=lambda i: abs(self._places[i] - x))

    def _on_hover(self, where: Any) -> None:
        nearest = self._nearest(where)
        if nearest is not None and nearest != self._at:
            self.read_point(nearest)

    def _on_click(self, event: Any) -> None:
        nearest = self._nearest(event.scenePos())
        if nearest is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self.read_point(nearest)
            self.picked.emit(self._points()[nearest])

    def _on_range(self, *_: object) -> None:
        self.edge.update()
        self.reasons.fit(self._plot.getPlotItem().vb)

    def _height_of(self, value: float) -> float:
        box = self._plot.getPlotItem().vb
        place = self._chart.axis.place(value) if self._chart else value
        return float(box.mapViewToScene(QPointF(0, place)).y())

    def _colour(self, ink: Ink) -> QColor:
        return self._look.theme.ink(ink)

    def _pen(self, ink: Ink, style: Qt.PenStyle = Qt.PenStyle.SolidLine, width: float = 1) -> Any:
        return pg.mkPen(self._colour(ink), style=style, width=width)

    def _line_pen(self, form: LineForm) -> Any:
        pen = self._pen(form.ink, width=form.width)
        if form.dash:
            pen.setDashPattern([length / form.width for length in form.dash])
        return pen

    def _draw(self) -> None:
        plot, chart = self._plot.getPlotItem(), self._chart
        plot.clear()
        self.reasons.clear()
        self._plot.setBackground(self._colour(Ink.SURFACE))
        self._dress_axes(plot)
        self.edge.show_labels(chart.labels if chart else ())
        if chart is None:
            return
        self._axis.begin_at(chart.first)
        self._values.show_axis(chart.axis)
        self._draw_ranges(plot, chart)
        self._draw_lines(plot, chart)
        self._draw_gaps(plot, chart)
        self._draw_values(plot, chart)
        self._draw_begins(plot, chart)
        self._draw_breaks(plot, chart)
        self._draw_remarks(plot, chart)
        self._cursor.setPen(self._pen(Ink.MUTED, Qt.PenStyle.DotLine))
        self._cursor.setVisible(self._at >= 0)
        plot.addItem(self._cursor, ignoreBounds=True)
        self._set_range(plot, chart)

    def _dress_axes(self, plot: Any) -> None:
        small = self._look.theme.font(TypeRole.SMALL)
        for name in ("bottom", "left"):
            axis = plot.getAxis(name)
            axis.setPen(self._pen(Ink.LINE))
            axis.setTextPen(self._pen(Ink.SECONDARY))
            axis.setTickFont(small)
        self._axis.setHeight(QFontMetrics(small).height() + 10)
        unit = axis_unit(self._line.unit) if self._line else ""
        plot.getAxis("left").setGrid(40)
        plot.getAxis("left").setLabel(plot_text(unit))
        plot.getAxis("left").showLabel(bool(unit))

    def _set_range(self, plot: Any, chart: TrendPlot) -> None:
        first, last = chart.places[0], chart.end
        air = max((last - first) * 0.02, 0.6)
        plot.vb.setLimits(xMin=first - air - 1, xMax=last + air + 1)
        plot.setXRange(first - air, last + air, padding=0)
        # Room above for the reasons of new limits and for remarks.
        plot.setYRange(chart.axis.low, _above(chart, 0.12), padding=0)
        self.reasons.fit(plot.vb)

    def _draw_ranges(self, plot: Any, chart: TrendPlot) -> None:
        for first, last, low, high, is_step in chart.bands:
            reach = 0.0 if is_step else _REACH
            width = last - first + 2 * reach
            band = QGraphicsRectItem(first - reach, low, width, high - low)
            band.setPen(QPen(Qt.PenStyle.NoPen))
            band.setBrush(self._colour(Ink.MUTED_FILL))
            band.setZValue(_BEHIND_LINES)
            plot.addItem(band, ignoreBounds=True)

    def _draw_lines(self, plot: Any, chart: TrendPlot) -> None:
        self._draw_levels(plot, chart.means, self._line_pen(MEAN))
        self._draw_levels(plot, chart.limits, self._line_pen(LIMIT))
        pen = self._line_pen(TARGET)
        if chart.steps:
            x = [place for step in chart.steps for place in (step.first, step.last)]
            y = [step.value for step in chart.steps for _ in range(2)]
            plot.plot(x, y, pen=pen)
        for value, form in ((chart.target, TARGET), (chart.second, SECOND_TARGET)):
            if value is not None:
                place = chart.axis.place(value)
                line = pg.InfiniteLine(place, angle=0, pen=self._line_pen(form))
                plot.addItem(line, ignoreBounds=True)

    def _draw_levels(self, plot: Any, levels: Iterable[LevelLine], pen: Any) -> None:
        for is_step, lines in groupby(levels, lambda one: one.is_step):
            if is_step:
                self._draw_steps(plot, list(lines), pen)
                continue
            for first, last, value, _ in lines:
                line = plot.plot((first - _REACH, last + _REACH), (value, value), pen=pen)
                line.setZValue(_BEHIND_WORDS)

    def _draw_steps(self, plot: Any, steps: Sequence[LevelLine], pen: Any) -> None:
        """Draw lines that change with every row in one piece, broken where the next begins elsewhere."""
        x = np.array([place for one in steps for place in (one.first, one.last)], dtype=float)
        y = np.array([one.value for one in steps for _ in range(2)], dtype=float)
        joins = np.ones(len(x), dtype=np.int32)
        joins[1:-1:2] = x[1:-1:2] == x[2::2]
        line = plot.plot(x, y, pen=pen, connect=joins)
        line.setZValue(_BEHIND_WORDS)

    def _draw_values(self, plot: Any, chart: TrendPlot) -> None:
        x = np.array(chart.places, dtype=float)
        place = chart.axis.place
        y = np.array([np.nan if v is None else place(v) for v in chart.values], dtype=float)
        links = np.array([*chart.links, False], dtype=np.int32)
        few = len(x) <= _MOST_MARKED
        curve = plot.plot(
            x, y, pen=self._pen(Ink.COMMON, width=1.3), connect=links if few else "finite"
        )
        if not few:
            curve.setDownsampling(auto=True, method="peak")
            curve.setClipToView(True)
        scale = self._look.theme.text_percent / 100
        for form, mine in chart.forms.items():
            if not few and form.is_common:
                continue
            symbol, size = _SYMBOLS[form.shape]
            marks = pg.ScatterPlotItem(
                x[mine],
                y[mine],
                symbol=symbol,
                size=size * scale,
                brush=pg.mkBrush(self._colour(Ink.SURFACE if form.hollow else form.ink)),
                pen=self._pen(form.ink, width=2) if form.hollow else self._pen(Ink.SURFACE),
            )
            plot.addItem(marks)
        ringed = list(chart.ringed)
        ring = pg.ScatterPlotItem(
            x[ringed], y[ringed], symbol="o", size=15 * scale, brush=None, pen=self._pen(Ink.TEXT)
        )
        plot.addItem(ring)

    def _draw_gaps(self, plot: Any, chart: TrendPlot) -> None:
        """Mark the foot of the plot where there is no value; a gap is never drawn as zero."""
        pen = self._pen(Ink.MUTED, width=5)
        for _, first, last in chart.gaps:
            plot.plot((first - _REACH, last + _REACH), (chart.axis.low, chart.axis.low), pen=pen)
        for words, first, last in chart.gaps:
            if last - first >= max(len(chart.places) // 12, 1):
                self._write(plot, words, ((first + last) / 2, chart.axis.low), (0.5, 1.0))

    def _draw_breaks(self, plot: Any, chart: TrendPlot) -> None:
        """Say where the axis is broken, and write the values that are not to scale."""
        for at in chart.axis.breaks:
            self._write(plot, tr("Axis broken"), (chart.places[0], at), (0.0, 0.5))
        for row, words in chart.far.items():
            value = chart.values[row]
            if value is not None:
                where = chart.places[row], chart.axis.place(value)
                self._write(plot, words, where, (float(row > len(chart.places) / 2), 0.5))

    def _draw_begins(self, plot: Any, chart: TrendPlot) -> None:
        for place, words, _ in chart.begins:
            if place is not None:
                pen = self._pen(Ink.SECONDARY, Qt.PenStyle.DotLine)
                line = pg.InfiniteLine(place, angle=90, pen=pen)
                line.setZValue(_BEHIND_WORDS)
                plot.addItem(line, ignoreBounds=True)
            if words:
                at = chart.places[0] if place is None else place
                self.reasons.add(plot, words, at, _above(chart, 0.06))

    def _draw_remarks(self, plot: Any, chart: TrendPlot) -> None:
        notes = self._line.notes if self._line else {}
        for place, value in zip(chart.places, chart.values, strict=True):
            if place in notes:
                late = place > (chart.places[0] + chart.places[-1]) / 2
                where = place, (_above(chart, 0.06) if value is None else chart.axis.place(value))
                words = f"\N{LOWER RIGHT PENCIL} {notes[place]}"
                self._write(plot, words, where, (float(late), 1.25))

    def _write(
        self, plot: Any, words: str, where: tuple[float, float], anchor: tuple[float, float]
    ) -> None:
        shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        ground = pg.mkBrush(self._colour(Ink.SURFACE))
        item = pg.TextItem(shown, color=self._colour(Ink.TEXT), anchor=anchor, fill=ground)
        item.setZValue(_BEHIND_VALUES)
        item.setFont(self._look.theme.font(TypeRole.SMALL))
        item.setPos(*where)
        plot.addItem(item, ignoreBounds=True)


def _above(chart: TrendPlot, share: float) -> float:
    return chart.axis.high + (chart.axis.high - chart.axis.low) * share
