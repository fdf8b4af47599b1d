"""The first hour of somebody new, by mouse and keys, with the clumsy things that people do in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from tests.end_to_end.journey import show
from tests.ui.seat import words_on

pytestmark = pytest.mark.ui
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NAME = "Sherwood and Vale Hospitals"
PROSE = "the board saw nothing of it in 2023"


def middle_of(seat, widget):
    """Bring a widget into sight and give its middle in the window; nothing may lie over it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    seat.settle()
    place = widget.mapTo(seat.window, widget.rect().center())
    hit = seat.window.childAt(place)
    assert hit is widget or widget.isAncestorOf(hit), (widget, hit)
    return place


def click(seat, widget, times=1):
    """Press the mouse button on a widget, through the window, as the system does."""
    place = middle_of(seat, widget)
    handle = seat.window.windowHandle()
    for _ in range(times):
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)
    seat.settle()


def put(seat, field, text):
    """Click into a field and type a text in place of what is there."""
    click(seat, field)
    seat.keys(Qt.Key.Key_A, modifiers=CTRL)
    seat.write(text)


def type_on(seat, words):
    """Type where the keyboard is at each letter, which may take it elsewhere."""
    for letter in words:
        QTest.keyClicks(seat.focus(), letter)


def button_on(page, words):
    (found,) = [b for b in page.findChildren(PrimaryButton) if b.isVisible() and b.text() == words]
    return found


def answers(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)


def started(seat, name=NAME, code="ZZ9"):
    click(seat, button_on(show(seat, "home"), "Start an assessment"))
    form = seat.page("start").form
    put(seat, form.control("name"), name)
    put(seat, form.control("code"), code)
    click(seat, form.save_button)
    return seat.page("assess")


def test_a_clumsy_start_is_put_right_beside_the_field_and_starts_once(program):
    seat = program()
    click(seat, button_on(show(seat, "home"), "Start an assessment"))
    form = seat.page("start").form
    put(seat, form.control("as_of"), "31/02/2026")
    click(seat, form.save_button)
    said = words_on(form)
    assert "That date does not exist" in said
    assert "name" in said.lower()
    put(seat, form.control("as_of"), "next friday")
    click(seat, form.save_button)
    assert "Write a date such as" in words_on(form)
    put(seat, form.control("as_of"), "30/9/26")
    put(seat, form.control("name"), NAME)
    assert form.control("as_of").text() == "30 September 2026"
    click(seat, form.save_button, times=2)

    assert seat.page("assess").isVisible()
    facts = seat.built.context.session
    assert facts.assessment.as_of.isoformat() == "2026-09-30"
    begun = []
    seat.context.ask(lambda library: library.home(5).latest, begun.extend)
    seat.settle()
    assert len(begun) == 1
    questions = seat.page("assess").items.list
    assert questions.isExpanded(questions.currentIndex().parent())


def answer_carelessly(seat, page, first):
    """Type prose among the answers, a patient's number, half a piece of evidence, and far too much."""
    click(seat, page.question.cards.cards()[1])
    level = answers(seat)[first].answer
    type_on(seat, PROSE)
    seat.settle()
    assert answers(seat)[first].answer == level
    assert page.reasons.fields.control("rationale").text() == PROSE

    seat.write(". Seen by 943 476 5919 and others.")
    seat.settle()
    assert "NHS number" in words_on(page)

    click(seat, page.reasons.evidence.add_button)
    put(seat, page.reasons.evidence.form.control("title"), "Board minutes, March")
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    seat.settle()
    second = page._item_id
    assert second != first
    QGuiApplication.clipboard().setText("word " * 5_000)
    click(seat, page.reasons.fields.control("rationale"))
    seat.keys(Qt.Key.Key_V, modifiers=CTRL)
    seat.settle()
    assert "Only the first 20,000 characters were kept." in words_on(page)

    return level, second


def test_answers_and_what_is_half_typed_outlast_everything_people_do(program):
    seat = program()
    page = started(seat)
    first = seat.session.pack.short_form()[0].id
    level, second = answer_carelessly(seat, page, first)
    seat.close()  # by accident, with the evidence half typed
    seat = program()
    page = show(seat, "assess")
    kept = answers(seat)
    assert kept[first].rationale.startswith(PROSE)
    assert len(kept[second].rationale.strip()) > 19_000
    page.show_item(first)
    seat.settle()
    evidence = page.reasons.evidence
    assert evidence.offer.isVisible()
    evidence.open_form()
    seat.settle()
    assert evidence.form.control("title").text() == "Board minutes, March"
    click(seat, evidence.form.save_button)
    (found,) = seat.session.workspace.all(Evidence)
    assert found.title == "Board minutes, March"

    for _ in range(45):
        seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    seat.settle()
    assert answers(seat)[first].answer == level


def test_undo_and_escape_and_a_small_window_lose_nothing(program):
    seat = program()
    page = started(seat)
    first = seat.session.pack.short_form()[0].id
    seat.keys(Qt.Key.Key_1)
    seat.keys(Qt.Key.Key_3)
    seat.settle()
    chosen = answers(seat)[first].answer
    seat.keys(Qt.Key.Key_Z, modifiers=CTRL)
    seat.settle()
    assert answers(seat)[first].answer != chosen
    seat.keys(Qt.Key.Key_Y, modifiers=CTRL)
    seat.settle()
    assert answers(seat)[first].answer == chosen

    strategy = show(seat, "strategy")
    for page_id in ("strategy", "constraints", "actions", "metrics", "settings"):
        page = show(seat, page_id)
        seat.keys(Qt.Key.Key_Escape)
        seat.settle()
        assert page.isVisible()
    assert strategy is not None
    seat.window.resize(500, 300)
    seat.settle()
    assert seat.window.width() >= 800
    assert seat.window.height() >= 480


def test_the_board_report_is_saved_by_the_mouse_from_the_first_start(program, tmp_path):
    seat = program()
    page = started(seat)
    for key in "1234":
        seat.keys(getattr(Qt.Key, f"Key_{min(int(key), 3)}"))
        type_on(seat, f"Reason {key} was said in the minutes.")
        click(seat, page.frame.next)
    before = len(answers(seat))
    assert before >= 4
    click(seat, seat.window.shell.rail.button("reports"))
    reports = seat.page("reports")
    seat.qtbot.waitUntil(lambda: reports.report is not None, timeout=60_000)
    seat.dialogs.file = tmp_path / "board.pdf"
    click(seat, reports.foot.save)
    seat.qtbot.waitUntil(seat.dialogs.file.is_file, timeout=60_000)
    assert seat.dialogs.file.read_bytes().startswith(b"%PDF-")
