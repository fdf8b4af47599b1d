"""Stopping to track several metrics together, for one reason."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from digistrat_desktop.domain.record.changes import Step, step_of
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.tables.metrics import edit_definition
from digistrat_desktop.ui.forms.asking import Saving
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_WHY = FieldSpec(
    "reason", tr("&Why you are stopping"), is_whole=True,
    needed=tr("Say why. The reason is kept in the change history."),
)  # fmt: skip


class StopForm(OneFormPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "")
        self.names = PlainLabel("")
        self.form.add_note(self.names)

    def begin(self, metric_ids: Sequence[str]) -> None:
        session = self._context.session
        found = [session.workspace.get(Metric, one) for one in metric_ids]
        self.names.show_text("\n".join(one.name for one in found))
        title = tr_count(len(found), "Stop tracking 1 metric", "Stop tracking %n metrics")
        words = tr("Their readings stay in the change history. Undo brings all of them back.")
        draft = session.draft_of("stop_several")
        saving = Saving(partial(self._stopped, tuple(metric_ids)))
        plan = FormPlan(title, draft, (_WHY,), saving, words=words, save_words=title)
        self.open_form(title, plan)

    def _stopped(self, metric_ids: Sequence[str], values: dict[str, Any]) -> Step:
        session = self._context.session
        workspace, why = session.workspace, {"retired": values["reason"]}
        found = [workspace.get(Metric, one) for one in metric_ids]
        steps = [edit_definition(workspace, one, why, session.author) for one in found]
        return step_of("Stop tracking metrics", *(one for step in steps for one in step.changes))
