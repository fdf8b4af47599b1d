"""A banner: something to know on this page, without stopping anyone."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import IconButton, LinkButton
from digistrat_desktop.ui.kit.layouts import spaced
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr


class Gravity(StrEnum):
    """How much a banner matters."""

    INFO = "info"
    CAUTION = "caution"
    ERROR = "error"


_ICONS = {Gravity.INFO: "info", Gravity.CAUTION: "warning", Gravity.ERROR: "error"}
_INKS = {Gravity.INFO: "accent", Gravity.CAUTION: "caution", Gravity.ERROR: "error"}
_WORDS = {Gravity.INFO: tr("Note"), Gravity.CAUTION: tr("Warning"), Gravity.ERROR: tr("Problem")}


class Banner(QFrame):
    """An icon, a sentence, what can be done about it, and a way to put it away."""

    action_chosen = Signal(str)  # the id of the action pressed
    dismissed = Signal()  # it was closed by the person

    def __init__(
        self, look: Look, gravity: Gravity, text: str,
        actions: Sequence[tuple[str, str]] = (), *, can_close: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`actions` are pairs of id and label; what stays until it is mended cannot be closed."""
        super().__init__(parent)
        self._look = look
        self._gravity = gravity
        self.setProperty("kind", "card")
        self.setProperty("tone", gravity.value)
        self.setAccessibleName(f"{_WORDS[gravity]}: {text}")
        self._icon = QLabel(self)
        self.label = PlainLabel(text, selectable=True, parent=self)
        self._row = spaced(QHBoxLayout(self), look, 3, 3, 1.5)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.label, 1)
        self._add_buttons(actions, can_close=can_close)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self.accessibleName())

    def _add_buttons(self, actions: Sequence[tuple[str, str]], *, can_close: bool) -> None:
        for action_id, label in actions:
            button = LinkButton(self._look, label, parent=self)
            button.clicked.connect(partial(self.action_chosen.emit, action_id))
            self._row.addWidget(button)
        if can_close:
            close = IconButton(self._look, "close", tr("Dismiss message"), parent=self)
            close.clicked.connect(self._on_closed)
            self._row.addWidget(close)

    def _on_closed(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _on_look_changed(self) -> None:
        side = self._look.theme.px(20)
        ratio = self.devicePixelRatioF()
        ink = _INKS[self._gravity]
        self._icon.setPixmap(self._look.pixmap(_ICONS[self._gravity], ink, side, ratio))
