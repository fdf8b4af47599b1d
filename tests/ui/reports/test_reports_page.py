"""The Reports page: make, look at the real pages, save, keep a recipe, check a file."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.edits.report_recipes import recipe_of
from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.making import (
    KIND_WORDS,
    ReportOptions,
    Watcher,
    make_report,
)
from digistrat_desktop.ui.pages.reports.preview_card import page_picture
from tests.reports.pictures import a_png
from tests.reports.trusts import typical_model


@pytest.fixture
def page(seat):
    return seat.go("reports")


def write_in(page, name, text):
    """Type in a field of the front sheet and leave it."""
    page.front.fields.control(name).setText(text)
    page.front.fields.control(name).flush()


def made(seat, page):
    page.make.click()
    seat.settle()
    return page.preview.report


def test_without_an_assessment_nothing_can_be_made_and_the_page_says_why(empty_seat):
    page = empty_seat.go("reports")
    assert not page.make.isVisible()
    assert "A report needs an assessment" in page.empty.sentence.text()
    assert page.preview.isHidden()


def test_the_preview_shows_the_pages_of_the_file_that_is_saved(seat, page, tmp_path):
    report = made(seat, page)
    assert page.preview.isVisible()
    assert not page.preview.page.pixmap().isNull()
    assert page.preview.place.text() == f"Page 1 of {report.pages}"
    seat.dialogs.file = tmp_path / "board.pdf"
    page.preview.save.click()
    seat.settle()
    assert seat.dialogs.file.read_bytes() == report.content
    assert any("saved" in words for words in seat.banners())


def test_pages_turn_and_stop_at_both_ends(seat, page):
    report = made(seat, page)
    assert not page.preview.before.isEnabled()
    for _ in range(report.pages - 1):
        page.preview.after.click()
        seat.settle()
    assert page.preview.place.text() == f"Page {report.pages} of {report.pages}"
    assert not page.preview.after.isEnabled()


def test_another_choice_takes_the_old_preview_away(seat, page):
    made(seat, page)
    page.choice.fields.control("report").set_choice("progress")
    page.choice.fields.control("report").chosen.emit("progress")
    assert page.preview.isHidden()


def test_a_part_left_out_is_kept_for_the_next_report(seat, page):
    page.choice.parts["areas"].click()
    seat.settle()
    session = seat.session
    kept = recipe_of(session.workspace, session.trust.id, "board")
    assert kept.left_out == ("areas",)
    assert made(seat, page).pages < 6


def test_the_logo_is_made_anew_and_can_be_left_out_again(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "logo.png"
    seat.dialogs.file.write_bytes(a_png())
    page.choice.logo.click()
    seat.settle()
    assert page.choice.options().recipe.logo.startswith(b"\x89PNG")
    assert made(seat, page).pages
    page.choice.no_logo.click()
    seat.settle()
    assert page.choice.options().recipe.logo == b""


def test_a_file_that_is_no_picture_is_refused_and_the_logo_stays(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "logo.png"
    seat.dialogs.file.write_bytes(b"GIF89a nonsense")
    page.choice.logo.click()
    seat.settle()
    assert page.choice.options().recipe.logo == b""
    assert any("not a picture" in words for words in seat.banners())


def test_characters_that_cannot_be_printed_are_told_beside_the_finished_report(seat, page):
    write_in(page, "meeting", "Board 😀 of 🦊 Directors")
    seat.settle()
    assert len(made(seat, page).warnings) == 1
    assert page.preview.told.isVisible()
    assert "could not be printed" in page.preview.told.text()
    write_in(page, "meeting", "Board of Directors")
    seat.settle()
    made(seat, page)
    assert page.preview.told.isHidden()


def test_attached_data_warn_before_they_are_made(seat, page):
    assert page.choice.warning.isHidden()
    page.choice.data.click()
    assert page.choice.warning.isVisible()
    names = {file.name for file in read_pdf(made(seat, page).content).attachments}
    assert "assessment.json" in names


def test_the_front_sheet_is_saved_field_by_field(seat, page):
    page.front.fields.control("meeting").setFocus()
    seat.write("Board of Directors")
    page.front.fields.control("director_id").setFocus()
    seat.write("Chief Digital Officer")
    write_in(page, "meeting_on", "4 December 2026")
    page.flush()
    seat.settle()
    front = front_sheet_of(seat.session.workspace, seat.session.assessment.id)
    assert (front.meeting, front.meeting_on) == ("Board of Directors", dt.date(2026, 12, 4))
    assert seat.session.workspace.name_of(front.director_id) == "Chief Digital Officer"


def test_a_read_only_window_makes_reports_and_changes_nothing(seat, page):
    seat.session.set_read_only("Another window holds the store.")
    page.show_state()
    assert page.front.fields.control("meeting").isReadOnly()
    assert not page.choice.parts["areas"].isEnabled()
    assert made(seat, page).pages


def test_checking_the_file_just_made_says_that_it_matches(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "board.pdf"
    made(seat, page)
    page.preview.save.click()
    seat.settle()
    page.check.choose.click()
    seat.settle()
    assert page.check.verdict.text() == "Matches"
    assert "cannot prove" in page.check.reasons.text()


def test_a_file_that_is_no_pdf_is_told_in_words(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "board.pdf"
    seat.dialogs.file.write_bytes(b"not one")
    page.check.choose.click()
    seat.settle()
    assert any("not a PDF" in words for words in seat.banners())
    assert page.check.verdict.isHidden()


def test_stopping_leaves_the_page_ready_for_another_try(seat, page):
    page.make.click()
    page.stop.click()
    seat.settle()
    assert page.make.isEnabled()
    assert page.bar.isHidden()


@pytest.mark.parametrize("size", [(1024, 560), (1920, 1080)])
def test_the_finished_page_is_cut_nowhere(seat, page, size):
    seat.window.resize(*size)
    made(seat, page)
    sheet = page.preview
    inside = [w for kind in (QLabel, QPushButton) for w in sheet.findChildren(kind)]
    shown = [w for w in inside if w.isVisible()]
    assert shown
    assert all(sheet.rect().right() >= w.mapTo(sheet, w.rect().topRight()).x() for w in shown)


def test_the_keyboard_alone_makes_a_report(seat, page):
    page.choice.fields.control("format").setFocus()
    seat.tab_to(page.make)
    seat.keys(Qt.Key.Key_Space)
    seat.settle()
    assert page.preview.isVisible()


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_kind_of_report_can_be_painted(kind):
    report = make_report(typical_model(kind), kind, ".pdf", ReportOptions(), Watcher())
    picture = page_picture(report.content, 0, 300)
    assert (picture.width, picture.height) == (300, 425)
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.image().pixelColor(2, 2).name() == "#ffffff"


def test_the_card_of_choices_does_not_say_the_title_of_the_page_again(page):
    assert page.choice.title.text() == "Report to make"
