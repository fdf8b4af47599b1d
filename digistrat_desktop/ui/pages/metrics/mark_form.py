"""New limits from a reading on, a remark on a reading, or one kept out of limits; each with its reason."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from digistrat_desktop.domain.edits.metrics import HandLimits, annotate, rebase
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.workspace import readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Rebase
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.date_field import day_words
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.kit.buttons import IconButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_FOLD_BELOW = 240
_LIMITS_WORDS = tr(
    "Recalculate limits only when something real has changed, such as a launch or a new "
    "definition. The program never does it for you."
)
_REMARK_WORDS = tr("A chart note says what happened. It does not change the limits.")
_NEEDED = tr("Say what it is, so a reader can judge it.")
_OUT_WORDS = tr(
    "Keep a reading out only when its cause is known and over. It stays on the chart with a ring, "
    "and its reason is printed."
)


def _number(typed: str) -> str:
    return read_value(typed).text


_BY_HAND = tr("Leave the 3 empty to work them out from the readings.")
_REASON = FieldSpec("reason", tr("Why"), is_whole=True, longest=300, needed=_NEEDED)
LIMITS = (
    FieldSpec("period", tr("From"), Asked.CHOICE, is_whole=True),
    _REASON,
    FieldSpec("lower", tr("Lower limit"), longest=40, reads=_number, help_text=_BY_HAND),
    FieldSpec("mean", tr("Mean"), longest=40, reads=_number),
    FieldSpec("upper", tr("Upper limit"), longest=40, reads=_number),
)
REMARK = (
    FieldSpec("period", tr("Date"), Asked.CHOICE, is_whole=True),
    FieldSpec("reason", tr("What happened"), is_whole=True, longest=300, needed=_NEEDED),
)
KEPT_OUT = (FieldSpec("period", tr("Reading"), Asked.CHOICE, is_whole=True), _REASON)


class MarkKind(StrEnum):
    """What is marked; the value names its draft."""

    LIMITS = "limits"
    REMARK = "remark"
    KEPT_OUT = "kept_out"


class _Asks(NamedTuple):
    verb: str
    fields: tuple[FieldSpec, ...]
    words: str
    so_far: str


_ASKS = {
    MarkKind.LIMITS: _Asks(
        tr("Recalculate limits"), LIMITS, _LIMITS_WORDS, tr("Limits recalculated so far")
    ),
    MarkKind.REMARK: _Asks(tr("Add a chart note"), REMARK, _REMARK_WORDS, tr("Chart notes so far")),
    MarkKind.KEPT_OUT: _Asks(
        tr("Keep out of the limits"), KEPT_OUT, _OUT_WORDS, tr("Kept out of the limits so far")
    ),
}


class MarksList(Card):
    taken_out = Signal(str)  # a mark is to be taken out; its id

    def __init__(self, look: Look) -> None:
        super().__init__(look, " ")
        self.table = ListTable(look, ("", ""), (1, 0), _FOLD_BELOW)
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
        super().__init__(context, tr("Recalculate limits"), columns=3)
        self._metric: Metric | None = None
        self._kind = MarkKind.LIMITS
        self.marks = MarksList(context.look)
        self.page.add(self.marks)
        self.page.end()
        self.marks.taken_out.connect(self._on_taken_out)

    def begin(self, metric: Metric, period: str, kind: MarkKind) -> None:
        """Ask for a mark, from the picked point's period where there is one."""
        self._metric, self._kind = metric, kind
        asks = _ASKS[kind]
        readings = readings_of(self._context.session.workspace, metric.id)
        found = sorted((parse_period(r.period) for r in readings), reverse=True)
        periods = tuple((one.text, one.label) for one in found)
        plan = FormPlan(
            "",
            self._context.session.draft_of(kind.value, metric.id),
            asks.fields,
            Saving(partial(self._mark, metric)),
            Begin({"period": period or (periods[0][0] if periods else None)}, {"period": periods}),
            words=asks.words,
            first="reason",
            save_words=asks.verb,
            leave_words="",
            enter_saves=True,
        )
        self.open_form(f"{metric.full_name}: {asks.verb.lower()}", plan)
        self.refresh()

    def _mark(self, metric: Metric, values: dict[str, Any]) -> Step:
        period, reason, author = values["period"], values["reason"], self._context.session.author
        if self._kind is MarkKind.LIMITS:
            by_hand = HandLimits(*(values[name] for name in HandLimits._fields))
            return rebase(metric, parse_period(period).start, reason, author, by_hand)
        return annotate(metric, period, reason, author, keeps_out=self._kind is MarkKind.KEPT_OUT)

    def refresh(self) -> None:
        metric = self._metric
        if metric is None:
            return
        workspace = self._context.session.workspace
        if self._kind is MarkKind.LIMITS:
            rows = [
                (r.id, tr("From {from_day}: {why}", from_day=day_words(r.from_day), why=_why(r)))
                for r in rebases_of(workspace, metric.id)
                if r.from_day
            ]
        else:
            out = self._kind is MarkKind.KEPT_OUT
            mine = [
                a
                for a in workspace.all(Annotation)
                if a.metric_id == metric.id and a.keeps_out is out
            ]
            rows = [(a.id, f"{parse_period(a.period).label}: {a.remark}") for a in mine]
        title = _ASKS[self._kind].so_far
        self.marks.show_marks(title, rows, read_only=self._context.session.read_only)

    def _on_taken_out(self, mark_id: str) -> None:
        session = self._context.session
        mark = session.workspace.find(Rebase, mark_id) or session.workspace.find(
            Annotation, mark_id
        )
        if mark is not None:
            gone = edit(mark, {"withdrawn": True}, session.author.stamp())
            session.submit(Step(tr("Remove a mark from the chart"), (gone,)))


def _why(rebase: Rebase) -> str:
    """Give the reason of new limits, and the limits where a person set them."""
    if not rebase.lower or not rebase.upper:
        return rebase.reason
    return tr(
        "{why} (set by hand: {lower} to {upper})",
        why=rebase.reason,
        lower=rebase.lower,
        upper=rebase.upper,
    )
