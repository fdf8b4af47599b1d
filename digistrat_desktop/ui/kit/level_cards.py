"""The levels of a scale as cards with their full text, side by side: reading one is choosing it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from digistrat_desktop.ui.kit.level_card import CardText, LevelCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from digistrat_desktop.ui.look import Look

NARROWEST_CARD = 184
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True)
class OtherKeys:
    """Keys of the group beside the digits of its levels.

    Attributes:
        answers: key to answer id, such as {"0": "cannot_say", "N": "not_applicable"}; only keys
            that the scale allows.
        flag: the key that flags the item for discussion, or "".
    """

    answers: Mapping[str, str]
    flag: str = "F"


NO_KEYS = OtherKeys({}, "")


class LevelCards(QWidget):
    """A radio group of cards. Digits choose when the group has the focus, arrows only move.

    Signals:
        chosen: a person chose this level or other answer; its id.
        flag_asked: the flag key was pressed.
    """

    chosen = Signal(str)
    flag_asked = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty group.

        Args:
            look: the look in use.
            name: the question the cards answer, for assistive technology.
            parent: the owner.
        """
        super().__init__(parent)
        self._look = look
        self._cards: list[LevelCard] = []
        self._group = QButtonGroup(self)
        self._others = NO_KEYS
        self._read_only = False
        self._shown: str | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._arrange)

    def set_levels(self, levels: Sequence[CardText], others: OtherKeys = NO_KEYS) -> None:
        """Show another scale, with nothing chosen.

        Args:
            levels: from the lowest to the highest.
            others: the keys of other answers.
        """
        self._others = others
        for card in self._cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(level, number) for number, level in enumerate(levels, 1)]
        self._rove(0)
        self.updateGeometry()
        self._arrange()

    def set_chosen(self, answer_id: str | None) -> None:
        """Show what is chosen, without telling anyone; None or another answer clears the cards."""
        self._shown = answer_id
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.text_of.id == answer_id)
        self._group.setExclusive(True)
        at = [place for place, card in enumerate(self._cards) if card.isChecked()]
        self._rove(at[0] if at else 0)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be chosen; the cards can still be read with the keyboard."""
        self._read_only = read_only
        for card in self._cards:
            card.set_read_only(read_only=read_only)

    def cards(self) -> tuple[LevelCard, ...]:
        """The cards from the lowest level to the highest."""
        return tuple(self._cards)

    def focus_first(self) -> None:
        """Bring the keyboard to the card that is chosen, or to the first."""
        for card in self._cards:
            if card.focusPolicy() & Qt.FocusPolicy.TabFocus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        step = _STEPS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self._move(step)
        elif not self._answer_by(key):
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrow cards are high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the cards at this width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        width = self._narrowest() * max(1, len(self._cards))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One card wide."""
        return QSize(self._narrowest(), self.heightForWidth(max(self.width(), self._narrowest())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _answer_by(self, key: str) -> bool:
        """Choose by a key; True when the key belongs to this group."""
        if key and key == self._others.flag:
            self.flag_asked.emit()
            return True
        ids = {str(n): card.text_of.id for n, card in enumerate(self._cards, 1)}
        answer = {**ids, **self._others.answers}.get(key)
        if answer is not None and not self._read_only:
            self.chosen.emit(answer)
        return answer is not None

    def _card(self, level: CardText, number: int) -> LevelCard:
        card = LevelCard(self._look, level, str(number), self)
        card.set_read_only(read_only=self._read_only)
        card.clicked.connect(partial(self._on_clicked, level.id))
        self._group.addButton(card)
        card.show()
        return card

    def _on_clicked(self, level_id: str) -> None:
        if self._read_only:
            self.set_chosen(self._shown)
        else:
            self.chosen.emit(level_id)

    def _move(self, step: int) -> None:
        at = [place for place, card in enumerate(self._cards) if card.hasFocus()]
        if at:
            place = (at[0] + step) % len(self._cards)
            self._rove(place)
            self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, place: int) -> None:
        """One stop for the Tab key: the chosen card, or where the arrows went."""
        for number, card in enumerate(self._cards):
            stop = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(stop)

    def _narrowest(self) -> int:
        return self._look.theme.px(NARROWEST_CARD)

    def _columns(self, width: int) -> int:
        """All side by side, else two by two for four, else one under the other."""
        gap, count = self._look.theme.space(3), len(self._cards)
        fit = (width + gap) // (self._narrowest() + gap)
        if fit >= count:
            return count
        return 2 if count == 4 and fit >= 2 else 1  # noqa: PLR2004 - two rows of two

    def _places(self, width: int) -> list[QRect]:
        gap, places = self._look.theme.space(3), list[QRect]()
        columns = max(1, self._columns(width))
        each = (width - gap * (columns - 1)) // columns
        top = 0
        for first in range(0, len(self._cards), columns):
            row = self._cards[first : first + columns]
            height = max(card.heightForWidth(each) for card in row)
            places += [QRect(n * (each + gap), top, each, height) for n in range(len(row))]
            top += height + gap
        return places

    def _arrange(self) -> None:
        for card, place in zip(self._cards, self._places(self.width()), strict=True):
            card.setGeometry(place)
        self.updateGeometry()
