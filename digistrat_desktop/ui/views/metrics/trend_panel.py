"""Room for the interactive chart; the plotting library is only loaded when one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.ui.charts.trend_view import TrendView
    from digistrat_desktop.ui.views.context import PageContext

_HEIGHT = 280


class TrendPanel(QWidget):
    """Makes the chart when first asked to show a line."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: TrendView | None = None
        self.setMinimumHeight(context.look.theme.px(_HEIGHT))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_line(self, line: MetricLine) -> None:
        """Show a metric over time."""
        if self._view is None:
            self._view = self._made()
        self._view.show_line(line)

    def _made(self) -> TrendView:
        from digistrat_desktop.ui.charts.trend_view import TrendView  # noqa: PLC0415 - dear import

        view = TrendView(self._context.look, self)
        self._column.addWidget(view)
        return view
