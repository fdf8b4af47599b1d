"""What is heard of a control tells it from others on its page, and calls nothing an example that is none."""

from collections import Counter

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.tables.list_table import ListTable

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
