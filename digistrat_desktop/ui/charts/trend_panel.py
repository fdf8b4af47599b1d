"""Room for the interactive chart; the plotting library is only loaded when one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.ui.charts.trend_view import TrendView
    from digistrat_desktop.ui.session.context import PageContext

_HEIGHT = 232


class TrendPanel(QWidget):
    """Makes the chart when first asked to show a line.

    Signals:
        picked: a point of the chart was chosen; carries its `SpcPoint`.
    """

    picked = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: TrendView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def view(self) -> TrendView | None:
        """The chart, or None before the first metric."""
        return self._view

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough to read a chart, whatever else is on the page."""
        theme = self._context.look.theme
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def show_line(self, line: MetricLine) -> None:
        """Show a metric over time."""
        self.prepare().show_line(line)

    def prepare(self) -> TrendView:
        """Make the empty chart if it is not there yet, and give it."""
        if self._view is None:
            self._view = self._made()
        return self._view

    def _made(self) -> TrendView:
        from digistrat_desktop.ui.charts.trend_view import TrendView  # noqa: PLC0415 - dear import

        view = TrendView(self._context.look, self)
        view.picked.connect(self.picked)
        self._column.addWidget(view)
        return view
