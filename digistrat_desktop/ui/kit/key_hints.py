"""The line at the foot of a page that prints the keys that work there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.pills import KeyCap
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.ui.theme.look import Look


class KeyHints(QWidget):
    """Keys and what they do, in rows that wrap."""

    def __init__(
        self, look: Look, hints: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Make the line.

        Args:
            hints: pairs of keys ("Ctrl K", or several parted by " or ") and what they do.
        """
        super().__init__(parent)
        flow = FlowLayout(look.theme.space(4), self, centred=True)
        for keys, words in hints:
            flow.addWidget(_hint(look, keys, words, self))
        self.setAccessibleName("; ".join(f"{keys}: {words}" for keys, words in hints))


def _hint(look: Look, keys: str, words: str, parent: QWidget) -> QWidget:
    pair = QWidget(parent)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.space(1.5))
    for key in keys.split(" or "):
        row.addWidget(KeyCap(key, parent=pair))
    row.addWidget(PlainLabel(words, TypeRole.SMALL, "secondary", wrap=False, parent=pair))
    return pair
