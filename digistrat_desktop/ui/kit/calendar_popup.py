"""A month to choose a day from."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QCalendarWidget, QFrame, QTableView, QToolButton, QWidget

from digistrat_desktop.ui.kit.buttons import LEAST_TARGET
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.text import PlainLabel, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_DAYS, _ROWS = 7, 7  # in a week; of a month, with the names of the days
_ROUND_DAY = QSize(28, 7)  # pixels beside what is written
_ARROW = 18
_ARROWS = (
    ("qt_calendar_prevmonth", "chevron-left", tr("Previous month (Page Up)")),
    ("qt_calendar_nextmonth", "chevron-right", tr("Next month (Page Down)")),
)
# Where in the row, with which picture and words, and by how many years.
_YEARS = (
    (0, "chevrons-left", tr("Previous year"), -1),
    (-1, "chevrons-right", tr("Next year"), 1),
)


class _Month(QCalendarWidget):
    """Days of the months around it are quieter: a style sheet takes that from Qt's own."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:  # noqa: N802 - Qt's name
        if day.month() == self.monthShown() or day == self.selectedDate():
            super().paintCell(painter, rect, day)
            return
        painter.setPen(QColor(self._look.theme.colours.secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))


class CalendarPopup(QFrame):
    """A month beside a field: arrows move, Enter or a click chooses, Escape leaves."""

    chosen = Signal(object)  # the day, as a `date`

    def __init__(self, look: Look, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        look.dress(self)
        self._look = look
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = _Month(look, self)
        self.month.setAccessibleName(tr("Choose a date"))
        self.month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        fill(self, self.month)
        (self._bar,) = self.month.findChildren(QWidget, "qt_calendar_navigationbar")
        self._year = PlainLabel("", wrap=False, parent=self._bar)
        self._year.set_bold(bold=True)
        self._step_years()
        self._ink()
        self._give_room()
        self.month.clicked.connect(self._on_chosen)
        self.month.activated.connect(self._on_chosen)
        self.month.setFocus()

    def show_at(self, field: QWidget) -> None:
        """Open under a field, or over it where the screen ends: all of the month is seen."""
        screen = field.screen().availableGeometry()
        self.ensurePolished()
        place = QRect(field.mapToGlobal(QPoint(0, field.height())), self.sizeHint())
        if place.bottom() > screen.bottom():
            place.moveBottom(field.mapToGlobal(QPoint(0, -1)).y())
        place.moveRight(min(place.right(), screen.right()))
        place.moveTopLeft(QPoint(max(place.left(), screen.left()), max(place.top(), screen.top())))
        self.setGeometry(place)
        self.show()

    def _step_years(self) -> None:
        """Step the year in sight by a button on either side, as the month is.

        Qt's box for the year turns no page until the keyboard leaves it: days of another year are seen, and
        the next click is lost.
        """
        row = self._bar.layout()
        (theirs,) = self._bar.findChildren(QToolButton, "qt_calendar_yearbutton")
        if not isinstance(row, QBoxLayout):
            raise TypeError
        row.insertWidget(row.indexOf(theirs), self._year)
        theirs.hide()
        for place, icon, words, by in _YEARS:
            arrow = QToolButton(self._bar)
            arrow.setAutoRaise(True)
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._dress_arrow(arrow, icon, words)
            arrow.clicked.connect(partial(self._on_year, by))
            row.insertWidget(place, arrow)
        self.month.currentPageChanged.connect(self._on_page)
        self._on_page(self.month.yearShown())

    def _on_year(self, by: int) -> None:
        self.month.setCurrentPage(self.month.yearShown() + by, self.month.monthShown())

    def _on_page(self, year: int, *_: int) -> None:
        self._year.say(str(year))

    def _dress_arrow(self, arrow: QToolButton, icon: str, words: str) -> None:
        side = self._look.theme.px(_ARROW)
        arrow.setIcon(self._look.icon(icon, "text", _ARROW))
        arrow.setIconSize(QSize(side, side))
        arrow.setAccessibleName(words)
        tip(arrow, words)

    def _ink(self) -> None:
        """A weekend is no warning, and the arrows are ours: Qt would draw both in colours of its own."""
        days = QTextCharFormat()
        days.setForeground(QColor(self._look.theme.colours.text))
        for one in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(one, days)
        for name, icon, words in _ARROWS:
            (arrow,) = self.month.findChildren(QToolButton, name)
            self._dress_arrow(arrow, icon, words)

    def _give_room(self) -> None:
        """Make each day as large as its name, and large enough to hit: Qt counts neither letters nor edges."""
        (days,) = self.month.findChildren(QTableView)
        days.ensurePolished()
        names, letters = self.month.locale(), days.fontMetrics()
        widest = max(
            letters.horizontalAdvance(names.dayName(day, QLocale.FormatType.ShortFormat))
            for day in range(1, _DAYS + 1)
        )
        day = (QSize(widest, letters.height()) + _ROUND_DAY).expandedTo(LEAST_TARGET)
        self._bar.ensurePolished()
        bar = self._bar.sizeHint()
        self.month.setMinimumSize(
            max(_DAYS * day.width(), bar.width()), _ROWS * day.height() + bar.height()
        )

    def _on_chosen(self, day: QDate) -> None:
        # A click is told as an activation too.
        if self.isVisible():
            self.close()
            self.chosen.emit(date(day.year(), day.month(), day.day()))
