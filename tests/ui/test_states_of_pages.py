"""What each page says when nothing is open, while it waits, and after the signature."""

import pytest

from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.ui.kit.page_parts import WaitingState
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import Needs

pytestmark = pytest.mark.ui
EMPTY = tuple(page for page in PAGES if page.needs is not Needs.NOTHING)


@pytest.mark.parametrize("page", [page.id for page in EMPTY])
def test_with_nothing_open_a_page_says_what_will_stand_there_and_how_to_begin(empty_seat, page):
    empty_seat.go(page)
    shown = empty_seat.window.shell.shown_page()
    assert shown.title.text() == "No assessment is open"
    assert shown.sentence.text().endswith(
        "Start an assessment for your trust, or open one from Home."
    )
    shown.button.click()
    assert empty_seat.window.shell.shown_page() is empty_seat.page("start")


def test_the_page_that_was_asked_for_comes_when_an_assessment_is_opened(empty_seat):
    seat = empty_seat
    seat.go("strategy")
    seat.context.navigator.sample_wanted.emit()
    seat.settle()
    seat.go("strategy")
    assert seat.window.shell.shown_page() is seat.page("strategy")


def test_reports_without_an_assessment_still_check_a_report(empty_seat):
    page = empty_seat.go("reports")
    assert page.empty.isVisible()
    assert page.check.isVisible()
    assert not page.choice.isVisible()
    assert not page.front.isVisible()


def test_a_store_without_assessments_says_so_in_place_of_an_empty_table(empty_seat):
    page = empty_seat.go("library")
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_a_search_that_finds_nothing_keeps_the_search(seat):
    page = seat.go("library")
    page.words.setText("no such trust")
    seat.settle()
    assert page.words.isVisible()
    assert page.count.text() == "No assessments match. Clear the search."


def test_waiting_says_nothing_for_a_moment_and_then_what_is_done(seat, qtbot):
    waiting = WaitingState(seat.context.look, "Loading the metrics …", seat.window)
    waiting.show()
    assert not waiting.sentence.isVisible()
    qtbot.waitUntil(waiting.sentence.isVisible)
    waiting.hide()
    waiting.show()
    assert not waiting.sentence.isVisible()


def test_an_assessment_that_was_signed_off_says_why_it_cannot_be_answered(seat):
    page = seat.go("assess")
    assert not page.sealed.isVisible()
    session = seat.session
    assessment_id = session.assessment.id
    seat.context.store.ask(
        lambda library: seal_assessment(
            library, assessment_id, "Chief Digital Officer", session.author
        ),
        lambda _: seat.context.navigator.open_trust(session.trust.id, assessment_id),
        seat.context.navigator.failed.emit,
    )
    seat.settle()
    assert page.sealed.isVisible()
    assert page.sealed.words.text().startswith("Signed off. The answers stay")
    assert not page.last_time.confirm.isVisible()
    page.sealed.seal.click()
    seat.settle()
    assert seat.window.shell.shown_page() is seat.page("signing")


def test_what_was_signed_off_offers_the_way_to_change_it_where_it_says_so(seat):
    page = seat.go("assess")
    session, assessment = seat.session, seat.session.assessment.id
    seat.context.store.ask(
        lambda library: seal_assessment(library, assessment, "Chair", session.author),
        lambda _: seat.context.navigator.open_trust(session.trust.id, assessment),
        seat.context.navigator.failed.emit,
    )
    seat.settle()
    assert page.sealed.revise.text() == "Make a revision"
    page.sealed.revise.click()
    seat.settle()
    assert seat.window.shell.shown_page() is seat.page("signing")
    assert seat.focus().accessibleName() == "Why you are making a revision"
