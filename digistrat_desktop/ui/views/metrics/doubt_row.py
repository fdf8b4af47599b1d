"""A question about a table that only a person can answer, with its answers as buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.flow import FlowLayout
from digistrat_desktop.ui.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.ui.look import Look


class DoubtRow(QWidget):
    """Words and two buttons.

    Signals:
        answered: the id of the answer.
    """

    answered = Signal(str)

    def __init__(
        self, look: Look, question: str, answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the row.

        Args:
            look: the look in use.
            question: what is in doubt.
            answers: pairs of id and words.
            parent: the owner.
        """
        super().__init__(parent)
        self.question = PlainLabel(question, tone="caution", parent=self)
        self.buttons: dict[str, SecondaryButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        column.addWidget(self.question)
        row = FlowLayout(look.theme.space(3))
        for answer_id, words in answers:
            button = SecondaryButton(look, words, parent=self)
            button.clicked.connect(partial(self.answered.emit, answer_id))
            self.buttons[answer_id] = button
            row.addWidget(button)
        column.addLayout(row)
