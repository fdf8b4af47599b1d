"""Yes or no for each of a few things, one under the other, under what they are."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.layouts import TopColumn, bare, clear, put, spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look


class TickGroup(QWidget):
    """Things that are in, or are left out once their tick is taken away."""

    heard_as = HeardAs.GROUP

    def __init__(self, look: Look, title: str, do: Callable[[], object]) -> None:
        """`do` is called when a person changes a tick."""
        super().__init__()
        self._look = look
        self._do = do
        self.setAccessibleName(title)
        self.all: dict[str, TickBox] = {}
        self._notes: dict[str, PlainLabel] = {}
        self.title = PlainLabel(title, parent=self)
        self.title.set_bold(bold=True)
        column = bare(TopColumn(self), look.theme.space(1))
        put(column, self.title)
        self._column = spaced(QVBoxLayout(), look, 0)
        column.addLayout(self._column)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these, all ticked; the same as before stay as they are."""
        wanted = dict(choices)
        if wanted == {one: tick.accessibleName() for one, tick in self.all.items()}:
            return
        clear(self._column)
        self._notes = {}
        self.all = {one: self._tick(words) for one, words in wanted.items()}

    def _tick(self, words: str) -> TickBox:
        tick = TickBox(self._look, words)
        tick.setChecked(True)
        tick.setAccessibleDescription(self.title.text())  # another group may have one of this name
        tick.clicked.connect(self._do)
        self._column.addWidget(tick)
        return tick

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Say something beside some of them, by id; the others have no words of their own."""
        for one, tick in self.all.items():
            words = notes.get(one, "")
            if words and one not in self._notes:
                self._notes[one] = PlainLabel("", TypeRole.SMALL, "secondary")
                self._notes[one].setContentsMargins(self._look.theme.px(24), 0, 0, 0)
                self._column.insertWidget(self._column.indexOf(tick) + 1, self._notes[one])
            if one in self._notes:
                self._notes[one].say(words)
            tick.setAccessibleDescription(". ".join(filter(None, (self.title.text(), words))))

    def off(self) -> tuple[str, ...]:
        return tuple(one for one, tick in self.all.items() if not tick.isChecked())
