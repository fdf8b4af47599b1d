"""Days as people type them, and back into words."""

import re
from datetime import date

from PySide6.QtCore import Signal

from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.words import tr

_MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"), tr("September"),
    tr("October"), tr("November"), tr("December"),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}|\d{2})")


_CENTURY = 2000
EXAMPLE = tr("4 December 2026")


def parse_day(text: str) -> date:
    """The day typed: `2026-12-04`, `4/12/2026`, `4.12.26`, `4 Dec 2026`; ValueError for the person."""
    year, month, day = _parts(" ".join(text.split()))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("That date does not exist. Check the day and the month.") from None


def day_words(day: date) -> str:
    """A day in words: 4 December 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _BRITISH.fullmatch(text):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := _WORDS.fullmatch(text):
        return _year(found[3]), _month(found[2]), int(found[1])
    raise ValueError(f"Write a date such as {EXAMPLE} or 4/12/2026.")


def _year(text: str) -> int:
    return int(text) if int(text) >= 100 else _CENTURY + int(text)  # noqa: PLR2004 - two digits


def _month(name: str) -> int:
    begins = name.lower()
    for number, month in enumerate(_MONTHS, 1):
        if month.lower().startswith(begins) or begins == "sept":
            return number if begins != "sept" else 9
    raise ValueError(f"“{name}” is not a month. Write a date such as {EXAMPLE}.")


class DateField(LineField):
    """One day, or none."""

    day_committed = Signal(object)  # the day as a `date`, or None when the field was emptied
    refused = Signal(str)  # what is wrong with what was typed; "" when it is right again

    def __init__(self, name: str) -> None:
        super().__init__(name, example=EXAMPLE)
        self._day: date | None = None
        self.committed.connect(self._on_committed)

    def day(self) -> date | None:
        """The day last taken, not what is being typed."""
        return self._day

    def set_day(self, day: date | None) -> None:
        self._day = day
        self.set_text("" if day is None else day_words(day))

    def show_typed(self, text: str) -> None:
        """Put back what was typed once, whether or not it is a day."""
        try:
            self.set_day(parse_day(text) if text.strip() else None)
        except ValueError:
            self._day = None
            self.set_text(text)

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
        self.set_text("" if self._day is None else day_words(self._day))
