"""One question: its levels as cards or chips, its criteria, and what else can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.advice import ticked_of
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Scale, Section
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE, Form
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit import paint
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, put
from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.pages.assess.criteria import CriteriaBox
from digistrat_desktop.ui.pages.assess.level_cards import (
    CANNOT_BE_CHANGED,
    COMMANDS,
    AnswerButton,
    CardText,
    LevelCards,
)
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class ChipText:
    id: str  # of the answer
    key: str  # printed on it
    label: str  # its words
    is_toggle: bool = False  # a mark that is on or off beside the answer, such as "discuss"


class AnswerChip(paint.Ringed, AnswerButton, QAbstractButton):
    def __init__(self, look: Look, text: ChipText, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.text_of = text
        self.setCheckable(True)
        if not text.is_toggle:
            self.be_one_of()
        self.hear_toggles()
        self.setText(text.label.replace("&", "&&"))
        self.setAccessibleName(text.label)
        self.set_read_only(read_only=False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at its group
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        key = tr("Key {key}", key=self.text_of.key)
        self.setAccessibleDescription(CANNOT_BE_CHANGED if read_only else key)
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return not self._read_only and super().hitButton(pos)

    @property
    def is_answer(self) -> bool:
        return self.isChecked() and not self.text_of.is_toggle

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        cap, _ = paint.key_cap_size(self._look, self.text_of.key)
        words = QFontMetrics(self._look.theme.font(bold=True)).horizontalAdvance(self.text_of.label)
        return QSize(round(cap) + words + theme.space(6.5), theme.px(32))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.antialiased(self)
        look, rect = self._look, QRectF(self.rect())
        chosen, radius = self.isChecked(), paint.CONTROL_RADIUS
        hovered = self._look.pointing.is_at(self) and not self._read_only
        if chosen or hovered:
            away = paint.RING_ROOM if self.is_ringed else 0
            sheet = rect.adjusted(away, away, -away, -away)
            paint.control_sheet(painter, sheet, radius, look, chosen=chosen, hovered=hovered)
            if chosen:
                paint.chosen_part(painter, sheet, sheet, radius, look)
        gap = look.theme.space(2)
        width, height = paint.key_cap_size(look, self.text_of.key)
        cap = QRectF(gap, (rect.height() - height) / 2, width, height)
        if not self._read_only:  # a locked answer has no key
            paint.key_cap(painter, cap, self.text_of.key, look)
        painter.setFont(self._font())
        ink = "surface" if chosen else "disabled" if self._read_only else "text"
        painter.setPen(look.colour(ink))
        painter.drawText(
            rect.adjusted(cap.right() + gap - 2, 0, 0, 0), _MIDDLE_LEFT, self.text_of.label
        )
        if self.is_ringed:
            paint.focus_ring(painter, rect, paint.CONTROL_RADIUS, look, broken=True)
        painter.end()

    def _font(self) -> QFont:
        return self._look.theme.font(bold=self.isChecked())


class AnswerChips(QWidget):
    heard_as = HeardAs.GROUP
    chosen = Signal(str)  # a person took this answer; its id
    toggled = Signal(str, bool)  # a mark was set or taken off; its id and whether it is on

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(look.theme.space(2), self)
        self._chips: list[AnswerChip] = []
        self._on: tuple[str, ...] = ()
        self._read_only = False
        self.setAccessibleName(tr("Other answers"))

    def set_chips(self, texts: Sequence[ChipText]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(text) for text in texts]

    def chips(self) -> tuple[AnswerChip, ...]:
        return tuple(self._chips)

    def by_answer(self) -> dict[str, QAbstractButton]:
        return {chip.text_of.id: chip for chip in self._chips}

    def set_on(self, ids: Sequence[str]) -> None:
        """Show which chips are on, without telling anyone."""
        self._on = tuple(ids)
        for chip in self._chips:
            chip.mark(chosen=chip.text_of.id in ids)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be chosen; the chips can still be read with the keyboard, as the cards can."""
        self._read_only = read_only
        for chip in self._chips:
            chip.set_read_only(read_only=read_only)

    def _chip(self, text: ChipText) -> AnswerChip:
        chip = AnswerChip(self._look, text, self)
        chip.set_read_only(read_only=self._read_only)
        chip.clicked.connect(partial(self._on_clicked, chip))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self, chip: AnswerChip) -> None:
        if self._read_only:  # pressed by assistive technology
            self.set_on(self._on)
        elif chip.text_of.is_toggle:
            self.toggled.emit(chip.text_of.id, chip.isChecked())
        else:
            self.chosen.emit(chip.text_of.id)


DISCUSS = "discuss"
_NOUGHT = "0"
_KEYS = {CANNOT_SAY: _NOUGHT, NOT_APPLICABLE: tr("Alt N")}


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    pack: FrameworkPack
    section: Section
    item: Item
    place: str  # such as "ALN-04 · 4 of 14"
    moment: str = ""  # the moment "then" speaks of, where the trust named it


def ids_asked(assessment: Assessment, pack: FrameworkPack) -> list[str]:
    """Give the questions of the assessment's form, in order."""
    short = assessment.form is Form.SHORT
    return [str(item.id) for item in (pack.short_form() if short else pack.items())]


class QuestionPane(QWidget):
    answered = Signal(str)  # an answer of the first scale was chosen
    answered_beside = Signal(str)  # an answer of the second scale was chosen
    discuss_asked = Signal(bool)  # the item is to be flagged for discussion, or not
    locked_asked = Signal()  # an answer was asked for where nothing can be changed
    typed = Signal(str)  # a letter was typed with the keyboard among the answers; carries it
    # the digit pressed before began a text, as a blank after it shows; carries both
    digit_was_text = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._item: Item | None = None
        self._others: frozenset[str] = frozenset()  # answers the first scale allows beside levels
        self._read_only = False
        self.crumb = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self.question = PlainLabel("", TypeRole.PAGE, parent=self)
        self.first_label = PlainLabel("", TypeRole.GROUP, parent=self)
        self.point = LinkButton(look, tr("Change the reference point"), parent=self)
        self.cards = LevelCards(look, tr("Level"), self)
        self.second_label = PlainLabel("", TypeRole.GROUP, parent=self)
        self.second_cards = LevelCards(look, tr("Second answer"), self)
        self.half = PlainLabel("", tone="caution", wrap=False, parent=self)
        self.chips = AnswerChips(look, self)
        self.second_chips = AnswerChips(look, self)
        self.criteria = CriteriaBox(look)
        self.foot = QHBoxLayout()
        self._discussed = False
        self._digit = ""  # was pressed last, and chose
        self._changed = ""  # said of an answer that a digit changed
        self._second = ""  # the second answer, where there is one
        self._has_point = False  # the trust names what the question compares with
        self._place: tuple[str, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = self._column = bare(QVBoxLayout(self), self._look.theme.space(3))
        self.foot.addWidget(self.chips, 1)
        put(column, self.crumb, self.question)
        first = bare(QHBoxLayout(), self._look.theme.space(3))
        first.addWidget(self.first_label, 1)
        first.addWidget(self.point)
        column.addLayout(first)
        column.addWidget(self.cards)
        column.addLayout(self.foot)
        column.addWidget(self.criteria)
        second = bare(QHBoxLayout(), self._look.theme.space(3))
        second.addWidget(self.second_label, 1)
        second.addWidget(self.half)
        column.addLayout(second)
        put(column, self.second_cards, self.second_chips)

    def spoken(self) -> str:
        """Say which question this is: the keyboard goes to an answer, which does not tell it."""
        return f"{self.crumb.text()}. {self.question.text()}"

    def add_note(self, note: QWidget) -> None:
        """Put a note between the question and its answers."""
        self._column.insertWidget(self._column.indexOf(self.question) + 1, note)

    def _connect(self) -> None:
        self.cards.chosen.connect(self.answered)
        self.cards.said.connect(self._on_said)
        self.cards.said.connect(self._on_first_said)
        self.second_cards.said.connect(self._on_said)
        self.second_cards.chosen.connect(self.answered_beside)
        self.cards.locked_asked.connect(self.locked_asked)
        self.second_cards.locked_asked.connect(self.locked_asked)
        self.chips.chosen.connect(self.answered)
        self.second_chips.chosen.connect(self.answered_beside)
        self.chips.toggled.connect(self._on_toggled)
        for keys, do in (("Alt+D", self._on_discuss_key), ("Alt+N", self._on_not_applicable_key)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def ask(self, asked: QuestionAsked) -> None:
        section, pack = asked.section, asked.pack
        importance = asked.item.importance
        self._place = (section.title, asked.place, *([importance.label] if importance else []))
        self._digit = self._changed = ""
        self._show_crumb("")
        self._item = asked.item
        self.question.show_text(asked.item.question)
        scale = pack.scale(section.scale_id) if section.scale_id else None
        labels = {str(one.id): one.label for one in scale.levels} if scale else {}
        self.criteria.offer(asked.item.criteria, labels)
        self._others = frozenset(chip.id for chip in _chips(scale))
        self.chips.set_chips([*_chips(scale), _DISCUSS])
        self._show_first(asked, scale)
        self._show_second(asked, scale)

    def _show_first(self, asked: QuestionAsked, scale: Scale | None) -> None:
        twice = asked.section.asked_twice
        then = twice.then if twice else ""
        named = tr("{then}: {moment}", then=then, moment=asked.moment) if asked.moment else then
        self.first_label.show_text(named)
        self.first_label.setVisible(twice is not None)
        self._has_point = bool(asked.moment)
        self.point.setVisible(self._has_point and not self._read_only)
        self.cards.setVisible(scale is not None)
        self.cards.setAccessibleName(asked.item.question)
        self.cards.set_levels(
            _cards(asked, scale, is_then=bool(twice)), _by_digit(scale), self.chips.by_answer()
        )

    def _show_second(self, asked: QuestionAsked, scale: Scale | None) -> None:
        second, words = _second_scale(asked, scale)
        shown = second is not None
        self.second_label.setVisible(shown)
        self.second_cards.setVisible(shown)
        self.second_label.show_text(words)
        self.second_cards.setAccessibleName(words)
        plain = asked.section.second_scale_id is not None
        texts = _meanings(second) if plain else _cards(asked, second)
        again = None if plain else second
        self.second_chips.set_chips([one for one in _chips(again) if one.id == CANNOT_SAY])
        self.second_chips.setVisible(again is not None)
        self.second_cards.set_levels(texts, _by_digit(again), self.second_chips.by_answer())

    def show_answer(self, response: Response, *, is_judged: bool = True) -> None:
        """Show an answer as chosen; one that nobody judged this time looks like none."""
        answer, second = response.answer, response.second_answer
        if not is_judged:
            answer = second = ""
        self.cards.set_chosen(answer)
        self.second_cards.set_chosen(second)
        self._discussed, self._second = response.discuss, second
        self.chips.set_on([answer, *([DISCUSS] if response.discuss else [])])
        self.second_chips.set_on([second])
        self._show_met(response)
        asks = not self.second_cards.isHidden() and response.answer != NOT_APPLICABLE
        words = _half_words(response) if asks else ""
        if words and words != self.half.text():
            announce(self.half, words)
        self.half.show_text(words)
        self.half.setVisible(bool(words))
        is_open = is_judged and not answer and not second and not self.cards.isHidden()
        self._show_crumb(tr("Not answered yet") if is_open else self._changed)

    def say_changed(self, words: str) -> None:
        """Say over the question that a digit changed an answer that was given, until another is shown."""
        self._changed = words
        self._show_crumb(words)

    def forget_changed(self, *_: object) -> None:
        """It was taken back."""
        self.say_changed("")

    def _on_said(self, digit: str) -> None:
        self._digit = digit

    def _on_first_said(self, _: str) -> None:
        """Go on to the other half, once a key has answered the first and nothing is said there yet."""
        if not self.half.isHidden() and not self._second:
            self.second_cards.focus_first()

    def _show_crumb(self, standing: str) -> None:
        """Say where the question is; that it has no answer, too: the keyboard is on a card all the same."""
        self.crumb.show_text(" · ".join(filter(None, (*self._place, standing))))

    def _show_met(self, response: Response) -> None:
        ticked = ticked_of(self._item, response) if self._item is not None else None
        self.criteria.show_met(response.met, ticked)

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        self.point.setVisible(self._has_point and not read_only)
        parts = (self.cards, self.second_cards, self.chips, self.second_chips, self.criteria)
        for part in parts:
            part.set_read_only(read_only=read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the cards and chips leave: any letter, or a space, begins a reason or goes on."""
        digit, self._digit = self._digit, ""
        second = any(chip.hasFocus() for chip in self.second_chips.chips())
        if (self.second_cards if second else self.cards).take_key(event):
            return
        text = event.text()
        is_text = bool(text) and text.isprintable() and not (self._read_only and text.isspace())
        if digit and text == " " and not self._read_only:
            self.digit_was_text.emit(digit + text)
        elif self._read_only and text == " ":
            self.locked_asked.emit()
        elif is_text and not event.modifiers() & COMMANDS:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _on_discuss_key(self) -> None:
        if not self._read_only:
            self.discuss_asked.emit(not self._discussed)

    def _on_not_applicable_key(self) -> None:
        if NOT_APPLICABLE in self._others and not self._read_only:
            self.answered.emit(NOT_APPLICABLE)
            self.cards.focus_first()

    def _on_toggled(self, _: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.discuss_asked.emit(on)


def _cards(asked: QuestionAsked, scale: Scale | None, *, is_then: bool = False) -> list[CardText]:
    """Give the levels as a person reads them; what they mean is said of now, not of `then`."""
    levels = scale.levels if scale else ()
    own = {text.level_id: text.text for text in asked.item.level_texts}
    return [
        CardText(
            lv.id, lv.label, own.get(lv.id, "" if is_then else lv.meaning), symbol_of(lv.id, scale)
        )
        for lv in levels
    ]


def _meanings(scale: Scale | None) -> list[CardText]:
    levels = scale.levels if scale else ()
    return [CardText(lv.id, lv.label, lv.meaning, symbol_of(lv.id, scale)) for lv in levels]


def _second_scale(asked: QuestionAsked, scale: Scale | None) -> tuple[Scale | None, str]:
    if asked.section.second_scale_id:
        second = asked.pack.scale(asked.section.second_scale_id)
        return second, second.question
    if asked.section.asked_twice is not None:
        return scale, asked.section.asked_twice.now
    return None, ""


def _by_digit(scale: Scale | None) -> dict[str, str]:
    allowed = [other.id for other in scale.other_answers] if scale else []
    return {_NOUGHT: CANNOT_SAY} if CANNOT_SAY in allowed else {}


def _chips(scale: Scale | None) -> list[ChipText]:
    others = scale.other_answers if scale else ()
    return [ChipText(o.id, _KEYS[o.id], o.label) for o in others if o.id in _KEYS]


_DISCUSS = ChipText(DISCUSS, tr("Alt D"), tr("Flag to discuss"), is_toggle=True)


def _half_words(response: Response) -> str:
    """Say which half of a question with 2 is still to be chosen; empty for both or neither."""
    if response.answer and not response.second_answer:
        return tr("Half answered. Choose one here too.")
    if response.second_answer and not response.answer:
        return tr("Half answered. Choose one above too.")
    return ""
