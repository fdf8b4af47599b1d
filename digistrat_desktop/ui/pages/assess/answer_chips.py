"""The other answers beside the levels, each with its key: cannot say yet, does not apply, discuss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from digistrat_desktop.ui.kit.buttons import HeardToggle
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.paint import (
    CONTROL_RADIUS,
    antialiased,
    box,
    focus_ring,
    key_cap,
    key_cap_size,
    shows_ring,
)
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QFont, QPaintEvent

    from digistrat_desktop.ui.theme.look import Look

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class ChipText:
    """One chip.

    Attributes:
        id: of the answer.
        key: printed on it.
        label: its words.
        is_toggle: a mark that is on or off beside the answer, such as "discuss".
    """

    id: str
    key: str
    label: str
    is_toggle: bool = False


class AnswerChip(HeardToggle, QAbstractButton):
    """A key cap and a few words; on or off."""

    def __init__(self, look: Look, text: ChipText, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._ring = False
        self.text_of = text
        self.setCheckable(True)
        self.hear_toggles()
        self.setText(text.label.replace("&", "&&"))
        self.setAccessibleName(text.label)
        self.setAccessibleDescription(tr("Key {key}", key=text.key))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether the keyboard brought the focus."""
        self._ring = shows_ring(event, before=self._ring)
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        cap, _ = key_cap_size(self._look, self.text_of.key)
        words = QFontMetrics(self._look.theme.font(bold=True)).horizontalAdvance(self.text_of.label)
        return QSize(round(cap) + words + theme.space(5.5), theme.px(32))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = antialiased(self)
        look, rect = self._look, QRectF(self.rect())
        if self.isChecked():
            tint, accent = look.colour("accent_tint"), look.colour("accent")
            box(painter, rect, CONTROL_RADIUS, fill=tint, stroke=accent)
        elif self.underMouse() and self.isEnabled():
            box(painter, rect, CONTROL_RADIUS, fill=look.colour("accent_tint"))
        gap = look.theme.space(2)
        width, height = key_cap_size(look, self.text_of.key)
        cap = QRectF(gap, (rect.height() - height) / 2, width, height)
        key_cap(painter, cap, self.text_of.key, look)
        painter.setFont(self._font())
        painter.setPen(look.colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(
            rect.adjusted(cap.right() + gap - 2, 0, 0, 0), _MIDDLE_LEFT, self.text_of.label
        )
        if self.hasFocus() and self._ring:
            focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()

    def _font(self) -> QFont:
        return self._look.theme.font(bold=self.isChecked())


class AnswerChips(QWidget):
    """A row of chips that wraps.

    Signals:
        chosen: a person took this answer; its id.
        toggled: a mark was set or taken off; its id and whether it is on.
    """

    chosen = Signal(str)
    toggled = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(look.theme.space(2), self)
        self._chips: list[AnswerChip] = []
        self.setAccessibleName(tr("Other answers"))

    def set_chips(self, texts: Sequence[ChipText]) -> None:
        """Show these chips, none of them on."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(text) for text in texts]

    def chips(self) -> tuple[AnswerChip, ...]:
        """The chips from left to right."""
        return tuple(self._chips)

    def set_on(self, ids: Sequence[str]) -> None:
        """Show which chips are on, without telling anyone."""
        for chip in self._chips:
            chip.setChecked(chip.text_of.id in ids)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be pressed."""
        for chip in self._chips:
            chip.setEnabled(not read_only)

    def _chip(self, text: ChipText) -> AnswerChip:
        chip = AnswerChip(self._look, text, self)
        chip.clicked.connect(partial(self._on_clicked, chip))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self, chip: AnswerChip) -> None:
        if chip.text_of.is_toggle:
            self.toggled.emit(chip.text_of.id, chip.isChecked())
        else:
            self.chosen.emit(chip.text_of.id)
