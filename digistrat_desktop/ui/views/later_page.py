"""A place that says in one sentence what it holds while the open assessment has none of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.empty_state import EmptyState

if TYPE_CHECKING:
    from digistrat_desktop.ui.views.context import PageContext

PLACES = {
    "strategy": (
        "Strategy",
        (
            "Here the trust's objectives and initiatives will stand side by side, so that what serves"
            " nothing, and what nothing serves, can be seen."
        ),
    ),
    "constraints": (
        "Constraints",
        (
            "Here what the trust can do will stand beside what its plans need, year by year. The"
            " constraint questions themselves are in Assess."
        ),
    ),
    "actions": (
        "Actions",
        "Here what was agreed will be kept with its owner and date, next best first.",
    ),
    "check": (
        "Check",
        "Here everything worth a second look will be listed, each with a way to mend it.",
    ),
}


class LaterPage(QWidget):
    """Title, sentence, and the way to where work can go on."""

    def __init__(self, context: PageContext, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, sentence = PLACES[place]
        state = EmptyState(context.look, title, sentence, "Go to Assess", self)
        state.acted.connect(partial(context.guide.go, "assess"))
        column = QVBoxLayout(self)
        column.addWidget(state)
