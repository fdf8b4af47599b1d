"""How a metric runs over time, as the interactive chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.in_turns import InTurns
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.metrics.trend_panel import TrendPanel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext


class MetricsCard(Card):
    """One metric at a time, chosen from a list."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Metrics over time"), parent=parent)
        self._model: ReportModel | None = None
        self.choice = ChoiceField(tr("Metric"), is_wide=True)
        self.words = PlainLabel("")
        self.panel = TrendPanel(context)
        self.add_to_header(self.choice)
        self.add(self.words)
        self.add(self.panel)
        self.choice.chosen.connect(self._on_chosen)
        context.look.changed.connect(self._keep_high)
        self._keep_high()
        self._turns = InTurns(self)

    def show_model(self, model: ReportModel | None) -> None:
        """Offer the metrics of a judged assessment, keeping the one shown."""
        self._model = model
        lines = model.metrics if model else ()
        self.setVisible(bool(lines))
        self.choice.set_choices([(line.metric_id, line.name) for line in lines])
        if lines and self.choice.choice() is None:
            self.choice.set_choice(lines[0].metric_id)
        # The chart comes after the rest of the page: its library may still be loading.
        self._turns.begin(self.panel.prepare, self._show_chosen)

    def _keep_high(self) -> None:
        # Labels that wrap give the card a height for its width, in which Qt forgets a smallest size
        # that is only hinted at.
        self.panel.setMinimumHeight(self.panel.minimumSizeHint().height())

    def _show_chosen(self) -> None:
        self._on_chosen(self.choice.choice() or "")

    def _on_chosen(self, metric_id: str) -> None:
        lines = self._model.metrics if self._model else ()
        for line in lines:
            if line.metric_id == metric_id:
                self.words.show_text(line.sentence)
                self.panel.show_line(line)
