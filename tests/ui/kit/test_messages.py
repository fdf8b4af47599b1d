from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.messages import AnswerChoice, Question, error_words
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.window.dialogs import CrashTeller, DialogAsker, QuestionDialog

pytestmark = pytest.mark.ui

QUESTION = Question(
    "Stop the import?",
    "Nothing has been written yet.",
    (AnswerChoice("stop", "Stop", is_primary=True), AnswerChoice("go_on", "Continue")),
)


def test_a_refusal_keeps_its_own_three_sentences():
    words = error_words(Refused("The disk is full.", "Nothing is lost.", "Make room."))
    assert words.text == "The disk is full. Nothing is lost. Make room."
    assert not words.is_bug


def test_a_disk_error_gets_calm_words_and_advice():
    words = error_words(PermissionError(13, "denied"))
    assert not words.is_bug
    assert "13" not in words.text
    assert words.advice


@pytest.mark.parametrize("error", [Bug("x"), KeyError("x")])
def test_our_own_mistake_is_called_one_and_shows_no_code(error):
    words = error_words(error)
    assert words.is_bug
    assert "KeyError" not in words.text


@pytest.fixture
def dialog(qtbot, look):
    dialog = QuestionDialog(look, QUESTION)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog, name):
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)
    button.click()


def test_a_question_gives_the_choice_taken(dialog):
    press(dialog, "Stop")
    assert dialog.answer == "stop"


def test_escape_gives_the_last_choice(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer == "go_on"


def test_enter_gives_the_primary_choice(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer == "stop"


@pytest.fixture
def owner(qtbot, look):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_asker_waits_for_the_answer(look, owner):
    QTimer.singleShot(0, owner, lambda: press(QApplication.activeModalWidget(), "Stop"))
    assert DialogAsker(look, owner).ask(QUESTION) == "stop"


@pytest.mark.parametrize("what", ["open", "save"])
def test_going_back_from_a_file_dialog_gives_none(look, owner, what, tmp_path):
    asker = DialogAsker(look, owner)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QTimer.singleShot(0, owner, lambda: QApplication.activeModalWidget().reject())
    if what == "open":
        assert asker.file_to_open("Open a DigiStrat file", "Packages (*.digistrat)") is None
    else:
        assert asker.file_to_save("Save", tmp_path / "x.pdf", "PDF (*.pdf)") is None


def test_a_file_chosen_is_given_as_a_path(look, owner, tmp_path):
    target = tmp_path / "paper.pdf"
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)

    def take():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, owner, take)
    given = DialogAsker(look, owner).file_to_save("Save", target, "PDF (*.pdf)")
    assert given in (None, Path(target))


@pytest.mark.parametrize(("answer", "given"), [("Replace file", True), ("Cancel", False)])
def test_a_name_that_gets_its_ending_is_asked_about_where_it_is_taken(
    look, owner, tmp_path, monkeypatch, answer, given
):
    typed, full = tmp_path / "St. Mary's", tmp_path / "St. Mary's.digistrat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(typed), ""))
    asked = (DialogAsker(look, owner), "Save", tmp_path / "trust.digistrat", "Any (*.digistrat)")
    assert asked[0].file_to_save(*asked[1:]) == full
    full.touch()
    QTimer.singleShot(0, owner, lambda: press(QApplication.activeModalWidget(), answer))
    assert asked[0].file_to_save(*asked[1:]) == (full if given else None)


def test_a_crash_is_told_once_and_its_details_can_be_copied(qtbot, look, owner):
    owner.show()
    teller = CrashTeller(look, owner)
    dialog = teller.tell("Traceback: line 3")
    assert teller.tell("Traceback: line 4") is None
    press(dialog, "Copy details")
    assert QGuiApplication.clipboard().text() == "Traceback: line 3"
    press(dialog, "Continue")
    assert not dialog.isVisible()


def with_choices(words):
    return QUESTION._replace(choices=tuple(AnswerChoice(one, one) for one in words))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "words",
    [
        ("Yes", "No", "Yes to all 14", "Cancel"),
        ("Put them in the place of these", "Keep both of them", "Leave those out", "Cancel"),
    ],
)
def test_the_buttons_of_a_question_are_whole_and_on_the_screen(qtbot, look, words, percent):
    look.set_theme(Theme(text_percent=percent))
    dialog = QuestionDialog(look, with_choices(words))
    qtbot.addWidget(dialog)
    dialog.show()
    for button in dialog.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        place = button.geometry()
        assert dialog.rect().contains(place), (button.text(), place)
    assert dialog.width() <= dialog.screen().availableSize().width()


def test_a_risky_choice_waits_until_its_words_are_typed(qtbot, look):
    question = Question(
        "Take over?",
        "Go on?",
        (AnswerChoice("go", "Take over"), AnswerChoice("back", "Back")),
        "take over",
    )
    dialog = QuestionDialog(look, question)
    qtbot.addWidget(dialog)
    go, back = dialog.findChildren(QPushButton)
    field = dialog.findChild(LineField)
    assert not go.isEnabled()
    assert back.isEnabled()
    field.setText("take")
    assert not go.isEnabled()
    field.setText(" Take over ")
    assert go.isEnabled()
    go.click()
    assert dialog.answer == "go"


def test_a_note_follows_to_one_page_and_no_further(seat):
    seat.go("metrics")
    seat.context.navigator.told.emit(Gravity.INFO, "Saved. 48 readings found.", ())
    seat.go("actions")  # what is told often leads to another page
    assert any("48 readings" in words for words in seat.banners())
    seat.go("home")
    assert not any("48 readings" in words for words in seat.banners())


def test_every_file_dialog_begins_where_the_last_one_ended(look, owner, tmp_path, monkeypatch):
    asker, begun = DialogAsker(look, owner), []
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: str(documents))
    chosen = tmp_path / "papers" / "board.pdf"
    chosen.parent.mkdir()

    def answer(path):
        def given(_, __, begin="", *___):
            begun.append(Path(begin))
            return path

        return given

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer((str(chosen), "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(str(chosen.parent)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer((str(chosen), "")))
    for ask in (
        lambda: asker.file_to_open("Link a file", "All files (*)"),
        lambda: asker.folder("Folder"),
        lambda: asker.file_to_save("Save", Path.home() / "new.pdf", "PDF (*.pdf)"),
        lambda: asker.file_to_open("Import readings", "All files (*)"),
        lambda: asker.file_to_save("Save", tmp_path / "set" / "x.pdf", "PDF (*.pdf)"),
    ):
        ask()
    papers = chosen.parent
    assert begun == [documents, papers, papers / "new.pdf", papers, tmp_path / "set" / "x.pdf"]


def test_a_note_that_was_seen_stays_with_the_page_on_which_it_was_told(seat):
    seat.go("metrics")
    seat.context.navigator.told.emit(Gravity.INFO, "48 readings are saved.", ())
    assert any("48 readings" in words for words in seat.banners())
    QTest.mouseClick(seat.window.shell.rail.button("actions"), Qt.MouseButton.LeftButton)
    seat.settle()
    assert not any("48 readings" in words for words in seat.banners())


@pytest.mark.parametrize("way", ["form", "view"])
def test_a_note_that_was_seen_goes_as_a_form_or_another_view_is_shown(seat, way):
    page = seat.go("actions")
    seat.context.navigator.told.emit(Gravity.INFO, "The words are copied.", ())
    chip = page.chips[list(page.chips)[1]]
    button = page.list.add_button if way == "form" else chip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.settle()
    assert not any("words are copied" in words for words in seat.banners())


def test_a_note_that_offers_undo_undoes(seat):
    details = seat.go("details")
    before = len(seat.session.workspace.all(Assessment))
    details.duplicate.click()
    seat.settle()
    assert len(seat.session.workspace.all(Assessment)) == before + 1
    undo = [one for one in seat.window.shell.findChildren(LinkButton) if one.text() == "Undo"]
    next(one for one in undo if one.isVisible()).click()
    seat.settle()
    assert len(seat.session.workspace.all(Assessment)) == before
