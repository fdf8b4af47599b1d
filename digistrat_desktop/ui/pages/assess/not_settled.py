"""On a question: what people said of it apart, and the choice in one click."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.analysis.answers.unsettled import REASON
from digistrat_desktop.domain.edits.settling import right_as_it_stands, settle
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, TopColumn, bare, clear
from digistrat_desktop.ui.pages.settle.matters import (
    Matter,
    MatterKind,
    Sides,
    Teller,
    ask_sides,
    chose_again,
    matters_of,
    reasons_of,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr


class NotSettledNote(Card):
    """A line and its buttons for each half of the answer; other fields in one short line."""

    another_asked = Signal()  # a person wants to choose another answer
    settled = Signal(object)  # a choice was made; carries the `Step`

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tone="caution")
        self._context = context
        self._teller = Teller(context)
        self._shown: tuple[Matter, ...] = ()
        self._sides: dict[str, Sides] = {}
        self._locked = False
        self._parts = bare(TopColumn(), context.look.theme.space(2))
        self.add_layout(self._parts)
        self.hide()

    def show_response(self, response: Response, *, locked: bool) -> None:
        found = tuple(matters_of(response))
        self.setVisible(bool(found))
        if found != self._shown or locked != self._locked:
            self._shown, self._locked = found, locked
            self._sides = {}
            self._fill()
            for matter in found:
                if matter.is_answer:
                    ask_sides(self._context, self._teller, matter, partial(self._on_sides, matter))

    def focus_first(self) -> bool:
        """Bring the keyboard to the first choice; False where there is none."""
        found = self.findChildren(SecondaryButton)
        if self.isHidden() or not found or not found[0].isEnabled():
            return False
        found[0].setFocus()
        return True

    def _on_sides(self, matter: Matter, sides: Sides) -> None:
        if matter in self._shown:
            self._sides[matter.key] = sides
            if chose_again(matter, sides) or any(side.first for side in sides.values()):
                self._fill()

    def _fill(self) -> None:
        clear(self._parts)
        others = []
        for matter in self._shown:
            if matter.is_answer:
                chose = chose_again(matter, self._sides.get(matter.key, {}))
                apart = self._teller.apart(matter, chose=chose)
                self._add_choice(matter, f"{choice_words(self._teller, matter)} {apart}")
            elif matter.kind is MatterKind.TOGETHER:
                self._add_together(matter)
            else:
                others.append(matter)
        if others:
            self._add_others(others)

    def _add_choice(self, matter: Matter, words: str) -> None:
        self._parts.addWidget(PlainLabel(words))
        row = FlowLayout(self._context.look.theme.space(2))
        for one in matter.written:
            label = self._teller.value(matter, one.value)
            choose = partial(self._choose, matter, one)
            row.addWidget(self._button(label, tr("Choose {level}", level=label), choose))
        another = self._button(tr("Another answer"), "", self.another_asked.emit)
        row.addWidget(another)
        row.addWidget(self._link(tr("See both reasons"), matter))
        self._parts.addLayout(row)

    def _add_together(self, matter: Matter) -> None:
        self._parts.addWidget(PlainLabel(self._teller.said(matter)))
        row = FlowLayout(self._context.look.theme.space(2))
        row.addWidget(self._button(tr("Confirm answer"), "", partial(self._right, matter)))
        self._parts.addLayout(row)

    def _add_others(self, others: list[Matter]) -> None:
        labels = ", ".join(self._teller.field(one) for one in others if self._teller.field(one))
        words = (
            tr("Not settled: {fields}.", fields=labels) if labels else self._teller.said(others[0])
        )
        row = QHBoxLayout()
        row.addWidget(PlainLabel(words), 1)
        row.addWidget(self._link(tr("Settle"), others[0]))
        self._parts.addLayout(row)

    def _button(self, words: str, spoken: str, do: object) -> QWidget:
        made = SecondaryButton(self._context.look, words, spoken=spoken, do=do)  # type: ignore[arg-type]  # any callable
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setEnabled(not self._locked)
        return made

    def _link(self, words: str, matter: Matter) -> QWidget:
        go = partial(self._context.navigator.go, "settle", matter.key)
        return LinkButton(self._context.look, words, do=go)

    def _choose(self, matter: Matter, one: Written) -> None:
        """Choose a level, and the reason its writer gave where the reasons differ too."""
        reasons = reasons_of(matter, self._sides.get(matter.key, {}))
        reason = {REASON: reasons[one.hash]} if one.hash in reasons else {}
        values = {matter.field: one.value, **reason}
        self._give(settle(matter.record, values, self._context.session.author))

    def _right(self, matter: Matter) -> None:
        self._give(right_as_it_stands(matter.record, self._context.session.author))

    def _give(self, step: Step) -> None:
        self.settled.emit(step)


def choice_words(teller: Teller, matter: Matter) -> str:
    """Say that a level is not settled, and who chose what."""
    half = teller.half(matter)
    began = tr("Not settled, {half}.", half=half) if half else tr("Not settled.")
    return f"{began} {teller.said(matter)}"
