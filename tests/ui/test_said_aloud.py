"""Who only hears the window hears what was saved, which page one came to, and what a check found."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from digistrat_desktop.ui.window.name_bar import NameBar
from digistrat_desktop.ui.window.palette import Palette
from tests.ui.seat import field_on, ready_to_sign
from tests.ui.test_assess_keys import blank, first_of, twofold
from tests.ui.test_session import answer

pytestmark = pytest.mark.ui
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch):
    """Somebody listens; give what is read out, in order."""
    heard = []

    def take(event):
        if event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return heard


def press(seat, page, words):
    found = (one for one in page.findChildren(QAbstractButton) if one.text() == words)
    next(one for one in found if one.isVisible()).click()
    seat.settle()


def add_action(seat):
    page = seat.go("actions")
    press(seat, page, "Add action")
    seat.write("Ask each site for its figures")
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()


def add_evidence(seat):
    evidence = seat.go("assess", "ALN-01").reasons.evidence
    evidence.add_button.click()
    evidence.form.control("title").setText("Board minutes")
    evidence.form.save()
    seat.settle()


def add_reading(seat):
    page = seat.go("metrics")
    page.overview.add_reading.click()
    page.reading.form.control("period").setText("May 26")
    page.reading.form.control("value").setText("62.4 %")
    page.reading.form.save_button.click()
    seat.settle()


def sign(seat):
    press(seat, ready_to_sign(seat), "Sign off")


def reopen(seat):
    sign(seat)
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("A date was wrong.")
    press(seat, page, "Make a revision")


def discuss(seat):
    seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_D, modifiers=Qt.KeyboardModifier.AltModifier)
    seat.settle()


def give_level(seat):
    answer(seat, "embedded")
    seat.settle()


@pytest.mark.parametrize(
    ("do", "what"),
    [
        (add_action, "Action “Ask each site for its figures”"),
        (add_evidence, "Evidence “Board minutes”"),
        (add_reading, "Reading “Digital take-up, May 2026”"),
        (sign, "Sign off. Autumn 2026 is signed off"),
        (reopen, "Make a revision"),
        (give_level, "Answer “ALN-09 Digital risk and the risk of not changing”. Answer: Embedded"),
        (discuss, "Answer “ALN-01 Place of digital in the trust strategy”. Discuss: yes"),
    ],
)
def test_what_was_saved_is_said_once_when_it_is_on_the_disk(seat, said, do, what):
    do(seat)
    assert [words for words in said if words.startswith("Saved: ")][-1:] == [f"Saved: {what}"]
    assert said.count(f"Saved: {what}") == 1


def test_what_is_typed_is_not_said_again_and_an_undo_only_as_that(seat, said):
    page = seat.go("assess", "ALN-01")
    said.clear()
    page.reasons.fields.control("rationale").setFocus()
    seat.write("The board saw it in March")
    page.reasons.flush()
    seat.settle()
    assert [one for one in said if "F6 goes there" not in one] == []
    answer(seat, "embedded")
    seat.settle()
    said.clear()
    seat.session.undo()
    seat.settle()
    (undone,) = said
    assert undone.startswith("Undone: Answer. Answer “ALN-09 Digital risk")


def test_what_was_typed_is_said_to_be_saved_once_its_field_is_left(seat, said):
    page = seat.go("assess", "ALN-01")
    why = page.reasons.fields.control("rationale")
    why.setFocus()
    seat.write("The board saw it in March")
    seat.settle()
    said.clear()
    seat.keys(Qt.Key.Key_Tab)
    seat.settle()
    said[:] = [one for one in said if "F6 goes there" not in one]
    assert said == ["Saved: Why this level"]
    why.setFocus()
    seat.keys(Qt.Key.Key_Tab)
    seat.settle()
    assert said == ["Saved: Why this level"]


def test_a_page_is_said_by_its_name_once_one_came_to_it(seat, said):
    seat.go("check")
    seat.go("metrics")
    seat.go("metrics")
    assert [words for words in said if words in {"Check", "Metrics"}] == ["Check", "Metrics"]


def test_a_name_that_is_given_is_said(seat, said):
    give_level(seat)
    (bar,) = seat.window.findChildren(NameBar)
    bar.field.setText("Sam Reeve")
    bar.named.emit("Sam Reeve")
    assert "Saved: your name, Sam Reeve" in said


def test_what_a_check_of_the_change_history_found_is_said(seat, said):
    page = seat.go("record")
    said.clear()
    page._on_check()
    seat.settle()
    shown = page._report.lines
    assert shown
    assert said == [" ".join(shown)]


def test_the_half_that_is_missing_is_said(seat, said):
    blank(seat, first_of(seat, twofold))
    said.clear()
    seat.write("4")
    seat.settle()
    assert "Half answered. Choose one here too." in said


def test_the_question_for_a_name_is_said_once_with_the_key_that_goes_there(seat, said):
    give_level(seat)
    answer(seat, "siloed")
    seat.settle()
    (asked,) = [words for words in said if "Your name?" in words]
    assert asked.endswith("F6 goes there.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_the_text_size_is_said_where_there_is_none_beyond_it(seat, said, key):
    for _ in range(9):
        seat.keys(key, modifiers=CTRL)
    seat.settle()
    said.clear()
    seat.keys(key, modifiers=CTRL)
    seat.settle()
    now = seat.context.preferences.settings.text_percent
    assert [words for words in said if "Text size" in words] == [f"Text size {now} %"]


def test_who_comes_to_the_reason_hears_which_question_it_is_for(seat):
    page = seat.go("assess", "ALN-01")
    for item in ("ALN-01", "ALN-02"):
        page.show_item(item)
        seat.settle()
        assert page.reasons.fields.control("rationale").accessibleDescription().startswith(item)


def test_the_results_of_find_anything_are_said_once_with_their_number(seat, said):
    seat.keys(Qt.Key.Key_K, modifiers=CTRL)
    seat.settle()
    field = next(w for w in seat.window.findChildren(Palette) if w.isVisible()).field
    said.clear()
    for end in range(1, len("board report") + 1):
        field.setText("board report"[:end])
    seat.settle()
    assert "1 result." in said[-1] or "results." in said[-1]
    assert not [one for one, after in itertools.pairwise(said) if one == after]
    lines = [words.partition("   ·")[0] for words in said]
    assert not [one for one, after in itertools.pairwise(lines) if one == after]


def test_each_point_of_a_chart_is_said_and_before_that_how_it_is_read(seat, said):
    chart = seat.go("metrics").overview.chart.panel.view
    assert "Use the arrow keys to read each point." in chart.accessibleDescription()
    chart.setFocus()
    said.clear()
    seat.keys(Qt.Key.Key_End)
    seat.keys(Qt.Key.Key_Left)
    assert len(said) == 2
    assert said[-1] == chart.words.text()
