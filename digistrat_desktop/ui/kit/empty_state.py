"""What a page says when it has nothing to show: one sentence and, where there is one, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from digistrat_desktop.ui.theme.look import Look


class EmptyState(QWidget):
    """A sentence in the middle, with a button under it.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self, look: Look, title: str, sentence: str, action: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the state.

        Args:
            title: what is not there yet.
            sentence: what to do first.
            action: the button's verb; empty for no button.
        """
        super().__init__(parent)
        self.title = PlainLabel(title, TypeRole.CHART, parent=self)
        self.sentence = PlainLabel(sentence, tone="secondary", parent=self)
        self.button = PrimaryButton(look, action, parent=self) if action else None
        self._build(look)

    def _build(self, look: Look) -> None:
        column = QVBoxLayout(self)
        edge = look.theme.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look.theme.space(2))
        column.addStretch(1)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if self.button is not None:
            column.addSpacing(look.theme.space(2))
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.button.clicked.connect(self.acted)
        column.addStretch(2)


MOMENT_MS = 400


class WaitingState(QWidget):
    """A sentence in the middle, shown only where the answer takes longer than a moment."""

    def __init__(self, look: Look, sentence: str, parent: QWidget | None = None) -> None:
        """Make the state.

        Args:
            sentence: what is being done.
        """
        super().__init__(parent)
        self.sentence = PlainLabel(sentence, tone="secondary", parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.hide()
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT_MS)
        self._moment.timeout.connect(self.sentence.show)
        column = QVBoxLayout(self)
        edge = look.theme.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._moment.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was said is forgotten, so that the next wait begins with its moment."""
        super().hideEvent(event)
        self._moment.stop()
        self.sentence.hide()
