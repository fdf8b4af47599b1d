"""The alignment matrix with its keys, the current cell in words and the reason for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.strategising import confirm_link, set_link
from digistrat_desktop.domain.strategy import Initiative, Objective
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.key_hints import KeyHints
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.strategy.matrix import MatrixView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.strategy_map import StrategyMap
    from digistrat_desktop.ui.views.context import PageContext

_KEYS = (
    ("0 or 1 or 2 or 3", "set strength"),
    ("Enter", "reason"),
    ("C", "confirm: hatched = reworded since it was agreed"),
)


class AlignmentCard(Card):
    """Every change is one step of the session."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, parent=parent)
        self._context = context
        self._map: StrategyMap | None = None
        self._place: tuple[str, str] | None = None
        self.matrix = MatrixView(context.look)
        self.words = PlainLabel("")
        self.reason = LineField("Reason for this link")
        self.add(self.matrix)
        self.add(self.words)
        self.add(LabeledField(context.look, "&Reason for this link", self.reason))
        self.add(KeyHints(context.look, _KEYS))
        self.matrix.strength_set.connect(self._on_strength)
        self.matrix.reason_asked.connect(self._on_reason_asked)
        self.matrix.confirm_asked.connect(self._on_confirm)
        self.matrix.moved.connect(self._on_moved)
        self.reason.committed.connect(self._on_reason)
        self.reason.returnPressed.connect(self.matrix.setFocus)

    def show_map(self, found: StrategyMap) -> None:
        """Show a map."""
        self._map = found
        self.matrix.show_map(found)

    def flush(self) -> None:
        """Give away a reason that is being typed."""
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
        cell = self._map.cell(*place) if self._map is not None and place else None
        text = cell.link.reason if cell else ""
        (self.reason.show_other if moved else self.reason.set_text)(text)
        self.reason.setEnabled(place is not None and not self._context.session.read_only)

    def _on_strength(self, objective_id: str, initiative_id: str, strength: int) -> None:
        self._place = (objective_id, initiative_id)
        self._set({"strength": strength})

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
        cell = self._map.cell(*self._place) if self._map is not None and self._place else None
        if ends is not None and cell is not None and cell.suspect:
            session.submit(confirm_link(*ends, cell.link, session.author))
