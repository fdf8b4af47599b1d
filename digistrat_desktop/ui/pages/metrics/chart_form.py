"""Which chart a metric is read by, why, and how much of it is shown."""

from functools import partial
from typing import Any

from digistrat_desktop.analysis.measures.chart_choice import Proposal
from digistrat_desktop.domain.edits.metrics import edit_metric
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.trust.metrics import ChartType, Metric
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.forms.records import values_of
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.words import tr

_MOST_MONTHS = 240
_WORDS = tr("P and U charts need the numerator and denominator of each reading.")
_WHY_HELP = tr("Needed for any chart but XmR. It is kept in the change history.")
_MONTHS_HELP = tr("Leave empty to show all. Limits always come from all readings.")


def _months(typed: str) -> int:
    if typed and not (typed.isascii() and typed.isdigit() and int(typed) <= _MOST_MONTHS):
        raise ValueError(tr("Enter a whole number of months up to 240, or leave it empty."))
    return int(typed or 0)


def _shown(months: int) -> str:
    return str(months or "")


CHART = (
    FieldSpec(
        "chart", tr("Chart"), Asked.CHOICE, labels_of(ChartType), ChartType, is_whole=True
    ),
    FieldSpec("chart_why", tr("Why this chart"), is_whole=True, longest=300, help_text=_WHY_HELP),
    FieldSpec(
        "shown_months", tr("Months the chart shows"), longest=3, example=tr("all"), reads=_months,
        writes=_shown, help_text=_MONTHS_HELP,
    ),
)  # fmt: skip


class ChartForm(OneFormPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Choose the chart"))
        self.page.end()

    def begin(self, metric: Metric, proposal: Proposal | None) -> None:
        """Ask which chart; what the readings call for is said, and is the reason offered."""
        now = partial(self._values_of, metric.id)
        words = f"{proposal.words} {_WORDS}" if proposal is not None else _WORDS
        plan = FormPlan(
            "",
            self._context.session.draft_of("chart", metric.id),
            CHART,
            Saving(partial(self._edited, metric.id)),
            Begin(now(), me=metric.id, now=now),
            words=words,
            first="chart",
            save_words=tr("Save the choice"),
            leave_words="",
        )
        self.open_form(tr("{name}: choose the chart", name=metric.full_name), plan)

    def _values_of(self, metric_id: str) -> dict[str, Any]:
        metric = self._context.session.workspace.find(Metric, metric_id)
        return {} if metric is None else values_of(metric)

    def _edited(self, metric_id: str, values: dict[str, Any]) -> Step:
        """Give the step; InvalidValue where a chart is chosen without a reason."""
        session = self._context.session
        if values["chart"] is not ChartType.XMR and not values["chart_why"].strip():
            raise InvalidValue("chart_why", tr("Say why this chart, so a reader can judge it."))
        return edit_metric(session.workspace.get(Metric, metric_id), values, session.author)
