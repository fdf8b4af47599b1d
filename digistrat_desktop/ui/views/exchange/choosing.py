"""Which trusts of another store's file are meant, where it holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.tick_box import TickBox
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.services.packages_of_stores import TrustThere
    from digistrat_desktop.ui.look import Look


class TrustChoice(Card):
    """A box for each trust, none ticked, and a button that waits for one."""

    def __init__(
        self,
        look: Look,
        trusts: tuple[TrustThere, ...],
        on_chosen: Callable[[tuple[str, ...]], None],
        *,
        only_one: bool = False,
    ) -> None:
        """Make the card.

        Args:
            on_chosen: takes the ids of the trusts ticked.
            only_one: one can be looked at; ticking another unticks the first.
        """
        title = tr("This file is a store with {trusts}", trusts=counted(len(trusts), "trust"))
        super().__init__(look, title, bar="accent")
        self._on_chosen = on_chosen
        self._boxes: dict[str, TickBox] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(only_one)
        words = tr("Tick the one to look at.") if only_one else tr("Tick those you want.")
        self.add(PlainLabel(words))
        for trust in trusts:
            self._add(trust)
        label = tr("Look inside") if only_one else tr("Show what would change")
        self.button = PrimaryButton(look, label)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._on_button)
        self.add(self.button)

    def _add(self, trust: TrustThere) -> None:
        changes = counted(trust.changes, "change")
        box = TickBox(self._look, f"{trust.name}, {changes}")
        box.toggled.connect(self._on_toggled)
        self._group.addButton(box)
        self._boxes[trust.id] = box
        self.add(box)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(trust for trust, box in self._boxes.items() if box.isChecked())

    def _on_toggled(self, _: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.button.setEnabled(bool(self._ticked()))

    def _on_button(self) -> None:
        self._on_chosen(self._ticked())
