"""Every page for whoever cannot see it or has no mouse: roles, names, states, sizes, the way of Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.pages.assess import page as assess_page
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to

HERE = tuple(page.id for page in gone_to(PAGES))
LEAST_PX = 24
MOST_STOPS = 400
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
ROLES = {
    QAbstractButton: {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ButtonMenu,
    },
    QComboBox: {QAccessible.Role.ComboBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QPlainTextEdit: {QAccessible.Role.EditableText},
    QAbstractItemView: {
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
        QAccessible.Role.List,
    },
}


def interface(widget):
    return QAccessible.queryAccessibleInterface(widget)


def takes_focus(widget):
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def in_sight(window, kind=QWidget):
    return [w for w in window.findChildren(kind) if w.isVisible() and w.window() is window]


def told(widget):
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def controls(window):
    found = [w for kind in CONTROLS for w in in_sight(window, kind)]
    # A table's heads are told as part of the table.
    own = [w for w in dict.fromkeys(found) if not isinstance(w, QHeaderView)]
    return [w for w in own if not isinstance(w.parent(), QComboBox)]


def role_faults(widget):
    kind = next(k for k in CONTROLS if isinstance(widget, k))
    seen = interface(widget)
    if seen.role() not in ROLES[kind]:
        yield f"is told as {seen.role()}"
    if not widget.accessibleName().strip() and not seen.text(QAccessible.Text.Name).strip():
        yield "has no name"


def state_faults(widget):
    if not takes_focus(widget):
        return
    seen = interface(widget)
    state = seen.state()
    if not seen.text(QAccessible.Text.Name).strip():
        yield "takes the keyboard without a name"
    if not state.focusable or state.disabled or state.invisible:
        yield "says that it takes no keyboard"
    checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
    if checkable and (not state.checkable or bool(state.checked) != widget.isChecked()):
        yield "does not tell whether it is on"


def word_faults(widget):
    seen = interface(widget)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help)
    if any("<qt>" in seen.text(kind) for kind in kinds):
        yield "is read out with markup"
    if isinstance(widget, QComboBox):
        described = seen.text(QAccessible.Text.Description)
        if not described and not seen.relations(QAccessible.RelationFlag.Label):
            yield "is missing what is chosen"


def size_faults(widget):
    scrolls = isinstance(widget, QAbstractScrollArea)
    if not scrolls and min(widget.size().toTuple()) < LEAST_PX:
        yield f"is only {widget.size().toTuple()} large"


def drawing_faults(view):
    if view.drawing() is None:
        if view.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield "takes the keyboard with nothing to show"
    elif not view.accessibleName() or not view.accessibleDescription().endswith("."):
        yield "is not told in words"


@pytest.mark.parametrize("page", HERE)
def test_every_control_tells_role_name_and_state_and_is_large_enough_to_hit(seat, page):
    seat.go(page)
    checks = (role_faults, word_faults, size_faults)
    wrong = [
        f"{told(one)} {fault}" for one in controls(seat.window) for c in checks for fault in c(one)
    ]
    wrong += [f"{told(w)} {f}" for w in in_sight(seat.window) for f in state_faults(w)]
    drawings = in_sight(seat.window, DrawingView)
    wrong += [f"{told(view)} {fault}" for view in drawings for fault in drawing_faults(view)]
    assert wrong == []


def way_of_tab(seat, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press Tab until it comes round; give every stop."""
    stops = []
    for _ in range(MOST_STOPS):
        seat.keys(key, modifiers=modifiers)
        at = QApplication.focusWidget() or seat.window.focusWidget()
        if at is None:
            continue
        if stops and at is stops[0]:
            return stops
        if at in stops:
            raise AssertionError(f"a trap at {told(at)}: {[told(s) for s in stops[-4:]]}")
        stops.append(at)
    raise AssertionError(f"Tab does not come round: {told(stops[-1])}")


def is_reached(widget, stops):
    """A group with one stop, such as the rail or the level cards, is reached as a whole."""
    return any(widget is s or widget.isAncestorOf(s) or s.isAncestorOf(widget) for s in stops)


@pytest.mark.parametrize("page", HERE)
def test_tab_reaches_everything_and_comes_round_both_ways(seat, page):
    seat.go(page)
    forward = way_of_tab(seat, Qt.Key.Key_Tab)
    missed = [
        told(w) for w in in_sight(seat.window) if takes_focus(w) and not is_reached(w, forward)
    ]
    assert missed == []
    back = way_of_tab(seat, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert set(map(id, back)) == set(map(id, forward))


def ring(widget):
    """Give how many pixels of a widget and its edge change when the keyboard comes to it."""
    window = widget.window()
    window.activateWindow()
    (window.focusWidget() or window).clearFocus()
    place = widget.rect().adjusted(-4, -4, 4, 4)
    place.moveTopLeft(widget.mapTo(window, widget.rect().topLeft()) + place.topLeft())
    before = window.grab(place).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = window.grab(place).toImage()
    size = (range(0, before.width(), 2), range(0, before.height(), 2))
    return sum(before.pixel(x, y) != after.pixel(x, y) for x in size[0] for y in size[1])


@pytest.mark.parametrize("page", HERE)
def test_no_page_opens_a_stray_window(seat, page):
    seat.go(page)
    assert seat.window.isActiveWindow()


@pytest.mark.parametrize("page", HERE)
def test_the_keyboard_is_seen_wherever_it_is(seat, page):
    seat.go(page)
    unseen = []
    for widget in in_sight(seat.window):
        shown = takes_focus(widget) and not widget.visibleRegion().isEmpty()
        if shown and min(widget.size().toTuple()) > 0 and ring(widget) < 12:
            unseen.append(told(widget))
    assert unseen == []


ONE_OF = {
    "strategy": lambda page: page.chips.values(),
    "actions": lambda page: page.chips.values(),
    "metrics": lambda page: page.overview.chips.values(),
    "assess": lambda page: page.question.chips.chips()[:2],
}


@pytest.mark.parametrize("page_id", ONE_OF)
def test_views_and_answers_are_heard_as_one_choice_of_several(seat, page_id):
    buttons = list(ONE_OF[page_id](seat.go(page_id)))
    assert {interface(one).role() for one in buttons} == {QAccessible.Role.RadioButton}
    buttons[1].click()
    seat.settle()
    assert [interface(one).state().checked for one in buttons[:2]] == [0, 1]


def test_tab_stops_at_each_view(seat):
    chips = list(seat.go("strategy").chips.values())
    chips[0].setFocus()
    seat.keys(Qt.Key.Key_Tab)
    assert chips[1].hasFocus()


def test_a_mark_beside_the_answer_is_heard_as_a_box_to_tick(seat):
    chips = seat.go("assess").question.chips.chips()
    discuss = next(one for one in chips if one.text_of.is_toggle)
    assert interface(discuss).role() == QAccessible.Role.CheckBox


def test_a_chart_is_heard_as_a_graphic(seat):
    page = seat.go("progress")
    views = in_sight(page.window(), DrawingView)
    assert page.counts in views
    assert {interface(one).role() for one in views} == {QAccessible.Role.Graphic}
    assert "8 Siloed" in interface(page.counts).text(QAccessible.Text.Description)


def test_the_question_is_said_when_it_is_come_to(seat, monkeypatch):
    page = seat.go("assess", "ALN-04")
    told = []
    monkeypatch.setattr(assess_page, "announce", lambda _, words: told.append(words))
    seat.keys(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert len(told) == 1
    assert page.question.question.text() in told[0]
    assert "ALN-05" in told[0]


def test_space_on_the_answer_that_is_given_begins_no_reason(seat):
    page = seat.go("assess", "ALN-04")
    page._on_edited("rationale", "")
    page._on_edited("answer", "cannot_say")
    seat.settle()
    page.question.cards.focus_first()
    seat.keys(Qt.Key.Key_Space)
    seat.settle()
    assert page.reasons.fields.control("rationale").text() == ""
    assert page.question.chips.chips()[0].isChecked()
