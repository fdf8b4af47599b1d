"""Small words in frames: the state of something, a count, a key to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class _Framed(PlainLabel):
    kind = ""

    def __init__(self, text: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TypeRole.SMALL, tone, wrap=False, parent=parent)
        self.setProperty("kind", self.kind)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class StatusPill(_Framed):
    """The state of something in a word or two: Draft, Sealed, Sample data."""

    kind = "pill"


class Badge(_Framed):
    """A count beside a name."""

    kind = "badge"


class KeyCap(_Framed):
    """A key to press, as it is printed on the keyboard."""

    kind = "keycap"
