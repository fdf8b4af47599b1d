"""A page's head keeps its views in the row of its title for as long as all of them fit."""

import pytest

from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.kit.page_parts import PageHead


@pytest.fixture
def head(qtbot, look):
    made = PageHead(look, "Strategy")
    qtbot.addWidget(made)
    for words in ("Alignment", "Objectives", "Initiatives"):
        made.add(ChipButton(look, words))
    return made


def shown_at(qtbot, head, width):
    head.resize(width, 120)
    with qtbot.waitExposed(head):
        head.show()
    return head


def test_views_stand_beside_the_title_where_there_is_room(qtbot, head):
    shown = shown_at(qtbot, head, 900)
    assert not shown.is_stacked
    assert shown.chips.x() > shown.title.x() + shown.title.sizeHint().width()


def test_no_view_is_left_alone_in_a_second_row_beside_the_title(qtbot, head):
    shown = shown_at(qtbot, head, 320)
    assert shown.is_stacked
    assert shown.chips.x() == shown.title.x()
    assert shown.chips.y() > shown.title.y()
