"""Constraints: what the plan cannot all do, how severe constraints are, and what if."""

from functools import partial

from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.plans import Capacity, ConstraintEntry, Demand
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.pages.constraints import rows
from digistrat_desktop.ui.pages.constraints.capacity import CapacityGrid
from digistrat_desktop.ui.pages.constraints.forms import (
    ROW_DRAFT,
    plan_of_row,
    plan_to_add,
    plan_to_edit,
)
from digistrat_desktop.ui.pages.skeletons import RecordsPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.record_list import ListTold, RecordList
from digistrat_desktop.ui.words import tr

_VIEWS = (
    ("reality", tr("Can we do it all?")),
    ("register", tr("Constraints register")),
    ("scenarios", tr("Scenarios")),
)
_LISTS: dict[str, ListTold] = {
    "register": (
        tr("Register"),
        tr("Add constraint"),
        (
            (tr("Constraint"), 3),
            (tr("How serious it is"), 2),
            (tr("What you are doing"), 5),
            (tr("Owner and trend"), 3),
        ),
    ),
    "scenarios": (
        tr("Scenarios, separate from the plan"),
        tr("Add scenario"),
        (
            (tr("Scenario"), 3),
            (tr("Assumes"), 3),
            (tr("What must stop"), 4),
            (tr("What would change"), 5),
        ),
    ),
}
_FIRST = {
    "register": tr("Add a constraint of your own if no question asks about it."),
    "scenarios": tr("Add a scenario, for example 20% less funding or 2 fewer engineers."),
}


_FIGURES = frozenset({Capacity.KIND, Demand.KIND, ROW_DRAFT})
"""Kinds of draft that are of the grid."""
_LIST_OF = {ConstraintEntry.KIND: "register"}
"""Lists by kind of draft, where the two differ."""


_MOST_OF_PAGE = (
    0.7  # what is seen of the page that a form may take, so that some of the grid is left
)


class ConstraintsPage(RecordsPage):
    GONE = rows.OF_VIEW

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Constraints"), _VIEWS, _LISTS)
        look = context.look
        self.figures = CapacityGrid(context)
        self.capacity = rows.CapacityCard(look)
        self.stops = rows.StopsCard(look)
        self.severity = rows.SeverityCard(look)
        self.register = self.lists["register"]
        self.scenarios = self.lists["scenarios"]
        self.beside = rows.BesideCard(look)
        self._first_question = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self._parts: dict[str, tuple[QWidget, ...]] = {
            "reality": (self.figures, self.stops, self.capacity),
            "register": (self.severity, self.register),
            "scenarios": (self.scenarios, self.beside),
        }
        views = (part for parts in self._parts.values() for part in parts)
        self.page.add(self.head, self.standing, self.offer, self.form, *views)
        self.page.add(self.withdrawn)
        self.page.end()

    def _connect(self) -> None:
        self._adding: dict[str, QWidget] = {
            "register": self.register.add_button,
            "scenarios": self.scenarios.add_button,
        }
        for name, button in self._adding.items():
            button.clicked.connect(partial(self._on_add, name, button))  # type: ignore[attr-defined]  # a button
            self.lists[name].edit_asked.connect(partial(self._on_edit, name))
        self.adding = tuple(self._adding.values())
        self.figures.row_asked.connect(self._on_add_row)
        self.figures.details_asked.connect(self._on_details)
        self.severity.to_answer.clicked.connect(self._on_answer)
        self.figures.cost_asked.connect(partial(self._context.navigator.go, "strategy"))
        self._context.session.opened.connect(self._on_opened)

    def _prepare(self) -> None:
        session = self._context.session
        self.standing.show_session(session)
        for button in self.adding:
            button.setEnabled(session.trust is not None and not session.read_only)
        self._show_view()

    def flush(self) -> None:
        super().flush()
        self.figures.grid.write()

    def _on_opened(self) -> None:
        if self.isVisible():
            self.show_state()

    def _on_view(self, view: str) -> None:
        super()._on_view(view)
        self._show_withdrawn()

    def _show_view(self) -> None:
        known = self._context.session.trust is not None
        self.head.chips.setVisible(known)
        super()._show_view()
        for view, parts in self._parts.items():
            for part in parts:
                part.setVisible(known and view == self._view and getattr(part, "holds_any", True))

    def _show(self, judgement: Judgement) -> None:
        workspace, table = judgement.workspace, judgement.constraints
        self.figures.show_check(judgement.reality)
        self.capacity.show_check(judgement.reality)
        self.stops.show_check(judgement.reality)
        self.severity.show_table(table)
        self._first_question = rows.first_question(judgement)
        self.beside.show_scenarios(judgement.scenarios)
        lines = table.lines if table is not None else ()
        shown = {
            "register": rows.register_rows(workspace, judgement.trust.trust_id, lines),
            "scenarios": rows.scenario_rows(judgement.scenarios),
        }
        for name, held in shown.items():
            self.lists[name].show_records(held, "" if held else _FIRST[name])
        self._show_view()
        self._show_withdrawn()
        target = self._take_record()
        if target:
            self._show_where(target)

    def _name_of(self, workspace: Workspace, record: Record) -> str:
        return rows.name_of(workspace, record)

    def _show_where(self, target: str) -> None:
        if self.figures.has(target):
            self._on_view("reality")
            self.figures.show_where(target)
            return
        for view, parts in self._parts.items():
            found = [one for one in parts if isinstance(one, RecordList) and one.has(target)]
            if found:
                self._on_view(view)
                found[0].show_where(target)
                if self._field:
                    self._on_edit(self._name_of_list(found[0]), target)
                return

    def _name_of_list(self, wanted: RecordList) -> str:
        return next(name for name, one in self.lists.items() if one is wanted)

    def _has_form_of(self, draft: DraftOf) -> bool:
        if draft.kind in _FIGURES:
            return not draft.record or self.figures.has(draft.record)
        name = _LIST_OF.get(draft.kind, draft.kind)
        known = name in self.lists
        return known and (not draft.record or self.lists[name].has(draft.record))

    def _reopen(self, draft: DraftOf) -> None:
        if draft.kind in _FIGURES:
            self._on_view("reality")
            self._on_details(draft.record) if draft.record else self._on_add_row()
            return
        name = _LIST_OF.get(draft.kind, draft.kind)
        self._on_view(
            next(view for view, parts in self._parts.items() if self.lists[name] in parts)
        )
        if draft.record:
            self._on_edit(name, draft.record)
        else:
            self._on_add(name, self._adding[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste into the grid from anywhere on the page that has no use for what is pasted."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.figures.isVisible():
            self.figures.paste_here()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take what is being typed in a cell when the page beside the grid is clicked."""
        self.figures.grid.write()
        super().mousePressEvent(event)

    def _on_add(self, name: str, button: QWidget) -> None:
        self._open_from(button, plan_to_add(self._context.session, name))

    def open_form(self, plan: FormPlan) -> None:
        """Open a form above the lists, or below the grid: that stays where it is."""
        column, is_of_grid = self.page.column, self._view == "reality"
        column.removeWidget(self.form)
        column.insertWidget(column.indexOf(self.figures) + int(is_of_grid), self.form)
        super().open_form(plan)
        room = self.page.viewport().height() * _MOST_OF_PAGE
        if is_of_grid and self.form.sizeHint().height() < room:
            self.page.follow_in(self.form)

    def _on_answer(self) -> None:
        """Go to the first constraint question that is not answered, or the first of all."""
        self._context.navigator.go("assess", self._first_question)

    def _on_add_row(self) -> None:
        plan = plan_of_row(self._context.session, self.figures.begin_row)
        self._open_from(self.figures.grid, plan)

    def _on_details(self, record_id: str) -> None:
        record = self._context.session.workspace.any_of(record_id)
        if record is not None:
            self._on_edit(record.KIND, record_id)

    def _on_edit(self, name: str, record_id: str) -> None:
        plan = plan_to_edit(self._context.session, name, record_id)
        if plan is not None:
            back = self.figures.grid if name in _FIGURES else (name, record_id)
            self._open_from(back, self._at_field(plan))
