"""Short fields of a record's form stand in pairs where there is room, and nothing is lost by it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import PAIRS_FROM
from digistrat_desktop.ui.forms.labeled_field import LabeledField

HIGH = 800
TYPED = "Renew the network"
IN_ORDER = (
    *("title", "finding", "why", "owner_id", "due", "status", "effort", "cost"),
    *("addresses", "depends_on", "closed_on", "evidence_id", "closing_note"),
)


def opened(seat, width):
    """Open the form of an action in a window in which the form is about so wide."""
    page = seat.go("actions")
    page.list.add_button.click()
    seat.settle()
    fit(seat, page.form, width)
    page.form.control("status").set_choice("done")  # which asks for all there is
    page.form.control("status").chosen.emit("done")
    seat.settle()
    return page.form


def fit(seat, form, width):
    seat.window.resize(seat.window.width() + width - form.width(), HIGH)
    seat.settle()
    # The rail gives way to its symbols on the way: the second step knows what is left.
    seat.window.resize(seat.window.width() + width - form.width(), HIGH)
    seat.settle()
    assert form.width() == width


def row_of(form, name):
    field = form.control(name)
    return next(r for r in form.findChildren(LabeledField) if r.field is field)


def place(form, name):
    """Give where a field with its label stands on the form."""
    row = row_of(form, name)
    return row.geometry().translated(row.parentWidget().mapTo(form, QPoint(0, 0)))


def are_beside(form, left, right):
    one, other = place(form, left), place(form, right)
    return one.top() == other.top() and one.right() < other.left()


@pytest.fixture
def seat(seat_at):
    return seat_at(size=(1366, HIGH))


def test_short_neighbours_stand_in_pairs_of_equal_width_where_there_is_room(seat):
    form = opened(seat, 1200)
    for left, right in (("owner_id", "due"), ("status", "effort"), ("closed_on", "evidence_id")):
        assert are_beside(form, left, right)
        assert place(form, left).width() == place(form, right).width()
    whole = place(form, "title")
    assert place(form, "owner_id").left() == whole.left()
    assert place(form, "due").right() == whole.right()


def test_long_fields_keep_the_whole_line_and_a_short_one_between_them_its_half(seat):
    form = opened(seat, 1200)
    whole = place(form, "title").width()
    for name in ("why", "finding", "addresses", "depends_on", "closing_note"):
        assert place(form, name).width() == whole
    assert place(form, "cost").width() == place(form, "status").width()
    assert place(form, "cost").bottom() < place(form, "addresses").top()


@pytest.mark.parametrize("width", [700, PAIRS_FROM - 1])
def test_one_field_stands_under_the_other_where_there_is_no_room(seat, width):
    form = opened(seat, width)
    places = [place(form, name) for name in IN_ORDER]
    assert len({(p.left(), p.width()) for p in places}) == 1
    assert all(one.bottom() < other.top() for one, other in pairwise(places))


def test_pairs_begin_at_the_width_named(seat):
    assert are_beside(opened(seat, PAIRS_FROM), "status", "effort")


@pytest.mark.parametrize("width", [700, 1200])
def test_tab_goes_down_the_form_left_before_right_and_on_to_save(seat, width):
    form = opened(seat, width)
    form.control("title").setFocus()
    reached = []
    while form.isAncestorOf(seat.focus()):
        name = next((n for n in IN_ORDER if holds(form.control(n), seat.focus())), seat.focus())
        reached += [name] if name not in reached[-1:] else []
        seat.keys(Qt.Key.Key_Tab)
    # There is no other action yet, so nothing can be ticked for it to wait for.
    stops = [name for name in IN_ORDER if name != "depends_on"]
    assert reached == [*stops, form.save_button, form.leave_button]


def holds(control, focus):
    return control is focus or control.isAncestorOf(focus)


def test_a_form_opened_again_is_gone_through_the_same_way(seat):
    opened(seat, 1200).leave()
    form = opened(seat, 1200)
    form.control("closing_note").setFocus()
    seat.keys(Qt.Key.Key_Tab)
    assert seat.focus() is form.save_button
    form.control("title").setFocus()
    seat.keys(Qt.Key.Key_Backtab)
    assert not form.isAncestorOf(seat.focus())


@pytest.mark.parametrize(("before", "after"), [(1200, 700), (700, 1200)])
def test_what_is_typed_and_where_survive_a_change_of_width(seat, before, after):
    form = opened(seat, before)
    seat.write(TYPED)
    seat.tab_to(form.control("cost"))
    seat.write("12")
    was = are_beside(form, "status", "effort")
    fit(seat, form, after)
    assert are_beside(form, "status", "effort") is not was
    assert seat.focus() is form.control("cost")
    seat.write("00")
    assert form.control("cost").text() == "1200"
    assert form.control("title").text() == TYPED
    form.leave()


def test_a_fault_stands_beneath_its_own_field_and_pushes_only_what_is_below(seat):
    form = opened(seat, 1200)
    before = place(form, "closing_note").top()
    form.control("title").setText(TYPED)
    form.control("closed_on").setText("soon")
    form.save()
    seat.settle()
    day = row_of(form, "closed_on")
    assert day.fault.isVisible()
    assert day.fault.geometry().top() >= day.field.geometry().bottom()
    assert are_beside(form, "closed_on", "evidence_id")
    assert row_of(form, "evidence_id").field.height() == form.control("status").height()
    assert place(form, "closing_note").top() > max(before, place(form, "closed_on").bottom())
    form.leave()


def test_choices_days_people_and_single_lines_are_short_unless_said_otherwise():
    short = {asked for asked in Asked if FieldSpec("a", "A", asked).is_short}
    lines = {Asked.LINE, Asked.HIDDEN, Asked.YEAR, Asked.AMOUNT}
    assert short == {*lines, Asked.CHOICE, Asked.DAY, Asked.PERSON}
    assert not FieldSpec("title", "Title", is_whole=True).is_short
