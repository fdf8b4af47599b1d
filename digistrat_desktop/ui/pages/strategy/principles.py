"""Principles held against initiatives: the grid, the cell in words, and the reason for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from digistrat_desktop.domain.edits.strategy import hold_against, withdraw_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.strategy import (
    Initiative,
    Principle,
    TestOutcome,
)
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import put
from digistrat_desktop.ui.kit.page_parts import KeyHints
from digistrat_desktop.ui.pages.strategy.rows import principles_grid
from digistrat_desktop.ui.tables.grid_model import EMPTY_GRID
from digistrat_desktop.ui.tables.grid_view import GridView
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.trust.strategy import PrincipleTest
    from digistrat_desktop.ui.session.context import PageContext


_COMMANDS = {
    Qt.Key.Key_F: TestOutcome.FITS.value,
    Qt.Key.Key_E: TestOutcome.EXCEPTION.value,
    Qt.Key.Key_C: TestOutcome.CONFLICTS.value,
    Qt.Key.Key_Return: "reason",
    Qt.Key.Key_Delete: "clear",
}
_KEYS = (
    ("F", "fits"),
    ("E", tr("agreed exception")),
    ("C", "conflicts"),
    (tr("Delete"), tr("take back")),
)
_BUTTONS = (
    (TestOutcome.FITS, tr("Fits")),
    (TestOutcome.EXCEPTION, tr("Agreed exception")),
    (TestOutcome.CONFLICTS, tr("Conflicts")),
)


class PrinciplesCard(Card):
    """Every outcome is one step; an exception and a conflict are kept once there is a reason."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Held against initiatives"), parent=parent)
        self._context = context
        self._grid = EMPTY_GRID
        self._place: tuple[str, str] | None = None
        self._pending: TestOutcome | None = None
        self.table = GridView(context.look, tr("Principles held against initiatives"), _COMMANDS)
        self.words = PlainLabel("")
        self.buttons = {one: SecondaryButton(context.look, words) for one, words in _BUTTONS}
        self.reason = LineField(tr("Why it fits, bends or breaks the principle"), longest=5_000)
        self.asked = LabeledField(context.look, tr("&Why"), self.reason)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add(self.table, self.words)
        row = QHBoxLayout()
        put(row, *self.buttons.values())
        row.addStretch(1)
        self.add_layout(row)
        self.add(self.asked, KeyHints(self._context.look, _KEYS))

    def _connect(self) -> None:
        self.table.asked.connect(self._on_asked)
        self.table.moved.connect(self._on_moved)
        for outcome, button in self.buttons.items():
            button.clicked.connect(partial(self._on_found, outcome))
        self.reason.committed.connect(self._on_reason)
        self.reason.returnPressed.connect(self.table.setFocus)

    def show_workspace(self) -> None:
        self._grid = principles_grid(self._context.session.workspace)
        self.setVisible(bool(self._grid.rows and self._grid.columns))
        self.table.show_values(self._grid)

    def flush(self) -> None:
        self.reason.flush()

    def _on_asked(self, command: str) -> None:
        if command == "clear":
            self._on_cleared()
        elif command == "reason":
            self._on_reason_asked()
        else:
            self._on_found(TestOutcome(command))

    def _on_moved(self, words: str) -> None:
        now = self.table.current()
        moved = now != self._place
        if moved:
            self.reason.flush()
            self._pending = None
            self.asked.show_fault("")
        self._place = now
        self.words.show_text(words)
        test = self._test()
        text = test.reason if test else ""
        (self.reason.show_other if moved else self.reason.set_text)(text)
        self._allow(test)

    def _allow(self, test: PrincipleTest | None) -> None:
        writes = self._place is not None and not self._context.session.read_only
        for button in self.buttons.values():
            button.setEnabled(writes)
        self.reason.setEnabled(writes and (test is not None or self._pending is not None))

    def _test(self) -> PrincipleTest | None:
        return None if self._place is None else self._grid.cells.get(self._place)

    def _on_found(self, outcome: TestOutcome, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt's clicked sends it
        if not self._context.session.read_only:
            self._pending = outcome
            self._keep(outcome, self.reason.text().strip())

    def _on_reason(self, text: str) -> None:
        test = self._test()
        outcome = self._pending or (test.outcome if test else None)
        if outcome is not None:
            self._keep(outcome, text.strip())

    def _keep(self, outcome: TestOutcome, reason: str) -> None:
        """Keep what was found, or say beside the reason why it cannot be kept yet."""
        ends, session = self._ends(), self._context.session
        if ends is None:
            return
        try:
            step = hold_against(session.workspace, *ends, (outcome, reason), session.author)
        except InvalidValue as refusal:
            self.reason.setEnabled(True)
            self.asked.show_fault(refusal.what)
            self.reason.setFocus()
            return
        self._pending = None
        self.asked.show_fault("")
        session.submit(step)

    def _ends(self) -> tuple[Principle, Initiative] | None:
        if self._place is None:
            return None
        workspace = self._context.session.workspace
        principle = workspace.find(Principle, self._place[0])
        initiative = workspace.find(Initiative, self._place[1])
        return None if principle is None or initiative is None else (principle, initiative)

    def _on_cleared(self) -> None:
        test, session = self._test(), self._context.session
        if test is not None and not session.read_only:
            session.submit(withdraw_entry(session.workspace, test, "", session.author))

    def _on_reason_asked(self) -> None:
        if self.reason.isEnabled():
            self.reason.setFocus()
            self.reason.selectAll()
