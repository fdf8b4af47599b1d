"""Strategy: the one aim, objectives against initiatives, principles and what will not be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.analysis.strategy_map import strategy_map
from digistrat_desktop.domain.strategy import Decision, Initiative, NorthStar, Objective, Principle
from digistrat_desktop.ui.kit.buttons import ChipButton, LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.columns import Columns
from digistrat_desktop.ui.kit.flow import FlowLayout
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.check.judging import Thought, ask_to_think
from digistrat_desktop.ui.views.strategy.alignment_card import AlignmentCard
from digistrat_desktop.ui.views.strategy.entries import open_known, open_new, open_north_star
from digistrat_desktop.ui.views.strategy.record_form import RecordForm
from digistrat_desktop.ui.views.strategy.record_list import RecordList
from digistrat_desktop.ui.views.strategy.rows import (
    Rows,
    decision_rows,
    initiative_rows,
    objective_rows,
    principle_rows,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.strategy_map import StrategyMap
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.views.context import PageContext

_VIEWS = (
    ("alignment", "Alignment"),
    ("objective", "Objectives"),
    ("initiative", "Initiatives"),
    ("principle", "Principles"),
    ("decision", "Not doing"),
)
_TYPES: dict[str, type[Record]] = {
    "objective": Objective,
    "initiative": Initiative,
    "principle": Principle,
    "decision": Decision,
}
_LISTS = {
    "objective": ("Objectives", "Add objective", ("Objective", "Kind", "Served by")),
    "initiative": ("Initiatives", "Add initiative", ("Initiative", "Status", "Dates", "Serves")),
    "principle": ("Principles", "Add principle", ("Principle", "Rules out", "Used for")),
    "decision": ("Not doing", "Add decision", ("What", "Kind", "Why", "Decided")),
}
_FIRST = {
    "objective": "Add what the trust wants first: its corporate and clinical objectives.",
    "initiative": "Add each piece of digital work, with the need it meets.",
    "principle": "Add a rule that has already helped somebody decide.",
    "decision": "Add something the trust has decided not to do, and why.",
}
_FOLD_BELOW = 760


class StrategyPage(QWidget):
    """Views of the strategy under the north star, with one form for all of its records."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view = "alignment"
        self._found = strategy_map(context.session.workspace)
        look = context.look
        self.chips = {view: ChipButton(look, words) for view, words in _VIEWS}
        self.star = Card(look, "North star", bar="deep", role=TypeRole.SMALL)
        self.aim = PlainLabel("", TypeRole.GROUP)
        self.alignment = AlignmentCard(context)
        self.first = PlainLabel(_FIRST["objective"], tone="secondary")
        self.lists = {view: RecordList(look, *told) for view, told in _LISTS.items()}
        self.form = RecordForm(context)
        self.declared = PlainLabel("")
        self.reality = PlainLabel("")
        self._beside = Columns(look, _FOLD_BELOW)
        self._build()
        self._connect()
        self._show_view()

    def _build(self) -> None:
        look = self._context.look
        self.page = ScrollPage(look, widest=2400)
        self.page.add(PlainLabel("Strategy map", TypeRole.PAGE))
        chips = QWidget()
        row = FlowLayout(look.theme.space(2), chips)
        for chip in self.chips.values():
            row.addWidget(chip)
        self.star.add(self.aim)
        self.edit_star = LinkButton(look, "Edit")
        self.edit_star.setAccessibleName("Edit the north star")
        self.star.add_to_header(self.edit_star)
        self._build_beside()
        for part in (chips, self.form, self.star, self.first, self.alignment):
            self.page.add(part)
        for part in (*self.lists.values(), self._beside):
            self.page.add(part)
        self.page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _build_beside(self) -> None:
        look = self._context.look
        for title, words, page in (
            ("Declared and derived", self.declared, ""),
            ("Where the plan meets reality", self.reality, "constraints"),
        ):
            card = Card(look, title)
            card.add(words)
            if page:
                link = LinkButton(look, "See what would have to give")
                link.clicked.connect(partial(self._context.guide.go, page))
                card.add(link)
            self._beside.add(card)

    def _connect(self) -> None:
        for view, chip in self.chips.items():
            chip.clicked.connect(partial(self._on_view, view))
        for view, one in self.lists.items():
            one.add_asked.connect(partial(self._on_add, view))
            one.edit_asked.connect(partial(self._on_edit, view))
        session = self._context.session
        self.edit_star.clicked.connect(partial(open_north_star, self.form, session))
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        self._context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the strategy, perhaps at a record."""
        self._refresh()
        self._on_judged()
        if target:
            self._show_where(target)

    def flush(self) -> None:
        """Give away what is being typed."""
        self.alignment.flush()
        self.form.flush()

    def _show_where(self, target: str) -> None:
        if self.alignment.matrix.go_to(target):
            self._on_view("alignment")
            self.alignment.matrix.setFocus()
            return
        for view in self.lists:
            self._on_view(view)
            if self.lists[view].show_where(target):
                return
        self._on_view("alignment")

    def _on_view(self, view: str) -> None:
        self._view = view
        self._refresh()

    def _show_view(self) -> None:
        for view, chip in self.chips.items():
            chip.setChecked(view == self._view)
        for view, one in self.lists.items():
            one.setVisible(view == self._view)
        here = self._view == "alignment"
        found = self._found
        whole = bool(found.rows and found.columns)
        self.alignment.setVisible(here and whole)
        self.first.setVisible(here and not whole)
        self._beside.setVisible(here)
        if here and not whole:
            self.first.show_text(_FIRST["initiative" if found.rows else "objective"])

    def _on_changed(self, _: object = None) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        workspace = self._context.session.workspace
        found = self._found = strategy_map(workspace)
        self.alignment.show_map(found)
        if self._view in self.lists:
            rows = _rows(self._view, workspace, found)
            self.lists[self._view].show_records(rows, "" if rows else _FIRST[self._view])
        star = next(iter(workspace.all(NorthStar)), None)
        self.aim.show_text(star.aim if star and star.aim else "Say the one aim first.")
        self._allow(allowed=not self._context.session.read_only)
        self._show_view()

    def _allow(self, *, allowed: bool) -> None:
        known = self._context.session.trust is not None
        for button in (self.edit_star, *(one.add_button for one in self.lists.values())):
            button.setEnabled(allowed and known)

    def _on_judged(self, _: object = None) -> None:
        if self.isVisible() and self._context.session.trust is not None:
            ask_to_think(self._context, self._on_thought)

    def _on_thought(self, thought: Thought) -> None:
        self.declared.show_text(thought.judged.beside.sentence)
        self.reality.show_text(thought.judged.reality.summary)

    def _on_add(self, view: str) -> None:
        open_new(self.form, self._context.session, _TYPES[view])
        self.page.ensureWidgetVisible(self.form)

    def _on_edit(self, view: str, record_id: str) -> None:
        session = self._context.session
        record = session.workspace.find(_TYPES[view], record_id)
        if record is not None:
            open_known(self.form, session, record)
            self.page.ensureWidgetVisible(self.form)


def _rows(view: str, workspace: Workspace, found: StrategyMap) -> Rows:
    if view == "objective":
        return objective_rows(found)
    if view == "initiative":
        return initiative_rows(found)
    return principle_rows(workspace) if view == "principle" else decision_rows(workspace)
