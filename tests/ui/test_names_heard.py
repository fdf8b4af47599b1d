"""What is heard of a control tells it from others on its page, and calls nothing an example that is none."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.buttons import RingButton
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.year_model import (
    RowKind,
    YearCell,
    YearModel,
    YearRow,
    YearValues,
)

pytestmark = pytest.mark.ui
PAGES = ("progress", "reports", "check", "actions", "signing", "library")
ASKS = ("Search", "Find", "Type", "Filter", "Words")


def of_kind(page, kind):
    return [one for one in page.findChildren(kind) if one.isVisible()]


@pytest.mark.parametrize("page_id", PAGES)
def test_lists_are_called_what_their_card_is_called(seat, page_id):
    lists = of_kind(seat.go(page_id), ListTable)
    assert [one.accessibleName() for one in lists if one.accessibleName() == "List of rows"] == []


@pytest.mark.parametrize("page_id", PAGES)
def test_ticks_of_one_name_say_of_which_group_they_are(seat, page_id):
    ticks = of_kind(seat.go(page_id), TickBox)
    heard = Counter((one.accessibleName(), one.accessibleDescription()) for one in ticks)
    assert [pair for pair, count in heard.items() if count > 1] == []


@pytest.mark.parametrize("page_id", PAGES)
def test_what_to_type_is_no_example(seat, page_id):
    said = [one.accessibleDescription() for one in of_kind(seat.go(page_id), LineField)]
    called = [words.removeprefix("Example: ") for words in said if words.startswith("Example: ")]
    assert [words for words in called if words.startswith(ASKS)] == []


def test_the_logo_comes_after_what_the_report_contains_for_those_who_hear_it(seat):
    choice = seat.go("reports").choice
    tree = QAccessible.queryAccessibleInterface(choice)
    parts = [tree.child(at).object() for at in range(tree.childCount())]
    logos = next(at for at, part in enumerate(parts) if choice.logo in part.findChildren(QWidget))
    assert logos > parts.index(choice.record)


def test_tab_on_details_goes_as_the_page_is_read(seat):
    page = seat.go("details")
    page.duplicate.setFocus()
    stops = []
    for _ in range(30):
        stops.append(seat.focus())
        seat.keys(Qt.Key.Key_Tab)
    here = [one for one in dict.fromkeys(stops) if page.isAncestorOf(one)]
    title = page.assessment.control("title")
    in_order = (
        page.duplicate,
        page.front,
        page.trust.control("name"),
        page.sites.add_button,
        title,
    )
    assert [one for one in here if one in in_order] == list(in_order)
    assert here.index(page.assessment.withdraw_button) > here.index(title)


def test_a_row_that_heads_others_is_not_heard_as_an_empty_figure(seat):
    rows = (
        YearRow("capital", "Capital", kind=RowKind.HEAD, spoken="Capital, GBP"),
        YearRow("available", "Available", {"2026/27": YearCell("4")}, spoken="Capital, available"),
    )
    model = YearModel(seat.context.look)
    model.show_values(YearValues(("2026/27", "2027/28"), rows))
    said = [
        model.data(model.index(row, year), Qt.ItemDataRole.AccessibleTextRole)
        for row in (0, 1)
        for year in (0, 1)
    ]
    assert said == [
        *("Capital, GBP", "Capital, GBP"),
        *("Capital, available, 2026/27: 4", "Capital, available, 2027/28: empty"),
    ]


def test_what_has_to_be_filled_in_is_heard_as_needed(seat):
    page = seat.go("details")
    fields = {one.accessibleName(): one for one in of_kind(page, LineField)}
    assert fields["Name of the trust"].accessibleDescription().startswith("Needed.")
    assert "Needed" not in fields["ODS code"].accessibleDescription()


@pytest.mark.parametrize("percent", [100, 200])
def test_one_line_in_the_header_stands_in_its_middle(empty_seat, percent):
    seat = empty_seat
    seat.context.preferences.set("text_percent", percent)
    seat.settle()
    header = seat.window.shell.header
    label = header.trust
    middle = label.mapTo(header, label.rect().center()).y()
    assert abs(middle - header.rect().center().y()) <= 2


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sign_of_a_month_is_as_large_as_the_text(seat, percent):
    seat.context.preferences.set("text_percent", percent)
    page = seat.go("start")
    day = of_kind(page, DateField)[0]
    (button,) = day.findChildren(QToolButton)
    assert button.iconSize().height() == seat.context.look.theme.px(18)
    assert day.rect().contains(button.geometry())
    assert day.textMargins().right() >= button.iconSize().width()


def test_a_form_that_opens_shows_the_label_of_its_first_field(seat):
    seat.context.preferences.set("text_percent", 200)
    page = seat.go("actions")
    add = next(one for one in of_kind(page, QAbstractButton) if one.text() == "Add action")
    add.click()
    seat.settle()
    field = seat.focus()
    (label,) = [one for one in of_kind(page, QLabel) if one.buddy() is field]
    assert label.visibleRegion().boundingRect() == label.rect()


@pytest.mark.parametrize("page_id", ["metrics", "actions", "reports", "assess", "strategy"])
def test_buttons_are_called_by_the_words_that_are_seen(seat, page_id):
    buttons = of_kind(seat.go(page_id), RingButton)
    seen = [(one.accessibleName(), one.text().replace("&&", "&")) for one in buttons if one.text()]
    assert [pair for pair in seen if pair[1] not in pair[0] and "&" not in pair[1]] == []
    if page_id == "metrics":
        assert any(name.startswith("Leading ") and name[-1].isdigit() for name, _ in seen)


def test_a_button_with_a_name_of_its_own_keeps_it(qtbot, seat):
    button = RingButton(seat.context.look, "Edit", spoken="Edit the first action")
    qtbot.addWidget(button)
    button.setText("Change")
    assert button.accessibleName() == "Edit the first action"
    other = RingButton(seat.context.look, "Save")
    qtbot.addWidget(other)
    other.setText("&Save && close")
    assert other.accessibleName() == "Save & close"
