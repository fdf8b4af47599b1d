"""Days as people type them, and back into words."""

import re
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton

from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import LEAST_TARGET
from digistrat_desktop.ui.kit.calendar_popup import CalendarPopup
from digistrat_desktop.ui.text import tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"), tr("September"),
    tr("October"), tr("November"), tr("December"),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}|\d{2})")


_CENTURY = 2000
_ICON, _ROUND_ICON, _EDGE = 18, 6, 3
EXAMPLE = tr("4 December 2026")


def parse_day(text: str) -> date:
    """The day typed: `2026-12-04`, `4/12/2026`, `4.12.26`, `4 12 2026`, `4 Dec 2026`; ValueError for the person."""
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


def _day_in(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None


class DateField(LineField):
    """One day, or none."""

    day_committed = Signal(object)  # the day as a `date`, or None when the field was emptied
    refused = Signal(str)  # what is wrong with what was typed; "" when it is right again

    def __init__(self, look: Look, name: str, example: str = EXAMPLE) -> None:
        super().__init__(name, example=example)
        # A day in grey letters looks like one that is given.
        self.setPlaceholderText(tr("day month year"))
        self._look = look
        self._day: date | None = None
        self.committed.connect(self._on_committed)
        # Qt's own button for an action in a line is as large at every text size.
        self._button = QToolButton(self)
        self._button.setAutoRaise(True)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self._button.setAccessibleName(tr("Choose a date"))
        tip(self._button, tr("Choose a date (Alt+Down)"))
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def day(self) -> date | None:
        """The day last taken, not what is being typed."""
        return self._day

    def open_calendar(self) -> None:
        """Show a month to choose from, at the day that is typed if it is one."""
        if self.isReadOnly():
            return
        calendar = CalendarPopup(self._look, _day_in(self.text()), self)
        calendar.chosen.connect(self._on_chosen)
        calendar.show_at(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._button.setEnabled(not self.isReadOnly())

    def _on_chosen(self, day: date) -> None:
        self.setText(day_words(day))
        self.setModified(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flush()

    def _on_look_changed(self) -> None:
        side = self._look.theme.px(_ICON)
        self._button.setIcon(self._look.icon("calendar", "secondary", _ICON))
        self._button.setIconSize(QSize(side, side))
        self.setTextMargins(0, 0, side, 0)
        self._place_button()

    def _place_button(self) -> None:
        """Put it at the end of the line, as high as the line and large enough to hit."""
        side = self._look.theme.px(_ICON) + _ROUND_ICON
        target = QRect(QPoint(), QSize(side, min(side, self.height())).expandedTo(LEAST_TARGET))
        target.moveCenter(self.rect().center())
        target.moveRight(self.rect().right() - _EDGE)
        self._button.setGeometry(target)

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
