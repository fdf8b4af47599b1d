"""What a page says while it waits for its first answer: nothing for a moment, then one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from digistrat_desktop.ui.look import Look

MOMENT_MS = 400


class WaitingState(QWidget):
    """A sentence in the middle, shown only where the answer takes longer than a moment."""

    def __init__(self, look: Look, sentence: str, parent: QWidget | None = None) -> None:
        """Make the state.

        Args:
            look: the look in use.
            sentence: what is being done.
            parent: the owner.
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
