"""Two short neighbours share a row where there is room; the order never changes."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import tab_through
from digistrat_desktop.ui.kit.layouts import PairedColumn, clear
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.theme import Theme

LIMIT, EDGES, HIGH = 600, 40, 30
LONG = "Nobody waits or repeats themselves when they need not. " * 6


def part():
    made = QFrame()
    made.setMinimumSize(80, HIGH)
    made.setMaximumHeight(HIGH)
    return made


@pytest.fixture
def column(qtbot, look):
    """Give a function that lays parts out, short where the mark is s."""
    kept = []

    def lay(marks, width, make=part):
        sheet = QWidget()
        made = PairedColumn(look, LIMIT, lambda: EDGES)
        sheet.setLayout(made)
        parts = [make() for _ in marks]
        for one, mark in zip(parts, marks, strict=True):
            made.add_part(one, is_short=mark == "s")
            one.show()
        made.setGeometry(QRect(0, 0, width, made.heightForWidth(width)))
        kept.append(sheet)
        qtbot.addWidget(sheet)
        return made, parts

    return lay


def rows(parts):
    """Give how many parts stand in each row, from the top."""
    tops = [one.geometry().top() for one in parts]
    return [tops.count(top) for top in sorted(set(tops))]


@pytest.mark.parametrize(
    ("marks", "standing"),
    [("ss", [2]), ("sss", [2, 1]), ("ssss", [2, 2]), ("lsl", [1, 1, 1]), ("slsss", [1, 1, 2, 1])],
)
def test_only_two_short_neighbours_make_a_pair(column, marks, standing):
    _, parts = column(marks, LIMIT)
    assert rows(parts) == standing


def test_what_stands_at_the_sides_counts_as_part_of_the_width(column):
    _, parts = column("ss", LIMIT - EDGES)
    assert rows(parts) == [2]
    _, parts = column("ss", LIMIT - EDGES - 1)
    assert rows(parts) == [1, 1]


def test_larger_text_needs_more_width_for_a_pair(column, look):
    made, _ = column("ss", LIMIT)
    assert made.has_pairs_at(LIMIT)
    look.set_theme(Theme(text_percent=150))
    assert not made.has_pairs_at(LIMIT)


@pytest.mark.parametrize("width", [600, 601])
def test_a_pair_reaches_from_edge_to_edge(column, width):
    _, (left, right, whole) = column("ssl", width)
    assert left.geometry().left() == whole.geometry().left()
    assert right.geometry().right() == whole.geometry().right()
    assert left.width() == right.width()


def test_a_hidden_part_leaves_no_gap_and_its_neighbours_find_each_other(column):
    made, (first, hidden, last) = column("sls", LIMIT)
    hidden.hide()
    made.setGeometry(QRect(0, 0, LIMIT, 200))
    assert rows([first, last]) == [2]
    assert made.heightForWidth(LIMIT) == HIGH


def test_words_that_wrap_get_the_height_they_need(column):
    made, (words, below) = column("sl", 300, lambda: PlainLabel(LONG))
    assert words.height() >= words.heightForWidth(300)
    assert below.geometry().top() > words.geometry().bottom()
    assert made.heightForWidth(1200) < made.heightForWidth(300)


def test_the_column_is_never_wider_than_its_widest_part_asks(column):
    made, _ = column("ssss", LIMIT)
    assert made.minimumSize().width() == 80


def test_a_cleared_column_takes_no_room_and_can_be_filled_again(column):
    made, _ = column("ss", LIMIT)
    clear(made)
    assert (made.count(), made.heightForWidth(LIMIT), made.itemAt(0)) == (0, 0, None)
    made.add_part(part(), is_short=False)
    assert made.count() == 1


def test_tab_passes_through_parts_made_late_before_what_stands_below(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    room = QVBoxLayout(window)
    above, below = LineField("Above"), LineField("Below")
    late = [LabeledField(look, name, LineField(name)) for name in ("One", "Two")]
    for one in (above, below, *late):
        room.addWidget(one)
    tab_through(late, above)
    order = [above, *(one.field for one in late), below]
    reached = [above]
    while len(reached) < len(order):
        reached.append(next_stop(reached[-1]))
    assert reached == order


def next_stop(widget):
    following = widget.nextInFocusChain()
    while not isinstance(following, LineField):
        following = following.nextInFocusChain()
    return following
