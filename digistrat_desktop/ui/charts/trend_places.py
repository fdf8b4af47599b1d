"""The names of a chart's lines at its right edge, kept apart and led to where they belong."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.charts.captions import COMMON_LOOK, LOOKS, is_provisional
from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.frame import LineLabel
from digistrat_desktop.analysis.charts.scales import period_ticks, spread, value_range
from digistrat_desktop.analysis.measures.spc.rows import moment_of
from digistrat_desktop.analysis.measures.values import format_number
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from digistrat_desktop.analysis.charts.drawing import Shape
    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.analysis.measures.spc.values import SpcPoint
    from digistrat_desktop.ui.theme.look import Look


def looks(points: tuple[SpcPoint, ...]) -> dict[tuple[Shape, Ink, bool], list[int]]:
    """Give the places of the points of each look; the last part tells the hollow, provisional ones."""
    found: dict[tuple[Shape, Ink, bool], list[int]] = {(*COMMON_LOOK, False): []}
    for at, point in enumerate(points):
        if point.value is not None:
            look = LOOKS.get((point.kind, point.cause.sign), COMMON_LOOK)
            found.setdefault((*look, is_provisional(point)), []).append(at)
    return found


def period_of(point: SpcPoint) -> Period:
    """Give a row's period; a bare date is a day."""
    if isinstance(point.period, Period):
        return point.period
    return period_at(moment_of(point.period), PeriodKind.DAY)


def all_values(line: MetricLine | None) -> Iterator[float]:
    """Give every height that must be on the chart."""
    if line is None:
        return
    found = line.analysis
    for group in found.groups:
        yield from (
            v for v in (group.limits.lower, group.limits.mean, group.limits.upper) if v is not None
        )
    rows = (v for p in found.points for v in (p.value, p.trajectory))
    yield from (v for v in rows if v is not None)
    if found.options.target is not None:
        yield found.options.target


def top(line: MetricLine) -> float:
    """Give the height at which notes are written, a little above everything."""
    values = list(all_values(line))
    low, high = value_range(values) if values else (0.0, 1.0)
    return high + (high - low) * 0.06


def note_place(width: float, free: float, start: float, end: float) -> tuple[float, float]:
    """Give where a note begins and the room it has: right of its line, or moved left to fit.

    Args:
        width: of all its words.
        free: where the room that nothing else takes begins.
        start: where its line stands.
        end: where its room ends.
    """
    x = max(min(start, end - width), min(free, start))
    return x, max(end - x, 0.0)


def line_labels(line: MetricLine) -> tuple[LineLabel, ...]:
    """Name the last group's lines, the target and the latest value."""
    found, latest = line.analysis, line.analysis.last
    limits = found.groups[-1].limits
    named = (
        (tr("Upper"), limits.upper),
        (tr("Mean"), limits.mean),
        (tr("Lower"), limits.lower),
        (tr("Target"), found.options.target),
        (tr("Latest"), latest.value if latest else None),
    )
    return tuple(
        LineLabel(
            f"{name} {format_number(v, line.subject.decimals)}", v, strong=name == tr("Latest")
        )
        for name, v in named
        if v is not None and abs(v) < inf
    )


class EdgeLabels(QWidget):
    """A strip beside a chart; painted, so that its words are only ever words."""

    def __init__(self, look: Look, place: Callable[[float], float], parent: QWidget) -> None:
        """Make an empty strip.

        Args:
            look: the look in use.
            place: gives the height of a value in the strip's pixels.
            parent: the owner.
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
        for label, y, at in self._spread():
            metrics = self._metrics(label.strong)
            if abs(y - at) > metrics.height() / 2:
                painter.setPen(QPen(self._look.colour("line"), 1))
                painter.drawLine(QLineF(1, at, indent - 2, y))
            painter.setFont(self._look.theme.font(TypeRole.SMALL, bold=label.strong))
            painter.setPen(self._look.colour("text" if label.strong else "secondary"))
            painter.drawText(QPointF(indent, y + metrics.ascent() / 2 - 1), label.text)
        painter.end()

    def _spread(self) -> list[tuple[LineLabel, float, float]]:
        """Give each label with where it stands and where its line is, from the top down."""
        high = self.height()
        inside = [x for x in self._labels if 0 <= self._place(x.value) <= high]
        ordered = sorted(inside, key=lambda label: self._place(label.value))
        wanted = [self._place(label.value) for label in ordered]
        gap = self._metrics(strong=False).height()
        places = spread(wanted, gap, gap / 2, high - gap / 2)
        return list(zip(ordered, places, wanted, strict=True))

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


_GAP = 4.0


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
            plot: the plot.
            words: all of them.
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
            x, room = note_place(wanted, free, max(start, 0.0), end)
            item.setText(elided(words, letters, int(room - 2 * _GAP)))
            item.setPos(first + x / width * (last - first), item.pos().y())
            free = x + min(wanted, room) + _GAP
