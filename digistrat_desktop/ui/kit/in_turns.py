"""Filling a page piece by piece, so that the window answers in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


class InTurns(QObject):
    """Does one thing in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_under_way(self) -> bool:
        """True while something is still to be done."""
        return bool(self._left)

    def begin(self, *pieces: Callable[[], object]) -> None:
        """Do these, one a turn, in place of what was still to be done."""
        self._left = list(pieces)
        self._timer.start()

    def _on_turn(self) -> None:
        if not self._left:
            return
        piece = self._left.pop(0)
        if self._left:
            self._timer.start()
        piece()
