"""The Reports page: make, look at the real pages, save, keep a recipe, check a file."""

import datetime as dt
from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
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
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.reports.pages_view import READABLE, page_picture
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import Filler
from tests.reports.pictures import a_png
from tests.reports.trusts import typical_model
from tests.ui.seat import Seat, open_library


@pytest.fixture
def page(seat):
    return seat.go("reports")


def write_in(page, name, text):
    """Type in a field of the front sheet and leave it."""
    page.front.show_all()
    page.front.fields.control(name).setText(text)
    page.front.fields.control(name).flush()


def made(seat, page):
    seat.settle()
    return page.report


def choose(page, kind):
    page.choice.fields.control("report").rows[kind].click()


def test_without_an_assessment_nothing_can_be_made_and_the_page_says_why(empty_seat):
    page = empty_seat.go("reports")
    assert not page.foot.isVisible()
    assert "A report needs an assessment" in page.empty.sentence.text()
    assert page.report is None


def test_the_name_of_a_template_has_the_width_of_its_card(seat, page):
    for size in ((1024, 560), (1366, 768), (1920, 1080)):
        seat.window.resize(*size)
        seat.settle()
        field = page.choice.recipes.fields.control("title")
        assert field.width() >= 0.9 * page.choice.recipes.width()


def test_what_is_left_empty_on_the_front_sheet_is_said_beside_it(seat, page):
    assert page.front.empty.text().startswith("Empty, so not on the paper: agenda item, purpose, ")
    write_in(page, "purpose", "For decision")
    seat.settle()
    assert "purpose" not in page.front.empty.text()
    assert "quality impact" in page.front.empty.text()


def test_the_preview_shows_the_pages_of_the_file_that_is_saved(seat, page, tmp_path):
    report = made(seat, page)
    assert page.view.isVisible()
    assert not page.view.page.pixmap().isNull()
    assert page.view.pages.count() == report.pages
    assert f"Page 1 of {report.pages}." in page.foot.words.text()
    seat.dialogs.file = tmp_path / "board.pdf"
    page.foot.save.click()
    seat.settle()
    assert seat.dialogs.file.read_bytes() == report.content
    assert any("saved" in words for words in seat.banners())


def test_pages_are_turned_by_the_keyboard_and_stop_at_both_ends(seat, page):
    report = made(seat, page)
    page.view.pages.setFocus()
    seat.keys(Qt.Key.Key_Up)
    assert page.view.number == 0
    seat.keys(*[Qt.Key.Key_Down] * (report.pages + 2))
    seat.settle()
    assert page.view.number == report.pages - 1
    assert f"Page {report.pages} of {report.pages}." in page.foot.words.text()


def test_a_report_made_again_stays_at_the_page_that_was_read(seat, page):
    made(seat, page)
    page.view.pages.setCurrentRow(1)
    page.choice.record.all["names"].click()
    seat.settle()
    assert page.view.number == 1


def test_another_choice_makes_the_pages_again_and_nothing_else_can_be_saved_meanwhile(seat, page):
    first = made(seat, page)
    choose(page, "progress")
    assert not page.foot.save.isEnabled()
    seat.settle()
    assert page.foot.save.isEnabled()
    assert page.report is not first
    assert read_pdf(page.report.content).own["kind"] == "progress"


def test_what_is_changed_elsewhere_is_in_the_pages_when_one_comes_back(seat, page):
    first = made(seat, page).content
    write_in(page, "meeting", "Digital committee")
    seat.go("home")
    seat.go("reports")
    assert made(seat, page).content != first


@pytest.mark.parametrize(
    ("ending", "begins"), [(".html", b"<!"), (".docx", b"PK"), (".xlsx", b"PK")]
)
def test_other_formats_show_the_pages_and_are_saved_as_themselves(
    seat, page, tmp_path, ending, begins
):
    page.format.chips[ending].click()
    seat.settle()
    assert page.report.pages
    assert "as the PDF has them" in page.foot.words.text()
    seat.dialogs.file = tmp_path / f"board{ending}"
    page.foot.save.click()
    seat.settle()
    assert seat.dialogs.file.read_bytes()[:2] == begins


def test_only_the_formats_of_a_report_are_offered(seat, page):
    choose(page, "audit")
    assert ".docx" not in page.format.chips
    choose(page, "board")
    assert ".docx" in page.format.chips


def test_what_is_left_out_is_counted_and_the_data_stays_here(seat, page):
    page.choice.data.click()
    page.choice.record.all["names"].click()
    next(iter(page.choice.areas.all.values())).click()
    report = made(seat, page)
    assert "Left out: " in page.foot.told.text()
    assert not page.choice.data.isEnabled()
    assert read_pdf(report.content).attachments == ()
    assert "leftOut" in read_pdf(report.content).own


def test_the_page_that_is_shown_can_be_copied_as_a_picture(seat, page):
    made(seat, page)
    page.foot.copy.click()
    assert QGuiApplication.clipboard().image().width() > 100


def test_the_page_that_is_shown_is_heard_with_all_its_words(seat, page):
    heard = page.view.page.accessibleDescription()
    assert "The board is asked to" in heard
    page.view.pages.setCurrentRow(1)
    seat.settle()
    assert page.view.page.accessibleDescription() not in {"", heard}


def test_a_page_can_be_seen_whole(seat, page):
    made(seat, page)
    page.zoom.chips["whole"].click()
    seat.settle()
    assert page.view.page.height() <= page.view.area.viewport().height()


def test_a_part_left_out_is_kept_for_the_next_report(seat, page):
    whole = made(seat, page).content
    page.choice.parts["cases"].click()
    seat.settle()
    session = seat.session
    kept = recipe_of(session.workspace, session.trust.id, "board")
    assert kept.left_out == ("cases",)
    assert made(seat, page).content != whole


def test_a_part_with_nothing_to_show_says_why_beside_its_tick_until_it_is_left_out(seat_at):
    def begun(library):
        filler = Filler(library.pack_in_use(), "begun")
        filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
        filler.write(library)

    seat = seat_at(filled=begun)
    page = seat.go("reports")
    report = made(seat, page)
    silent = dict(report.silent)
    assert "No initiative is proposed" in silent["reality"]
    assert set(silent) < set(page.choice.parts)
    for one, tick in page.choice.parts.items():
        why = silent.get(one, "")
        assert tick.accessibleDescription().endswith(why or "What it contains")
    shown = [label.text() for label in page.choice.findChildren(QLabel) if label.isVisible()]
    assert set(silent.values()) <= set(shown)
    page.choice.parts["reality"].click()
    made(seat, page)
    shown = [label.text() for label in page.choice.findChildren(QLabel) if label.isVisible()]
    assert silent["reality"] not in shown
    assert silent["cases"] in shown


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
    assert "could not be printed" in page.foot.told.text()
    write_in(page, "meeting", "Board of Directors")
    seat.settle()
    made(seat, page)
    assert "could not be printed" not in page.foot.told.text()


def test_attached_data_warn_before_they_are_made(seat, page):
    assert page.choice.warning.isHidden()
    page.choice.data.click()
    assert page.choice.warning.isVisible()
    names = {file.name for file in read_pdf(made(seat, page).content).attachments}
    assert "assessment.json" in names


def test_the_front_sheet_is_saved_field_by_field(seat, page):
    page.front.show_all()
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
    assert not page.choice.parts["cases"].isEnabled()
    assert made(seat, page).pages


def test_checking_the_file_just_made_says_that_it_matches(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "board.pdf"
    made(seat, page)
    page.foot.save.click()
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


def test_a_report_under_way_stops_when_the_page_is_left(seat, page):
    choose(page, "audit")
    seat.go("home")
    assert not page.is_making
    seat.go("reports")
    assert read_pdf(made(seat, page).content).own["kind"] == "audit"


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_what_is_said_of_the_file_is_cut_nowhere(seat, page, size):
    seat.window.resize(*size)
    made(seat, page)
    foot = page.foot
    inside = [w for kind in (QLabel, QPushButton) for w in foot.findChildren(kind)]
    shown = [w for w in inside if w.isVisible()]
    assert shown
    assert all(foot.rect().right() >= w.mapTo(foot, w.rect().topRight()).x() for w in shown)
    assert page.view.area.width() > page.view.pages.width()


def test_the_keyboard_alone_makes_and_saves_a_report(seat, page, tmp_path):
    page.choice.fields.control("report").rows["full"].setFocus()
    seat.keys(Qt.Key.Key_Space)
    seat.dialogs.file = tmp_path / "full.pdf"
    made(seat, page)
    seat.press(page.foot.save)
    assert read_pdf(seat.dialogs.file.read_bytes()).own["kind"] == "full"


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_kind_of_report_can_be_painted(kind):
    report = make_report(typical_model(kind), kind, ".pdf", ReportOptions(), Watcher())
    picture = page_picture(report.content, 0, 300)
    assert (picture.width, picture.height) == (300, 425)
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.image().pixelColor(2, 2).name() == "#ffffff"


@pytest.mark.parametrize("size", [(1024, 560, 100), (1366, 768, 100), (1366, 768, 200)])
def test_a_page_of_the_report_is_seen_as_soon_as_it_is_made(seat_at, size):
    width, height, percent = size
    settings = Settings(theme="light", text_percent=percent)
    seat = seat_at(filled=ensure_kept, settings=settings, size=(width, height))
    page = seat.go("reports")
    area = page.view.area
    place = QRect(area.mapTo(page, QPoint(0, 0)), area.size())
    seen = place.intersected(QRect(0, 0, page.width(), page.foot.y()))
    assert page.view.image() is not None
    assert seen.height() >= 250
    assert page.view.page.width() >= READABLE
    assert page.view.page.width() <= area.viewport().width()


@pytest.mark.parametrize(("percent", "is_narrow"), [(100, False), (200, True)])
def test_the_page_takes_the_window_and_gives_room_to_the_choices_when_asked(
    seat_at, percent, is_narrow
):
    settings = Settings(theme="light", text_percent=percent)
    seat = seat_at(filled=ensure_kept, settings=settings, size=(1366, 768))
    page = seat.go("reports")
    radio = page.choice.fields.control("report").rows["full"]
    assert radio.isVisible() is not is_narrow
    page.zoom.chips["width"].click()
    seat.settle()
    assert not radio.isVisible()
    assert page.view.width() >= 0.9 * page.width()
    assert page.view.page.width() >= 1.5 * READABLE
    page.zoom.chips["choices"].click()
    seat.settle()
    assert radio.isVisible()
    page.zoom.chips["whole"].click()
    seat.settle()
    assert radio.isVisible() is not is_narrow


def test_until_the_first_pages_are_there_their_place_says_that_they_come(seat):
    seat.window.go_to("reports")
    page = seat.page("reports")
    assert page.view.page.text() == "Preparing the pages …"
    assert page.view.page.width() >= page.view.page.sizeHint().width() > 100
    seat.settle()
    assert page.view.page.text() == ""


def test_at_twice_the_text_size_the_choices_stand_whole_above_the_pages(qtbot, tmp_path):
    with closing(open_library(tmp_path)) as library:
        ensure_kept(library)
    seat = Seat(qtbot, tmp_path, settings=Settings(text_percent=200), size=(1024, 768))
    page = seat.sit_down().go("reports")
    page.zoom.chips["choices"].click()
    seat.settle()
    page.choice.fields.control("report").rows["board"].setFocus()
    seat.tab_to(page.choice.logo)
    top = page.choice.logo.mapTo(page, page.choice.logo.rect().topLeft()).y()
    card, view = page.check, page.view
    ends = card.mapTo(page, card.rect().bottomLeft()).y()
    seat.close()
    assert ends < view.mapTo(page, view.rect().topLeft()).y()
    assert 0 <= top < page.foot.y()


def test_the_keyboard_begins_at_the_report_that_is_chosen(seat):
    seat.window.go_to("reports")
    seat.settle()
    assert seat.focus().accessibleName() == "Board report"


@pytest.mark.parametrize("way", ["on the page", "from anywhere"])
def test_one_key_saves_the_report(seat, tmp_path, way):
    seat.dialogs.file = tmp_path / "board.pdf"
    if way == "on the page":
        seat.window.go_to("reports")
        seat.settle()
        seat.keys(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    else:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        seat.keys(Qt.Key.Key_S, modifiers=both)
    seat.settle()
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_the_choices_stay_where_they_are_when_a_report_was_saved(seat_at, size):
    seat = seat_at(size=size)
    page = seat.go("reports")
    bars = [one.verticalScrollBar() for one in page.findChildren(ScrollPage)]
    before = [bar.value() for bar in bars]
    seat.context.navigator.told_of_file.emit("The report is saved. It has 4 pages.", "b.pdf")
    seat.settle()
    assert any("b.pdf" in one for one in seat.banners())
    assert [bar.value() for bar in bars] == before
