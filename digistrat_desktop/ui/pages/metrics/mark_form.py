"""New limits from a reading on, with a reason; or a remark on a reading."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from digistrat_desktop.domain.edits.metrics import annotate, rebase
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.workspace import readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Rebase
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.date_field import day_words
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.kit.buttons import IconButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, SmallTable
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_FOLD_BELOW = 240
_LIMITS_WORDS = tr(
    "Recalculate limits only when something real has changed, such as a launch or a new "
    "definition. The program never does it for you."
)
_REMARK_WORDS = tr("A chart note says what happened. It does not change the limits.")
_NEEDED = tr("Say what it is, so a reader can judge it.")
LIMITS = (
    FieldSpec("period", tr("From"), Asked.CHOICE, is_whole=True),
    FieldSpec("reason", tr("Why"), is_whole=True, longest=300, needed=_NEEDED),
)
REMARK = (
    FieldSpec("period", tr("Date"), Asked.CHOICE, is_whole=True),
    FieldSpec("reason", tr("What happened"), is_whole=True, longest=300, needed=_NEEDED),
)


class MarksList(Card):
    taken_out = Signal(str)  # a mark is to be taken out; its id

    def __init__(self, look: Look) -> None:
        super().__init__(look, " ")
        self.table = SmallTable(look, ("", ""), (1, 0), _FOLD_BELOW)
        self.add(self.table)

    def show_marks(self, title: str, rows: Sequence[tuple[str, str]], *, read_only: bool) -> None:
        """Show marks as pairs of id and words; none hides the card."""
        self.set_title(title)
        self.table.show_rows([self._row(*row, read_only=read_only) for row in rows])
        self.setVisible(bool(rows))

    def _row(self, mark_id: str, words: str, *, read_only: bool) -> tuple[Cell, ...]:
        remove = IconButton(self._look, "close", tr("Remove: {words}", words=words))
        remove.setEnabled(not read_only)
        remove.clicked.connect(partial(self.taken_out.emit, mark_id))
        return words, remove


class MarkForm(OneFormPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Recalculate limits"))
        self._metric: Metric | None = None
        self._is_limits = True
        self.marks = MarksList(context.look)
        self.page.add(self.marks)
        self.page.end()
        self.marks.taken_out.connect(self._on_taken_out)

    def begin(self, metric: Metric, period: str, *, is_limits: bool) -> None:
        """Ask for new limits, or for a remark, from the picked point's period where there is one."""
        self._metric, self._is_limits = metric, is_limits
        verb = tr("Recalculate limits") if is_limits else tr("Add a chart note")
        readings = readings_of(self._context.session.workspace, metric.id)
        found = sorted((parse_period(r.period) for r in readings), reverse=True)
        periods = tuple((one.text, one.label) for one in found)
        plan = FormPlan(
            "",
            self._context.session.draft_of("limits" if is_limits else "remark", metric.id),
            LIMITS if is_limits else REMARK,
            Saving(partial(self._mark, metric)),
            Begin({"period": period or (periods[0][0] if periods else None)}, {"period": periods}),
            words=_LIMITS_WORDS if is_limits else _REMARK_WORDS,
            first="reason",
            save_words=verb,
            leave_words="",
            enter_saves=True,
        )
        self.open_form(f"{metric.name}: {verb.lower()}", plan)
        self.refresh()

    def _mark(self, metric: Metric, values: dict[str, Any]) -> Step:
        period, reason, author = values["period"], values["reason"], self._context.session.author
        if self._is_limits:
            return rebase(metric, parse_period(period).start, reason, author)
        return annotate(metric, period, reason, author)

    def refresh(self) -> None:
        metric = self._metric
        if metric is None:
            return
        workspace = self._context.session.workspace
        if self._is_limits:
            rows = [
                (r.id, tr("From {from_day}: {why}", from_day=day_words(r.from_day), why=r.reason))
                for r in rebases_of(workspace, metric.id)
                if r.from_day
            ]
        else:
            mine = [a for a in workspace.all(Annotation) if a.metric_id == metric.id]
            rows = [(a.id, f"{parse_period(a.period).label}: {a.remark}") for a in mine]
        title = tr("Limits recalculated so far") if self._is_limits else tr("Chart notes so far")
        self.marks.show_marks(title, rows, read_only=self._context.session.read_only)

    def _on_taken_out(self, mark_id: str) -> None:
        session = self._context.session
        mark = session.workspace.find(Rebase, mark_id) or session.workspace.find(
            Annotation, mark_id
        )
        if mark is not None:
            gone = edit(mark, {"withdrawn": True}, session.author.stamp())
            session.submit(Step(tr("Remove a mark from the chart"), (gone,)))
