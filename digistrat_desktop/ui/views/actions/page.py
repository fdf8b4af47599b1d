"""Actions: open ones next best first with what puts them there, closed ones, and proposals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.analysis.next_best import (
    ProposedAction,
    RankedAction,
    next_best,
    next_best_words,
    proposed_actions,
)
from digistrat_desktop.domain.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.periods import day_label
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.check.judging import Thought, ask_to_think
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.views.strategy.entries import adder, open_known, open_new
from digistrat_desktop.ui.views.strategy.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.views.strategy.record_form import RecordForm
from digistrat_desktop.ui.views.strategy.record_list import RecordList
from digistrat_desktop.ui.views.strategy.specs import titles

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.views.context import PageContext

_FOLD_BELOW = 640
_MOST_PROPOSED = 12
_FIRST = "Take up a proposal below, or add what was agreed with its owner and date."


def action_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an action's form."""
    return (
        FieldSpec("title", "What is to be done"),
        FieldSpec("why", "Why", Asked.TEXT),
        FieldSpec("owner_id", "Owner", Asked.PERSON, help_text="A role rather than a name"),
        FieldSpec("due", "Due", Asked.DAY),
        FieldSpec("status", "Status", Asked.CHOICE, labels_of(ActionStatus), ActionStatus),
        FieldSpec("effort", "Effort", Asked.CHOICE, labels_of(Effort), Effort),
        FieldSpec("cost", "Cost in pounds"),
        FieldSpec("depends_on", "Waits for", Asked.MANY, titles(workspace, Action)),
        FieldSpec("closed_on", "Closed on", Asked.DAY),
        FieldSpec("closing_note", "What came of it", Asked.TEXT),
    )


class ActionsPage(QWidget):
    """One list in the order of what helps most, one of closed actions, one of proposals."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        look = context.look
        self._target = ""
        self.form = RecordForm(context)
        heads = ("Action", "Owner and date", "Status", "Why it stands here")
        self.open = RecordList(look, "Next best first", "Add action", heads)
        self.closed = RecordList(
            look, "Done and dropped", "", ("Action", "Status", "What came of it")
        )
        self.proposed = SmallTable(
            look, ("Proposed from findings", "Why", ""), (4, 5, 0), _FOLD_BELOW
        )
        self._proposals = Card(look, "Proposed")
        self._build()
        for one in (self.open, self.closed):
            one.edit_asked.connect(self._on_edit)
        self.open.add_asked.connect(self._on_add)
        context.insight.ready.connect(self._on_changed)
        context.session.changed.connect(self._on_changed)

    def _build(self) -> None:
        self.page = ScrollPage(self._context.look)
        self.page.add(PlainLabel("Actions", TypeRole.PAGE))
        self.page.add(PlainLabel(next_best_words(), tone="secondary"))
        self._proposals.add(self.proposed)
        for part in (self.form, self.open, self._proposals, self.closed):
            self.page.add(part)
        self.page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def show_state(self, target: str = "") -> None:
        """Show the actions, perhaps at one."""
        self._target = target
        session = self._context.session
        self.open.add_button.setEnabled(session.trust is not None and not session.read_only)
        if session.trust is None:
            self.open.show_records([], "Start or open an assessment first.")
        else:
            ask_to_think(self._context, self._on_thought)

    def flush(self) -> None:
        """Give away what is being typed."""
        self.form.flush()

    def _on_changed(self, _: object = None) -> None:
        if self.isVisible():
            self.show_state(self._target)

    def _on_thought(self, thought: Thought) -> None:
        workspace = thought.judged.workspace
        ranked = next_best(workspace, thought.findings.three)
        self.open.show_records([self._row(one) for one in ranked], "" if ranked else _FIRST)
        closed = [a for a in workspace.all(Action) if not a.status.is_open]
        self.closed.setVisible(bool(closed))
        self.closed.show_records(
            [(a.id, (a.title, a.status.label, a.closing_note)) for a in closed]
        )
        found = proposed_actions(
            workspace, thought.findings.standing, thought.judged.assessed.position
        )
        self._proposals.setVisible(bool(found))
        self.proposed.show_rows([self._proposal(one) for one in found[:_MOST_PROPOSED]])
        if self._target:
            self.open.show_where(self._target)
            self._target = ""

    def _row(self, ranked: RankedAction) -> tuple[str, tuple[str, ...]]:
        action = ranked.action
        owner = self._context.session.workspace.name_of(action.owner_id) or "Nobody yet"
        who = f"{owner}, {_due(action.due)}"
        title = f"{ranked.place}. {action.title}"
        return action.id, (title, who, action.status.label, ranked.basis)

    def _proposal(self, proposed: ProposedAction) -> tuple[QWidget, ...]:
        take = LinkButton(self._context.look, "Take up")
        take.setAccessibleName(f"Take up: {proposed.title}. {proposed.why}")
        take.clicked.connect(partial(self._on_take, proposed))
        take.setEnabled(not self._context.session.read_only)
        return PlainLabel(proposed.title), PlainLabel(proposed.why), take

    def _on_take(self, proposed: ProposedAction) -> None:
        session = self._context.session
        values = {
            "title": proposed.title,
            "why": proposed.why,
            "effort": proposed.effort,
            "due": proposed.due,
            "status": ActionStatus.PROPOSED,
        }
        kept = {"addresses": proposed.addresses, "rule": proposed.rule}

        def save(said: dict[str, Any]) -> Step:
            return adder(session, Action)({**kept, **said})

        self.form.open_form("Take up an action", action_specs(session.workspace), values, save)
        self.page.ensureWidgetVisible(self.form)

    def _on_add(self) -> None:
        session = self._context.session
        open_new(self.form, session, Action, action_specs(session.workspace))

    def _on_edit(self, action_id: str) -> None:
        session = self._context.session
        action = session.workspace.find(Action, action_id)
        if action is not None:
            open_known(self.form, session, action, action_specs(session.workspace))
            self.page.ensureWidgetVisible(self.form)


def _due(day: date | None) -> str:
    return "no date" if day is None else day_label(day)
