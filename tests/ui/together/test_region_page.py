"""The region page: a folder of files, what became of each, counts, a report, and each trust's own pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar

from digistrat_desktop.analysis.region.words import group_name
from digistrat_desktop.app.region import region_maker
from digistrat_desktop.services.region.making import RegionMaker
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.region_trusts import SECRET, RegionSize, fill_folder
from tests.ui.seat import Seat, field_on

LACKING = "The region needs a component that is not installed."


@pytest.fixture(scope="session")
def files_made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region page") / "files"
    return folder, fill_folder(folder, RegionSize(trusts=2, cycles=2, metrics=1, readings=3))


class Folders:
    """Stands in for the dialogs that choose folders, one after the other."""

    def __init__(self, dialogs, *folders):
        self.dialogs, self.left = dialogs, list(folders)
        dialogs.folder = self.folder

    def folder(self, _title):
        return self.left.pop(0) if self.left else None


@pytest.fixture
def seat(qtbot, tmp_path):
    return Seat(qtbot, tmp_path).sit_down()


def button(page, words):
    return next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.text().replace("&", "") == words and one.isVisibleTo(page)
    )


def said(page):
    return " ".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisibleTo(page))


@pytest.fixture
def seen(seat, files_made, tmp_path):
    page = seat.go("region")
    Folders(seat.dialogs, files_made[0], tmp_path / "set")
    button(page, "Choose folder…").click()
    seat.settle()
    return page


def test_cancel_ends_the_work_before_all_files_are_read(seat, files_made, tmp_path):
    page = seat.go("region")
    Folders(seat.dialogs, files_made[0], tmp_path / "set")
    button(page, "Choose folder…").click()
    page.stop.click()
    seat.settle()
    assert page.seen is None
    assert not page.is_making
    assert button(page, "Choose folder…").isEnabled()
    assert not (tmp_path / "set/datapackage.json").exists()
    assert "Note: Stopped. No data set was written." in seat.banners()


def test_who_stops_the_work_hears_that_what_is_shown_was_there_before(
    seat, seen, files_made, tmp_path
):
    seen.make(files_made[0], tmp_path / "another")
    seen.stop.click()
    seat.settle()
    assert (
        "Note: Stopped. No data set was written. What you see was there before." in seat.banners()
    )
    assert str(tmp_path / "set") in said(seen)


def test_made_over_an_older_one_the_page_says_what_differs(seat, seen, files_made, tmp_path):
    words = "No file is new, replaced or gone since the last time."
    assert words not in said(seen)
    seen.make(files_made[0], tmp_path / "set")
    seat.settle()
    assert words in said(seen)


def test_the_page_names_the_folder_of_the_files_and_the_data_set(seen, files_made, tmp_path):
    assert f"Files: {files_made[0]}" in said(seen)
    assert f"Data set: {tmp_path / 'set'}" in said(seen)


def test_a_data_set_that_is_there_is_opened_without_its_files(seat, seen, tmp_path):
    report, verdicts = seen.report, len(seen.seen.verdicts)
    button(seen, "Other files or data set").click()
    seat.settle()
    Folders(seat.dialogs, tmp_path / "set")
    button(seen, "Open data set…").click()
    seat.settle()
    assert seen.report == report
    assert seen.files.model().rowCount() == verdicts
    assert "choose the folder with the files" in said(seen)
    assert not [one for one in seen.findChildren(QAbstractButton) if one.text() == "Open file"]


def test_a_folder_that_is_no_data_set_is_refused_in_words(seat, tmp_path):
    page = seat.go("region")
    Folders(seat.dialogs, tmp_path)
    button(page, "Open data set…").click()
    seat.settle()
    assert page.seen is None
    assert seat.banners()


def test_enter_in_the_field_of_the_password_goes_on_to_the_folders(seat, files_made, tmp_path):
    page = seat.go("region")
    Folders(seat.dialogs, files_made[0], tmp_path / "set")
    field_on(page, ASKED).setFocus()
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert page.seen is not None


def test_what_is_read_is_told_in_files_and_the_writing_as_writing(seat, files_made, tmp_path):
    page = seat.go("region")
    told = []
    page.make(files_made[0], tmp_path / "set")
    page.told.say = told.append
    seat.settle()
    count = len(page.seen.verdicts)
    assert f"1 of {count} files" in told
    assert told[-1] == f"All {count} files are read. The data set is being written."


def test_every_file_in_the_set_says_whose_it_is(seen):
    model = seen.files.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["File", "Trust", "Result", "Reason"]
    names = {model.index(row, 1).data() for row in range(model.rowCount())}
    assert set(seen.seen.names.values()) <= names


def test_the_whole_reason_of_a_chosen_file_is_said_under_the_table(seat, seen):
    first = seen.seen.verdicts[0]
    seen.files.setFocus()
    seat.keys(Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert first.reason
    assert first.reason in said(seen)


def test_hiding_names_leaves_the_keyboard_on_the_button_and_the_page_where_it_was(seat, seen):
    seat.window.resize(1024, 560)
    hide = button(seen, "Hide names")
    hide.setFocus()
    scrolled = seen.findChild(ScrollPage).verticalScrollBar()
    at = scrolled.value()
    hide.click()
    seat.settle()
    now = seen.window().focusWidget()
    assert now.text() == "Hide names"
    assert now.isChecked()
    assert scrolled.value() == at


def test_a_folder_of_files_is_counted_and_what_fails_is_set_apart_by_name(seen, files_made):
    assert f"{seen.seen.report.basis.trusts} trusts together" in said(seen)
    assert "set apart and are not part of any figure" in said(seen)
    verdicts = {one.file: one.verdict for one in seen.seen.verdicts}
    assert verdicts["a-broken.digistrat"] == "set apart"
    assert seen.files.model().rowCount() == len(verdicts)


def test_how_many_of_all_trusts_stand_at_each_level_is_drawn_first(seen):
    (asked,) = (one for one in seen.seen.report.everyone if one.id == "ALN-02")
    (view,) = (one for one in seen.findChildren(DrawingView) if one.accessibleName() == asked.title)
    said = [f"{trusts} {word}" for word, trusts in (*asked.levels, ("No level", asked.no_level))]
    told = ", ".join(one for one in said if not one.startswith("0 "))
    assert view.accessibleDescription() == f"{asked.title}. Now, of {asked.asked}: {told}."


def test_every_question_of_an_area_has_a_drawing_that_says_its_counts(seat, seen):
    group = seen.seen.report.groups[0]
    button(seen, f"{group_name(group, seen.seen.report.basis)} ({group.trusts})").click()
    seat.settle()
    area = group.questions[0].section
    views = [one for one in seen.findChildren(DrawingView) if one.drawing() is not None]
    assert len(views) == sum(one.section == area for one in group.questions)
    assert all("Now, of" in one.accessibleDescription() for one in views)


def test_another_area_shows_its_own_questions(seat, seen):
    button(seen, "Strategy quality").click()
    seat.settle()
    names = {one.accessibleName() for one in seen.findChildren(DrawingView)}
    asked = seen.seen.report.everyone
    assert names == {one.title for one in asked if one.section == "Strategy quality"}


@pytest.mark.parametrize(
    ("words", "ending"), [("Save as web page…", ".html"), ("Save as Excel…", ".xlsx")]
)
def test_the_report_is_saved_from_the_page(seat, seen, tmp_path, words, ending):
    seat.dialogs.file = tmp_path / f"region{ending}"
    button(seen, words).click()
    seat.settle()
    assert seat.dialogs.file.stat().st_size > 0


def test_hidden_names_take_the_files_off_the_page_and_out_of_the_report(seat, seen, tmp_path):
    button(seen, "Hide names").click()
    seat.settle()
    assert "Names of trusts are hidden." in said(seen)
    assert ".digistrat" not in said(seen)
    seat.dialogs.file = tmp_path / "region.html"
    button(seen, "Save as web page…").click()
    seat.settle()
    assert ".digistrat" not in seat.dialogs.file.read_text("utf-8")


def test_a_file_leads_to_its_trusts_own_pages(seat, seen):
    used = next(one for one in seen.seen.verdicts if one.verdict == "used")
    wanted = []
    seat.context.navigator.package_wanted.connect(
        lambda path, package: wanted.append((path, package))
    )
    seen.files.choose(used.file)
    button(seen, "Open file").click()
    seat.settle()
    ((path, package),) = wanted
    assert path.name == used.file
    assert package.content.trust_id == used.trust


def test_work_can_be_stopped_and_nothing_is_written(seat, files_made, tmp_path):
    page = seat.go("region")
    page.make(files_made[0], tmp_path / "set")
    assert page.findChildren(QProgressBar)
    page.stop.click()
    seat.settle()
    assert page.seen is None
    assert button(page, "Choose folder…")
    assert not (tmp_path / "set").exists()


def test_closing_the_window_does_not_wait_for_all_files(seat, files_made, tmp_path):
    page = seat.go("region")
    page.make(files_made[0], tmp_path / "set")
    seat.close()
    assert page.seen is None
    assert not (tmp_path / "set").exists()


def test_no_second_folder_means_that_nothing_begins(seat, files_made):
    page = seat.go("region")
    Folders(seat.dialogs, files_made[0])
    button(page, "Choose folder…").click()
    assert not page.is_making


def test_a_folder_without_files_is_told_above_the_page(seat, tmp_path):
    page = seat.go("region")
    (tmp_path / "none").mkdir()
    page.make(tmp_path / "none", tmp_path / "set")
    seat.settle()
    assert any("no DigiStrat files" in one for one in seat.banners())
    assert button(page, "Choose folder…")


class NothingInstalled:
    def missing(self):
        return LACKING


def test_without_the_component_the_page_says_how_to_get_it_and_offers_nothing_dead(qtbot, tmp_path):
    real = region_maker(resources_folder())
    maker = RegionMaker(real.packages, NothingInstalled(), real.views, real.random, real.others)
    seat = Seat(qtbot, tmp_path, region=lambda: maker).sit_down()
    page = seat.go("region")
    assert LACKING in said(page)
    assert not [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]


def test_the_real_component_says_how_to_get_it_where_it_lacks(monkeypatch):
    monkeypatch.setattr("digistrat_desktop.storage.dataset.files.find_spec", lambda _: None)
    assert (
        "pip install digistrat-desktop[region]" in region_maker(resources_folder()).sets.missing()
    )


def test_a_list_of_expected_trusts_says_who_did_not_send_a_file(seat, files_made, tmp_path):
    page = seat.go("region")
    seat.dialogs.file = tmp_path / "list.txt"
    seat.dialogs.file.write_text("Z000\nQ99\n", encoding="utf-8")
    button(page, "Choose list of trusts…").click()
    assert "List: list.txt" in said(page)
    Folders(seat.dialogs, files_made[0], tmp_path / "set")
    button(page, "Choose folder…").click()
    seat.settle()
    words = "1 of 2 expected trusts did not send a file that could be used: Q99."
    assert words in said(page)
    button(page, "Hide names").click()
    seat.settle()
    assert "Q99" not in said(page)
    assert "How many expected trusts did not send a file is hidden." in said(page)


def test_a_list_that_is_none_is_refused_and_nothing_is_written(seat, files_made, tmp_path):
    page = seat.go("region")
    seat.dialogs.file = tmp_path / "list.txt"
    seat.dialogs.file.write_text("\n", encoding="utf-8")
    button(page, "Choose list of trusts…").click()
    Folders(seat.dialogs, files_made[0], tmp_path / "set")
    button(page, "Choose folder…").click()
    seat.settle()
    assert any("names no trust" in one for one in seat.banners())
    assert not (tmp_path / "set").exists()


ASKED = "Password for the files (if they have one)"


def test_files_that_need_a_password_are_counted_and_opened_with_it_and_it_is_not_kept(
    seat, files_made, tmp_path
):
    page = seat.go("region")
    Folders(seat.dialogs, files_made[0], tmp_path / "set", files_made[0], tmp_path / "set")
    button(page, "Choose folder…").click()
    seat.settle()
    verdicts = {one.file: one for one in page.seen.verdicts}
    assert "password" in verdicts["d-locked.digistrat"].reason
    button(page, "Other files or data set").click()
    seat.settle()
    button(page, "Back").click()
    seat.settle()
    assert page.files.isVisible()
    button(page, "Other files or data set").click()
    seat.settle()
    field_on(page, ASKED).setText(SECRET)
    button(page, "Choose folder…").click()
    seat.settle()
    assert {one.file: one.verdict for one in page.seen.verdicts}["d-locked.digistrat"] == "used"
    wanted = []
    seat.context.navigator.package_wanted.connect(lambda path, _: wanted.append(path.name))
    page.open_file("d-locked.digistrat")
    seat.settle()
    assert wanted == ["d-locked.digistrat"]
    button(seat.go("region"), "Other files or data set").click()
    seat.settle()
    assert field_on(page, ASKED).text() == ""
    seat.close()
    kept = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert kept
    assert not [one for one in kept if SECRET.encode() in one.read_bytes()]
