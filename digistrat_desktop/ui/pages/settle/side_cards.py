"""The values that stand side by side, a card each: what, who, when, why and on what evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.ui.forms.quoted_text import quoted_text
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import bare, clear
from digistrat_desktop.ui.kit.symbols import LevelSymbol, Symbol
from digistrat_desktop.ui.text import HeadingLabel, PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_NARROWEST = 300


@dataclass(frozen=True, slots=True)
class SideText:
    """One card."""

    title: str  # the value in words; of a text, empty
    who: str
    when: str
    symbol: Symbol | None = None
    text: str | None = None  # the value where it is a text
    rows: tuple[tuple[str, str], ...] = ()  # what stands with it: a label and words
    chosen: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.title or self.text or tr("Empty"), self.who, self.when)
        return ", ".join([*parts, *([tr("chosen")] if self.chosen else [])])


class SideCards(QWidget):
    """Cards beside each other where there is room, and one under the other where there is not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cards: list[Card] = []
        self._across = 0
        self._grid = bare(QGridLayout(self), look.theme.space(3))
        look.changed.connect(self._arrange)

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(self._cards)

    def show_sides(self, sides: Sequence[SideText], *, marks: bool = True) -> None:
        """Show these; what differs from the first is marked in the others."""
        clear(self._grid)
        first = sides[0] if sides and marks else None
        self._cards = [
            _card(self._look, side, first if number else None) for number, side in enumerate(sides)
        ]
        self._across = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(160), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._cards)
        room = max(1, self.width() // self._look.theme.px(_NARROWEST))
        across = max(1, min(room, count, 2 if count == 4 and room < count else count))  # noqa: PLR2004 - four stand two by two
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // across, number % across)
            card.show()
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        self.updateGeometry()


def _card(look: Look, side: SideText, first: SideText | None) -> Card:
    card = Card(look, bar="deep" if side.chosen else "")
    card.setAccessibleName(side.spoken)
    head = QHBoxLayout()
    head.setSpacing(look.theme.space(2))
    if side.symbol is not None:
        head.addWidget(LevelSymbol(look, side.symbol))
    title = HeadingLabel(side.title, TypeRole.GROUP)
    if side.title:
        if first is not None:
            title.setProperty("kind", "differs")
            title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        head.addWidget(title)
    if side.chosen:
        mark = PlainLabel(tr("Chosen"), TypeRole.SMALL, "good", wrap=False)
        head.addWidget(mark)
    by = PlainLabel(f"{side.who}, {side.when}", TypeRole.SMALL, "secondary")
    by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(by, 1)
    card.add_layout(head)
    if side.text is not None:
        card.add(quoted_text(look, side.text, first.text if first is not None else None, side.who))
    before = dict(first.rows) if first is not None else {}
    for label, words in side.rows:
        if label:
            card.add(PlainLabel(label, TypeRole.SMALL, "secondary"))
        card.add(quoted_text(look, words, before.get(label) if first is not None else None, label))
    card.body.addStretch(1)
    return card
