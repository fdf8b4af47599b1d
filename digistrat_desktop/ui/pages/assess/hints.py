"""Beside a question: why it matters, the next step, duties in law, what comes first, what would show it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.answers.advice import duty_of
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import TopColumn, bare, clear
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_MARK = "\N{BULLET}"


class Before(NamedTuple):
    """A question whose matter comes first, and how it is answered."""

    item_id: str
    title: str
    answer: str


class PointLabel(PlainLabel):
    """One of several points: its mark is painted, so that nobody hears it as words."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words)
        self._look = look
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        theme = self._look.theme
        mark = QFontMetrics(theme.font()).horizontalAdvance(_MARK)
        self.setContentsMargins(round(mark + theme.space(2)), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(0, self.fontMetrics().ascent(), _MARK)
        painter.end()


class Hints(QWidget):
    """Cards of advice on one question; a card with nothing to say is not shown."""

    def __init__(
        self, look: Look, *, across: bool = False, go: Callable[[str], object] | None = None
    ) -> None:
        """Across, the cards stand side by side and of one height; `go` leads to another question."""
        super().__init__()
        self._look = look
        self._go = go
        self._shown: tuple[object, ...] = ()
        self._column = bare(QHBoxLayout(self) if across else TopColumn(self), look.theme.space(3))

    def show_item(
        self, pack: FrameworkPack, item: Item, level_id: str = "", before: Sequence[Before] = ()
    ) -> None:
        """Show what is said of a question at the level chosen."""
        shown = (pack.sha256, item.id, level_id, tuple(before))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        if item.why:
            self._column.addWidget(self._sentence(tr("Why it matters"), item.why))
        self._show_step(item, level_id)
        self._show_duty(pack, item, level_id)
        if before:
            self._column.addWidget(self._before(before))
        if item.evidence_hints:
            self._column.addWidget(self._points(tr("Evidence to look for"), item.evidence_hints))
        if item.beware:
            self._column.addWidget(self._sentence(tr("Watch out for"), item.beware, "caution"))
        if item.prompt:
            self._column.addWidget(self._sentence(tr("To start the conversation"), item.prompt))
        if item.mitigations:
            self._column.addWidget(self._points(tr("What others do about it"), item.mitigations))

    def _show_step(self, item: Item, level_id: str) -> None:
        step = item.better_from(level_id)
        if step:
            self._column.addWidget(self._sentence(tr("How to do better from here"), step))

    def _show_duty(self, pack: FrameworkPack, item: Item, level_id: str) -> None:
        duty = duty_of(pack, item, level_id)
        if duty is None:
            return
        speaks = item.legal is not None and item.legal.speaks_of(level_id)
        card = self._sentence(tr("Duty in law"), duty.words, "caution" if speaks else "")
        card.add(PlainLabel(duty.duty), PlainLabel(duty.source, tone="secondary"))
        self._column.addWidget(card)

    def _before(self, before: Sequence[Before]) -> Card:
        card = Card(self._look, tr("What comes first"))
        for one in before:
            words = tr("{title}: {answer}", title=one.title, answer=one.answer)
            if self._go is None:
                card.add(PlainLabel(words))
                continue
            link = LinkButton(
                self._look, words.replace("&", "&&"), do=partial(self._go, one.item_id)
            )
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _points(self, title: str, points: tuple[str, ...]) -> Card:
        card = Card(self._look, title)
        for point in points:
            card.add(PointLabel(self._look, point))
        return card

    def _sentence(self, title: str, sentence: str, tone: str = "") -> Card:
        card = Card(self._look, title, tone=tone)
        card.add(PlainLabel(sentence))
        return card
