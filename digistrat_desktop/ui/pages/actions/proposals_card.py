"""What could be done about findings and gaps: take it up, or decline it with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.tables.small_table import SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.actions.order import ProposedAction
    from digistrat_desktop.ui.tables.small_table import Cell
    from digistrat_desktop.ui.theme.look import Look

_HEADS = (tr("What could be done"), tr("Why"), "")
_FOLD_BELOW = 640
_PAGE = 20
_NONE = tr(
    "Nothing is proposed. Proposals come from what Check finds and from levels still to be reached;"
    " each that there was has an action or was declined."
)


class ProposalsCard(Card):
    """Proposals, the most important first.

    Signals:
        taken: a proposal is to be taken up; carries the `ProposedAction`.
        declined: a proposal is to be declined; carries the `ProposedAction`.
    """

    taken = Signal(object)
    declined = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Proposed"), parent=parent)
        self._found: Sequence[ProposedAction] = ()
        self._most = _PAGE
        self._may_change = True
        self.said = PlainLabel("", tone="secondary")
        self.table = SmallTable(look, _HEADS, (4, 5, 0), _FOLD_BELOW)
        self.more = SecondaryButton(look, tr("Show more"))
        for part in (self.said, self.table, self.more):
            self.add(part)
        self.more.clicked.connect(self._on_more)

    def show_proposals(self, found: Sequence[ProposedAction], *, may_change: bool) -> None:
        """Show these, a page at a time."""
        self._found, self._may_change = found, may_change
        self._fill()

    def _fill(self) -> None:
        here = self._found[: self._most]
        count = sentence_case(counted(len(self._found), "proposal"))
        words = tr(
            "{count}. What you decline is not proposed again; the reason is kept.", count=count
        )
        self.said.show_text(words if here else _NONE)
        self.table.show_rows([self._row(one) for one in here])
        self.more.setVisible(len(here) < len(self._found))

    def _on_more(self) -> None:
        at = min(self._most, len(self._found) - 1)
        self._most += _PAGE
        self._fill()
        self.table.rows()[at][-1].setFocus()

    def _row(self, proposed: ProposedAction) -> tuple[Cell, ...]:
        doors = QWidget()
        row = QHBoxLayout(doors)
        row.setContentsMargins(0, 0, 0, 0)
        for words, told in ((tr("Take up"), self.taken), (tr("Decline"), self.declined)):
            door = LinkButton(self._look, words)
            door.setAccessibleName(f"{words}: {proposed.title}")
            door.setAccessibleDescription(proposed.why)
            door.clicked.connect(partial(told.emit, proposed))
            door.setEnabled(self._may_change)
            row.addWidget(door)
            doors.setFocusProxy(doors.focusProxy() or door)
        return proposed.what, proposed.why, doors
