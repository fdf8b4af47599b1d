"""Constraints: how severe they are, who answers for them, and what the plan cannot all do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.edits.author import derived_id
from digistrat_desktop.domain.reality import ConstraintEntry, Scenario, Trend
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.check.judging import Thought, ask_to_think
from digistrat_desktop.ui.views.constraints.cards import CapacityCard, ScenariosCard, SeverityCard
from digistrat_desktop.ui.views.constraints.saving import (
    save_capacity,
    save_demand,
    save_entry,
    save_scenario,
)
from digistrat_desktop.ui.views.constraints.specs import (
    capacity_specs,
    demand_specs,
    entry_specs,
    scenario_specs,
)
from digistrat_desktop.ui.views.strategy.record_form import RecordForm
from digistrat_desktop.ui.views.strategy.record_list import RecordList
from digistrat_desktop.ui.views.strategy.specs import values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.constraint_table import ConstraintLine
    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.ui.session import Session
    from digistrat_desktop.ui.views.context import PageContext
    from digistrat_desktop.ui.views.strategy.fields import FieldSpec


class ConstraintsPage(QWidget):
    """Capacity, the table of severity and response, the register, scenarios."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        look = context.look
        self._titles: dict[str, str] = {}
        self.form = RecordForm(context)
        self.capacity = CapacityCard(look)
        self.severity = SeverityCard(look)
        heads = ("Constraint", "Severity", "What is done", "Owner and trend")
        self.register = RecordList(look, "Register", "", heads)
        self.scenarios = ScenariosCard(look)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.page = ScrollPage(self._context.look)
        self.page.add(PlainLabel("Constraints", TypeRole.PAGE))
        for part in (self.form, self.capacity, self.severity, self.register, self.scenarios):
            self.page.add(part)
        self.page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        forms = (
            (self.capacity.add_capacity, "Add capacity", capacity_specs, save_capacity),
            (self.capacity.add_demand, "Add need", demand_specs, save_demand),
            (self.scenarios.add_scenario, "Add scenario", scenario_specs, save_scenario),
        )
        for button, title, specs, save in forms:
            button.clicked.connect(partial(self._open, title, specs, save))
        self.register.edit_asked.connect(self._on_entry)
        self._context.insight.ready.connect(self._on_changed)
        self._context.session.changed.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        """Hold the plan against reality again, perhaps to show one constraint."""
        session = self._context.session
        allowed = session.trust is not None and not session.read_only
        capacity, scenarios = self.capacity, self.scenarios
        for button in (capacity.add_capacity, capacity.add_demand, scenarios.add_scenario):
            button.setEnabled(allowed)
        if session.trust is not None:
            ask_to_think(self._context, partial(self._on_thought, target))

    def flush(self) -> None:
        """Give away what is being typed."""
        self.form.flush()

    def _on_changed(self, _: object = None) -> None:
        if self.isVisible():
            self.show_state()

    def _on_thought(self, target: str, thought: Thought) -> None:
        judged = thought.judged
        table = judged.assessed.constraints
        self.capacity.show_check(judged.reality)
        self.severity.show_table(table)
        lines = table.lines if table is not None else ()
        self._titles = {line.item.item.id: line.item.item.title for line in lines}
        self.register.setVisible(bool(lines))
        self.register.show_records([self._entry_row(line) for line in lines if line.severe])
        self.scenarios.show_check(judged.workspace.all(Scenario), judged.reality)
        if target:
            self.register.show_where(target)

    def _entry(self, item_id: str) -> ConstraintEntry | None:
        trust = self._context.session.trust
        if trust is None:
            return None
        wanted = derived_id(trust.trust_id, "constraint", item_id)
        return self._context.session.workspace.find(ConstraintEntry, wanted)

    def _entry_row(self, line: ConstraintLine) -> tuple[str, tuple[str, ...]]:
        item = line.item.item
        entry = self._entry(item.id)
        workspace = self._context.session.workspace
        owner = workspace.name_of(entry.owner_id) if entry else ""
        trend = entry.trend if entry else Trend.NOT_SAID
        done = entry.mitigation if entry and entry.mitigation else "Nothing written yet"
        who = f"{owner or 'Nobody yet'}; {trend.label.lower()}"
        return item.id, (item.title, line.severity.label, done, who)

    def _open(
        self,
        title: str,
        specs: Callable[..., tuple[FieldSpec, ...]],
        save: Callable[[Session, dict[str, Any]], Step],
    ) -> None:
        session = self._context.session
        asked = specs(session.workspace)
        values = {s.name: s.choices[0][0] for s in asked if s.enum is not None or s.name == "kind"}
        self.form.open_form(title, asked, values, partial(save, session))
        self.page.ensureWidgetVisible(self.form)

    def _on_entry(self, item_id: str) -> None:
        session, entry = self._context.session, self._entry(item_id)
        values = values_of(session.workspace, entry) if entry else {"trend": Trend.NOT_SAID}
        title = f"What is done about {self._titles.get(item_id, 'it')}"
        asked = entry_specs(session.workspace)
        self.form.open_form(title, asked, values, partial(save_entry, session, item_id))
        self.page.ensureWidgetVisible(self.form)
