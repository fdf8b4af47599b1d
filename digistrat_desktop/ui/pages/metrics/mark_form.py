"""New limits from a reading on, with a reason; or a remark on a reading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import Annotation
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import day_words
from digistrat_desktop.ui.forms.form_page import FormPage
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import IconButton, PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.tables.small_table import SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.trust.metrics import Metric
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.tables.small_table import Cell
    from digistrat_desktop.ui.theme.look import Look


_FOLD_BELOW = 240


class MarksList(Card):
    """Words and a button a row."""

    taken_out = Signal(str)  # a mark is to be taken out; its id

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._marks_look = look
        self.table = SmallTable(look, ("", ""), (1, 0), _FOLD_BELOW)
        self.add(self.table)

    def show_marks(self, title: str, rows: Sequence[tuple[str, str]], *, read_only: bool) -> None:
        """Show marks as pairs of id and words; none hides the card."""
        self.set_title(title)
        self.table.show_rows([self._row(*row, read_only=read_only) for row in rows])
        self.setVisible(bool(rows))

    def _row(self, mark_id: str, words: str, *, read_only: bool) -> tuple[Cell, ...]:
        remove = IconButton(self._marks_look, "close", tr("Take out: {words}", words=words))
        remove.setEnabled(not read_only)
        remove.clicked.connect(partial(self.taken_out.emit, mark_id))
        return words, remove


_LIMITS = tr(
    "Begin new limits only where something real changed, such as a launch or a new definition."
    " Limits never begin by themselves."
)
_REMARK = tr("A remark says what happened; it changes no limits.")


class MarkForm(FormPage):
    """A reading to choose, words to write, and the marks there are."""

    # new limits begin; carries the period's notation and the reason
    limits_accepted = Signal(str, str)
    # a remark is made; carries the period's notation and the words
    remark_accepted = Signal(str, str)
    taken_out = Signal(str)  # a mark is to be taken out; carries its id

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Begin new limits"), parent=parent)
        self._context = context
        self._metric: Metric | None = None
        self._is_limits = True
        look = context.look
        self.words = PlainLabel("", tone="secondary")
        self.period = ChoiceField(tr("From"))
        self.reason = LineField(tr("Reason"), longest=300)
        self.accept = PrimaryButton(look, tr("Begin new limits"))
        self._period_box = LabeledField(look, tr("&From"), self.period)
        self.reason_box = LabeledField(look, tr("&Why"), self.reason)
        self.marks = MarksList(look)
        card = Card(look)
        for part in (self.words, self._period_box, self.reason_box):
            card.add(part)
        card.add_layout(self.buttons(self.accept))
        self.page.add(card)
        self.page.add(self.marks)
        self.page.end()
        self.accept.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        self.marks.taken_out.connect(self.taken_out)

    def begin(self, metric: Metric, period: str, *, is_limits: bool) -> None:
        """Ask for new limits, or for a remark.

        Args:
            metric: whose chart it is.
            period: the picked point's period, or empty.
            is_limits: False for a remark.
        """
        self._metric, self._is_limits = metric, is_limits
        verb = tr("Begin new limits") if is_limits else tr("Add a remark")
        self.title.show_text(f"{metric.name}: {verb.lower()}")
        self.words.show_text(_LIMITS if is_limits else _REMARK)
        self._period_box.label.show_text(tr("&From") if is_limits else tr("&On"))
        self.reason_box.label.show_text(tr("&Why") if is_limits else tr("&What happened"))
        self.accept.setText(verb)
        self.accept.setAccessibleName(verb)
        readings = readings_of(self._context.session.workspace, metric.id)
        found = sorted((parse_period(r.period) for r in readings), reverse=True)
        self.period.set_choices([(one.text, one.label) for one in found])
        self.period.set_choice(period or (found[0].text if found else None))
        self.reason.clear()
        self.reason_box.show_fault("")
        self.refresh()
        self.reason.setFocus()

    def refresh(self) -> None:
        """Show the marks there are now."""
        metric = self._metric
        if metric is None:
            return
        workspace = self._context.session.workspace
        if self._is_limits:
            rows = [
                (
                    r.id,
                    tr(
                        "From {from_day}: {reason}", from_day=day_words(r.from_day), reason=r.reason
                    ),
                )
                for r in rebases_of(workspace, metric.id)
                if r.from_day
            ]
        else:
            mine = [a for a in workspace.all(Annotation) if a.metric_id == metric.id]
            rows = [(a.id, f"{parse_period(a.period).label}: {a.remark}") for a in mine]
        title = tr("New limits so far") if self._is_limits else tr("Remarks so far")
        self.marks.show_marks(title, rows, read_only=self._context.session.read_only)

    def _on_accept(self) -> None:
        reason, period = self.reason.text().strip(), self.period.choice()
        fault = "" if reason else tr("Write it down: a reader must be able to judge it.")
        self.reason_box.show_fault(fault)
        if not reason or not period:
            return
        signal = self.limits_accepted if self._is_limits else self.remark_accepted
        signal.emit(period, reason)
