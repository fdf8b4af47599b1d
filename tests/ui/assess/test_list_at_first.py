"""On opening Assess the list of questions is seen from its first heading, where the question is near it."""

import pytest

from digistrat_desktop.system.settings import Settings
from tests.ui.test_home_and_start import start_new
from tests.ui.test_no_jump import unanswered


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (1900, 768)])
def test_the_first_heading_is_seen(seat_at, size, percent):
    settings = Settings(theme="light", text_percent=percent)
    seat = seat_at(size=size, settings=settings, filled=unanswered)
    page = seat.go("assess")
    rows = page.items.list
    if not rows.isVisible():
        page.frame.all_questions.click()
        seat.settle()
    assert page._item_id == "ALN-01"
    assert rows.visualRect(rows.model().index(0, 0)).top() >= 0
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (1900, 768)])
def test_the_first_heading_is_seen_in_an_assessment_that_was_just_started(seat_at, size, percent):
    settings = Settings(theme="light", text_percent=percent)
    seat = seat_at(size=size, settings=settings, full=False)
    start_new(seat)
    page = seat.page("assess")
    rows = page.items.list
    if not rows.isVisible():
        page.frame.all_questions.click()
        seat.settle()
    assert rows.visualRect(rows.model().index(0, 0)).top() >= 0


def test_the_list_in_place_of_the_question_has_its_width_and_the_question_in_sight(seat_at):
    seat = seat_at(settings=Settings(theme="light", text_percent=200), filled=unanswered)
    page = seat.go("assess", "ALN-09")
    page.frame.all_questions.click()
    seat.settle()
    rows, progress = page.items.list, page.frame.progress
    assert rows.width() > 0.8 * page.width()
    assert progress.text() == progress.whole_text()
    for _ in range(2):
        page.items.fold.click()
        seat.settle()
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())
    page.frame.all_questions.click()
    seat.settle()
    assert page.question.cards.isVisible()
