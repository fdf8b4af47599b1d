"""The levels of a scale as cards with their full text, side by side: reading one is choosing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit import paint
from digistrat_desktop.ui.kit.buttons import HeardToggle
from digistrat_desktop.ui.kit.symbols import Symbol, paint_symbol
from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TOP_LEFT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_UNBOUNDED = 100_000
_TICK = 15  # its side in pixels at 100 % text size
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class CardText:
    id: str  # of the level
    title: str  # its word
    text: str  # what it looks like, in full
    symbol: Symbol  # its symbol


CANNOT_BE_CHANGED = tr("Cannot be changed")


class AnswerButton(HeardToggle):
    """Stands before a button's Qt class: its group moves the focus, Space or Enter chooses.

    On what is chosen already Space chooses nothing: it is left to go into the reason.
    """

    _read_only = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_left = self._read_only or self.is_answer
        if key in _STEPS or (is_left and key == Qt.Key.Key_Space):
            event.ignore()
        elif key in _GO and not self._read_only:
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def is_answer(self) -> bool:
        """Whether this is the answer that is given."""
        return self.isChecked()


class LevelCard(paint.Ringed, AnswerButton, QRadioButton):
    """A radio button painted as a card."""

    def __init__(self, look: Look, text: CardText, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        self.text_of = text
        self.hear_toggles()
        self.setAccessibleName(f"{text.title}. {text.text}")
        self.setAccessibleDescription(tr("Key {key}", key=key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        shape = Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        words = CANNOT_BE_CHANGED if read_only else tr("Key {key}", key=self._key)
        self.setAccessibleDescription(words)
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole card is the target; none of it when it is for reading."""
        return not self._read_only and self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        width = self._look.theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        edge = self._look.theme.space(3.5)
        room = QRect(0, 0, max(1, width - 2 * edge), _UNBOUNDED)
        words = QFontMetrics(self._font()).boundingRect(room, _WRAP | _TOP_LEFT, self.text_of.text)
        head = self._head_height(room.width())
        return edge * 2 + head + self._gap() + words.height()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.antialiased(self)
        rect = QRectF(self.rect())
        edge = self._look.theme.space(3.5)
        inner = rect.adjusted(edge, edge, -edge, -edge)
        high = self._head_height(round(inner.width()))
        head = QRectF(inner.left(), inner.top(), inner.width(), high)
        ringed = self.is_ringed
        away = paint.RING_ROOM if ringed else 0
        self._paint_sheet(painter, rect.adjusted(away, away, -away, -away), head)
        self._paint_head(painter, head)
        painter.setFont(self._font())
        painter.setPen(self._look.colour("text"))
        below = inner.adjusted(0, head.height() + self._gap(), 0, 0)
        painter.drawText(below, _WRAP | _TOP_LEFT, self.text_of.text)
        if ringed:
            paint.focus_ring(painter, rect, paint.CARD_RADIUS, self._look, broken=True)
        painter.end()

    def _gap(self) -> int:
        """Between the head and the text, whether the head is filled or not."""
        return self._look.theme.space(2.5)

    def _paint_sheet(self, painter: QPainter, rect: QRectF, head: QRectF) -> None:
        look, radius, chosen = self._look, paint.CARD_RADIUS, self.isChecked()
        if self._read_only and not chosen:
            paint.locked_sheet(painter, rect, radius, look)
            return
        hovered = self._look.pointing.is_at(self) and not self._read_only
        paint.control_sheet(painter, rect, radius, look, chosen=chosen, hovered=hovered)
        if chosen:
            filled = QRectF(rect.left(), rect.top(), rect.width(), head.bottom() + self._gap() / 2)
            paint.chosen_part(painter, rect, filled, radius, look)

    def _paint_head(self, painter: QPainter, head: QRectF) -> None:
        chosen, side, line = self.isChecked(), self._look.theme.px(14), self._line_height()
        top = head.top() + (line - side) / 2
        spot = QRectF(head.left(), top, side, side)
        paint_symbol(painter, spot, self.text_of.symbol, self._look, on_filled=chosen)
        painter.setFont(self._look.theme.font(TypeRole.GROUP))
        painter.setPen(self._look.colour("surface" if chosen else "text"))
        left = side + self._look.theme.space(2)
        beside = QRectF(
            head.left() + left, head.top() + 1, self._title_width(head.width()), head.height()
        )
        painter.drawText(beside, _WRAP | _TOP_LEFT, self.text_of.title)
        width, height = paint.key_cap_size(self._look, self._key)
        if not self._read_only:
            top = head.top() + (line - height) / 2
            cap = QRectF(head.right() - width, top, width, height)
            paint.key_cap(painter, cap, self._key, self._look)
        if chosen:
            self._paint_tick(painter, head.right() - width, head.top() + line / 2)

    def _paint_tick(self, painter: QPainter, right: float, middle: float) -> None:
        side, ratio = self._look.theme.px(_TICK), self.devicePixelRatioF()
        picture = self._look.pixmap("tick", "surface", side, ratio)
        left = right - side - self._look.theme.space(1)
        painter.drawPixmap(round(left), round(middle - side / 2), picture)

    def _font(self) -> QFont:
        return self._look.theme.font()

    def _title_width(self, width: float) -> int:
        """The room between the symbol and the tick, in pixels; tick and key keep theirs when away."""
        cap, _ = paint.key_cap_size(self._look, self._key)
        taken = self._look.theme.px(14 + _TICK) + self._look.theme.space(4) + cap
        return max(1, round(width - taken))

    def _head_height(self, width: int) -> int:
        """The height of the title at this width; a long one takes a second line."""
        room = QRect(0, 0, self._title_width(width), _UNBOUNDED)
        font = QFontMetrics(self._look.theme.font(TypeRole.GROUP))
        return font.boundingRect(room, _WRAP | _TOP_LEFT, self.text_of.title).height() + 2

    def _line_height(self) -> int:
        return QFontMetrics(self._look.theme.font(TypeRole.GROUP)).height() + 2


NARROWEST_CARD = 184
# With these, and not with Shift, a key is a command: some keyboards have the digits above.
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


NONE: Mapping[str, Any] = {}


class LevelCards(QWidget):
    """A radio group of cards. Digits choose when the group has the focus, arrows only move.

    Buttons beside the cards may belong to the group, such as "Cannot say yet".
    """

    heard_as = HeardAs.GROUP
    chosen = Signal(str)  # a person chose this level or other answer; its id
    said = Signal(str)  # it was chosen by its digit, and the keyboard is on it; carries the digit
    locked_asked = Signal()  # a digit was pressed where nothing can be changed

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: list[LevelCard] = []
        self._beside: Mapping[str, QAbstractButton] = NONE
        self._group = QButtonGroup(self)
        self._others: Mapping[str, str] = NONE
        self._read_only = False
        self._shown: str | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._arrange)

    def set_levels(
        self, levels: Sequence[CardText], others: Mapping[str, str] = NONE,
        beside: Mapping[str, QAbstractButton] = NONE,
    ) -> None:  # fmt: skip
        """Offer these; `others` are answers by their digit, `beside` the group's other buttons by answer."""
        self._others, self._beside = others, beside
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
        at = [place for place, (one, _) in enumerate(self._stops()) if one == answer_id]
        self._rove(at[0] if at else 0)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be chosen; the cards can still be read with the keyboard."""
        self._read_only = read_only
        for card in self._cards:
            card.set_read_only(read_only=read_only)

    def cards(self) -> tuple[LevelCard, ...]:
        return tuple(self._cards)

    def focus_first(self) -> None:
        """Bring the keyboard to what is chosen, or to the first card."""
        stop = self.tab_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stop(self) -> QAbstractButton | None:
        """Give what is chosen, or the first card: where Tab stops. What is locked has only the cards."""
        stops = [stop for _, stop in self._stops() if stop.isEnabled()]
        chosen = (one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next(chosen, next(iter(stops), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by a digit or move by an arrow; False for every other key."""
        if event.modifiers() & COMMANDS:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
            return True
        return event.text().isdigit() and self._choose_by(event.text())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        width = self._narrowest() * max(1, len(self._cards))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._narrowest(), self.heightForWidth(max(self.width(), self._narrowest())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _choose_by(self, digit: str) -> bool:
        """Choose by a digit, which brings the keyboard to what was chosen; no digit is ever text here."""
        ids = {str(n): card.text_of.id for n, card in enumerate(self._cards, 1)}
        answer = {**ids, **self._others}.get(digit)
        if self._read_only:
            self.locked_asked.emit()
        elif answer is not None:
            self.chosen.emit(answer)
            self.focus_first()
            self.said.emit(digit)
        return True

    def _stops(self) -> list[tuple[str, QAbstractButton]]:
        """Give the buttons of the group with what each answers."""
        return [*((card.text_of.id, card) for card in self._cards), *self._beside.items()]

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
        stops = self._stops()
        at = [place for place, (_, stop) in enumerate(stops) if stop.hasFocus()]
        if at:
            place = (at[0] + step) % len(stops)
            self._rove(place)
            stops[place][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, place: int) -> None:
        """One stop for the Tab key: what is chosen, or where the arrows went."""
        for number, (_, one) in enumerate(self._stops()):
            stop = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(stop)

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
