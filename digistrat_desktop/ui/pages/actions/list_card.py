"""The list of actions: narrowed, sorted, and a page of it at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.actions.lines import (
    NOBODY,
    ActionFilter,
    ActionOrder,
    Shown,
    chosen_lines,
)
from digistrat_desktop.analysis.actions.order import next_best_words
from digistrat_desktop.domain.trust.actions import ActionStatus
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.announce import announce
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.tables.small_table import CellLink, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.actions.lines import ActionLine
    from digistrat_desktop.ui.tables.small_table import Cell
    from digistrat_desktop.ui.theme.look import Look

_HEADS = (tr("Action"), tr("Owner and date"), tr("Status"), tr("Why it stands here"), "")
_FOLD_BELOW = 640
_PAGE = 40
_FIRST = tr("Take up a proposal, or add what was agreed with its owner and date.")
_NONE = tr("No action is like that. Choose “All” or clear the words.")


class ListCard(Card):
    """Words, state and order above, the actions below.

    Signals:
        edit_asked: an action is to be changed; carries its id.
        add_asked: a new action is wanted.
    """

    edit_asked = Signal(str)
    add_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("What is to be done"), parent=parent)
        self._lines: Sequence[ActionLine] = ()
        self._ids: list[str] = []
        self._most = _PAGE
        self.words = LineField(
            tr("Words in an action"), example=tr("Words, an owner, what it helps …")
        )
        states = [(s.value, s.label) for s in (*Shown, *ActionStatus)]
        self.shown = ChoiceField(tr("Which actions"), states, is_wide=True)
        self.order = ChoiceField(
            tr("Order of the actions"), [(o.value, o.label) for o in ActionOrder], is_wide=True
        )
        self.add_button = SecondaryButton(look, tr("Add action"))
        self.basis = PlainLabel(next_best_words(), tone="secondary")
        self.said = PlainLabel("", tone="secondary")
        self.table = SmallTable(look, _HEADS, (4, 2, 1, 4, 0), _FOLD_BELOW)
        self.more = SecondaryButton(look, tr("Show more"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.shown.set_choice(Shown.OPEN)
        self.order.set_choice(ActionOrder.BEST)
        self.add_to_header(self.add_button)
        bar = QWidget()
        row = FlowLayout(self._look.theme.space(2), bar)
        self.words.setMinimumWidth(self._look.theme.px(260))
        for field in (self.words, self.shown, self.order):
            row.addWidget(field)
        for part in (bar, self.basis, self.said, self.table, self.more):
            self.add(part)
        self.more.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.words.textChanged.connect(self._on_wanted)
        self.shown.chosen.connect(self._on_wanted)
        self.order.chosen.connect(self._on_wanted)
        self.more.clicked.connect(self._on_more)

    def show_lines(self, lines: Sequence[ActionLine]) -> None:
        """Show the actions that are wanted."""
        self._lines = lines
        self._fill()

    def show_where(self, action_id: str) -> bool:
        """Bring the keyboard to an action, closed ones too; False when it is not here."""
        if action_id not in {str(one.action.id) for one in self._lines}:
            return False
        if action_id not in self._ids:
            self.words.show_other("")
            self.shown.set_choice(Shown.EVERY)
            self._most = len(self._lines)
            self._fill()
        self.table.rows()[self._ids.index(action_id)][-1].setFocus()
        return True

    def wanted(self) -> ActionFilter:
        """Which actions are asked for, and in which order."""
        order = ActionOrder(self.order.choice() or ActionOrder.BEST)
        return ActionFilter(self.shown.choice() or Shown.OPEN, self.words.text(), order)

    def _on_wanted(self, _: str) -> None:
        self._most = _PAGE
        self._fill()
        announce(self.table, self.said.text())

    def _on_more(self) -> None:
        self._most += _PAGE
        at = len(self._ids)
        self._fill()
        self.table.rows()[min(at, len(self._ids) - 1)][-1].setFocus()

    def _fill(self) -> None:
        wanted = self.wanted()
        found = chosen_lines(self._lines, wanted)
        here = found[: self._most]
        self._ids = [str(one.action.id) for one in here]
        self.table.show_rows([self._row(one) for one in here])
        self.basis.setVisible(wanted.order is ActionOrder.BEST and bool(found))
        self.said.show_text(self._words(len(here), len(found)))
        self.more.setVisible(len(here) < len(found))

    def _words(self, here: int, found: int) -> str:
        if not self._lines:
            return _FIRST
        if not found:
            return _NONE
        return (
            tr("{here} of {found} shown.", here=here, found=found)
            if here < found
            else tr("{found} shown.", found=found)
        )

    def _row(self, line: ActionLine) -> tuple[Cell, ...]:
        action = line.action
        place = f"{line.place}. " if line.place else ""
        tone = "caution" if line.overdue else ""
        edit = partial(self.edit_asked.emit, str(action.id))
        return (
            f"{place}{action.title}",
            CellWords(f"{line.owner or NOBODY}\n{line.due_words}", tone),
            action.status.label,
            _basis(line),
            CellLink(tr("Edit"), tr("Edit {title}", title=action.title), edit),
        )


def _basis(line: ActionLine) -> str:
    """Say why a line stands where it stands, what it helps and what it waits for."""
    parts = [line.basis]
    if line.waits_for:
        parts.append(tr("Waits for: {waits_for}.", waits_for="; ".join(line.waits_for)))
    if line.helps:
        parts.append(tr("Helps: {helps}.", helps="; ".join(line.helps)))
    return "\n".join(part for part in parts if part)
