"""The alignment matrix with its keys, the current cell in words and the reason for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from digistrat_desktop.domain.edits.strategy import confirm_link, set_link
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.ui.forms.form import LeavingRow
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.records import leaving_of
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.page_parts import KeyHints
from digistrat_desktop.ui.pages.strategy.rows import alignment_grid, suspect_line
from digistrat_desktop.ui.tables.grid_view import GridView
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.plans.strategy_map import MapLink, StrategyMap
    from digistrat_desktop.ui.session.context import PageContext

_STRENGTHS = {
    Qt.Key.Key_0: "0",
    Qt.Key.Key_1: "1",
    Qt.Key.Key_2: "2",
    Qt.Key.Key_3: "3",
}
_COMMANDS = {
    **_STRENGTHS,
    Qt.Key.Key_Return: "reason",
    Qt.Key.Key_C: "confirm",
    Qt.Key.Key_Delete: "withdraw",
}
_KEYS = (
    (tr("0 or 1 or 2 or 3"), tr("set strength")),
    ("Enter", "reason"),
    ("C", tr("confirm: hatched = reworded since it was agreed")),
    (tr("Delete"), "withdraw"),
)


class AlignmentCard(Card):
    """Every change is one step of the session."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, parent=parent)
        self._context = context
        self._map: StrategyMap | None = None
        self._place: tuple[str, str] | None = None
        name = tr("Alignment of objectives and initiatives")
        self.matrix = GridView(context.look, name, _COMMANDS)
        self.words = PlainLabel("")
        self.reason = LineField(tr("Reason for this link"))
        self.suspects = PlainLabel("", tone="caution")
        self.next_suspect = LinkButton(context.look, tr("Go to the next"))
        self.confirm = LinkButton(context.look, tr("Confirm this link"))
        self.leaving = LeavingRow(context.look)
        self.add_layout(_row(self.suspects, self.next_suspect))
        self.add(self.matrix)
        self.add_layout(_row(self.words, self.confirm))
        self.add(self.leaving)
        self.add(LabeledField(context.look, tr("&Reason for this link"), self.reason))
        self.add(KeyHints(context.look, _KEYS))
        self._connect()

    def _connect(self) -> None:
        self.matrix.asked.connect(self._on_asked)
        self.leaving.given.connect(self._on_why)
        self.leaving.left.connect(self.matrix.setFocus)
        self.confirm.clicked.connect(self._on_confirm)
        self.next_suspect.clicked.connect(self._on_next_suspect)
        self.matrix.moved.connect(self._on_moved)
        self.reason.committed.connect(self._on_reason)
        self.reason.returnPressed.connect(self.matrix.setFocus)

    def show_map(self, found: StrategyMap) -> None:
        self._map = found
        self.matrix.show_values(alignment_grid(found))
        line = suspect_line(found)
        self.suspects.show_text(line)
        self.suspects.setVisible(bool(line))
        self.next_suspect.setVisible(bool(line))

    def go_to(self, record_id: str) -> bool:
        """Make the row or column of a record, or a link's cell, the current one."""
        links = self._map.cells.values() if self._map is not None else ()
        for link in (cell.link for cell in links if cell.link.id == record_id):
            return self.matrix.go_to(link.objective_id) and self.matrix.go_to(link.initiative_id)
        return self.matrix.go_to(record_id)

    def flush(self) -> None:
        self.reason.flush()

    def _ends(self) -> tuple[Objective, Initiative] | None:
        if self._place is None:
            return None
        workspace = self._context.session.workspace
        objective = workspace.find(Objective, self._place[0])
        initiative = workspace.find(Initiative, self._place[1])
        return None if objective is None or initiative is None else (objective, initiative)

    def _on_moved(self, words: str) -> None:
        self.words.show_text(words)
        place = self.matrix.current()
        moved = place != self._place
        if moved:
            self.reason.flush()
        self._place = place
        cell, writes = self._cell(), not self._context.session.read_only
        text = cell.link.reason if cell else ""
        (self.reason.show_other if moved else self.reason.set_text)(text)
        self.reason.setEnabled(place is not None and writes)
        self.confirm.setVisible(cell is not None and cell.suspect and writes)
        if moved:
            self.leaving.hide()

    def _cell(self) -> MapLink | None:
        if self._map is None or self._place is None:
            return None
        return self._map.cell(*self._place)

    def _on_asked(self, command: str) -> None:
        asked = {
            "reason": self._on_reason_asked,
            "confirm": self._on_confirm,
            "withdraw": self._on_withdraw_asked,
        }
        if command in asked:
            asked[command]()
        else:
            self._set({"strength": int(command)})

    def _on_reason(self, text: str) -> None:
        self._set({"reason": text})

    def _set(self, values: dict[str, object]) -> None:
        ends, session = self._ends(), self._context.session
        if ends is not None:
            session.submit(set_link(session.workspace, *ends, values, session.author))

    def _on_reason_asked(self) -> None:
        self.reason.setFocus()
        self.reason.selectAll()

    def _on_confirm(self) -> None:
        ends, session = self._ends(), self._context.session
        cell = self._cell()
        if ends is not None and cell is not None and cell.suspect:
            session.submit(confirm_link(*ends, cell.link, session.author))
            self.matrix.setFocus()

    def _on_next_suspect(self) -> None:
        """Go to the suspect link after the current one, row by row, and round to the first."""
        found, here = self._map, self.matrix.current()
        waiting = [one.link for one in found.suspect] if found is not None else []
        if found is None or here is None or not waiting:
            return
        row_at = {str(row.objective.id): number for number, row in enumerate(found.rows)}
        column_at = {str(one.initiative.id): number for number, one in enumerate(found.columns)}
        placed = sorted((row_at[w.objective_id], column_at[w.initiative_id], w.id) for w in waiting)
        now = (row_at[here[0]], column_at[here[1]])
        after = [one for one in placed if one[:2] > now]
        self.go_to((after or placed)[0][2])
        self.matrix.setFocus()

    def _on_withdraw_asked(self) -> None:
        if self._cell() is not None and not self._context.session.read_only:
            self.leaving.ask(tr("Withdraw link"), tr("Why this link is withdrawn"))

    def _on_why(self, reason: str) -> None:
        cell, session = self._cell(), self._context.session
        if cell is None:
            return
        step = self.leaving.run(leaving_of(session, cell.link), reason)
        if step is not None and session.submit(step):
            self.leaving.close_row()


def _row(words: PlainLabel, button: LinkButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(words, 1)
    row.addWidget(button)
    return row
