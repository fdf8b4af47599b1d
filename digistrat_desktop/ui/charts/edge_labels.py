"""The names of a chart's lines at its right edge, kept apart and led to where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.figures_scales import spread
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from digistrat_desktop.analysis.figures_frame import LineLabel
    from digistrat_desktop.ui.look import Look


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
