"""What stands round a plot: the names of its lines, and under it what a point and its marks say."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.analysis.charts.frame import placed_labels
from digistrat_desktop.analysis.charts.plot import LineLabel
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look

_WRAP = int(Qt.TextFlag.TextWordWrap)
_UNBOUNDED = 100_000
_MEASURED = 5  # of the longest texts: which of them wraps to most lines depends on the words


class ChartFoot(QWidget):
    """Has room for the longest of the texts that are said, so that the chart over it never moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self.legend = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self._longest: tuple[str, ...] = ()
        row = bare(QHBoxLayout(self), 6)
        row.addWidget(self.words, 3)
        row.addWidget(self.legend, 2)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def keep_room(self, said: Iterable[str]) -> None:
        """Keep the room for any of these."""
        self._longest = tuple(sorted(set(said), key=len)[-_MEASURED:])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters, width = QFontMetrics(self.words.font()), max(1, self.words.width())
        room = QRect(0, 0, width, _UNBOUNDED)
        high = (letters.boundingRect(room, _WRAP, one).height() for one in self._longest)
        self.words.setMinimumHeight(max(high, default=0))


class EdgeLabels(QWidget):
    """The names of a chart's lines at its right edge, kept apart and led to where they belong.

    They are painted, so that their words are only ever words.
    """

    def __init__(self, look: Look, place: Callable[[float], float], parent: QWidget) -> None:
        """`place` gives the height of a value in the strip's pixels."""
        super().__init__(parent)
        self._look = look
        self._place = place
        self._labels: tuple[LineLabel, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def show_labels(self, labels: Sequence[LineLabel]) -> None:
        self._labels = tuple(labels)
        self.updateGeometry()
        self.update()

    def labels(self) -> tuple[LineLabel, ...]:
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
        high, gap = self.height(), self._metrics(strong=False).height()
        inside = [label for label in self._labels if 0 <= self._place(label.value) <= high]
        return placed_labels(inside, self._place, gap, (gap / 2, high - gap / 2))

    def _metrics(self, strong: bool) -> QFontMetrics:  # noqa: FBT001 - as the label holds it
        return QFontMetrics(self._look.theme.font(TypeRole.SMALL, bold=strong))
