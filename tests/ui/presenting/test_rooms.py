"""Showing to a room: the workshop and the charts, full screen and by keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from digistrat_desktop.domain.edits.reviews import give_score
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.assess.workshop import WorkshopWindow
from digistrat_desktop.ui.pages.presenting import ChartsWindow
from digistrat_desktop.ui.text import PlainLabel

Key = Qt.Key


@pytest.fixture
def room(seat):
    """Give a function that shows a page to a room and gives the window."""

    def show(page, target="", kind=WorkshopWindow):
        seat.go(page, target)
        seat.window.present()
        seat.settle()
        return seat.window.findChildren(kind)[-1]

    return show


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


def answer_of(seat, item_id):
    return responses_of(seat.session.workspace, seat.session.assessment.id)[item_id].answer


def score(seat, item_id, answer):
    step = give_score(
        seat.session.workspace,
        seat.session.assessment,
        item_id,
        {"answer": answer, "why": "Seen on the wards"},
        seat.session.author,
    )
    assert seat.session.submit(step)


def test_f11_shows_the_question_full_screen_and_escape_leaves(seat, qtbot):
    seat.go("assess", "ALN-04")
    seat.keys(Key.Key_F11)
    seat.settle()
    window = seat.window.findChildren(WorkshopWindow)[-1]
    assert window.isFullScreen()
    assert window.item_id == "ALN-04"
    with qtbot.waitSignal(window.destroyed):
        press(window, Key.Key_Escape)


def test_a_digit_answers_and_page_down_goes_on(seat, room):
    window = room("assess", "ALN-04")
    press(window, Key.Key_3)
    assert answer_of(seat, "ALN-04") == "embedded"
    press(window, Key.Key_PageDown)
    assert window.item_id == "ALN-05"
    press(window, Key.Key_PageUp, Key.Key_PageUp)
    assert window.item_id == "ALN-03"


def test_the_room_reads_what_would_show_the_answer_and_what_to_beware_of(seat, room):
    window = room("assess", "ALN-04")
    item = seat.session.pack.item("ALN-04")
    told = [label.text() for label in window.hints_below.findChildren(PlainLabel)]
    assert {item.beware, *item.evidence_hints} <= set(told)
    cards = window.hints_below.findChildren(Card)
    assert len({card.mapToGlobal(QPoint()).y() for card in cards}) == 1


def test_the_last_question_leads_to_the_first(seat, room):
    window = room("assess", "ALN-01")
    window.step(-1)
    window.step(1)
    assert window.item_id == "ALN-01"


def test_an_answer_in_the_room_is_undone_in_the_room(seat, room):
    window = room("assess", "ALN-04")
    before = answer_of(seat, "ALN-04")
    press(window, Key.Key_1)
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answer_of(seat, "ALN-04") == before


def test_what_was_scored_alone_is_hidden_until_it_is_revealed(seat, room):
    seat.go("assess", "ALN-04")
    score(seat, "ALN-04", "absent")
    window = room("assess", "ALN-04")
    assert not any(card.isChecked() for card in window.question.cards.cards())
    assert "Absent" not in window.spread.text()
    press(window, Key.Key_R)
    assert window.spread.text() == "Separate answers: Absent 1"


def test_the_next_question_is_hidden_again(seat, room):
    seat.go("assess", "ALN-04")
    score(seat, "ALN-04", "absent")
    score(seat, "ALN-05", "siloed")
    window = room("assess", "ALN-04")
    press(window, Key.Key_R, Key.Key_PageDown)
    assert window.reveal.isVisible()
    assert "Siloed" not in window.spread.text()


def test_the_answer_of_the_room_reveals(seat, room):
    seat.go("assess", "ALN-04")
    score(seat, "ALN-04", "absent")
    window = room("assess", "ALN-04")
    press(window, Key.Key_2)
    assert answer_of(seat, "ALN-04") == "siloed"
    assert not window.reveal.isVisible()


def test_the_palette_offers_the_workshop(seat):
    seat.go("home")
    seat.window.show_palette()
    palette = seat.window.findChildren(QDialog)[-1]
    palette.field.setText("workshop one")
    QTest.keyClick(palette.field, Key.Key_Return)
    seat.settle()
    assert seat.window.findChildren(WorkshopWindow)


@pytest.mark.parametrize("page", ["metrics", "progress"])
def test_arrows_go_from_chart_to_chart_and_stop_at_the_ends(room, page):
    window = room(page, kind=ChartsWindow)
    first = window.slide.title
    press(window, Key.Key_Left)
    assert window.slide.title == first
    press(window, Key.Key_Right)
    assert window.slide.title != first
    assert window.sheet.accessibleDescription()


def test_leaving_the_program_takes_the_room_with_it(seat, room):
    window = room("assess", "ALN-04")
    seat.close()
    assert not window.isVisible()


def test_text_grows_with_the_room(room):
    window = room("metrics", kind=ChartsWindow)
    window.showNormal()
    window.resize(960, 540)
    small = window.look.theme.text_percent
    window.resize(1920, 1080)
    assert window.look.theme.text_percent > small


def test_a_page_with_nothing_to_show_stays(seat):
    seat.go("settings")
    seat.window.present()
    assert not seat.window.findChildren(ChartsWindow)


def test_nothing_is_shown_to_a_room_before_there_is_anything(seat_at):
    seat = seat_at(full=False)
    for page in ("assess", "metrics", "progress"):
        seat.go(page)
        seat.window.present()
    assert not seat.window.findChildren(WorkshopWindow)
    assert not seat.window.findChildren(ChartsWindow)
