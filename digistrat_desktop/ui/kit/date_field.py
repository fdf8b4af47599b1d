"""A field for a day: typed as people write it, shown back in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from digistrat_desktop.ui.kit.days import EXAMPLE, day_words, parse_day
from digistrat_desktop.ui.kit.line_field import LineField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget


class DateField(LineField):
    """One day, or none.

    Signals:
        day_committed: the day as a `date`, or None when the field was emptied.
        refused: a sentence on what is wrong with what was typed; "" when it is right again.
    """

    day_committed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Make the field.

        Args:
            name: what is asked for.
            parent: the owner.
        """
        super().__init__(name, example=EXAMPLE, parent=parent)
        self._day: date | None = None
        self.committed.connect(self._on_committed)

    def day(self) -> date | None:
        """The day last taken."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day of the program's."""
        self._day = day
        self.set_text("" if day is None else day_words(day))

    def judge(self) -> None:
        """Say again what is wrong with what stands here, or take it."""
        self.flush()
        self._on_committed(self.text())

    def _on_committed(self, text: str) -> None:
        try:
            day = parse_day(text) if text.strip() else None
        except ValueError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self._take(day)

    def _take(self, day: date | None) -> None:
        before = self._day
        self._day = day
        if not self.hasFocus():
            self.show_words()
        if day != before:
            self.day_committed.emit(day)

    def show_words(self) -> None:
        """Write the day taken out in full."""
        self.set_text("" if self._day is None else day_words(self._day))
