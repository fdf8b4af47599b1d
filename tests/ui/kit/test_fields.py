from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QSpinBox,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.domain.periods.written_periods import read_year
from digistrat_desktop.domain.written_numbers import amount_as_read
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField, day_words, parse_day
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import Committing, LineField
from digistrat_desktop.ui.forms.text_field import LONGEST_TEXT, PlainTextField
from digistrat_desktop.ui.kit.calendar_popup import CalendarPopup
from digistrat_desktop.ui.theme.theme import Theme
from tests.ui.kit.dressing import dress_all
from tests.ui.waiting import turn

pytestmark = pytest.mark.ui


@pytest.fixture
def form(qtbot, look):
    """A text field and a line, so that focus can go from one to the other."""
    window = QWidget()
    window.why = PlainTextField(look, "Why this level")
    window.name = LineField("Name")
    column = QVBoxLayout(window)
    column.addWidget(window.why)
    column.addWidget(window.name)
    qtbot.addWidget(window)
    window.show()
    window.why.setFocus()
    return window


def heard(signal):
    values = []
    signal.connect(values.append)
    return values


def test_leaving_a_text_field_gives_its_words_away_once(qtbot, form):
    given = heard(form.why.committed)
    qtbot.keyClicks(form.why, "Because.")
    assert given == []
    form.name.setFocus()
    form.why.setFocus()
    form.name.setFocus()
    assert given == ["Because."]


def test_closing_mid_word_loses_nothing(qtbot, form):
    given = heard(form.why.committed)
    qtbot.keyClicks(form.why, "Half a wo")
    form.why.flush()
    form.why.flush()
    assert given == ["Half a wo"]


def test_what_the_program_shows_is_not_news(qtbot, form):
    given = heard(form.why.committed)
    form.why.set_text("From the record")
    form.why.flush()
    form.name.set_text("Northmoor")
    form.name.flush()
    assert given == []


def test_what_a_person_is_typing_is_never_replaced(qtbot, form):
    qtbot.keyClicks(form.why, "Mine")
    form.why.set_text("Theirs")
    assert form.why.text() == "Mine"
    form.why.flush()
    form.why.set_text("Theirs")
    assert form.why.text() == "Theirs"


@pytest.mark.parametrize("field", ["why", "name"])
def test_showing_another_record_first_gives_away_what_was_typed(qtbot, form, field):
    one = getattr(form, field)
    one.setFocus()
    given = heard(one.committed)
    qtbot.keyClicks(one, "For the first")
    one.show_other("The second")
    one.flush()
    assert given == ["For the first"]
    assert one.text() == "The second"


def test_a_text_that_just_fits_is_not_said_to_be_cut(qtbot, form):
    said = heard(form.why.limit_reached)
    form.why.insertPlainText("x" * LONGEST_TEXT)
    assert said[-1] == "You have reached the limit of 20,000 characters."


def test_a_text_field_takes_20000_characters_and_says_so_beside_it(qtbot, form):
    said = heard(form.why.limit_reached)
    form.why.insertPlainText("x" * (LONGEST_TEXT + 5))
    assert len(form.why.text()) == LONGEST_TEXT
    assert "20,000" in said[-1]
    form.why.textCursor().deletePreviousChar()
    assert said[-1] == ""


def test_a_text_field_grows_with_its_lines(qtbot, form):
    before = form.why.sizeHint().height()
    form.why.set_text("\n".join("line" for _ in range(6)))
    six = form.why.sizeHint().height()
    form.why.set_text("\n".join("line" for _ in range(60)))
    assert before < six < form.why.sizeHint().height() < 3 * six


def test_tab_leaves_a_text_field(qtbot, form):
    qtbot.keyClick(form.why, Qt.Key.Key_Tab)
    assert form.name.hasFocus()


def test_enter_gives_a_line_away(qtbot, form):
    given = heard(form.name.committed)
    qtbot.keyClicks(form.name, "Northmoor")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert given == ["Northmoor"]


def test_text_that_came_back_to_what_it_was_is_not_news(qtbot, form):
    given = heard(form.name.committed)
    qtbot.keyClicks(form.name, "a")
    qtbot.keyClick(form.name, Qt.Key.Key_Backspace)
    form.name.flush()
    assert given == []


def test_committing_tells_whether_something_waits(qapp, look):
    text = ["old"]
    typing = Committing(lambda: text[0], look)
    text[0] = "new"
    assert typing.is_dirty
    typing.flush()
    assert (typing.known, typing.is_dirty) == ("new", False)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-04",
        "4/12/2026",
        "04.12.26",
        "4-12-2026",
        "4 12 2026",
        "4 12 26",
        "4 December 2026",
        " 4th  Dec 26 ",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert parse_day(text) == date(2026, 12, 4)


def test_september_has_two_short_names():
    assert parse_day("1 Sept 2026") == parse_day("1 Sep 2026") == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2/2026", "does not exist"),
        ("soon", "Write a date such as"),
        ("4 Brumaire 2026", "“Brumaire” is not a month"),
        ("12/31/2026", "does not exist"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        parse_day(text)


def test_a_day_is_shown_in_words():
    assert day_words(date(2026, 2, 3)) == "3 February 2026"


@pytest.fixture
def day_form(qtbot, look):
    window = QWidget()
    window.day = DateField(look, "As at")
    window.other = LineField("Other")
    column = QVBoxLayout(window)
    column.addWidget(window.day)
    column.addWidget(window.other)
    qtbot.addWidget(window)
    window.show()
    window.day.setFocus()
    return window


def test_a_day_typed_is_given_away_and_written_out(qtbot, day_form):
    days = heard(day_form.day.day_committed)
    qtbot.keyClicks(day_form.day, "4/12/2026")
    day_form.other.setFocus()
    assert days == [date(2026, 12, 4)]
    assert day_form.day.text() == "4 December 2026"


def test_a_wrong_day_stays_as_typed_and_is_explained(qtbot, day_form):
    days, faults = heard(day_form.day.day_committed), heard(day_form.day.refused)
    day_form.day.set_day(date(2026, 1, 1))
    day_form.day.selectAll()
    qtbot.keyClicks(day_form.day, "31/2/2026")
    day_form.other.setFocus()
    assert days == []
    assert "does not exist" in faults[-1]
    assert day_form.day.day() == date(2026, 1, 1)
    assert day_form.day.text() == "31/2/2026"


def test_an_emptied_day_is_none(qtbot, day_form):
    day_form.day.set_day(date(2026, 1, 1))
    days = heard(day_form.day.day_committed)
    day_form.day.selectAll()
    qtbot.keyClick(day_form.day, Qt.Key.Key_Delete)
    day_form.other.setFocus()
    assert days == [None]


def opened_calendar(field):
    (popup,) = [one for one in field.findChildren(CalendarPopup) if one.isVisible()]
    return popup


def test_a_day_is_chosen_from_a_month_by_keys(qtbot, day_form):
    days = heard(day_form.day.day_committed)
    qtbot.keyClicks(day_form.day, "4/12/2026")
    qtbot.keyClick(day_form.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = opened_calendar(day_form.day)
    assert popup.month.selectedDate().toPython() == date(2026, 12, 4)
    days_shown = popup.focusWidget()
    qtbot.keyClick(days_shown, Qt.Key.Key_Right)
    qtbot.keyClick(days_shown, Qt.Key.Key_Return)
    assert days == [date(2026, 12, 5)]
    assert day_form.day.text() == "5 December 2026"
    assert day_form.focusWidget() is day_form.day


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_in_an_open_list_takes_the_choice_and_goes_on(qtbot, key):
    window = QWidget()
    before, field, after = (
        LineField("A"),
        ChoiceField("Kind", [("a", "Corporate"), ("b", "Digital")]),
        LineField("B"),
    )
    column = QVBoxLayout(window)
    for one in (before, field, after):
        column.addWidget(one)
    qtbot.addWidget(window)
    window.show()
    field.set_choice("a")
    field.setFocus()
    given = heard(field.chosen)
    qtbot.keyClicks(field, "d")
    qtbot.keyClick(field.view(), key)
    assert not field.view().isVisible()
    assert (field.choice(), given) == ("b", ["b"])
    assert window.focusWidget() is (after if key == Qt.Key.Key_Tab else before)


def test_days_of_the_months_around_are_quieter(qtbot, day_form, look):
    dress_all(QApplication.instance(), look.theme)
    day_form.day.set_day(date(2026, 12, 3))
    qtbot.keyClick(day_form.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = opened_calendar(day_form.day).month
    (days,) = month.findChildren(QTableView)

    def darkest(row, column):
        place = days.visualRect(days.model().index(row, column)).adjusted(6, 3, -6, -3)
        seen = days.viewport().grab(place).toImage()
        every = (seen.pixelColor(x, y) for x in range(seen.width()) for y in range(seen.height()))
        return min(one.lightness() for one in every)

    quiet = QColor(look.theme.colours.secondary).lightness()
    assert darkest(1, 0) >= quiet, "30 November"
    assert darkest(1, 1) < quiet, "1 December"


def test_a_month_opens_by_the_button_in_the_field_and_escape_leaves_the_day(qtbot, day_form):
    day_form.day.set_day(date(2026, 1, 1))
    (button,) = day_form.day.findChildren(QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(opened_calendar(day_form.day).month, Qt.Key.Key_Escape)
    assert day_form.day.day() == date(2026, 1, 1)
    assert button.accessibleName() == "Choose a date"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("foot", [0, 1])
def test_all_of_a_month_is_seen_wherever_its_field_stands(qtbot, day_form, look, percent, foot):
    look.set_theme(Theme(text_percent=percent))
    screen = day_form.screen().availableGeometry()
    day_form.move(screen.right() - 60, foot * (screen.bottom() - 60))
    day_form.day.open_calendar()
    popup = opened_calendar(day_form.day)
    assert popup.geometry().right() <= screen.right()
    assert screen.top() <= popup.y()
    days = popup.findChild(QTableView)
    assert days.height() >= days.rowHeight(0) + 6 * days.fontMetrics().height()
    assert not days.verticalScrollBar().isVisible()
    for column in range(days.model().columnCount()):
        name = days.model().index(0, column).data()
        if days.columnWidth(column):
            assert days.fontMetrics().horizontalAdvance(name) + 12 < days.columnWidth(column), name
    asked = popup.month.minimumSize()
    assert popup.month.height() >= asked.height()
    assert asked.height() >= 7 * days.fontMetrics().height()


def arrow_of(popup, words):
    (found,) = [one for one in popup.findChildren(QToolButton) if one.accessibleName() == words]
    return found


@pytest.mark.parametrize(
    ("arrow", "times", "day"),
    [
        ("Next year", 3, date(2029, 12, 1)),
        ("Previous year", 1, date(2025, 12, 1)),
        ("Next month (Page Down)", 2, date(2027, 2, 1)),
    ],
)
def test_the_first_click_after_an_arrow_chooses_the_day_that_is_seen(
    qtbot, day_form, arrow, times, day
):
    days = heard(day_form.day.day_committed)
    day_form.day.set_day(date(2026, 12, 4))
    day_form.day.open_calendar()
    popup = opened_calendar(day_form.day)
    for _ in range(times):
        qtbot.mouseClick(arrow_of(popup, arrow), Qt.MouseButton.LeftButton)
    assert words_of_bar(popup) == [str(day.year)]
    view = popup.findChild(QTableView)
    model = view.model()
    cells = [model.index(row, column) for row in (1, 2) for column in range(model.columnCount())]
    first = next(cell for cell in cells if cell.data() == 1)
    place = view.visualRect(first).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert days == [day]


def words_of_bar(popup):
    bar = popup.findChild(QWidget, "qt_calendar_navigationbar")
    return [one.text() for one in bar.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_year_is_stepped_by_arrows_large_enough_to_hit_and_no_box_opens(
    qtbot, day_form, look, percent
):
    look.set_theme(Theme(text_percent=percent))
    day_form.day.open_calendar()
    popup = opened_calendar(day_form.day)
    for words in ("Previous year", "Next year"):
        arrow = arrow_of(popup, words)
        assert min(arrow.width(), arrow.height()) >= 24
        assert popup.rect().contains(arrow.mapTo(popup, arrow.rect().bottomRight()))
    seen = [one for one in popup.findChildren(QSpinBox) if one.isVisible()]
    assert seen == []
    (theirs,) = popup.findChildren(QToolButton, "qt_calendar_yearbutton")
    assert not theirs.isVisible()


def test_a_weekend_in_a_month_is_no_warning(day_form, look):
    day_form.day.open_calendar()
    month = opened_calendar(day_form.day).month
    inks = {month.weekdayTextFormat(day).foreground().color().name() for day in WEEKEND}
    assert inks == {look.theme.colours.text.lower()}


def test_a_day_that_is_only_read_has_no_month_to_choose_from(qtbot, day_form):
    day_form.day.setReadOnly(True)
    qtbot.keyClick(day_form.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert day_form.day.findChildren(CalendarPopup) == []


WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
KINDS = [("acute", "Acute"), ("community", "Community")]


def wheel(widget):
    middle = QPointF(widget.rect().center())
    return QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip


def test_the_wheel_never_changes_a_choice_in_passing(qtbot, qapp, look):
    field = ChoiceField("Kind", KINDS)
    qtbot.addWidget(field)
    field.set_choice("acute")
    field.show()
    field.clearFocus()
    event = wheel(field)
    qapp.sendEvent(field, event)
    assert field.choice() == "acute"
    assert not event.isAccepted()


def test_a_choice_by_keyboard_is_told_once_and_one_by_the_program_never(qtbot, look):
    field = ChoiceField("Kind", KINDS)
    qtbot.addWidget(field)
    told = heard(field.chosen)
    field.set_choice("acute")
    field.set_choices([*KINDS, ("ambulance", "Ambulance")])
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["community"]


def test_a_choice_too_long_for_its_field_ends_in_dots_and_is_whole_where_it_fits(qtbot, look):
    long = "A document: a named document, minute or report that anybody may ask for"
    field = ChoiceField("Kind", [("document", long)])
    qtbot.addWidget(field)
    field.set_choice("document")
    option = QStyleOptionComboBox()
    for width, fits in ((200, False), (900, True)):
        field.resize(width, field.sizeHint().height())
        field.initStyleOption(option)
        shown = field.shown_in(option)
        assert (shown == long) is fits
        assert shown.endswith("…") is not fits
        assert field.fontMetrics().horizontalAdvance(shown) < width
    assert field.currentText() == long


def test_a_choice_not_made_says_what_is_asked_for(qtbot, look):
    field = ChoiceField("Kind", KINDS)
    qtbot.addWidget(field)
    field.setPlaceholderText("Choose which")
    field.set_choice(None)
    field.resize(300, field.sizeHint().height())
    option = QStyleOptionComboBox()
    field.initStyleOption(option)
    assert field.shown_in(option) == "Choose which"
    asked = field.grab().toImage()
    field.setPlaceholderText("")
    assert field.grab().toImage() != asked


def test_a_choice_in_a_row_asks_for_room_for_its_longest_words_up_to_a_limit(qtbot, look):
    longest = "The board should know"
    wide = ChoiceField("How much", [("", "All"), ("board", longest)], is_wide=True)
    narrow = ChoiceField("How much", [("", "All"), ("board", longest)])
    endless = ChoiceField("How much", [("", longest * 20)], is_wide=True)
    option = QStyleOptionComboBox()
    for field in (wide, narrow, endless):
        qtbot.addWidget(field)
        field.set_choice("board")
        field.resize(field.sizeHint())
    wide.initStyleOption(option)
    assert wide.shown_in(option) == longest
    assert narrow.width() < wide.width() < endless.width() < 400


def test_no_choice_is_shown_as_none(qtbot, look):
    field = ChoiceField("Kind", KINDS)
    qtbot.addWidget(field)
    field.set_choice(None)
    assert field.choice() is None


def test_a_label_names_its_field_and_brings_the_focus(qtbot, look):
    field = LineField("")
    labelled = LabeledField(look, "&Name of the trust", field, help_text="As in its report.")
    qtbot.addWidget(labelled)
    labelled.show()
    assert field.accessibleName() == "Name of the trust"
    assert labelled.label.accessibleName() == "Name of the trust"  # the letter for Alt is not heard
    assert field.accessibleDescription() == "As in its report."
    assert labelled.label.buddy() is field


@pytest.mark.parametrize("percent", [90, 100, 125, 150, 200])
def test_every_line_of_a_text_that_fits_is_in_sight(qtbot, look, percent):
    dress_all(QApplication.instance(), Theme(text_percent=percent))
    look.set_theme(Theme(text_percent=percent))
    field = PlainTextField(look, "Why")
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addStretch(1)
    holder.resize(600, 900)
    holder.show()
    for count in range(2, 12):
        field.setPlainText("\n".join(["line"] * count))
        qtbot.waitUntil(lambda: field.height() == field.sizeHint().height())
        assert field.verticalScrollBar().maximum() == 0, count


def test_an_example_is_not_read_out_as_if_it_had_been_typed(qtbot, look):
    field = LineField("Your name", example="A. Rahman")
    qtbot.addWidget(field)
    LabeledField(look, "Your name", field).show_fault("")
    heard = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description)
    assert heard == "Example: A. Rahman"


def test_a_fault_stands_beside_the_field_in_words_and_goes_away(qtbot, look):
    field = LineField("")
    labelled = LabeledField(look, "Name", field, help_text="Help.")
    qtbot.addWidget(labelled)
    labelled.show()
    labelled.show_fault("This name is taken.")
    assert labelled.fault.isVisible()
    assert field.accessibleDescription() == "Error: This name is taken. Help."
    labelled.show_fault("")
    assert not labelled.fault.isVisible()
    assert field.accessibleDescription() == "Help."


def test_what_is_below_a_field_stays_where_it_is_while_faults_are_put_right(qtbot, look):
    window = QWidget()
    box = LabeledField(look, "Role", LineField("Role"), help_text="The role you sign off as")
    column, button = QVBoxLayout(window), QPushButton("Sign off")
    for part in (box, button):
        column.addWidget(part)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(400, 600)
    window.show()
    box.show_fault("Give the role you sign off as.")
    qtbot.waitUntil(lambda: box.fault.height() > 0)
    turn(0)
    before = button.y()
    box.show_fault("")
    turn(0)
    assert (button.y(), box.fault.text()) == (before, "")
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: button.y() < before)


def test_a_long_text_put_in_by_the_program_shows_its_beginning(form):
    long = "A register of every system, its owner and its supplier, " * 6
    for show in (form.name.set_text, form.name.show_other):
        form.name.clear()
        show(long)
        assert form.name.cursorPosition() == 0


def test_the_cursor_stays_with_the_words_while_a_person_types(qtbot, form):
    form.name.setFocus()
    qtbot.keyClicks(form.name, "Portal")
    form.name.set_text("Something of the program's")
    assert form.name.text() == "Portal"
    assert form.name.cursorPosition() == len("Portal")


class Counted(PlainTextField):
    """Counts how often it is given a size, and stops a circle."""

    sizes = 0

    def resizeEvent(self, event):
        self.sizes += 1
        if self.sizes < 60:
            super().resizeEvent(event)


def test_a_bar_that_makes_the_words_fit_does_not_come_and_go_for_ever(qtbot, look):
    # Fifteen lines without the bar, eleven with it: Qt counts lines out of sight as they were.
    field = Counted(look, "Why this level", lines=3, most_lines=12)
    qtbot.addWidget(field)
    field.resize(480, 60)
    field.show()
    field.set_text("The end.")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.insertPlainText("W" * 200 + "\n" + "W" * 280 + "A short end of the text.")
    field.sizes = 0
    field.resize(480, field.sizeHint().height())
    assert 0 < field.sizes < 10


@pytest.mark.parametrize("width", [260, 420, 700])
def test_no_line_of_a_long_text_lies_under_the_bar(qtbot, look, width):
    sheet = QWidget()
    qtbot.addWidget(sheet)
    field = PlainTextField(look, "Why", most_lines=4)
    field.show_other("It was so in every ward we went to, and on most days. " * 60)
    QVBoxLayout(sheet).addWidget(field)
    sheet.resize(width, 400)
    sheet.show()
    lines = field.document().firstBlock().layout()
    qtbot.waitUntil(
        lambda: lines.lineCount() and lines.lineAt(0).width() <= field.viewport().width()
    )
    assert field.verticalScrollBar().isVisible()


@pytest.mark.parametrize(
    ("read", "typed", "shown"),
    [
        (amount_as_read, "£4.2m", "£4,200,000"),
        (amount_as_read, "250k", "250,000"),
        (amount_as_read, "about 5", "about 5"),
        (read_year, "26/27", "2026/27"),
        (read_year, "soon", "soon"),
    ],
)
def test_what_was_understood_stands_in_the_line_once_it_is_left(qtbot, form, read, typed, shown):
    line = LineField("Amount", as_read=read)
    form.layout().addWidget(line)
    line.show()
    given = heard(line.committed)
    line.setFocus()
    qtbot.keyClicks(line, typed)
    assert line.text() == typed
    form.name.setFocus()
    assert line.text() == shown
    assert given == [typed]
    assert not line.is_dirty


LOCKABLE = {
    "text": lambda look: PlainTextField(look, "Why"),
    "line": lambda _: LineField("Name"),
    "day": lambda look: DateField(look, "By when"),
}


def paper(field):
    """Give the colour a field's words stand on."""
    picture = field.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() - 6).name()


@pytest.mark.parametrize("kind", LOCKABLE)
@pytest.mark.parametrize("begun_locked", [True, False])
def test_a_field_looks_locked_while_it_is_and_no_longer(qtbot, look, kind, begun_locked):
    window = QWidget()
    field = LOCKABLE[kind](look)
    QVBoxLayout(window).addWidget(field)
    look.dress(window)
    qtbot.addWidget(window)
    field.setReadOnly(begun_locked)
    window.show()
    for locked in (begun_locked, not begun_locked, begun_locked):
        field.setReadOnly(locked)
        assert paper(field) == look.colour("canvas" if locked else "surface").name()


@pytest.mark.parametrize("asked", [one for one in Asked if one is not Asked.HIDDEN])
def test_the_key_of_a_field_never_shows_as_an_ampersand(qtbot, look, asked):
    spec = FieldSpec("one", "&Attach a copy", asked, (("a", "A"),))
    control = spec.kind.make(look, spec)
    qtbot.addWidget(control)
    assert control.accessibleName() == "Attach a copy"
    if isinstance(control, QAbstractButton):
        assert control.text() == "&Attach a copy"  # one is a key, two are a sign


def test_an_empty_day_never_looks_like_one_that_is_given(qtbot, look):
    field = DateField(look, "Due")
    qtbot.addWidget(field)
    assert field.placeholderText() == "day month year"
    assert field.example_spoken == "Example: 4 December 2026"
