"""Evidence on Assess: used again, corrected, renewed, linked to a file, dropped and opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from digistrat_desktop.domain.record.workspace import evidence_by_response, responses_of
from digistrat_desktop.domain.trust.assessment import Evidence, Support
from digistrat_desktop.storage.port import LARGEST_FILE
from digistrat_desktop.ui.text import PlainLabel

pytestmark = pytest.mark.ui
FIRST, SECOND = "ALN-01", "ALN-02"


@pytest.fixture
def page(seat):
    page = seat.go("assess", FIRST)
    for item in (SECOND, FIRST):
        page.show_item(item)
        page.question.answered.emit("siloed")
        for support, _ in linked(seat, item):
            page.reasons.evidence._on_remove(support.id)
    seat.settle()
    return page


@pytest.fixture
def evidence(page):
    return page.reasons.evidence


@pytest.fixture
def minutes(tmp_path):
    path = tmp_path / "Minutes March.pdf"
    path.write_bytes(b"%PDF minutes")
    return path


@pytest.fixture
def opened():
    """Give the files that the computer was asked to open."""

    class Opener(QObject):
        def __init__(self):
            super().__init__()
            self.urls = []

        @Slot(QUrl)
        def take(self, url):
            self.urls.append(url.toLocalFile())

    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    yield opener.urls
    QDesktopServices.unsetUrlHandler("file")


def linked(seat, item=FIRST):
    workspace, assessment = seat.session.workspace, seat.session.assessment
    answer = responses_of(workspace, assessment.id).get(item)
    return evidence_by_response(workspace).get(answer.id, ()) if answer else ()


def add(seat, evidence, title="Board minutes", day="19 March 2026"):
    evidence.add_button.click()
    evidence.form.control("title").setText(title)
    evidence.form.control("dated").setText(day)
    evidence.form.save()
    seat.settle()


def row_words(evidence, row=-1):
    cell = evidence.table.rows()[row][0]
    return [label.text() for label in cell.findChildren(PlainLabel)]


def press(evidence, words, row=-1):
    cell = evidence.table.rows()[row][0]
    next(b for b in cell.findChildren(QPushButton) if b.text() == words).click()


def test_evidence_that_is_here_is_used_again_and_not_typed_again(seat, page, evidence):
    add(seat, evidence)
    (known,) = [e for _, e in linked(seat)]
    page.show_item(SECOND)
    evidence.use_button.click()
    field = evidence.form.control("evidence")
    assert field.list.item(0).text().startswith("Board minutes · Document · 19 Mar 2026")
    field.field.setText("board min")
    field.list.item(0).setCheckState(Qt.CheckState.Checked)
    evidence.form.control("shows").set_choice("siloed")
    evidence.form.save()
    seat.settle()
    ((support, again),) = linked(seat, SECOND)
    assert again.id == known.id
    assert support.shows == "siloed"
    seat.session.undo()
    assert linked(seat, SECOND) == ()


def test_what_it_shows_here_is_asked_of_evidence_that_is_used_again(seat, page, evidence):
    add(seat, evidence)
    (known,) = [e for _, e in linked(seat)]
    page.show_item(SECOND)
    evidence.use_button.click()
    assert not evidence.form.values()["shows"]  # a person says it: the claim is no evidence
    help_line = evidence.form.fields.boxes["shows"].help
    assert help_line.text() == "Choose what it shows here: without a level it backs nothing."
    evidence.form.restore({"evidence": (known.id,)})
    evidence.form.typed.emit("evidence")
    assert help_line.text().startswith("For other answers it shows Siloed. Choose what")
    evidence.form.control("shows").set_choice("absent")
    evidence.form.restore({**evidence.form.values(), "evidence": (known.id,)})
    evidence.form.save()
    seat.settle()
    assert [support.shows for support, _ in linked(seat, SECOND)] == ["absent"]


def test_evidence_without_a_date_says_so_in_the_list_to_choose_from(seat, page, evidence):
    add(seat, evidence, day="")
    page.show_item(SECOND)
    evidence.use_button.click()
    assert (
        evidence.form.control("evidence").list.item(0).text()
        == "Board minutes · Document · no date"
    )


@pytest.mark.parametrize("opening", ["add", "edit", "version"])
def test_a_day_after_the_assessment_is_pointed_out_before_it_is_saved(
    seat, page, evidence, opening
):
    add(seat, evidence)
    before = linked(seat)
    if opening == "add":
        evidence.add_button.click()
        evidence.form.control("title").setText("Later minutes")
    else:
        press(evidence, "Edit" if opening == "edit" else "New version")
    evidence.form.control("dated").setText("4 December 2096")
    evidence.form.save()
    assert evidence.form.fault_of("dated").startswith("It is dated after ")
    assert linked(seat) == before
    evidence.form.save()
    seat.settle()
    assert linked(seat) != before


@pytest.mark.parametrize("opening", ["add", "edit"])
def test_evidence_out_of_date_is_told_beside_its_day_as_it_is_typed(seat, page, evidence, opening):
    add(seat, evidence)
    if opening == "add":
        evidence.add_button.click()
    else:
        press(evidence, "Edit")
    help_line = evidence.form.fields.boxes["dated"].help
    usual = "Only an opinion needs none."
    assert help_line.text().startswith(usual)
    day = evidence.form.control("dated")
    day.setFocus()
    day.selectAll()
    seat.write("1 April 2021")
    assert help_line.text().startswith("Out of date: over 18 months old on ")
    assert help_line.text().endswith("however long it is in force.")
    assert evidence.form.isVisible()
    evidence.form.control("strength").set_choice("opinion")
    day.selectAll()
    seat.write("2 April 2021")
    assert help_line.text().startswith(usual)


def test_does_not_apply_says_beside_the_reason_that_it_counts_only_with_one(seat, page):
    page.show_item(SECOND)
    page.question.answered.emit("not_applicable")
    seat.settle()
    why = page.reasons.fields.control("rationale")
    why.setFocus()
    why.selectAll()
    seat.keys(Qt.Key.Key_Delete)
    page.flush()
    seat.settle()
    told = page.reasons.fields.boxes["rationale"].help
    assert told.text() == "Say why it does not apply. Without a reason this answer does not count."
    assert told.isVisible()
    seat.write("There is no such service here")
    page.flush()
    seat.settle()
    assert not told.isVisible()


def test_choosing_nothing_says_so_beside_the_list(seat, page, evidence):
    add(seat, evidence)
    page.show_item(SECOND)
    evidence.use_button.click()
    evidence.form.save()
    assert evidence.form.fault_of("evidence") == "Choose at least one piece of evidence."


def test_typing_evidence_that_is_here_points_it_out(seat, page, evidence):
    add(seat, evidence)
    page.show_item(SECOND)
    add(seat, evidence, "board minutes")
    assert evidence.form.fault_of("title").startswith("This evidence is already here.")
    assert linked(seat, SECOND) == ()


def test_evidence_is_corrected_as_one_change_for_every_answer_that_uses_it(seat, page, evidence):
    add(seat, evidence)
    (known,) = [e for _, e in linked(seat)]
    page.show_item(SECOND)
    evidence.use_button.click()
    evidence.form.restore({"evidence": (known.id,), "shows": "siloed"})
    evidence.form.save()
    press(evidence, "Edit")
    assert evidence.form.words.text().startswith("Other answers use it too.")
    assert evidence.form.control("title").text() == "Board minutes"
    evidence.form.control("title").setText("Board minutes, item 6")
    evidence.form.control("shows").set_choice("absent")
    evidence.form.save()
    seat.settle()
    ((support, now),) = linked(seat, SECOND)
    assert (now.title, support.shows) == ("Board minutes, item 6", "absent")
    assert [(e.title, s.shows) for s, e in linked(seat)] == [("Board minutes, item 6", "siloed")]
    seat.session.undo()
    ((support, now),) = linked(seat, SECOND)
    assert (now.title, support.shows) == ("Board minutes", "siloed")


def test_a_new_version_stands_beside_the_old_and_serves_every_answer(seat, page, evidence):
    add(seat, evidence, day="19 March 2024")
    (known,) = [e for _, e in linked(seat)]
    page.show_item(SECOND)
    evidence.use_button.click()
    evidence.form.restore({"evidence": (known.id,), "shows": "siloed"})
    evidence.form.save()
    seat.settle()
    assert any(words.startswith("Out of date: over 18 months") for words in row_words(evidence))
    press(evidence, "New version")
    assert evidence.form.control("title").text() == "Board minutes"
    assert evidence.form.control("dated").text() == ""
    evidence.form.control("title").setText("Board minutes 2026")
    evidence.form.control("dated").setText("19 March 2026")
    evidence.form.save()
    seat.settle()
    for item in (FIRST, SECOND):
        assert [e.title for _, e in linked(seat, item)] == ["Board minutes", "Board minutes 2026"]
    new = linked(seat)[1][1]
    assert new.replaces == known.id
    assert "Replaced by “Board minutes 2026”." in row_words(evidence, 0)
    assert len(seat.session.workspace.all(Evidence)) == len(
        {e.id for e in seat.session.workspace.all(Evidence)}
    )
    links = [b.text() for b in evidence.table.rows()[0][0].findChildren(QPushButton)]
    assert links == ["Edit"]


def test_evidence_without_a_date_says_that_it_backs_nothing(seat, page, evidence):
    add(seat, evidence, day="")
    assert "It has no date, so it backs nothing." in row_words(evidence)


def link(seat, evidence, path):
    seat.dialogs.file = path
    evidence.add_button.click()
    evidence.link_button.click()
    seat.settle()


def test_a_linked_file_is_noted_with_its_fingerprint_and_names_the_evidence(
    seat, page, evidence, minutes
):
    link(seat, evidence, minutes)
    assert evidence.form.control("title").text() == "Minutes March"
    assert evidence.form.control("file").text() == str(minutes)
    evidence.form.control("dated").setText("19 March 2026")
    evidence.form.save()
    seat.settle()
    ((_, found),) = linked(seat)
    assert (found.file, found.file_size, len(found.sha256)) == (str(minutes), 12, 64)
    assert "Minutes March.pdf, 12 bytes" in row_words(evidence)
    press(evidence, "Edit")
    evidence.unlink_button.click()
    evidence.form.save()
    seat.settle()
    ((_, now),) = linked(seat)
    assert (now.file, now.file_size, now.sha256, now.file_at) == ("", 0, "", None)


def test_a_draft_keeps_the_file_and_it_is_read_again(seat_at, tmp_path):
    path = tmp_path / "Minutes.pdf"
    path.write_bytes(b"%PDF")
    seat = seat_at()
    evidence = seat.go("assess", FIRST).reasons.evidence
    link(seat, evidence, path)
    seat.window.close()
    again = seat_at()
    evidence = again.go("assess", FIRST).reasons.evidence
    evidence.open_form()
    again.settle()
    evidence.form.save()
    again.settle()
    assert str(path) in {e.file for _, e in linked(again)}


def test_a_file_that_changed_or_went_is_told_in_its_row(seat, page, evidence, minutes):
    link(seat, evidence, minutes)
    evidence.form.save()
    minutes.write_bytes(b"%PDF other minutes")
    page.show_item(SECOND)
    page.show_item(FIRST)
    seat.settle()
    assert any("Minutes March.pdf has changed since" in words for words in row_words(evidence))
    minutes.unlink()
    page.show_item(SECOND)
    page.show_item(FIRST)
    seat.settle()
    assert any("Minutes March.pdf is not at" in words for words in row_words(evidence))


def test_a_document_opens_by_a_click_and_never_by_itself(seat, page, evidence, minutes, opened):
    link(seat, evidence, minutes)
    evidence.form.save()
    seat.settle()
    assert opened == []
    press(evidence, "Open")
    seat.settle()
    assert opened == [str(minutes)]


def test_of_a_program_only_the_folder_is_shown(seat, page, evidence, tmp_path, opened):
    program = tmp_path / "minutes.pdf.exe"
    program.write_bytes(b"MZ")
    link(seat, evidence, program)
    evidence.form.save()
    seat.settle()
    press(evidence, "Show folder")
    seat.settle()
    assert opened == [str(tmp_path)]


def test_a_file_that_is_not_there_is_told_in_words(seat, page, evidence, minutes, opened):
    link(seat, evidence, minutes)
    evidence.form.save()
    seat.settle()
    minutes.unlink()
    press(evidence, "Open")
    seat.settle()
    assert opened == []
    said = " ".join(x.text() for x in seat.window.findChildren(PlainLabel) if x.isVisible())
    assert "Minutes March.pdf is not where it was linked" in said


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPointF(40, 40).toPoint(), *about)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), *about))


def test_files_dropped_on_the_question_are_linked_one_after_the_other(
    seat, page, evidence, tmp_path
):
    paths = [tmp_path / "Minutes.pdf", tmp_path / "Register.xlsx"]
    for path in paths:
        path.write_bytes(b"x")
    drop(page, *paths)
    seat.settle()
    assert evidence.form.isVisible()
    assert evidence.form.control("file").text() == str(paths[0])
    evidence.form.save()
    seat.settle()
    assert evidence.form.control("file").text() == str(paths[1])
    evidence.form.save()
    seat.settle()
    assert {e.file for _, e in linked(seat)} == {str(path) for path in paths}
    assert not evidence.form.isVisible()


def test_a_folder_that_is_dropped_is_refused_in_words(seat, page, evidence, tmp_path):
    drop(page, tmp_path)
    seat.settle()
    said = " ".join(x.text() for x in seat.window.findChildren(PlainLabel) if x.isVisible())
    assert "is a folder, not a file" in said
    assert seat.session.workspace.all(Support) is not None


def attach(seat, evidence, path):
    link(seat, evidence, path)
    evidence.form.control("dated").setText("19 March 2026")
    evidence.form.control("attach").click()
    evidence.form.save()
    seat.settle()


def keeps(seat):
    """Give the files that are kept, by their fingerprint, from the store itself."""
    found = []
    seat.context.ask(lambda library: library.store.file_sizes(), found.append)
    seat.settle()
    return found[0]


def test_a_copy_of_a_file_is_attached_with_the_evidence_and_opens_without_the_file(
    seat, page, evidence, minutes, opened
):
    attach(seat, evidence, minutes)
    ((_, found),) = linked(seat)
    assert (found.file, found.attached) == ("Minutes March.pdf", found.sha256)
    assert keeps(seat) == {found.attached: 12}
    assert "Minutes March.pdf, 12 bytes. A copy is attached." in row_words(evidence)
    minutes.unlink()
    press(evidence, "Open")
    seat.settle()
    (path,) = opened
    assert Path(path).read_bytes() == b"%PDF minutes"
    assert Path(path).parent.parent == seat.context.opened
    seat.window.close()
    assert not Path(path).exists()


def test_a_linked_file_is_attached_later_and_taken_away_again_with_undo_between(
    seat, page, evidence, minutes
):
    link(seat, evidence, minutes)
    evidence.form.save()
    seat.settle()
    press(evidence, "Edit")
    evidence.form.control("attach").click()
    seat.settle()
    evidence.form.save()
    seat.settle()
    ((_, found),) = linked(seat)
    assert found.attached in keeps(seat)
    press(evidence, "Edit")
    evidence.unlink_button.click()
    evidence.form.save()
    seat.settle()
    ((_, now),) = linked(seat)
    assert (now.attached, now.file) == ("", "")
    seat.session.undo()
    seat.settle()
    ((_, again),) = linked(seat)
    assert again.attached == found.attached
    assert "A copy is attached." in " ".join(row_words(evidence))


def test_another_edit_of_evidence_leaves_its_attached_file_alone(seat, page, evidence, minutes):
    attach(seat, evidence, minutes)
    minutes.unlink()
    press(evidence, "Edit")
    evidence.form.control("page").setText("p. 3")
    evidence.form.save()
    seat.settle()
    ((_, now),) = linked(seat)
    assert (now.page, bool(now.attached)) == ("p. 3", True)


def test_evidence_that_is_removed_takes_its_file_along_when_the_window_closes(
    seat_at, tmp_path, minutes
):
    seat = seat_at()
    evidence = seat.go("assess", FIRST).reasons.evidence
    attach(seat, evidence, minutes)
    (support,) = [s for s, e in linked(seat) if e.attached]
    assert keeps(seat)
    evidence._on_remove(support.id)
    seat.settle()
    seat.window.close()
    assert keeps(seat_at()) == {}


def test_what_could_run_is_saved_and_never_opened(seat, page, evidence, tmp_path, opened):
    program = tmp_path / "minutes.pdf.exe"
    program.write_bytes(b"MZ")
    attach(seat, evidence, program)
    seat.dialogs.file = tmp_path / "saved.exe"
    press(evidence, "Save a copy")
    seat.settle()
    assert (tmp_path / "saved.exe").read_bytes() == b"MZ"
    assert opened == []


def test_a_file_that_is_too_large_is_told_beside_the_tick_and_nothing_is_lost(
    seat, page, evidence, tmp_path
):
    large = tmp_path / "Board pack.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    attach(seat, evidence, large)
    assert evidence.form.isVisible()
    said = " ".join(x.text() for x in evidence.form.findChildren(PlainLabel) if x.isVisible())
    assert "A file of up to 20 MB can be attached. Link it instead." in said
    evidence.form.control("attach").click()
    evidence.form.save()
    seat.settle()
    assert [e.file for _, e in linked(seat)] == [str(large)]


def test_a_file_that_is_dropped_on_a_field_is_linked_and_writes_nothing_in_it(
    seat, page, evidence, minutes
):
    evidence.open_form()
    line, text = evidence.form.control("title"), page.reasons.fields.control("rationale")
    before = text.text()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(minutes))])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    for place in (line, text.viewport()):
        enter = QDragEnterEvent(QPointF(8, 8).toPoint(), *about)
        QApplication.sendEvent(place, enter)
        assert enter.isAccepted()  # by the page under it
        drop = QDropEvent(QPointF(8, 8), *about)
        QApplication.sendEvent(place, drop)
        seat.settle()
        assert (line.text(), text.text()) == ("Minutes March", before)
        assert evidence.form.control("file").text() == str(minutes)
        evidence.form.restore({"file": "", "title": ""})
        line.setText("")
    words = QMimeData()
    words.setText("Board minutes")
    enter = QDragEnterEvent(QPointF(8, 8).toPoint(), about[0], words, *about[2:])
    QApplication.sendEvent(line, enter)
    assert enter.isAccepted()


def test_evidence_used_again_says_which_level_it_shows(seat, page, evidence):
    add(seat, evidence)
    (known,) = [e for _, e in linked(seat)]
    page.show_item(SECOND)
    evidence.use_button.click()
    evidence.form.restore({"evidence": (known.id,)})
    evidence.form.save()
    assert evidence.form.fault_of("shows") == "Choose the highest level it shows here."
    assert linked(seat, SECOND) == ()


def test_evidence_that_names_no_level_is_not_said_to_be_out_of_date(seat, page, evidence):
    evidence.add_button.click()
    evidence.form.restore({"title": "Board minutes"})
    evidence.form.control("shows").set_choice(None)
    evidence.form.control("dated").setText("19 March 2026")
    evidence.form.save()
    seat.settle()
    assert evidence.supports.text() == "No evidence backs a level: none says which it shows"
