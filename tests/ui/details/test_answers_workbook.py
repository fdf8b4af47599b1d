"""Answers as a workbook in the window: out, and back in with a preview, as one change."""

import pytest

from digistrat_desktop.domain.record.workspace import responses_of
from tests.end_to_end.test_answers_on_the_command_line import filled_in

pytestmark = pytest.mark.ui


@pytest.fixture
def page(seat, tmp_path):
    page = seat.go("answers")
    seat.dialogs.file = tmp_path / "answers.xlsx"
    page.save_button.click()
    seat.settle()
    return page


def answer(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)["ALN-01"].answer


def test_a_workbook_is_imported_after_a_look_and_undone_in_one(seat, page):
    before = answer(seat)
    filled_in(seat.dialogs.file, "Absent")
    page.read_button.click()
    seat.settle()
    assert "1 row changes an answer." in page.said.text()
    assert page.table.rows()[0][2].text() == "Absent"
    assert answer(seat) == before
    assert seat.focus() is page.take_button
    page.take_button.click()
    seat.settle()
    assert answer(seat) == "absent"
    assert not page.take_button.isVisible()
    seat.session.undo()
    assert answer(seat) == before


def test_a_refused_row_is_shown_and_nothing_can_be_applied(seat, page):
    filled_in(seat.dialogs.file, "Excellent")
    page.read_button.click()
    seat.settle()
    assert page.refused.rows()[0][0].text() == "Row 2, column D (Answer)"
    assert not page.take_button.isVisible()
    page.leave_button.click()
    assert page.said.text() == ""
