"""The two grids of Strategy with their keys, the current cell in words and the reason for it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from digistrat_desktop.analysis.plans.strategy_map import MapLink, StrategyMap
from digistrat_desktop.domain.edits.strategy import (
    confirm_link,
    hold_against,
    set_link,
    withdraw_entry,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms.asking import AS_TYPED
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import LeavingRow
from digistrat_desktop.ui.forms.records import leaving_of
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.page_parts import KeyHints
from digistrat_desktop.ui.pages.strategy.rows import (
    alignment_grid,
    principles_grid,
    to_confirm_line,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.cell_popover import CellOption, CellPopover
from digistrat_desktop.ui.tables.grid_model import EMPTY_GRID
from digistrat_desktop.ui.tables.grid_search import GridWithSearch
from digistrat_desktop.ui.tables.grid_view import GridView
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_Against = strategy.Principle | strategy.NorthStar
_Tested = strategy.Initiative | strategy.Decision


class _ReasonedGrid(Card):
    """A grid filled by mouse and keyboard: a cell asks beside itself for a choice and its reason."""

    def __init__(
        self, context: PageContext, title: str, grid: GridView, reason: FieldSpec,
        options: Sequence[CellOption],
    ) -> None:  # fmt: skip
        super().__init__(context.look, title)
        self._context = context
        self._place: tuple[str, str] | None = None
        self.grid = grid
        self.words = PlainLabel("")
        self.fields = FieldSet(context, (reason,), AS_TYPED, parent=self)
        self.asked = self.fields.boxes["reason"]
        self.reason: Any = self.asked.field
        self.popover = CellPopover(context.look, grid.accessibleName(), options, grid)
        self.popover.add_reason(self.asked)
        self.popover.chosen.connect(self._on_chosen)
        self.popover.left.connect(self.grid.setFocus)
        self.grid.asked.connect(self._on_asked)
        self.grid.moved.connect(self._on_moved)
        self.fields.edited.connect(self._on_reason)
        self.fields.entered.connect(self.popover.close_here)

    def flush(self) -> None:
        self.fields.flush()

    def _on_asked(self, command: str) -> None:
        raise NotImplementedError

    def _on_reason(self, _: str, reason: str) -> None:
        raise NotImplementedError

    def _on_moved(self, words: str) -> None:
        self.words.show_text(words)
        place = self.grid.current()
        moved = place != self._place
        if moved:
            self.flush()
            self._leave_cell()
        self._place = place
        writes = place is not None and not self._context.session.read_only
        self.fields.show_record(self._show_cell(writes=writes), fresh=moved)

    def _leave_cell(self) -> None:
        """Forget what was begun in the cell that was the current one."""
        raise NotImplementedError

    def _show_cell(self, *, writes: bool) -> Record | None:
        """Show what can be done with the current cell, and give what has its reason."""
        raise NotImplementedError

    def _question(self) -> tuple[str, str, str, Sequence[str]]:
        """Give what the cell is about, what is asked, the option that stands and those not offered."""
        raise NotImplementedError

    def _on_choice_asked(self) -> None:
        """Ask beside the current cell; where it has its choice, for the reason first."""
        if self._place is None or self._context.session.read_only:
            return
        self._open()
        present = self._question()[2]
        if present:
            self._point_at_reason()
        else:
            self.popover.point_at("")

    def _open(self) -> None:
        self.popover.offer(*self._question())
        self.popover.open_at(self.grid.current_rect())

    def _point_at_reason(self) -> None:
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        self.reason.selectAll()

    def _on_chosen(self, command: str) -> None:
        """A choice was made beside the cell: the reason comes next."""
        self._on_asked(command)
        if self.popover.isVisible():
            self.popover.offer(*self._question())
            self._point_at_reason()


_STRENGTHS = {Qt.Key.Key_0: "0", Qt.Key.Key_1: "1", Qt.Key.Key_2: "2", Qt.Key.Key_3: "3"}
_ALIGNMENT_COMMANDS = {
    **_STRENGTHS,
    Qt.Key.Key_Return: "choose",
    Qt.Key.Key_C: "confirm",
    Qt.Key.Key_Delete: "remove",
}
_ALIGNMENT_KEYS = (
    (tr("Click or Enter"), tr("choose in words, with a reason")),
    (tr("0 or 1 or 2 or 3"), tr("set strength")),
    ("C", tr("confirm a hatched link")),
    (tr("Delete"), tr("remove")),
)
_ALIGNMENT_OPTIONS = (
    CellOption("3", "3", tr("Strong: the objective cannot be met without it")),
    CellOption("2", "2", tr("Clear: it moves the objective's metric")),
    CellOption("1", "1", tr("Weak: a reader would have to guess how")),
    CellOption("0", "0", tr("None: you checked, and it does not support it")),
    CellOption("confirm", "C", tr("Confirm this link as it is now worded")),
    CellOption("remove", tr("Delete"), tr("Remove this link")),
)
_LINK_REASON = FieldSpec("reason", tr("Reason for this link"), longest=2_000)


class AlignmentCard(_ReasonedGrid):
    """Every change is one step of the session."""

    def __init__(self, context: PageContext) -> None:
        name = tr("Alignment of objectives and initiatives")
        grid = GridView(context.look, name, _ALIGNMENT_COMMANDS)
        super().__init__(context, "", grid, _LINK_REASON, _ALIGNMENT_OPTIONS)
        self._map: StrategyMap | None = None
        self.suspects = PlainLabel("", tone="caution")
        self.next_to_confirm = LinkButton(context.look, tr("Go to next link"))
        self.confirm = LinkButton(context.look, tr("Confirm this link"))
        self.leaving = LeavingRow(context)
        self.add_layout(_row(self.suspects, self.next_to_confirm))
        self.add(GridWithSearch(context.look, self.grid))
        self.add_layout(_row(self.words, self.confirm))
        self.add(self.leaving, KeyHints(context.look, _ALIGNMENT_KEYS))
        self.leaving.given.connect(self._on_why)
        self.leaving.left.connect(self.grid.setFocus)
        self.confirm.clicked.connect(self._on_confirm)
        self.next_to_confirm.clicked.connect(self._on_next_suspect)

    def show_map(self, found: StrategyMap) -> None:
        self._map = found
        self.grid.show_values(alignment_grid(found))
        line = to_confirm_line(found)
        self.suspects.say(line)
        self.next_to_confirm.setVisible(bool(line))

    def go_to(self, record_id: str) -> bool:
        """Make the row or column of a record, or a link's cell, the current one."""
        links = self._map.cells.values() if self._map is not None else ()
        for link in (cell.link for cell in links if cell.link.id == record_id):
            return self.grid.go_to(link.objective_id) and self.grid.go_to(link.initiative_id)
        return self.grid.go_to(record_id)

    def _leave_cell(self) -> None:
        self.leaving.hide()

    def _show_cell(self, *, writes: bool) -> Record | None:
        cell = self._cell()
        self.reason.setEnabled(writes)
        self.confirm.setVisible(cell is not None and cell.to_confirm and writes)
        return cell.link if cell else None

    def _ends(self) -> tuple[strategy.Objective, strategy.Initiative] | None:
        if self._place is None:
            return None
        workspace = self._context.session.workspace
        objective = workspace.find(strategy.Objective, self._place[0])
        initiative = workspace.find(strategy.Initiative, self._place[1])
        return None if objective is None or initiative is None else (objective, initiative)

    def _cell(self) -> MapLink | None:
        if self._map is None or self._place is None:
            return None
        return self._map.cell(*self._place)

    def _question(self) -> tuple[str, str, str, Sequence[str]]:
        ends, cell = self._ends(), self._cell()
        if ends is None:
            return "", "", "", ()
        objective, initiative = ends
        question = tr("How far does “{title}” support this objective?", title=initiative.title)
        hidden = [] if cell is not None else ["confirm", "remove"]
        if cell is not None and not cell.to_confirm:
            hidden.append("confirm")
        return objective.title, question, str(cell.strength) if cell is not None else "", hidden

    def _on_asked(self, command: str) -> None:
        asked = {
            "choose": self._on_choice_asked,
            "confirm": self._on_confirm,
            "remove": self._on_withdraw_asked,
        }
        if command in asked:
            asked[command]()
        else:
            self._set({"strength": int(command)})

    def _on_reason(self, _: str, reason: str) -> None:
        self._set({"reason": reason})

    def _set(self, values: dict[str, object]) -> None:
        ends, session = self._ends(), self._context.session
        if ends is not None:
            session.submit(set_link(session.workspace, *ends, values, session.author))

    def _on_confirm(self) -> None:
        ends, session = self._ends(), self._context.session
        cell = self._cell()
        if ends is not None and cell is not None and cell.to_confirm:
            session.submit(confirm_link(*ends, cell.link, session.author))
            self.popover.close_here()

    def _on_next_suspect(self) -> None:
        """Go to the suspect link after the current one, row by row, and round to the first."""
        found, here = self._map, self.grid.current()
        waiting = [one.link for one in found.to_confirm] if found is not None else []
        if found is None or here is None or not waiting:
            return
        row_at = {str(row.objective.id): number for number, row in enumerate(found.rows)}
        column_at = {str(one.initiative.id): number for number, one in enumerate(found.columns)}
        placed = sorted((row_at[w.objective_id], column_at[w.initiative_id], w.id) for w in waiting)
        now = (row_at[here[0]], column_at[here[1]])
        after = [one for one in placed if one[:2] > now]
        self.go_to((after or placed)[0][2])
        self.grid.setFocus()

    def _on_withdraw_asked(self) -> None:
        cell, session = self._cell(), self._context.session
        if cell is not None and not session.read_only:
            self.popover.hide()
            draft = session.draft_of("remove_link", cell.link.id)
            self.leaving.ask(tr("Remove link"), tr("Why you are removing this link"), draft)

    def _on_why(self, reason: str) -> None:
        cell, session = self._cell(), self._context.session
        if cell is not None and self.leaving.run(leaving_of(session, cell.link), reason):
            self.leaving.close_row()


def _row(words: PlainLabel, button: LinkButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(words, 1)
    row.addWidget(button)
    return row


_OUTCOME_COMMANDS = {
    Qt.Key.Key_D: strategy.TestOutcome.DECIDED.value,
    Qt.Key.Key_F: strategy.TestOutcome.FITS.value,
    Qt.Key.Key_E: strategy.TestOutcome.EXCEPTION.value,
    Qt.Key.Key_C: strategy.TestOutcome.CONFLICTS.value,
    Qt.Key.Key_Return: "choose",
    Qt.Key.Key_Delete: "clear",
}
_OUTCOME_KEYS = (
    (tr("Click or Enter"), tr("choose in words, with a reason")),
    ("D", tr("decided it")),
    ("F", tr("fits")),
    ("E", tr("agreed exception")),
    ("C", tr("conflicts")),
    (tr("Delete"), tr("clear")),
)
_OUTCOME_OPTIONS = (
    CellOption(strategy.TestOutcome.DECIDED.value, "D", tr("Decided it: this settled the matter")),
    CellOption(strategy.TestOutcome.FITS.value, "F", tr("Fits: it keeps to the principle")),
    CellOption(
        strategy.TestOutcome.EXCEPTION.value, "E", tr("Agreed exception: it departs for a reason")
    ),
    CellOption(
        strategy.TestOutcome.CONFLICTS.value, "C", tr("Conflicts: it goes against the principle")
    ),
    CellOption("clear", tr("Delete"), tr("Clear: not tested yet")),
)
_OUTCOME_REASON = FieldSpec("reason", tr("Why"))


class PrinciplesCard(_ReasonedGrid):
    """Every outcome is one step; all but a plain fit are kept once there is a reason."""

    def __init__(self, context: PageContext) -> None:
        name = tr("Principles tested against initiatives and decisions")
        grid = GridView(context.look, name, _OUTCOME_COMMANDS)
        title = tr("Tested against initiatives and decisions")
        super().__init__(context, title, grid, _OUTCOME_REASON, _OUTCOME_OPTIONS)
        self._shown = EMPTY_GRID
        self._pending: strategy.TestOutcome | None = None
        self.sight = GridWithSearch(context.look, self.grid)
        self.add(self.sight, self.words, KeyHints(context.look, _OUTCOME_KEYS))

    def _question(self) -> tuple[str, str, str, Sequence[str]]:
        ends, test = self._ends(), self._test()
        if ends is None:
            return "", "", "", ()
        against, tested = ends
        if isinstance(against, strategy.NorthStar):
            about = against.aim
            question = tr("Does “{title}” lead to the north star?", title=tested.title)
        else:
            about = against.title
            question = tr("Does “{title}” keep to this principle?", title=tested.title)
        outcome = self._pending or (test.outcome if test is not None else None)
        present = outcome.value if outcome is not None else ""
        return about, question, present, () if test is not None else ("clear",)

    def _ends(self) -> tuple[_Against, _Tested] | None:
        if self._place is None:
            return None
        workspace = self._context.session.workspace
        row, column = self._place
        against = workspace.find(strategy.Principle, row) or workspace.find(strategy.NorthStar, row)
        tested = workspace.find(strategy.Initiative, column) or workspace.find(
            strategy.Decision, column
        )
        return None if against is None or tested is None else (against, tested)

    def show_workspace(self) -> None:
        self._shown = principles_grid(self._context.session.workspace)
        self.setVisible(bool(self._shown.rows and self._shown.columns))
        self.grid.show_values(self._shown)

    def _on_asked(self, command: str) -> None:
        if command == "clear":
            self._on_cleared()
        elif command == "choose":
            self._on_choice_asked()
        else:
            self._on_found(strategy.TestOutcome(command))

    def _leave_cell(self) -> None:
        self._pending = None
        self.asked.show_fault("")

    def _show_cell(self, *, writes: bool) -> Record | None:
        test = self._test()
        self.reason.setEnabled(writes and (test is not None or self._pending is not None))
        return test

    def _test(self) -> strategy.PrincipleTest | None:
        return None if self._place is None else self._shown.cells.get(self._place)

    def _on_found(self, outcome: strategy.TestOutcome) -> None:
        if not self._context.session.read_only:
            self._pending = outcome
            self._keep(outcome, self.fields.read()["reason"])

    def _on_reason(self, _: str, reason: str) -> None:
        test = self._test()
        outcome = self._pending or (test.outcome if test else None)
        if outcome is not None:
            self._keep(outcome, reason)

    def _keep(self, outcome: strategy.TestOutcome, reason: str) -> None:
        """Keep what was found, or say beside the reason why it cannot be kept yet."""
        ends, session = self._ends(), self._context.session
        if ends is None:
            return
        try:
            step = hold_against(session.workspace, *ends, (outcome, reason), session.author)
        except InvalidValue as refusal:
            self.reason.setEnabled(True)
            self.asked.show_fault(refusal.what)
            self._open()
            self._point_at_reason()
            return
        self._pending = None
        self.asked.show_fault("")
        session.submit(step)

    def _on_cleared(self) -> None:
        test, session = self._test(), self._context.session
        if test is not None and not session.read_only:
            session.submit(withdraw_entry(session.workspace, test, "", session.author))
            self.popover.close_here()
